"""Passes: each asks one question of the whole telegram, and gives an answer."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from cableformat.text import Hints, check, parse
from cableformat.text.dialects import STATE, Dialect, Row
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.furniture import Pattern, page_lines_within
from cableformat.text.lenses.lens import Block, Claim, Facts, Zone, stray
from cableformat.text.lines.line import Line, Lines
from cableformat.text.lines.source import decode
from cableformat.text.parsing import settled_of
from cableformat.text.passes import blocks
from cableformat.text.passes.assembly import cable_of
from cableformat.text.passes.blocks import Placed, place
from cableformat.text.passes.endings import Endings, earlier_endings
from cableformat.text.passes.findings import about_fused_lines, about_strays, located
from cableformat.text.passes.landmarks import Landmarks, landmarks
from cableformat.text.passes.listings import listings_of
from cableformat.text.passes.outline import Outline, outline_of
from cableformat.text.passes.pilots import Pilots, pilots_of
from cableformat.text.passes.progress import Progress
from cableformat.text.passes.repetitions import repetitions_of
from cableformat.text.passes.revision import revise
from cableformat.text.passes.values import Values
from tests.laws import TELEGRAMS

_PILOT = "RR RUEHLO\nZNR UUUUU\nFDA035\nPP RUEHNO\nDE RUEHLI #1205 2110915\n"


def _marks(source: str) -> Landmarks:
    return landmarks(source, Lines(source), STATE)


@attrs.frozen
class _Blocks:
    """The blocks of a telegram, and what placing its lines showed besides."""

    blocks: list[Block]
    placed: Placed

    @property
    def outlines(self) -> list[Outline]:
        """The blocks as the settling passes see them."""
        return [outline_of(block) for block in self.blocks]


def _placed(source: str, dialect: Dialect = STATE) -> _Blocks:
    blocks: list[Block] = []
    placed = place(_marks(source), dialect, blocks.append)
    return _Blocks(blocks, placed)


def _kinds(source: str) -> list[str]:
    return [kind.name for block in _placed(source).blocks for kind in block.kinds]


def _zones(source: str) -> list[str]:
    return [block.zone.value for block in _placed(source).blocks]


def _read(source: str, *, date: datetime.date | None = None) -> Values:
    values = Values(source, Hints(date=date))
    placed = place(_marks(source), STATE, values.take)
    revise(values, settled_of(values.outlines, repeated=placed.repeated), source)
    return values


# Landmarks


def test_text_begins_with_the_first_known_name() -> None:
    """The text begins with the first known identifier of a set, or without one at the
    end of the source.
    """
    assert _marks("FM A\nMSGID/GENADMIN//\nSUBJ/X//\n").text_begun == 5
    assert _marks("FM A\n").text_begun == 5


def test_the_heading_ends_with_its_last_line_above_the_content() -> None:
    """The heading ends with its last line above the first line of content."""
    assert _marks("TO A\nINFO B\nSUBJ: X\nTO C\n").heading_until == 5
    assert _marks("SUBJ: X\nTO C\n").heading_until == -1


def test_the_reference_numbers_above_the_text_are_found_by_post_and_alone() -> None:
    """Each reference number has the place of the last line above the text that shows
    it.
    """
    marks = _marks("LIMA 1205\nUNCLAS LIMA 001205\nSUBJ: X\nLIMA 1205\n")
    assert marks.numbers == {("LIMA", 1205): 10, (None, 1205): 10}


def test_letters_of_stamps_are_watched_only_where_there_are_stamps() -> None:
    """The letters of stamps are looked for only in a source with a stamp."""
    assert not _marks("SUBJ: X\n").stamps
    marks = _marks("RELEASED IN FULL\n")
    assert "R" in marks.stamps
    assert marks.stamps <= marks.begins


# Blocks


def test_each_line_is_in_the_block_of_one_element() -> None:
    """A line that no row takes continues the block above it."""
    source = (
        "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS\nSUBJ: X\nY\n\n1. A\nB\n"
    )
    assert _kinds(source) == [
        "ORIGINATOR",
        "ACTION_ADDRESSEE",
        "BREAK",
        "CLASSIFICATION_LINE",
        "SUBJECT",
        "PARAGRAPH",
    ]
    lines = [[line.text for line in block.lines] for block in _placed(source).blocks]
    assert lines[-2:] == [["SUBJ: X", "Y"], ["1. A", "B"]]


def test_a_block_knows_its_zone() -> None:
    """The zone of a block is the one that its row leads to."""
    source = "ZCZC FDA035\nFM A\nBT\nUNCLAS\n\n1. X\nBT\n#0042\n"
    assert _zones(source) == [
        "procedure",
        "address",
        "opening",
        "opening",
        "body",
        "closed",
        "closed",
    ]


def test_a_line_that_no_lens_takes_is_a_stray_of_its_section() -> None:
    """A line that no lens accepts is a stray of the heading above the first line of
    content, and of the content below it.
    """
    assert _kinds("FM A\n?? ??\nBT\nSUBJ: X\n\n1. A\nBT\n?? ??\n") == [
        "ORIGINATOR",
        "HEADING_STRAY",
        "BREAK",
        "SUBJECT",
        "PARAGRAPH",
        "CLOSE",
        "CONTENT_STRAY",
    ]


def test_a_block_that_says_nothing_is_a_stray() -> None:
    """A block of a label without a value is a stray."""
    assert _kinds("SUBJECT:\n\nREF: X\n") == ["CONTENT_STRAY", "REFERENCE"]


def test_the_name_under_the_text_is_a_block_of_its_own() -> None:
    """The name under the text is a block of its own, and so is a downgrading group at
    the end of the last line.
    """
    source = "SUBJ: X\n\n1. THE MILL STANDS. GP-3\n\nDOE\nBT\n"
    assert _kinds(source)[1:] == [
        "PARAGRAPH",
        "DOWNGRADING_GROUP",
        "SIGNATURE",
        "CLOSE",
    ]


def test_a_heading_goes_to_the_paragraph_below_it() -> None:
    """The lines of a heading move from the paragraph above to the paragraph below."""
    above, below = _placed("SUBJ: X\n\n1. A.\n\nSUMMARY\n-------\n\n2. B.\n").blocks[1:]
    assert [line.text for line in above.lines] == ["1. A."]
    assert [line.text for line in below.match.heading] == ["SUMMARY", "-------"]


def test_furniture_is_in_no_block_and_parts_none() -> None:
    """Furniture is in no block, and the line below it knows that
    something was between.
    """
    placed = _placed("SUBJ: X\n\n1. A\nLIMA 00001205  002 OF 003\nB\n")
    assert [piece.pattern for piece in placed.placed.furniture] == [Pattern.PAGE_LINE]
    paragraph = placed.blocks[-1]
    assert [line.cut for line in paragraph.lines] == [False, True]
    assert paragraph.interrupted


def test_a_line_that_holds_several_is_taken_apart() -> None:
    """The pieces of a line that contains several elements keep the span of the line,
    for the finding about it.
    """
    placed = _placed("FM AMEMBASSY LIMA TO SECSTATE WASHDC\n")
    assert [block.kinds[0] for block in placed.blocks] == [
        Kind.ORIGINATOR,
        Kind.ACTION_ADDRESSEE,
    ]
    assert placed.placed.fused == [(0, 36)]


def test_a_second_preamble_begins_the_heading_that_the_first_readdresses() -> None:
    """A second preamble begins a readdressed heading, and a third one is marked because
    no cable holds it.
    """
    one = "R 291000Z JUL 08\nFM AMEMBASSY LIMA\n"
    blocks = _placed(one * 3).blocks
    assert [block.heading for block in blocks] == [0, 0, 1, 1, 2, 2]
    assert blocks[2].kinds == (Kind.READDRESSED_PREAMBLE,)


def test_an_ordinary_telegram_is_read_in_clean_form() -> None:
    """An ordinary telegram is read in clean form down to its signature, without blocks
    for lenses.
    """
    source = (
        "VZCZCXRO4187\nPP RUEHC\nDE RUEHRK #0418 1431610\nZNR UUUUU ZZH\n"
        "P 221610Z MAY 08\nFM AMEMBASSY REYKJAVIK\n"
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3741\nINFO RUEHDL/AMEMBASSY DUBLIN 0012\n"
        "RUEHLO/AMEMBASSY LONDON 0013\nBT\nUNCLAS REYKJAVIK 000418\n\n"
        "E.O. 12958: N/A\nTAGS: PREL, EFIS\nSUBJECT: HARBOR PILOTS\n\n"
        "1. (U) Three pilots called\non May 20.\n\n2. (U) They left.\n"
        "DOE\nBT\n#0418\nNNNN\n"
    )
    full: list[Block] = []
    values = Values(source, Hints())
    place(_marks(source), STATE, full.append, clean=values)
    assert [block.kinds for block in full] == [(Kind.SIGNATURE,)]
    assert [claim.kind for claim in values.claims if not claim.label] == [
        claim.kind
        for claim in parse(source).layout.claims  # type: ignore[union-attr]
        if not claim.label and claim.kind is not Kind.SIGNATURE
    ]


@pytest.mark.parametrize("dialect", ["frus", "nara", "state"])
def test_a_telegram_without_a_frame_reads_alike_in_dialects_that_have_one(
    dialect: str,
) -> None:
    """A telegram that has lost its frame is read as the same cable, whichever dialect a
    hint names.
    """
    source = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nSUBJ: X\n\n1. A.\n"
    reading = parse(source, hints=Hints(dialect=dialect))
    assert reading.cable == parse(source).cable
    assert reading.diagnostics == ()


# Pilots


def test_what_is_above_a_second_format_line_is_a_pilot() -> None:
    """The blocks above a second format line are a pilot, which ends at the block with
    which the message continues.
    """
    assert pilots_of(_placed(_PILOT).outlines) == {2: (0, 1)}


def test_a_message_whose_own_lines_are_complete_has_no_pilot_above_it() -> None:
    """A message with a calling station has no pilot, because its own lines are
    complete.
    """
    source = "PP RUEHNO\nDE RUEHLI #1205 2110915\nFDA035\nRR RUEHLO\n"
    assert pilots_of(_placed(source).outlines) == {}


def test_identifications_alone_are_no_pilot() -> None:
    """Identifications alone are not a pilot, because relays write several of them above
    a message.
    """
    assert pilots_of(_placed("FDA035\nKLB207\nPP RUEHNO\n").outlines) == {}


def test_a_service_message_is_a_pilot_with_what_is_above_it() -> None:
    """A service message is the last block of a pilot, together with the blocks above
    it.
    """
    source = "VV KLA128\nUNCLAS SVC ZUI KLB207\nPP RUEHC\n"
    assert pilots_of(_placed(source).outlines) == {1: (0,)}


# Endings


def test_an_ending_above_the_heading_is_that_of_an_earlier_message() -> None:
    """An ending above an identification is that of an earlier message."""
    assert earlier_endings(_placed("#0042\nNNNN\nZCZC FDA035\nFM A\n").outlines) == {
        0: 2,
        1: 2,
    }


@pytest.mark.parametrize("source", ["NNNN\n", "NNNN\nSUBJ: X\n", "FM A\nBT\nX\nNNNN\n"])
def test_an_ending_above_no_heading_is_the_telegrams_own(source: str) -> None:
    """An ending with no message below it is the telegram's own."""
    assert earlier_endings(_placed(source).outlines) == {}


