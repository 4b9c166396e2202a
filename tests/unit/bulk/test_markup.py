"""Pages of HTML and volumes in TEI, by their text."""

from __future__ import annotations

import pytest

from cableformat.bulk import _limits, members
from tests.unit.bulk.containers import LIMA, outcomes, zipped


@pytest.fixture
def path(tmp_path):
    """A file whose name says nothing."""
    return tmp_path / "cables"


# Pages


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><body><pre>\n{}</pre></body></html>", "{}"),
        ("<!DOCTYPE html><p>Menu<pre>A</pre><div><pre>B<br>C</pre>", "A\n\nB\nC"),
        ("<html><body>A&amp;B<p>C  \n D<script>x</script><!-- y -->E", "A&B\n\nC DE"),
        ("<table><tr><td>A<td>B<tr><td>C", "A B\n\nC"),
        ("<div>" * 100 + "A", "A"),
        ("<html>", ""),
        ("<html>\0A", "\ufffdA"),
        ("<html>\x01&#1;&#xd800;&#9999999;A", None),
    ],
)
def test_a_page_is_its_text(path, page, text):
    path.write_text(page.replace("{}", LIMA.decode()))
    (member,) = members(path)
    assert isinstance(member.text, str)
    if text is not None:
        assert member.text == text.replace("{}", LIMA.decode())


def test_a_page_in_ascii_is_in_no_utf_16(path):
    path.write_bytes(b'<html><meta charset="UTF-16LE"><body>LIMA')
    assert outcomes(path) == ["LIMA"]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "cp1252", "koi8-r"])
def test_a_page_names_its_encoding(path, encoding):
    word = "ЛИМА" if encoding == "koi8-r" else "ZÜRICH"
    page = f'<html><meta charset="{encoding}"><body>{word}'
    path.write_bytes(page.encode(encoding))
    assert outcomes(path) == [word]


def test_a_long_page_is_whole(path):
    """Parsers end a text at ten million characters if they are let."""
    body = "FM LIMA\n" * 1_900_000
    path.write_text(f"<html><pre>{body}</pre>")
    assert outcomes(path) == [body]


def test_a_page_that_is_nested_too_deep_is_refused(path):
    """Its text would end there, without a word."""
    path.write_text("<html>" + "</x>" * 200 + "<div>" * 5000 + "FM LIMA")
    assert outcomes(path) == ["container.too-deep"]


def test_no_entity_of_a_page_is_expanded(path):
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(f'<!DOCTYPE html [<!ENTITY a0 "ha">{laughs}]><body><p>&a9;</p>')
    (found,) = outcomes(path)
    assert "haha" not in found


# Volumes

ROOT = (
    '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" '
    'xmlns:frus="http://history.state.gov/frus/ns/1.0"><teiHeader/><text><body>'
)
END = "</body></text></TEI>"
DOCUMENT = """<div type="document" n="31" xml:id="d31" subtype="historical-document">
 <head>31. Telegram 2764 From the <gloss type="from">Embassy in
  Portugal</gloss> to the <gloss type="to">Department of State</gloss><note n="1"
  type="source">Source: National Archives, RG 59, POL 1 PORT. Secret; Nodis. Drafted
  by Doe.</note></head>
 <dateline><placeName><hi>Lisbon</hi></placeName>, <date when="1956-06-14T18:15:00"
  >June 14, 1956—6:15 p.m.</date></dateline>
 <p>2918. Cork<note n="2">Not printed.</note> floats. <pb n="7"/></p>
 <list><label>1.</label> <item>Bark.</item><label>2.</label><item>Kites.</item></list>
 <list><item>A.</item><item>B.</item></list>
 <p>X<lb/>Y</p>
 <closer><signed>Doe</signed></closer>
</div>"""
TEXT = """31. Telegram 2764 From the Embassy in Portugal to the Department of State

Lisbon, June 14, 1956—6:15 p.m.

Source: National Archives, RG 59, POL 1 PORT. Secret; Nodis. Drafted by Doe.

2918. Cork floats.

1. Bark.

2. Kites.

A.

B.

X
Y

Doe
"""


