"""What is wrong with a marking on its own: names, levels, and combinations.

Facts (content.md 3.2, 3.3): the register says on which levels a control is allowed,
what it needs beside it and what it excludes, and IC-ISM has most of that as rules:
00028, 00031 to 00033, 00037, 00038, 00313 and 00314.  Levels and needs of sub-controls
are from memory of the register of 2016, confidence medium; where that is unsure, the
wider range is taken.  Representation: rows of names; each fault has the code and words
of a finding.  Doubt: a marking from before 2003 follows other rules, so a caller
who knows the day chooses among the codes (`OF_REGISTER`).
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from cableformat import reference
from cableformat._record import shown
from cableformat.diagnostics import CATALOGUE
from cableformat.markings._controls import (
    DISPLAY,
    REL,
    codes_of_list,
    read,
)
from cableformat.markings._lattice import USA
from cableformat.markings._marking import Marking, marking_of
from cableformat.markings._roll_up import needs_noforn
from cableformat.markings._words import NAMES, Item
from cableformat.markings.levels import Level
from cableformat.markings.register import (
    NOFORN,
    Category,
    may_be_cui_category,
    parents,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.markings.portions import PortionMarking

__all__ = ["OF_REGISTER", "Fault", "faults"]

#: The codes that follow from the register, which State has used since 2003.
OF_REGISTER: Final = frozenset(
    {
        "rules.control-level",
        "rules.control-needs",
        "rules.exclusive-controls",
        "rules.overridden-control",
        "rules.release-beside",
        "rules.release-list",
        "rules.without-noforn",
    }
)


@attrs.frozen(slots=True)
class Fault:
    """What is wrong with a marking: a code of the catalogue, and its words.

    >>> print(faults(Marking.from_banner("SECRET//NOFORM"))[0])
    'NOFORM' is unknown; the nearest known name is 'NOFORN'
    """

    code: str
    #: What the message mentions, in order.
    words: tuple[str | Level, ...]

    def __str__(self) -> str:
        """The message of the catalogue."""
        words = (w.word if isinstance(w, Level) else shown(w) for w in self.words)
        return CATALOGUE[self.code].told(*words)


_CLASSIFIED: Final = (Level.CONFIDENTIAL, Level.TOP_SECRET)
_UNCLASSIFIED: Final = (Level.UNCLASSIFIED, Level.LIMITED_OFFICIAL_USE)
#: The lowest and the highest level of controls and their parts; if several rows fit,
#: the longest name counts.
_LEVELS: Final = tuple(
    (name, *levels)
    for levels, names in (
        ((Level.TOP_SECRET, Level.TOP_SECRET), "SI-G BOHEMIA BALK"),
        (
            (Level.SECRET, Level.TOP_SECRET),
            "SI-EU EL HCS TK KDK RSV RD-CNWDI FRD-CNWDI CNWDI",
        ),
        (_CLASSIFIED, "ATOMAL SI SAR RD FRD TFNI ACCM RSEN ORCON IMCON"),
        (_UNCLASSIFIED, "DCNI UCNI"),
    )
    for name in names.split()
)
#: The controls of which a control, or a part of it, needs at least one.
_NEEDS: Final = (
    ("SI-G", ("ORCON", "ORCON-USGOV")),
    ("HCS", (NOFORN,)),
    ("KDK", (NOFORN,)),
    ("CNWDI", ("RESTRICTED DATA", "FORMERLY RESTRICTED DATA")),
)
_EYES_LIST: Final = "EYES ONLY of nations"
_REL: Final = REL.strip(" ")
_DISPLAY: Final = DISPLAY.strip(" ")
_EXCLUSIVE: Final = (
    (NOFORN, _REL),
    (NOFORN, _DISPLAY),
    (NOFORN, _EYES_LIST),
    (NOFORN, "RELIDO"),
    ("RELIDO", _DISPLAY),
    (_REL, _EYES_LIST),
    ("ORCON", "ORCON-USGOV"),
    ("NODIS", "EXDIS"),
    ("FGI", "FGI of nations"),
)
_LEVELS_ABOVE: Final = frozenset(each for each in Level if each >= Level.RESTRICTED)
#: The owner of information from a source that is not named (content.md 3.1).
_CONCEALED: Final = "FGI"
#: Controls that are left out beside a stronger one.
_OVERRIDDEN: Final = (
    ("FORMERLY RESTRICTED DATA", "RD"),
    ("TFNI", "RD"),
    ("TFNI", "FRD"),
)
#: In a portion: releasable to those in the banner's list (content.md 3.2).
_AS_BANNER: Final = "REL"
#: wire.md 7.3: Navy subject codes are printed like controls; some lost their N.
_SUBJECT_CODE: Final = re.compile("N?[0-9]{4,5}").fullmatch


def faults(marking: Marking | PortionMarking) -> tuple[Fault, ...]:
    """What is wrong with a marking by itself, by the register of 2016; ``()`` if none.

    These are unknown or misspelt controls and codes, controls that exclude each other,
    controls on the wrong level, without another that they need or beside one that
    overrides them, and faulty release lists.  Nothing is changed: `normalise` settles
    what it can.

    >>> [fault.code for fault in faults(Marking.from_banner("SECRET//NOFORN/RELIDO"))]
    ['rules.exclusive-controls']
    >>> faults(Marking.from_banner("SECRET//SI//NOFORN"))
    ()
    """
    marking = marking_of(marking)
    items = [item for control in marking.controls for item in read(control)]
    names = {item.text for item in items if item.kind == "control"}
    stated = _stated(marking, items, names)
    found = (
        *_names(marking, items),
        *_lists(marking),
        *_exclusive(stated),
        *_levels(marking.level, stated),
        *_needs(names),
        *_overridden(marking.level, names),
        *_release(marking, names),
    )
    return tuple(dict.fromkeys(found))


# Names and codes


def _names(marking: Marking, items: list[Item]) -> Iterator[Fault]:
    is_controlled = marking.level is Level.CUI or "CUI" in marking.controls
    for code in marking.owners:
        yield from _nation(code)
    for item in items:
        words = codes_of_list(item.text) if item.kind in ("control", "fgi") else None
        if words is not None:
            yield from _list(item, words)
        elif not _is_known(item):
            near = _near(item.text)
            if near is not None:
                yield Fault(code="rules.misspelt-control", words=(item.text, near))
            elif not (is_controlled and may_be_cui_category(item.text)):
                yield Fault(code="rules.unknown-control", words=(item.text,))
    for codes in (marking.releasable_to, marking.display_only_to):
        for code in codes or ():
            yield from _nation(code)


def _list(item: Item, words: list[str]) -> Iterator[Fault]:
    """A list of sources, or a release list that is kept word for word."""
    if not words and item.kind == "control":
        yield Fault(code="rules.release-list", words=(item.text,))
    for code in words:
        if item.text.startswith("FGI") and code == USA:
            yield Fault(code="rules.exclusive-controls", words=("FGI", USA))
        else:
            yield from _nation(code)


def _is_known(item: Item) -> bool:
    row = registered(item.text)
    if row is not None and row.category is Category.DECLASSIFICATION:
        return not (item.text.isascii() and item.text.isdecimal()) or _is_day(item.text)
    if item.is_known or item.text == _AS_BANNER or _SUBJECT_CODE(item.text):
        return True
    return reference.caption(item.text.upper()) is not None


def _is_day(digits: str) -> bool:
    try:
        datetime.date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def _nation(code: str) -> Iterator[Fault]:
    if reference.nation(code) is not None or code == _CONCEALED:
        return
    near = _near_nation(code)
    if near is None:
        yield Fault(code="rules.unknown-nation", words=(code,))
    else:
        yield Fault(code="rules.misspelt-control", words=(code, near))


@cache
def _called() -> dict[str, str]:
    """The codes of nations by the names that are used instead."""
    found = {n.name.upper(): n.code for n in reference.nations() if n.name}
    found |= {"UK": "GBR", "US": USA, "BRITAIN": "GBR", "GREAT BRITAIN": "GBR"}
    return found


@lru_cache(1000)
def _near_nation(code: str) -> str | None:
    """The code meant by a name, or by a code with two letters swapped."""
    if code in _called() or len(code) > _LONGEST_CODE:
        return _called().get(code)
    swapped = {
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(len(code) - 1)
    }
    near = [each for each in sorted(swapped) if reference.nation(each) is not None]
    return near[0] if len(near) == 1 else None


_LONGEST_CODE: Final = 4
#: Shorter names are near too many others.
_SHORTEST: Final = 5
#: In names of this length or more, two letters may be wrong.
_LONG: Final = 8
_LONGEST: Final = 80


@lru_cache(1000)
def _near(text: str) -> str | None:
    """The known name that is one letter away from a text, two if it is long."""
    spelled = text.upper()
    if len(spelled) > _LONGEST:
        return None
    most = 2 if len(spelled) >= _LONG else 1
    near = (
        (_distance(spelled, name), name)
        for name in NAMES
        if len(name) >= _SHORTEST and abs(len(name) - len(spelled)) <= most
    )
    best = min(near, default=(most + 1, ""))
    return best[1] if best[0] <= most else None


def _distance(one: str, other: str) -> int:
    """How many letters to change, add, remove, or swap with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


