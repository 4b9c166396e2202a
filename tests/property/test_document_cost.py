"""Law 9 for documents: work grows linearly with hostile input, counted, never timed."""

from __future__ import annotations

import hashlib
import json as standard
import re
import sys

import attrs
import pytest

import cableformat
from cableformat import json, text, xml
from cableformat.document import NAMESPACE, SCHEMA_IDENTITY, _form, _layout, _runs
from cableformat.document._plain import structure
from cableformat.text import parsing
from tests.property.growth import doubles, spent

DIGEST = "0" * 64


# What is counted


class Counted:
    """A pattern that counts the characters it is handed."""

    def __init__(self, pattern: re.Pattern[str], counter: list[int]) -> None:
        self._pattern = pattern
        self._counter = counter

    def finditer(self, string, begin=0, end=sys.maxsize):
        self._counter[0] += min(end, len(string)) - begin
        return self._pattern.finditer(string, begin, end)

    def search(self, string):
        self._counter[0] += len(string)
        return self._pattern.search(string)

    def fullmatch(self, string):
        self._counter[0] += len(string)
        return self._pattern.fullmatch(string)

    def sub(self, new, string):
        self._counter[0] += len(string)
        return self._pattern.sub(new, string)


class Sought(str):
    """A text that counts the characters that are looked at in it."""

    __slots__ = ("counter",)

    def find(self, piece, start, end):
        self.counter[0] += max(0, min(end, len(self)) - start)
        return super().find(piece, start, end)

    def __getitem__(self, place):
        found = super().__getitem__(place)
        self.counter[0] += len(found)
        return found


# Documents


def _json(members: str) -> str:
    return f'{{"$schema": "{SCHEMA_IDENTITY}", {members}}}'


def _xml(inner: str, attributes: str = "") -> str:
    start = f'<cable xmlns="{NAMESPACE}" formatVersion="1.0"{attributes}>'
    return f"{start}{inner}</cable>"


def _numbered(piece: str, between: str = "") -> object:
    return lambda n: between.join(piece.replace("N", str(k)) for k in range(n))


def _layout_of(runs: list[dict]) -> dict:
    return {
        "context": {"lineEnd": "LF"},
        "sourceDigest": DIGEST,
        "cableDigest": DIGEST,
        "runs": runs,
    }


def _with_runs(run: dict):
    heading = '"heading": {"originator": "AMEMBASSY ASTANA"}'
    return lambda n: _json(
        f'{heading}, "layout": {standard.dumps(_layout_of([run] * n))}'
    )


def _members(piece: str):
    made = _numbered(piece, ", ")
    return lambda n: _json(made(n))


def _list(item: str):
    made = _numbered(item, ", ")
    return lambda n: _json(f'"content": {{"tags": [{made(n)}]}}')


def _elements(piece: str, around: str = "{}"):
    made = _numbered(piece)
    return lambda n: _xml(around.format(made(n)))


ESCAPES = r"\u0041\""
TAGS = "<content><tags>{}</tags></content>"
TEXT = "<heading><originator>{}</originator></heading>"
COPY = {"kind": "copy", "path": "/heading/originator", "digest": "0" * 8}

