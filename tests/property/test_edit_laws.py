"""Laws 5 and 10: edits keep what did not change, and leave nothing of what did."""

from __future__ import annotations

import re
from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.model import Cable, Originator
from cableformat.model.plain_data import strings
from cableformat.testing import Edit, damaged, telegrams
from cableformat.text import Scope
from tests.laws import (
    PRINTED,
    drawn,
    element_bytes,
    made_edits,
    unchanged,
)

_WORD = re.compile(r"[^\W_]{5,}")


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, Edit]:
    """A source in some dress, damaged or not, and an edit of its cable."""
    source = draw(st.one_of(telegrams(), damaged()))
    return source, draw(made_edits(text.parse(source).cable))


@given(_edited())
def test_an_edited_cable_is_written_or_refused_with_a_code(
    case: tuple[str, Edit],
) -> None:
    """An edited cable that is written reads back as itself (law 5)."""
    source, edit = case
    try:
        out = text.dumps(edit.cable, layout=text.parse(source).layout)
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"
        return
    assert text.parse(out).cable == edit.cable


@given(_edited())
def test_elements_that_did_not_change_keep_their_bytes(case: tuple[str, Edit]) -> None:
    """At element scope all unchanged elements keep their bytes (law 5)."""
    source, edit = case
    layout = text.parse(source).layout
    try:
        written = text.write(edit.cable, layout=layout)
    except CableEncodeError:
        return
    if written.scope is Scope.ELEMENT:
        missing = unchanged(edit.cable, layout) - element_bytes(
            text.parse(written.text).layout
        )
        assert not missing


@given(_edited())
def test_nothing_of_what_was_removed_is_left(case: tuple[str, Edit]) -> None:
    """No word that only the old values had is in the written text (law 10)."""
    source, edit = case
    layout = text.parse(source).layout
    try:
        out = text.dumps(edit.cable, layout=layout)
    except CableEncodeError:
        return
    assert isinstance(out, str)
    old = {word for value in strings(layout.base) for word in _WORD.findall(value)}
    new = {word for value in strings(edit.cable) for word in _WORD.findall(value)}
    written = set(_WORD.findall(out))
    assert not {word for word in old - new - PRINTED if word in written}


@given(telegrams(), telegrams())
def test_a_layout_of_another_telegram_is_never_stale(one: str, other: str) -> None:
    """A cable written with a foreign layout reads back, or is refused."""
    cable, layout = text.parse(one).cable, text.parse(other).layout
    try:
        out = text.dumps(cable, layout=layout)
    except CableEncodeError:
        return
    assert text.parse(out).cable == cable


@pytest.mark.full
def test_most_edits_are_written_at_element_scope(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At most 5 % of edits need more than element scope, at most 5 % are refused.

    The shares are printed; the draws are the same in every run.
    """
    shares: Counter[str] = Counter()
    for source, edit in drawn(_edited(), 1000):
        layout = text.parse(source).layout
        try:
            shares[text.write(edit.cable, layout=layout).scope.value] += 1
        except CableEncodeError:
            shares["refused"] += 1
    total = shares.total()
    with capsys.disabled():
        told = ", ".join(f"{k} {v / total:.1%}" for k, v in shares.most_common())
        print(f"\nedits by scope, of {total}: {told}")
    wider = shares["list"] + shares["section"] + shares["whole"]
    assert wider <= 0.05 * total
    assert shares["refused"] <= 0.05 * total


_SOURCE = (
    "FM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC 0042\nBT\n"
    "S E C R E T LIMA 000123\n\nSUBJECT: A BRIDGE\n\n1. (S) One.\n"
    "LIMA 00000123  002 OF 002\nMore.\n\nDOE\nSECRET\n"
)


@pytest.mark.parametrize(
    ("level", "closing"),
    [
        ("UNCLASSIFIED", "UNCLAS"),
        ("CONFIDENTIAL", "CONFIDENTIAL"),
        ("LIMITED_OFFICIAL_USE", "LIMITED OFFICIAL USE"),
        ("SBU", "SBU"),
        ("RESTRICTED", "RESTRICTED"),
    ],
)
def test_furniture_that_repeats_the_classification_changes_with_it(
    level: str, closing: str
) -> None:
    """The closing classification line shows the new level (law 10)."""
    reading = text.parse(_SOURCE)
    content = reading.cable.content
    assert content is not None
    assert content.classification_line is not None
    new_level = type(content.classification_line.level)[level]
    line = attrs.evolve(content.classification_line, level=new_level)
    edited = attrs.evolve(
        reading.cable, content=attrs.evolve(content, classification_line=line)
    )
    out = text.dumps(edited, layout=reading.layout)
    assert isinstance(out, str)
    assert out.endswith(f"DOE\n{closing}\n")
    assert "SECRET" not in out


def test_page_lines_follow_the_reference_number() -> None:
    """A page line shows the new number, or is gone if there is none (law 10)."""
    reading = text.parse(_SOURCE)
    content = reading.cable.content
    assert content is not None
    line = content.classification_line
    assert line is not None
    assert line.reference_number is not None
    number = attrs.evolve(line.reference_number, serial="000456")
    for new, expected in ((number, "\nLIMA 00000456  002 OF 002\n"), (None, None)):
        edited = attrs.evolve(
            reading.cable,
            content=attrs.evolve(
                content, classification_line=attrs.evolve(line, reference_number=new)
            ),
        )
        out = text.dumps(edited, layout=reading.layout)
        assert isinstance(out, str)
        assert "123" not in out
        assert expected is None or expected in out


def test_page_lines_go_with_the_last_value_that_names_their_post() -> None:
    """A page line goes with the last value that names its post (law 10)."""
    source = "FM AMEMBASSY LIMA\nBT\n1. One.\nLIMA 00000123  002 OF 002\nMore.\n"
    reading = text.parse(source)
    out = text.dumps(Cable(content=reading.cable.content), layout=reading.layout)
    assert out == "BT\n1. One.\nMore.\n"


def test_an_edit_in_an_encoding_without_the_character_is_refused() -> None:
    """The bytes that stay keep their encoding; a character it lacks is refused."""
    reading = text.parse("FM AMEMBASSY SÃO TOMÉ\n".encode("cp1252"))
    heading = attrs.evolve(
        reading.cable.heading, originator=Originator(designator="AMEMBASSY ŽDÁR, 漢字")
    )
    with pytest.raises(CableEncodeError) as caught:
        text.dumps(Cable(heading=heading), layout=reading.layout)
    assert caught.value.code == "text.unencodable"
