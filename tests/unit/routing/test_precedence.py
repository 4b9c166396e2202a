"""Precedence: its order, its prosigns, its words (wire.md 3)."""

from __future__ import annotations

import pytest

from cableformat.routing import Precedence


def test_the_order_is_that_of_the_source() -> None:
    """ROUTINE lowest, CRITIC highest; NIACT just above IMMEDIATE."""
    assert [p.name for p in sorted(Precedence)] == [
        "ROUTINE",
        "PRIORITY",
        "IMMEDIATE",
        "NIACT_IMMEDIATE",
        "FLASH",
        "EMERGENCY_COMMAND",
        "CRITIC",
    ]


@pytest.mark.parametrize("precedence", list(Precedence))
def test_a_prosign_is_one_letter(precedence: Precedence) -> None:
    """Each has a letter for format line 2; only NIACT borrows one."""
    assert len(precedence.prosign) == 1
    assert (precedence.prosign == precedence.value) == (
        precedence is not Precedence.NIACT_IMMEDIATE
    )
    assert "_" not in precedence.word
