"""The name inside an authority line, by the forms of content.md 1.8 and their damage.

All lines and names are invented.
"""

from __future__ import annotations

from itertools import product

import pytest

from cableformat.model._people import name_and_title

#: Offices in front of a name, in full, in letters, misspelt, and in unknown letters.
IN_FRONT = """Ambassador
Acting Deputy Chief of Mission
Deputy Chief of Mission
A/DCM
ADCM
CDA
Charge
Charge d'Affaires
Charge d'Affaires, a.i.,
Charge d'Affaires a.i.
Charge d'Affaires (a.i.)
Charge d'Affaires ad interim
Charge, A/I,
Charge A. I.
Charge D,Affaires
Charge d' Affaires
Charge de Affaires
Charge d"Affaires
Chargé d’Affaires
Charge d'Affaries
Chage d'Affaires
Amabassador
Ambasador
Deupty Cheif of Misson
Political Counsler
Politcal Counselour
Ecomomic Officer
Consul Genral
PolCouns
POLMINCOUNS
EMIN
Pol M/C
P/E Chief
Pol/Mil Officer
Minister-Counselor for Economic Affairs
Economic and Political Counselor
Consul General
CG
ConGen
DPO
Principal Officer
PRT Kirkuk Team Leader
Basrah REO Director
AIT Deputy Director
USAID Mission Director
DATT COL
RSO
Acting Regional Security Officer
Refcoord
USUN Deputy Permanent Representative
Ambassador to Cape Verde
Permanent Representative to the OAS
Director, Iran Regional Presence Office -
Staff Aide
U.S. Special Envoy
Embassy Lima DCM
Secretary of State
EUR DAS
NEA PDAS
EAP/K Director
S/CT Coordinator
D - Deputy Secretary
This message was classified by DCM
""".split("\n")[:-1]

#: What is after a name: a title in pieces, reasons that were not read.
AFTER = """
, Ambassador
, Charge d'Affaires, a.i.
, DCM, Embassy Lima, State
, Deputy Chief of Mission, Embassy Cape Verde, Department of State
, Principal Officer, U.S. Consulate General Lahore
, A/DCM
, Director, EUR/WE
, Minister-Counselor for Political Affairs
 (DCM)
, Chief, Political Section
""".split("\n")[1:-1]
TAILS = (
    "",
    " per E.O. 12958",
    ", reaons 1.4 X",
    " in accordance with 1.4",
    " for reasons 1.4 and 1.5 (b) and (d)",
    ", reasons 1.4 (b) x. This is an action request",
    " -- Reason: E.O. 12958",
)
NAMES = (
    "Jane Doe",
    "Jane Q. Doe",
    "J. Quincy Doe",
    "Jane Doe-Roe",
    "Jane van der Doe",
    "Jane O'Doe, Jr.",
    "Charles T. Doe III",
)


@pytest.mark.parametrize("title", IN_FRONT)
def test_a_name_is_read_from_the_right_after_an_office(title: str) -> None:
    """A name is found after any office, in capitals too (content.md 1.8)."""
    for name, tail in product(NAMES, TAILS):
        assert name_and_title(f"{title} {name}{tail}")[0] == name
    if title not in ("Refcoord", "D - Deputy Secretary"):
        assert name_and_title(f"{title} JANE DOE".upper())[0] == "JANE DOE"


@pytest.mark.parametrize("title", AFTER)
def test_a_name_may_come_before_an_office(title: str) -> None:
    """A name is found before a title, section and post (content.md 1.8, 2.3)."""
    for name, tail in product(NAMES, TAILS):
        assert name_and_title(f"{name}{title}{tail}")[0] == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Am bassador Jane Doe", "Jane Doe"),
        ("Deputy Chief of Mis sion Jane Doe", "Jane Doe"),
        ("POLITICAL COUN SELOR JANE DOE", "JANE DOE"),
        ("Charge d'Aff aires Jane Doe", "Jane Doe"),
        ("Ambassador Jane D oe", "Jane Doe"),
        ("Ambassador J ane Doe", "Jane Doe"),
        ("DCM Jane Wal ter", "Jane Walter"),
        ("Jane Doe, Politi cal Counselor", "Jane Doe"),
    ],
)
def test_words_that_a_line_end_broke_are_one(printed: str, name: str) -> None:
    """A name that a line end broke in a word is joined (content.md 1.8)."""
    assert name_and_title(printed)[0] == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        # A surname that is a word of office, a place, or a slip from one.
        ("Consul John Head", "John Head"),
        ("DCM Thomas Major", "Thomas Major"),
        ("Section Head Jane Doe", "Jane Doe"),
        ("Section Head, Jane Doe", "Jane Doe"),
        ("Ambassador Jane Heath", "Jane Heath"),
        ("CDA JOHN Q. PUBLIC", "JOHN Q. PUBLIC"),
        ("DCM Jane London", "Jane London"),
        ("Ambassador Jordan", "Jordan"),
        ("Deputy Secretary of State Jordan Doe", "Jordan Doe"),
        ("Deputy Chief of Mission Jordan Q. Doe", "Jordan Q. Doe"),
        ("JANE LE", "JANE LE"),
        # A surname alone, beside a title.
        ("AMB. DOE", "DOE"),
        ("DCM JDoe", "JDoe"),
        ("DCM J0HN DOE", "J0HN DOE"),
        ("DCM JD Doe", "JD Doe"),
        ("EMIN Doe", "Doe"),
        ("RefCoord Jane Doe", "Jane Doe"),
        ("Ambassador JoAnn Doe", "JoAnn Doe"),
        ("Mr. Jane Doe, DCM", "Jane Doe"),
        # Without a title the first of three words is one; initials are none.
        ("Refcoord Jane Doe", "Jane Doe"),
        ("J. Quincy Doe", "J. Quincy Doe"),
        ("Jane de la Doe", "Jane de la Doe"),
        ("ambassador jane doe", "jane doe"),
        # Nobody.
        ("Derived from multiple sources", None),
        ("SECTION 1.5(B)", None),
        ("Embassy Lima", None),
        ("Ambassador to Foo Bar", None),
        ("U.S. Embassy, Lima", None),
        ("E.O. 12958", None),
    ],
)
def test_what_is_no_office_is_a_name(printed: str, name: str | None) -> None:
    assert name_and_title(printed)[0] == name


def test_a_long_line_costs_no_more_than_a_short_one() -> None:
    """A name is found in the beginning of a classifier, however long (laws.md 9)."""
    assert name_and_title("Jane Doe " + "x " * 200_000)[0] is not None
