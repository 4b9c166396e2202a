"""Which blocks of the transmission were a pilot.

Input: the blocks.  Output: for each block with which the message goes on, the blocks
above it that a relay put in front.

Facts (wire.md 1.1): a pilot is what is above the message's own lines: routing line,
warning and signals, or the text of a service message.  Only what follows shows it: a
second format line 1 or 2.  Doubt: with a calling station, or instructions, the
message's own lines are complete, and what follows is no line of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import ABOVE_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.passes.outline import Outline

#: The kinds that a pilot may hold.
OF_PILOT: Final = frozenset(
    {
        Kind.IDENTIFICATION,
        Kind.SECURITY_PROSIGN,
        Kind.ROUTING_LINE,
        Kind.SECURITY_WARNING,
        Kind.OPERATING_SIGNAL,
    }
)
_SHOW: Final = frozenset(
    {Kind.ROUTING_LINE, Kind.SECURITY_WARNING, Kind.OPERATING_SIGNAL}
)
_COMPLETE: Final = frozenset({Kind.CALLING_STATION, Kind.TRANSMISSION_INSTRUCTION})
_BEGIN: Final = (Kind.IDENTIFICATION, Kind.ROUTING_LINE)

#: By the place of a block, the places of the blocks of the pilot above it.
Pilots = dict[int, tuple[int, ...]]


def pilots_of(blocks: Sequence[Outline]) -> Pilots:
    """The pilots of a telegram."""
    pilots: Pilots = {}
    seen: set[Kind] = set()
    parts: list[int] = []
    for place, block in enumerate(blocks):
        if block.zone not in ABOVE_ADDRESS:
            break
        kinds = block.kinds
        service = kinds[0] is Kind.PILOT
        shown = not seen.isdisjoint(_SHOW) and seen.isdisjoint(_COMPLETE)
        if service or (kinds[0] in _BEGIN and shown):
            pilots[place] = tuple(parts)
            seen -= OF_PILOT
            parts = []
        if not service:
            seen.update(kinds)
            if not OF_PILOT.isdisjoint(kinds):
                parts.append(place)
    return pilots
