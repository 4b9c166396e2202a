"""When a text is declassified, if ever (content.md 1.4, 5)."""

from __future__ import annotations

import datetime

import attrs
import pytest

from cableformat import text
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    Level,
    Marking,
    When,
    WhenKind,
    when,
)
from cableformat.markings.due_date import banner_instruction
from cableformat.model import ClassificationLine, Content, ExecutiveOrder
from cableformat.reference import Confidence
from tests.fixtures import FIXTURES

DATED = datetime.date(1974, 3, 20)
LATER = datetime.date(2008, 9, 15)
GDS = DeclassificationSchedule(code="GDS")
ADS = DeclassificationSchedule(code="ADS")

NO_DAY = ", with no day to count from"
LINE = "content.md 1.4"
RULES = "content.md 5"


def asked(instruction, *, order=None, level="C", dated=DATED):
    level = None if level is None else Level(level)
    return when(instruction, order=order, level=level, dated=dated)


def on(day, how, rule, clause, confidence):
    return When(
        kind=WhenKind.DATE,
        date=datetime.date.fromisoformat(day),
        how=how,
        rule=rule,
        clause=clause,
        confidence=Confidence(confidence),
    )


def unknown(rule, clause=LINE):
    return When(
        kind=WhenKind.UNKNOWN, rule=rule, clause=clause, confidence=Confidence.HIGH
    )


def never(rule):
    return When(
        kind=WhenKind.NEVER,
        how="stated",
        rule=rule,
        clause=LINE,
        confidence=Confidence.MEDIUM,
    )


def not_classified(rule, how, clause):
    return When(
        kind=WhenKind.NOT_CLASSIFIED,
        how=how,
        rule=rule,
        clause=clause,
        confidence=Confidence.HIGH,
    )


def test_an_answer_is_a_value():
    """An answer is hashable, frozen, and has `None` where it says nothing."""
    answer = unknown("nobody knows")
    assert (answer.date, answer.event, answer.how) == (None, None, None)
    assert hash(answer) == hash(unknown("nobody knows"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        answer.date = DATED
    assert [kind.value for kind in WhenKind] == [
        "date",
        "event",
        "never",
        "not-classified",
        "unknown",
    ]


# What the line states


@pytest.mark.parametrize("dated", [DATED, None])
@pytest.mark.parametrize("level", ["U", "S", None])
def test_a_stated_day_goes_before_everything(level, dated):
    """A stated day or event is the answer, whatever the level and message day."""
    given = {"order": "12958", "level": level, "dated": dated}
    date = DeclassificationDate(date="2018-09-15")
    assert asked(date, **given) == on(
        "2018-09-15", "stated", "the line states the day", LINE, "high"
    )
    event = DeclassificationEvent(event="AFTER THE TALKS")
    assert asked(event, **given) == When(
        kind=WhenKind.EVENT,
        event="AFTER THE TALKS",
        how="stated",
        rule="the line states the event",
        clause=LINE,
        confidence=Confidence.HIGH,
    )


@pytest.mark.parametrize(
    ("code", "rule", "confidence"),
    [
        ("GDS", "GDS and a day", "high"),
        ("ADS", "ADS and a day", "high"),
        ("XGDS", "XGDS and a day", "high"),
        ("RDS", "RDS and a day, perhaps of review", "low"),
    ],
)
def test_a_schedule_may_state_its_day_or_event(code, rule, confidence):
    """A schedule's day counts before its event; RDS with a day is less sure."""
    schedule = DeclassificationSchedule(
        code=code, date="1984-12-31", event="END OF TESTS"
    )
    assert asked(schedule, order="11652") == on(
        "1984-12-31", "stated", rule, LINE, confidence
    )
    answer = asked(attrs.evolve(schedule, date=None), order="11652")
    assert (answer.kind, answer.event) == (WhenKind.EVENT, "END OF TESTS")
    assert answer.how == "stated"


# Schedules


@pytest.mark.parametrize(
    ("level", "years", "day"),
    [("C", 6, "1980-12-31"), ("S", 8, "1982-12-31"), ("TS", 10, "1984-12-31")],
)
@pytest.mark.parametrize("order", ["11652", "11653", None])
def test_the_general_schedule_counts_calendar_years(order, level, years, day):
    """GDS counts under order 11652, its misprint, and in its days without a number."""
    assert asked(GDS, order=order, level=level) == on(
        day, "computed", f"GDS: {years} calendar years", LINE, "med"
    )


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        ((1972, 5, 31), None),
        ((1972, 6, 1), "1978-12-31"),
        ((1978, 11, 30), "1984-12-31"),
        ((1978, 12, 1), "1984-12-01"),
        ((1982, 7, 31), "1988-07-31"),
        ((1982, 8, 1), None),
    ],
)
def test_without_its_number_the_order_is_that_of_the_day(dated, day):
    """The day selects order 11652 from 1972, 12065 from 1978 (content.md 1.4, 5)."""
    answer = asked(GDS, dated=datetime.date(*dated))
    if day is None:
        assert answer == unknown("GDS has periods in orders 11652 and 12065 alone")
    else:
        assert answer.date == datetime.date.fromisoformat(day)


