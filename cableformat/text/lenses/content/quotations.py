"""Where a telegram quotes another, or any text: ``QUOTE`` to ``UNQUOTE``.

Facts (content.md 1.10; the corpus): QUOTE, BEGIN QUOTE or BEGIN TEXT open a quotation,
UNQUOTE, END QUOTE or END TEXT close it; inside it paragraphs are numbered anew, and BT,
``#`` and a serial, or labels stand that are the quoted telegram's own.  A telegram that
is repeated stands below a sentence that says so, too.  Doubt: copies lose either end;
so a quotation has both, on different lines, or it begins with a line of a heading: such
a one ends with the text.
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
    """The quotations of a source, sought once; each by where it begins and ends."""

    __slots__ = ("_begins", "_ends")

    def __init__(self, lines: Iterable[Line]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        #: Where a line leads to a telegram, and where the first is that does.
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
                    # What stands before the closing word is quoted still.
                    quoted = text[: match.start()].strip(BLANKS) != ""
                    self._close(opened.pop(), line.start + quoted)
            # Lines with which a message ends are those of who quotes, at the end.
            end = min(end, line.start) if _ENDS(text) else _WITH_THE_TEXT
        if headed >= 0 and headed not in self._begins:
            self._close(headed, end)

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
        """Whether a line is the first of a quotation, and its words say so."""
        place = bisect_right(self._begins, line.start) - 1
        first = place >= 0 and self._begins[place] == line.start
        return first and bool(QUOTATION.match(line.text) or REPEATS(line.text))

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
    quoted = "QUOTE" in text or "END TEXT" in text or _REPEATED(text) is not None
    return Quotes(lines) if quoted else None
