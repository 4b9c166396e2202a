"""Markings as attributes of IC-ISM, both ways (content.md 3.3)."""

from __future__ import annotations

import pytest

from cableformat.errors import CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    Level,
    Marking,
    completed,
    from_ism,
    normalise,
    to_ism,
)


def spelled(attributes):
    return " | ".join(f"{name}={value}" for name, value in attributes.items())


def unspelled(text):
    return dict(pair.strip().split("=") for pair in text.split("|"))


#: The normal form has nothing otherwise.
NONE = ((), (), ())

# Both ways: the attributes hold all of the marking.

BOTH = """\
UNCLASSIFIED > classification=U | ownerProducer=USA
CONFIDENTIAL > classification=C | ownerProducer=USA
SECRET > classification=S | ownerProducer=USA
TOP SECRET > classification=TS | ownerProducer=USA
UNCLASSIFIED//SBU > classification=U | ownerProducer=USA | nonICmarkings=SBU
UNCLASSIFIED//SBU NOFORN > classification=U | ownerProducer=USA | nonICmarkings=SBU-NF
UNCLASSIFIED//FOUO > classification=U | ownerProducer=USA | disseminationControls=FOUO
UNCLASSIFIED//FOUO/NOFORN > classification=U | ownerProducer=USA \
| disseminationControls=FOUO NF
SECRET//NOFORN > classification=S | ownerProducer=USA | disseminationControls=NF
SECRET//NOFORN//EXDIS > classification=S | ownerProducer=USA \
| disseminationControls=NF | nonICmarkings=XD
SECRET//NODIS > classification=S | ownerProducer=USA | nonICmarkings=ND
SECRET//NOFORN//LES > classification=S | ownerProducer=USA \
| disseminationControls=NF | nonICmarkings=LES
SECRET//LES/SSI > classification=S | ownerProducer=USA | nonICmarkings=LES SSI
SECRET//DS > classification=S | ownerProducer=USA | nonICmarkings=DS
SECRET//NNPI > classification=S | ownerProducer=USA | nonICmarkings=NNPI
SECRET//ACCM-ZAP > classification=S | ownerProducer=USA | nonICmarkings=ACCM-ZAP
TOP SECRET//HCS/SI-G/TALENT KEYHOLE//ORCON/NOFORN > classification=TS \
| ownerProducer=USA | SCIcontrols=HCS SI SI-G TK | disseminationControls=OC NF
SECRET//RD-CNWDI > classification=S | ownerProducer=USA \
| atomicEnergyMarkings=RD RD-CNWDI
SECRET//REL TO USA, AUS, GBR > classification=S | ownerProducer=USA \
| disseminationControls=REL | releasableTo=USA AUS GBR
SECRET//PROPIN/REL TO USA, GBR/RELIDO/FISA > classification=S | ownerProducer=USA \
| disseminationControls=PR REL RELIDO FISA | releasableTo=USA GBR
SECRET//DISPLAY ONLY AUS, GBR > classification=S | ownerProducer=USA \
| disseminationControls=DISPLAYONLY | displayOnlyTo=AUS GBR
SECRET//REL TO USA, GBR/FISA/DISPLAY ONLY AUS > classification=S \
| ownerProducer=USA | disseminationControls=REL FISA DISPLAYONLY \
| releasableTo=USA GBR | displayOnlyTo=AUS
SECRET//RSEN/IMCON/DEA SENSITIVE > classification=S \
| ownerProducer=USA | disseminationControls=RS IMC DSEN
SECRET//SAR-ZAP > classification=S | ownerProducer=USA | SARIdentifier=ZAP
SECRET//SI-GAMMA/TALENT KEYHOLE-BLUEFISH > classification=S \
| ownerProducer=USA | SCIcontrols=SI SI-G TK TK-BLFH
SECRET//RESTRICTED DATA-SIGMA-14 > classification=S | ownerProducer=USA \
| atomicEnergyMarkings=RD RD-SG-14
UNCLASSIFIED//NOFORN//EXDIS/SBU > classification=U | ownerProducer=USA \
| disseminationControls=NF | nonICmarkings=XD SBU
//NATO SECRET//ATOMAL > classification=S | ownerProducer=NATO | nonUSControls=ATOMAL
//COSMIC TOP SECRET//BALK/BOHEMIA > classification=TS | ownerProducer=NATO \
| nonUSControls=BALK BOHEMIA
//GBR RESTRICTED > classification=R | ownerProducer=GBR
//JOINT SECRET GBR USA > classification=S | ownerProducer=GBR USA
SECRET//FGI FRA GBR > classification=S | ownerProducer=USA | FGIsourceOpen=FRA GBR
SECRET//FGI > classification=S | ownerProducer=USA | FGIsourceProtected=FGI
SECRET//FGI GBR//NOFORN//EXDIS > classification=S | ownerProducer=USA \
| disseminationControls=NF | nonICmarkings=XD | FGIsourceOpen=GBR
"""


