"""Levels of classification, in order."""

from __future__ import annotations

from typing import Final, Self

from cableformat._record import Ordered, refuse

__all__ = [
    "SPELLED",
    "SPELLINGS",
    "Level",
    "level_spelled",
    "level_written",
    "spaced",
]


class Level(Ordered):
    """A level of classification; its value is the abbreviation of a portion marking.

    Totally ordered, lowest first (law 8).  A portion that shows no marking has no
    level: it is `None`, never `UNCLASSIFIED` (content.md 3.1 rule 1).

    The order U < C < S < TS is the orders' own.  LIMITED OFFICIAL USE is above U
    and below C (content.md 8, V12), RESTRICTED below C and above what is controlled and
    unclassified (content.md 3.1).  No source orders FOUO, CUI, SBU and LOU among
    themselves: one follows another in time, never in rank; the order here is ours;
    confidence low.

    >>> max(Level.SBU, Level.CONFIDENTIAL)
    <Level.CONFIDENTIAL: 'C'>
    >>> Level.CONFIDENTIAL.word
    'CONFIDENTIAL'
    """

    UNCLASSIFIED = "U"
    FOR_OFFICIAL_USE_ONLY = "FOUO"
    CUI = "CUI"
    SBU = "SBU"
    LIMITED_OFFICIAL_USE = "LOU"
    RESTRICTED = "R"
    CONFIDENTIAL = "C"
    SECRET = "S"  # noqa: S105 - a level, no password
    TOP_SECRET = "TS"  # noqa: S105

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The level of a word, letter-spaced or not, or an abbreviation, in any case.

        Inverse of `str` (content.md 1.2, 1.9).

        Raises:
            CableValueError: It shows none (``model.pattern``).

        >>> Level.from_text("S E C R E T"), Level.from_text("LOU").word
        (<Level.SECRET: 'S'>, 'LIMITED OFFICIAL USE')
        """
        spelled = text.replace(" ", "").replace("\t", "").upper()
        found = _BY_SPELLING.get(spelled) or _BY_VALUE.get(spelled)
        if found is None or not text.isascii():
            refuse("Level", "one such as SECRET or S", text)
        return cls(found)

    def __str__(self) -> str:
        """The level spelled out: `word`."""
        return self.word

    @property
    def word(self) -> str:
        """The level spelled out, as a banner shows it."""
        return self.name.replace("_", " ")


#: content.md 1.2, 3.2: the spellings of each level; the first is the canonical one of a
#: classification line.
SPELLINGS: Final = {
    Level.TOP_SECRET: ("TOP SECRET",),
    Level.SECRET: ("SECRET",),
    Level.CONFIDENTIAL: ("CONFIDENTIAL",),
    Level.RESTRICTED: ("RESTRICTED",),
    Level.LIMITED_OFFICIAL_USE: ("LIMITED OFFICIAL USE", "LOU"),
    Level.SBU: ("SBU", "SENSITIVE BUT UNCLASSIFIED"),
    Level.CUI: ("CUI", "CONTROLLED", "CONTROLLED UNCLASSIFIED INFORMATION"),
    Level.FOR_OFFICIAL_USE_ONLY: ("FOUO", "FOR OFFICIAL USE ONLY"),
    Level.UNCLASSIFIED: ("UNCLAS", "UNCLASSIFIED", "UNCLASS"),
}
_BY_SPELLING: Final = {
    word.replace(" ", ""): level for level, words in SPELLINGS.items() for word in words
}
_BY_VALUE: Final = {level.value: level for level in Level}


def spaced(words: str) -> str:
    """A pattern for words that may be letter-spaced (content.md 1.2, word gap: 2)."""
    return "[ \t]{1,3}".join("[ \t]?".join(word) for word in words.split(" "))


#: Letter-spaced, it would match the first S of UNCLAS S E N S I T I V E.
_TIGHT: Final = "UNCLASS"
#: Every level, as a pattern.
SPELLED: Final = "|".join(
    word if word == _TIGHT else spaced(word)
    for words in SPELLINGS.values()
    for word in sorted(words, key=len, reverse=True)
)


#: content.md 1.2: the spelling on a classification line.
_LETTER_SPACED: Final = frozenset(
    {Level.TOP_SECRET, Level.SECRET, Level.CONFIDENTIAL, Level.RESTRICTED}
)


def level_written(level: Level, *, spaced: bool = True) -> str:
    """A level as a classification line spells it, letter-spaced where that is usual.

    >>> level_written(Level.TOP_SECRET), level_written(Level.UNCLASSIFIED)
    ('T O P  S E C R E T', 'UNCLAS')
    """
    word = SPELLINGS[level][0]
    if spaced and level in _LETTER_SPACED:
        return "  ".join(" ".join(letters) for letters in word.split())
    return word


def level_spelled(printed: str) -> Level:
    """The level that a match of `SPELLED` shows: no spelling squeezed is another's.

    >>> level_spelled("t o p  s e c r e t")
    <Level.TOP_SECRET: 'TS'>
    """
    return _BY_SPELLING[printed.replace(" ", "").replace("\t", "").upper()]
