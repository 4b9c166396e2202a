"""When a text is declassified, if ever, by the instruction on its E.O. line.

Facts (content.md 1.4 and 5, much of it from memory of the orders): some instructions
state a day or an event, some name a schedule or a code from which a day is computed,
and some say that nothing happens by itself.  Representation: an answer says which of
these it is, by which rule, and how sure the rule is.  Doubt: what no rule settles is
unknown; nothing here knows today's date.  The years of retired codes are meant for a
derivative classifier, who counts from a source; for the message itself they are a
guess.

No answer declassifies anything: only an authority does, and a review may have changed
everything since.
"""

from __future__ import annotations

import datetime
import enum
import re
from types import NoneType
from typing import Final, Literal, NamedTuple, get_args

import attrs

from cableformat.errors import CableValueError
from cableformat.markings._marking import Marking, check_type, dates_of
from cableformat.markings.declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.markings.levels import Level
from cableformat.reference import Confidence

__all__ = ["When", "WhenKind", "banner_instruction", "when"]


class WhenKind(enum.StrEnum):
    """The meaning of an instruction."""

    #: On a day.
    DATE = "date"
    #: By an event, in the words of the line.
    EVENT = "event"
    #: Not by itself: only by a review.
    NEVER = "never"
    #: It was not classified.
    NOT_CLASSIFIED = "not-classified"
    #: No rule settles it.
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True, slots=True)
class When:
    """When a text is declassified, if ever, and how that is known.

    >>> instruction = DeclassificationDate(date="2018-09-15")
    >>> answer = when(instruction, order="12958", level=Level.CONFIDENTIAL, dated=None)
    >>> answer.date, answer.how
    (datetime.date(2018, 9, 15), 'stated')
    """

    kind: WhenKind
    #: The day, if it is one.
    date: datetime.date | None = None
    #: The event, if it is one.
    event: str | None = None
    #: Whether the line states it, or a rule was used; `None` where nobody knows.
    how: Literal["stated", "computed"] | None = None
    #: The rule, or what is missing for one.
    rule: str
    clause: str
    confidence: Confidence

    def by(self, day: datetime.date) -> bool | None:
        """Whether the text is declassified by a day; `None` if nobody can know.

        On the day of declassification itself it is, and so is a text that was never
        classified.  A text that only a review declassifies is not, and for one that
        waits for an event nobody can know.

        Raises:
            TypeError: `day` is no date.

        >>> instruction = DeclassificationDate(date="2018-09-15")
        >>> answer = when(instruction, order="12958", level=None, dated=None)
        >>> answer.by(datetime.date(2018, 9, 14)), answer.by(datetime.date(2018, 9, 15))
        (False, True)
        """
        check_type("day", day, datetime.date)
        # A datetime is a date too, but can't be compared with one.
        day = datetime.date(day.year, day.month, day.day)
        if self.date is not None:
            return self.date <= day
        known = {WhenKind.NEVER: False, WhenKind.NOT_CLASSIFIED: True}
        return known.get(self.kind)


_LINE: Final = "content.md 1.4"
_RULES: Final = "content.md 5"
_HIGH, _MEDIUM, _LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW

#: content.md 1.4: full calendar years; that they end with the year is from memory.
_GDS: Final = {Level.CONFIDENTIAL: 6, Level.SECRET: 8, Level.TOP_SECRET: 10}
#: content.md 1.4: the number of order 11652, and its misprint.
_ORDER_11652: Final = ("11652", "11653")
_DAYS_11652: Final = (datetime.date(1972, 6, 1), datetime.date(1978, 11, 30))
_DAYS_12065: Final = (datetime.date(1978, 12, 1), datetime.date(1982, 7, 31))
#: content.md 1.4: one after another.
_ORDERS: Final = "10501 10964 11652 11653 12065 12356 12958 13292 13526".split()

#: content.md 1.4: groups of orders 10501 and 10964.
_GROUPS: Final = {
    "1": "GP-1 is excluded from downgrading and declassification by itself",
    "2": "GP-2 is exempt from downgrading and declassification by itself",
    "3": "GP-3 is downgraded every 12 years and not declassified",
}
_GROUP: Final = re.compile(r"GP[ -]?([1-4])\.?", re.ASCII)
_NOT_APPLICABLE: Final = re.compile(r"N/?A\.?", re.ASCII)


class _Rule(NamedTuple):
    """Codes, and what comes of them (content.md 1.4, 5)."""

    pattern: str
    #: The order that began with them.
    order: str
    #: The years to which they come; `None` where a day must be stated.
    years: int | None
    rule: str
    confidence: Confidence


