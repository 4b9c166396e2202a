"""Which blocks repeat an element that a cable holds once.

Input: the blocks, the pilots, the endings of earlier messages.  Output: the places of
the blocks that are strays.  A pilot has elements of its own, and so has what is left of
an earlier message; of a third heading no cable holds any (ACP 127 paragraph 503).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.text.lenses.lens import THIRD_HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Block
    from cableformat.text.passes.endings import Endings
    from cableformat.text.passes.pilots import Pilots


def repetitions_of(
    blocks: Sequence[Block], pilots: Pilots, endings: Endings
) -> frozenset[int]:
    """The blocks that repeat an element."""
    pilot_of = {part: place for place, parts in pilots.items() for part in parts}
    seen: set[tuple[Kind, int | None]] = set()
    again: set[int] = set()
    for place, block in enumerate(blocks):
        if block.heading == THIRD_HEADING:
            again.add(place)
            continue
        kinds = block.kinds
        if len(kinds) == 1 and kinds[0].many:
            continue  # paragraphs and strays, mostly
        message = pilot_of.get(place, endings.get(place))
        held = {(kind, message) for kind in kinds if kind.single}
        if seen.isdisjoint(held):
            seen |= held
        else:
            again.add(place)
    return frozenset(again)
