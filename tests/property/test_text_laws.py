"""Laws 1, 2, 4, 6 and 10 for telegram text (laws.md)."""

from __future__ import annotations

import io
import pickle
from collections import Counter
from typing import Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from cableformat import text
from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.testing import cables, damaged, telegrams
from cableformat.text.kinds import Kind, slot_of
from tests.laws import drawn, rebuilt

#: Surrogates are among the characters.
_SOURCES = st.one_of(st.text(st.characters()), st.binary(), telegrams(), damaged())


@given(_SOURCES)
def test_every_source_has_a_reading_and_comes_back_exactly(source: str | bytes) -> None:
    """Every source has a reading, and its layout is the source (laws 1, 2)."""
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    assert type(text.dumps(reading.cable, layout=reading.layout)) is type(source)


@given(telegrams(), st.sampled_from(["utf-8", "cp1252", "utf-16", "latin-1"]))
def test_bytes_of_any_encoding_come_back(source: str, encoding: str) -> None:
    """The bytes that were read are written again (law 2)."""
    data = source.encode(encoding, "replace")
    reading = text.parse(data)
    assert text.dumps(reading.cable, layout=reading.layout) == data


@given(_SOURCES)
def test_every_value_read_is_constructible(source: str | bytes) -> None:
    """Law 7: constructors accept every value that a lens builds unchecked."""
    cable = text.parse(source).cable
    assert rebuilt(cable) == cable


@given(_SOURCES)
def test_reading_is_a_function_of_its_source(source: str | bytes) -> None:
    """The same source and hints give the same reading, diagnostics included."""
    first, second = text.parse(source), text.parse(source)
    assert first.cable == second.cable
    assert first.diagnostics == second.diagnostics


@given(_SOURCES)
def test_every_finding_lies_inside_its_source(source: str | bytes) -> None:
    """Spans are places of the source, in order, with line and column from 1."""
    reading = text.parse(source)
    size = len(reading.layout.text)
    for finding in reading.diagnostics:
        start, end = finding.span
        assert 0 <= start <= end <= size
        assert finding.line >= 1
        assert finding.column >= 1
    assert list(reading.diagnostics) == sorted(
        reading.diagnostics, key=lambda finding: finding.span
    )


@given(_SOURCES)
@example(
    "R 051400Z SEP 74\nFM SECSTATE WASHDC\nTO AMEMBASSY LISBON\nBT\n"
    "UNCLAS STATE 001437\n\nTHE FOLLOWING WAS SENT TO ALL POSTS:\nQUOTE\n"
    "UNCLAS STATE 001437\nOTTERS ARE BACK AT THE WEIR.\n\nSUBJECT: OTTERS\n\n"
    "1. THE MILLS ASK FOR SPOONS.\nUNQUOTE\n"
)
def test_spans_ascend_and_are_disjoint(source: str | bytes) -> None:
    """The layout's spans are disjoint, and no visible word lies outside all of them.

    An element that furniture interrupts has several: an edit takes it out of none.
    """
    reading = text.parse(source)
    layout = reading.layout
    spans = sorted(span for claim in layout.claims for span in claim.spans)
    spans = sorted([*spans, *(piece.span for piece in layout.furniture)])
    position = 0
    for start, end in spans:
        assert position <= start < end
        gap = layout.text[position:start]
        assert not any(ch.isalnum() for ch in gap), gap
        position = end
    assert not any(ch.isalnum() for ch in layout.text[position:])


@given(_SOURCES)
def test_every_value_of_the_cable_has_its_claim(source: str | bytes) -> None:
    """The claims of each slot hold the cable's values in their order."""
    reading = text.parse(source)
    claimed: dict[Any, list[Any]] = {}
    for claim in reading.layout.claims:
        if not claim.label:
            slot = slot_of(claim.kind, claim.value)
            claimed.setdefault(slot[0], []).append(claim.value)
    for kind in Kind:
        values = list(kind.items(reading.cable))
        if kind.stray:  # the section's constructor anchors and orders them
            assert len(claimed.get(kind, [])) == len(values)
        else:
            assert claimed.get(kind, []) == values, kind


