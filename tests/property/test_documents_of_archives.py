"""A document of an archive: its frame leaves the telegram as it is."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cableformat import json, text, xml
from cableformat.errors import CableEncodeError
from cableformat.model import Archive, ArchiveAttribute, Cable, settled_after
from cableformat.model.plain_data import strings
from cableformat.reference import archive_keys
from cableformat.testing import documents
from cableformat.testing._dress import clean_telegrams
from tests.benchmarks.telegrams import telegram
from tests.laws import made_edits

_OWN = ("transmission", "heading", "content")
#: Where a telegram has its first addressee.
_ADDRESS = 6
_WORD = re.compile(r"[^\W_]{5,}")


@st.composite
def _dressed(draw: st.DrawFn) -> tuple[str, str]:
    """A telegram without a frame, and in one."""
    clean = draw(clean_telegrams())
    return clean, draw(documents(clean))


@given(_dressed())
def test_a_frame_leaves_the_telegram_equal(case: tuple[str, str]) -> None:
    """A framed telegram has the bare one's transmission, heading and content."""
    clean, framed = case
    reading = text.parse(framed)
    assert reading.dialect == "nara"
    plain = text.parse(clean, hints=text.Hints(dialect="state")).cable
    for name in _OWN:
        assert getattr(reading.cable, name) == getattr(plain, name)
    made = reading.cable.distribution
    assert made is not None
    assert f"{made.sum:03}" == made.total


@given(_dressed())
def test_a_document_comes_back_byte_for_byte(case: tuple[str, str]) -> None:
    """A document of an archive comes back, through JSON and XML too (laws 2, 3)."""
    _, framed = case
    reading = text.parse(framed)
    assert text.dumps(reading.cable, layout=reading.layout) == framed
    for codec in (json, xml):
        document = codec.dumps(reading.cable, layout=reading.layout)
        back = codec.parse(document)
        assert back.cable == reading.cable
        assert text.dumps(back.cable, layout=back.layout) == framed


@given(
    clean_telegrams().flatmap(documents),
    st.integers(0, 10_000),
    st.integers(0, 7),
    st.booleans(),
)
def test_a_telegram_below_the_attributes_is_no_value(
    framed: str, seed: int, lost: int, apart: bool
) -> None:
    """Lines that only a telegram has end the block, whatever the telegram lacks."""
    assume("Message Attributes" in framed)
    below = telegram(seed).split("\n")
    # Only the first addressee can be recognized.
    begins = below.index("BT") + 1 if lost > _ADDRESS else lost
    bare = "\n".join(below[begins:])
    reading = text.parse(framed + "\n" * apart + bare)
    assert reading.cable.archive == text.parse(framed).cable.archive
    codes = {finding.code for finding in reading.diagnostics}
    assert "text.several-telegrams" in codes


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, Cable]:
    """A document whose attributes repeat its telegram, and an edit of that."""
    clean = draw(clean_telegrams())
    framed = draw(documents(clean))
    reading = text.parse(framed)
    content = reading.cable.content
    subject = None if content is None else content.subject
    tags = () if content is None else content.tags
    # What states the archive's own work may hold a word of the message too.
    repeated = (
        *(
            ArchiveAttribute(key=key.name, value=subject or "n/a")
            for key in archive_keys()
            if key.name != "Locator"
        ),
        ArchiveAttribute(key="TAGS", value=", ".join(tags) or "n/a"),
    )
    cable = attrs.evolve(reading.cable, archive=Archive(attributes=repeated))
    try:
        source = text.dumps(cable)
    except CableEncodeError:
        source = framed
    cable = text.parse(source).cable
    edit = draw(made_edits(attrs.evolve(cable, archive=None, distribution=None)))
    edited = attrs.evolve(
        edit.cable, archive=cable.archive, distribution=cable.distribution
    )
    return source, edited


@given(_edited())
def test_an_edit_leaves_nothing_in_the_attributes(case: tuple[str, Cable]) -> None:
    """No attribute keeps a word that an edit removed from the message (law 10)."""
    source, edited = case
    layout = text.parse(source).layout
    assert layout is not None
    try:
        out = text.dumps(edited, layout=layout)
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"
        return
    written = text.parse(out).cable
    assert written == settled_after(edited, layout.base)
    removed = _words(layout.base) - _words(edited)
    archive = written.archive
    told = () if archive is None else archive.attributes
    left = {word for each in told for word in _WORD.findall(each.value.upper())}
    assert not removed & left


def _words(cable: Cable) -> set[str]:
    own: Any = attrs.evolve(cable, archive=None)
    return {w for value in strings(own) for w in _WORD.findall(value.upper())}


@pytest.mark.parametrize("name", ["Subject", "TAGS", "Concepts"])
def test_what_is_taken_out_leaves_its_attribute(name: str) -> None:
    """A subject and TAGS taken out leave no word; attributes beside them stay."""
    attributes = "".join(
        f"{key}: {value}\n"
        for key, value in (
            ("Concepts", "QUAGGAS, ZEBRAS"),
            ("Locator", "TEXT ON-LINE"),
            ("Subject", "QUAGGAS"),
            ("TAGS", "ZEBRAS"),
        )
    )
    source = (
        "                              Message Text\n"
        "UNCLAS LIMA 123\n\nTAGS: ZEBRAS\nSUBJECT: QUAGGAS\n\n"
        f"                              Message Attributes\n{attributes}"
    )
    reading = text.parse(source)
    content = attrs.evolve(reading.cable.content, subject=None, tags=())
    cable = attrs.evolve(reading.cable, content=content)
    out = text.dumps(cable, layout=reading.layout)
    assert "QUAGGAS" not in out
    assert "ZEBRAS" not in out
    assert "Locator: TEXT ON-LINE" in out
    assert (name in out) is (name != "Concepts")


_SHORT = "7. Message From Roe to Doe, July 11, 1971, 1920Z\n\nSource: Roe Papers.\n\n{}"
_LONG = """\
31. Telegram 2764 From the Embassy in Peru to the Department of State1

Lima, June 14, 1956—6:15 p.m.

{}

1 Source: Roe Papers. Secret; Nodis.
"""


@given(clean_telegrams(), st.sampled_from([_SHORT, _LONG]))
def test_a_head_of_editors_leaves_the_telegram_equal(clean: str, head: str) -> None:
    """A telegram with an editors' heading reads as it does alone (laws 2, 3)."""
    source = head.format(clean.rstrip("\n"))
    reading = text.parse(source)
    assert reading.dialect == "frus"
    assert text.dumps(reading.cable, layout=reading.layout) == source
    back = json.parse(json.dumps(reading.cable, layout=reading.layout))
    assert text.dumps(back.cable, layout=back.layout) == source
    plain = text.parse(clean.rstrip("\n"), hints=text.Hints(dialect="state")).cable
    if plain.heading is not None and plain.heading.preamble is not None:
        for name in _OWN:
            assert getattr(reading.cable, name) == getattr(plain, name)
