"""Instructions to declassify, as the E.O. line and DECLASSIFY ON print them.

Facts (content.md 1.4): the orders of 1972 and 1978 name a schedule, with a category, a
day or event, and an officer; later ones name a day, an event or codes of exemption.
Days are printed in every form; two digits of a year mean the first such year from the
cable's own on.  Doubt: a month over 12 may be a day; neither is guessed, so it is text.
Two digits that mean a later year than the orders allow (content.md 5) are reported: the
day was more likely before the cable.
"""

from __future__ import annotations

import datetime
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from cableformat._record import unchecked
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.routing.times import MONTH_NUMBERS
from cableformat.text.lenses.patterns import FLAGS, capitals
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.markings import Declassification
    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Block, Facts, Span

_on_date = unchecked(DeclassificationDate)
_by_event = unchecked(DeclassificationEvent)
_by_schedule = unchecked(DeclassificationSchedule)
_exempt = unchecked(DeclassificationExemption)
_as_printed = unchecked(DeclassificationText)

#: content.md 1.4: `mm/dd/yyyy`, `m/d/yy`, `mm-dd-yy`, `yyyy/mm/dd`, with the same mark
#: twice; wire.md 5: a month by its name; content.md 3.2: `yyyymmdd`, in banners.
_DAY: Final = (
    r"(?:(?P<m>[0-9]{1,2})[ ]?(?P<mark>[/.-])[ ]?(?P<d>[0-9]{1,2})(?P=mark)[ ]?"
    r"(?P<y>[0-9]{4}|[0-9]{2})"
    r"|(?P<y2>[0-9]{4})(?P<mark2>[/.-])(?P<m2>[0-9]{1,2})(?P=mark2)(?P<d2>[0-9]{1,2})"
    r"|(?P<d3>[0-9]{1,2})[ -]?(?P<name>[A-Z]{3})[A-Z]{0,6}[ .,-]{0,2}"
    r"(?P<y3>[0-9]{4}|[0-9]{2})"
    r"|(?P<name4>[A-Z]{3})[A-Z]{0,6}\.?[ ](?P<d4>[0-9]{1,2}),?[ ](?P<y4>[0-9]{4})"
    r"|(?P<y5>(?:19|20)[0-9]{2})(?P<m5>[01][0-9])(?P<d5>[0-3][0-9])"
    r")(?![0-9])"
)
_DECLAS: Final = (
    r"DECL(?:AS(?:SIF(?:Y|IED|ICATION))?)?(?![A-Z])(?:[ \t]++ON(?![A-Z]))?+"
)
_LABELLED: Final = re.compile(rf"{_DECLAS}[ \t]*+[:;.,]?+[ \t]*+(?P<rest>.*)", FLAGS)
_ON_DAY: Final = re.compile(rf"{_DAY}\.?", FLAGS).fullmatch
#: content.md 5: X1 to X8 are those of section 1.6 (d), which some lines print.
_CODE: Final = (
    r"(?:(?:1\.6[ ]?(?:\([ ]?D[ ]?\))?[ ]?)?X-?[1-8]"
    r"|25X-?[1-9]|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?|OADR|MR)"
)
_CODES: Final = re.compile(
    rf"(?P<codes>{_CODE}(?:(?:[ \t]*+[,/&;][ \t]*+|[ \t]++(?:AND[ \t]++)?){_CODE})*+)"
    rf"(?:[ \t]*+[,;]?[ \t]*+(?P<day>{_DAY}))?[ \t]*+\.?",
    FLAGS,
).fullmatch
_EACH: Final = re.compile(_CODE, FLAGS).findall
_SCHEDULE: Final = re.compile(
    r"(?P<code>X?GDS|ADS|RDS)"
    r"(?:[ \t-]?(?P<category>[1-9](?:[ \t]*+[,&-][ \t]*+[1-9](?![0-9/.-]))*+)"
    r"(?![0-9/.-])"
    r"|[ \t-]?\([ \t]?(?P<bracketed>[1-9](?:[ \t]*+[,&-][ \t]*+[1-9])*+)[ \t]?\)"
    r")?(?![A-Z0-9])(?P<rest>.*)",
    FLAGS | re.DOTALL,
).fullmatch
# Blanks at the ends of the groups are stripped later, not by the pattern (law 9).
_EXTENSION: Final = re.compile(r"(.*)(?<![^ \t)])(OR-[A-Z]{1,2})\.?", FLAGS)
_OFFICER: Final = re.compile(r"([^()]*+)\(([^()]*+)\)\.?", FLAGS)
_LETTER: Final = re.compile(r"[^\W\d_]").search
#: Words that are an instruction without a date: content.md 1.4.
_WORDS: Final = re.compile(r"N/?A\.?|GP[ -]?[1-4]\.?", FLAGS).fullmatch
#: content.md 5: the years to the latest day that an order allows, and to the latest
#: that the order of 1978 allows for another government's information.
_MOST_YEARS: Final = 25
_MOST_YEARS_RDS: Final = 30
#: A year with fewer than four digits would not read back.
_FIRST_YEAR: Final = 1000
_FURTHER: Final = ("25X", "50X", "75X")
_DAY_OR_EVENT: Final = re.compile(
    rf"(?P<day>{_DAY})(?:[ \t]*+,?[ \t]*+OR[ \t]++(?P<event>.+))?", FLAGS
).fullmatch