@pytest.mark.parametrize("order", ["12356", "12958", "1165", ""])
def test_another_order_has_no_periods(order):
    """GDS has no period even if the message is of the days of 11652."""
    assert asked(GDS, order=order) == unknown(
        "GDS has periods in orders 11652 and 12065 alone"
    )


def test_the_general_schedule_needs_a_level_and_a_day():
    """GDS is unknown without level or day, or with neither number nor day."""
    answer = asked(GDS, order="11652", dated=None)
    assert answer == unknown("GDS: 6 calendar years" + NO_DAY)
    assert asked(GDS, order=None, dated=None) == (
        unknown("GDS has periods in orders 11652 and 12065 alone")
    )
    why = "GDS has no period for the level"
    none = "GDS counts by the level, and none is printed"
    assert asked(GDS, order="11652", level=None) == unknown(none)
    assert asked(GDS, order="11652", level="R") == unknown(why)
    assert asked(GDS, order="11652", level="LOU") == not_classified(
        "LOU is no classification", "computed", "content.md 3.1"
    )


@pytest.mark.parametrize("level", ["C", "S", "TS", "R", None])
def test_the_order_of_1978_has_a_default(level):
    """Order 12065 sets 6 years at any level (content.md 5)."""
    rule = "order 12065: 6 years, where no day is set"
    dated = datetime.date(1980, 3, 20)
    expected = on("1986-03-20", "computed", rule, RULES, "med")
    assert asked(GDS, order="12065", level=level, dated=dated) == expected
    assert asked(GDS, order="12065", dated=None) == unknown(rule + NO_DAY, RULES)


@pytest.mark.parametrize("dated", ["1972-05-31", "1978-12-01", "2008-09-15"])
def test_an_order_that_was_not_in_force_is_doubtful(dated):
    """If the order was not in force on the day, the answer has low confidence."""
    dated = datetime.date.fromisoformat(dated)
    rule = "GDS: 6 calendar years, of an order that was not in force"
    assert asked(GDS, order="11652", dated=dated) == on(
        f"{dated.year + 6}-12-31", "computed", rule, LINE, "low"
    )


def test_years_end_with_the_calendar():
    """A day after the year 9999 is unknown, not an error."""
    for year, expected in ((9993, 9999), (9994, None)):
        answer = asked(GDS, order="11652", dated=datetime.date(year, 1, 1))
        end = None if expected is None else datetime.date(expected, 12, 31)
        assert answer.date == end


def test_exempt_from_the_general_schedule_is_never():
    """XGDS answers never, whatever its category and the day (content.md 1.4)."""
    rule = "XGDS is exempt from the general schedule"
    for category in (None, "1", "1,3"):
        xgds = DeclassificationSchedule(code="XGDS", category=category)
        assert asked(xgds, order="11652") == never(rule)
        assert asked(xgds, dated=None) == never(rule)


@pytest.mark.parametrize("code", ["ADS", "RDS"])
def test_other_schedules_need_a_day(code):
    """Schedules whose periods are in no source are unknown without a day or event."""
    answer = asked(DeclassificationSchedule(code=code), order="11652")
    assert answer == unknown(f"{code} without a day or an event")


# Exemptions

