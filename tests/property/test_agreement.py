"""Law 7: readers and schemas agree on every document, except for a short list."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from xmlschema.exceptions import XMLSchemaKeyError

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.model import Cable
from cableformat.schema import RULES
from cableformat.testing import cables, damaged, telegrams
from cableformat.text import Hints
from tests.laws import drawn
from tests.mutations import mutated_json, mutated_xml
from tests.property.test_odd_characters import odd_telegrams
from tests.schema.documents import JSON, LXML, XMLSCHEMA


@st.composite
def documents(draw: st.DrawFn, codec: Any) -> str:
    """A document: of any cable, or of a telegram with its layout."""
    if draw(st.booleans()):
        return codec.dumps(draw(cables(readable=False)))
    date = draw(st.none() | st.dates(datetime.date(1945, 1, 1)))
    reading = text.parse(draw(telegrams()), hints=Hints(date=date))
    return codec.dumps(reading.cable, layout=reading.layout)


JSON_FAULTS: Final = documents(cableformat.json).flatmap(mutated_json)
XML_FAULTS: Final = documents(cableformat.xml).flatmap(mutated_xml)


def in_json(document: str) -> bool:
    return JSON.is_valid(json.loads(document))


def in_xml(document: str) -> bool:
    """Whether both libraries accept a document; they agree on it."""
    verdict = LXML.validate(etree.fromstring(document))
    try:
        assert XMLSCHEMA.is_valid(document) == verdict
    except XMLSchemaKeyError:
        # It knows no way to say that a type is unknown, which xsi:type may name.
        assert not verdict
    return verdict


def excuses(reading: Any, accepted: bool) -> set[str]:
    """Why the reader refuses what the schema accepts: codes of the list alone."""
    if not accepted:
        assert reading.cable is None
    elif reading.cable is None:
        found = {finding.code for finding in reading.diagnostics}
        assert found
        assert found <= set(RULES)
        return found
    return set()


@given(JSON_FAULTS)
def test_the_reader_and_the_json_schema_agree(document: str) -> None:
    """Both refuse a document with a fault, both accept it, or the list says why not."""
    excuses(cableformat.json.parse(document), in_json(document))


@given(XML_FAULTS)
def test_the_reader_and_the_xml_schema_agree(document: str) -> None:
    """Both refuse a document with a fault, both accept it, or the list says why not."""
    excuses(cableformat.xml.parse(document), in_xml(document))


@pytest.mark.full
def test_faults_are_refused_accepted_and_excused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Faults are often enough refused, accepted and excused by rules of the list.

    ``tests/schema/test_rules.py`` checks that each rule is needed.
    """
    seen: Counter[str] = Counter()
    needed: set[str] = set()
    for codec, faults, valid in (
        (cableformat.json, JSON_FAULTS, in_json),
        (cableformat.xml, XML_FAULTS, in_xml),
    ):
        for document in drawn(faults, 150):
            accepted = valid(document)
            reading = codec.parse(document)
            excused = excuses(reading, accepted)
            needed |= excused
            name = "excused" if excused else "accepted" if accepted else "refused"
            seen[f"{codec.__name__.rpartition('.')[2]} {name}"] += 1
    with capsys.disabled():
        print(f"\nverdicts on documents with a fault: {dict(sorted(seen.items()))}")
        print(f"rules not reached: {sorted(set(RULES) - needed)}")
    assert min(seen.values()) >= 5
    assert len(needed) >= 4


@given(cables(readable=False))
def test_what_constructors_accept_both_schemas_accept(cable: Cable) -> None:
    """Law 7: every value has documents that are valid."""
    assert in_json(cableformat.json.dumps(cable))
    assert in_xml(cableformat.xml.dumps(cable))


@given(
    st.one_of(
        telegrams(), damaged(), odd_telegrams(), st.text(st.characters()), st.binary()
    ),
)
def test_every_document_with_a_layout_is_valid(source: str | bytes) -> None:
    """Both schemas accept the document of any source, even of any bytes."""
    reading = text.parse(source)
    assert in_json(cableformat.json.dumps(reading.cable, layout=reading.layout))
    assert in_xml(cableformat.xml.dumps(reading.cable, layout=reading.layout))


@pytest.mark.parametrize("version", ["1.00", "01.0", "1.0 ", " 1.0", "1", "١.٠", ""])
def test_a_version_has_one_spelling(version: str) -> None:
    """Readers refuse every spelling that the schemas refuse."""
    members = json.loads(cableformat.json.dumps(Cable()))
    members["$schema"] = members["$schema"].replace("1.0", version)
    tree = cableformat.xml.dumps(Cable()).replace('"1.0"', f'"{version}"')
    assert not in_json(json.dumps(members))
    assert not in_xml(tree)
    assert cableformat.json.parse(json.dumps(members)).cable is None
    assert cableformat.xml.parse(tree).cable is None
