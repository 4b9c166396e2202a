"""What the generated schemas are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator
from lxml import etree

from cableformat._record import arm_of
from cableformat.document._version import NAMESPACE, SCHEMA_IDENTITY
from cableformat.schema import json_schema, xsd
from cableformat.schema._parts import MEMBERS, about, classes, leaves, name_of, unions
from tests.schema.documents import JSON_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
DEFINITIONS: Final = JSON_SCHEMA["$defs"]
TREE: Final = etree.fromstring(xsd())


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A JSON Schema and everything in it that says what a value is."""
    yield schema
    for name in ("properties", "$defs"):
        for inner in schema.get(name, {}).values():
            yield from subschemas(inner)
    for inner in (*schema.get("oneOf", ()), *filter(None, [schema.get("items")])):
        yield from subschemas(inner)


def test_the_json_schema_is_one():
    """The schema is valid by its metaschema and has the identity of documents."""
    Draft202012Validator.check_schema(JSON_SCHEMA)
    assert JSON_SCHEMA["$id"] == SCHEMA_IDENTITY
    assert JSON_SCHEMA["properties"]["$schema"]["const"] == SCHEMA_IDENTITY


def test_every_reference_of_the_json_schema_leads_to_a_definition():
    """References lead to definitions only, and every definition is referred to."""
    named = {s["$ref"] for s in subschemas(JSON_SCHEMA) if "$ref" in s}
    assert named == {f"#/$defs/{name}" for name in DEFINITIONS}


def test_both_schemas_define_the_same_names():
    """Both schemas have the same names, except XML's own for kinds and the version."""
    named = {element.get("name") for element in TREE if element.get("name")}
    kinds = {f"{name}Kind" for name in unions()}
    assert named - kinds - {"cable", "formatVersion"} == set(DEFINITIONS)


def test_no_object_has_members_of_no_name():
    """JSON refuses unknown keys (model.md 8)."""
    objects = [s for s in subschemas(JSON_SCHEMA) if s.get("type") == "object"]
    assert len(objects) == len(classes()) + 1
    for schema in objects:
        assert schema["additionalProperties"] is False
        assert set(schema.get("required", ())) <= set(schema["properties"])


def test_no_leaf_of_the_json_schema_is_any_string():
    """Every string has a pattern or is one of its members, so none holds markup."""
    for schema in subschemas(JSON_SCHEMA):
        if schema.get("type") == "string":
            assert "pattern" in schema or "enum" in schema
        assert schema.keys() & {"$ref", "type", "const", "oneOf"}


def test_no_leaf_of_the_xml_schema_is_any_string():
    """Every simple type is a string with a pattern or with its members."""
    simple = list(TREE.iter(f"{XS}simpleType"))
    assert len(simple) == len(leaves()) + len(unions()) + 1
    for definition in simple:
        (restriction,) = definition.findall(f"{XS}restriction")
        assert restriction.get("base") == "xs:string"
        assert {facet.tag for facet in restriction} in (
            {f"{XS}pattern"},
            {f"{XS}enumeration"},
        )


def test_an_element_holds_elements_or_a_string():
    """No element is mixed, and only the root has an attribute (model.md 8)."""
    assert not [e for e in TREE.iter() if e.get("mixed")]
    attributes = [e.get("name") for e in TREE.iter(f"{XS}attribute")]
    assert attributes == ["formatVersion"]
    assert TREE.get("elementFormDefault") == "qualified"
    assert TREE.get("targetNamespace") == NAMESPACE


def test_members_are_in_the_order_of_the_field_table():
    """In both schemas members are in the order of the field table."""
    for cls, own in classes().items():
        names = [row.json_name for row in own]
        (definition,) = (e for e in TREE if e.get("name") == cls.__name__)
        members = definition.findall(f"{XS}sequence/{XS}element")
        assert [e.get("name") for e in members] == names
        first = [] if arm_of(cls) is None else ["kind"]
        assert list(DEFINITIONS[cls.__name__]["properties"]) == [*first, *names]
    assert list(JSON_SCHEMA["properties"])[1:] == [row.json_name for row in MEMBERS]


def test_every_definition_and_every_member_is_described():
    """A description has two words or more and none of the library's own marks."""
    definitions = [DEFINITIONS[name]["description"] for name in DEFINITIONS]
    definitions += [annotation(e) for e in TREE]
    members = [
        member["description"]
        for schema in subschemas(JSON_SCHEMA)
        for member in schema.get("properties", {}).values()
    ]
    for words in (*definitions, *members):
        assert re.fullmatch(r"[A-Z][^`]*\.", words), words
        assert not re.search(
            r"\b(?:wire|content|streams|nara|military|laws|model|architecture)\b.?\s?(?:md|section)",
            words,
        )
    assert min(len(words.split()) for words in definitions) >= 3
    assert min(len(words.split()) for words in members) >= 2


def annotation(definition: Any) -> str:
    words = definition.findtext(f"{XS}annotation/{XS}documentation")
    assert words, definition.attrib
    return words


def test_no_two_leaves_have_one_name():
    """Leaves of one name have the same pattern, range or set of members."""
    named: dict[str, Any] = {}
    every = [*MEMBERS, *(row for own in classes().values() for row in own)]
    for row in every:
        value = (row.types, row.text, row.whole, row.among)
        if row.types[0] in (str, int):
            assert named.setdefault(name_of(row), value) == value


def test_both_schemas_are_new_at_each_call():
    """A change of one result changes no other."""
    first = json_schema()
    first["$defs"].clear()
    assert json_schema() == JSON_SCHEMA
    assert xsd() == xsd()


def test_a_class_is_described_in_one_sentence():
    """The description of a class is one sentence without clauses and markup."""
    for cls in classes():
        assert not re.search(r"[`]|\.\s+[A-Z]|\.md", about(cls).replace("E.O.", "")), (
            cls
        )