# Combinations


def _stated(marking: Marking, items: list[Item], names: set[str]) -> set[str]:
    """The names of the controls and of the lists beside them."""
    kinds = {item.kind for item in items}
    stated = set(names)
    if marking.releasable_to is not None or "release" in kinds:
        stated.add(_REL)
    if marking.display_only_to is not None or "display" in kinds:
        stated.add(_DISPLAY)
    if "eyes" in kinds:
        stated.add(_EYES_LIST)
    for item in items:
        if item.kind == "fgi":
            stated.add("FGI of nations" if item.codes else "FGI")
    return stated


def _exclusive(stated: set[str]) -> Iterator[Fault]:
    for one, other in _EXCLUSIVE:
        if one in stated and other in stated:
            yield Fault(code="rules.exclusive-controls", words=(one, other))


def _is_of(name: str, parent: str) -> bool:
    """Whether a control is another one, under any of its names, or a part of it."""
    row = registered(name)
    words = {name} if row is None else {name, row.portion}
    return any(word == parent or word.startswith(f"{parent}-") for word in words)


def _levels(level: Level | None, stated: set[str]) -> Iterator[Fault]:
    if level is None:
        return
    if _EYES_LIST in stated and level < Level.CONFIDENTIAL:
        yield Fault(code="rules.control-level", words=(_EYES_LIST, level))
    for name in sorted(stated):
        rows = [row for row in _LEVELS if _holds(name, row[0])]
        best = max(rows, key=lambda row: len(row[0]), default=None)
        if best is not None and not best[1] <= level <= best[2]:
            yield Fault(code="rules.control-level", words=(name, level))


