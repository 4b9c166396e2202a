"""What XML spells in many ways is read as one; what would be lost is refused."""

from __future__ import annotations

import pytest

from cableformat import xml
from cableformat.document import NAMESPACE
from tests.unit.xml.documents import NAME, XSI, document, originator, read, refused

CABLE = f'<cable xmlns="{NAMESPACE}" formatVersion="1.0"'


# Leaves


@pytest.mark.parametrize(
    ("spelled", "text"),
    [
        ("AB<!-- x -->CD", "ABCD"),
        ("AB<!-- <b/> & -->CD<!---->", "ABCD"),
        ("<!-- x -->AB", "AB"),
        ("AB<?x y?>CD", "ABCD"),
        ("AB<![CDATA[C<D>&amp;]]>E", "ABC<D>&amp;E"),
        ("<![CDATA[A]]]]><![CDATA[>B]]>", "A]]>B"),
        ("<![CDATA[]]>A", "A"),
        ("&#x41;&#66;", "AB"),
        ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
        ("A&#x1F600;", "A\U0001f600"),
        ("A <!-- x --> B", "A  B"),
        ("A<!-- x --> <!-- y --> <?z?>B", "A  B"),
        ("A<![CDATA[ ]]><!-- x -->B", "A B"),
        ("A&#32;B&#9;C", "A B\tC"),
        ("A&#x85;B&#x2028;C\x85D", "A\x85B\u2028C\x85D"),
    ],
)
def test_the_pieces_of_a_text_are_joined(spelled, text, kind):
    assert read(kind(originator(spelled))) == text


@pytest.mark.parametrize(
    "spelled",
    [
        "",
        " ",
        "\n",
        "<!-- -->",
        "<![CDATA[]]>",
        "A&#13;B",
        "A&#10;B",
        "A\nB",
        "A\r\nB",
        " A",
        "A ",
        "\n  A\n",
        " <!-- x -->A",
        " <![CDATA[A]]>",
        "A<?x?> ",
        "&#32;A",
        "\r\n A",
        "<![CDATA[ ]]>A",
        " <!-- x -->",
    ],
)
def test_blanks_of_a_text_are_the_texts_own(spelled, kind):
    """Outer blanks are kept, and so refused where no value holds them."""
    refused(kind(originator(spelled)), "model.pattern", NAME)


@pytest.mark.parametrize(
    ("spelled", "text"),
    [
        (" ", " "),
        ("&#32;", " "),
        ("<![CDATA[ ]]>", " "),
        (" <!-- x -->", " "),
        (" <!-- x -->A", " A"),
        ("<!-- x --> ", " "),
        (" <![CDATA[A]]>", " A"),
        ("\n<![CDATA[A]]>", "\nA"),
        (" <?x?>A", " A"),
        (" \r\nA", " \nA"),
        (" \rA", " \nA"),
        ("\r\n\r\n", "\n\n"),
        ("\t \r\n ", "\t \n "),
        ("A<!-- -->  <!-- -->", "A  "),
        (" &#x41;", " A"),
        (" &lt;", " <"),
    ],
)
def test_blanks_where_a_value_holds_them_are_kept(spelled, text, kind):
    """The literal of a layout, which may be any text, keeps its blanks."""
    run = "<run><kind>literal</kind><text>TEXT</text></run>"
    digest = "0" * 64
    layout = (
        f"<layout><context><lineEnd>LF</lineEnd></context><sourceDigest>{digest}"
        f"</sourceDigest><cableDigest>{digest}</cableDigest><runs>{run}</runs></layout>"
    )
    for spaced in (layout, layout.replace("><", ">\n <")):
        reading = xml.parse(kind(document(spaced.replace("TEXT", spelled))))
        assert reading.layout.source == text


@pytest.mark.parametrize(
    ("spelled", "code"),
    [
        ("A<b/>C", "document.wrong-type"),
        ("<b/>", "document.wrong-type"),
        ("<designator>A</designator>", "document.wrong-type"),
        ('A<b xmlns=""/>', "document.wrong-type"),
    ],
)
def test_a_text_holds_no_element(spelled, code, kind):
    refused(kind(originator(spelled)), code, NAME)


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x0c",
        "\ufffe",
        "\uffff",
        "&#0;",
        "&#7;",
        "&#xD800;",
        "&#xFFFF;",
        "&#x110000;",
        "&#99999999999999;",
        "&#-1;",
        "&#;",
        "&#x;",
        "]]>",
        "<",
        "&",
    ],
)
def test_a_character_that_xml_lacks_is_refused(character, kind):
    finding = refused(kind(originator(f"A{character}B")), "xml.malformed")
    assert "\n" not in finding.message


