"""Dialects: found by name, and by what a telegram shows."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.errors import CableValueError
from cableformat.text.dialects import (
    DEFAULT,
    DIALECTS,
    MILITARY,
    STATE,
    Dialect,
    Reason,
    Shape,
    choose,
    detect,
    named,
)
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
    """Its scores are for who asks for them."""
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
    """A telegram of the Department may quote messages of the services."""
    quoted = (
        "NAVADMIN 071/05\nMSGID/GENADMIN/CNO//\nSUBJ/CORK//\nRMKS/1. IT FLOATS.//\n"
    )
    assert detect(quoted).scores == _scores(military=4)
    assert detect(quoted * 9).scores == _scores(military=4)
    labels = "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: CORK\n"
    assert detect(f"{labels}\n1. QUOTE\n{quoted * 9}").dialect == "state"
    assert detect(f"SUBJ: CORK\n{quoted}").dialect == "military"


def test_a_hint_decides_before_any_line(other):
    assert _chosen(_LINES, "other") is other
    assert _chosen("ORIGIN= LIMA\n", None) is other
    assert _chosen("ORIGIN= LIMA\n", "state") is STATE


def test_work_is_linear(other):
    """Law 9: each line meets each shape once."""
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
    """The number of a post on the classification line outweighs what a text quotes."""
    reading = text.parse(_STATE_THAT_QUOTES.format(body))
    assert reading.dialect == "state"
    assert reading.cable.content.subject == "CORK HARVEST"
    assert reading.cable.content.signature == "DOE"


def test_words_of_a_distribution_within_a_message_are_no_page_head() -> None:
    """A page head stands above the heading (nara.md 11)."""
    source = (
        "R 031640Z MAR 05\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS //N04700//\n"
        "MSGID/GENADMIN/CNO//\nSUBJ/PIERS//\nRMKS/1. FORWARD TO\nACTION N4-05.//\nBT\n"
    )
    assert text.parse(source).dialect == "military"


def test_the_page_of_another_telegram_is_left_in_the_prose() -> None:
    """A page line shows the number of its own telegram."""
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
