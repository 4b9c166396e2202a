"""The format that a source begins like; never a promise that it is one."""

from __future__ import annotations

import codecs

import pytest

from cableformat import parse
from cableformat._convert import format_of
from cableformat.document import NAMESPACE, SCHEMA_IDENTITY

ENCODINGS = [
    ("", "utf-8"),
    ("\ufeff", "utf-8"),
    ("\ufeff", "utf-16-le"),
    ("\ufeff", "utf-16-be"),
    ("", "utf-16-le"),
    ("", "utf-16-be"),
]
JSON = f'{{"$schema": "{SCHEMA_IDENTITY}", "content": {{"subject": "CORK"}}}}'
XML = (
    f'<cable xmlns="{NAMESPACE}" formatVersion="1.0">'
    "<content><subject>CORK</subject></content></cable>"
)
TELEGRAM = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
LONG = "x" * 5000


@pytest.mark.parametrize(
    "source",
    [
        JSON,
        JSON.replace("{", "{\r\n\t "),
        " \r\n\t" + JSON,
        " " * 5000 + JSON,
        "{",
        "{}",
        "{ ",
        '{"',
        '{"a": 1}',
        '{"FM AMEMBASSY LIMA',
    ],
)
def test_an_object_begins_like_json(source):
    for mark in ("", "\ufeff"):
        assert format_of(mark + source) == "json"
    for mark, encoding in ENCODINGS:
        assert format_of((mark + source).encode(encoding)) == "json"


@pytest.mark.parametrize(
    "source",
    [
        XML,
        " \r\n" + XML,
        XML.replace("<", "<c:").replace("<c:/", "</c:").replace("xmlns", "xmlns:c"),
        "<?xml version='1.0'?>" + XML,
        "<?xml-stylesheet href='a'?>" + XML,
        "<!-- A --><?a?>\n" + XML,
        f"<!-- {LONG} -->" + XML,
        f"<?a {LONG}?>" + XML,
        " " * 5000 + XML,
        "<cable",
        "<cable>",
        "<cable/>",
        "<cable\n",
        "<?xml",
        "<?xml?>",
        "<?xml version='1.0'?>",
        "<?xml version='1.0'?><heading/>",
        "<?xml version='1.0'?><!--",
        f"<?xml version='1.0'?><!-- {LONG}",
        "<!DOCTYPE cable",
        "<!DOCTYPE cable>" + XML,
        "<!DOCTYPE c:cable>" + XML,
        "<!DOCTYPE cable SYSTEM 'a'>" + XML,
        "<!DOCTYPE cable [<!ENTITY a 'b'>]>" + XML,
        "<!DOCTYPE\ncable[",
    ],
)
def test_a_cable_element_begins_like_xml(source):
    for mark in ("", "\ufeff"):
        assert format_of(mark + source) == "xml"
    for mark, encoding in ENCODINGS:
        assert format_of((mark + source).encode(encoding)) == "xml"


@pytest.mark.parametrize(
    "source",
    [
        TELEGRAM,
        "",
        " ",
        " " * 5000,
        "# Cable\n\n" + TELEGRAM,
        "[¶1.](#) " + TELEGRAM,
        "{ THIS COPY IS FOR THE FILE }\n" + TELEGRAM,
        "{a",
        "{'a': 1}",
        "[" + JSON + "]",
        "<" + TELEGRAM,
        "<<<<\n" + TELEGRAM,
        "<SECRET>\n" + TELEGRAM,
        "<cables>\n" + TELEGRAM,
        "<cable-gate>\n" + TELEGRAM,
        "<CABLE>\n" + TELEGRAM,
        "<!-- A -->\n" + TELEGRAM,
        f"<!-- {LONG} -->\n" + TELEGRAM,
        "<html><body><pre>" + TELEGRAM,
        "<!DOCTYPE html><pre>" + TELEGRAM,
        "<!doctype html>\n<HTML><pre>" + TELEGRAM,
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>" + TELEGRAM,
        f"<?xml version='1.0'?><!-- {LONG} --><html>" + TELEGRAM,
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
        "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html>" + TELEGRAM,
        "<pre>" + TELEGRAM,
        "<?php echo ?>" + TELEGRAM,
        "<?xmlish?>" + TELEGRAM,
    ],
)
def test_anything_else_is_text(source):
    for mark in ("", "\ufeff"):
        assert format_of(mark + source) == "text"
        assert format_of((mark + source).encode()) == "text"
        assert parse(mark + source).cable is not None


def test_control_characters_before_a_brace_begin_a_telegram():
    for before in ("\x00\x00\x00\x00", "\x07", "\x0c", "\xa0", "\ufeff\ufeff"):
        assert format_of(before + JSON) == "text"
        assert format_of((before + JSON).encode()) == "text"
        assert parse(before + JSON).cable is not None


@pytest.mark.parametrize("whole", [JSON, XML, "<?xml version='1.0'?>" + XML])
@pytest.mark.parametrize(
    ("mark", "encoding"), [*ENCODINGS, ("", None), ("\ufeff", None)]
)
def test_a_document_cut_anywhere_is_never_read_as_a_telegram(whole, mark, encoding):
    """A document that is cut anywhere below its beginning is never read
    as a telegram.
    """
    source = mark + whole
    begun = len(mark) + (1 if whole is JSON else 6)
    if encoding is not None:
        begun = len(source[:begun].encode(encoding))
        source = source.encode(encoding)
    for end in range(len(source)):
        reading = parse(source[:end])
        if end >= begun:
            assert reading.cable is None, end
            (code,) = {finding.code for finding in reading.diagnostics}
            assert code in ("json.malformed", "xml.malformed")
        elif reading.cable is not None:
            assert reading.layout.source == source[:end]


def test_a_long_source_that_says_nothing_is_looked_at_whole():
    """The format of a source with endless blanks or an endless comment is found in
    linear time.
    """
    for source in (" " * 3_000_000, "<!--" * 1_000_000, "<?xml ?><!--" * 250_000):
        assert format_of(source) in ("text", "xml")
        assert format_of(codecs.BOM_UTF8 + source.encode()) in ("text", "xml")