SHORT = "X1 to X8 are retired: a derivative classifier counts 25 years"
REVIEW = "OADR, MR are retired: a derivative classifier counts 25 years"
LONG = "25X without a day: a derivative classifier counts 50 years"
HUMAN = "50X1-HUM, 50X2-WMD: 75 years"
STATED = "75X and 50X have a day, and none is printed"


@pytest.mark.parametrize(
    ("codes", "day", "rule", "confidence"),
    [
        ("X1", "2033-09-15", SHORT, "low"),
        ("X8", "2033-09-15", SHORT, "low"),
        ("X1 X5", "2033-09-15", SHORT, "low"),
        ("OADR", "2033-09-15", REVIEW, "low"),
        ("MR", "2033-09-15", REVIEW, "low"),
        ("25X1", "2058-09-15", LONG, "low"),
        ("25X9", "2058-09-15", LONG, "low"),
        ("X1 25X1", "2058-09-15", LONG, "low"),
        ("50X1-HUM", "2083-09-15", HUMAN, "med"),
        ("50X2-WMD", "2083-09-15", HUMAN, "med"),
        ("25X1 50X2-WMD", "2083-09-15", HUMAN, "med"),
        ("50X1 50X1-HUM", "2083-09-15", HUMAN, "med"),
        ("50X1", None, STATED, "high"),
        ("50X9 25X1", None, STATED, "high"),
        ("75X", None, STATED, "high"),
        ("75X1 X1", None, STATED, "high"),
    ],
)
def test_the_strongest_code_decides(codes, day, rule, confidence):
    """The strongest code sets years from the message's day (content.md 5)."""
    exemption = DeclassificationExemption(codes=tuple(codes.split()))
    answer = asked(exemption, order="13526", dated=LATER)
    without = asked(exemption, order="13526", dated=None)
    if day is None:
        assert answer == without == unknown(rule, RULES)
    else:
        assert answer == on(day, "computed", rule, RULES, confidence)
        assert without == unknown(rule + NO_DAY, RULES)


@pytest.mark.parametrize(
    ("codes", "order", "is_known"),
    [
        ("X1", "11652", False),
        ("X1", "12356", False),
        ("X1", "12958", True),
        ("X1", "13526", True),
        ("X1", "1295", False),
        ("OADR", "12065", False),
        ("OADR", "12356", True),
        ("25X1", "12356", False),
        ("25X1", "12958", True),
        ("50X1-HUM", "12958", False),
        ("50X1-HUM", "13526", True),
        ("X1", None, True),
    ],
)
def test_a_code_is_of_the_orders_that_have_it(codes, order, is_known):
    """A code counts from its first order on, and without a number (content.md 1.4)."""
    exemption = DeclassificationExemption(codes=(codes,))
    answer = asked(exemption, order=order, dated=LATER)
    assert (answer.kind is WhenKind.DATE) is is_known
    if not is_known:
        assert answer == unknown(f"{codes} is of no order {order}", RULES)


@pytest.mark.parametrize(
    "instruction",
    [
        DeclassificationExemption(codes=("OADR",)),
        DeclassificationSchedule(code="XGDS"),
        DeclassificationSchedule(code="RDS"),
        GDS,
        "GP-1",
        "GP-4",
    ],
)
@pytest.mark.parametrize("level", ["U", "SBU", "LOU"])
def test_what_is_not_classified_is_not_declassified(instruction, level):
    """Any code on a level below RESTRICTED has the answer `not-classified`.

    The clause is content.md 3.1.
    """
    assert asked(instruction, level=level) == not_classified(
        f"{level} is no classification", "computed", "content.md 3.1"
    )


def test_a_group_and_a_moment_are_taken_as_they_come():
    """A group may be a string or a value, and a moment counts as its day."""
    group = DeclassificationText(text="GP-4")
    moment = datetime.datetime(1974, 3, 20, 23, 59, tzinfo=datetime.UTC)
    assert asked("GP-4") == asked(group) == asked("GP-4", dated=moment)
    assert type(asked("GP-4", dated=moment).date) is datetime.date


