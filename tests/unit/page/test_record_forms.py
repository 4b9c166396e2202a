"""Records on one line, and the limits of a page."""

from __future__ import annotations

import attrs
import pytest

from cableformat.diagnostics import Diagnostic, Severity
from cableformat.markings import Level
from cableformat.model import (
    Addressee,
    ReferenceNumber,
    Section,
    SecurityWarning,
    Series,
)
from cableformat.page.limits import MOST, limited
from cableformat.page.record_forms import line, others
from cableformat.routing import (
    DateTimeGroup,
    FilingTime,
    OperatingSignal,
    Precedence,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Section(number="01", total="02"), "01 of 02"),
        (ReferenceNumber(post="LIMA", serial="0042"), "LIMA 0042"),
        (Series(name="ALDAC", number="12"), "ALDAC 12"),
        (Addressee(designator="LIMA"), "LIMA"),
        (
            Addressee(
                designator="LIMA",
                office_symbols=("A", "B"),
                routing_indicator="RUEHPE",
                precedence=Precedence.PRIORITY,
            ),
            "LIMA //A/B//, routing indicator RUEHPE, precedence PRIORITY",
        ),
        (
            Addressee(designator="LIMA", delivered_by_other_means=True),
            "LIMA, delivered by other means",
        ),
        (SecurityWarning(signal="ZNY", classification="C"), "ZNY C"),
        (
            FilingTime(day_of_year=259, hour=1, minute=2),
            "day 259 of the year, 01:02 UTC",
        ),
        (FilingTime(day=5, hour=11, minute=22), "day 5 of the month, 11:22 UTC"),
        (
            DateTimeGroup.from_text("141030Z FEB 75"),
            "1975-02-14 10:30 UTC  (141030Z FEB 75)",
        ),
        (DateTimeGroup.from_text("141030Z"), "141030Z"),
        (
            OperatingSignal(code="ZEN", arguments=("RUEHC", "RUEHPE")),
            "ZEN RUEHC RUEHPE",
        ),
        (Level.SECRET, "SECRET"),
        (Precedence.FLASH, "FLASH"),
        (True, "yes"),
        (False, "no"),
        ("A B", "A B"),
        (7, "7"),
    ],
)
def test_a_value_is_written_on_one_line_with_every_field_it_has(value, expected):
    assert line(value) == expected


def test_the_fields_that_are_not_shown_are_the_others_that_have_a_value():
    addressee = Addressee(designator="LIMA", routing_indicator="RUEHPE")
    assert [row.name for row, _ in others(addressee)] == ["routing_indicator"]
    assert {row.name for row, _ in others(addressee, ())} == {
        "designator",
        "routing_indicator",
    }


def finding(code, start):
    return Diagnostic(
        code=code,
        severity=Severity.INFO,
        message="",
        span=(start, start),
        line=1,
        column=1,
        clause="",
    )


def test_the_first_findings_of_each_code_are_shown_and_the_rest_counted():
    found = [finding("a", n) for n in range(MOST + 2)]
    found += [finding("b", n) for n in range(MOST)]
    shown, left = limited(found)
    assert shown == [*found[:MOST], *found[MOST + 2 :]]
    assert left == [("a", 2)]
    assert limited([attrs.evolve(found[0])]) == ([found[0]], [])
