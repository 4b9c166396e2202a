"""When, if ever, a cable is declassified: the value of its E.O. line."""

import datetime
from typing import Annotated, ClassVar

from cableformat._record import LINE, Doc, Text, record, sure_line
from cableformat.errors import CableValueError

__all__ = ["DeclassificationDate", "DeclassificationText"]

ISO_DATE = Text(
    "a date as YYYY-MM-DD",
    r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
    about="A day of the calendar as in ISO 8601: the year in four digits, the month "
    "and the day in two each.",
    examples=("2018-09-15", "1974-12-31"),
)

#: It stands here because the model's other lines of text build on the markings.
ONE_LINE = Text(
    "a line of text",
    LINE,
    sure_line,
    "without blanks at its ends",
    about="A single line of the telegram's own words: at least one character, no "
    "space or tab at either end, no line end inside.",
    examples=("SIPDIS", "AMEMBASSY ASTANA", "DECL: OADR"),
)


def refuse_no_such_day(date: str, field: str) -> None:
    """A date that matches `ISO_DATE` is a day of the calendar too.

    Raises:
        CableValueError: It is none (``model.no-such-day``).
    """
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        msg = f"{field}: expected a day of the calendar; found {date!r}"
        raise CableValueError(msg, code="model.no-such-day", field=field) from None


@record(kw_only=True)
class DeclassificationDate:
    """The cable is declassified on a date.

    >>> DeclassificationDate(date="2018-09-15").date
    '2018-09-15'
    """

    kind: ClassVar[str] = "date"

    date: Annotated[
        str,
        ISO_DATE,
        Doc(
            text="The day of declassification, in ISO 8601, with its full year",
            clause="content.md 1.4",
        ),
    ]

    def __attrs_post_init__(self) -> None:
        refuse_no_such_day(self.date, "DeclassificationDate.date")


@record(kw_only=True)
class DeclassificationText:
    """An instruction that names no date we can read, as printed: ``N/A``, ``GDS``.

    >>> DeclassificationText(text="DECL: OADR").text
    'DECL: OADR'
    """

    kind: ClassVar[str] = "text"

    text: Annotated[
        str,
        ONE_LINE,
        Doc(
            text="What follows the number of the order and its colon, as printed",
            clause="content.md 1.4",
        ),
    ]