# Listings


def test_addressees_above_the_routing_line_are_a_list_where_the_heading_has_some() -> (
    None
):
    """Addressees above the routing line are a list, except a kind of addressee that
    only they have.
    """
    lines = "TO RUEHLO/AMEMBASSY LONDON\nINFO RUEHNO/AMEMBASSY OSLO\nPP RUEHNO\n"
    source = f"{lines}DE RUEHLI #1205 2110915\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
    assert listings_of(_placed(source).outlines) == {
        0: frozenset({Kind.ACTION_ADDRESSEE})
    }


def test_addressees_without_a_routing_line_below_are_the_heading() -> None:
    """Addressees without a routing line below are the heading, which may lack its first
    lines.
    """
    assert listings_of(_placed("TO A\nTO B\n").outlines) == {}


# Repetitions


def _repeated(blocks: list[Outline], pilots: Pilots, endings: Endings) -> list[int]:
    return [
        n for n, again in enumerate(repetitions_of(blocks, pilots, endings)) if again
    ]


def test_the_second_of_what_a_cable_holds_once_is_a_repetition() -> None:
    """The second block of an element that a cable holds once is a repetition; lists may
    have any number of blocks.
    """
    blocks = _placed("SUBJ: X\nTAGS: PREL\nSUBJ: X\nTAGS: PGOV\n").outlines
    assert _repeated(blocks, {}, {}) == [2]


