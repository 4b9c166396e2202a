"""Furniture: which lines are none of the elements, and what an edit does to them."""

from __future__ import annotations

import attrs
import pytest

from cableformat import text
from cableformat.markings import Level
from cableformat.model import ClassificationLine, ReferenceNumber
from cableformat.text.lenses.furniture import (
    Furniture,
    Pattern,
    holds_stamps,
    letterhead,
    page_line,
    precedence_line,
    repeats,
    stamp,
)
from cableformat.text.writing.furniture import post_shown, rewritten
from tests.unit.text.telegrams import findings, read

_CASE = (
    "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 "
    "Doc No. C05739592 Date: 05/13/2015"
)
_REVIEW = (
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
)
_LINE = "C O N F I D E N T I A L LIMA 001205"


def _furniture(source):
    """Pattern and text of each line of furniture; its span holds that text."""
    layout = text.parse(source).layout
    assert all(source[slice(*p.span)] == p.text for p in layout.furniture)
    assert text.dumps(text.parse(source).cable, layout=layout) == source
    return [(piece.pattern, piece.text) for piece in layout.furniture]


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("LIMA 00001205  002 OF 003", Pattern.PAGE_LINE),
        ("lima\t00001205 002.1  of 003", Pattern.PAGE_LINE),
        ("USUN NEW YORK 00001205  001.2 OF 003", Pattern.PAGE_LINE),
        ("PAGE 02        LIMA  01205  01 OF 02  111533Z", Pattern.OLD_PAGE_LINE),
        ("PAGE 1 LIMA 1205", Pattern.OLD_PAGE_LINE),
        ("Page 2 NEW DE 01205 111533 Z", Pattern.OLD_PAGE_LINE),
        ("page\t2 VATICA 001205", Pattern.OLD_PAGE_LINE),
        ("PAGE 2 RBDTRQ 115B RESTRICTED", Pattern.STATION_PAGE_LINE),
        ("PAGE 2 RUEHLI 1205", Pattern.OLD_PAGE_LINE),
        ("PAGE 2 RUEHLI1205A C O N F", Pattern.STATION_PAGE_LINE),
        ("LIMA 0001205  002 OF 003", None),
        ("LIMA 000012050  002 OF 003", None),
        ("LIMA 00001205  02 OF 03", None),
        ("LIMA 00001205", None),
        ("LIMA2 00001205  002 OF 003", None),
        ("00001205  002 OF 003", None),
        ("PAGE 002 LIMA 1205", None),
        ("PAGE 2 LIMA 120", None),
        ("PAGE 2 L1MA 1205", None),
        ("PAGE2 LIMA 1205", None),
        ("PAGES 2 LIMA 1205", None),
        (f"LIMA{' ' * 67}00001205  2 OF 3".replace("2 OF 3", "002 OF 003"), None),
        (f"LIMA{' ' * 66}00001205 002 OF 003", Pattern.PAGE_LINE),
    ],
)
def test_a_page_line_has_one_of_three_forms(line, pattern):
    """A page line is a post or station, a serial and a page, in at most ninety
    characters (wire.md 6).
    """
    assert page_line(line) is pattern


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("RELEASED IN PART B1, 1.4(D)", Pattern.RELEASE_STAMP),
        ("RELEASE IN FULL", Pattern.RELEASE_STAMP),
        ("Denied in part B5", Pattern.RELEASE_STAMP),
        ("REVIEW AUTHORITY: Jane Roe, Senior Reviewer", Pattern.RELEASE_STAMP),
        (_CASE, Pattern.RELEASE_STAMP),
        (_REVIEW, Pattern.RELEASE_STAMP),
        (f"{_REVIEW} X", None),
        ("<< END OF DOCUMENT >>", Pattern.END_OF_DOCUMENT),
        ("&lt;&lt;END OF DOCUMENT&gt;&gt;", Pattern.END_OF_DOCUMENT),
        ("End of Document", Pattern.END_OF_DOCUMENT),
        ("end of document", Pattern.END_OF_DOCUMENT),
        ("*** Current Classification *** UNCLASSIFIED", Pattern.END_OF_DOCUMENT),
        ("***Current Handling Restrictions*** EXDIS", Pattern.END_OF_DOCUMENT),
        ("END OF DOCUMENTS", None),
        ("RELEASED IN PIECES", None),
        ("RELEASED IN PART OF IT", None),
        ("*** Current Affairs ***", None),
        ("DEPARTMENT OF STATE", None),
        ("REVIEW AUTHORITY:" + "A" * 143, Pattern.RELEASE_STAMP),
        ("REVIEW AUTHORITY:" + "A" * 144, None),
    ],
)
def test_an_archive_s_stamp_shows_itself(line, pattern):
    """A stamp is recognised by its words, and has at most a hundred and sixty
    characters (content.md 2.2, 2.4).
    """
    assert stamp(line) is pattern


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("RELEASED IN PART", True),
        ("RELEASED BY DOE", False),
        ("DENIED IN FULL", True),
        ("REVIEW AUTHORITY: X", True),
        ("US Department of State", True),
        ("END OF DOCUMENT", True),
        ("*** Current", True),
        ("Released in full", False),
        ("1. DENIED", False),
        ("", False),
    ],
)
def test_a_source_holds_stamps_where_it_holds_their_words(source, held):
    """A source has stamps if it has their words in the case that archives print."""
    assert holds_stamps(source) is held


