"""Executive orders on classification: when each was in force, and what its lines say.

Facts (content.md 1.4 and 5): the E.O. line names the order; an order that amends
another leaves the number as it was.  Representation: a row per order.  Doubt: days come
from memory of the orders; the line may be printed for weeks after the order changed.
"""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

import attrs

from cableformat.reference._tables import Confidence, listed, provenance, rows_of

__all__ = [
    "ExecutiveOrder",
    "executive_order",
    "order_in_force",
    "orders",
    "orders_in_force",
]


@attrs.frozen(kw_only=True)
class ExecutiveOrder:
    """An order by which telegrams were classified, and how its lines look.

    >>> order = executive_order("11652")
    >>> order.until, order.forms[0]
    (datetime.date(1978, 11, 30), 'GDS')
    """

    number: str
    #: The order it amends; `None` where lines have its own number.
    amends: str | None
    in_force_from: datetime.date
    #: The last day; `None` while it is in force.
    until: datetime.date | None
    #: The section that reasons refer to; `None` where none are printed.
    reasons_section: str | None
    #: The letters of its reasons; none if no source says.
    reason_letters: tuple[str, ...]
    #: Schedules and exemptions that an instruction to declassify may name.
    codes: tuple[str, ...]
    #: The last day of these reasons and codes, where an amendment ended them before the
    #: order.
    codes_until: datetime.date | None
    #: The most years to a day of declassification; `None` if no source says.
    longest_years: int | None
    #: What follows the number, with ``<date>`` and the like for what varies.
    forms: tuple[str, ...]
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@cache
def _orders() -> dict[str, ExecutiveOrder]:
    return {row["number"]: _order_of(row) for row in rows_of("executive_orders.csv")}


def _order_of(row: dict[str, str]) -> ExecutiveOrder:
    day = datetime.date.fromisoformat
    return ExecutiveOrder(
        number=row["number"],
        amends=row["amends"] or None,
        in_force_from=day(row["in_force_from"]),
        until=day(row["until"]) if row["until"] else None,
        reasons_section=row["reasons_section"] or None,
        reason_letters=listed(row["reason_letters"]),
        codes=listed(row["codes"]),
        codes_until=day(row["codes_until"]) if row["codes_until"] else None,
        longest_years=int(row["longest_years"]) if row["longest_years"] else None,
        forms=listed(row["forms"]),
        **provenance(row),
    )


def executive_order(number: str) -> ExecutiveOrder | None:
    """The order of a number, as digits; `None` for one that classified no telegram.

    A misprint such as 11653 for 11652 is no order.

    >>> executive_order("13292").amends, executive_order("11653")
    ('12958', None)
    """
    return _orders().get(number)


def order_in_force(date: datetime.date) -> ExecutiveOrder | None:
    """The order that E.O. lines of a day cite; `None` before 15 December 1953.

    One that amends another is never cited: see `ExecutiveOrder.amends`.

    >>> order_in_force(datetime.date(2008, 9, 15)).number
    '12958'
    >>> order_in_force(datetime.date(1950, 1, 1)) is None
    True
    """
    return next((o for o in orders_in_force(date) if o.amends is None), None)


def orders_in_force(date: datetime.date) -> tuple[ExecutiveOrder, ...]:
    """Every order in force on a day, those that amend the one that is cited included.

    >>> [order.number for order in orders_in_force(datetime.date(2008, 9, 15))]
    ['12958', '13292']
    """
    # A time is a date too, and compares with none.
    return _in_force(datetime.date(date.year, date.month, date.day))


@lru_cache(1024)
def _in_force(day: datetime.date) -> tuple[ExecutiveOrder, ...]:
    return tuple(
        order
        for order in _orders().values()
        if order.in_force_from <= day <= (order.until or datetime.date.max)
    )


def orders() -> tuple[ExecutiveOrder, ...]:
    """Every order, the earliest first.

    >>> orders()[0].number
    '10501'
    """
    return tuple(_orders().values())
