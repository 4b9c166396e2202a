"""Words that are a slip away from a known one (model.md 6)."""

from __future__ import annotations

import pytest

from cableformat.reference import Near
from cableformat.reference._nearness import slips


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("NODIS", "NODIS", 0),
        ("NODS", "NODIS", 1),
        ("NODIISS", "NODIS", 2),
        ("NODOS", "NODIS", 1),
        ("NOIDS", "NODIS", 1),
        ("ONDSI", "NODIS", 2),
        ("SIDON", "NODIS", 4),
        ("XNODIS", "NODIS", 1),
        ("NODISX", "NODIS", 1),
        ("", "NODIS", 5),
        ("A", "BA", 1),
        ("CA", "ABC", 3),
    ],
)
def test_a_slip_is_a_letter_or_two_letters_exchanged(
    one: str, other: str, count: int
) -> None:
    """Each wrong letter and each exchange is one slip, in both directions."""
    assert slips(one, other) == slips(other, one) == count


@pytest.mark.parametrize(("length", "found"), [(22, True), (23, True), (24, False)])
def test_a_word_longer_than_any_table_is_not_looked_up(
    length: int, found: bool
) -> None:
    """Only words of up to 23 letters, 24 with the missing one, are looked up."""
    assert (Near(["A" * length + "B"]).nearest("A" * length) is not None) == found
