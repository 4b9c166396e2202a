"""Layouts that come in a document: played back, bounded, never believed."""

from __future__ import annotations

import hashlib
import json as standard

import pytest
from lxml import etree

import cableformat
from cableformat import CableEncodeError, json, text, xml
from cableformat.document._form import fingerprint
from cableformat.text import CAP
from cableformat.xml._writer import write_root
from tests.unit.document.layouts import (
    EDITED,
    NOWHERE,
    SOURCE,
    carried,
    codes,
    copy,
    literal,
    members,
    parse,
)

# Digests


@pytest.mark.parametrize("source", [SOURCE, SOURCE.encode(), SOURCE.encode("cp1252")])
def test_what_nobody_touched_is_exact(source):
    made = members(source)
    assert codes(made) == []
    reading = parse(made)
    assert reading.layout.source == source
    assert reading.layout.verified
    assert not reading.layout.disputed
    assert text.dumps(reading.cable, layout=reading.layout) == source


def test_an_edited_cable_is_spliced_into_its_source():
    """If only the source digest holds, the edit is written into the source."""
    made = members()
    made["content"]["paragraphs"][0]["number"] = "2"
    assert codes(made) == EDITED
    reading = parse(made)
    assert reading.layout.source == SOURCE
    assert reading.layout.verified
    written = text.dumps(reading.cable, layout=reading.layout)
    assert written == SOURCE.replace("1. (U)", "2. (U)")


def test_an_edited_string_plays_back_in_its_place():
    """An edited string is written in its place, although neither digest holds."""
    made = members()
    made["content"]["subject"] = "THE HARVEST IS BAD THIS YEAR"
    assert codes(made) == EDITED
    reading = parse(made)
    assert not reading.layout.verified
    written = text.dumps(reading.cable, layout=reading.layout)
    assert written == SOURCE.replace("GOOD", "BAD")
    assert "GOOD" not in json.dumps(reading.cable, layout=reading.layout)


@pytest.mark.parametrize("name", ["sourceDigest", "cableDigest"])
def test_one_wrong_digest_means_an_edit(name):
    """One wrong digest means an edit, not a forgery: the source is written."""
    made = members()
    made["layout"][name] = NOWHERE
    assert codes(made) == EDITED
    reading = parse(made)
    assert reading.layout.verified == (name == "cableDigest")
    assert not reading.layout.disputed
    assert text.dumps(reading.cable, layout=reading.layout) == SOURCE


@pytest.mark.parametrize("codec", [json, xml])
def test_a_forgery_is_written_by_nobody(codec):
    """If both digests hold for a source of another cable, no codec writes it."""
    made = members("FM AMEMBASSY LIMA\n")
    quito = "FM AMEMBASSY QUITO\n"
    made["layout"] |= {"runs": [literal(quito)], "sourceDigest": _digest(quito)}
    source = _as_xml(made) if codec is xml else standard.dumps(made)
    reading = codec.parse(source)
    assert reading.cable.heading.originator.designator == "AMEMBASSY LIMA"
    assert reading.diagnostics == ()
    assert reading.layout.disputed
    assert [finding.code for finding in codec.check(source)] == ["layout.disagrees"]
    assert reading.layout.source == quito
    for writer in (text, json, xml):
        with pytest.raises(CableEncodeError) as refused:
            writer.dumps(reading.cable, layout=reading.layout)
        assert refused.value.code == "layout.disagrees"
        assert writer.dumps(reading.cable)


def _as_xml(made: dict) -> str:
    return etree.tostring(write_root(made), encoding="unicode")


