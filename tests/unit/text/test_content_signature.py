"""The signature, and several fields on one line."""

from __future__ import annotations

import pytest

from cableformat.text.lenses.content.lost_line_ends import may_hold_fields
from tests.unit.text.telegrams import canonical, claimed, findings, read


def _signed(source):
    """The signature, and the text of the last paragraph."""
    content = read(source, "content")
    paragraphs = content.get("paragraphs") or [{"text": None}]
    return content.get("signature"), paragraphs[-1]["text"]


@pytest.mark.parametrize(
    "name",
    [
        "DOE",
        "Doe",
        "O'DOE",
        "STRAUSZ-HUPE",
        "VAN DER DOE",
        "JANE ROE JR.",
        "A B C D E",
        "DOE##",
        "ROE UNQUOTE DOE",
        "ÅNGSTRÖM",
        "DOE’S",
        "A" * 60,
    ],
)
def test_a_name_alone_on_the_last_line_signs(name):
    """A name of at most five words alone on the last line is the signature (content.md
    1.10).
    """
    source = f"1. Y.\n\n{name}\n"
    assert _signed(source) == (name, "Y.")
    assert claimed(source) == ["1. Y.", name]
    assert findings(source) == []
    assert canonical(source) == source


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe",
        "A B C D E F",
        "DOE  ROE",
        "DOE,",
        "DOE#",
        "D0E",
        "END SUMMARY",
        "GDS.",
        "XGDS-2",
        "REGARDS",
        "BEST REGARDS.",
        "SINCERELY",
        "PLEASE ADVISE.",
        "DECLASSIFIED",
        "NODIS",
        "EXDIS/DOE",
        "SUMMARY DOE",
        "DOE COMMENT",
        "QUOTE DOE",
        "DOE UNQUOTE",
        "MINIMIZE CONSIDERED.",
        "MINIMIZE CONSIDERED",
        "SECRET",
        "none",
        "A" * 61,
    ],
)
def test_other_last_lines_sign_nothing(line):
    """A last line with small letters, or with words that no name has, is text
    (content.md 1.10).
    """
    assert _signed(f"1. Y.\n\n{line}\n") == (None, f"Y.\n\n{line}")


@pytest.mark.parametrize(
    ("lines", "signature", "text"),
    [
        # Directly under a line it follows the end of a sentence.
        ("Y.\nDOE", "DOE", "Y."),
        ("Y!\nJANE ROE", "JANE ROE", "Y!"),
        ('Y"\nDOE', "DOE", 'Y"'),
        ("Y,\nDOE", "DOE", "Y,"),
        # Under a schedule or a greeting, which are nobody's name.
        ("Y.\n\nXGDS-2\nDOE", "DOE", "Y.\n\nXGDS-2"),
        ("Y.\n\nREGARDS,\nDOE", "DOE", "Y.\n\nREGARDS,"),
        ("Y.\n\nBEST REGARDS. DOE", "DOE", "Y.\n\nBEST REGARDS."),
        ("Y (Z)\nDOE", "DOE", "Y (Z)"),
        ("Y\nDOE", None, "Y\nDOE"),
        ("Y:\nDOE", None, "Y:\nDOE"),
        # It is in capitals, with at most two words and at least three letters.
        ("Y.\nDoe", None, "Y.\nDoe"),
        ("Y.\nVAN DER DOE", None, "Y.\nVAN DER DOE"),
        ("Y.\nYU", None, "Y.\nYU"),
        ("Y.\nYUE", "YUE", "Y."),
        # After a blank line any.
        ("Y\n\nDoe", "Doe", "Y"),
        ("Y\n\nYU", "YU", "Y"),
        ("Y\n\nVAN DER DOE", "VAN DER DOE", "Y"),
        # On the line of the last sentence, in capitals.
        ("WE AGREE. DOE", "DOE", "WE AGREE."),
        ("Y.\nWE AGREE! O'DOE##", "O'DOE##", "Y.\nWE AGREE!"),
        ('"WE AGREE."  DOE', "DOE", '"WE AGREE."'),
        ("(WE AGREE.) DOE", "DOE", "(WE AGREE.)"),
        ("WE AGREE. YU", None, "WE AGREE. YU"),
        ("We agree. DOE", None, "We agree. DOE"),
        ("WE agREE. DOE", None, "WE agREE. DOE"),
        ("WE AGREE DOE", None, "WE AGREE DOE"),
        ("END OF IT. END", None, "END OF IT. END"),
        ("WE AGREE. COMMENT", None, "WE AGREE. COMMENT"),
        ("U.S. DOE", None, "U.S. DOE"),
    ],
)
def test_a_name_follows_the_end_of_a_sentence_or_is_apart(lines, signature, text):
    """A name signs only after the end of a sentence or a blank line
    (content.md 1.10).
    """
    assert _signed(f"1. {lines}\n") == (signature, text)
    assert _signed(f"1. {lines}\nBT\n#1205\n") == (signature, text)


