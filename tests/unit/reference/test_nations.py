"""Codes of lists of release and of sources (content.md 3.2)."""

from __future__ import annotations

import pytest

from cableformat.markings.register import REGISTER
from cableformat.reference import nation, nations


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("USA", "United States", "country"),
        ("GBR", "United Kingdom", "country"),
        ("XKS", "Kosovo", "country"),
        ("SUN", "Soviet Union", "country"),
        ("EU", "European Union", "organization"),
        ("ISAF", "International Security Assistance Force", "coalition"),
        ("SPAA", None, "coalition"),
    ],
)
def test_a_code_means_its_nation(code: str, name: str | None, kind: str) -> None:
    """Trigraphs of the table of TAGS, and what it lacks."""
    found = nation(code)
    assert found is not None
    assert (found.code, found.name, found.kind) == (code, name, kind)
    assert found in nations()


def test_a_withdrawn_code_has_its_last_year() -> None:
    """Documents of its time have it."""
    found = nation("ZAR")
    assert found is not None
    assert found.until == 1997


@pytest.mark.parametrize("code", ["GRB", "UK", "gbr", "", "NATOX", "GBR "])
def test_another_code_is_none(code: str) -> None:
    """A misspelling has no meaning."""
    assert nation(code) is None


def test_no_code_is_a_control() -> None:
    """So a list ends where a control begins."""
    words = {word for row in REGISTER for word in (row.name, row.portion, *row.aliases)}
    assert words.isdisjoint(found.code for found in nations())