@pytest.mark.parametrize(
    ("banner", "attributes"), [row.split(" > ") for row in BOTH.splitlines()]
)
def test_a_marking_and_its_attributes_are_one(banner, attributes):
    """Attributes are in the order of the clause; nothing is added or left over."""
    marking = normalise(Marking.from_banner(banner))
    result = to_ism(marking)
    assert spelled(result.attributes) == attributes
    assert result[1:5] == ((), (), (), None)
    assert from_ism(unspelled(attributes)) == (marking, None, {}, (), NONE)


# What has no counterpart is left.


@pytest.mark.parametrize(
    ("banner", "attributes", "left"),
    [
        ("SECRET//LIMDIS", "classification=S", ("LIMDIS",)),
        ("SECRET//CHEROKEE/STADIS", "classification=S", ("CHEROKEE", "STADIS")),
        ("SECRET//SPECAT", "classification=S", ("SPECAT",)),
        ("UNCLASSIFIED//EFTO", "classification=U", ("EFTO",)),
        ("LIMITED OFFICIAL USE", "classification=U", ("LIMITED OFFICIAL USE",)),
        ("CUI//SP-PRVCY", "classification=U", ("CUI", "SP-PRVCY")),
        ("SECRET//CNWDI", "classification=S", ("CNWDI",)),
        ("SECRET//SAR-ZAP ZIP", "classification=S", ("SAR-ZAP ZIP",)),
        ("SECRET//ORCON-USGOV", "classification=S", ("ORCON-USGOV",)),
        ("SECRET//EYES ONLY", "classification=S", ("EYES ONLY",)),
        ("SECRET//SI-G ABCD", "classification=S", ("SI-G ABCD",)),
        ("SECRET//FED ONLY/DELIB", "classification=S", ("FED ONLY", "DELIB")),
        ("SECRET//20141231", "classification=S", ("20141231",)),
        ("SECRET//FOR AMBASSADOR ONLY", "classification=S", ("FOR AMBASSADOR ONLY",)),
        ("SECRET//zap", "classification=S", ("zap",)),
    ],
)
def test_what_has_no_value_is_left(banner, attributes, left):
    """A control without a value is left over: LIMDIS is not DS, and LOU is not SBU."""
    marking = Marking.from_banner(banner)
    result = to_ism(marking)
    assert spelled(result.attributes) == f"{attributes} | ownerProducer=USA"
    assert result.left_over == left
    read = from_ism(result.attributes).marking
    assert completed(read, left) == normalise(marking)


@pytest.mark.parametrize(
    ("banner", "values", "added"),
    [
        ("SECRET//EXDIS", "NF", ("NOFORN",)),
        ("SECRET//NODIS", "NF", ("NOFORN",)),
        ("UNCLASSIFIED//EXDIS", "NF", ("NOFORN",)),
        ("SECRET//ORCON//EXDIS", "OC NF", ("NOFORN",)),
        ("SECRET//REL TO USA, GBR//EXDIS", "NF", ("NOFORN",)),
        ("SECRET//NOFORN//EXDIS", "NF", ()),
        ("SECRET//ORCON", "OC", ()),
    ],
)
def test_noforn_is_added_where_it_is_asked_for_and_needed(banner, values, added):
    """ND and XD need NF; the result reports it, and the marking stays as it is."""
    marking = Marking.from_banner(banner)
    result = to_ism(marking, add_noforn=True)
    assert result.attributes["disseminationControls"] == values
    assert "releasableTo" not in result.attributes
    assert result.added == added
    assert result.removed == (("REL TO USA, GBR",) if "REL TO" in banner else ())
    assert to_ism(marking)[2:4] == ((), ())
    assert ("NF" in to_ism(marking).attributes.get("disseminationControls", "")) == (
        "NOFORN" in banner
    )


