"""Filing times as sent, and what they mean beside a group (wire.md 5.3, 5.5)."""

from __future__ import annotations

import datetime
import time

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import DateTimeGroup, FilingTime


def utc(*moment: int) -> datetime.datetime:
    return datetime.datetime(*moment, tzinfo=datetime.UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("field", "number"),
    [
        *(("day_of_year", number) for number in (-1, 1000)),
        *(
            (field, number)
            for field in ("day", "hour", "minute")
            for number in (-1, 100)
        ),
    ],
)
def test_numbers_have_the_width_of_the_wire(field: str, number: int) -> None:
    """Numbers wider than the wire's are refused: three digits for a day of the year."""
    numbers = {"day": 1, "hour": 0, "minute": 0, field: number}
    if field == "day_of_year":
        del numbers["day"]
    with pytest.raises(CableValueError) as caught:
        FilingTime(**numbers)
    assert caught.value.code == "model.range"
    assert caught.value.field == f"FilingTime.{field}"


@pytest.mark.parametrize(
    "field", [{"day_of_year": 999}, {"day_of_year": 0}, {"day": 99}]
)
def test_numbers_are_kept_as_sent(field: dict[str, int]) -> None:
    """The constructor accepts numbers that are not on the clock or in the calendar."""
    filed = FilingTime(**field, hour=99, minute=99)
    assert (filed.hour, filed.minute) == (99, 99)


def test_a_bool_is_no_number() -> None:
    """A bool in place of a number is a `TypeError`."""
    with pytest.raises(TypeError):
        FilingTime(day_of_year=True, hour=0, minute=0)


@pytest.mark.parametrize("days", [{}, {"day": 1, "day_of_year": 1}])
def test_the_day_is_of_the_year_or_of_the_month(days: dict[str, int]) -> None:
    """A filing time with both days, or with neither, is refused."""
    with pytest.raises(CableValueError) as caught:
        FilingTime(**days, hour=0, minute=0)
    assert str(caught.value).startswith("FilingTime: ")
    assert caught.value.code == "model.filing-day"
    assert caught.value.field == "FilingTime.day"


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        ("2591122", FilingTime(day_of_year=259, hour=11, minute=22)),
        ("0000000", FilingTime(day_of_year=0, hour=0, minute=0)),
        ("9999899", FilingTime(day_of_year=999, hour=98, minute=99)),
        ("17/2207Z", FilingTime(day=17, hour=22, minute=7)),
        ("00/9899z", FilingTime(day=0, hour=98, minute=99)),
    ],
)
def test_a_filing_time_is_read_from_text(text: str, filed: FilingTime) -> None:
    """Both forms are read; numbers are kept as sent (wire.md 1.3)."""
    assert FilingTime.from_text(text) == filed


@pytest.mark.parametrize(
    "text",
    [
        *("", "259112", "25911222", "2591122Z", "17/2207", "17/2207ZZ", "17/220Z"),
        *("172207Z", "117/2207Z", " 2591122", "2591122 ", "259 1122", "17/22072"),
        "\u0662591122",
    ],
)
def test_what_is_no_filing_time_is_refused(text: str) -> None:
    """Text in neither form, misprints of ACP 127 included, is refused (wire.md 1.3)."""
    with pytest.raises(CableValueError, match=r"^FilingTime: ") as caught:
        FilingTime.from_text(text)
    assert caught.value.code == "model.pattern"
    assert f"found {text!r}" in str(caught.value)
    assert caught.value.field == "FilingTime"


def test_a_moment_becomes_a_filing_time_in_z() -> None:
    """A moment gives the day of the year and the time in UTC, without seconds."""
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    moment = datetime.datetime(2008, 12, 30, 19, 7, 59, tzinfo=zone)
    filed = FilingTime(day_of_year=366, hour=0, minute=7)
    assert FilingTime.from_datetime(moment) == filed


