"""Residue: control characters, and what a front end added to a line.

Theory of operation.  Residue is peeled off a line before any lens sees it; what is left
are runs of characters that were side by side.  `Peel` maps places in the peeled text
back to the source, so that all spans are those of the source.  Representation: arrays
of numbers, shared by all lines and their pieces, for a hostile source has a run in
every second character (law 9).

Facts: content.md 0 (3): pilcrows and links were added by a web page and its conversion.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from typing import Final

from cableformat._record import UPPER_RANGES, VISIBLE
from cableformat.text.lines.front_ends import FRONT_ENDS

_PEELED: Final = re.compile(f"[^\t\n\r\x0b\x0c\\x20{VISIBLE}]+")
#: The control characters among them: in UTF-8 such bytes are nothing else.
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r\x0b\x0c"})


#: The characters with which residue of a front end begins.
_BEGINS: Final = sorted(
    ord(each) for front in FRONT_ENDS.values() for each in front.begins
)
#: Ranges of what is visible and begins no residue.
_LOWS: Final = [0x21, *(code + 1 for code in _BEGINS)]
_OTHER: Final = "".join(
    (
        *(f"\\u{a:04x}-\\u{b - 1:04x}" for a, b in zip(_LOWS, _BEGINS, strict=False)),
        f"\\u{_LOWS[-1]:04x}-",
        UPPER_RANGES,
    )
)
_PARTS: Final = (
    *(
        # The groups of a front end have its name before their own.
        part.replace("(?P<", f"(?P<{front.name}_")
        for front in FRONT_ENDS.values()
        for part in front.residue
    ),
    rf"(?<=[^\t\x20{VISIBLE}])[^\t\x20{VISIBLE}]*",
)
#: The residue of every front end, and runs of characters that no value can hold; first
#: one set, which a search skips to.
_RESIDUE: Final = re.compile(rf"[^\t\x20{_OTHER}](?:{'|'.join(_PARTS)})")
_TEXTS: Final = {f"{name}_close": f"{name}_text" for name in FRONT_ENDS}
_CLING: Final = frozenset(f"{name}_clings" for name in FRONT_ENDS)


class Runs:
    """The runs of the peeled lines of a source, in its order."""

    __slots__ = ("backs", "begins", "fronts", "sources")

    def __init__(self) -> None:
        #: Where each begins in all peeled texts together; at last, where they end.
        self.begins = array("i", [0])
        #: Where each begins in the source.
        self.sources = array("i")
        #: How much residue clings to its front and to its back.
        self.fronts = bytearray()
        self.backs = bytearray()

    def __len__(self) -> int:
        return len(self.sources)

    def add(self, length: int, source: int, front: int, back: int) -> None:
        """Add a run after the others."""
        self.begins.append(self.begins[-1] + length)
        self.sources.append(source)
        self.fronts.append(front)
        self.backs.append(back)


class Peel:
    """Where the characters of a peeled line, or of a piece of one, lie in the source.

    It begins at a place in all peeled texts together, and ends before a run.
    """

    __slots__ = ("_begin", "_last", "_runs")

    def __init__(self, runs: Runs, last: int, begin: int) -> None:
        self._runs = runs
        self._last = last
        self._begin = begin

    def start(self, place: int) -> int:
        """The source offset of an element that begins at `place`."""
        runs, at = self._runs, self._begin + place
        run = bisect_right(runs.begins, at, 0, self._last) - 1
        within = at - runs.begins[run]
        return runs.sources[run] + (within or -runs.fronts[run])

    def end(self, place: int) -> int:
        """The source offset of an element that ends at `place`."""
        runs, at = self._runs, self._begin + place
        run = bisect_left(runs.begins, at, 1, self._last) - 1
        end = runs.sources[run] + at - runs.begins[run]
        return end + runs.backs[run] if at == runs.begins[run + 1] else end

    def within(self, begin: int, end: int) -> Peel:
        """That of a piece of the text."""
        runs, at = self._runs, self._begin
        last = bisect_left(runs.begins, at + end, 1, self._last)
        return Peel(runs, last, at + begin)


def odd_characters(text: str) -> tuple[int, int] | None:
    """The first run of characters that no value can hold."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        data = b"\0"
    if (
        len(data.translate(None, _CONTROLS)) == len(data)
        and "\ufffe" not in text
        and "\uffff" not in text
    ):
        return None
    found = _PEELED.search(text)
    assert found is not None
    return found.span()


def peeled(text: str, start: int, runs: Runs) -> tuple[str, Peel, int] | None:
    """A line without its residue, if it has any; how many visible characters that was.

    `start` is where the line begins in the source; its runs are added to those above.
    """
    begun = runs.begins[-1]
    kept: list[str] = []
    place = count = front = 0

    def keep(begin: int, end: int, front: int, back: int) -> None:
        if end > begin:
            kept.append(text[begin:end])
            runs.add(end - begin, start + begin, front, back)

    for match in _RESIDUE.finditer(text):
        begin, end = match.span()
        keep(place, begin, front, 0)
        front = match.lastgroup in _CLING
        if match.lastgroup in _TEXTS:
            inner, close = match.span(_TEXTS[match.lastgroup])
            keep(inner, close, inner - begin, end - close)
            count += inner - begin + end - close
        else:
            count += end - begin
        place = end
    if not place:
        return None
    keep(place, len(text), front, 0)
    return "".join(kept), Peel(runs, len(runs), begun), count