def test_noforn_that_is_added_is_beside_sbu():
    """NF is added beside SBU, as SBU-NF would not count beside XD (rule 00314)."""
    result = to_ism(Marking.from_banner("UNCLASSIFIED//SBU//EXDIS"), add_noforn=True)
    assert result.attributes["nonICmarkings"] == "XD SBU"
    assert result.attributes["disseminationControls"] == "NF"
    assert result.added == ("NOFORN",)


def test_every_list_that_noforn_removes_is_reported():
    """If NOFORN is added, the REL TO and DISPLAY ONLY that it removes are reported."""
    banner = "SECRET//REL TO USA, GBR/DISPLAY ONLY AUS//NODIS"
    result = to_ism(Marking.from_banner(banner), add_noforn=True)
    assert result.removed == ("REL TO USA, GBR", "DISPLAY ONLY AUS")


def test_restricted_of_the_united_states_has_no_attributes():
    """RESTRICTED is refused if its owner is the United States (content.md 3.3)."""
    for banner in ("RESTRICTED", "RESTRICTED//NOFORN"):
        with pytest.raises(CableValueError) as caught:
            to_ism(Marking.from_banner(banner))
        assert caught.value.code == "markings.level-not-in-ism"
        assert caught.value.field == "Marking"
        assert str(caught.value).startswith(
            "to_ism: expected a level that the United States have; found RESTRICTED"
        )


# The line of authority and the instruction

SECRET = Marking(level=Level.SECRET)
NAMES = {
    "classified_by": "classifiedBy",
    "classification_reason": "classificationReason",
    "derived_from": "derivedFrom",
    "derivatively_classified_by": "derivativelyClassifiedBy",
}


