"""Rules across the elements of a cable: what contradicts what.

This room knows which values of the model must agree, by which clause; it must not know
telegram text or documents, nor read a word of a line: the lenses and the model have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.rules import (
    _archive,
    _content,
    _heading,
    _markings,
    _orders,
    _references,
    _sets,
    _transmission,
)
from cableformat.rules._cable_facts import Breach, Facts

if TYPE_CHECKING:
    import datetime

    from cableformat.model import Cable

__all__ = ["RULES", "Breach", "broken"]

#: Every rule, in the order of a telegram.
RULES: Final = (
    *_transmission.RULES,
    *_heading.RULES,
    *_content.RULES,
    *_orders.RULES,
    *_markings.RULES,
    *_references.RULES,
    *_sets.RULES,
    *_archive.RULES,
)


def broken(cable: Cable, *, dated: datetime.date | None = None) -> tuple[Breach, ...]:
    """The rules that a cable breaks, and where; ``()`` if it breaks none.

    A rule compares only what is there: a part of a cable breaks no rule by what it
    lacks.  `dated` is the day of the message, if the message names none.

    >>> from cableformat.model import build
    >>> cable = build(action_addressees=["AMEMBASSY LIMA"] * 2)
    >>> [(breach.code, breach.steps) for breach in broken(cable)]
    [('rules.duplicate-addressee', ('heading', 'actionAddressees', 1))]
    """
    facts = Facts(cable, dated)
    return tuple(breach for rule in RULES for breach in rule(facts))
