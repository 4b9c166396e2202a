"""Readings in detail: hints, encodings, findings, coverage."""

from __future__ import annotations

import datetime
import pickle

import attrs
import pytest

from cableformat import text
from cableformat.diagnostics import CATALOGUE, Severity
from cableformat.errors import CableDecodeError, CableEncodeError, CableValueError
from cableformat.model import Cable, Content, Heading, Originator
from cableformat.text import Hints, _codec
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.lens import Block, Claim, labelled, wrap


def _codes(source: str | bytes) -> list[str]:
    return [finding.code for finding in text.parse(source).diagnostics]


def test_a_hint_settles_the_century() -> None:
    """An archive's date overrides the pivot for reading and for writing a year (wire.md
    5.4).
    """
    source = "P 151122Z SEP 08\nFM  AMEMBASSY ASTANA\n"
    hints = Hints(date=datetime.date(1908, 1, 1))
    reading = text.parse(source, hints=hints)
    preamble = reading.cable.heading.preamble  # type: ignore[union-attr]
    assert preamble is not None
    assert preamble.date_time_group.year == 1908
    tunis = Originator(designator="AMEMBASSY TUNIS")
    heading = attrs.evolve(reading.cable.heading, originator=tunis)
    out = text.dumps(Cable(heading=heading), layout=reading.layout)
    assert out == source.replace("ASTANA", "TUNIS")
    assert text.loads(out, hints=hints) == Cable(heading=heading)
    assert text.loads(text.dumps(reading.cable)) == reading.cable


def test_hints_are_checked() -> None:
    """A hint is a date, or the name of a dialect."""
    with pytest.raises(TypeError):
        Hints(date="1975")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Hints(dialect=1)  # type: ignore[arg-type]
    message = "one of state, military, nara, frus; found 'navy'"
    with pytest.raises(CableValueError, match=message):
        Hints(dialect="navy")


@pytest.mark.parametrize("hints", [None, Hints(), Hints(dialect="state")])
def test_a_reading_says_in_which_dialect_it_was_read(hints: Hints | None) -> None:
    """A reading has the dialect in which it was read, and its layout keeps the hints as
    given.
    """
    reading = text.parse("FM AMEMBASSY LIMA\n", hints=hints)
    assert reading.layout is not None
    assert reading.dialect == reading.layout.context.dialect == "state"
    assert reading.layout.context.hints == (hints or Hints())


@pytest.mark.parametrize(
    ("dtg", "printed", "date"),
    [
        ("74", "DECL: 12-31-74", "1974-12-31"),
        ("10", "DECL 7-4-35", "2035-07-04"),
        ("99", "DECL: 01/02/05", "2005-01-02"),
        ("08", "DECL: 2018/09/15", "2018-09-15"),
        ("08", "DECLAS ON 9/15/2018.", "2018-09-15"),
    ],
)
def test_two_digits_of_a_declassification_year_are_resolved_by_the_cable(
    dtg: str, printed: str, date: str
) -> None:
    """Two digits of a declassification year are resolved by the cable's own date
    (content.md 1.4).
    """
    source = f"R 011200Z JAN {dtg}\nBT\nE.O. 12958: {printed}\n"
    order = text.parse(source).cable.content.executive_order  # type: ignore[union-attr]
    assert order is not None
    assert order.declassification.date == date  # type: ignore[union-attr]


def test_bytes_that_are_not_utf_8_are_windows_1252() -> None:
    """Bytes that are not UTF-8 are read as windows-1252 and come back."""
    source = b"FM AMEMBASSY S\xc3O TOM\xc9 \x81\x8d\n"
    reading = text.parse(source)
    assert reading.layout.context.encoding == "windows-1252"
    assert reading.diagnostics[0].code == "text.encoding-assumed"
    assert reading.diagnostics[0].span == (14, 15)
    assert text.dumps(reading.cable, layout=reading.layout) == source


def test_a_byte_order_mark_is_no_character_of_the_telegram() -> None:
    """A byte-order mark is not part of the telegram, and is kept in the layout."""
    source = b"\xef\xbb\xbfFM AMEMBASSY ASTANA\n"
    reading = text.parse(source)
    astana = Originator(designator="AMEMBASSY ASTANA")
    assert reading.cable.heading == Heading(originator=astana)
    assert text.dumps(reading.cable, layout=reading.layout) == source


