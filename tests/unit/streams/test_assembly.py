"""Sections of one telegram: how their texts are joined, and by what key."""

from __future__ import annotations

import pytest

import cableformat
from cableformat import CableDecodeError, text
from cableformat.streams import Assembly, assemble, telegram_key

ONE = "UNCLAS SECTION 01 OF 02 LIMA 000417\nSUBJECT: CORK\n\n1. A\n"
TWO = "UNCLAS SECTION 02 OF 02 LIMA 000417\n"
ARCHIVED = (
    "Jane Doe Declassified/Released US Department of State EO Systematic Review "
    f"20 Mar 2014\n{' ' * 30}Message Text\n\n{ONE}\n"
    f"{' ' * 30}Message Attributes\n\nDocument Number: 1975LIMA00417\n"
)
SENT = "R {0}1100Z MAY {1}\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"


def joined(*sources: str) -> Assembly:
    return assemble([text.parse(source) for source in sources])


def texts(assembly: Assembly) -> list[str]:
    return [paragraph.text for paragraph in assembly.cable.content.paragraphs]


def told(assembly: Assembly) -> list[tuple[str, str]]:
    return [(found.code, found.path) for found in assembly.diagnostics]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("\nB\n", ["A\nB"]),
        ("SUBJECT: CORK\nB\n", ["A\nB"]),
        ("SUBJECT:\nCORK\n\nB\n", ["A\nB"]),
        ("SUBJ: CORK\nB\n", ["A\nB"]),
        ("\n2. B\n", ["A", "B"]),
        ("\n  B   0001\n", ["A\n  B   0001"]),
        ("\n(U) B\n", ["A", "B"]),
        ("NODIS\nIS A CAPTION OF IT.\n", ["A\nNODIS\nIS A CAPTION OF IT."]),
        ("SECTION 02 OF 02\n\nB\n", ["A\nB"]),
        ("SUBJECT: CORK\n", ["A"]),
        # Only a whole line numbers a section.
        ("PART 2 OF 2 IS LOST.\n", ["A\nPART 2 OF 2 IS LOST."]),
    ],
)
def test_text_begins_below_what_repeats(opening, expected):
    """The text of a section begins below what repeats the first; unlabelled words that
    repeat nothing are text.
    """
    assert texts(joined(ONE, TWO + opening)) == expected


def test_a_caption_that_the_first_section_has_is_no_text():
    above = ONE.replace("SUBJECT", "NODIS\nSUBJECT")
    assert texts(joined(above, f"{TWO}NODIS\nB\n")) == ["A\nB"]


def test_a_line_that_the_opening_has_is_no_text():
    """A stray line that repeats one of the first section's opening is not text."""
    above = ONE.replace("SUBJECT", "3 garbled: words\nSUBJECT")
    assembly = joined(above, f"{TWO}3 garbled: words\nB\n")
    assert texts(assembly) == ["A\nB"]
    assert told(assembly) == []


def test_words_below_an_ending_are_left_out_and_reported():
    """Words below an ending are left out and reported, but stray lines of the opening
    are not reported.
    """
    ended = f"{ONE}\nBT\n#0161\nNNNN\nSTRAY WORDS BELOW 3\n"
    assembly = joined(ended, f"{TWO}\nB\nBT\nNNNN\n")
    assert texts(assembly) == ["A\nB"]
    assert told(assembly) == [("sections.left-out", "/parts/0")]
    opening = "UNCLAS SECTION 01 OF 02 LIMA 000417\n3 garbled: words\n"
    assert told(joined(opening, f"{TWO}\n1. B\n")) == []


def test_sets_are_compared_by_their_identifiers():
    """A set with an identifier of the first section must be the same, and is reported
    if it differs.
    """
    first = INSIDE.partition("\nPART 2 OF 3\n")[0].replace("1 OF 3", "1 OF 2")
    first = first.replace("SUBJ", "POC/ROE//\nSUBJ")
    second = (
        f"{SENT.format('14', '05')}BT\nUNCLAS\nNAVADMIN 114/05\nPART 2 OF 2\n"
        "MSGID/GENADMIN//\nPOC/DOE//\nSUBJ/X//\nGENTEXT/REMARKS/C//\nBT\n"
    )
    (differs,) = joined(first, second).diagnostics
    assert (differs.code, differs.path) == (
        "sections.disagree",
        "/parts/1/content/sets",
    )
    assert second[slice(*differs.span)] == "POC/DOE//"


