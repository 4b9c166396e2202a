"""Banners and portions, read and written (content.md 1.2, 1.9, 3.2)."""

from __future__ import annotations

import re

import pytest

from cableformat.errors import CableValueError
from cableformat.markings import Level, Marking, PortionMarking, normalise
from cableformat.markings._banner import (
    Facts,
    Printed,
    read_banner,
    read_portion,
    write,
)
from cableformat.markings.levels import spaced


def shown(printed):
    return printed.level.value, " ".join(printed.owners), printed.rest


# Reading banners


def test_a_level_may_be_letter_spaced():
    """Letters have up to one blank between them, words up to three (content.md 1.2)."""
    pattern = re.compile(spaced("TOP ABC"))
    for text in ("TOP ABC", "T O P  A B C", "TOP \t ABC", "T\tOP ABC"):
        assert pattern.fullmatch(text), text
    for text in ("TOPABC", "T  OP ABC", "TOP ABD", "TOP  ABC ", "XTOP ABC"):
        assert not pattern.fullmatch(text), text


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("TOP SECRET", "TS"),
        ("T O P  S E C R E T", "TS"),
        ("T O P S E C R E T", "TS"),
        ("TOP\tSECRET", "TS"),
        ("SECRET", "S"),
        ("S E C R E T", "S"),
        ("secret", "S"),
        ("CONFIDENTIAL", "C"),
        ("C O N F I D E N T I A L", "C"),
        ("RESTRICTED", "R"),
        ("LIMITED OFFICIAL USE", "LOU"),
        ("L I M I T E D  O F F I C I A L  U S E", "LOU"),
        ("LOU", "LOU"),
        ("SENSITIVE BUT UNCLASSIFIED", "SBU"),
        ("SBU", "SBU"),
        ("CONTROLLED UNCLASSIFIED INFORMATION", "CUI"),
        ("CONTROLLED", "CUI"),
        ("CUI", "CUI"),
        ("FOR OFFICIAL USE ONLY", "FOUO"),
        ("FOUO", "FOUO"),
        ("UNCLASSIFIED", "U"),
        ("UNCLAS", "U"),
        ("UNCLASS", "U"),
        ("U N C L A S", "U"),
    ],
)
def test_a_level_is_read_in_words(words, level):
    """A level is read in words, letter-spaced or not, with anything after it."""
    assert read_banner(words) == Printed(Level(level), (), "")
    for between in ("//", "/", " ", ",", "-", " // ", "\t"):
        printed = read_banner(f" {words}{between}NOFORN\t")
        assert (printed.level, printed.owners) == (Level(level), ())
        assert printed.rest.strip(" ") == "NOFORN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COSMIC TOP SECRET", ("TS", "NATO", "")),
        ("//COSMIC  TOP SECRET//BOHEMIA", ("TS", "NATO", "BOHEMIA")),
        ("NATO SECRET", ("S", "NATO", "")),
        ("//NATO SECRET//ATOMAL", ("S", "NATO", "ATOMAL")),
        ("// nato confidential", ("C", "NATO", "")),
        ("NATO RESTRICTED", ("R", "NATO", "")),
        ("NATO UNCLASSIFIED", ("U", "NATO", "")),
        ("NATO S E C R E T", ("S", "NATO", "")),
        ("N A T O  S E C R E T", ("S", "NATO", "")),
        ("C O S M I C  T O P  S E C R E T//BALK", ("TS", "NATO", "BALK")),
        ("//GBR SECRET", ("S", "GBR", "")),
        ("//gbr secret//NOFORN", ("S", "GBR", "NOFORN")),
        ("// UN RESTRICTED", ("R", "UN", "")),
        ("//JOINT SECRET GBR USA", ("S", "GBR USA", "")),
        ("//CAN DEU SECRET//REL TO USA, CAN", ("S", "CAN DEU", "REL TO USA, CAN")),
        ("//GBR TOP SECRET", ("TS", "GBR", "")),
        ("JOINT SECRET GBR USA//NOFORN", ("S", "GBR USA", "NOFORN")),
        # Nations end where a control begins.
        ("//JOINT SECRET GBR USA FISA", ("S", "GBR USA", "FISA")),
        ("JOINT SECRET GBR USA REL TO USA, GBR", ("S", "GBR USA", "REL TO USA, GBR")),
        ("//joint top secret aus gbr usa", ("TS", "AUS GBR USA", "")),
        ("//JOINT CONFIDENTIAL NATO", ("C", "NATO", "")),
    ],
)
def test_the_owners_of_a_level_are_beside_it(text, expected):
    """A level has as owner NATO, a country after slashes, or several countries."""
    assert shown(read_banner(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "SECRETARY",
        "UNCLASSY",
        "//TOP SECRET",
        "TOPSECRET",
        "//SECRET",
        "GBR SECRET",
        "NOFORN",
        "(S)",
        "S",
        "NATO",
        "COSMIC SECRET",
        "//JOINT SECRET",
        "//JOINT SECRET FISA",
        "SECRET//NOFORN\nEXDIS",
        "SECRET\n",
        "\u00a0SECRET",
        "SECRET\x00",
        "ſECRET",
    ],
)
def test_what_begins_with_no_level_is_no_banner(text):
    """Text that has no complete word of a level first, or several lines, is refused."""
    for read in (read_banner, Marking.from_banner):
        with pytest.raises(CableValueError) as caught:
            read(text)
        assert caught.value.code == "model.pattern"
        assert caught.value.field == "Marking"
        assert str(caught.value).startswith(
            f"Marking: expected a banner such as SECRET//NOFORN; found {text!r}"
        )


