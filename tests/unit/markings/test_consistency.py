"""What is wrong with a marking by itself (content.md 3.1 to 3.3)."""

from __future__ import annotations

import pytest
from hypothesis import given

from cableformat.diagnostics import CATALOGUE
from cableformat.markings import Level, Marking, faults
from cableformat.markings.consistency import OF_REGISTER
from cableformat.markings.register import parents
from cableformat.testing import markings


def read(text):
    portion = text.startswith("(")
    return (Marking.from_portion if portion else Marking.from_banner)(text)


@pytest.mark.parametrize(
    "text",
    [
        "SECRET",
        "SECRET//ORCON/NOFORN",
        "TOP SECRET//HCS-P/SI-G/TK//ORCON/NOFORN",
        "SECRET//SAR-ZAP//NOFORN",
        "SECRET//RD-CNWDI/RD-SIGMA 14",
        "CONFIDENTIAL//TFNI",
        "UNCLASSIFIED//DOD UCNI",
        "SECRET//FGI GBR//REL TO USA, GBR",
        "SECRET//FGI//NOFORN",
        "SECRET//REL TO USA, GBR/RELIDO",
        "SECRET//REL TO USA, FVEY",
        "SECRET//DISPLAY ONLY AFG",
        "SECRET//USA/GBR EYES ONLY",
        "SECRET//NOFORN//EXDIS",
        "UNCLASSIFIED//SBU NOFORN",
        "UNCLASSIFIED//LES",
        "SECRET//NOFORN,ORCON//20141231",
        "SECRET//NOFORN//X1",
        "CUI//PRVCY/LEI//FEDCON",
        "SECRET//CUI",
        "//COSMIC TOP SECRET//BOHEMIA",
        "//NATO SECRET//ATOMAL",
        "//JOINT SECRET GBR USA",
        "SECRET SIPDIS",
        "UNCLASSIFIED//04700",
        "(S//REL)",
        "(U//SBU-NF)",
        "(//FGI S//NF)",
    ],
)
def test_what_the_register_allows_has_no_fault(text):
    """A marking that the register allows has no fault."""
    assert faults(read(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Names: what is near one, and what is near none.
        ("SECRET//NOFORM", ["misspelt-control NOFORM NOFORN"]),
        ("SECRET//ORCN", ["misspelt-control ORCN ORCON"]),
        ("(S//NOFRON)", ["misspelt-control NOFRON NOFORN"]),
        (
            "UNCLASSIFIED//LAW ENFORCMENT SENSITIV",
            ["misspelt-control LAW ENFORCMENT SENSITIV LAW ENFORCEMENT SENSITIVE"],
        ),
        ("SECRET//ZAP", ["unknown-control ZAP"]),
        ("SECRET//NOFORXY", ["unknown-control NOFORXY"]),
        ("SECRET//20141399", ["unknown-control 20141399"]),
        ("SECRET//" + "Z" * 90, ["unknown-control " + "Z" * 90]),
        ("CUI//NOFORM", ["misspelt-control NOFORM NOFORN"]),
        # Codes.
        ("SECRET//REL TO USA, GRB", ["misspelt-control GRB GBR"]),
        ("SECRET//REL TO USA, UK", ["misspelt-control UK GBR"]),
        ("SECRET//REL TO USA, CANADA", ["misspelt-control CANADA CAN"]),
        ("SECRET//REL TO USA, QQQ", ["unknown-nation QQQ"]),
        ("SECRET//FGI QQQ", ["unknown-nation QQQ"]),
        ("//QQQ SECRET", ["unknown-nation QQQ"]),
        ("SECRET//FGI USA", ["exclusive-controls FGI USA"]),
        # Combinations.
        ("SECRET//NOFORN/REL TO USA, GBR", ["exclusive-controls NOFORN REL TO"]),
        ("SECRET//NOFORN/RELIDO", ["exclusive-controls NOFORN RELIDO"]),
        ("SECRET//NOFORN/DISPLAY ONLY AFG", ["exclusive-controls NOFORN DISPLAY ONLY"]),
        ("SECRET//RELIDO/DISPLAY ONLY AFG", ["exclusive-controls RELIDO DISPLAY ONLY"]),
        (
            "SECRET//USA/GBR EYES ONLY/NOFORN",
            ["exclusive-controls NOFORN EYES ONLY of nations"],
        ),
        ("SECRET//ORCON/ORCON-USGOV", ["exclusive-controls ORCON ORCON-USGOV"]),
        ("SECRET//NOFORN//NODIS/EXDIS", ["exclusive-controls NODIS EXDIS"]),
        ("SECRET//FGI/FGI GBR", ["exclusive-controls FGI FGI of nations"]),
        # Levels.
        ("UNCLASSIFIED//SI", ["control-level SI UNCLASSIFIED"]),
        ("UNCLASSIFIED//ORCON", ["control-level ORCON UNCLASSIFIED"]),
        ("UNCLASSIFIED//SAR-ZAP", ["control-level SAR-ZAP UNCLASSIFIED"]),
        ("SECRET//SI-G//ORCON", ["control-level SI-G SECRET"]),
        ("SECRET//SI-G ABCD//ORCON", ["control-level SI-G ABCD SECRET"]),
        ("CONFIDENTIAL//TK", ["control-level TALENT KEYHOLE CONFIDENTIAL"]),
        ("CONFIDENTIAL//RD-CNWDI", ["control-level RD-CNWDI CONFIDENTIAL"]),
        ("SECRET//DOE UCNI", ["control-level DOE UCNI SECRET"]),
        ("//NATO SECRET//BALK", ["control-level BALK SECRET"]),
        (
            "UNCLASSIFIED//USA/GBR EYES ONLY",
            ["control-level EYES ONLY of nations UNCLASSIFIED"],
        ),
        # What is missing.
        (
            "TOP SECRET//SI-G//NOFORN",
            ["control-needs SI-G ORCON or ORCON-USGOV"],
        ),
        ("SECRET//HCS", ["control-needs HCS NOFORN"]),
        (
            "SECRET//CNWDI",
            ["control-needs CNWDI RESTRICTED DATA or FORMERLY RESTRICTED DATA"],
        ),
        ("SECRET//EXDIS", ["without-noforn EXDIS"]),
        # Controls that a stronger one replaces.
        ("SECRET//SBU", ["overridden-control SBU SECRET"]),
        ("SECRET//FOUO", ["overridden-control FOUO SECRET"]),
        (
            "SECRET//RD/FRD",
            ["overridden-control FORMERLY RESTRICTED DATA RESTRICTED DATA"],
        ),
        ("SECRET//RD-CNWDI/TFNI", ["overridden-control TFNI RD-CNWDI"]),
        (
            "TOP SECRET//SI/SI-G//ORCON",
            ["overridden-control SI SI-G"],
        ),
        # Lists of release.
        ("SECRET//REL TO GBR", ["release-list REL TO GBR"]),
        ("SECRET//REL TO USA", ["release-list REL TO USA"]),
        ("SECRET//REL TO", ["release-list REL TO"]),
        ("SECRET//DISPLAY ONLY USA", ["release-list DISPLAY ONLY USA"]),
        (
            "SECRET//NODIS/REL TO USA, GBR",
            ["release-beside NODIS USA, GBR"],
        ),
    ],
)
def test_a_fault_has_the_code_of_what_is_wrong(text, expected):
    """A marking has the faults of its row, each with its code and its words."""
    found = [
        " ".join(
            (
                fault.code.removeprefix("rules."),
                *(w.word if isinstance(w, Level) else w for w in fault.words),
            )
        )
        for fault in faults(read(text))
    ]
    assert found == expected


