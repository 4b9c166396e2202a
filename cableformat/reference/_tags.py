"""The codes of the TAGS line, by the lists of three times.

Facts (content.md 4): subject, program and region codes, organizations, and the codes of
countries, of which 85 have meant one country and then another.  Representation: a row a
code and list.  Doubt: shape does not tell the kind (NATO has four letters), the year
of the last change of lists is not verified, and no list is complete.
"""

from __future__ import annotations

import enum
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.reference._tables import Confidence, provenance, rows_of

if TYPE_CHECKING:
    import datetime

__all__ = [
    "Tag",
    "TagEra",
    "TagKind",
    "TagResolution",
    "is_tag",
    "listed_kinds",
    "multi_word_tags",
    "tags",
]

_GAPS: Final = re.compile(r"[ \t\n]+", re.ASCII)
_YEARS: Final = re.compile(r"([0-9]{4})-([0-9]{4})?", re.ASCII)
_LAST_YEAR: Final = 9999


class TagKind(enum.StrEnum):
    """What a code means (content.md 1.5)."""

    SUBJECT = "subject"
    #: K and three letters.
    PROGRAM = "program"
    #: A country, or a part of one.
    GEOGRAPHIC = "geographic"
    REGION = "region"
    ORGANIZATION = "organization"


class TagEra(enum.IntEnum):
    """The list that holds a code; its value is the first year (content.md 4)."""

    #: The handbook of 1974, to the end of 1979.
    HANDBOOK = 1973
    #: As in cables to the end of 2012.
    CABLES = 1980
    #: GENC, which is mostly ISO 3166-1; confidence in the first year is low.
    CURRENT = 2013


class TagResolution(enum.StrEnum):
    """How sure it is that a code means this."""

    #: The list of the date has it.
    RESOLVED = "resolved"
    #: The list of the date lacks it, and the nearest that has it has this.
    ASSUMED = "assumed"
    #: No date was given: one of all that it ever meant.
    CANDIDATE = "candidate"


@attrs.frozen(kw_only=True)
class Tag:
    """A code, and what one list says of it."""

    code: str
    #: `None` if no list gives it: half of the program codes.
    meaning: str | None
    kind: TagKind
    #: The category of a subject; of others, the kind in the list's words.
    category: str
    #: The first and the last year in which it meant this, as far as the lists tell.
    first_year: int
    last_year: int
    #: The lists of these years.
    eras: tuple[TagEra, ...]
    #: The codes of a country in ISO 3166-1.
    iso2: str | None
    iso3: str | None
    #: How the archive of 1973-79 kept cables with it: permanent, temporary.
    retention: str | None
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str
    resolution: TagResolution = TagResolution.CANDIDATE


def _plain(code: str) -> str:
    return _GAPS.sub(" ", code).strip(" ").upper()


def _tag_of(row: dict[str, str]) -> Tag:
    years = _YEARS.fullmatch(row["years"])
    assert years is not None
    first, last = int(years[1]), int(years[2] or _LAST_YEAR)
    return Tag(
        code=row["code"],
        meaning=row["meaning"] or None,
        kind=TagKind(row["kind"]),
        category=row["category"],
        first_year=first,
        last_year=last,
        eras=_eras(first, last),
        iso2=row["iso2"] or None,
        iso3=row["iso3"] or None,
        retention=row["retention"] or None,
        **provenance(row),
    )


@cache
def _eras(first: int, last: int) -> tuple[TagEra, ...]:
    """The lists of some years: a few spans of years serve two thousand rows."""
    return tuple(e for e in TagEra if first <= _end(e) and e.value <= last)


def _end(era: TagEra) -> int:
    """The last year of a list."""
    later = [other.value for other in TagEra if other.value > era.value]
    return min(later, default=_LAST_YEAR + 1) - 1


@cache
def by_code() -> dict[str, tuple[Tag, ...]]:
    """What each code ever meant, the earliest first."""
    found: dict[str, tuple[Tag, ...]] = {}
    for row in rows_of("tags.csv"):
        tag = _tag_of(row)
        found[tag.code] = (*found.get(tag.code, ()), tag)
    return found


def is_tag(code: str) -> bool:
    """Whether the list of any time has the code, in any case.

    >>> is_tag("PREL"), is_tag("UNGA/C-6"), is_tag("aer  lingus"), is_tag("XYZZ")
    (True, True, True, False)
    """
    return _plain(code) in by_code()


@cache
def multi_word_tags() -> frozenset[str]:
    """The known codes with blanks in them, all of organizations.

    >>> "AER LINGUS" in multi_word_tags()
    True
    """
    return frozenset(code for code in by_code() if " " in code)


def tags(code: str, date: datetime.date | None = None) -> tuple[Tag, ...]:
    """What a code means, by the rules of content.md 4.

    At a date, what the list of that time says; where it lacks the code, what the
    nearest that has it says, as assumed.  Without, all that it ever meant: 85 codes
    changed their meaning, and no guess is made.  A code can be a country's and an
    organization's in one list, so there may be two at a date too.  An unknown code has
    none.

    >>> import datetime
    >>> [tag.meaning for tag in tags("CH", datetime.date(1975, 1, 1))]
    ['China (Mainland)']
    >>> [tag.meaning for tag in tags("CH", datetime.date(2015, 1, 1))]
    ['Switzerland']
    """
    plain = _plain(code)
    if date is None or plain not in by_code():
        return by_code().get(plain, ())
    return _of_year(plain, date.year)


@lru_cache(4096)
def _of_year(code: str, year: int) -> tuple[Tag, ...]:
    """What a known code means in a year."""
    known, era = by_code()[code], _era_of(year)
    if now := _at(known, era, year):
        return _resolved(now, TagResolution.RESOLVED)
    return _resolved(_nearest(known, era), TagResolution.ASSUMED)


def listed_kinds(date: datetime.date) -> frozenset[TagKind]:
    """The kinds of codes of which there is a list for a date, not a few codes alone.

    >>> import datetime
    >>> TagKind.SUBJECT in listed_kinds(datetime.date(2015, 1, 1))
    False
    """
    return _kinds_of(_era_of(date.year))


@cache
def _kinds_of(era: TagEra) -> frozenset[TagKind]:
    # Codes that came later were found one by one (content.md 4).
    return frozenset(
        tag.kind
        for known in by_code().values()
        for tag in known
        if tag.first_year <= era.value and era in tag.eras
    )


def _era_of(year: int) -> TagEra:
    """The list of a year; the first for the years before it too."""
    return max(
        (e for e in TagEra if e.value <= year),
        default=TagEra.HANDBOOK,
        key=lambda era: era.value,
    )


def _at(known: tuple[Tag, ...], era: TagEra, year: int) -> tuple[Tag, ...]:
    # content.md 4: some meanings end before their list does, as TC in 2004.
    return tuple(
        tag for tag in known if era in tag.eras and min(year, tag.last_year) == year
    )


def _nearest(known: tuple[Tag, ...], era: TagEra) -> tuple[Tag, ...]:
    """What the list next in time says; what both say, where two are as near."""
    order = list(TagEra)

    def away(tag: Tag) -> int:
        return min(abs(order.index(e) - order.index(era)) for e in tag.eras)

    least = min(map(away, known), default=0)
    return tuple(tag for tag in known if away(tag) == least)


def _resolved(found: tuple[Tag, ...], how: TagResolution) -> tuple[Tag, ...]:
    return tuple(attrs.evolve(tag, resolution=how) for tag in found)
