"""Digits for letters in a reference, and letters for digits: ``05 L1SBON 4127``.

Facts (content.md 1.7, 1.8): typists and scans print 0 for O and 1 for I or L, and the
other way round.  Representation: the text with what was meant, letter for letter, so
that places stay.  Doubt: a name is never corrected by what it resembles; so a digit is
a letter only where the letters make a known post of the word, and a letter a digit only
in a number after a post or in a year before one.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat.reference import longest_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Misprint", "legible"]

_LETTERS: Final = {
    "0": "O",
    "1": "IL",
    "2": "Z",
    "3": "E",
    "4": "A",
    "5": "S",
    "6": "G",
    "8": "B",
}
_DIGITS: Final = str.maketrans("OoIilLSsB", "001111558")
#: A word of letters and digits, but no date-time group; longer ones are no name and no
#: number.
_MIXED: Final = re.compile(
    r"(?<![A-Z0-9])(?=[A-Z]++[0-9]|[0-9]++[A-Z])(?![0-9]{6}[A-Z](?![A-Z0-9]))"
    r"[A-Z0-9]{2,16}(?![A-Z0-9])",
    re.ASCII | re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"[A-Z][A-Z .'-]{0,30}[ ]\Z", re.ASCII | re.IGNORECASE)
_AFTER: Final = re.compile(
    r"[ ](?P<name>[A-Z][A-Z.'-]*(?:[ ][A-Z.'-]+){0,2})", re.ASCII | re.IGNORECASE
)
#: How far back the words before a misprint are sought.
_REACH: Final = 40
#: More digits than these are no slip.
_SLIPS: Final = 3
_WORDS: Final = 2


class Misprint(NamedTuple):
    """A word that is read as another of the same length."""

    printed: str
    read: str
    begin: int


def legible(text: str) -> tuple[str, tuple[Misprint, ...]]:
    """A reference as it was meant, as long as it is printed, and what differs.

    >>> legible("05 L1SBON 4127")
    ('05 LISBON 4127', (Misprint(printed='L1SBON', read='LISBON', begin=3),))
    >>> legible("O5 ROME 1O12")[0], legible("A50")[0]
    ('05 ROME 1012', 'A50')
    """
    # Numbers are known by the posts beside them, so that names come first.
    found: list[Misprint] = []
    for read_as in (_as_name, _as_number):
        text = _MIXED.sub(partial(_meant, read_as, found), text)
    return text, tuple(sorted(found, key=lambda each: each.begin))


def _meant(
    read_as: Callable[[str, list[str], list[str]], str | None],
    found: list[Misprint],
    match: re.Match[str],
) -> str:
    begin, end = match.span()
    before = _words(_BEFORE.search(match.string[max(begin - _REACH, 0) : begin]))
    after = _words(_AFTER.match(match.string, end))
    read = read_as(match[0], before, after)
    if read is None:
        return match[0]
    found.append(Misprint(match[0], read, begin))
    return read


def _words(match: re.Match[str] | None) -> list[str]:
    return [] if match is None else match[0].upper().split()


def _as_name(printed: str, before: list[str], after: list[str]) -> str | None:
    """The word of letters that makes a known post, alone or with those beside it."""
    for read in _spelled(printed):
        for first in range(max(len(before) - _WORDS, 0), len(before) + 1):
            for last in range(_WORDS + 1):
                words = [*before[first:], read, *after[:last]]
                if longest_post(words) == len(words):
                    return read
    return None


def _as_number(printed: str, before: list[str], after: list[str]) -> str | None:
    """The digits after a known post, or of a year before one."""
    digits = printed.translate(_DIGITS)
    if not digits.isdecimal():
        return None
    if longest_post(before) and sum(map(str.isdecimal, printed)) * 2 >= len(printed):
        return digits
    year = len(digits) == 2 or (len(digits) == 4 and digits.startswith(("19", "20")))
    named = any(
        longest_post(after[:count]) == count for count in range(1, len(after) + 1)
    )
    return digits if year and named else None


def _spelled(word: str) -> Iterator[str]:
    """The words that a word with digits in place of letters may mean."""
    places = [n for n, letter in enumerate(word) if letter.isdecimal()]
    if len(places) > min(_SLIPS, len(word) // 2):
        return
    choices = (_LETTERS.get(word[n], "") for n in places)
    for letters in product(*choices):
        read = list(word.upper())
        for place, letter in zip(places, letters, strict=True):
            read[place] = letter
        yield "".join(read)
