"""Whether sections are of one telegram, and what they say differently.

What can't be joined without a guess is an error, and then there is no cable; what a
later section repeats in other words is a warning (streams.md 4, laws 6 and 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import shown
from cableformat.comparison import differences
from cableformat.diagnostics import CATALOGUE, Diagnostic
from cableformat.model import Cable, Content, Heading, ReaddressedHeading
from cableformat.streams._section import NOWHERE, Section
from cableformat.text.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.comparison import Difference
    from cableformat.diagnostics import Place
    from cableformat.streams._joint import Repeated

#: What is each copy's own; parts of a message have a time of their own too.
_OF_JOURNEY: Final = ("/heading/preamble/instructions",)
_HEADING: Final = tuple(field.name for field in attrs.fields(ReaddressedHeading))
_LINE: Final = "/content/classificationLine/"
_OF_PARTS: Final = ("/heading/preamble/dateTimeGroup", *_OF_JOURNEY)


def finding(
    place: int | None, *words: str, code: str, path: str = "", at: Place = NOWHERE
) -> Diagnostic:
    """A finding about an assembly, or about the part in a place of it."""
    entry = CATALOGUE[code]
    assert entry.severity is not None
    return Diagnostic(
        code=code,
        severity=entry.severity,
        message=entry.told(*words),
        span=at.span,
        line=at.line,
        column=at.column,
        path=("" if place is None else f"/parts/{place}") + path,
        clause=entry.clause,
        hint=entry.hint,
    )


def refusals(placed: Sequence[tuple[int, Section]]) -> Iterator[Diagnostic]:
    """Why sections can't be joined, each with the place of its part."""
    first = placed[0][1]
    known = first.identity
    of_number: dict[int, Section] = {}
    for place, section in placed:
        numbers = section.numbers
        if not numbers.held:
            yield finding(place, code="sections.unnumbered")
            continue
        apart = known.contradicted_by(section.identity)
        if apart is None:
            known = known.filled_from(section.identity)
        else:
            words = map(shown, apart[::-1])
            yield finding(place, *words, code="sections.mixed")
        conflict = _misfit(section, first, of_number)
        if conflict is not None:
            printed = shown(section.printed)
            yield finding(place, printed, conflict, code="sections.contradiction")
        of_number |= dict.fromkeys(numbers.held - of_number.keys(), section)


def _misfit(
    section: Section, first: Section, of_number: dict[int, Section]
) -> str | None:
    """What the numbers of a section don't fit."""
    numbers = section.numbers
    if not numbers.sound:
        return "itself"
    if first.numbers.totals and numbers.totals != first.numbers.totals:
        return shown(first.printed)
    others = {of_number[n] for n in numbers.held if n in of_number}
    if any(not is_copy(section, other) for other in others):
        return "another text of that number"
    return None


def is_copy(section: Section, other: Section) -> bool:
    """Whether a section is there once more."""
    return section.numbers == other.numbers and section.says == other.says


def disagreements(
    first: Section, section: Section, place: int, repeated: Sequence[Repeated]
) -> Iterator[Diagnostic]:
    """What a later section repeats in other words."""
    found = [
        (each.printed, each.first, each.kind.path(), each.span)
        for each in repeated
        if each.differs
    ]
    # Of one source, only the first piece has a heading.
    apart = section.reading is not first.reading
    others = list(_differences(first, section)) if apart else []
    paths = [_path(section, each.path) for each in others]
    spans = section.places(paths)
    found += [
        (each.b, each.a, path, spans[path])
        for each, path in zip(others, paths, strict=True)
    ]
    for here, there, path, span in found:
        yield finding(
            place,
            _told(here),
            _told(there),
            code="sections.disagree",
            path=path,
            at=section.place(span),
        )


def left_out(section: Section, place: int, end: int) -> Iterator[Diagnostic]:
    """Words below the ending of a section that is not the last; `end` is its text's."""
    for claim in section.layout.claims:
        if claim.kind is Kind.CONTENT_STRAY and claim.spans[0][0] >= end:
            words = shown(claim.value.text)
            at = section.place(claim.spans[0])
            yield finding(place, words, code="sections.left-out", at=at)


def _differences(first: Section, section: Section) -> Iterator[Difference]:
    """How heading and classification line differ, but for what is each copy's own."""
    passed_over = _OF_PARTS if section.identity.series else _OF_JOURNEY
    for differs in differences(_compared(first.cable), _compared(section.cable)):
        # A later section may leave out what the first says of its marking.
        left_out = differs.b is None and differs.path.startswith(_LINE)
        if not left_out and not differs.path.startswith(passed_over):
            yield differs


def _path(section: Section, path: str) -> str:
    """The path of an element of the original heading."""
    heading = section.cable.heading
    inner = heading is not None and heading.readdressed is not None
    return path.replace("/heading", "/heading/readdressed", 1) if inner else path


def _told(value: Any) -> str:
    """A value of a document for a message."""
    return "nothing" if value is None else shown(_words(value))


def _words(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    return " ".join(map(_words, value)) if isinstance(value, list) else str(value)


def _compared(cable: Cable) -> Cable:
    """The heading and the classification line, which every section repeats."""
    original, content = cable.original_heading, cable.content
    fields = {}
    if original is not None:
        fields = {name: getattr(original, name) for name in _HEADING}
    line = None if content is None else content.classification_line
    if line is not None:
        line = attrs.evolve(line, section=None)
    return Cable(
        heading=Heading(**fields) if any(fields.values()) else None,
        content=None if line is None else Content(classification_line=line),
    )
