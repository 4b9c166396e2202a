"""Labelled lines: who had a hand in the telegram, who classified it and why."""

from __future__ import annotations

import pytest

from tests.unit.text.telegrams import canonical, findings, read

OPENING = "UNCLAS LIMA 000721\n\nSUBJECT: BELLS\n\n1. One bell.\n\n"
HANDS = ("draftedBy", "clearedBy", "approvedBy", "releasedBy")


def hands(source):
    """Who drafted, cleared, approved, released."""
    content = read(source, "content")
    return [content.get(name) for name in HANDS]


@pytest.mark.parametrize(
    "lines",
    [
        "DRAFTED BY: POL:DOE\nCLEARED: NEA:ROE\nAPPROVED: DCM\nRELEASED: POE",
        "DRAFTED: POL:DOE\nCLEARED: NEA:ROE\nAPPROVED: DCM\nRELEASED: POE",
        "DRAFTED BY POL:DOE\nCLEARED BY NEA:ROE\nAPPROVED BY DCM\nRELEASED BY POE",
        "DRAFTED: POL:DOE\nCLEARED BY NEA:ROE\nAPPROVED BY: DCM\nRELEASED: POE",
        "DRAFTED: POL:DOE CLEARED: NEA:ROE APPROVED: DCM RELEASED: POE",
    ],
)
def test_a_labelled_line_never_continues_another(lines):
    """A labelled line never continues another, even if BY or the colon is missing
    (content.md 2.3).
    """
    source = f"{OPENING}{lines}\n"
    assert hands(source) == ["POL:DOE", "NEA:ROE", "DCM", "POE"]
    assert canonical(source).endswith(
        "Drafted By: POL:DOE\nCleared By: NEA:ROE\nApproved By: DCM\nReleased By: POE\n"
    )


def test_hands_without_by_are_above_a_heading_too():
    """Hands without BY may be above a heading, as forms of the 1970s print them
    (content.md 2.2).
    """
    source = "DRAFTED: POL:DOE\nAPPROVED: DCM\nFM AMEMBASSY LIMA\nTO STATE\nBT\n"
    assert hands(source) == ["POL:DOE", None, "DCM", None]


@pytest.mark.parametrize(
    "line",
    ["APPROVED: 12", "APPROVED THE PLAN", "Cleared by POL", "APPROVED :", "RELEASED:"],
)
def test_a_line_of_the_text_is_no_label(line):
    """A line with a count or a sentence after such a word is text (content.md 2.3)."""
    source = f"{OPENING}{line}\nand more.\n\n2. Two bells.\n"
    assert hands(source) == [None] * 4
    assert read(source, "content", "paragraphs")[0]["text"].endswith(
        f"{line}\nand more."
    )
    assert findings(source) == []


def test_a_label_without_by_is_apart():
    """A label without BY directly under a line of the text is part of that text
    (content.md 2.3).
    """
    source = f"{OPENING[:-1]}RELEASED: GRAPES\n"
    assert hands(source) == [None] * 4


def authority(line):
    """Classifier, section and letters of an authority line, and the findings."""
    source = f"CONFIDENTIAL LIMA 000701\n\nSUBJECT: BELLS\n\n{line}\n\n1. One bell.\n"
    value = read(source, "content", "classificationAuthority") or {}
    reported = [(code, words) for code, _, words in findings(source)]
    letters = "".join(value.get("reasons", ()))
    return value.get("classifier"), value.get("orderSection"), letters, reported


@pytest.mark.parametrize(
    ("after", "section", "letters"),
    [
        (", Reasons 1.4 (b) and (d);", "1.4", "bd"),
        (", Reasons: 1.4(b), 1.4(d)", "1.4", "bd"),
        (", Reasons: 1.4(b), section 1.4(d)", "1.4", "bd"),
        ("; reasons 1.4 (b-d)", "1.4", "bcd"),
        (", reasons 1.5 (a) through (d)", "1.5", "abcd"),
        (", reasons 1.5 a thru c and e", "1.5", "abce"),
        (", reasons 1.4 (b) to (d)", "1.4", "bcd"),
        (", reasons 1.4 (d-b)", "1.4", "db"),
        (" per 1.4 (b)", "1.4", "b"),
        (", under 1.5 (b)", "1.5", "b"),
        (" pursuant to Section 1.4 (b)", "1.4", "b"),
        (", Reason: 1.4", "1.4", ""),
        (", for reasons 1.4 b and d of E.O. 12958.", "1.4", "bd"),
        (", Reason 1.4 (b), E.O. 12958", "1.4", "b"),
        (", Reason 1.4 (e) of Executive Order 12958", "1.4", "e"),
        (", Reason: 1.4 (b)\nand (d)", "1.4", "bd"),
    ],
)
def test_reasons_end_the_authority_line(after, section, letters):
    """Each letter is a reason, and so is each letter of a run (content.md 1.8)."""
    line = f"Classified By: Jane Doe{after}"
    assert authority(line) == ("Jane Doe", section, letters, [])


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("Jane Doe, reasons 1.4 (b) and 1.5 (c)", "reasons"),
        ("Jane Doe, 1.4 (b) and 1.5 (c)", "1.4"),
        ("Jane Doe, Reasons 1.5 (b) and (d), Embassy Lima", "Reasons"),
        ("Jane Doe, Reasons 1.4X", "Reasons"),
        ("Jane Doe, for treason 1.4", "1.4"),
        ("1.4 (b) Jane Doe, 1.5 (c)", "1.4"),
    ],
)
def test_what_is_not_read_of_reasons_is_reported(words, reported):
    """Reasons that cannot be read are reported and stay in the classifier (content.md
    1.8).
    """
    findings_ = [("content.unread-reasons", reported)]
    assert authority(f"Classified By: {words}") == (words, None, "", findings_)