@given(_SOURCES)
def test_coverage_sums_to_one(source: str | bytes) -> None:
    """Each of the four shares lies between 0 and 1, and they sum to 1."""
    shares = text.parse(source).coverage
    each = (shares.structured, shares.prose, shares.furniture, shares.unrecognised)
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in each), each
    assert sum(each) == pytest.approx(1)


@given(cables())
def test_canonical_text_reads_back_or_is_refused_with_a_code(cable: object) -> None:
    """Canonical text reads back as the cable and is a fixed point (laws 4, 6)."""
    try:
        written = text.dumps(cable)  # type: ignore[arg-type]
    except CableEncodeError as error:
        event(f"refused: {error.code} {error.path}")
        assert error.code == "text.not-readable-back"
        assert error.path is not None
        return
    event("accepted")
    assert text.parse(written).cable == cable
    assert text.dumps(text.parse(written).cable) == written


@pytest.mark.full
def test_few_readable_cables_have_no_canonical_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Law 4: at most 5 % of readable cables are refused; the share is printed."""
    shares: Counter[str] = Counter()
    for cable in drawn(cables(), 1000):
        try:
            text.dumps(cable)
            shares["accepted"] += 1
        except CableEncodeError:
            shares["refused"] += 1
    with capsys.disabled():
        print(f"\nreadable cables, of {shares.total()}: {dict(shares)}")
    assert shares["refused"] <= 0.05 * shares.total()


@given(cables(readable=False))
def test_any_cable_reads_back_or_is_refused_with_a_code(cable: object) -> None:
    """The text of any constructed cable reads back, or is refused (laws 4, 6)."""
    try:
        written = text.dumps(cable)  # type: ignore[arg-type]
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"
        return
    assert text.parse(written).cable == cable


@given(telegrams())
def test_canonical_writing_of_what_was_read_is_idempotent(source: str) -> None:
    """Canonical text of a reading is a fixed point, in any dress."""
    cable = text.parse(source).cable
    try:
        once = text.dumps(cable)
    except CableEncodeError:
        return
    assert text.dumps(text.parse(once).cable) == once


@given(telegrams())
def test_a_layout_and_a_reading_survive_pickling(source: str) -> None:
    """A pickled reading is equal and can be written by another process."""
    reading = pickle.loads(pickle.dumps(text.parse(source)))
    assert text.dumps(reading.cable, layout=reading.layout) == source


@given(telegrams())
def test_files_hold_what_strings_hold(source: str) -> None:
    """`load` and `dump` are `loads` and `dumps` over a binary file."""
    data = source.encode()
    reading = text.parse(data)
    file = io.BytesIO()
    text.dump(reading.cable, file, layout=reading.layout)
    assert file.getvalue() == data
    assert text.load(io.BytesIO(data)) == reading.cable


def test_over_the_cap_every_verb_refuses_with_a_code() -> None:
    """One byte over 16 MiB is refused, in bytes and in text (laws.md 15)."""
    cap = 16 * 1024 * 1024
    for source in (b"A" * (cap + 1), "A" * (cap + 1), "é" * (cap // 2 + 1)):
        with pytest.raises(CableDecodeError) as caught:
            text.parse(source)
        assert caught.value.code == "input.too-large"
    assert text.parse("A" * cap).cable.heading is not None


@pytest.mark.parametrize("wrong", [None, 7, {"FM": "X"}, ["FM X"]])
def test_wrong_types_are_type_errors(wrong: object) -> None:
    """A source that is no `str` or `bytes`, or a wrong cable, is a `TypeError`."""
    with pytest.raises(TypeError):
        text.parse(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        text.dumps(wrong)  # type: ignore[arg-type]
