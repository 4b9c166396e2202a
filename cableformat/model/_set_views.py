"""What the fields of a set say by their places (military.md 2).

Facts: MSGID has a short form of the Navy and a long one that names its standard; REF
has type, originator, date and serial number; POC has name, rank and unit, then fields
that name themselves.  Doubt: writers leave fields out, so a month, a day or a
date-time group is sought by its form, and only what is in front of it by its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.routing import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "MessageIdentifier",
    "PointOfContact",
    "ReferenceSet",
    "message_identifier",
    "point_of_contact",
    "reference_set",
]

_NO_VALUE: Final = "-"
_MONTH: Final = "|".join(MONTHS)
_MONTH_FIELD: Final = re.compile(
    rf"({_MONTH})[A-Z]*\.?(?:[ ]*[0-9]{{2,4}})?", re.IGNORECASE
)
#: The standards that a long MSGID names.
_STANDARD: Final = re.compile(r"MIL-?STD|USMTF|ADATP|APP-?11|FORMETS", re.IGNORECASE)
_GROUP: Final = re.compile(
    rf"[0-9]{{6}}[ ]*[A-Z][ ]*(?:{_MONTH})[A-Z]*[ ]*[0-9]{{2,4}}",
    re.IGNORECASE | re.ASCII,
)
_DAY: Final = re.compile(
    rf"[0-9]{{1,2}}[ -]*(?:{_MONTH})[A-Z]*\.?[ ,-]*[0-9]{{2,4}}|[0-9]{{8}}"
    rf"|(?:{_MONTH})[A-Z]*[ ]*[0-9]{{4}}|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2,4}}",
    re.IGNORECASE | re.ASCII,
)
_DESCRIBED: Final = re.compile(
    r"(?P<name>LOC|TEL|COMM|PHONE|DSN|E-?MAIL)(?:[ ]*:[ ]*|[ ]+(?=[0-9(]))"
    r"(?P<value>.*)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_NUMBER: Final = re.compile(r"[(+]?[0-9][0-9() .+-]{5,}[0-9]", re.ASCII)
_DESCRIPTOR: Final = re.compile(
    r"(?:MSGID|DESC|TYPE|ORIG|DATE)[ ]*:[ ]*", re.IGNORECASE
)
_PLACES_OF_LONG: Final = (
    "message_format",
    "standard",
    "version",
    "originator",
    "serial",
    "published",
    "qualifier",
    "qualifier_serial",
    "policy",
    "classification",
    "category",
)


@attrs.frozen(kw_only=True, slots=True)
class MessageIdentifier:
    """What a MSGID set says; absent parts are `None`."""

    #: The message text format: GENADMIN.
    message_format: str | None = None
    #: The standard of the format and its version, in the long form only.
    standard: str | None = None
    version: str | None = None
    originator: str | None = None
    #: The serial number, or the code of the office.
    serial: str | None = None
    #: The month, from 1.
    month: int | None = None
    qualifier: str | None = None
    qualifier_serial: str | None = None
    #: In the long form only: when it was published, and how it is protected.
    published: str | None = None
    policy: str | None = None
    classification: str | None = None
    category: str | None = None


@attrs.frozen(kw_only=True, slots=True)
class PointOfContact:
    """What a POC set says of a person; absent parts are `None` or ``()``."""

    name: str | None = None
    rank: str | None = None
    unit: str | None = None
    location: str | None = None
    telephones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, slots=True)
class ReferenceSet:
    """What a REF set says; absent parts are `None`."""

    type: str | None = None
    originator: str | None = None
    #: The day or the date-time group, as printed.
    date: str | None = None
    #: Whether the date is a date-time group: then it names a message.
    is_group: bool = False
    serial: str | None = None
    #: Whether it was not sent to all addressees.
    notal: bool = False


def _value(fields: Sequence[str], place: int) -> str | None:
    if place >= len(fields) or fields[place] == _NO_VALUE:
        return None
    return fields[place]


def message_identifier(fields: tuple[str, ...]) -> MessageIdentifier:
    """What the fields of a MSGID set say, in the Navy's form or the long one."""
    first, *others = fields[0].split(",") if fields else [""]
    if others and _STANDARD.match(others[0].strip(" ")):  # GENADMIN,USMTF,2008
        fields = (first, *(word.strip(" ") for word in others), *fields[1:])
    if len(fields) > 1 and _STANDARD.match(fields[1]):
        parts = {name: _value(fields, n) for n, name in enumerate(_PLACES_OF_LONG)}
        return MessageIdentifier(**parts, month=_month(parts["published"]))
    months = (n for n, field in enumerate(fields) if n > 1 and _month(field))
    place = next(months, len(fields))
    return MessageIdentifier(
        message_format=_value(fields, 0),
        originator=_value(fields, 1),
        serial=next((f for f in fields[2:place] if f != _NO_VALUE), None),
        month=_month(_value(fields, place)),
        qualifier=_value(fields, place + 1),
        qualifier_serial=_value(fields, place + 2),
    )


def _month(field: str | None) -> int | None:
    found = None if field is None else _MONTH_FIELD.fullmatch(field)
    if found is None:
        return None
    return [*MONTHS].index(found[1].upper()) + 1


def point_of_contact(fields: tuple[str, ...]) -> PointOfContact:
    """What the fields of a POC set say."""
    named: list[str] = []
    telephones: list[str] = []
    emails: list[str] = []
    location = None
    for field in fields:
        described = _DESCRIBED.match(field)
        if described is None:
            if "@" in field or "(AT)" in field.upper():
                emails.append(field)
            elif _NUMBER.fullmatch(field):
                telephones.append(field)
            else:
                named.append(field)
        elif described["name"].upper() == "LOC":
            location = described["value"] or None
        elif described["name"].upper().endswith("MAIL"):
            emails.append(described["value"])
        else:
            telephones.append(described["value"])
    return PointOfContact(
        name=_value(named, 0),
        rank=_value(named, 1),
        unit=_value(named, 2),
        location=location,
        telephones=tuple(filter(None, telephones)),
        emails=tuple(filter(None, emails)),
    )


def reference_set(fields: tuple[str, ...]) -> ReferenceSet:
    """What the fields of a REF set after the letter say.

    The date is found by its form; in front of it are type and originator.
    """
    said = [_DESCRIPTOR.sub("", field) for field in fields]
    notal = [field for field in said if "NOTAL" in field.upper()]
    place, date = next(_dates(said), (len(said), None))
    front = [field for field in said[:place] if field not in (_NO_VALUE, *notal)]
    after = [f for f in said[place + 1 :] if f not in (_NO_VALUE, *notal)]
    return ReferenceSet(
        type=front[0] if front else None,
        originator=front[1] if len(front) > 1 else None,
        date=date,
        is_group=date is not None and _GROUP.fullmatch(date) is not None,
        serial=after[0] if after else None,
        notal=bool(notal),
    )


def _dates(fields: list[str]) -> Iterator[tuple[int, str]]:
    for place, field in enumerate(fields):
        found = _GROUP.search(field) or _DAY.fullmatch(field)
        if found is not None:
            yield place, found[0]
