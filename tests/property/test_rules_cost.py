"""Law 9 for rules: work grows linearly with hostile input, counted, never timed."""

from __future__ import annotations

import pytest

import cableformat
from cableformat import text
from cableformat.rules import broken
from tests.property.growth import COUNT, doubles

HEADING = "R 151122Z SEP 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
LINE = "BT\nC O N F I D E N T I A L LIMA 001205\n"
OPENING = f"{HEADING}{LINE}SUBJECT: A\n\n"

#: The lines above and the piece that is repeated; each breaks rules as often as it can.
SHAPES = {
    "addressees": (HEADING, "AMEMBASSY ROME PRIORITY\n"),
    "exempted": (HEADING, "XMT AMEMBASSY ROME\n"),
    "stations": ("RR RUEHC", " RUEHC RUEHRO"),
    "captions": (HEADING + LINE, "NODIS\nEXDIS\nROGER CHANNEL\nDIRGEN CHANNEL\n"),
    "tags": (f"{HEADING}{LINE}TAGS: SENV", ", QQQQ, PHUM"),
    "names": (f"{HEADING}{LINE}TAGS: SENV", " (DOE, JANE)"),
    "references": (f"{HEADING}{LINE}SUBJECT: A\nREF: A. LIMA 1205", ", 09 LIMA 1206"),
    "paragraphs": (OPENING, "1. (S/NF) A\n\n1. B\n\n"),
    "bullets": (f"{OPENING}1. A\n", "-- (S/REL TO USA, GBR) A\n"),
    "controls": (f"{OPENING}", "1. (C/AA/BB/CC/RELIDO) A\n\n1. (C) A\n\n"),
    "long lines": (f"{OPENING}1. A\n", "é" * 70 + "\n"),
    "subject": (f"{HEADING}{LINE}SUBJECT: A", "é"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_rules_at_most_double_with_the_cable(shape):
    before, piece = SHAPES[shape]

    def work(count):
        cable = text.parse(before + piece * count).cable
        return lambda: broken(cable)

    doubles(work, calls=200)


@pytest.mark.parametrize("shape", SHAPES)
def test_checking_at_most_doubles_with_the_source(shape):
    """Twice the source takes at most twice the calls, places of findings included."""
    before, piece = SHAPES[shape]
    doubles(lambda count: lambda: cableformat.check(before + piece * count), calls=2000)


def test_the_shapes_break_something():
    """Every shape breaks a rule."""
    silent = [
        shape
        for shape, (before, piece) in SHAPES.items()
        if not broken(text.parse(before + piece * COUNT).cable)
    ]
    assert silent == []
