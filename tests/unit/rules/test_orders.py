"""Rules of classification and declassification: the orders of the day."""

from __future__ import annotations

import pytest

from tests.unit.rules.telegrams import breaches

ORDER = "/content/executiveOrder"
AUTHORITY = "/content/classificationAuthority"


def findings(day: str, order: str, *lines: str, level: str = "SECRET") -> list[str]:
    """The breaches but those of TAGS: a list is of its time too."""
    source = (
        f"R {day}\nFM AMEMBASSY LIMA\nTO ROME\nBT\n{level} LIMA 000100\n\n"
        f"E.O. {order}\nTAGS: PE\nSUBJECT: CORK\n"
    )
    return breaches(source + "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("day", "order", "expected"),
    [
        ("151122Z JUN 10", "12958: DECL: 06/15/2020", []),
        (
            "151122Z JUL 10",
            "12958: DECL: 06/15/2020",
            [f"order-at-date {ORDER} 12958, 2010-07-15"],
        ),
        ("151122Z", "12958: DECL: 06/15/2020", []),
        (
            "151122Z JUL 10",
            "12985: DECL: 06/15/2020",
            [f"unknown-order {ORDER} 12985"],
        ),
    ],
)
def test_the_order_of_the_line_was_in_force(day, order, expected):
    """An order that is unknown or was not in force is reported (content.md 1.4, 5)."""
    assert findings(day, order) == expected


@pytest.mark.parametrize(
    ("day", "order", "reasons", "expected"),
    [
        ("151122Z SEP 08", "12958: DECL: X1", "1.4 (B), (H)", []),
        (
            "151122Z SEP 08",
            "12958: DECL: X1",
            "1.5 (B)",
            [f"reason-section {AUTHORITY} 1.5, 2008-09-15"],
        ),
        ("151122Z SEP 99", "12958: DECL: X1", "1.5 (B)", []),
        (
            "151122Z SEP 99",
            "12958: DECL: X1",
            "1.5 (B), (H)",
            [f"reason-letter {AUTHORITY} h, 1.5"],
        ),
        (
            "151122Z SEP 99",
            "12958: DECL: X1",
            "1.4 (B)",
            [f"reason-section {AUTHORITY} 1.4, 1999-09-15"],
        ),
        # For this order no source gives the letters.
        ("151122Z SEP 88", "12356: DECL: OADR", "1.3 (Z)", []),
        # Without a day any order will do.
        ("151122Z", "12958: DECL: X1", "1.5 (B)", []),
        (
            "151122Z",
            "12958: DECL: X1",
            "1.5 (H)",
            [f"reason-letter {AUTHORITY} h, 1.5"],
        ),
    ],
)
def test_reasons_are_those_of_the_day(day, order, reasons, expected):
    """A reason that no order of the day has is reported (content.md 5)."""
    found = findings(day, order, f"CLASSIFIED BY: DCM JANE DOE. REASONS: {reasons}.")
    assert [each for each in found if each.startswith("reason")] == expected


@pytest.mark.parametrize(
    ("sent", "order", "expected"),
    [
        ("151122Z SEP 08", "12958: DECL: 09/15/2008", []),
        (
            "151122Z SEP 08",
            "12958: DECL: 09/14/2008",
            [f"declassified-before {ORDER} 2008-09-14, 2008-09-15"],
        ),
        # Twenty-five years, and a day for the place where it was written.
        ("151122Z SEP 08", "12958: DECL: 09/16/2033", []),
        (
            "151122Z SEP 08",
            "12958: DECL: 09/17/2033",
            [f"declassified-late {ORDER} 2033-09-17, 2008-09-15"],
        ),
        # The order of the line says how long, or that of the day.
        (
            "151122Z SEP 08",
            "12356: DECL: 09/15/2043",
            [f"order-at-date {ORDER} 12356, 2008-09-15"],
        ),
        (
            "151122Z SEP 08",
            "99999: DECL: 09/15/2043",
            [
                f"unknown-order {ORDER} 99999",
                f"declassified-late {ORDER} 2043-09-15, 2008-09-15",
            ],
        ),
        ("151122Z SEP 50", ": DECL: 09/15/1999", []),
        ("151122Z", "12958: DECL: 09/17/2033", []),
    ],
)
def test_the_day_of_declassification_is_neither_before_nor_late(sent, order, expected):
    """A day before the telegram or past the order's end is reported (content.md 5)."""
    assert findings(sent, order) == expected


@pytest.mark.parametrize(
    ("sent", "order", "code"),
    [
        ("221122Z SEP 03", "12958: DECL: X1", None),
        ("231122Z SEP 03", "12958: DECL: X1", "X1, 2003-09-23"),
        ("151122Z SEP 76", "11652: GDS", None),
        ("151122Z SEP 76", "11652: RDS-1 9/15/96", "RDS, 1976-09-15"),
        ("151122Z SEP 80", "12065: RDS-1 9/15/00 (DOE)", None),
        ("151122Z SEP 80", "12065: XGDS-1", "XGDS, 1980-09-15"),
        ("151122Z", "12065: XGDS-1", None),
    ],
)
def test_schedules_and_exemptions_are_those_of_the_day(sent, order, code):
    """A schedule or exemption not in use on the day is reported (content.md 5)."""
    expected = [] if code is None else [f"declassification-code {ORDER} {code}"]
    assert findings(sent, order) == expected


@pytest.mark.parametrize(
    ("order", "line", "expected"),
    [
        ("DECL: 09/15/2018", "09/15/2018", []),
        (
            "DECL: 09/15/2018",
            "09/16/2018",
            ["two-instructions /content/declassifyOn 2018-09-16, 2018-09-15"],
        ),
        ("DECL: 25X1", "09/16/2018", []),
        (
            "DECL: 25X1",
            "75X",
            ["declassification-code /content/declassifyOn 75X, 2008-09-15"],
        ),
    ],
)
def test_a_line_of_its_own_says_the_day_of_the_order_line(order, line, expected):
    """A line is reported if its day is not that of the E.O. line (content.md 1.8)."""
    found = findings("151122Z SEP 08", f"12958: {order}", f"DECLASSIFY ON: {line}")
    assert found == expected


def test_what_is_not_classified_is_not_declassified():
    """A text that is not classified may have no classifier and no instruction.

    A classified text may not say N/A (content.md 1.4, 1.8).
    """
    authority = "CLASSIFIED BY: DCM JANE DOE. REASONS: 1.4 (B)."
    lines = (authority, "DECLASSIFY ON: 25X1")
    day = "151122Z SEP 08"
    assert findings(day, "12958: DECL: 09/15/2018", *lines, level="UNCLAS") == [
        f"unclassified-authority {AUTHORITY} U, DCM JANE DOE, Reason 1.4 (b)",
        f"unclassified-instruction {ORDER} U",
        "unclassified-instruction /content/declassifyOn U",
    ]
    assert findings(day, "12958: N/A", level="UNCLAS") == []
    assert findings(day, "12958: N/A") == [f"not-applicable {ORDER} S"]
