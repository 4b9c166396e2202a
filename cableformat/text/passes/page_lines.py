"""Where page lines are within other lines.

Input: the source and its lines.  Output: the same lines, with each page line as a line
of its own.

Fact (the corpus): copies lose the line ends around a page line, within an element or
between two.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.lenses.furniture import (
    may_hold_page_lines,
    page_lines_within,
)
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line

_SURE: Final = re.compile("[ ]OF[ ]|[0-9]{6}[ \t]?Z", re.ASCII | re.IGNORECASE).search
#: The serial of a telegram, of a page line too.
_NUMBER: Final = re.compile("(?<![0-9])[0-9]{4,8}(?![0-9])", re.ASCII).finditer


@attrs.frozen(eq=False)
class Parted:
    """Lines, with each page line that is within one as a line of its own."""

    lines: Iterable[Line]
    #: How often each number is in the text.
    numbers: Counter[int]

    def __iter__(self) -> Iterator[Line]:
        for line in self.lines:
            if may_hold_page_lines(line.text):
                yield from self._parted(line)
            else:
                yield line

    def _parted(self, line: Line) -> Iterator[Line]:
        """A line, or the page lines within it and what is around them."""
        spans = page_lines_within(line.text)
        return _cut(
            line, [span for span in spans if self._own(line.text[slice(*span)])]
        )

    def _own(self, printed: str) -> bool:
        """Whether a page line is one: prose may speak of a page of another telegram.

        Its section or its time shows that, or a number that the text has elsewhere too.
        """
        sure = _SURE(printed) is not None
        return sure or any(self.numbers[number] > 1 for number in _numbers(printed))


def _numbers(text: str) -> Iterator[int]:
    return (int(found[0]) for found in _NUMBER(text))


def parted(text: str, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines of a text, parted where page lines are within; mostly as they are."""
    if not may_hold_page_lines(text):
        return lines
    return Parted(lines, Counter(_numbers(text)))


def _cut(line: Line, spans: list[Span]) -> Iterator[Line]:
    """The pieces of a line, those of some spans among them."""
    place, text = 0, line.text
    for begin, end in spans:
        if text[place:begin].strip(BLANKS):
            yield line.piece(place, begin)
        yield line.piece(begin, end)
        place = end
    if not place:
        yield line
    elif text[place:].strip(BLANKS):
        yield line.piece(place, len(text))
