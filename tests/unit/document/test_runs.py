"""Which parts of a source a layout copies from the document's own strings."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.document._form import Literal
from cableformat.document._runs import escape, runs, unescape

PARAGRAPH = "/content/paragraphs/0/text"
SUBJECT = "/content/subject"
FROM = "/heading/originator"


def made(source):
    """The runs: a literal's text, or a path with start and length where it has them."""
    layout = text.parse(source).layout
    return [
        run.text
        if isinstance(run, Literal)
        else (run.path, *((run.start, run.length) if run.start or run.length else ()))
        for run in runs(layout, layout.context.line_end)
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Eight characters are worth a copy; what is all blank is spelled out.
        ("FM A LIMAX\n", ["FM A LIMAX\n"]),
        ("FM A LIMAXY\n", ["FM ", (f"{FROM}/designator",), "\\u000a"]),
        (
            "?? garbled words ??\nFM LIMA\n",
            [("/heading/strays/0/text",), "\nFM LIMA\n"],
        ),
        # Line ends are the layout's; of equal strings each has its place.
        (
            "1. Bark floats on water,\r\nand mills are full.\r\n",
            ["1. ", (PARAGRAPH,), "\\u000d\\u000a"],
        ),
        (
            "UNCLAS LIMA 1\n\n1. Bark floats.\n\n2. Bark floats.\n",
            [
                "UNCLAS LIMA 1\n\n1. ",
                (PARAGRAPH,),
                "\n\n2. ",
                ("/content/paragraphs/1/text",),
                "\\u000a",
            ],
        ),
        # Strings in lists.
        (
            "FM AMEMBASSY LIMA//AGRICULTURE/ECONOMY//\n",
            [
                "FM ",
                (f"{FROM}/designator",),
                "//",
                (f"{FROM}/officeSymbols/0",),
                "/ECONOMY//\n",
            ],
        ),
        # What is interrupted is copied in pieces, each if it is long enough.
        (
            (
                "UNCLAS LIMA 123\n\n1. Bark floats on water.\n"
                "LIMA 00000123  002 OF 002\nMills are full of it.\n"
            ),
            [
                "UNCLAS LIMA 123\n\n1. ",
                (PARAGRAPH, None, 21),
                "\nLIMA 00000123  002 OF 002\n",
                (PARAGRAPH, 22, None),
                "\\u000a",
            ],
        ),
        (
            "SUBJECT: THE HARVEST OF CORK\nIS AS GOOD THIS YEAR\nAS EVER\n",
            [
                "SUBJECT: ",
                (SUBJECT, None, 19),
                "\\u000a",
                (SUBJECT, 20, 20),
                "\nAS EVER\n",
            ],
        ),
        (
            "1. (U)  Bark [floats](#)  on the water\n   of the old port.\n",
            ["1. (U)  Bark [floats](#)  ", (PARAGRAPH, 13, None), "\\u000a"],
        ),
        # Lines with other blanks between them are pieces; with the same, one.
        (
            "1. Bark floats. \n  Mills are full.\n\n  Ports too.  \nAll day long.\n",
            [
                "1. ",
                (PARAGRAPH, None, 12),
                "\\u0020\\u000a\\u0020\\u0020",
                (PARAGRAPH, 15, 29),
                "\\u0020\\u0020\\u000a",
                (PARAGRAPH, 45, None),
                "\\u000a",
            ],
        ),
    ],
)
def test_a_source_is_literals_and_copies(source, expected):
    assert made(source) == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("A$B$", "A\nB\n"),
        ("$ A\t$", "\n A\t\n"),
        ("A\\$B", "A\\\\\nB"),
        ("A\x07$\ud800", "A\\u0007\n\\ud800"),
        ("A\x0b$B$$", "A\\u000b\nB\n\n"),
        ("é$\xa0", "é\n\xa0"),
    ],
)
def test_a_literal_spells_line_ends_and_what_no_document_holds(text, spelled, line_end):
    text = text.replace("$", line_end)
    assert escape(text, line_end) == spelled
    assert unescape(spelled, line_end) == text


@pytest.mark.parametrize(
    ("text", "line_end", "spelled"),
    [
        ("A\nB\r\n", "\r\n", "A\\u000aB\n"),
        ("A\rB\r\n", "\r\n", "A\\u000dB\n"),
        ("A\r\nB\n", "\n", "A\\u000d\nB\n"),
        ("A\nB\r", "\r", "A\\u000aB\n"),
        (" \t\r\n", "\r\n", "\\u0020\\u0009\\u000d\\u000a"),
    ],
)
def test_another_line_end_is_escaped(text, line_end, spelled):
    assert escape(text, line_end) == spelled
    assert unescape(spelled, line_end) == text
