"""What the parts of a cable print: `str` gives the line, without its layout."""

from __future__ import annotations

import pytest

from cableformat.markings import Level
from cableformat.model import (
    Addressee,
    CallingStation,
    ClassificationAuthority,
    ClassificationLine,
    OfficeCopies,
    Originator,
    Preamble,
    PrecedencePair,
    ReferenceNumber,
    Section,
    SecurityWarning,
    Series,
    TransmissionIdentification,
)
from cableformat.routing import DateTimeGroup, FilingTime, Precedence

NUMBER = ReferenceNumber(post="ASTANA", serial="001774")
PAIR = PrecedencePair(action=Precedence.PRIORITY, info=Precedence.ROUTINE)
GROUP = DateTimeGroup.from_text("151122Z SEP 08")
STATION = {
    "routing_indicator": "RUEHTA",
    "station_serial_number": "1774",
}
SERIES = {"name": "NAVADMIN", "number": "234"}


@pytest.mark.parametrize(
    ("part", "printed"),
    [
        (TransmissionIdentification(channel="XRO", serial="2903"), "XRO2903"),
        (
            TransmissionIdentification(
                start_of_message="VZCZC", channel="XRO", serial="2903"
            ),
            "VZCZCXRO2903",
        ),
        (
            TransmissionIdentification(
                start_of_message="VV", channel="FDA", serial="035"
            ),
            "VV   FDA035",
        ),
        (CallingStation(routing_indicator="RUEHTA"), "DE RUEHTA"),
        (CallingStation(**STATION), "DE RUEHTA #1774"),
        (CallingStation(**STATION, position_suffix="A"), "DE RUEHTA #1774A"),
        (
            CallingStation(
                **STATION,
                section="01",
                filing_time=FilingTime.from_text("2591122"),
            ),
            "DE RUEHTA #1774/01 2591122",
        ),
        (SecurityWarning(signal="ZNY", classification="C"), "ZNY CCCCC"),
        (
            SecurityWarning(signal="ZNY", classification="S", release_codes=("A",)),
            "ZNY SSSAA",
        ),
        (
            SecurityWarning(
                signal="ZNY",
                classification="S",
                release_codes=("A", "C"),
                special_handling="B",
            ),
            "ZNY SSSAC/BBBBB",
        ),
        (PAIR, "P R"),
        (PrecedencePair(action=Precedence.FLASH), "Z"),
        (Preamble(date_time_group=GROUP), "151122Z SEP 08"),
        (
            Preamble(precedence=PAIR, date_time_group=GROUP, instructions=("ZDK",)),
            "P R 151122Z SEP 08 ZDK",
        ),
        (
            Originator(routing_indicator="RUEHTA", designator="AMEMBASSY ASTANA"),
            "RUEHTA/AMEMBASSY ASTANA",
        ),
        (
            Originator(designator="CNO WASHINGTON DC", office_symbols=("N1", "N3")),
            "CNO WASHINGTON DC//N1/N3//",
        ),
        (
            Addressee(designator="ROME", precedence=Precedence.NIACT_IMMEDIATE),
            "ROME NIACT IMMEDIATE",
        ),
        (NUMBER, "ASTANA 001774"),
        (Section(number="01", total="02"), "SECTION 01 OF 02"),
        (
            ClassificationLine(
                level=Level.SECRET, handling=("NOFORN",), reference_number=NUMBER
            ),
            "SECRET NOFORN ASTANA 001774",
        ),
        (OfficeCopies(office="EUR", copies="07"), "EUR-07"),
        (Series(**SERIES), "NAVADMIN 234"),
        (Series(**SERIES, year=2004), "NAVADMIN 234/04"),
        (Series(**SERIES, year=2099), "NAVADMIN 234/2099"),
        (
            Series(**SERIES, year=1998, remark="CORRECTED COPY"),
            "NAVADMIN 234/98 CORRECTED COPY",
        ),
        (ClassificationAuthority(classifier="DCM Jane Doe"), "DCM Jane Doe"),
        (
            ClassificationAuthority(order_section="1.4", reasons=("b",)),
            "Reason 1.4 (b)",
        ),
        (
            ClassificationAuthority(classifier="DCM", reasons=("b", "d")),
            "DCM, Reasons (b) and (d)",
        ),
    ],
)
def test_a_part_prints_its_line(part, printed):
    """A part prints its line without absent fields, and with a short year if it can."""
    assert str(part) == printed
