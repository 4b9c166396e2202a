"""Words of office: what is beside a name in an authority line.

Facts (content.md 1.8): the line names an office before or after the name, in full or
in letters, put together from parts (``POLMINCOUNS``) or separated by slashes.
Representation: a row per word, with the years in which it was in use, its source, and
the day on which the row came.  Doubt: the list is not complete, and typists misspell;
so long words are known with a slip in them, and letters that are a surname too are an
office only where a name is impossible.
"""

from __future__ import annotations

import datetime
import enum
import re
from functools import cache, lru_cache
from typing import Final

import attrs

from cableformat.reference._nearness import slips
from cableformat.reference._tables import Confidence, dated, rows_of

__all__ = ["Office", "OfficeKind", "office_kind", "offices"]

#: From how many letters on a word is known with one slip, and with two.
_ONE_SLIP: Final = 6
_TWO_SLIPS: Final = 9
#: Longer words are compared with none.
_LONGEST: Final = 24
_MARKS: Final = re.compile(r"[.,;:()\[\]\"]+", re.ASCII)
_ARTICLE: Final = re.compile("(?:D|L)['\u2019`](?=[A-Z]{3})").match
_JOINTS: Final = re.compile("[/&-]+").split


class OfficeKind(enum.StrEnum):
    """What a word of office is, and so where it is one."""

    #: An office or its field, in any place.
    OFFICE = "office"
    #: Letters that are a surname too: an office in capitals, in front of a name.
    LETTERS = "letters"
    #: A word that is a surname too: no office after a given name.
    SURNAME = "surname"
    #: A rank, or a form of address.
    RANK = "rank"
    #: Where one serves: a place or a field follows.
    BODY = "body"
    #: A word begins with it that is put together from parts.
    BEGIN = "begin"
    #: Such a word ends with it.
    END = "end"


@attrs.frozen(kw_only=True)
class Office:
    """A word of office.

    >>> [each.word for each in offices(OfficeKind.LETTERS)][:3]
    ['AF', 'CA', 'CAO']
    """

    #: In capitals, without periods.
    word: str
    kind: OfficeKind
    #: When it was in use, as far as the source says; for people.
    seen: str
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    #: The day on which this library began to know it.
    added: datetime.date
    note: str


@cache
def _offices() -> tuple[Office, ...]:
    return tuple(
        Office(word=row["word"], kind=OfficeKind(row["kind"]), **dated(row))
        for row in rows_of("offices.csv")
    )


def offices(kind: OfficeKind) -> tuple[Office, ...]:
    """The words of one kind, in the order of the list.

    >>> "RANK" in {each.kind.name for each in offices(OfficeKind.RANK)}
    True
    """
    return tuple(each for each in _offices() if each.kind is kind)


@cache
def _kinds() -> dict[str, OfficeKind]:
    parts = (OfficeKind.BEGIN, OfficeKind.END)
    return {each.word: each.kind for each in _offices() if each.kind not in parts}


@cache
def _put_together() -> re.Pattern[str]:
    """Words of two parts or more: ``POLMINCOUNS``, ``EMINCOUNS``, ``DPAO``."""
    begin = "|".join(each.word for each in offices(OfficeKind.BEGIN))
    end = "|".join(each.word for each in offices(OfficeKind.END))
    return re.compile(f"(?=[A-Z]{{6}})(?:{begin}){{1,3}}(?:{end})")


@lru_cache(4096)
def office_kind(word: str, *, exact: bool = False) -> OfficeKind | None:
    """The part of an office's name that a word is, or `None`.

    Case, periods and an article in front (``d'Affaires``) do not matter.  A word of
    six letters is known with one slip in it, one of nine with two: a letter too many,
    too few or another, or two in each other's place; with `exact`, with none.  Words
    separated by a slash or a hyphen are an office if one of them is one.

    >>> office_kind("Ambasador"), office_kind("POLMINCOUNS"), office_kind("Doe")
    (<OfficeKind.OFFICE: 'office'>, <OfficeKind.OFFICE: 'office'>, None)
    >>> office_kind("Ambasador", exact=True), office_kind("Pol/Econ").name
    (None, 'OFFICE')
    """
    plain = _MARKS.sub("", word).upper().replace("É", "E")
    if article := _ARTICLE(plain):
        plain = plain[article.end() :]
    if (known := _kinds().get(plain)) is not None:
        return known
    parts = _JOINTS(plain)
    if len(parts) > 1:
        whole = all(part.isalpha() for part in parts if part)
        # M/C and P-E are letters of offices, each.
        some = all(len(part) == 1 for part in parts) or any(
            _of_office(part, exact=exact) for part in parts
        )
        return OfficeKind.OFFICE if whole and some else None
    if _put_together().fullmatch(plain) is not None:
        return OfficeKind.OFFICE
    return None if exact else _nearest(plain)


def _of_office(part: str, *, exact: bool) -> bool:
    kind = office_kind(part, exact=exact)
    return kind is not None and kind is not OfficeKind.SURNAME


def _nearest(plain: str) -> OfficeKind | None:
    """What a long word of office is that a word is, but for a slip or two."""
    if not _ONE_SLIP <= len(plain) + 1 <= _LONGEST:
        return None
    for known, kind in _kinds().items():
        if kind not in (OfficeKind.OFFICE, OfficeKind.BODY) or len(known) < _ONE_SLIP:
            continue
        most = 1 if len(known) < _TWO_SLIPS else 2
        if abs(len(known) - len(plain)) <= most and slips(plain, known) <= most:
            return kind
    return None
