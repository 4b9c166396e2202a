"""The classification line, part by part, and what only resembles one."""

from __future__ import annotations

import attrs
import pytest

from cableformat import text
from cableformat.markings import Level
from cableformat.markings.levels import level_written
from cableformat.model import ClassificationLine, ReferenceNumber, Section
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.furniture import Pattern
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lenses.reference_number import number_alone
from tests.unit.text.telegrams import canonical, claimed, findings, messages, read

_ADDRESS = "FM LISBON\nTO ROME\n"
_LIMA = {"post": "LIMA", "serial": "1205"}
_FIRST = {"number": "1", "total": "2"}


def _line(line):
    """The line above a subject, from the model; it is one element."""
    source = f"{line}\nSUBJECT: X\n"
    value = read(source, "content", "classificationLine")
    assert value is None or claimed(source)[0] == line
    return value


def _written(line):
    return canonical(f"{line}\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("printed", "level", "written"),
    [
        ("T O P  S E C R E T", "TS", "T O P  S E C R E T"),
        ("TOP SECRET", "TS", "T O P  S E C R E T"),
        ("S E C R E T", "S", "S E C R E T"),
        ("SECRET", "S", "S E C R E T"),
        ("C O N F I D E N T I A L", "C", "C O N F I D E N T I A L"),
        ("RESTRICTED", "R", "R E S T R I C T E D"),
        ("L I M I T E D  O F F I C I A L  U S E", "LOU", "LIMITED OFFICIAL USE"),
        ("LOU", "LOU", "LIMITED OFFICIAL USE"),
        ("SBU", "SBU", "SBU"),
        ("SENSITIVE BUT UNCLASSIFIED", "SBU", "SBU"),
        ("CONTROLLED", "CUI", "CUI"),
        ("FOR OFFICIAL USE ONLY", "FOUO", "FOUO"),
        ("UNCLASSIFIED", "U", "UNCLAS"),
        ("UNCLASS", "U", "UNCLAS"),
        ("U N C L A S", "U", "UNCLAS"),
    ],
)
def test_a_level_has_spellings_and_one_is_canonical(printed, level, written):
    """Every spelling of a level is read, and canonical text letter-spaces the levels
    above UNCLAS (content.md 1.2).
    """
    assert _line(f"{printed} LIMA 1205") == {"level": level, "referenceNumber": _LIMA}
    assert _line(printed) == {"level": level}
    assert _written(f"{printed} LIMA 1205") == f"{written} LIMA 1205"
    assert findings(f"{printed} LIMA 1205\n") == []


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("EFTO", {"handling": ["EFTO"]}),
        ("E F T O NOFORN", {"handling": ["EFTO", "NOFORN"]}),
        ("SENSITIVE", {"handling": ["SENSITIVE"]}),
        ("//N05800//", {"subjectCode": "N05800"}),
        ("//n05800//", {"subjectCode": "N05800"}),
        ("// N0320//", {"subjectCode": "N0320"}),
        ("EFTO //N05800//", {"handling": ["EFTO"], "subjectCode": "N05800"}),
        ("SECTION 1 OF 2", {"section": {"number": "1", "total": "2"}}),
        ("SECTION 01 OF 12", {"section": {"number": "01", "total": "12"}}),
        ("section 01 of 02", {"section": {"number": "01", "total": "02"}}),
        ("FINAL SECTION OF 3", {"section": {"number": "3", "total": "3"}}),
        ("LIMA 1205", {"referenceNumber": _LIMA}),
        ("LIMA  1205", {"referenceNumber": _LIMA}),
        ("//N058000//", {"controls": ["N058000"]}),
        (
            "lima 00001205",
            {"referenceNumber": {"post": "lima", "serial": "00001205"}},
        ),
        (
            "SAN  SALVADOR 12",
            {"referenceNumber": {"post": "SAN  SALVADOR", "serial": "12"}},
        ),
        (
            "XYZZY PLUGH 12",
            {"referenceNumber": {"post": "XYZZY PLUGH", "serial": "12"}},
        ),
        (
            "AMEMBASSY LIMA 1205",
            {"referenceNumber": {"postKind": "AMEMBASSY", **_LIMA}},
        ),
        (
            "amembassy LIMA 1205",
            {"referenceNumber": {"postKind": "AMEMBASSY", **_LIMA}},
        ),
        (
            "amconsul XYZZY PLUGH 1",
            {
                "referenceNumber": {
                    "postKind": "AMCONSUL",
                    "post": "XYZZY PLUGH",
                    "serial": "1",
                }
            },
        ),
        ("AMEMBASSY 12", {"referenceNumber": {"post": "AMEMBASSY", "serial": "12"}}),
        (
            "AMEMBASSY XYZZY 12",
            {
                "referenceNumber": {
                    "postKind": "AMEMBASSY",
                    "post": "XYZZY",
                    "serial": "12",
                }
            },
        ),
        ("FOO BAR LIMA 1205", {"handling": ["FOO", "BAR"], "referenceNumber": _LIMA}),
        (
            "SECTION 1 OF 2 FOO AMEMBASSY LIMA 1205",
            {
                "handling": ["FOO"],
                "section": {"number": "1", "total": "2"},
                "referenceNumber": {"postKind": "AMEMBASSY", **_LIMA},
            },
        ),
        (
            "EFTO //N05800// FOO NOFORN LIMA 1205",
            {
                "handling": ["EFTO", "FOO", "NOFORN"],
                "subjectCode": "N05800",
                "referenceNumber": _LIMA,
            },
        ),
        (
            "NOFORN ONE TWO THREE FOUR LIMA 1205",
            {
                "handling": ["NOFORN", "ONE", "TWO", "THREE", "FOUR"],
                "referenceNumber": _LIMA,
            },
        ),
        ("LIMA 1205 ZDK164", {"referenceNumber": _LIMA, "tail": "ZDK164"}),
        ("SIPDIS SECTION 1 OF 2", {"handling": ["SIPDIS"], "section": _FIRST}),
        ("LIMA 1205 SECTION 1 OF 2", {"section": _FIRST, "referenceNumber": _LIMA}),
        (
            "LIMA 1205  EXDIS  SECTION 1 OF 2  E F T O  ZDK164",
            {
                "handling": ["EXDIS", "EFTO"],
                "section": _FIRST,
                "referenceNumber": _LIMA,
                "tail": "ZDK164",
            },
        ),
        (
            "NOFORN FOO LIMA 1205 SIPDIS",
            {"handling": ["NOFORN", "SIPDIS", "FOO"], "referenceNumber": _LIMA},
        ),
        (
            "SECTION 1 OF 2 LIMA 1205 SECTION 1 OF 2",
            {
                "section": _FIRST,
                "referenceNumber": _LIMA,
                "tail": "SECTION 1 OF 2",
            },
        ),
        (
            "XYZZY 12 NOFORN",
            {
                "handling": ["NOFORN"],
                "referenceNumber": {"post": "XYZZY", "serial": "12"},
            },
        ),
        ("SECTION 1 OF 2 LIMA 1205/1", {"section": _FIRST, "referenceNumber": _LIMA}),
        (
            "LIMA 1205/01 SECTION 1 OF 2",
            {"section": _FIRST, "referenceNumber": _LIMA},
        ),
        ("LIMA 1205  SOME WORDS", {"referenceNumber": _LIMA, "tail": "SOME WORDS"}),
        ("SECTO 27", {"tail": "SECTO 27"}),
        ("SUSPECTED DUPLICATE", {"tail": "SUSPECTED DUPLICATE"}),
        (
            "XYZZY 12 ZDK164",
            {"referenceNumber": {"post": "XYZZY", "serial": "12"}, "tail": "ZDK164"},
        ),
        (
            "EFTO //N05800// SECTION 1 OF 2 LIMA 1205 ZDK",
            {
                "handling": ["EFTO"],
                "subjectCode": "N05800",
                "section": {"number": "1", "total": "2"},
                "referenceNumber": _LIMA,
                "tail": "ZDK",
            },
        ),
    ],
)
def test_after_the_level_parts_are_in_their_order(line, parts):
    """After the level are the handling, subject code, section, post, serial and tail
    (content.md 1.2).
    """
    value = _line(f"UNCLAS {line}")
    assert value == {"level": "U", **parts}
    written = _written(f"UNCLAS {line}")
    assert read(f"{written}\n", "content", "classificationLine") == value


