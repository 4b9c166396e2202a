"""What checking a document adds to reading it; what both formats do alike.

Theory of operation.  A codec reads the cable of a document and opens neither its layout
nor a schema.  Where it finds an error itself, it has told all of them, each in its
place; a schema is asked only where it finds none.  So what a schema then refuses is a
disagreement of reader and schema (law 7), and never repeats a finding.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from cableformat.diagnostics import CATALOGUE
from cableformat.document._findings import MOST, Problem
from cableformat.document._reading import located
from cableformat.text import Inspection, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.diagnostics import Steps
    from cableformat.document._reading import Source
    from cableformat.model import Cable

__all__ = ["inspected", "violation"]

#: How much is shown of what a schema says: it may quote the whole document.
_LONGEST: Final = 160


def inspected(
    reading: Reading[Cable | None],
    source: Source,
    against_schema: Callable[[], Problem | None],
) -> Inspection[Cable | None]:
    """The findings of a reading, of its layout, and of a schema, in document order."""
    if reading.cable is None:
        return Inspection(None, reading.diagnostics, source.places)
    problems = []
    if reading.unopened is not None:
        code = "layout.broken-copy"
        for place in islice(reading.unopened.broken(), MOST):
            steps = ("layout", "runs", place)
            problems.append(Problem(steps, code, CATALOGUE[code].message))
    if reading.layout is not None and reading.layout.disputed:
        code = "layout.disagrees"
        problems.append(Problem(("layout",), code, CATALOGUE[code].message))
    refusal = against_schema()
    if refusal is not None:
        problems.append(refusal)
    found = reading.diagnostics + located(problems, source)
    found = tuple(sorted(found, key=lambda finding: finding.span))
    return Inspection(reading.cable, found, source.places)


def violation(steps: Steps, told: str) -> Problem:
    """What a schema has against a member, in its own words."""
    code = "schema.invalid"
    words = told if len(told) <= _LONGEST else told[: _LONGEST - 3] + "..."
    return Problem(steps, code, f"{CATALOGUE[code].message}: {words}")