def test_a_paragraph_of_one_line_is_none():
    """A line with a number or a marking is a paragraph and not a signature."""
    assert _signed("1. Y.\n\n2. DOE\n") == (None, "DOE")
    assert _signed("1. Y.\n\n(C) DOE\n") == (None, "DOE")
    assert _signed("1. DOE\n") == (None, "DOE")
    assert _signed("1. AGREED. DOE\n") == ("DOE", "AGREED.")
    assert claimed("1. AGREED.  DOE\n") == ["1. AGREED.", "DOE"]


def test_a_text_without_paragraphs_may_be_signed():
    """A text without paragraphs may be signed, by a line that only its place identifies
    (content.md 1.10).
    """
    source = "SUBJECT: X\n\nDOE\n"
    assert read(source, "content") == {"subject": "X", "signature": "DOE"}
    assert findings(source) == []
    assert read("UNCLAS LIMA 1\n\nDOE\n", "content", "signature") == "DOE"
    assert read("UNCLAS LIMA 1\nDOE\n", "content", "signature") is None


def test_under_the_signature_nothing_signs_again():
    """A name below the signature is a stray, because a telegram has one signature
    (content.md 1.10).
    """
    source = "1. Y.\n\nDOE\nBT\n\nROE\n"
    assert read(source, "content", "signature") == "DOE"
    assert read(source, "content", "strays")[0]["text"] == "ROE"


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (
            "E.O. 12958: N/A TAGS: PREL SUBJECT: X",
            {
                "executiveOrder": {
                    "number": "12958",
                    "declassification": {"kind": "text", "text": "N/A"},
                },
                "tags": ["PREL"],
                "subject": "X",
            },
        ),
        ("TAGS: PREL SUBJ: X", {"tags": ["PREL"], "subject": "X"}),
        (
            "SUBJECT: X REF: LIMA 12",
            {"subject": "X", "references": [{"text": "LIMA 12"}]},
        ),
        # Glued to the word before it.
        (
            "SUBJECT: MINISTERREF: A. LIMA 1",
            {"subject": "MINISTER", "references": [{"label": "A", "text": "LIMA 1"}]},
        ),
        ("TAGS: PRELSUBJECT: X", {"tags": ["PREL"], "subject": "X"}),
        (
            "SUBJECT: X CLASSIFIED BY: J",
            {"subject": "X", "classificationAuthority": {"classifier": "J"}},
        ),
        # Captions in front of the order.
        (
            "SIPDIS E.O. 12958: N/A",
            {
                "captions": ["SIPDIS"],
                "executiveOrder": {
                    "number": "12958",
                    "declassification": {"kind": "text", "text": "N/A"},
                },
            },
        ),
        (
            "SIPDIS EO 11652: GDS",
            {
                "captions": ["SIPDIS"],
                "executiveOrder": {
                    "number": "11652",
                    "declassification": {"kind": "schedule", "code": "GDS"},
                },
            },
        ),
    ],
)
def test_fields_on_one_line_are_taken_apart_and_reported(line, content):
    """Fields on one line, in their order, are separated and reported (content.md 8,
    V46-V48).
    """
    source = f"UNCLAS LIMA 1\n{line}\n"
    found = read(source, "content")
    del found["classificationLine"]
    assert found == content
    ((code, path, reported),) = findings(source)
    assert (code, reported) == ("content.fused-line", line)
    assert path.split("/")[2] == next(iter(content))


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("SUBJECT: ABOUT TAGS: A STUDY", "ABOUT TAGS: A STUDY"),
        ("SUBJECT: SUBJECT: X", "SUBJECT: X"),
        ("SUBJECT: THE REF A LIMA", "THE REF A LIMA"),
        ("SUBJECT: DEREF: X", "DE"),
        ("SUBJECT: AREF: X", "AREF: X"),
        ("SUBJECT: PREFREF: X", "PREF"),
        ("SUBJECT: deref: X", "deref: X"),
        ("SUBJECT: E.O. 12958: N/A", "E.O. 12958: N/A"),
    ],
)
def test_a_label_out_of_order_is_a_word(line, subject):
    """A label out of order is a word of the subject (content.md 8, V46-V48)."""
    assert read(f"UNCLAS LIMA 1\n{line}\n", "content", "subject") == subject


