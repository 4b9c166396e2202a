"""Hostile XML: nothing is expanded, nothing fetched, everything refused by a code."""

from __future__ import annotations

import codecs
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest

import cableformat
from cableformat import xml
from cableformat.document import MOST, NAMESPACE
from tests.unit.xml.documents import NAME, XINCLUDE, XSI, document, originator, refused

SMALL = 100_000
SECRET = "THE MOON IS FULL"


def laughs(depth: int = 9) -> str:
    """A billion laughs; of the entity ``a9``."""
    declared = ['<!ENTITY a0 "ha">']
    declared += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)]
    return f"<!DOCTYPE cable [{''.join(declared)}]>"


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path.as_uri()


# Document types


@pytest.mark.parametrize(
    "source",
    {
        "bare": "<!DOCTYPE cable>" + originator("A"),
        "in content": laughs() + originator("&a9;"),
        "in an attribute": laughs() + document(attributes=' a="&a9;"'),
        "in the version": laughs()
        + f'<cable xmlns="{NAMESPACE}" formatVersion="&a9;"/>',
        "quadratic": f'<!DOCTYPE cable [<!ENTITY a "{"A" * SMALL}">]>'
        + originator("&a;" * 1000),
        "endless": '<!DOCTYPE cable [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
        + originator("&a;"),
        "parameters": "<!DOCTYPE cable [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]>"
        + originator("&b;"),
        "defaults": "<!DOCTYPE cable [<!ATTLIST cable formatVersion CDATA '1.0'>]>"
        f'<cable xmlns="{NAMESPACE}"/>',
        "from the web": '<!DOCTYPE cable SYSTEM "http://evil.example/a.dtd">'
        + originator("A"),
        "public": '<!DOCTYPE cable PUBLIC "-//A" "http://evil.example/a.dtd">'
        + originator("A"),
        "behind a declaration": '<?xml version="1.0"?>\n<!DOCTYPE cable>'
        + originator("A"),
        "behind a comment": "<!-- <cable> --><!DOCTYPE cable>" + originator("A"),
        "behind many comments": "<!-- -->" * SMALL + "<!DOCTYPE cable><cable/>",
        "behind an instruction": "<?a <cable> ?><!DOCTYPE cable>" + originator("A"),
        "behind all of these": "<?xml version='1.0'?> <!----> <?a?>\n<!DOCTYPE cable>"
        + originator("A"),
        "of another root": "<!DOCTYPE html>" + originator("A"),
        "left open": "<!DOCTYPE",
        "open behind its name": "<!DOCTYPE cable [<!ENTITY a",
    }.items(),
    ids=lambda case: case[0],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_before_it_is_parsed(source, mark, encoding):
    whole = mark + source[1]
    if encoding is not None:
        if encoding.startswith("utf-16") and not mark:
            whole = "\ufeff" + whole
        whole = whole.encode(encoding)
    finding = refused(whole, "xml.doctype")
    shift = 1 if mark or (encoding or "").startswith("utf-16") else 0
    assert finding.span[0] == source[1].index("<!DOCTYPE") + shift
    if "cable" in source[1]:
        assert cableformat.parse(whole).cable is None


@pytest.mark.parametrize(
    "source",
    [
        "<!doctype cable>" + originator("A"),
        "<!DocType cable>" + originator("A"),
        "<! DOCTYPE cable>" + originator("A"),
        "<!ENTITY a 'b'>" + originator("&a;"),
        document("<!DOCTYPE cable>"),
        originator("A") + "<!DOCTYPE cable>",
        document('<!ENTITY a "b">'),
        originator("&a;"),
        originator("&nbsp;"),
        originator("&"),
        document(attributes=' a="&a;"'),
        "<!--><!DOCTYPE cable><!-- -->" + originator("A"),
        "<!---><!DOCTYPE cable><!-- -->" + originator("A"),
        "<?a<!DOCTYPE cable>" + originator("A"),
    ],
)
def test_what_is_like_a_document_type_is_no_xml(source, kind):
    refused(kind(source), "xml.malformed")


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16"])
def test_a_file_is_never_read(secret, encoding):
    for source in (
        f'<!DOCTYPE cable [<!ENTITY a SYSTEM "{secret}">]>{originator("&a;")}',
        f'<!DOCTYPE cable SYSTEM "{secret}">{originator("A")}',
        f'<!DOCTYPE cable [<!ENTITY % a SYSTEM "{secret}"> %a;]>{originator("A")}',
        f'<?xml-stylesheet href="{secret}"?>{originator("A")}',
        document(f'<i:include xmlns:i="{XINCLUDE}" href="{secret}" parse="text"/>'),
        originator(f'<i:include xmlns:i="{XINCLUDE}" href="{secret}" parse="text"/>'),
        document(
            attributes=f' xmlns:x="{XSI}" x:schemaLocation="{NAMESPACE} {secret}"'
        ),
        f'<cable xmlns="{secret}"/>',
        f'<cable xmlns="{NAMESPACE}" formatVersion="1.0" xml:base="{secret}"/>',
    ):
        whole = source if encoding is None else source.encode(encoding)
        for parse in (xml.parse, cableformat.parse):
            reading = parse(whole)
            assert SECRET not in repr(reading) + repr(reading.diagnostics)
        assert SECRET not in repr(xml.check(whole))


def test_a_refusal_takes_no_more_memory_than_the_document():
    source = laughs() + originator("&a9;")
    xml.parse(source)
    tracemalloc.start()
    xml.parse(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000


# Depth, width, length


@pytest.mark.parametrize(
    "source",
    [
        document("<a>" * SMALL + "</a>" * SMALL),
        document("<heading>" * SMALL),
        "<cable>" * SMALL,
        document("</heading>" * SMALL),
        document("<" * SMALL),
        document("<!--" * SMALL),
        "<?a" * SMALL,
        document("<![CDATA[" * SMALL),
        document("<" + "x" * 11_000_000 + "/>"),
        document(attributes=' a="1" a="2"'),
        document(attributes=' xmlns:a="b" xmlns:c="b" a:d="" c:d=""'),
    ],
    ids=range(11),
)
def test_what_is_too_deep_or_never_closed_is_no_xml(source, kind):
    refused(kind(source), "xml.malformed")


@pytest.mark.parametrize("depth", [100, 500, 2000])
def test_a_deep_element_is_unknown_like_any(depth, kind):
    source = document("<a>" * depth + "</a>" * depth)
    refused(kind(source), "document.unknown-member", "/a")
    refused(
        kind(originator("<a>" * depth + "</a>" * depth)),
        "document.wrong-type",
        NAME,
    )


def test_every_attribute_and_every_element_is_reported(kind):
    attributes = "".join(f' a{number}=""' for number in range(400))
    elements = "".join(f"<b{number}/>" for number in range(400))
    reading = xml.parse(kind(document(elements, attributes)))
    assert reading.cable is None
    codes = [finding.code for finding in reading.diagnostics]
    assert codes.count("xml.attribute") == 400
    assert codes.count("document.unknown-member") == 400
    assert len({finding.span for finding in reading.diagnostics}) == 401


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (
            document(attributes="".join(f' a{n}=""' for n in range(1_000_000))),
            "xml.attribute",
        ),
        (document("<content/>" * SMALL), "xml.out-of-order"),
        (document("<a xmlns=''/>" + "<b/>x" * SMALL), "document.unknown-member"),
        (
            document("".join(f"<a{number}/>" for number in range(SMALL))),
            "document.unknown-member",
        ),
        (
            document(f"<content><tags>{'<a/>' * SMALL}</tags></content>"),
            "document.unknown-member",
        ),
    ],
    ids=["attributes", "repeated", "one name", "unknown", "items"],
)
def test_what_is_wrong_is_reported_as_long_as_it_helps(source, code):
    reading = xml.parse(source)
    assert reading.cable is None
    codes = [finding.code for finding in reading.diagnostics]
    assert code in codes
    assert len(codes) <= 2 * (MOST + 1)
    assert len(codes) < 10 or "document.more-findings" in codes


