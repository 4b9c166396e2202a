"""Which blocks repeat an element that a cable holds once.

Input: the blocks, the pilots, the endings of earlier messages.  Output: which blocks
are strays.  A pilot has elements of its own, and so has what is left of an earlier
message; of a third heading no cable holds any (ACP 127 paragraph 503).
"""

from __future__ import annotations

from array import array
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
) -> bytearray:
    """Whether each block repeats an element."""
    #: The block that shows which message each block belongs to; -1 for this message.
    messages = array("i", [-1]) * len(blocks)
    for shown, parts in pilots.items():
        for part in parts:
            messages[part] = shown
    for part, shown in endings.items():
        messages[part] = shown
    #: The kinds so far, each with the message that it belongs to.
    seen: set[tuple[int, Kind]] = set()
    again = bytearray(len(blocks))
    for place, block in enumerate(blocks):
        if block.heading == THIRD_HEADING:
            again[place] = True
        elif block.singles:  # of paragraphs and strays there are many
            kinds = {(messages[place], kind) for kind in block.singles}
            if seen.isdisjoint(kinds):
                seen |= kinds
            else:
                again[place] = True
    return again