@pytest.mark.parametrize(
    "wrong",
    [
        {"instruction": "GDS"},
        {"instruction": "GP-5"},
        {"instruction": 1},
        {"instruction": GDS, "order": 11652},
        {"instruction": GDS, "dated": "1974-03-20"},
    ],
)
def test_an_argument_of_another_type_is_a_type_error(wrong):
    """Texts that are no group, and values of another type, raise `TypeError`."""
    with pytest.raises(TypeError):
        asked(**wrong)
    with pytest.raises(TypeError):
        when(GDS, order=None, level="C", dated=None)


def test_a_text_answers_by_its_line_or_its_group():
    """The E.O. line counts before the group, at the level of the text."""
    line = ClassificationLine(level=Level.CONFIDENTIAL)
    order = ExecutiveOrder(number="11652", declassification=GDS)
    text = Content(
        classification_line=line, executive_order=order, downgrading_group="GP-3"
    )
    assert text.when(DATED) == asked(GDS, order="11652")
    assert attrs.evolve(text, executive_order=None).when(DATED) == asked("GP-3")
    assert Content(subject="CORK").when(DATED) == asked(None, level=None)


@pytest.mark.parametrize("said", [None, DeclassificationText(text="N/A")])
def test_a_line_of_its_own_answers_where_the_order_does_not(said):
    """A line `Declassify On:` counts after the E.O. line and before a group."""
    line = ClassificationLine(level=Level.CONFIDENTIAL)
    order = ExecutiveOrder(number="11652", declassification=said)
    text = Content(
        classification_line=line,
        executive_order=order,
        declassify_on=GDS,
        downgrading_group="GP-3",
    )
    assert text.when(DATED) == asked(GDS, order="11652")
    assert attrs.evolve(text, executive_order=None).when(DATED) == asked(GDS)
    both = attrs.evolve(order, declassification=ADS)
    assert attrs.evolve(text, executive_order=both).when(DATED) == asked(
        ADS, order="11652"
    )


@pytest.mark.parametrize(
    ("case", "day"),
    [
        ("content-lines/gp-3-behind-the-text", None),
        ("content-authority/declassify-behind", "2017-06-12"),
        ("content-lines/declassify-on-below-bare-order", "2018-06-12"),
        ("content-paragraphs/single-below-a-date", "2033-08-15"),
        ("content-markings/banner-of-2004", "2014-12-31"),
    ],
)
def test_telegrams_answer_by_what_they_print(case, day):
    source = (FIXTURES / "valid" / case / "input.txt").read_bytes()
    stated = text.parse(source).cable.content.when(None).date
    assert stated == (day and datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("controls", "expected"),
    [
        (("NOFORN", "20141231"), DeclassificationDate(date="2014-12-31")),
        (("X1", "X5"), DeclassificationExemption(codes=("X1", "X5"))),
        (
            ("25X1", "20541231"),
            DeclassificationExemption(codes=("25X1",), date="2054-12-31"),
        ),
        (("20141231", "20181231"), None),
        (("20141332",), None),
        (("NOFORN",), None),
    ],
)
def test_a_banner_ends_with_an_instruction_or_with_none(controls, expected):
    marking = Marking(level=Level.SECRET, controls=controls)
    assert banner_instruction(marking) == expected


def test_a_stated_day_goes_before_a_code():
    """A day that an exemption states counts before its codes (content.md 5)."""
    exemption = DeclassificationExemption(codes=("50X1", "25X1"), date="2035-12-31")
    for dated in (LATER, None):
        assert asked(exemption, dated=dated) == on(
            "2035-12-31", "stated", "an exemption states its day", RULES, "high"
        )


def test_a_leap_day_without_another_is_the_first_of_march():
    """25 years after 29 February is 1 March; 12 years after is 29 February."""
    leap = datetime.date(2000, 2, 29)
    x1 = DeclassificationExemption(codes=("X1",))
    assert asked(x1, dated=leap).date == datetime.date(2025, 3, 1)
    group = DeclassificationText(text="GP-4")
    assert asked(group, dated=leap).date == datetime.date(2012, 2, 29)
    assert asked(x1, dated=datetime.date(9975, 1, 1)).kind is WhenKind.UNKNOWN
    assert asked(x1, dated=datetime.date(9974, 1, 1)).date.year == 9999


# Words


