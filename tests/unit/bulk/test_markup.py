"""Pages of HTML and volumes in TEI, by their text."""

from __future__ import annotations

import pytest

from cableformat.bulk import _limits, members
from cableformat.reference import edition_words
from tests.unit.bulk.containers import LIMA, outcomes, zipped


@pytest.fixture
def path(tmp_path):
    """A file whose name says nothing."""
    return tmp_path / "cables"


# Pages

WITH_PRE = "FM LIMA\n\nSUBJ: CORK\n\n 3\n\n\n  times\n\nBT"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><body><pre>\n{}</pre></body></html>", "{}"),
        ("<!DOCTYPE html><p>M E<pre>A</pre><div><pre>B<br>C</pre>", "A\n\nB\nC"),
        ("<html><p>FM LIMA<p>SUBJ: CORK<pre> 3\n\n\n  times</pre>BT", WITH_PRE),
        ("<html><pre>A<script>x</script>  B</pre><pre> </pre>", "A  B\n\n "),
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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_page_shows_that_its_characters_have_two_bytes(path, encoding, mark):
    """A page in UTF-16 is recognised by its byte-order mark or by its first tag."""
    path = path.with_suffix(".html")
    path.write_bytes(f"{mark}<html><body>ZÜRICH".encode(encoding))
    assert outcomes(path) == ["ZÜRICH"]
    path.write_bytes(path.read_bytes() + b"\xd8")
    assert outcomes(path)[0].startswith("ZÜRICH")


def test_a_long_page_is_whole(path):
    """A page of more than ten million characters, where parsers end a text by default,
    is read as a whole.
    """
    body = "FM LIMA\n" * 1_900_000
    path.write_text(f"<html><pre>{body}</pre>")
    assert outcomes(path) == [body]


def test_a_page_that_is_nested_too_deep_is_refused(path):
    """A page that is nested too deep is refused, because its text would be cut
    silently.
    """
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
    """Each document of a volume is a member with its text and with what the markup
    states.
    """
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
        "handling": "Nodis",
        "sourceRemarks": "Drafted by Doe.",
    }
    assert dict(first.claims) == {**stated, "when": "1956-06-14T18:15:00"}
    assert {each.key: each.value for each in first.archive.attributes} == stated
    said = {each.key: each.value for each in first.cable().archive.attributes}
    assert {key: said[key] for key in stated} == stated


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            "<head>A, <dateline>Bonn</dateline><note type='source'>C</note></head>",
            "A, Bonn\n\nC\n",
        ),
        ("<head>1.<lb/>A</head><dateline/><p>B</p>", "1. A\n\nB\n"),
        (
            "<row><cell>A</cell><cell>B</cell></row><row><cell>C</cell></row>",
            "A B\n\nC\n",
        ),
        ("<opener><seg>Cork</seg><seg>Bark</seg></opener>", "Cork\n\nBark\n"),
        ("<p>B<seg>C</seg>D</p>", "BCD\n"),
        ("<list><label>1</label><item>A</item><item>B</item></list>", "1 A\n\nB\n"),
        ("<p>A<!-- x -->B<?y?>C&amp;<pb/><fw>7</fw></p>", "ABC&\n"),
        ("<p>A</p><div type='document'><p>B</p></div>", "A\n\nB\n"),
    ],
)
def test_a_document_has_a_block_a_line(path, content, text):
    """Head, dateline and source note come first, each once, also if the head has the
    dateline in it.  A blank parts the cells of a row, and a label and its item.  A
    segment is a line of its own in an opener alone.  A document within a document is a
    part of it.
    """
    path.write_text(f"{ROOT}<div type='document'>{content}</div>{END}")
    assert outcomes(path) == [text]


PLACE = "<placeName>Bonn</placeName>"


