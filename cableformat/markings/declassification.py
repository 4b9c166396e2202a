"""When, if ever, a cable is declassified: the value of its E.O. line."""

import datetime
import re
from typing import Annotated, ClassVar, Final, Self

from cableformat._record import LINE, VISIBLE, Doc, Text, record, refuse, sure_line
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

#: It is defined here because the model's other lines of text build on the markings.
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
    """Refuse a date that matches `ISO_DATE` but is not in the calendar.

    Raises:
        CableValueError: There is no such day (``model.no-such-day``).
    """
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        msg = f"{field}: expected a day of the calendar; found {date!r}"
        raise CableValueError(msg, code="model.no-such-day", field=field) from None


# As text: the canonical spelling of the line, and days with four digits of the year.
# The reader of telegrams knows many more forms (content.md 1.4).

_LABEL: Final = r"(?:DECL(?:ASSIFY ON)?(?:: ?| ))?"
_DAY: Final = (
    r"(?:(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}))"
)
_CODE: Final = "X[1-8]|25X[1-9]|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?|OADR|MR"
_FLAGS: Final = re.ASCII | re.IGNORECASE
_ON_DAY: Final = re.compile(f"{_LABEL}{_DAY}", _FLAGS)
_BY_EVENT: Final = re.compile(rf"{_LABEL}(?P<event>.+)", _FLAGS)
_EXEMPT: Final = re.compile(
    rf"{_LABEL}(?P<codes>(?:{_CODE})(?:(?:, ?| )(?:{_CODE}))*)(?:, {_DAY})?", _FLAGS
)
_SCHEDULE: Final = re.compile(
    r"(?P<code>X?GDS|ADS|RDS)-?(?P<category>[1-9](?:,[1-9])*(?![0-9/]))?"
    rf"(?:(?:, DECLAS | )(?:{_DAY}(?: OR (?P<or_event>[^()]+?))?"
    r"|(?<=DECLAS )(?P<event>[^()]+?)))?"
    r"(?: \((?P<officer>[^()]*)\))?(?: (?P<extension>OR-[A-Z]{1,2}))?",
    _FLAGS,
)


def _matched(pattern: re.Pattern[str], text: str, cls: type) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        refuse(cls.__name__, "the text of one, as `str` has it", text)
    return match


def _day_of(match: re.Match[str]) -> str | None:
    """The day of a match, in ISO 8601."""
    if match["iso"] is not None:
        digits = match["iso"].replace("-", "")
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if match["year"] is None:
        return None
    return f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}"