def test_a_section_is_compared_with_all_before_it():
    """A section is compared with all sections before it, because the first may lack a
    key.
    """
    sections = (
        f"UNCLAS SECTION 0{n} OF 03{key}\n\nA\n"
        for n, key in enumerate(("", " LIMA 000417", " LIMA 000418"), 1)
    )
    assembly = joined(*sections)
    assert assembly.cable is None
    assert told(assembly) == [("sections.mixed", "/parts/2")]


def test_an_element_that_differs_is_reported_and_no_text():
    """An element that differs from the first section is reported and is not part of the
    text.
    """
    assembly = joined(ONE, f"{TWO}EXDIS\nSUBJECT: BARK\nB\n")
    assert texts(assembly) == ["A\nB"]
    assert told(assembly) == [
        ("sections.disagree", "/parts/1/content/captions"),
        ("sections.disagree", "/parts/1/content/subject"),
    ]
    assert [found.line for found in assembly.diagnostics] == [2, 3]


def test_a_list_goes_on_across_a_seam():
    above = "UNCLAS SECTION 01 OF 02 LIMA 000417\nSUBJECT: CORK\nREF: A. LIMA 11\n"
    assembly = joined(above, f"{TWO}     B. LIMA 9\n\n1. C\n")
    content = assembly.cable.content
    assert [(each.label, each.text) for each in content.references] == [
        ("A", "LIMA 11"),
        ("B", "LIMA 9"),
    ]
    assert texts(assembly) == ["C"]


def test_the_first_section_may_hold_the_opening_alone():
    above = "UNCLAS SECTION 01 OF 02 LIMA 000417\nSUBJECT: CORK\n"
    assert texts(joined(above, f"{TWO}\n1. A\n")) == ["A"]


@pytest.mark.parametrize(
    ("days", "years", "code"),
    [
        (("14", "15"), ("75", "75"), "sections.disagree"),
        (("14", "14"), ("75", "76"), "sections.mixed"),
    ],
)
def test_a_number_is_of_one_year(days, years, code):
    """Sections of another day are joined with a finding, and those of another year are
    refused.
    """
    one, two = (SENT.format(*each) for each in zip(days, years, strict=True))
    found = {found.code for found in joined(one + ONE, f"{two}{TWO}\nB\n").diagnostics}
    assert found == {code}


def test_a_piece_without_a_heading_is_joined_and_what_it_lacks_reported():
    """A section without a heading is joined, and the heading and content that it lacks
    are reported.
    """
    one = f"{SENT.format('14', '75')}BT\nUNCLAS SECTION 1 OF 2\nSUBJECT: X\n\n1. A\n"
    assembly = joined("SECTION 2 OF 2\nB\nBT\n", f"{one}BT\n")
    assert texts(assembly) == ["A\nB"]
    assert {path for _, path in told(assembly)} == {
        "/parts/1/content",
        "/parts/1/heading",
    }


def test_what_was_joined_already_is_whole():
    """Sections that were joined already are complete by the numbers inside, even if the
    first has none.
    """
    source = (
        f"{SENT.format('14', '05')}BT\nUNCLAS\nMSGID/GENADMIN//\nSUBJ/X//\n"
        "RMKS/1. A\nUNCLAS SECTION 2 OF 2\nB//\nBT\n"
    )
    reading = text.parse(source)
    assert assemble([reading]) == Assembly(cable=reading.cable, parts=(reading,))


INSIDE = (
    f"{SENT.format('14', '05')}BT\nUNCLAS\nNAVADMIN 114/05\nPART 1 OF 3\n"
    "MSGID/GENADMIN//\nSUBJ/X//\nGENTEXT/REMARKS/1. A\n  B   0001\nBT\n#0417\n\n"
    "PART 2 OF 3\n  C   0002\nBT\n\n{0}\n  D   0003//\nBT\nNNNN\n"
)


