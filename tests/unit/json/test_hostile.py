"""Hostile and sloppy JSON: a coded refusal or a faithful reading, nothing else."""

from __future__ import annotations

import json as standard
import socket

import pytest

import cableformat
from cableformat import CableDecodeError, json
from cableformat.diagnostics import CATALOGUE, Severity
from cableformat.document import MOST, SCHEMA_IDENTITY

IDENTITY = f'"$schema": "{SCHEMA_IDENTITY}"'
SMALL = 100_000


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(params=[str, str.encode], ids=["str", "bytes"])
def kind(request):
    """A source is `str` or `bytes`."""
    return request.param


def document(members: str = "") -> str:
    return "{" + IDENTITY + (", " if members else "") + members + "}"


def originator(value: str) -> str:
    return document(f'"heading": {{"originator": {{"designator": {value}}}}}')


def day(number: str) -> str:
    time = f'{{"dayOfYear": {number}, "hour": 1, "minute": 2}}'
    station = f'{{"routingIndicator": "RUEHC", "filingTime": {time}}}'
    return document(f'"transmission": {{"callingStation": {station}}}')


DAY = "/transmission/callingStation/filingTime/dayOfYear"
NAME = "/heading/originator/designator"


def read(source) -> str:
    """The originator of a document that has a reading, to which no check objects."""
    assert json.check(source) == ()
    return json.loads(source).heading.originator.designator


def refused(source, code, path=""):
    """The one finding of a source that has no reading."""
    reading = json.parse(source)
    assert reading.cable is None
    assert reading.layout is None
    assert json.check(source) == reading.diagnostics
    (finding,) = reading.diagnostics
    assert (finding.code, finding.path) == (code, path)
    assert finding.severity is CATALOGUE[code].severity is Severity.ERROR
    assert 0 <= finding.span[0] <= finding.span[1] <= len(source)
    with pytest.raises(CableDecodeError) as raised:
        json.loads(source)
    assert raised.value.code == code
    return finding


# What is no JSON


@pytest.mark.parametrize(
    "source",
    {
        "nothing": "",
        "a blank": " ",
        "a byte-order mark alone": "\ufeff",
        "two byte-order marks": "\ufeff\ufeff" + document(),
        "NaN": day("NaN"),
        "infinity": day("Infinity"),
        "minus infinity": day("-Infinity"),
        "1e400": day("1e400"),
        "a number of 5000 digits": day("1" * 5000),
        "a leading zero": day("05"),
        "a plus sign": day("+5"),
        "a bare point": day("5."),
        "a point first": day(".5"),
        "hexadecimal": day("0x5"),
        "a lone high surrogate": originator(r'"\ud800"'),
        "a lone low surrogate": originator(r'"\udc00"'),
        "surrogates in the wrong order": originator(r'"\udc00\ud800"'),
        "a lone surrogate in a name": document(r'"\ud800": 1'),
        "a control character": originator('"A\x07B"'),
        "a line end in a string": originator('"A\nB"'),
        "NUL": originator('"A\x00"'),
        "an unknown escape": originator(r'"\x41"'),
        "half an escape": originator(r'"\u00"'),
        "a comment before": "// A\n" + document(),
        "a comment inside": document("/* A */"),
        "a comment behind": document() + "# A",
        "a trailing comma": document('"content": {"subject": "A",}'),
        "a trailing comma at the end": document()[:-1] + ",}",
        "single quotes": "{'$schema': 'A'}",
        "a name without quotes": "{heading: 1}",
        "two documents": document() + document(),
        "lines of documents": document() + "\n" + document() + "\n",
        "garbage behind": document() + "x",
        "NUL behind": document() + "\x00",
        "a form feed before": "\x0c" + document(),
        "a no-break space before": "\xa0" + document(),
        "open brackets": "[" * SMALL,
        "open objects": '{"a":' * SMALL,
        "closed brackets": document('"a":' + "[" * SMALL + "]" * SMALL),
    }.items(),
    ids=lambda case: case[0],
)
def test_what_is_no_json_is_refused(source, kind):
    refused(kind(source[1]), "json.malformed")


@pytest.mark.parametrize(
    ("source", "start"),
    [
        (originator('"é\xff"').encode("latin-1"), 109),
        (originator('"\xed\xa0\x80"').encode("latin-1"), 109),
        (originator('"\xc0\x80"').encode("latin-1"), 109),
        (originator('"A\ud800"'), 110),
        (b"\xef\xbb\xbf" + originator('"A\xe9"').encode("latin-1"), 111),
        (document().encode("utf-16"), 0),
        (document().encode("utf-32"), 0),
        (b"\xef\xbb", 0),
    ],
)
def test_what_is_no_utf_8_is_refused_where_it_begins(source, start):
    assert refused(source, "json.malformed").span[0] == start


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp037"])
def test_json_is_utf_8(encoding):
    refused(document().encode(encoding), "json.malformed")


