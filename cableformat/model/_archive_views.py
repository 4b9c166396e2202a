"""Typed views of an archive's attributes: properties of strings, and never the value.

Facts (nara.md 7): dates have four spellings, in tables a fifth, two systems of
codes name one instruction, items run together.  What does not have a known form has no
view.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

import attrs

from cableformat.routing.times import MONTH_NAMES, MONTH_NUMBERS

__all__ = [
    "DocumentNumber",
    "ExecutiveOrderCode",
    "FilmNumber",
    "ReviewEntry",
    "archive_words",
    "date_of",
    "document_number_of",
    "edition_time_of",
    "executive_order_of",
    "film_number_of",
    "items_of",
    "on_line",
    "review_entries",
]

#: In tables of the archive's documents.
_ISO: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]{5,15}Z?)?"
).fullmatch
_NAMED: Final = re.compile(
    r"([0-9]{1,2})[ -]([A-Za-z]{3})[ -]([0-9]{4})(?:[ ]12:00:00[ ]am)?",
    re.ASCII | re.IGNORECASE,
).fullmatch
_NUMBERED: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})").fullmatch
_NOON: Final = 12
_MONTH: Final = f"(?:{'|'.join(MONTH_NAMES)})"
#: A date of an edition: ``June 14, 1956-6:15 p.m.``, ``May 16, 1974, 0940Z``.
_PRINTED: Final = re.compile(
    rf"(?:(?P<month>{_MONTH}),?[ ](?P<day>[0-9]{{1,2}})"
    r"(?P<last>[\u2010-\u2015-][0-9]{1,2})?,?"
    rf"|(?P<early>[0-9]{{1,2}})[ ](?P<late>{_MONTH}))[ ](?P<year>[0-9]{{4}})"
    r"(?:[^A-Za-z0-9]{1,3}(?:(?P<zulu>[0-9]{4})[ ]?Z"
    r"|(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?[ ]?(?P<half>[ap])\.?[ ]?m\.?"
    r"|(?P<noon>noon)|midnight|[0-9]{3}[ ]?Z))?",
    re.ASCII,
).fullmatch
#: It means that there is no date.
_NO_DAY: Final = datetime.date(1960, 1, 1)
_DOCUMENT: Final = re.compile(
    r"([0-9]{4})([A-Z][A-Z.]{0,5})([0-9]{5,6})(?:_[a-z][0-9]?)?", re.IGNORECASE
).fullmatch
_FILM: Final = re.compile(r"([DPN])([0-9]{2})([0-9]{4})-([0-9]{4})").fullmatch
#: What is done, before the bracket, and the day in it (nara.md 7).
_ACTION: Final = re.compile(
    r"(?<![A-Z ])[ ]*+([A-Z]++(?:[ ]++[A-Z]++)*+)[ ]*+\Z", re.IGNORECASE
).search
_DONE: Final = re.compile(
    r"([0-9]{1,2}[ ][A-Z]{3}[ ][0-9]{4})[ ]by[ ]", re.IGNORECASE
).match
_ORDER: Final = re.compile(
    r"(?:(?P<order>[0-9]{5})[ ]*)?(?P<code>N/?A|GS|GDS|X[1-4]|XGDS-?[1-4]|AS|ADS|RR|OA)"
    r"(?![A-Z0-9])[ ]*(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
).fullmatch
#: What the archive's codes mean; no source explains RR and OA.
_CODES: Final = {
    "GS": "GDS",
    "GDS": "GDS",
    "AS": "ADS",
    "ADS": "ADS",
    "NA": "N/A",
    "N/A": "N/A",
}
_PART: Final = re.compile(r"[ ]*+((?:\([^()]*\)|[^,;(]|\((?![^()]*\)))*)(?:[,;]|\Z)")
#: Two captions that run together: ``EXDIS, STADISNODIS``.
_GLUED: Final = re.compile(
    r"(?<=DIS)(?=(?:EX|NO|LIM|STA|CON)DIS\b|NOFORN\b|ONLY\b)"
).split
_LETTERS: Final = re.compile("[A-Z0-9]+").findall
_ON_LINE: Final = re.compile(r"TEXT[ ]ON[ -]?LINE", re.IGNORECASE).search


@attrs.frozen(slots=True, kw_only=True)
class DocumentNumber:
    """Year, post and serial; the post is cut to six letters without blanks."""

    year: int
    post: str
    serial: str


@attrs.frozen(slots=True, kw_only=True)
class FilmNumber:
    """A place on film: ``D`` digital, ``P`` paper, ``N`` the film of NODIS."""

    medium: str
    #: Two digits.
    year: str
    reel: str
    frame: str


@attrs.frozen(slots=True, kw_only=True)
class ExecutiveOrderCode:
    """What the code says of the declassification."""

    #: The number of the order, where the code shows it.
    order: str | None
    #: As the E.O. line spells it; `None` for a code that nobody has explained.
    instruction: str | None
    #: A date, an event, an officer: what follows the code.
    tail: str | None


@attrs.frozen(slots=True, kw_only=True)
class ReviewEntry:
    """One step of the review: ``RELEASED <16 Sep 2003 by quillanr>``."""

    action: str
    date: datetime.date | None
    account: str
    reason: str | None


def date_of(printed: str) -> datetime.date | None:
    """The day that a value names; `None` where it names none.

    >>> for printed in ("01 jan 1994", "01-Jan-1994 12:00:00 am", "31/12/2019"):
    ...     print(date_of(printed))
    1994-01-01
    1994-01-01
    2019-12-31
    """
    if named := _NAMED(printed):
        month = MONTH_NUMBERS.get(named[2].upper(), 0)  # month 0 is no date
        parts = (int(named[3]), month, int(named[1]))
    elif numbered := _NUMBERED(printed):
        parts = (int(numbered[3]), int(numbered[2]), int(numbered[1]))
    elif iso := _ISO(printed):
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    else:
        return None
    try:
        day = datetime.date(*parts)
    except ValueError:
        return None
    return None if day == _NO_DAY else day


def edition_time_of(
    printed: str,
) -> tuple[datetime.date | None, datetime.datetime | None]:
    """The day and the time that an edition prints (streams.md 7); `None` for neither.

    If two days are printed, the first counts and there is no time, since it may belong
    to either.  Midnight may begin a day or end it, so it is no time.

    >>> [str(each) for each in edition_time_of("May 16, 1974, 0940Z")]
    ['1974-05-16', '1974-05-16 09:40:00+00:00']
    >>> [str(each) for each in edition_time_of("3 May 1957, midnight")]
    ['1957-05-03', 'None']
    >>> [str(each) for each in edition_time_of("June 14\u201315, 1956")]
    ['1956-06-14', 'None']
    """
    match = _PRINTED(printed)
    if match is None:
        return None, None
    month = MONTH_NAMES.index(match["month"] or match["late"]) + 1
    number = int(match["day"] or match["early"])
    try:
        day = datetime.date(int(match["year"]), month, number)
    except ValueError:
        return None, None
    return day, None if match["last"] else _time_of(day, match)


def _time_of(day: datetime.date, match: re.Match[str]) -> datetime.datetime | None:
    zone = None
    if match["zulu"]:
        hour, minute = int(match["zulu"][:2]), int(match["zulu"][2:])
        zone = datetime.UTC
    elif match["hour"] and 0 < int(match["hour"]) <= _NOON:
        hour, minute = int(match["hour"]) % _NOON, int(match["minute"] or 0)
        hour += _NOON if match["half"] == "p" else 0
    elif match["noon"]:
        hour, minute = _NOON, 0
    else:
        return None
    try:
        time = datetime.time(hour, minute, tzinfo=zone)
    except ValueError:
        return None
    return datetime.datetime.combine(day, time)


def items_of(printed: str) -> tuple[str, ...]:
    """The items of a list, parted by commas or semicolons; brackets stay whole.

    >>> items_of("EXDIS, STADISNODIS"), items_of("n/a")
    (('EXDIS', 'STADIS', 'NODIS'), ())
    """
    if printed in ("n/a", "N/A"):
        return ()
    parts = (part.strip(" \t") for part in _PART.findall(printed))
    return tuple(each for part in parts if part for each in _GLUED(part))


def document_number_of(printed: str) -> DocumentNumber | None:
    """The parts of a document number; `None` where it has another form.

    >>> document_number_of("1976NEWDE13223").post
    'NEWDE'
    """
    match = _DOCUMENT(printed)
    if match is None:
        return None
    return DocumentNumber(year=int(match[1]), post=match[2].upper(), serial=match[3])


def film_number_of(printed: str) -> FilmNumber | None:
    """The parts of a film number; `None` where it has another form.

    >>> film_number_of("D770316-1214").reel
    '0316'
    """
    match = _FILM(printed)
    if match is None:
        return None
    return FilmNumber(medium=match[1], year=match[2], reel=match[3], frame=match[4])


def executive_order_of(printed: str) -> ExecutiveOrderCode | None:
    """What a code means; `None` if it is unknown.

    >>> executive_order_of("X1").instruction, executive_order_of("AS 19760331").tail
    ('XGDS-1', '19760331')
    """
    match = _ORDER(printed)
    if match is None:
        return None
    code = match["code"].upper()
    instruction = _CODES.get(code)
    if code[0] == "X":
        instruction = f"XGDS-{code[-1]}"
    return ExecutiveOrderCode(
        order=match["order"], instruction=instruction, tail=match["tail"] or None
    )


def review_entries(printed: str) -> tuple[ReviewEntry, ...]:
    """The entries of a review history that have the usual form.

    >>> [each.account for each in review_entries("RELEASED <16 Sep 2003 by quillanr>")]
    ['quillanr']
    """
    # What is after the last bracket is no entry.
    found = map(_entry, printed.split(">")[:-1])
    return tuple(entry for entry in found if entry is not None)


def _entry(printed: str) -> ReviewEntry | None:
    """An entry, up to its bracket; `None` where it has another form."""
    before, _, inside = printed.rpartition("<")
    action, done = _ACTION(before), _DONE(inside)
    if action is None or done is None:
        return None
    account, comma, reason = inside[done.end() :].partition(",")
    account, reason = account.strip(" "), reason.strip(" ")
    if not account or (comma and not reason):
        return None
    return ReviewEntry(
        action=action[1], date=date_of(done[1]), account=account, reason=reason or None
    )


def on_line(printed: str) -> bool:
    """Whether a locator says that the text is on line.

    >>> on_line("TEXT ON-LINE, ON MICROFILM"), on_line("TEXT ON MICROFILM")
    (True, False)
    """
    return _ON_LINE(printed) is not None


def archive_words(printed: str) -> list[str]:
    """The words and numbers of a string, in capitals: what two copies of it share.

    >>> archive_words("EB/IFD:JDoe (draft)")
    ['EB', 'IFD', 'JDOE', 'DRAFT']
    """
    return _LETTERS(printed.upper())
