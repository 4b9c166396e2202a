"""Rules of classification and declassification: the orders at the day of a message."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from cableformat.markings import (
    DeclassificationDate,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    WhenKind,
    when,
)
from cableformat.markings.due_date import years_after
from cableformat.reference import (
    executive_order,
    order_in_force,
    orders,
    orders_in_force,
)
from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.diagnostics import Steps
    from cableformat.markings import Declassification
    from cableformat.reference import ExecutiveOrder
    from cableformat.rules._cable_facts import Facts

_ORDER: Final = ("content", "executiveOrder")
_DECLASSIFY_ON: Final = ("content", "declassifyOn")
_AUTHORITY: Final = ("content", "classificationAuthority")
#: content.md 5: retired values; N/A for these and for what is NATO's.
_ATOMIC: Final = frozenset({"RESTRICTED DATA", "FORMERLY RESTRICTED DATA", "TFNI"})


def order_at_date(facts: Facts) -> Iterator[Breach]:
    """The order that the E.O. line names was in force (content.md 1.4, 5)."""
    number = _number(facts)
    if number is None:
        return
    order = executive_order(number)
    if order is None:
        yield Breach("rules.unknown-order", _ORDER, (number,))
    elif facts.dated is not None and order not in orders_in_force(facts.dated):
        yield Breach("rules.order-at-date", _ORDER, (number, facts.dated))


def _number(facts: Facts) -> str | None:
    order = None if facts.content is None else facts.content.executive_order
    return None if order is None else order.number


def reasons_at_date(facts: Facts) -> Iterator[Breach]:
    """Section and letters of the reasons are those of the day (content.md 5)."""
    authority = facts.authority
    section = None if authority is None else authority.order_section
    if authority is None or section is None:
        return
    dated = facts.dated
    of_day = [order for order in _orders(facts) if order.reasons_section == section]
    if dated is not None and not of_day:
        words = (section, dated)
        yield Breach("rules.reason-section", _AUTHORITY, words)
        return
    letters = {letter for order in of_day for letter in order.reason_letters}
    for letter in authority.reasons:
        # For some orders no source gives the letters.
        if letters and letter not in letters:
            yield Breach("rules.reason-letter", _AUTHORITY, (letter, section))


def _orders(facts: Facts) -> Iterable[ExecutiveOrder]:
    """The orders whose reasons and codes hold on the day; every one without a day."""
    dated = facts.dated
    if dated is None:
        return orders()
    return [
        order
        for order in orders_in_force(dated)
        if order.codes_until is None or dated <= order.codes_until
    ]


def _instructions(facts: Facts) -> Iterator[tuple[Steps, Declassification]]:
    """The instructions to declassify, each with its path."""
    content = facts.content
    if content is None:
        return
    order = content.executive_order
    if order is not None and order.declassification is not None:
        yield _ORDER, order.declassification
    if content.declassify_on is not None:
        yield _DECLASSIFY_ON, content.declassify_on


def declassification_day(facts: Facts) -> Iterator[Breach]:
    """The day of declassification is later, by 25 years at most (content.md 5).

    The order on the line, or else the order of the day, sets the longest time.  The
    classifier counts from the local day, which may be the day after the group's.
    """
    dated = facts.dated
    if dated is None:
        return
    for steps, instruction in _instructions(facts):
        printed = getattr(instruction, "date", None)
        if printed is None:
            continue
        words = (printed, dated)
        day = datetime.date.fromisoformat(printed)
        if day < dated:
            yield Breach("rules.declassified-before", steps, words)
        elif type(instruction) is DeclassificationDate:
            last = _last_day(facts, dated)
            if last is not None and (day - last).days > 1:
                yield Breach("rules.declassified-late", steps, words)


def _last_day(facts: Facts, dated: datetime.date) -> datetime.date | None:
    number = _number(facts)
    order = None if number is None else executive_order(number)
    order = order or order_in_force(dated)
    if order is None or order.longest_years is None:
        return None
    return years_after(dated, order.longest_years)


def declassification_codes(facts: Facts) -> Iterator[Breach]:
    """Schedules and exemptions are those of an order of the day (content.md 1.4, 5)."""
    if facts.dated is None:
        return
    known = {code for order in _orders(facts) for code in order.codes}
    for steps, instruction in _instructions(facts):
        for code in _codes(instruction):
            if code not in known:
                words = (code, facts.dated)
                yield Breach("rules.declassification-code", steps, words)


def _codes(instruction: Declassification) -> tuple[str, ...]:
    if isinstance(instruction, DeclassificationSchedule):
        return (instruction.code,)
    if isinstance(instruction, DeclassificationExemption):
        return instruction.codes
    return ()


def two_instructions(facts: Facts) -> Iterator[Breach]:
    """The line of its own says the day of the E.O. line (content.md 1.8)."""
    days = [
        (steps, instruction.date)
        for steps, instruction in _instructions(facts)
        if isinstance(instruction, DeclassificationDate)
    ]
    if len(days) == 2 and days[0][1] != days[1][1]:
        words = (days[1][1], days[0][1])
        yield Breach("rules.two-instructions", _DECLASSIFY_ON, words)


def unclassified(facts: Facts) -> Iterator[Breach]:
    """What is not classified has no authority, reasons or day (content.md 1.4, 1.8)."""
    if not facts.is_unclassified:
        return
    assert facts.level is not None
    if facts.authority is not None:
        words = (facts.level, facts.authority.text)
        yield Breach("rules.unclassified-authority", _AUTHORITY, words)
    for steps, instruction in _instructions(facts):
        # The reader reports text that has no form of the orders.
        if not isinstance(instruction, DeclassificationText):
            yield Breach("rules.unclassified-instruction", steps, (facts.level,))


def not_applicable(facts: Facts) -> Iterator[Breach]:
    """N/A is only for telegrams that are not classified (content.md 1.4).

    It may also be used for information that another owner classified and for data of
    atomic energy, to which no order applies (content.md 5).
    """
    if not facts.is_classified:
        return
    assert facts.level is not None
    for steps, instruction in _instructions(facts):
        answer = when(instruction, order=None, level=None, dated=None)
        if answer.kind is WhenKind.NOT_CLASSIFIED and not _has_no_order(facts):
            yield Breach("rules.not-applicable", steps, (facts.level,))


def _has_no_order(facts: Facts) -> bool:
    banner = facts.banner
    return bool(banner.owners) or not _ATOMIC.isdisjoint(banner.controls)


RULES: Final = (
    order_at_date,
    reasons_at_date,
    declassification_day,
    declassification_codes,
    two_instructions,
    unclassified,
    not_applicable,
)