def test_a_naive_moment_has_no_filing_time() -> None:
    """A datetime without an offset is a `TypeError`."""
    with pytest.raises(TypeError, match=r"^FilingTime: "):
        FilingTime.from_datetime(datetime.datetime(2008, 9, 15))  # noqa: DTZ001


def test_a_moment_past_the_calendar_has_no_filing_time() -> None:
    """A moment of the year 10000 in UTC is refused."""
    zone = datetime.timezone(datetime.timedelta(hours=-1))
    with pytest.raises(CableValueError) as caught:
        FilingTime.from_datetime(datetime.datetime(9999, 12, 31, 23, tzinfo=zone))
    assert caught.value.code == "model.range"
    assert caught.value.field == "FilingTime.day_of_year"


@pytest.mark.parametrize(
    ("text", "year", "moment"),
    [
        ("0010000", 2008, (2008, 1, 1)),
        ("0602359", 2008, (2008, 2, 29, 23, 59)),
        ("0602359", 2009, (2009, 3, 1, 23, 59)),
        ("3650001", 2009, (2009, 12, 31, 0, 1)),
        ("3660001", 2008, (2008, 12, 31, 0, 1)),
        ("3662400", 2008, (2009, 1, 1)),
        ("0012400", 2009, (2009, 1, 2)),
    ],
)
def test_a_day_of_the_year_means_a_moment_in_a_year(
    text: str, year: int, moment: tuple[int, ...]
) -> None:
    """A day of the year needs no month; 2400 is the next day's 0000."""
    filed = FilingTime.from_text(text)
    assert filed.to_datetime(year=year) == utc(*(*moment, 0, 0)[:5])
    assert filed.to_datetime(year=year, month=99) == filed.to_datetime(year=year)


@pytest.mark.parametrize(
    ("text", "month", "moment"),
    [
        ("17/2207Z", 3, (2009, 3, 17, 22, 7)),
        ("31/2400Z", 12, (2010, 1, 1, 0, 0)),
        ("01/0000Z", 1, (2009, 1, 1, 0, 0)),
    ],
)
def test_a_day_of_the_month_means_a_moment_in_a_month(
    text: str, month: int, moment: tuple[int, ...]
) -> None:
    """A day of the month has a moment in the month and year that are given."""
    filed = FilingTime.from_text(text)
    assert filed.to_datetime(year=2009, month=month) == utc(*moment)


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("3660000", 2009, None),
        ("0000000", 2009, None),
        ("0000000", 1, None),
        ("9990000", 2009, None),
        ("3660000", 9999, None),
        ("3652400", 9999, None),
        ("0010000", 0, None),
        ("0010000", 10000, None),
        ("0012401", 2009, None),
        ("0010060", 2009, None),
        ("17/2207Z", 2009, None),
        ("17/2207Z", 2009, 0),
        ("17/2207Z", 2009, 13),
        ("29/2207Z", 2009, 2),
        ("00/2207Z", 2009, 2),
        ("17/2500Z", 2009, 2),
    ],
)
def test_what_is_not_in_the_calendar_means_no_moment(
    text: str, year: int, month: int | None
) -> None:
    """A day or a time that does not exist, or lacks its month, has no moment."""
    assert FilingTime.from_text(text).to_datetime(year=year, month=month) is None