JSON_SHAPES = {
    "items": _list('"PREL"'),
    "wrong items": _list('"a b"'),
    "items of another type": _list("[]"),
    "unknown members": _members('"aN": 1'),
    "members that are nearly known": _members('"contentN": 1'),
    "long unknown members": _members(f'"{"a" * 500}N": 1'),
    "repeated members": _members('"heading": 1'),
    "repeated members deep inside": _members('"aN": {"b": 1, "b": 2}'),
    "one long line": lambda n: _json(f'"heading": {{"originator": "{"A " * 9 * n}A"}}'),
    "one long string with a fault": lambda n: _json(f'"a": "{"A " * 9 * n}"'),
    "escapes": lambda n: _json('"a": "' + ESCAPES * n + '"'),
    "empty lines": lambda n: _json("\n" * 9 * n + '"a": 1'),
    # Deeper than the reader's limit.
    "nested lists": lambda n: _json(f'"a": {"[" * 3 * n}{"]" * 3 * n}'),
    "strings": lambda n: _json(f'"a": [{", ".join(["1", "[]"] * n)}]'),
    "literals": _with_runs({"kind": "literal", "text": "A"}),
    "wrong literals": _with_runs({"kind": "literal", "text": "\\"}),
    "copies": _with_runs(COPY),
    "copies of nothing": _with_runs({**COPY, "path": "/nothing"}),
    "copies from beyond the end": _with_runs({**COPY, "start": 99_999_999}),
    "copies with unknown members": _with_runs({**COPY, "text": "A"}),
}
XML_SHAPES = {
    "items": _elements("<tag>PREL</tag>", TAGS),
    "items apart": _elements("\n<tag>PREL</tag>", TAGS),
    "wrong items": _elements("<tag>a b</tag>", TAGS),
    "items of another name": _elements("<aN/>", TAGS),
    "items with an attribute": _elements('<tag a="">PREL</tag>', TAGS),
    "unknown elements": _elements("<aN/>"),
    "elements of other namespaces": _elements('<a xmlns="urn:N"/>'),
    "repeated elements": _elements("<heading/>"),
    "elements inside a text": _elements("<aN/>", TEXT),
    "text between elements": _elements("A<aN/>"),
    "attributes": lambda n: _xml("", _numbered(' aN=""')(n)),
    "comments": _elements("<!-- A --> "),
    "comments inside a text": _elements("A<!-- A -->", TEXT),
    "sections of characters": _elements("<![CDATA[A]]>", TEXT),
    "references": _elements("&#65;", TEXT),
    "empty lines": _elements("\n\r\n\r<aN/>"),
    "comments before the root": lambda n: "<!-- A -->" * n + _xml("<a/>"),
    "nested elements": lambda n: _xml("<a>" * n + "</a>" * n),
}


@pytest.mark.parametrize("shape", JSON_SHAPES.values(), ids=JSON_SHAPES)
def test_checking_json_at_most_doubles_with_the_document(shape):
    """Calls and memory at most double with the document; reading is part of them."""

    def work(count):
        source = shape(count)
        return lambda: cableformat.check(source, from_="json")

    doubles(work, calls=2000, memory=20_000)


@pytest.mark.parametrize("shape", XML_SHAPES.values(), ids=XML_SHAPES)
def test_checking_xml_at_most_doubles_with_the_document(shape):
    """Calls and memory at most double with the document; reading is part of them."""

    def work(count):
        source = shape(count)
        return lambda: cableformat.check(source, from_="xml")

    doubles(work, calls=2000, memory=20_000)


# Layouts that are played back


def test_playing_back_hashes_every_string_a_few_times(monkeypatch):
    """A layout of many copies hashes no string more than a few times."""
    hashed = [0]

    def counted(words):
        hashed[0] += len(words)
        return hashlib.sha256(words.encode()).hexdigest()[:8]

    monkeypatch.setattr(_layout, "fingerprint", counted)
    strings = {"content": {"paragraphs": [{"text": "A" * 20_000}]}}
    for path in ("/content/paragraphs/0/text", "/nothing"):
        run = {"kind": "copy", "path": path, "digest": "0" * 8, "length": 1}
        made = {**strings, "layout": _layout_of([run] * 1000)}
        cable, layout = structure(made)
        hashed[0] = 0
        _layout.play(layout, cable, strings)
        assert hashed[0] <= 3 * 20_000


def test_what_is_played_back_never_outgrows_the_cap():
    """A hundred thousand copies of one long string are not joined."""
    words = "A" * 1_000_000
    strings = {"content": {"paragraphs": [{"text": words}]}}
    run = _form.Copy(path="/content/paragraphs/0/text", digest=_form.fingerprint(words))
    made = {**strings, "layout": _layout_of([{"kind": "literal", "text": "A"}])}
    cable, layout = structure(made)
    layout = attrs.evolve(layout, runs=(run,) * 100_000)

    def play():
        assert _layout.play(layout, cable, strings) is None

    needed = spent(play)
    assert needed.calls < 5 * len(layout.runs)
    assert needed.memory < 4 * text.CAP


# How often a telegram is read


ONCE_READ = text.parse("FM AMEMBASSY ASTANA\nTO  SECSTATE WASHDC\n")
ONCE_WRITTEN = json.dumps(ONCE_READ.cable, layout=ONCE_READ.layout)
OTHER = attrs.evolve(
    ONCE_READ.cable,
    heading=attrs.evolve(
        ONCE_READ.cable.heading,
        originator=attrs.evolve(
            ONCE_READ.cable.heading.originator, designator="AMEMBASSY TUNIS"
        ),
    ),
)