def test_a_text_of_15_mb_is_read(kind):
    text = "x" * 15_000_000
    for spelled in (text, f"<![CDATA[{text}]]>", f"{text[1:]}<!-- -->x"):
        paragraph = f"<paragraph><text>{spelled}</text></paragraph>"
        source = document(f"<content><paragraphs>{paragraph}</paragraphs></content>")
        assert xml.loads(kind(source)).content.paragraphs[0].text == text


def test_many_pieces_are_one_text(kind):
    for piece in ("<![CDATA[x]]>", "x<!-- -->", "x<?a?>", "&#x78;"):
        source = kind(originator(piece * SMALL))
        assert xml.loads(source).heading.originator.designator == "x" * SMALL


# The cut


def _whole() -> str:
    reading = cableformat.text.parse("R 151122Z SEP 08\r\nFM   AMEMBASSY BOGOTÁ\r\n")
    return xml.dumps(reading.cable, layout=reading.layout).rstrip()


@pytest.mark.parametrize("before", ["", '<?xml version="1.0"?>\n', "<!-- A -->"])
@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16"])
def test_a_document_cut_anywhere_is_no_xml(before, encoding):
    whole = before + _whole()
    if encoding is not None:
        whole = whole.encode(encoding)
    assert cableformat.parse(whole).cable is not None
    for end in range(len(whole)):
        reading = xml.parse(whole[:end])
        assert reading.cable is None, end
        assert [d.code for d in reading.diagnostics] == ["xml.malformed"]


def test_utf_16_without_its_mark_is_refused():
    for encoding in ("utf-16-le", "utf-16-be"):
        source = originator("A").encode(encoding)
        refused(source, "xml.malformed")
        assert cableformat.parse(source).cable is None
        assert xml.loads(codecs.lookup(encoding).encode("\ufeff")[0] + source)


# Threads


def test_what_threads_check_at_once_is_found_in_each_alone():
    """Threads find only their own document's fault: no log is shared."""
    broken = [
        "\n" * number + fault
        for number, fault in enumerate(
            (
                "<cable",
                originator("A") + "<",
                originator("&a;"),
                originator(" A"),
                document("<a/>"),
                document("<heading/>" * 2),
                document("<content><tags><tag>a b</tag></tags></content>"),
                document(attributes=' a=""'),
            )
        )
    ]
    found = [xml.check(source) for source in broken]
    assert len(set(found)) == len(broken)
    with ThreadPoolExecutor(len(broken)) as threads:
        for each in range(20):
            sources = broken[each % 8 :] + broken[: each % 8]
            again = threads.map(xml.check, sources)
            assert dict(zip(sources, again, strict=True)) == dict(
                zip(broken, found, strict=True)
            )
