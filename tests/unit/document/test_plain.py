"""Values as names, lists, strings and numbers (model.md 8)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from cableformat import text
from cableformat.document import members_of, plain, structure
from cableformat.document._findings import examine
from cableformat.markings import DeclassificationDate
from cableformat.model import Addressee, Cable, Content, ExecutiveOrder, Paragraph
from cableformat.routing import FilingTime
from cableformat.testing import cables

FIXTURES = Path(__file__).parents[3] / "fixtures" / "v1"
MEMBERS = sorted(FIXTURES.glob("valid/members/*/expected.json"))


def test_plain_values_leave_out_what_is_absent() -> None:
    """`None`, ``()`` and false have no key, but ``""`` and 0 do."""
    made = plain(Cable(content=Content(paragraphs=(Paragraph(number="1", text=""),))))
    assert made == {"content": {"paragraphs": [{"number": "1", "text": ""}]}}
    assert plain(FilingTime(day_of_year=0, hour=0, minute=0)) == {
        "dayOfYear": 0,
        "hour": 0,
        "minute": 0,
    }


def test_members_are_in_the_order_of_the_table() -> None:
    """Members are in the order of the table, whether they are required or not."""
    addressee = Addressee(routing_indicator="RUEHC", designator="SECSTATE WASHDC")
    assert list(plain(addressee)) == ["routingIndicator", "designator"]


def test_an_arm_of_a_union_says_which_it_is() -> None:
    """The member `kind` says which arm of the union a value is."""
    order = ExecutiveOrder(declassification=DeclassificationDate(date="2018-09-15"))
    assert plain(order) == {"declassification": {"kind": "date", "date": "2018-09-15"}}


@pytest.mark.parametrize("path", MEMBERS, ids=lambda path: path.parent.name)
def test_every_member_is_read_the_fast_way(path: Path) -> None:
    """The fast and the thorough way both read what was written, without findings."""
    members = json.loads(path.read_bytes())
    cable, layout = structure(members)
    assert layout is None
    assert plain(cable) == members
    assert examine(members) == (cable, None, [])


def test_a_layout_is_read_the_fast_way() -> None:
    """The fast and the thorough way read one layout, whose members are unchanged."""
    reading = text.parse("FM  AMEMBASSY LIMA\nSUBJ: CORK\n")
    members = members_of(reading.cable, reading.layout)
    cable, layout = structure(members)
    assert (cable, layout, []) == examine(members)
    assert cable == reading.cable
    assert plain(layout) == members["layout"]


@given(cables(readable=False))
def test_the_fast_and_the_thorough_way_read_the_same(cable: Cable) -> None:
    """Both ways read the same cable from what was written, without findings."""
    assert structure(plain(cable)) == (cable, None)
    assert examine(plain(cable)) == (cable, None, [])


@pytest.mark.parametrize(
    "members",
    [
        {"heading": None},
        {"heading": {}},
        {"heading": {"originator": None}},
        {"heading": {"originator": "LIMA"}},
        {"heading": {"originator": {"designator": None}}},
        {"heading": {"actionAddressees": []}},
        {"content": {"paragraphs": [{"text": "", "portionMarking": {"level": "U"}}]}},
        {"content": {"tags": "PREL"}},
        {"content": {"tags": {"0": "PREL"}}},
        {"conTent": {"tags": ["PREL"]}},
    ],
)
def test_what_the_thorough_way_refuses_the_fast_way_refuses(members) -> None:
    """The fast and the thorough way refuse the same members."""
    cable, _, problems = examine(members)
    assert (cable is None) == bool(problems)
    try:
        fast = structure(members)[0]
    except Exception:  # noqa: BLE001 - any will do
        fast = None
    assert fast == cable
