"""Dialects: which lenses read a telegram, and where each may open.

This room knows the order in which lenses are asked; it must not know what they read.
"""

from cableformat.text.dialects._dialect import Dialect
from cableformat.text.dialects._state import STATE

__all__ = ["STATE", "Dialect"]
