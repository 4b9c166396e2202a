"""Rules of the content: line, captions, TAGS, paragraphs."""

from __future__ import annotations

import pytest

from tests.unit.rules.telegrams import breaches

LINE = "/content/classificationLine"
SENT = "R {}\nFM AMEMBASSY LIMA\nTO ROME\nBT\n"
MISSING = [f"missing-line {LINE} {label}" for label in ("E.O.", "TAGS", "SUBJECT")]


@pytest.mark.parametrize(
    ("number", "is_reported"), [("1", False), ("2", False), ("3", True), ("0", True)]
)
def test_a_section_is_one_of_as_many_as_there_are(number, is_reported):
    """A section number of 0 or above the total is reported (wire.md 6)."""
    expected = [f"section {LINE} {number} OF 2"] if is_reported else []
    assert breaches(f"UNCLAS SECTION {number} OF 2 LIMA 000100\n") == expected


@pytest.mark.parametrize(
    ("day", "line", "expected"),
    [
        ("280900Z FEB 73", "LIMA 000100", []),
        ("010900Z MAR 73", "LIMA 000100", MISSING),
        ("151122Z", "LIMA 000100", []),
        ("151122Z SEP 08", "SECTION 01 OF 02 LIMA 000100", MISSING),
        # The first section has the lines; a message of another service has none.
        ("151122Z SEP 08", "SECTION 02 OF 02 LIMA 000100", []),
        ("151122Z SEP 08", "SVC LIMA 000100", []),
        ("151122Z SEP 08", "", []),
    ],
)
def test_states_telegrams_have_three_lines(day, line, expected):
    """State's telegrams since March 1973 have all three lines (content.md 1.1)."""
    assert breaches(SENT.format(day) + f"UNCLAS {line}\n") == expected


@pytest.mark.parametrize(
    ("day", "order", "tags", "expected"),
    [
        (
            "151122Z SEP 08",
            "12958",
            "PREL, QQQQ, (DOE, JOHN), PREL",
            [
                "duplicate-tag /content/tags/3 PREL",
                "unknown-tag /content/tags/1 QQQQ",
            ],
        ),
        (
            "151122Z SEP 76",
            "11652",
            "PHUM, PE",
            ["tag-at-date /content/tags/0 PHUM, 1976"],
        ),
        ("151122Z SEP 16", "13526", "PHUM, PE", []),
    ],
)
def test_a_code_of_the_tags_line_is_in_the_list_of_its_time(day, order, tags, expected):
    """An unknown, repeated or untimely code is reported (content.md 1.5)."""
    source = f"UNCLAS LIMA 000100\n\nE.O. {order}: N/A\nTAGS: {tags}\nSUBJECT: CORK\n"
    assert breaches(SENT.format(day) + source) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 2 3", []),
        ("1 2 4", ["paragraph-number /content/paragraphs/2 4, 2"]),
        ("1 1 2", ["paragraph-number /content/paragraphs/1 1, 1"]),
        ("2 1 2", ["paragraph-number /content/paragraphs/1 1, 2"]),
    ],
)
def test_the_number_of_a_paragraph_follows_the_one_before(numbers, expected):
    """A number that does not follow the one before is reported (content.md 1.9)."""
    paragraphs = "\n\n".join(f"{number}. One." for number in numbers.split(" "))
    assert breaches(f"UNCLAS LIMA 000100\n\n{paragraphs}\n") == expected


def test_the_first_line_of_more_than_69_characters_is_reported():
    """Only the first line of more than 69 characters is reported (wire.md 6)."""
    lines = ["One.", "A" * 69, "B" * 70, "C" * 80]
    source = "UNCLAS LIMA 000100\n\n1. " + "\n".join(lines) + "\n\n2. " + "D" * 90
    assert breaches(f"{source}\n") == ["long-line /content/paragraphs/0 3, 70"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("SUBJECT: CAFÉ\n\nREF: É\n\n1. É\n", "/content/subject É"),
        # Each once, and ten at most.
        ("REF: A ÉÜÉÖÄÈÊÇÀÑÓÒÕ\n", "/content/references/0 ÉÜÖÄÈÊÇÀÑÓ"),
        ("1. One.\n\n2. naïve\n", "/content/paragraphs/1 ï"),
    ],
)
def test_the_first_text_beyond_ascii_is_reported(source, expected):
    """Only the first element with a character beyond ASCII is reported (wire.md 6)."""
    assert breaches(f"UNCLAS LIMA 000100\n\n{source}") == [f"characters {expected}"]
