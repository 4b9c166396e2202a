"""Making a layout for a document: literals, and copies of the document's own strings.

Theory of operation.  Every element that was read has its spans in the source and its
value in the cable.  The strings of the value are sought in the spans: as a whole, else
line by line, else word by word, always forwards and never far, so that the work is
linear.  Neighbours whose gap is the same in both join to one piece.  What is long
enough becomes a copy, everything else a literal.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import VISIBLE, rows
from cableformat.document._form import Copy, Literal, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text import Layout

__all__ = ["ended_by", "escape", "runs", "unescape"]

#: A copy costs a path and a digest: shorter pieces are literals.
LEAST: Final = 8
#: How far behind the last piece the next is sought: a label, a line end, residue.
_REACH: Final = 256
#: The same for a word of a line that is not there as a whole: a word that is not there
#: either stands, likely, in some other line ahead, and all between would be skipped.
_REACH_OF_WORD: Final = 64
#: How many interruptions of an element may lie between two pieces.
_SPANS: Final = 4

_WORD: Final = re.compile(r"[^ \t\n]+")
_LINE: Final = re.compile(r"[^\n]+")
_ESCAPED: Final = re.compile(rf"\\|[^\t\n\x20{VISIBLE}]")
_ESCAPE: Final = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")

#: A piece of the source and the same piece of a string: start and end in the source,
#: start and length in the string.
_Piece = tuple[int, int, int, int]


def runs(layout: Layout, line_end: str) -> tuple[Literal | Copy, ...]:
    """The runs that play back the source of a layout."""
    text = layout.text
    made: list[Literal | Copy] = []
    position = 0
    for start, end, copy in sorted(_copies(layout, line_end), key=_start):
        if start < position:
            continue
        if start > position:
            made.append(Literal(text=escape(text[position:start], line_end)))
        made.append(copy)
        position = end
    if position < len(text):
        made.append(Literal(text=escape(text[position:], line_end)))
    return tuple(made)


def escape(text: str, line_end: str) -> str:
    r"""A text as a literal spells it: LF is the line end, a backslash escapes.

    >>> escape("A\r\nB\\\x07", "\r\n")
    'A\nB\\\\\\u0007'
    """
    if not text.strip(" \t\r\n"):
        # Some tools drop text that is all blank.
        return "".join(f"\\u{ord(character):04x}" for character in text)
    lines = [_ESCAPED.sub(_spelled, line) for line in text.split(line_end)]
    if line_end != "\n":
        lines = [line.replace("\n", "\\u000a") for line in lines]
    return "\n".join(lines)


def ended_by(text: str, line_end: str) -> str:
    """A text with its LF replaced by a line end."""
    return text if line_end == "\n" else text.replace("\n", line_end)


def unescape(text: str, line_end: str) -> str:
    r"""The text of a literal.

    >>> unescape("A\nB\\\\\\u0007", "\r\n")
    'A\r\nB\\\x07'
    """
    ended = ended_by(text, line_end)
    return _ESCAPE.sub(_character, ended) if "\\" in ended else ended


def _spelled(found: re.Match[str]) -> str:
    return "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}"


def _character(found: re.Match[str]) -> str:
    return "\\" if found[1] is None else chr(int(found[1], 16))


def _start(piece: tuple[int, int, Copy]) -> int:
    return piece[0]


def _copies(layout: Layout, line_end: str) -> Iterator[tuple[int, int, Copy]]:
    """Every copy with its start and its end in the source."""
    places = _Places(layout)
    for claim in layout.claims:
        if claim.label or (path := places.path(claim.kind, claim.value)) is None:
            continue
        seeker = _Seeker(layout.text, claim.spans, line_end)
        for inner, string in _strings(claim.value, path):
            pieces = seeker.pieces(string)
            # Once a string: one of many pieces would be hashed as often.
            digest = fingerprint(string) if pieces else ""
            for start, end, begin, length in pieces:
                copy = Copy(
                    path=inner,
                    digest=digest,
                    start=begin or None,
                    length=None if begin + length == len(string) else length,
                )
                yield start, end, copy


class _Places:
    """Which place of its list each element has in the cable."""

    def __init__(self, layout: Layout) -> None:
        self._cable = layout.base
        self._left: dict[Any, dict[Any, deque[int]]] = {}

    def path(self, kind: Any, value: Any) -> str | None:
        """The path of the next element of a kind that has this value."""
        if kind not in self._left:
            left: dict[Any, deque[int]] = {}
            for place, item in enumerate(kind.items(self._cable)):
                left.setdefault(item, deque()).append(place)
            self._left[kind] = left
        queue = self._left[kind].get(value)
        return str(kind.path(queue.popleft())) if queue else None


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The strings of a value that may be worth a copy, with their paths."""
    if type(value) is str:
        if len(value) >= LEAST:
            yield path, value
    elif type(value) is tuple:
        for place, item in enumerate(value):
            yield from _strings(item, f"{path}/{place}")
    elif attrs.has(cls := type(value)):
        for name, step in _steps(cls):
            yield from _strings(getattr(value, name), f"{path}/{step}")


@cache
def _steps(cls: type[Any]) -> tuple[tuple[str, str], ...]:
    """The fields of a class that may hold strings."""
    return tuple((row.name, row.json_name) for row in rows(cls) if row.types != (int,))


class _Seeker:
    """Finds the strings of one element in its spans, from front to back."""

    def __init__(self, text: str, spans: list[tuple[int, int]], line_end: str) -> None:
        self._text = text
        self._spans = spans
        self._line_end = line_end
        self._span = 0
        self._cursor = spans[0][0]

    def pieces(self, string: str) -> list[_Piece]:
        """Pieces of the source that equal pieces of a string, long enough to copy."""
        found: list[_Piece] = []
        whole = ended_by(string, self._line_end)
        place = self._find(whole)
        if place is not None:
            return [(place, place + len(whole), 0, len(string))]
        for line in _LINE.finditer(string):
            begin = line.start() + len(line[0]) - len(line[0].lstrip(" \t"))
            self._add(found, string, begin, line.end())
        return [piece for piece in found if piece[3] >= LEAST]

    def _add(self, found: list[_Piece], string: str, begin: int, end: int) -> None:
        """Seek a line, and where it is not there as a whole, its words."""
        if self._seek(found, string, begin, end):
            return
        for word in _WORD.finditer(string, begin, end):
            self._seek(found, string, *word.span(), reach=_REACH_OF_WORD)

    def _seek(
        self,
        found: list[_Piece],
        string: str,
        begin: int,
        end: int,
        *,
        reach: int = _REACH,
    ) -> bool:
        """Seek a piece without line ends; join it to the one before it if it can be."""
        place = self._find(string[begin:end], reach)
        if place is None:
            return False
        behind = place + end - begin
        if found:
            start, stop, first, size = found[-1]
            if self._text[stop:place] == ended_by(
                string[first + size : begin], self._line_end
            ):
                found[-1] = start, behind, first, end - first
                return True
        found.append((place, behind, begin, end - begin))
        return True

    def _find(self, piece: str, reach: int = _REACH) -> int | None:
        """Where a piece stands behind the last one found; that moves on."""
        for number in range(self._span, min(self._span + _SPANS, len(self._spans))):
            start, end = self._spans[number]
            if number == self._span:
                start = self._cursor
            place = self._text.find(piece, start, min(end, start + reach + len(piece)))
            if place >= 0:
                self._span, self._cursor = number, place + len(piece)
                return place
        return None
