"""Laws 5, 6 and 10 for documents: edits by other tools, forgeries, what is removed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any, Final

import attrs
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.diagnostics import Severity
from cableformat.document import NAMESPACE, SCHEMA_IDENTITY, Literal, plain
from cableformat.document._form import DocumentContext, DocumentLayout, LineEnd
from cableformat.document._layout import cable_digest
from cableformat.errors import CableEncodeError
from cableformat.model import Cable
from cableformat.model.plain_data import strings
from cableformat.testing import telegrams
from cableformat.text import Scope
from tests.laws import (
    PRINTED,
    WORD,
    drawn,
    edited,
    element_bytes,
    literals,
    unchanged,
)

CODECS: Final[dict[str, Any]] = {"json": cableformat.json, "xml": cableformat.xml}
LAYOUT: Final = f"{{{NAMESPACE}}}layout"


def edited_json(source: str | bytes, edit: Cable) -> str:
    """The document of a source as a tool leaves it that knows nothing of layouts."""
    reading = text.parse(source)
    members = orjson.loads(cableformat.json.dumps(reading.cable, layout=reading.layout))
    kept = {name: members[name] for name in ("$schema", "layout")}
    return json.dumps(plain(edit) | kept)


def edited_xml(source: str | bytes, edit: Cable) -> str:
    """The same in XML."""
    reading = text.parse(source)
    old = etree.fromstring(cableformat.xml.dumps(reading.cable, layout=reading.layout))
    root = etree.fromstring(cableformat.xml.dumps(edit))
    root.append(old.find(LAYOUT))
    return etree.tostring(root, encoding="unicode")


def written(reading: Any) -> text.Written | None:
    """Law 5: what reads back as the cable, or `None` for a refusal with a code."""
    try:
        made = text.write(reading.cable, layout=reading.layout)
    except CableEncodeError as error:
        assert error.code in ("text.not-readable-back", "text.unencodable")
        return None
    assert text.parse(made.text).cable == reading.cable
    return made


@given(edited(most=3))
def test_what_another_tool_edited_is_read_and_written(case: tuple[str, Cable]) -> None:
    """The cable is the edited one, an info says so, and its text reads back (law 5)."""
    source, edit = case
    base = text.parse(source).cable
    in_json = cableformat.json.parse(edited_json(source, edit))
    in_xml = cableformat.xml.parse(edited_xml(source, edit))
    for reading in (in_json, in_xml):
        assert reading.cable == edit
        found = [finding.code for finding in reading.diagnostics]
        assert found == ([] if edit == base else ["layout.edited"])
        assert all(f.severity is Severity.INFO for f in reading.diagnostics)
        assert not reading.layout.disputed
        made = written(reading)
        assert made is None or type(made.text) is type(source)
    assert in_json.layout == in_xml.layout


@given(edited(most=3))
def test_nothing_of_what_another_tool_removed_is_left(case: tuple[str, Cable]) -> None:
    """A value that a tool removed is in no text and no document (law 10)."""
    source, edit = case
    reading = cableformat.json.parse(edited_json(source, edit))
    if written(reading) is not None:
        check_no_leak(text.parse(source).cable, reading.cable, reading.layout)


@given(edited(most=3))
def test_nothing_of_what_was_removed_is_left(case: tuple[str, Cable]) -> None:
    """No document of an edit has a word that only the old values had (law 10)."""
    source, edit = case
    layout = text.parse(source).layout
    try:
        check_no_leak(layout.base, edit, layout)
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"


def check_no_leak(old: Any, new: Any, layout: Any) -> None:
    out = text.dumps(new, layout=layout)
    # PRIORITY may be a word of an address, and the way a precedence is printed.
    gone = words(strings(old)) - words(strings(new)) - PRINTED
    if type(out) is str:
        assert not gone & words([out])
    for codec in CODECS.values():
        document = codec.dumps(new, layout=layout)
        reading = codec.parse(document)
        assert reading.diagnostics == ()
        assert reading.cable == new
        assert text.dumps(reading.cable, layout=reading.layout) == out
        assert not gone & words(literals(document))


def words(texts: Any) -> set[str]:
    return {word for value in texts for word in WORD.findall(value)}


@pytest.mark.full
def test_edits_by_another_tool_keep_what_did_not_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At most 5 % of edits lose bytes of an unchanged element (law 5).

    The shares are printed; the draws are the same in every run.
    """
    scopes: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    elements: Counter[str] = Counter()
    for source, edit in drawn(edited(), 1000):
        layout = text.parse(source).layout
        if edit == layout.base:
            continue
        reading = cableformat.json.parse(edited_json(source, edit))
        made = written(reading)
        scopes["refused" if made is None else made.scope.value] += 1
        if made is None:
            continue
        still = unchanged(edit, layout)
        missing = still - element_bytes(text.parse(made.text).layout)
        lost[made.scope.value] += bool(missing)
        elements["unchanged"] += still.total()
        elements["missing"] += missing.total()
    total = scopes.total()
    with capsys.disabled():
        told = ", ".join(f"{k} {v / total:.1%}" for k, v in scopes.most_common())
        print(f"\nedits of documents by scope, of {total}: {told}")
        told = ", ".join(f"{k} {v / total:.1%}" for k, v in lost.most_common())
        print(f"edits that cost an unchanged element its bytes: {told}")
        share = elements["missing"] / elements["unchanged"]
        print(f"unchanged elements without their bytes: {share:.2%}")
    assert lost[Scope.VERBATIM.value] == 0
    assert lost[Scope.ELEMENT.value] <= 0.01 * total
    assert lost.total() <= 0.05 * total
    wider = scopes["list"] + scopes["section"] + scopes["whole"]
    assert wider + scopes["refused"] <= 0.08 * total
    assert scopes["refused"] <= 0.03 * total


