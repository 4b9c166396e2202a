"""Offices as a citation names them: ``the Embassy in Portugal``.

Facts (streams.md 7): the editors of *Foreign Relations* name an embassy by its country,
a consulate by its city.  Representation: the designator says what the post is, the
table of posts says where.  Doubt: the table has the countries of today, and an editor
would write what a country was called then.
"""

from __future__ import annotations

import re
from typing import Final

from cableformat.reference import post

__all__ = ["office", "place"]

_KIND: Final = re.compile(r"(AM|US)?(EMBASSY|EMB|CONSUL|CONGEN|CONSULATE)[ ]", re.ASCII)
_EMBASSY: Final = frozenset({"EMBASSY", "EMB"})


def office(designator: str) -> str:
    """An office in words, as far as the tables know it; else the designator.

    >>> [office(name) for name in ("AMEMBASSY LISBON", "SECSTATE WASHDC", "HQ USEUCOM")]
    ['the Embassy in Portugal', 'the Department of State', 'HQ USEUCOM']
    """
    found = post(designator)
    if found is None:
        return designator
    if found.kind == "Department of State":
        return "the Department of State"
    kind = _KIND.match(designator)
    if kind is None:
        return designator
    if kind[2] in _EMBASSY:
        return f"the Embassy in {found.country}" if found.country else designator
    return f"the Consulate in {_city(designator[kind.end() :], found.location)}"


def place(designator: str) -> str:
    """The city of a post, by which editors say where a telegram was repeated to.

    >>> [place(name) for name in ("AMEMBASSY LISBON", "SECSTATE WASHDC", "HQ USEUCOM")]
    ['Lisbon', 'the Department of State', 'HQ USEUCOM']
    """
    found, kind = post(designator), _KIND.match(designator)
    if found is None or kind is None:
        return office(designator)
    return _city(designator[kind.end() :], found.location)


def _city(printed: str, location: str) -> str:
    """A city in small letters, by the name that was printed."""
    return location if location.upper() == printed else printed.title()
