"""One section as it was given: its cable, its text, its numbers, whose it is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.comparison import content_hash
from cableformat.diagnostics import Place
from cableformat.streams.identity import Identity, identity_of
from cableformat.streams.section_numbers import Numbers, numbers_of
from cableformat.text import Reading, dumps, parse
from cableformat.text.layout import cable_of
from cableformat.text.lines.places import placing
from cableformat.text.passes.findings import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.model import Cable
    from cableformat.text import Layout

__all__ = ["NOWHERE", "Section", "sections_of"]

#: The place of what is about a whole source, or about no source.
NOWHERE: Final = Place((0, 0), 1, 1)


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

    def place(self, span: tuple[int, int]) -> Place:
        """Where a span of its text is in the source; of a document, where that begins.

        Of a document that was read only the text is known here.
        """
        is_text = self.reading.unopened is None and self.reading.layout is self.layout
        return self._placing(span) if is_text else NOWHERE

    def places(self, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
        """The span of each element, or of the nearest above it."""
        steps = {path: tuple(path.split("/")[1:]) for path in paths}
        layout = self.layout
        found = places_of({*steps.values()}, layout.text, layout.claims)
        return {path: found[each].span for path, each in steps.items()}

    @cached_property
    def _placing(self) -> Callable[[tuple[int, int]], Place]:
        return placing(self.layout.text)

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