def test_stamps_are_furniture_in_any_place():
    """Stamps are furniture within a text, and above and below a telegram (content.md
    2.2, 2.4).
    """
    stamps = ["RELEASED IN PART", "REVIEW AUTHORITY: Jane Roe", "<< END OF DOCUMENT >>"]
    above, within, under = stamps
    source = f"{above}\n{_LINE}\nSUBJECT: X\n1. Y.\n{within}\nZ.\n\nDOE\n{under}\n"
    assert [piece for _, piece in _furniture(source)] == stamps
    assert read(source, "content", "paragraphs") == [{"number": "1", "text": "Y.\nZ."}]
    assert read(source, "content", "signature") == "DOE"
    assert findings(source) == []
    # Without its words in the source, nothing is one.
    assert _furniture("1. Y.\nReleased in full\nZ.\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "TELEGRAM",
        "INCOMING TELEGRAM",
        "Outgoing Telegram",
        "INCOMING",
        "Department of State",
        "Foreign Service of the United States of America",
    ],
)
def test_a_letterhead_is_above_the_heading(line):
    """A letterhead above the heading is furniture, and the same words in the text are
    not.
    """
    assert letterhead(line) is Pattern.LETTERHEAD
    assert letterhead(f"{line} X") is None
    assert _furniture(f"{line}\nFM LISBON\nTO ROME\n") == [(Pattern.LETTERHEAD, line)]
    assert _furniture(f"{_LINE}\nSUBJECT: X\n\n1. Y.\n{line}\n") == []


@pytest.mark.parametrize(
    ("line", "following", "pattern"),
    [
        ("ROUTINE", "R 151122Z SEP 08", Pattern.PRECEDENCE),
        ("PRIORITY", "P R 151122Z SEP 08", Pattern.PRECEDENCE),
        ("FLASH", "Z\t151122Z", Pattern.PRECEDENCE),
        ("ROUTINE", "P 151122Z SEP 08", None),
        ("ROUTINE", "P R 151122Z SEP 08", None),
        ("ROUTINE", "", None),
        ("ROUTINE", "FM LISBON", None),
        ("Routine", "R 151122Z SEP 08", None),
        ("ROUTINE.", "R 151122Z SEP 08", None),
        ("NIACT IMMEDIATE", "O 151122Z SEP 08", None),
        ("UNKNOWN", "R 151122Z SEP 08", None),
    ],
)
def test_a_precedence_in_words_repeats_the_line_below(line, following, pattern):
    """A precedence in words is furniture if the line below has its prosign for action
    (wire.md 1.6).
    """
    assert precedence_line(line, following) is pattern
    expected = [] if pattern is None else [(pattern, line)]
    source = f"{line}\n\n{following}\nFM LISBON\nTO ROME\n"
    assert [f for f in _furniture(source) if f[0] is Pattern.PRECEDENCE] == expected