#: The instructions of most lines without a day.
CLEAN_INSTRUCTIONS: Final[dict[str, Callable[[], Declassification]]] = {
    "GDS": partial(_by_schedule, "GDS", None, None, None, None, None),
    "N/A": partial(_as_printed, "N/A"),
}


def read_instruction(
    printed: str,
    block: Block,
    facts: Facts,
    kind: Kind,
    spans: list[Span],
    *,
    labelled: bool = False,
) -> Declassification:
    """The instruction that a line prints after its label.

    `labelled` says that the label itself means to declassify, so that bare words are an
    event.
    """
    report = _Report(block, facts, kind, spans)
    read = _read(printed, report, labelled=labelled)
    if read is not None:
        return read
    if not report.any:
        block.note("content.unread-declassification", printed, kind, spans)
    return _as_printed(printed)


class _Report:
    """The findings about an instruction, and their place."""

    def __init__(
        self, block: Block, facts: Facts, kind: Kind, spans: list[Span]
    ) -> None:
        self.facts = facts
        self._block, self._kind, self._spans = block, kind, spans
        self.any = False

    def note(self, code: str, printed: str) -> None:
        """Report a finding about a part of the instruction."""
        self.any = True
        self._block.note(code, printed, self._kind, self._spans)


def _read(printed: str, report: _Report, *, labelled: bool) -> Declassification | None:
    """The instruction that a line prints; `None` if no rule reads it."""
    schedule = _SCHEDULE(printed)
    if schedule is not None:
        return _scheduled(schedule, report)
    label = _LABELLED.fullmatch(printed)
    rest = printed if label is None else label["rest"]
    if _WORDS(rest):
        return _as_printed(printed)
    read = _bare(rest, printed, report)
    # An impossible day is not an event; neither are digits alone.
    if read is not None or report.any or (label is None and not labelled):
        return read
    return _by_event(rest) if rest[:1].isalpha() else None


def _bare(words: str, printed: str, report: _Report) -> Declassification | None:
    """An instruction without a label: a day or codes."""
    if day := _ON_DAY(words):
        date = _day(day, report, printed)
        return None if date is None else _on_date(date)
    if (found := _CODES(words)) is None:
        return None
    codes = tuple(_code(code) for code in _EACH(found["codes"]))
    if found["day"] is None:
        return _exempt(codes, None)
    further = any(code.startswith(_FURTHER) for code in codes)
    most = None if further else _MOST_YEARS
    date = _day(found, report, found["day"], most)
    return None if date is None else _exempt(codes, date)


def _code(printed: str) -> str:
    code = capitals(printed)
    if code.startswith("1.6"):
        code = code[code.index("X") :]
    return code.replace("X-", "X")


def _scheduled(match: re.Match[str], report: _Report) -> Declassification | None:
    """A schedule with the words after it; `None` if some of these are unknown."""
    rest = match["rest"].strip(" \t,.;:")
    extension = officer = date = event = None
    if found := _EXTENSION.fullmatch(rest):
        rest, extension = found[1].rstrip(BLANKS), capitals(found[2])
    if (found := _OFFICER.fullmatch(rest)) and _LETTER(found[2]):
        rest, officer = found[1].strip(" \t,"), found[2].strip(BLANKS)
    if label := _LABELLED.fullmatch(rest):
        rest = label["rest"]
    if rest:
        day = _DAY_OR_EVENT(rest)
        if day is None:
            event = rest
        else:
            most = _MOST_YEARS_RDS if capitals(match["code"]) == "RDS" else _MOST_YEARS
            date, event = _day(day, report, day["day"], most), day["event"]
            if date is None:
                return None
    if event is not None and not event[0].isalpha():
        return None
    printed = match["category"] or match["bracketed"]
    category = None if printed is None else ",".join(re.findall("[1-9]", printed))
    return _by_schedule(
        capitals(match["code"]), category, date, event, officer, extension
    )


def _day(
    match: re.Match[str], report: _Report, printed: str, most: int | None = _MOST_YEARS
) -> str | None:
    """The day that a match shows, as in ISO 8601; `None` if it is impossible.

    An impossible day is reported, and so are two digits that mean more than `most`
    years.
    """
    year = match["y"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]
    full, years = int(year), 0
    if len(year) == 2:
        full = report.facts.year_from(full)
        years = full - (report.facts.own_year or full)
    name = match["name"] or match["name4"]
    month = (
        match["m"]
        or match["m2"]
        or match["m5"]
        or MONTH_NUMBERS.get(name.upper() if name else "", 0)
    )
    day = match["d"] or match["d2"] or match["d3"] or match["d4"] or match["d5"]
    try:
        date = datetime.date(full, int(month), int(day)).isoformat()
    except ValueError:
        date = ""
    if not date or full < _FIRST_YEAR:
        report.note("content.not-a-date", printed)
        return None
    if most is not None and years > most:
        report.note("content.doubtful-date", printed)
    return date
