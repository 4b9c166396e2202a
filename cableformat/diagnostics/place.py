"""Where something stands in a source, and how a path to an element is spelled."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["LineStarts", "Place", "Steps", "path_of"]

#: A path: the names and the places in lists that lead to a member.
Steps = tuple[str | int, ...]

#: A name that was meant is about as long as the longest there is.
LONGEST_NAME: Final = 40
#: No document is as deep.
_DEEPEST: Final = 16


@attrs.frozen(slots=True)
class Place:
    """Where something stands in the text of a source."""

    #: Start and end in code points, the end excluded.
    span: tuple[int, int]
    #: From 1; the column in code points.
    line: int
    column: int


class LineStarts:
    r"""Where the lines of a text begin, by what ends a line of its format.

    In every format LF ends a line; what else does holds CR, VT or FF.

    >>> import re
    >>> LineStarts("FM LIMA\nTO ROME\n", re.compile("\n")).place((11, 15))
    Place(span=(11, 15), line=2, column=4)
    """

    def __init__(self, text: str, line_end: re.Pattern[str]) -> None:
        if "\r" in text or "\v" in text or "\f" in text:
            ends: Iterator[int] = (end.end() for end in line_end.finditer(text))
        else:  # most texts: every line ends in LF, and a split is faster
            ends = accumulate(len(line) + 1 for line in text.split("\n")[:-1])
        self._starts = array("i", [0])
        self._starts.extend(ends)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Where an offset is, from 1; the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Where a line begins; the nearest, if there is no such line."""
        return self._starts[max(1, min(line, len(self._starts))) - 1]

    def place(self, span: tuple[int, int]) -> Place:
        """The place of a span: line and column of where it begins."""
        return Place(span, *self.line_and_column(span[0]))


def path_of(steps: Steps) -> str:
    """A path as findings spell it (design section 3).

    Cut where no document has members: depth and names are the sender's.

    >>> path_of(("heading", "actionAddressees", 2))
    '/heading/actionAddressees/2'
    """
    return "".join(f"/{_step(step)}" for step in steps[:_DEEPEST])


def _step(step: str | int) -> str:
    text = str(step)
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 3] + "..."
