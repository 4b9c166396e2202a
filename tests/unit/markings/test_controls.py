"""The register, and what is read after a level (content.md 1.1, 1.9, 3.1 to 3.3)."""

from __future__ import annotations

from collections import Counter

import pytest

from cableformat.markings._controls import read, read_caption, read_handling
from cableformat.markings._words import Item
from cableformat.markings.levels import Level
from cableformat.markings.register import (
    REGISTER,
    TWO,
    Category,
    level_word,
    listed,
    order,
    portion_of,
    registered,
)

#: content.md 3.2, 3.3; captions.csv: name, portion, category, IC-ISM, label.
ROWS = """\
ATOMAL|ATOMAL|NATO|nonUSControls|
BALK|BALK|NATO|nonUSControls|
BOHEMIA|BOHEMIA|NATO|nonUSControls|
HCS|HCS|SCI|SCIcontrols|
KDK|KDK|SCI|SCIcontrols|
EL|EL|SCI|SCIcontrols|
RESERVE|RSV|SCI|SCIcontrols|
SI|SI|SCI|SCIcontrols|
TALENT KEYHOLE|TK|SCI|SCIcontrols|
RESTRICTED DATA|RD|AEA|atomicEnergyMarkings|
FORMERLY RESTRICTED DATA|FRD|AEA|atomicEnergyMarkings|
DOD UCNI|DCNI|AEA|atomicEnergyMarkings|
DOE UCNI|UCNI|AEA|atomicEnergyMarkings|
TFNI|TFNI|AEA|atomicEnergyMarkings|
CNWDI|CNWDI|AEA||
CUI|CUI|CUI||
RSEN|RS|DISSEMINATION|disseminationControls|RSEN
FOUO|FOUO|DISSEMINATION|disseminationControls|FOUO
ORCON|OC|DISSEMINATION|disseminationControls|ORCON
ORCON-USGOV|OC-USGOV|DISSEMINATION||ORCON-USGOV
IMCON|IMC|DISSEMINATION|disseminationControls|IMCON
NOFORN|NF|DISSEMINATION|disseminationControls|NOFORN
PROPIN|PR|DISSEMINATION|disseminationControls|PROPIN
RELIDO|RELIDO|DISSEMINATION|disseminationControls|RELIDO
DEA SENSITIVE|DSEN|DISSEMINATION|disseminationControls|DEA SENSITIVE
FISA|FISA|DISSEMINATION|disseminationControls|FISA
RAWFISA|RAWFISA|DISSEMINATION||
WAIVED|WAIVED|DISSEMINATION||
WNINTEL|WNINTEL|DISSEMINATION||
NOCONTRACT|NOCONTRACT|DISSEMINATION||
CONTROLLED DISSEM|CONTROLLED DISSEM|DISSEMINATION||
NO DISSEM ABROAD|NO DISSEM ABROAD|DISSEMINATION||
FED ONLY|FED ONLY|DISSEMINATION||
FEDCON|FEDCON|DISSEMINATION||
NOCON|NOCON|DISSEMINATION||
DL ONLY|DL ONLY|DISSEMINATION||
AC|AC|DISSEMINATION||
AWP|AWP|DISSEMINATION||
DELIB|DELIB|DISSEMINATION||
NNPI|NNPI|NON_IC|nonICmarkings|NNPI
DS|DS|NON_IC|nonICmarkings|
EXDIS|XD|NON_IC|nonICmarkings|EXDIS
NODIS|ND|NON_IC|nonICmarkings|NODIS
SBU|SBU|NON_IC|nonICmarkings|SBU
LES|LES|NON_IC|nonICmarkings|LES
SSI|SSI|NON_IC|nonICmarkings|SSI
CHEROKEE|CHEROKEE|STATE||CHEROKEE
LIMDIS|LIMDIS|STATE||LIMDIS
STADIS|STADIS|STATE||STADIS
SPECAT|SPECAT|STATE||SPECAT
LIMITED OFFICIAL USE|LOU|STATE||LOU
EYES ONLY|EYES ONLY|STATE||ONLY
SPECAT EXCLUSIVE|SPECAT EXCLUSIVE|STATE||
CONDIS|CONDIS|STATE||
BACKGROUND USE ONLY|BACKGROUND USE ONLY|STATE||
NO DISTRIBUTION OUTSIDE DEPARTMENT|NO DISTRIBUTION OUTSIDE DEPARTMENT|STATE||
CODEWORD|CODEWORD|STATE||
EFTO|EFTO|STATE||
"""


