"""The tutorials and how-to pages are true: files, commands, what they print."""

from __future__ import annotations

from typing import Final

import pytest

from tests.meta.generated import ROOT
from tests.meta.pages import blocks, commands, prints, ran

#: Pages of which each leads through an empty folder, from its first line to its last.
PAGES: Final = (
    "tutorial-reader",
    "tutorial-archive",
    "redacting",
    "deduplicating",
    "exporting",
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_what_the_programs_print(name, tmp_path):
    """Each command, run in order on the page's files, prints what the page shows."""
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    count = 0
    for file, language, text in blocks(page):
        if file is not None:
            (tmp_path / file).write_text(text, "utf-8")
        elif language == "console":
            for command, expected in commands(text):
                found = ran(command, tmp_path)
                assert prints(expected, found), (command, found)
                count += 1
    assert count
