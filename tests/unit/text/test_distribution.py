"""The Department's distribution and drafting block, line by line (nara.md 4)."""

from __future__ import annotations

import pytest

from cableformat.model import OfficeCopies, RelayStamp
from cableformat.text.kinds import Kind
from cableformat.text.lenses.distribution.drafting import Drafting
from cableformat.text.lenses.distribution.offices import (
    LEAD,
    MORE,
    RELAY,
    OfficesLens,
    RelayLens,
    office_claims,
    relay_claim,
)
from cableformat.text.lines.line import Lines


def _shown(claims, source):
    """Kind and characters of each claim; a label ends in a colon."""
    return [
        f"{claim.kind.name}{':' * claim.label} {source[slice(*claim.spans[0])]}"
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ACTION EUR-12", ["DISTRIBUTION_KIND ACTION", "LEAD_OFFICE EUR-12"]),
        (
            "ORIGIN EUR-12 NEA/IAI-07  INFO OCT-01 /020 W",
            [
                *("DISTRIBUTION_KIND ORIGIN", "LEAD_OFFICE EUR-12"),
                *("LEAD_OFFICE NEA/IAI-07", "INFO_OFFICE: INFO", "INFO_OFFICE OCT-01"),
                *("COPIES_TOTAL: /", "COPIES_TOTAL 020", "DISTRIBUTION_FLAG W"),
            ],
        ),
        (
            "INFO OCT-01 (ISO) R",
            [
                *("INFO_OFFICE: INFO", "INFO_OFFICE OCT-01"),
                *("DISTRIBUTION_FLAG: (ISO)", "DISTRIBUTION_FLAG R"),
            ],
        ),
        ("EUR- 12", ["LEAD_OFFICE EUR- 12"]),
        ("/013", ["COPIES_TOTAL: /", "COPIES_TOTAL 013"]),
        ("INFO", ["INFO_OFFICE: INFO"]),
    ],
)
def test_a_line_of_the_distribution_shows_its_offices_and_their_sum(text, shown):
    """A line of the distribution has offices and their sum, and an office without a
    label has the kind of the one above it.
    """
    (line,) = Lines(text)
    match = LEAD(text) or MORE(text)
    claims = office_claims(line, match, Kind.LEAD_OFFICE)
    assert _shown(claims, text) == shown
    offices = [c.value for c in claims if isinstance(c.value, OfficeCopies)]
    for office in offices:
        assert f"{office.office}-{office.copies}" in text.replace("- ", "-")
    assert all((claim.value is None) is claim.label for claim in claims)


@pytest.mark.parametrize(
    "text", ["ACTION EUR", "ORIGIN EUR-1", "WORDS", "EUR-12 X", ""]
)
def test_any_other_word_makes_a_line_no_distribution(text):
    assert LEAD(text) is None
    assert MORE(text) is None


@pytest.mark.parametrize(
    ("text", "stamp", "written"),
    [
        (
            "---------- 061201",
            RelayStamp(number="061201"),
            f"{' ' * 21}{'-' * 21} 061201",
        ),
        (
            "--------------------- 061201 140530 Z /42",
            RelayStamp(number="061201", time="140530Z", copies="42"),
            f"{' ' * 21}{'-' * 18}061201 140530Z /42",
        ),
        (
            "------------140530Z 061201 /123-A",
            RelayStamp(number="061201", time="140530Z", copies="123-A"),
            f"{' ' * 21}{'-' * 18}061201 140530Z /123-A",
        ),
    ],
)
def test_a_relay_s_stamp_has_a_number_a_time_and_copies(text, stamp, written):
    """A relay's stamp has a number, a time and copies; canonical text prints the time
    after the number.
    """
    (line,) = Lines(text)
    claim = relay_claim(line, RELAY(text))
    assert (claim.kind, claim.value, claim.spans) == (
        Kind.RELAY_STAMP,
        stamp,
        [(0, len(text))],
    )
    assert RelayLens().write(Kind.RELAY_STAMP, stamp, None) == written
    assert relay_claim(line, RELAY(written.strip(" "))).value == stamp


