"""Times as sent, and what they mean (wire.md 5)."""

from __future__ import annotations

import datetime

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import DateTimeGroup, FilingTime, resolve_year


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
    ],
)
def test_two_digits_resolve_by_the_policy(
    two_digits: int, near: int | None, year: int
) -> None:
    """Pivot 45 without a hint, the nearest century with one (wire.md 5.4)."""
    assert resolve_year(two_digits, near=near) == year


@pytest.mark.parametrize(
    ("zone", "hours"), [("Z", 0), ("A", 1), ("M", 12), ("N", -1), ("Y", -12), ("I", 9)]
)
def test_zone_letters_are_offsets(zone: str, hours: int) -> None:
    """A to M without J lie east, N to Y west (wire.md 5.2)."""
    group = DateTimeGroup(day=1, hour=12, minute=0, zone=zone, month=6, year=1975)
    moment = group.to_datetime()
    assert moment is not None
    assert moment.utcoffset() == datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    "group",
    [
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z"),
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z", month=1),
        DateTimeGroup(day=1, hour=1, minute=1, zone="J", month=1, year=1975),
        DateTimeGroup(day=31, hour=1, minute=1, zone="Z", month=2, year=1975),
        DateTimeGroup(day=1, hour=24, minute=0, zone="Z", month=2, year=1975),
        DateTimeGroup(day=1, hour=1, minute=60, zone="Z", month=2, year=1975),
    ],
)
def test_a_group_that_names_no_moment_has_none(group: DateTimeGroup) -> None:
    """No year, zone J, not in the calendar, not on the clock."""
    assert group.to_datetime() is None
    assert group.day_of_year is None


def test_the_day_of_the_year_is_that_of_utc() -> None:
    """A filing time is in Z, whatever the zone of the group (wire.md 5.3)."""
    group = DateTimeGroup(day=31, hour=23, minute=0, zone="R", month=12, year=2008)
    assert group.day_of_year == 1
    last = DateTimeGroup(day=31, hour=23, minute=0, zone="R", month=12, year=9999)
    assert last.day_of_year is None


def test_a_year_needs_a_month() -> None:
    """The wire has no place for a year without one."""
    with pytest.raises(CableValueError) as caught:
        DateTimeGroup(day=1, hour=1, minute=1, zone="Z", year=1975)
    assert caught.value.code == "model.year-without-month"


@pytest.mark.parametrize("day", [-1, 1000])
def test_numbers_have_the_width_of_the_wire(day: int) -> None:
    """A filing day has three digits, whatever they say."""
    with pytest.raises(CableValueError) as caught:
        FilingTime(day_of_year=day, hour=0, minute=0)
    assert caught.value.code == "model.range"
    assert caught.value.field == "FilingTime.day_of_year"


def test_a_bool_is_no_number() -> None:
    """Wrong types are type errors, a bool for a number among them."""
    with pytest.raises(TypeError):
        FilingTime(day_of_year=True, hour=0, minute=0)
