"""Short ways into a cable, and what `str` and `to_dict` make of its values."""

from __future__ import annotations

import datetime
import enum
import json
import pkgutil

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat import text
from cableformat.document import SCHEMA_IDENTITY
from cableformat.errors import CableEncodeError
from cableformat.markings import Level
from cableformat.markings.levels import level_written
from cableformat.model import (
    Addressee,
    Archive,
    ArchiveAttribute,
    Cable,
    ClassificationLine,
    Originator,
    Reference,
)
from cableformat.testing import cables, sound_cables
from cableformat.testing._leaves import line


@given(cables())
def test_a_shortcut_answers_for_every_cable(cable):
    """A shortcut has a value of its type, from the telegram before the archive."""
    date = cable.date
    assert date is None or date.utcoffset() == datetime.timedelta(0)
    assert isinstance(cable.originator, Originator | None)
    assert isinstance(cable.level, Level | None)
    assert isinstance(cable.subject, str | None)
    assert all(isinstance(each, Addressee) for each in (*cable.action, *cable.info))
    assert all(isinstance(each, Reference) for each in cable.references)
    assert all(isinstance(each, str) for each in cable.tags)
    if (content := cable.content) is None:
        assert cable.text == ""
        return
    assert content.subject in (None, cable.subject)
    assert content.tags in ((), cable.tags)
    assert content.references in ((), cable.references)
    assert cable.text.count("\n\n") >= len(content.paragraphs) - 1
    assert all(each.text in cable.text for each in content.paragraphs)


#: What the archive and the editions call what a shortcut asks for.
_KEYS = "Subject From To TAGS Reference from to date classification".split()


@given(st.lists(st.tuples(st.sampled_from(_KEYS), line)))
def test_a_shortcut_answers_whatever_an_archive_says(stated):
    """No value of an archive's attribute makes a shortcut fail."""
    attributes = tuple(ArchiveAttribute(key=key, value=value) for key, value in stated)
    cable = Cable(archive=Archive(attributes=attributes) if attributes else None)
    said = {each.key: each.value for each in reversed(attributes) if not each.empty}
    assert cable.subject == said.get("Subject")
    if "From" in said:
        assert str(cable.originator) == said["From"]
    assert [*map(str, cable.action)] in ([], [said.get("To", said.get("to"))])
    for each in (*cable.tags, *map(str, cable.references)):
        assert each in said.get("TAGS", "") or each in said.get("Reference", "")
    assert isinstance(cable.level, Level | None)
    assert cable.date is None or cable.date.tzinfo is datetime.UTC


@given(cables())
def test_a_dictionary_is_the_document_without_its_schema(cable):
    """A dictionary has the names, values and order of the document."""
    document = {"$schema": SCHEMA_IDENTITY, **cable.to_dict()}
    assert json.dumps(document, ensure_ascii=False) == json.dumps(
        json.loads(cableformat.json.dumps(cable)), ensure_ascii=False
    )


def _flow(words):
    return " ".join(words.split())


@given(sound_cables())
def test_a_value_prints_as_the_telegram_prints_it(cable):
    """A value with words of its own prints as in canonical text, wrapping aside."""
    try:
        layout = text.parse(text.dumps(cable)).layout
    except CableEncodeError:
        return
    for claim in layout.claims:
        value = claim.value
        if attrs.has(type(value)) and type(value).__str__ is not object.__str__:
            printed = "".join(layout.text[a:b] for a, b in claim.spans)
            if isinstance(value, ClassificationLine):  # its level is letter-spaced
                printed = printed.replace(level_written(value.level), value.banner()[0])
            assert _flow(printed) == _flow(str(value)), claim.kind


def _enumerations():
    rooms = [
        getattr(cableformat, info.name)
        for info in pkgutil.iter_modules(cableformat.__path__)
        if not info.name.startswith("_")
    ]
    public = (getattr(room, name) for room in rooms for name in room.__all__)
    found = {each for each in public if isinstance(each, enum.EnumType)}
    return sorted(found, key=lambda cls: (cls.__module__, cls.__name__))


@pytest.mark.parametrize("cls", _enumerations(), ids=lambda cls: cls.__name__)
def test_an_enumeration_prints_its_text(cls):
    """Each member of an enumeration prints as words or as a number."""
    for member in cls:
        assert isinstance(member.value, str | int)
        assert cls.__name__ not in str(member)
        if isinstance(member, str):
            assert str(member) == member.value
