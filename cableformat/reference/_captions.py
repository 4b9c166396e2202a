"""Captions, and the series of numbers beside a post's own, with where each is known.

Facts (content.md 1.2, 1.3, 1.7): a caption is on a line of its own, between level
and post, or in brackets after a reference, and each place has its words.
Representation: a row per caption, with the pattern of all its spellings and the places
where it is known.  Doubt: the list is not complete; a caption missing here is still
read where captions are.
"""

from __future__ import annotations

import enum
import re
from functools import cache
from typing import Final

import attrs

from cableformat.reference._tables import Confidence, listed, provenance, rows_of

__all__ = [
    "Caption",
    "CaptionKind",
    "CaptionPlace",
    "Series",
    "caption",
    "caption_pattern",
    "captions",
    "series",
    "series_pattern",
]

_FLAGS: Final = re.ASCII | re.IGNORECASE


class CaptionKind(enum.StrEnum):
    """What a caption does (content.md 1.3)."""

    DISTRIBUTION = "distribution"
    DISSEMINATION = "dissemination"
    CHANNEL = "channel"
    ADMINISTRATIVE = "administrative"
    #: On the line of a level, beside it.
    LEVEL = "level"
    #: A caption of the message that a telegram refers to.
    REFERENCE = "reference"


class CaptionPlace(enum.StrEnum):
    """Where a caption is known."""

    #: On a line of captions (content.md 1.3).
    LINE = "line"
    #: After the level on the classification line (content.md 1.2).
    LEVEL = "level"
    #: After a reference (content.md 1.7).
    REFERENCE = "reference"


@attrs.frozen(kw_only=True)
class Caption:
    """A caption, and what the list says of it.

    >>> caption("N O F O R N").name, caption("REL TO USA, GBR").name
    ('NOFORN', 'REL TO')
    """

    name: str
    #: The pattern of all its spellings, in capitals, for the whole caption.
    pattern: str
    kind: CaptionKind
    #: Where it is known; elsewhere it is a word like others.
    places: tuple[CaptionPlace, ...]
    #: The captions that may not accompany it: names, a kind, or ``any``.
    excludes: tuple[str, ...]
    #: When it was in use; for people.
    years: str
    meaning: str
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@attrs.frozen(kw_only=True)
class Series:
    """Numbers to or from a traveller or delegation, beside a post's (content.md 1.2).

    >>> series("TOSEC").meaning
    'To the travelling Secretary of State'
    """

    name: str
    #: When it was in use, where that is known; for people.
    years: str
    #: `None` if no source says it.
    meaning: str | None
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@cache
def _captions() -> tuple[Caption, ...]:
    return tuple(
        Caption(
            name=row["name"],
            pattern=row["pattern"],
            kind=CaptionKind(row["kind"]),
            places=tuple(map(CaptionPlace, listed(row["places"]))),
            excludes=listed(row["excludes"]),
            years=row["years"],
            meaning=row["meaning"],
            **provenance(row),
        )
        for row in rows_of("captions.csv")
    )


@cache
def _series() -> dict[str, Series]:
    return {
        row["name"]: Series(
            name=row["name"],
            years=row["years"],
            meaning=row["meaning"] or None,
            **provenance(row),
        )
        for row in rows_of("series.csv")
    }


def caption(printed: str) -> Caption | None:
    """The caption that is printed so, in any case; `None` for no known one.

    >>> caption("exdis").kind, caption("CODEL DOE").name, caption("CODEL")
    (<CaptionKind.DISTRIBUTION: 'distribution'>, 'CODEL', None)
    """
    match = _every_caption().fullmatch(printed)
    if match is None:
        return None
    assert match.lastindex is not None
    return _captions()[match.lastindex - 1]


@cache
def _every_caption() -> re.Pattern[str]:
    """The patterns of all captions, each a group: the first that matches is meant."""
    return re.compile("|".join(f"({each.pattern})" for each in _captions()), _FLAGS)


def captions(place: CaptionPlace) -> tuple[Caption, ...]:
    """Every caption that is known in a place, in the order of the list.

    >>> [each.name for each in captions(CaptionPlace.REFERENCE)][:3]
    ['EXCLUSIVE', 'EXDIS', 'LIMDIS']
    """
    return tuple(each for each in _captions() if place in each.places)


@cache
def caption_pattern(place: CaptionPlace) -> str:
    """The pattern of every caption that is known in a place.

    >>> caption_pattern(CaptionPlace.REFERENCE).split("|")[:3]
    ['EXCLUSIVE', 'EXDIS', 'E X D I S']
    """
    return "|".join(each.pattern for each in captions(place))


def series(name: str) -> Series | None:
    """The series of a name, in any case; `None` for no known one.

    >>> series("secto").name, series("LIMA")
    ('SECTO', None)
    """
    return _series().get(name.upper())


@cache
def series_pattern() -> str:
    """The pattern of the names of all series."""
    return "|".join(_series())