def test_in_a_text_no_word_is_a_precedence():
    """A precedence in words within a text, or directly below an addressee, is not
    furniture.
    """
    source = f"{_LINE}\nSUBJECT: X\n\n1. Y.\n\nROUTINE\nR 151122Z SEP 08\n"
    assert _furniture(source) == []
    assert _furniture("FM LISBON\nTO ROME\nROUTINE\nR 151122Z SEP 08\n") == []


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("CONFIDENTIAL", True),
        ("C O N F I D E N T I A L", True),
        ("confidential", True),
        (_LINE, True),
        ("CONFIDENTIAL LIMA 001205", True),
        ("CONFIDENTIAL LIMA 1205", False),
        ("CONFIDENTIAL ROME 001205", False),
        ("CONFIDENTIAL//NOFORN", False),
        ("CONFIDENTIAL EFTO", False),
        ("CONFIDENTIAL SECTION 1 OF 2", False),
        ("SECRET", False),
        ("CONFIDENTIALLY", False),
        ("CONFIDENTIAL WORDS", False),
    ],
)
def test_a_level_or_the_line_may_be_repeated_in_the_text(line, again):
    """A level or the whole classification line is furniture where the text repeats it
    (content.md 1.10).
    """
    source = f"{_LINE}\nSUBJECT: X\n\n1. Y.\n{line}\nZ.\n"
    value = text.parse(source).cable.content.classification_line
    assert repeats(line, value) is again
    assert _furniture(source) == ([(Pattern.CLASSIFICATION, line)] if again else [])
    (paragraph,) = read(source, "content", "paragraphs")
    assert paragraph["text"] == ("Y.\nZ." if again else f"Y.\n{line}\nZ.")


def test_a_repeated_line_is_an_ordinary_one():
    """A repeated classification line has at most a hundred and twenty characters."""
    line = ClassificationLine(level=Level.SECRET)
    assert repeats(f"SECRET{' ' * 112}//", line)
    assert not repeats(f"SECRET{' ' * 113}//", line)


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("SECRET//NOFORN", True),
        ("SECRET", True),
        ("SECRET//", True),
        ("SECRET//ORCON", False),
        ("SECRET//NOFORN LIMA 1205", False),
    ],
)
def test_a_banner_is_repeated_with_its_controls_or_none(line, again):
    """A banner is repeated with all of its controls or none, and other controls are
    another marking (content.md 3.2).
    """
    value = ClassificationLine(level=Level.SECRET, controls=("NOFORN",))
    assert repeats(line, value) is again


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("LIMA 1205", True),
        ("LIMA 001205", True),
        ("Lima 1205", True),
        ("AMEMBASSY LIMA 1205", True),
        ("SECTION 1 OF 2 LIMA 1205", True),
        ("LIMA 1206", False),
        ("ROME 1205", False),
        ("LIMA 1205 X", False),
        ("LIMA", False),
    ],
)
def test_a_number_without_a_level_may_be_repeated(line, again):
    """A repeated number without a level may have other zeros and another kind of post
    (the corpus of 1969-76).
    """
    number = ReferenceNumber(post="Lima", serial="001205")
    assert repeats(line, ClassificationLine(reference_number=number)) is again
    source = f"AMEMBASSY LIMA 001205\nSUBJECT: X\n\n1. Y.\n{line}\nZ.\n"
    again = again and line[0] in "LA"
    assert _furniture(source) == ([(Pattern.CLASSIFICATION, line)] if again else [])


@pytest.mark.parametrize(
    "line",
    [
        "AMEMBASSY LIMA 1205",
        "NATO SECRET",
        "COSMIC TOP SECRET",
        "//GBR SECRET LIMA 1205",
        "//JOINT SECRET GBR USA",
        "SBU LIMA 1205",
    ],
)
def test_a_line_is_repeated_whole_whatever_begins_it(line):
    """A repeated line may begin with a kind of post, an owner, or a level that is also
    a caption.
    """
    source = f"{line}\nSUBJECT: X\n\n1. Y.\n{line}\nZ.\n"
    assert _furniture(source) == [(Pattern.CLASSIFICATION, line)]


