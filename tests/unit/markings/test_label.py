"""Markings as labels of STANAG 4774, both ways (content.md 3.4)."""

from __future__ import annotations

import datetime

import pytest
from lxml import etree

from cableformat.errors import CableValueError
from cableformat.markings import (
    LABEL_NAMESPACE,
    Level,
    Marking,
    completed,
    from_label,
    normalise,
    to_label,
)

#: The normal form has nothing otherwise.
NONE = ((), (), ())
CREATED = datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC)
ROOT = "originatorConfidentialityLabel"
NAMESPACE = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"


def label(marking, **more):
    return to_label(marking, created=CREATED, **more)


def stated(element):
    """Policy, level and categories, as a line."""
    ns = {"n": NAMESPACE}
    info = element.find("n:ConfidentialityInformation", ns)
    parts = [
        info.findtext("n:PolicyIdentifier", None, ns),
        info.findtext("n:Classification", None, ns),
    ]
    for category in info.findall("n:Category", ns):
        values = [v.text for v in category.findall("n:GenericValue", ns)]
        kind = f"{category.get('Type')} {category.get('TagName')}"
        parts.append(f"{kind}={', '.join(values)}")
    return " | ".join(parts)


def information(*, policy="USA", level="SECRET", rest="", after=""):
    """A label with its information alone."""
    return etree.fromstring(
        f"<{ROOT} xmlns='{NAMESPACE}'><ConfidentialityInformation>"
        f"<PolicyIdentifier>{policy}</PolicyIdentifier>"
        f"<Classification>{level}</Classification>{rest}"
        f"</ConfidentialityInformation>{after}</{ROOT}>"
    )


def entity(place):
    """A label with an entity that was not resolved."""
    parts = {"level": "SECRET", "rest": "", place: "&x;"}
    source = (
        f"<!DOCTYPE {ROOT} [<!ENTITY x 'TOP SECRET'>]>"
        f"<{ROOT} xmlns='{NAMESPACE}'><ConfidentialityInformation>"
        "<PolicyIdentifier>USA</PolicyIdentifier>"
        f"<Classification>{parts['level']}</Classification>{parts['rest']}"
        f"</ConfidentialityInformation></{ROOT}>"
    )
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False))


def category(*values, kind="RESTRICTIVE", tag="Additional Sensitivity"):
    inside = "".join(f"<GenericValue>{value}</GenericValue>" for value in values)
    return f"<Category Type='{kind}' TagName='{tag}'>{inside}</Category>"


# Writing


def test_a_label_is_written_as_the_standard_has_it():
    """Labels are written as in the example of content.md 3.4, with all their parts."""
    assert LABEL_NAMESPACE == NAMESPACE
    element, left, _ = label(
        Marking.from_banner("CONFIDENTIAL"),
        review=datetime.datetime(2018, 9, 15, tzinfo=datetime.UTC),
    )
    assert left == ()
    assert etree.tostring(element).decode() == (
        f'<originatorConfidentialityLabel xmlns="{NAMESPACE}"'
        ' ReviewDateTime="2018-09-15T00:00:00Z">'
        "<ConfidentialityInformation>"
        "<PolicyIdentifier>USA</PolicyIdentifier>"
        "<Classification>CONFIDENTIAL</Classification>"
        "</ConfidentialityInformation>"
        "<CreationDateTime>2008-09-15T11:22:00Z</CreationDateTime>"
        "</originatorConfidentialityLabel>"
    )
    element, *_ = label(
        Marking.from_banner("SECRET//REL TO USA, GBR//EXDIS//STADIS"),
        policy_uri="urn:oid:2.16.840",
    )
    assert etree.tostring(element).decode() == (
        f'<originatorConfidentialityLabel xmlns="{NAMESPACE}">'
        "<ConfidentialityInformation>"
        '<PolicyIdentifier URI="urn:oid:2.16.840">USA</PolicyIdentifier>'
        "<Classification>SECRET</Classification>"
        '<Category Type="RESTRICTIVE" TagName="Additional Sensitivity">'
        "<GenericValue>EXDIS</GenericValue><GenericValue>STADIS</GenericValue>"
        "</Category>"
        '<Category Type="PERMISSIVE" TagName="Releasable To">'
        "<GenericValue>USA</GenericValue><GenericValue>GBR</GenericValue>"
        "</Category>"
        "</ConfidentialityInformation>"
        "<CreationDateTime>2008-09-15T11:22:00Z</CreationDateTime>"
        "</originatorConfidentialityLabel>"
    )


