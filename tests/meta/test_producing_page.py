"""``docs/producing.md`` is true: its files, its commands, what they print."""

from __future__ import annotations

import json
from typing import Final

import pytest

from tests.meta.generated import ROOT
from tests.meta.pages import blocks, commands, prints, ran

PAGE: Final = (ROOT / "docs" / "producing.md").read_text("utf-8")
SECTIONS: Final = PAGE.split("\n## ")
#: The section in which a fault is looked for; the next one proves that it is gone.
LOOK: Final = next(n for n, s in enumerate(SECTIONS) if s.startswith("Look for"))


@pytest.fixture
def follow(tmp_path):
    """Write every file of the page, and run the commands of some of its sections."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")

    def run(*numbers):
        count = 0
        for number, section in enumerate(SECTIONS[: max(numbers) + 1]):
            for name, language, text in blocks(section):
                if name is not None:
                    (tmp_path / name).write_text(text, "utf-8")
                elif language == "console" and number in numbers:
                    for command, expected in commands(text):
                        found = ran(command, tmp_path)
                        assert prints(expected, found), (command, found)
                        count += 1
        return count

    return run


@pytest.mark.full
def test_the_page_leads_from_a_table_to_a_question(follow):
    """Each command as far as the suite prints what the page shows, in its order."""
    assert follow(*range(LOOK)) == 6


@pytest.mark.full
def test_the_page_leads_from_a_fault_to_a_proof(follow, tmp_path):
    """The commands that repeat the kept cases and the suite print what is shown."""
    assert follow(LOOK, LOOK + 1) == 4
    assert (tmp_path / "report" / "index.html").read_bytes().startswith(b"<!")


def test_the_page_leads_to_other_languages(follow, tmp_path):
    """The last commands print what is shown, without files of the earlier ones."""
    assert follow(*range(LOOK + 2, len(SECTIONS))) == 2
    assert len(json.loads((tmp_path / "suite.json").read_bytes())["cases"]) > 800


def test_the_kept_case_was_made_of_the_fault():
    """The first program of the page has the fault, and the second does not."""
    first, second = [text for name, _, text in blocks(PAGE) if name == "mine.py"]
    assert "str(int(" in first
    assert "str(int(" not in second