def line(row):
    values = (row.name, row.portion, row.category.name, row.ism, row.label)
    return "|".join(value or "" for value in values)


def test_the_register_is_that_of_the_sources():
    """The register has the names, order, spellings and clauses of the sources."""
    assert [line(row) for row in REGISTER] == ROWS.splitlines()
    clauses = {row.name: row.clause for row in REGISTER}
    assert clauses["NODIS"] == "content.md 3.2"
    assert clauses["NNPI"] == clauses["KDK"] == "content.md 3.3"
    assert clauses["STADIS"] == "content.md 1.3"
    assert clauses["EFTO"] == "content.md 1.2"


def test_the_categories_are_in_the_order_of_a_banner():
    """The categories are in the order of a banner (content.md 3.2)."""
    assert [category.name for category in sorted(Category)] == (
        "NATO SCI SAP AEA FGI CUI CUI_CATEGORY DISSEMINATION NON_IC STATE "
        "DECLASSIFICATION UNKNOWN"
    ).split()


@pytest.mark.parametrize(
    ("name", "category", "ism", "label"),
    [
        ("SI-G", "SCI", "SCIcontrols", None),
        ("SI-G ABCD", "SCI", None, None),
        ("HCS-P-12", "SCI", "SCIcontrols", None),
        ("TK-BLFH", "SCI", "SCIcontrols", None),
        ("RSV-ZAP", "SCI", "SCIcontrols", None),
        ("KDK-BLFH", "SCI", "SCIcontrols", None),
        ("EL-NK", "SCI", "SCIcontrols", None),
        ("SAR-ZAP", "SAP", "SARIdentifier", None),
        ("SAR-ZAP ZIP", "SAP", None, None),
        ("RD-CNWDI", "AEA", "atomicEnergyMarkings", None),
        ("RD-SG-14", "AEA", "atomicEnergyMarkings", None),
        ("RD-SG 14 15", "AEA", None, None),
        ("FRD-SG-14", "AEA", "atomicEnergyMarkings", None),
        ("FGI", "FGI", None, None),
        ("FGI FRA GBR", "FGI", None, None),
        ("SP-PRVCY", "CUI_CATEGORY", None, None),
        ("ACCM-ZAP", "NON_IC", "nonICmarkings", "ACCM-ZAP"),
        ("20141231", "DECLASSIFICATION", None, None),
        ("X8", "DECLASSIFICATION", None, None),
        ("25X1", "DECLASSIFICATION", None, None),
        ("50X9", "DECLASSIFICATION", None, None),
        ("50X1-HUM", "DECLASSIFICATION", None, None),
        ("50X2-WMD", "DECLASSIFICATION", None, None),
        ("OADR", "DECLASSIFICATION", None, None),
        ("MR", "DECLASSIFICATION", None, None),
    ],
)
def test_an_open_pattern_has_a_row_for_each(name, category, ism, label):
    """A control of an open pattern has a row, and its name is its portion."""
    row = registered(name)
    assert (row.name, row.portion, row.clause) == (name, name, "content.md 3.2")
    assert (row.category.name, row.ism, row.label) == (category, ism, label)
    assert portion_of(name) == name
    assert order(name)[::2] == (row.category, name)


@pytest.mark.parametrize(
    "name",
    [
        "ZAP",
        "SI-",
        "SI-g",
        "SAR-SAR-X",
        "X9",
        "30001231",
        "FGI ",
        "SAR",
        "ACCM-",
        "nodis",
        "",
    ],
)
def test_what_is_in_no_register_has_no_row(name):
    """An unknown control comes last, and is the same word in a portion."""
    assert registered(name) is None
    assert order(name) == (Category.UNKNOWN, len(REGISTER), name)
    assert portion_of(name) == name