def test_a_number_s_section_shows_where_it_is_repeated():
    """A line with a section and a number is furniture where it is repeated."""
    source = "SECTION 1 OF 2 LIMA 1205\nSUBJECT: X\n\n1. Y.\nSECTION 1 OF 2 LIMA 1205\n"
    assert [piece for _, piece in _furniture(source)] == ["SECTION 1 OF 2 LIMA 1205"]


@pytest.mark.parametrize(
    ("source", "stamps"),
    [
        # Above a heading that is still to come a level alone is a stamp,
        ("SECRET\nFM LISBON\nTO ROME\nBT\nUNCLAS\n", ["SECRET"]),
        ("FM LISBON\nTO ROME\n\nSECRET\nINFO OSLO\nBT\nUNCLAS\n", ["SECRET"]),
        ("SECRET//\nTO ROME\n", ["SECRET//"]),
        ("SECRET\nINFO\tROME\n", ["SECRET"]),
        # and above the line that has a number.
        (f"CONFIDENTIAL\nWORDS\n{_LINE}\nSUBJECT: X\n", ["CONFIDENTIAL"]),
        # Elsewhere it is the line.
        ("SECRET\nSUBJECT: X\n", []),
        ("SECRET\nSUBJECT: X\nFM LISBON\n", []),
        ("SECRET\n1. Y.\nTO ROME\n", []),
        ("SECRET\nTOTAL\n", []),
        ("FM LISBON\nTO ROME\nBT\nSECRET\nSUBJECT: X\n", []),
        ("SECRET\nUNCLAS\nSUBJECT: X\n", []),
    ],
)
def test_a_level_alone_above_a_heading_is_a_stamp(source, stamps):
    """A level alone at the top of a page, or above the heading, is furniture
    (content.md 2.2).
    """
    found = [piece for p, piece in _furniture(source) if p is Pattern.CLASSIFICATION]
    assert found == stamps


@pytest.mark.parametrize(
    ("source", "found"),
    [
        # A letterhead's number is repeated above the text.
        ("LIMA 1205\nFM LISBON\nTO ROME\nBT\nUNCLAS LIMA 001205\n", ["LIMA 1205"]),
        ("Lima 1205\nFM LISBON\nTO ROME\nBT\nUNCLAS LIMA 1205\n", ["Lima 1205"]),
        ("LIMA 1205\nWORDS\nLIMA 1205\nFM LISBON\n", ["LIMA 1205"]),
        ("LIMA 1205\nFM LISBON\nTO ROME\nBT\nUNCLAS ROME 1205\n", []),
        ("LIMA 1205\nFM LISBON\nTO ROME\nBT\nUNCLAS\n", []),
        ("LIMA 1205\nSUBJECT: X\nUNCLAS LIMA 1205\n", []),
        ("LIMA 1205\n1. Y.\nLIMA 1205\n", ["LIMA 1205"]),
    ],
)
def test_a_number_on_top_repeats_that_of_the_line(source, found):
    """A number on top repeats that of the classification line, even with other zeros
    (content.md 2.2).
    """
    pieces = [piece for p, piece in _furniture(source) if p is Pattern.CLASSIFICATION]
    assert pieces == found


def test_a_letterhead_s_number_shows_that_another_is_no_addressee():
    """The number of a letterhead, repeated directly below the addressees, is a
    reference number there.
    """
    source = "LIMA 1205\nFM LISBON\nTO ROME\nLIMA 01205\nSUBJECT: X\n"
    assert _furniture(source) == [(Pattern.CLASSIFICATION, "LIMA 1205")]
    assert read(source, "content", "classificationLine") == {
        "referenceNumber": {"post": "LIMA", "serial": "01205"}
    }
    source = "LIMA 1205\nFM LISBON\nTO ROME\nLIMA 1206\nSUBJECT: X\n"
    assert len(read(source, "heading", "actionAddressees")) == 2


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("USUN NEW YORK 00001205  002 OF 003", "USUN NEW YORK"),
        ("PAGE 02  NEW DE  01205", "NEW DE"),
        ("PAGE 2 RBDTRQ 115B RESTRICTED", "RBDTRQ"),
        ("CONFIDENTIAL", None),
    ],
)
def test_a_page_line_shows_a_post_or_a_station(line, post):
    """A page line shows a post or a station, and other furniture shows neither."""
    assert post_shown(Furniture((0, 1), Pattern.PAGE_LINE, line)) == post


