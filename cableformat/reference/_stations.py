"""Routing indicators of posts and civil agencies, and whose each was.

Facts (wire.md 4): one indicator serves several names, one name has several indicators,
and indicators move: who has one in 2011 may have none in 2015.  Representation: a row
an indicator and name, with the years for which a source shows the two together.  Doubt:
the book misspells and swaps names; a row's note says what was decided, and what no
source decides is kept both ways.
"""

from __future__ import annotations

from functools import cache

import attrs

from cableformat.reference._place_names import KIND, plain_name
from cableformat.reference._tables import Confidence, listed, provenance, rows_of

__all__ = ["Station", "routing_indicators", "stations"]


@attrs.frozen(kw_only=True)
class Station:
    """Who had a routing indicator, as far as a source shows it.

    >>> station, = stations("RUEHTA")
    >>> station.name, station.years
    ('AMEMBASSY ASTANA', (2008, 2011, 2015))
    """

    indicator: str
    #: As the book or a heading has it: ``AMEMBASSY ASTANA``.
    name: str
    #: For which a source shows it, ascending; in others it may have been so too.
    years: tuple[int, ...]
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@cache
def _by_indicator() -> dict[str, tuple[Station, ...]]:
    found: dict[str, tuple[Station, ...]] = {}
    for row in rows_of("routing_indicators.csv"):
        station = Station(
            indicator=row["indicator"],
            name=row["name"],
            years=tuple(map(int, listed(row["years"]))),
            **provenance(row),
        )
        known = found.get(station.indicator, ())
        found[station.indicator] = (*known, station)
    return found


@cache
def _by_name() -> dict[str, tuple[Station, ...]]:
    """Stations by their names, with what the post is and without."""
    found: dict[str, tuple[Station, ...]] = {}
    for each in _by_indicator().values():
        for station in each:
            name = plain_name(station.name)
            for key in {name, KIND.sub("", name, count=1)}:
                found[key] = (*found.get(key, ()), station)
    return found


def stations(indicator: str) -> tuple[Station, ...]:
    """Who had a routing indicator, by name; none for one that no table has.

    An indicator that is missing here may be one all the same: those of military units
    are left out.  Case does not matter.

    >>> [station.name for station in stations("ruehko")]
    ['AMCONSUL NAGOYA', 'AMEMBASSY TOKYO']
    >>> stations("RUEHQQQ")
    ()
    """
    return _by_indicator().get(indicator.strip(" ").upper(), ())


def routing_indicators(name: str) -> tuple[Station, ...]:
    """The routing indicators that a name had, in their order; none for one unknown.

    With what a post is in front (`POST_KINDS`), those of that embassy or consulate
    alone; without, of all in that place.  Case does not matter.

    >>> [found.indicator for found in routing_indicators("AMEMBASSY BRASILIA")]
    ['RUEHBR', 'RUEHBRC']
    >>> [found.name for found in routing_indicators("Juba")]
    ['AMCONSUL JUBA', 'AMEMBASSY JUBA']
    >>> routing_indicators("AMEMBASSY ATLANTIS")
    ()
    """
    return _by_name().get(plain_name(name), ())
