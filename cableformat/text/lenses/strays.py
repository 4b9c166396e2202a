"""Lines that no lens claims, and repetitions of an element that a cable holds once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import BEFORE_TEXT, Block, Claim, Lens, stray

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts, Zone
    from cableformat.text.lines.line import Line


_UNRECOGNISED: Final = "text.unrecognised-line"


class StrayLens(Lens):
    """Words of no element, in the heading or the content: one stray per block.

    The match of a block is its code; without one, it is that of an unrecognised line.
    """

    def __init__(self, kind: Kind) -> None:
        self.kinds = (kind,)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return [self.words(block, block.match or _UNRECOGNISED)]

    def words(self, block: Block, code: str = _UNRECOGNISED) -> Claim:
        """A stray with the words of any block, under a code."""
        lines = block.lines
        text = block.joined() if len(lines) > 1 else lines[0].text
        return stray(text, self.kinds[0], block.spans(), code)

    def words_of(self, line: Line) -> Claim:
        """A stray with the words of a line."""
        return stray(line.text, self.kinds[0], [line.whole])


OF_HEADING: Final = StrayLens(Kind.HEADING_STRAY)
OF_CONTENT: Final = StrayLens(Kind.CONTENT_STRAY)


def lens_of(section: str, zone: Zone, *, text_begun: bool) -> StrayLens:
    """Where a stray goes: to the heading, up to BT or the first line of the content.

    A line that looked like an element of the content goes to the content.
    """
    # Drafter and clearances may be above a heading (content.md 2.2).
    below = text_begun and zone not in BEFORE_TEXT
    return OF_CONTENT if below or section == "content" else OF_HEADING