@pytest.mark.parametrize(
    "line",
    [
        "UNCLAS LIMA",
        "UNCLAS 1205",
        "UNCLAS LIMA 123456789",
        "UNCLAS L1MA 1205",
        # Five words between level and post are prose.
        "UNCLAS ONE TWO THREE FOUR FIVE LIMA 1205",
        # Words after a post that no table knows.
        "UNCLAS XYZZY 1205 SOME WORDS",
        "UNCLAS SOME WORDS",
        "UNCLAS FOO //N05800//",
        "UNCLAS LIMA 1205 //N05800//",
        # The number after the slash is not the section, or there is none.
        "UNCLAS LIMA 1205/1",
        "UNCLAS SECTION 1 OF 2 LIMA 1205/2",
        "SECRET/NOFORN",
        "SECRET//A.B",
        "SECRET//A//.//B",
        "SECRETARY LIMA 1205",
        "//JOINT SECRET USA",
        "//JOINT SECRET USA GBR LIMA 1205",
        "//GBR UNKNOWN LIMA 1205",
    ],
)
def test_what_resembles_a_classification_line_is_none(line):
    """A line with other words, other slashes or too long a number is not a
    classification line (content.md 1.2, 3.2).
    """
    assert read_line(line) is None
    assert read(f"{line}\n", "content", "classificationLine") is None


