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
from cableformat.testing import Dress, Edit, damaged, dresses, telegrams
from cableformat.text import Layout, Scope
from cableformat.text.lenses.furniture import Pattern
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


#: A telegram in which every item of a list has a line of its own.
_LISTS = (
    "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nAMEMBASSY ROME\nAMEMBASSY QUITO\n"
    "INFO AMEMBASSY PARIS\nUSMISSION USNATO\nAMEMBASSY TUNIS\nBT\n"
    "S E C R E T LIMA 000123\n\nTAGS: PREL\nPGOV\nECON\nSUBJECT: A BRIDGE\n"
    "REF: A. STATE 12\n     B. QUITO 7\n     C. TUNIS 9\n\n1. (S) One.\n"
)
_FIELDS = (
    ("heading", "action_addressees"),
    ("heading", "info_addressees"),
    ("content", "tags"),
    ("content", "references"),
)


@st.composite
def _removed_beside_page_lines(draw: st.DrawFn) -> tuple[str, Cable]:
    """A source with page lines within its lists, and its cable with less in a list."""
    dress: Dress = attrs.evolve(draw(dresses()), page_lines=draw(st.integers(1, 2)))
    source = dress.put_on(_LISTS)
    cable = text.parse(source).cable
    section, field = draw(st.sampled_from(_FIELDS))
    part = getattr(cable, section)
    stays = draw(st.lists(st.booleans(), min_size=3, max_size=3))
    items = zip(getattr(part, field), stays, strict=True)
    left = tuple(item for item, kept in items if kept)
    part = attrs.evolve(part, **{field: left})
    return source, attrs.evolve(cable, **{section: part})


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


_OF_PAGES = (
    Pattern.PAGE_LINE,
    Pattern.OLD_PAGE_LINE,
    Pattern.STATION_PAGE_LINE,
    Pattern.CLASSIFICATION,
)
_ANY_WORD = re.compile(r"[^\W_]+")


def _words(cable: Cable) -> set[str]:
    """The words of all strings, in capitals."""
    return set(_ANY_WORD.findall(" ".join(strings(cable)).upper()))


def _staying(cable: Cable, layout: Layout) -> Counter[str]:
    """The lines at page breaks that repeat nothing that an edit changed."""
    old, new = layout.base.content, cable.content
    if old is None or new is None or layout.base.transmission != cable.transmission:
        return Counter()
    if old.classification_line != new.classification_line:
        return Counter()
    gone = _words(layout.base) - _words(cable)
    return Counter(
        piece.text
        for piece in layout.furniture
        if piece.pattern in _OF_PAGES
        and not gone.intersection(_ANY_WORD.findall(piece.text.upper()))
    )


@given(
    st.one_of(
        _removed_beside_page_lines(),
        _edited().map(lambda case: (case[0], case[1].cable)),
    )
)
def test_page_lines_that_repeat_no_changed_element_stay(
    case: tuple[str, Cable],
) -> None:
    """Law 5: within a list too, until a whole section has to be rewritten."""
    source, cable = case
    layout = text.parse(source).layout
    try:
        written = text.write(cable, layout=layout)
    except CableEncodeError:
        return
    if written.scope in (Scope.ELEMENT, Scope.LIST):
        left = Counter(
            piece.text for piece in text.parse(written.text).layout.furniture
        )
        assert not _staying(cable, layout) - left


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