# What is no document


@pytest.mark.parametrize("source", ["[]", '"A"', "5", "0.5", "null", "true", "[{}]"])
def test_another_value_than_an_object_is_no_cable(source, kind):
    refused(kind(source), "document.not-a-cable")


@pytest.mark.parametrize("depth", [250, 300, 500, 1000])
def test_a_deep_list_is_no_cable(depth, kind):
    refused(kind("[" * depth + "]" * depth), "document.not-a-cable")


@pytest.mark.parametrize("depth", [200, 253, 254, 255, 300, 1000, 1020])
@pytest.mark.parametrize("ends", ["[]", ('{"b":', "}"), ("[1,", "]")])
def test_a_deep_member_is_unknown_like_any(depth, ends, kind):
    nested = ends[0] * depth + "1" + ends[1] * depth
    refused(kind(document(f'"a": {nested}')), "document.unknown-member", "/a")


def test_a_deep_member_hides_no_repetition(kind):
    nested = "[" * 1000 + "]" * 1000
    source = document(f'"a": {nested}, "heading": 1, "heading": 2')
    refused(kind(source), "json.duplicate-name", "/heading")


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        ("5", "document.unknown-schema"),
        ("null", "document.unknown-schema"),
        ("[]", "document.unknown-schema"),
        ('""', "document.unknown-schema"),
        ('"http://evil.example/cable.schema.json"', "document.unknown-schema"),
        (f'"{SCHEMA_IDENTITY}\\n"', "document.unknown-schema"),
        (f'"{SCHEMA_IDENTITY.upper()}"', "document.unknown-schema"),
        (f'"{SCHEMA_IDENTITY.replace("1.0", "0.9")}"', "document.unknown-schema"),
        (f'"{SCHEMA_IDENTITY.replace("1.0", "1.1")}"', "document.newer-version"),
        (f'"{SCHEMA_IDENTITY.replace("1.0", "2.0")}"', "document.newer-version"),
    ],
)
def test_another_identity_is_refused_by_name(identity, code, kind):
    refused(kind(f'{{"$schema": {identity}, "a": 1}}'), code, "/$schema")


def test_a_document_without_identity_is_refused(kind):
    source = '{"heading": {"originator": {"designator": "A"}}}'
    refused(kind(source), "document.missing-member")


# Names


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ('"content": {"subject": "A"}, "content": {"subject": "A"}', "/content"),
        ('"heading": 1, "head\\u0069ng": 2', "/heading"),
        ('"content": {"subject": "A", "subject": "B"}', "/content/subject"),
        ('"a": [{"b": {}}, {"b": {"c": 1, "c": 1}}]', "/a/1/b/c"),
        ('"": 1, "": 2', "/"),
        (IDENTITY, "/$schema"),
    ],
)
def test_two_members_of_one_name_are_refused(members, path, kind):
    refused(kind(document(members)), "json.duplicate-name", path)


@pytest.mark.parametrize(
    "name", ["__proto__", "", "Heading", "heading ", "hеading", "cable", "kind", "0"]
)
def test_an_unknown_name_is_refused(name, kind):
    source = document(f"{standard.dumps(name)}: {{}}")
    refused(kind(source), "document.unknown-member", f"/{name}")


def test_an_escaped_name_is_the_name(kind):
    name = '{"\\u006friginator": {"designato\\u0072": "A"}}'
    source = document(f'"head\\u0069ng": {name}')
    assert read(kind(source)) == "A"


def test_a_very_long_name_is_refused_in_few_words(kind):
    (finding,) = json.parse(kind(document(f'"{"x" * 1_000_000}": 1'))).diagnostics
    assert finding.code == "document.unknown-member"
    assert len(finding.message + finding.path) < 200
    assert finding.span[1] - finding.span[0] > 1_000_000


@pytest.mark.parametrize("count", [1000, MOST, MOST + 1, 100_000])
def test_every_unknown_name_is_reported_as_long_as_it_helps(count):
    names = ", ".join(f'"a{number}": 1' for number in range(count))
    reading = json.parse(document(names))
    assert reading.cable is None
    codes = [finding.code for finding in reading.diagnostics]
    assert codes.count("document.unknown-member") == min(count, MOST)
    assert codes.count("document.more-findings") == (count > MOST)
    assert len(codes) == min(count, MOST + 1)


@pytest.mark.parametrize("count", [1000, MOST, MOST + 1, 100_000])
def test_every_repeated_name_is_reported_as_long_as_it_helps(count):
    reading = json.parse(document(('"a": 1, ' * count) + '"a": 1'))
    codes = [finding.code for finding in reading.diagnostics]
    assert codes.count("json.duplicate-name") == min(count, MOST)
    assert codes.count("document.more-findings") == (count > MOST)


