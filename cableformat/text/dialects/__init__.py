"""Dialects: which lenses read a telegram, and where each may open.

This room knows the order in which lenses are asked; it must not know what they read.
"""

from cableformat.text.dialects._dialect import Dialect, Row
from cableformat.text.dialects._state import STATE

__all__ = ["STATE", "Dialect", "Row"]
