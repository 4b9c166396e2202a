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
    """The distance is the same in both directions."""
    assert slips(one, other) == slips(other, one) == count


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("EXDSI", "EXDIS"),
        ("exdsi", "EXDIS"),
        ("EXDS", "EXDIS"),
        ("EXDIIS", "EXDIS"),
        ("EXDIS", None),
        # Two slips, a word that is too short, and one that is as near to two others.
        ("EDXSI", None),
        ("EXD", None),
        ("LIMXIS", None),
        ("X" * 24, None),
    ],
)
def test_the_one_known_word_a_slip_away_is_named(word: str, known: str | None) -> None:
    near = Near(["EXDIS", "LIMDIS", "LIMAIS", "NOD"])
    assert near.nearest(word) == known
    assert (known is not None and known in (near.hint(word) or "")) == bool(known)


@pytest.mark.parametrize(("length", "found"), [(22, True), (23, True), (24, False)])
def test_a_word_longer_than_any_table_is_not_looked_up(
    length: int, found: bool
) -> None:
    """With one letter more, 23 letters are the limit of 24."""
    assert (Near(["A" * length + "B"]).nearest("A" * length) is not None) == found


def test_a_short_word_has_no_neighbour_unless_the_list_allows_it() -> None:
    """A known word needs five letters; the printed one may lack a letter of them."""
    assert Near(["ABCD"]).nearest("ABC") is None
    assert Near(["ABCD"], least=4).nearest("ABC") == "ABCD"
    assert Near(["ABCDE"]).nearest("ABC") is None