def test_texts_have_attributes_of_their_own():
    """Texts are written word for word, in the order of the clause."""
    texts = {name: f"{attribute} ..." for name, attribute in NAMES.items()}
    date = DeclassificationDate(date="2018-09-15")
    result = to_ism(SECRET, instruction=date, **texts)
    assert spelled(result.attributes) == (
        "classification=S | ownerProducer=USA"
        " | classifiedBy=classifiedBy ..."
        " | classificationReason=classificationReason ..."
        " | derivedFrom=derivedFrom ..."
        " | derivativelyClassifiedBy=derivativelyClassifiedBy ..."
        " | declassDate=2018-09-15"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_a_length(name):
    """A text has 1 to 1024 characters, the reason up to 4096."""
    longest = 4096 if name == "classification_reason" else 1024
    attribute = NAMES[name]
    for text in ("x", "x" * longest):
        assert to_ism(SECRET, **{name: text}).attributes[attribute] == text
    for text in ("a\x00", "\ud800", " x", "x\n"):
        with pytest.raises(CableValueError) as caught:
            to_ism(SECRET, **{name: text})
        assert caught.value.code == "model.pattern"
        assert caught.value.field == attribute
        found = f"{attribute}: expected lines of text; found {text!r}"
        assert str(caught.value).startswith(found)
    for text in ("", "x" * (longest + 1)):
        with pytest.raises(CableValueError) as caught:
            to_ism(SECRET, **{name: text})
        assert caught.value.code == "model.range"
        assert caught.value.field == attribute
        found = f"{attribute}: expected 1 to {longest} characters; found {len(text)}"
        assert str(caught.value).startswith(found)


LONG = DeclassificationEvent(event="x" * 1025)


@pytest.mark.parametrize(
    ("instruction", "attributes", "whole"),
    [
        (None, {}, True),
        (
            DeclassificationDate(date="2018-09-15"),
            {"declassDate": "2018-09-15"},
            True,
        ),
        (
            DeclassificationEvent(event="AFTER THE TALKS"),
            {"declassEvent": "AFTER THE TALKS"},
            True,
        ),
        (
            DeclassificationEvent(event="x" * 1024),
            {"declassEvent": "x" * 1024},
            True,
        ),
        (LONG, {}, False),
        (
            DeclassificationExemption(codes=("25X1",)),
            {"declassException": "25X1"},
            True,
        ),
        (
            DeclassificationExemption(codes=("25X9",), date="2035-12-31"),
            {"declassDate": "2035-12-31", "declassException": "25X9"},
            True,
        ),
        (
            DeclassificationExemption(codes=("50X1-HUM",)),
            {"declassException": "50X1-HUM"},
            True,
        ),
        (
            DeclassificationExemption(codes=("50X2-WMD",)),
            {"declassException": "50X2-WMD"},
            True,
        ),
        (DeclassificationExemption(codes=("50X1",)), {}, False),
        (DeclassificationExemption(codes=("75X",)), {}, False),
        (DeclassificationExemption(codes=("X1",)), {}, False),
        (DeclassificationExemption(codes=("OADR",)), {}, False),
        (DeclassificationExemption(codes=("25X1", "25X6")), {}, False),
        (
            DeclassificationExemption(codes=("X1",), date="2018-09-15"),
            {"declassDate": "2018-09-15"},
            False,
        ),
        (DeclassificationSchedule(code="GDS"), {}, False),
        (
            DeclassificationSchedule(code="XGDS", date="1984-12-31"),
            {"declassDate": "1984-12-31"},
            False,
        ),
        (
            DeclassificationSchedule(code="ADS", event="END OF TESTS"),
            {"declassEvent": "END OF TESTS"},
            False,
        ),
        (
            DeclassificationSchedule(code="ADS", date="1984-12-31", event="END"),
            {"declassDate": "1984-12-31"},
            False,
        ),
        (DeclassificationText(text="N/A"), {}, False),
    ],
)
def test_an_instruction_that_does_not_fit_is_reported(instruction, attributes, whole):
    """The result gives back X1 to X8 and OADR, and a schedule besides its day."""
    result = to_ism(SECRET, instruction=instruction)
    assert dict(list(result.attributes.items())[2:]) == attributes
    assert result.instruction == (None if whole else instruction)


# Reading


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        # EYES and REL are the list; without it they are kept.
        (
            "classification=S | disseminationControls=EYES | releasableTo=USA GBR",
            "SECRET//REL TO USA, GBR",
        ),
        ("classification=S | releasableTo=USA GBR", "SECRET//REL TO USA, GBR"),
        ("classification=S | disseminationControls=REL", "SECRET//REL"),
        ("classification=S | disseminationControls=EYES NF", "SECRET//NOFORN//EYES"),
        (
            "classification=S|disseminationControls=DISPLAYONLY REL|displayOnlyTo=GBR",
            "SECRET//DISPLAY ONLY GBR//REL",
        ),
        (
            "classification=S|disseminationControls=DISPLAYONLY|releasableTo=USA UN",
            "SECRET//REL TO USA, UN//DISPLAYONLY",
        ),
        # NF and a list contradict each other.
        (
            "classification=S | disseminationControls=NF REL | releasableTo=USA GBR",
            "SECRET//NOFORN",
        ),
        ("classification=C | nonICmarkings=SBU", "CONFIDENTIAL"),
        ("classification=C | nonICmarkings=SBU-NF", "CONFIDENTIAL//NOFORN"),
        ("classification=S | nonICmarkings=LES-NF", "SECRET//NOFORN//LES"),
        # Attributes of later versions.
        ("classification=S | SARIdentifier=ZAP SAR-ZIP", "SECRET//SAR-ZAP/ZIP"),
        ("classification=U | cuiBasic=PRVCY", "CUI"),
        ("classification=U | cuiSpecified=CTI SP-X", "CUI//SP-CTI/SP-X"),
        ("classification=C | cuiBasic=DS", "CONFIDENTIAL//CUI"),
        (
            "classification=S|ownerProducer=USA|disseminationControls=FED_ONLY DL_ONLY",
            "SECRET//FED ONLY/DL ONLY",
        ),
        (
            "classification=S | disseminationControls=OC-USGOV",
            "SECRET//ORCON-USGOV",
        ),
        (
            "classification=S | ownerProducer=NATO | nonUSControls=NATO-ATOMAL NATO-X",
            "//NATO SECRET//ATOMAL//NATO-X",
        ),
        # Values that we do not know.
        ("classification=S | nonICmarkings=ZAP XD", "SECRET//EXDIS//ZAP"),
        ("classification=R", "RESTRICTED"),
        ("classification=S | FGIsourceProtected=GBR", "SECRET//FGI"),
        ("classification=S | FGIsourceProtected=", "SECRET"),
        ("classification=S | FGIsourceOpen=GBR FRA", "SECRET//FGI FRA GBR"),
        (
            "classification=S | FGIsourceOpen=GBR | FGIsourceProtected=FGI",
            "SECRET//FGI",
        ),
        ("classification=R | ownerProducer=NATO", "//NATO RESTRICTED"),
    ],
)  # fmt: skip
def test_attributes_are_read_in_full(attributes, expected):
    """Attributes give a marking in normal form with everything that protects."""
    given = {"ownerProducer": "USA", **unspelled(attributes)}
    assert from_ism(given).marking.banner() == expected


