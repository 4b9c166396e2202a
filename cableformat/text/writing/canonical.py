"""Canonical text: one telegram for every cable, each value in one spelling.

Facts (design section 5): absent parts are left out; BT is syntax, written when an
address is; a value that is one line is wrapped at 69, a paragraph never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.model import RoutingLine
from cableformat.text.dialects import STATE
from cableformat.text.kinds import BEHIND_TEXT, SLOTS, Kind, slot_items
from cableformat.text.lenses.lens import WIDTH, wrap
from cableformat.text.lenses.transmission.routing_line import routing_line_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.model import Cable
    from cableformat.text.kinds import Slot


#: What format line 2 of ACP 128 shows at once (wire.md 2).
SHARED_LINE: Final = (Kind.ROUTING_LINE, Kind.CALLING_STATION)
#: design.md 5: BT is written when an address is; an encrypted text has a count instead.
_OPEN_A_TEXT: Final = tuple(
    kind
    for kind in Kind
    if kind.section == "heading" and kind is not Kind.PREAMBLE and not kind.stray
)

#: Strays that follow these stand behind the ending (`SLOTS`).
_AT_THE_END: Final = frozenset(kind.field for kind in (Kind.PARAGRAPH, *BEHIND_TEXT))

#: Stands for a blank where no line is broken; no value holds it.
_UNBROKEN: Final = "\0"
#: Strays stand apart: directly under a list they might read as one more item of it.
APART: Final = "\n\n"
#: Or not: behind the subject, what stands apart is text.
CLOSE: Final = "\n"


def canonical(cable: Cable, *, width: int | None = WIDTH, apart: str = APART) -> str:
    """The canonical telegram of a cable; not yet proved to read back (law 6).

    With `width` `None` no value is wrapped: the spelling of last resort for a value one
    of whose words would begin a line and read as a label.  With `apart` `CLOSE` no
    stray stands apart.
    """
    text = compose(cable, SLOTS, width=width, apart=apart)
    return text + "\n" if text else ""


def compose(
    cable: Cable, slots: Iterable[Slot], *, width: int | None, apart: str = APART
) -> str:
    """The elements of some slots in canonical text, without a line end behind."""
    written: list[str] = []
    before: Kind | None = None
    addressed = any(kind.items(cable) for kind in _OPEN_A_TEXT)
    line = next(iter(Kind.ROUTING_LINE.items(cable)), None)
    for slot in slots:
        kind = slot[0]
        if shares_line(line) and kind in SHARED_LINE:
            if kind is Kind.ROUTING_LINE:
                written.append(("\n" if written else "") + _shared_line(cable, width))
                before = Kind.CALLING_STATION
            continue
        if kind in (Kind.BREAK, Kind.CLOSE):
            if _broken(cable, kind, addressed=addressed):
                written.append(("\n" if written else "") + "BT")
                before = kind
            continue
        items = slot_items(cable, slot)
        if items:
            lead = lead_of(kind, before, apart) if written else ""
            written.append(lead + write_list(kind, items, width, apart))
            before = kind
    return "".join(written)


def shares_line(line: Any) -> bool:
    """Whether a value is a routing line of ACP 128, which shows two elements."""
    return isinstance(line, RoutingLine) and line.acp128_header is not None


def _shared_line(cable: Cable, width: int | None) -> str:
    return routing_line_written(cable.transmission, width)


def _broken(cable: Cable, kind: Kind, *, addressed: bool) -> bool:
    """Whether a BT stands here: the second only where the first opened a text."""
    if kind is Kind.BREAK:
        return addressed
    late = cable.content is not None and any(
        stray.follows in _AT_THE_END for stray in cable.content.strays
    )
    numbered = bool(Kind.VALIDATION_NUMBER.items(cable) or Kind.CORRECTION.items(cable))
    return late or ((addressed or numbered) and cable.content is not None)


def lead_of(kind: Kind, before: Kind | None, apart: str = APART) -> str:
    """What stands between the element before and the first of a kind."""
    if before is Kind.BREAK and kind is not Kind.SIGNATURE:
        return "\n"
    if kind.stray:
        return apart
    return STATE.writers[kind].lead(kind, before)


def write_list(
    kind: Kind, items: tuple[Any, ...], width: int | None, apart: str = APART
) -> str:
    """All values of a kind, with the label of their list."""
    if kind.stray:
        return apart.join(stray.text for stray in items)
    lens = STATE.writers[kind]
    written = [lens.label(kind)]
    for place, item in enumerate(items):
        if place:
            written.append(lens.separator(kind, items[place - 1], item))
        written.append(lens.write(kind, item, width))
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
