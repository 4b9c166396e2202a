"""Findings about a source, and the catalogue of their codes.

This room knows every code, its severity and its clause; it must not know how a finding
is made.
"""

from cableformat.diagnostics._catalogue import CATALOGUE, Entry
from cableformat.diagnostics._diagnostic import Diagnostic, Severity, decode_error

__all__ = ["CATALOGUE", "Diagnostic", "Entry", "Severity", "decode_error"]
