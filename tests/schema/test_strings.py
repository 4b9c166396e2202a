"""Every definition of a string says what it is, and shows some that match."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from cableformat._record import Text
from cableformat.document._version import NAMESPACE
from cableformat.schema import xsd
from cableformat.schema._parts import MEMBERS, classes, leaves
from tests.schema.documents import JSON_SCHEMA

if TYPE_CHECKING:
    from cableformat.schema._parts import Leaf

DEFINITIONS: Final = JSON_SCHEMA["$defs"]
STRINGS: Final = [leaf for leaf in leaves() if isinstance(leaf.what, Text)]

#: The schema with a root for every string, to ask about one alone.
ROOTS: Final = xsd().replace(
    "</xs:schema>",
    "".join(f'<xs:element name="{leaf.name}" type="{leaf.name}"/>' for leaf in STRINGS)
    + "</xs:schema>",
)
LXML: Final = etree.XMLSchema(etree.fromstring(ROOTS))
XS: Final = "{http://www.w3.org/2001/XMLSchema}"
TREE: Final = etree.fromstring(xsd())

each: Final = pytest.mark.parametrize("leaf", STRINGS, ids=lambda leaf: leaf.name)


@each
def test_every_string_has_examples_that_it_accepts(leaf: Leaf):
    """One to three; in Python, in JSON Schema and in XML Schema."""
    text = leaf.what
    assert 1 <= len(text.examples) <= 3
    definition = DEFINITIONS[leaf.name]
    assert definition["examples"] == list(text.examples)
    for example in text.examples:
        assert re.fullmatch(text.pattern, example, re.ASCII), example
        Draft202012Validator(definition).validate(example)
        root = etree.Element(f"{{{NAMESPACE}}}{leaf.name}")
        root.text = example
        assert LXML.validate(root), example


@each
def test_both_schemas_say_what_a_string_is(leaf: Leaf):
    """XML Schema shows the examples after the words, except those of several lines."""
    assert DEFINITIONS[leaf.name]["description"] == leaf.what.about
    (definition,) = (e for e in TREE if e.get("name") == leaf.name)
    shown = definition.findtext(f"{XS}annotation/{XS}documentation")
    assert shown.startswith(f"{leaf.what.about} Examples: ")
    for example in leaf.examples:
        assert (example in shown) == ("\n" not in example)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_no_description_is_merely_its_name(name):
    """It has words that its name has not."""
    words = DEFINITIONS[name]["description"].lower()
    own = set(re.findall("[a-z0-9]+", re.sub("([A-Z]|[0-9]+)", r" \1", name).lower()))
    common = {"a", "an", "the", "of", "or", "and", "string", "in", "to", "from"}
    assert len(set(re.findall("[a-z0-9]+", words)) - own - common) >= 2


def test_strings_of_one_name_are_described_alike():
    """Equality of patterns ignores description and examples, so these are compared."""
    named = {}
    for row in (*MEMBERS, *(row for own in classes().values() for row in own)):
        if row.text is not None:
            both = (row.text.about, row.text.examples)
            assert named.setdefault(row.text.name, both) == both
