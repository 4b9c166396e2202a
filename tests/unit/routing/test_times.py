"""Date-time groups as sent, and what they mean (wire.md 5)."""

from __future__ import annotations

import datetime

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import MONTHS, DateTimeGroup, resolve_year


@pytest.mark.parametrize(
    ("two_digits", "near", "year"),
    [
        (8, None, 2008),
        (44, None, 2044),
        (45, None, 1945),
        (73, None, 1973),
        (99, None, 1999),
        (8, 1908, 1908),
        (75, 2074, 2075),
        (50, 2000, 1950),
        (0, 1999, 2000),
        (0, 1000, 1000),
        (99, 1000, 1099),
        (99, 9999, 9999),
        (0, 9999, 9900),
    ],
)
def test_two_digits_resolve_by_the_policy(
    two_digits: int, near: int | None, year: int
) -> None:
    """The pivot is 45, or the nearest century if a year is given (wire.md 5.4)."""
    assert resolve_year(two_digits, near=near) == year


#: wire.md 5.2, written out.
OFFSETS = {
    zone[0]: int(zone[1:])
    for zone in (
        "A1 B2 C3 D4 E5 F6 G7 H8 I9 K10 L11 M12 Z0 "
        "N-1 O-2 P-3 Q-4 R-5 S-6 T-7 U-8 V-9 W-10 X-11 Y-12"
    ).split()
}


@pytest.mark.parametrize(("zone", "hours"), OFFSETS.items())
def test_zone_letters_are_offsets(zone: str, hours: int) -> None:
    """A to M without J lie east, N to Y west (wire.md 5.2)."""
    group = DateTimeGroup(day=1, hour=12, minute=0, zone=zone, month=6, year=1975)
    assert group.zone_offset == hours
    moment = group.to_datetime()
    assert moment is not None
    assert moment.utcoffset() == datetime.timedelta(hours=hours)


def test_the_zone_of_the_observer_has_no_offset() -> None:
    """J has no offset, and each of the other 25 letters has one."""
    assert DateTimeGroup(day=1, hour=12, minute=0, zone="J").zone_offset is None
    assert len(OFFSETS) == 25


def test_months_are_the_calendar_s() -> None:
    """`MONTHS` lists the abbreviations from January to December, in capitals."""
    names = [datetime.date(2000, n, 1).strftime("%b").upper() for n in range(1, 13)]
    assert list(MONTHS) == names


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("151122Z SEP 08", (15, 11, 22, "Z", 9, 2008)),
        ("151122ZSEP08", (15, 11, 22, "Z", 9, 2008)),
        ("15 1122\tZ SEP 08", (15, 11, 22, "Z", 9, 2008)),
        ("201608zmay \t14", (20, 16, 8, "Z", 5, 2014)),
        ("011500R JAN 2006", (1, 15, 0, "R", 1, 2006)),
        ("011500Z DEC 44", (1, 15, 0, "Z", 12, 2044)),
        ("011500Z DEC 45", (1, 15, 0, "Z", 12, 1945)),
        ("012345A APR", (1, 23, 45, "A", 4, None)),
        ("351122J", (35, 11, 22, "J", None, None)),
    ],
)
def test_a_group_is_read_from_text(text: str, group: tuple[object, ...]) -> None:
    """Blanks, month and year may be missing; numbers are kept as sent."""
    found = DateTimeGroup.from_text(text)
    read = (found.day, found.hour, found.minute, found.zone, found.month, found.year)
    assert read == group
    assert found.is_complete == (group[-1] is not None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "151122", "15112Z", "151122Z 08", "151122Z SEPT", "151122Z SEP 8"),
        *(
            "151122Z SEP 008",
            "x151122Z",
            "15  1122Z",
            "151122  Z",
            "151122Z SEP 08 ",
            "151122Z SEP 08x",
        ),
        *("\u0661\u0665\u0661\u0661\u0662\u0662Z", "151122Z \u017fEP 08"),
    ],
)
def test_what_is_no_group_is_refused(text: str) -> None:
    """Text that is not completely a group in ASCII is refused."""
    with pytest.raises(CableValueError, match=r"^DateTimeGroup: ") as caught:
        DateTimeGroup.from_text(text)
    assert caught.value.code == "model.pattern"
    assert f"found {text!r}" in str(caught.value)
    assert caught.value.field == "DateTimeGroup"


def test_a_group_of_a_year_before_1000_is_refused() -> None:
    """A year of four digits is itself, and is refused below 1000."""
    assert DateTimeGroup.from_text("151122Z SEP 1000").year == 1000
    with pytest.raises(CableValueError) as caught:
        DateTimeGroup.from_text("151122Z SEP 0999")
    assert caught.value.code == "model.range"
    assert caught.value.field == "DateTimeGroup.year"


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [
        *((field, 0, 99) for field in ("day", "hour", "minute")),
        ("month", 1, 12),
        ("year", 1000, 9999),
    ],
)
def test_numbers_have_the_width_of_the_wire(field: str, least: int, most: int) -> None:
    """Two digits are accepted as sent, but a month or year must be in the calendar."""
    numbers = {"day": 1, "hour": 1, "minute": 1, "month": 1}
    for number in (least, most):
        group = DateTimeGroup(zone="Z", **(numbers | {field: number}))
        assert getattr(group, field) == number
    for number in (least - 1, most + 1):
        with pytest.raises(CableValueError) as caught:
            DateTimeGroup(zone="Z", **(numbers | {field: number}))
        assert caught.value.code == "model.range"
        assert caught.value.field == f"DateTimeGroup.{field}"