@pytest.mark.parametrize(
    ("text", "level", "owners", "controls"),
    [
        ("S E C R E T NODIS CHEROKEE", "S", (), ("NODIS", "CHEROKEE")),
        ("UNCLAS E F T O", "U", (), ("EFTO",)),
        ("UNCLAS SENSITIVE", "SBU", (), ()),
        ("UNCLAS S E N S I T I V E", "SBU", (), ()),
        ("CONFIDENTIAL SENSITIVE", "C", (), ("SBU",)),
        ("RESTRICTED//SBU", "R", (), ("SBU",)),
        ("UNCLASSIFIED//SBU NOFORN", "SBU", (), ("NOFORN",)),
        ("UNCLASSIFIED//NOFORN//SBU", "SBU", (), ("NOFORN",)),
        ("UNCLASSIFIED//FOUO", "FOUO", (), ()),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "FOUO", (), ()),
        ("CUI//SP-PRVCY//NOFORN", "CUI", (), ("SP-PRVCY", "NOFORN")),
        ("SECRET//NOFORN,ORCON//20141231", "S", (), ("ORCON", "NOFORN", "20141231")),
        ("SECRET//ZAP//NOFORN", "S", (), ("NOFORN", "ZAP")),
        ("//NATO SECRET//ATOMAL//ZAP", "S", ("NATO",), ("ATOMAL", "ZAP")),
        ("TOP SECRET//TK//NF//XD", "TS", (), ("TALENT KEYHOLE", "NOFORN", "EXDIS")),
    ],
)
def test_a_banner_becomes_a_marking(text, level, owners, controls):
    """Controls have their names and the register's order; unknown ones come last."""
    assert Marking.from_banner(text) == Marking(
        level=Level(level), owners=owners, controls=controls
    )


def test_the_lists_of_a_banner_are_fields():
    """A banner's lists become fields, in the order of countries (content.md 3.2)."""
    text = "SECRET//REL TO USA, NATO, GBR, AUS/DISPLAY ONLY FRA"
    assert Marking.from_banner(text) == Marking(
        level=Level.SECRET,
        releasable_to=("USA", "AUS", "GBR", "NATO"),
        display_only_to=("FRA",),
    )