ROWS = """\
UNCLASSIFIED > USA | UNCLASSIFIED
RESTRICTED > USA | RESTRICTED
SECRET > USA | SECRET
TOP SECRET > USA | TOP SECRET
UNCLASSIFIED//SBU > USA | UNCLASSIFIED | RESTRICTIVE Additional Sensitivity=SBU
UNCLASSIFIED//SBU NOFORN > USA | UNCLASSIFIED \
| RESTRICTIVE Additional Sensitivity=SBU NOFORN
UNCLASSIFIED//NOFORN//EXDIS/SBU > USA | UNCLASSIFIED \
| RESTRICTIVE Additional Sensitivity=NOFORN, EXDIS, SBU
SECRET//EYES ONLY > USA | SECRET | RESTRICTIVE Additional Sensitivity=ONLY
UNCLASSIFIED//FOUO > USA | UNCLASSIFIED | RESTRICTIVE Additional Sensitivity=FOUO
LIMITED OFFICIAL USE > USA | UNCLASSIFIED | RESTRICTIVE Additional Sensitivity=LOU
SECRET//NOFORN > USA | SECRET | RESTRICTIVE Additional Sensitivity=NOFORN
SECRET//ORCON/NOFORN//NODIS//CHEROKEE > USA | SECRET \
| RESTRICTIVE Additional Sensitivity=ORCON, NOFORN, NODIS, CHEROKEE
SECRET//LIMDIS/STADIS/SPECAT > USA | SECRET \
| RESTRICTIVE Additional Sensitivity=LIMDIS, STADIS, SPECAT
SECRET//ACCM-ZAP > USA | SECRET | RESTRICTIVE Additional Sensitivity=ACCM-ZAP
SECRET//REL TO USA, GBR > USA | SECRET | PERMISSIVE Releasable To=USA, GBR
//NATO CONFIDENTIAL > NATO | CONFIDENTIAL
//GBR SECRET > GBR | SECRET
"""


@pytest.mark.parametrize(
    ("banner", "expected"), [row.split(" > ") for row in ROWS.splitlines()]
)
def test_a_marking_and_its_label_are_one(banner, expected):
    """A label reads back: controls restrict, and lists of countries permit."""
    marking = normalise(Marking.from_banner(banner))
    element, left, _ = label(marking)
    assert stated(element) == expected
    assert left == ()
    texts = {"created": "2008-09-15T11:22:00Z"}
    if "NATO" in banner:
        texts["policy_uri"] = "urn:oid:1.3.26.1.3.1"
    assert from_label(element) == (marking, None, texts, (), NONE)


@pytest.mark.parametrize(
    ("banner", "expected", "left"),
    [
        ("SECRET//SI", "USA | SECRET", ("SI",)),
        ("UNCLASSIFIED//EFTO", "USA | UNCLASSIFIED", ("EFTO",)),
        ("CUI//SP-PRVCY", "USA | UNCLASSIFIED", ("CUI", "SP-PRVCY")),
        ("SECRET//zap", "USA | SECRET", ("zap",)),
        ("SECRET//X1/20141231", "USA | SECRET", ("20141231", "X1")),
        ("SECRET//DS", "USA | SECRET", ("DS",)),
        ("SECRET//FGI GBR", "USA | SECRET", ("FGI GBR",)),
        ("//NATO SECRET//ATOMAL", "NATO | SECRET", ("ATOMAL",)),
        # No policy has another's controls.
        (
            "//NATO SECRET//ORCON/NOFORN//EXDIS",
            "NATO | SECRET",
            ("ORCON", "NOFORN", "EXDIS"),
        ),
        ("//GBR UNCLASSIFIED//SBU NOFORN", "GBR | UNCLASSIFIED", ("NOFORN", "SBU")),
        (
            "SECRET//SI//DISPLAY ONLY AUS, GBR",
            "USA | SECRET",
            ("SI", "DISPLAY ONLY AUS, GBR"),
        ),
        (
            "SECRET//REL TO USA, GBR/DISPLAY ONLY AUS",
            "USA | SECRET | PERMISSIVE Releasable To=USA, GBR",
            ("DISPLAY ONLY AUS",),
        ),
    ],
)
def test_what_has_no_value_is_left(banner, expected, left):
    """The label and what is left over read back as the marking."""
    marking = Marking.from_banner(banner)
    element, found, _ = label(marking)
    assert stated(element) == expected
    assert found == left
    assert completed(from_label(element).marking, left) == normalise(marking)