@pytest.mark.parametrize(
    ("line", "parts", "written"),
    [
        ("SECRET//NOFORN", {"controls": ["NOFORN"]}, "SECRET//NOFORN"),
        ("SECRET//NOFORN//", {"controls": ["NOFORN"]}, "SECRET//NOFORN"),
        ("SECRET //NOFORN", {"controls": ["NOFORN"]}, "SECRET//NOFORN"),
        (
            "SECRET//SI/TK//NOFORN",
            {"controls": ["SI/TK", "NOFORN"]},
            "SECRET//SI/TK//NOFORN",
        ),
        (
            "SECRET // SI-G // NOFORN //",
            {"controls": ["SI-G", "NOFORN"]},
            "SECRET//SI-G//NOFORN",
        ),
        (
            "SECRET//REL TO USA, GBR LIMA 1205",
            {"controls": ["REL TO USA, GBR"], "referenceNumber": _LIMA},
            "SECRET//REL TO USA, GBR// LIMA 1205",
        ),
        (
            "SECRET//SI//NOFORN LIMA 1205",
            {"controls": ["SI", "NOFORN"], "referenceNumber": _LIMA},
            "SECRET//SI//NOFORN// LIMA 1205",
        ),
        (
            "SECRET//LIMA NOFORN SAN  SALVADOR 12 ZDK",
            {
                "controls": ["LIMA NOFORN"],
                "referenceNumber": {"post": "SAN  SALVADOR", "serial": "12"},
                "tail": "ZDK",
            },
            "SECRET//LIMA NOFORN// SAN  SALVADOR 12 ZDK",
        ),
        (
            "SECRET//X LIMA 1205",
            {"controls": ["X"], "referenceNumber": _LIMA},
            "SECRET//X// LIMA 1205",
        ),
        (
            "SECRET//NOFORN LIMA 1205 REPEATS LIMA",
            {
                "controls": ["NOFORN"],
                "referenceNumber": _LIMA,
                "tail": "REPEATS LIMA",
            },
            "SECRET//NOFORN// LIMA 1205 REPEATS LIMA",
        ),
        (
            "SECRET//NOFORN//\tLIMA 1205",
            {"controls": ["NOFORN"], "referenceNumber": _LIMA},
            "SECRET//NOFORN// LIMA 1205",
        ),
        # The same word as category and as post: the last is the post.
        (
            "SECRET//LIMA LIMA 1205",
            {"controls": ["LIMA"], "referenceNumber": _LIMA},
            "SECRET//LIMA// LIMA 1205",
        ),
        # No table knows the post, or nothing precedes it.
        (
            "SECRET//NOFORN XYZZY 12",
            {"controls": ["NOFORN XYZZY 12"]},
            "SECRET//NOFORN XYZZY 12",
        ),
        ("SECRET//LIMA 1205", {"controls": ["LIMA 1205"]}, "SECRET//LIMA 1205"),
        (
            "SECRET//NOFORN// LIMA 1205",
            {"controls": ["NOFORN"], "referenceNumber": _LIMA},
            "SECRET//NOFORN// LIMA 1205",
        ),
        (
            "SECRET//NOFORN// EFTO SECTION 1 OF 2 LIMA 1205",
            {
                "controls": ["NOFORN"],
                "handling": ["EFTO"],
                "section": {"number": "1", "total": "2"},
                "referenceNumber": _LIMA,
            },
            "SECRET//NOFORN// EFTO SECTION 1 OF 2 LIMA 1205",
        ),
        (
            "SECRET//NOFORN//N05800//",
            {"controls": ["NOFORN"], "subjectCode": "N05800"},
            "SECRET//NOFORN// //N05800//",
        ),
        ("SECRET// LIMA 1205", {"referenceNumber": _LIMA}, "S E C R E T LIMA 1205"),
        ("SECRET// XYZZY 12", {"controls": ["XYZZY 12"]}, "SECRET//XYZZY 12"),
        ("SECRET//", {}, "S E C R E T"),
        ("SECRET/", {}, "S E C R E T"),
        ("SECRET // ", {}, "S E C R E T"),
    ],
)
def test_a_banner_holds_controls_after_double_slashes(line, parts, written):
    """Controls follow double slashes, and end at slashes, at a known post or with the
    line (content.md 3.2).
    """
    assert _line(line.rstrip()) == {"level": "S", **parts}
    assert _written(line) == written
    assert _written(written) == written


