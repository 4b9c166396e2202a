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
    from cableformat.text.passes.endings import Endings
    from cableformat.text.passes.outline import Outline
    from cableformat.text.passes.pilots import Pilots


def repetitions_of(
    blocks: Sequence[Outline], pilots: Pilots, endings: Endings
) -> frozenset[int]:
    """The blocks that repeat an element."""
    messages = {part: place for place, parts in pilots.items() for part in parts}
    messages |= endings
    #: The kinds that were, each with the message that it is of.
    seen: set[tuple[int | None, Kind]] = set()
    again: set[int] = set()
    for place, block in enumerate(blocks):
        if block.heading == THIRD_HEADING:
            again.add(place)
        elif block.singles:  # of paragraphs and strays there are many
            message = messages.get(place)
            kinds = {(message, kind) for kind in block.singles}
            if seen.isdisjoint(kinds):
                seen |= kinds
            else:
                again.add(place)
    return frozenset(again)
