"""Rules of markings: what a banner states, compared with its portions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cableformat.markings import (
    Level,
    Marking,
    covers,
    doubts_relido,
    faults,
    normalise,
)
from cableformat.markings.consistency import OF_REGISTER
from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.markings import Fault, PortionMarking
    from cableformat.rules._cable_facts import Facts

_LINE: Final = ("content", "classificationLine")
#: content.md 3.1: earlier telegrams follow State's own practice.
_REGISTER: Final = 2003
#: content.md 1.1: the year of the handbook that asks for markings of portions.
_HANDBOOK: Final = 2004
#: content.md 3.1: what only a banner has to say.
_OF_BANNER: Final = ("rules.release-beside", "rules.without-noforn")


def banner_level(facts: Facts) -> Iterator[Breach]:
    """The level of the banner is no lower than that of any portion (content.md 3.1).

    A caption such as SENSITIVE is part of the banner.  Nothing orders what is
    controlled and unclassified among itself: any of it covers any other.
    """
    levels = [each.level for each in facts.markings if each is not None]
    highest = max(levels, default=None)
    # Captions only raise a level, so the line alone mostly settles it.
    if facts.level is None or highest is None or facts.level >= highest:
        return
    stated = facts.banner.level
    assert stated is not None
    if stated >= highest:
        return
    if stated is Level.UNCLASSIFIED or highest >= Level.RESTRICTED:
        yield Breach("rules.banner-level", _LINE, (stated, highest))


def banner_higher(facts: Facts) -> Iterator[Breach]:
    """A banner above all portions is legal by compilation alone (content.md 3.1).

    A section or an unmarked portion leaves open what is higher.
    """
    if not facts.is_classified or not facts.portions or facts.unmarked:
        return
    assert facts.line is not None
    assert facts.level is not None
    if facts.line.section is not None and int(facts.line.section.total) > 1:
        return
    highest = max(each.level for each in facts.markings if each is not None)
    if highest < facts.level:
        yield Breach("rules.banner-higher", _LINE, (facts.level, highest))


def banner_controls(facts: Facts) -> Iterator[Breach]:
    """The banner has the controls of every portion (content.md 3.1)."""
    if not _follows_register(facts) or facts.level is None or facts.content is None:
        return
    if not any(each and (each.controls or each.owners) for each in facts.markings):
        return
    needed = facts.content.highest_portion
    assert needed.level is not None
    stated = attrs.evolve(facts.banner, level=max(facts.level, needed.level))
    if not covers(stated, needed):
        words = (", ".join(_lacking(normalise(stated), needed)),)
        yield Breach("rules.banner-controls", _LINE, words)


def _lacking(stated: Marking, needed: Marking) -> list[str]:
    """What portions state and their banner does not."""
    lacking = [name for name in needed.controls if name not in stated.controls]
    if needed.releasable_to != stated.releasable_to and needed.releasable_to:
        lacking.append(f"REL TO {', '.join(needed.releasable_to)}")
    # What is left is owners, and lists with too many countries.
    return lacking or [needed.banner()]


def _follows_register(facts: Facts) -> bool:
    return facts.dated is not None and facts.dated.year >= _REGISTER


def portions(facts: Facts) -> Iterator[Breach]:
    """Every portion of a classified telegram is marked (content.md 1.1, 3.1).

    An unmarked portion is unknown, not UNCLASSIFIED.  If no portion is marked, the
    telegram may be older than the rule: that is reported once.
    """
    if not facts.is_classified:
        return
    bare = [("content", "paragraphs", place) for place in facts.unmarked]
    assert facts.level is not None
    if _marks_portions(facts):
        for steps in bare:
            yield Breach("rules.unmarked-portion", steps, (facts.level,))
    elif bare and facts.dated is not None and facts.dated.year >= _HANDBOOK:
        yield Breach("rules.no-portion-marked", bare[0], (facts.level,))


def _marks_portions(facts: Facts) -> bool:
    """Whether portions are marked at all.

    Where paragraphs have numbers, `(C)` on one that has none is an item's letter.
    """
    numbered = any(paragraph.number is not None for _, paragraph in facts.portions)
    return any(
        paragraph.inner_markings
        or (
            paragraph.portion_marking is not None
            and (paragraph.number is not None or not numbered)
        )
        for _, paragraph in facts.portions
    )


def controls(facts: Facts) -> Iterator[Breach]:
    """What banner and portions state is right by itself (content.md 3.1, 3.2).

    Names and codes are checked in every telegram, the rest since State has followed the
    register.  Captions that exclude each other are left to their own rule.
    """
    for steps, marking in _stated(facts):
        for fault in faults(marking):
            if fault.code in OF_REGISTER and not _follows_register(facts):
                continue
            if fault.code in _OF_BANNER and steps != _LINE:
                continue
            if steps == _LINE and _is_told(facts, fault):
                continue
            yield Breach(fault.code, steps, fault.words)


def _stated(facts: Facts) -> Iterator[tuple[Steps, Marking]]:
    """Each marking that states more than a level, with its path."""
    content = facts.content
    if content is None:
        return
    if facts.level is not None and facts.may_state_more:
        yield _LINE, facts.banner
    if content.subject_marking is not None:
        yield from _more(("content", "subject"), content.subject_marking)
    if not any(mark and (mark.controls or mark.owners) for mark in facts.markings):
        return
    for place, paragraph in enumerate(content.paragraphs):
        for mark in (paragraph.portion_marking, *paragraph.inner_markings):
            if mark is not None:
                yield from _more(("content", "paragraphs", place), mark)


def _more(steps: Steps, mark: PortionMarking) -> Iterator[tuple[Steps, Marking]]:
    if mark.controls or mark.owners:
        yield steps, Marking.from_portion(mark)


def _is_told(facts: Facts, fault: Fault) -> bool:
    """Whether captions exclude each other, or a word may be part of a post's name."""
    if fault.code == "rules.unknown-control":
        return fault.words[0] in facts.handling
    if fault.code != "rules.exclusive-controls":
        return False
    return {*fault.words} <= {*facts.handling, *map(str.upper, facts.captions)}


def relido(facts: Facts) -> Iterator[Breach]:
    """RELIDO in one portion and nothing in another leave it open (content.md 3.1)."""
    if any(each and "RELIDO" in each.controls for each in facts.markings) and (
        doubts_relido(facts.markings)
    ):
        yield Breach("rules.relido", _LINE)


RULES: Final = (
    banner_level,
    banner_higher,
    banner_controls,
    portions,
    controls,
    relido,
)
