"""Every string definition explains itself and has examples that it accepts."""

from __future__ import annotations

import re
from typing import Final

from jsonschema import Draft202012Validator
from lxml import etree

from cableformat._record import Text
from cableformat.document._version import NAMESPACE
from cableformat.schema import xsd
from cableformat.schema._parts import MEMBERS, classes, leaves
from tests.schema.documents import JSON_SCHEMA

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


def test_every_string_has_examples_that_it_accepts():
    """Python and both schemas accept one to three examples of each string."""
    for leaf in STRINGS:
        text = leaf.what
        assert 1 <= len(text.examples) <= 3, leaf.name
        definition = DEFINITIONS[leaf.name]
        assert definition["examples"] == list(text.examples)
        for example in text.examples:
            assert re.fullmatch(text.pattern, example, re.ASCII), example
            Draft202012Validator(definition).validate(example)
            root = etree.Element(f"{{{NAMESPACE}}}{leaf.name}")
            root.text = example
            assert LXML.validate(root), example


def test_both_schemas_describe_a_string_alike():
    """XML Schema adds the examples to the words, except those of several lines."""
    for leaf in STRINGS:
        assert DEFINITIONS[leaf.name]["description"] == leaf.what.about
        (definition,) = (e for e in TREE if e.get("name") == leaf.name)
        words = definition.findtext(f"{XS}annotation/{XS}documentation")
        assert words.startswith(f"{leaf.what.about} Examples: ")
        for example in leaf.examples:
            assert (example in words) == ("\n" not in example)


def test_no_description_is_merely_its_name():
    """At least two words of a description are not in the name."""
    common = {"a", "an", "the", "of", "or", "and", "string", "in", "to", "from"}
    for name, definition in DEFINITIONS.items():
        words = set(re.findall("[a-z0-9]+", definition["description"].lower()))
        parts = re.sub("([A-Z]|[0-9]+)", r" \1", name).lower()
        assert len(words - {*re.findall("[a-z0-9]+", parts)} - common) >= 2, name


def test_strings_of_one_name_have_one_description():
    """Strings of one name have the same words and examples, which equality ignores."""
    named = {}
    for row in (*MEMBERS, *(row for own in classes().values() for row in own)):
        if row.text is not None:
            words = (row.text.about, row.text.examples)
            assert named.setdefault(row.text.name, words) == words
