"""What the package carries: lists, schemas, and names that load when asked for."""

from __future__ import annotations

import sys

import pytest

from cableformat import CableFormatError
from cableformat._csv_tables import listed, rows_of
from cableformat._data import published, schema
from cableformat._lazy_names import later, room


def test_a_list_is_read_row_by_row_with_its_empty_cells():
    rows = list(rows_of("cableformat.reference", "executive_orders.csv"))
    assert rows[0]["number"] == "10501"
    assert rows[0]["amends"] == ""
    assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("cell", "items"), [("", ()), ("a", ("a",)), ("a;b c", ("a", "b c"))]
)
def test_a_cell_lists_items_between_semicolons(cell, items):
    assert listed(cell) == items


def test_what_the_installation_lacks_has_a_code():
    with pytest.raises(CableFormatError) as of_list:
        list(rows_of("cableformat.reference", "nothing.csv"))
    with pytest.raises(CableFormatError) as of_schema:
        published("nothing.json")
    assert of_list.value.code == of_schema.value.code == "data.missing"


def test_a_schema_has_a_short_name():
    assert schema("json") == published("cable.schema.json")
    assert schema("xsd") == published("cable.xsd")


def test_a_name_is_looked_up_once_and_then_the_package_has_it(monkeypatch):
    package = sys.modules["cableformat.markings"]
    found, names = later("cableformat.markings", {"join": "_roll_up"})
    monkeypatch.delitem(vars(package), "join", raising=False)
    join = found("join")
    assert vars(package)["join"] is join
    assert names() == sorted({*vars(package), *package.__all__})
    with pytest.raises(AttributeError, match=r"'cableformat\.markings'.*'nothing'"):
        found("nothing")


def test_a_room_whose_library_is_missing_is_an_attribute_error():
    assert room("cableformat", "routing") is sys.modules["cableformat.routing"]
    with pytest.raises(AttributeError, match=r"needs cableformat\.nothing"):
        room("cableformat", "nothing")
