"""Words of office: what the list has, with slips, joints and parts."""

from __future__ import annotations

import pytest

from cableformat.reference import OfficeKind, is_place, office_kind, offices


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("AMBASSADOR", OfficeKind.OFFICE),
        ("Ambassador", OfficeKind.OFFICE),
        ("Amb.", OfficeKind.OFFICE),
        ("d'Affaires", OfficeKind.OFFICE),
        ("d\u2019Affaires", OfficeKind.OFFICE),
        ("Chargé", OfficeKind.OFFICE),
        ("PO", OfficeKind.LETTERS),
        ("Head", OfficeKind.SURNAME),
        ("Col.", OfficeKind.RANK),
        ("Embassy", OfficeKind.BODY),
        # One slip in six letters, two in nine.
        ("Ambasador", OfficeKind.OFFICE),
        ("Abmasador", OfficeKind.OFFICE),
        ("Acitng", OfficeKind.OFFICE),
        ("Counsler", OfficeKind.OFFICE),
        ("d'Affaries", OfficeKind.OFFICE),
        ("Embasy", OfficeKind.BODY),
        # Parts, slashes, hyphens.
        ("POLMINCOUNS", OfficeKind.OFFICE),
        ("EconOff", OfficeKind.OFFICE),
        ("A/DCM", OfficeKind.OFFICE),
        ("M/C", OfficeKind.OFFICE),
        ("Minister-Counselor", OfficeKind.OFFICE),
        ("Minster-Counselor", OfficeKind.OFFICE),
        # Names.
        ("Doe", None),
        ("Charles", None),
        ("Reginald", None),
        ("Anne-Marie", None),
        ("Amin", None),
        ("Marshall", None),
        ("09/15/2018", None),
        ("", None),
        ("A" * 1000, None),
    ],
)
def test_a_word_is_of_an_office(word: str, kind: OfficeKind | None) -> None:
    assert office_kind(word) is kind


def test_a_slip_is_none_where_the_word_itself_is_wanted() -> None:
    assert office_kind("Ambasador", exact=True) is None
    assert office_kind("POLCOUNS", exact=True) is OfficeKind.OFFICE
    assert office_kind("Minster-Counselour", exact=True) is None


def test_a_row_says_where_it_is_from() -> None:
    (charge,) = (each for each in offices(OfficeKind.OFFICE) if each.word == "CHARGE")
    assert charge.source == ("GLOS", "MEM")
    assert charge.seen == "1966-2010"
    assert charge.added.isoformat() == "2026-11-28"


def test_places_are_of_posts_and_of_tags() -> None:
    """Posts and countries of TAGS are places, without marks and by older names."""
    assert all(map(is_place, ("Rome", "RIO DE JANEIRO", "Turkey", "Upper Volta")))
    assert is_place("Port au Prince")
    assert is_place("Yemen")
    assert not any(map(is_place, ("", "Doe", "Embassy")))
