"""What a citation says about a telegram: only the facts of the cable.

Facts (streams.md 7): a note of *Foreign Relations* says that a telegram is from Ankara,
or was repeated to Paris and USUN.  Representation: a designator without the word that
says what the post is; a city in small letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.comparison import content_hash
from cableformat.reference import post
from cableformat.routing.times import MONTH_NAMES
from cableformat.text.layout import refuse_other_cable

if TYPE_CHECKING:
    import datetime

    from cableformat.model import Archive, Cable
    from cableformat.routing import DateTimeGroup

__all__ = ["Cited", "cited", "day_in_words"]

#: The years of the Central Foreign Policy Files (nara.md 7).
_YEARS: Final = range(1973, 1980)
#: What a post is, in front of its name; a city follows the first.
_KIND: Final = re.compile(
    r"(?:((?:AM|US)?(?:EMBASSY|EMB|CONSUL|CONGEN|CONSULATE))|US(?:MISSION|INT|LO))"
    r"[ ]",
    re.ASCII,
)


@attrs.frozen(kw_only=True)
class Cited:
    """The facts of one telegram; what it does not say is empty or `None`."""

    id: str
    #: ``Telegram``, ``Message`` of a service, or what the editors of a volume call it.
    genre: str
    #: The number of the telegram in the series of its post, without leading zeros.
    number: str
    #: The post of that number, as printed.
    post: str
    sender: str
    recipients: tuple[str, ...]
    #: The same as editors name them: ``Lisbon``, ``the Department of State``.
    from_place: str
    to_places: tuple[str, ...]
    copied_to: tuple[str, ...]
    day: datetime.date | None
    #: Day and time in words, as sent.
    date: str
    subject: str
    #: Level, precedence and captions, in words.
    markings: tuple[str, ...]
    #: The names that the National Archives gave it.
    document_number: str
    film_number: str
    #: The volume of a printed edition.
    volume: str
    volume_document: str
    source_note: str

    @property
    def in_archives(self) -> bool:
        """Whether attributes show that it is in the Central Foreign Policy Files."""
        within = self.day is None or self.day.year in _YEARS
        return within and bool(self.document_number or self.film_number)


def cited(cable: Cable) -> Cited:
    """The facts of a cable that its citation needs."""
    refuse_other_cable(cable)
    content, archive = cable.content, cable.archive
    line = None if content is None else content.classification_line
    number = None if line is None else line.reference_number
    series = None if content is None else content.series
    formatted = content is not None and bool(content.sets)
    stated = _stated(archive)
    day, date = _sent(cable)
    printed = "" if number is None else number.serial.lstrip("0")
    sender = "" if cable.originator is None else cable.originator.designator or ""
    recipients, informed = _names(cable.action), _names(cable.info)
    document = stated("Document Number")
    return Cited(
        id=cable.canonical_id or document or f"cable-{content_hash(cable)[:16]}",
        genre=stated("kind") or ("Message" if series or formatted else "Telegram"),
        number=(series.canonical_id or "" if series else "")
        or printed
        or stated("number"),
        post="" if number is None else number.post,
        sender=sender,
        recipients=recipients,
        from_place=_place(sender),
        to_places=tuple(map(_place, recipients)),
        copied_to=tuple(map(_place, informed)),
        day=day,
        date=date,
        subject=cable.subject or "",
        markings=_markings(cable),
        document_number=document,
        film_number=stated("Film Number"),
        volume=stated("volume"),
        volume_document=stated("documentNumber"),
        source_note=stated("sourceNote"),
    )


def _stated(archive: Archive | None) -> Any:
    def value(key: str) -> str:
        return "" if archive is None else archive.stated(key) or ""

    return value


def _names(addressees: tuple[Any, ...]) -> tuple[str, ...]:
    named = (each.designator or each.routing_indicator or "" for each in addressees)
    return tuple(filter(None, named))


def _sent(cable: Cable) -> tuple[datetime.date | None, str]:
    """The day of a telegram, and day and time in words."""
    heading, archive = cable.original_heading, cable.archive
    if heading is not None and heading.preamble is not None:
        group = heading.preamble.date_time_group
        moment = group.to_datetime()
        if moment is not None:
            return moment.date(), _in_words(group)
    if archive is None:
        return None, ""
    day = archive.sent
    printed = archive.stated("date")
    if printed is not None:
        return day, printed
    return day, "" if day is None else day_in_words(day)


def _in_words(group: DateTimeGroup) -> str:
    """A complete group: ``February 14, 1974, 1030Z``."""
    assert group.month is not None
    month = MONTH_NAMES[group.month - 1]
    time = f"{group.hour:02}{group.minute:02}{group.zone}"
    return f"{month} {group.day}, {group.year}, {time}"


def day_in_words(day: datetime.date) -> str:
    """``February 14, 1974``, whatever the locale.

    >>> import datetime
    >>> day_in_words(datetime.date(1974, 2, 14))
    'February 14, 1974'
    """
    return f"{MONTH_NAMES[day.month - 1]} {day.day}, {day.year}"


def _markings(cable: Cable) -> tuple[str, ...]:
    """Level, precedence and captions; a printed edition says them in its own words."""
    stated = _stated(cable.archive)
    if level := stated("classification"):
        return tuple(filter(None, (level, stated("handling"))))
    content, heading = cable.content, cable.original_heading
    found = [] if cable.level is None else [cable.level.word.title()]
    line = None if content is None else content.classification_line
    preamble = None if heading is None else heading.preamble
    if preamble is not None and preamble.precedence is not None:
        found.append(preamble.precedence.action.word.title())
    if content is not None:
        words = (*(line.handling if line else ()), *content.captions)
        found += (word.title() for word in dict.fromkeys(words))
    return tuple(found)


def _place(designator: str) -> str:
    """Where a telegram is from or goes to; a designator of another form as it is.

    >>> names = ("AMEMBASSY NEW DELHI", "USMISSION USUN", "SECSTATE WASHDC", "JAKARTA")
    >>> [_place(name) for name in names]
    ['New Delhi', 'USUN', 'the Department of State', 'Jakarta']
    >>> _place("USDEL SECRETARY")
    'USDEL SECRETARY'
    """
    found, kind = post(designator), _KIND.match(designator)
    if found is not None and found.kind == "Department of State":
        return "the Department of State"
    printed = designator if kind is None else designator[kind.end() :]
    if found is not None and found.location.upper() == printed:
        return found.location
    if kind is None:
        return designator
    # What a mission is called may be no city: USUN.
    return printed.title() if kind[1] else printed