def test_a_pilot_has_elements_of_its_own() -> None:
    """A pilot and the ending of an earlier message have elements of their own, which
    are not repetitions.
    """
    blocks = _placed(_PILOT).outlines
    assert _repeated(blocks, pilots_of(blocks), {}) == []
    assert _repeated(blocks, {}, {}) == [3]
    blocks = _placed("NNNN\nFM A\nBT\nX\nBT\nNNNN\n").outlines
    assert _repeated(blocks, {}, earlier_endings(blocks)) == []


def test_whatever_a_third_heading_has_is_a_repetition() -> None:
    """Every block of a third heading is a repetition, because no cable holds one."""
    blocks = _placed("R 291000Z JUL 08\nFM AMEMBASSY LIMA\n" * 3).outlines
    assert _repeated(blocks, {}, {}) == [4, 5]


# Values


def test_values_are_in_the_order_of_the_source_and_by_kind() -> None:
    """The values of each kind are in the order of the source, and labels are claims
    without a value.
    """
    values = _read("FM AMEMBASSY LIMA\nSUBJ: X\n")
    assert [claim.kind for claim in values.claims] == [
        Kind.ORIGINATOR,
        Kind.ORIGINATOR,
        Kind.SUBJECT,
        Kind.SUBJECT,
    ]
    assert values.by_kind[Kind.SUBJECT] == ["X"]


