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
    """BY may be left out with the colon, the colon with BY (content.md 2.3)."""
    source = f"{OPENING}{lines}\n"
    assert hands(source) == ["POL:DOE", "NEA:ROE", "DCM", "POE"]
    assert canonical(source).endswith(
        "Drafted By: POL:DOE\nCleared By: NEA:ROE\nApproved By: DCM\nReleased By: POE\n"
    )


def test_hands_without_by_stand_above_a_heading_too():
    """As forms of the 1970s have them (content.md 2.2)."""
    source = "DRAFTED: POL:DOE\nAPPROVED: DCM\nFM AMEMBASSY LIMA\nTO STATE\nBT\n"
    assert hands(source) == ["POL:DOE", None, "DCM", None]


@pytest.mark.parametrize(
    "line",
    ["APPROVED: 12", "APPROVED THE PLAN", "Cleared by POL", "APPROVED :", "RELEASED:"],
)
def test_a_line_of_the_text_is_no_label(line):
    """A count, or a sentence (content.md 2.3)."""
    source = f"{OPENING}{line}\nand more.\n\n2. Two bells.\n"
    assert hands(source) == [None] * 4
    assert read(source, "content", "paragraphs")[0]["text"].endswith(
        f"{line}\nand more."
    )
    assert findings(source) == []


def test_a_label_without_by_stands_apart():
    """Directly under a line of the text it is more of that (content.md 2.3)."""
    source = f"{OPENING[:-1]}RELEASED: GRAPES\n"
    assert hands(source) == [None] * 4
