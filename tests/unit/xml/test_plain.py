"""The fast way: a document is read by it, and what is none is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cableformat import text, xml
from cableformat.document import structure
from cableformat.xml._reader import NotPlain, read_root
from cableformat.xml.source import XmlSource
from tests.unit.xml.documents import document, originator

FIXTURES = Path(__file__).parents[3] / "fixtures" / "v1"
MEMBERS = sorted(FIXTURES.glob("valid/members/*/expected.json"))


def fast(source):
    return read_root(XmlSource(source).root())


@pytest.mark.parametrize("path", MEMBERS, ids=lambda path: path.parent.name)
def test_every_member_is_read_the_fast_way(path):
    """The fast way reads every document that was written, and gives its cable."""
    cable, _ = structure(json.loads(path.read_bytes()))
    assert fast(xml.dumps(cable)) == (cable, None)


def test_a_layout_is_read_the_fast_way():
    reading = text.parse("FM  AMEMBASSY LIMA\nSUBJ: CORK\n")
    cable, layout = fast(xml.dumps(reading.cable, layout=reading.layout))
    assert cable == reading.cable
    assert layout is not None


def content(members):
    return document(f"<content>{members}</content>")


@pytest.mark.parametrize(
    "source",
    {
        "an unknown element": content("<cork>A</cork>"),
        "out of order": content("<subject>A</subject><tags><tag>PE</tag></tags>"),
        "repeated": content("<subject>A</subject><subject>B</subject>"),
        "an element in a leaf": originator("A<b>B</b>"),
        "text between elements": content("A<subject>B</subject>"),
        "text at the end": content("<subject>B</subject>A"),
        "an empty list": content("<tags></tags>"),
        "an item of another name": content("<tags><code>PE</code></tags>"),
        "an element in an item": content("<tags><tag>PE<b/></tag></tags>"),
        "an empty item": content("<tags><tag></tag></tags>"),
        "a flag that is not set": document(
            "<transmission><ending><cancelled>false</cancelled></ending></transmission>"
        ),
        "no kind": content(
            "<executiveOrder><declassification><date>2018-09-15</date>"
            "</declassification></executiveOrder>"
        ),
        "nothing of a kind": content(
            "<executiveOrder><declassification></declassification></executiveOrder>"
        ),
        "an unknown kind": content(
            "<executiveOrder><declassification><kind>cork</kind>"
            "</declassification></executiveOrder>"
        ),
        "an unknown level": content(
            "<classificationLine><level>X</level></classificationLine>"
        ),
        "what a constructor refuses": originator(" A"),
    }.items(),
    ids=lambda case: case[0],
)
def test_what_is_not_exactly_a_document_is_refused_the_fast_way(source):
    with pytest.raises(NotPlain):
        fast(source[1])
    assert xml.parse(source[1]).cable is None
