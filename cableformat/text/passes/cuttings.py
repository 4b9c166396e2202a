"""What is cut out of a document: lines at any place in it, and blocks of them.

Input: the source, and places in it.  Output: lines of the frame, and the regions that
are left to the telegram.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.text.lenses.furniture import Furniture
from cableformat.text.lenses.lens import Block, Zone
from cableformat.text.lines.ends import LINE_END
from cableformat.text.lines.line import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.lenses.furniture import Pattern
    from cableformat.text.lenses.lens import Claim, Lens, Span
    from cableformat.text.lines.line import Line

#: A line of the frame is no longer.
_LONGEST: Final = 200
_BLANKS: Final = " \t\ufeff"
SPACE: Final = " \t\r\n\v\f"
_END: Final = re.compile(r"[\r\n\v\f]|\Z").search
_PAST: Final = re.compile(rf"{LINE_END.pattern}|\Z").match


class Found:
    """A line of the frame: where it begins, its text, and where the next begins."""

    __slots__ = ("begin", "end", "past", "start", "text")

    def __init__(self, text: str, begin: int, start: int, past: int) -> None:
        self.text = text
        self.begin = begin
        self.start = start
        self.end = start + len(text)
        self.past = past


def line_at(text: str, place: int) -> Found | None:
    """The line at a place; `None` where it is longer than any of a frame."""
    low = max(0, place - _LONGEST)
    above = text[low:place]
    begin = 1 + max(map(above.rfind, "\n\r\f\v"))
    if low and not begin:
        return None
    begin += low
    until = _END(text, place).start()  # type: ignore[union-attr]
    if until - begin > 2 * _LONGEST:
        return None
    whole = text[begin:until]
    bare = whole.strip(_BLANKS)
    start = begin + (whole.index(bare) if bare else 0)
    past = _PAST(text, until).end()  # type: ignore[union-attr]
    return Found(bare, begin, start, past)


def line_above(text: str, begin: int) -> Found | None:
    """The last line above a place that is not blank."""
    place = begin
    while place and text[place - 1] in SPACE:
        place -= 1
    return line_at(text, place) if place else None


def block_of(
    lens: Lens, lines: Sequence[Line], claims: list[Claim], zone: Zone = Zone.PROCEDURE
) -> Block:
    """A block of some lines whose claims are known."""
    block = Block(lens, None, lines[0], zone)
    for line in lines[1:]:
        block.add(line)
    block.kinds = tuple(dict.fromkeys(claim.kind for claim in claims)) or lens.kinds
    block.claims = claims
    return block


class Cuttings:
    """What was cut out of a document, and its furniture."""

    def __init__(self, text: str, whole: Lines, apart: Sequence[Span]) -> None:
        self.text = text
        self.whole = whole
        self.furniture: list[Furniture] = []
        self._spans = [*apart]
        #: Where the lines begin that were cut.
        self._begins: set[int] = set()

    def cut(self, line: Found) -> None:
        """Take a line out of the telegram, and the form feed before it."""
        begin = line.begin
        while begin and self.text[begin - 1] in "\f\v":
            begin -= 1
        self._spans.append((begin, line.past))
        self._begins.add(line.begin)

    def keep(self, line: Found, pattern: Pattern) -> None:
        """Take a line out of the telegram as furniture."""
        self.cut(line)
        self.furniture.append(Furniture((line.start, line.end), pattern, line.text))

    def has(self, line: Found) -> bool:
        """Whether a line was cut."""
        return line.begin in self._begins

    def regions(self, begin: int, until: int) -> list[Span]:
        """What is left between two places."""
        regions: list[Span] = []
        place = begin
        for start, end in sorted(self._spans):
            if end <= begin:
                continue
            if start >= until:
                break
            if start > place:
                regions.append((place, start))
            place = max(place, end)
        if place < until:
            regions.append((place, until))
        return regions

    def lines(self, regions: Sequence[Span]) -> Lines:
        """The lines of some regions."""
        return Lines(self.text, regions, self.whole)
