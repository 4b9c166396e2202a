"""Authority line, sources, hands, downgrading group and operators' notes."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.text.lenses.content.authority import split
from tests.unit.text.telegrams import canonical, claimed, findings, messages, read


def _authority(lines):
    return read(
        f"SUBJECT: X\n\n{lines}\n\n1. Y.\n", "content", "classificationAuthority"
    )


@pytest.mark.parametrize(
    ("text", "classifier", "section", "reasons"),
    [
        ("DCM JANE DOE, Reasons 1.4 (b) and (d)", "DCM JANE DOE", "1.4", "bd"),
        ("DCM JANE DOE FOR REA SONS 1. 4 (b) a nd (d)", "DCM JANE DOE", "1.4", "bd"),
        ("J. DOE for reasons 1.4 b/d", "J. DOE", "1.4", "bd"),
        ("J; REASON: 1.4(B), (D)", "J", "1.4", "bd"),
        ("J: Reason(s): 1.4 b,d", "J", "1.4", "bd"),
        ("J. Reason 1.4(B&D).", "J", "1.4", "bd"),
        ("J reason 1.4(b)(d)", "J", "1.4", "bd"),
        ("J REASONS 1.4 B AND D", "J", "1.4", "bd"),
        ("J REASONS 1.4 B OR D", "J", "1.4", "bd"),
        ("J, Reason 1.5.D", "J", "1.5", "d"),
        ("J, Reason: E.O. 12958, 1.4 (b)", "J", "1.4", "b"),
        ("J, Reason: E.O. 12958 Sec. 1.4 (b)", "J", "1.4", "b"),
        ("J, Reasons: paragraphs 1.4 (a), (h)", "J", "1.4", "ah"),
        ("J, Reason: [b]", "J", None, "b"),
        ("J, Reason: b and d", "J", None, "bd"),
        ("J, Reason 1.4", "J", "1.4", ""),
        ("J, Reason 1.4.", "J", "1.4", ""),
        ("J, Reason 1.6 (e)", "J", "1.6", "e"),
        ("J, Reason 3.12 (e)", "J", "3.12", "e"),
        # Without the word: a section that lists reasons, and letters.
        ("DCM JOHN ROE, 1.5 (D).", "DCM JOHN ROE", "1.5", "d"),
        ("J para 1.4 (b)", "J", "1.4", "b"),
        ("J, Section 1.3 (a)", "J", "1.3", "a"),
        ("Section 1.5 (b)", None, "1.5", "b"),
        ("Reason 1.4 (b)", None, "1.4", "b"),
        (", for reason 1.4 (b)", None, "1.4", "b"),
        # One mark joins them, the others are the classifier's.
        ("J of U.S., Reason 1.4 (b)", "J of U.S.", "1.4", "b"),
        ("J. DOE JR. FOR REASON 1.4 (b)", "J. DOE JR.", "1.4", "b"),
        ("J. Doe, Jr., Reason 1.4 (b)", "J. Doe, Jr.", "1.4", "b"),
        ("J of U.S. Reason 1.4 (b)", "J of U.S", "1.4", "b"),
        ("J \t, \t Reason 1.4 (b)", "J", "1.4", "b"),
        ("J., for reason 1.4 (b)", "J.", "1.4", "b"),
        ("J F O R reason 1.4 (b)", "J", "1.4", "b"),
        ("J FO R reason 1.4 (b)", "J", "1.4", "b"),
        ("JFOR reason 1.4 (b)", "JFOR", "1.4", "b"),
        ("J FOR, reason 1.4 (b)", "J FOR", "1.4", "b"),
        ("for reason 1.4 (b)", None, "1.4", "b"),
        # Only the end of the line counts.
        ("J 1.4 (c) K, Reason 1.4 (b)", "J 1.4 (c) K", "1.4", "b"),
        ("J with reason K, Reason 1.4 (b)", "J with reason K", "1.4", "b"),
        # A word that ends in those letters is none.
        ("TREASON 1.4 (B)", "TREASON", "1.4", "b"),
        ("J TREASON, Reason 1.6 (e)", "J TREASON", "1.6", "e"),
        ("DR. REASON, Reason 1.4 (B)", "DR. REASON", "1.4", "b"),
    ],
)
def test_reasons_are_at_the_end_of_the_line(text, classifier, section, reasons):
    """Reasons are at the end of the line, with some dozen spellings of word, section
    and letters (content.md 1.8).
    """
    assert split(text) == (classifier, section, tuple(reasons))


@pytest.mark.parametrize(
    "text",
    [
        "DCM JANE DOE",
        "J, 1.4",
        "J, 1.6 (b)",
        "J, 1.4 (i)",
        "J, 1.4 (b) and more",
        "J for Reason 1.4 (b) more",
        "J, Reason",
        "J, Reason:",
        "J, Reason 14",
        "TREASON",
        "J TREASON 1.6 (B)",
        "J UNPARA 1.6 (b)",
        "",
    ],
)
def test_other_words_are_the_classifier_s(text):
    """Words without a section or letters, or with other words after them, belong to the
    classifier (content.md 1.8).
    """
    assert split(text) == (text, None, ())


@pytest.mark.parametrize(("blanks", "classifier"), [(187, "J"), (188, "J REASON")])
def test_reasons_are_sought_in_the_last_two_hundred_characters(blanks, classifier):
    """Reasons are looked for in the last two hundred characters, and none
    needs more.
    """
    text = f"J REASON{' ' * blanks}1.4 (b)"
    assert len(text.removeprefix("J ")) == blanks + 13
    found, section, reasons = split(text)
    assert (found.rstrip(), section, reasons) == (classifier, "1.4", ("b",))


@pytest.mark.parametrize(
    ("lines", "label", "rest"),
    [
        ("Classified By: DCM ROE", "Classified By:", "DCM ROE"),
        ("CLASSIFIED BY DCM ROE", "CLASSIFIED BY", "DCM ROE"),
        ("classified  by :DCM ROE", "classified  by :", "DCM ROE"),
        ("(U) Classified by DCM ROE", "(U) Classified by", "DCM ROE"),
        # Other signs, in damaged copies.
        ("Classified By; DCM ROE", "Classified By;", "DCM ROE"),
        ("Classified By. DCM ROE", "Classified By.", "DCM ROE"),
        ("CLASSIFIED BY - DCM ROE", "CLASSIFIED BY -", "DCM ROE"),
        ("Classified By: : DCM ROE", "Classified By: :", "DCM ROE"),
        ("( U )Classified by: DCM ROE", "( U )Classified by:", "DCM ROE"),
        ("1. (U) CLASSIFIED BY DCM ROE", "1. (U) CLASSIFIED BY", "DCM ROE"),
        ("1.CLASSIFIED BY: DCM ROE", "1.CLASSIFIED BY:", "DCM ROE"),
        (
            "Classified By: Classified by DCM ROE",
            "Classified By: Classified by",
            "DCM ROE",
        ),
        ("Classified By: DCM\n  ROE", "Classified By:", "DCM\n  ROE"),
        ("CLASSIFIED BY:\nDCM ROE", "CLASSIFIED BY:", "\nDCM ROE"),
    ],
)
def test_a_label_of_authority_is_in_many_spellings(lines, label, rest):
    """The label of authority has many spellings, and a number and U in front are part
    of it (content.md 1.8).
    """
    assert _authority(lines) == {"classifier": "DCM ROE"}
    source = f"SUBJECT: X\n\n{lines}\n\n1. Y.\n"
    assert claimed(source)[2:4] == [label, rest]
    assert findings(source) == []
    assert canonical(source) == "SUBJECT: X\n\nClassified By: DCM ROE\n\n1. Y.\n"


@pytest.mark.parametrize("label", ["Classiied By", "CLASSIIED  BY", "(U) Classiied By"])
def test_a_misspelt_label_of_authority_is_reported(label):
    """A label of authority in a misspelling that was sent is read and reported
    (content.md 1.8).
    """
    source = f"SUBJECT: X\n\n{label}: DCM ROE\n"
    assert _authority(f"{label}: DCM ROE") == {"classifier": "DCM ROE"}
    misspelt = label.removeprefix("(U) ")
    assert findings(source) == [
        ("content.misspelt-label", "/content/classificationAuthority", misspelt)
    ]
    assert f"'{misspelt}'" in messages(source)[0]


@pytest.mark.parametrize(
    "line", ["Classified By:", "CLASSIFIED BY", "CLASSIFIEDBY: X", "Classified: X"]
)
def test_a_label_with_nothing_after_is_no_authority(line):
    """A label with nothing after it, or a longer word, is not an authority."""
    assert _authority(line) is None


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (
            "Classified By: J\n\nReason: 1.4 (b)",
            {"classifier": "J", "orderSection": "1.4", "reasons": ["b"]},
        ),
        (
            "Classified By: J\n\nREASON(S) : 1.4 (b)\nand (d)",
            {"classifier": "J", "orderSection": "1.4", "reasons": ["b", "d"]},
        ),
        ("Classified By: J\n\nReasonable men", {"classifier": "J"}),
        ("Classified By: J\n\nReason 1.4 (b)", {"classifier": "J"}),
    ],
)
def test_reasons_may_be_on_a_line_of_their_own(lines, value):
    """Reasons may be on a line of their own if it has a colon, as in SMART (content.md
    2.3).
    """
    assert _authority(lines) == value


def test_an_authority_is_written_with_its_reasons_and_wrapped():
    """An authority is written with its reasons, and its label counts towards the width
    (wire.md 6: 69).
    """
    name = "DEPUTY CHIEF OF MISSION ROE"
    source = f"Classified By: {name}; Reason: 1.4 (b), (d)\n"
    written = f"Classified By: {name}, Reasons 1.4 (b) and (d)"
    assert len(written) == 67
    assert canonical(source) == f"{written}\n"
    longer = source.replace("ROE;", "ROEXXX;")
    assert canonical(longer) == f"Classified By: {name}XXX, Reasons 1.4 (b) and\n(d)\n"


@pytest.mark.parametrize(
    ("printed", "value", "written"),
    [
        ("09/15/2018", {"kind": "date", "date": "2018-09-15"}, "09/15/2018"),
        ("DECL: OADR", {"kind": "exemption", "codes": ["OADR"]}, "OADR"),
        ("25X1", {"kind": "exemption", "codes": ["25X1"]}, "25X1"),
        ("GDS", {"kind": "schedule", "code": "GDS"}, "GDS"),
        ("N/A", {"kind": "text", "text": "N/A"}, "N/A"),
        ("n/a.", {"kind": "text", "text": "n/a."}, "n/a."),
        ("na", {"kind": "text", "text": "na"}, "na"),
        ("UPON RELEASE", {"kind": "event", "event": "UPON RELEASE"}, "UPON RELEASE"),
        ("DECL: N/A", {"kind": "text", "text": "DECL: N/A"}, "DECL: N/A"),
        # An event that looks like a label needs one.
        (
            "DECLARATION OF PEACE",
            {"kind": "event", "event": "DECLARATION OF PEACE"},
            "DECL: DECLARATION OF PEACE",
        ),
        ("DECL: N/AX", {"kind": "event", "event": "N/AX"}, "DECL: N/AX"),
        ("31 YEARS", {"kind": "text", "text": "31 YEARS"}, "31 YEARS"),
        ("31 FEB 2018", {"kind": "text", "text": "31 FEB 2018"}, "31 FEB 2018"),
        ("FEB 31 2018", {"kind": "text", "text": "FEB 31 2018"}, "FEB 31 2018"),
    ],
)
def test_declassify_on_is_an_instruction(printed, value, written):
    """The words after DECLASSIFY ON are an instruction, and other words are an event
    (content.md 1.8).
    """
    source = f"DECLASSIFY ON: {printed}\n\n1. Y.\n"
    assert read(source, "content", "declassifyOn") == value
    assert claimed(source)[:2] == ["DECLASSIFY ON:", printed]
    assert canonical(source) == f"Declassify on: {written}\n\n1. Y.\n"
    reported = [code for code, *_ in findings(source)]
    said = {"31 YEARS": ["content.unread-declassification"]}
    assert reported == said.get(
        printed, ["content.not-a-date"] if "FEB" in printed else []
    )


def test_an_impossible_day_after_declassify_on_is_reported_at_the_line():
    """An impossible day after DECLASSIFY ON is reported at the whole line."""
    source = "DECLASSIFY ON: 02/30/2018\n"
    assert findings(source) == [
        ("content.not-a-date", "/content/declassifyOn", source.rstrip())
    ]
    assert "'02/30/2018'" in messages(source)[0]


@pytest.mark.parametrize(
    ("lines", "content", "written"),
    [
        (
            "DERIVED FROM: MULTIPLE\n SOURCES\nDeclassify  On : 25X1",
            {
                "derivedFrom": "MULTIPLE SOURCES",
                "declassifyOn": {"kind": "exemption", "codes": ["25X1"]},
            },
            "Derived from: MULTIPLE SOURCES\nDeclassify on: 25X1",
        ),
        ("Derived By:J. ROE", {"derivedBy": "J. ROE"}, "Derived By: J. ROE"),
        (
            "Classified By: K\nDERIVED BY: J\nDERIVED FROM: X",
            {
                "classificationAuthority": {"classifier": "K"},
                "derivedBy": "J",
                "derivedFrom": "X",
            },
            "Classified By: K\n\nDerived By: J\nDerived from: X",
        ),
    ],
)
def test_sources_have_a_label_and_words(lines, content, written):
    """A source has a label with a colon, and is written on the line next to the others
    (content.md 1.8).
    """
    source = f"{lines}\n\nSUBJECT: X\n"
    assert read(source, "content") == {"subject": "X", **content}
    assert findings(source) == []
    assert canonical(source) == f"SUBJECT: X\n\n{written}\n"


@pytest.mark.parametrize(
    "line",
    ["DERIVED FROM X", "DERIVED FROM:", "DERIVED: X", "DRAFTED X: Y", "DERIVED BY"],
)
def test_without_a_colon_or_words_no_source_is_read(line):
    """A label of a source without a colon or words is a stray (content.md 1.8)."""
    content = read(f"TAGS: PREL\n\n{line}\n\nSUBJECT: X\n", "content")
    assert sorted(content) == ["strays", "subject", "tags"]
    assert content["strays"][0]["text"] == line


@pytest.mark.parametrize(
    ("lines", "hands", "claims"),
    [
        (
            "DRAFTED BY: POL:JROE\nCLEARED BY: ECON:KROE",
            {"draftedBy": "POL:JROE", "clearedBy": "ECON:KROE"},
            ["DRAFTED BY:", "POL:JROE", "CLEARED BY:", "ECON:KROE"],
        ),
        ("Released by: J", {"releasedBy": "J"}, ["Released by:", "J"]),
        ("approved by: J", {"approvedBy": "J"}, ["approved by:", "J"]),
        ("\nDRAFTED BY J\nAND K", {"draftedBy": "J AND K"}, ["DRAFTED BY", "J\nAND K"]),
        ("\nCLEARED BY  J", {"clearedBy": "J"}, ["CLEARED BY", "J"]),
        (
            "\nDRAFTED BY: J APPROVED BY: K",
            {"draftedBy": "J", "approvedBy": "K"},
            ["DRAFTED BY:", "J", "APPROVED BY:", "K"],
        ),
    ],
)
@pytest.mark.parametrize("above", ["1. Y.", "1. Y.\n\nDOE", "1. Y.\nBT"])
def test_hands_are_under_the_text(above, lines, hands, claims):
    """Hands under the text have a label with a colon, or in capitals after a blank line
    (content.md 2.3).
    """
    source = f"{above}\n{lines}\n"
    content = read(source, "content")
    assert content.pop("paragraphs") == [{"number": "1", "text": "Y."}]
    assert content.pop("signature", None) == ("DOE" if "DOE" in above else None)
    assert content == hands
    assert claimed(source)[-len(claims) :] == claims


@pytest.mark.parametrize(
    "lines",
    [
        "DRAFTED BY J",
        "\nDrafted by J",
        "\nDRAFTED BY:",
        "\nDRAFTED BYRON, 1812",
        "Drafted by J.",
    ],
)
def test_words_like_a_label_of_hands_are_text(lines):
    """A label of hands directly below a line, in small letters or alone is text
    (content.md 2.3).
    """
    source = f"1. Y.\n{lines}\n"
    assert read(source, "content") == {
        "paragraphs": [{"number": "1", "text": f"Y.\n{lines}"}]
    }


def test_hands_are_above_the_heading_of_older_forms():
    """Hands above a heading, as in older forms, need no colon and have one line each
    (content.md 2.2).
    """
    source = "DRAFTED BY POL:JROE\nApproved by K\nWORDS\nFM LISBON\n"
    assert read(source, "content") == {"draftedBy": "POL:JROE", "approvedBy": "K"}
    assert read(source, "heading", "strays")[0]["text"] == "WORDS"


def test_hands_are_written_under_the_signature():
    """In canonical text hands are on neighbouring lines under the signature (content.md
    2.3).
    """
    source = (
        "DRAFTED BY J\nFM LISBON\nBT\nUNCLAS LIMA 1\n\n1. Y.\n\nDOE\n\nCLEARED BY: K\n"
    )
    assert canonical(source) == (
        "FM LISBON\nBT\nUNCLAS LIMA 1\n\n1. Y.\n\nDOE\n\n"
        "Drafted By: J\nCleared By: K\nBT\n"
    )


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("GP-1", "GP-1"),
        ("GP2", "GP-2"),
        ("GP 3.", "GP-3"),
        ("GROUP 4", "GP-4"),
        ("GROUP-1.", "GP-1"),
    ],
)
def test_a_downgrading_group_is_under_the_text(line, group):
    """A downgrading group, from the orders before 1972, is under the text (content.md
    1.4).
    """
    source = f"1. Y.\n{line}\n\nDOE\n"
    assert read(source, "content") == {
        "paragraphs": [{"number": "1", "text": "Y."}],
        "downgradingGroup": group,
        "signature": "DOE",
    }
    assert claimed(source) == ["1. Y.", line, "DOE"]
    assert findings(source) == []
    assert canonical(source) == f"1. Y.\n\n{group}\n\nDOE\n"
    assert read(f"SUBJECT: X\n\n{line}\n", "content", "downgradingGroup") == group


@pytest.mark.parametrize("line", ["gp-3", "Group 3"])
def test_a_group_in_lower_case_is_reported(line):
    """A downgrading group in lower case is reported at the whole line."""
    source = f"1. Y.\n{line}\n"
    assert findings(source) == [("text.lower-case", "/content/downgradingGroup", line)]
    assert f"'{line}'" in messages(source)[0]


@pytest.mark.parametrize("line", ["GP-5", "GP-0", "GP-12", "GP--1", "GP-3 X"])
def test_other_groups_are_text(line):
    """There are only four downgrading groups, and any other is text
    (content.md 1.4).
    """
    (paragraph,) = read(f"1. Y.\n{line}\n", "content", "paragraphs")
    assert paragraph["text"] == f"Y.\n{line}"


@pytest.mark.parametrize(
    "line", ["NOTE BY OC/T: GARBLED.", "Note by oc : x", "NOTE BY OC:"]
)
def test_an_operator_s_note_parts_the_text_from_what_follows(line):
    """An operator's note ends the text and is a stray (content.md 1.10)."""
    source = f"1. Y.\n\nDOE\n{line}\nMORE\n"
    content = read(source, "content")
    assert content["paragraphs"] == [{"number": "1", "text": "Y."}]
    assert content["signature"] == "DOE"
    assert [stray["text"] for stray in content["strays"]] == [line, "MORE"]
    assert findings(source)[0] == (
        "text.unrecognised-line",
        "/content/strays/0",
        line,
    )
    assert claimed(source) == ["1. Y.", "DOE", line, "MORE"]


