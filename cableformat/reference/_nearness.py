"""Words that are one slip from a known one: named in a hint, and never read as it.

Facts (model.md 6): a known misspelling reads as its value; anything else is only a
hint.  A slip is a letter too many, too few or another, or two in each other's place.
Representation: each known word is kept under itself and under each form without
one letter; a word looks itself up the same way, and no words are compared
that share none of these.  So a source of nothing but slips costs linear time (law 9).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Near", "slips"]

#: Shorter words have too many neighbours to mean one of them.
_LEAST: Final = 5
#: Longer words are looked up in no table.
_MOST: Final = 24
_KEPT: Final = "It is kept as printed, and not read so"


class Near:
    """Known words, in capitals, by what a slip makes of them.

    >>> Near(["NOFORN", "NODIS", "NODIF"]).nearest("NOFRON")
    'NOFORN'
    """

    def __init__(self, words: Iterable[str], *, least: int = _LEAST) -> None:
        self._least = least
        self._words = frozenset(word for word in words if len(word) >= least)
        self._under: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            for key in _keys(word):
                self._under[key].append(word)

    def nearest(self, word: str) -> str | None:
        """The one known word that is a slip away; `None` for none, or several."""
        word = word.upper()
        if not self._least <= len(word) + 1 <= _MOST or word in self._words:
            return None
        found = {
            known
            for key in _keys(word)
            for known in self._under.get(key, ())
            if slips(word, known) == 1
        }
        return found.pop() if len(found) == 1 else None

    def hint(self, word: str) -> str | None:
        """What to say of a word that is a slip from a known one."""
        known = self.nearest(word)
        return None if known is None else f"{word}: did you mean {known}? {_KEPT}"


def _keys(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def slips(one: str, other: str) -> int:
    """How many slips part two words (Damerau's distance, without overlaps)."""
    # What both begin and end with needs no comparison: one slip leaves two letters.
    head = _shared(one, other)
    one, other = one[head:], other[head:]
    tail = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    above: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        last, row, before = row, [n], above
        for m, wanted in enumerate(other, 1):
            least = min(last[m] + 1, row[m - 1] + 1, last[m - 1] + (letter != wanted))
            swapped = n > 1 and m > 1 and letter == other[m - 2]
            if swapped and one[n - 2] == wanted:
                least = min(least, before[m - 2] + 1)
            row.append(least)
        above = last
    return row[-1]


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    unlike = (place for place, (mine, theirs) in pairs if mine != theirs)
    return next(unlike, min(len(one), len(other)))
