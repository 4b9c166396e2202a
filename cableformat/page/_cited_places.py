"""Offices as editors name them in a note: ``Ankara``, ``the Department of State``.

Facts (streams.md 7): a note of *Foreign Relations* says that a telegram is from Ankara,
or was repeated to Paris and USUN.  Representation: a designator without the word that
says what the post is; a city in small letters.
"""

from __future__ import annotations

import re
from typing import Final

from cableformat.reference import post

__all__ = ["place"]

_KIND: Final = re.compile(
    r"(?:((?:AM|US)?(?:EMBASSY|EMB|CONSUL|CONGEN|CONSULATE))|US(?:MISSION|INT|LO))"
    r"[ ]",
    re.ASCII,
)


def place(designator: str) -> str:
    """Where a telegram is from or goes to; a designator of another form as it is.

    >>> names = ("AMEMBASSY NEW DELHI", "USMISSION USUN", "SECSTATE WASHDC", "JAKARTA")
    >>> [place(name) for name in names]
    ['New Delhi', 'USUN', 'the Department of State', 'Jakarta']
    >>> place("USDEL SECRETARY")
    'USDEL SECRETARY'
    """
    found, kind = post(designator), _KIND.match(designator)
    if found is not None and found.kind == "Department of State":
        return "the Department of State"
    printed = designator if kind is None else designator[kind.end() :]
    if found is not None and found.location.upper() == printed:
        return found.location
    if kind is None:
        return designator
    # What a mission is called may be no city: USUN.
    return printed.title() if kind[1] else printed
