"""What holds of sections that are joined, by every convention (streams.md 4)."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat.comparison import differences
from cableformat.model import Cable
from cableformat.streams import Assembly, assemble, telegram_key
from cableformat.testing import dresses, sections
from cableformat.testing._sections import CONVENTIONS, Sectioned
from cableformat.text import Reading


def read(sources):
    return [cableformat.text.parse(source) for source in sources]


def codes(assembly: Assembly) -> Counter[str]:
    return Counter(found.code for found in assembly.diagnostics)


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(st.data())
def test_sections_are_the_telegram_sent_whole(convention: str, data) -> None:
    """Sections in any order give the telegram, with paragraphs joined over a seam."""
    sent = data.draw(sections(convention=convention))
    whole = cableformat.text.parse(sent.whole).cable
    assembly = assemble(read(data.draw(st.permutations(sent.sections))))
    assert not assembly.diagnostics
    assert assembly.missing == ()
    assert assembly.cable is not None
    made = attrs.evolve(assembly.cable, distribution=None, archive=None)
    assert differences(made, whole, wrapping=False) == ()


@given(st.sampled_from(("acp", "state")), dresses(), st.data())
def test_sections_are_joined_in_any_dress(convention: str, dress, data) -> None:
    """Sections give the same cable with any line ends, margins and page lines."""
    sent = data.draw(sections(convention=convention))
    assembly = assemble(read([dress.put_on(source) for source in sent.sections]))
    assert not assembly.diagnostics
    whole = cableformat.text.parse(sent.whole).cable
    assert differences(assembly.cable, whole, wrapping=False) == ()


@given(sections(), st.data())
def test_the_parts_are_written_again_and_every_seam_is_kept(
    sent: Sectioned, data
) -> None:
    """Each byte is in the joined text or at a seam; order makes no difference."""
    sources = [source.encode() for source in sent.sections]
    assembly = assemble(read(data.draw(st.permutations(sources))))
    assert list(assembly.sources) == sources
    assert assembly == assemble(read(sources)) == assemble(assembly.parts)
    for place, seam in enumerate(assembly.seams):
        assert (seam.before, seam.after) == (place + 1, place + 2)
        assert sent.sections[place].endswith(seam.ending)
        assert sent.sections[place + 1].startswith(seam.head)


@given(sections(), st.data())
def test_what_is_left_out_is_missing_and_what_is_twice_is_reported(
    sent: Sectioned, data
) -> None:
    """Any section left out is missing, and any section sent twice is repeated."""
    count = len(sent.sections)
    place = data.draw(st.integers(0, count - 1))
    rest = [s for n, s in enumerate(sent.sections) if n != place]
    assembly = assemble(read(rest))
    assert assembly.missing == (place + 1,)
    assert codes(assembly)["sections.missing"] == 1
    again = assemble(read([*sent.sections, sent.sections[place]]))
    assert codes(again) == {"sections.repeated": 1}
    assert again.cable == assemble(read(sent.sections)).cable
    assert [found.path for found in again.diagnostics] == [f"/parts/{place + 1}"]


@given(sections())
def test_a_whole_telegram_is_its_own_assembly(sent: Sectioned) -> None:
    """A telegram, also one assembled and written, is its own assembly."""
    reading = cableformat.text.parse(sent.whole)
    assert assemble([reading]) == Assembly(cable=reading.cable, parts=(reading,))
    made = assemble(read(sent.sections)).cable
    written = cableformat.json.parse(cableformat.json.dumps(made))
    assert assemble([written]).cable == made


@given(sections(), st.data())
def test_sections_come_as_documents_too(sent: Sectioned, data) -> None:
    """A document with a layout gives the text of its section."""
    readings = read(sent.sections)
    place = data.draw(st.integers(0, len(readings) - 1))
    chosen = readings[place]
    document = cableformat.json.dumps(chosen.cable, layout=chosen.layout)
    readings[place] = cableformat.json.parse(document)
    assert assemble(readings).cable == assemble(read(sent.sections)).cable


def document(reading: Reading[Cable]) -> str | None:
    """The document number that an archive shows, if any."""
    archive = reading.cable.archive
    return None if archive is None else archive.stated("Document Number")


@given(st.sampled_from(CONVENTIONS), st.data())
def test_sections_of_two_telegrams_are_refused(convention: str, data) -> None:
    """Sections are refused if their keys differ, or the subjects of their series do."""
    one, other = (data.draw(sections(convention=convention)) for _ in range(2))
    mixed = read([one.sections[0], other.sections[1]])
    first, second = (reading.cable for reading in mixed)
    compared = mixed
    if None in map(document, mixed):
        alone = (attrs.evolve(each.cable, archive=None) for each in mixed)
        compared = [Reading(cable=cable) for cable in alone]
    same = telegram_key(compared[0]) == telegram_key(compared[1])
    if same and convention == "navy":
        same = first.content.subject == second.content.subject
    assembly = assemble(mixed)
    assert ("sections.mixed" in codes(assembly)) is not same
    assert same or assembly.cable is None


#: Lines that mean something at a seam, and text.
_LINES = st.sampled_from(
    "|BT|NNNN|#0417|UNCLAS|SUBJ: CORK|SUBJ/CORK//|TAGS: EAGR|REF: A. LIMA 12|NODIS|"
    "GENTEXT/REMARKS/1. A|RMKS/2. B|//|1. A|2. (U) B|TEXT GOES ON|   A   4|"
    "FM AMEMBASSY LIMA|R 141100Z MAY 75|DE RUEHPE #0417/01 1341100|SECTION 0 OF 0|"
    "MSGID/GENADMIN/CNO//|PASS TO ALL OFFICE CODES:|Message Attributes|QUOTE|SMITH|"
    "Document Number: 1975LIMA00417|UNCLAS SECTION 02 OF 02 LIMA 000417|"
    "PART ONE OF TWO|SECTION 2 OF 2|UNCLAS FINAL SECTION OF 2|NAVADMIN 114/05".split(
        "|"
    )
)


@given(st.lists(st.lists(_LINES, max_size=9), min_size=1, max_size=3), st.booleans())
def test_any_readings_are_joined_or_refused(drafts, numbered: bool) -> None:
    """Any readings give back their bytes, in any order, and a cable or a refusal."""
    sources = [
        "\n".join((f"UNCLAS SECTION {n} OF {len(drafts)}" if numbered else "", *lines))
        for n, lines in enumerate(drafts, 1)
    ]
    assembly = assemble(read(sources))
    assert sorted(assembly.sources) == sorted(sources)
    assert assembly == assemble(read(reversed(sources)))
    refused = {"sections.mixed", "sections.contradiction", "sections.unnumbered"}
    assert (assembly.cable is None) == bool(refused & {*codes(assembly)})