_COUNTS: Final = "a derivative classifier counts"
_DAY_MISSING: Final = "have a day, and none is printed"
#: The strongest first.
_EXEMPTIONS: Final = (
    _Rule("50X1-HUM|50X2-WMD", "13526", 75, "50X1-HUM, 50X2-WMD: 75 years", _MEDIUM),
    _Rule("75X[1-9]?|50X[1-9]", "13526", None, f"75X and 50X {_DAY_MISSING}", _HIGH),
    _Rule("25X[1-9]", "12958", 50, f"25X without a day: {_COUNTS} 50 years", _LOW),
    _Rule("X[1-8]", "12958", 25, f"X1 to X8 are retired: {_COUNTS} 25 years", _LOW),
    _Rule("OADR|MR", "12356", 25, f"OADR, MR are retired: {_COUNTS} 25 years", _LOW),
)


def when(
    instruction: Declassification | str | None,
    *,
    order: str | None,
    level: Level | None,
    dated: datetime.date | None,
) -> When:
    """When a text is declassified, if ever, by an instruction.

    `order` is the number of the executive order as printed, `level` the text's level,
    and `dated` the day of the message, from which periods count.  A group of the orders
    before 1972 comes as its text, ``GP-3``.  What is stated goes before what is
    computed; without `dated`, what would be computed is unknown; what is not classified
    needs no declassification.

    Raises:
        TypeError: An argument is of another type, or a text is no group.

    >>> gds = DeclassificationSchedule(code="GDS")
    >>> dated = datetime.date(1974, 3, 20)
    >>> when(gds, order="11652", level=Level.CONFIDENTIAL, dated=dated).date
    datetime.date(1980, 12, 31)
    >>> when("GP-4", order=None, level=Level.SECRET, dated=dated).date
    datetime.date(1986, 3, 20)
    """
    check_type("order", order, str, NoneType)
    check_type("level", level, Level, NoneType)
    check_type("dated", dated, datetime.date, NoneType)
    if isinstance(dated, datetime.datetime):
        dated = dated.date()
    if isinstance(instruction, str) and _GROUP.fullmatch(instruction):
        instruction = DeclassificationText(text=instruction)
    check_type("instruction", instruction, *get_args(Declassification), NoneType)
    match instruction:
        case None:
            return _by_level(level, "no instruction is printed")
        case DeclassificationDate():
            return _stated(instruction.date, "the line states the day")
        case DeclassificationEvent():
            return _event(instruction.event)
        case DeclassificationSchedule():
            return _schedule(instruction, order, level, dated)
        case DeclassificationExemption():
            return _exemption(instruction, order, level, dated)
        case DeclassificationText():
            return _text(instruction.text, level, dated)
    raise AssertionError(instruction)


def banner_instruction(marking: Marking) -> Declassification | None:
    """The instruction that a banner ends with; `None` where it has none.

    Until February 2008 banners ended with a day or with codes (content.md 3.2).  Two
    days, or a day that no calendar has, are no instruction.

    >>> banner_instruction(Marking.from_banner("SECRET//NOFORN//20141231"))
    DeclassificationDate(date='2014-12-31')
    """
    stated = dates_of(marking)
    days = [name for name in stated if name.isdecimal()]
    codes = tuple(name for name in stated if name not in days)
    if len(days) > 1 or not stated:
        return None
    date = f"{days[0][:4]}-{days[0][4:6]}-{days[0][6:]}" if days else None
    try:
        if codes:
            return DeclassificationExemption(codes=codes, date=date)
        return DeclassificationDate(date=date or "")
    except CableValueError:
        return None


def _answer(
    kind: WhenKind,
    rule: str,
    confidence: Confidence = _HIGH,
    *,
    clause: str = _LINE,
    how: Literal["stated", "computed"] | None = "stated",
    date: datetime.date | None = None,
    event: str | None = None,
) -> When:
    return When(
        kind=kind,
        date=date,
        event=event,
        how=how,
        rule=rule,
        clause=clause,
        confidence=confidence,
    )


def _stated(
    date: str, rule: str, confidence: Confidence = _HIGH, clause: str = _LINE
) -> When:
    day = datetime.date.fromisoformat(date)
    return _answer(WhenKind.DATE, rule, confidence, clause=clause, date=day)


def _event(event: str) -> When:
    return _answer(WhenKind.EVENT, "the line states the event", event=event)


def _computed(
    date: datetime.date | None, rule: str, confidence: Confidence, clause: str = _LINE
) -> When:
    if date is None:
        return _unknown(f"{rule}, with no day to count from", clause)
    return _answer(
        WhenKind.DATE, rule, confidence, clause=clause, how="computed", date=date
    )


def _never(rule: str) -> When:
    return _answer(WhenKind.NEVER, rule, _MEDIUM)


