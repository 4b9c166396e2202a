"""Where a source is cut, and where it is not (streams.md 2 and 5)."""

from __future__ import annotations

import pytest

import cableformat
from cableformat.errors import CableDecodeError
from cableformat.streams import Evidence, PieceKind
from cableformat.text import CAP

TEA = """\
R 020615Z MAR 10
FM AMEMBASSY COLOMBO
TO RUEHC/SECSTATE WASHDC 1311
BT
UNCLAS COLOMBO 000161

SUBJECT: TEA TASTERS FORM A UNION

1. (U) The tasters meet before breakfast.

ROE
"""
JUTE = """\
R 040915Z MAR 10
FM AMEMBASSY DHAKA
TO RUEHC/SECSTATE WASHDC 2207
BT
UNCLAS DHAKA 000212

SUBJECT: JUTE SACKS COUNTED TWICE

1. (U) The sacks were counted on Monday.
"""
END = "BT\n#0161\nNNNN\n"
STAMP = (
    "Jane Doe Declassified/Released US Department of State EO Systematic Review "
    "20 Mar 2014\n"
)
PAGE = """\
CONFIDENTIAL

PAGE 01  BERGEN  00417  {part}  141105Z

ACTION EUR-25

INFO  OCT-01  ISO-00  /026 W
                     --------------------- 061201
R 141030Z FEB 74
FM AMCONSUL BERGEN
TO SECSTATE WASHDC 0102

C O N F I D E N T I A L SECTION {section} BERGEN 0417

{text}

CONFIDENTIAL

NNN
"""
SECTIONS = PAGE.format(
    part="01 OF 02", section="1 OF 2", text="SUBJ: COD\n\n1. THE COD"
) + PAGE.format(part="02 OF 02", section="2 OF 2", text="IS SALTED.")
MESSAGE = """\
R 141730Z JUN 05
FM CNO WASHINGTON DC
TO NAVADMIN
BT
UNCLAS
MSGID/GENADMIN/CNO//
SUBJ/A FORM//
RMKS/1. WRITE
NNNN
AND THEN THE SERIAL NUMBER.//
"""


def begins(source: str) -> list[tuple[str, str, str]]:
    """The first line of each piece, what it is, and why it was cut there."""
    return [
        (
            next(line for line in piece.source.splitlines() if line),
            piece.kind.value,
            piece.evidence.name,
        )
        for piece in cableformat.split(source)
    ]


FIRST = ("R 020615Z MAR 10", "telegram", "BEGINNING")
SECOND = "R 040915Z MAR 10"


@pytest.mark.parametrize(
    ("joint", "line", "evidence"),
    [
        (END, SECOND, Evidence.HEADING),
        ("NNN\n\n", SECOND, Evidence.HEADING),
        ("<< END OF DOCUMENT >>\n", SECOND, Evidence.HEADING),
        (END + "NNNN\n#0161\n", SECOND, Evidence.HEADING),
        (END + "NNN\nROE\n", SECOND, Evidence.HEADING),
        # A name may be below an ending; two are words of another piece.
        (END + "NNN\nROE\nDOE\n", "DOE", Evidence.ENDING),
        # Only an ending may be above it.
        (END + "UNCLASSIFIED\nROE\n", "ROE", Evidence.ENDING),
        (END + STAMP, SECOND, Evidence.HEADING),
        (END + "\n" + STAMP, STAMP.rstrip("\n"), Evidence.BANNER),
        (END + "*** MISSING CLASSIFICATION ***\n", SECOND, Evidence.HEADING),
        (END + "RELEASED BY J. ROE\n", SECOND, Evidence.HEADING),
        (END + "ZCZCXRO2903\n", "ZCZCXRO2903", Evidence.FORMAT_LINE),
        (END + "RR RUEHC RUEHKA\n", "RR RUEHC RUEHKA", Evidence.FORMAT_LINE),
        (
            END + "RTTUZYUW RUEHKA0212 0630915-UUUU--RUEHC.\n",
            "RTTUZYUW RUEHKA0212 0630915-UUUU--RUEHC.",
            Evidence.FORMAT_LINE,
        ),
        # A lone banner closes, or opens where a precedence in words is below.
        (END + "UNCLASSIFIED\n", SECOND, Evidence.HEADING),
        (END + "UNCLASSIFIED//\nROUTINE\n", "UNCLASSIFIED//", Evidence.BANNER),
        (END + "\nUNCLASSIFIED\n", "UNCLASSIFIED", Evidence.BANNER),
        (END + "SECRET\n\nUNCLASSIFIED\n", "UNCLASSIFIED", Evidence.BANNER),
        (
            END + "CLASSIFICATION: UNCLASSIFIED//\nROUTINE\n",
            "CLASSIFICATION: UNCLASSIFIED//",
            Evidence.BANNER,
        ),
        (END + "Copy of the file room\n", "Copy of the file room", Evidence.ENDING),
        # Without an ending: what closes a text, or opens a transmission.
        ("", SECOND, Evidence.CLOSED),
        ("BT\n", SECOND, Evidence.CLOSED),
        ("2. (U) Tea.\n\f", SECOND, Evidence.CLOSED),
        ("2. (U) Tea.\nTELEGRAM\n", "TELEGRAM", Evidence.CLOSED),
    ],
)
def test_a_source_is_cut_where_a_second_telegram_begins(
    joint: str, line: str, evidence: Evidence
) -> None:
    """A source is cut at a second telegram, and the strongest evidence for the cut is
    given.
    """
    found = begins(TEA + joint + JUTE)
    assert found == [FIRST, (line, "telegram", evidence.name)]


