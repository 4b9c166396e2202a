"""Dialects: found by name, and by what a telegram shows."""

from __future__ import annotations

import attrs
import pytest

from cableformat import text
from cableformat.errors import CableValueError
from cableformat.model import Archive, Cable, Content, Series
from cableformat.text.dialects import (
    DEFAULT,
    DIALECTS,
    MILITARY,
    STATE,
    Dialect,
    Reason,
    Row,
    Shape,
    choose,
    detect,
    holding,
    named,
)
from cableformat.text.dialects.clean_forms import clean_forms
from cableformat.text.lenses.content.captions import CAPTIONS
from cableformat.text.lenses.content.references import ReferencesLens
from cableformat.text.lenses.content.tags import TagsLens
from cableformat.text.lenses.lens import Zone
from cableformat.text.lines.line import Lines

_LINES = "SUBJECT: CORK\nTAGS: PREL\nORIGIN= LIMA\n"


def _chosen(source, hinted=None):
    return choose(source, Lines(source), hinted)


def _scores(**points: int) -> dict[str, int]:
    """The points of the dialects that are named; none of every other dialect."""
    return dict.fromkeys(DIALECTS, 0) | points


@pytest.fixture
def other(monkeypatch):
    """A second dialect that knows two shapes of lines."""
    shapes = (
        Shape("origin", lambda text: text.startswith("ORIGIN=") or None, 3),
        Shape("never", lambda _: None, 9),
    )
    made = Dialect("other", (), shapes=shapes)
    monkeypatch.setitem(DIALECTS, made.name, made)
    return made


def test_a_dialect_is_found_by_its_name():
    assert named("state") is STATE
    assert all(named(name).name == name for name in DIALECTS)


@pytest.mark.parametrize("name", ["", "State", "nara\n", "navy"])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(CableValueError) as caught:
        named(name)
    assert caught.value.code == "hints.unknown-dialect"
    assert caught.value.field == "Hints.dialect"


@pytest.mark.usefixtures("other")
def test_a_choice_names_the_shapes_that_scored_and_how_often():
    choice = detect(f"{_LINES}ORIGIN= CUZCO\n")
    assert choice.scores == _scores(state=3, other=6)
    assert choice.dialect == "other"
    assert choice.reasons == (
        Reason("state", "label of the Department", 1, 2),
        Reason("state", "subject", 1, 1),
        Reason("other", "origin", 2, 3),
    )


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("source", ["", "\n\n", "A tie.\n", _LINES])
def test_without_a_highest_score_it_is_the_default(source):
    choice = detect(source)
    assert choice.scores["state"] == choice.scores["other"]
    assert choice.dialect == DEFAULT == "state"


def test_a_text_without_a_sign_of_another_is_not_scored(monkeypatch):
    """A text without a sign of another dialect is scored only by `detect`."""
    looks = []
    shape = Shape("any", looks.append, 1)
    monkeypatch.setattr(STATE, "shapes", (shape,))
    assert _chosen(_LINES) is STATE
    assert not looks
    assert detect(_LINES).scores == _scores()
    assert len(looks) == 3
    assert _chosen("RMKS/1. CORK\n") is MILITARY
    assert len(looks) == 4


def test_no_more_lines_of_a_shape_count_than_one_message_has():
    """Lines of one shape score only as often as one message has them, because a
    telegram may quote messages.
    """
    quoted = (
        "NAVADMIN 071/05\nMSGID/GENADMIN/CNO//\nSUBJ/CORK//\nRMKS/1. IT FLOATS.//\n"
    )
    assert detect(quoted).scores == _scores(military=4)
    assert detect(quoted * 9).scores == _scores(military=4)
    labels = "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: CORK\n"
    assert detect(f"{labels}\n1. QUOTE\n{quoted * 9}").dialect == "state"
    assert detect(f"SUBJ: CORK\n{quoted}").dialect == "military"


def test_lines_are_scored_until_no_other_dialect_can_reach_the_highest(other):
    """Scoring stops when no other dialect can reach the highest score."""
    looks = []
    other.shapes = (Shape("any", looks.append, 1, most=1),)
    assert _chosen("TAGS: PREL\n" * 3 + "WORDS\n" * 9) is STATE
    assert len(looks) == 2


@pytest.mark.parametrize(
    ("source", "dialect"),
    [
        ("Message Text\n", "nara"),
        ("1. SEE\n  Message Attributes  \n", "nara"),
        ("1. THE Message Text IS LOST.\n", "state"),
        ("1. SEE Message 4.\n", "state"),
        ("PAGE 01  OPORTO  00981\nORIGIN EUR-12\nR 140227Z SEP 76\nFM A\n", "nara"),
    ],
)
def test_a_title_of_the_archive_is_a_line_of_its_own(source, dialect):
    """A title of the archive counts only as a whole line, and the first line of a
    distribution only above the heading.
    """
    assert detect(source).dialect == dialect
    assert _chosen(source).name == dialect


def test_a_cable_that_no_dialect_holds_is_written_in_the_default_one():
    """A cable with elements of two dialects is written in the default dialect."""
    cable = Cable(
        archive=Archive(notice="X"),
        content=Content(series=Series(name="NAVADMIN", number="071")),
    )
    assert holding(cable) is STATE
    assert holding(attrs.evolve(cable, archive=None)) is MILITARY
    assert holding(Cable()) is STATE


def test_a_hint_decides_before_any_line(other):
    assert _chosen(_LINES, "other") is other
    assert _chosen("ORIGIN= LIMA\n", None) is other
    assert _chosen("ORIGIN= LIMA\n", "state") is STATE


def test_work_is_linear(other):
    """Each line is matched with each shape once, so that the work is linear (law 9)."""
    looks = []
    other.shapes = (Shape("any", looks.append, 1),)
    detect(_LINES * 100)
    assert len(looks) == 300