def test_parts_that_follow_one_another_in_one_source_are_joined():
    reading = text.parse(INSIDE.format("PART 3 OF 3"))
    assembly = assemble([reading])
    assert texts(assembly) == ["A\n  B   0001\n  C   0002\n  D   0003"]
    assert (assembly.parts, assembly.diagnostics) == ((reading,), ())
    assert [seam.head for seam in assembly.seams] == ["PART 2 OF 3\n", "PART 3 OF 3\n"]
    assert assembly.cable.content.strays == ()
    differs = assemble([text.parse(INSIDE.format("PART 3 OF 3\nSUBJ/B//"))])
    assert [(x.code, x.line) for x in differs.diagnostics] == [
        ("sections.disagree", 20)
    ]


def test_a_source_whose_parts_make_no_order_is_left_as_it_was_read():
    """A source whose parts have no order stays as it was read, and the other parts are
    missing.
    """
    reading = text.parse(INSIDE.format("PART 2 OF 3"))
    assembly = assemble([reading])
    assert assembly.cable == reading.cable
    assert assembly.missing == (2, 3)


def test_a_document_without_a_layout_is_joined_by_its_cable():
    """A document without a layout is joined by its cable, and findings about it have no
    line.
    """
    one, two = text.parse(ONE), text.parse(f"{TWO}SUBJECT: BARK\n\nB\n")
    bare = cableformat.json.parse(cableformat.json.dumps(two.cable))
    assembly = assemble([bare, one])
    assert texts(assembly) == ["A\nB"]
    assert [(found.line, found.span) for found in assembly.diagnostics] == [(1, (0, 0))]


def test_a_part_without_a_text_has_the_number_that_it_prints():
    source = (
        f"{SENT.format('14', '05')}BT\nUNCLAS\nNAVADMIN 114/05\nPART 2 OF 3\n"
        "MSGID/GENADMIN//\nSUBJ/X//\nBT\n"
    )
    assert joined(source).missing == (1, 3)


def test_nothing_makes_no_telegram():
    assembly = assemble([])
    assert (assembly.cable, assembly.parts) == (None, ())
    assert told(assembly) == [("text.empty", "")]


@pytest.mark.parametrize("readings", [None, ONE, [ONE], [None], text.parse(ONE)])
def test_what_is_no_readings_is_a_type_error(readings):
    with pytest.raises(TypeError):
        assemble(readings)


def test_a_reading_without_a_cable_raises_its_findings():
    with pytest.raises(CableDecodeError) as caught:
        assemble([text.parse(ONE), cableformat.json.parse("{")])
    assert caught.value.diagnostics


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ONE, "LIMA 417"),
        ("UNCLAS\nNAVADMIN 114/05\nPART ONE OF TWO\n", "NAVADMIN 114/05"),
        (f"{SENT.format('14', '05')}BT\n", "AMEMBASSY LIMA 141100Z MAY 05"),
        ("1. A\n", None),
        (ARCHIVED, "1975LIMA00417"),
    ],
)
def test_a_key_names_a_telegram(source, expected):
    assert telegram_key(text.parse(source)) == expected


def test_the_heading_that_was_readdressed_is_compared():
    """The readdressed heading of a section is compared, because the one above it
    belongs to a copy.
    """
    again = f"{SENT.format('16', '75')}{SENT.format('14', '75')}".replace(
        "LIMA", "ROME"
    )
    one = f"{SENT.format('14', '75')}BT\n{ONE}BT\n"
    assembly = joined(one, f"{again}BT\n{TWO}\nB\nBT\n")
    assert told(assembly) == [
        ("sections.disagree", "/parts/1/heading/readdressed/originator/designator")
    ]
    assert assembly.diagnostics[0].line == 5


def test_a_source_of_joined_sections_holds_their_numbers():
    """The classification lines within a text show which sections were joined, so that
    none is missing.
    """
    source = "".join(
        f"UNCLAS SECTION 0{n} OF 03 LIMA 000417\nSUBJECT: CORK\n\nBARK {n}\n"
        for n in (1, 2, 3)
    )
    assembly = joined(source)
    assert (assembly.missing, told(assembly)) == ((), [])
    assert joined(source.replace("OF 03", "OF 04")).missing == (4,)


def test_findings_are_in_the_order_of_the_parts():
    """Findings are in the order of the numbers of parts, so that the eleventh is below
    the third.
    """
    sections = (
        f"UNCLAS SECTION {n:02} OF 12 LIMA 000417\nSUBJECT: CORK{n}\n\nA\n"
        for n in range(1, 13)
    )
    places = [path.split("/")[2] for _, path in told(joined(*sections))]
    assert places == [str(place) for place in range(1, 12)]
