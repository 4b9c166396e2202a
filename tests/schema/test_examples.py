"""The examples beside the schemas, and faults in them, one at a time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

import cableformat.json
import cableformat.xml
from cableformat.document._version import SCHEMA_IDENTITY
from cableformat.schema._parts import MEMBERS
from tests.schema.documents import EXAMPLES, JSON, example, from_xml, xsd_verdict

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = sorted({path.stem for path in EXAMPLES.iterdir()})
PREAMBLE = ("heading", "preamble")
PARAGRAPH = ("content", "paragraphs", 0)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_valid(name):
    """Every example is valid in its format."""
    JSON.validate(example(f"{name}.json"))
    assert xsd_verdict(example(f"{name}.xml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_one_name_hold_one_cable(name):
    """The XML example of a name has the members of the JSON example of that name."""
    members = from_xml(example(f"{name}.xml"), MEMBERS)
    assert {"$schema": SCHEMA_IDENTITY, **members} == example(f"{name}.json")


def test_the_smallest_document_is_valid():
    """A document whose cable holds nothing at all is valid."""
    JSON.validate({"$schema": SCHEMA_IDENTITY})
    root = example("minimal.xml")
    del root[:]
    assert xsd_verdict(root)


def put(*steps: Any) -> Callable[[Any], None]:
    """A change of a JSON document: the value at a path."""
    *path, name, value = steps

    def change(document: Any) -> None:
        for step in path:
            document = document[step]
        document[name] = value

    return change


def drop(*steps: Any) -> Callable[[Any], None]:
    """A change of a JSON document: a member less."""
    *path, name = steps

    def change(document: Any) -> None:
        for step in path:
            document = document[step]
        del document[name]

    return change


JSON_FAULTS = {
    "no identity": drop("$schema"),
    "another identity": put("$schema", SCHEMA_IDENTITY.replace("1.0", "1.1")),
    "an unknown member": put("content", "topic", "CORK"),
    "a name of Python": put("heading", "action_addressees", [{"designator": "X"}]),
    "null": put("content", "subject", None),
    "an empty list": put("content", "captions", []),
    "an empty string": put("content", "subject", ""),
    "an empty part": put("transmission", "ending", {}),
    "a string for a list": put("content", "captions", "SIPDIS"),
    "a list for an object": put("content", "executiveOrder", []),
    "a number for a string": put("content", "paragraphs", 0, "number", 1),
    "a string for a number": put(*PREAMBLE, "dateTimeGroup", "day", "29"),
    "a number out of range": put(*PREAMBLE, "dateTimeGroup", "day", 100),
    "a fraction": put(*PREAMBLE, "dateTimeGroup", "day", 29.5),
    "a truth value for a number": put(*PREAMBLE, "dateTimeGroup", "day", True),
    "false": put(*PARAGRAPH, "portionMarking", "entireText", False),
    "one for true": put(*PARAGRAPH, "portionMarking", "entireText", 1),
    "an unknown level": put(*PARAGRAPH, "portionMarking", "level", "CONFIDENTIAL"),
    "no prosign": put(*PREAMBLE, "precedence", "action", "NIACT IMMEDIATE"),
    "no word": put("heading", "infoAddressees", 0, "precedence", "W"),
    "a member missing": drop("heading", "infoAddressees", 0, "designator"),
    "lower case": put("transmission", "callingStation", "routingIndicator", "ruehc"),
    "a line end behind": put(
        "heading", "actionAddressees", 0, "messageContinuityNumber", "0077\n"
    ),
    "a blank at the end": put("content", "subject", "CORK "),
    "a line end in a line": put("content", "subject", "CORK\nHARVEST"),
    "a carriage return": put(*PARAGRAPH, "text", "CORK\r\nHARVEST"),
    "a control character": put(*PARAGRAPH, "text", "CORK\u0007"),
    "no character of XML": put("content", "subject", "CORK\ufffe"),
    "no kind": drop("content", "executiveOrder", "declassification", "kind"),
    "an unknown kind": put(
        "content", "executiveOrder", "declassification", "kind", "day"
    ),
    "a kind of another arm": put(
        "content", "executiveOrder", "declassification", "kind", "text"
    ),
    "kind where there is one class": put("content", "kind", "content"),
}

XML_FAULTS = {
    "no version": (' formatVersion="1.0"', ""),
    "another version": ('"1.0"', '"1.1"'),
    "a blank in the version": ('"1.0"', '"1.0 "'),
    "another namespace": ("cableformat/v1", "cableformat/v2"),
    "an attribute": ("<content>", '<content lang="en">'),
    "an unknown element": ("<captions>", "<topic>CORK</topic><captions>"),
    "a name of Python": ("originator>", "Originator>"),
    "mixed text": ("<captions>", "<captions>SIPDIS"),
    "text among members": ("<content>", "<content>CORK"),
    "another order": (
        r"(<signal>.*</signal>)\s*(<classification>.*</classification>)",
        r"\2\1",
    ),
    "an element twice": (r"(<subject>.*</subject>)", r"\1\1"),
    "an empty list": ("(?s)<captions>.*</captions>", "<captions/>"),
    "a list without its wrapper": ("</?captions>", ""),
    "another name of an item": ("(</?)caption>", r"\1item>"),
    "an empty string": ("<subject>.*</subject>", "<subject/>"),
    "an element within a string": ("<subject>", "<subject><b/>"),
    "a number out of range": ("<day>29", "<day>100"),
    "a leading zero": ("<hour>9", "<hour>09"),
    "a blank before a number": ("<hour>9", "<hour> 9"),
    "false": ("<entireText>true", "<entireText>false"),
    "one for true": ("<entireText>true", "<entireText>1"),
    "an unknown level": ("<level>SBU", "<level>sbu"),
    "a blank behind a level": ("<level>SBU", "<level>SBU "),
    "no prosign": ("<action>P", "<action>NIACT IMMEDIATE"),
    "no word": ("<precedence>NIACT IMMEDIATE", "<precedence>W"),
    "an unknown word": ("<precedence>NIACT IMMEDIATE", "<precedence>URGENT"),
    "no word at all": ("<precedence>NIACT IMMEDIATE", "<precedence>"),
    "a member missing": ("<designator>EUROPEAN.*</designator>", ""),
    "lower case": ("RUEHLI", "ruehli"),
    "a line end behind": ("7014", "0077\n"),
    "a blank at the end": ("EARLY", "EARLY "),
    "a line end in a line": ("HARVEST", "\nHARVEST"),
    "a carriage return": ("Mills", "Mills&#13;"),
    "no kind": ("<kind>.*</kind>", ""),
    "an unknown kind": ("<kind>date", "<kind>day"),
    "two arms": ("</date>", "</date><text>N/A</text>"),
}


@pytest.mark.parametrize("fault", JSON_FAULTS)
def test_a_fault_in_a_json_document_is_refused(fault):
    """The schema and the reader refuse a document only because of its fault."""
    document = example("ordinary.json")
    JSON_FAULTS[fault](document)
    assert not JSON.is_valid(document)
    assert cableformat.json.parse(json.dumps(document)).cable is None


@pytest.mark.parametrize("fault", XML_FAULTS)
def test_a_fault_in_an_xml_document_is_refused(fault):
    """Both libraries and the reader refuse a document only because of its fault."""
    pattern, other = XML_FAULTS[fault]
    text = (EXAMPLES / "ordinary.xml").read_text("utf-8")
    damaged, count = re.subn(pattern, other, text)
    assert count
    assert not xsd_verdict(etree.fromstring(damaged))
    assert cableformat.xml.parse(damaged).cable is None


def test_comments_and_indentation_change_nothing():
    """A document with a comment and other indentation stays valid (model.md 8)."""
    root = example("ordinary.xml")
    root[0].addprevious(etree.Comment("invented"))
    etree.indent(root, "\t")
    assert xsd_verdict(root)
