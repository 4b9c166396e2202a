"""Canonical text: one telegram for every cable, each value in one spelling.

Facts (laws.md 4): absent parts are left out; BT is syntax, written when an address is;
a one-line value is wrapped at column 69, a paragraph never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.errors import CableEncodeError
from cableformat.model import RoutingLine
from cableformat.text.kinds import SYNTAX, Kind
from cableformat.text.lenses.lens import wrap
from cableformat.text.lenses.transmission.routing_line import routing_line_written
from cableformat.text.writing.arrangement import APART, CANONICAL, Arrangement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.model import Cable
    from cableformat.text.dialects import Dialect
    from cableformat.text.kinds import Slot
    from cableformat.text.lenses.lens import Lens

#: The two elements on format line 2 of ACP 128 (wire.md 2).
SHARED_LINE: Final = (Kind.ROUTING_LINE, Kind.CALLING_STATION)
#: A blank at which no line may be broken; no value contains this character.
_UNBROKEN: Final = "\0"


class Spelling:
    """How a dialect writes the elements of a cable."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.slots = dialect.slots
        lists = map(dialect.writers.get, (Kind.ACTION_ADDRESSEE, Kind.OFFICE_ACTION))
        self._addressees = frozenset(
            kind for lens in lists if lens for kind in lens.kinds
        )

    def canonical(self, cable: Cable, arrangement: Arrangement = CANONICAL) -> str:
        """The canonical telegram of a cable; not yet proved to read back (law 6)."""
        text = self.compose(cable, self.slots, arrangement)
        return text + "\n" if text else ""

    def compose(
        self,
        cable: Cable,
        slots: Iterable[Slot],
        arrangement: Arrangement = CANONICAL,
    ) -> str:
        """The elements of some slots in canonical text, without a final line end."""
        width = arrangement.width
        written: list[str] = []
        before: Kind | None = None
        line = next(iter(Kind.ROUTING_LINE.items(cable)), None)
        for slot, items in arrangement.groups(cable, slots):
            kind = slot[0]
            if shares_line(line) and kind in SHARED_LINE:
                if kind is Kind.ROUTING_LINE:
                    shared = routing_line_written(cable.transmission, width)
                    written.append(("\n" if written else "") + shared)
                    before = Kind.CALLING_STATION
            elif kind in SYNTAX:
                if self.breaks(kind) and arrangement.breaks(cable, kind):
                    lead = self._lens(kind).lead(kind, before) if written else ""
                    written.append(lead + self.syntax(kind))
                    before = kind
            elif items:
                apart = arrangement.before_strays(slot)
                between = apart if kind.stray else ""
                if arrangement.labelled and kind in self._addressees:
                    between = f"\n{self.label(kind)}"
                lead = self.lead(kind, before, apart) if written else ""
                written.append(lead + self.list(kind, items, width, between))
                before = kind
        return "".join(written)

    def breaks(self, kind: Kind) -> bool:
        """Whether the dialect has a line of syntax: BT, or a title."""
        return kind in self.dialect.writers

    def syntax(self, kind: Kind) -> str:
        """A line of syntax."""
        return self._lens(kind).write(kind, None, None)

    def lead(self, kind: Kind, before: Kind | None, apart: str = APART) -> str:
        """The characters between the element before and the first of a kind."""
        if before is Kind.BREAK and kind is not Kind.SIGNATURE:
            return "\n"
        if kind.stray:
            return apart
        return self._lens(kind).lead(kind, before)

    def list(
        self, kind: Kind, items: tuple[Any, ...], width: int | None, between: str = ""
    ) -> str:
        """All values of a kind, with the label of their list.

        Without `between`, their lens supplies the separators.
        """
        written = [self.label(kind)]
        for place, item in enumerate(items):
            if place:
                written.append(between or self.separator(kind, items[place - 1], item))
            written.append(self.item(kind, item, width))
        if kind.stray:
            return "".join(written)
        lens = self._lens(kind)
        written.append(lens.end(kind))
        if not lens.filled:
            return "".join(written)
        # A name, or words that belong together, are not broken.
        whole = (text.replace(" ", _UNBROKEN) for text in written[1::2])
        written[1::2] = whole
        return wrap("".join(written), width).replace(_UNBROKEN, " ")

    def item(self, kind: Kind, item: Any, width: int | None) -> str:
        """One value, without the label of its list."""
        if kind.stray:
            return str(item.text)
        return self._lens(kind).write(kind, item, width)

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        """The characters between two items of a list."""
        if kind.stray:
            return APART
        return self._lens(kind).separator(kind, before, item)

    def label(self, kind: Kind) -> str:
        """The label of a list; empty if it has none."""
        return "" if kind.stray else self._lens(kind).label(kind)

    def _lens(self, kind: Kind) -> Lens:
        """The lens that writes a kind.

        Raises:
            CableEncodeError: The dialect has none (``text.not-readable-back``).
        """
        lens = self.dialect.writers.get(kind)
        if lens is None:
            path = kind.path(0)
            msg = f"no line of the dialect {self.dialect.name} holds {path}"
            raise CableEncodeError(msg, code="text.not-readable-back", path=path)
        return lens


def shares_line(line: Any) -> bool:
    """Whether a value is a routing line of ACP 128, which shows two elements."""
    return isinstance(line, RoutingLine) and line.acp128_header is not None