# Reading portions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(TS)", ("TS", "", "")),
        ("( s )", ("S", "", "")),
        ("\t(C) ", ("C", "", "")),
        ("(R)", ("R", "", "")),
        ("(U)", ("U", "", "")),
        ("(SBU)", ("SBU", "", "")),
        ("(LOU)", ("LOU", "", "")),
        ("(FOUO)", ("FOUO", "", "")),
        ("(CUI)", ("CUI", "", "")),
        ("(S/NF)", ("S", "", "NF")),
        ("(S//NF)", ("S", "", "NF")),
        ("(S-NF)", ("S", "", "NF")),
        ("(S,NF)", ("S", "", "NF")),
        ("(SNF)", ("S", "", "NF")),
        ("(snf)", ("S", "", "nf")),
        ("(SBU/N)", ("SBU", "", "N")),
        ("(SBU-NF)", ("SBU", "", "NF")),
        ("(U/LOU)", ("U", "", "LOU")),
        ("(S//NF//XD)", ("S", "", "NF/XD")),
        ("(S NF)", ("S", "", "NF")),
        ("(SBU NOFORN)", ("SBU", "", "NOFORN")),
        ("(C, NF/XD)", ("C", "", "NF/XD")),
        ("(C.)", ("C", "", "")),
        ("(S/-)", ("S", "", "")),
        ("(S-NF-)", ("S", "", "NF")),
        ("(//UN R)", ("R", "UN", "")),
        ("(//JOINT S GBR)", ("S", "GBR", "")),
        ("(CTS)", ("TS", "NATO", "")),
        ("(//CTS//BOHEMIA)", ("TS", "NATO", "BOHEMIA")),
        ("(NS)", ("S", "NATO", "")),
        ("(//nc)", ("C", "NATO", "")),
        ("(//NR)", ("R", "NATO", "")),
        ("(NU)", ("U", "NATO", "")),
        ("(//GBR S)", ("S", "GBR", "")),
        ("(// gbr s/NF)", ("S", "GBR", "NF")),
        ("(//JOINT S GBR USA)", ("S", "GBR USA", "")),
        ("(//CAN DEU S//NF)", ("S", "CAN DEU", "NF")),
        ("(//GBR SBU)", ("SBU", "GBR", "")),
        ("(//CTSA)", ("TS", "NATO", "ATOMAL")),
        ("(//NSAT//REL TO USA, NATO)", ("S", "NATO", "ATOMAL/REL TO USA, NATO")),
        ("(//nca)", ("C", "NATO", "ATOMAL")),
        ("(//joint ts aus usa//NF)", ("TS", "AUS USA", "NF")),
        ("(C - ENTIRE TEXT)", ("C", "", "")),
        ("(C-ENTIRE TEXT.)", ("C", "", "")),
        ("(c - entire text)", ("C", "", "")),
        ("(C/NF - ENTIRE TEXT)", ("C", "", "NF")),
        ("(C/ZAPX - ENTIRE TEXT)", ("C", "", "ZAPX")),
        ("(S/ENTIRE TEXTS)", ("S", "", "ENTIRE TEXTS")),
    ],
)
def test_a_portion_is_read_in_brackets(text, expected):
    """A portion is read in State's spelling and the register's, without its notice."""
    assert shown(read_portion(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "(",
        ")",
        "S",
        "(S",
        "S)",
        "(X)",
        "(EU)",
        "(Note)",
        "(SX)",
        "(SNFX)",
        "(S NFX)",
        "(S ZAP)",
        "(//S)",
        "(GBR S)",
        "(//JOINT S)",
        "(S/NF)(C)x",
        "(S/\n)",
        "x(S)",
        "X(S)X",
        "(S)\n",
        "(\u00a0S)",
        "(ſ)",
    ],
)
def test_what_shows_no_level_in_brackets_is_no_portion(text):
    """Brackets without a level, such as (EU), are refused (content.md 1.9)."""
    for read in (read_portion, Marking.from_portion):
        with pytest.raises(CableValueError) as caught:
            read(text)
        assert caught.value.code == "model.pattern"
        assert caught.value.field == "Marking"
        assert str(caught.value).startswith(
            f"Marking: expected a portion such as (S/NF); found {text!r}"
        )


@pytest.mark.parametrize(
    "text",
    [
        "(C)",
        "(SBU/N)",
        "(S/NF/XD)",
        "(S/REL TO USA, GBR)",
        "(//NS)",
        "(//GBR C)",
        "(//JOINT S GBR USA)",
        "(U/LOU)",
        "(C - ENTIRE TEXT)",
        "(C.)",
        "(C,NF)",
        "(S NF)",
        "(SBU NOFORN)",
        "(S/-)",
        "(S/ENTIRE TEXT)",
        "(//UN R)",
        "(//JOINT S GBR)",
    ],
)
def test_a_portion_is_one_marking_as_text_and_as_value(text):
    """A `PortionMarking` and its text give the same marking."""
    assert Marking.from_portion(PortionMarking.from_text(text)) == (
        Marking.from_portion(text)
    )