_SOURCE = (
    "RR RUEHC\nDE RUEHLI #1205 2110915\nROUTINE\nR 151122Z SEP 08\nFM LISBON\n"
    f"TO ROME\nBT\n{_LINE}\n\nSUBJECT: X\n\n1. Y.\nCONFIDENTIAL\n{{}}\nZ.\n"
)


def _rewritten(piece, new, old=None):
    """A line of furniture after the classification line has changed."""
    if not isinstance(old, ClassificationLine):
        old = ClassificationLine(
            level=Level.CONFIDENTIAL,
            reference_number=ReferenceNumber(post="LIMA", serial="001205"),
        )
    base = text.parse("SUBJECT: X\n").cable

    def cable(line):
        content = attrs.evolve(base.content, classification_line=line)
        return attrs.evolve(base, content=content)

    pattern = page_line(piece) or Pattern.CLASSIFICATION
    return rewritten(Furniture((0, 1), pattern, piece), cable(old), cable(new))


def _line(level=Level.CONFIDENTIAL, post="LIMA", serial="001205", **fields):
    number = None if post is None else ReferenceNumber(post=post, serial=serial)
    return ClassificationLine(level=level, reference_number=number, **fields)


@pytest.mark.parametrize(
    ("piece", "new", "again"),
    [
        ("LIMA 00001205  002 OF 003", _line(), "LIMA 00001205  002 OF 003"),
        (
            "LIMA 00001205  002 OF 003",
            _line(post="ROME"),
            "ROME 00001205  002 OF 003",
        ),
        (
            "lima 00001205  002.1 of 003",
            _line(serial="7"),
            "LIMA 00000007  002.1 of 003",
        ),
        # The page line of another telegram repeats nothing of this one.
        ("OSLO 00000003  002 OF 003", _line(post="ROME"), "OSLO 00000003  002 OF 003"),
        ("OSLO 00001205  002 OF 003", _line(post="ROME"), "ROME 00001205  002 OF 003"),
        ("LIM 00000003  002 OF 003", _line(post="ROME"), "ROME 00001205  002 OF 003"),
        # Only a level changes.
        (
            "LIMA 00001205  002 OF 003",
            _line(Level.SECRET),
            "LIMA 00001205  002 OF 003",
        ),
        ("LIMA 00001205  002 OF 003", _line(post=None), None),
        ("LIMA 00001205  002 OF 003", None, None),
        (
            "LIMA 00001205  002 OF 003",
            _line(post="A" * 40),
            f"{'A' * 40} 00001205  002 OF 003",
        ),
        ("LIMA 00001205  002 OF 003", _line(post="A" * 41), None),
        # The old form holds six letters of a post.
        ("PAGE 02  LIMA  01205", _line(post="ROME"), None),
        ("PAGE 02  OSLO  00003", _line(post="ROME"), "PAGE 02  OSLO  00003"),
        ("PAGE 02  LIMA  01205", _line(Level.SECRET), "PAGE 02  LIMA  01205"),
    ],
)
def test_a_page_line_shows_the_new_number_or_goes(piece, new, again):
    """After an edit, a page line shows the new number or is removed (law 10)."""
    assert _rewritten(piece, new) == again