def policy(banner, **more):
    element, *_ = label(Marking.from_banner(banner), **more)
    return element.find(f".//{{{NAMESPACE}}}PolicyIdentifier").get("URI")


def test_one_policy_is_known():
    """Only NATO's policy is known, and one that a caller gives replaces it."""
    assert policy("NATO SECRET") == "urn:oid:1.3.26.1.3.1"
    assert policy("NATO SECRET", policy_uri="urn:x") == "urn:x"
    assert policy("SECRET") is None
    assert policy("//GBR SECRET") is None
    assert policy("SECRET", policy_uri="urn:x") == "urn:x"


def test_the_level_of_nato_is_in_its_own_words_when_read():
    """TOP SECRET of NATO is written as such, and COSMIC TOP SECRET is read as it."""
    element, *_ = label(Marking.from_banner("COSMIC TOP SECRET"))
    assert stated(element) == "NATO | TOP SECRET"
    read = from_label(information(policy="NATO", level="COSMIC TOP SECRET"))
    assert read.marking == from_label(element).marking
    assert read.marking == Marking.from_banner("COSMIC TOP SECRET")


@pytest.mark.parametrize("name", ["created", "review"])
def test_a_time_has_a_zone(name):
    """A time without zone is refused; a zone is written as it is, and UTC as Z."""
    bare = datetime.datetime(2008, 9, 15, 11, 22)  # noqa: DTZ001
    times = {"created": CREATED, name: bare}
    with pytest.raises(CableValueError) as caught:
        to_label(Marking.from_banner("SECRET"), **times)
    assert caught.value.code == "model.range"
    assert caught.value.field == name
    found = f"{name}: expected a time with its zone; found datetime.datetime(2008, 9"
    assert str(caught.value).startswith(found)
    east = datetime.timezone(datetime.timedelta(hours=5))
    times[name] = bare.replace(tzinfo=east)
    element, *_ = to_label(Marking.from_banner("SECRET"), **times)
    written = {
        "created": element.findtext(f"{{{NAMESPACE}}}CreationDateTime"),
        "review": element.get("ReviewDateTime"),
    }
    assert written[name] == "2008-09-15T11:22:00+05:00"


def test_several_owners_have_no_label():
    """A marking of several owners is refused (content.md 3.4)."""
    with pytest.raises(CableValueError) as caught:
        label(Marking.from_banner("//JOINT SECRET GBR USA"))
    assert caught.value.code == "markings.several-owners"
    assert caught.value.field == "Marking"
    assert str(caught.value).startswith(
        "to_label: expected one owner, as a label has one policy; found ('GBR', 'USA')"
    )


def test_what_is_unmarked_has_no_label():
    """A marking that is unmarked, or partly so, is refused with a code."""
    for marking in (Marking(), Marking(level=Level.SECRET, partly_unmarked=True)):
        with pytest.raises(CableValueError) as caught:
            label(marking)
        assert caught.value.code == "markings.partly-unmarked"