def test_words_below_an_ending_are_between() -> None:
    """Words between an ending and the next telegram are a piece that belongs to neither
    (trap 7).
    """
    words = "ORMITY WITH PARAGRAPH 4 OF REFTEL.\n\n"
    routed = "ZCZCXRO2903\nRR RUEHC\nDE RUEHKA #0212 0630915\n" + JUTE
    assert begins(TEA + END + words + routed) == [
        FIRST,
        ("ORMITY WITH PARAGRAPH 4 OF REFTEL.", "between", "ENDING"),
        ("ZCZCXRO2903", "telegram", "WORDS"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        # Trap 1: quoted, and in an open set.
        TEA + "2. (U) They sent:\nQUOTE\n" + JUTE + END + "UNQUOTE\n3. (U) So.\n" + END,
        MESSAGE + END,
        # Trap 2: the closing banner.
        TEA + END + "UNCLASSIFIED//\n",
        # Trap 6: a heading above the first ending, quoted without a word, or repeated.
        TEA + "2. (U) They sent this:\n" + JUTE + "3. (U) So.\n" + END,
        TEA.replace("\nROE\n", "") + TEA + END,
        # Trap 9, and a bare second ending.
        TEA,
        TEA + END + "NNNN\n",
        # A line of one letter.
        TEA + "X\n" + END,
        # The end of an earlier message.
        "NNNN\n" + TEA,
        # Placeholders of digits.
        TEA + "NNNNNNNNNN\n(NNN)NNN-NNNN\n" + END,
        SECTIONS,
        "no telegram at all\n",
        "",
    ],
)
def test_a_source_of_one_telegram_is_not_cut(source: str) -> None:
    """A telegram is not cut at lines that resemble an ending or another telegram."""
    assert [piece.source for piece in cableformat.split(source)] == [source]


def test_another_telegram_below_the_sections_of_one_is_cut() -> None:
    """Telegrams in sections are distinguished by page lines, and a banner belongs to
    the telegram below it.
    """
    other = SECTIONS.replace("00417", "00533").replace(" 0417", " 0533")
    first, second = cableformat.split(SECTIONS + other)
    assert (first.source, second.source) == (SECTIONS, other)


def test_a_corrected_copy_is_a_telegram() -> None:
    """A corrected copy is a telegram of its own, with the same date-time group and
    number (trap 4).
    """
    copy = TEA.replace("UNCLAS COLOMBO", "UNCLAS CORRECTED COPY COLOMBO")
    for end in ("", END):
        pieces = cableformat.split(TEA + end + copy)
        assert [piece.source for piece in pieces] == [TEA + end, copy]


def test_labels_of_another_text_are_cut_at() -> None:
    """Telegrams without headings are cut where the classification line has another
    number.
    """
    bodies = (source.partition("BT\n")[2] for source in (TEA, JUTE))
    found = begins("".join(bodies))
    assert [(kind, why) for _, kind, why in found] == [
        ("telegram", "BEGINNING"),
        ("telegram", "LABELS"),
    ]


