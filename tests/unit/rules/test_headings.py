"""Rules of the heading: ACP 127 format lines 5 to 9 (wire.md 1.7, 3)."""

from __future__ import annotations

import pytest

from tests.unit.rules.telegrams import breaches

FROM = "FM AMEMBASSY LIMA\n"
ACTION = "/heading/actionAddressees"
INFO = "/heading/infoAddressees"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("P R 151122Z SEP 08\n", []),
        ("R P 151122Z SEP 08\n", ["precedence-order /heading/preamble P, R"]),
        ("P 151122Z SEP 08\nTO ROME PRIORITY\n", []),
        # NIACT IMMEDIATE has no prosign of its own.
        ("O 151122Z SEP 08\nTO ROME NIACT IMMEDIATE\n", []),
        (
            "R 151122Z SEP 08\nTO ROME PRIORITY\nOSLO\nINFO TUNIS IMMEDIATE\n",
            [
                f"addressee-precedence {ACTION}/0 PRIORITY, ROME, R",
                f"addressee-precedence {INFO}/0 IMMEDIATE, TUNIS, R",
            ],
        ),
        # The higher of two prosigns counts, whichever it is.
        (
            "R P 151122Z SEP 08\nTO ROME PRIORITY\n",
            ["precedence-order /heading/preamble P, R"],
        ),
    ],
)
def test_the_prosigns_of_the_preamble_are_the_highest(source, expected):
    assert breaches(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Of no network; reported once, however often it is stated.
        (
            f"W 151122Z SEP 08\n{FROM}TO ROME CRITIC\n",
            ["precedence-at-date /heading/preamble CRITIC, 2008"],
        ),
        ("W 151122Z\nTO ROME CRITIC\n", []),
        # Where nothing shows the network, either authorises it.
        (f"P 151122Z SEP 17\n{FROM}", []),
        (f"DE RHEFHQN #1 2581122\nP 151122Z SEP 17\n{FROM}", []),
        (
            f"DE RUEHC #1 2581122\nP 151122Z SEP 17\n{FROM}",
            ["precedence-at-date /heading/preamble PRIORITY, 2017"],
        ),
        (f"DE RUEHC #1 2591122\nP 151122Z SEP 16\n{FROM}", []),
    ],
)
def test_a_precedence_is_known_to_the_network_of_its_year(source, expected):
    assert breaches(source) == expected


@pytest.mark.parametrize(
    ("addressees", "expected"),
    [
        (
            "TO ROME\nOSLO\nROME\nINFO OSLO\nTUNIS\nTUNIS\n",
            [
                f"duplicate-addressee {ACTION}/2 ROME",
                f"action-and-info {INFO}/0 OSLO",
                f"duplicate-addressee {INFO}/2 TUNIS",
            ],
        ),
        (
            "TO AMEMBASSY ROME\nAmembassy Rome\n",
            [f"duplicate-addressee {ACTION}/1 Amembassy Rome"],
        ),
        ("TO ROME//POL//\nROME//ECON//\n", []),
        ("TO ROME//POL//\nROME//POL//\n", [f"duplicate-addressee {ACTION}/1 ROME"]),
    ],
)
def test_an_addressee_is_named_once(addressees, expected):
    """A repeated addressee is reported, unless the offices differ (wire.md 1.7.2)."""
    assert breaches(FROM + addressees) == expected


@pytest.mark.parametrize(
    ("addressees", "expected"),
    [
        (
            "TO AMEMBASSY OSLO\nXMT AMEMBASSY ROME\nXMT AMEMBASSY TUNIS\n",
            ["exemption /heading/exemptedAddressees/0 AMEMBASSY ROME"],
        ),
        (
            "TO AMEMBASSY OSLO\nXMT/AMEMBASSY ROME\nXMT/AMEMBASSY TUNIS\n",
            [f"exemption {ACTION}/0 AMEMBASSY ROME"],
        ),
        ("TO AMEMBASSY OSLO\nINFO AIG 205\nXMT AMEMBASSY ROME\n", []),
        ("TO AIG 205\nXMT/AMEMBASSY ROME\nAMEMBASSY OSLO\nXMT AMEMBASSY TUNIS\n", []),
    ],
)
def test_members_are_exempted_of_a_name_for_many(addressees, expected):
    """An exemption is reported if no addressee names many offices (wire.md 1.7.3)."""
    assert breaches(FROM + addressees) == expected