@pytest.mark.parametrize(
    ("work", "times"),
    [
        (lambda: json.dumps(ONCE_READ.cable, layout=ONCE_READ.layout), 0),
        # The proof of an edit is the reading that its layout comes from.
        (lambda: json.dumps(OTHER, layout=ONCE_READ.layout), 1),
        (lambda: cableformat.convert(ONCE_READ.layout.source, to="json"), 1),
        (lambda: json.parse(ONCE_WRITTEN), 0),
        (lambda: cableformat.check(ONCE_WRITTEN), 1),
        (lambda: cableformat.convert(ONCE_WRITTEN, to="xml"), 1),
        (lambda: cableformat.convert(ONCE_WRITTEN, to="text"), 1),
    ],
)
def test_no_work_on_a_document_reads_its_telegram_twice(work, times, monkeypatch):
    readings = []
    # The landmarks of a telegram are sought once a reading.
    landmarks = parsing.landmarks

    def counted(text, *context):
        readings.append(text)
        return landmarks(text, *context)

    monkeypatch.setattr(parsing, "landmarks", counted)
    work()
    assert len(readings) == times


# Layouts that are made


HEAD = "FM AMEMBASSY ASTANA\nBT\nUNCLAS\n\n"
#: Bodies of telegrams, each repeated; where a word is parted from the next, it is a
#: piece of its own.
TELEGRAMS = {
    "one long line": ("1. (U) ", "ABCDEFGHIJKL "),
    "words parted by control characters": ("1. (U) ", "ABCDEFGHIJKL\x00 "),
    "words parted by links": ("1. (U) ", "[ABCDEFGHIJ](#) "),
    "short words parted": ("1. (U) ", "AB\x00 "),
    "lines with blanks": ("1. (U) A\n", "   ABCDEFGHIJKL   \n"),
    "empty lines": ("1. (U) A\n", "A\n\n\n"),
    "paragraphs": ("", "1. (U) ABCDEFGHIJKL\n\n"),
    "strays": ("", "@@@@ ABCDEFGHIJKL\n"),
    "page lines": ("1. (U) A\n", "ASTANA 00001774  002 OF 003 \nABCDEFGHIJKL\n"),
    "references": ("REF: ", "A. ABCDEFGHIJKL 12, "),
    "tags": ("TAGS: ", "PREL, "),
    "addressees": ("", "TO RUEHC/SECSTATE WASHDC 0012\n"),
    "backslashes": ("1. (U) ", "\\"),
    "blanks": ("1. (U) A", " "),
    "line ends": ("1. (U) A", "\r\n\n"),
}


@pytest.mark.parametrize("shape", TELEGRAMS.values(), ids=TELEGRAMS)
def test_making_a_layout_at_most_doubles_with_the_source(shape, monkeypatch):
    """Calls and characters read, matched and hashed at most double with the source."""
    before, piece = shape
    counter = [0]
    for name in ("_WORD", "_ESCAPED"):
        pattern = getattr(_runs, name)
        monkeypatch.setattr(_runs, name, Counted(pattern, counter))

    def counted(words):
        counter[0] += len(words)
        return hashlib.sha256(words.encode()).hexdigest()[:8]

    monkeypatch.setattr(_runs, "fingerprint", counted)

    def work(count):
        layout = text.parse(HEAD + before + piece * count + "\n").layout
        sought = Sought(layout.text)
        sought.counter = counter
        layout = attrs.evolve(layout, text=sought)

        def characters():
            counter[0] = 0
            _runs.runs(layout, "\n")
            return counter[0]

        return characters

    doubles(work, calls=500, size=5000)


CODECS = {"json": json, "xml": xml}


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
@pytest.mark.parametrize("shape", TELEGRAMS.values(), ids=TELEGRAMS)
def test_writing_a_document_at_most_doubles_with_its_source(shape, codec):
    """Calls, memory, bytes hashed and output at most double with the source."""
    before, piece = shape

    def work(count):
        reading = text.parse(HEAD + before + piece * count + "\n")
        return lambda: len(codec.dumps(reading.cable, layout=reading.layout))

    doubles(work, calls=500, memory=20_000, hashed=500, size=5000)


@pytest.mark.parametrize("shape", TELEGRAMS.values(), ids=TELEGRAMS)
def test_checking_what_was_written_at_most_doubles_with_its_source(shape):
    """Calls, memory and bytes hashed at most double with the source.

    The layout is the same in XML; the tests of shapes above measure the containers.
    """
    before, piece = shape

    def work(count):
        reading = text.parse(HEAD + before + piece * count + "\n")
        document = json.dumps(reading.cable, layout=reading.layout)
        return lambda: cableformat.check(document)

    doubles(work, calls=2000, memory=20_000, hashed=500)
