"""A cable from data, in one call.

Facts: a program has its data as strings, dates and lists; an ordinary cable is six
classes deep.  Representation: an argument has the name of its field where that name
says enough, and the nesting is done here.  Doubt: an archive's row may have a reference
number and no level; none is guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeVar

from cableformat._record import refuse, rows, shown
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
#: From the name of a field and a value that was given to the value of the model.
_Form = Callable[[str, Any], Any]

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
#: A string is not a list of its characters; a set and the keys of a mapping show no
#: order, and every list of a cable has one.
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
    pair = _part(PrecedencePair, action=precedence, info=info_precedence)
    preamble = _part(Preamble, precedence=pair, date_time_group=date_time_group)
    heading = _part(
        Heading,
        preamble=preamble,
        originator=originator,
        action_addressees=action_addressees,
        info_addressees=info_addressees,
    )
    classification_line = _part(
        ClassificationLine,
        level=level,
        handling=handling,
        reference_number=reference_number,
    )
    order = _part(
        ExecutiveOrder, number=executive_order, declassification=declassification
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
        references=references,
        classification_authority=authority,
        paragraphs=paragraphs,
        signature=signature,
    )
    return Cable(
        heading=heading,
        content=content,
        distribution=_distribution(distribution),
        archive=_archive(archive),
    )


def _part(cls: type[T], **fields: Any) -> T | None:
    """One part, its fields in the forms of the model; `None` if none is given.

    Raises:
        CableValueError: A field that the part needs is missing.
    """
    table = {row.name: row for row in rows(cls)}
    for name, value in fields.items():
        where = f"{cls.__name__}.{name}"
        item = _listed(where, value) or None if table[name].many else value
        form = _FORMS.get(where)
        fields[name] = item if form is None or item is None else form(where, item)
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


def _named(names: dict[str, T]) -> _Form:
    """What finds a member of an enumeration by one of its names.

    It raises `CableValueError` if no member has that name (``model.pattern``).
    """

    def member(where: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = names.get(value.upper()) if value.isascii() else None
        if found is None:
            refuse(where, f"one of {', '.join(names)}", value)
        return found

    return member


def _date_time_group(_: str, value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return DateTimeGroup.from_datetime(value)
    return DateTimeGroup.from_text(value) if isinstance(value, str) else value


def _originator(_: str, value: Any) -> Any:
    return Originator(designator=value) if isinstance(value, str) else value


def _addressees(_: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        Addressee(designator=item) if isinstance(item, str) else item for item in items
    )


def _reference_number(where: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    post, blank, serial = value.rpartition(" ")
    if not blank:
        refuse(where, "one such as ASTANA 001774", value)
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
        refuse(where, f"one such as {_PRINTED}", value)
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


def _declassification(_: str, value: Any) -> Any:
    # A datetime is a date to isinstance; its day depends on the place.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return DeclassificationDate(date=value.isoformat())
    if not isinstance(value, str):
        return value
    if re.fullmatch(ISO_DATE.pattern, value, re.ASCII):
        return DeclassificationDate(date=value)
    return DeclassificationText(text=value)


def _references(_: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
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
        refuse(where, f"{len(letters)} items at most", text, code="model.range")
    return Reference(label=letters[place], text=text)


def _paragraphs(_: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
    made = []
    last = 0
    for item in items:
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
        # As it is read: after a marking alone on its line, the text begins below.
        text=printed[begin:].lstrip(" \t\n") if begin else printed,
    )


def _portion_marking(line: str) -> tuple[PortionMarking | None, int]:
    """The marking at the beginning of a line, if any, and where the text begins."""
    match = re.match(rf"({PORTION})[ \t]*", line, re.ASCII)
    if match is None:
        return None, 0
    try:
        return PortionMarking.from_text(match[1]), match.end()
    except CableValueError:  # brackets that are no marking: (C/1X)
        return None, 0


#: What a field is given as, where that is more than its own type.
_FORMS: Final[dict[str, _Form]] = {
    "ClassificationLine.level": _named(_LEVELS),
    "ClassificationLine.reference_number": _reference_number,
    "Content.paragraphs": _paragraphs,
    "Content.references": _references,
    "ExecutiveOrder.declassification": _declassification,
    "Heading.action_addressees": _addressees,
    "Heading.info_addressees": _addressees,
    "Heading.originator": _originator,
    "Preamble.date_time_group": _date_time_group,
    "PrecedencePair.action": _named(_PRECEDENCES),
    "PrecedencePair.info": _named(_PRECEDENCES),
}