def test_loads_raises_on_findings_of_severity_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The exception of `loads` has all findings; no finding about text has the severity
    error yet.
    """
    reading = text.parse("\n")
    finding = attrs.evolve(reading.diagnostics[0], severity=Severity.ERROR)
    broken = attrs.evolve(reading, diagnostics=(finding,))
    monkeypatch.setattr(_codec, "parse", lambda *_, **__: broken)
    with pytest.raises(CableDecodeError) as caught:
        text.loads("\n")
    assert caught.value.code == "text.empty"
    assert caught.value.diagnostics == (finding,)


def test_findings_are_part_of_a_reading_before_they_are_asked_for() -> None:
    """A reading shows, compares and pickles its findings, even before they are asked
    for.
    """
    source = "FM AMEMBASSY ASTANA\n?? ??\n"
    (finding,) = text.parse(source).diagnostics
    assert repr(finding) in repr(text.parse(source))
    assert text.parse(source) == text.parse(source)
    assert text.parse(source) != attrs.evolve(text.parse(source), diagnostics=())
    assert pickle.loads(pickle.dumps(text.parse(source))).diagnostics == (finding,)


def test_what_cannot_be_read_back_names_the_first_difference() -> None:
    """A signature that no lens would read back is refused, with the path of the first
    difference.
    """
    cable = Cable(content=Content(signature="NOT A NAME: 1"))
    with pytest.raises(CableEncodeError) as caught:
        text.dumps(cable)
    assert caught.value.code == "text.not-readable-back"
    assert caught.value.path == "/content/signature"


@pytest.mark.full
def test_an_output_over_the_cap_is_refused() -> None:
    """An output over the cap is refused, so that everything written can be read."""
    cable = Cable(content=Content(subject="A" * text.CAP))
    with pytest.raises(CableEncodeError) as caught:
        text.dumps(cable)
    assert caught.value.code == "output.too-large"


@pytest.mark.parametrize(
    ("source", "shares"),
    [
        ("", (0.0, 0.0, 1.0, 0.0)),
        (" \n\t\n", (0.0, 0.0, 1.0, 0.0)),
        ("ABCDEF?\n", (0.0, 0.0, 0.0, 1.0)),
        ("FM AA\n", (1.0, 0.0, 0.0, 0.0)),
        ("1. aa\n\n2. bb\n", (0.5, 0.5, 0.0, 0.0)),
    ],
)
def test_coverage_counts_visible_characters(
    source: str, shares: tuple[float, ...]
) -> None:
    """Coverage is four shares of the visible characters; an empty source is furniture
    (laws.md 17).
    """
    found = text.parse(source).coverage
    assert (
        found.structured,
        found.prose,
        found.furniture,
        found.unrecognised,
    ) == pytest.approx(shares)


@pytest.mark.parametrize("end", [*".!?)\"'”’", *"\n\r\v\f \t"])
def test_a_text_may_end_with_a_sentence(end: str) -> None:
    """A text that ends with a sentence is not cut off, even without a signature and the
    last line end.
    """
    assert "text.cut-off" not in _codes(f"SUBJECT: A\n\n1. Words{end}")


def test_a_text_cut_in_mid_line_is_reported_at_its_end() -> None:
    """A text cut in mid-line is reported with the path of the element that was cut."""
    finding = text.parse("SUBJECT: A\n\n1. One.\n\n2. Wor").diagnostics[-1]
    assert finding.code == "text.cut-off"
    assert finding.path == "/content/paragraphs/1"
    assert finding.span == (27, 27)
    assert (finding.line, finding.column) == (5, 7)


def test_a_text_that_furniture_interrupts_is_cut_where_it_goes_on() -> None:
    """A text that furniture interrupts is cut off if its last piece ends
    in mid-line.
    """
    source = "UNCLAS LIMA 123\n\n1. One\nLIMA 00000123  002 OF 002\nand tw"
    assert _codes(source) == ["text.cut-off"]


@pytest.mark.parametrize(
    "end",
    [
        "DOE",
        "REGARDS,\nDOE",
        "BT",
        "BT\nC WA YARDS",
        "BT\n#0123",
        "BT\nE E E E E E E E AR",
        "BT\n#0123\nNNNN",
        "LIMA 00000123  002 OF 002",
    ],
)
def test_what_ends_a_telegram_or_a_page_needs_no_line_end(end: str) -> None:
    """A last line that is a complete element or complete furniture is not cut off."""
    source = f"FM LIMA\nTO ROME\nBT\nUNCLAS LIMA 123\n\n1. One.\n\n2. Two.\n\n{end}"
    assert "text.cut-off" not in _codes(source)


def test_every_entry_of_the_catalogue_is_whole() -> None:
    """Every entry of the catalogue has a message, a reason and a clause; the message
    has no full stop.
    """
    for code, entry in CATALOGUE.items():
        assert entry.message, code
        assert entry.reason, code
        assert entry.clause, code
        assert not entry.message.endswith("."), code


@pytest.mark.parametrize(
    ("line", "width", "wrapped"),
    [
        ("A B C", 3, "A B\nC"),
        ("AAAA B", 3, "AAAA\nB"),
        ("A  B C", 3, "A  B\nC"),
        ("A B C", None, "A B C"),
    ],
)
def test_lines_wrap_at_single_blanks(
    line: str, width: int | None, wrapped: str
) -> None:
    """Neither a run of blanks nor a word is ever broken."""
    assert wrap(line, width) == wrapped
    assert wrapped.replace("\n", " ") == line


@pytest.mark.parametrize("source", ["FM \u3000", "TO \xa0", b"INFO \xc2\x85"])
def test_blanks_that_are_no_blanks_are_words(source: str | bytes) -> None:
    """Blanks other than space and tab are characters of words, and come back (laws.md
    1).
    """
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source


def test_codes_fold_the_letters_of_the_wire_only() -> None:
    """A letter beyond A to Z is not turned into capitals that nobody sent."""
    content = text.parse("TAGS: ß prel\n").cable.content
    assert content is not None
    assert content.tags == ("PREL",)
    assert [stray.text for stray in content.strays] == ["ß"]


def test_controls_inside_a_link_reach_no_value() -> None:
    """A control character inside a link is not part of a value."""
    heading = text.parse("FM [A\x07B](#)\n").cable.heading
    assert heading is not None
    assert heading.originator is not None
    assert "\x07" not in heading.originator.designator


def test_furniture_alone_is_no_telegram() -> None:
    """A page line by itself is reported, and is not a telegram."""
    assert _codes("ASTANA 00001774  002 OF 003\n") == ["text.not-a-telegram"]


def test_strays_alone_are_no_telegram() -> None:
    """A source of strays alone is reported once, and not line by line."""
    assert _codes("Dear Jane,\n\nAll is well.\n") == ["text.not-a-telegram"]


def test_findings_are_shown_in_the_order_of_the_source() -> None:
    """Findings about the source and about its lines are in the order of the source."""
    found = text.parse("?? ??\nFM A\x00B\n").diagnostics
    assert [(finding.code, finding.span) for finding in found] == [
        ("text.unrecognised-line", (0, 5)),
        ("text.control-character", (10, 11)),
    ]


def test_an_element_is_shown_where_it_begins() -> None:
    """An element has the place where it begins, and a missing one that of the nearest
    element above it.
    """
    source = "FM LIMA\nBT\n1. One\nLIMA 00000123  002 OF 002\nand two.\n"
    places = text.inspect(source).places(
        {("heading", "originator", "x"), ("content", "paragraphs", 0), ("archive",)}
    )
    assert {path[0]: place.span for path, place in places.items()} == {
        "heading": (3, 7),
        "content": (11, 17),
        "archive": (0, 0),
    }


def test_prose_that_begins_like_a_label_is_no_address() -> None:
    """A line of a letter that begins with "To" is not an address."""
    heading = text.parse("Dear Jane,\n\nTo be frank I do not know.\n").cable.heading
    assert heading is not None
    assert not heading.action_addressees


def test_an_ending_left_over_at_the_top_closes_nothing() -> None:
    """The telegram below an ending at the top is read."""
    cable = text.parse("NNNN\nFM AMEMBASSY ASTANA\nSUBJECT: X\n").cable
    assert cable.content is not None
    assert cable.content.subject == "X"


@pytest.mark.parametrize("subject", ["", " X", "X\t"])
def test_a_value_that_its_constructor_refuses_is_a_stray(
    subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a lens reads a value that its class refuses, the lines are kept as a stray and
    reported.
    """

    def read(_lens: SubjectLens, block: Block, _walk: object) -> list[Claim]:
        return labelled(block, Kind.SUBJECT, len("SUBJECT: "), subject)

    monkeypatch.setattr(SubjectLens, "read", read)
    reading = text.parse("FM A\nSUBJECT: X\nY\n")
    assert [finding.code for finding in reading.diagnostics] == [
        "text.unrecognised-line"
    ]
    content = reading.cable.content
    assert content is not None
    assert content.subject is None
    assert [stray.text for stray in content.strays] == ["SUBJECT: X Y"]


def test_an_unknown_line_does_not_swallow_the_opening() -> None:
    """Labels below an unknown line still belong to the opening."""
    opening = "SUBJECT: X\n\nA line that nobody labelled\n\n"
    source = opening + "Classified By: Jane Doe\n\n1. Y.\n"
    content = text.parse(source).cable.content
    assert content is not None
    assert content.classification_authority is not None
    assert [p.number for p in content.paragraphs] == [None, "1"]


def test_a_hint_is_a_day_that_a_document_can_write() -> None:
    """A moment as hint becomes its day, and a year without four digits is refused."""
    moment = datetime.datetime(1975, 6, 1, 12, 30, tzinfo=datetime.UTC)
    assert Hints(date=moment) == Hints(date=datetime.date(1975, 6, 1))
    with pytest.raises(CableValueError) as refused:
        Hints(date=datetime.date(944, 6, 1))
    assert refused.value.code == "model.range"