@pytest.mark.parametrize("text", ["N/A", "NA", "n/a", "N/A.", "NA."])
def test_not_applicable_is_for_what_is_not_classified(text):
    """N/A on a classified text is unknown: they contradict (content.md 1.4)."""
    instruction = DeclassificationText(text=text)
    rule = "N/A says that the text is not classified"
    for level in (None, "U", "SBU", "LOU"):
        expected = not_classified(rule, "stated", LINE)
        assert asked(instruction, level=level) == expected
    for level in ("R", "C", "TS"):
        assert asked(instruction, level=level) == unknown(f"{rule}, but it is")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("GP-1", "GP-1 is excluded from downgrading and declassification by itself"),
        ("GP-2", "GP-2 is exempt from downgrading and declassification by itself"),
        ("GP-3", "GP-3 is downgraded every 12 years and not declassified"),
        ("gp 3", "GP-3 is downgraded every 12 years and not declassified"),
        ("GP1.", "GP-1 is excluded from downgrading and declassification by itself"),
    ],
)
def test_a_group_may_say_never(text, rule):
    """Some groups of the orders before 1972 never declassify (content.md 1.4)."""
    assert asked(DeclassificationText(text=text)) == never(rule)
    assert asked(DeclassificationText(text=text), dated=None) == never(rule)


def test_the_last_group_counts_twelve_years():
    """GP-4 counts twelve years from the day of the message."""
    group = DeclassificationText(text="GP-4")
    assert asked(group) == on("1986-03-20", "computed", "GP-4: 12 years", LINE, "med")
    assert asked(group, dated=None) == unknown("GP-4: 12 years" + NO_DAY)


@pytest.mark.parametrize("text", ["GP-5", "GP-0", "GP--3", "GP-3 X", "N/A X", "XN/A"])
def test_other_words_are_unknown(text):
    """Words that are no known instruction give an unknown answer at any level."""
    for level in ("U", "C", None):
        assert asked(DeclassificationText(text=text), level=level) == (
            unknown("the words are no instruction that is known")
        )


def test_without_an_instruction_the_level_decides():
    """Levels below RESTRICTED are not classified; any other, or none, is unknown."""
    for level in ("R", "C", "S", "TS", None):
        assert asked(None, level=level) == unknown("no instruction is printed")
    for level in ("U", "FOUO", "CUI", "SBU", "LOU"):
        assert asked(None, level=level) == not_classified(
            f"{level} is no classification", "computed", "content.md 3.1"
        )


# By a day


@pytest.mark.parametrize(
    ("printed", "level", "expected"),
    [
        ("2018-09-14", "C", True),
        ("2018-09-15", "C", True),
        ("2018-09-16", "C", False),
        (None, "U", True),
        (None, "C", None),
        ("GP-1", "C", False),
        ("AFTER THE TALKS", "C", None),
    ],
)
def test_a_text_is_declassified_by_a_day_or_not(printed, level, expected):
    """`by` answers yes, no or unknown, and a time counts as its day."""
    instruction = None
    if printed is not None and printed[0].isdigit():
        instruction = DeclassificationDate(date=printed)
    elif printed is not None and printed.startswith("GP"):
        instruction = DeclassificationText(text=printed)
    elif printed is not None:
        instruction = DeclassificationEvent(event=printed)
    answer = asked(instruction, level=level)
    assert answer.by(datetime.date(2018, 9, 15)) is expected
    assert answer.by(datetime.datetime(2018, 9, 15, 7, tzinfo=datetime.UTC)) is expected


def test_a_day_is_a_date():
    """`by` raises `TypeError` for any type but a date."""
    with pytest.raises(TypeError, match="day: expected date; found '2018'"):
        asked(None).by("2018")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "R 151122Z MAR 74\nFM LIMA\nBT\nCONFIDENTIAL LIMA 1\nE.O. 11652: GDS\n",
            datetime.date(1980, 12, 31),
        ),
        ("R 151122Z MAR 74\nFM LIMA\nTO ROME\nBT\n", None),
        ("E.O. 12958: DECL: 09/15/2018\nSUBJECT: CORK\n", datetime.date(2018, 9, 15)),
    ],
)
def test_a_cable_knows_its_own_day(source, expected):
    """`Cable.when` counts from the group under which the cable was first sent."""
    assert text.parse(source).cable.when().date == expected
