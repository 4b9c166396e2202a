"""A citation that is not complete yet, and what its tokens may mean.

Facts (content.md 1.7): the year is in front of the post, between post and number, or
after the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model._citation_words import KEYWORDS, is_caption
from cableformat.model._citations import CitationKind
from cableformat.model.citation_names import WORDS, Token, known_name, plain
from cableformat.routing import resolve_year

if TYPE_CHECKING:
    from cableformat.model._citation_misprints import Misprint

__all__ = [
    "Draft",
    "full_year",
    "holds_telegram",
    "is_year_before",
    "is_year_between",
    "keyword",
    "may_be_year",
]

#: wire.md 5.4: the years that two digits can mean.
_YEARS: Final = range(1945, 2045)


@attrs.define(eq=False)
class Draft:
    """A citation to which the following tokens may still be added."""

    kind: CitationKind
    begin: int
    end: int
    label: str | None = None
    post: str | None = None
    known: bool = False
    serial: str | None = None
    series: str | None = None
    #: As printed with it, not as inherited.
    year: int | None = None
    captions: list[str] = attrs.Factory(list)
    group: str | None = None
    #: Whose post it has, where none is printed.
    heir_of: Draft | None = None
    misprints: tuple[Misprint, ...] = ()

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number of a year, and so a year."""
        return self.kind in (
            CitationKind.TELEGRAM,
            CitationKind.AIRGRAM,
            CitationKind.SERIES,
        )


def full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else resolve_year(int(digits))


def may_be_year(digits: str) -> bool:
    return len(digits) == 2 or (len(digits) == 4 and int(digits) in _YEARS)


def is_year_before(tokens: list[Token], place: int) -> bool:
    """Whether a number is the year of what follows: ``08 ASTANA``, ``08-ASTANA``."""
    if tokens[place].lastgroup != "number" or not may_be_year(tokens[place][0]):
        return False
    after = [token.lastgroup for token in tokens[place + 1 : place + 3]]
    if after[:1] == ["word"]:
        return not is_caption(plain(tokens[place + 1]))
    return after == ["dash", "word"]


def is_year_between(tokens: list[Token], place: int) -> bool:
    """Whether a number is the year of the next: ``ROME 07-1234``, ``ROME 07 1234``."""
    if tokens[place].lastgroup != "number" or len(tokens[place][0]) != 2:
        return False
    after = tokens[place + 1 : place + 3]
    if after and after[0].lastgroup == "dash":
        del after[0]
    return bool(after) and after[0].lastgroup == "number" and len(after[0][0]) > 2


def keyword(token: Token) -> CitationKind | None:
    return KEYWORDS.get(plain(token)) if token.lastgroup == "word" else None


def holds_telegram(tokens: list[Token]) -> bool:
    """Whether a known post, followed by a number, is among the words."""
    names: list[str] = []
    for token in tokens:
        if token.lastgroup == "word":
            names.append(plain(token))
        elif token.lastgroup == "number":
            if names and known_name(names[-WORDS:], glued=False):
                return True
            names = []
    return False
