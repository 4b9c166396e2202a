"""Which addressees above the routing line only list deliveries.

Input: the blocks.  Output: for each block of such a list, the kinds of addressees that
the heading has itself: in the list they are strays.

Fact (the corpus): some centers print above the routing line to whom they delivered a
telegram, in lines like those of its heading.  Doubt: where the heading lacks a kind,
the list is all there is, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.passes.outline import Outline

#: By the place of a block, the kinds that are strays in it.
Listings = dict[int, frozenset[Kind]]


def listings_of(blocks: Sequence[Outline]) -> Listings:
    """The addressees that are set aside."""
    aside: dict[int, frozenset[Kind]] = {}
    if all(block.zone is not Zone.LISTED for block in blocks):
        return aside
    kinds: set[Kind] = set()
    listed = 0
    zone = Zone.PROCEDURE
    for place, block in enumerate(blocks):
        if zone is Zone.LISTED and block.zone is Zone.PROCEDURE:
            listed = place
        zone = block.zone
        kind = block.listed
        if listed and kind is not None and kind not in kinds:
            kinds.add(kind)
            for above in range(listed):
                if kind in blocks[above].kinds:
                    aside[above] = aside.get(above, frozenset()) | {kind}
    return aside
