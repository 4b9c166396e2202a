"""Findings about a source, and the catalogue of their codes.

This room knows every code, its severity and its clause; it must not know how a finding
is made.
"""

from cableformat.diagnostics._catalogue import CATALOGUE, Entry
from cableformat.diagnostics._clauses import Clause, clause, clauses
from cableformat.diagnostics._diagnostic import Diagnostic, Severity, decode_error
from cableformat.diagnostics._place import Place, Steps, path_of

__all__ = [
    "CATALOGUE",
    "Clause",
    "Diagnostic",
    "Entry",
    "Place",
    "Severity",
    "Steps",
    "clause",
    "clauses",
    "decode_error",
    "path_of",
]