_STATE_THAT_QUOTES = (
    "R 141030Z FEB 74\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS LISBON 0417\n\nSUBJECT: CORK HARVEST\nREF: STATE 1234\n\n{}\n\nDOE\nBT\n"
)


@pytest.mark.parametrize(
    "body",
    [
        "1. THE NAVY SENT:\nSUBJ/PIERS//\nREF/A/DOC/OPNAV//",
        "1. WE LACK\nMARADMIN 123. PLEASE SEND.",
        "1. ASK ABOUT\nACTION EUR-25 AND SO ON.",
    ],
)
def test_a_telegram_that_quotes_a_message_is_no_message(body: str) -> None:
    """The reference number of a telegram outweighs the lines of a message that its text
    quotes.
    """
    reading = text.parse(_STATE_THAT_QUOTES.format(body))
    assert reading.dialect == "state"
    assert reading.cable.content.subject == "CORK HARVEST"
    assert reading.cable.content.signature == "DOE"


def test_words_of_a_distribution_within_a_message_are_no_page_head() -> None:
    """A line like a page head within a message is not one, because page heads are above
    the heading (nara.md 11).
    """
    source = (
        "R 031640Z MAR 05\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS //N04700//\n"
        "MSGID/GENADMIN/CNO//\nSUBJ/PIERS//\nRMKS/1. FORWARD TO\nACTION N4-05.//\nBT\n"
    )
    assert text.parse(source).dialect == "military"


def test_the_page_of_another_telegram_is_left_in_the_prose() -> None:
    """A page line with the number of another telegram is part of the prose."""
    source = _STATE_THAT_QUOTES.format("1. IN IT SEE PAGE 02 LIMA 01205 FOR MORE.")
    (paragraph,) = text.parse(source).cable.content.paragraphs
    assert "PAGE 02 LIMA 01205" in paragraph.text


def test_another_level_below_the_remarks_is_no_repetition() -> None:
    source = (
        "R 031640Z MAR 05\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS //N04700//\n"
        "MSGID/GENADMIN/CNO//\nSUBJ/PIERS//\nRMKS/1. OPEN.//\n"
        "CLASSIFICATION: {}//\nBT\n"
    )
    assert text.parse(source.format("UNCLASSIFIED")).layout.furniture
    reading = text.parse(source.format("SECRET"))
    assert not reading.layout.furniture
    assert "SECRET" in text.dumps(reading.cable)


_OPENING = {Zone.ADDRESS: Zone.OPENING, Zone.OPENING: Zone.OPENING}


@pytest.mark.parametrize("question", ["here", "confirm", "opens_text"])
def test_a_row_without_a_question_takes_clean_forms_in_all_its_zones(question):
    """A row without a question accepts clean forms in all its zones, and one with a
    question only in those it names.
    """
    lens = TagsLens()
    assert Row(lens, _OPENING).clean == _OPENING
    asking = {question: lambda *_: True}
    assert Row(lens, _OPENING, **asking).clean == {}
    clean = {Zone.OPENING: Zone.OPENING}
    assert Row(lens, _OPENING, clean=clean, **asking).clean == clean


def test_a_line_has_the_shape_that_the_lens_of_its_row_recognises():
    """A row recognises the same lines as its lens, directly if the lens has a plain
    pattern.
    """
    for lens, line in (
        *((ReferencesLens(), "REF: LIMA 12"), (TagsLens(), "TAGS: PREL")),
        (CAPTIONS, "SIPDIS"),
    ):
        row = Row(lens, _OPENING)
        found = row.shape(line)
        assert type(found) is type(lens.shape(line)) is not type(None)
        assert not row.shape("WORDS THAT NO LENS KNOWS")
    assert Row(CAPTIONS, _OPENING, shape=CAPTIONS.passing).shape("FOR LIMA")


def test_a_dialect_tries_the_rows_of_a_zone_by_the_letter_of_a_line():
    """A dialect tries the rows of a zone by the first letter of a line, and some only
    if the line ends in a digit.
    """
    rows = (Row(TagsLens(), _OPENING), Row(CAPTIONS, _OPENING), *STATE.rows)
    dialect = Dialect("toy", rows)
    for zone in Zone:
        for digit in (False, True):
            by_letter, by_any = dialect.table[zone][digit]
            expected = [
                row
                for row in rows
                if zone in row.zones and (digit or not row.lens.ends_in_digit)
            ]
            any_letter = [row for row in expected if not row.lens.initials]
            assert [row for *_, row in by_any] == any_letter
            for letter in "Tt7":
                tried = [row for *_, row in by_letter.get(letter, by_any)]
                assert tried == [
                    row
                    for row in expected
                    if not row.lens.initials or letter.upper() in row.lens.initials
                ]
    assert dialect.lenses[0] is dialect.writers[TagsLens.kinds[0]]


def test_clean_forms_are_found_by_zone_and_letter():
    """Clean forms are found by zone and letter, and one match gives the form, its
    groups and the zone below the line.
    """
    row = Row(ReferencesLens(), {Zone.ADDRESS: Zone.OPENING})
    forms = clean_forms((Row(TagsLens(), {Zone.OPENING: Zone.OPENING}), row))
    assert {zone for zone in Zone if forms[zone]} == {Zone.ADDRESS, Zone.OPENING}
    assert set(forms[Zone.ADDRESS]) == {"R"}
    found = forms[Zone.ADDRESS]["R"]
    match = found.match("REF: A. LIMA 12")
    line = found.lines[match.lastindex]
    assert (line.lens, line.zone, line.opens) == (row.lens, Zone.OPENING, False)
    assert match.groups()[line.groups] == ("A", "LIMA 12")
    assert found.match("REF: see above") is None
