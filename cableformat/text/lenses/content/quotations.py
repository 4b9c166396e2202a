"""Where a telegram quotes another, or any text: ``QUOTE`` to ``UNQUOTE``.

Facts (content.md 1.10; the corpus): QUOTE, BEGIN QUOTE or BEGIN TEXT open a quotation,
UNQUOTE, END QUOTE or END TEXT close it; inside it paragraphs are numbered anew, and BT,
``#`` and a serial, or labels stand that are the quoted telegram's own.  Doubt: copies
lose either end; so only a quotation that has both, on different lines, is one.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cableformat.model.quotation import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lines.line import Line


class Quotes:
    """The quotations of a source, sought once; each by where it begins and ends."""

    __slots__ = ("_begins", "_ends")

    def __init__(self, lines: Iterable[Line]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        for line in lines:
            for match in QUOTATION.finditer(line.text):
                if match["close"] is None:
                    opened.append(line.start)
                elif opened:
                    # What stands before the closing word is quoted still.
                    quoted = line.text[: match.start()].strip(" \t") != ""
                    self._close(opened.pop(), line.start + quoted)

    def _close(self, begin: int, end: int) -> None:
        """A quotation on several lines; those within it are part of it."""
        if begin >= end - 1:
            return
        while self._begins and self._begins[-1] > begin:
            self._begins.pop()
            self._ends.pop()
        self._begins.append(begin)
        self._ends.append(end)

    def opened_by(self, line: Line) -> bool:
        """Whether a line is the first of a quotation, and its first word says so."""
        place = bisect_right(self._begins, line.start) - 1
        first = place >= 0 and self._begins[place] == line.start
        return first and QUOTATION.match(line.text) is not None

    def around(self, line: Line) -> int | None:
        """Where the quotation begins in which a line stands; `None` outside any.

        Its own first line stands outside, and its last where the closing word begins
        it: they belong to who quotes.
        """
        place = bisect_right(self._begins, line.start - 1) - 1
        if place < 0 or line.start >= self._ends[place]:
            return None
        return self._begins[place]


def quotations(text: str, lines: Iterable[Line]) -> Quotes | None:
    """The quotations of a text; `None` where no word shows one, as in most."""
    if "QUOTE" not in text and "END TEXT" not in text:
        return None
    return Quotes(lines)
