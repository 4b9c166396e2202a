"""One section as it was given: its cable, its text, its numbers, whose it is."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.comparison import content_hash
from cableformat.diagnostics import Place
from cableformat.model import Cable, Heading
from cableformat.streams._section_numbers import (
    Numbers,
    breaks_below_ending,
    numbers_of,
)
from cableformat.streams.identity import Identity, identity_of
from cableformat.text import Reading, dumps, parse
from cableformat.text.layout import cable_of
from cableformat.text.lines.places import placing
from cableformat.text.parsing import read
from cableformat.text.passes.findings import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text import Layout

__all__ = ["NOWHERE", "Section", "order", "pieces_of", "sections_of"]

#: The place of what is about a whole source, or about no source.
NOWHERE: Final = Place((0, 0), 1, 1)


@attrs.frozen(eq=False, slots=False)
class Section:
    """A reading, or a piece of one, and what it shows of its place in a telegram."""

    reading: Reading[Any]
    cable: Cable
    #: Of its own source, or of its cable written as text.
    layout: Layout
    #: Of all that was read with it, and where in that it begins.
    whole: Layout
    begin: int
    numbers: Numbers
    identity: Identity

    @cached_property
    def says(self) -> str:
        """A hash of its words, which a second copy of it shares."""
        heading = self.cable.heading
        strays = () if heading is None else heading.strays
        # If a piece has no heading, its text may be there.
        words = Heading(strays=strays) if strays else None
        return content_hash(Cable(heading=words, content=self.cable.content))

    def place(self, span: tuple[int, int]) -> Place:
        """Where a span of its text is in the source.

        In a document, only the beginning is known: its text was played back.
        """
        is_text = self.reading.unopened is None and self.reading.layout is self.whole
        begin, end = span
        return (
            self._placing((begin + self.begin, end + self.begin))
            if is_text
            else NOWHERE
        )

    def places(self, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
        """The span of each element, or of the nearest above it."""
        steps = {path: tuple(path.split("/")[1:]) for path in paths}
        layout = self.layout
        found = places_of({*steps.values()}, layout.text, layout.claims)
        return {path: found[each].span for path, each in steps.items()}

    @cached_property
    def _placing(self) -> Callable[[tuple[int, int]], Place]:
        return placing(self.whole.text)

    @property
    def printed(self) -> str:
        """Its numbers, as a line has them."""
        held, totals = sorted(self.numbers.held), sorted(self.numbers.totals)
        return f"{_listed(held)} OF {_listed(totals)}"


def sections_of(readings: Iterable[Reading[Cable | None]]) -> list[Section]:
    """One section for each reading.

    Raises:
        CableDecodeError: A reading has no cable; its findings are on the exception.
        CableEncodeError: A document without a layout can't be written as text.
        TypeError: One is no reading.
    """
    return list(map(_section, readings))


def pieces_of(section: Section) -> list[Section]:
    """The sections that follow one another in one source, each below an ending."""
    layout = section.layout
    starts = [0, *breaks_below_ending(layout), len(layout.text)]
    made = []
    for begin, end in pairwise(starts):
        context = layout.context
        piece = read(layout.text[begin:end], context.hints, context.dialect)
        assert piece.layout is not None
        numbers = numbers_of(piece.cable, piece.layout)
        identity = identity_of(piece.cable)
        own = Section(
            section.reading,
            piece.cable,
            piece.layout,
            layout,
            begin,
            numbers,
            identity,
        )
        made.append(own)
    return made if len(made) > 1 else [section]


def _section(reading: object) -> Section:
    if not isinstance(reading, Reading):
        msg = f"expected readings; found {type(reading).__name__}"
        raise TypeError(msg)
    cable = cable_of(reading)
    layout = reading.layout
    if layout is None or layout.base != cable:
        layout = parse(dumps(cable, layout=layout)).layout
    assert layout is not None
    numbers, identity = numbers_of(cable, layout), identity_of(cable)
    return Section(reading, cable, layout, layout, 0, numbers, identity)


def order(section: Section) -> tuple[list[int], str]:
    """By what sections are sorted: the same whatever order they are given in."""
    return sorted(section.numbers.held), section.layout.text


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