def test_nothing_is_reported_of_a_block_that_is_not_read() -> None:
    """The misspelt label of a repeated subject, which is not read, is not reported."""
    source = "SUBJ: X\nSUBJT: Y\n"
    assert not _read(source).notes
    assert [found.code for found in check(source)] == ["text.repeated-element"]


def test_lower_case_is_reported_once() -> None:
    """Lower case is reported once, at the first such code that is not a stray."""
    values = _read("tags: prel\n\nsubj: x\nTAGS: pgov\n")
    lower = [note for note in values.notes if note.code == "text.lower-case"]
    assert [note.printed for note in lower] == ["prel"]


def test_a_stray_follows_the_field_above_its_block() -> None:
    """A stray follows the field above its block, and neither one of its own block nor
    one below.
    """
    values = _read("SUBJ: X\n\nTAGS: PREL, (\n?? ??\n")
    (one, other) = values.by_kind[Kind.CONTENT_STRAY]
    assert (one.text, one.follows) == ("(", "subject")
    assert other.follows == "tags"


def test_two_digits_of_a_year_are_resolved_by_the_preamble_above() -> None:
    """Two digits of a year are resolved by the preamble above, or without one by the
    date of the hint.
    """
    order = "E.O. 12958: DECL: 07/29/18\n"
    (read,) = _read("R 291000Z JUL 08\n" + order).by_kind[Kind.EXECUTIVE_ORDER]
    assert read.declassification.date == "2018-07-29"
    (read,) = _read(order, date=datetime.date(1919, 1, 1)).by_kind[Kind.EXECUTIVE_ORDER]
    assert read.declassification.date == "2018-07-29"


def test_what_the_heading_has_itself_is_a_stray_in_a_list_of_deliveries() -> None:
    """An addressee in a list of deliveries is a stray with its label if the heading has
    its kind.
    """
    values = _read(
        "TO RUEHLO/AMEMBASSY LONDON\nPP RUEHNO\nDE RUEHLI #1205 2110915\n"
        "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
    )
    (kept,) = values.by_kind[Kind.ACTION_ADDRESSEE]
    assert kept.designator == "SECSTATE WASHDC"
    (aside,) = values.by_kind[Kind.HEADING_STRAY]
    assert aside.text == "TO RUEHLO/AMEMBASSY LONDON"
    assert aside.code == "text.repeated-element"


