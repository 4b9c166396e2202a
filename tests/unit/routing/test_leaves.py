"""The patterns of what is sent in groups (wire.md 1.2-1.5)."""

from __future__ import annotations

import re

import pytest

from cableformat.routing import leaves

MATCHES = {
    "WORD": ["A", "#", "\x7e", "1/2", "\u00e9", "\uffee", "\U0010ffff"],
    "ROUTING_INDICATOR": ["RUEH", "QABCDEFG", "UABC"],
    "ONE_TO_SIX_DIGITS": ["0", "0077", "123456"],
    "ONE_OR_TWO_DIGITS": ["0", "01", "99"],
}
OTHERS = {
    "WORD": ["", "A B", "A\tB", "A\n", "\x07", "\x20", "\ud800"],
    "ROUTING_INDICATOR": ["", "RUE", "RABCDEFGH", "SUEH", "RUe1"],
    "ONE_TO_SIX_DIGITS": ["", "1234567", "1A", "\u0661"],
    "ONE_OR_TWO_DIGITS": ["", "123", "A", "\u0661"],
}


@pytest.mark.parametrize("name", MATCHES)
def test_a_pattern_matches_what_it_is_about(name: str) -> None:
    """A pattern matches its examples and nothing longer, shorter or otherwise spelt."""
    text = getattr(leaves, name)
    for value in (*MATCHES[name], *text.examples):
        assert re.fullmatch(text.pattern, value, re.ASCII)
    for value in OTHERS[name]:
        assert not re.fullmatch(text.pattern, value, re.ASCII)


def test_every_pattern_is_shown_here() -> None:
    """Every pattern has examples here, for and against."""
    assert set(MATCHES) == set(OTHERS) == set(leaves.__all__)
