"""The lattice of markings: how several markings combine, and which covers which.

Facts (content.md 3.1, captions.csv): a text has the highest level of its portions and
all their controls; it may be released to those to whom every portion may be.

Only rules that hold for any two markings are in the lattice.  Two rules are checks of a
message instead, and never a part of `join`.  What RELIDO means beside portions that say
nothing about release depends on a date: `doubts_relido`.  State's older telegrams did
not know that NODIS and EXDIS add NOFORN and forbid REL TO: `needs_noforn`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.markings._lattice import joined
from cableformat.markings._marking import (
    Marking,
    marking_of,
    normalise,
    normalised,
    point,
)
from cableformat.markings.levels import Level
from cableformat.markings.portions import PortionMarking
from cableformat.markings.register import NOFORN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["covers", "doubts_relido", "highest", "join", "needs_noforn"]


def join(a: Marking | PortionMarking, b: Marking | PortionMarking) -> Marking:
    """The least marking that covers both, in normal form (law 8; content.md 3.1).

    The higher level, all controls, the countries that both lists name; a list beside a
    marking without one is NOFORN, unless that is unclassified.  Owners stay where both
    have the same; else the text is the United States', and the others are its sources
    (FGI): JOINT says that both own all of it.
    Associative and commutative; ``join(a, a) == normalise(a)``.  There is no identity:
    UNCLASSIFIED changes no other marking of the United States, yet it does change what
    is another's, and what is unmarked.

    >>> one, other = (f"SECRET//REL TO USA, {list}" for list in ("AUS, GBR", "GBR"))
    >>> join(Marking.from_banner(one), Marking.from_banner(other)).banner()
    'SECRET//REL TO USA, GBR'
    """
    return normalised(joined((point(a), point(b))))


def covers(a: Marking | PortionMarking, b: Marking | PortionMarking) -> bool:
    """Whether `a` states all the protection that `b` does: a partial order (law 8).

    As for `normalise` and `join`, either may be the marking of a portion.

    >>> covers(Marking.from_banner("SECRET"), Marking.from_banner("CONFIDENTIAL"))
    True
    >>> covers(Marking.from_banner("SECRET"), Marking.from_banner("UNCLAS NOFORN"))
    False
    >>> covers(Marking.from_banner("SECRET"), Marking())
    False
    """
    return join(a, b) == normalise(a)


def highest(portions: Iterable[Marking | PortionMarking | None]) -> Marking:
    """The marking of a text by its portions: their join (content.md 3.1).

    `None` is a portion that shows no marking.  It is never taken for UNCLASSIFIED: the
    result says ``partly_unmarked``, unless a marking before it held for the entire text
    (content.md 8, V67).  Of no portions nothing is known: the result is unmarked.

    A higher banner than this is legal by compilation, a lower one is an error to
    report; neither is ours to change.

    >>> portions = [PortionMarking.from_text(mark) for mark in ("(C)", "(SBU)")]
    >>> highest(portions).banner()
    'CONFIDENTIAL'
    >>> highest([*portions, None]).partly_unmarked
    True
    """
    points = [point(marking) for marking in _each(portions)]
    return normalised(joined(points)) if points else Marking()


def _each(portions: Iterable[Marking | PortionMarking | None]) -> Iterator[Marking]:
    """The marking of each portion, what holds for the entire text filled in."""
    entire: Marking | None = None
    for portion in portions:
        if portion is None:
            yield Marking() if entire is None else entire
            continue
        marking = marking_of(portion)
        if isinstance(portion, PortionMarking) and portion.entire_text:
            entire = marking
        yield marking


def needs_noforn(marking: Marking | PortionMarking) -> bool:
    """Whether NODIS or EXDIS lacks the NOFORN that the register asks for.

    A check of a whole message by the register of 2016 (content.md 3.1): no part of
    `join`, since State's telegrams before 2003 follow State's practice alone.

    >>> needs_noforn(Marking.from_banner("SECRET//EXDIS"))
    True
    """
    names = normalise(marking).controls
    return NOFORN not in names and not {"NODIS", "EXDIS"}.isdisjoint(names)


def doubts_relido(portions: Iterable[Marking | PortionMarking | None]) -> bool:
    """Whether one portion has RELIDO, and another says nothing about release.

    The text is then NOFORN or RELIDO by a date that no source gives (content.md 3.1): a
    check of a whole message, and no part of `join`, which keeps RELIDO.  Portions that
    are not classified are not asked.

    >>> portions = [PortionMarking.from_text(mark) for mark in ("(S/RELIDO)", "(S)")]
    >>> doubts_relido(portions)
    True
    """
    found = [normalise(marking) for marking in _each(portions)]
    silent = (
        marking.releasable_to is marking.display_only_to is None
        and {NOFORN, "RELIDO"}.isdisjoint(marking.controls)
        for marking in found
        if marking.level is None or marking.level >= Level.RESTRICTED
    )
    return any("RELIDO" in marking.controls for marking in found) and any(silent)
