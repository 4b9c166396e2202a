"""The words of a classifier as printed, cut into pieces for the search for a name.

Facts (content.md 1.8): places, sections and reasons follow the name in no fixed order,
and transcriptions break words at line ends.  Representation: the line is cut at
punctuation, at the ends of sentences and at reasons; broken words are joined again.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cableformat.reference import OfficeKind, office_kind

__all__ = ["LEADS", "LETTERS", "NO_NAME", "PARTICLES", "Piece", "Word", "pieces_of"]

LETTERS: Final = "A-Za-z\u00c0-\u024f"
#: What the line is cut at: ``ad interim``, reasons and their order, punctuation.
_TOKEN: Final = re.compile(
    rf"""
    (?P<interim>(?<![{LETTERS}.])
        (?:[aA][ ]?\.[ ]?[iIlL](?:[ ]?\.)?|[aA][/,][ ]?[iI]\.?|(?:ai|AI)\.?
        |(?i:ad[ ]?int(?:erim)?)\.?)(?![{LETTERS}]))
    |(?P<why>(?i:(?<![{LETTERS}])
        (?:(?:(?:AS[ ])?PER|FOR|UNDER|PURSUANT[ ]TO|BASED[ ]ON|IN[ ]ACCORDANCE[ ]WITH
        |IAW|DUE[ ]TO)[ ,:]{{0,3}}(?:THE[ ])?(?:FOLLOWING[ ])?)?
        (?:REA?S[IO]*NS?(?:\(S\))?(?![{LETTERS}-])|SECTION[ ][0-9]+\.[0-9]
        |E\.?[ ]?O\.?[ ]?:?[ ]?1[0-9]{{4}}|EXECUTIVE[ ]ORDER|(?<![0-9])1\.[345](?![0-9])
        |(?:DECL|DERIVED|OADR|AFTER|UPON|UNTIL|WHEN)(?![{LETTERS}]))))
    |(?P<word>[{LETTERS}0-9](?:[{LETTERS}0-9'\u2019`./&-]*[{LETTERS}0-9'\u2019.])?)
    |(?P<blank>[ \t]+)
    |(?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
).finditer
#: Words in small letters within a name.
PARTICLES: Final = frozenset(
    """al ben bin da dal das de dei del della der den di do dos du e el ibn la le
    san santa st ter ten van vander von y zu""".split()
)
#: Words before the name of a place or of a field.
LEADS: Final = frozenset("of for to in at on the".split())
#: Words of the line itself, and others that no name contains.
NO_NAME: Final = LEADS | frozenset(
    """action all and are authority based be by cable classification classified
    confidential derived document due from has is it message multiple para paragraph
    request secret see source sources summary telegram text this was which with
    unclassified""".split()
)


class Word(NamedTuple):
    text: str
    begin: int
    end: int
    #: Whether it belongs to an office, whatever is around it.
    title: bool = False

    @property
    def bare(self) -> str:
        return self.text.rstrip(".").lower()

    @property
    def kind(self) -> OfficeKind | None:
        return OfficeKind.OFFICE if self.title else office_kind(self.text)


class Piece(NamedTuple):
    """The words between two marks; `late` if they follow the reasons."""

    words: list[Word]
    late: bool


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a line: cut at marks, at the ends of sentences and at reasons."""
    pieces = [Piece([], late=False)]
    for token in _TOKEN(text):
        words, late = pieces[-1]
        begin, end = token.span()
        match token.lastgroup:
            case "interim":
                words.append(Word(token[0], begin, end, title=True))
            case "why":
                pieces.append(Piece([], late=True))
            case "mark":
                if token[0] not in "'\u2019`\"":
                    pieces.append(Piece([], late=late))
            case "word":
                printed = token[0]
                closes = _closes(printed)
                printed = printed.rstrip(".") if closes else printed
                words.append(Word(printed, begin, begin + len(printed)))
                if closes:
                    pieces.append(Piece([], late=late))
    return [
        piece._replace(words=_rejoined(piece.words)) for piece in pieces if piece.words
    ]


def _closes(printed: str) -> bool:
    """Whether the period after a word ends a sentence, and not an abbreviation."""
    letters = printed.rstrip(".")
    return printed.endswith(".") and len(letters) > 2 and "." not in letters


def _rejoined(words: list[Word]) -> list[Word]:
    """Join words that a line end broke: ``Ambas sador``, ``D oe``."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        last = word is words[-1]
        if before is not None and _is_broken(before, word, last=last):
            joined[-1] = Word(before.text + word.text, before.begin, word.end)
        else:
            joined.append(word)
    return joined


def _is_broken(before: Word, word: Word, *, last: bool) -> bool:
    if before.title or word.title or before.end + 1 != word.begin:
        return False
    if not before.text[-1].isalpha() or not word.text.isalpha():
        return False
    whole = "-" not in before.text and "/" not in before.text
    if whole and office_kind(before.text + word.text, exact=True) is not None:
        # POL and OFF are words of office themselves.
        return office_kind(word.text, exact=True) is None
    if office_kind(before.text, exact=True) is not None:
        return False
    if before.bare in NO_NAME or not word.text[0].islower():
        return False
    # No name ends with a particle.
    known = (word.bare in PARTICLES and not last) or word.bare in NO_NAME
    begins = before.text[0].isupper() and before.bare not in PARTICLES
    return begins and not known