def test_a_mailbox_is_cut_at_its_mails() -> None:
    """A mailbox is cut at a `From ` line at the beginning or below a blank line."""
    mail = "From a@example.org Mon Jan  1 00:00:00 2001\nSubject: tea\n\n"
    other = mail.replace("tea", "jute")
    pieces = cableformat.split(mail + TEA + "\n" + other + JUTE)
    assert [piece.source for piece in pieces] == [mail + TEA + "\n", other + JUTE]
    assert pieces[1].evidence is Evidence.MAIL
    assert len(cableformat.split(TEA + "\n" + mail)) == 1
    assert len(cableformat.split("\ufeff\n" + mail + TEA + "\n" + other + JUTE)) == 2
    assert len(cableformat.split("\t" + mail + TEA + "\n" + other + JUTE)) == 1


def test_documents_of_an_archive_are_cut_at_their_stamps() -> None:
    """Documents of an archive are cut at their stamps, and not at the endings of their
    sections.
    """
    one = (
        f"{STAMP}{' ' * 30}Message Text\n\n{SECTIONS}{STAMP}"
        f"{' ' * 30}Message Attributes\n\nFrom: BERGEN\nTAGS: EFIS\n{STAMP}"
    )
    pieces = cableformat.split(one + one)
    assert [piece.source for piece in pieces] == [one, one]
    assert pieces[1].evidence is Evidence.DOCUMENT
    above, below = cableformat.split(TEA + END + one)
    assert (above.source, below.source) == (TEA + END, one)
    assert below.evidence is Evidence.DOCUMENT
    first, second = cableformat.split(one + JUTE)
    assert (first.source, second.source) == (one, JUTE)
    assert second.evidence is Evidence.HEADING


def test_documents_of_a_printed_edition_are_cut_at_their_heads() -> None:
    """Any number of documents of an edition are cut at their heads; the title of the
    volume belongs to the first.
    """
    title = "Foreign Relations of the United States, 1969-1976, Volume E-8\n\n"
    documents = [
        f"{number}. Telegram 12 From the Embassy in Ceylon to the Department of State"
        f"\n\nColombo, March 2, 1970, 0615Z.\n\n1. The tasters meet.\n\n"
        for number in range(31, 47)
    ]
    pieces = cableformat.split(title + "".join(documents))
    assert [piece.source for piece in pieces] == [title + documents[0], *documents[1:]]
    assert {piece.evidence for piece in pieces[1:]} == {Evidence.DOCUMENT}


def test_a_quotation_left_open_hides_no_telegram() -> None:
    """A quotation that is never closed does not hide the next telegram, whose ending is
    not its own.
    """
    opened = TEA.replace("breakfast.", "breakfast.\n\n2. (U) They say:\nQUOTE\nTEA.")
    closed = JUTE + "UNQUOTE\n"
    pieces = cableformat.split(opened + "TELEGRAM\n" + closed)
    assert [piece.source for piece in pieces] == [opened, "TELEGRAM\n" + closed]


def test_places_count_in_the_units_of_the_source() -> None:
    """Starts and ends count bytes of `bytes` and characters of `str`; lines and offsets
    are those of the text.
    """
    tea = TEA.replace("tasters meet", "tasters of Curaçao meet")
    whole = tea + END + JUTE
    for source in (whole.replace("ç", "ł"), whole.encode("cp1252")):
        first, second = cableformat.split(source)
        assert (first.start, first.end, first.line) == (0, second.start, 1)
        assert second.end == len(source)
        assert (second.line, second.offset) == (15, len(tea + END))
    encoded = whole.encode()
    assert cableformat.split(encoded)[1].start == len(tea + END) + 1
    assert cableformat.split(encoded)[1].offset == len(tea + END)


@pytest.mark.parametrize("line_end", ["\r\n", "\r\r\n", "\r"])
def test_line_ends_of_every_kind_are_kept(line_end: str) -> None:
    """A piece begins directly after the line end above it, whatever kind of line end
    that is.
    """
    source = (TEA + END + JUTE).replace("\n", line_end)
    first, second = cableformat.split(source)
    assert first.source == (TEA + END).replace("\n", line_end)
    assert second.kind is PieceKind.TELEGRAM


def test_what_is_no_source_is_refused() -> None:
    """`split` refuses what is not a source, and a source over the limit, as `parse`
    does.
    """
    with pytest.raises(TypeError, match="expected str or bytes; found NoneType"):
        cableformat.split(None)
    with pytest.raises(CableDecodeError) as caught:
        cableformat.split(b" " * (CAP + 1))
    assert caught.value.code == "input.too-large"
