"""The words that cases rest on, in the fact sheets if they lie beside the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from cableformat.conformance import suite

SHARED: Final = Path(__file__).parents[3] / "shared"
SHEETS: Final = {
    "content.md": SHARED / "reference" / "content.md",
    "design.md": SHARED / "design.md",
    "military.md": SHARED / "reference" / "military.md",
    "nara.md": SHARED / "reference" / "nara.md",
    "streams.md": SHARED / "reference" / "streams.md",
    "wire.md": SHARED / "reference" / "wire.md",
}


def plain(words: str) -> str:
    """Words without the signs of Markdown, on one line."""
    return " ".join(re.sub(r"[`*_|\\]", "", words).split()).lower()


@pytest.mark.skipif(
    not all(sheet.exists() for sheet in SHEETS.values()),
    reason="the fact sheets are not here",
)
def test_the_words_of_every_case_stand_in_its_sheet() -> None:
    """So a person can look them up."""
    told = {name: plain(sheet.read_text("utf-8")) for name, sheet in SHEETS.items()}
    assert [
        (case.name, case.words)
        for case in suite()
        if plain(case.words) not in told[case.clause.split(" ")[0]]
    ] == []
