"""The codes within an element, and what the tables know about each.

Theory of operation.  A value is walked by the field table; a field that may hold a code
names the kinds of fact that are asked for, so that ``P`` in a preamble is a precedence
and nothing else.  TAGS are looked up for the day of the telegram.
"""

from __future__ import annotations

import enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.model import ArchiveAttribute, ExecutiveOrder
from cableformat.page.record_forms import present
from cableformat.page.table_facts import Fact, known
from cableformat.routing import OperatingSignal, Precedence

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

__all__ = ["Code", "codes"]

_ROUTING: Final = ("routing indicator", "routing family")
_CAPTION: Final = ("caption", "series")
#: By the name of a field, how the kinds of fact that its words may be begin.
_KINDS: Final = {
    "routing_indicator": _ROUTING,
    "routing_indicators": _ROUTING,
    "station": _ROUTING,
    "designators": _ROUTING,
    "signal": ("operating signal",),
    "service": ("operating signal",),
    "security_prosign": ("operating signal",),
    "release_codes": ("release list",),
    "designator": ("post",),
    "post": ("post",),
    "captions": _CAPTION,
    "handling": _CAPTION,
    "controls": _CAPTION,
    "tags": ("TAGS",),
    "key": ("archive attribute", "attribute of an edition"),
}
#: Fields of one class that share their name with others.
_OF_CLASS: Final = {
    (ExecutiveOrder, "number"): ("executive order",),
    (ArchiveAttribute, "value"): ("archive code",),
}
#: No code is longer.
_LONGEST: Final = 60


@attrs.frozen(slots=True)
class Code:
    """A word of an element that tables know."""

    word: str
    facts: tuple[Fact, ...]


def codes(
    value: Any, name: str, *, day: datetime.date | None, dialect: str
) -> Iterator[Code]:
    """The codes of the value of a field, in its order, each once.

    >>> [(c.word, c.facts[0].meaning) for c in codes("PREL", "tags", day=None,
    ...                                              dialect="state")]
    [('PREL', 'External Political Relations')]
    """
    seen = set()
    for word, kinds in _words(value, _KINDS.get(name, ())):
        if (word, kinds) in seen or len(word) > _LONGEST:
            continue
        seen.add((word, kinds))
        facts = tuple(f for f in _asked(word, kinds, day) if _fits(f, dialect))
        if facts:
            yield Code(word, facts)


def _words(value: Any, kinds: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, str):
        if kinds:
            yield value, kinds
    elif isinstance(value, Precedence):
        yield value.prosign or value.word, ("precedence",)
    elif isinstance(value, OperatingSignal):
        yield value.text, ("operating signal",)
        for argument in value.arguments:
            yield argument, _ROUTING
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item, kinds)
    elif attrs.has(type(value)) and not isinstance(value, enum.Enum):
        for row, inner in present(value):
            asked = _OF_CLASS.get((type(value), row.name)) or _KINDS.get(row.name, ())
            yield from _words(inner, asked)


def _fits(fact: Fact, dialect: str) -> bool:
    """Whether a fact holds in a dialect: services have signals of their own."""
    owner: str = fact.members.get("dialect", "acp131")
    return owner == "acp131" or (owner == "navy") == (dialect == "military")


@lru_cache(4096)
def _asked(
    word: str, kinds: tuple[str, ...], day: datetime.date | None
) -> tuple[Fact, ...]:
    return tuple(fact for fact in known(word, day) if fact.kind.startswith(kinds))
