"""Levels, portion markings, declassification (content.md 1.4, 1.9, 3.1)."""

from __future__ import annotations

import pytest

from cableformat.errors import CableValueError
from cableformat.markings import DeclassificationDate, Level, PortionMarking


def test_the_order_is_that_of_the_source() -> None:
    """U < FOUO < CUI < SBU < LOU < R < C < S < TS."""
    assert [level.value for level in sorted(Level)] == [
        "U",
        "FOUO",
        "CUI",
        "SBU",
        "LOU",
        "R",
        "C",
        "S",
        "TS",
    ]


@pytest.mark.parametrize(
    ("marking", "printed"),
    [
        (PortionMarking(level=Level.CONFIDENTIAL), "(C)"),
        (PortionMarking(level=Level.SECRET, controls=("NF",)), "(S/NF)"),
        (
            PortionMarking(level=Level.CONFIDENTIAL, entire_text=True),
            "(C - ENTIRE TEXT)",
        ),
        (
            PortionMarking(level=Level.SECRET, controls=("REL TO USA, GBR",)),
            "(S/REL TO USA, GBR)",
        ),
    ],
)
def test_a_marking_has_one_canonical_spelling(
    marking: PortionMarking, printed: str
) -> None:
    """The separator is State's single slash."""
    assert str(marking) == printed


@pytest.mark.parametrize("date", ["2018-02-30", "2023-02-29"])
def test_a_declassification_date_is_in_the_calendar(date: str) -> None:
    """A date that is none would read back as text."""
    with pytest.raises(CableValueError) as caught:
        DeclassificationDate(date=date)
    assert caught.value.code == "model.no-such-day"


@pytest.mark.parametrize("date", ["2018-2-3", "18-02-03", "20180203", "2018-02-03\n"])
def test_a_declassification_date_is_iso_8601(date: str) -> None:
    """Four, two and two digits, and nothing behind them."""
    with pytest.raises(CableValueError) as caught:
        DeclassificationDate(date=date)
    assert caught.value.code == "model.pattern"


@pytest.mark.parametrize("text", ["", "C", "(C", "(X)", "(C) ", "(C/1X)", "(C)\n"])
def test_what_shows_no_marking_is_refused(text: str) -> None:
    """Brackets, a level and controls in full, and nothing else."""
    with pytest.raises(CableValueError) as caught:
        PortionMarking.from_text(text)
    assert caught.value.code == "model.pattern"
