"""What is true of every value that a strategy draws."""

from __future__ import annotations

import datetime

import pytest

from cableformat import text
from cableformat._record import rows
from cableformat.markings import DeclassificationDate, DeclassificationSchedule
from cableformat.model import Content, Heading, Stray
from cableformat.testing import sections, sound_cables, values
from tests.laws import drawn


def day_of(cable):
    return cable.date.date()


def test_a_stray_follows_a_field_or_nothing():
    """A drawn stray follows nothing, or a field by its name in JSON."""
    names = {row.json_name for cls in (Heading, Content) for row in rows(cls)}
    follows = {each.follows for each in drawn(values(Stray, readable=False), 100)}
    assert None in follows
    assert len(follows) > 3
    assert follows - {None} <= names


def test_a_repeated_element_follows_the_first_of_its_kind():
    """A drawn repeated element follows a field that its heading or content has."""
    found = [
        (part, stray)
        for cls in (Heading, Content)
        for part in drawn(values(cls), 50)
        for stray in part.strays
        if stray.code == "text.repeated-element"
    ]
    assert found
    for part, stray in found:
        (row,) = [row for row in rows(type(part)) if row.json_name == stray.follows]
        assert getattr(part, row.name)


@pytest.mark.parametrize(
    ("first", "last", "section"),
    [
        (datetime.date(1996, 1, 1), datetime.date(2003, 9, 22), "1.5"),
        (datetime.date(2003, 9, 23), datetime.date(2016, 12, 31), "1.4"),
        (datetime.date(1973, 3, 1), datetime.date(1995, 12, 31), None),
    ],
)
def test_the_section_of_reasons_is_that_of_the_order_of_the_day(first, last, section):
    """A classified telegram names the section of the order of its day, and none before
    1996 (content.md 5).
    """
    cables = drawn(sound_cables(first=first, last=last, classified=True), 25)
    found = {cable.content.classification_authority for cable in cables}
    assert {each and each.order_section for each in found} == {section}


def test_a_sound_telegram_is_declassified_after_its_day():
    """A sound telegram is declassified at most ten years after its day."""
    dates = []
    for cable in drawn(sound_cables(classified=True), 100):
        order = cable.content.executive_order.declassification
        if isinstance(order, DeclassificationDate | DeclassificationSchedule):
            if order.date is None:
                continue
            dated = datetime.date.fromisoformat(order.date)
            dates.append((dated - day_of(cable)).days)
    assert len(dates) > 10
    assert all(1 <= days <= 3650 for days in dates)


@pytest.mark.parametrize("convention", ["acp", "navy", "state", "nara"])
def test_sections_are_numbered_and_sent_in_turn(convention):
    """Drawn sections follow each other by section, serial or minute, whichever their
    convention counts.
    """
    for sent in drawn(sections(convention=convention), 10, 10):
        assert sent.convention == convention
        assert 2 <= len(sent.sections) <= 4
        read = [text.parse(section).cable for section in sent.sections]
        if convention == "navy":
            first, second, *_ = [
                each.heading.preamble.date_time_group.minute for each in read
            ]
            assert second == (first + 1) % 60
        else:
            numbers = [each.content.classification_line.section for each in read]
            assert [int(each.number) for each in numbers] == [
                *range(1, len(numbers) + 1)
            ]
            assert {int(each.total) for each in numbers} == {len(numbers)}
        if convention == "acp":
            serials = [
                int(each.transmission.calling_station.station_serial_number)
                for each in read
            ]
            assert serials[1] == (serials[0] + 1) % 10_000