def test_a_row_has_its_place():
    """Controls are ordered by category, then by the register, then by name."""
    assert order("NOFORN") == (Category.DISSEMINATION, 21, "")
    assert order("SI-G") == (Category.SCI, order("SI")[1], "SI-G")
    assert order("SI-G ABCD") == (Category.SCI, order("SI")[1], "SI-G ABCD")
    assert order("TK-BLFH") == (Category.SCI, order("TALENT KEYHOLE")[1], "TK-BLFH")
    assert order("ACCM-ZAP") == (Category.NON_IC, len(REGISTER), "ACCM-ZAP")
    assert order("FGI GBR") == (Category.FGI, len(REGISTER), "FGI GBR")
    assert portion_of("NOFORN") == "NF"


def test_controls_have_one_order():
    """A row comes before its own parts; the unknown follow alphabetically."""
    names = (
        "ATOMAL HCS HCS-P KDK KDK-BLFH EL EL-NK RSV-ZAP SI SI-G SI-ZAP TK-BLFH SAR-ZAP "
        "RD-CNWDI FRD-SG-14 TFNI FGI CUI SP-PRVCY ORCON NOFORN EXDIS SSI ACCM-ZAP "
        "CHEROKEE EFTO 20141231 X1 ZAP ZIP"
    ).split()
    assert sorted(sorted(names), key=order) == names


def test_levels_that_are_controls():
    """Only CUI, FOUO, SBU and LOU are levels that have a control."""
    assert {level: level_word(level) for level in Level if level_word(level)} == {
        Level.CUI: "CUI",
        Level.FOR_OFFICIAL_USE_ONLY: "FOUO",
        Level.SBU: "SBU",
        Level.LIMITED_OFFICIAL_USE: "LIMITED OFFICIAL USE",
    }
    assert {row.name: row.level for row in REGISTER if row.level} == {
        level_word(level): level for level in Level if level_word(level)
    }


def test_a_list_of_countries_has_one_order():
    """USA comes first, then the other trigraphs, then all other codes."""
    codes = frozenset({"NATO", "GBR", "UN", "AUS", "USA", "ISAF"})
    assert listed(codes) == ("USA", "AUS", "GBR", "ISAF", "NATO", "UN")


# Reading


@pytest.mark.parametrize("row", REGISTER, ids=lambda row: row.name)
def test_every_spelling_of_the_register_is_read(row):
    """Names, portions and aliases are read in any case and with any blanks."""
    for printed in (row.name, row.portion, *row.aliases):
        for spelled in (printed, printed.lower(), printed.replace(" ", " \t ")):
            assert read(spelled) == [Item("control", row.name)]


def test_the_aliases_are_those_of_the_sources():
    """Aliases are long titles and older spellings (content.md 1.2, 3.2)."""
    aliases = {row.name: row.aliases for row in REGISTER if row.aliases}
    assert aliases["FOUO"] == ("FOR OFFICIAL USE ONLY",)
    assert aliases["SI"] == ("SPECIAL INTELLIGENCE", "COMINT")
    assert aliases["LES"] == ("LAW ENFORCEMENT SENSITIVE",)
    assert aliases["SBU"][:2] == ("SENSITIVE", "S E N S I T I V E")
    assert aliases["NODIS"] == ("NODIF", "N O D I S", "NO DISTRIBUTION")
    assert aliases["BACKGROUND USE ONLY"] == ("BU",)


def test_no_spelling_is_of_two_controls():
    """No name, portion or alias belongs to two controls."""
    uses = Counter(
        spelling
        for row in REGISTER
        for spelling in {row.name, row.portion, *row.aliases}
    )
    assert max(uses.values()) == 1


@pytest.mark.parametrize("word", TWO)
def test_one_word_of_two_controls_is_read_as_both(word):
    """A word such as SBU-NF is read as two controls, here SBU and NOFORN."""
    assert read(word) == [Item("control", TWO[word][0]), Item("control", "NOFORN")]


