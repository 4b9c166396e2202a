"""Executive orders by number and by day (content.md 1.4 and 5)."""

from __future__ import annotations

import datetime

import pytest

from cableformat.reference import Confidence, executive_order, order_in_force


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1953-12-14", None),
        ("1953-12-15", "10501"),
        ("1972-05-31", "10501"),
        ("1972-06-01", "11652"),
        ("1978-11-30", "11652"),
        ("1978-12-01", "12065"),
        ("1982-07-31", "12065"),
        ("1982-08-01", "12356"),
        ("1995-10-13", "12356"),
        ("1995-10-14", "12958"),
        ("2010-06-26", "12958"),
        ("2010-06-27", "13526"),
        ("9999-12-31", "13526"),
        ("0001-01-01", None),
    ],
)
def test_an_order_is_in_force_from_its_first_day_to_its_last(
    day: str, number: str | None
) -> None:
    """An order is in force on its first and last day; an amendment is never named."""
    found = order_in_force(datetime.date.fromisoformat(day))
    assert (found and found.number) == number


def test_a_time_is_its_day() -> None:
    """A `datetime`, with a zone or without, counts as its day."""
    for zone in (None, datetime.UTC):
        found = order_in_force(datetime.datetime(2008, 9, 15, 7, 34, tzinfo=zone))
        assert found is executive_order("12958")


@pytest.mark.parametrize("number", ["11653", "1295", "", "E.O. 12958", "12958 "])
def test_another_number_is_no_order(number: str) -> None:
    """`executive_order` gives `None` for a misprint and for any other text."""
    assert executive_order(number) is None


def test_an_order_says_what_its_lines_hold() -> None:
    """An order has its section of reasons, its forms and its sources."""
    reasons = {
        number: getattr(executive_order(number), "reasons_section", "no order")
        for number in ("10501", "11652", "12065", "12356", "12958", "13292", "13526")
    }
    assert reasons == {
        "10501": None,
        "11652": None,
        "12065": "1-301",
        "12356": "1.3",
        "12958": "1.5",
        "13292": "1.4",
        "13526": "1.4",
    }
    order = executive_order("11652")
    assert order is not None
    assert order.forms[:2] == ("GDS", "ADS, DECLAS <date or event>")
    assert (order.source, order.confidence) == (("TAGS74",), Confidence.HIGH)
    assert "11653" in order.note


def test_an_amendment_ends_the_codes_of_an_order_before_the_order_ends() -> None:
    """E.O. 13292 ended the codes X1 to X8 of E.O. 12958 in 2003."""
    order, current = executive_order("12958"), executive_order("13526")
    assert order is not None
    assert current is not None
    assert order.codes[:2] == ("X1", "X2")
    assert order.codes_until == datetime.date(2003, 9, 22)
    assert (order.longest_years, order.reason_letters) == (25, tuple("abcdefg"))
    assert (current.until, current.codes_until) == (None, None)