@pytest.mark.parametrize(
    ("attributes", "field", "message"),
    [
        (
            {},
            "Marking.level",
            "Marking: expected a classification of IC-ISM; found None",
        ),
        (
            {"classification": "CTS"},
            "Marking.level",
            "Marking: expected a classification of IC-ISM; found 'CTS'",
        ),
        (
            {"classification": "SBU"},
            "Marking.level",
            "Marking: expected a classification of IC-ISM; found 'SBU'",
        ),
        (
            {"classification": "s"},
            "Marking.level",
            "Marking: expected a classification of IC-ISM; found 's'",
        ),
        (
            {"classification": "S", "ownerProducer": "usa"},
            "Marking.owners",
            "Marking.owners: expected such as GBR or NATO; found 'usa'",
        ),
        (
            {
                "classification": "S",
                "ownerProducer": "USA",
                "releasableTo": "USA USAXX",
            },
            "Marking.releasable_to",
            "Marking.releasable_to: expected such as GBR or NATO; found 'USAXX'",
        ),
        (
            {
                "classification": "S",
                "ownerProducer": "USA",
                "nonICmarkings": "XD /",
            },
            "Marking.controls",
            "Marking.controls: expected a line of text; found '/'",
        ),
    ],
)
def test_attributes_that_no_marking_holds_are_refused(attributes, field, message):
    """A refusal names the first attribute that no marking can hold."""
    with pytest.raises(CableValueError) as caught:
        from_ism(attributes)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == field
    assert str(caught.value).startswith(message)


def test_what_is_unmarked_has_no_attributes():
    """A marking that is unmarked, or partly so, is refused with a code."""
    for marking in (Marking(), Marking(level=Level.SECRET, partly_unmarked=True)):
        with pytest.raises(CableValueError) as caught:
            to_ism(marking)
        assert caught.value.code == "markings.partly-unmarked"


@pytest.mark.parametrize("owner", [{}, {"ownerProducer": ""}, {"ownerProducer": " "}])
def test_nobody_is_taken_for_the_owner(owner):
    """Attributes without an `ownerProducer` are refused (content.md 3.3)."""
    with pytest.raises(CableValueError) as caught:
        from_ism({"classification": "S", **owner})
    assert caught.value.code == "markings.no-owner"
    assert caught.value.field == "Marking.owners"
    assert str(caught.value).startswith(
        "Marking.owners: expected an ownerProducer, which is required; found none"
    )


S = "classification=S | ownerProducer=USA"


