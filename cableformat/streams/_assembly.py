"""One telegram, made of the sections or parts in which it was sent."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from cableformat.streams._agreement import (
    disagreements,
    finding,
    is_copy,
    left_out,
    refusals,
)
from cableformat.streams._joint import Cut, Opening, cut, joined
from cableformat.streams._section import order, pieces_of, sections_of
from cableformat.streams._section_numbers import without_numbers
from cableformat.streams.identity import identity_of
from cableformat.text import dumps
from cableformat.text.layout import Reading
from cableformat.text.parsing import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.streams._section import Section


@attrs.frozen(kw_only=True, slots=True)
class Seam:
    """Where two sections meet: their numbers, and what the joined text leaves out."""

    before: int
    after: int
    #: What ends the section before: BT, NNNN, a closing classification line.
    ending: str = attrs.field(repr=False)
    #: What the section after repeats: its heading, its classification line, SUBJ.
    head: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True, slots=True)
class Assembly:
    """A telegram, the readings that it was joined from, and their seams."""

    #: `None` where the parts can't be joined; the diagnostics say why.
    cable: Cable | None
    #: Every reading that was given, in order; a copy follows the one it repeats.
    parts: tuple[Reading[Any], ...] = attrs.field(repr=False)
    seams: tuple[Seam, ...] = ()
    #: The numbers of the sections that are not there.
    missing: tuple[int, ...] = ()
    #: The path of each begins with that of the part it is about: ``/parts/1``.
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def sources(self) -> tuple[str | bytes, ...]:
        """Each part written again: the bytes it was read from (law 2)."""
        return tuple(dumps(part.cable, layout=part.layout) for part in self.parts)


def assemble(readings: Iterable[Reading[Cable | None]]) -> Assembly:
    r"""Join the sections or parts of one telegram, given in any order.

    The numbers that sections print decide the order; it is never guessed.  One complete
    telegram is its own cable, unchanged.  If a section is missing, the cable has the
    text of the others and keeps the number of its first section.

    Raises:
        CableDecodeError: A reading has no cable, or the joined text is over the cap of
            a telegram (``input.too-large``).
        CableEncodeError: A document without a layout can't be written as text.
        TypeError: They are not readings.

    Source: streams.md 3, 4.

    >>> import cableformat
    >>> one = "UNCLAS SECTION 01 OF 02 LIMA 000417\nSUBJECT: CORK\n\n1. BARK\n"
    >>> two = "UNCLAS SECTION 02 OF 02 LIMA 000417\nSUBJECT: CORK\n\nFLOATS.\n"
    >>> assembly = assemble(map(cableformat.parse, (two, one)))
    >>> [paragraph.flow() for paragraph in assembly.cable.content.paragraphs]
    ['BARK FLOATS.']
    >>> assembly.sources == (one, two)
    True
    >>> alone = assemble([cableformat.parse(two)])
    >>> alone.missing, [found.code for found in alone.diagnostics]
    ((1,), ['sections.missing'])
    """
    given = list(enumerate(sections_of(readings)))
    if not given:
        empty = finding(None, code="text.empty")
        return Assembly(cable=None, parts=(), diagnostics=(empty,))
    sections = [(place, piece) for place, each in given for piece in _pieces(each)]
    sections.sort(key=lambda each: order(each[1]))
    # A reading has one place, that of the first of its sections.
    places = {place: n for n, place in enumerate(dict.fromkeys(p for p, _ in sections))}
    parts = tuple(given[place][1].reading for place in places)
    return _assembled([(places[place], each) for place, each in sections], parts)


def telegram_key(reading: Reading[Cable]) -> str | None:
    r"""The key of the telegram to which a reading belongs.

    Pass readings with one key to one `assemble`; `None` if a reading shows no key.

    >>> import cableformat
    >>> telegram_key(cableformat.parse("UNCLAS SECTION 02 OF 02 LIMA 000417\n"))
    'LIMA 417'
    """
    return identity_of(reading.cable).key


def _pieces(section: Section) -> list[Section]:
    """The sections of one source, where they make an order; else all of it as one."""
    pieces = pieces_of(section)
    return [section] if any(refusals([(0, each) for each in pieces])) else pieces


class _Joint(NamedTuple):
    """A section among others, and what of it is joined to the section before."""

    place: int
    section: Section
    opening: Opening
    cut: Cut
    #: Whether a section is missing between the two.
    gap: bool


def _joints(placed: Sequence[tuple[int, Section]]) -> Iterator[_Joint]:
    (place, before), *others = placed
    first = Opening(before.layout)
    yield _Joint(place, before, first, Cut(begin=0, end=first.end), gap=False)
    for place, section in others:
        opening = Opening(section.layout)
        gap = max(before.numbers.held) + 1 < min(section.numbers.held)
        yield _Joint(place, section, opening, cut(opening, first), gap)
        before = section


def _assembled(
    placed: Sequence[tuple[int, Section]], parts: tuple[Reading[Any], ...]
) -> Assembly:
    if len(placed) > 1 and (refused := tuple(refusals(placed))):
        return Assembly(cable=None, parts=parts, diagnostics=refused)
    alone, found = _without_copies(placed)
    first = alone[0][1]
    missing = _missing([section for _, section in alone])
    if missing:
        words = ", ".join(map(str, missing)), str(max(first.numbers.totals))
        found.append(finding(None, *words, code="sections.missing"))
    joints = list(_joints(alone))
    for place, section, _, piece, _ in joints[1:]:
        found += disagreements(first, section, place, piece.repeated)
    for place, section, _, piece, _ in joints[:-1]:
        found += left_out(section, place, piece.end)
    return Assembly(
        cable=_cable(joints, whole=not missing),
        parts=parts,
        seams=tuple(_seams(joints)),
        missing=missing,
        diagnostics=tuple(sorted(found, key=_of_part)),
    )


def _without_copies(
    placed: Sequence[tuple[int, Section]],
) -> tuple[list[tuple[int, Section]], list[Diagnostic]]:
    """Each section once, and a finding about every copy."""
    alone: list[tuple[int, Section]] = []
    found: list[Diagnostic] = []
    for place, section in placed:
        if alone and is_copy(section, alone[-1][1]):
            printed = section.printed
            found.append(finding(place, printed, code="sections.repeated"))
        else:
            alone.append((place, section))
    return alone, found


def _of_part(finding: Diagnostic) -> tuple[int, str]:
    """By what findings are sorted: the part that each is about, and its path."""
    _, _, place, *_ = (*finding.path.split("/"), "", "")
    return int(place or -1), finding.path


def _missing(sections: Sequence[Section]) -> tuple[int, ...]:
    held = frozenset[int]().union(*(section.numbers.held for section in sections))
    totals = sections[0].numbers.totals
    return tuple(n for n in range(1, max(totals, default=0) + 1) if n not in held)


def _seams(joints: Sequence[_Joint]) -> Iterator[Seam]:
    for before, after in pairwise(joints):
        yield Seam(
            before=max(before.section.numbers.held),
            after=min(after.section.numbers.held),
            ending=before.opening.layout.text[before.cut.end :],
            head=after.opening.layout.text[: after.cut.begin],
        )


def _cable(joints: Sequence[_Joint], *, whole: bool) -> Cable:
    """The cable of sections in order."""
    first = joints[0].section
    if len(joints) == 1:
        return first.cable
    context = first.layout.context
    text = joined([(each.opening, each.cut, each.gap) for each in joints])
    cable = read(text, context.hints, context.dialect).cable
    archive = cable.archive or first.cable.archive
    # Its ending is the last section's.
    sent = first.cable.transmission
    cable = attrs.evolve(cable, transmission=sent, archive=archive)
    return _unnumbered(cable) if whole else cable


def _unnumbered(cable: Cable) -> Cable:
    """A cable that no longer says which section it was."""
    sent, content = cable.transmission, cable.content
    if sent is not None and sent.calling_station is not None:
        station = attrs.evolve(sent.calling_station, section=None)
        sent = attrs.evolve(sent, calling_station=station)
    if content is not None:
        content = without_numbers(content)
    return attrs.evolve(cable, transmission=sent, content=content)
