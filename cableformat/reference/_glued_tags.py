"""Glued codes of the TAGS line: ``PHUMBA`` is PHUM and BA (content.md 1.5)."""

from __future__ import annotations

from functools import cache
from typing import Final

from cableformat.reference._tags import Tag, TagEra, TagKind, by_code, is_tag

__all__ = ["split_tags"]

#: Four lines of a telegram; what is longer was not glued by a typist.
_LONGEST: Final = 276
#: The lengths of a subject, program or organization, and of a place.
_LONG: Final = 4
_SHORT: Final = 2


@cache
def _pieces(era: TagEra) -> frozenset[str]:
    """Codes of two or four letters, except those of organizations with two.

    Of places those of one list: there was no telegram that could have used two.
    Subjects went on from list to list.
    """
    return frozenset(
        code
        for code, known in by_code().items()
        if code.isalpha() and any(_comes_apart(tag, era) for tag in known)
    )


def _comes_apart(tag: Tag, era: TagEra) -> bool:
    if tag.kind in (TagKind.GEOGRAPHIC, TagKind.REGION):
        return era in tag.eras
    return len(tag.code) == _LONG


@cache
def _filed() -> frozenset[str]:
    """The codes of subjects and programs, of which each TAGS line has one."""
    return frozenset(
        code
        for code, known in by_code().items()
        if any(tag.kind in (TagKind.SUBJECT, TagKind.PROGRAM) for tag in known)
    )


def split_tags(token: str) -> tuple[str, ...]:
    """The codes that a token is glued from, in capitals; ``()`` where it is not.

    Only where known codes of subjects, programs, countries and regions consume all of
    it (content.md 1.5), the places of one list (content.md 4).  Organizations of four
    letters count too, for NATO is not NA and TO.  As words consist of such codes by
    chance, a subject or a program is in front, as the order of the line has it,
    and places are not the most of it: ``CUBA`` is no glued pair of countries, and
    ``PROPAGANDA`` not PROP, AG, AN and DA.  (``SOCIAL`` is SOCI and AL all the same.)

    A token that is itself known is not split.  If several splits are possible, the one
    with the fewest codes is used, and then the one with the longest first code.  Linear
    in the length of the token.

    >>> split_tags("ETRDEINVECINPGOVCS")
    ('ETRD', 'EINV', 'ECIN', 'PGOV', 'CS')
    >>> split_tags("PHUMBA"), split_tags("PREL"), split_tags("PRELX")
    (('PHUM', 'BA'), (), ())
    """
    text = token.upper()
    if not _LONG < len(text) <= _LONGEST or len(text) % _SHORT or is_tag(text):
        return ()
    splits = (_split(text, _pieces(era)) for era in TagEra)
    return min(filter(None, splits), key=len, default=())


def _split(text: str, pieces: frozenset[str]) -> tuple[str, ...]:
    lengths = _first_lengths(text, pieces)
    found = []
    place = 0
    while length := lengths[place]:
        found.append(text[place : place + length])
        place += length
    longer = sum(len(code) == _LONG for code in found)
    likely = found[:1] and found[0] in _filed() and longer * _LONG * 2 >= len(text)
    return tuple(found) if likely else ()


def _first_lengths(text: str, pieces: frozenset[str]) -> list[int]:
    """The length of the first code of the best split from each place on; 0 for none."""
    end = len(text)
    fewest: list[float] = [float("inf")] * end + [0]
    first = [0] * (end + 1)
    for place in range(end - _SHORT, -1, -_SHORT):
        for length in (_LONG, _SHORT):
            rest = place + length
            if (
                rest <= end
                and fewest[rest] + 1 < fewest[place]
                and text[place:rest] in pieces
            ):
                fewest[place], first[place] = fewest[rest] + 1, length
    return first
