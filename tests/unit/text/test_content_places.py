"""Where lines of the opening may be, and what they are elsewhere."""

from __future__ import annotations

import pytest

from tests.unit.text.telegrams import read

_BEHIND_BT = "FM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\n"


@pytest.mark.parametrize("colon", ["", ":", " :"])
def test_a_heading_printed_once_more_ends_the_subject(colon):
    """The lines of a heading printed again are strays, and not words of the subject."""
    again = f"FM{colon} CNO WASHINGTON DC//N1//\nTO{colon} NAVADMIN\n"
    content = read(f"{_BEHIND_BT}SUBJ: PIERS\n{again}1. OPEN.\n", "content")
    assert content["subject"] == "PIERS"
    assert [stray["text"] for stray in content["strays"]] == again.splitlines()


def test_a_foreign_minister_is_part_of_the_subject():
    """FM in a subject may be a foreign minister, as State abbreviates the title."""
    subject = read("SUBJECT: TALKS WITH\nFM DOE ON PIERS\n", "content", "subject")
    assert subject == "TALKS WITH FM DOE ON PIERS"


@pytest.mark.parametrize("line", ["FM CNO WASHINGTON DC", "TO NAVADMIN", "INFO ROE"])
def test_a_line_of_the_heading_is_no_caption(line):
    """A line of the heading in the place of captions is not a caption."""
    content = read(f"{_BEHIND_BT}{line}\nSIPDIS\nSUBJ: PIERS\n", "content")
    assert content["captions"] == ["SIPDIS"]


def test_a_set_is_no_caption():
    """A set is not a caption, even if its subject contains FOR (military.md 6)."""
    sets = "MSGID/GENADMIN/CNO WASHINGTON DC/-/OCT//\nSUBJ/CALENDAR FOR PIERS//"
    content = read(f"{_BEHIND_BT}{sets}\n", "content")
    assert content["subject"] == "CALENDAR FOR PIERS"
    assert [each["identifier"] for each in content["sets"]] == ["MSGID"]
    assert "captions" not in content
    assert "passingInstructions" not in content


@pytest.mark.parametrize(
    ("line", "passing"),
    [
        ("FOR THE AMBASSADOR", True),
        ("DEPT FOR EUR/RUS", True),
        ("AMEMBASSY ROME FOR FAO", True),
        ("ROME PASS FAO", True),
        ("PASS FAO", True),
        ("REQUEST FOR A FERRY", False),  # nobody is named to whom it could speak
        ("2. FOR THE AMBASSADOR", False),
        ("FOR A LONG WHILE PIERS WERE CLOSED. THEY ARE OPEN", False),
        ("FOR " + "A VERY " * 23 + "LONG WHILE", False),
    ],
)
@pytest.mark.parametrize("above", ["SUBJECT: X\n", "TAGS: PREL\n"])
def test_a_passing_line_names_somebody_and_is_no_prose(above, line, passing):
    """A passing line names an office or a person, and is below TAGS or the subject,
    above a numbered text.
    """
    content = read(f"UNCLAS\n{above}\n{line}\n\n3. OPEN.\n", "content")
    assert content.get("passingInstructions") == ([line] if passing else None)


@pytest.mark.parametrize(
    ("below", "passing"),
    [
        ("1. OPEN.", True),
        ("(U) OPEN.", True),
        ("SUMMARY: OPEN.", True),
        ("BEGIN SUMMARY: OPEN.", True),
        ("REF: ROME 17", True),
        ("ROME FOR FAO", True),
        ("PIERS ARE OPEN.", False),
        ("NOTHING FOR NOW IS SHUT.", False),
    ],
)
def test_under_the_subject_it_is_right_above_the_text(below, passing):
    """A passing line under the subject is directly above the text; elsewhere it is
    text.
    """
    source = f"UNCLAS\nSUBJECT: X\n\nFOR THE AMBASSADOR\n\n{below}\n"
    found = read(source, "content", "passingInstructions") or []
    assert ("FOR THE AMBASSADOR" in found) is passing


def test_directly_under_the_subject_it_is_part_of_it():
    """A passing line directly under the subject is part of the subject, which may be
    wrapped at any blank.
    """
    content = read(
        "UNCLAS\nSUBJECT: PIERS\nFOR THE AMBASSADOR\n\n1. OPEN.\n", "content"
    )
    assert content["subject"] == "PIERS FOR THE AMBASSADOR"
    assert "passingInstructions" not in content


@pytest.mark.parametrize("word", ["QUOTE", "UNQUOTE"])
def test_a_word_that_quotes_is_no_caption(word):
    """QUOTE or UNQUOTE is not a caption, even if its counterpart is lost."""
    content = read(f"UNCLAS\nSIPDIS\n{word}\nSUBJECT: X\n", "content")
    assert content["captions"] == ["SIPDIS"]


@pytest.mark.parametrize("first", ["QUOTE", "BEGIN QUOTE", "QUOTE FOLLOWING"])
def test_the_preamble_of_a_quoted_telegram_is_its_own(first):
    """With QUOTE on top of it, the opening of a quoted telegram belongs to that
    telegram (content.md 1.10).
    """
    quoted = (
        f"{first}\nS E C R E T LIMA 801\nEXDIS\nTAGS: PE\nSUBJECT: X\n\n1. Y.\nUNQUOTE"
    )
    content = read(f"UNCLAS ROME 17\nSIPDIS\n\n{quoted}\n", "content")
    assert content == {
        "classificationLine": {
            "level": "U",
            "referenceNumber": {"post": "ROME", "serial": "17"},
        },
        "captions": ["SIPDIS"],
        "paragraphs": [{"text": quoted}],
    }


def test_under_the_subject_several_may_be_together():
    """Several passing lines may be together under the subject, on one line each
    (content.md 1.3).
    """
    lines = ["FOR THE AMBASSADOR", "ROME FOR FAO", "PARIS PASS UNESCO"]
    source = "UNCLAS\nSUBJECT: X\n\n" + "\n".join(lines) + "\n\n1. OPEN.\n"
    assert read(source, "content", "passingInstructions") == lines
