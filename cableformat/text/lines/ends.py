"""What ends the lines of a text.

Facts: wire.md 6: a line ends in ``CR CR LF``, ``CR LF``, ``LF``, bare ``CR``, VT or FF.
Copies print a backslash before that, as Markdown does, or an escape in its place.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Where a line ends (wire.md 6).
LINE_END: Final = re.compile("\r*+\n|\r++|[\x0b\x0c]")
#: The same after a backslash, which the last line has too; and as an escape.
_HARD_END: Final = re.compile(rf"\\?(?:{LINE_END.pattern})|\\\Z")
_ESCAPED_END: Final = re.compile(rf"(?:\\r)*+\\n|{LINE_END.pattern}")
#: So many lines show that a copy has such ends: one may be a table's.
_SHOWN: Final = 3
_PAGE_ENDS: Final = dict.fromkeys(map(ord, "\v\f"), "\n")


class Ends:
    """What ends the lines of a text, or of its `regions`.

    `whole` knows the same text, so that it is looked at once (law 9).
    """

    def __init__(
        self,
        text: str,
        regions: Sequence[tuple[int, int]] | None = None,
        whole: Ends | None = None,
    ) -> None:
        self._text = text
        self._spans = ((0, len(text)),) if regions is None else regions
        self.pattern: re.Pattern[str] = (
            _end_of(text) if whole is None else whole.pattern
        )
        #: What ends every line, page ends counting as LF; `None` where it varies.
        self._end: str | None = "\n"
        #: How many CR there are, and whether a page ends (VT, FF) where a line does.
        self.returns, self.paged = 0, False
        if whole is None or whole.returns:
            self.returns = self._count("\r")
        if whole is None or whole.paged:
            self.paged = any(map(self._count, "\f\v"))
        #: How long each line end is, where they vary.
        self.steps = array("i")
        #: How many line ends there are of each kind, if they vary in length.
        self._kinds: Counter[str] | None = None
        self._find()

    def _find(self) -> None:
        """Note what ends the lines; most sources have one kind of line end."""
        find = self.pattern.findall
        if self.pattern is LINE_END:
            if not self.returns:
                return
            both = self._count("\r\n")
            if not self.paged and self.returns == both == self._count("\n"):
                self._end = "\r\n"
                return
        # Line ends of several lengths are found one by one.
        ends = [end for span in self._spans for end in find(self._text, *span)]
        self._end, self.steps = None, array("i", map(len, ends))
        self._kinds = Counter(filter(None, (end.lstrip("\\rn") for end in ends)))

    @property
    def plain(self) -> bool:
        """Whether LF ends every line: then it does in every region."""
        return self._end == "\n" and not self.paged

    def split(self, body: str, steps: Iterator[int]) -> tuple[list[str], Iterator[int]]:
        """The lines of the next piece of the text, and how long the end of each is."""
        if self._end is None:
            raws = self.pattern.split(body)
            return raws, chain(islice(steps, len(raws) - 1), (0,))
        if self.paged:
            body = body.translate(_PAGE_ENDS)
        return body.split(self._end), repeat(len(self._end))

    @property
    def most(self) -> str:
        """The line end that most lines have; LF where there is none."""
        # Page ends (VT, FF) and runs of CR end a line; no writer should repeat them.
        most = _most(self._counted())
        return most if most in ("\r\n", "\r\r\n", "\r") else "\n"

    @property
    def odd(self) -> tuple[int, int] | None:
        """The span of the first line end of another kind, if any."""
        kinds = self._counted()
        if len(+kinds) < 2:
            return None
        most = _most(kinds)
        found = (x for s in self._spans for x in LINE_END.finditer(self._text, *s))
        return next(end.span() for end in found if end[0] != most)

    def _counted(self) -> Counter[str]:
        """How many line ends of each kind there are."""
        if self._kinds is not None:
            return self._kinds
        if self.paged:
            return Counter({end: self._count(end) for end in "\n\f\v"})
        return Counter((self._end or "",))

    def _count(self, end: str) -> int:
        return sum(self._text.count(end, *span) for span in self._spans)


def _most(kinds: Counter[str]) -> str:
    # A tie goes to the kind seen first: Counter keeps the order of insertion.
    return max(kinds, key=kinds.__getitem__, default="\n")


def _end_of(text: str) -> re.Pattern[str]:
    """What ends a line of a text: a backslash may be part of that."""
    if "\\" not in text:
        return LINE_END
    if text.count("\\\n") + text.count("\\\r") >= _SHOWN:
        return _HARD_END
    escaped = text.count("\\n")
    if escaped >= _SHOWN and escaped > text.count("\n") + text.count("\r"):
        return _ESCAPED_END
    return LINE_END
