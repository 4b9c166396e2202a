"""Date-time groups, as sent, and the moments they mean.

Facts (wire.md 5): a date-time group is day, hour, minute, zone letter, and, mostly,
month and year.  Representation: the numbers as sent, each as wide as its digits on the
wire, so that a garbled ``351122Z`` is kept and reported instead of lost.  Doubt: two
digits of a year do not say the century; one frozen policy decides (`resolve_year`).
"""

import datetime
import re
from typing import Annotated, Final, Self

from cableformat._record import Doc, Text, Whole, record, refuse, shown
from cableformat.errors import CableValueError

__all__ = ["MONTHS", "DateTimeGroup", "resolve_year"]

#: heading.abnf: month; January is the first.
MONTHS: Final = tuple("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())
#: As a printed edition spells them (streams.md 7).
MONTH_NAMES: Final = tuple(
    "January February March April May June July August September October November"
    " December".split()
)
MONTH_NUMBERS: Final = {name: number for number, name in enumerate(MONTHS, 1)}

#: wire.md 5.1: day, hour, minute, zone, month, year, in six groups, any case.  Accepted
#: without blanks and without month or year: wire.md (b) 33; copies have blanks after
#: the day and before the zone too.
GROUP: Final = (
    r"([0-9]{2})[ \t]?([0-9]{2})([0-9]{2})[ \t]?([A-Z])"
    rf"(?:[ \t]*({'|'.join(MONTHS)})(?:[ \t]*([0-9]{{4}}|[0-9]{{2}})(?![^ \t]))?"
    r"(?![A-Z]))?"
)

_TWO_DIGITS = Whole(least=0, most=99)
#: wire.md 5.4: both candidates survive, yy >= 45 is 19yy.
_PIVOT: Final = 45
#: A year has four digits.
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 9999
#: wire.md 5.2: A-I and K-M are east of Greenwich, N-Y west, and Z on it; J is no zone.
_OFFSETS: Final = {
    **{zone: hours for hours, zone in enumerate("ZABCDEFGHIKLM")},
    **{zone: -hours for hours, zone in enumerate("NOPQRSTUVWXY", start=1)},
}


def resolve_year(two_digits: int, *, near: int | None = None) -> int:
    """The full year of two digits, by the policy of wire.md 5.4.

    With `near`, the year of a hint, the candidate nearest to it (the earlier of two as
    near); without, 1945 to 2044.  ACP 127(G) paragraph 113 would date a cable of 2008
    to 1908, and is not followed.

    >>> resolve_year(8), resolve_year(73), resolve_year(44, near=1944)
    (2008, 1973, 1944)
    """
    if near is None:
        return (1900 if two_digits >= _PIVOT else 2000) + two_digits
    century = near - near % 100
    years = (century + shift + two_digits for shift in (-100, 0, 100))
    candidates = (year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR)
    return min(candidates, key=lambda year: (abs(year - near), year))


@record(kw_only=True)
class DateTimeGroup:
    """The date and time of the message, as sent: ``151122Z SEP 08`` (wire.md 5.1).

    >>> group = DateTimeGroup(day=15, hour=11, minute=22, zone="Z", month=9, year=2008)
    >>> group.to_datetime().isoformat()
    '2008-09-15T11:22:00+00:00'
    >>> group.day_of_year
    259
    """

    day: Annotated[int, _TWO_DIGITS, Doc("The day, as sent", "wire.md 5.1")]
    hour: Annotated[int, _TWO_DIGITS, Doc("The hour, as sent", "wire.md 5.1")]
    minute: Annotated[int, _TWO_DIGITS, Doc("The minute, as sent", "wire.md 5.1")]
    zone: Annotated[
        str,
        Text(
            "a zone letter",
            "[A-Z]",
            about="The military letter of a time zone: Z is UTC, A to M lie east of "
            "Greenwich, N to Y west of it; J is the observer's own time.",
            examples=("Z", "R"),
        ),
        Doc("The letter of the time zone, Z for UTC", "wire.md 5.2"),
    ]
    month: Annotated[
        int | None, Whole(least=1, most=12), Doc("The month, if given", "wire.md 5.1")
    ] = None
    year: Annotated[
        int | None,
        Whole(least=_FIRST_YEAR, most=_LAST_YEAR),
        Doc(
            "The full year, if given; two digits are resolved by policy", "wire.md 5.4"
        ),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.year is not None and self.month is None:
            msg = (
                f"DateTimeGroup.month: expected a month before {self.year}; found none"
            )
            raise CableValueError(
                msg, code="model.year-without-month", field="DateTimeGroup.month"
            )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The group that a text shows; two digits of a year are resolved by policy.

        Raises:
            CableValueError: It shows none (``model.pattern``), or a year before 1000
                (``model.range``).

        >>> DateTimeGroup.from_text("151122Z SEP 08").year
        2008
        """
        match = re.fullmatch(GROUP, text, re.ASCII | re.IGNORECASE)
        if match is None:
            refuse("DateTimeGroup", "a group such as 151122Z SEP 08", text)
        day, hour, minute, zone, month, year = match.groups()
        full = None
        if year is not None:
            full = int(year) if len(year) == 4 else resolve_year(int(year))
        return cls(
            day=int(day),
            hour=int(hour),
            minute=int(minute),
            zone=zone.upper(),
            month=MONTH_NUMBERS[month.upper()] if month else None,
            year=full,
        )

    @classmethod
    def from_datetime(cls, moment: datetime.datetime) -> Self:
        """The group of a moment, in zone Z, without its seconds.

        Raises:
            CableValueError: Its year in UTC is not 1000 to 9999 (``model.range``).
            TypeError: It is naive: without an offset it is no moment.

        >>> almaty = datetime.timezone(datetime.timedelta(hours=6))
        >>> moment = datetime.datetime(2008, 9, 15, 17, 22, tzinfo=almaty)
        >>> DateTimeGroup.from_datetime(moment) == DateTimeGroup.from_text(
        ...     "151122Z SEP 08"
        ... )
        True
        """
        sent = aware_in_utc(moment, "DateTimeGroup.year")
        return cls(
            day=sent.day,
            hour=sent.hour,
            minute=sent.minute,
            zone="Z",
            month=sent.month,
            year=sent.year,
        )

    def __str__(self) -> str:
        """The group as the wire has it: `text`."""
        return self.text

    @property
    def text(self) -> str:
        """The group as the wire has it; `from_text` reads it back.

        A year has two digits where they are resolved to it, else four (wire.md 5.4).

        >>> DateTimeGroup.from_text("151122z sep 2008").text
        '151122Z SEP 08'
        """
        words = [f"{self.day:02}{self.hour:02}{self.minute:02}{self.zone}"]
        if self.month is not None:
            words.append(MONTHS[self.month - 1])
        if self.year is not None:
            short = resolve_year(self.year % 100) == self.year
            words.append(f"{self.year % 100:02}" if short else f"{self.year:04}")
        return " ".join(words)

    @property
    def is_complete(self) -> bool:
        """Whether it carries month and year; without, it names no moment."""
        # The constructor takes no year without a month.
        return self.year is not None

    @property
    def zone_offset(self) -> int | None:
        """The hours by which its zone is ahead of UTC; `None` for J (wire.md 5.2).

        >>> DateTimeGroup.from_text("201912R FEB 76").zone_offset
        -5
        """
        return _OFFSETS.get(self.zone)

    def to_datetime(self) -> datetime.datetime | None:
        """The moment meant, or `None` where the group names none.

        Inverse of `from_datetime` on moments of UTC without seconds.  2400 is 0000 of
        the next day (wire.md 5.2), and no other time past 2359 is on the clock.

        None where month or year are missing, where the date is not in the calendar, and
        for zone J, the observer's own time, which no date-time group may carry.

        >>> DateTimeGroup.from_text("312400Z DEC 08").to_datetime().isoformat()
        '2009-01-01T00:00:00+00:00'
        """
        if self.month is None or self.year is None or self.zone_offset is None:
            return None
        zone = datetime.timezone(datetime.timedelta(hours=self.zone_offset))
        try:
            day = datetime.datetime(self.year, self.month, self.day, tzinfo=zone)
        except ValueError:
            return None
        return at_time(day, self.hour, self.minute)

    def in_utc(self) -> datetime.datetime | None:
        """The moment meant, in UTC; `None` if there is no such moment.

        >>> DateTimeGroup.from_text("312355N DEC 08").in_utc().isoformat()
        '2009-01-01T00:55:00+00:00'
        """
        moment = self.to_datetime()
        try:
            return None if moment is None else moment.astimezone(datetime.UTC)
        except OverflowError:
            return None

    @property
    def day_of_year(self) -> int | None:
        """The day of the year in UTC, which a filing time shows (wire.md 5.5)."""
        moment = self.in_utc()
        return None if moment is None else moment.timetuple().tm_yday


def aware_in_utc(moment: datetime.datetime, field: str) -> datetime.datetime:
    """A moment in UTC.

    Raises:
        CableValueError: Its year in UTC is not 1 to 9999 (``model.range``).
        TypeError: It is naive: without an offset it is no moment.
    """
    where = field.partition(".")[0]
    if moment.utcoffset() is None:
        msg = f"{where}: expected an aware datetime; found {shown(moment)}"
        raise TypeError(msg)
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:
        msg = f"{field}: expected a year of the calendar; found {shown(moment)}"
        raise CableValueError(msg, code="model.range", field=field) from None


def at_time(day: datetime.datetime, hour: int, minute: int) -> datetime.datetime | None:
    """A time on a day, given its first moment; `None` if no clock shows that time.

    wire.md 5.2, lenient: 2400 is the first moment of the next day.
    """
    if minute >= 60 or hour * 60 + minute > 24 * 60:
        return None
    try:
        return day + datetime.timedelta(hours=hour, minutes=minute)
    except OverflowError:  # The calendar ends with 9999.
        return None
