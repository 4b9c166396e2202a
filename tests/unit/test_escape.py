"""Text where it is shown: nothing that a terminal, a log or XML does not take."""

from __future__ import annotations

import pytest

from cableformat._escape import (
    ascii_json,
    encodable,
    escaped,
    escaped_line,
    fit_for_xml,
    hostile,
    markup_for_logs,
)


@pytest.mark.parametrize(
    ("text", "terminal", "xml"),
    [
        ("FM LIMA é 中", "FM LIMA é 中", "FM LIMA é 中"),
        ("A\nB\tC", r"A\nB\tC", r"A\nB\tC"),
        ("A\x1b[2JB\x7f\x9b", r"A\x1b[2JB\x7f\x9b", r"A\x1b[2JB\x7f\x9b"),
        ("\u061c\u200e\u200f", r"\u061c\u200e\u200f", r"\u061c\u200e\u200f"),
        ("\u202a\u202e\u2066\u2069", r"\u202a\u202e\u2066\u2069",
         r"\u202a\u202e\u2066\u2069"),
        ("\u2028\u2029", r"\u2028\u2029", r"\u2028\u2029"),
        ("caf\udce9", r"caf\udce9", r"caf\udce9"),
        ("A\ufffe\uffff", "A\ufffe\uffff", r"A\ufffe\uffff"),
    ],
)  # fmt: skip
def test_what_a_terminal_obeys_or_xml_refuses_is_spelled_out(text, terminal, xml):
    assert escaped(text) == terminal
    assert fit_for_xml(text) == xml
    assert escaped_line(text) == terminal
    assert hostile.search(fit_for_xml(text)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error::A", r"\x3a:error::A"),
        ("  ::error::A", r"  \x3a:error::A"),
        ("A ::error::B", "A ::error::B"),
        (":error:A", ":error:A"),
    ],
)
def test_no_line_is_a_workflow_command(line, expected):
    assert escaped_line(line) == expected


def test_no_line_of_markup_is_a_workflow_command():
    assert markup_for_logs("<p>::\n  ::error::A\n:B</p>") == (
        "<p>::\n  &#58;:error::A\n:B</p>"
    )


def test_a_lone_surrogate_is_spelled_out_for_an_encoding():
    assert encodable("caf\udce9 é") == "caf\\udce9 é"


def test_json_in_ascii_has_no_delete_character():
    assert ascii_json('"A\x7fB"') == '"A\\u007fB"'
