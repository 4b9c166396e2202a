"""Places in a source, and the spelling of a path to an element."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterable, Iterator

__all__ = ["LineStarts", "Place", "Sought", "Steps", "nearest", "path_of", "tree_of"]

#: A path: the names and the places in lists that lead to a member.
Steps = tuple[str | int, ...]
#: Paths as a tree: each step leads to those that follow it.
Sought = dict[str | int, "Sought"]

#: A name that was meant is about as long as the longest there is.
LONGEST_NAME: Final = 40
#: No document is deeper.
_DEEPEST: Final = 16
#: For so many places lines are counted from the top.
_FEW: Final = 4


@attrs.frozen(slots=True)
class Place:
    """A place in the text of a source."""

    #: Start and end in code points, the end excluded.
    span: tuple[int, int]
    #: From 1; the column in code points.
    line: int
    column: int


class LineStarts:
    r"""Where the lines of a text begin, by the line ends of its format.

    LF ends a line in every format; other line ends contain CR, VT or FF.

    >>> import re
    >>> LineStarts("FM LIMA\nTO ROME\n", re.compile("\n")).place((11, 15))
    Place(span=(11, 15), line=2, column=4)
    """

    def __init__(self, text: str, line_end: re.Pattern[str]) -> None:
        self._text, self._line_end = text, line_end
        #: Whether every line ends in LF, as those of most texts do.
        self._plain = not ("\r" in text or "\v" in text or "\f" in text)
        self._counted = 0

    @cached_property
    def _starts(self) -> array[int]:
        if self._plain:  # a split is faster
            lines = self._text.split("\n")[:-1]
            ends: Iterator[int] = accumulate(len(line) + 1 for line in lines)
        else:
            ends = (end.end() for end in self._line_end.finditer(self._text))
        starts = array("i", [0])
        starts.extend(ends)
        return starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Where an offset is, from 1; the column in code points."""
        if self._plain and self._counted < _FEW:
            # Few lines are counted sooner than all are found.
            self._counted += 1
            line = self._text.count("\n", 0, offset) + 1
            return line, offset - self._text.rfind("\n", 0, offset)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Where a line begins; the nearest, if there is no such line."""
        return self._starts[max(1, min(line, len(self._starts))) - 1]

    def place(self, span: tuple[int, int]) -> Place:
        """The place of a span: line and column of where it begins."""
        return Place(span, *self.line_and_column(span[0]))


def tree_of(paths: Iterable[Steps]) -> tuple[Sought, int]:
    """Paths as a tree, and how many members are on them.

    >>> tree_of([("content", "tags", 0), ("content", "subject")])
    ({'content': {'tags': {0: {}}, 'subject': {}}}, 4)
    """
    tree: Sought = {}
    count = 0
    for steps in paths:
        inner = tree
        for step in steps:
            count += step not in inner
            inner = inner.setdefault(step, {})
    return tree, count


def nearest(steps: Steps, found: Container[Steps]) -> Steps:
    """The path itself, or else the longest above it that was found.

    >>> nearest(("heading", "originator", "x"), {(), ("heading",)})
    ('heading',)
    """
    while steps and steps not in found:
        steps = steps[:-1]
    return steps


def path_of(steps: Steps) -> str:
    """A path as findings spell it (model.md 7).

    Cut where no document has members: depth and names are the sender's.

    >>> path_of(("heading", "actionAddressees", 2))
    '/heading/actionAddressees/2'
    """
    return "".join(f"/{_step(step)}" for step in steps[:_DEEPEST])


def _step(step: str | int) -> str:
    text = str(step)
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 3] + "..."
