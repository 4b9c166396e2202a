"""Filing times, as sent, and the moments they can mean beside a date-time group.

Facts (wire.md 5.3, 5.5): a filing time is day, hour and minute, always in Z; the day is
that of the year, or of the month.  It shows no year, and mostly lies minutes to days
after the group, over New Year too.  Representation: the numbers as sent; what they
mean is asked beside a year or a group.  Doubt: ACP 127's own examples disagree with
their groups, so disagreement is an answer here, never an error.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import product
from typing import Annotated, Final, Self

import attrs

from cableformat._record import Doc, Whole, record, refuse
from cableformat.errors import CableValueError
from cableformat.routing.times import DateTimeGroup, at_time, aware_in_utc

__all__ = ["FilingTime"]

#: heading.abnf: filing-time = julian-date time-hhmm / 2DIGIT "/" time-hhmm "Z"; the day
#: of the year, hour, minute, or the day of the month, hour, minute, in six groups.
FILED: Final = "([0-9]{3})([0-9]{2})([0-9]{2})|([0-9]{2})/([0-9]{2})([0-9]{2})Z"

_TWO_DIGITS: Final = Whole(least=0, most=99)
_YEAR: Final = 12
#: One leap year and one common year: where the group shows none, it can be of either.
_ANY_YEAR: Final = (2000, 2001)


@record(kw_only=True)
class FilingTime:
    """When it was handed in: ``2591122`` or ``17/2207Z`` (wire.md 5.3).

    The day is that of the year or that of the month, never both; the zone is always Z.

    >>> FilingTime(day_of_year=259, hour=11, minute=22).day_of_year
    259
    """

    day_of_year: Annotated[
        int | None,
        Whole(least=0, most=999),
        Doc("The day of the year, as sent", "wire.md 1.3"),
    ] = None
    day: Annotated[
        int | None, _TWO_DIGITS, Doc("The day of the month, as sent", "wire.md 1.3")
    ] = None
    hour: Annotated[int, _TWO_DIGITS, Doc("The hour, as sent", "wire.md 1.3")]
    minute: Annotated[int, _TWO_DIGITS, Doc("The minute, as sent", "wire.md 1.3")]

    def __attrs_post_init__(self) -> None:
        if (self.day_of_year is None) == (self.day is None):
            msg = "FilingTime: expected the day of the year or of the month, one of two"
            raise CableValueError(msg, code="model.filing-day", field="FilingTime.day")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The filing time that a text shows, in either form (wire.md 1.3).

        Raises:
            CableValueError: It shows none (``model.pattern``).

        >>> FilingTime.from_text("17/2207Z")
        FilingTime(day_of_year=None, day=17, hour=22, minute=7)
        """
        match = re.fullmatch(FILED, text, re.ASCII | re.IGNORECASE)
        if match is None:
            refuse("FilingTime", "one such as 2591122 or 17/2207Z", text)
        day_of_year, hour, minute, day, hour_of_day, minute_of_day = match.groups()
        if day_of_year is not None:
            return cls(day_of_year=int(day_of_year), hour=int(hour), minute=int(minute))
        return cls(day=int(day), hour=int(hour_of_day), minute=int(minute_of_day))

    def __str__(self) -> str:
        """The filing time as the wire has it: `text`."""
        return self.text

    @property
    def text(self) -> str:
        """The filing time as the wire has it; `from_text` reads it back.

        >>> FilingTime(day=17, hour=22, minute=7).text
        '17/2207Z'
        """
        clock = f"{self.hour:02}{self.minute:02}"
        if self.day is not None:
            return f"{self.day:02}/{clock}Z"
        return f"{self.day_of_year:03}{clock}"

    @classmethod
    def from_datetime(cls, moment: datetime.datetime) -> Self:
        """The filing time of a moment, by the day of the year in Z.

        Its year and its seconds have no place in it.

        Raises:
            CableValueError: Its year in UTC is not 1 to 9999 (``model.range``).
            TypeError: It is naive: without an offset it is no moment.

        >>> moment = datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC)
        >>> FilingTime.from_datetime(moment) == FilingTime.from_text("2591122")
        True
        """
        filed = aware_in_utc(moment, "FilingTime.day_of_year")
        return cls(
            day_of_year=filed.timetuple().tm_yday,
            hour=filed.hour,
            minute=filed.minute,
        )

    def to_datetime(
        self, *, year: int, month: int | None = None
    ) -> datetime.datetime | None:
        """The moment meant in a year, or in a month of it, in UTC.

        A day of the year needs no month and looks at none.  `None` where the day is not
        in that year or month, where a day of the month lacks one, and where the time is
        not on the clock; 2400 is 0000 of the next day, as in a date-time group
        (wire.md 5.2-5.3).

        >>> FilingTime.from_text("3660000").to_datetime(year=2009) is None
        True
        """
        day = self._day_in(year, month)
        return None if day is None else at_time(day, self.hour, self.minute)

    def _day_in(self, year: int, month: int | None) -> datetime.datetime | None:
        try:
            if self.day is not None:
                if month is None:
                    return None
                return datetime.datetime(year, month, self.day, tzinfo=datetime.UTC)
            assert self.day_of_year is not None
            first = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
            day = first + datetime.timedelta(days=self.day_of_year - 1)
        except (ValueError, OverflowError):
            return None
        return day if day.year == year else None

    def near(self, group: DateTimeGroup) -> datetime.datetime | None:
        """The moment nearest to a date-time group that this can mean, in UTC.

        Inverse of `from_datetime` for moments less than half a year from the group.  A
        day of the year is looked for in the group's year, the one before and the one
        after; a day of the month in its month, the one before and the one after
        (wire.md 5.5: year wrap).  It is the later of two equally near ones, because
        filing mostly follows the group.  `None` if the group names no moment, or if
        this is on none of those calendars.

        >>> group = DateTimeGroup.from_text("312355Z DEC 08")
        >>> FilingTime.from_text("0010005").near(group).isoformat()
        '2009-01-01T00:05:00+00:00'
        """
        own = group.in_utc()
        if own is None:
            return None
        step = _YEAR if self.day is None else 1
        months = own.year * _YEAR + own.month - 1
        found = [
            self.to_datetime(year=place // _YEAR, month=place % _YEAR + 1)
            for place in (months + step, months, months - step)
        ]
        moments = [moment for moment in found if moment is not None]
        return min(moments, key=lambda moment: abs(moment - own), default=None)

    def agrees_with(self, group: DateTimeGroup) -> bool | None:
        """Whether its day is that of a date-time group in UTC, or the day after.

        Days alone are compared, not times.  Where the group shows no month or no year,
        every one is tried, and the answer is `None` if it depends on which; so it is
        where the group names no moment.  ACP 127's own examples disagree, so a no is
        for a warning, never for an error (wire.md 5.5).

        >>> group = DateTimeGroup.from_text("141527Z MAR")
        >>> filed = [FilingTime.from_text(t) for t in ("0741529", "0731529", "1661529")]
        >>> [each.agrees_with(group) for each in filed]
        [True, None, False]
        """
        answers = {self._agrees(day) for day in _possible_days(group)}
        return answers.pop() if len(answers) == 1 else None

    def _agrees(self, day: datetime.date) -> bool:
        if self.day is None:
            filed, own = self.day_of_year, day.timetuple().tm_yday
            last = 365 + calendar.isleap(day.year)
        else:
            filed, own = self.day, day.day
            last = calendar.monthrange(day.year, day.month)[1]
        return filed in (own, own % last + 1)


def _possible_days(group: DateTimeGroup) -> Iterator[datetime.date]:
    """The days in UTC that a group can mean, as far as days of any year differ."""
    groups = [group]
    if group.year is None:
        months = range(1, _YEAR + 1) if group.month is None else (group.month,)
        groups = [
            attrs.evolve(group, year=year, month=month)
            for year, month in product(_ANY_YEAR, months)
        ]
    for each in groups:
        moment = each.in_utc()
        if moment is not None:
            yield moment.date()
