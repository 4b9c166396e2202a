"""What is read in clean form is what the full reading gives: of every line, everywhere.

The full reading asks each line all questions; clean forms are a shorter way to the same
claims, furniture and findings.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat.testing import damaged, telegrams
from cableformat.text import parse, parsing
from cableformat.text.dialects import DIALECTS, STATE
from tests.benchmarks.telegrams import telegram
from tests.laws import TELEGRAMS
from tests.real.test_exactness import SOURCES, needs_corpus
from tests.ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a copy makes of one character, or of a line, of a telegram in ordinary spelling.
_SLIPS = st.sampled_from(
    (
        *"\t\n\x07\x0c .:/,01Aa¶",
        *("", "  ", "\n\n", "//", "(C)", "- ", "1. ", "](#)", "XMT ", "QUOTE"),
        *("BT", "TO ", " TO ", "INFO ", "FM ", " E.O. 12958", "ENTIRE TEXT", "REASON"),
        *("PAGE 02 LIMA 01205", "FOUO", "UNCLAS"),
    )
)


@contextmanager
def _in_full() -> Iterator[None]:
    place = parsing.place
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "place", partial(_without_clean, place))
        yield


def _without_clean(place: Any, *given: Any, clean: object) -> Any:
    assert clean is not None
    return place(*given)


def _view(source: str | bytes) -> tuple[Any, ...]:
    reading = parse(source)
    layout = reading.layout
    assert layout is not None
    claims = [(c.kind, c.value, c.spans, c.label) for c in layout.claims]
    found = reading.diagnostics, reading.coverage
    return reading.cable, claims, layout.furniture, *found


def _assert_agrees(source: str | bytes) -> None:
    clean = _view(source)
    with _in_full():
        assert clean == _view(source)


@given(st.one_of(telegrams(), damaged(), st.text(max_size=300)))
def test_the_clean_reading_of_a_telegram_is_the_full_one(source: str) -> None:
    _assert_agrees(source)


@given(
    st.integers(0, 1 << 20),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), _SLIPS), max_size=4),
)
def test_a_slip_in_a_clean_line_is_read_in_full(
    seed: int, slips: list[tuple[float, int, str]]
) -> None:
    """Clean forms read lines with slips exactly as reading in full does."""
    source = telegram(seed)
    for share, size, put in slips:
        place = int(share * len(source))
        source = source[:place] + put + source[place + size :]
    _assert_agrees(source)


@pytest.mark.full
@pytest.mark.parametrize("way", WAYS)
def test_each_way_in_which_copies_differ_is_read_alike(way: str) -> None:
    one, other = telegram(1), telegram(2)
    _assert_agrees(WAYS[way].damage(one, other))


def test_the_clean_reading_of_each_fixture_is_the_full_one() -> None:
    for path in TELEGRAMS:
        _assert_agrees(path.read_bytes())


@needs_corpus
@pytest.mark.full
def test_the_clean_reading_of_real_telegrams_is_the_full_one() -> None:
    for path in SOURCES:
        _assert_agrees(path.read_bytes())


def test_most_lines_of_a_clean_telegram_are_read_in_clean_form() -> None:
    """Clean forms need less than a third of the calls of reading in full."""
    counts = []
    for clean in (True, False):
        with _counted() as work:
            if clean:
                parse(telegram(1))
            else:
                with _in_full():
                    parse(telegram(1))
        counts.append(sum(work))
    assert counts[0] * 3 < counts[1]


@contextmanager
def _counted() -> Iterator[list[int]]:
    calls: list[int] = []
    place = parsing.place

    def counted(*given: Any, **named: Any) -> Any:
        placed = place(*given, **named)
        calls.append(placed.calls)
        return placed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "place", counted)
        yield calls


@pytest.mark.parametrize("name", DIALECTS)
def test_a_clean_form_begins_with_its_letters_and_names_no_group(name: str) -> None:
    """A form has its first letters and no named group, so that forms can be joined."""
    for by_letter in DIALECTS[name].clean.values():
        for letter, forms in by_letter.items():
            for line in forms.lines.values():
                assert letter in line.form.letters
                assert "(?P<" not in line.form.pattern


def test_a_clean_form_leads_where_its_row_does() -> None:
    for row in STATE.rows:
        assert dict(row.clean).items() <= dict(row.zones).items()
