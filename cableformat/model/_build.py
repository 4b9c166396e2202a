"""A cable from data, in one call.

Facts: a program that has data has strings, dates and lists of them; an ordinary cable
is six classes deep.  Representation: every argument has the name of its field where the
field's own name says enough, and what nests is settled here.  Doubt: an archive's row
may have a reference number and no level; none is guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeVar

from cableformat._record import rows, shown
from cableformat.errors import CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.markings.declassification import ISO_DATE
from cableformat.markings.portions import PORTION
from cableformat.model._archive import Archive
from cableformat.model._authority import ClassificationAuthority, ExecutiveOrder
from cableformat.model._cable import Cable
from cableformat.model._classification_line import ClassificationLine, ReferenceNumber
from cableformat.model._content import Content
from cableformat.model._distribution import Distribution, OfficeCopies
from cableformat.model._heading import (
    Addressee,
    Heading,
    Originator,
    Preamble,
    PrecedencePair,
)
from cableformat.model._reference import Reference
from cableformat.model.paragraph import NUMBERED, Paragraph
from cableformat.routing import DateTimeGroup, Precedence

__all__ = ["build"]

T = TypeVar("T")

_PRECEDENCES: Final = {name: p for p in Precedence for name in (p.value, p.word)}
# content.md 1.2: the classification line says UNCLAS; SBU is SENSITIVE BUT UNCLASSIFIED
# spelled out.
_LEVELS: Final = {
    **{name: level for level in Level for name in (level.value, level.word)},
    "UNCLAS": Level.UNCLASSIFIED,
    "SENSITIVE BUT UNCLASSIFIED": Level.SBU,
}

_PRINTED: Final = "ACTION EUR-25 INFO OCT-01 /026 W"
_OFFICES: Final = r"(?:[ ][A-Z0-9/]+-[0-9]{2,3})+"
_DISTRIBUTION: Final = (
    rf"(?P<kind>ACTION|ORIGIN)(?P<lead>{_OFFICES})(?:[ ]INFO(?P<info>{_OFFICES}))?"
    r"(?:[ ]/(?P<total>[0-9]{3}))?(?:[ ](?P<flag>[WR]))?"
)
#: A string is no list of its characters; a set or the keys of a mapping have no order
#: that they show, and every list of a cable has one.
_NO_LIST: Final = (str, bytes, AbstractSet, Mapping)


def build(
    *,
    precedence: Precedence | str | None = None,
    info_precedence: Precedence | str | None = None,
    date_time_group: DateTimeGroup | datetime.datetime | str | None = None,
    originator: Originator | str | None = None,
    action_addressees: Iterable[Addressee | str] = (),
    info_addressees: Iterable[Addressee | str] = (),
    level: Level | str | None = None,
    handling: Iterable[str] = (),
    reference_number: ReferenceNumber | str | None = None,
    captions: Iterable[str] = (),
    passing_instructions: Iterable[str] = (),
    executive_order: str | None = None,
    declassification: (
        DeclassificationDate | DeclassificationText | datetime.date | str | None
    ) = None,
    tags: Iterable[str] = (),
    subject: str | None = None,
    references: Iterable[Reference | str] = (),
    classifier: str | None = None,
    order_section: str | None = None,
    reasons: Iterable[str] = (),
    paragraphs: Iterable[Paragraph | str] = (),
    signature: str | None = None,
    distribution: Distribution | str | None = None,
    archive: Archive | Mapping[str, str | None] | None = None,
) -> Cable:
    """Build an ordinary cable from data; whatever is not given is absent.

    Every value goes through the constructors.  `text.dumps` writes the cable so that it
    is read as an equal cable, or refuses it with a code.  Values of the model are used
    as they are.  Other values can be given in these forms:

    - a precedence or a level as its abbreviation or spelled out, in any case: ``"P"``,
      ``"Priority"``, ``"C"``, ``"CONFIDENTIAL"``, ``"UNCLAS"``;
    - `date_time_group` as sent, ``"151122Z SEP 08"``, or as an aware `datetime`, which
      is put in zone Z, to the minute;
    - an originator or an addressee as its designator;
    - `reference_number` as the line prints it: ``"ASTANA 001774"``;
    - `executive_order` as the digits of its number;
    - `declassification` as a date or an ISO date, ``"2018-09-15"``; any other string is
      the instruction as printed, such as ``"N/A"``;
    - `classifier`, `order_section` (``"1.4"``) and `reasons` (``"b"``, ``"d"``) are the
      authority line;
    - a reference by its text; several references get letters in their order;
    - a paragraph as printed: a portion marking or a number in front, as in ``"(C)
      Talks continue."``, is recognised; a paragraph without a number gets the next one.
      A letter in lower case, as in ``"(c) third"``, belongs to a list and classifies
      nothing; a telegram can't show it, and `text.dumps` refuses it;
    - `distribution` as the center prints it: ``"ACTION EUR-25 INFO OCT-01 /026 W"``;
    - `archive` as the attributes by their keys, or by the columns of a table, as
      `Archive.from_columns` takes them.

    A list is any iterable with an order: a string or a set is not.

    Raises:
        CableValueError: A value has the right type but does not fit (most often
            ``model.pattern``), or something that it needs is missing
            (``model.incomplete-part``): a precedence, a date-time group.
        TypeError: A value has another type, or a `datetime` is naive.

    >>> cable = build(
    ...     precedence="PRIORITY",
    ...     date_time_group="151122Z SEP 08",
    ...     originator="AMEMBASSY ASTANA",
    ...     action_addressees=["SECSTATE WASHDC"],
    ...     level="CONFIDENTIAL",
    ...     reference_number="ASTANA 001774",
    ...     subject="HARVEST",
    ...     paragraphs=["(C) Mills hold more than before.", "(U) End."],
    ...     signature="DOE",
    ... )
    >>> cable.canonical_id
    '08ASTANA1774'
    >>> [str(paragraph.portion_marking) for paragraph in cable.content.paragraphs]
    ['(C)', '(U)']
    """
    pair = _part(
        PrecedencePair,
        action=_named("PrecedencePair.action", _PRECEDENCES, precedence),
        info=_named("PrecedencePair.info", _PRECEDENCES, info_precedence),
    )
    preamble = _part(
        Preamble, precedence=pair, date_time_group=_date_time_group(date_time_group)
    )
    heading = _part(
        Heading,
        preamble=preamble,
        originator=_originator(originator),
        action_addressees=_addressees("Heading.action_addressees", action_addressees),
        info_addressees=_addressees("Heading.info_addressees", info_addressees),
    )
    classification_line = _part(
        ClassificationLine,
        level=_named("ClassificationLine.level", _LEVELS, level),
        handling=handling,
        reference_number=_reference_number(reference_number),
    )
    order = _part(
        ExecutiveOrder,
        number=executive_order,
        declassification=_declassification(declassification),
    )
    authority = _part(
        ClassificationAuthority,
        classifier=classifier,
        order_section=order_section,
        reasons=reasons,
    )
    content = _part(
        Content,
        classification_line=classification_line,
        captions=captions,
        passing_instructions=passing_instructions,
        executive_order=order,
        tags=tags,
        subject=subject,
        references=_references(references),
        classification_authority=authority,
        paragraphs=_paragraphs(paragraphs),
        signature=signature,
    )
    return Cable(
        heading=heading,
        content=content,
        distribution=_distribution(distribution),
        archive=_archive(archive),
    )


def _part(cls: type[T], **fields: Any) -> T | None:
    """One part; `None` where nothing of it is given.

    Raises:
        CableValueError: Something is, and what it can't stand without is not.
    """
    table = {row.name: row for row in rows(cls)}
    for name, value in fields.items():
        if table[name].many:
            fields[name] = _listed(f"{cls.__name__}.{name}", value) or None
    given = {name: value for name, value in fields.items() if value is not None}
    for name, row in table.items():
        if given and row.required and name not in given:
            where = f"{cls.__name__}.{name}"
            msg = f"{where}: expected a value beside {', '.join(given)}; found none"
            raise CableValueError(msg, code="model.incomplete-part", field=where)
    return cls(**given) if given else None


def _listed(where: str, value: Any) -> tuple[Any, ...]:
    if isinstance(value, _NO_LIST) or not isinstance(value, Iterable):
        msg = f"{where}: expected a list; found {shown(value)}"
        raise TypeError(msg)
    return tuple(value)


def _named(where: str, names: dict[str, T], value: Any) -> Any:
    """A member of an enumeration by one of its names.

    Raises:
        CableValueError: No member has that name (``model.pattern``).
    """
    if not isinstance(value, str):
        return value
    member = names.get(value.upper()) if value.isascii() else None
    if member is None:
        msg = f"{where}: expected one of {', '.join(names)}; found {shown(value)}"
        raise CableValueError(msg, code="model.pattern", field=where)
    return member


def _date_time_group(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return DateTimeGroup.from_datetime(value)
    return DateTimeGroup.from_text(value) if isinstance(value, str) else value


def _originator(value: Any) -> Any:
    return Originator(designator=value) if isinstance(value, str) else value


def _addressees(where: str, value: Any) -> tuple[Any, ...]:
    return tuple(
        Addressee(designator=item) if isinstance(item, str) else item
        for item in _listed(where, value)
    )


def _reference_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    post, blank, serial = value.rpartition(" ")
    if not blank:
        where = "ClassificationLine.reference_number"
        msg = f"{where}: expected one such as ASTANA 001774; found {shown(value)}"
        raise CableValueError(msg, code="model.pattern", field=where)
    return ReferenceNumber(post=post, serial=serial)


def _distribution(value: Any) -> Any:
    """A distribution as printed: offices and copies, the total, the flag (nara.md 4).

    Raises:
        CableValueError: It is printed otherwise (``model.pattern``).
    """
    if not isinstance(value, str):
        return value
    match = re.fullmatch(_DISTRIBUTION, value, re.ASCII)
    if match is None:
        where = "Cable.distribution"
        msg = f"{where}: expected one such as {_PRINTED}; found {shown(value)}"
        raise CableValueError(msg, code="model.pattern", field=where)
    return Distribution(
        kind=match["kind"],
        lead=_offices(match["lead"]),
        info=_offices(match["info"] or ""),
        total=match["total"],
        flag=match["flag"],
    )


def _archive(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    stated = {key: each for key, each in value.items() if each is not None}
    return Archive.from_columns(stated) if stated else None


def _offices(printed: str) -> tuple[OfficeCopies, ...]:
    return tuple(
        OfficeCopies(office=office, copies=copies)
        for office, copies in re.findall(r"([A-Z0-9/]+)-([0-9]+)", printed)
    )


def _declassification(value: Any) -> Any:
    # A datetime is a date to isinstance; which day it means depends on where one is.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return DeclassificationDate(date=value.isoformat())
    if not isinstance(value, str):
        return value
    if re.fullmatch(ISO_DATE.pattern, value, re.ASCII):
        return DeclassificationDate(date=value)
    return DeclassificationText(text=value)


def _references(value: Any) -> tuple[Any, ...]:
    items = _listed("Content.references", value)
    several = len(items) > 1
    return tuple(
        _reference(item, place if several else None) if isinstance(item, str) else item
        for place, item in enumerate(items)
    )


def _reference(text: str, place: int | None) -> Reference:
    if place is None:
        return Reference(text=text)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if place >= len(letters):
        where = "Content.references"
        msg = f"{where}: expected {len(letters)} items at most; found {shown(text)}"
        raise CableValueError(msg, code="model.range", field=where)
    return Reference(label=letters[place], text=text)


def _paragraphs(value: Any) -> tuple[Any, ...]:
    made = []
    last = 0
    for item in _listed("Content.paragraphs", value):
        paragraph = _paragraph(item, last + 1) if isinstance(item, str) else item
        if isinstance(paragraph, Paragraph) and paragraph.number is not None:
            last = int(paragraph.number)
        made.append(paragraph)
    return tuple(made)


def _paragraph(printed: str, number: int) -> Paragraph:
    line = printed.partition("\n")[0]
    own = re.match(NUMBERED, line, re.ASCII)
    begin = own.end() if own else 0
    marking, length = _portion_marking(line[begin:])
    begin += length
    return Paragraph(
        number=own["number"] if own else str(number),
        portion_marking=marking,
        # As it is read: behind a marking alone on its line the text begins below.
        text=printed[begin:].lstrip(" \t\n") if begin else printed,
    )


def _portion_marking(line: str) -> tuple[PortionMarking | None, int]:
    """The marking with which a line begins, if any, and where its text does."""
    match = re.match(rf"({PORTION})[ \t]*", line, re.ASCII)
    if match is None:
        return None, 0
    try:
        return PortionMarking.from_text(match[1]), match.end()
    except CableValueError:  # brackets that are no marking: (C/1X)
        return None, 0