def test_a_fault_is_worded_by_the_catalogue():
    """The message quotes what was printed."""
    found = faults(Marking.from_banner("UNCLASSIFIED//SI"))
    assert [str(fault) for fault in found] == [
        "'SI' can't be used on what is UNCLASSIFIED"
    ]


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("SI-G ABCD", ("SI-G", "SI")),
        ("TK-BLFH", ("TALENT KEYHOLE",)),
        ("FRD-SG 14", ("FORMERLY RESTRICTED DATA",)),
        ("SAR-ZAP-ZIP", ()),
        ("ORCON-USGOV", ()),
        ("DEA SENSITIVE", ()),
    ],
)
def test_a_part_knows_what_it_is_part_of(name, above):
    """Only compartments and atomic energy controls are parts of other controls."""
    assert parents(name) == above


def test_codes_of_the_register_are_in_the_catalogue():
    """Every code that a rule of the register may choose is in the catalogue."""
    assert set(CATALOGUE) >= OF_REGISTER


@given(markings())
def test_any_marking_has_its_faults(marking):
    """Each fault of a marking is reported once, with a message of the catalogue."""
    found = faults(marking)
    assert len(set(found)) == len(found)
    assert all(str(fault) for fault in found)


def test_what_is_no_marking_has_none():
    """`faults` raises `TypeError` for a value that is not a marking."""
    with pytest.raises(
        TypeError, match="expected Marking or PortionMarking; found 'SECRET'"
    ):
        faults("SECRET")