# Writing

WRITTEN = """\
U | | UNCLASSIFIED | (U) | (U)
U | NOFORN | UNCLASSIFIED//NOFORN | (U/NF) | (U//NF)
FOUO | | UNCLASSIFIED//FOUO | (FOUO) | (U//FOUO)
FOUO | NOFORN | UNCLASSIFIED//FOUO/NOFORN | (FOUO/NF) | (U//FOUO/NF)
CUI | | CUI | (CUI) | (CUI)
CUI | SP-PRVCY NOFORN | CUI//SP-PRVCY//NOFORN | (CUI/SP-PRVCY/NF) \
| (CUI//SP-PRVCY//NF)
SBU | | UNCLASSIFIED//SBU | (SBU) | (U//SBU)
SBU | NOFORN | UNCLASSIFIED//SBU NOFORN | (SBU/N) | (U//SBU-NF)
SBU | NOFORN EXDIS | UNCLASSIFIED//NOFORN//EXDIS/SBU | (SBU/N/XD) | (U//NF//XD/SBU)
SBU | ORCON NOFORN | UNCLASSIFIED//ORCON//SBU NOFORN | (SBU/OC/N) \
| (U//OC//SBU-NF)
SBU | CUI | UNCLASSIFIED//CUI//SBU | (SBU/CUI) | (U//CUI//SBU)
LOU | | LIMITED OFFICIAL USE | (LOU) | (U//LOU)
LOU | NOFORN | LIMITED OFFICIAL USE//NOFORN | (LOU/NF) | (U//NF//LOU)
R | | RESTRICTED | (R) | (R)
C | | CONFIDENTIAL | (C) | (C)
S | NOFORN | SECRET//NOFORN | (S/NF) | (S//NF)
S | NOFORN EXDIS | SECRET//NOFORN//EXDIS | (S/NF/XD) | (S//NF//XD)
S | ORCON NOFORN | SECRET//ORCON/NOFORN | (S/OC/NF) | (S//OC/NF)
S | STADIS | SECRET//STADIS | (S/STADIS) | (S//STADIS)
S | ZIP ZAP | SECRET//ZAP/ZIP | (S/ZAP/ZIP) | (S//ZAP/ZIP)
S | CUI | SECRET//CUI | (S/CUI) | (S//CUI)
TS | SI SI-G TK NODIS | TOP SECRET//SI-G/TALENT KEYHOLE//NODIS \
| (TS/SI-G/TK/ND) | (TS//SI-G/TK//ND)
S | LES NOFORN | SECRET//NOFORN//LES | (S/NF/LES) | (S//NF//LES)
S | 20141231 X1 NOFORN | SECRET//NOFORN | (S/NF) | (S//NF)
"""


@pytest.mark.parametrize(
    ("level", "controls", "banner", "state", "capco"),
    [tuple(map(str.strip, row.split("|"))) for row in WRITTEN.splitlines()],
)
def test_a_marking_has_one_spelling_of_each_kind(level, controls, banner, state, capco):
    """A marking has one banner, one portion of State's and one of the register's."""
    marking = Marking(level=Level(level), controls=tuple(controls.split()))
    assert marking.banner() == banner
    assert marking.portion() == marking.portion(style="state") == state
    assert marking.portion(style="capco") == capco
    assert Marking.from_banner(banner) == normalise(marking)
    for printed in (state, capco):
        assert Marking.from_portion(printed) == normalise(marking)