@pytest.mark.parametrize(
    ("kind", "before", "lead", "label"),
    [
        (Kind.DISTRIBUTION_KIND, Kind.HANDLING_NUMBER, "\n", ""),
        (Kind.LEAD_OFFICE, Kind.DISTRIBUTION_KIND, " ", ""),
        (Kind.INFO_OFFICE, Kind.LEAD_OFFICE, "\n", "INFO "),
        (Kind.COPIES_TOTAL, Kind.INFO_OFFICE, " ", "/"),
        (Kind.DISTRIBUTION_FLAG, Kind.COPIES_TOTAL, " ", ""),
        (Kind.DISTRIBUTION_FLAG, Kind.INFO_OFFICE, "  ( ISO ) ", ""),
    ],
)
def test_the_parts_of_a_distribution_are_separated_in_canonical_text(
    kind, before, lead, label
):
    """Canonical text has the offices on two lines, and a flag without a sum after ISO
    in brackets.
    """
    lens = OfficesLens()
    assert lens.lead(kind, before) == lead
    assert lens.label(kind) == label
    assert lens.separator(kind, None, None) == " "


@pytest.mark.parametrize(
    ("text", "kind"),
    [("INFO OCT-01", Kind.INFO_OFFICE), ("ACTION EUR-12", Kind.DISTRIBUTION_KIND)],
)
def test_a_line_of_offices_is_a_landmark(text, kind):
    assert OfficesLens().landmark_of(text) == (kind, None)


def _drafting(source, *, labelled=False):
    """How many lines a block takes, its elements, and its findings."""
    block, taken = Drafting(), 0
    for line in Lines(source):
        if not block.take(line, labelled=labelled):
            break
        taken += 1
    block.close()
    elements = {
        claim.kind.name: (claim.value, [source[slice(*span)] for span in claim.spans])
        for _, claims in block.elements
        for claim in claims
        if not claim.label
    }
    return taken, elements, [note.printed for note in block.notes]


def test_a_drafting_block_is_divided_by_labels():
    """Labels divide a drafting block, and clearances may be on the lines below their
    label.
    """
    source = (
        "DRAFTED BY: ECON:RROE\n9/14/76 X 21234\nAPPROVED BY: POL:JDOE\nCLEARED BY:\n"
        "EUR:KPOE\nNEA:LMOE\nDESIRED DISTRIBUTION: EUR,\nNEA ONLY\n"
    )
    taken, elements, notes = _drafting(source)
    assert taken == 8
    assert elements == {
        "DRAFTED_BY": (
            "ECON:RROE 9/14/76 X 21234",
            ["ECON:RROE\n9/14/76 X 21234"],
        ),
        "APPROVED_BY": ("POL:JDOE", ["POL:JDOE"]),
        "CLEARED_BY": ("EUR:KPOE NEA:LMOE", ["EUR:KPOE\nNEA:LMOE"]),
        "DESIRED_DISTRIBUTION": ("EUR, NEA ONLY", ["EUR,\nNEA ONLY"]),
    }
    assert notes == []


def test_clearances_may_have_no_label():
    """Clearances without a label follow the approval, unless only labels count."""
    source = "APPROVED BY JDOE\nEUR:KPOE\nNEA:LMOE\n"
    _, elements, _ = _drafting(source)
    assert elements["CLEARED_BY"][0] == "EUR:KPOE NEA:LMOE"
    assert _drafting(source, labelled=True)[0] == 1


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        ("EUR:KPOE\n", 0),
        # A second label of the same kind begins another block.
        ("CLEARED BY: KPOE\nAPPROVED BY: JDOE\nCLEARED BY: LMOE\n", 2),
        # With labels only, a line after a gap is not part of the block.
        ("DRAFTED BY: RROE\n\n9/14/76\n", 1),
        ("DRAFTED BY: RROE\n9/14/76\n", 2),
    ],
)
def test_a_drafting_block_ends_where_no_line_continues_it(source, taken):
    assert _drafting(source, labelled=True)[0] == taken


@pytest.mark.parametrize(
    ("label", "misspelt"),
    [
        ("DRAFTED BY", False),
        *(("DRAFTEDY BY", True), ("EPPROVED BY", True), ("APPROVEDBY", True)),
        *(("DESIRED DIST", True), ("DESIRED DISTRIBUTION", False)),
    ],
)
def test_a_misspelt_label_is_reported(label, misspelt):
    taken, elements, notes = _drafting(f"{label}: RROE\n")
    assert taken == 1
    assert [value for value, _ in elements.values()] == ["RROE"]
    assert notes == [label] * misspelt
