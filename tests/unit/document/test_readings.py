"""Readings of documents as values, wrong arguments, and layouts of edited documents."""

from __future__ import annotations

import copy
import datetime
import json

import attrs
import pytest
from lxml import etree

import cableformat
from cableformat import text
from cableformat.text import Hints
from cableformat.xml import _reader

TELEGRAM = (
    "FM AMEMBASSY DUSHANBE\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS SECTION 01 OF 02 DUSHANBE 001774\n\nSUBJECT: HARVEST\n\n"
    "1. (U) Mills hold more bark than last year.\n\n"
    "DUSHANBE 00001774  001.2 OF 002\n\n2. (U) Exports rose.\n"
)
READING = text.parse(TELEGRAM)
CODECS = {"json": cableformat.json, "xml": cableformat.xml, "text": cableformat.text}
DOCUMENTS = {
    name: codec.dumps(READING.cable, layout=READING.layout)
    for name, codec in CODECS.items()
}


@pytest.mark.parametrize("name", CODECS)
def test_readings_of_equal_sources_are_equal(name: str) -> None:
    """Readings of one source are equal, even if one's layout has been asked for."""
    one, other = (CODECS[name].parse(DOCUMENTS[name]) for _ in range(2))
    assert one.layout.source == TELEGRAM
    assert one == other == copy.deepcopy(one)
    assert hash(one) == hash(other)
    assert CODECS[name].parse(DOCUMENTS[name].replace("rose", "fell")) != one


@pytest.mark.parametrize("name", CODECS)
def test_a_reading_is_no_layout(name: str) -> None:
    """A reading given as a layout or a cable is a `TypeError` with a clear message."""
    for wrong in (READING, TELEGRAM, {}):
        with pytest.raises(TypeError, match="expected Layout or None; found"):
            CODECS[name].dumps(READING.cable, layout=wrong)
    with pytest.raises(TypeError, match="expected Cable; found"):
        CODECS[name].dumps(READING)


@pytest.mark.parametrize("name", CODECS)
def test_a_string_is_no_hint(name: str) -> None:
    """A string given as hints is refused, not ignored."""
    with pytest.raises(TypeError, match="expected Hints or None; found str"):
        CODECS[name].parse(DOCUMENTS[name], hints="1975")


@pytest.mark.parametrize("year", [1000, 1944, 9999])
def test_a_document_of_any_hint_is_read(year: int) -> None:
    """A document keeps its hint, whatever two digits are resolved to."""
    source = "P 151122Z SEP 08\nFM AMEMBASSY LIMA\n"
    reading = text.parse(source, hints=Hints(date=datetime.date(year, 12, 31)))
    for codec in (cableformat.json, cableformat.xml):
        again = codec.parse(codec.dumps(reading.cable, layout=reading.layout))
        assert again.cable == reading.cable
        assert again.layout == attrs.evolve(reading.layout)
        assert text.dumps(again.cable, layout=again.layout) == source


def _edited(post: str) -> text.Reading:
    document = json.loads(DOCUMENTS["json"])
    document["heading"]["originator"]["designator"] = f"AMEMBASSY {post}"
    line = document["content"]["classificationLine"]
    line["referenceNumber"]["post"] = post
    return cableformat.json.parse(json.dumps(document))


@pytest.mark.parametrize("post", ["ASTANA", "ASHGABAT"])
def test_a_post_that_another_tool_changed_leaves_the_page_lines_too(post: str) -> None:
    """Page lines that repeat an old post go or change with it (law 10)."""
    reading = _edited(post)
    written = text.dumps(reading.cable, layout=reading.layout)
    assert "DUSHANBE" not in written
    for codec in (cableformat.json, cableformat.xml):
        assert "DUSHANBE" not in codec.dumps(reading.cable, layout=reading.layout)


def test_what_another_tool_removed_goes_with_its_label() -> None:
    """What a tool removed is removed as an edit of the cable removes it."""
    document = json.loads(DOCUMENTS["json"])
    del document["heading"]["actionAddressees"]
    reading = cableformat.json.parse(json.dumps(document))
    heading = attrs.evolve(READING.cable.heading, action_addressees=())
    edited = attrs.evolve(READING.cable, heading=heading)
    assert reading.cable == edited
    expected = text.dumps(edited, layout=READING.layout)
    assert text.dumps(edited, layout=reading.layout) == expected


def test_a_document_plays_back_few_times_what_it_holds() -> None:
    """Copies that play back far more than the document holds are refused."""
    document = json.loads(DOCUMENTS["json"])
    runs = document["layout"]["runs"]
    copies = [run for run in runs if run["kind"] == "copy"]
    for times, codes in ((1, ["layout.edited"]), (1000, ["layout.too-large"])):
        document["layout"]["runs"] = runs + copies * times
        reading = cableformat.json.parse(json.dumps(document))
        assert reading.cable == READING.cable
        assert [finding.code for finding in reading.diagnostics] == codes


def test_more_nodes_than_libxml2_selects_are_read(monkeypatch) -> None:
    """If libxml2 refuses to count the nodes, the thorough way reads the document."""

    def refuse(_: object) -> None:
        msg = "unknown error"
        raise etree.XPathEvalError(msg)

    monkeypatch.setattr(_reader, "_TEXTS", refuse)
    assert cableformat.xml.loads(DOCUMENTS["xml"]) == READING.cable
