"""Law 1 for documents: every source has a reading, and it says where it is wrong."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.diagnostics import CATALOGUE, Severity
from cableformat.document import NAMESPACE, SCHEMA_IDENTITY
from cableformat.json.source import JsonSource
from cableformat.testing import telegrams
from cableformat.testing._damage import DAMAGE
from cableformat.xml.source import XmlSource

CODECS: Final[dict[str, Any]] = {"json": cableformat.json, "xml": cableformat.xml}
ENCODINGS: Final = ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]

VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["$schema", "layout", "content", "heading", "text", "é"]),
            inner,
            max_size=3,
        )
    ),
)
TAGS: Final = st.sampled_from(["cable", "content", "layout", "kind", "runs", "x:y"])


@st.composite
def elements(draw: st.DrawFn) -> str:
    """A document of some tags, well formed or nearly."""
    pieces = st.sampled_from(
        [
            *("<{}>", "</{}>", "<{}/>", "text", "\n", " ", "&lt;", "&#7;", "&e;"),
            *("<!-- c -->", "<?pi?>", "<![CDATA[ ]]>", "\ud800", "<{} a='1'>"),
        ]
    )
    inner = "".join(draw(st.lists(pieces, max_size=8))).replace("{}", draw(TAGS))
    return f'<cable xmlns="{NAMESPACE}" formatVersion="1.0">{inner}</cable>'


def _json_of(value: Any, ascii_only: bool) -> str:
    if type(value) is dict and "content" in value:
        value = {"$schema": SCHEMA_IDENTITY, **value}
    return json.dumps(value, ensure_ascii=ascii_only)


@st.composite
def damaged_documents(draw: st.DrawFn, codec: Any) -> str:
    """A document with a layout, its characters and lines damaged in a few places."""
    damages = draw(st.lists(DAMAGE, max_size=3))
    reading = text.parse(draw(telegrams()))
    document = codec.dumps(reading.cable, layout=reading.layout)
    for damage in damages:
        document = damage.done_to(document)
    return document


@st.composite
def sources(draw: st.DrawFn, name: str) -> str | bytes:
    """Anything that a codec may be given."""
    arms = {"json": st.builds(_json_of, VALUES, st.booleans()), "xml": elements()}
    source = draw(
        st.one_of(
            damaged_documents(CODECS[name]),
            damaged_documents(CODECS[name]),
            arms[name],
            st.text(st.characters()),
            st.binary(),
        )
    )
    if type(source) is bytes or draw(st.booleans()):
        return source
    encoding = draw(st.sampled_from(ENCODINGS))
    return source.encode(encoding, "replace")


def check_reading(name: str, source: str | bytes) -> None:
    """Law 1 on one source; and its findings lie where they say."""
    reading = CODECS[name].parse(source)
    worst = [finding.severity for finding in reading.diagnostics]
    assert (reading.cable is None) == (Severity.ERROR in worst)
    content = XmlSource(source).text if name == "xml" else _json_text(source)
    for finding in reading.diagnostics:
        assert finding.code in CATALOGUE
        start, end = finding.span
        assert 0 <= start <= end <= len(content)
        # XML 1.0, 2.11: a bare CR ends a line too.
        ends = re.finditer("\r\n?|\n" if name == "xml" else "\n", content)
        begins = [0, *(end.end() for end in ends if end.end() <= start)]
        assert finding.line == len(begins)
        assert finding.column == start - begins[-1] + 1
    spans = [finding.span for finding in reading.diagnostics]
    assert spans == sorted(spans)
    if reading.cable is not None:
        # What is played back has a reading as well: law 1 of telegram text.
        assert (reading.layout is None) or reading.layout.base is not None


def _json_text(source: str | bytes) -> str:
    document = JsonSource(source)
    return "\ufeff" * document.mark + document.text


@given(sources("json"))
@example("[" * 100_000)
@example('{"$schema": ' * 100_000)
@example('{"$schema":"' + SCHEMA_IDENTITY + '","heading":' + '{"a":' * 5_000)
@example('{"a": 1e999, "a": NaN}')
@example('{"\\ud800": 1, "\\ud800": 2}')
@example(b'\xef\xbb\xbf{"a": "\xff"}')
@example("\ufeff\ufeff{}")
def test_every_source_has_a_reading_as_json(source: str | bytes) -> None:
    """A reading without a cable has an error whose place is inside the source."""
    check_reading("json", source)


@given(sources("xml"))
@example("<cable" * 10_000)
@example("<a>" * 100_000)
@example(f'<cable xmlns="{NAMESPACE}" formatVersion="1.0">' + "<heading>" * 20_000)
@example('<!DOCTYPE c [<!ENTITY a "aa">]>\n<c>&a;</c>')
@example(b"<?xml version='1.0' encoding='x-none'?>\n<cable/>")
@example(b"<?xml version='1.0' encoding='utf-8'?>\n<cable>\xff</cable>")
@example("\ufeff\ufeff<cable/>")
def test_every_source_has_a_reading_as_xml(source: str | bytes) -> None:
    """A reading without a cable has an error whose place is inside the source."""
    check_reading("xml", source)


@pytest.mark.parametrize("name", CODECS)
def test_documents_nested_as_a_cable_never_is_have_a_reading(name: str) -> None:
    """Documents nested a thousand levels deep have a reading."""
    depth = 1_000
    if name == "json":
        inner = '{"a": ' * depth + "{}" + "}" * depth
        source = f'{{"$schema": "{SCHEMA_IDENTITY}", "heading": {inner}}}'
    else:
        inner = "<a>" * depth + "</a>" * depth
        source = (
            f'<cable xmlns="{NAMESPACE}" formatVersion="1.0">'
            f"<heading>{inner}</heading></cable>"
        )
    check_reading(name, source)
