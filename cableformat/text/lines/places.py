"""Where the lines of a source begin and end, and on which line a span is.

Found only when first asked for: most edits change a word within a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from cableformat.diagnostics import LineStarts
from cableformat.text.lines.ends import LINE_END
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.diagnostics import Place

__all__ = ["Places", "placing"]


def placing(text: str) -> Callable[[tuple[int, int]], Place]:
    """What gives the place of a span in a source."""
    return LineStarts(text, LINE_END).place


class Places:
    """The lines of a source."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        """Where each line ends, ascending."""
        return [found.start() for found in LINE_END.finditer(self._text)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins; a byte-order mark is no part of the first."""
        mark = 1 if self._text.startswith("\ufeff") else 0
        return [mark, *(found.end() for found in LINE_END.finditer(self._text))]

    def line_start(self, position: int) -> int:
        """Where the line of a position begins."""
        return self._starts[bisect_right(self._starts, position) - 1]

    def line_end(self, position: int) -> int:
        """Where the line of a position ends, its line end left out."""
        place = bisect_left(self._ends, position)
        return self._ends[place] if place < len(self._ends) else len(self._text)

    def past_line(self, line_end: int, line_start: int) -> int:
        """Where the next line begins; after it, if it is blank as the one above is."""
        found = LINE_END.match(self._text, line_end)
        past = found.end() if found else line_end
        # An ordinary line is shorter; of a longer one the end shows as much.
        above = LINE_END.split(self._text[max(line_start - 200, 0) : line_start])
        above_blank = not line_start or (len(above) > 1 and not above[-2].strip(BLANKS))
        following = LINE_END.search(self._text, past)
        if (
            above_blank
            and following
            and not self._text[past : following.start()].strip(BLANKS)
        ):
            return following.end()
        return past
