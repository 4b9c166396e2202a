"""Where page lines stand within other lines.

Input: the source and its lines.  Output: the same lines, with each page line as a line
of its own.

Fact (the corpus): copies lose the line ends around a page line, within an element or
between two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cableformat.text.lenses.furniture import (
    may_hold_page_lines,
    page_lines_within,
)
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text.lines.line import Line


@attrs.frozen(eq=False)
class Parted:
    """Lines, with each page line that stands within one as a line of its own."""

    lines: Iterable[Line]

    def __iter__(self) -> Iterator[Line]:
        for line in self.lines:
            if may_hold_page_lines(line.text):
                yield from _parted(line)
            else:
                yield line


def parted(text: str, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines of a text, parted where page lines stand within; mostly as they are."""
    return Parted(lines) if may_hold_page_lines(text) else lines


def _parted(line: Line) -> Iterator[Line]:
    """A line, or the page lines within it and what stands around them."""
    place, text = 0, line.text
    for begin, end in page_lines_within(text):
        if text[place:begin].strip(BLANKS):
            yield line.piece(place, begin)
        yield line.piece(begin, end)
        place = end
    if not place:
        yield line
    elif text[place:].strip(BLANKS):
        yield line.piece(place, len(text))
