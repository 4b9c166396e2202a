"""Levels of classification, in order."""

from __future__ import annotations

from cableformat._record import Ordered

__all__ = ["Level"]


class Level(Ordered):
    """A level of classification; its value is the abbreviation of a portion marking.

    Totally ordered, lowest first (law 8).  A portion that shows no marking has no
    level: it is `None`, never `UNCLASSIFIED` (content.md 3.1 rule 1).

    The order U < C < S < TS is the orders' own.  LIMITED OFFICIAL USE stands above U
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

    @property
    def word(self) -> str:
        """The level spelled out, as a banner shows it."""
        return self.name.replace("_", " ")