@pytest.mark.parametrize(
    ("text", "group", "moment"),
    [
        # The same day, the next, the one before.
        ("2591122", "151122Z SEP 08", (2008, 9, 15, 11, 22)),
        ("0041825", "041820Z JAN 10", (2010, 1, 4, 18, 25)),
        ("2580900", "151122Z SEP 08", (2008, 9, 14, 9, 0)),
        # Over New Year, both ways, after a leap year and a common one.
        ("0010005", "312355Z DEC 08", (2009, 1, 1, 0, 5)),
        ("3662350", "010010Z JAN 09", (2008, 12, 31, 23, 50)),
        ("3652350", "010010Z JAN 10", (2009, 12, 31, 23, 50)),
        # The zone of the group counts.
        ("0010100", "311955R DEC 08", (2009, 1, 1, 1, 0)),
        # A day that the year of the group lacks.
        ("3660000", "010000Z JUL 09", (2008, 12, 31, 0, 0)),
        ("3660000", "010000Z MAR 07", (2008, 12, 31, 0, 0)),
        # Half a year away: of two as near, the later.
        ("0010000", "021200Z JUL 09", (2010, 1, 1, 0, 0)),
        ("0010000", "021159Z JUL 09", (2009, 1, 1, 0, 0)),
        # By the day of the month, over its end, over New Year, past a short month.
        ("17/2207Z", "172200Z MAR 71", (1971, 3, 17, 22, 7)),
        ("01/0005Z", "312355Z MAR 71", (1971, 4, 1, 0, 5)),
        ("31/2355Z", "010005Z APR 71", (1971, 3, 31, 23, 55)),
        ("01/0005Z", "312355Z DEC 71", (1972, 1, 1, 0, 5)),
        ("31/2355Z", "010005Z JAN 72", (1971, 12, 31, 23, 55)),
        ("30/1200Z", "141200Z FEB 71", (1971, 1, 30, 12, 0)),
        ("30/1200Z", "200000Z FEB 71", (1971, 1, 30, 12, 0)),
        ("31/1200Z", "280000Z FEB 71", (1971, 1, 31, 12, 0)),
        ("15/0000Z", "010000Z MAY 71", (1971, 5, 15, 0, 0)),
        ("16/0000Z", "010000Z MAY 71", (1971, 5, 16, 0, 0)),
        ("17/0000Z", "010000Z MAY 71", (1971, 4, 17, 0, 0)),
        # At the ends of the calendar.
        ("3652359", "310000Z DEC 9999", (9999, 12, 31, 23, 59)),
        ("0010000", "310000Z DEC 9999", (9999, 1, 1, 0, 0)),
    ],
)
def test_a_filing_time_means_the_moment_nearest_to_the_group(
    text: str, group: str, moment: tuple[int, ...]
) -> None:
    """The moment may be in the year or month before or after (wire.md 5.5)."""
    near = FilingTime.from_text(text).near(DateTimeGroup.from_text(group))
    assert near == utc(*moment)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("2591122", "151122Z SEP"),
        ("2591122", "151122Z"),
        ("2591122", "151122J SEP 08"),
        ("2591122", "311122Z SEP 08"),
        ("2591122", "312300R DEC 9999"),
        ("0000000", "151122Z SEP 08"),
        ("3660000", "151122Z SEP 10"),
        ("2592500", "151122Z SEP 08"),
        ("32/1122Z", "151122Z SEP 08"),
        ("00/1122Z", "151122Z SEP 08"),
    ],
)
def test_beside_no_moment_or_out_of_the_calendar_it_means_none(
    text: str, group: str
) -> None:
    """A group without a moment, or with none of that day near it, gives `None`."""
    assert FilingTime.from_text(text).near(DateTimeGroup.from_text(group)) is None


