"""Lines, their places in the source, residue, encodings (wire.md 6, content.md 0)."""

from __future__ import annotations

import pytest

from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.text.lines.containers import container_code
from cableformat.text.lines.ends import Ends
from cableformat.text.lines.line import Line, Lines, bare
from cableformat.text.lines.places import Places
from cableformat.text.lines.source import CAP, check_size, decode, encode, not_utf8


def pieces(source: str, line: Line) -> list[str]:
    """What the source has where each word of a line is."""
    words, place = [], 0
    for word in line.text.split(" "):
        begin, end = line.span(place, place + len(word))
        words.append(source[begin:end])
        place += len(word) + 1
    return words


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A\n\n B \r\nC\rD\x0bE\n", [("A", 0), ("B", 1), ("C", 0), ("D", 0), ("E", 0)]),
        ("\ufeffA B\n \t\n\nC", [("A B", 0), ("C", 2)]),
        ("A\r\n\r\nB\r\nC\r\n", [("A", 0), ("B", 1), ("C", 0)]),
        ("A\x0c\n\x0cB\n", [("A", 0), ("B", 2)]),
        ("A\\\nB\\\n\\\nC\\\nD", [("A", 0), ("B", 0), ("C", 1), ("D", 0)]),
        (r"A\nB\r\n\nC\nD\n", [("A", 0), ("B", 0), ("C", 1), ("D", 0)]),
        ("A\\nB\nC\\nD\nE\\nF\n", [(r"A\nB", 0), (r"C\nD", 0), (r"E\nF", 0)]),
        ("A\\\nB\\\nC\n", [("A\\", 0), ("B\\", 0), ("C", 0)]),
        ("A \x07\x07B\n\n\x07\nC\n", [("A B", 0), ("C", 2)]),
    ],
)
def test_every_line_is_in_its_place(source, expected):
    """A line counts the blank lines above it, including lines of which only residue is
    left.
    """
    lines = list(Lines(source))
    assert [(line.text, line.gap) for line in lines] == expected
    for line in lines:
        begin, end = line.whole
        assert (begin, end) == (line.start, line.end)
        if "\x07" not in source:
            assert source[begin:end] == line.text
            assert pieces(source, line) == line.text.split(" ")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r", "\x0b", " \x07\n"])
def test_the_lines_of_a_long_text_are_the_same_each_time(end):
    """The lines of a long text are the same each time, although only the first of them
    are kept.
    """
    words = [f"LINE {n}" for n in range(500)]
    source = end.join(words)
    lines = Lines(source)
    for _ in range(2):
        made = list(lines)
        assert [line.text for line in made] == words
        assert [source[slice(*line.whole)] for line in made] == words
        assert not any(line.gap for line in made)
    assert next(iter(lines)) is next(iter(lines))


@pytest.mark.parametrize(
    ("source", "line_end", "odd"),
    [
        ("A", "\n", None),
        ("A\nB\nC\n", "\n", None),
        ("A\r\nB\r\n", "\r\n", None),
        ("A\r\r\nB\r\r\nC\r\n", "\r\r\n", (9, 11)),
        ("A\rB\rC\n", "\r", (5, 6)),
        ("A\nB\r\n", "\n", (3, 5)),
        ("A\x0cB\x0cC\n", "\n", (5, 6)),
        ("A\nB\nC\x0b", "\n", (5, 6)),
    ],
)
def test_the_line_end_is_the_one_most_lines_have(source, line_end, odd):
    """The usual line end is the one that most lines have, except a page end, and the
    first of another kind is odd.
    """
    ends = Ends(source)
    assert (ends.most, ends.odd) == (line_end, odd)


