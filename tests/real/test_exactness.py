"""The laws over real telegrams, where the shared corpus is beside the project.

The project contains nothing of the corpus; without it there is nothing to walk.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import cableformat
from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.markings import DeclassificationDate, Level
from cableformat.model import Originator
from cableformat.routing import Precedence
from tests.laws import rebuilt

SHARED = Path(__file__).parents[3] / "shared"
SOURCES = sorted((SHARED / "corpus").glob("*/*.txt"))
SAMPLE = SHARED / "samples" / "seed-telegram.txt"

needs_corpus = pytest.mark.skipif(not SOURCES, reason="the shared corpus is not here")
needs_sample = pytest.mark.skipif(
    not SAMPLE.exists(), reason="the founding sample is not here"
)


@needs_corpus
def test_every_file_of_the_corpus_comes_back_exactly() -> None:
    """Each file comes back, and its values are constructible (laws 1, 2)."""
    for path in SOURCES:
        source = path.read_bytes()
        reading = text.parse(source)
        assert text.dumps(reading.cable, layout=reading.layout) == source, path.name
        assert rebuilt(reading.cable) == reading.cable, path.name


@needs_corpus
def test_canonical_text_of_the_corpus_reads_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At most 1 % of real telegrams with a text are refused (laws 4, 6).

    Shares and coverage are printed by folder.
    """
    accepted: Counter[str] = Counter()
    total: Counter[str] = Counter()
    understood: Counter[str] = Counter()
    for path in SOURCES:
        reading = text.parse(path.read_bytes())
        if reading.cable.content is None:
            continue
        folder = path.parent.name
        total[folder] += 1
        understood[folder] += 1 - reading.coverage.unrecognised
        try:
            written = text.dumps(reading.cable)
        except CableEncodeError as error:
            assert error.code == "text.not-readable-back"
            continue
        accepted[folder] += 1
        assert text.dumps(text.parse(written).cable) == written, path.name
    with capsys.disabled():
        for folder, count in total.items():
            print(
                f"\n{folder}: canonical {accepted[folder]}/{count}, "
                f"coverage {understood[folder] / count:.1%}",
                end="",
            )
    for folder in total:
        assert accepted[folder] >= 0.95 * total[folder]
    assert total.total() - accepted.total() <= 0.01 * total.total()


@needs_sample
def test_every_fact_of_the_sample_is_in_the_model() -> None:  # noqa: PLR0915
    """The cable has every value of the founding sample, and as many sentences."""
    cable = text.parse(SAMPLE.read_bytes()).cable
    transmission, heading, content = cable.transmission, cable.heading, cable.content
    assert transmission is not None
    assert heading is not None
    assert content is not None
    first = transmission.identifications[0]
    assert (first.start_of_message, first.channel, first.serial) == (
        "VZCZC",
        "XRO",
        "2903",
    )
    assert transmission.routing_line is not None
    assert transmission.routing_line.precedence is Precedence.PRIORITY
    assert " ".join(transmission.routing_line.routing_indicators) == (
        "RUEHBI RUEHCI RUEHFL RUEHKW RUEHLA RUEHLH RUEHPW RUEHROV RUEHSR"
    )
    station = transmission.calling_station
    assert station is not None
    assert station.filing_time is not None
    assert (station.routing_indicator, station.station_serial_number) == (
        "RUEHTA",
        "1774",
    )
    filed = station.filing_time
    assert (filed.day_of_year, filed.hour, filed.minute) == (259, 11, 22)
    assert transmission.security_warning is not None
    assert transmission.security_warning.signal == "ZNY"
    assert transmission.security_warning.classification == "C"
    assert [signal.code for signal in transmission.operating_signals] == ["ZZH"]
    assert transmission.ending is None

    preamble = heading.preamble
    assert preamble is not None
    assert preamble.precedence is not None
    assert preamble.precedence.action is Precedence.PRIORITY
    moment = preamble.date_time_group.to_datetime()
    assert moment is not None
    assert moment.isoformat() == "2008-09-15T11:22:00+00:00"
    assert preamble.date_time_group.day_of_year == filed.day_of_year
    assert heading.originator == Originator(designator="AMEMBASSY ASTANA")
    assert [
        (
            a.routing_indicator,
            a.designator,
            a.precedence,
            a.message_continuity_number,
        )
        for a in (*heading.action_addressees, *heading.info_addressees)
    ] == [
        ("RUEHC", "SECSTATE WASHDC", Precedence.PRIORITY, "3299"),
        ("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", None, None),
        ("RUCNCLS", "SCA COLLECTIVE", None, None),
        ("RUEHNO", "USMISSION USNATO", None, "2235"),
    ]
    assert len(heading.action_addressees) == 1

    line = content.classification_line
    assert line is not None
    assert line.reference_number is not None
    assert line.level is Level.CONFIDENTIAL
    assert (line.reference_number.post, line.reference_number.serial) == (
        "ASTANA",
        "001774",
    )
    assert content.captions == ("SIPDIS",)
    order = content.executive_order
    assert order is not None
    assert order.number == "12958"
    assert order.declassification == DeclassificationDate(date="2018-09-15")
    assert content.tags == ("PREL", "PGOV", "NATO", "KZ")
    assert content.subject is not None
    assert content.subject.startswith("KAZAKHSTANIS TELL NATO")
    assert content.subject.endswith(" ENHANCE AFGHANISTAN COOPERATION")
    authority = content.classification_authority
    assert authority is not None
    assert authority.name == "Steven Fagin"
    assert authority.title == "Pol-Econ Chief"
    assert (authority.order_section, authority.reasons) == ("1.4", ("b", "d"))
    assert authority.text == "Pol-Econ Chief Steven Fagin, Reasons 1.4 (b) and (d)"
    assert [p.number for p in content.paragraphs] == ["1", "2", "3", "4", "5"]
    levels = [str(p.portion_marking) for p in content.paragraphs]
    assert levels == ["(C)", "(C)", "(C)", "(SBU)", "(SBU)"]
    assert content.signature == "MILAS"
    assert cable.canonical_id == "08ASTANA1774"


@needs_sample
def test_nothing_of_the_sample_is_unrecognised() -> None:
    """The sample has no findings and no unrecognised part, and comes back exactly."""
    source = SAMPLE.read_bytes()
    reading = text.parse(source)
    assert reading.coverage.unrecognised == 0
    assert not reading.diagnostics
    assert cableformat.convert(source, to="text") == source


@needs_sample
def test_lost_first_lines_of_the_sample_leave_the_rest_equal() -> None:
    """The sample without its first 1, 4 or 10 lines reads the same below them."""
    lines = SAMPLE.read_bytes().split(b"\n")
    whole = text.parse(SAMPLE.read_bytes()).cable
    for lost in (1, 4, 10):
        rest = text.parse(b"\n".join(lines[lost:])).cable
        assert rest.content == whole.content
        assert rest.heading is not None
        assert whole.heading is not None
        assert rest.heading.info_addressees == whole.heading.info_addressees
        if lost < 10:
            assert rest.heading == whole.heading