def _written(date: str) -> str:
    year, month, day = date.split("-")
    return f"{month}/{day}/{year}"


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
            "The day of declassification, in ISO 8601, with its full year",
            "content.md 1.4",
        ),
    ]

    def __attrs_post_init__(self) -> None:
        refuse_no_such_day(self.date, "DeclassificationDate.date")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The day of a text, with or without its label; inverse of `str`.

        Raises:
            CableValueError: It is not a day (``model.pattern``), or not in the calendar
                (``model.no-such-day``).

        >>> str(DeclassificationDate.from_text("20180915"))
        'DECL: 09/15/2018'
        """
        return cls(date=_day_of(_matched(_ON_DAY, text, cls)) or "")

    def __str__(self) -> str:
        """The instruction as printed after the number of the order."""
        return f"DECL: {_written(self.date)}"


@record(kw_only=True)
class DeclassificationEvent:
    """The cable is declassified by an event, as printed.

    >>> DeclassificationEvent(event="AFTER THE TALKS").event
    'AFTER THE TALKS'
    """

    kind: ClassVar[str] = "event"

    event: Annotated[
        str, ONE_LINE, Doc("The event, in the words of the line", "content.md 1.4")
    ]

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The event in a text with or without its label; inverse of `str`.

        Raises:
            CableValueError: It is no line of text (``model.pattern``).

        >>> DeclassificationEvent.from_text("DECL: AFTER THE TALKS").event
        'AFTER THE TALKS'
        """
        return cls(event=_matched(_BY_EVENT, text, cls)["event"])

    def __str__(self) -> str:
        """The instruction as printed after the number of the order."""
        return f"DECL: {self.event}"


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
        Doc("Which schedule", "content.md 1.4"),
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
        Doc("The category of the exemption or review", "content.md 1.4"),
    ] = None
    date: Annotated[
        str | None,
        ISO_DATE,
        Doc("The day that the line adds, with its year", "content.md 1.4"),
    ] = None
    event: Annotated[
        str | None, ONE_LINE, Doc("The event that the line adds", "content.md 1.4")
    ] = None
    officer: Annotated[
        str | None,
        Text(
            "a name without brackets",
            _NO_BRACKETS,
            about="A line of text in which no round bracket stands.",
            examples=("DOE, JANE H.",),
        ),
        Doc("The classifying officer, after it", "content.md 1.4"),
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
        Doc("The sign that ends the line, as printed", "content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.date is not None:
            refuse_no_such_day(self.date, "DeclassificationSchedule.date")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The schedule of a text; inverse of `str` unless an event has brackets.

        Raises:
            CableValueError: It is no schedule (``model.pattern``), or its day is not in
                the calendar (``model.no-such-day``).

        >>> DeclassificationSchedule.from_text("XGDS1, DECLAS 12/31/1984").date
        '1984-12-31'
        """
        match = _matched(_SCHEDULE, text, cls)
        extension = match["extension"]
        return cls(
            code=match["code"].upper(),
            category=match["category"],
            date=_day_of(match),
            event=match["event"] or match["or_event"],
            officer=match["officer"],
            extension=extension and extension.upper(),
        )

    def __str__(self) -> str:
        """``XGDS1, DECLAS 12/31/1984``; since 1978 ``RDS-4 06/05/1999 (DOE) OR-M``."""
        hyphen = "-" if self.code == "RDS" else ""
        written = self.code + (hyphen + self.category if self.category else "")
        due = [] if self.date is None else [_written(self.date)]
        due += [] if self.event is None else [self.event]
        if due:
            plain = self.event is None and self.code in ("GDS", "RDS")
            written += (" " if plain else ", DECLAS ") + " OR ".join(due)
        if self.officer is not None:
            written += f" ({self.officer})"
        return written if self.extension is None else f"{written} {self.extension}"


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
            _CODE,
            about="The abbreviation of a reason for which a telegram was not "
            "declassified by itself when others were.",
            examples=("X1", "25X6", "OADR"),
        ),
        Doc("The codes, in their order", "content.md 1.4", item="code", least=1),
    ]
    date: Annotated[
        str | None,
        ISO_DATE,
        Doc("The day that the line adds, with its year", "content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.date is not None:
            refuse_no_such_day(self.date, "DeclassificationExemption.date")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The codes of a text, with or without their label; inverse of `str`.

        Raises:
            CableValueError: It has no codes (``model.pattern``), or its day is not in
                the calendar (``model.no-such-day``).

        >>> DeclassificationExemption.from_text("DECL: X1, X5").codes
        ('X1', 'X5')
        """
        match = _matched(_EXEMPT, text, cls)
        codes = re.split("[, ]+", match["codes"].upper())
        return cls(codes=tuple(codes), date=_day_of(match))

    def __str__(self) -> str:
        """The instruction as printed after the number of the order."""
        day = "" if self.date is None else f", {_written(self.date)}"
        return f"DECL: {', '.join(self.codes)}{day}"


@record(kw_only=True)
class DeclassificationText:
    """An instruction of any other form, as printed: ``N/A``.

    >>> DeclassificationText(text="N/A").text
    'N/A'
    """

    kind: ClassVar[str] = "text"

    text: Annotated[
        str,
        ONE_LINE,
        Doc(
            "What follows the number of the order and its colon, as printed",
            "content.md 1.4",
        ),
    ]

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The text as it is; inverse of `str`.

        Raises:
            CableValueError: It is no line of text (``model.pattern``).
        """
        return cls(text=text)

    def __str__(self) -> str:
        """The text."""
        return self.text


#: When, if ever, a cable is declassified.
Declassification = (
    DeclassificationDate
    | DeclassificationEvent
    | DeclassificationSchedule
    | DeclassificationExemption
    | DeclassificationText
)