# Reading


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (information(), "SECRET"),
        (information(policy="\n USA\t", level=" secret\r\n"), "SECRET"),
        (information(policy="GBR"), "//GBR SECRET"),
        (information(policy="NATO", level="RESTRICTED"), "//NATO RESTRICTED"),
        (information(rest=category("SBU NOFORN"), level="UNCLASSIFIED"),
         "UNCLASSIFIED//SBU NOFORN"),
        (information(rest=category("LOU"), level="UNCLASSIFIED"),
         "LIMITED OFFICIAL USE"),
        (information(rest=category("ZAP", " \n", "EXDIS")), "SECRET//EXDIS//ZAP"),
        (information(rest=category("ZAP", tag="Context")), "SECRET//ZAP"),
        (information(rest="<!-- ZAP --><?zap ZIP?>"), "SECRET"),
        (information(rest=category("ONLY")), "SECRET//EYES ONLY"),
        (information(rest=category("ZAP", tag="Releasable To")), "SECRET//ZAP"),
        (information(rest=category("EXDIS") + category("NODIS")), "SECRET//NODIS"),
        (information(rest=category("ZAP") + category("XYLEM X")),
         "SECRET//XYLEM X/ZAP"),
        (information(rest=category("\u00a0ZAP")), "SECRET//\u00a0ZAP"),
        (information(rest=category("USA", "GBR", kind="PERMISSIVE",
                                   tag="Releasable To")),
         "SECRET//REL TO USA, GBR"),
        (information(rest=category("USA", kind="PERMISSIVE", tag="Releasable To")
                     + category("GBR", kind="PERMISSIVE", tag="Releasable To")),
         "SECRET//REL TO USA, GBR"),
        (information(rest=category("USA", kind="PERMISSIVE", tag="Releasable To")),
         "SECRET//NOFORN"),
        (information(rest=category(kind="PERMISSIVE", tag="Releasable To")),
         "SECRET//NOFORN"),
        (information(rest=category("USA", "GBR", kind="PERMISSIVE",
                                   tag="Releasable To") + category("NOFORN")),
         "SECRET//NOFORN"),
    ],
)  # fmt: skip
def test_a_label_is_read_in_full(element, expected):
    """A label gives a marking in normal form; blanks around values mean nothing."""
    found = from_label(element)
    assert found.marking.banner() == expected
    assert found[1:4] == (None, {}, ())


@pytest.mark.parametrize(
    ("element", "field", "message"),
    [
        (
            etree.fromstring("<l/>"),
            "Marking",
            "Marking: expected a label of STANAG 4774; found 'l'",
        ),
        (
            etree.fromstring(f"<{ROOT}/>"),
            "Marking",
            f"Marking: expected a label of STANAG 4774; found '{ROOT}'",
        ),
        (
            etree.fromstring(f"<{ROOT} xmlns='{NAMESPACE}'/>"),
            "Marking",
            "Marking: expected one ConfidentialityInformation; found '0 of them'",
        ),
        (
            information(after="<ConfidentialityInformation/>"),
            "Marking",
            "Marking: expected one ConfidentialityInformation; found '2 of them'",
        ),
        (
            information(rest="<Classification>TOP SECRET</Classification>"),
            "Marking",
            "Marking: expected one Classification; found '2 of them'",
        ),
        (
            information(rest="<PolicyIdentifier>NATO</PolicyIdentifier>"),
            "Marking",
            "Marking: expected one PolicyIdentifier; found '2 of them'",
        ),
        (
            information(level="SECRET<!-- -->NOT"),
            "Marking",
            "Marking: expected text alone; found ",
        ),
        (
            information(policy="US<?x?>A"),
            "Marking",
            "Marking: expected text alone; found ",
        ),
        (
            information(rest=category("ZAP<b/>")),
            "Marking",
            "Marking: expected text alone; found ",
        ),
        (
            information(rest="<Category Type='RESTRICTIVE'><Zap/></Category>"),
            "Marking",
            "Marking: expected a GenericValue; found ",
        ),
        (
            information(rest="TOP SECRET"),
            "Marking",
            "Marking: expected elements alone in ",
        ),
        (
            entity("rest"),
            "Marking",
            "Marking: expected no entity, since it may stand for anything; found '&x;'",
        ),
        (
            entity("level"),
            "Marking",
            "Marking: expected text alone; found ",
        ),
        (
            information(level=""),
            "Marking",
            "Marking: expected a classification such as SECRET; found ''",
        ),
        (
            information(level="SBU"),
            "Marking",
            "Marking: expected a classification such as SECRET; found 'SBU'",
        ),
        (
            etree.fromstring(
                f"<{ROOT} xmlns='{NAMESPACE}'><ConfidentialityInformation>"
                "<PolicyIdentifier>USA</PolicyIdentifier>"
                f"</ConfidentialityInformation></{ROOT}>"
            ),
            "Marking",
            "Marking: expected one Classification; found '0 of them'",
        ),
        (
            information(policy=""),
            "Marking.owners",
            "Marking.owners: expected such as GBR or NATO; found ''",
        ),
        (
            information(policy="Acme policy"),
            "Marking.owners",
            "Marking.owners: expected such as GBR or NATO; found 'Acme policy'",
        ),
        (
            information(rest=category("gbr", kind="PERMISSIVE", tag="Releasable To")),
            "Marking.releasable_to",
            "Marking.releasable_to: expected such as GBR or NATO; found 'gbr'",
        ),
        (
            information(rest=category("//")),
            "Marking.controls",
            "Marking.controls: expected a line of text; found '//'",
        ),
    ],
)
def test_a_label_that_no_marking_holds_is_refused(element, field, message):
    """A label that no marking can hold is refused, and so is an unknown policy."""
    with pytest.raises(CableValueError) as caught:
        from_label(element)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == field
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("root", ["alternative", "metadata", "originator"])
def test_a_label_has_three_roots(root):
    """A label is read with each of the standard's three roots (content.md 3.4)."""
    element = information()
    element.tag = f"{{{NAMESPACE}}}{root}ConfidentialityLabel"
    assert from_label(element).marking == Marking(level=Level.SECRET)