@pytest.mark.parametrize(
    "line",
    [
        "TALK ABOUT SUBJECT: X",
        "WORDS TAGS: PREL",
        "WORDS: E.O. 12958 WORDS",
    ],
)
def test_words_in_front_of_another_label_take_nothing_apart(line):
    """Words before another label than the order are not captions, and the line is a
    stray.
    """
    source = f"TAGS: PREL\n\n{line}\n\nSUBJECT: X\n"
    assert read(source, "content", "subject") == "X"
    assert read(source, "content", "strays")[0]["text"] == line


def test_in_the_text_only_the_fields_under_it_are_taken_apart():
    """Below the text, only the drafter and the clearances are separated within a line
    (content.md 2.3).
    """
    source = "1. Y.\n\nDRAFTED BY: J CLEARED BY: K RELEASED BY: L\n"
    content = read(source, "content")
    assert (content["draftedBy"], content["clearedBy"], content["releasedBy"]) == (
        "J",
        "K",
        "L",
    )
    assert findings(source) == [
        (
            "content.fused-line",
            "/content/draftedBy",
            "DRAFTED BY: J CLEARED BY: K RELEASED BY: L",
        )
    ]
    (paragraph,) = read("1. Y.\nTAGS: A SUBJECT: X\n", "content", "paragraphs")
    assert paragraph["text"] == "Y.\nTAGS: A SUBJECT: X"


@pytest.mark.parametrize(
    ("lines", "signature", "text", "claims"),
    [
        # Two names, on two lines or with a slash.
        ("Y.\n\nROE\nDOE", "ROE/DOE", "Y.", ["ROE\nDOE"]),
        ("Y.\n\nROE/DOE", "ROE/DOE", "Y.", ["ROE/DOE"]),
        ("Y.\n\nROE / O'DOE", "ROE / O'DOE", "Y.", ["ROE / O'DOE"]),
        ("Y\n\nROE\nDOE", None, "Y\n\nROE\nDOE", []),
        ("Y.\n\nROE\nAND\nDOE", None, "Y.\n\nROE\nAND\nDOE", []),
        # The inner signer, UNQUOTE and the outer.
        (
            "Y\n\nROE\nUNQUOTE\nDOE",
            "ROE UNQUOTE DOE",
            "Y",
            ["ROE\nUNQUOTE\nDOE"],
        ),
        ("Y\n\nROE UNQUOTE\nDOE", "ROE UNQUOTE DOE", "Y", ["ROE UNQUOTE\nDOE"]),
        ("Y\n\nROE\nUNQUOTE DOE", "ROE UNQUOTE DOE", "Y", ["ROE\nUNQUOTE DOE"]),
        (
            "Y\n\nROE\nLIMA 00001774  002 OF 002\nUNQUOTE\nDOE",
            "ROE UNQUOTE DOE",
            "Y",
            ["ROE", "UNQUOTE\nDOE"],
        ),
        ("Y.\n\nUNQUOTE\nDOE", "DOE", "Y.\n\nUNQUOTE", ["DOE"]),
        ("Y UNQUOTE\nDOE", "DOE", "Y UNQUOTE", ["DOE"]),
        ("Y.\nROE\nUNQUOTE\nDOE", "DOE", "Y.\nROE\nUNQUOTE", ["DOE"]),
        # Redactions are no names.
        ("Y.\n\nXXXX", None, "Y.\n\nXXXX", []),
        ("Y.\n\nXXXXXX XXXX", None, "Y.\n\nXXXXXX XXXX", []),
        ("Y.\n\nXXX", "XXX", "Y.", ["XXX"]),
    ],
)
def test_two_may_sign(lines, signature, text, claims):
    """A telegram that was sent again may have two signatures (content.md 1.10)."""
    source = f"1. {lines}\n"
    assert _signed(source) == (signature, text)
    assert claimed(source)[1:] == claims


