"""Which endings are those of an earlier message.

Input: the blocks.  Output: for each ending above the heading, the block that shows that
another message follows.

Fact (wire.md 1.1; the corpus): copies begin with the end of the message before, glued
to format line 1 or on lines of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.text.lenses.lens import ABOVE_ADDRESS, Zone
from cableformat.text.passes.progress import HEADING_PARTS, OF_ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.passes.outline import Outline

#: By the place of an ending, the place of the block that shows that it is earlier.
Endings = dict[int, int]


def earlier_endings(blocks: Sequence[Outline]) -> Endings:
    """The endings of earlier messages."""
    earlier: Endings = {}
    open_: list[int] = []
    for place, block in enumerate(blocks):
        if not open_ and block.zone not in ABOVE_ADDRESS:
            break
        kind = block.kinds[0]
        if kind in OF_ENDING:
            if block.zone is Zone.PROCEDURE:
                open_.append(place)
        elif open_ and kind.section in HEADING_PARTS and not kind.stray:
            earlier.update(dict.fromkeys(open_, place))
            open_ = []
    return earlier