@pytest.mark.parametrize(
    "digest", ["A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "g" * 64]
)
@pytest.mark.parametrize("name", ["sourceDigest", "cableDigest"])
def test_a_digest_has_64_small_digits(name, digest):
    made = members()
    made["layout"][name] = digest
    assert codes(made) == [("model.pattern", f"/layout/{name}")]


# Copies


@pytest.mark.parametrize(
    ("run", "played"),
    [
        (copy(start=99), ""),
        (copy(start=99_999_999), ""),
        (copy(start=0, length=0), ""),
        (copy(start=4, length=99_999_999), "HARVEST IS GOOD THIS YEAR"),
        (copy("/nothing"), ""),
        (copy("/content"), ""),
        (copy("/content/paragraphs"), ""),
        (copy("/content/paragraphs/9/text"), ""),
        (copy("/content/subject/0"), ""),
        (copy("/content/paragraphs/text"), ""),
        (copy("/content/0"), ""),
        (copy("/heading/preamble/dateTimeGroup/day"), ""),
        (copy(f"/content/paragraphs/{'9' * 5000}/text"), ""),
        (copy("/a" * 10_000), ""),
        (copy("/layout/sourceDigest"), ""),
        (copy("/layout/runs/0/path"), ""),
    ],
)
def test_a_copy_of_nothing_plays_nothing(run, played):
    """A copy plays what is there: nothing, without an error, for an unknown place."""
    made = carried([run])
    exact = parse(carried([run], sourceDigest=_digest(played))).layout
    assert (exact.source, exact.verified) == (played, True)
    assert codes(made) == EDITED
    found = [(f.code, f.path) for f in json.check(standard.dumps(made))]
    assert ("layout.broken-copy", "/layout/runs/0") in found
    reading = parse(made)
    assert text.loads(text.dumps(reading.cable, layout=reading.layout)) == reading.cable


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


# The cap


LONG = "THE HARVEST IS GOOD. " * 1000 + "END"


@pytest.mark.parametrize(
    ("runs", "line_end"),
    [
        ([copy("/content/paragraphs/0/text")] * 1000, "LF"),
        ([copy("/content/paragraphs/0/text")] * 10_000, "LF"),
        ([literal("€" * 6_000_000)], "LF"),
        ([literal("A" + "\n" * 6_000_000)], "CRCRLF"),
    ],
    ids=["a thousand copies", "many copies", "three bytes each", "long line ends"],
)
def test_what_would_be_over_the_cap_is_not_played(runs, line_end):
    """A layout that would be over the cap is dropped, and the cable is read."""
    made = carried(runs, context={"lineEnd": line_end})
    made["content"]["paragraphs"] = [{"text": LONG}]
    reading = json.parse(standard.dumps(made))
    (finding,) = reading.diagnostics
    assert (finding.code, finding.path) == ("layout.too-large", "/layout")
    assert reading.cable.content.paragraphs[0].text == LONG
    assert reading.layout is None


def test_copies_beyond_the_end_cost_nothing():
    """Any number of copies beyond the end of a string play nothing."""
    made = carried([copy("/content/paragraphs/0/text", start=99_999_999)] * 20_000)
    made["content"]["paragraphs"] = [{"text": LONG}]
    reading = json.parse(standard.dumps(made))
    assert [finding.code for finding in reading.diagnostics] == ["layout.edited"]
    assert len(reading.layout.source) <= CAP


def test_a_short_digest_that_two_strings_share_is_no_way_in():
    """If two strings share a fingerprint, either is played: the digest decides."""
    made = members()
    made["content"]["paragraphs"] = [{"text": "A"}, {"number": "2", "text": "A"}]
    made["layout"]["runs"] = [copy("/nothing", digest=fingerprint("A"))]
    assert codes(made) == EDITED
    assert parse(made).layout.source == "A"


@pytest.mark.parametrize("to", ["text", "json", "xml"])
def test_every_document_with_a_layout_is_converted(to):
    """A document is converted to its cable, whatever its layout."""
    for runs in ([copy("/nothing")], [literal("\\ud800")], [literal("FM B\n")]):
        source = standard.dumps(carried(runs))
        written = cableformat.convert(source, to=to)
        assert cableformat.parse(written).cable == json.loads(source)
