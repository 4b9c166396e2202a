"""Which items of two lists are the same ones: the piece that edits and `diff` share.

Theory of operation.  What both lists begin and end with is kept.  Between, the items
that occur once in each are anchors, the longest run of them that ascends in both
(patience, as `git diff --patience` has it); so what moved is one item, not all that it
passed.  Between anchors, ends that are equal are kept once more, and what repeats is
taken where it comes next.

Nothing is compared with everything: the cost is that of hashing each item a few times
and of one bisection an anchor, hostile lists included (law 9).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    #: What keeps items of a stretch of each list.
    Step = Callable[
        [Sequence[Hashable], Sequence[Hashable], range, range],
        Iterator[tuple[int, int]],
    ]

__all__ = ["gaps", "kept"]

#: How far ahead an item that repeats may have moved.
_REACH: Final = 4


def gaps(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[range, range]]:
    """The places of old and new between two that were kept, where there are any.

    >>> list(gaps("abcd", "axcde"))
    [(range(1, 2), range(1, 2)), (range(4, 4), range(4, 5))]
    """
    begin_old = begin_new = 0
    for at_old, at_new in (*kept(old, new), (len(old), len(new))):
        if at_old > begin_old or at_new > begin_new:
            yield range(begin_old, at_old), range(begin_new, at_new)
        begin_old, begin_new = at_old + 1, at_new + 1


def kept(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Places of old and new that hold equal items, both ascending.

    >>> list(kept(["LIMA", "OSLO", "ROME"], ["ROME", "LIMA", "OSLO"]))
    [(0, 1), (1, 2)]
    """
    places, values = range(len(old)), range(len(new))
    yield from _trimmed(old, new, places, values, _between_ends)


def _trimmed(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    places: range,
    values: range,
    middle: Step,
) -> Iterator[tuple[int, int]]:
    """What both begin and end with, and what `middle` keeps between."""
    most = min(len(places), len(values))
    head = 0
    while head < most and old[places[head]] == new[values[head]]:
        head += 1
    tail = 0
    while tail < most - head and old[places[-1 - tail]] == new[values[-1 - tail]]:
        tail += 1
    yield from zip(places[:head], values[:head], strict=True)
    places_left = places[head : len(places) - tail]
    values_left = values[head : len(values) - tail]
    if places_left and values_left:
        yield from middle(old, new, places_left, values_left)
    yield from zip(
        places[len(places) - tail :], values[len(values) - tail :], strict=True
    )


def _between_ends(
    old: Sequence[Hashable], new: Sequence[Hashable], places: range, values: range
) -> Iterator[tuple[int, int]]:
    place, value = places.start, values.start
    for at_old, at_new in _anchors(old, new, places, values):
        gap = range(place, at_old), range(value, at_new)
        yield from _trimmed(old, new, *gap, _next)
        yield at_old, at_new
        place, value = at_old + 1, at_new + 1
    gap = range(place, places.stop), range(value, values.stop)
    yield from _trimmed(old, new, *gap, _next)


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], places: range, values: range
) -> list[tuple[int, int]]:
    """The most items that occur once in each list, both ascending."""
    where_old, where_new = _once(old, places), _once(new, values)
    pairs = [
        (place, where_new[item])
        for item, place in where_old.items()
        if item in where_new
    ]
    # The longest ascending run: of each length the run that ends lowest, and of each
    # pair the one before it in its run.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        before.append(last[length - 1] if length else -1)
        last[length : length + 1] = [number]
    run = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _once(items: Sequence[Hashable], among: range) -> dict[Hashable, int]:
    """The place of each item that occurs once."""
    where: dict[Hashable, int] = {}
    for place in among:
        where[items[place]] = -1 if items[place] in where else place
    return {item: place for item, place in where.items() if place >= 0}


def _next(
    old: Sequence[Hashable], new: Sequence[Hashable], places: range, values: range
) -> Iterator[tuple[int, int]]:
    """Items that repeat, each where it comes next."""
    where: dict[Hashable, deque[int]] = {}
    for place in places:
        where.setdefault(old[place], deque()).append(place)
    last = places.start - 1
    for value in values:
        queue = where.get(new[value])
        while queue and queue[0] <= last:
            queue.popleft()
        # An item that moved far ahead would drag all between it out of place.
        if queue and queue[0] - last <= max(len(places) - len(values), 0) + _REACH:
            last = queue.popleft()
            yield last, value