def _unknown(rule: str, clause: str = _LINE) -> When:
    return _answer(WhenKind.UNKNOWN, rule, clause=clause, how=None)


def _is_classified(level: Level | None) -> bool:
    """Below RESTRICTED nothing is classified, so nothing is declassified."""
    return level is None or level >= Level.RESTRICTED


def _by_level(level: Level | None, why: str) -> When:
    if level is None or _is_classified(level):
        return _unknown(why)
    return _answer(
        WhenKind.NOT_CLASSIFIED,
        f"{level.value} is no classification",
        clause="content.md 3.1",
        how="computed",
    )


def years_after(dated: datetime.date | None, years: int) -> datetime.date | None:
    """The day so many years on; the first of March for a leap day without another."""
    if dated is None or dated.year + years > datetime.MAXYEAR:
        return None
    try:
        return dated.replace(year=dated.year + years)
    except ValueError:
        return datetime.date(dated.year + years, 3, 1)


def _schedule(
    schedule: DeclassificationSchedule,
    order: str | None,
    level: Level | None,
    dated: datetime.date | None,
) -> When:
    code = schedule.code
    if schedule.date is not None:
        # The name of RDS hints at a review; no source says so.
        rule, confidence = f"{code} and a day", _HIGH
        if code == "RDS":
            rule, confidence = f"{rule}, perhaps of review", _LOW
        return _stated(schedule.date, rule, confidence)
    if schedule.event is not None:
        return _event(schedule.event)
    if not _is_classified(level):
        return _by_level(level, "")
    if code == "XGDS":
        return _never("XGDS is exempt from the general schedule")
    if code != "GDS":
        return _unknown(f"{code} without a day or an event")
    return _general(order, level, dated)


def _general(
    order: str | None, level: Level | None, dated: datetime.date | None
) -> When:
    """GDS alone: a schedule of order 11652, and a default of 12065 (content.md 5)."""
    in_force = dated is not None and _within(dated, _DAYS_11652)
    if order == "12065" or (
        order is None and dated is not None and _within(dated, _DAYS_12065)
    ):
        rule = "order 12065: 6 years, where no day is set"
        return _computed(years_after(dated, 6), rule, _MEDIUM, _RULES)
    if order not in _ORDER_11652 and not (order is None and in_force):
        return _unknown("GDS has periods in orders 11652 and 12065 alone")
    if level is None:
        return _unknown("GDS counts by the level, and none is printed")
    years = _GDS.get(level)
    if years is None:
        return _unknown("GDS has no period for the level")
    far = years_after(dated, years)
    end = None if far is None else datetime.date(far.year, 12, 31)
    rule = f"GDS: {years} calendar years"
    if dated is not None and not in_force:
        rule += ", of an order that was not in force"
        return _computed(end, rule, _LOW)
    return _computed(end, rule, _MEDIUM)


def _within(day: datetime.date, days: tuple[datetime.date, datetime.date]) -> bool:
    return days[0] <= day <= days[1]


def _exemption(
    exemption: DeclassificationExemption,
    order: str | None,
    level: Level | None,
    dated: datetime.date | None,
) -> When:
    """The strongest of the codes decides (content.md 5)."""
    if exemption.date is not None:
        return _stated(exemption.date, "an exemption states its day", clause=_RULES)
    if not _is_classified(level):
        return _by_level(level, "")
    for known in _EXEMPTIONS:
        if any(re.fullmatch(known.pattern, code) for code in exemption.codes):
            if order is not None and not _since(order, known.order):
                codes = ", ".join(exemption.codes)
                return _unknown(f"{codes} is of no order {order}", _RULES)
            if known.years is None:
                return _unknown(known.rule, _RULES)
            end = years_after(dated, known.years)
            return _computed(end, known.rule, known.confidence, _RULES)
    raise AssertionError(exemption)


def _since(order: str, first: str) -> bool:
    """Whether an order is one that we know, and not before another."""
    return order in _ORDERS[_ORDERS.index(first) :]


def _text(text: str, level: Level | None, dated: datetime.date | None) -> When:
    if _NOT_APPLICABLE.fullmatch(text.upper()):
        if level is not None and level >= Level.RESTRICTED:
            return _unknown("N/A says that the text is not classified, but it is")
        return _answer(
            WhenKind.NOT_CLASSIFIED, "N/A says that the text is not classified"
        )
    group = _GROUP.fullmatch(text.upper())
    if group is None:
        return _unknown("the words are no instruction that is known")
    if not _is_classified(level):
        return _by_level(level, "")
    if group[1] in _GROUPS:
        return _never(_GROUPS[group[1]])
    return _computed(years_after(dated, 12), "GP-4: 12 years", _MEDIUM)
