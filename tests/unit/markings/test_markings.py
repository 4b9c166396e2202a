"""Levels, portion markings, declassification (content.md 1.4, 1.9, 3.1)."""

from __future__ import annotations

import pytest

from cableformat import markings
from cableformat.errors import CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationExemption,
    DeclassificationSchedule,
    Level,
    PortionMarking,
)


def test_the_order_is_that_of_the_source() -> None:
    """Levels are ordered U < FOUO < CUI < SBU < LOU < R < C < S < TS."""
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
        (
            PortionMarking(level=Level.SECRET, controls=("NF", "XD"), entire_text=True),
            "(S/NF/XD - ENTIRE TEXT)",
        ),
        (PortionMarking(level=Level.TOP_SECRET, owners=("NATO",)), "(//CTS)"),
        (
            PortionMarking(level=Level.SECRET, owners=("NATO",), controls=("ATOMAL",)),
            "(//NS/ATOMAL)",
        ),
        (PortionMarking(level=Level.SBU, owners=("NATO",)), "(//NATO SBU)"),
        (PortionMarking(level=Level.SECRET, owners=("GBR",)), "(//GBR S)"),
        (
            PortionMarking(level=Level.SECRET, owners=("NATO", "USA")),
            "(//JOINT S NATO USA)",
        ),
        (
            PortionMarking(level=Level.CONFIDENTIAL, owners=("GBR", "USA")),
            "(//JOINT C GBR USA)",
        ),
    ],
)
def test_a_marking_has_one_canonical_spelling(
    marking: PortionMarking, printed: str
) -> None:
    """The canonical spelling has State's single slash, and reads back."""
    assert str(marking) == printed
    assert PortionMarking.from_text(printed) == marking


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("(s/nf)", "(S/NF)"),
        ("( S//NF )", "(S/NF)"),
        ("(SNF)", "(S/NF)"),
        ("(S-NF-)", "(S/NF)"),
        ("(S/ ,NF, /XD)", "(S/NF/XD)"),
        ("(U/LOU)", "(LOU)"),
        ("(u/lou/nf)", "(LOU/NF)"),
        ("(U//NF//LOU)", "(U/NF/LOU)"),
        ("(U)", "(U)"),
        ("(C/LOU)", "(C/LOU)"),
        ("(c - entire text.)", "(C - ENTIRE TEXT)"),
        ("(//nato s/nf)", "(//NS/NF)"),
        ("(// gbr s)", "(//GBR S)"),
        ("(//un r)", "(//UN R)"),
        ("(//joint s gbr)", "(//GBR S)"),
        ("(s nf)", "(S/NF)"),
        ("(SBU NOFORN)", "(SBU/NOFORN)"),
        ("(C,NF)", "(C/NF)"),
        ("(C, NF/XD)", "(C/NF/XD)"),
        ("(SNOFORN)", "(S/NOFORN)"),
        ("(S/-)", "(S)"),
        ("(C.)", "(C)"),
        ("(//joint s gbr usa)", "(//JOINT S GBR USA)"),
    ],
)
def test_a_marking_is_read_in_any_spelling(printed: str, canonical: str) -> None:
    """Any spelling is read: (U/LOU), for one, is the level LOU (content.md 1.9)."""
    assert str(PortionMarking.from_text(printed)) == canonical


@pytest.mark.parametrize(
    "make",
    [
        lambda date: DeclassificationDate(date=date),
        lambda date: DeclassificationSchedule(code="GDS", date=date),
        lambda date: DeclassificationExemption(codes=("25X1",), date=date),
    ],
    ids=["Date", "Schedule", "Exemption"],
)
@pytest.mark.parametrize("date", ["2018-02-30", "2023-02-29"])
def test_a_declassification_date_is_in_the_calendar(make, date, request) -> None:
    """A date that is not in the calendar is refused: it would read back as text."""
    with pytest.raises(CableValueError) as caught:
        make(date)
    name = request.node.callspec.id.rpartition("-")[2]
    field = f"Declassification{name}.date"
    assert caught.value.code == "model.no-such-day"
    assert caught.value.field == field
    assert str(caught.value).startswith(
        f"{field}: expected a day of the calendar; found {date!r}"
    )
    assert make("2024-02-29").date == "2024-02-29"


@pytest.mark.parametrize("date", ["2018-2-3", "18-02-03", "20180203", "2018-02-03\n"])
def test_a_declassification_date_is_iso_8601(date: str) -> None:
    """A date other than of four, two and two digits is refused."""
    with pytest.raises(CableValueError) as caught:
        DeclassificationDate(date=date)
    assert caught.value.code == "model.pattern"


@pytest.mark.parametrize("text", ["", "C", "(C", "(X)", "(C) ", "(C)\n", "(\u017f)"])
def test_what_shows_no_marking_is_refused(text: str) -> None:
    """Text that is more or less than a level and controls in brackets is refused."""
    with pytest.raises(CableValueError) as caught:
        PortionMarking.from_text(text)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "PortionMarking"
    assert str(caught.value).startswith(
        f"PortionMarking: expected one such as (S/NF); found {text!r}"
    )


def test_a_control_that_is_none_is_refused() -> None:
    """A control that does not begin with a letter is refused."""
    with pytest.raises(CableValueError) as caught:
        PortionMarking.from_text("(C/1X)")
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "PortionMarking.controls"


def test_the_room_loads_what_is_asked_for() -> None:
    """`cableformat.markings` lists and loads its names, and refuses any other."""
    assert set(markings.__all__) <= set(dir(markings))
    assert dir(markings) == sorted(dir(markings))
    for name in markings.__all__:
        assert getattr(markings, name) is not None
    with pytest.raises(AttributeError) as caught:
        markings.ZAP  # noqa: B018
    assert str(caught.value) == ("module 'cableformat.markings' has no attribute 'ZAP'")
