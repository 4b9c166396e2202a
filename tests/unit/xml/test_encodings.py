"""Which encodings are read, and what may surround the root element."""

from __future__ import annotations

import codecs

import pytest

from cableformat.xml.source import XmlSource
from tests.unit.xml.documents import document, originator, read, refused

DECLARED = '<?xml version="1.0" encoding="{}"?>'


def encoded(encoding: str, declared: str | None = None, text: str = "é") -> bytes:
    return (DECLARED.format(declared or encoding) + originator(text)).encode(encoding)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (originator("é").encode(), "é"),
        (codecs.BOM_UTF8 + originator("é").encode(), "é"),
        (originator("é").encode("utf-16"), "é"),
        (codecs.BOM_UTF16_BE + originator("é").encode("utf-16-be"), "é"),
        (encoded("utf-16"), "é"),
        (encoded("utf-8"), "é"),
        (encoded("utf-8", "UTF8"), "é"),
        (encoded("ascii", "US-ASCII", "A"), "A"),
        (encoded("latin-1", "ISO-8859-1"), "é"),
        (encoded("cp1252", "Windows-1252", "€"), "€"),
        # What is declared is believed, ...
        (encoded("utf-8", "iso-8859-1"), "Ã©"),
        # ... but a mark more.
        (codecs.BOM_UTF8 + encoded("utf-8", "iso-8859-1"), "é"),
        (codecs.BOM_UTF8 + encoded("utf-8", "utf-16"), "é"),
        (encoded("utf-16", "utf-8"), "é"),
    ],
)
def test_an_encoding_is_known_by_its_mark_or_its_declaration(source, text):
    assert read(source) == text


@pytest.mark.parametrize(
    "source",
    [
        encoded("utf-7"),
        encoded("cp037"),
        encoded("utf-8", "nonsense"),
        encoded("utf-8", "utf-16"),
        encoded("utf-8", "UCS-4"),
        encoded("shift_jis", "Shift_JIS", "A"),
        encoded("latin-1", "utf-8"),
        encoded("utf-8", "us-ascii"),
        encoded("cp1252", "windows-1252", "€").replace(b"\x80", b"\x81"),
        originator("é").encode("latin-1"),
        originator("A").encode("utf-32"),
        originator("A").encode("utf-16") + b"\0",
        originator("A\xed\xa0\x80").encode("latin-1"),
        b"\xff" + originator("A").encode(),
        b"<?xml encoding='iso-8859-1'?>" + originator("é").encode("latin-1"),
        b"\xff\xfe",
        b"\x00",
    ],
)
def test_another_encoding_is_refused(source):
    refused(source, "xml.malformed")


@pytest.mark.parametrize("name", ["utf-8", "iso-8859-1", "utf-16", "UTF-7", "nonsense"])
def test_of_a_str_no_declaration_is_believed(name):
    assert read(DECLARED.format(name) + originator("é")) == "é"


@pytest.mark.parametrize(
    "before",
    [
        "<?xml version='1.1'?>",
        "<?xml version='1.0' standalone='no'?>",
        "\ufeff<?xml version='1.0'?>",
        "<?xml version='1.0'?>\r\n",
        " \n",
        "<!-- A -->",
        "<?a encoding='utf-16'?>",
        "<?xml-stylesheet href='http://evil.example/'?>",
    ],
)
def test_what_comes_before_the_root_changes_nothing(before, kind):
    assert read(kind(before + originator("A\x85"))) == "A\x85"


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "A",
        "<",
        "<>",
        "\ufeff",
        "\ufeff\ufeff" + document(),
        document() + "A",
        document() + document(),
        document() + "\x00",
        "\x00" + document(),
        " <?xml version='1.0'?>" + document(),
        "<?xml?>" + document(),
        "<?xml encoding='utf-8'?>" + document(),
        "{}" + document(),
        "\xa0" + document(),
    ],
)
def test_what_is_no_xml_is_refused(source, kind):
    refused(kind(source), "xml.malformed")


@pytest.mark.parametrize("after", ["<!-- A -->", "\n", "<?a?>", "\r\n\t "])
def test_what_may_follow_the_root_changes_nothing(after, kind):
    assert read(kind(originator("A") + after)) == "A"


def test_what_interrupts_is_sought_in_the_root_only():
    source = XmlSource('<?xml version="1.0"?><!-- A -->' + originator("A"))
    assert source.root() is not None
    assert not source.interrupted
