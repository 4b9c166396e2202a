"""What a cable refers to was sent before it (content.md 1.7)."""

from __future__ import annotations

import datetime

import pytest

import cableformat
from tests.unit.rules.telegrams import breaches

SENT = "R 151122Z SEP 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
OPENING = (
    "UNCLAS {} 000100\n\nE.O. 12958: N/A\nTAGS: PREL, PE\nSUBJECT: CORK\nREF: {}\n"
)
ITSELF = "refers-to-itself /content/references/0"
FUTURE = "refers-to-future /content/references/0"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("LIMA 100", [f"{ITSELF} LIMA 100"]),
        ("08 AMEMBASSY LIMA 100", [f"{ITSELF} 08 AMEMBASSY LIMA 100"]),
        ("LIMA 99", []),
        ("07 LIMA 100", []),
        ("08 ROME 100", []),
        ("LIMA LETTER 100", []),
        # What is read as another word, and what is in no list.
        ("07 R0ME 12", ["misprinted-reference /content/references/0 R0ME, ROME"]),
        ("07 QQQQ 12", ["unknown-post /content/references/0 QQQQ"]),
        ("07 QQQQ 12, 13", ["unknown-post /content/references/0 QQQQ"]),
        ("QQQQ LETTER 12", []),
        ("QQQQ 151122Z SEP 08", []),
        # Later by its serial, where the year is stated and the post is the same.
        ("08 LIMA 101", [f"{FUTURE} 08 LIMA 101, 2008-09-15"]),
        ("LIMA 101", []),
        ("07 LIMA 200", []),
        ("08 ROME 101", []),
        # Later by its year, or by its date and time.
        ("09 ROME 1", [f"{FUTURE} 09 ROME 1, 2008-09-15"]),
        ("ROME 151123Z SEP 08", [f"{FUTURE} ROME 151123Z SEP 08, 2008-09-15"]),
        ("ROME 151122Z SEP 08", []),
        ("ROME 161122Z", []),
        # Each citation of a reference by itself.
        (
            "LIMA 100 AND 08 LIMA 102",
            [f"{ITSELF} LIMA 100", f"{FUTURE} 08 LIMA 102, 2008-09-15"],
        ),
    ],
)
def test_a_telegram_refers_to_what_was_sent_before_it(reference, expected):
    assert breaches(SENT + OPENING.format("LIMA", reference)) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("QUUX 100", [f"{ITSELF} QUUX 100"]),
        ("08 QUUX 101", [f"{FUTURE} 08 QUUX 101, 2008-09-15"]),
        ("08 LIMA 100", []),
    ],
)
def test_a_post_that_no_table_has_is_known_by_its_name(reference, expected):
    found = breaches(SENT + OPENING.format("QUUX", reference))
    assert [each for each in found if each.startswith("refers")] == expected


@pytest.mark.parametrize(
    ("reference", "undated", "dated"),
    [
        ("LIMA 100", [f"{ITSELF} LIMA 100"], []),
        ("09 ROME 1", [], [f"{FUTURE} 09 ROME 1, 2008-09-15"]),
        ("ROME 151123Z SEP 08", [], []),
    ],
)
def test_a_telegram_without_a_date_is_as_old_as_it_is_said_to_be(
    reference, undated, dated
):
    """Without a date the caller's `dated` is the day that references are checked by."""
    source = OPENING.format("LIMA", reference)
    day = datetime.date(2008, 9, 15)

    def findings(**options):
        return [each for each in breaches(source, **options) if "refers" in each]

    assert findings() == undated
    assert findings(dated=day) == dated


def test_a_post_that_is_a_slip_away_is_named_in_the_hint() -> None:
    """A hint suggests the post, which is never read in its place (model.md 6)."""
    hints = [
        finding.hint
        for reference in ("07 ROMA 12", "07 LONDN 12")
        for finding in cableformat.check(SENT + OPENING.format("LIMA", reference))
        if finding.code == "rules.unknown-post"
    ]
    assert hints == [None, "LONDN: did you mean LONDON?"]