# Values


@pytest.mark.parametrize("value", ["null", "5", "true", "false", "[]", "{}", '["A"]'])
def test_another_type_than_a_string_is_refused(value, kind):
    refused(kind(originator(value)), "document.wrong-type", NAME)


@pytest.mark.parametrize(
    "number",
    [
        "5.0",
        "5e0",
        "1E2",
        "-0.0",
        "1e-400",
        '"5"',
        "true",
        "null",
        "[5]",
        "18446744073709551616",
        "123456789012345678901234567890",
    ],
)
def test_a_number_of_another_spelling_is_refused(number, kind):
    """A number such as 5.0, which `jsonschema` takes for a whole one, is refused."""
    refused(kind(day(number)), "document.wrong-type", DAY)


@pytest.mark.parametrize("number", ["-5", "1000", "18446744073709551615"])
def test_a_number_out_of_range_is_refused(number, kind):
    refused(kind(day(number)), "model.range", DAY)


def test_minus_zero_is_zero(kind):
    """The number -0 is read as 0: RFC 8259 has one number for both."""
    time = json.loads(kind(day("-0"))).transmission.calling_station.filing_time
    assert repr(time.day_of_year) == "0"


@pytest.mark.parametrize(
    "value",
    [r'"A\n"', r'"\nA"', '"A "', '" "', '""', r'"A\rB"', r'"A\u0000"', r'"\ufffe"'],
)
def test_a_string_of_another_pattern_is_refused(value, kind):
    refused(kind(originator(value)), "model.pattern", NAME)


def test_digits_with_a_line_end_are_no_digits(kind):
    r"""The string "0077\n", which `jsonschema` takes for four digits, is refused."""
    for digits, code in [('"0077"', None), (r'"0077\n"', "model.pattern")]:
        person = f'{{"designator": "A", "messageContinuityNumber": {digits}}}'
        source = kind(document(f'"heading": {{"actionAddressees": [{person}]}}'))
        if code is None:
            assert json.loads(source)
        else:
            path = "/heading/actionAddressees/0/messageContinuityNumber"
            refused(source, code, path)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\u0041\/\"\\"', 'A/"\\'),
        ('"\u2028\u0085\xa0"', "\u2028\u0085\xa0"),
        ('"é"', "é"),
        ('"e\u0301"', "e\u0301"),
        ('"<script>&amp;"', "<script>&amp;"),
        ('"\U0010ffff"', "\U0010ffff"),
    ],
)
def test_a_string_is_read_as_it_is(value, text, kind):
    assert read(kind(originator(value))) == text


def test_a_text_of_15_mb_is_read(kind):
    text = "x" * 15_000_000
    source = document(f'"content": {{"paragraphs": [{{"text": "{text}"}}]}}')
    assert json.loads(kind(source)).content.paragraphs[0].text == text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("blanks", ["", "\r\n\t "])
def test_a_mark_and_blanks_around_are_left_out(mark, blanks, kind):
    source = mark + blanks + originator('"A"') + blanks
    assert read(kind(source)) == "A"


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [("{?}", 1, 2), ("\ufeff{?}", 1, 3), ("\ufeff{\n?}", 2, 1)],
)
def test_a_mark_takes_one_column_of_the_first_line(source, line, column, kind):
    finding = refused(kind(source), "json.malformed")
    assert (finding.line, finding.column) == (line, column)
    assert finding.span == (source.index("?"), source.index("?") + 1)


# The cut


def _whole() -> str:
    reading = cableformat.text.parse("R 151122Z SEP 08\r\nFM   AMEMBASSY BOGOTÁ\r\n")
    return json.dumps(reading.cable, layout=reading.layout).rstrip()


def test_a_document_cut_anywhere_is_no_json(kind):
    whole = kind(_whole())
    assert cableformat.parse(whole).cable is not None
    for end in range(len(whole)):
        for parse in (json.parse, cableformat.parse)[: 2 if end else 1]:
            reading = parse(whole[:end])
            assert reading.cable is None, end
            assert [d.code for d in reading.diagnostics] == ["json.malformed"]


def test_of_a_name_repeated_in_the_deep_ten_thousand_are_told(kind):
    """At most ten thousand repeated names are reported, with short paths."""
    name = '{"' + "a" * 1000 + '":'
    inner = ",".join(['"x":1'] * (MOST + 2))
    reading = json.parse(kind(name * 200 + "{" + inner + "}" + "}" * 200))
    codes = [finding.code for finding in reading.diagnostics]
    assert codes == ["json.duplicate-name"] * MOST + ["document.more-findings"]
    assert max(len(finding.path) for finding in reading.diagnostics) < 1000
