"""Laws 3 and 4 for documents: nothing is lost on the way, whatever the way."""

from __future__ import annotations

import datetime
import io
import itertools
import json
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.testing import cables, damaged, telegrams
from cableformat.text import Hints
from cableformat.text.dialects import DIALECTS
from tests.fixtures import FEW_TELEGRAMS, each

if TYPE_CHECKING:
    from pathlib import Path

    from cableformat.model import Cable
    from cableformat.text import Layout

CODECS: Final[dict[str, Any]] = {
    "text": text,
    "json": cableformat.json,
    "xml": cableformat.xml,
}
DOCUMENTS: Final = {name: CODECS[name] for name in ("json", "xml")}
#: Every order of the formats, one of them twice, and each twice in a row.
JOURNEYS: Final = [
    *itertools.permutations(CODECS),
    *itertools.permutations(["json", "json", "xml"]),
    ("json", "text", "json"),
    ("xml", "text", "xml"),
]
ENCODINGS: Final = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]


@st.composite
def sources(draw: st.DrawFn) -> str | bytes:
    """Telegrams in any dress, damaged ones, any characters, any bytes."""
    source: str | bytes = draw(
        st.one_of(
            telegrams(), telegrams(), damaged(), st.text(st.characters()), st.binary()
        )
    )
    if type(source) is bytes or draw(st.booleans()):
        return source
    return source.encode(draw(st.sampled_from(ENCODINGS)), "replace")


def travelled(
    cable: Cable, layout: Layout, journey: tuple[str, ...], *, as_bytes: bool
) -> tuple[Cable, Layout]:
    """What is read after a journey through formats; telegram text keeps its type."""
    for name in journey:
        document = CODECS[name].dumps(cable, layout=layout)
        if as_bytes and name != "text":
            document = document.encode()
        reading = CODECS[name].parse(document)
        assert name == "text" or reading.diagnostics == ()
        assert reading.cable == cable
        assert reading.layout.verified
        cable, layout = reading.cable, reading.layout
    return cable, layout


def check_journeys(source: str | bytes, journeys: Any, *, as_bytes: bool) -> None:
    reading = text.parse(source)
    begun = reading.cable, reading.layout
    documents = {n: f.dumps(begun[0], layout=begun[1]) for n, f in DOCUMENTS.items()}
    for journey in journeys:
        cable, layout = travelled(*begun, journey, as_bytes=as_bytes)
        out = text.dumps(cable, layout=layout)
        assert out == source
        assert type(out) is type(source)
        for name, codec in DOCUMENTS.items():
            assert codec.dumps(cable, layout=layout) == documents[name]


@given(sources(), st.booleans())
def test_any_journey_through_the_formats_is_the_identity(
    source: str | bytes, as_bytes: bool
) -> None:
    """Characters, bytes, documents and layouts survive any journey (law 3)."""
    check_journeys(source, JOURNEYS, as_bytes=as_bytes)


@given(st.text(st.characters(), max_size=200))
@example("\ud800\udc00 \udfff")
@example("\\u0007 \\\\ \\")
@example("\r\r\n\r\n\n\r\n\r")
@example(" \t ")
@example("\ufeff\ufeffFM X\n")
@example("".join(map(chr, range(0x110))) + "\ufffd\ufffe\uffff\U0010ffff")
def test_any_characters_survive_any_journey(source: str) -> None:
    """Lone surrogates, controls and what XML forbids survive any journey (law 3)."""
    check_journeys(source, JOURNEYS[:2], as_bytes=True)


@given(st.binary(max_size=200))
@example(bytes(range(256)))
@example(b"\xff\xfeF\0M\0")
@example(b"\xed\xa0\x80")
def test_any_bytes_survive_any_journey(source: bytes) -> None:
    """Bytes that are no text in any encoding survive any journey (law 3)."""
    check_journeys(source, JOURNEYS[:2], as_bytes=False)


@given(
    telegrams(),
    st.dates(datetime.date(1940, 1, 1), datetime.date(2060, 1, 1)),
    st.sampled_from([None, *DIALECTS]),
)
def test_hints_travel_with_the_document(
    source: str, date: datetime.date, dialect: str | None
) -> None:
    """A telegram read with a hint is read with it again, from either document."""
    reading = text.parse(source, hints=Hints(date=date, dialect=dialect))
    begun = reading.cable, reading.layout
    for journey in itertools.product(DOCUMENTS, repeat=2):
        cable, layout = travelled(*begun, journey, as_bytes=False)
        assert text.dumps(cable, layout=layout) == source
        assert layout.context == reading.layout.context


@given(sources())
def test_other_tools_may_rewrite_a_document(source: str | bytes) -> None:
    """Other escapes, blanks, orders, prefixes and comments change nothing (law 3)."""
    reading = text.parse(source)
    begun = reading.cable, reading.layout
    in_json = json.loads(cableformat.json.dumps(begun[0], layout=begun[1]))
    in_xml = cableformat.xml.dumps(begun[0], layout=begun[1])
    root = etree.fromstring(in_xml)
    root.insert(0, etree.Comment(" by another tool "))
    flat = etree.fromstring(in_xml)
    for element in flat.iter():
        element.text = (element.text or "").strip(" \t\r\n") and element.text
        element.tail = None
    parsed = ElementTree.fromstring(in_xml)
    ElementTree.indent(parsed, "\t")
    for name, rewritten in (
        ("json", json.dumps(in_json, sort_keys=True)),
        ("json", json.dumps(in_json, ensure_ascii=False, indent="\t")),
        ("xml", ElementTree.tostring(parsed, "us-ascii")),
        ("xml", etree.tostring(root, encoding="utf-16")),
        ("xml", etree.tostring(flat, method="c14n")),
        ("xml", in_xml.replace("\n", "\r\n")),
    ):
        again = CODECS[name].parse(rewritten)
        assert again.diagnostics == ()
        assert again.cable == reading.cable
        assert again.layout.verified
        assert text.dumps(again.cable, layout=again.layout) == source


@given(cables(readable=False))
def test_every_cable_is_its_document(cable: Cable) -> None:
    """A document read back is the cable, and written again is the same (law 4)."""
    for codec in DOCUMENTS.values():
        written = codec.dumps(cable)
        assert codec.loads(written) == cable
        assert codec.dumps(codec.loads(written)) == written
        assert codec.loads(written.encode()) == cable
        file = io.BytesIO()
        codec.dump(cable, file)
        assert codec.load(io.BytesIO(file.getvalue())) == cable


@given(cables(readable=False))
def test_formats_commute(cable: Cable) -> None:
    """Law 4: JSON to XML to JSON is the same document, and so is XML to JSON to XML."""
    for one, other in itertools.permutations(DOCUMENTS.values()):
        written = one.dumps(cable)
        over = other.dumps(one.loads(written))
        assert over == other.dumps(cable)
        assert one.dumps(other.loads(over)) == written


@each(FEW_TELEGRAMS)
def test_a_fixture_survives_every_journey(path: Path) -> None:
    """A fixture survives any journey as bytes and as characters (law 3)."""
    source = path.read_bytes()
    check_journeys(source, JOURNEYS, as_bytes=True)
    check_journeys(text.parse(source).layout.text, JOURNEYS[:2], as_bytes=False)