def test_unread_words_across_a_line_end_are_reported_as_a_whole():
    """The finding about unread reasons is at their label even if they continue on the
    next line.
    """
    line = "Classified By: Jane Doe, reasons 1.4 X\nand 1.\n4 Y"
    assert authority(line)[3] == [("content.unread-reasons", "reasons")]
    line = "Classified By: Jane Doe, reason\n(s) 1.4 X"
    reported = ("content.unread-reasons", "reason")
    assert authority(line)[3] == [reported]


@pytest.mark.parametrize("name", ["Jane Treasoner", "Section 11.4 Chief Jane Doe"])
def test_letters_within_words_and_numbers_are_no_reasons(name):
    """A classifier that only resembles reasons is kept without a finding."""
    assert authority(f"Classified By: {name}") == (name, None, "", [])


def test_a_name_like_the_word_for_reasons_does_not_hide_them():
    """Reasons begin at the word before the section, even if the name before it looks
    like that word.
    """
    read_ = authority("Classified By: Jane Reason, Reasons 1.4 (b)")
    assert read_[:3] == ("Jane Reason", "1.4", "b")


@pytest.mark.parametrize(
    "line", ["Reason: 1.4 (b)", "REASON: 1.4 (B)", "Reasons 1.4 b"]
)
def test_reasons_alone_are_an_authority_line(line):
    """A line of reasons alone is an authority line, and belongs to a classifier above
    it (content.md 1.8).
    """
    assert authority(line) == (None, "1.4", "b", [])
    below = authority(f"Classified By: Jane Doe\n{line}")
    assert below == ("Jane Doe", "1.4", "b", [])


@pytest.mark.parametrize(
    "line", ["Reason: the bells", "Reasons 11.4 (b)", "REASON 1.45"]
)
def test_other_reasons_are_text(line):
    """A line with the word for reasons, but without a section that lists reasons, is
    text (content.md 5).
    """
    assert authority(line) == (None, None, "", [])


@pytest.mark.parametrize("marking", ["(C)", "(S/NF)", "( S )", "(SBU)"])
def test_a_marking_in_front_of_the_authority_line_is_reported(marking):
    """A marking in front of the label is reported, except (U), which is part of the
    handbook's label (content.md 1.1).
    """
    line = "Classified By: Jane Doe, Reason 1.4 (b)"
    reported = [("content.marked-authority", marking)]
    assert authority(f"{marking} {line}") == ("Jane Doe", "1.4", "b", reported)
    assert authority(f"(U) {line}") == ("Jane Doe", "1.4", "b", [])


@pytest.mark.parametrize(
    "lines",
    [
        "Classified By: Jane Doe, Reason 1.4 (b); Declassify on: 09/15/2018",
        "Classified By: Jane Doe, Reason\n1.4 (b); Declassify on: 09/15/2018",
        "Classified By: Jane Doe, Reason 1.4 (b)\nDeclassify on: 09/15/2018",
    ],
)
def test_a_declassification_after_the_reasons_is_a_field(lines):
    """A declassification after the reasons is a field, wherever the line ends
    (content.md 1.8).
    """
    assert authority(lines)[:3] == ("Jane Doe", "1.4", "b")
    source = f"CONFIDENTIAL LIMA 000701\n\nSUBJECT: BELLS\n\n{lines}\n\n1. One bell.\n"
    assert read(source, "content", "declassifyOn", "date") == "2018-09-15"


def test_words_may_be_under_their_label():
    """Words may be on the line under their label; a label with nothing under it is a
    stray.
    """
    source = "SUBJECT: BELLS\n\nDerived from:\nOlder bells\nDeclassify on:\n\n1. One.\n"
    assert read(source, "content", "derivedFrom") == "Older bells"
    assert read(source, "content", "declassifyOn") is None
    assert read(source, "content", "strays")[0]["text"] == "Declassify on:"
    source = f"{OPENING}Drafted by: POL:DOE\nCleared by:\nNEA:ROE\n"
    assert hands(source)[:2] == ["POL:DOE", "NEA:ROE"]