def test_a_lone_surrogate_is_refused_where_it_is():
    source = originator("A\r\n\ud800")
    start = source.index("\ud800")
    assert refused(source, "xml.malformed").span == (start, start + 1)
    refused(source.encode("utf-8", "surrogatepass"), "xml.malformed")


# Text between elements


@pytest.mark.parametrize(
    "text", ["x", "\xa0", "&#160;", "&lt;", "<![CDATA[x]]>", "\x85"]
)
@pytest.mark.parametrize("before", [True, False])
def test_text_between_elements_is_refused(text, before, kind):
    element = "<designator>A</designator>"
    inner = text + element if before else element + text
    part = f"<originator>{inner}</originator>"
    source = kind(document(f"<heading>{part}</heading>"))
    refused(source, "xml.stray-text", "/heading/originator")


@pytest.mark.parametrize(
    "blank", [" ", "\r\n\t", "&#32;", "<![CDATA[ ]]>", "<!-- x -->", " <?x?> ", "\r"]
)
def test_blanks_between_elements_are_nothing(blank, kind):
    name = f"{blank}<designator>A</designator>{blank}"
    inner = f"{blank}<originator>{name}</originator>{blank}"
    source = document(f"{blank}<heading>{inner}</heading>{blank}")
    assert read(kind(source)) == "A"


# Names and attributes


def test_a_prefix_changes_nothing(kind):
    source = originator("A").replace("xmlns=", "xmlns:c=")
    source = source.replace("</", "\0").replace("<", "<c:").replace("\0", "</c:")
    assert read(kind(source)) == "A"
    name = "<originator><designator>A</designator></originator>"
    inner = f'<heading xmlns="{NAMESPACE}">{name}</heading>'
    mixed = f'<c:cable xmlns:c="{NAMESPACE}" formatVersion="1.0">{inner}</c:cable>'
    assert read(kind(mixed)) == "A"
    assert read(kind(originator("A").replace(">", ' xmlns:a="urn:a">', 1))) == "A"


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (f'<Cable xmlns="{NAMESPACE}" formatVersion="1.0"', "document.not-a-cable"),
        (f'<heading xmlns="{NAMESPACE}" formatVersion="1.0"', "document.not-a-cable"),
        ('<cable formatVersion="1.0"', "xml.wrong-namespace"),
        ('<cable xmlns="" formatVersion="1.0"', "xml.wrong-namespace"),
        (f'<cable xmlns="{NAMESPACE}/" formatVersion="1.0"', "xml.wrong-namespace"),
        (f'<cable xmlns="{NAMESPACE} " formatVersion="1.0"', "xml.malformed"),
        (
            f'<cable xmlns="{NAMESPACE[:-1]}2" formatVersion="1.0"',
            "document.newer-version",
        ),
        ('<html xmlns="http://www.w3.org/1999/xhtml"', "xml.wrong-namespace"),
        (f'<cable xmlns="{NAMESPACE}"', "document.missing-member"),
        (CABLE.replace("1.0", "1.1"), "document.newer-version"),
        (CABLE.replace("1.0", "2.0"), "document.newer-version"),
        (CABLE.replace("1.0", "0.9"), "document.unknown-schema"),
        (CABLE.replace("1.0", ""), "document.unknown-schema"),
        (CABLE.replace("1.0", "1.0&#10;"), "document.unknown-schema"),
        (CABLE.replace("1.0", " 1.0"), "document.unknown-schema"),
        (CABLE.replace("1.0", "1"), "document.unknown-schema"),
        (CABLE.replace("1.0", "١.٠"), "document.unknown-schema"),
    ],
)
def test_another_root_is_refused(start, code, kind):
    refused(kind(start + "/>"), code)


@pytest.mark.parametrize(
    "start",
    [
        f'<cable xmlns="{NAMESPACE}" version="1.0"',
        f'<c:cable xmlns:c="{NAMESPACE}" c:formatVersion="1.0"',
    ],
)
def test_a_missing_version_hides_nothing(start, kind):
    reading = xml.parse(kind(f"{start}><x/></{start[1:].split()[0]}>"))
    codes = {finding.code for finding in reading.diagnostics}
    assert codes >= {"document.missing-member", "xml.attribute"}
    assert codes & {"document.unknown-member", "xml.wrong-namespace"}