@pytest.mark.parametrize(
    ("line", "level", "owners", "written"),
    [
        ("NATO SECRET", "S", ["NATO"], "NATO SECRET"),
        ("//NATO SECRET", "S", ["NATO"], "NATO SECRET"),
        ("// NATO  SECRET", "S", ["NATO"], "NATO SECRET"),
        ("NATO S E C R E T", "S", ["NATO"], "NATO SECRET"),
        ("COSMIC TOP SECRET", "TS", ["NATO"], "COSMIC TOP SECRET"),
        ("NATO TOP SECRET", "TS", ["NATO"], "COSMIC TOP SECRET"),
        ("NATO UNCLASSIFIED", "U", ["NATO"], "NATO UNCLAS"),
        ("//GBR SECRET", "S", ["GBR"], "//GBR SECRET"),
        ("//GBR TOP SECRET", "TS", ["GBR"], "//GBR TOP SECRET"),
        ("//JOINT SECRET GBR USA", "S", ["GBR", "USA"], "//JOINT SECRET GBR USA"),
        (
            "//JOINT SECRET AUS GBR  USA//NOFORN",
            "S",
            ["AUS", "GBR", "USA"],
            "//JOINT SECRET AUS GBR USA//NOFORN",
        ),
    ],
)
def test_a_level_may_be_another_s(line, level, owners, written):
    """A level may belong to NATO, to a nation or to several (content.md 3.2)."""
    value = _line(line)
    assert (value["level"], value["owners"]) == (level, owners)
    assert _written(line) == written
    assert read(f"{written}\n", "content", "classificationLine") == value


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("s e c r e t LIMA 1205", "s e c r e t"),
        ("Secret LIMA 1205", "Secret"),
        ("UNCLAS efto LIMA 1205", "UNCLAS efto"),
        ("UNCLAS foo LIMA 1205", "foo"),
        ("//gbr SECRET LIMA 1205", "//gbr SECRET"),
        ("//JOINT SECRET gbr usa", "//JOINT SECRET gbr usa"),
        ("SECRET//noforn// LIMA 1205", "SECRET//noforn//"),
    ],
)
def test_a_line_in_lower_case_is_reported_once(line, said):
    """Codes of a classification line in lower case are read in capitals and reported
    once; the post is kept.
    """
    source = f"{line}\n"
    assert findings(source) == [
        ("text.lower-case", "/content/classificationLine", line)
    ]
    assert f"'{said}'" in messages(source)[0]
    assert _line(line) == _line(line.upper())


