"""``docs/producing.md`` is true: its files, its commands, what they print."""

from __future__ import annotations

import json
from typing import Final

from tests.meta.generated import ROOT
from tests.meta.pages import blocks, commands, prints, ran

PAGE: Final = (ROOT / "docs" / "producing.md").read_text("utf-8")


def test_the_page_leads_from_a_table_to_a_proof(tmp_path):
    """Every file and every command, in the order of the page."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    count = 0
    for name, language, text in blocks(PAGE):
        if name is not None:
            (tmp_path / name).write_text(text, "utf-8")
        elif language == "console":
            for command, expected in commands(text):
                found = ran(command, tmp_path)
                assert prints(expected, found), (command, found)
                count += 1
    assert count == 12
    assert (tmp_path / "report" / "index.html").read_bytes().startswith(b"<!")
    assert len(json.loads((tmp_path / "suite.json").read_bytes())["cases"]) > 800


def test_the_kept_case_was_made_of_the_fault():
    """The page says so before it mends it."""
    first, second = [text for name, _, text in blocks(PAGE) if name == "mine.py"]
    assert "str(int(" in first
    assert "str(int(" not in second
