"""A document is written of values that constructors take, and of no others."""

from __future__ import annotations

import attrs
import pytest

from cableformat import CableEncodeError, json, text, xml
from cableformat.document import _reading
from cableformat.model import Stray

SOURCE = (
    "R 151122Z SEP 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nBT\n"
    "E.O. 12958: DECL: 09/15/2018\nTAGS: PREL\n?? ??\nSUBJECT: X\n\n1. (C) Y.\n"
)
AT_TOP = Stray(text="?", code="a.b")


def heading(cable):
    return cable.heading


def addressee(cable):
    return cable.heading.action_addressees[0]


def content(cable):
    return cable.content


def instruction(cable):
    return cable.content.executive_order.declassification


def marking(cable):
    return cable.content.paragraphs[0].portion_marking


@pytest.mark.parametrize("codec", [json, xml], ids=["json", "xml"])
@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        (content, "subject", " X"),
        (content, "subject", 5),
        (content, "tags", ("HUMAN ŁRIGHTS",)),
        (content, "tags", ["PREL"]),
        (content, "paragraphs", ("1. (C) Y.",)),
        (content, "strays", (Stray(text="?", code="a.b", follows="subject"), AT_TOP)),
        (content, "strays", (Stray(text="?", code="a.b", follows="signature"),)),
        (heading, "preamble", "R 151122Z SEP 08"),
        (addressee, "designator", ""),
        (instruction, "date", "2018-02-30"),
        (marking, "controls", ("no",)),
    ],
)
def test_what_got_around_its_constructor_is_not_written(codec, part, name, value):
    """A wrong value anywhere is refused, with and without layout, and is kept."""
    reading = text.parse(SOURCE)
    whole = codec.dumps(reading.cable, layout=reading.layout)
    assert codec.loads(whole) == reading.cable
    object.__setattr__(part(reading.cable), name, value)
    for layout in (None, reading.layout):
        with pytest.raises(CableEncodeError) as refused:
            codec.dumps(reading.cable, layout=layout)
        assert refused.value.code == "document.not-readable-back"
    assert getattr(part(reading.cable), name) == value


def test_the_strays_of_a_heading_are_written_in_their_order():
    """Strays are written in the constructor's order, and refused in any other."""
    cable = text.parse("FM A\n?? ??\nTO B\n!! !!\n").cable
    assert len(cable.heading.strays) == 2
    assert json.loads(json.dumps(cable)) == cable
    turned = attrs.evolve(cable)
    object.__setattr__(turned.heading, "strays", cable.heading.strays[::-1])
    with pytest.raises(CableEncodeError, match="stray"):
        json.dumps(turned)


def test_the_refusal_gives_the_reason_of_the_constructor():
    """The exception names the field that the constructor refuses."""
    cable = text.parse(SOURCE).cable
    object.__setattr__(cable.content, "subject", " X")
    with pytest.raises(CableEncodeError, match=r"Content\.subject"):
        json.dumps(cable)


@pytest.mark.parametrize("codec", [json, xml], ids=["json", "xml"])
def test_a_document_over_the_cap_is_not_written(codec, monkeypatch):
    """The exception names the cap; a document of exactly that size is written."""
    cable = text.parse(SOURCE).cable
    written = codec.dumps(cable)
    size = len(written.encode())
    monkeypatch.setattr(_reading, "CAP", size)
    assert codec.dumps(cable) == written
    monkeypatch.setattr(_reading, "CAP", size - 1)
    with pytest.raises(CableEncodeError, match=str(size - 1)) as refused:
        codec.dumps(cable)
    assert refused.value.code == "output.too-large"