def test_a_volume_has_its_documents(path):
    """Each as it is printed, with what the markup tells for certain."""
    path.write_text(
        f"{ROOT}<div type='chapter'><head>1</head>{DOCUMENT * 2}</div>{END}"
    )
    first, second = members(path)
    assert first.text == second.text == TEXT
    assert str(first.place) == f"{path}: d31"
    stated = {
        "documentNumber": "31",
        "from": "Embassy in Portugal",
        "to": "Department of State",
        "place": "Lisbon",
        "date": "June 14, 1956—6:15 p.m.",
        "sourceNote": "National Archives, RG 59, POL 1 PORT",
        "classification": "Secret",
    }
    assert dict(first.claims) == {**stated, "when": "1956-06-14T18:15:00"}
    assert {each.key: each.value for each in first.archive.attributes} == stated
    said = {each.key: each.value for each in first.cable().archive.attributes}
    assert {key: said[key] for key in stated} == stated


def test_a_newer_volume_dates_its_heads(path):
    head = (
        '<head>2. Telegram From <persName type="from">Doe</persName> and <persName '
        'type="from">Roe</persName>, <date when="1974-05-16">May 16, 1974</date></head>'
    )
    path.write_text(f"{ROOT}<div type='document' n='2'>{head}<p>A.</p></div>{END}")
    (member,) = members(path)
    assert member.text == "2. Telegram From Doe and Roe, May 16, 1974\n\nA.\n"
    assert member.claims["from"] == "Doe; Roe"
    assert member.claims["date"] == "May 16, 1974"
    assert [x.value for x in member.archive.attributes if x.key == "from"] == [
        "Doe",
        "Roe",
    ]


def test_a_volume_without_documents_is_refused(path):
    path.write_text(f"{ROOT}<p>A</p>{END}")
    assert outcomes(path) == ["container.no-text"]


def test_a_document_that_says_nothing_is_a_member(path):
    path.write_text(f"{ROOT}<div type='document'/>{DOCUMENT}{END}")
    empty, whole = members(path)
    assert (empty.text, empty.archive, dict(empty.claims)) == ("", None, {})
    assert whole.text == TEXT


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("<p>", "container.broken"),
        ("</div>", "container.broken"),
        ("&unknown;", "container.broken"),
        ("<p>" * 5000, "container.broken"),
    ],
)
def test_documents_before_damage_are_whole(path, tail, code):
    path.write_text(f"{ROOT}{DOCUMENT}{tail}")
    assert outcomes(path) == [TEXT, code]


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE TEI>",
        '<!DOCTYPE TEI SYSTEM "http://evil.example/a.dtd">',
        '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE TEI [<!ENTITY a "&b;&b;"><!ENTITY b "ha">]>',
    ],
)
def test_a_volume_has_no_document_type(path, doctype):
    hostile = DOCUMENT.replace("Cork", "&a;") if "ENTITY" in doctype else DOCUMENT
    whole = ROOT.replace("<TEI", f"{doctype}<TEI") + hostile + END
    path.write_bytes(zipped({"v": whole.encode(), "lima": LIMA}))
    assert outcomes(path) == ["xml.doctype", LIMA]


def test_a_volume_and_its_documents_are_capped(path, monkeypatch):
    monkeypatch.setattr(_limits, "MEMBER", 100_000)
    filler = "<p>A</p>" * 40_000
    path.write_text(f"{ROOT}{DOCUMENT}{filler}{DOCUMENT}{END}")
    assert outcomes(path) == [TEXT, TEXT]
    path.write_text(f"{ROOT}{DOCUMENT}<div type='document'>{filler}</div>{END}")
    assert outcomes(path) == [TEXT, "input.too-large"]
    monkeypatch.setattr(_limits, "VOLUME", 100_000)
    path.write_text(f"{ROOT}{DOCUMENT}{filler}{END}")
    assert outcomes(path) == [TEXT, "input.too-large"]