def _holds(name: str, parent: str) -> bool:
    return _is_of(name, parent) or (
        parent.count("-") == 1 and name.startswith(f"{parent} ")
    )


def _needs(names: set[str]) -> Iterator[Fault]:
    for parent, needed in _NEEDS:
        for name in sorted(names):
            if _holds(name, parent) and names.isdisjoint(needed):
                yield Fault(
                    code="rules.control-needs", words=(name, " or ".join(needed))
                )


def _overridden(level: Level | None, names: set[str]) -> Iterator[Fault]:
    for name in sorted(names):
        row = registered(name)
        stated = None if row is None else row.level
        # Only CUI is printed beside a classified level.
        if level in _LEVELS_ABOVE and stated not in (None, Level.CUI):
            yield Fault(code="rules.overridden-control", words=(name, level))
        for parent in parents(name):
            if parent in names:
                yield Fault(code="rules.overridden-control", words=(parent, name))
        for weaker, stronger in _OVERRIDDEN:
            if weaker in names and name != weaker and _is_of(name, stronger):
                yield Fault(code="rules.overridden-control", words=(weaker, name))


# Release


def _lists(marking: Marking) -> Iterator[Fault]:
    """REL TO begins with USA, and both lists name another nation (content.md 3.2)."""
    release, display = marking.releasable_to, marking.display_only_to
    if release is not None and (USA not in release or {USA} >= {*release}):
        yield Fault(code="rules.release-list", words=(REL + ", ".join(release),))
    if display is not None and {USA} >= {*display}:
        yield Fault(code="rules.release-list", words=(DISPLAY + ", ".join(display),))


def _release(marking: Marking, names: set[str]) -> Iterator[Fault]:
    """NODIS and EXDIS add NOFORN and take no REL TO beside them (content.md 3.1)."""
    for name in ("NODIS", "EXDIS"):
        if name in names and marking.releasable_to is not None:
            words = (name, ", ".join(marking.releasable_to))
            yield Fault(code="rules.release-beside", words=words)
            return
        if name in names and needs_noforn(marking):
            yield Fault(code="rules.without-noforn", words=(name,))
            return
