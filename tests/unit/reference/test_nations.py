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
    """A code has a nation, whether it is from the table of TAGS or not."""
    found = nation(code)
    assert found is not None
    assert (found.code, found.name, found.kind) == (code, name, kind)
    assert found in nations()


def test_a_withdrawn_code_has_its_last_year() -> None:
    """A withdrawn code is known, with its last year: documents of its time have it."""
    found = nation("ZAR")
    assert found is not None
    assert found.until == 1997


@pytest.mark.parametrize("code", ["GRB", "UK", "gbr", "", "NATOX", "GBR "])
def test_another_code_is_none(code: str) -> None:
    """`nation` returns `None` for a misspelt code and for any that it lacks."""
    assert nation(code) is None


def test_no_code_is_a_control() -> None:
    """No code of a nation is a control, so a list ends where a control begins."""
    words = {word for row in REGISTER for word in (row.name, row.portion, *row.aliases)}
    assert words.isdisjoint(found.code for found in nations())
