"""Dresses leave the cable equal: metamorphic laws of style rule 35."""

from __future__ import annotations

import textwrap

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat import text
from cableformat.model import Cable, Ending
from cableformat.testing import Dress, dresses
from cableformat.testing._dress import clean_telegrams
from tests.benchmarks.telegrams import telegram


@given(clean_telegrams(), dresses())
def test_a_dress_leaves_the_cable_equal(clean: str, dress: Dress) -> None:
    """Blanks, margins, Markdown, page lines and labels do not change the cable."""
    assert text.parse(dress.put_on(clean)).cable == text.parse(clean).cable


@given(st.integers(0, 10_000), st.integers(40, 120))
def test_wrapping_leaves_the_flow_of_paragraphs_equal(seed: int, width: int) -> None:
    """Paragraphs wrapped at any width are equal by `flow`."""
    clean = telegram(seed)
    head, body = clean.split("\n\n1. ", 1)
    paragraphs = ("1. " + body).split("\n\n")
    rewrapped = [
        textwrap.fill(" ".join(p.split()), width) if p[0].isdigit() else p
        for p in paragraphs
    ]
    before = text.parse(clean).cable.content
    after = text.parse(head + "\n\n" + "\n\n".join(rewrapped)).cable.content
    assert before is not None
    assert after is not None
    assert [p.flow() for p in after.paragraphs] == [p.flow() for p in before.paragraphs]
    assert attrs.evolve(after, paragraphs=()) == attrs.evolve(before, paragraphs=())


@given(st.integers(0, 10_000))
def test_the_ending_changes_the_transmission_only(seed: int) -> None:
    """BT, #nnnn and NNNN are the transmission's; without them the rest is equal."""
    clean = telegram(seed)
    body, ending = clean.rsplit("\nBT\n", 1)
    with_ending, without = text.parse(clean).cable, text.parse(body + "\n").cable
    assert with_ending.heading == without.heading
    assert with_ending.content == without.content
    assert with_ending.transmission is not None
    number = ending.split("\n")[0].removeprefix("#")
    expected = Ending(validation_number=number, end_of_message="NNNN")
    assert with_ending.transmission.ending == expected
    assert without.transmission == attrs.evolve(with_ending.transmission, ending=None)


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_lost_first_lines_leave_the_rest_equal(seed: int, lost: int) -> None:
    """A telegram without its first lines reads the same below them."""
    lines = telegram(seed).split("\n")
    whole, rest = (
        text.parse("\n".join(lines)).cable,
        text.parse("\n".join(lines[lost:])),
    )
    assert rest.cable.content == whole.content
    assert whole.heading is not None
    kept = rest.cable.heading
    assert kept is not None
    assert kept.info_addressees == whole.heading.info_addressees
    assert kept.action_addressees == whole.heading.action_addressees
    assert not kept.strays
    if lost <= 4:
        assert kept == whole.heading
    if lost == 4:
        assert (
            rest.cable.transmission
            == Cable(
                transmission=attrs.evolve(
                    whole.transmission,
                    identifications=(),
                    routing_line=None,
                    calling_station=None,
                    security_warning=None,
                    operating_signals=(),
                )
            ).transmission
        )


@pytest.mark.parametrize("doubled", ["SIPDIS", "TAGS: ", "REF: A. "])
def test_doubled_blocks_make_the_cable_differ(doubled: str) -> None:
    """A telegram with a block twice has another cable than with the block once."""
    clean = telegram(7)
    line = next(line for line in clean.split("\n") if line.startswith(doubled))
    twice = clean.replace(f"{line}\n", f"{line}\n\n{line}\n", 1)
    once = text.parse(clean).cable.content
    again = text.parse(twice).cable.content
    assert once != again


@given(st.integers(0, 10_000))
def test_heading_and_content_are_read_apart_as_together(seed: int) -> None:
    """Each half of a telegram reads as it does in the whole."""
    clean = telegram(seed)
    heading, content = clean.split("\nBT\n", 1)
    whole = text.parse(clean).cable
    assert text.parse(heading).cable.heading == whole.heading
    assert text.parse(heading).cable.content is None
    assert text.parse(content).cable.content == whole.content
    assert text.parse(content).cable.heading is None


#: Words of remarks that begin like lines around them (military.md 6).
_LIKE_SETS = (
    "POC/NEAREST REF/B/ SUBJ/X EXER/ AND/OR UNCLASSIFIED UNCLAS SECRET "
    "CLASSIFICATION: PIERS OPEN CORK,"
)


@given(
    st.lists(st.sampled_from(_LIKE_SETS.split()), min_size=1, max_size=30),
    st.integers(8, 60),
)
def test_wrapping_leaves_the_flow_of_remarks_equal(
    words: list[str], width: int
) -> None:
    """No word of a message's remarks becomes an element where its line begins."""
    said = " ".join(["1. THE", *words, "CORK"])
    head = "FM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\nSUBJ/PIERS//\n"
    wrapped = textwrap.fill(said, width, break_long_words=False, break_on_hyphens=False)
    content = text.parse(f"{head}RMKS/{wrapped}//\nBT\n").cable.content
    assert content is not None
    assert [f"1. {p.flow()}" for p in content.paragraphs] == [said]
