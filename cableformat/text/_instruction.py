"""Instructions to declassify, as the E.O. line and DECLASSIFY ON print them.

Facts (content.md 1.4): the orders of 1972 and 1978 name a schedule, with a category, a
day or event, an officer; the later ones a day, an event or codes of exemption.  Days
stand in every shape; two digits of a year are those of the first such year from the
cable's own on.  Doubt: a month over 12 may be a day; neither is guessed, so it is text.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from cableformat._record import unchecked
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.routing import MONTHS
from cableformat.text._lens import FLAGS, capitals

if TYPE_CHECKING:
    from cableformat.markings import Declassification
    from cableformat.text._kinds import Kind
    from cableformat.text._lens import Reader, Span

_on_date = unchecked(DeclassificationDate)
_by_event = unchecked(DeclassificationEvent)
_by_schedule = unchecked(DeclassificationSchedule)
_exempt = unchecked(DeclassificationExemption)
_as_printed = unchecked(DeclassificationText)

_MONTH: Final = {name: number for number, name in enumerate(MONTHS, 1)}
#: content.md 1.4: `mm/dd/yyyy`, `m/d/yy`, `mm-dd-yy`, `yyyy/mm/dd`; wire.md 5: a month
#: by its name.  The marks between are the same mark.
_DAY: Final = (
    r"(?:(?P<m>[0-9]{1,2})[ ]?(?P<mark>[/.-])[ ]?(?P<d>[0-9]{1,2})(?P=mark)[ ]?"
    r"(?P<y>[0-9]{4}|[0-9]{2})"
    r"|(?P<y2>[0-9]{4})(?P<mark2>[/.-])(?P<m2>[0-9]{1,2})(?P=mark2)(?P<d2>[0-9]{1,2})"
    r"|(?P<d3>[0-9]{1,2})[ -]?(?P<name>[A-Z]{3})[A-Z]{0,6}[ .,-]{0,2}"
    r"(?P<y3>[0-9]{4}|[0-9]{2})"
    r"|(?P<name4>[A-Z]{3})[A-Z]{0,6}\.?[ ](?P<d4>[0-9]{1,2}),?[ ](?P<y4>[0-9]{4})"
    r")(?![0-9])"
)
_DECLAS: Final = (
    r"DECL(?:AS(?:SIF(?:Y|IED|ICATION))?)?(?![A-Z])(?:[ \t]++ON(?![A-Z]))?+"
)
_LABELLED: Final = re.compile(rf"{_DECLAS}[ \t]*+[:;.,]?+[ \t]*+(?P<rest>.*)", FLAGS)
_ON_DAY: Final = re.compile(rf"{_DAY}\.?", FLAGS).fullmatch
_CODE: Final = r"(?:X-?[1-8]|25X-?[1-9]|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?|OADR|MR)"
_CODES: Final = re.compile(
    rf"(?P<codes>{_CODE}(?:(?:[ \t]*+[,/&;][ \t]*+|[ \t]++(?:AND[ \t]++)?){_CODE})*+)"
    rf"(?:[ \t]*+[,;]?[ \t]*+(?P<day>{_DAY}))?[ \t]*+\.?",
    FLAGS,
).fullmatch
_EACH: Final = re.compile(_CODE, FLAGS).findall
_SCHEDULE: Final = re.compile(
    r"(?P<code>X?GDS|ADS|RDS)"
    r"(?:[ \t-]?(?P<category>[1-9](?:[ \t]*+[,&-][ \t]*+[1-9](?![0-9/.-]))*+)"
    r"(?![0-9/.-]))?(?![A-Z0-9])(?P<rest>.*)",
    FLAGS | re.DOTALL,
).fullmatch
# Blanks at the ends of the groups are stripped later: no pattern parts them (law 9).
_EXTENSION: Final = re.compile(r"(.*)(?<![^ \t)])(OR-[A-Z]{1,2})\.?", FLAGS)
_OFFICER: Final = re.compile(r"([^()]*+)\(([^()]*+)\)\.?", FLAGS)
_DAY_OR_EVENT: Final = re.compile(
    rf"(?P<day>{_DAY})(?:[ \t]*+,?[ \t]*+OR[ \t]++(?P<event>.+))?", FLAGS
).fullmatch


def read_instruction(
    printed: str,
    walk: Reader,
    kind: Kind,
    spans: list[Span],
    *,
    labelled: bool = False,
) -> Declassification:
    """The instruction that a line prints behind its label.

    `labelled` says that the label itself is one to declassify, so that bare words are
    an event.
    """
    schedule = _SCHEDULE(printed)
    if schedule is not None:
        read = _scheduled(schedule, walk, kind, spans)
        return _as_printed(printed) if read is None else read
    label = _LABELLED.fullmatch(printed)
    if label is None and not labelled:
        return _bare(printed, printed, walk, kind, spans)
    rest = printed if label is None else label["rest"]
    if not rest or rest.upper().rstrip(".") in ("N/A", "NA"):
        return _as_printed(printed)
    read = _bare(rest, printed, walk, kind, spans)
    # A day of no calendar is no event; neither are digits alone.
    dated = _ON_DAY(rest) or _CODES(rest)
    eventful = type(read) is DeclassificationText and rest[0].isalpha() and not dated
    return _by_event(rest) if eventful else read


def _bare(
    words: str, printed: str, walk: Reader, kind: Kind, spans: list[Span]
) -> Declassification:
    """An instruction without its label: a day or codes; else the line as printed."""
    if day := _ON_DAY(words):
        date = _day(day, walk)
        if date is not None:
            return _on_date(date)
        walk.note("content.not-a-date", printed, kind, spans)
        return _as_printed(printed)
    if found := _CODES(words):
        date = _day(found, walk) if found["day"] else None
        if found["day"] is None or date is not None:
            codes = tuple(_code(code) for code in _EACH(found["codes"]))
            return _exempt(codes, date)
        walk.note("content.not-a-date", found["day"], kind, spans)
    return _as_printed(printed)


def _code(printed: str) -> str:
    return capitals(printed).replace("X-", "X")


def _scheduled(
    match: re.Match[str], walk: Reader, kind: Kind, spans: list[Span]
) -> Declassification | None:
    """A schedule and what stands behind it; `None` where some of that is unknown."""
    rest = match["rest"].strip(" \t,.;:")
    extension = officer = date = event = None
    if found := _EXTENSION.fullmatch(rest):
        rest, extension = found[1].rstrip(" \t"), capitals(found[2])
    if (found := _OFFICER.fullmatch(rest)) and (name := found[2].strip(" \t")):
        rest, officer = found[1].strip(" \t,"), name
    if label := _LABELLED.fullmatch(rest):
        rest = label["rest"]
    if rest:
        day = _DAY_OR_EVENT(rest)
        if day is None:
            event = rest
        else:
            date, event = _day(day, walk), day["event"]
            if date is None:
                walk.note("content.not-a-date", day["day"], kind, spans)
                return None
    if event is not None and not event[0].isalpha():
        return None
    printed = match["category"]
    category = None if printed is None else ",".join(re.findall("[1-9]", printed))
    return _by_schedule(
        capitals(match["code"]), category, date, event, officer, extension
    )


def _day(match: re.Match[str], walk: Reader) -> str | None:
    """The day that a match shows, as in ISO 8601; `None` where there is no such."""
    year = match["y"] or match["y2"] or match["y3"] or match["y4"]
    full = walk.year_from(int(year)) if len(year) == 2 else int(year)
    name = match["name"] or match["name4"]
    month = match["m"] or match["m2"] or _MONTH.get(name.upper() if name else "", 0)
    day = match["d"] or match["d2"] or match["d3"] or match["d4"]
    try:
        date = datetime.date(full, int(month), int(day)).isoformat()
    except ValueError:
        return None
    return date if full >= 1000 else None


def instruction_written(value: Declassification) -> str:
    """An instruction in canonical spelling, as it stands behind E.O. and number."""
    if isinstance(value, DeclassificationText):
        return value.text
    if isinstance(value, DeclassificationSchedule):
        return _schedule_written(value)
    if isinstance(value, DeclassificationDate):
        return f"DECL: {_date_written(value.date)}"
    if isinstance(value, DeclassificationEvent):
        return f"DECL: {value.event}"
    day = "" if value.date is None else f", {_date_written(value.date)}"
    return f"DECL: {', '.join(value.codes)}{day}"


def _schedule_written(value: DeclassificationSchedule) -> str:
    """``XGDS1, DECLAS 12/31/1984``; of 1978 ``RDS-4 06/05/1999 (DOE, JANE) OR-M``."""
    hyphen = "-" if value.code == "RDS" else ""
    written = value.code + (hyphen + value.category if value.category else "")
    due = [] if value.date is None else [_date_written(value.date)]
    due += [] if value.event is None else [value.event]
    if due:
        plain = value.event is None and value.code in ("GDS", "RDS")
        written += (" " if plain else ", DECLAS ") + " OR ".join(due)
    if value.officer is not None:
        written += f" ({value.officer})"
    return written if value.extension is None else f"{written} {value.extension}"


def _date_written(date: str) -> str:
    year, month, day = date.split("-")
    return f"{month}/{day}/{year}"
