"""Who cleared a telegram, one by one."""

from __future__ import annotations

import pytest

from cableformat.model import Content


@pytest.mark.parametrize(
    ("printed", "each"),
    [
        ("EUR/SE:JDOE", ("EUR/SE:JDOE",)),
        ("TREASURY:MDOE  L/EB:RROE (DRAFT)", ("TREASURY:MDOE", "L/EB:RROE (DRAFT)")),
    ],
)
def test_a_clearance_is_an_office_and_a_name(printed, each):
    """A colon or a hyphen separates office and name (nara.md 4)."""
    assert Content(cleared_by=printed).clearances == each