@pytest.mark.parametrize(
    ("piece", "new", "again"),
    [
        ("CONFIDENTIAL", _line(serial="7"), "CONFIDENTIAL"),
        ("CONFIDENTIAL", _line(Level.SECRET), "SECRET"),
        ("C O N F I D E N T I A L", _line(Level.SECRET), "S E C R E T"),
        ("CONFIDENTIAL", _line(Level.TOP_SECRET), "TOP SECRET"),
        ("CONFIDENTIAL", _line(Level.UNCLASSIFIED), "UNCLAS"),
        ("C O N F I D E N T I A L", _line(Level.UNCLASSIFIED), "UNCLAS"),
        ("SECRET", _line(Level.UNCLASSIFIED), "SECRET"),
        ("CONFIDENTIAL", _line(None), None),
        ("CONFIDENTIAL", None, None),
        (_LINE, _line(Level.SECRET), None),
        ("WORDS", _line(Level.SECRET), None),
    ],
)
def test_a_repeated_level_is_the_new_one_or_goes(piece, new, again):
    """After an edit, a repeated level is the new one, letter-spaced as before, or is
    removed (law 10).
    """
    assert _rewritten(piece, new) == again


@pytest.mark.parametrize(
    ("piece", "new", "again"),
    [
        ("CONFIDENTIAL", _line(controls=("ORCON",)), "CONFIDENTIAL"),
        ("CONFIDENTIAL//NOFORN", _line(controls=("ORCON",)), "CONFIDENTIAL//ORCON"),
        (
            "CONFIDENTIAL//NOFORN",
            _line(controls=("NOFORN",), serial="7"),
            "CONFIDENTIAL//NOFORN",
        ),
        ("CONFIDENTIAL//NOFORN", _line(), "C O N F I D E N T I A L"),
        (
            "CONFIDENTIAL//NOFORN",
            _line(Level.SECRET, controls=("NOFORN",)),
            "SECRET//NOFORN",
        ),
        ("CONFIDENTIAL", _line(Level.SECRET, controls=("NOFORN",)), "SECRET"),
    ],
)
def test_a_repeated_banner_has_the_new_controls(piece, new, again):
    """After an edit, a repeated banner has the new controls if it had any (law 10)."""
    assert _rewritten(piece, new, _line(controls=("NOFORN",))) == again


def _evolved(cable, section, **fields):
    part = getattr(cable, section)
    return attrs.evolve(cable, **{section: attrs.evolve(part, **fields)})


@pytest.mark.parametrize(
    ("edit", "gone", "kept"),
    [
        (
            lambda c: _evolved(c, "content", classification_line=_line(Level.SECRET)),
            ["CONFIDENTIAL", "C O N F"],
            ["ROUTINE\n", "\nSECRET\n", "LIMA 00001205  002 OF 003"],
        ),
        (
            lambda c: _evolved(c, "content", classification_line=_line(post="OSLO")),
            ["LIMA"],
            ["\nCONFIDENTIAL\n", "\nOSLO 00001205  002 OF 003\n"],
        ),
        (
            lambda c: attrs.evolve(c, content=None),
            ["CONFIDENTIAL", "LIMA"],
            ["ROUTINE\n"],
        ),
        (
            lambda c: _evolved(
                c,
                "heading",
                preamble=attrs.evolve(
                    c.heading.preamble,
                    precedence=text.parse(
                        "P 151122Z SEP 08\nFM A\n"
                    ).cable.heading.preamble.precedence,
                ),
            ),
            ["ROUTINE"],
            ["PRIORITY\n", "CONFIDENTIAL", "LIMA 00001205"],
        ),
        (
            lambda c: _evolved(c, "heading", preamble=None),
            ["ROUTINE", "PRIORITY"],
            ["CONFIDENTIAL", "LIMA 00001205"],
        ),
        (
            lambda c: _evolved(c, "content", subject="W"),
            ["SUBJECT: X"],
            ["ROUTINE\n", "\nCONFIDENTIAL\n", "LIMA 00001205  002 OF 003"],
        ),
    ],
)
def test_an_edit_changes_what_repeats_its_element(edit, gone, kept):
    """An edit changes the furniture that repeats its element and no other (law 10)."""
    source = _SOURCE.format("LIMA 00001205  002 OF 003")
    reading = text.parse(source)
    assert len(reading.layout.furniture) == 3
    cable = edit(reading.cable)
    out = text.dumps(cable, layout=reading.layout)
    assert text.parse(out).cable == cable
    assert [word for word in gone if word in out] == []
    assert [word for word in kept if word not in out] == []