@pytest.mark.parametrize(
    ("text", "group", "answer"),
    [
        ("2591122", "151122Z SEP 08", True),
        ("2600000", "151122Z SEP 08", True),
        ("2581122", "151122Z SEP 08", False),
        ("2611122", "151122Z SEP 08", False),
        # The clock is not looked at.
        ("2590000", "151122Z SEP 08", True),
        ("2599999", "151122Z SEP 08", True),
        # The year ends after 366 days, or 365.
        ("3662355", "312355Z DEC 08", True),
        ("0010005", "312355Z DEC 08", True),
        ("3660005", "302355Z DEC 08", True),
        ("0010005", "302355Z DEC 08", False),
        ("0010005", "312355Z DEC 09", True),
        ("3660005", "312355Z DEC 09", False),
        ("0010005", "302355Z DEC 09", False),
        ("0020005", "312355Z DEC 09", False),
        ("0000005", "312355Z DEC 09", False),
        ("0010005", "312355Z DEC 9999", True),
        # In UTC.
        ("0010100", "311955R DEC 08", True),
        ("3660100", "311955R DEC 08", False),
        # By the day of the month.
        ("17/2207Z", "172200Z MAR 71", True),
        ("18/2207Z", "172200Z MAR 71", True),
        ("16/2207Z", "172200Z MAR 71", False),
        ("19/2207Z", "172200Z MAR 71", False),
        ("01/0005Z", "312355Z MAR 71", True),
        ("01/0005Z", "302355Z APR 71", True),
        ("31/0005Z", "302355Z APR 71", False),
        ("01/0005Z", "302355Z MAR 71", False),
        ("01/0005Z", "282355Z FEB 71", True),
        ("29/0005Z", "282355Z FEB 71", False),
        ("29/0005Z", "282355Z FEB 72", True),
        ("01/0005Z", "282355Z FEB 72", False),
        # No year: the same in each, or not.
        ("0591200", "281100Z FEB", True),
        ("0601200", "281100Z FEB", True),
        ("0601200", "291100Z FEB", True),
        ("0591200", "291100Z FEB", False),
        ("0741529", "141527Z MAR", True),
        ("0731529", "141527Z MAR", None),
        ("0751529", "141527Z MAR", None),
        ("0721529", "141527Z MAR", False),
        ("1661529", "141527Z MAR", False),
        ("1821328", "301318Z MAR", False),
        ("2111145", "291131Z MAR", False),
        ("3650000", "312359Z DEC", None),
        ("3660000", "312359Z DEC", None),
        ("0010000", "312359Z DEC", True),
        ("01/1200Z", "281100Z FEB", None),
        ("29/1200Z", "281100Z FEB", None),
        ("28/1200Z", "281100Z FEB", True),
        # Nor a month.
        ("14/1529Z", "141527Z", True),
        ("15/1529Z", "141527Z", True),
        ("16/1529Z", "141527Z", False),
        ("01/1529Z", "301527Z", None),
        ("31/1529Z", "301527Z", None),
        ("01/1529Z", "311527Z", True),
        ("01/1529Z", "271527Z", False),
        ("0141529", "141527Z", None),
        ("3491529", "141527Z", None),
        ("3501529", "141527Z", None),
        ("3511529", "141527Z", False),
        ("0011529", "141527Z", False),
        # No moment at all.
        ("2591122", "151122J SEP 08", None),
        ("2591122", "311122Z SEP 08", None),
        ("2591122", "151160Z SEP 08", None),
        ("14/1529Z", "141527J", None),
        ("0011529", "312300R DEC 9999", None),
    ],
)
def test_a_filing_time_agrees_with_a_group_on_its_day_or_the_next(
    text: str, group: str, answer: bool | None
) -> None:
    """The answer is `None` if it depends on what the group lacks (wire.md 5.5-5.6)."""
    filed = FilingTime.from_text(text)
    assert filed.agrees_with(DateTimeGroup.from_text(group)) is answer


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no zones to choose from")
def test_the_zone_of_the_machine_does_not_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Moments are those of UTC in any zone of the machine (wire.md 5.2, 5.3)."""
    group = DateTimeGroup.from_text("312355Z DEC 08")
    filed = FilingTime.from_text("0010005")
    moment = filed.near(group)
    assert moment is not None
    try:
        with monkeypatch.context() as patched:
            patched.setenv("TZ", "Etc/GMT-7")
            time.tzset()
            assert DateTimeGroup.from_datetime(moment).day == 1
            assert FilingTime.from_datetime(moment) == filed
            assert filed.near(group) == moment
            assert filed.near(group).utcoffset() == datetime.timedelta(0)
            assert group.day_of_year == 366
            assert filed.agrees_with(group) is True
    finally:
        time.tzset()
