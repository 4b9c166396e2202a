"""Text as HTML, from which the text can be had back."""

from __future__ import annotations

import pytest

from cableformat.page.shell import document, pieces, spelled, words


@pytest.mark.parametrize(
    ("text", "usual", "expected"),
    [
        ("FM LIMA\n", "", "FM LIMA\n"),
        ("A<&\"'", "", "A&lt;&amp;&quot;&#x27;"),
        ("A\x07\x08B\n", "", 'A<data value="7 8">\\x07\\x08</data>B\n'),
        ("A\r\nB\r\n", "\r", 'A<data value="d"></data>\nB<data value="d"></data>\n'),
        ("A\r\n", "", 'A<data value="d">\\r</data>\n'),
        # A line without the usual end keeps all of its characters.
        ("A\nB\r\r\n", "\r", 'A\nB<data value="d">\\r</data><data value="d"></data>\n'),
        ("A\nB\r", "\r", 'A\nB<data value="d">\\r</data>'),
        ("\u202e", "", '<data value="202e">\\u202e</data>'),
        ("", "", ""),
    ],
)
def test_a_text_is_spelled_so_that_its_characters_can_be_had_back(
    text, usual, expected
):
    assert spelled(text, usual) == expected
    got = "".join(
        shown
        if value is None
        else "".join(chr(int(each, 16)) for each in value.split(" "))
        for shown, value in pieces(text, usual)
    )
    assert got == text


def test_a_title_is_text_and_a_body_is_html():
    page = document("A<B", "p {}\n", "<p>C</p>")
    assert page.startswith("<!DOCTYPE html>\n<html lang")
    assert "<title>A&lt;B</title>" in page
    assert "<style>\np {}\n</style>" in page
    assert "<body>\n<p>C</p>\n</body>" in page


def test_no_line_of_a_page_is_a_command_to_a_log():
    assert "\n::" not in document("A", "", "\n::error::B")


def test_what_is_not_printable_is_spelled_in_words_too():
    assert words("A\x1b<") == "A\\x1b&lt;"
