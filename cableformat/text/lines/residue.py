"""Residue: control characters, and what a Markdown rendering added to a line.

Theory of operation.  Residue is peeled off a line before any lens sees it; `Peel` maps
places in the peeled text back to the source, so that all spans are those of the source.

Facts: content.md 0 (3): pilcrows and links were added by a web page and its conversion.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from cableformat._record import VISIBLE

_PEELED: Final = re.compile(f"[^\t\n\r\x0b\x0c\\x20{VISIBLE}]+")
#: The control characters among them: in UTF-8 such bytes are nothing else.
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r\x0b\x0c"})
_RESIDUE: Final = re.compile(
    # [¶1.](#), [PREL](#): a link whose target is a fragment, as Markdown renders an
    # anchor; nothing else in brackets is touched.
    rf"(?P<open>\[¶?)(?P<text>(?:(?![\[\]()])[\t\x20{VISIBLE}]){{1,60}})"
    rf"(?P<close>\]\(#(?:(?![()])[{VISIBLE}]){{0,60}}\))"
    r"|(?P<pilcrow>^¶(?=[0-9]))"
    # content.md 1.7: ¶ before the letter of a reference.
    rf"|(?P<other>[^\t\x20{VISIBLE}]+|¶(?=[A-Z]\.[ ]))"
)

Run = tuple[int, int, int, int, int]


class Peel:
    """Where the runs of a peeled line lie in the source.

    Each run is (start, end) in the peeled text, its start in the source, and how much
    residue clings to its front and to its back.
    """

    __slots__ = ("_begins", "_runs")

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._begins = [run[0] for run in runs]

    def start(self, place: int) -> int:
        """The source offset of an element that begins at `place`."""
        begin, _, source, front, _ = self._runs[bisect_right(self._begins, place) - 1]
        return source - front if place == begin else source + place - begin

    def within(self, cut: int, most: int) -> Peel:
        """The runs of a piece of the text."""
        shifted = []
        for begin, end, source, front, back in self._runs:
            new_begin, new_end = max(begin, cut), min(end, most)
            if new_begin < new_end:
                shifted.append(
                    (
                        new_begin - cut,
                        new_end - cut,
                        source + new_begin - begin,
                        front if new_begin == begin else 0,
                        back if new_end == end else 0,
                    )
                )
        return Peel(shifted)

    def end(self, place: int) -> int:
        """The source offset of an element that ends at `place`."""
        run = self._runs[max(bisect_left(self._begins, place) - 1, 0)]
        begin, end, source, _, back = run
        return source + place - begin + (back if place == end else 0)


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


def peeled(text: str, start: int) -> tuple[str, list[Run], int] | None:
    """A line without its residue, if it has any; how many visible characters that was.

    `start` is where the line begins in the source.
    """
    found = list(_RESIDUE.finditer(text))
    if not found:
        return None
    runs: list[Run] = []
    kept: list[str] = []
    length = 0
    place = 0
    count = 0

    def keep(begin: int, end: int, front: int, back: int) -> None:
        nonlocal length
        if end > begin:
            kept.append(text[begin:end])
            runs.append((length, length + end - begin, start + begin, front, back))
            length += end - begin

    for match in found:
        keep(place, match.start(), 0, 0)
        if match["text"] is not None:
            front, back = len(match["open"]), len(match["close"])
            keep(*match.span("text"), front, back)
            count += front + back
        else:
            count += len(match[0])
            if match["pilcrow"] is not None:
                # It clings to the number behind it.
                rest = found[1].start() if len(found) > 1 else len(text)
                keep(1, rest, 1, 0)
                place = rest
                continue
        place = match.end()
    keep(place, len(text), 0, 0)
    return "".join(kept), runs, count