@pytest.mark.parametrize(
    ("attributes", "instruction", "left"),
    [
        ("", None, ""),
        (
            "declassDate=2018-09-15",
            DeclassificationDate(date="2018-09-15"),
            "",
        ),
        ("declassEvent=END", DeclassificationEvent(event="END"), ""),
        (
            "declassDate=2018-09-15 | declassEvent=END",
            DeclassificationDate(date="2018-09-15"),
            "declassEvent=END",
        ),
        (
            "declassException=25X1 25X6 | declassDate=2035-12-31",
            DeclassificationExemption(codes=("25X1", "25X6"), date="2035-12-31"),
            "",
        ),
        (
            "declassException=50X1-HUM",
            DeclassificationExemption(codes=("50X1-HUM",)),
            "",
        ),
        (
            "declassException=25X1 | declassDate=2035-02-30",
            DeclassificationExemption(codes=("25X1",)),
            "declassDate=2035-02-30",
        ),
        (
            "declassException=NATO | declassDate=2035-12-31",
            DeclassificationDate(date="2035-12-31"),
            "declassException=NATO",
        ),
        ("declassEvent= END", None, "declassEvent= END"),
        ("declassDate=soon", None, "declassDate=soon"),
        ("declassException=", None, "declassException="),
        # What we do not know, as it is.
        ("dissemControls=NF", None, "dissemControls=NF"),
        ("createDate=2008-09-15", None, "createDate=2008-09-15"),
        ("cuiBasic=DS LES", None, "cuiBasic=DS LES"),
        ("cuiSpecified=PRVCY", None, ""),
    ],
)
def test_what_no_marking_holds_is_reported(attributes, instruction, left):
    """The instruction is given as such, and other attributes are left over."""
    found = from_ism({**unspelled(S), **pairs(attributes)})
    assert found.instruction == instruction
    assert dict(found.left_over) == pairs(left)
    assert found.texts == {}


def pairs(text):
    parts = [pair.partition("=") for pair in text.split(" | ") if pair]
    return {name: value for name, _, value in parts}


def test_texts_come_back_as_the_arguments_of_their_writer():
    """Texts and instruction that are read can be written again unchanged."""
    texts = {name: f"{attribute} ..." for name, attribute in NAMES.items()}
    date = DeclassificationDate(date="2018-09-15")
    written = to_ism(SECRET, instruction=date, **texts)
    found = from_ism(written.attributes)
    assert found == (SECRET, date, texts, (), NONE)
    again = to_ism(found.marking, instruction=found.instruction, **found.texts)
    assert again == written


@pytest.mark.parametrize(
    "call",
    [
        lambda: to_ism("SECRET"),
        lambda: to_ism(None),
        lambda: to_ism(SECRET, instruction="X1"),
        lambda: to_ism(SECRET, classified_by=1),
        lambda: to_ism(SECRET, add_noforn=1),
        lambda: from_ism("classification"),
        lambda: from_ism(None),
        lambda: from_ism({"classification": 1}),
        lambda: from_ism({1: "S"}),
        lambda: from_ism({"classification": "S", "createDate": None}),
        lambda: completed("SECRET", ()),
        lambda: completed(SECRET, "ZAP"),
        lambda: completed(SECRET, (1,)),
    ],
)
def test_another_type_is_refused(call):
    """Arguments of another type are a `TypeError`."""
    with pytest.raises(TypeError):
        call()


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        (
            "classification=S | disseminationControls=NF REL | releasableTo=USA GBR",
            ((), ("REL TO USA, GBR",), ()),
        ),
        ("classification=TS | SCIcontrols=SI SI-G", NONE),
        ("classification=U | nonICmarkings=SBU", NONE),
        ("classification=S | nonICmarkings=ND XD ZAP", ((), ("EXDIS",), ("ZAP",))),
        ("classification=S | releasableTo=USA GRB", ((), (), ("REL TO USA, GRB",))),
    ],
)
def test_what_attributes_state_otherwise_is_reported(attributes, expected):
    """The result reports the changes that the normal form makes."""
    given = {"ownerProducer": "USA", **unspelled(attributes)}
    assert from_ism(given).changes == expected
