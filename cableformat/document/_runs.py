"""Making a layout for a document: literals, and copies of the document's own strings.

Theory of operation.  Every element that was read has its spans in the source and its
value in the cable.  The strings of the value are sought in the spans: as a whole, else
line by line, else word by word, always forwards and never far, so that the work is
linear.  Neighbours whose gap is the same in both join to one piece.  What is long
enough becomes a copy, everything else a literal.

Runs are built unchecked: `escape` writes nothing that a literal may not hold, and a
copy has the path and the digest of a string of the cable (model.md 10).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import VISIBLE, rows, unchecked
from cableformat.document._form import Copy, Literal, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text import Layout
    from cableformat.text.kinds import Kind

__all__ = ["ended_by", "escape", "runs", "unescape"]

_literal = unchecked(Literal)
_copy = unchecked(Copy)

#: A copy costs a path and a digest: shorter pieces are literals.
LEAST: Final = 8
#: How far after the last piece the next is sought: a label, a line end, residue.
_REACH: Final = 256
#: The same for a word of a line that was not found as a whole.  A word that is missing
#: too is likely to occur in a later line, and everything up to there would be skipped.
_REACH_OF_WORD: Final = 64
#: The longest text whose spelling as a literal is kept.
_SHORT: Final = 16
#: How many interruptions of an element may lie between two pieces.
_SPANS: Final = 4

_WORD: Final = re.compile(r"[^ \t\n]+")
_ESCAPED: Final = re.compile(rf"\\|[^\t\n\x20{VISIBLE}]")
#: How a text of blanks is spelled.
_BLANKS: Final = {blank: f"\\u{ord(blank):04x}" for blank in " \t\r\n"}
_ESCAPE: Final = re.compile(r"\\(?:\\|u([0-9a-f]{4}))")

#: A piece of the source and the same piece of a string: start and end in the source,
#: start and length in the string.
_Piece = tuple[int, int, int, int]
#: A line or a word: its place in the source, its place in the string, its length.
_Part = tuple[int, int, int]


def runs(layout: Layout, line_end: str) -> tuple[Literal | Copy, ...]:
    """The runs that play back the source of a layout."""
    text = layout.text
    made: list[Literal | Copy] = []
    position = 0
    for start, end, copy in sorted(_copies(layout, line_end), key=itemgetter(0)):
        if start < position:
            continue
        if start > position:
            made.append(_literal(_escaped(text[position:start], line_end)))
        made.append(copy)
        position = end
    if position < len(text):
        made.append(_literal(_escaped(text[position:], line_end)))
    return tuple(made)


def _escaped(text: str, line_end: str) -> str:
    return (_escaped_once if len(text) <= _SHORT else escape)(text, line_end)


@lru_cache(1024)
def _escaped_once(text: str, line_end: str) -> str:
    """A short text as a literal spells it: most are line ends, blanks and numbers."""
    return escape(text, line_end)


def escape(text: str, line_end: str) -> str:
    r"""A text as a literal spells it: LF is the line end, a backslash escapes.

    >>> escape("A\r\nB\\\x07", "\r\n")
    'A\nB\\\\\\u0007'
    """
    if not text.strip(" \t\r\n"):
        # Some tools drop text that is all blank.
        return "".join(map(_BLANKS.__getitem__, text))
    ended = text if line_end == "\n" else text.replace(line_end, "\n")
    odd = line_end != "\n" and "\n" in text.replace(line_end, "")
    if not odd and _ESCAPED.search(ended) is None:  # most texts
        return ended
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


def _copies(layout: Layout, line_end: str) -> Iterator[tuple[int, int, Copy]]:
    """Every copy with its start and its end in the source."""
    places = _Places(layout)
    strings: list[tuple[str, str]] = []
    for claim in layout.claims:
        if claim.label or (path := places.path(claim.kind, claim.value)) is None:
            continue
        strings.clear()
        if claim.kind.stray:
            # Its code and its anchor are no words of the source.
            _add_strings(claim.value.text, f"{path}/text", strings)
        else:
            _add_strings(claim.value, path, strings)
        if not strings:
            continue
        seeker = _Seeker(layout.text, claim.spans, line_end)
        for inner, string in strings:
            pieces = seeker.pieces(string)
            # Once a string: one of many pieces would be hashed as often.
            digest = fingerprint(string) if pieces else ""
            for start, end, begin, length in pieces:
                size = None if begin + length == len(string) else length
                yield start, end, _copy(inner, digest, begin or None, size)


class _Places:
    """Which place of its list each element has in the cable."""

    def __init__(self, layout: Layout) -> None:
        self._cable = layout.base
        self._counts: Counter[Kind] = Counter()
        self._strays: dict[Kind, dict[Any, list[int]]] = {}

    def path(self, kind: Kind, value: Any) -> str | None:
        """The path of the next element of a kind, which has this value."""
        if not kind.names:
            return None
        if not kind.stray:  # claims are in the order of the cable
            self._counts[kind] += 1
            return kind.path(self._counts[kind] - 1)
        if kind not in self._strays:
            left: dict[Any, list[int]] = defaultdict(list)
            items = kind.items(self._cable)
            for place in range(len(items) - 1, -1, -1):
                left[items[place]].append(place)
            self._strays[kind] = left
        later = self._strays[kind].get(value)
        return kind.path(later.pop()) if later else None


def _add_strings(value: Any, path: str, strings: list[tuple[str, str]]) -> None:
    """Add the strings of a value that may be worth a copy, with their paths."""
    if type(value) is str:
        if len(value) >= LEAST:
            strings.append((path, value))
    elif type(value) is tuple:
        for place, item in enumerate(value):
            _add_strings(item, f"{path}/{place}", strings)
    elif value is not None:
        cls: type = type(value)
        for name, step in _steps(cls):
            if inner := getattr(value, name):
                _add_strings(inner, f"{path}/{step}", strings)


@cache
def _steps(cls: type[Any]) -> tuple[tuple[str, str], ...]:
    """The fields of a class that may hold strings."""
    return tuple(
        (row.name, row.json_name)
        for row in (rows(cls) if attrs.has(cls) else ())
        if row.text is not None or attrs.has(row.types[0])
    )


class _Seeker:
    """Finds the strings of one element in its spans, from front to back."""

    __slots__ = ("_cursor", "_end", "_line_end", "_span", "_spans", "_text")

    def __init__(self, text: str, spans: list[tuple[int, int]], line_end: str) -> None:
        self._text = text
        self._spans = spans
        self._line_end = line_end
        self._span = 0
        self._cursor, self._end = spans[0]

    def pieces(self, string: str) -> list[_Piece]:
        """Pieces of the source that equal pieces of a string, long enough to copy."""
        whole, line_end = string, self._line_end
        if line_end != "\n":
            whole = string.replace("\n", line_end)
        size, start = len(whole), self._cursor
        # As `_find` begins: most strings are there.
        place = self._text.find(whole, start, min(self._end, start + _REACH + size))
        if place >= 0:
            self._cursor = place + size
        else:
            place = self._find_below(whole, _REACH)
        if place >= 0:
            return [(place, place + size, 0, len(string))]
        return [] if _WORD.fullmatch(string) else self._pieces_of_lines(string)

    def _pieces_of_lines(self, string: str) -> list[_Piece]:
        """The same of a string that is not there as a whole."""
        found: list[_Piece] = []
        text, line_end, find = self._text, self._line_end, self._text.find
        start = stop = first = last = 0
        end = -1
        for line in string.split("\n"):
            end += 1 + len(line)
            words = line.lstrip(" \t")
            size = len(words)
            if not size:
                continue
            # As `_find` begins: most lines are there.
            begun = self._cursor
            place = find(words, begun, min(self._end, begun + _REACH + size))
            if place < 0:
                parts = self._parts(string, end - size, end)
            else:
                self._cursor = place + size
                parts = ((place, end - size, size),)
            for place, begin, size in parts:
                gap = string[last:begin]
                if line_end != "\n":
                    gap = gap.replace("\n", line_end)
                if not last or text[stop:place] != gap:
                    if last - first >= LEAST:
                        found.append((start, stop, first, last - first))
                    start, first = place, begin
                stop, last = place + size, begin + size
        if last - first >= LEAST:
            found.append((start, stop, first, last - first))
        return found

    def _parts(self, string: str, begin: int, end: int) -> tuple[_Part, ...]:
        """A line that is not in this span; where it is in none, its words."""
        place = self._find_below(string[begin:end], _REACH)
        if place >= 0:
            return ((place, begin, end - begin),)
        found = (
            (self._find(word[0], _REACH_OF_WORD), word.start(), len(word[0]))
            for word in _WORD.finditer(string, begin, end)
        )
        return tuple(part for part in found if part[0] >= 0)

    def _find(self, piece: str, reach: int) -> int:
        """Where a piece is after the last one found; the search moves on."""
        size, start = len(piece), self._cursor
        place = self._text.find(piece, start, min(self._end, start + reach + size))
        if place < 0:
            return self._find_below(piece, reach)
        self._cursor = place + size
        return place

    def _find_below(self, piece: str, reach: int) -> int:
        """Where a piece is in one of the next spans."""
        after = self._span + 1
        for number in range(after, min(after + _SPANS - 1, len(self._spans))):
            start, end = self._spans[number]
            furthest = min(end, start + reach + len(piece))
            place = self._text.find(piece, start, furthest)
            if place >= 0:
                self._span, self._end = number, end
                self._cursor = place + len(piece)
                return place
        return -1