@pytest.mark.parametrize(
    ("content", "claims"),
    [
        (
            f"<dateline>{PLACE}, {PLACE}, 6 a.m.</dateline>",
            {"place": "Bonn; Bonn", "date": "6 a.m."},
        ),
        ("<dateline>June 1, 1956.</dateline>", {"date": "June 1, 1956"}),
        (
            "<head>A, <date when='1974-05-01'>May 1</date></head><dateline/>",
            {"date": "May 1", "when": "1974-05-01"},
        ),
        ("<p><date when='1974-05-01'>May 1</date></p>", {}),
        ("<head><gloss type='from'>A<lb/>B</gloss></head>", {"from": "A B"}),
        ("<head><gloss type='other'>A</gloss></head>", {}),
        ("<note type='summary'>Cork is scarce.</note>", {"summary": "Cork is scarce."}),
        (
            "<note type='source'>Archives. Secret.</note>",
            {"sourceNote": "Archives", "classification": "Top Secret"},
        ),
    ],
)
def test_the_markup_of_a_document_states_attributes(path, content, claims):
    """The date is that of the dateline without its places and its period, or that of
    the head.  The level that the markup states counts more than that of the note.
    """
    level = {"classification": "Top Secret"}
    attribute = "frus:classification='Top Secret'"
    path.write_text(f"{ROOT}<div type='document' {attribute}>{content}</div>{END}")
    (member,) = members(path)
    assert dict(member.claims) == {**level, **claims}


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


OPENED = """<div type="document" n="1"> Loose
 <head>1. Telegram From the <gloss type="to">Department</gloss><note type="source"
  >Source: {}. <gloss type="from">Bark</gloss> has a copy of
  <date when="1999-01-01">January 1, 1999</date>.</note></head>
 <note type="summary"><p>Summary: Cork is</p><p>scarce.</p></note>
 <opener><dateline>Lisbon, <date>June 14, 1956</date>.<note>Dated
  <dateline>Bonn</dateline></note></dateline><salute>For the Secretary.</salute><seg
  >Subject: Cork</seg></opener>
 <p>1. A.</p> words <p>2. B <seg>C</seg>.</p>
 <note n="3">Not printed.</note> tail
 <closer><dateline>Porto</dateline><signed>Doe</signed></closer>
</div>"""


def test_no_text_of_a_document_is_lost(path):
    """The text of a document is complete; footnotes are left out, and the editors'
    summary is an attribute.
    """
    note = "Archives. Secret; Nodis"
    path.write_text(f"{ROOT}{OPENED.format(note)}{END}")
    (member,) = members(path)
    assert member.text.split("\n\n") == [
        "1. Telegram From the Department",
        "Lisbon, June 14, 1956.",
        f"Source: {note}. Bark has a copy of January 1, 1999.",
        "Loose",
        "For the Secretary.",
        "Subject: Cork",
        "1. A.",
        "words",
        "2. B C.",
        "tail",
        "Porto",
        "Doe\n",
    ]
    assert dict(member.claims) == {
        "documentNumber": "1",
        "to": "Department",
        "date": "Lisbon, June 14, 1956",
        "sourceNote": "Archives",
        "classification": "Secret",
        "handling": "Nodis",
        "sourceRemarks": "Bark has a copy of January 1, 1999.",
        "summary": "Cork is scarce.",
    }


@pytest.mark.parametrize("level", sorted(edition_words("level")))
@pytest.mark.parametrize("label", ["Source: ", ""])
def test_a_source_note_is_read_as_the_reader_of_telegrams_does(path, level, label):
    note = f'<head>1. A<note type="source">{label}Archives. {level}.</note></head>'
    path.write_text(f"{ROOT}<div type='document'>{note}</div>{END}")
    (member,) = members(path)
    assert member.claims["sourceNote"] == "Archives"
    assert member.claims["classification"] == level


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


@pytest.mark.parametrize(
    ("spare", "expected"), [(0, [TEXT]), (-1, [TEXT, "input.too-large"])]
)
def test_a_volume_may_be_as_long_as_the_cap(path, monkeypatch, spare, expected):
    path.write_text(f"{ROOT}{DOCUMENT}{END}")
    monkeypatch.setattr(_limits, "VOLUME", path.stat().st_size + spare)
    assert outcomes(path) == expected
