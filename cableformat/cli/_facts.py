"""What the page of `show` says of a cable besides its text, in rows.

A row is a label and its values; what the cable does not have has no values, and no row.
Values are shown as a person reads them; where a code says more, the code stands beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cableformat.markings import DeclassificationDate
from cableformat.routing import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.model import (
        Addressee,
        Cable,
        CallingStation,
        ClassificationAuthority,
        ClassificationLine,
        Content,
        Ending,
        ExecutiveOrder,
        Heading,
        Preamble,
        Transmission,
    )
    from cableformat.routing import DateTimeGroup


@attrs.frozen(slots=True)
class Row:
    """A label and its values, one below the other; without values it is not printed."""

    label: str
    values: tuple[str, ...]
    style: str = ""


def opening(cable: Cable) -> Iterator[Row]:
    """Who to whom, when, how urgent, how marked, about what."""
    if cable.heading is not None:
        yield from _heading(cable.heading)
    if cable.content is not None:
        yield from _content(cable.content)


def closing(cable: Cable) -> Iterator[Row]:
    """Who signed it, and what it is called."""
    if cable.content is not None:
        yield Row("Signature", _some(cable.content.signature))
    yield Row("Canonical id", _some(cable.canonical_id))


def journey(transmission: Transmission) -> Iterator[Row]:
    """How this copy travelled."""
    identifications = transmission.identifications
    yield Row(
        "Identification",
        tuple(f"{i.start_of_message} {i.channel} {i.serial}" for i in identifications),
    )
    if (routing := transmission.routing_line) is not None:
        stations = " ".join(routing.routing_indicators)
        yield Row("Routing", (f"{routing.precedence.word} to {stations}",))
    if (station := transmission.calling_station) is not None:
        yield from _station(station)
    if (warning := transmission.security_warning) is not None:
        yield Row("Warning", (f"{warning.signal} {warning.classification * 5}",))
    signals = transmission.operating_signals
    yield Row("Signals", _joined(f"{s.code}{s.variant or ''}" for s in signals))
    if (ending := transmission.ending) is not None:
        yield Row("Ending", (_ending(ending),))


def _heading(heading: Heading) -> Iterator[Row]:
    yield Row("From", _some(heading.originator))
    action = len(heading.action_addressees)
    everyone = _columns(heading.action_addressees + heading.info_addressees)
    yield Row("To", everyone[:action])
    yield Row("Info", everyone[action:])
    if (preamble := heading.preamble) is not None:
        yield Row("Date", (_moment(preamble.date_time_group),))
        yield Row("Precedence", _urgency(preamble))
        yield Row("Instructions", _joined(preamble.instructions))


def _content(content: Content) -> Iterator[Row]:
    if (line := content.classification_line) is not None:
        marking = " ".join((line.level.word, *line.handling))
        yield Row("Marking", (marking,), line.level.value)
        yield Row("Number", _number(line))
    if (order := content.executive_order) is not None:
        yield Row("E.O.", (_order(order),))
    yield Row("Captions", _joined(content.captions, ", "))
    yield Row("Passing", content.passing_instructions)
    yield Row("TAGS", _joined(content.tags))
    references = content.references
    yield Row(
        "References",
        tuple(f"{r.label}. {r.text}" if r.label else r.text for r in references),
    )
    if (authority := content.classification_authority) is not None:
        yield Row("Classified by", (authority.classifier,))
        yield Row("Reasons", _reasons(authority))
    yield Row("Subject", _some(content.subject), "title")


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _joined(values: Iterable[str], separator: str = " ") -> tuple[str, ...]:
    return tuple(filter(None, (separator.join(values),)))


def _columns(addressees: tuple[Addressee, ...]) -> tuple[str, ...]:
    """The addressees in columns; a column that nobody fills takes no room."""
    table = [
        (
            a.designator,
            a.precedence.word if a.precedence else "",
            a.message_continuity_number or "",
            a.routing_indicator or "",
        )
        for a in addressees
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return tuple(
        "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True) if width
        ).rstrip(" ")
        for line in table
    )


def _moment(group: DateTimeGroup) -> str:
    """The date and time, and the group as sent."""
    sent = f"{group.day:02}{group.hour:02}{group.minute:02}{group.zone}"
    if group.month is not None:
        sent += f" {MONTHS[group.month - 1]}"
    if group.year is not None:
        sent += f" {group.year}"
    moment = group.to_datetime()
    if moment is None:
        return sent
    # %Z is UTC, UTC+03:00: independent of any locale.
    return f"{moment:%Y-%m-%d %H:%M %Z}  ({sent})"


def _urgency(preamble: Preamble) -> tuple[str, ...]:
    pair = preamble.precedence
    if pair is None:
        return ()
    if pair.info is None:
        return (pair.action.word,)
    return (f"{pair.action.word}, for information {pair.info.word}",)


def _number(line: ClassificationLine) -> tuple[str, ...]:
    words = []
    if (number := line.reference_number) is not None:
        words.append(f"{number.post} {number.serial}")
    if (section := line.section) is not None:
        words.append(f"section {section.number} of {section.total}")
    return _joined(words, ", ")


def _order(order: ExecutiveOrder) -> str:
    words = list(_some(order.number))
    if isinstance(order.declassification, DeclassificationDate):
        words.append(f"declassify on {order.declassification.date}")
    elif order.declassification is not None:
        words.append(order.declassification.text)
    return ", ".join(words)


def _reasons(authority: ClassificationAuthority) -> tuple[str, ...]:
    letters = " and ".join(f"({letter})" for letter in authority.reasons)
    return _joined((*_some(authority.order_section), *filter(None, (letters,))))


def _station(station: CallingStation) -> Iterator[Row]:
    words = [station.routing_indicator]
    if station.station_serial_number is not None:
        words.append(f"#{station.station_serial_number}")
    if station.section is not None:
        words.append(f"section {station.section}")
    yield Row("Station", _joined(words))
    if (filed := station.filing_time) is not None:
        clock = f"{filed.hour:02}:{filed.minute:02}"
        yield Row("Filed", (f"day {filed.day_of_year} of the year, {clock} UTC",))


def _ending(ending: Ending) -> str:
    number = ending.validation_number
    words = () if number is None else (f"#{number}",)
    return " ".join((*words, *_some(ending.end_of_message)))
