"""Where a telegram quotes another, or any text: ``QUOTE`` to ``UNQUOTE``.

Facts (content.md 1.10; the corpus): QUOTE, BEGIN QUOTE or BEGIN TEXT open a quotation;
UNQUOTE, END QUOTE or END TEXT close it.  Inside, paragraphs have their own numbers, and
BT, ``#`` with a serial, and labels belong to the quoted telegram.  A repeated telegram
may also follow a sentence that announces it.  Doubt: copies lose either end.  A
quotation therefore has both, on different lines, or it begins with a line of a heading
and ends with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from cableformat.model.quotation import FOLLOWS, HEAD, QUOTATION, REPEATS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lines.line import Line


_REPEATED: Final = re.compile(
    rf"{FOLLOWS}[^\r\n]{{0,120}}[\r\n]\s*+(?:{HEAD})", re.ASCII
).search
_HEADS: Final = re.compile(HEAD, re.ASCII).match
_ENDS: Final = re.compile("BT|#[0-9]{4}|N{3,4}", re.ASCII).fullmatch
_WITH_THE_TEXT: Final = 1 << 62


class Quotes:
    """The quotations of a source, found once; each by its begin and its end."""

    __slots__ = ("_begins", "_ends")

    def __init__(self, lines: Iterable[Line]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        #: The place of a line that announces a telegram, and of the first such line.
        leads = headed = -1
        end = _WITH_THE_TEXT
        for line in lines:
            text = line.text
            if leads >= 0 > headed and _HEADS(text):
                headed = leads
            leads = line.start if REPEATS(text) else -1
            for match in QUOTATION.finditer(text):
                if match["close"] is None:
                    opened.append(line.start)
                    leads = line.start if match.end() == len(text) else leads
                elif opened:
                    # Words before the closing word are quoted too.
                    quoted = text[: match.start()].strip(BLANKS) != ""
                    self._close(opened.pop(), line.start + quoted)
            # The last lines that end a message belong to the quoting telegram.
            end = min(end, line.start) if _ENDS(text) else _WITH_THE_TEXT
        if headed >= 0 and headed not in self._begins:
            self._close(headed, end)

    def _close(self, begin: int, end: int) -> None:
        """Add a quotation on several lines; quotations within it are part of it."""
        if begin >= end - 1:
            return
        while self._begins and self._begins[-1] > begin:
            self._begins.pop()
            self._ends.pop()
        self._begins.append(begin)
        self._ends.append(end)

    def opened_by(self, line: Line) -> bool:
        """Whether a line is the first of a quotation, by its own words."""
        place = bisect_right(self._begins, line.start) - 1
        first = place >= 0 and self._begins[place] == line.start
        return first and bool(QUOTATION.match(line.text) or REPEATS(line.text))

    def around(self, line: Line) -> int | None:
        """Where the quotation around a line begins; `None` outside any.

        Its own first line is outside, and so is a last line that begins with the
        closing word: they belong to the quoting telegram.
        """
        place = bisect_right(self._begins, line.start - 1) - 1
        if place < 0 or line.start >= self._ends[place]:
            return None
        return self._begins[place]


def quotations(text: str, lines: Iterable[Line]) -> Quotes | None:
    """The quotations of a text; `None` if no word shows one, as in most texts."""
    quoted = "QUOTE" in text or "END TEXT" in text or _REPEATED(text) is not None
    return Quotes(lines) if quoted else None