@pytest.mark.parametrize(
    ("edit", "stays"),
    [
        (lambda c: _evolved(c, "content", subject="W"), True),
        (lambda c: _evolved(c, "heading", originator=None), True),
        (
            lambda c: _evolved(c, "content", classification_line=_line(post="OSLO")),
            True,
        ),
        (
            lambda c: _evolved(c, "content", classification_line=_line(Level.SECRET)),
            False,
        ),
        (lambda c: _evolved(c, "content", classification_line=None), False),
        (lambda c: _evolved(c, "transmission", calling_station=None), False),
        (
            lambda c: _evolved(
                c,
                "transmission",
                calling_station=attrs.evolve(
                    c.transmission.calling_station, station_serial_number="1206"
                ),
            ),
            False,
        ),
        (
            lambda c: _evolved(
                c,
                "transmission",
                calling_station=attrs.evolve(
                    c.transmission.calling_station, routing_indicator="RUEHRO"
                ),
            ),
            False,
        ),
        (lambda c: attrs.evolve(c, transmission=None), False),
        (lambda c: attrs.evolve(c, content=None), False),
    ],
)
def test_a_station_s_page_line_goes_with_what_it_shows(edit, stays):
    """A station's page line is removed with the station, the serial or the level that
    it shows (law 10).
    """
    line = "PAGE 2 RUEHLI1205 CONFIDENTIAL"
    source = _SOURCE.format(line)
    reading = text.parse(source)
    piece = next(p for p in reading.layout.furniture if p.text == line)
    assert piece.pattern is Pattern.STATION_PAGE_LINE
    found = rewritten(piece, reading.cable, edit(reading.cable))
    assert found == (line if stays else None)


@pytest.mark.parametrize(
    ("ending", "fields", "stays"),
    [
        ("#1205", dict(station_serial_number="7"), False),
        ("#1206", dict(station_serial_number="7"), True),
        ("NNNN", dict(station_serial_number="7"), True),
        ("#1205", dict(position_suffix="A"), True),
    ],
)
def test_an_earlier_ending_goes_with_the_number_that_it_shows(ending, fields, stays):
    """The ending of an earlier message is removed with the serial that it shows (law
    10).
    """
    cable = text.parse(_SOURCE.format("X")).cable
    station = attrs.evolve(cable.transmission.calling_station, **fields)
    new = _evolved(cable, "transmission", calling_station=station)
    piece = Furniture((0, 1), Pattern.EARLIER_ENDING, ending)
    assert rewritten(piece, cable, new) == (ending if stays else None)
    assert rewritten(piece, cable, cable) == ending
    alone = attrs.evolve(cable, transmission=None)
    assert rewritten(piece, cable, alone) == (None if ending == "#1205" else ending)
    assert rewritten(piece, alone, cable) == ending


def test_a_validation_number_is_such_a_number_too():
    """The ending of an earlier message is removed with the validation number that it
    shows (wire.md 1.8).
    """
    cable = text.parse("FM A\nTO B\nBT\n#0042\nNNNN\n").cable
    ending = attrs.evolve(cable.transmission.ending, validation_number=None)
    piece = Furniture((0, 1), Pattern.EARLIER_ENDING, "#0042")
    assert (
        rewritten(piece, cable, _evolved(cable, "transmission", ending=ending)) is None
    )


@pytest.mark.parametrize(
    "pattern", [Pattern.RELEASE_STAMP, Pattern.END_OF_DOCUMENT, Pattern.LETTERHEAD]
)
def test_what_an_archive_says_stays(pattern):
    """Stamps, ends of documents and letterheads stay after an edit, because no element
    repeats them.
    """
    cable = text.parse(_SOURCE.format("X")).cable
    piece = Furniture((0, 1), pattern, "X")
    assert rewritten(piece, cable, attrs.evolve(cable, content=None)) == "X"


