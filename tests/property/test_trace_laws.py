"""What a trace says of a telegram is what its layout says, line by line."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat import text
from cableformat.testing import damaged, telegrams
from cableformat.text import Cause, Role
from cableformat.text.dialects import STATE
from cableformat.text.lenses.content.quotations import quotations
from cableformat.text.lines.line import LINE_END, Lines
from cableformat.text.passes.blocks import place
from cableformat.text.passes.landmarks import landmarks
from cableformat.text.passes.trials import Trials
from tests.laws import TELEGRAMS

if TYPE_CHECKING:
    from cableformat.text import Layout
    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.lens import Block

_SOURCES = st.one_of(telegrams(), damaged(), st.text(max_size=300))
_FIXTURES = [path.read_bytes() for path in TELEGRAMS]


@given(_SOURCES)
def test_every_line_that_is_not_blank_is_traced_once(source: str) -> None:
    """Lines are in order, each with its number and its words."""
    lines = LINE_END.split(source.removeprefix("\ufeff"))
    printed = [(n, line.strip(" \t")) for n, line in enumerate(lines, 1)]
    traced = text.trace(source)
    assert [(line.number, line.text) for line in traced] == [
        (number, line) for number, line in printed if line
    ]
    assert all(source[slice(*line.span)] == line.text for line in traced)
    assert all(line.taken for line in traced)


@given(_SOURCES)
def test_a_trace_agrees_with_the_layout(source: str) -> None:
    _assert_agrees(source)


@pytest.mark.full
def test_the_trace_of_a_fixture_agrees_with_its_layout() -> None:
    for source in _FIXTURES:
        _assert_agrees(source)


@given(_SOURCES)
def test_rows_that_note_what_they_are_asked_change_nothing(source: str) -> None:
    """A traced reading has the blocks and the work of one that is not traced."""
    assert _blocks(source, STATE) == _blocks(source, Trials(STATE).dialect)


@given(_SOURCES)
def test_a_zone_goes_on_where_the_one_above_left_it(source: str) -> None:
    """Each zone begins where the one above ended, so no line is traced twice."""
    zone = "procedure"
    for line in text.trace(source):
        assert line.zone == zone
        zone = line.zone_below
        assert len(set(line.taken)) == len(line.taken)
        assert len(set(line.refused)) == len(line.refused)


def _assert_agrees(source: str | bytes) -> None:
    layout = text.parse(source).layout
    assert layout is not None
    spans, quoted = _spans(layout), _quoted(layout)
    for line in text.trace(source):
        start, end = line.span
        there = {
            name
            for name, pieces in spans.items()
            if any(a < end and start < b for a, b in pieces)
        }
        told = {taken.name for taken in line.taken if taken.role is not Role.LABEL}
        if told == {"residue"}:
            told = set()
        assert told == there, line
        if any(refused.cause is Cause.SET_APART for refused in line.refused):
            # No other line is kept from the rows that know it by its looks.
            apart = {taken.role for taken in line.taken} & {Role.FURNITURE, Role.STRAY}
            assert apart or any(start <= at < end for at in quoted), line


def _quoted(layout: Layout) -> list[int]:
    """Where the lines of quotations begin."""
    lines = list(Lines(layout.text))
    quotes = quotations(layout.text, lines)
    if quotes is None:
        return []
    return [line.start for line in lines if quotes.around(line) is not None]


def _spans(layout: Layout) -> dict[str, list[tuple[int, int]]]:
    """The spans of each element by its path, and of furniture by its name."""
    spans = defaultdict(list)
    counts: Counter[str] = Counter()
    for claim in layout.claims:
        if claim.label and claim.kind.names:
            continue
        path = claim.kind.path()
        if claim.kind.many:
            counts[path] += 1
            path = f"{path}/{counts[path] - 1}"
        spans[path] += claim.spans
    for piece in layout.furniture:
        spans[piece.pattern.value].append(piece.span)
    return spans


def _blocks(source: str, dialect: Dialect) -> tuple[object, ...]:
    marks = landmarks(source, Lines(source), dialect)
    taken: list[Block] = []
    placed = place(marks, dialect, taken.append)
    blocks = [
        (block.lens, block.kinds, block.zone, block.heading, block.spans())
        for block in taken
    ]
    return blocks, placed.furniture, placed.fused, placed.calls, placed.characters
