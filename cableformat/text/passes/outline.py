"""What remains of a block when it was read.

Theory of operation.  A block holds its lines and what its lens saw in them; of a short
line that is a hundred times its length.  So a block is given up as soon as it is read,
and the passes that ask what later blocks show of earlier ones get outlines.  Equal ones
are one object (law 9).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cableformat.text.lenses.heading.address_lines import AddresseeLens
from cableformat.text.lenses.lens import THIRD_HEADING, Zone
from cableformat.text.passes.progress import ADDRESSEES, OF_ENDING

if TYPE_CHECKING:
    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Block


class Outline:
    """What the passes ask of a block."""

    def __init__(
        self, kinds: tuple[Kind, ...], zone: Zone, heading: int, listed: Kind | None
    ) -> None:
        #: What it holds.
        self.kinds = kinds
        self.zone = zone
        #: Which heading it belongs to.
        self.heading = heading
        #: The kind of its addressees, above the text.
        self.listed = listed
        #: The kinds of which a cable holds one.
        self.singles = frozenset(kind for kind in kinds if kind.single)
        #: The last field of each section.
        self.fields = {kind.section: kind.anchor for kind in kinds if not kind.stray}
        self.may_hold_strays = kinds[0].stray or len(kinds) > 1
        #: Whether its words may be none of an element's, though nothing repeats it.
        earlier = kinds[0] in OF_ENDING and zone is Zone.PROCEDURE
        self.may_be_lost = earlier or heading == THIRD_HEADING


def outline_of(block: Block) -> Outline:
    """The outline of a block that is closed."""
    listed = None
    if isinstance(block.lens, AddresseeLens) and block.zone is not Zone.OPENING:
        listed = block.of_heading(AddresseeLens.parts(block.match)[0])
    return _outline(block.kinds, block.zone, block.heading, listed)


def outline_of_list(kinds: tuple[Kind, ...], zone: Zone) -> Outline:
    """The outline of a block in clean form, by what it holds."""
    listed = kinds[0] if kinds[0] in ADDRESSEES else None
    return _outline(kinds, zone, 0, listed)


#: Telegrams have about a hundred between them; hostile ones could have any number.
_outline = lru_cache(maxsize=1000)(Outline)