OWNED = """\
TS | NATO | | //COSMIC TOP SECRET | (//CTS) | (//CTS)
S | NATO | ATOMAL | //NATO SECRET//ATOMAL | (//NS/ATOMAL) | (//NS//ATOMAL)
C | NATO | | //NATO CONFIDENTIAL | (//NC) | (//NC)
R | NATO | | //NATO RESTRICTED | (//NR) | (//NR)
U | NATO | | //NATO UNCLASSIFIED | (//NU) | (//NU)
SBU | NATO | | //NATO UNCLASSIFIED//SBU | (//NU/SBU) | (//NU//SBU)
CUI | NATO | | //NATO UNCLASSIFIED//CUI | (//NU/CUI) | (//NU//CUI)
LOU | NATO | | //NATO UNCLASSIFIED//LIMITED OFFICIAL USE | (//NU/LOU) | (//NU//LOU)
S | GBR | NOFORN | //GBR SECRET//NOFORN | (//GBR S/NF) | (//GBR S//NF)
SBU | GBR | NOFORN | //GBR UNCLASSIFIED//SBU NOFORN | (//GBR U/NF/SBU) \
| (//GBR U//SBU-NF)
R | UN | | //UN RESTRICTED | (//UN R) | (//UN R)
TS | GBR USA | | //JOINT TOP SECRET GBR USA | (//JOINT TS GBR USA) \
| (//JOINT TS GBR USA)
S | AUS GBR NATO | SI | //AUS GBR NATO SECRET//SI \
| (//AUS GBR NATO S/SI) | (//AUS GBR NATO S//SI)
FOUO | GBR USA | | //JOINT UNCLASSIFIED GBR USA//FOUO \
| (//JOINT U GBR USA/FOUO) | (//JOINT U GBR USA//FOUO)
S | USA | | SECRET | (S) | (S)
"""


@pytest.mark.parametrize(
    ("level", "owners", "controls", "banner", "state", "capco"),
    [tuple(map(str.strip, row.split("|"))) for row in OWNED.splitlines()],
)
def test_the_owners_come_before_the_level(
    level, owners, controls, banner, state, capco
):
    """Owners follow a double slash, but NATO has its own words (content.md 3.2)."""
    marking = Marking(
        level=Level(level),
        owners=tuple(owners.split()),
        controls=tuple(controls.split()),
    )
    assert marking.banner() == banner
    assert marking.portion() == state
    assert marking.portion(style="capco") == capco
    assert Marking.from_banner(banner) == normalise(marking)
    for printed in (state, capco):
        assert Marking.from_portion(printed) == normalise(marking)


@pytest.mark.parametrize(
    ("controls", "release", "display", "expected"),
    [
        ("", "USA GBR", "", "REL TO USA, GBR"),
        ("", "", "GBR AUS", "DISPLAY ONLY AUS, GBR"),
        ("", "USA GBR", "AUS", "REL TO USA, GBR/DISPLAY ONLY AUS"),
        ("PROPIN", "USA GBR", "", "PROPIN/REL TO USA, GBR"),
        ("RELIDO", "USA GBR", "", "REL TO USA, GBR/RELIDO"),
        ("FISA", "", "GBR", "FISA/DISPLAY ONLY GBR"),
        (
            "ORCON PROPIN RELIDO FISA DELIB",
            "USA GBR",
            "AUS",
            "ORCON/PROPIN/REL TO USA, GBR/RELIDO/FISA/DISPLAY ONLY AUS/DELIB",
        ),
        ("EXDIS SI", "USA GBR", "", "SI//REL TO USA, GBR//EXDIS"),
    ],
)
def test_a_list_has_its_place(controls, release, display, expected):
    """REL TO is written after PROPIN, DISPLAY ONLY after FISA (content.md 3.2)."""
    marking = Marking(
        level=Level.SECRET,
        controls=tuple(controls.split()),
        releasable_to=tuple(release.split()) or None,
        display_only_to=tuple(display.split()) or None,
    )
    assert marking.banner() == f"SECRET//{expected}"
    assert Marking.from_banner(marking.banner()) == normalise(marking)


def test_facts_are_written_as_they_are():
    """`write` writes facts as given, even if they contradict each other."""
    facts = Facts(Level.SECRET, (), ("NOFORN",), ("USA", "GBR"), ("AUS",))
    assert write(facts, None) == ("SECRET//NOFORN/REL TO USA, GBR/DISPLAY ONLY AUS")
    assert write(facts, "state") == "(S/NF/REL TO USA, GBR/DISPLAY ONLY AUS)"
    facts = Facts(Level.SBU, (), ("ORCON",), None, None)
    assert write(facts, "capco") == "(U//OC//SBU)"
