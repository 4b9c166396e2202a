"""The Arrow type of a cable: nested columns of the field table."""

from __future__ import annotations

import pyarrow as pa
import pytest

from cableformat.schema import arrow_cable, arrow_field, arrow_json


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content.subject", "string"),
        ("content.tags", "list<element: string>"),
        ("heading.preamble.dateTimeGroup.day", "int32"),
        ("heading.preamble.precedence.action", "string"),
        ("transmission.routingLine.bell", "bool"),
        ("content.paragraphs.element.portionMarking.entireText", "bool"),
        ("content.executiveOrder.declassification.kind", "string"),
        ("content.executiveOrder.declassification.codes", "list<element: string>"),
    ],
)
def test_a_column_has_the_names_of_json_and_the_type_of_its_field(path, expected):
    """List items are called ``element``; a union has the fields of all its arms."""
    item = arrow_cable()
    for name in path.split("."):
        item = item.value_type if name == "element" else item.field(name).type
    assert str(item) == expected


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("cable", arrow_cable()),
        ("date", pa.timestamp("us", "UTC")),
        ("int64", pa.int64()),
        ("string", pa.string()),
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_a_field_has_a_name_a_type_and_its_documentation(kind, item, many):
    """A field has its description and its clause as metadata."""
    field = arrow_field("x", kind, "What it is.", "wire.md 1", many=many)
    assert (field.name, field.type) == ("x", pa.list_(item) if many else item)
    assert field.metadata == {b"description": b"What it is.", b"clause": b"wire.md 1"}


def test_a_field_is_shown_with_the_fields_within_it():
    """A list of structures has their fields too."""
    shown = arrow_json(arrow_field("all", "cable", "Them.", "model.md 1", many=True))
    assert shown["type"] == "list<element: struct>"
    content = next(each for each in shown["fields"] if each["name"] == "content")
    assert content["type"] == "struct"
    subject = next(each for each in content["fields"] if each["name"] == "subject")
    assert (subject["type"], subject["clause"]) == ("string", "content.md 1.6")