def test_findings_about_the_parts_of_a_pilot_are_about_the_pilot() -> None:
    """A finding about a part of a pilot has the path of the pilot, and one about the
    line below that of the line.
    """
    reading = parse("rr RUEHLO\nZNR UUUUU\nFDA035\n")
    (finding,) = reading.diagnostics
    assert (finding.code, finding.path) == ("text.lower-case", "/transmission/pilots/0")
    reading = parse("RR RUEHLO\nZNR UUUUU\nFDA035\npp RUEHNO\nDE RUEHLI #1 2110915\n")
    (finding,) = reading.diagnostics
    assert finding.path == "/transmission/routingLine"


# Assembly and findings


def test_a_cable_is_built_of_values_by_kind() -> None:
    """A cable is built from the values by kind, and sections without a value are
    absent.
    """
    cable = cable_of({Kind.SUBJECT: ["X"], Kind.TAG: ["PREL", "PGOV"]})
    assert cable.heading is None
    assert cable.content is not None
    assert (cable.content.subject, cable.content.tags) == ("X", ("PREL", "PGOV"))


def test_a_fused_line_is_reported_by_its_first_element() -> None:
    """A line with several elements is reported at the first one, with another code in
    the content.
    """
    claims = [Claim(Kind.ORIGINATOR, "A", [(3, 4)]), Claim(Kind.TAG, "X", [(9, 10)])]
    notes = about_fused_lines([(0, 5), (8, 12)], claims)
    assert [(note.code, note.at) for note in notes] == [
        ("heading.fused-line", 3),
        ("content.fused-line", 9),
    ]


def test_findings_are_in_the_order_of_the_source() -> None:
    """The findings of lenses and of strays are sorted together in the order of the
    source.
    """
    values = _read("?? ??\nSUBJT: X\n\n1. A\nBT\n?? ??\n")
    notes = [*values.notes, *about_strays(values.claims, STATE.labels)]
    spans = [finding.span for finding in located(notes, "", values.claims)]
    assert len(spans) == 3
    assert spans == sorted(spans)


# Dialects


def test_a_dialect_is_a_table() -> None:
    """A dialect with one row can be read, because no pass knows which lenses a dialect
    has.
    """
    toy = Dialect(
        "toy",
        (Row(SubjectLens(), {Zone.PROCEDURE: Zone.PROCEDURE}),),
        STATE.signature,
        STATE.group,
        in_text=STATE.in_text,
    )
    blocks = _placed("SUBJECT: X\nFM A\nTAGS: PREL\n\nSUBJECT: Y\n", toy).blocks
    lines = [[line.text for line in block.lines] for block in blocks]
    assert lines == [["SUBJECT: X", "FM A", "TAGS: PREL"], ["SUBJECT: Y"]]
    assert {block.lens for block in blocks} == set(toy.lenses)


class _Asked:
    """Progress that can be asked, and not changed."""

    def __init__(self, progress: Progress) -> None:
        object.__setattr__(self, "_progress", progress)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._progress, name)
        return frozenset(found) if isinstance(found, set) else found

    def __setattr__(self, name: str, value: object) -> None:
        raise AssertionError(name)