@pytest.mark.parametrize("zone", ["", "z", "ZZ", "1", "\u00c4"])
def test_a_zone_is_one_capital(zone: str) -> None:
    """A zone that is not one capital letter is refused."""
    with pytest.raises(CableValueError) as caught:
        DateTimeGroup(day=1, hour=1, minute=1, zone=zone)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "DateTimeGroup.zone"


def test_a_group_is_complete_with_month_and_year() -> None:
    """A group with a month but no year is not complete."""
    assert DateTimeGroup.from_text("151122Z SEP 08").is_complete
    assert not DateTimeGroup.from_text("151122Z SEP").is_complete
    assert not DateTimeGroup.from_text("151122Z").is_complete


@pytest.mark.parametrize(
    "group",
    [
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z"),
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z", month=1),
        DateTimeGroup(day=1, hour=1, minute=1, zone="J", month=1, year=1975),
        DateTimeGroup(day=31, hour=1, minute=1, zone="Z", month=2, year=1975),
        DateTimeGroup(day=0, hour=1, minute=1, zone="Z", month=2, year=1975),
        DateTimeGroup(day=29, hour=1, minute=1, zone="Z", month=2, year=1975),
        DateTimeGroup(day=1, hour=24, minute=1, zone="Z", month=2, year=1975),
        DateTimeGroup(day=1, hour=25, minute=0, zone="Z", month=2, year=1975),
        DateTimeGroup(day=1, hour=23, minute=60, zone="Z", month=2, year=1975),
        DateTimeGroup(day=31, hour=24, minute=0, zone="Z", month=12, year=9999),
        DateTimeGroup(day=1, hour=1, minute=60, zone="Z", month=2, year=1975),
    ],
)
def test_a_group_that_names_no_moment_has_none(group: DateTimeGroup) -> None:
    """A group without year, in zone J, or not in the calendar has no moment."""
    assert group.to_datetime() is None
    assert group.day_of_year is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("312400Z DEC 08", (2009, 1, 1, 0, 0)),
        ("282400Z FEB 08", (2008, 2, 29, 0, 0)),
        ("282400Z FEB 09", (2009, 3, 1, 0, 0)),
        ("310000Z DEC 08", (2008, 12, 31, 0, 0)),
        ("312359Z DEC 08", (2008, 12, 31, 23, 59)),
        ("290059Z FEB 08", (2008, 2, 29, 0, 59)),
    ],
)
def test_2400_is_the_first_moment_of_the_next_day(
    text: str, moment: tuple[int, ...]
) -> None:
    """2400 is on the next day, and 0000 and 2359 on the day itself (wire.md 5.2)."""
    found = DateTimeGroup.from_text(text).to_datetime()
    assert found == datetime.datetime(*moment, tzinfo=datetime.UTC)


def test_the_day_of_the_year_is_that_of_utc() -> None:
    """The day of the year is that of UTC, whatever the group's zone (wire.md 5.3)."""
    group = DateTimeGroup(day=31, hour=23, minute=0, zone="R", month=12, year=2008)
    assert group.day_of_year == 1
    last = DateTimeGroup(day=31, hour=23, minute=0, zone="R", month=12, year=9999)
    assert last.day_of_year is None


def test_a_year_needs_a_month() -> None:
    """A year without a month is refused: the wire has no place for it."""
    with pytest.raises(CableValueError) as caught:
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z", year=1975)
    assert str(caught.value).startswith("DateTimeGroup.month: ")
    assert caught.value.code == "model.year-without-month"
    assert caught.value.field == "DateTimeGroup.month"


def test_a_moment_becomes_a_group_in_z() -> None:
    """A moment becomes a group in zone Z, without its seconds."""
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    moment = datetime.datetime(2008, 12, 31, 19, 7, 59, tzinfo=zone)
    assert DateTimeGroup.from_datetime(moment) == DateTimeGroup(
        day=1, hour=0, minute=7, zone="Z", month=1, year=2009
    )


def test_a_naive_moment_has_no_group() -> None:
    """A datetime without an offset is a `TypeError`."""
    with pytest.raises(TypeError, match=r"^DateTimeGroup: .* found datetime"):
        DateTimeGroup.from_datetime(datetime.datetime(2008, 9, 15, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "hours"),
    [((1, 1, 1), 1), ((9999, 12, 31, 23), -1), ((999, 12, 31, 23, 59), 0)],
)
def test_a_moment_outside_the_years_has_no_group(
    moment: tuple[int, int, int], hours: int
) -> None:
    """A moment before 1000 or past the calendar in UTC is refused."""
    zone = datetime.timezone(datetime.timedelta(hours=hours))
    with pytest.raises(CableValueError, match=r"^DateTimeGroup\.year: ") as caught:
        DateTimeGroup.from_datetime(datetime.datetime(*moment, tzinfo=zone))
    assert caught.value.code == "model.range"
    assert caught.value.field == "DateTimeGroup.year"
