"""What a drawn value lacks or leaves out so that a telegram can show it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

from cableformat import text
from cableformat.markings import Level
from cableformat.model import (
    Acp128Header,
    Addressee,
    Archive,
    ArchiveAttribute,
    Cable,
    CallingStation,
    ClassificationLine,
    Content,
    Distribution,
    Ending,
    ExecutiveOrder,
    FormattedSet,
    Heading,
    OfficeCodes,
    Originator,
    Paragraph,
    Pilot,
    ReaddressedHeading,
    Reference,
    ReferenceNumber,
    RoutingLine,
    Section,
    SecurityWarning,
    Series,
    Transmission,
    TransmissionIdentification,
)
from cableformat.routing import FilingTime, OperatingSignal, Precedence
from cableformat.testing._readable_cables import READABLE
from tests.laws import drawn

SENT = text.loads("R 020615Z MAR 10\n").heading.preamble
LIMA = Originator(designator="AMEMBASSY LIMA")
ROME = Addressee(designator="AMEMBASSY ROME")
IDENTIFIED = (
    TransmissionIdentification(start_of_message="ZCZC", channel="XRO", serial="2903"),
)
ROUTED = RoutingLine(precedence=Precedence.PRIORITY, routing_indicators=("RUEHC",))
HEADER = Acp128Header(
    language_media_format="TT",
    classification="U",
    content_indicator_code="ZYUW",
    classification_redundancy="UUUU",
)
STATION = CallingStation(
    routing_indicator="RUEHLM",
    station_serial_number="10161",
    section="02",
    filing_time=FilingTime(day=2, hour=10, minute=15),
)
WARNED = SecurityWarning(signal="ZNR", classification="U")
NAVADMIN = Series(name="NAVADMIN", number="114", year=2005)
UNCLAS = ClassificationLine(level=Level.UNCLASSIFIED)
NUMBER = ReferenceNumber(post="ZAP", serial="161")
STAMP = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"


def settled(value: Any) -> Any:
    (found,) = drawn(READABLE[type(value)](st.just(value)), 1, 1)
    return found


#: Values, and what is changed of each: nothing of those that telegrams show.
ROWS: list[tuple[Any, dict[str, Any]]] = [
    # Digits below a name are a number of four digits (wire.md 1.7.4).
    (
        attrs.evolve(ROME, message_continuity_number="70142"),
        {"message_continuity_number": "0142"},
    ),
    (
        attrs.evolve(ROME, message_continuity_number="7"),
        {"message_continuity_number": "0007"},
    ),
    (
        Addressee(designator="LIMA DET", message_continuity_number="7014"),
        {"message_continuity_number": None},
    ),
    (
        Addressee(
            designator="LIMA DET",
            message_continuity_number="70142",
            precedence=Precedence.ROUTINE,
        ),
        {},
    ),
    # Two nations at most, in their order, and no class.
    (
        SecurityWarning(
            signal="ZNY", classification="C", release_codes=("X", "C", "B", "A", "B")
        ),
        {"release_codes": ("A", "B")},
    ),
    (SecurityWarning(signal="ZNY", classification="S", release_codes=("A", "B")), {}),
    # A pilot has a first line, and something that shows it.
    (Pilot(service="SVC"), {"routing_line": ROUTED}),
    (Pilot(identifications=IDENTIFIED, service="SVC"), {}),
    (Pilot(identifications=IDENTIFIED), {"routing_line": ROUTED}),
    (Pilot(routing_line=ROUTED, security_prosign="UU"), {"security_prosign": None}),
    (
        Pilot(identifications=IDENTIFIED, routing_line=ROUTED, security_prosign="UU"),
        {},
    ),
    (
        Pilot(service="SVC", routing_line=attrs.evolve(ROUTED, acp128_header=HEADER)),
        {"routing_line": ROUTED},
    ),
    # A header of ACP 128 has a serial of four digits and a day of the year.
    (
        Transmission(routing_line=attrs.evolve(ROUTED, acp128_header=HEADER)),
        {"routing_line": ROUTED},
    ),
    (Transmission(routing_line=ROUTED, pilots=(Pilot(service="SVC"),)), {}),
    (Transmission(pilots=(Pilot(service="SVC"),)), {"routing_line": ROUTED}),
    (
        Transmission(
            routing_line=ROUTED,
            operating_signals=(OperatingSignal(code="ZUI", arguments=("A",)),),
        ),
        {},
    ),
    (
        Transmission(
            security_warning=WARNED,
            operating_signals=(OperatingSignal(code="ZUI", arguments=("A",)),),
        ),
        {},
    ),
    (
        Transmission(
            operating_signals=(OperatingSignal(code="ZUI", arguments=("A",)),)
        ),
        {"operating_signals": (OperatingSignal(code="ZUI"),)},
    ),
    # An exempted addressee exempts nobody.
    (
        Heading(exempted_addressees=(attrs.evolve(ROME, exempted=("X",)),)),
        {"exempted_addressees": (ROME,)},
    ),
    # A preamble begins a readdressed heading below another address only.
    (
        Heading(originator=LIMA, readdressed=ReaddressedHeading(preamble=SENT)),
        {"readdressed": None, "preamble": SENT},
    ),
    (UNCLAS, {}),
    # What the Department has, and what the services have.
    (
        Content(
            references=(
                Reference(label="A", fields=("a",)),
                Reference(label="B", text="LIMA 1"),
            )
        ),
        {"references": (Reference(label="B", text="LIMA 1"),)},
    ),
    (
        Content(
            executive_order=ExecutiveOrder(number="12958"),
            series=NAVADMIN,
            office_codes=OfficeCodes(originator=LIMA),
            sets=(FormattedSet(identifier="SUBJ", fields=("A",)),),
        ),
        {"series": None, "sets": (), "office_codes": None},
    ),
    (
        Content(
            series=NAVADMIN,
            tags=("PO",),
            signature="ROE",
            derived_by="ROE",
            captions=("SIPDIS", "NODIS"),
            drafted_by="ROE",
            references=(Reference(text="LIMA 1"), Reference(fields=("a",))),
        ),
        {
            "tags": (),
            "signature": None,
            "derived_by": None,
            "captions": ("SIPDIS",),
            "references": (Reference(label="A", fields=("a",)),),
        },
    ),
    (
        Content(series=NAVADMIN, passing_instructions=("PASS TO X",)),
        {"passing_instructions": ()},
    ),
    (
        Content(series=NAVADMIN, office_codes=OfficeCodes(originator=LIMA)),
        {"passing_instructions": ("PASS TO OFFICE CODES:",)},
    ),
    (
        Content(
            series=NAVADMIN,
            sets=(
                FormattedSet(identifier="POC", fields=("A",)),
                FormattedSet(identifier="EXER", fields=("B",)),
                FormattedSet(identifier="MSGID", fields=("C",)),
            ),
        ),
        {
            "sets": (
                FormattedSet(identifier="EXER", fields=("B",)),
                FormattedSet(identifier="MSGID", fields=("C",)),
                FormattedSet(identifier="POC", fields=("A",)),
            )
        },
    ),
    (
        Content(
            series=NAVADMIN,
            paragraphs=(
                Paragraph(heading="A", text="B"),
                Paragraph(heading="C", number="2", text="D"),
            ),
        ),
        {
            "paragraphs": (
                Paragraph(number="1", text="B"),
                Paragraph(heading="C", number="2", text="D"),
            )
        },
    ),
    (
        Content(
            paragraphs=(
                Paragraph(heading="A", text=""),
                Paragraph(number="2", text="B"),
            )
        ),
        {
            "paragraphs": (
                Paragraph(heading="A", number="1", text=""),
                Paragraph(number="2", text="B"),
            )
        },
    ),
    (Content(captions=("SENSITVE",)), {"captions": ("SIPDIS",)}),
    (Content(captions=("SENSITVE",), classification_line=UNCLAS), {}),
    (Content(captions=("NODIS",)), {}),
    # Office codes are of names with offices, and nothing else.
    (
        OfficeCodes(
            action_addressees=(
                attrs.evolve(ROME, office_symbols=("N1",), routing_indicator="RUEHRO"),
            )
        ),
        {"action_addressees": (attrs.evolve(ROME, office_symbols=("N1",)),)},
    ),
    (
        OfficeCodes(info_addressees=(attrs.evolve(ROME, exempted=("X",)),)),
        {"info_addressees": (ROME,)},
    ),
    # A web address goes on to the end of a set.
    (
        FormattedSet(identifier="POC", fields=("a", "http://x", "b")),
        {"fields": ("a", "http://x")},
    ),
    (FormattedSet(identifier="POC", fields=("a", "b")), {}),
    (Reference(label="A", fields=("http://x", "b")), {"fields": ("http://x",)}),
    (
        Reference(label="A", text="LIMA 1", narrative="B", amplification="C"),
        {"narrative": None, "amplification": None},
    ),
    (Distribution(kind="ORIGIN", total="012"), {}),
    (Distribution(total="012"), {"kind": "ACTION"}),
    (Distribution(film_number="14051"), {}),
    # A notice is in place of everything, and only a locator shows no text.
    (
        Cable(
            archive=Archive(
                notice="NOT ON FILE",
                attributes=(
                    ArchiveAttribute(key="Locator", value="X"),
                    ArchiveAttribute(key="From", value="LIMA"),
                ),
            )
        ),
        {
            "archive": Archive(
                notice="NOT ON FILE",
                attributes=(ArchiveAttribute(key="From", value="LIMA"),),
            )
        },
    ),
    (
        Cable(
            archive=Archive(
                notice="NOT ON FILE",
                attributes=(ArchiveAttribute(key="Locator", value="X"),),
            )
        ),
        {
            "archive": Archive(
                release_stamp=STAMP,
                attributes=(ArchiveAttribute(key="Locator", value="X"),),
            )
        },
    ),
    # An archive prints no procedure lines, but an ending.
    (
        Cable(
            archive=Archive(release_stamp=STAMP),
            transmission=Transmission(
                routing_line=ROUTED, ending=Ending(end_of_message="NNNN")
            ),
        ),
        {"transmission": Transmission(ending=Ending(end_of_message="NNNN"))},
    ),
    (
        Cable(
            archive=Archive(release_stamp=STAMP),
            heading=Heading(originator=LIMA),
            transmission=Transmission(routing_line=ROUTED),
        ),
        {"transmission": None},
    ),
    (
        Cable(
            content=Content(series=NAVADMIN),
            archive=Archive(release_stamp=STAMP),
            distribution=Distribution(kind="ORIGIN"),
        ),
        {"archive": None, "distribution": None},
    ),
    # Office codes are below an address.
    (
        Cable(
            content=Content(series=NAVADMIN, office_codes=OfficeCodes(originator=LIMA))
        ),
        {"heading": Heading(originator=LIMA)},
    ),
    (
        Cable(
            content=Content(series=NAVADMIN, office_codes=OfficeCodes(originator=LIMA)),
            heading=Heading(group_count="7"),
        ),
        {"heading": Heading(group_count="7", originator=LIMA)},
    ),
    (
        Cable(
            content=Content(series=NAVADMIN, office_codes=OfficeCodes(originator=LIMA)),
            heading=Heading(action_addressees=(ROME,)),
        ),
        {},
    ),
    # Corrections follow a text.
    (
        Cable(transmission=Transmission(ending=Ending(corrections=("A",)))),
        {"transmission": Transmission(ending=Ending(validation_number="0418"))},
    ),
    (
        Cable(
            transmission=Transmission(
                ending=Ending(corrections=("A",), validation_number="0007")
            )
        ),
        {"transmission": Transmission(ending=Ending(validation_number="0007"))},
    ),
    (
        Cable(
            transmission=Transmission(ending=Ending(corrections=("A",))),
            content=Content(subject="CORK"),
        ),
        {},
    ),
]


@pytest.mark.parametrize(("value", "changes"), ROWS)
def test_a_readable_value_differs_in_what_no_telegram_shows(value, changes):
    """A value is made readable by changing only what no telegram can show, and then
    changes no more.
    """
    expected = attrs.evolve(value, **changes)
    assert settled(value) == expected
    assert settled(expected) == expected


def test_an_acp_128_header_gets_the_serial_and_the_day_that_it_needs():
    """Below an ACP 128 header, a station has a serial of four digits, no section and a
    day of the year (wire.md 2).
    """
    line = attrs.evolve(ROUTED, acp128_header=HEADER, bell=True)
    found = settled(Transmission(routing_line=line, calling_station=STATION))
    assert found.routing_line == attrs.evolve(line, bell=False)
    assert found.calling_station.station_serial_number == "0161"
    assert found.calling_station.section is None
    filed = found.calling_station.filing_time
    assert (filed.day, filed.hour, filed.minute) == (None, 11, 9)
    assert 1 <= filed.day_of_year <= 366
    dated = attrs.evolve(STATION, filing_time=attrs.evolve(filed, hour=7))
    again = settled(Transmission(routing_line=line, calling_station=dated))
    assert again.calling_station.filing_time.hour == 7


def test_a_line_without_a_level_has_a_post_that_is_known():
    """A line without a level gets a known post and a serial of six digits, and keeps
    its section.
    """
    line = ClassificationLine(
        reference_number=NUMBER, section=Section(number="01", total="02")
    )
    found = settled(line)
    assert found.reference_number.post != "ZAP"
    assert found.reference_number.serial == "000161"
    assert (found.level, found.section) == (None, line.section)
    assert text.loads(text.dumps(Cable(content=Content(classification_line=found))))


def test_a_preamble_is_moved_up_from_a_readdressed_heading():
    """If nothing is above a readdressed heading, its preamble becomes that of the only
    heading.
    """
    cable = text.loads("R 020615Z MAR 10\nFM AMEMBASSY LIMA\n")
    inner = ReaddressedHeading(preamble=cable.heading.preamble)
    found = settled(Heading(originator=None, group_count="7", readdressed=inner))
    assert found == Heading(preamble=inner.preamble, group_count="7")
    whole = attrs.evolve(cable.heading, readdressed=inner)
    assert settled(whole) == whole


def test_something_is_left_of_every_value():
    """A value that no telegram can show becomes another one, and is never empty."""
    content = Content(sets=(FormattedSet(identifier="POC", fields=("A",)),))
    assert settled(content) == Content(subject="CORK")


@pytest.mark.parametrize(
    ("value", "changes"), [row for row in ROWS if type(row[0]) is Cable]
)
def test_a_readable_cable_has_a_text_that_reads_back(value, changes):
    cable = attrs.evolve(value, **changes)
    assert text.loads(text.dumps(cable)) == cable