def test_the_words_of_two_controls():
    """Only SBU and LES, in letters or words, are joined to NF or NOFORN."""
    assert sorted(TWO) == [
        f"{word}{rest}"
        for word in (
            "LAW ENFORCEMENT SENSITIVE",
            "LES",
            "SBU",
            "SENSITIVE BUT UNCLASSIFIED",
        )
        for rest in (" NF", " NOFORN", "-NF", "-NOFORN")
    ]


@pytest.mark.parametrize(
    ("printed", "kind", "text", "codes"),
    [
        ("REL TO USA, GBR", "release", "REL TO USA, GBR", "USA GBR"),
        ("rel to gbr,usa,aus", "release", "REL TO USA, AUS, GBR", "USA AUS GBR"),
        ("RELEASABLE TO USA, NATO", "release", "REL TO USA, NATO", "USA NATO"),
        ("AUTHORIZED FOR RELEASE TO USA, GBR", "release", "REL TO USA, GBR", "USA GBR"),
        ("REL TO USA AND GBR", "release", "REL TO USA, GBR", "USA GBR"),
        ("REL TO USA, AND, GBR", "release", "REL TO USA, AND, GBR", "USA AND GBR"),
        ("REL TO USA, AUS, AND GBR", "release", "REL TO USA, AUS, GBR", "USA AUS GBR"),
        ("REL TO USA AND", "release", "REL TO USA, AND", "USA AND"),
        ("REL TO USA GBR AUS", "release", "REL TO USA, AUS, GBR", "USA AUS GBR"),
        ("REL TO UN", "release", "REL TO UN", "UN"),
        ("DISPLAY ONLY GBR,AFG", "display", "DISPLAY ONLY AFG, GBR", "AFG GBR"),
        ("FGI", "fgi", "FGI", ""),
        ("FGI GBR FRA", "fgi", "FGI FRA GBR", "FRA GBR"),
        ("FGI GBR, FRA", "fgi", "FGI FRA GBR", "FRA GBR"),
        ("USA/GBR EYES ONLY", "eyes", "USA/GBR EYES ONLY", "USA GBR"),
        ("usa / gbr / aus eyes", "eyes", "USA/AUS/GBR EYES ONLY", "USA AUS GBR"),
        ("USA EYES ONLY", "eyes", "USA EYES ONLY", "USA"),
    ],
)
def test_a_list_is_read_with_its_countries(printed, kind, text, codes):
    """A list is read as one item, with its countries in the order of lists."""
    assert read(printed) == [Item(kind, text, tuple(codes.split()))]


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        ("", []),
        (" / //\t", []),
        ("N", ["NOFORN"]),
        ("NF/XD", ["NOFORN", "EXDIS"]),
        ("NF//XD", ["NOFORN", "EXDIS"]),
        # The commas of before July 2005.
        ("NOFORN,ORCON//20141231", ["NOFORN", "ORCON", "20141231"]),
        ("ORCON, REL TO USA,GBR", ["ORCON", "REL TO USA, GBR"]),
        ("REL TO USA,GBR,ORCON", ["REL TO USA, GBR", "ORCON"]),
        # A list ends where the next control begins, and only there.
        ("REL TO USA, GBR, LES", ["REL TO USA, GBR", "LES"]),
        ("REL TO USA, FISA", ["REL TO USA", "FISA"]),
        ("FGI DEU REL TO USA, DEU", ["FGI DEU", "REL TO USA, DEU"]),
        ("FGI GBR FISA", ["FGI GBR", "FISA"]),
        ("REL TO USA, GRB", ["REL TO USA, GRB"]),
        ("REL TO USA,GBR,GRB,NOFORN", ["REL TO USA,GBR,GRB", "NOFORN"]),
        ("REL TO USA, BRITAIN EXDIS", ["REL TO USA, BRITAIN", "EXDIS"]),
        ("REL TO NOFORN", ["REL TO", "NOFORN"]),
        ("DISPLAY ONLY ZAP", ["DISPLAY ONLY ZAP"]),
        ("FGI ZAP9", ["FGI ZAP9"]),
        ("REL TO USA,GBR,NOFORN,ZAP", ["REL TO USA, GBR", "NOFORN", "ZAP"]),
        ("REL TO USA,SSI,NOFORN", ["REL TO USA", "SSI", "NOFORN"]),
        ("DISPLAY ONLY AFG,GBR,ORCON", ["DISPLAY ONLY AFG, GBR", "ORCON"]),
        ("NOFORN,,ORCON,", ["NOFORN", "ORCON"]),
        ("NOFORN, ZAP", ["NOFORN", "ZAP"]),
        ("NOFORN, XYLEM X", ["NOFORN", "XYLEM X"]),
        ("SSI, XYLEM X", ["SSI", "XYLEM X"]),
        ("NOFORN,\u00a0ZAP", ["NOFORN", "\u00a0ZAP"]),
        ("ZAP, NOFORN EXDIS", ["ZAP", "NOFORN", "EXDIS"]),
        ("ZAP ONE, ORCON", ["ZAP ONE", "ORCON"]),
        ("FGI GBR,FRA,ORCON", ["FGI FRA GBR", "ORCON"]),
        # State's words with blanks between.
        ("NOFORN EXDIS", ["NOFORN", "EXDIS"]),
        ("EXDIS  \t STADIS", ["EXDIS", "STADIS"]),
        ("FOR OFFICIAL USE ONLY NOFORN", ["FOUO", "NOFORN"]),
        ("NOFORN NOT RELEASABLE TO FOREIGN NATIONALS", ["NOFORN", "NOFORN"]),
        ("DEA SENSITIVE NOFORN", ["DEA SENSITIVE", "NOFORN"]),
        ("ZAP NOFORN ZIP ZAP", ["ZAP", "NOFORN", "ZIP ZAP"]),
        ("REL TO USA, GBR EXDIS", ["REL TO USA, GBR", "EXDIS"]),
        ("EXDIS N", ["EXDIS", "NOFORN"]),
        # SENSITIVE is SBU on its own, and part of longer names (content.md 3.2).
        ("LAW ENFORCEMENT SENSITIVE", ["LES"]),
        ("SENSITIVE SECURITY INFORMATION", ["SSI"]),
        ("RISK SENSITIVE NOFORN", ["RSEN", "NOFORN"]),
        ("TRADE SENSITIVE", ["TRADE SENSITIVE"]),
        ("SENSITIVE TRADE WORDS", ["SENSITIVE TRADE WORDS"]),
        ("NOFORN SENSITIVE", ["NOFORN", "SBU"]),
        ("SENSITIVE NOFORN", ["SBU", "NOFORN"]),
        ("SENSITIVE FOR DOE", ["SBU", "FOR DOE"]),
        ("SENSITIVE SIPDIS", ["SBU", "SIPDIS"]),
        ("SPECIAL NOFORN, EXDIS", ["SPECIAL", "NOFORN", "EXDIS"]),
        ("SPECIAL XEXDISX", ["SPECIAL XEXDISX"]),
        # Longer words hold these, and mean something else.
        ("CONTROLLED DISTRIBUTION", ["CONDIS"]),
        ("CONTROLLED MATERIAL", ["CONTROLLED MATERIAL"]),
        ("NO DISTRIBUTION OUTSIDE", ["NO DISTRIBUTION OUTSIDE"]),
        ("NO DISTRIBUTION", ["NODIS"]),
        ("CONTROLLED", ["CUI"]),
        (
            "CONTROLLED UNCLASSIFIED INFORMATION NOFORN",
            ["CUI", "NOFORN"],
        ),
        ("SI-G NOFORN", ["SI-G", "NOFORN"]),
        ("SAR-ZAP ZIP EXDIS", ["SAR-ZAP ZIP", "EXDIS"]),
        ("NOFORN XYLEMX", ["NOFORN", "XYLEMX"]),
        # Short names, where all words are of names or captions; letters with blanks.
        ("EFTO FOUO", ["EFTO", "FOUO"]),
        ("SBU SIPDIS", ["SBU", "SIPDIS"]),
        ("SBU ZAP", ["SBU ZAP"]),
        ("SSI SI-G", ["SSI", "SI-G"]),
        ("FOUO EFTO, ZAP", ["FOUO", "EFTO", "ZAP"]),
        ("N O F O R N SIPDIS", ["NOFORN", "SIPDIS"]),
        ("L I M I T E D O F F I C I A L U S E X", ["LIMITED OFFICIAL USE", "X"]),
        # A tab, a semicolon, a period at the end.
        ("NOFORN\tEXDIS", ["NOFORN", "EXDIS"]),
        ("NOFORN;EXDIS", ["NOFORN", "EXDIS"]),
        ("NOFORN. EXDIS.", ["NOFORN", "EXDIS"]),
        ("SSI; ZAP", ["SSI", "ZAP"]),
        ("ZAP;", ["ZAP"]),
        ("ZAP.", ["ZAP."]),
        (".", ["."]),
        # What is not known, word for word.
        ("ZAP", ["ZAP"]),
        ("NF\x0b", ["NF\x0b"]),
        ("\u00a0ZAP", ["\u00a0ZAP"]),
        ("zap  zip", ["zap  zip"]),
        ("ZAP, ZIP", ["ZAP, ZIP"]),
        (",", []),
        ("ZAP, ZIP,", ["ZAP, ZIP"]),
        (", NOFORN, , EXDIS ,", ["NOFORN", "EXDIS"]),
        ("ZAP ,NOFORN", ["ZAP", "NOFORN"]),
        ("DOE ONLY", ["DOE ONLY"]),
        ("THE N REGION", ["THE N REGION"]),
        ("AC POWER", ["AC POWER"]),
        ("SSI ZAP", ["SSI ZAP"]),
        ("REL", ["REL"]),
        ("REL TO", ["REL TO"]),
        ("REL TO USA, BRITAIN", ["REL TO USA, BRITAIN"]),
        ("USA/GRB EYES ONLY", ["USA", "GRB EYES ONLY"]),
        ("no\u017fe", ["no\u017fe"]),
        ("NODI\u017f", ["NODI\u017f"]),
        # EYES ONLY is a list only if the United States lead it.
        ("EYES ONLY", ["EYES ONLY"]),
        ("DEPUTY EYES ONLY", ["DEPUTY EYES ONLY"]),
        ("GBR EYES ONLY", ["GBR EYES ONLY"]),
        ("aus/gbr EYES ONLY", ["aus", "gbr EYES ONLY"]),
        ("ZAPS5/GBR EYES ONLY", ["ZAPS5", "GBR EYES ONLY"]),
        ("USA/ZAPS5/GBR EYES ONLY", ["USA", "ZAPS5", "GBR EYES ONLY"]),
        ("AUS/GBR/USA EYES ONLY", ["USA/AUS/GBR EYES ONLY"]),
        ("AUS/USA/GBR EYES ONLY", ["USA/AUS/GBR EYES ONLY"]),
        ("ORCON/USA/GBR EYES ONLY/NF", ["ORCON", "USA/GBR EYES ONLY", "NOFORN"]),
        ("USA/\u00e9/GBR EYES ONLY", ["USA", "\u00e9", "GBR EYES ONLY"]),
        ("FISA/USA/GBR EYES ONLY", ["FISA", "USA/GBR EYES ONLY"]),
        ("USA//GBR EYES ONLY", ["USA", "GBR EYES ONLY"]),
        (
            "USA/GBR EYES ONLY/USA/AUS EYES ONLY",
            ["USA/GBR EYES ONLY", "USA/AUS EYES ONLY"],
        ),
        ("AUS/GBR EYES/USA/CAN EYES", ["AUS", "GBR EYES", "USA/CAN EYES ONLY"]),
        # Patterns.
        ("si-g abcd/tk", ["SI-G ABCD", "TALENT KEYHOLE"]),
        ("ACCM-ZAP", ["ACCM-ZAP"]),
        # Two spellings of one part (content.md 3.2).
        ("SI-GAMMA/SI-ECRU/SI-NONBOOK", ["SI-G", "SI-EU", "SI-NK"]),
        ("SI-GAMMA ABCD", ["SI-G ABCD"]),
        ("SI-GAMMAS", ["SI-GAMMAS"]),
        ("TALENT KEYHOLE-KANDIK", ["TK-KAND"]),
        ("TK-IDITAROD", ["TK-IDIT"]),
        ("RESTRICTED DATA-CNWDI", ["RD-CNWDI"]),
        ("FORMERLY RESTRICTED DATA-SIGMA 14", ["FRD-SG 14"]),
        ("RD-SIGMA-14", ["RD-SG-14"]),
        ("RESERVE-ZAP", ["RSV-ZAP"]),
        ("SAR-SAR-ZAP", ["SAR-SAR-ZAP"]),
        ("COMINT-GAMMA", ["SI-G"]),
        ("RD-N", ["RD-CNWDI"]),
        ("SI-N", ["SI-N"]),
        ("REL USA, GBR", ["REL TO USA, GBR"]),
        ("REL GBR", ["REL GBR"]),
        ("HUMINT CONTROL SYSTEM-P", ["HCS-P"]),
        ("RD-CRITICAL NUCLEAR WEAPON DESIGN INFORMATION", ["RD-CNWDI"]),
        ("RESTRICTED DATA-CNWDI-SIGMA 14 18", ["RD-CNWDI", "RD-SG 14 18"]),
        # Several programs after one word.
        ("SAR-ZAP/ZIP/ZIP ONE", ["SAR-ZAP", "SAR-ZIP", "SAR-ZIP ONE"]),
        ("SAR-ZAP/SAR-ZIP", ["SAR-ZAP", "SAR-ZIP"]),
        ("SAR-ZAP/SI/ZIP", ["SAR-ZAP", "SI", "ZIP"]),
        ("SAR-ZAP//ZIP", ["SAR-ZAP", "ZIP"]),
        ("SAR-ZAP/REL TO USA, GBR", ["SAR-ZAP", "REL TO USA, GBR"]),
        ("SPECIAL ACCESS REQUIRED-ZAP/ZIP", ["SAR-ZAP", "SAR-ZIP"]),
        ("ACCM-ZAP ONE/ZIP", ["ACCM-ZAP ONE", "ACCM-ZIP"]),
    ],
)
def test_what_follows_a_level_is_read_one_by_one(printed, texts):
    """Items are read in order; only separators are dropped."""
    assert [item.text for item in read(printed)] == texts


