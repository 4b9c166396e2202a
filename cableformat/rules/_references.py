"""Rules of what a cable refers to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat.errors import CableValueError
from cableformat.model import CitationKind
from cableformat.reference import Near, post_names
from cableformat.routing import DateTimeGroup
from cableformat.rules._cable_facts import Breach, post_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.model import Citation
    from cableformat.rules._cable_facts import Facts


def references(facts: Facts) -> Iterator[Breach]:
    """A cable refers to what was sent before it, and not to itself (content.md 1.7)."""
    content = facts.content
    if content is None or not content.references:
        return
    for place, cited in enumerate(facts.cable.citations):
        steps = ("content", "references", place)
        for each in cited:
            yield from _doubts(each, steps)
            if _is_itself(each, facts):
                yield Breach("rules.refers-to-itself", steps, (each.text,))
            elif _is_later(each, facts):
                assert facts.dated is not None
                words = (each.text, facts.dated)
                yield Breach("rules.refers-to-future", steps, words)


def _doubts(cited: Citation, steps: Steps) -> Iterator[Breach]:
    """Words that are read as misprints of others, and posts that are in no list."""
    for printed, read in cited.misprints:
        yield Breach("rules.misprinted-reference", steps, (printed, read))
    if cited.post is None or cited.known or "post" in cited.implied:
        return
    if cited.kind is CitationKind.TELEGRAM:
        words = (cited.post,)
        yield Breach("rules.unknown-post", steps, words, hint=_hint(cited.post))


def _hint(name: str) -> str | None:
    near = _near_posts().nearest(name)
    return None if near is None else f"{name}: did you mean {near}?"


@cache
def _near_posts() -> Near:
    return Near(post_names())


def _is_itself(cited: Citation, facts: Facts) -> bool:
    if cited.kind is CitationKind.SERIES:
        own = facts.cable.canonical_id
        return own is not None and cited.canonical_id == own
    same_number = cited.year == _year(facts) and _serials(cited, facts) == 0
    return same_number and _has_own_post(cited, facts)


def _is_later(cited: Citation, facts: Facts) -> bool:
    """Whether a day, a year or the post's own serial says that it was sent later."""
    if facts.dated is None:
        return False
    if cited.date_time_group is not None:
        return _is_after(cited.date_time_group, facts)
    if cited.year is None or "year" in cited.implied:
        return False
    if cited.year > facts.dated.year:
        return True
    later = cited.year == facts.dated.year and _serials(cited, facts) > 0
    return later and _has_own_post(cited, facts)


def _is_after(printed: str, facts: Facts) -> bool:
    own = facts.sent
    try:
        moment = DateTimeGroup.from_text(printed).in_utc()
    except CableValueError:  # a group that lacks something
        return False
    return own is not None and moment is not None and moment > own


def _has_own_post(cited: Citation, facts: Facts) -> bool:
    """Whether it is a telegram of the post that sent this one."""
    if cited.kind is not CitationKind.TELEGRAM or cited.series is not None:
        return False
    number, name = facts.number, cited.post
    if number is None or name is None:
        return False
    if name == number.post.upper():
        return True
    own = post_named(number.post)
    return own is not None and own == post_named(name)


def _serials(cited: Citation, facts: Facts) -> int:
    """The serial of a citation minus the cable's own; -1 if one is missing."""
    if facts.number is None or cited.serial is None or not cited.serial.isdecimal():
        return -1
    return int(cited.serial) - int(facts.number.serial)


def _year(facts: Facts) -> int | None:
    return None if facts.dated is None else facts.dated.year


RULES: Final = (references,)
