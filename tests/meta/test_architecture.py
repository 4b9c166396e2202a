"""The page for those who change the code names what is there."""

from __future__ import annotations

import re
from typing import Final

import pytest

from cableformat.conformance import suite
from cableformat.text.dialects import DIALECTS
from tests.meta.generated import ROOT
from tests.meta.test_repository import PACKAGE, ROOMS

PAGES: Final = [ROOT / "docs" / "architecture.md", ROOT / "CONTRIBUTING.md"]
DIALECTS_LISTED: Final = (
    "fixtures/v1/README.md",
    "fixtures/v1/case.schema.json",
    "docs/words.md",
)
#: A module or folder by its path; a placeholder in capitals is none.
_PATH: Final = re.compile(r"`([a-z_][\w./-]*(?:/[\w.-]+|\.py|\.md|\.csv))`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_is_named_is_there(page):
    """Each path that a page names exists in the root, in the package or in `docs/`."""
    named = set(_PATH.findall(page.read_text("utf-8")))
    assert named
    bases = (ROOT, PACKAGE, ROOT / "docs")
    assert {p for p in named if not any((base / p).exists() for base in bases)} == set()


def test_the_table_of_rooms_is_in_the_order_of_imports():
    """The table has a row for every room, in the order of imports."""
    page = PAGES[0].read_text("utf-8")
    table = page[page.index("| room |") : page.index("Modules beside the rooms")]
    first = " ".join(re.findall(r"(?m)^\| (`.*?) \|", table))
    assert re.findall(r"`(\w+)`", first) == [
        room for room in ROOMS if (PACKAGE / room).is_dir()
    ]


def test_the_drawing_has_every_room():
    """The diagram, which is drawn by hand, shows every room and no other."""
    page = PAGES[0].read_text("utf-8")
    drawn = set(re.findall(r'(\w+)\["', page[: page.index("As text")]))
    rooms = {room for room in ROOMS if (PACKAGE / room).is_dir()}
    assert drawn - {"values", "formats", "uses"} == rooms


def test_every_dialect_has_a_case_and_a_name_where_dialects_are_listed():
    """Every dialect has a case in `fixtures/v1` and is named on three pages."""
    shown = {case.dialect for case in suite()}
    assert shown <= set(DIALECTS)
    missing = [
        f"{name}: no case in fixtures/v1" for name in DIALECTS if name not in shown
    ]
    for page in DIALECTS_LISTED:
        listed = re.findall(r"[`\"](\w+)[`\"]", (ROOT / page).read_text("utf-8"))
        missing += [f"{n}: not named in {page}" for n in DIALECTS if n not in listed]
    assert not missing, "\n".join(missing)