@pytest.mark.parametrize(
    ("lines", "group", "signature", "claims"),
    [
        ("AGREED. GP-3", "GP-3", None, ["1. AGREED.", "GP-3"]),
        ("Agreed.  GP3.\n\nDOE", "GP-3", "DOE", ["1. Agreed.", "GP3.", "DOE"]),
        ("AGREED! GP-1\nDOE", "GP-1", "DOE", ["1. AGREED!", "GP-1", "DOE"]),
        ("AGREED. GP-3. DOE", "GP-3", "DOE", ["1. AGREED.", "GP-3.", "DOE"]),
        ("AGREED GP-3", None, None, ["1. AGREED GP-3"]),
        ("AGREED. GP-5", None, None, ["1. AGREED. GP-5"]),
        ("GP-3", None, None, ["1. GP-3"]),
    ],
)
def test_a_group_may_be_after_the_last_sentence(lines, group, signature, claims):
    """A downgrading group may follow the last sentence on its line (content.md 1.4)."""
    source = f"1. {lines}\n"
    content = read(source, "content")
    assert content.get("downgradingGroup") == group
    assert content.get("signature") == signature
    assert claimed(source) == claims


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (
            "Classified By: J DERIVED FROM: X DECLASSIFY ON: 25X1",
            {
                "classificationAuthority": {"classifier": "J"},
                "derivedFrom": "X",
                "declassifyOn": {"kind": "exemption", "codes": ["25X1"]},
            },
        ),
        (
            "Classified By: J\nOF LIMA DERIVED BY: K",
            {
                "classificationAuthority": {"classifier": "J OF LIMA"},
                "derivedBy": "K",
            },
        ),
        (
            "REF: LIMA 1 DRAFTED BY: J",
            {"references": [{"text": "LIMA 1"}], "draftedBy": "J"},
        ),
        ("SUBJECT: X DERIVED FROM: Y", {"subject": "X DERIVED FROM: Y"}),
        (
            "SUBJECT: X DERIVED FROM: Y REF: LIMA 1",
            {"subject": "X DERIVED FROM: Y", "references": [{"text": "LIMA 1"}]},
        ),
    ],
)
def test_sources_are_taken_apart_after_the_authority_alone(line, content):
    """Sources within a line are separated only after the authority (content.md 1.8,
    2.3).
    """
    found = read(f"UNCLAS LIMA 1\n{line}\n", "content")
    del found["classificationLine"]
    assert found == content


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("TAGS: PREL SUBJECT: X", True),
        ("A:: B", True),
        ("PRELTAGS: X", True),
        ("XXTAGS: PREL", True),
        ("SIPDIS E.O. 12958:", True),
        ("TAGS: PREL", False),
        ("A: B", False),
        ("tags: prel", False),
        (": A: B", False),
        ("SIPDIS E.O. 12958", False),
        ("WORDS", False),
    ],
)
def test_most_lines_show_no_sign_of_a_second_field(line, may):
    """A second field within a line needs a second colon, a label glued to a word, or an
    E after a blank.
    """
    assert may_hold_fields(line) is may