@pytest.mark.parametrize(
    ("element", "left"),
    [
        (
            information(rest=category("ZAP", kind="INFORMATIVE", tag="Context")),
            (("INFORMATIVE", "Context", "ZAP"),),
        ),
        (
            information(rest=category("ZAP", "ZIP", kind="PERMISSIVE", tag="Only")),
            (("PERMISSIVE", "Only", "ZAP"), ("PERMISSIVE", "Only", "ZIP")),
        ),
        (
            information(rest=category(kind="INFORMATIVE", tag="Context")),
            (("INFORMATIVE", "Context", ""),),
        ),
        (
            information(rest="<Category><GenericValue>ZAP</GenericValue></Category>"),
            (("", "", "ZAP"),),
        ),
        (
            information(rest="<PrivacyMark>CLEAR <b>ZAP</b></PrivacyMark>"),
            (("PrivacyMark", "CLEAR ZAP"),),
        ),
        (
            information(after="<OriginatorID IDType='x'>DOE</OriginatorID>"),
            (("OriginatorID", "DOE"),),
        ),
    ],
)
def test_what_is_no_restriction_we_know_is_left_over(element, left):
    """A category that is no known restriction is left over with all its values."""
    assert from_label(element) == (
        Marking(level=Level.SECRET),
        None,
        {},
        left,
        NONE,
    )


def test_times_and_the_identifier_are_texts():
    """The times and the policy's identifier come back as the texts in the label."""
    review = datetime.datetime(2018, 9, 15, tzinfo=datetime.UTC)
    element, *_ = label(Marking(level=Level.SECRET), review=review, policy_uri="urn:x")
    assert from_label(element).texts == {
        "created": "2008-09-15T11:22:00Z",
        "review": "2018-09-15T00:00:00Z",
        "policy_uri": "urn:x",
    }


@pytest.mark.parametrize("uri", ["", "a\x00", "\ud800", " x", "a\nb"])
def test_an_identifier_is_a_line_of_text(uri):
    """An identifier that is no line of text is refused with a code."""
    with pytest.raises(CableValueError) as caught:
        label(Marking(level=Level.SECRET), policy_uri=uri)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "policy_uri"
    found = f"policy_uri: expected a line of text; found {uri!r}"
    assert str(caught.value).startswith(found)


@pytest.mark.parametrize(
    "call",
    [
        lambda: label("SECRET"),
        lambda: label(Marking(level=Level.SECRET), policy_uri=1),
        lambda: label(Marking(level=Level.SECRET), review="2018-09-15"),
        lambda: label(Marking(level=Level.SECRET), review=datetime.date(2018, 9, 15)),
        lambda: to_label(Marking(level=Level.SECRET), created=None),
        lambda: from_label(f"<{ROOT}/>"),
        lambda: from_label(None),
    ],
)
def test_another_type_is_refused(call):
    """Arguments of another type are a `TypeError`."""
    with pytest.raises(TypeError):
        call()
