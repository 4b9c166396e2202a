"""Every code, in one place: severity, message, reason, clause (laws.md 13).

Codes are API and are never reused; wording is not.  A code without a severity belongs
to an exception.
"""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import Entry
from cableformat.diagnostics._of_documents import DOCUMENTS
from cableformat.diagnostics._of_exceptions import EXCEPTIONS
from cableformat.diagnostics._of_rules import RULES
from cableformat.diagnostics._of_sections import SECTIONS
from cableformat.diagnostics._of_text import TEXT
from cableformat.diagnostics._of_values import VALUES

__all__ = ["CATALOGUE", "Entry"]

#: Every code by its slug.
CATALOGUE: Final[dict[str, Entry]] = {
    **TEXT,
    **RULES,
    **SECTIONS,
    **DOCUMENTS,
    **VALUES,
    **EXCEPTIONS,
}
