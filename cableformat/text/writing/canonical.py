"""Canonical text: one telegram for every cable, each value in one spelling.

Facts (design section 5): absent parts are left out; BT is syntax, written when an
address is; a value that is one line is wrapped at 69, a paragraph never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.model import RoutingLine
from cableformat.text.dialects import STATE
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.lens import wrap
from cableformat.text.lenses.transmission.routing_line import routing_line_written
from cableformat.text.writing.arrangement import APART, CANONICAL, Arrangement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.model import Cable
    from cableformat.text.kinds import Slot

_ADDRESSEES: Final = frozenset(STATE.writers[Kind.ACTION_ADDRESSEE].kinds)
#: What format line 2 of ACP 128 shows at once (wire.md 2).
SHARED_LINE: Final = (Kind.ROUTING_LINE, Kind.CALLING_STATION)
#: Stands for a blank where no line is broken; no value holds it.
_UNBROKEN: Final = "\0"


def canonical(cable: Cable, arrangement: Arrangement = CANONICAL) -> str:
    """The canonical telegram of a cable; not yet proved to read back (law 6)."""
    text = compose(cable, SLOTS, arrangement)
    return text + "\n" if text else ""


def compose(
    cable: Cable, slots: Iterable[Slot], arrangement: Arrangement = CANONICAL
) -> str:
    """The elements of some slots in canonical text, without a line end behind."""
    width = arrangement.width
    written: list[str] = []
    before: Kind | None = None
    line = next(iter(Kind.ROUTING_LINE.items(cable)), None)
    for slot, items in arrangement.groups(cable, slots):
        kind = slot[0]
        if shares_line(line) and kind in SHARED_LINE:
            if kind is Kind.ROUTING_LINE:
                written.append(("\n" if written else "") + _shared_line(cable, width))
                before = Kind.CALLING_STATION
        elif kind in (Kind.BREAK, Kind.CLOSE):
            if arrangement.breaks(cable, kind):
                written.append(("\n" if written else "") + "BT")
                before = kind
        elif items:
            apart = arrangement.before_strays(slot)
            between = apart if kind.stray else ""
            if arrangement.labelled and kind in _ADDRESSEES:
                between = f"\n{label_of(kind)}"
            lead = lead_of(kind, before, apart) if written else ""
            written.append(lead + write_list(kind, items, width, between))
            before = kind
    return "".join(written)


def shares_line(line: Any) -> bool:
    """Whether a value is a routing line of ACP 128, which shows two elements."""
    return isinstance(line, RoutingLine) and line.acp128_header is not None


def _shared_line(cable: Cable, width: int | None) -> str:
    return routing_line_written(cable.transmission, width)


def lead_of(kind: Kind, before: Kind | None, apart: str = APART) -> str:
    """What stands between the element before and the first of a kind."""
    if before is Kind.BREAK and kind is not Kind.SIGNATURE:
        return "\n"
    if kind.stray:
        return apart
    return STATE.writers[kind].lead(kind, before)


def write_list(
    kind: Kind, items: tuple[Any, ...], width: int | None, between: str = ""
) -> str:
    """All values of a kind, with the label of their list.

    Without `between`, between two of them stands what their lens puts there.
    """
    written = [label_of(kind)]
    for place, item in enumerate(items):
        if place:
            written.append(between or separator_of(kind, items[place - 1], item))
        written.append(write_item(kind, item, width))
    if kind is not Kind.TAG:
        return "".join(written)
    # A name, or words that stand together, are not broken.
    whole = (text.replace(" ", _UNBROKEN) for text in written[1::2])
    written[1::2] = whole
    return wrap("".join(written), width).replace(_UNBROKEN, " ")


def write_item(kind: Kind, item: Any, width: int | None) -> str:
    """One value, without the label of its list."""
    if kind.stray:
        return str(item.text)
    return STATE.writers[kind].write(kind, item, width)


def separator_of(kind: Kind, before: Any, item: Any) -> str:
    """What stands between two items of a list."""
    if kind.stray:
        return APART
    return STATE.writers[kind].separator(kind, before, item)


def label_of(kind: Kind) -> str:
    """The label of a list, if it has one."""
    return "" if kind.stray else STATE.writers[kind].label(kind)