@pytest.mark.parametrize("line", ["NOTE BY X: Y", "NOTE BY OC/T", "NOTE: OC/T: X"])
def test_other_notes_are_text(line):
    """A note without an office of two letters or more, or without a colon, is text."""
    (paragraph,) = read(f"1. Y.\n{line}\n", "content", "paragraphs")
    assert paragraph["text"] == f"Y.\n{line}"


def test_a_source_is_wrapped():
    """A source is wrapped, and its label counts towards the width (wire.md 6: 69)."""
    words = "WORD " * 10 + "WORDS"
    assert len(f"Derived from: {words}") == 69
    assert canonical(f"DERIVED FROM: {words}\n") == f"Derived from: {words}\n"
    assert canonical(f"DERIVED FROM: {words}X\n") == (
        f"Derived from: {words[:-6]}\nWORDSX\n"
    )


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("Classified By: J REASON 9", "REASON"),
        ("Classified By: J\nReasons 9 and 10", "Reasons"),
        ("Classified By: J\nof X, Reason 9", "Reason"),
        ("Classified By: J, 1.4 (i)", "1.4"),
    ],
)
def test_reasons_that_were_not_read_are_reported_at_their_place(lines, shown):
    """Reasons that were not read are reported at their place and stay in the classifier
    (content.md 1.8).
    """
    source = f"SUBJECT: X\n\n{lines}\n"
    assert findings(source) == [
        ("content.unread-reasons", "/content/classificationAuthority", shown)
    ]
    span = source.index(shown)
    (finding,) = text.parse(source).diagnostics
    assert finding.span == (span, span + len(shown))


def test_a_marking_in_front_of_the_label_is_reported_unless_it_is_u():
    """A marking in front of the label of authority is reported, unless it is U
    (content.md 1.1).
    """
    source = "SUBJECT: X\n\n(C) Classified By: J\n"
    assert findings(source) == [
        ("content.marked-authority", "/content/classificationAuthority", "(C)")
    ]
    assert "'(C)'" in messages(source)[0]
    assert findings(source.replace("(C)", "( U )")) == []


def test_reasons_alone_have_no_label():
    """Reasons alone have no label: the whole line is the value (content.md 1.8)."""
    source = "SUBJECT: X\n\nReason: 1.4 (b)\n"
    assert read(source, "content", "classificationAuthority") == {
        "orderSection": "1.4",
        "reasons": ["b"],
    }
    assert claimed(source) == ["SUBJECT:", "X", "Reason: 1.4 (b)"]
