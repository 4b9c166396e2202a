"""When a text is declassified, if ever, by the instruction on its E.O. line.

Facts (content.md 1.4, 5, which are in good part from memory of the orders): some
instructions state a day or an event, some name a schedule or a code from which a day is
computed, and some say that nothing happens by itself.  Representation: an answer says
which of these it is, by which rule, and how sure the rule is.  Doubt: what no rule
settles is unknown, and stays so: nothing here knows today's date.

No answer is a declassification: only an authority declassifies, and a review may have
changed everything since.
"""

from __future__ import annotations

import datetime
import enum
import re
from typing import Final, Literal

import attrs

from cableformat.markings._declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.markings._levels import Level

__all__ = ["Confidence", "When", "WhenKind", "when"]

Confidence = Literal["high", "medium", "low"]


class WhenKind(enum.Enum):
    """What an instruction comes to."""

    #: On a day.
    DATE = "date"
    #: By an event, in the words of the line.
    EVENT = "event"
    #: Not by itself: only by a review.
    NEVER = "never"
    #: It was not classified.
    NOT_CLASSIFIED = "not-classified"
    #: No rule tells.
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


#: content.md 1.4: full calendar years; that they end with the year is from memory.
_GDS: Final = {Level.CONFIDENTIAL: 6, Level.SECRET: 8, Level.TOP_SECRET: 10}
#: content.md 1.4: the days of order 11652, and the misprint of its number.
_ORDER_11652: Final = ("11652", "11653")
_FIRST_11652: Final = datetime.date(1972, 6, 1)
_LAST_11652: Final = datetime.date(1978, 11, 30)

#: content.md 1.4: groups of orders 10501 and 10964.
_GROUPS: Final = {
    "1": "GP-1 is excluded from downgrading and declassification by itself",
    "2": "GP-2 is exempt from downgrading and declassification by itself",
    "3": "GP-3 is downgraded every 12 years and not declassified",
}
_GROUP: Final = re.compile(r"GP[ -]?([1-4])\.?", re.ASCII)
_NOT_APPLICABLE: Final = re.compile(r"N/?A\.?", re.ASCII)

#: content.md 5: codes and the years to which they come, the strongest first; `None`
#: where a day must be stated.
_EXEMPTIONS: Final[tuple[tuple[str, int | None, str, Confidence], ...]] = (
    ("50X1-HUM|50X2-WMD", 75, "50X1-HUM, 50X2-WMD: 75 years", "medium"),
    ("75X[1-9]?|50X[1-9]", None, "75X and 50X have a day, and none is printed", "high"),
    ("25X[1-9]", 50, "25X without a day: 50 years", "high"),
    ("X[1-8]|OADR|MR", 25, "X1 to X8, OADR, MR are retired: 25 years", "high"),
)


def when(
    instruction: Declassification | None,
    *,
    order: str | None,
    level: Level | None,
    dated: datetime.date | None,
) -> When:
    """When a text is declassified, if ever, by an instruction.

    `order` is the number of the executive order as printed, `level` the text's level,
    and `dated` the day of the message, from which periods count.  A group of the orders
    before 1972 comes as text: ``DeclassificationText(text="GP-3")``.  What is stated
    goes before what is computed; without `dated`, what would be computed is unknown.

    >>> gds = DeclassificationSchedule(code="GDS")
    >>> dated = datetime.date(1974, 3, 20)
    >>> when(gds, order="11652", level=Level.CONFIDENTIAL, dated=dated).date
    datetime.date(1980, 12, 31)
    """
    match instruction:
        case None:
            return _by_level(level, "no instruction is printed")
        case DeclassificationDate():
            return _stated_date(instruction.date, "the line states the day")
        case DeclassificationEvent():
            return _stated_event(instruction.event)
        case DeclassificationSchedule():
            return _schedule(instruction, order, level, dated)
        case DeclassificationExemption():
            return _exemption(instruction, dated)
        case DeclassificationText():
            return _text(instruction.text, level, dated)


_LINE: Final = "content.md 1.4"
_RULES: Final = "content.md 5"