def test_reading_again_changes_nothing():
    """Items that are read again are the same: what is kept holds no other name."""
    once = [item.text for item in read("ZAP REL TO USA EXDIS ZIP,NF, N O/LES NF X")]
    again = [item.text for text in once for item in read(text)]
    assert again == once


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("NODIS", True),
        ("SI-G", True),
        ("20141231", True),
        ("REL TO USA, GBR", True),
        ("DISPLAY ONLY GBR", True),
        ("FGI", True),
        ("USA/GBR EYES ONLY", True),
        ("ZAP", False),
        ("ROGER CHANNEL", False),
        ("EYES ONLY", True),
        ("DEPUTY EYES ONLY", False),
        ("SIPDIS", False),
    ],
)
def test_what_the_register_has_is_known(printed, known):
    """Controls and lists of the register are known; a channel is not (captions.csv)."""
    assert [item.is_known for item in read(printed)] == [known]


def test_every_item_has_its_kind():
    """Every item has its kind, whether a comma, a slash or a blank precedes it."""
    kinds = [item.kind for item in read("NOFORN,ZAP,REL TO USA,GBR/ZIP EXDIS/FGI")]
    assert kinds == ["control", "control", "release", "control", "control", "fgi"]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("", []),
        ("EFTO FOUO", ["EFTO", "FOUO"]),
        ("SBU NOFORN", ["SBU", "NOFORN"]),
        ("DEA SENSITIVE", ["DEA SENSITIVE"]),
        ("REL TO USA, GBR", ["REL TO USA, GBR"]),
        ("NOFRON", ["NOFRON"]),
        ("FOUO NOFRON EFTO", ["FOUO", "NOFRON", "EFTO"]),
        ("NOFRON SIPDIS FOUO", ["NOFRON", "FOUO"]),
        ("SIPDIS", []),
        ("DEA SENSITIVE ZAP", ["DEA SENSITIVE", "ZAP"]),
        ("NF N", ["NOFORN", "NOFORN"]),
    ],
)
def test_every_handling_word_counts(words, texts):
    """A word counts, known or not, except some captions (content.md 1.2, 3.3)."""
    assert [item.text for item in read_handling(words.split(" "))] == texts


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        ("", []),
        ("SBU SIPDIS", ["SBU"]),
        ("FOUO SIPDIS", ["FOUO"]),
        ("NOFORN.", ["NOFORN"]),
        ("N O F O R N SIPDIS", ["NOFORN"]),
        ("NOFORN, SIPDIS, FOR DOE AND ALL READERS", ["NOFORN"]),
        ("FOUO, FOR DOE", ["FOUO"]),
        ("FOR DOE, FOUO", []),
        ("SI", ["SI"]),
        ("SI-G", ["SI-G"]),
        ("TERREP EXDIS", ["EXDIS"]),
        ("TRADE SENSITIVE", []),
        ("FOR RESERVE COMINT", []),
        ("FEES WAIVED BY DOE", []),
        ("NO FOREIGN DISSEM", ["NOFORN"]),
        # captions.csv: SBU/N.
        ("SBU/N", ["SBU", "NOFORN"]),
        ("SBU/NF", ["SBU", "NOFORN"]),
        ("REL TO USA, GBR", ["REL TO USA, GBR"]),
        ("FOR DOE/REL TO USA, GBR", ["REL TO USA, GBR"]),
        # A misspelt code makes no list, and is not dropped.
        ("REL TO USA, GRB", ["REL TO USA, GRB"]),
        ("DISPLAY ONLY IN THE LOBBY", []),
        # Symbols of offices.
        ("DEPT FOR EUR/N", []),
        ("DEPT FOR A/OC", []),
        ("DEPT FOR DOE, SI, AC", []),
        ("DEPT FOR EUR/WE, NEA/SI", []),
        ("N", []),
        ("OC", []),
        ("DS", []),
        ("DEPT FOR EUR/N NOFORN", ["NOFORN"]),
        # Whose eyes.
        ("EYES ONLY", ["EYES ONLY"]),
        ("AMB/DCM EYES ONLY", ["EYES ONLY"]),
        ("AMB/DCM ONLY", ["EYES ONLY"]),
        ("FOR AMBASSADOR ONLY, NOFORN", ["NOFORN", "EYES ONLY"]),
        ("EXCLUSIVE FOR DOE", ["EYES ONLY"]),
        ("EYES ONLY FOR AMBASSADOR", ["EYES ONLY"]),
        ("EYES ONLY AMBASSADOR FROM DOE", ["EYES ONLY"]),
        ("USA/GBR EYES ONLY", ["USA/GBR EYES ONLY"]),
        ("FOR OFFICIAL USE ONLY", ["FOUO"]),
        ("DOE ONLY", []),
        ("EXCLUSIVE", []),
        # Others of the list.
        ("SPECAT EXCLUSIVE FOR DOE", ["SPECAT EXCLUSIVE"]),
        ("CODEWORD", ["CODEWORD"]),
        ("CONDIS", ["CONDIS"]),
        ("BU", ["BACKGROUND USE ONLY"]),
        ("NO DISTRIBUTION", ["NODIS"]),
        ("NO DISTRIBUTION OUTSIDE DEPARTMENT", ["NO DISTRIBUTION OUTSIDE DEPARTMENT"]),
        ("ROGER CHANNEL", []),
        ("INFORM CONSULS", []),
    ],
)
def test_a_caption_counts_by_its_name(printed, texts):
    """A caption counts by its name, never by an office's abbreviation."""
    assert [item.text for item in read_caption(printed)] == texts
