"""The lattice of markings: the points, and what settles and joins them.

Facts: content.md 3.1; rule 00088 of IC-ISM version 10, by which a text may be released
where every classified portion may, whatever its unclassified portions say, unless that
is NOFORN, RELIDO or DISPLAY ONLY.  Representation: a point is a product of small
lattices: the levels, which are totally ordered, sets of owners and of controls, which
grow, and the sets of countries, which shrink.  The rules between them take away only
what something stronger covers that no join takes away, so that the order of joins makes
no difference, and any number of points is settled once.  A level has owners until it
meets another's: then it is the United States', and the others are sources (FGI).
Doubt: no source says what RELIDO with REL TO is; here it is NOFORN.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat.markings._controls import (
    begins_control,
    read,
    read_list,
)
from cableformat.markings._words import Item
from cableformat.markings.levels import Level
from cableformat.markings.register import (
    NOFORN,
    Category,
    listed,
    parents,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cableformat.markings._marking import Marking

__all__ = ["USA", "Point", "covered", "is_date", "joined", "lifted", "point_of"]

USA: Final = "USA"
FGI: Final = "FGI"


class Point(NamedTuple):
    """A marking as a point of a product of lattices, each joined by itself.

    `release` holds to whom all may be released, `display` to whom all may at least be
    shown; both are `None` where nobody says, and where NOFORN says it.
    """

    level: Level | None
    partly: bool
    owners: frozenset[str]
    controls: frozenset[str]
    release: frozenset[str] | None
    display: frozenset[str] | None


def point_of(marking: Marking, lists: Iterable[tuple[str, tuple[str, ...]]]) -> Point:
    """The point of a marking that shows some lists; each has the words that open it."""
    items = [item for control in marking.controls for item in read(control)]
    for opening, codes in lists:
        # A list with a code that no table has is read as it is printed.
        items += read_list(opening, codes)
    release = _meet(("release", "eyes"), items)
    display = _meet(("display",), items)
    if release is None and display is not None:
        release = frozenset()
    if release is not None:
        display = release | (display or frozenset())
    names = {item.text for item in items if item.kind in ("control", "fgi")}
    if marking.level is Level.CUI:
        # Above, CUI stays as a control: the register marks it beside a level.
        names.add("CUI")
    controls = frozenset(name for name in names if not is_date(name))
    unmarked = marking.level is None
    owners = frozenset(marking.owners or (() if unmarked else (USA,)))
    partly = marking.partly_unmarked or unmarked
    return settled(Point(marking.level, partly, owners, controls, release, display))


def _meet(kinds: tuple[str, ...], items: list[Item]) -> frozenset[str] | None:
    """The countries that every list of some kinds names; EYES ONLY is one of REL TO."""
    lists = [frozenset(item.codes) for item in items if item.kind in kinds]
    return frozenset.intersection(*lists) if lists else None


def is_date(name: str) -> bool:
    """Whether a control is a day or a code of declassification: no protection."""
    row = registered(name)
    return row is not None and row.category is Category.DECLASSIFICATION


def lifted(level: Level, names: frozenset[str]) -> tuple[Level, frozenset[str]]:
    """Replace words that state a level by that level, or a higher one; CUI stays."""
    for name in names:
        row = registered(name)
        if row is not None and row.level is not None:
            level = max(level, row.level)
            if name != "CUI":
                names -= {name}
    return level, names - {"CUI"} if level is Level.CUI else names


def settled(point: Point) -> Point:
    """Apply the rules of content.md 3.1 that hold for any marking; once is enough.

    Each takes away what something stronger, which a join never takes away, covers;
    so it does not matter in which order markings are joined.
    """
    level, names = point.level, point.controls
    if level is not None:
        level, names = lifted(level, names)
        if level is Level.CUI:
            names |= {"CUI"}
    if "NODIS" in names:
        names -= {"EXDIS"}
    names = _foreign(names)
    release, display = _audience(point, names)
    if point.display is not None and display is None:
        names |= {NOFORN}
    names -= covered(names)
    return point._replace(level=level, controls=names, release=release, display=display)


def covered(names: frozenset[str]) -> frozenset[str]:
    """The controls that others of a marking cover (content.md 3.1).

    A part covers what it is part of: SI-G is never beside SI.  RD goes before FRD, and
    both before TFNI.  NOFORN goes before RELIDO, which defers what NOFORN decides.

    >>> sorted(covered(frozenset({"SI", "SI-G", "NOFORN", "RELIDO"})))
    ['RELIDO', 'SI']
    """
    found = {parent for name in names for parent in parents(name)}
    whole = {*names, *found}
    if NOFORN in names:
        found.add("RELIDO")
    if "RESTRICTED DATA" in whole:
        found |= {"FORMERLY RESTRICTED DATA", "TFNI"}
    if "FORMERLY RESTRICTED DATA" in whole:
        found.add("TFNI")
    return names & found


def _foreign(names: frozenset[str]) -> frozenset[str]:
    """Join the lists of sources; FGI alone conceals them all (content.md 3.1)."""
    lists = frozenset(filter(_is_source, names))
    if not lists:
        return names
    codes = frozenset(code for name in lists for code in name.split(" ")[1:])
    return names - lists | {_sources(frozenset() if FGI in lists else codes)}


def _sources(codes: frozenset[str]) -> str:
    """A list of sources; FGI alone if there is none, or if a list can't name one.

    A code that is a control too, such as DS or RD, would end the list.
    """
    if any(map(begins_control, codes)):
        codes = frozenset()
    return " ".join((FGI, *listed(codes)))


def _is_source(name: str) -> bool:
    return name.split(" ", maxsplit=1)[0] == FGI and registered(name) is not None


def _audience(
    point: Point, names: frozenset[str]
) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Who may have it; nobody abroad with NOFORN or if no country is left."""
    release, display = point.release, point.display
    if release is None or display is None or NOFORN in names:
        return None, None
    # A list of REL TO begins with USA, printed or not (content.md 3.2).
    release = release | {USA} if release - {USA} else frozenset()
    display = display - {USA} | release
    # RELIDO with DISPLAY ONLY is NOFORN (content.md 3.1).
    if not display - {USA} or ("RELIDO" in names and not release):
        return None, None
    return release, display


