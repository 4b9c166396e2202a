"""One section as it was given: its cable, its text, its numbers, whose it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from cableformat.comparison import content_hash
from cableformat.streams.identity import Identity, identity_of
from cableformat.streams.section_numbers import Numbers, numbers_of
from cableformat.text import Reading, dumps, parse
from cableformat.text.layout import cable_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.model import Cable
    from cableformat.text import Layout

__all__ = ["Section", "sections_of"]


@attrs.frozen(eq=False, slots=False)
class Section:
    """A reading, and what it shows of its place in a telegram."""

    reading: Reading[Any]
    cable: Cable
    #: Of its own source, or of its cable written as text.
    layout: Layout
    numbers: Numbers
    identity: Identity

    @cached_property
    def says(self) -> str:
        """A hash of its content, which a second copy of it shares."""
        return content_hash(self.cable, scope="content")

    @property
    def is_text(self) -> bool:
        """Whether its text is the source, and not what a document was made of."""
        return self.reading.unopened is None and self.reading.layout is self.layout

    @property
    def printed(self) -> str:
        """Its numbers, as a line has them."""
        held, totals = sorted(self.numbers.held), sorted(self.numbers.totals)
        return f"{_listed(held)} OF {_listed(totals)}"


def sections_of(readings: Iterable[Reading[Cable | None]]) -> list[Section]:
    """The sections in their order, the same whatever order they are given in.

    Raises:
        CableDecodeError: A reading has no cable; its findings are on the exception.
        CableEncodeError: A document without a layout can't be written as text.
        TypeError: One is no reading.
    """
    return sorted(map(_section, readings), key=_place)


def _section(reading: object) -> Section:
    if not isinstance(reading, Reading):
        msg = f"expected readings; found {type(reading).__name__}"
        raise TypeError(msg)
    cable = cable_of(reading)
    layout = reading.layout
    if layout is None or layout.base != cable:
        layout = parse(dumps(cable, layout=layout)).layout
    assert layout is not None
    return Section(
        reading, cable, layout, numbers_of(cable, layout), identity_of(cable)
    )


def _place(section: Section) -> tuple[list[int], str]:
    return sorted(section.numbers.held), section.layout.text


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
