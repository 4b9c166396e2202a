"""Findings about a source, and the catalogue of their codes.

This room knows every code, its severity and its clause; it must not know how a finding
is made.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.diagnostics._diagnostic import (
    Diagnostic,
    Entry,
    Severity,
    decode_error,
)

if TYPE_CHECKING:
    from cableformat.diagnostics._catalogue import CATALOGUE
    from cableformat.diagnostics._clauses import Clause, clause, clauses
    from cableformat.diagnostics.place import LineStarts, Place, Steps, path_of

__all__ = [
    "CATALOGUE",
    "Clause",
    "Diagnostic",
    "Entry",
    "LineStarts",
    "Place",
    "Severity",
    "Steps",
    "clause",
    "clauses",
    "decode_error",
    "path_of",
]

# The model needs none of them (architecture.md 6: what importing costs).
_LATER = {
    "CATALOGUE": "_catalogue",
    "Clause": "_clauses",
    "LineStarts": "place",
    "Place": "place",
    "Steps": "place",
    "clause": "_clauses",
    "clauses": "_clauses",
    "path_of": "place",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
