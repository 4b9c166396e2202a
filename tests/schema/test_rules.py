"""Law 7: constructors and schemas agree, except for the rules on the list."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import cableformat.json
import cableformat.xml
from cableformat.schema import RULES
from cableformat.schema._parts import MEMBERS
from cableformat.testing import cables
from tests.schema.documents import (
    EXAMPLES,
    JSON,
    LXML,
    as_json,
    as_xml,
    document,
    from_xml,
    xsd_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDINARY: Final = (EXAMPLES / "ordinary.xml").read_text("utf-8")
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
ANONYMOUS: Final = (
    "<paragraph><number>1</number><text/></paragraph>"
    "<paragraph><text>One.</text></paragraph>"
)

#: By the rule: text of the ordinary JSON document, and text that the rule refuses.
IN_JSON: Final = {
    "document.stray-order": ('"follows": "subject"', '"follows": "nothing"'),
    "document.wrong-type": ('"day": 29', '"day": 29.0'),
    "json.duplicate-name": ('"channel": "XRO",', '"channel": "XRO", "channel": "XRO",'),
    "json.malformed": ('"subject": "', '"subject": "\\ud800'),
    "model.empty-part": (
        '"paragraphs": [',
        '"paragraphs": [ { "text": "" },',
    ),
    "model.filing-day": ('"dayOfYear": 211,', '"dayOfYear": 211, "day": 29,'),
    "model.line-without-level": ('"level": "C",', ""),
    "model.nameless-paragraph": (
        '"paragraphs": [',
        '"paragraphs": [ { "number": "1", "text": "" }, { "text": "One." },',
    ),
    "model.no-such-day": ("2018-07-29", "2018-02-30"),
    "model.reference-words": ('"text": "', '"fields": ["DOC"], "text": "'),
    "model.section-without-serial": (
        '"stationSerialNumber": "1205"',
        '"section": "01"',
    ),
    "model.year-without-month": ('"month": 7, ', ""),
}
#: The same in XML.
IN_XML: Final = {
    "document.missing-member": ("<kind>date", "<kind>text"),
    "document.stray-order": (
        "<follows>subject</follows>",
        "<follows>nothing</follows>",
    ),
    "document.unknown-member": ("<kind>date", "<kind>text"),
    "model.empty-part": (
        "<paragraphs>",
        "<paragraphs><paragraph><text/></paragraph>",
    ),
    "model.filing-day": ("<dayOfYear>211</dayOfYear>", ""),
    "model.line-without-level": ("<level>C</level>\n      <handling>", "<handling>"),
    "model.nameless-paragraph": (
        "<paragraphs>",
        f"<paragraphs>{ANONYMOUS}",
    ),
    "model.no-such-day": ("2018-07-29", "2018-02-30"),
    "model.section-without-serial": (
        "<stationSerialNumber>1205</stationSerialNumber>",
        "<section>01</section>",
    ),
    "model.year-without-month": ("<month>7</month>", ""),
    "xml.attribute": (
        "<subject>",
        f'<subject xmlns:xsi="{XSI}" xsi:type="lineOfText">',
    ),
    "xml.doctype": ("<cable ", "<!DOCTYPE cable>\n<cable "),
}


@given(cables(readable=False))
def test_every_cable_is_valid_in_json(cable):
    """The schema accepts every cable that the constructors accept."""
    assert JSON.is_valid(document(cable))


@given(cables(readable=False))
def test_every_cable_is_valid_in_xml(cable):
    """The schema accepts every cable, and the tree contains what JSON contains."""
    tree = as_xml(cable)
    assert xsd_verdict(tree)
    assert from_xml(tree, MEMBERS) == as_json(cable)


@pytest.mark.parametrize("code", IN_JSON)
def test_a_rule_of_the_list_is_not_seen_by_the_json_schema(code):
    """The schema accepts the document; the reader gives it this code alone."""
    before, after = IN_JSON[code]
    text = (EXAMPLES / "ordinary.json").read_text("utf-8")
    assert before in text
    broken = text.replace(before, after, 1)
    JSON.validate(json.loads(broken))
    assert codes(cableformat.json.parse(broken)) == {code}


@pytest.mark.parametrize("code", IN_XML)
def test_a_rule_of_the_list_is_not_seen_by_the_xml_schema(code):
    """The schema accepts the document; the reader gives this code and maybe others."""
    before, after = IN_XML[code]
    assert before in ORDINARY
    broken = ORDINARY.replace(before, after, 1)
    assert xsd_verdict(etree.fromstring(broken))
    found = codes(cableformat.xml.parse(broken))
    assert found <= set(RULES)
    assert code in found


def test_every_rule_of_the_list_is_seen_by_neither_or_by_one():
    """Every rule of the list has a document here, and no other rule has one."""
    assert set(RULES) == set(IN_JSON) | set(IN_XML)


def codes(reading: Any) -> set[str]:
    assert reading.cable is None
    return {finding.code for finding in reading.diagnostics}


# Damaged documents

VALUES: Final = [
    *(None, True, False, 0, 7, 100, 1.0, 1.5, -1, [], {}, [None], "", "A", "07"),
    *(
        "0077\n",
        " X",
        "X ",
        "a\nb",
        "a\r",
        "\ufffe",
        "date",
        "text",
        "2018-02-30",
        "RUEHC",
        "Z",
    ),
    *({"kind": "date"}, {"kind": "text", "text": "N/A"}, {"text": ""}, {"text": "A"}),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything in a document but the document."""
    inner = value.items() if type(value) is dict else ()
    for name, one in enumerate(value) if type(value) is list else inner:
        yield (*path, name)
        yield from places(one, (*path, name))


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A JSON document with a member less, or another, or one more."""
    made = copy.deepcopy(document(draw(cables(readable=False))))
    for _ in range(draw(st.integers(1, 2))):
        *path, name = draw(st.sampled_from([*places(made)][1:] or [("x",)]))
        holder = made
        for step in path:
            holder = holder[step]
        match draw(st.integers(0, 3)):
            case 0 if type(name) is int or name in holder:
                del holder[name]
            case 1 if type(holder) is dict:
                other = draw(
                    st.sampled_from(["kind", "number", "text", "section", "day", "x"])
                )
                holder[other] = copy.deepcopy(draw(st.sampled_from(VALUES)))
            case _:
                holder[name] = copy.deepcopy(draw(st.sampled_from(VALUES)))
    return made


@given(damaged())
def test_the_json_schema_and_the_reader_agree(members):
    """The reader refuses what the schema refuses, and the list names what else."""
    reading = cableformat.json.parse(json.dumps(members))
    if not JSON.is_valid(members):
        assert reading.cable is None
    elif reading.cable is None:
        assert codes(reading) <= set(IN_JSON)


TEXTS: Final = [value for value in VALUES if type(value) is str and value != "\ufffe"]


@st.composite
def damaged_tree(draw: st.DrawFn) -> Any:
    """An XML document with an element less, or twice, or changed."""
    root = as_xml(draw(cables(readable=False)))
    for _ in range(draw(st.integers(1, 2))):
        element = draw(st.sampled_from(list(root.iter())))
        parent = element.getparent()
        match draw(st.integers(0, 5)):
            case 0 if parent is not None:
                parent.remove(element)
            case 1 if parent is not None:
                element.addnext(copy.deepcopy(element))
            case 2 if element.getnext() is not None:
                element.getnext().addnext(element)
            case 3:
                other = draw(st.sampled_from(list(root.iter())))
                element.tag = other.tag
            case 4:
                element.set(draw(st.sampled_from(["lang", "formatVersion"])), "1.0")
            case _:
                element.text = draw(st.sampled_from(TEXTS))
    return root


@given(damaged_tree())
def test_the_xml_schema_and_the_reader_agree(root):
    """The reader refuses what the schema refuses, and the list names what else."""
    reading = cableformat.xml.parse(etree.tostring(root))
    if not LXML.validate(root):
        assert reading.cable is None
    elif reading.cable is None:
        assert codes(reading) <= set(IN_XML)


@pytest.mark.parametrize("name", ["minimal", "ordinary"])
def test_the_examples_of_one_name_are_read_as_one_cable(name):
    """The readers of both formats read one cable in them, without findings."""
    in_json = cableformat.json.parse((EXAMPLES / f"{name}.json").read_bytes())
    in_xml = cableformat.xml.parse((EXAMPLES / f"{name}.xml").read_bytes())
    assert in_json.cable == in_xml.cable
    assert in_json.diagnostics == in_xml.diagnostics == ()