def _open(point: Point) -> bool:
    """Whether the point takes no country from another's list.

    Each condition still fails after a join with a point that does not meet it.  NODIS
    and EXDIS allow no list; rule 00088 covers only portions of the United States, and
    what another owned is a source.
    """
    return (
        point.level is not None
        and point.level < Level.RESTRICTED
        and not point.partly
        and point.owners == {USA}
        and point.display is None
        and point.controls.isdisjoint(_CLOSING)
        and not any(map(_is_source, point.controls))
    )


_CLOSING: Final = frozenset({NOFORN, "RELIDO", "NODIS", "EXDIS"})


def joined(points: Sequence[Point]) -> Point:
    """The least point above one or more settled points."""
    names = frozenset().union(*(point.controls for point in points))
    owners, sources = _owned({point.owners for point in points if point.owners})
    release = display = None
    listing = [point for point in points if point.display is not None]
    others = (point for point in points if point.display is None)
    if listing and all(map(_open, others)):
        release = reduce(
            frozenset.__and__, (point.release or frozenset() for point in listing)
        )
        display = reduce(
            frozenset.__and__, (point.display or frozenset() for point in listing)
        )
    elif listing:
        # REL TO beside portions without a list is NOFORN (content.md 3.1).
        names |= {NOFORN}
    return settled(
        Point(
            max((p.level for p in points if p.level is not None), default=None),
            any(point.partly for point in points),
            owners,
            names | sources,
            release,
            display,
        )
    )


def _owned(owners: set[frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The owners of a join, and its sources: the foreign owners if owners differ."""
    if len(owners) < 2:
        return owners.pop() if owners else frozenset(), frozenset()
    foreign = frozenset().union(*owners) - {USA}
    # A concealed owner conceals them all (content.md 3.1).
    named = frozenset() if FGI in foreign else foreign
    return frozenset({USA}), frozenset({_sources(named)})