@pytest.mark.parametrize(
    "attribute",
    [
        'xml:id="a"',
        'xml:space="preserve"',
        'xml:lang="en"',
        'xml:base="urn:a"',
        'a="b"',
        f'xmlns:x="{XSI}" x:type="a"',
        f'xmlns:x="{XSI}" x:nil="true"',
        'formatversion="1.0"',
    ],
)
@pytest.mark.parametrize("place", ["<heading", "<originator", "<designator", "<cable"])
def test_an_attribute_is_refused(attribute, place, kind):
    source = originator("A").replace(place, f"{place} {attribute}")
    path = {
        "<heading": "/heading",
        "<originator": "/heading/originator",
        "<designator": NAME,
    }
    refused(kind(source), "xml.attribute", path.get(place, ""))


def test_the_version_is_at_the_root_only(kind):
    source = originator("A").replace("<heading", '<heading formatVersion="1.0"')
    refused(kind(source), "xml.attribute", "/heading")


@pytest.mark.parametrize("name", ["schemaLocation", "noNamespaceSchemaLocation"])
def test_a_schema_location_is_a_hint_that_is_not_followed(name, kind):
    hint = f' xmlns:x="{XSI}" x:{name}="http://evil.example/a http://evil.example/b"'
    assert xml.loads(kind(document(attributes=hint))) == xml.loads(document())


@pytest.mark.parametrize(
    ("members", "code", "path"),
    [
        ('<a xmlns=""/>', "xml.wrong-namespace", "/a"),
        ('<heading xmlns="urn:a"/>', "xml.wrong-namespace", "/{urn:a}heading"),
        ("<Heading/>", "document.unknown-member", "/Heading"),
        ("<heading/>", "model.empty-part", "/heading"),
        ("<content><tags/></content>", "document.empty-list", "/content/tags"),
        (
            "<content><tags><Tag>PREL</Tag></tags></content>",
            "document.unknown-member",
            "/content/tags/0",
        ),
        (
            "<content><signature>A</signature><subject>B</subject></content>",
            "xml.out-of-order",
            "/content/subject",
        ),
        (
            "<content><subject>A</subject><subject>A</subject></content>",
            "xml.out-of-order",
            "/content/subject",
        ),
        (
            (
                "<content><executiveOrder><declassification><date>2018-09-15</date>"
                "<kind>date</kind></declassification></executiveOrder></content>"
            ),
            "xml.out-of-order",
            "/content/executiveOrder/declassification/kind",
        ),
    ],
)
def test_another_element_is_refused(members, code, path, kind):
    refused(kind(document(members)), code, path)


def test_the_second_of_two_is_where_the_finding_is(kind):
    source = document("<content><subject>A</subject>\n<subject>A</subject></content>")
    finding = refused(kind(source), "xml.out-of-order", "/content/subject")
    start = source.rindex("<subject>")
    assert finding.span == (start, start + len("<subject>"))
    assert (finding.line, finding.column) == (2, 1)


@pytest.mark.parametrize(
    "number", ["5.0", "5e0", "05", "+5", "-5", " 5", "5 ", "", "0x5", "٥", "1" * 5000]
)
def test_a_number_of_another_spelling_is_refused(number, kind):
    time = f"<dayOfYear>{number}</dayOfYear><hour>1</hour><minute>2</minute>"
    station = (
        f"<routingIndicator>RUEHC</routingIndicator><filingTime>{time}</filingTime>"
    )
    source = document(
        f"<transmission><callingStation>{station}</callingStation></transmission>"
    )
    path = "/transmission/callingStation/filingTime/dayOfYear"
    refused(kind(source), "document.wrong-type", path)


# Places


def test_a_finding_is_at_its_start_tag(kind):
    """A finding is at its start tag, whatever comments, CDATA or lines come before."""
    before = (
        "<!-- <a> --><?a <b>?><content><paragraphs><paragraph><text><![CDATA[<c>]]>é"
        "</text></paragraph></paragraphs></content>"
    )
    after = "<d\n e='>' f=\">'\"/>"
    for lines in ("", "\n" * 70_000, "\r\n" * 9, "\r" * 9):
        source = document(before + lines + after)
        finding = xml.parse(kind(source)).diagnostics[-1]
        assert (finding.code, finding.path) == ("document.unknown-member", "/d")
        start = source.index(after)
        assert finding.span == (start, start + len(after))
        breaks = len(lines) // (2 if "\r\n" in lines else 1)
        assert finding.line == 1 + breaks
        assert finding.column == (start + 1 if not breaks else 1)


def test_what_is_no_xml_is_found_on_its_line(kind):
    for end in ("\n", "\r\n", "\r"):
        source = document(f"{end * 3}é{end}<a>{end}</b>")
        assert refused(kind(source), "xml.malformed").line == 6