def test_functions_of_rows_and_of_furniture_only_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No function of a row or of furniture changes the progress of the blocks."""

    def asking(function: Any, *, last: bool) -> Any:
        if function is None:
            return None
        if last:
            return lambda match, progress: function(match, _Asked(progress))
        return lambda progress: function(_Asked(progress))

    rows = [
        attrs.evolve(
            row,
            here=asking(row.here, last=False),
            confirm=asking(row.confirm, last=True),
            opens_text=asking(row.opens_text, last=False),
        )
        for row in STATE.rows
    ]
    dialect = Dialect(
        "asked",
        tuple(rows),
        STATE.signature,
        STATE.group,
        in_text=STATE.in_text,
        fused=STATE.fused,
    )
    monkeypatch.setattr(blocks, "pattern_of", asking(blocks.pattern_of, last=True))
    for path in TELEGRAMS:
        source, _ = decode(path.read_bytes())
        assert _placed(source, dialect).blocks or not source.strip()


def test_every_row_leads_into_a_zone_from_a_zone() -> None:
    """The table lists each row in each of its zones, by the letters of its lens."""
    for row in STATE.rows:
        for zone in row.zones:
            by_letter, by_any = STATE.table[zone][True]
            letters = row.lens.initials or "?"
            for letter in letters:
                assert any(row is tried for *_, tried in by_letter.get(letter, by_any))


def test_a_block_reports_on_itself() -> None:
    """The notes of a block are created with the first finding, and removed when the
    finding is withdrawn.
    """
    block = Block(SubjectLens(), None, Line("subj: x", 0, "", 0))
    assert block.notes is None
    assert block.capitals("x", Kind.SUBJECT, [(6, 7)]) == "X"
    assert block.notes is not None
    assert [note.code for note in block.notes] == ["text.lower-case"]
    block.put_back()
    assert block.notes is None


def test_facts_say_in_which_year_two_digits_lie() -> None:
    """Two digits of a year are the first such year that is not before the
    cable's own.
    """
    assert Facts(Hints(), 1975).year_from(74) == 2074
    assert Facts(Hints(), 1975).year_from(75) == 1975


def test_a_stray_is_a_claim_of_its_words() -> None:
    """A stray is first a claim of its words, without the field that it follows."""
    claim = stray("??", Kind.CONTENT_STRAY, [(0, 2)])
    assert (claim.value.text, claim.value.follows) == ("??", None)
    assert claim.value.code == "text.unrecognised-line"


@pytest.mark.parametrize("printed", [str, str.lower])
def test_labels_of_a_wrapper_are_strays_in_any_case(printed):
    """Labels of a wrapper above the heading are strays in any case, and the telegram's
    own labels below it are elements.
    """
    own = "R 121500Z JUN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
    source = f"SUBJECT: A COPY\nREF: LIMA 7\n\n{own}UNCLAS LIMA 12\n\nSUBJECT: CORK\n"
    content = parse(printed(source)).cable.content
    assert (content.subject, content.references) == (printed("CORK"), ())


def test_a_page_line_of_a_station_within_a_line_is_a_line_of_its_own() -> None:
    """A station's page line within a line is recognised by station and serial in one
    word, and prose may follow it.
    """
    assert page_lines_within("PIERS PAGE 02 RUENAAA6404 UNCLAS AS BEFORE") == [(6, 32)]
    assert page_lines_within("PIERS ON PAGE 02 REFERENCE 6404 AS BEFORE") == []


@pytest.mark.parametrize(
    "first",
    [
        # A letterhead.
        "TELEGRAM",
        # Format line 2 of ACP 128.
        "RTTUZYUW RUEHKA0212 0630915-UUUU--RUEHC.",
    ],
)
def test_a_second_telegram_begins_with_the_first_of_its_lines(first: str) -> None:
    """A second telegram begins with the first line of its heading, even if the time
    there is damaged.
    """
    one = "{}\nR 020615Z MAR 10\nFM AMEMBASSY A\nTO SECSTATE\nSUBJ: TEA\n\nROE\n"
    other = "{}\nR 040915Z- MAR 10\nFM AMEMBASSY B\nTO SECSTATE WASHDC\nJUTE.\n"
    found = check(one.format(first) + other.format(first))
    lines = [each.line for each in found if each.code == "text.several-telegrams"]
    assert lines == [8]


def test_a_later_section_of_a_telegram_is_no_second_one() -> None:
    """A later section is not a second telegram, although labels are repeated below its
    classification line.
    """
    line = "UNCLAS SECTION 0{} OF 02 LIMA 000417\n"
    labels = "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: CORK\n\n"
    above = "".join(f"{number}. BARK\n\n" for number in range(1, 9))
    source = f"{line.format(1)}{labels}{above}{line.format(2)}{labels}9. TIN\n"
    assert check(source) == ()