def test_without_a_classification_line_furniture_stays():
    """If there was no classification line, its furniture repeated no known element, and
    stays.
    """
    cable = text.parse("SUBJECT: X\n").cable
    new = _evolved(cable, "content", classification_line=_line(Level.SECRET))
    for pattern, line in (
        (Pattern.CLASSIFICATION, "CONFIDENTIAL"),
        (Pattern.PAGE_LINE, "LIMA 00001205  002 OF 003"),
    ):
        assert rewritten(Furniture((0, 1), pattern, line), cable, new) == line
        nothing = attrs.evolve(cable, content=None)
        assert rewritten(Furniture((0, 1), pattern, line), nothing, new) == line
        assert rewritten(Furniture((0, 1), pattern, line), new, nothing) is None


def test_a_precedence_in_words_goes_with_the_heading():
    """A precedence in words is removed with the heading whose action it repeats (law
    10).
    """
    cable = text.parse(_SOURCE.format("X")).cable
    piece = Furniture((0, 1), Pattern.PRECEDENCE, "ROUTINE")
    assert rewritten(piece, cable, cable) == "ROUTINE"
    assert rewritten(piece, cable, attrs.evolve(cable, heading=None)) is None


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (Pattern.PAGE_LINE, "OSLO 00000003  002 OF 003"),
        (Pattern.CLASSIFICATION, "SECRET"),
        (Pattern.STATION_PAGE_LINE, "PAGE 2 RUEHLI1205"),
    ],
)
def test_furniture_in_the_content_goes_with_it(pattern, line):
    """Furniture in the content is removed with it, even if it shows none of it (law
    10).
    """
    cable = text.parse(_SOURCE.format("X")).cable
    nothing = attrs.evolve(cable, content=None)
    piece = Furniture((0, 1), pattern, line)
    assert rewritten(piece, cable, nothing) is None
    assert rewritten(piece, cable, cable) == line
    assert rewritten(piece, nothing, nothing) == line


@pytest.mark.parametrize(
    ("piece", "new", "again"),
    [
        (
            "CONFIDENTIAL  PAGE 02  LIMA  01205  140531Z",
            _line(Level.SECRET),
            "SECRET  PAGE 02  LIMA  01205  140531Z",
        ),
        (
            "CONFIDENTIAL  PAGE 02  LIMA  01205  140531Z",
            _line(post="ROME", serial="7"),
            "CONFIDENTIAL  PAGE 02  ROME  00007  140531Z",
        ),
        ("CONFIDENTIAL  PAGE 02  LIMA  01205", _line(None), None),
        ("PAGE 02  LIMA  01205", _line(None), "PAGE 02  LIMA  01205"),
        ("PAGE 02  LIMA  01205", _line(post=None), None),
        ("PAGE 02", _line(post=None), "PAGE 02"),
        ("PAGE 02  LIMA  01205", None, None),
    ],
)
def test_a_page_line_of_the_center_shows_the_new_number_and_level(piece, new, again):
    """A page line of the communications center shows the new number and level, or is
    removed with them (law 10).
    """
    base = text.parse("SUBJECT: X\n").cable
    old, edited = (
        attrs.evolve(base, content=attrs.evolve(base.content, classification_line=line))
        for line in (_line(), new)
    )
    furniture = Furniture((0, 1), Pattern.CENTER_PAGE_LINE, piece)
    assert rewritten(furniture, old, edited) == again


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("heading", {"originator": None}),
        ("content", {"classification_line": None}),
        ("content", {"drafted_by": "J"}),
        ("content", {"subject": "Y"}),
    ],
)
def test_the_head_of_a_later_section_goes_with_what_it_repeats(section, fields):
    """The head of a later section is removed with the heading, classification line or
    drafting that it repeats, not with the subject.
    """
    old = text.parse("FM LISBON\nTO ROME\nBT\nUNCLAS LIMA 1205\nSUBJECT: X\n").cable
    new = attrs.evolve(old, **{section: attrs.evolve(getattr(old, section), **fields)})
    head = Furniture((0, 1), Pattern.SECTION_HEAD, "FM LISBON")
    assert rewritten(head, old, old) == head.text
    assert rewritten(head, old, new) == (head.text if "subject" in fields else None)
