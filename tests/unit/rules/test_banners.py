"""Rules of markings: what a banner states against what portions do (content.md 3.1)."""

from __future__ import annotations

import pytest

from tests.unit.rules.telegrams import breaches

LINE = "/content/classificationLine"


@pytest.mark.parametrize(
    ("marks", "changes", "expected"),
    [
        ("(S) |(C) ", {}, []),
        ("(S) |", {}, ["unmarked-portion /content/paragraphs/1 S"]),
        ("(S - ENTIRE TEXT) |", {}, []),
        # The handbook of 2004 asks for markings: reported once.
        ("|", {}, ["no-portion-marked /content/paragraphs/0 S"]),
        ("|", {"year": "03"}, []),
        ("|", {"line": "UNCLAS"}, []),
        # Since 2003 the banner has the controls of every portion.
        ("(S//NF) ", {}, [f"banner-controls {LINE} NOFORN"]),
        ("(S//NF) ", {"year": "02"}, []),
        ("(S//NF) ", {"line": "SECRET NOFORN"}, []),
        ("(S//REL TO USA, GBR) ", {}, [f"banner-controls {LINE} REL TO USA, GBR"]),
        ("(S//REL TO USA, GBR) ", {"line": "SECRET//REL TO USA, GBR"}, []),
        ("(S//NF) |(S//REL TO USA, GBR) ", {}, [f"banner-controls {LINE} NOFORN"]),
        # NODIS and EXDIS add NOFORN, and take no list of countries beside them.
        ("(S) ", {"captions": "NODIS\n"}, [f"without-noforn {LINE} NODIS"]),
        ("(S) ", {"captions": "EXDIS\n"}, [f"without-noforn {LINE} EXDIS"]),
        ("(S) ", {"captions": "NODIS\nNOFORN\n"}, []),
        ("(S) ", {"captions": "NODIS\n", "year": "02"}, []),
        (
            "(S) ",
            {"captions": "NODIS\nREL TO USA, GBR\n"},
            [f"release-beside {LINE} NODIS, USA, GBR"],
        ),
        ("(S) ", {"line": "SECRET NODIS"}, [f"without-noforn {LINE} NODIS"]),
        # Each marking by itself: names always, the rest since the register is followed.
        (
            "(S) ",
            {"line": "SECRET//NOFORM//"},
            [f"misspelt-control {LINE} NOFORM, NOFORN"],
        ),
        (
            "(S) ",
            {"line": "SECRET//NOFORM//", "year": "92"},
            [f"misspelt-control {LINE} NOFORM, NOFORN"],
        ),
        ("(S) ", {"line": "SECRET ZAP"}, []),
        (
            "(S) ",
            {"line": "SECRET NOFRON"},
            [f"misspelt-control {LINE} NOFRON, NOFORN"],
        ),
        (
            "(U//SI) ",
            {"line": "UNCLAS", "captions": "SI\n"},
            [
                f"control-level {LINE} SI, U",
                "control-level /content/paragraphs/0 SI, U",
            ],
        ),
        ("(U//SI) ", {"line": "UNCLAS", "captions": "SI\n", "year": "02"}, []),
        (
            "(S//NF/REL TO USA, GBR) ",
            {"line": "SECRET NOFORN"},
            ["exclusive-controls /content/paragraphs/0 NOFORN, REL TO"],
        ),
        # The rule of captions reports these.
        (
            "(S) ",
            {"captions": "NODIS\nEXDIS\nNOFORN\n"},
            ["captions /content/captions/1 EXDIS, NODIS"],
        ),
        # RELIDO in one portion and nothing in another leave it open.
        ("(S//RELIDO) |(S) ", {"captions": "RELIDO\n"}, [f"relido {LINE}"]),
        ("(S//RELIDO) |(S//RELIDO) ", {"captions": "RELIDO\n"}, []),
    ],
)
def test_a_banner_states_what_its_portions_do(marks, changes, expected):
    line, captions = changes.get("line", "SECRET"), changes.get("captions", "")
    paragraphs = "".join(
        f"{place}. {mark}One.\n\n" for place, mark in enumerate(marks.split("|"), 1)
    )
    source = (
        f"R 151122Z SEP {changes.get('year', '08')}\nFM AMEMBASSY LIMA\nTO ROME\nBT\n"
        f"{line} LIMA 000100\n\n{captions}TAGS: PE\nSUBJECT: CORK\n\n{paragraphs}"
    )
    found = breaches(source)
    assert [each for each in found if not each.startswith("missing")] == expected