def _stated_date(
    date: str, rule: str, clause: str = _LINE, confidence: Confidence = "high"
) -> When:
    return When(
        kind=WhenKind.DATE,
        date=datetime.date.fromisoformat(date),
        how="stated",
        rule=rule,
        clause=clause,
        confidence=confidence,
    )


def _stated_event(event: str) -> When:
    return When(
        kind=WhenKind.EVENT,
        event=event,
        how="stated",
        rule="the line states the event",
        clause=_LINE,
        confidence="high",
    )


def _computed(
    date: datetime.date | None, rule: str, clause: str, confidence: Confidence
) -> When:
    if date is None:
        return _unknown(f"{rule}, with no day to count from", clause)
    return When(
        kind=WhenKind.DATE,
        date=date,
        how="computed",
        rule=rule,
        clause=clause,
        confidence=confidence,
    )


def _never(rule: str) -> When:
    return When(
        kind=WhenKind.NEVER,
        how="stated",
        rule=rule,
        clause=_LINE,
        confidence="medium",
    )


def _unknown(rule: str, clause: str = _LINE) -> When:
    return When(kind=WhenKind.UNKNOWN, rule=rule, clause=clause, confidence="high")


def _by_level(level: Level | None, why: str) -> When:
    """Below RESTRICTED nothing is classified, so nothing is declassified."""
    if level is None or level >= Level.RESTRICTED:
        return _unknown(why)
    return When(
        kind=WhenKind.NOT_CLASSIFIED,
        how="computed",
        rule=f"{level.value} is no classification",
        clause="content.md 3.1",
        confidence="high",
    )


def _years(dated: datetime.date | None, years: int) -> datetime.date | None:
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
        if code == "RDS":
            # Its name hints at a review; no source tells.
            return _stated_date(
                schedule.date, "RDS and a day, perhaps of review", confidence="low"
            )
        return _stated_date(schedule.date, f"{code} and a day")
    if schedule.event is not None:
        return _stated_event(schedule.event)
    if code == "XGDS":
        return _never("XGDS is exempt from the general schedule")
    if code != "GDS":
        return _unknown(f"{code} without a day or an event")
    return _general(order, level, dated)


def _general(
    order: str | None, level: Level | None, dated: datetime.date | None
) -> When:
    """GDS alone: a schedule of order 11652 (content.md 1.4)."""
    in_force = dated is not None and _FIRST_11652 <= dated <= _LAST_11652
    if order not in _ORDER_11652 and not (order is None and in_force):
        return _unknown("GDS has periods in order 11652 alone")
    years = None if level is None else _GDS.get(level)
    if years is None:
        return _by_level(level, "GDS has no period for the level")
    far = _years(dated, years)
    end = None if far is None else datetime.date(far.year, 12, 31)
    return _computed(end, f"GDS: {years} calendar years", _LINE, "medium")


def _exemption(
    exemption: DeclassificationExemption, dated: datetime.date | None
) -> When:
    """The strongest of the codes decides (content.md 5)."""
    if exemption.date is not None:
        return _stated_date(exemption.date, "an exemption states its day", _RULES)
    for pattern, years, rule, confidence in _EXEMPTIONS:
        if any(re.fullmatch(pattern, code) for code in exemption.codes):
            if years is None:
                return _unknown(rule, _RULES)
            return _computed(_years(dated, years), rule, _RULES, confidence)
    raise AssertionError(exemption)


def _text(text: str, level: Level | None, dated: datetime.date | None) -> When:
    if _NOT_APPLICABLE.fullmatch(text.upper()):
        if level is not None and level >= Level.RESTRICTED:
            return _unknown("N/A stands on what is not classified, and this is")
        return When(
            kind=WhenKind.NOT_CLASSIFIED,
            how="stated",
            rule="N/A stands on what is not classified",
            clause=_LINE,
            confidence="high",
        )
    group = _GROUP.fullmatch(text.upper())
    if group is None:
        return _unknown("the words are no instruction that is known")
    if group[1] in _GROUPS:
        return _never(_GROUPS[group[1]])
    return _computed(_years(dated, 12), "GP-4: 12 years", _LINE, "medium")