@pytest.mark.parametrize(
    "words",
    [
        "SECTON 01 OF 02",
        "SECTION 01F02",
        "SECTION 1GF 2",
        "sqction 1 f 2",
        "ECTION 1OF2",
        "SECTION 01 0F 02",
        "SECTIO 01O02",
        "SECTIOQ 010F02",
        "SECTION ONE OF TWO",
        "section one  of two",
    ],
)
def test_a_misspelt_section_is_read_and_reported(words):
    """A misspelt section is read and reported at the classification line (content.md
    1.2).
    """
    line = f"UNCLAS {words} LIMA 1205"
    assert [int(n) for n in _line(line)["section"].values()] == [1, 2]
    assert findings(f"{line}\n") == [
        ("content.misspelt-section", "/content/classificationLine", line)
    ]
    assert f"'{line}'" in messages(f"{line}\n")[0]


@pytest.mark.parametrize(
    "words", ["SECTION 1 OF 2", "Section 1 of 2", "FINAL SECTION OF 2"]
)
def test_a_section_in_any_case_is_spelt_well(words):
    """A section in lower case is not reported, because its words are not codes."""
    assert findings(f"UNCLAS {words} LIMA 1205\n") == []


@pytest.mark.parametrize("level", ["FOUO", "SBU", "CUI"])
def test_a_level_that_is_also_a_caption_is_one_below_the_line(level):
    """A level that is also a caption is a caption below the classification line, and is
    that line if it is alone (content.md 1.3).
    """
    source = f"{_ADDRESS}BT\n{level}\nSUBJECT: X\n"
    assert read(source, "content") == {
        "classificationLine": {"level": level},
        "subject": "X",
    }
    source = f"{_ADDRESS}BT\nUNCLAS\n{level}\nSUBJECT: X\n"
    assert read(source, "content") == {
        "classificationLine": {"level": "U"},
        "captions": [level],
        "subject": "X",
    }


def test_a_second_classification_line_is_a_stray():
    """A second line with a level, or with a caption and a number, is a stray."""
    source = f"{_ADDRESS}BT\nUNCLAS LIMA 1205\nSECRET ROME 3\nFOUO ROME 3\nSUBJECT: X\n"
    assert [stray["text"] for stray in read(source, "content", "strays")] == [
        "SECRET ROME 3",
        "FOUO ROME 3",
    ]
    assert [finding[:2] for finding in findings(source)] == [
        ("text.repeated-element", "/content/strays/0"),
        ("text.repeated-element", "/content/strays/1"),
    ]


