"""How the records of a cable read on one line, whatever fields they have.

Theory of operation.  The field table says which fields a record has.  A form says how
to print some of them together: it has pieces, each with one field, and a piece is left
out if the record lacks the field.  The fields that a form does not name follow, each
with its name, so a new field of the model is shown even before it has a form.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import rows
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.model import (
    Acp128Header,
    Addressee,
    ArchiveAttribute,
    CallingStation,
    ClassificationAuthority,
    ClassificationLine,
    Ending,
    ExecutiveOrder,
    FormattedSet,
    OfficeCopies,
    OperatingSignal,
    Originator,
    Pilot,
    PrecedencePair,
    Reference,
    ReferenceNumber,
    RelayStamp,
    RoutingLine,
    Section,
    SecurityWarning,
    Series,
    Stray,
    TransmissionIdentification,
    TransmissionInstruction,
)
from cableformat.routing import DateTimeGroup, FilingTime, Precedence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cableformat._record import Field

__all__ = ["formed", "has_form", "line", "named", "others", "present", "words_of"]

#: Pieces of a form: a field in braces; after a colon, the separator of its items.
_FORMS: Final[dict[type, tuple[str, ...]]] = {
    Acp128Header: (
        ", media {language_media_format}",
        ", class {classification}",
        " ({classification_redundancy})",
        ", content indicator {content_indicator_code}",
    ),
    Addressee: ("{designator}", " //{office_symbols:/}//"),
    ArchiveAttribute: ("{key}: ", "{value}"),
    OfficeCopies: ("{office}", "-{copies}"),
    RelayStamp: ("{number}", ", filed {time}", ", /{copies}"),
    CallingStation: (
        "{routing_indicator}",
        " #{station_serial_number}",
        "{position_suffix}",
        ", section {section}",
        ", filed {filing_time}",
    ),
    ClassificationAuthority: (
        "{classifier}",
        ", reasons {order_section}",
        " ({reasons:) (})",
    ),
    ClassificationLine: (
        "{owners} ",
        "{level}",
        " {controls}",
        " {handling}",
        ", {reference_number}",
        ", section {section}",
        ", {subject_code}",
        ", {tail}",
    ),
    DeclassificationDate: ("declassify on {date}",),
    DeclassificationEvent: ("declassify {event}",),
    DeclassificationExemption: ("exempt by {codes}", ", declassify on {date}"),
    DeclassificationSchedule: (
        "{code}",
        " category {category}",
        ", declassify on {date}",
        ", {event}",
        ", {officer}",
        ", {extension}",
    ),
    DeclassificationText: ("{text}",),
    Ending: (" #{validation_number}", " {end_of_message}"),
    ExecutiveOrder: ("{number}", ", {declassification}"),
    Originator: ("{designator}", " //{office_symbols:/}//"),
    Pilot: (
        ", {identifications:, }",
        ", {security_prosign}",
        ", {routing_line}",
        ", {service} SVC",
        ", {security_warning}",
        ", {operating_signals:, }",
    ),
    PrecedencePair: ("{action}", ", for information {info}"),
    FormattedSet: ("{identifier}", "/{fields:/}"),
    Reference: ("{label}. ", "{text}", "{fields:/}"),
    Series: ("{name}", " {number}", "/{year}", ", {remark}"),
    ReferenceNumber: ("{post_kind} ", "{post} ", "{serial}"),
    RoutingLine: ("{precedence}", " to {routing_indicators}", ", {acp128_header}"),
    Section: ("{number}", " of {total}"),
    SecurityWarning: (
        "{signal} ",
        "{classification}",
        ", releasable to {release_codes}",
        ", special handling {special_handling}",
    ),
    Stray: ("{text}",),
    TransmissionIdentification: ("{start_of_message} ", "{channel} ", "{serial}"),
    TransmissionInstruction: ("{station} ", "T {designators}"),
}
_PIECE: Final = re.compile(r"([^{]*)\{(\w+)(?::([^}]*))?\}(.*)", re.ASCII).fullmatch


def _pieces(form: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
    """The pieces: text before a field, its name, its separator, text after it."""
    for piece in form:
        match = _PIECE(piece)
        assert match is not None, piece
        yield match[1], match[2], match[3] or " ", match[4]


_READ: Final = {cls: tuple(_pieces(form)) for cls, form in _FORMS.items()}


def line(value: Any) -> str:
    """A value on one line.

    >>> line(Section(number="01", total="02"))
    '01 of 02'
    >>> line(Originator(routing_indicator="RUEHRO", designator="AMEMBASSY ROME"))
    'AMEMBASSY ROME, routing indicator RUEHRO'
    """
    if (write := _VALUES.get(type(value))) is not None:
        return write(value)
    if isinstance(value, enum.Enum):
        return str(value.value)
    if not attrs.has(type(value)):
        return str(value)
    more = (named(*each) for each in others(value))
    return ", ".join(filter(None, (formed(value), *more)))


def formed(record: Any) -> str:
    """What the form of a record shows of it."""
    values = {row.name: value for row, value in present(record)}
    form = ""
    for before, name, between, after in _READ.get(type(record), ()):
        if name in values:
            value = values[name]
            written = _joined(value, between) if type(value) is tuple else line(value)
            form += (before if form else before.lstrip(" ,")) + written + after
    return form


def others(
    record: Any, shown: Collection[str] | None = None
) -> Iterator[tuple[Field, Any]]:
    """The fields that are there besides those `shown`, which are those of the form."""
    if shown is None:
        shown = {name for _, name, _, _ in _READ.get(type(record), ())}
    return (each for each in present(record) if each[0].name not in shown)


def named(row: Field, value: Any) -> str:
    """The name of a field and its value; the name alone for what is true."""
    if value is True:
        return words_of(row)
    words = _joined(value, "; ") if row.many else line(value)
    # What is said of an element is on one line of the page.
    return f"{words_of(row)} {_one_line(words)}"


def words_of(row: Field) -> str:
    """The name of a field in words."""
    return row.name.replace("_", " ")


def present(record: Any) -> Iterator[tuple[Field, Any]]:
    """The fields of a record that have a value, in the order of the table."""
    for row in rows(type(record)):
        value = getattr(record, row.name)
        if value is not None and value is not False and value not in ((), ""):
            yield row, value


def has_form(cls: type) -> bool:
    """Whether the values of a class read well on one line."""
    return not attrs.has(cls) or cls in _FORMS or cls in _VALUES


def _joined(values: tuple[Any, ...], between: str) -> str:
    return between.join(map(line, values))


def _moment(group: DateTimeGroup) -> str:
    """The date and time, and the group as sent."""
    moment = group.to_datetime()
    if moment is None:
        return group.text
    # %Z is UTC, UTC+03:00: independent of any locale.
    return f"{moment:%Y-%m-%d %H:%M %Z}  ({group.text})"


def _filed(filed: FilingTime) -> str:
    if filed.day is None:
        day = f"day {filed.day_of_year} of the year"
    else:
        day = f"day {filed.day} of the month"
    return f"{day}, {filed.hour:02}:{filed.minute:02} UTC"


#: Values that are written by a function, which shows every field of them.
_VALUES: Final[dict[type, Callable[[Any], str]]] = {
    bool: lambda value: "yes" if value else "no",
    DateTimeGroup: _moment,
    FilingTime: _filed,
    Level: lambda level: level.word,
    OperatingSignal: lambda signal: " ".join((signal.text, *signal.arguments)),
    PortionMarking: str,
    Precedence: lambda precedence: precedence.word,
}


def _one_line(words: str) -> str:
    return words.replace("\n", " ")
