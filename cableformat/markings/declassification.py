"""When, if ever, a cable is declassified: the value of its E.O. line."""

import datetime
from typing import Annotated, ClassVar, Final

from cableformat._record import LINE, VISIBLE, Doc, Text, record, sure_line
from cableformat.errors import CableValueError

__all__ = [
    "Declassification",
    "DeclassificationDate",
    "DeclassificationEvent",
    "DeclassificationExemption",
    "DeclassificationSchedule",
    "DeclassificationText",
]

_WORDS: Final = VISIBLE.replace(r"\x21-", r"\x21-\x27\x2a-")
_NO_BRACKETS: Final = rf"[{_WORDS}](?:[\t\x20{_WORDS}]*[{_WORDS}])?"

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
class DeclassificationEvent:
    """The cable is declassified by an event, as printed.

    >>> DeclassificationEvent(event="AFTER THE TALKS").event
    'AFTER THE TALKS'
    """

    kind: ClassVar[str] = "event"

    event: Annotated[
        str,
        ONE_LINE,
        Doc(text="The event, in the words of the line", clause="content.md 1.4"),
    ]


@record(kw_only=True)
class DeclassificationSchedule:
    """A schedule of the orders of 1972 and 1978: ``GDS``, ``ADS``, ``XGDS``, ``RDS``.

    By the schedule a telegram was downgraded and declassified in steps, or exempted
    from them (content.md 1.4).  What OR-x and the number of RDS mean, no source says:
    they are kept.

    >>> DeclassificationSchedule(code="XGDS", category="1", date="1984-12-31").code
    'XGDS'
    """

    kind: ClassVar[str] = "schedule"

    code: Annotated[
        str,
        Text(
            "GDS, ADS, XGDS or RDS",
            "GDS|ADS|XGDS|RDS",
            about="The abbreviation of a schedule: the general one, the advanced one, "
            "exemption from the general one, or review for declassification.",
            examples=("GDS", "XGDS"),
        ),
        Doc(text="Which schedule", clause="content.md 1.4"),
    ]
    category: Annotated[
        str | None,
        Text(
            "digits joined by commas",
            "[1-9](?:,[1-9])*",
            about="The number of the category behind the name of the schedule, without "
            "hyphen or blank; where there are several, commas stand between.",
            examples=("1", "4"),
        ),
        Doc(text="The category of the exemption or review", clause="content.md 1.4"),
    ] = None
    date: Annotated[
        str | None,
        ISO_DATE,
        Doc(text="The day that the line adds, with its year", clause="content.md 1.4"),
    ] = None
    event: Annotated[
        str | None,
        ONE_LINE,
        Doc(text="The event that the line adds", clause="content.md 1.4"),
    ] = None
    officer: Annotated[
        str | None,
        Text(
            "a name without brackets",
            _NO_BRACKETS,
            about="A line of text in which no round bracket stands.",
            examples=("DOE, JANE H.",),
        ),
        Doc(text="The classifying officer, behind it", clause="content.md 1.4"),
    ] = None
    extension: Annotated[
        str | None,
        Text(
            "OR- and a letter",
            "OR-[A-Z]{1,2}",
            about="What stands last on such a line of 1978 to 1982; no source tells "
            "what it means.",
            examples=("OR-M",),
        ),
        Doc(text="The sign that ends the line, as printed", clause="content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.date is not None:
            refuse_no_such_day(self.date, "DeclassificationSchedule.date")


@record(kw_only=True)
class DeclassificationExemption:
    """Codes by which the cable is exempt from automatic declassification.

    ``X1`` to ``X8`` of 1995, ``25X`` and ``50X`` of the later orders, ``OADR`` and
    ``MR``: the originating agency's, or a mandatory, review (content.md 1.4, 5).

    >>> DeclassificationExemption(codes=("X1", "X5")).codes
    ('X1', 'X5')
    """

    kind: ClassVar[str] = "exemption"

    codes: Annotated[
        tuple[str, ...],
        Text(
            "a code of exemption",
            "X[1-8]|25X[1-9]|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?|OADR|MR",
            about="The abbreviation of a reason for which a telegram was not "
            "declassified by itself when others were.",
            examples=("X1", "25X6", "OADR"),
        ),
        Doc(
            text="The codes, in their order",
            clause="content.md 1.4",
            item="code",
            least=1,
        ),
    ]
    date: Annotated[
        str | None,
        ISO_DATE,
        Doc(text="The day that the line adds, with its year", clause="content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.date is not None:
            refuse_no_such_day(self.date, "DeclassificationExemption.date")


@record(kw_only=True)
class DeclassificationText:
    """An instruction that is none of the others, as printed: ``N/A``.

    >>> DeclassificationText(text="N/A").text
    'N/A'
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


#: When, if ever, a cable is declassified.
Declassification = (
    DeclassificationDate
    | DeclassificationEvent
    | DeclassificationSchedule
    | DeclassificationExemption
    | DeclassificationText
)
