"""From the members of a document to a reading, and its inspection, in both formats.

Theory of operation.  Reading a document does not open its layout; inspecting it does.
No schema is consulted: what a reader accepts, the schemas accept (law 7, checked by
``tests/property/test_agreement.py``), and a reader that refuses a document reports
every fault in its place.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

from cableformat._record import shown
from cableformat.diagnostics import CATALOGUE, Diagnostic, Severity, path_of
from cableformat.document._findings import MOST, Problem, examine
from cableformat.document._layout import play
from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.model.plain_data import plain
from cableformat.text import Inspection, Reading
from cableformat.text.dialects import DIALECTS
from cableformat.text.hints import given
from cableformat.text.lines.source import content, size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.diagnostics import Place, Steps
    from cableformat.document._form import DocumentLayout
    from cableformat.model import Cable

__all__ = [
    "CAP",
    "Source",
    "check_arguments",
    "check_output",
    "examined",
    "inspected",
    "reading_of",
    "refused",
]

#: laws.md 15: 256 MiB, as bytes, or as the UTF-8 length of a `str`.
CAP: Final = 256 * 1024 * 1024


class Source(Protocol):
    """A document that knows where its members are."""

    def places(self, paths: set[Steps]) -> dict[Steps, Place]:
        """The places of some members, or of the nearest member that there is."""


def check_arguments(source: object, hints: object) -> str | bytes:
    """The content of a source, checked with the hints before it is parsed.

    Raises:
        CableDecodeError: It is over the cap (``input.too-large``).
        TypeError: It is neither `str` nor `bytes`, or the hints are no `Hints`.
    """
    given(hints)
    document = content(source)
    if size(document, CAP) > CAP:
        msg = f"expected a document of {CAP} bytes at most; it is longer"
        raise CableDecodeError(msg, code="input.too-large")
    return document


def check_output(document: str) -> str:
    """A document that can be read again.

    Raises:
        CableEncodeError: It is over the cap (``output.too-large``).
    """
    if size(document, CAP) > CAP:
        msg = f"expected a document of {CAP} bytes at most; it would be longer"
        raise CableEncodeError(msg, code="output.too-large")
    return document


def examined(
    members: dict[str, Any], source: Source, problems: Sequence[Problem] = ()
) -> Reading[Cable | None]:
    """The reading of a document that has problems, or seemed to have some.

    `members` are those of the root without the identity; `problems` are those that the
    format has already found.
    """
    cable, layout, more = examine(members)
    if cable is None or problems:
        return refused([*problems, *more], source)
    return reading_of(cable, layout, source)


def reading_of(
    cable: Cable,
    layout: DocumentLayout | None,
    source: Source,
    members: dict[str, Any] | None = None,
) -> Reading[Cable | None]:
    """The reading of a document's cable and layout; the layout is played back.

    `members`, if given, is the cable as `plain` gives it.
    """
    if layout is None:
        return Reading(cable=cable)
    name = layout.context.dialect
    if name is not None and name not in DIALECTS:
        problem = Problem(
            ("layout", "context", "dialect"),
            "layout.unknown-dialect",
            f"no dialect is called {shown(name)}; the layout is left out",
        )
        return Reading(cable=cable, diagnostics=located([problem], source))
    played = play(layout, cable, plain(cable) if members is None else members)
    steps = ("layout",)
    if played is None:
        problem = Problem(
            steps,
            "layout.too-large",
            "it plays back more than its document or a telegram may hold; left out",
        )
        return Reading(cable=cable, diagnostics=located([problem], source))
    notes = []
    if not (played.exact and played.unedited):
        what = "the cable" if played.exact else "what the layout plays back"
        message = f"{what} is not what its digest says: somebody edited the document"
        notes.append(Problem(steps, "layout.edited", message))
    return Reading(
        cable=cable,
        layout=played,
        diagnostics=located(notes, source),
    )


def inspected(
    reading: Reading[Cable | None], source: Source
) -> Inspection[Cable | None]:
    """The findings of a reading and of its layout, in document order."""
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
    found = reading.diagnostics + located(problems, source)
    found = tuple(sorted(found, key=lambda finding: finding.span))
    return Inspection(reading.cable, found, source.places)


def refused(problems: list[Problem], source: Source) -> Reading[Cable | None]:
    """The reading of a document that is broken or is no cable: it says why."""
    assert any(CATALOGUE[p.code].severity is Severity.ERROR for p in problems)
    return Reading(cable=None, diagnostics=located(problems, source))


def located(problems: list[Problem], source: Source) -> tuple[Diagnostic, ...]:
    """Findings of problems, in document order."""
    if not problems:
        return ()
    paths = {problem.steps for problem in problems if problem.place is None}
    places = source.places(paths) if paths else {}
    found = []
    for problem in problems:
        entry = CATALOGUE[problem.code]
        place = problem.place or places[problem.steps]
        assert entry.severity is not None, problem.code
        found.append(
            Diagnostic(
                code=problem.code,
                severity=entry.severity,
                message=problem.message,
                span=place.span,
                line=place.line,
                column=place.column,
                path=path_of(problem.steps),
                clause=entry.clause,
                hint=problem.hint or entry.hint,
            )
        )
    return tuple(sorted(found, key=_order))


def _order(finding: Diagnostic) -> tuple[bool, tuple[int, int]]:
    """Document order; that there is more comes last."""
    return finding.code == "document.more-findings", finding.span
