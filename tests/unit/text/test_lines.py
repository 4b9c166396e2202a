"""Lines, their places in the source, residue, encodings (wire.md 6, content.md 0)."""

from __future__ import annotations

import pytest

from cableformat.errors import CableEncodeError
from cableformat.text.lines.containers import container_code
from cableformat.text.lines.line import Line, Lines, bare
from cableformat.text.lines.source import decode, encode


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
        ("A \x07\x07B\n\n\x07\nC\n", [("A B", 0), ("C", 2)]),
    ],
)
def test_every_line_is_in_its_place(source, expected):
    """The blank lines above are counted, one of which residue is left as well."""
    lines = list(Lines(source))
    assert [(line.text, line.gap) for line in lines] == expected
    for line in lines:
        begin, end = line.whole
        assert (begin, end) == (line.start, line.end)
        if "\x07" not in source:
            assert source[begin:end] == line.text
            assert pieces(source, line) == line.text.split(" ")


def test_a_dressed_element_has_its_residue_in_its_span():
    """Residue that clings belongs to what it is next to, control characters to none."""
    source = "X\x07\n  ¶1. [PREL UP](#a1), \x07[ECON](#) [NO](x)\n"
    lines = Lines(source)
    _, line = lines
    # Of the first line BEL; of the second ¶, [, ](#a1), BEL, [, ](#).
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
    """Blank lines on both sides of furniture are its own; one is left to the line."""
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


def test_the_blanks_before_every_line_are_a_margin():
    lines = Lines("  A\n   B\n\n  C\n")
    assert (lines.margin, [line.indent for line in lines]) == ("  ", ["", " ", ""])


def test_words_are_bare_of_residue():
    assert bare(" [A B](#)\r\n\x07C \tD") == "A B C D"


def test_bytes_have_an_encoding_that_gives_them_back():
    """UTF-8, else windows-1252 with its five holes; what it lacks is refused."""
    for source in ("Zürich Ą".encode(), bytes(range(256))):
        text, encoding = decode(source)
        assert encode(text, encoding) == source
    assert encode("Ą\ud800", "utf-8", lossy=True) == "Ą?".encode()
    assert encode("ĄX", "windows-1252", lossy=True) == b"?X"
    for text, encoding in (("\ud800", "utf-8"), ("Ą", "windows-1252")):
        with pytest.raises(CableEncodeError) as caught:
            encode(text, encoding)
        assert caught.value.code == "text.unencodable"


def test_a_container_is_known_below_a_mark_and_blank_lines():
    mail = "\ufeff\r\nFrom: a@example.org\r\n more\r\nSubject: X\r\n\r\nReceived: x\r\n"
    assert container_code(mail) == "text.looks-like-mail"
    assert container_code(mail.encode()) == "text.looks-like-mail"
    assert container_code(mail.replace("a@example.org", "A")) is None
