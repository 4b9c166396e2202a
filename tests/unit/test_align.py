"""Which items of two lists are the same ones."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from cableformat._align import gaps, kept


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", "abc"),
        ("abc", "", ""),
        ("", "abc", ""),
        # One more, at either end and between; several in several places.
        ("abc", "xabc", "abc"),
        ("abc", "abcx", "abc"),
        ("abcdef", "uabvwcdefxyz", "abcdef"),
        ("uabvwcdefxyz", "abcdef", "abcdef"),
        # What moved is one item, whatever it passed.
        ("abcdefgh", "habcdefg", "abcdefg"),
        ("abcdefgh", "bcdefgha", "bcdefgh"),
        ("abcdef", "abdcef", "abdef"),
        ("cdaeX", "abcdeY", "cde"),
        # An item that occurs once in each is kept, however far it moved.
        ("12345aQbRcV", "WaSbTghijkcX", "abc"),
        ("1aqq2", "3aqq4", "aqq"),
        # What repeats is taken where it comes next.
        ("aabab", "xaababx", "aabab"),
        ("xaay", "zaaw", "aa"),
        # A repeated item that is far ahead stays where it is.
        ("1234567aa", "aa890efgh", ""),
        # It may have moved by three places, and by one more for each item that went.
        ("123aa", "aa456", "aa"),
        ("123aa", "aa4567890", "aa"),
        ("1234aa", "aa5678", ""),
        ("1234567aa", "aa890", "aa"),
        ("12345678aa", "aapqrs", ""),
    ],
)
def test_what_is_kept(old, new, expected):
    found = list(kept(old, new))
    assert "".join(old[place] for place, _ in found) == expected
    assert "".join(new[value] for _, value in found) == expected


def test_what_is_kept_is_equal_and_ascends():
    rng = random.Random(1)
    for _ in range(500):
        old, new = (
            [rng.randrange(8) for _ in range(rng.randrange(12))] for _ in range(2)
        )
        found = list(kept(old, new))
        assert all(old[place] == new[value] for place, value in found)
        for (place, value), (next_place, next_value) in pairwise(found):
            assert place < next_place
            assert value < next_value


def test_gaps_are_all_that_is_not_kept():
    rng = random.Random(2)
    for _ in range(500):
        old, new = (
            [rng.randrange(8) for _ in range(rng.randrange(12))] for _ in range(2)
        )
        pairs, between = list(kept(old, new)), list(gaps(old, new))
        assert all(places or values for places, values in between)
        in_old = [place for places, _ in between for place in places]
        in_new = [value for _, values in between for value in values]
        assert sorted(in_old + [place for place, _ in pairs]) == list(range(len(old)))
        assert sorted(in_new + [value for _, value in pairs]) == list(range(len(new)))


class Counted:
    """An item that counts how often it is hashed and compared."""

    count = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        Counted.count += 1
        return hash(self.number)

    def __eq__(self, other):
        Counted.count += 1
        return self.number == other.number


def shuffled(size):
    items = list(range(size))
    random.Random(3).shuffle(items)
    return items


@pytest.mark.parametrize(
    "lists",
    [
        lambda n: (range(n), range(n, 2 * n)),
        lambda n: (range(n), reversed(range(n))),
        lambda n: (range(n), shuffled(n)),
        lambda n: ([1] * n, [2] * n),
        lambda n: ([1, 2] * n, [2, 1, 1] * n),
        lambda n: ([0, *[1, 2] * n], [*[2, 1] * n, 3]),
    ],
)
def test_work_grows_with_the_length_of_the_lists(lists):
    """The numbers of hashes and comparisons grow linearly with the length of the lists
    (law 9).
    """
    counts = []
    for size in (2000, 4000):
        old, new = ([Counted(number) for number in items] for items in lists(size))
        Counted.count = 0
        list(kept(old, new))
        counts.append(Counted.count)
    assert counts[1] <= 2.1 * counts[0]