def test_a_string_that_took_the_place_of_another_is_written_there() -> None:
    """A changed string keeps the label, the blanks and the line end around it."""
    source = "FM AMEMBASSY LIMA\r\nBT\r\n\r\nSubj:   THE OLD BRIDGE  \r\n"
    cable = text.parse(source).cable
    content = attrs.evolve(cable.content, subject="A NEW BRIDGE")
    for document in (
        edited_json(source, attrs.evolve(cable, content=content)),
        edited_xml(source, attrs.evolve(cable, content=content)),
    ):
        codec = CODECS["json" if document.startswith("{") else "xml"]
        reading = codec.parse(document)
        out = text.dumps(reading.cable, layout=reading.layout)
        assert out == source.replace("THE OLD BRIDGE", "A NEW BRIDGE")


# Law 6: layouts that say what is not so


def forged(members: dict[str, Any], source: str) -> str:
    """A document whose layout plays back a source of another cable."""
    layout = DocumentLayout(
        context=DocumentContext(line_end=LineEnd.LF),
        source_digest=text_digest(source),
        cable_digest=cable_digest(members),
        runs=(Literal(text=as_literal(source)),) if source else (),
    )
    return json.dumps(
        {
            "$schema": SCHEMA_IDENTITY,
            **members,
            "layout": plain(layout),
        }
    )


def as_literal(source: str) -> str:
    """Every character escaped, as a slow tool may."""
    return "".join(f"\\u{ord(c):04x}" if ord(c) < 0x80 else c for c in source)


def text_digest(source: str) -> str:
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


@given(telegrams(), telegrams())
def test_a_layout_that_reads_as_another_cable_is_refused(one: str, other: str) -> None:
    """If both digests hold and the cables differ, no codec writes with it (law 6)."""
    cable = text.parse(one).cable
    reading = cableformat.json.parse(forged(plain(cable), other))
    assert reading.cable == cable
    assert reading.diagnostics == ()
    layout = reading.layout
    assert layout.source == other
    assert layout.verified
    assert layout.disputed == (text.parse(other).cable != cable)
    for codec in (text, *CODECS.values()):
        for edit in (cable, attrs.evolve(cable, content=None)):
            if layout.disputed:
                with pytest.raises(CableEncodeError) as caught:
                    codec.dumps(edit, layout=layout)
                assert caught.value.code == "layout.disagrees"
            else:
                assert codec.loads(codec.dumps(cable, layout=layout)) == cable


@given(telegrams(), st.data())
def test_a_layout_that_was_tampered_with_is_not_verified(
    source: str, data: st.DataObject
) -> None:
    """The cable is kept, an info says so, and the layout is not verified (law 6)."""
    reading = text.parse(source)
    members = json.loads(cableformat.json.dumps(reading.cable, layout=reading.layout))
    runs = members["layout"].get("runs", [])
    change = data.draw(st.sampled_from(["drop", "double", "digest", "add"]))
    place = data.draw(st.integers(0, max(0, len(runs) - 1)))
    if change == "drop":
        del runs[place : place + 1]
    elif change == "double":
        runs[place:place] = runs[place : place + 1]
    elif change == "add":
        runs.insert(place, {"kind": "literal", "text": "TO NOBODY\n"})
    members["layout"]["runs"] = runs
    if change == "digest" or not runs:
        members["layout"]["sourceDigest"] = "0" * 64
        members["layout"].pop("runs")
    again = cableformat.json.parse(json.dumps(members))
    assert again.cable == reading.cable
    assert [finding.code for finding in again.diagnostics] == ["layout.edited"]
    assert not again.layout.verified
    assert not again.layout.disputed
    written(again)
