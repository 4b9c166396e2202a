"""Routing indicators: what their letters tell (wire.md 4)."""

from __future__ import annotations

from string import ascii_uppercase

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import RoutingFamily, RoutingIndicator, RoutingNetwork


@pytest.mark.parametrize("text", ["RUEH", "QABC", "UABCDEFG", "RUEHTAXY"])
def test_an_indicator_has_four_to_eight_letters(text: str) -> None:
    """An indicator has four to eight letters, and begins with R, Q or U."""
    assert RoutingIndicator(text=text).text == text


@pytest.mark.parametrize("text", ["", "RUE", "RUEHTAXYZ", "ruehta", "AUEH", "RUEH1"])
def test_what_is_no_indicator_is_refused(text: str) -> None:
    """The constructor refuses any other text, with the name of the field."""
    with pytest.raises(CableValueError) as caught:
        RoutingIndicator(text=text)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "RoutingIndicator.text"


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("RUEHTA", RoutingNetwork.WORLDWIDE),
        ("QUEHTA", RoutingNetwork.SELF_CONTAINED),
        ("UUEHTA", RoutingNetwork.TACTICAL),
    ],
)
def test_the_first_letter_is_the_network(text: str, network: RoutingNetwork) -> None:
    """Each of the three letters has its network."""
    assert RoutingIndicator(text=text).network is network


#: wire.md 4, written out.
NATIONS = {
    "A": "Australia",
    "B": "United Kingdom",
    "C": "Canada",
    "D": "Denmark",
    "E": "Spain",
    "F": "France",
    "G": "Germany",
    "H": "United States",
    "I": "Italy",
    "K": "Greece",
    "N": "Netherlands",
    "O": "Japan",
    "P": "Portugal",
    "Q": "Belgium",
    "U": "United States",
    "X": "NATO",
    "Y": "Norway",
    "Z": "New Zealand",
}


@pytest.mark.parametrize("letter", ascii_uppercase)
def test_the_second_letter_is_the_nation(letter: str) -> None:
    """The second letter has a nation, unless it is J, L, M, R, S, T, V or W."""
    assert RoutingIndicator(text=f"R{letter}EH").nation == NATIONS.get(letter)
    assert (letter in NATIONS) == (letter not in "JLMRSTVW")


@pytest.mark.parametrize(
    ("text", "prefix", "name"),
    [
        ("RUEH", "RUEH", "State relay: posts"),
        ("RUEHTA", "RUEH", "State relay: posts"),
        ("RUEHC", "RUEHC", "Department of State"),
        ("RUEHCI", "RUEH", "State relay: posts"),
        ("RUCNCLS", "RUCN", "State relay: missions, collectives, FBI, USSS"),
        ("RUCNDT", "RUCNDT", "USUN"),
        ("RUCNDTA", "RUCN", "State relay: missions, collectives, FBI, USSS"),
        ("RHEHNSC", "RHEH", "White House"),
        ("RUEATRS", "RUEA", "NGC and agencies"),
        ("RUEAIIA", "RUEAIIA", "CIA"),
        ("RUEAWJA", "RUEAWJA", "DOJ"),
        ("RUEANAT", "RUEANAT", "NASA"),
        ("RUEABND", "RUEABND", "DEA"),
        ("RUEAORC", "RUEAORC", "CBP"),
        ("RUEKABC", "RUEK", "Pentagon"),
        ("RUEKJCS", "RUEKJCS", "Joint Staff and SECDEF"),
        ("RHEBAAA", "RHEB", "Department of Energy"),
        ("RHEGGTN", "RHEG", "Department of Energy"),
        ("RUCPDOC", "RUCP", "Department of Commerce"),
        ("RHEFDIA", "RHEF", "DIA and DHS"),
        ("RUEIABC", "RUEI", "DNI"),
        ("RHMFABC", "RHMF", "DMS MFI"),
        ("RHMFIUU", "RHMFIUU", "DMS MFI, unclassified"),
        ("RHMFISS", "RHMFISS", "DMS MFI, up to SECRET"),
        ("RHMFITT", "RHMFITT", "DMS MFI, TOP SECRET"),
        ("RHMCSUU", "RHMCSUU", "Message Conversion System"),
        ("RHMCSYY", "RHMCSYY", "Message Conversion System"),
        ("RBOYST", "RBOYST", "US-UK EYES ONLY path"),
    ],
)
def test_an_indicator_is_of_a_family(text: str, prefix: str, name: str) -> None:
    """The family is that of the station, if it is known, and otherwise the relay's."""
    assert RoutingIndicator(text=text).family == RoutingFamily(prefix, name)


@pytest.mark.parametrize("text", ["RXFPSA", "RHMCS", "RBOYSTA", "RBOY", "QUEHTA"])
def test_an_unknown_indicator_is_of_no_family(text: str) -> None:
    """An indicator is of no family if neither its station nor its relay is known."""
    assert RoutingIndicator(text=text).family is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("RUEH", True),
        ("RUEHC", True),
        ("RUCNDT", True),
        ("RUCPDOC", False),
        ("RHEHNSC", False),
        ("QRUEH", False),
    ],
)
def test_state_s_relays_are_two(text: str, state: bool) -> None:
    """An indicator is State's if its relay is RUEH or RUCN (wire.md 1.7.4)."""
    assert RoutingIndicator(text=text).is_state is state


@pytest.mark.parametrize(
    ("suffix", "office"),
    [
        ("C", "local delivery and refile in page form"),
        ("CF", "broadcast"),
        ("CI", "routing information"),
        ("CM", "retransmission"),
        ("CN", "conference"),
        ("CR", "crypto center"),
        ("CS", "service desk"),
        ("CSA", "service desk"),
        ("CSD", "automatic service messages"),
        ("CT", "telephone"),
        ("CU", "commercial refile"),
        ("CW", "radiotelegraph"),
        ("CX", "commercial means"),
        ("", None),
        ("CA", None),
        ("CRA", None),
        ("R", None),
        ("ACR", None),
    ],
)
def test_the_letters_after_the_relay_can_be_an_office(
    suffix: str, office: str | None
) -> None:
    """The letters are an office, but not after State's relays: RUEHCI is Kolkata."""
    assert RoutingIndicator(text=f"RZYX{suffix}").office == office
    assert RoutingIndicator(text=f"RUEH{suffix}").office is None
    assert RoutingIndicator(text=f"RUCN{suffix}").office is None


@pytest.mark.parametrize(
    ("text", "entered", "received"),
    [
        ("RHCRNAD", "RHCRNAD", "RUCRNAD"),
        ("RUCRNAD", "RHCRNAD", "RUCRNAD"),
        ("RUCR", "RHCR", "RUCR"),
    ],
)
def test_a_collective_is_entered_as_h_and_received_as_u(
    text: str, entered: str, received: str
) -> None:
    """A collective has both forms, whichever of them it is in (wire.md 4)."""
    indicator = RoutingIndicator(text=text)
    assert indicator.is_collective
    assert indicator.as_entered == RoutingIndicator(text=entered)
    assert indicator.as_received == RoutingIndicator(text=received)


@pytest.mark.parametrize("text", ["RHEHNSC", "RUEHTA", "RUCNCLS", "QHCRNAD"])
def test_another_indicator_stays_as_it_is(text: str) -> None:
    """An indicator other than RHCR and RUCR is no collective, and stays as it is."""
    indicator = RoutingIndicator(text=text)
    assert not indicator.is_collective
    assert indicator.as_entered == indicator
    assert indicator.as_received == indicator
