"""Two texts side by side: the stretches that differ, and within lines the words.

Theory of operation.  Lines are aligned, then the words of lines that differ, both as
``diff`` aligns items: in linear time, whatever the texts are.  Equal lines are shown
only near a difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._align import gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Hunk", "Line", "Piece", "hunks"]

#: How many lines are shown around what differs.
_AROUND: Final = 3
_WORD: Final = re.compile(r"\w+|\s|[^\w\s]")

#: A piece of a line, and whether it is on this side alone.
Piece = tuple[str, bool]


@attrs.frozen
class Line:
    """A line of one side."""

    #: From 1.
    number: int
    pieces: tuple[Piece, ...]
    #: Whether the other side has no such line.
    apart: bool


@attrs.frozen(kw_only=True)
class Hunk:
    """Lines of both sides around something that differs."""

    #: How many equal lines are left out between the hunk before and this one.
    skipped: int
    left: tuple[Line, ...]
    right: tuple[Line, ...]


def hunks(left: str, right: str) -> Iterator[Hunk]:
    r"""The stretches of two texts that differ, with the lines around them.

    >>> (hunk,) = hunks("FM ROME\nTO OSLO", "FM ROME\nTO LIMA")
    >>> hunk.left[1].pieces
    (('TO ', False), ('OSLO', True))
    """
    old, new = left.split("\n"), right.split("\n")
    shown = 0
    for stretch in _grouped(gaps(old, new)):
        (first_old, first_new), (last_old, last_new) = stretch[0], stretch[-1]
        before = min(_AROUND, first_old.start - shown)
        behind = min(_AROUND, len(old) - last_old.stop)
        places = range(first_old.start - before, last_old.stop + behind)
        values = range(first_new.start - before, last_new.stop + behind)
        marked_old, marked_new = _marked(old, new, stretch)
        yield Hunk(
            skipped=places.start - shown,
            left=tuple(_line(old, place, marked_old) for place in places),
            right=tuple(_line(new, place, marked_new) for place in values),
        )
        shown = places.stop


def _grouped(
    found: Iterable[tuple[range, range]],
) -> Iterator[list[tuple[range, range]]]:
    """Gaps whose surroundings touch, together."""
    group: list[tuple[range, range]] = []
    for gap in found:
        if group and gap[0].start - group[-1][0].stop > 2 * _AROUND:
            yield group
            group = []
        group.append(gap)
    if group:
        yield group


def _marked(
    old: list[str], new: list[str], stretch: list[tuple[range, range]]
) -> tuple[dict[int, tuple[Piece, ...]], dict[int, tuple[Piece, ...]]]:
    """The lines of some gaps, each with what is on its side alone."""
    left: dict[int, tuple[Piece, ...]] = {}
    right: dict[int, tuple[Piece, ...]] = {}
    for places, values in stretch:
        # As many as both have are taken for the same lines, changed.
        for place, value in zip(places, values, strict=False):
            left[place], right[value] = _words(old[place], new[value])
        pairs = min(len(places), len(values))
        left |= {place: ((old[place], True),) for place in places[pairs:]}
        right |= {value: ((new[value], True),) for value in values[pairs:]}
    return left, right


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    words, others = _WORD.findall(old), _WORD.findall(new)
    found = list(gaps(words, others))
    return (
        tuple(_pieces(words, [gap for gap, _ in found])),
        tuple(_pieces(others, [gap for _, gap in found])),
    )


def _pieces(words: list[str], apart: list[range]) -> Iterator[Piece]:
    at = 0
    for gap in apart:
        for stretch, only in ((range(at, gap.start), False), (gap, True)):
            if stretch:
                yield "".join(words[stretch.start : stretch.stop]), only
        at = gap.stop
    if at < len(words):
        yield "".join(words[at:]), False


def _line(lines: list[str], place: int, marked: dict[int, tuple[Piece, ...]]) -> Line:
    pieces = marked.get(place)
    if pieces is None:
        return Line(place + 1, ((lines[place], False),), apart=False)
    return Line(place + 1, pieces, apart=True)