@pytest.mark.parametrize("odd", ["\0", "\x1f", "\x0e", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_no_value_can_hold_are_no_part_of_a_line(odd):
    lines = Lines(f"A\tB\n{odd}{odd}C\n")
    assert lines.odd_characters == (4, 6)
    assert [line.text for line in lines] == ["A\tB", "C"]


@pytest.mark.parametrize("source", ["A\t\x7fB\x0b\x0c\r\n", "\ufffd\U0010ffff\ud7ff"])
def test_other_characters_are_part_of_a_line(source):
    assert Lines(source).odd_characters is None


def test_an_empty_text_is_one_of_which_no_line_is_left():
    for source in ("", " \n\t", "\x07\n", "\ufeff"):
        lines = Lines(source)
        assert (list(lines), lines.empty) == ([], True)
    lines = Lines("\x07\nA\n")
    assert ([line.text for line in lines], lines.empty) == (["A"], False)


def test_an_empty_piece_lies_in_its_own_line():
    """The span of an empty piece is in its own line, even at its end."""
    (line,) = Lines("A\x07\x07B")
    assert line.piece(0, 1).span(1, 1) == (1, 1)
    source = "[A](#)\n[B](#)\n"
    first, second = Lines(source)
    for line, part in ((first, (0, 6)), (second, (7, 13))):
        assert line.whole == line.span(0, 1) == part
        begin, end = line.span(1, 1)
        assert part[0] <= begin <= end <= part[1]


def test_a_dressed_element_has_its_residue_in_its_span():
    """Residue belongs to the element that it touches, and control characters belong to
    none.
    """
    source = "X\x07\nY\n  ¶1. [PREL UP](#a1), \x07[ECON](#) [NO](x)\n"
    lines = Lines(source)
    *_, line = lines
    # BEL in the first line; ¶, [, ](#a1), BEL, [, ](#) in the third.
    assert lines.residue == 1 + 1 + 1 + 6 + 1 + 1 + 4
    assert line.text == "¶1. PREL UP, ECON [NO](x)".removeprefix("¶")
    assert pieces(source, line) == [
        "¶1.",
        "[PREL",
        "UP](#a1),",
        "[ECON](#)",
        "[NO](x)",
    ]
    piece = line.piece(3, len(line.text) - 8)
    assert (piece.text, pieces(source, piece)) == (
        "PREL UP, ECON",
        ["[PREL", "UP](#a1),", "[ECON](#)"],
    )
    assert source[slice(*piece.whole)] == "[PREL UP](#a1), \x07[ECON](#)"


def test_lines_of_regions_know_the_furniture_between():
    """Blank lines on both sides of furniture belong to it, except one that the next
    line keeps.
    """
    source = "A\nB\n\nPAGE\n\nC\nPAGE\nD\nPAGE\n\nE\n"
    spans = []
    begin = 0
    for part in source.split("PAGE\n"):
        spans.append((begin, begin + len(part)))
        begin += len(part) + len("PAGE\n")
    lines = [(x.text, x.gap, x.apart, x.cut) for x in Lines(source, spans)]
    assert lines == [
        ("A", 0, False, True),
        ("B", 0, False, False),
        ("C", 0, True, True),
        ("D", 0, False, True),
        ("E", 1, True, True),
    ]


def test_only_the_first_line_of_a_region_is_below_furniture():
    """Only the first line of a region is below furniture, however long
    the region is.
    """
    source = "A\n\nPAGE\n" + "B\n" * 300 + "PAGE\n\nPAGE\nC\n"
    spans = [(0, 3), (8, 608), (613, 614), (619, 621)]
    lines = Lines(source, spans)
    for _ in range(2):
        made = list(lines)
        assert len(made) == 302
        assert [n for n, line in enumerate(made) if line.cut] == [0, 1, 301]
        assert [n for n, line in enumerate(made) if line.gap] == [1]
        assert [source[slice(*line.whole)] for line in made] == [x.text for x in made]


@pytest.mark.parametrize(
    "source",
    [
        "A\nB\nPAGE\nC\nD\n",
        "A\r\nB\r\nPAGE\nC\r\nD\r\n",
        "A\rB\nPAGE\nC\x0b\nD\n",
        "[A](#)\n\x07B\nPAGE\nC\x07 X\nD\n",
        " A\\\n B\\\nPAGE\n C\\\n D\\",
    ],
)
def test_regions_have_the_same_lines_whoever_knows_the_whole_text(source):
    """The lines of regions are the same with or without the lines of the whole text."""
    begin = source.index("PAGE")
    spans = [(0, begin), (begin + len("PAGE\n"), len(source))]
    alone, known = Lines(source, spans), Lines(source, spans, Lines(source))
    for one, other in zip(alone, known, strict=True):
        assert (one.text, one.whole, one.gap) == (other.text, other.whole, other.gap)
    assert [line.text[0] for line in known] == ["A", "B", "C", "D"]
    assert (known.margin, known.residue) == (alone.margin, alone.residue)
    assert (known.ends.most, known.ends.odd) == (alone.ends.most, alone.ends.odd)
    assert (alone.ends.odd is None) == ("\x0b" not in source)


def test_the_first_piece_of_a_line_is_below_what_the_line_is_below():
    """The first piece of a line keeps its gap and indent, and the others follow it
    directly.
    """
    _, line = Lines("A\n\n B C\n")
    line.cut_off(1)
    first, second = line.piece(0, 2), line.piece(2, 3)
    assert (first.text, first.indent, first.apart, first.cut) == ("B", " ", True, True)
    assert (second.text, second.indent) == ("C", "")
    assert (second.gap, second.apart, second.cut) == (0, False, False)


@pytest.mark.parametrize(
    ("source", "margin", "indents"),
    [
        ("  A\n   B\n\n  C\n", "  ", ["", " ", ""]),
        ("  A\n\tB\n", "", ["  ", "\t"]),
        (" \tA\n  B\n", " ", ["\t", " "]),
        ("\ufeff A\n  B\n", " ", ["", " "]),
        ("  A\x07\n   \x07\n  B\n", "  ", ["", ""]),
        ("", "", []),
    ],
)
def test_the_blanks_before_every_line_are_a_margin(source, margin, indents):
    lines = Lines(source)
    assert (lines.margin, [line.indent for line in lines]) == (margin, indents)


def test_the_margin_of_regions_is_that_of_their_lines():
    lines = Lines("  A\nPAGE\n   B\n", [(0, 4), (9, 14)])
    assert (lines.margin, [line.indent for line in lines]) == ("  ", ["", " "])


def test_a_place_has_the_line_around_it():
    """A byte-order mark is not part of the first line, and the last line may have no
    end.
    """
    places = Places("\ufeffAB\r\n\nC")
    assert [places.line_start(n) for n in range(1, 7)] == [1, 1, 1, 1, 5, 6]
    assert [places.line_end(n) for n in (0, 3, 4, 5, 6, 7)] == [3, 3, 5, 5, 7, 7]


@pytest.mark.parametrize(
    ("source", "past"),
    [
        ("A\nB\nC\n", 4),
        ("A\n\nB\n \nC\n", 7),
        ("A\n\nB\nC\n", 5),
        ("A\nB\n\nC\n", 4),
        ("B\n\nC\n", 3),
        ("A\n\nB", 4),
    ],
)
def test_a_line_is_removed_with_the_blank_line_that_would_double_one(source, past):
    begin = source.index("B")
    assert Places(source).past_line(begin + 1, begin) == past


def test_words_are_bare_of_residue():
    assert bare(" [A B](#)\r\n\x07C \tD") == "A B C D"


def test_bytes_have_an_encoding_that_gives_them_back():
    """Bytes are UTF-8, otherwise windows-1252, and come back; other characters are
    refused.
    """
    for source in ("Zürich Ą".encode(), bytes(range(256))):
        text, encoding = decode(source)
        assert encode(text, encoding) == source
    assert encode("Ą\ud800", "utf-8", lossy=True) == "Ą?".encode()
    assert encode("ĄX", "windows-1252", lossy=True) == b"?X"
    for text, encoding in (("\ud800", "utf-8"), ("Ą", "windows-1252")):
        with pytest.raises(CableEncodeError) as caught:
            encode(text, encoding)
        assert caught.value.code == "text.unencodable"


@pytest.mark.parametrize(("character", "size"), [(b"A", 1), ("A", 1), ("é", 2)])
def test_a_source_larger_than_the_limit_is_refused(character, size):
    """The limit of a source counts bytes, which for a `str` are those of its UTF-8."""
    source = character * (CAP // size + 1)
    with pytest.raises(CableDecodeError) as caught:
        decode(source)
    assert caught.value.code == "input.too-large"
    assert len(decode(source[:-1])[0]) == CAP // size


def test_an_output_larger_than_the_limit_is_refused():
    check_size("A" * CAP)
    with pytest.raises(CableEncodeError) as caught:
        check_size("A" * (CAP + 1))
    assert caught.value.code == "output.too-large"


def test_the_first_byte_that_is_not_utf_8_is_found():
    assert not_utf8(b"A\xc3\xa9\xe9B") == 3
    assert not_utf8(b"AB") == 2


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("PK\x03\x04", "text.looks-like-zip"),
        ("\x1f\x8b", "text.looks-like-gzip"),
        ("BZh91AY&SY", "text.looks-like-compressed"),
        ("\xfd7zXZ\x00", "text.looks-like-compressed"),
        ("A" * 257 + "ustar\x00", "text.looks-like-tar"),
        ("%PDF-1", "text.looks-like-pdf"),
        (" <HTML>", "text.looks-like-html"),
        ('"A","B","C"\n', "text.looks-like-csv"),
        ("id,date,text\n", "text.looks-like-csv"),
        ("From a@example.org Mon", "text.looks-like-mail"),
        ("cables/LIMA.TXT\n", "text.looks-like-file-name"),
        ("Received: A\nTo: B\n\nTEXT", "text.looks-like-mail"),
        ("Received: A\n\nTo: B\n", None),
        ("To: A\nTEXT\nReceived: B\n", None),
        ("FM AMEMBASSY LIMA\n", None),
        ("", None),
    ],
)
def test_a_container_is_known_by_how_it_begins(source, code):
    """A container is recognised by its first bytes, and an e-mail by two headers, of
    which one is only in e-mails.
    """
    assert container_code(source) == code


def test_a_container_is_known_below_a_mark_and_blank_lines():
    mail = "\ufeff\r\nFrom: a@example.org\r\n more\r\nSubject: X\r\n\r\nReceived: x\r\n"
    assert container_code(mail) == "text.looks-like-mail"
    assert container_code(mail.encode()) == "text.looks-like-mail"
    assert container_code(mail.replace("a@example.org", "A")) is None
