"""Which items of two lists are the same item, changed.

Facts: a field's type has no key.  Representation: two items are likened by the words
they share, each under the name of its field; and where a stretch is long, by their
longest string alone: an addressee's name, a paragraph's text.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._align import kept
from cableformat.document import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pairs"]

#: With about how many items of the other list an item is compared.
_MOST: Final = 32
#: The least that two values with fields share to be a pair.
_LEAST: Final = 0.3
#: The worth of a pair of bare values that share nothing: one replaces the other.
_REPLACED: Final = 0.001
_WORDS: Final = re.compile(r"\S+").findall

Words = frozenset[tuple[str, object]]


def pairs(
    old: tuple[Any, ...], new: tuple[Any, ...], left: list[int], came: list[int]
) -> Iterator[tuple[int, int]]:
    """The places of each changed item in `left` and in `came`, both ascending.

    These hold the places of old and of new that are still to be paired.
    """
    begin_old = begin_new = 0
    ends = (len(left), len(came))
    names_old = [_name(old[place]) for place in left]
    names_new = [_name(new[value]) for value in came]
    for at_old, at_new in (*kept(names_old, names_new), ends):
        stretch = range(begin_old, at_old), range(begin_new, at_new)
        yield from _likened(
            [old[left[n]] for n in stretch[0]],
            [new[came[n]] for n in stretch[1]],
            *stretch,
        )
        if (at_old, at_new) != ends:
            yield at_old, at_new
        begin_old, begin_new = at_old + 1, at_new + 1


def _likened(
    old: list[Any], new: list[Any], places: range, values: range
) -> Iterator[tuple[int, int]]:
    """The pairs that share most, together, both ascending."""
    if len(old) * len(new) > _MOST * (len(old) + len(new)):
        yield from zip(places, values, strict=False)
    elif old and new:
        bare = not attrs.has(type(old[0]))
        words = [_words(item) for item in new]
        alike = [[_alike(_words(one), other, bare) for other in words] for one in old]
        for i, j in _best(alike):
            yield places[i], values[j]


def _best(alike: list[list[float]]) -> Iterator[tuple[int, int]]:
    """Rows and columns, both ascending, whose sum is the greatest."""
    high, wide = len(alike), len(alike[0])
    # sums[i][j]: the greatest sum from row i and column j on.
    sums = [[0.0] * (wide + 1) for _ in range(high + 1)]
    for i in reversed(range(high)):
        for j in reversed(range(wide)):
            taken = alike[i][j] + sums[i + 1][j + 1]
            sums[i][j] = max(taken, sums[i + 1][j], sums[i][j + 1])
    i = j = 0
    while i < high and j < wide:
        if alike[i][j] and sums[i][j] == alike[i][j] + sums[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1


def _alike(one: Words, other: Words, bare: bool) -> float:  # noqa: FBT001
    """From 0, no pair, to 1."""
    shared = 2 * len(one & other) / (len(one) + len(other) or 1)
    if bare:
        return shared + _REPLACED
    return shared if shared >= _LEAST else 0.0


def _words(item: Any) -> Words:
    members = plain(item) if attrs.has(type(item)) else item
    return frozenset(_leaves("", members))


def _leaves(name: str, member: Any) -> Iterator[tuple[str, object]]:
    if isinstance(member, dict):
        for inner, value in member.items():
            yield from _leaves(f"{name}/{inner}", value)
    elif isinstance(member, list):
        for value in member:
            yield from _leaves(name, value)
    elif isinstance(member, str):
        for word in _WORDS(member):
            yield name, word
    else:
        yield name, member.value if isinstance(member, enum.Enum) else member


def _name(item: Any) -> object:
    """The longest string of a value with fields; other values as they are."""
    if not attrs.has(type(item)):
        return item
    strings = (getattr(item, a.name) for a in attrs.fields(type(item)))
    return max((s for s in strings if isinstance(s, str)), key=len, default=item)