def test_inside_a_text_such_a_line_is_text():
    """A line like a classification line inside a text is text."""
    source = "UNCLAS LIMA 1205\n\nSUBJECT: X\n\n1. Words.\nSECRET ROME 4\n"
    (paragraph,) = read(source, "content", "paragraphs")
    assert paragraph["text"] == "Words.\nSECRET ROME 4"
    assert read(source, "content", "strays") is None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("LIMA 1205\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
        (
            "SECTION 1 OF 2 AMEMBASSY LIMA 1205\nSUBJECT: X\n",
            {
                "section": {"number": "1", "total": "2"},
                "referenceNumber": {"postKind": "AMEMBASSY", **_LIMA},
            },
        ),
        (f"LIMA 1205\n{_ADDRESS}BT\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
        (f"{_ADDRESS}BT\nLIMA 1205\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
        (f"{_ADDRESS}\nLIMA 1205\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
        ("SIPDIS\nLIMA 1205\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
        # A letterhead shows the number once more: no addressee.
        (f"LIMA 1205\n{_ADDRESS}LIMA 1205\nSUBJECT: X\n", {"referenceNumber": _LIMA}),
    ],
)
def test_a_reference_number_may_be_without_a_level(source, value):
    """A reference number without a level is on top, below BT, or apart from the
    addressees (the corpus of 1969-76).
    """
    assert read(source, "content", "classificationLine") == value
    assert read(source, "content", "strays") is None
    assert len(read(source, "heading", "actionAddressees") or [0]) == 1
    assert findings(source) == []
    assert "LIMA 1205" in claimed(source) or claimed(source)[0].startswith("SECTION")
    written = canonical(source)
    assert read(written, "content", "classificationLine") == value


@pytest.mark.parametrize(
    "line",
    ["XYZZY 1205", "SECTO 27", "FOO LIMA 1205", "LIMA 1205 ZDK1", "LIMA", "1205"],
)
def test_what_resembles_a_number_without_a_level_is_none(line):
    """A number without a level needs a known post, and no other words or tail."""
    assert read(f"{line}\nSUBJECT: X\n", "content") == {"subject": "X"}
    assert read(f"{line}\nSUBJECT: X\n", "heading", "strays") is not None


@pytest.mark.parametrize(
    "source",
    [
        "VZCZCXRO2903\nLIMA 1205\nSUBJECT: X\n",
        f"{_ADDRESS}LIMA 1205\nSUBJECT: X\n",
        "SUBJECT: X\n\nLIMA 1205\n",
    ],
)
def test_elsewhere_a_post_and_a_number_are_no_reference_number(source):
    """Below a line of heading or content, or directly below an addressee, a post and a
    number are not a reference number.
    """
    assert read(source, "content", "classificationLine") is None


@pytest.mark.parametrize(
    "line",
    [
        "LIMA 1205",
        "LIMA 01205",
        "SECTION 1 OF 2 LIMA 1205/1",
        "UNCLAS LIMA 1205",
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_receiver_s_letterhead_is_not_the_originator_s_number(line, gap):
    """A number in the Department's letterhead is furniture if the number of another
    post below it has its digits.
    """
    source = f"DEPARTMENT OF STATE 1205\n{_ADDRESS}{gap}{line}\nSUBJECT: X\n"
    number = read(source, "content", "classificationLine", "referenceNumber")
    assert (number["post"], int(number["serial"])) == ("LIMA", 1205)
    assert findings(source) == []
    reading = text.parse(source)
    value = reading.cable.content.classification_line
    other = attrs.evolve(value.reference_number, serial="77")
    cable = attrs.evolve(
        reading.cable,
        content=attrs.evolve(
            reading.cable.content,
            classification_line=attrs.evolve(value, reference_number=other),
        ),
    )
    assert "1205" not in text.dumps(cable, layout=reading.layout)


@pytest.mark.parametrize(
    "below", ["LIMA 1206\n", "SUBJECT: Y\n\nLIMA 1205\n", "XYZZY 1205\n", ""]
)
def test_the_department_s_own_number_is_one(below):
    """A number in the letterhead of the Department's own telegram is the reference
    number.
    """
    address = _ADDRESS.replace("LISBON", "SECSTATE WASHDC")
    source = f"Department of State 1205\n{address}\n{below}SUBJECT: X\n"
    number = read(source, "content", "classificationLine", "referenceNumber")
    assert number == {"post": "Department of State", "serial": "1205"}


@pytest.mark.parametrize("below", ["SUBJECT: Y\n\nLIMA 1205\n", "XYZZY 1205\n", ""])
def test_the_department_s_form_says_nothing_of_another_post_s_telegram(below):
    """The Department's running number on a telegram from another post is letterhead,
    and not a reference number.
    """
    source = f"Department of State 1205\n{_ADDRESS}\n{below}SUBJECT: X\n"
    assert "classificationLine" not in read(source, "content")
    (piece,) = text.parse(source).layout.furniture
    assert piece.pattern is Pattern.LETTERHEAD


def test_a_number_on_top_may_be_above_the_heading():
    """A number on top may be above the heading, and unknown lines below it are strays
    of the heading.
    """
    source = f"LIMA 1205\nSOME words\n{_ADDRESS}BT\nSUBJECT: X\n"
    assert read(source, "heading", "strays")[0]["text"] == "SOME words"
    assert read(source, "heading", "originator") == {"designator": "LISBON"}
    source = f"{_ADDRESS}BT\nLIMA 1205\nSOME words\nSUBJECT: X\n"
    assert read(source, "content", "strays")[0]["text"] == "SOME words"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("LIMA 1205", (None, None, "LIMA", "1205")),
        ("Lima  01205", (None, None, "Lima", "01205")),
        ("AMEMBASSY LIMA 1205", (None, "AMEMBASSY", "LIMA", "1205")),
        ("SECTION 1 OF 2 LIMA 1205", (("1", "2"), None, "LIMA", "1205")),
        ("FINAL SECTION OF 2 LIMA 1205", (("2", "2"), None, "LIMA", "1205")),
        ("SAN SALVADOR 5", (None, None, "SAN SALVADOR", "5")),
        ("LIMA 1205 SECTION 1 OF 2", (("1", "2"), None, "LIMA", "1205")),
        ("SECTION 1 OF 2 LIMA 1205/1", (("1", "2"), None, "LIMA", "1205")),
        ("LIMA 1205/1", None),
        ("LIMA 1205 NOFORN SECTION 1 OF 2", None),
        (f"LIMA{' ' * 52}1205", (None, None, "LIMA", "1205")),
        (f"LIMA{' ' * 53}1205", None),
        ("LIMA 1205 ", None),
        ("LIMA 1205 3", None),
        ("LIMA 12 05", None),
        ("FOO LIMA 1205", None),
        ("AMEMBASSY AMEMBASSY LIMA 1205", None),
        ("AMEMBASSY AMCONSUL LIMA 1205", None),
        ("AMEMBASSY XYZZY 1205", None),
        ("TOSEC 27", None),
        ("SECTION 1 OF 2", None),
    ],
)
def test_a_line_may_show_a_reference_number_and_nothing_else(line, number):
    """A line of a reference number alone may have a section, and has at most sixty
    characters.
    """
    assert number_alone(line) == number


@pytest.mark.parametrize(
    ("text", "printed", "alone"),
    [
        ("SECRET", "SECRET", True),
        ("SECRET//NOFORN", "SECRET//NOFORN", True),
        ("SECRET EFTO", "SECRET EFTO", False),
        ("SECRET EFTO LIMA 1205", "SECRET EFTO", False),
        ("SECRET SECTION 1 OF 2", "SECRET", False),
        ("SECRET //N05800//", "SECRET", False),
        ("SECRET SECTO 1", "SECRET", False),
    ],
)
def test_the_parts_show_how_the_marking_was_printed(text, printed, alone):
    """The parts of a line contain the marking as printed, and whether anything follows
    the level.
    """
    parts = read_line(text)
    assert (parts.level, parts.printed, parts.level_alone) == (
        Level.SECRET,
        printed,
        alone,
    )
    assert parts.misspelt is False
    assert (parts.owners, parts.section) == (
        (),
        ("1", "2") if "SECTION" in text else None,
    )


@pytest.mark.parametrize(
    ("level", "spaced", "plain"),
    [
        (Level.TOP_SECRET, "T O P  S E C R E T", "TOP SECRET"),
        (Level.RESTRICTED, "R E S T R I C T E D", "RESTRICTED"),
        (Level.LIMITED_OFFICIAL_USE, "LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"),
        (Level.UNCLASSIFIED, "UNCLAS", "UNCLAS"),
    ],
)
def test_a_level_is_written_letter_spaced_where_that_is_usual(level, spaced, plain):
    """A level is written letter-spaced, except UNCLAS and LIMITED OFFICIAL USE
    (content.md 1.2).
    """
    assert level_written(level) == spaced
    assert level_written(level, spaced=False) == plain


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (dict(level=Level.SBU, controls=("NOFORN",)), "SBU//NOFORN"),
        (dict(level=Level.FOR_OFFICIAL_USE_ONLY, controls=("A",)), "FOUO//A"),
        (dict(level=Level.UNCLASSIFIED, controls=("A", "B")), "UNCLASSIFIED//A//B"),
        (dict(level=Level.TOP_SECRET, controls=("SI",)), "TOP SECRET//SI"),
        (dict(level=Level.TOP_SECRET), "T O P  S E C R E T"),
        (dict(level=Level.CONFIDENTIAL, owners=("NATO",)), "NATO CONFIDENTIAL"),
        (
            dict(level=Level.TOP_SECRET, owners=("NATO",), controls=("BOHEMIA",)),
            "COSMIC TOP SECRET//BOHEMIA",
        ),
        (
            dict(level=Level.SECRET, owners=("GBR", "USA"), controls=("NOFORN",)),
            "//JOINT SECRET GBR USA//NOFORN",
        ),
    ],
)
def test_a_banner_is_never_letter_spaced(fields, written):
    """Neither a banner nor a level with an owner is letter-spaced (content.md 3.2)."""
    assert ClassificationLine(**fields).banner(spaced=True) == (written,)


def test_a_line_prints_as_it_is_written_but_for_letter_spacing():
    number = ReferenceNumber(post="LIMA", serial="1205")
    line = ClassificationLine(
        level=Level.SECRET,
        controls=("NOFORN",),
        handling=("EFTO",),
        section=Section(number="1", total="2"),
        reference_number=number,
        tail="CORRECTED COPY",
    )
    assert str(line) == "SECRET//NOFORN// EFTO SECTION 1 OF 2 LIMA 1205 CORRECTED COPY"
    assert str(ClassificationLine(reference_number=number)) == "LIMA 1205"
    assert str(ClassificationLine(level=Level.SECRET)) == "SECRET"


def test_a_line_is_written_in_the_order_in_which_it_is_read():
    """A line is written in the order in which it is read, and slashes close its
    controls if words follow.
    """
    line = ClassificationLine(
        level=Level.SECRET,
        controls=("NOFORN",),
        handling=("EFTO",),
        subject_code="N05800",
        section=Section(number="1", total="2"),
        reference_number=ReferenceNumber(
            post_kind="AMEMBASSY", post="LIMA", serial="7"
        ),
        tail="ZDK",
    )
    assert ClassificationLens().write(Kind.CLASSIFICATION_LINE, line, None) == (
        "SECRET//NOFORN// EFTO //N05800// SECTION 1 OF 2 AMEMBASSY LIMA 7 ZDK"
    )


@pytest.mark.parametrize(
    ("line", "post", "serial", "tail"),
    [
        ("UNCLAS TOSEC 10 LIMA 12", "LIMA", "12", "TOSEC 10"),
        ("UNCLAS SECTO 27 ROME 12 TOSEC 4", "ROME", "12", "SECTO 27 TOSEC 4"),
        ("UNCLAS TOSEC 1 TOSEC 2 LIMA 12", "TOSEC", "1", "TOSEC 2 LIMA 12"),
    ],
)
def test_the_number_of_a_series_may_be_in_front(line, post, serial, tail):
    """If the number of a series is in front, the post's own number is the reference
    number (content.md 1.2, tail).
    """
    found = read(f"{line}\n", "content", "classificationLine")
    assert found["referenceNumber"] == {"post": post, "serial": serial}
    assert found["tail"] == tail
    assert canonical(f"{line}\n").startswith(f"UNCLAS {post} {serial} {tail}")


@pytest.mark.parametrize("blank", ["\xa0", "\u3000", "\x85", "\u2028"])
@pytest.mark.parametrize("line", ["UNCLAS {} LIMA 12", "SECTION 01 OF 02 {} LIMA 12"])
def test_blanks_of_other_scripts_separate_no_words(line, blank):
    """Only spaces and tabs separate the words of a line (law 1, wire.md 6)."""
    source = f"FM LIMA\nTO ROME\nBT\n{line.format(f'AM{blank}EM')}\nSUBJECT: X\n"
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    assert reading.cable.content.subject == "X"


@pytest.mark.parametrize(
    ("page", "section", "same"),
    [
        ("01 OF 02", "1 OF 2", True),
        ("02 OF 02", "1 OF 2", False),
        ("01 OF 03", "1 OF 2", False),
    ],
)
def test_a_page_line_has_the_section_of_the_classification_line(page, section, same):
    """The first page line of an archive's copy repeats the section of the
    classification line (nara.md 3).
    """
    page = f"PAGE 01  BERGEN  00417  {page}  141105Z"
    source = (
        f"CONFIDENTIAL\n\n{page}\n\nACTION EUR-25\n\nR 141030Z FEB 74\nFM AMCONSUL "
        "BERGEN\nTO SECSTATE WASHDC 0102\n\nC O N F I D E N T I A L SECTION "
        f"{section} BERGEN 0417\n\nSUBJ: COD\n\n1. THE COD\n\nCONFIDENTIAL\n\nNNN\n"
    )
    path = "/content/classificationLine"
    reported = [] if same else [("text.other-page-line", path, "BERGEN  00417")]
    assert findings(source) == reported
