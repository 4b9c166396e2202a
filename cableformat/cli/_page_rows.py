"""What the page of `show` says of a cable besides its text, in rows.

A row is a label and its values; what the cable does not have has no values, and no row.
Values are shown as a person reads them; where a code says more, the code stands beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationText,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.markings import Declassification, DeclassificationSchedule
    from cableformat.model import (
        Acp128Header,
        Addressee,
        Cable,
        CallingStation,
        ClassificationAuthority,
        ClassificationLine,
        Content,
        Ending,
        Heading,
        OperatingSignal,
        Originator,
        Pilot,
        Preamble,
        ReaddressedHeading,
        RoutingLine,
        SecurityWarning,
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
    yield Row("Pilots", tuple(map(_pilot, transmission.pilots)))
    yield Row("Identification", _identifications(transmission))
    if (routing := transmission.routing_line) is not None:
        yield Row("Routing", (_routing(routing),))
        if (header := routing.acp128_header) is not None:
            yield Row("ACP 128", (_header(header),))
    if (station := transmission.calling_station) is not None:
        yield from _station(station)
    if (warning := transmission.security_warning) is not None:
        yield Row("Warning", (_warning(warning),))
    signals = transmission.operating_signals
    yield Row("Signals", _joined(map(_signal, signals), ", "))
    yield Row(
        "Instructions",
        tuple(
            " ".join((*_some(i.station), "T", *i.designators))
            for i in transmission.transmission_instructions
        ),
    )
    if (ending := transmission.ending) is not None:
        yield Row("Corrections", ending.corrections)
        yield Row("Ending", _joined(_ending(ending)))


def _pilot(pilot: Pilot) -> str:
    parts = list(_identifications(pilot))
    if pilot.routing_line is not None:
        parts.append(_routing(pilot.routing_line))
    if pilot.service is not None:
        parts.append(f"{pilot.service} SVC")
    if pilot.security_warning is not None:
        parts.append(_warning(pilot.security_warning))
    parts += map(_signal, pilot.operating_signals)
    return ", ".join(parts)


def _identifications(holder: Transmission | Pilot) -> tuple[str, ...]:
    told = [
        " ".join((*_some(i.start_of_message), i.channel, i.serial))
        for i in holder.identifications
    ]
    return (*told, *_some(holder.security_prosign))


def _routing(line: RoutingLine) -> str:
    bell = ", with a bell" if line.bell else ""
    return f"{line.precedence.word}{bell} to {' '.join(line.routing_indicators)}"


def _header(header: Acp128Header) -> str:
    return (
        f"media {header.language_media_format}, class {header.classification} "
        f"({header.classification_redundancy}), "
        f"content indicator {header.content_indicator_code}"
    )


def _warning(warning: SecurityWarning) -> str:
    words = f"{warning.signal} {warning.classification * 5}"
    if warning.release_codes:
        words += f", releasable to {' '.join(warning.release_codes)}"
    if warning.special_handling is not None:
        words += f", special handling {warning.special_handling}"
    return words


def _signal(signal: OperatingSignal) -> str:
    asked = "INT " if signal.interrogative else ""
    code = f"{asked}{signal.code}{signal.variant or ''}"
    return " ".join((code, *signal.arguments))


def _heading(heading: Heading) -> Iterator[Row]:
    yield from _address(heading)
    yield Row("Accounting", _some(heading.accounting_symbol))
    yield Row("Groups", _some(heading.group_count))
    if (original := heading.readdressed) is not None:
        yield Row("Readdresses", ("the message that follows",))
        yield from _address(original)


def _address(heading: Heading | ReaddressedHeading) -> Iterator[Row]:
    if (originator := heading.originator) is not None:
        yield Row("From", (_name(originator),))
    lists = (
        ("To", heading.action_addressees),
        ("Info", heading.info_addressees),
        ("Exempted", heading.exempted_addressees),
    )
    everyone = _columns([addressee for _, some in lists for addressee in some])
    for label, some in lists:
        lines = [line for _ in some for line in next(everyone)]
        yield Row(label, tuple(lines))
    if (preamble := heading.preamble) is not None:
        yield Row("Date", (_moment(preamble.date_time_group),))
        yield Row("Precedence", _urgency(preamble))
        yield Row("Instructions", _joined(preamble.instructions))


def _content(content: Content) -> Iterator[Row]:
    if (line := content.classification_line) is not None:
        yield from _line(line)
    if (order := content.executive_order) is not None:
        words = (*_some(order.number), *_instruction(order.declassification))
        yield Row("E.O.", _joined(words, ", "))
    yield Row("Captions", _joined(content.captions, ", "))
    yield Row("Passing", content.passing_instructions)
    yield Row("TAGS", _joined(content.tags))
    references = content.references
    yield Row(
        "References",
        tuple(f"{r.label}. {r.text}" if r.label else r.text for r in references),
    )
    if (authority := content.classification_authority) is not None:
        yield Row("Classified by", _some(authority.classifier))
        yield Row("Reasons", _reasons(authority))
    yield Row("Derived by", _some(content.derived_by))
    yield Row("Derived from", _some(content.derived_from))
    yield Row("Declassify", _joined(_instruction(content.declassify_on)))
    yield Row("Subject", _some(content.subject), "title")


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _joined(values: Iterable[str], separator: str = " ") -> tuple[str, ...]:
    return tuple(filter(None, (separator.join(values),)))


def _name(party: Originator | Addressee) -> str:
    """A designator with its offices."""
    offices = "/".join(party.office_symbols)
    return f"{party.designator} //{offices}//" if offices else party.designator


def _columns(addressees: list[Addressee]) -> Iterator[list[str]]:
    """The addressees in columns; a column that nobody fills takes no room.

    Of a collective, each exempted member has a line below.
    """
    table = [
        (
            _name(a),
            a.precedence.word if a.precedence else "",
            a.message_continuity_number or "",
            a.routing_indicator or "",
            "by other means" if a.delivered_by_other_means else "",
        )
        for a in addressees
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for addressee, line in zip(addressees, table, strict=True):
        told = "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True) if width
        )
        yield [told.rstrip(" "), *(f"  save {member}" for member in addressee.exempted)]


def _moment(group: DateTimeGroup) -> str:
    """The date and time, and the group as sent."""
    moment = group.to_datetime()
    if moment is None:
        return group.text
    # %Z is UTC, UTC+03:00: independent of any locale.
    return f"{moment:%Y-%m-%d %H:%M %Z}  ({group.text})"


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
        kind = () if number.post_kind is None else (number.post_kind,)
        words.append(" ".join((*kind, number.post, number.serial)))
    if (section := line.section) is not None:
        words.append(f"section {section.number} of {section.total}")
    return _joined(words, ", ")


def _line(line: ClassificationLine) -> Iterator[Row]:
    if (level := line.level) is not None:
        words = (*line.owners, level.word, *line.controls, *line.handling)
        yield Row("Marking", _joined(words), level.value)
    yield Row("Number", _number(line))
    yield Row("Filed under", _some(line.subject_code))
    yield Row("Remark", _some(line.tail))


def _instruction(instruction: Declassification | None) -> tuple[str, ...]:
    """An instruction to declassify, in words that its class suggests."""
    if instruction is None:
        return ()
    if isinstance(instruction, DeclassificationText):
        return (instruction.text,)
    if isinstance(instruction, DeclassificationDate):
        return (f"declassify on {instruction.date}",)
    if isinstance(instruction, DeclassificationEvent):
        return (f"declassify {instruction.event}",)
    if isinstance(instruction, DeclassificationExemption):
        on = () if instruction.date is None else (f"declassify on {instruction.date}",)
        return (f"exempt by {' '.join(instruction.codes)}", *on)
    return _schedule(instruction)


def _schedule(schedule: DeclassificationSchedule) -> tuple[str, ...]:
    category = f" category {schedule.category}" if schedule.category else ""
    on = () if schedule.date is None else (f"declassify on {schedule.date}",)
    rest = (schedule.event, schedule.officer, schedule.extension)
    return (f"{schedule.code}{category}", *on, *filter(None, rest))


def _reasons(authority: ClassificationAuthority) -> tuple[str, ...]:
    letters = " and ".join(f"({letter})" for letter in authority.reasons)
    return _joined((*_some(authority.order_section), *filter(None, (letters,))))


def _station(station: CallingStation) -> Iterator[Row]:
    words = [station.routing_indicator]
    if station.station_serial_number is not None:
        suffix = station.position_suffix or ""
        words.append(f"#{station.station_serial_number}{suffix}")
    if station.section is not None:
        words.append(f"section {station.section}")
    yield Row("Station", _joined(words))
    if (filed := station.filing_time) is not None:
        clock = f"{filed.hour:02}:{filed.minute:02}"
        day = (
            f"day {filed.day_of_year} of the year"
            if filed.day is None
            else f"day {filed.day} of the month"
        )
        yield Row("Filed", (f"{day}, {clock} UTC",))


def _ending(ending: Ending) -> Iterator[str]:
    if ending.validation_number is not None:
        yield f"#{ending.validation_number}"
    if ending.cancelled:
        yield "cancelled"
    yield from _some(ending.end_of_message)
