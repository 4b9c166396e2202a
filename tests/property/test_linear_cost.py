"""Law 9: work grows linearly with hostile input, counted, never timed."""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

import pytest

from cableformat import text
from cableformat.text import parsing
from cableformat.text.lines.line import Lines
from tests.laws import DEEP
from tests.property.growth import calls as calls_of

#: Pieces that have brought down parsers, each repeated to the size wanted.
HOSTILE = {
    "blanks": " ",
    "tabs and blanks": " \t",
    "words": "A B C ",
    "references": "REF: A ",
    "letters of references": "A. B. ",
    "digits": "0123456789",
    "slashes": "//",
    "open brackets": "((((",
    "open markings": "1. (S-A",
    "markdown left open": "[¶1.](#",
    "markdown": "[A](#) ",
    "declassification": "DECL: ",
    "sections": "SECTION 01 OF 02 ",
    "handling words": "NOFORN ",
    "authorities": "Classified By: A, B. ",
    "reasons": "Reason 1.4 (b) and ",
    "reasons far apart": "Reason 1.4 a" + (" " * 15 + "a") * 12 + "! ",
    "empty lines": "\n",
    "carriage returns": "\r",
    "letter lines": "C O N F I D E N T I A L\n",
    "page lines": "A 00000001  001 OF 002\n",
    "paragraphs": "1. (C) A\n\n",
    "address": "TO RUEHC/A\nINFO B\n",
    "identifications": "VZCZCXRO2903",
    "bare identifications": "FDA035",
    "manual identifications": "VV   DLA128",
    "routing indicators": "RUEHC ",
    "routing indicators joined": "RUEHCR",
    "prosigns": "PP RUEHC\n",
    "pilots": "RR RUFDDO\nZNR UUUUU ZOV RUFDAE\nFDA035\n",
    "strays and pilots": "?? ??\nRR RUFDDO\nFDA035\n",
    "signals": "ZZH INT ZFD RUFDAE ",
    "instructions": "RUEHC T ABCD ",
    "release codes": "ZNY CCCAA/FFFFF ",
    "preambles": "R 151122Z SEP 08\nFM A\nTO B\n",
    "preamble words": "ZDS ",
    "exemptions": "XMT/AMEMBASSY LIMA\n",
    "exemptions on a line": "A, XMT, B ",
    "labels on a line": "FM A TO B INFO C ",
    "addressees on a line": "RUEHC/A ",
    "office symbols": "A//N1//",
    "indented addressees": "  RUEHC/A\n RUEHC/B\n     C\n",
    "heads of sections": "PAGE 02 LISBON 00417\nACTION EUR-25\nR 141030Z FEB 74\nFM A\n"
    "UNCLAS LISBON 0417\n",
    "group counts": "ACCT XYZ GR 37\n",
    "breaks": "BT UNCLAS ",
    "corrections": "C WA 1500Z\n",
    "station page lines": "PAGE 2 RBDTRQ 115B UNCLAS\n",
    "earlier endings": "NNNN\n",
    "errors": "E E E E E E E E AR ",
    "sets": "SUBJ/A//\nTO B\n",
    "codes": "ABCDE ",
    "names behind codes": "OVIP ABCDE ",
    "glued codes": "PREL",
    "banners": "//A",
    "nations": " GBR",
    "exemptions of an order": "X1, ",
    "schedules": "GDS 11/15/85 OR ",
    "fields on a line": "SUBJECT: REF: ",
    "captions and offices": "SIPDIS, FOR A, ",
    "offices below": "FOR A,\nB,\n",
    "quotations": "QUOTE\n1. A\nUNQUOTE\n",
    "open quotations": "QUOTE\n",
    "headings": "1. A.\n\nHEAD\n-----\n\n",
    "rules": "- ",
    "lettered items": "(B) A\n\n(C) B\n\n",
    "broken markings": "1. (C A(b)",
    "names at the end": "ABC. DOE ",
    "hands": "DRAFTED BY: A\nCLEARED BY: B\n",
    "groups": "GP-3\n",
    "operators' notes": "NOTE BY OC/T: A\n",
    "numbers": "ROME 5\n",
    "numbers apart": "ROME 5\n\n",
    "letterheads": "TELEGRAM\n",
    "stamps": "RELEASED IN PART B1, B6\n",
    "formatted texts": "MSGID/A//\n",
    "summaries": "SUMMARY\n\n",
    "bells": "\x07",
    "letter bells": "JJJJJSSSSS",
    "controls": "\x00\x01 ",
    "page lines in a line": "A PAGE 02 LIMA 00701 150846Z ",
    "page lines of sections in a line": "LIMA 00000701 002 OF 003 ",
    "captions of a page": "SIPDIS\n1. A\n",
    "backslashes": "\\\n",
    "groups with blanks": "1 5 1 1 2 2 Z S E P 0 8\n",
    "possible duplicates": "UNCLAS POSS DUPE ",
    "pilcrows": "¶1. \n",
    "notes of editors": "Source: A. Secret; B.\n2 A.\n",
    "heads of editions": "31. Telegram From A to B\n",
    "datelines": "Lima, May 3, 1957, noon.\n",
}
_BEFORE = {
    "nothing": "",
    "tags": "TAGS: ",
    "references": "REF: ",
    "authority": "Classified By: ",
    "classification": "C O N F I D E N T I A L ",
    "order": "E.O. 12958: ",
    "an order's label": "E.O.",
    "a date": "E.O. 12958: DECL",
    "a level": "SECRET SECTION 01 OF 02",
    "an addressee": "FM A\nTO ",
    "a station": "DE RUEHTA ",
    "a routing line": "PP ",
    "a header of ACP 128": "RTTUZYUW RHBCYKN0001 0331200-UUUU--",
    "a warning": "ZNY CCCCC ",
    "a preamble": "R 151122Z SEP 08 ",
    "an originator": "FM ",
    "an exemption": "FM A\nTO B\nXMT ",
    "an edition": "31. Telegram 7 From A to B\n",
    "a document": "   Message Text\nR 141030Z FEB 74\nFM A\nTO B\nBT\n"
    "UNCLAS LISBON 0417\n",
    "a text": "FM A\nTO B\nBT\nUNCLAS\n",
    "a subject": "SUBJECT: A\n\n",
    "a paragraph": "SUBJECT: A\n\n1. A\n",
    "a marking": "SUBJECT: A\n\n1. (S",
}


#: The block of attributes is read before the lines of the telegram are.
_ATTRIBUTES = (
    "   Message Text\nUNCLAS LISBON 0417\n   Message Attributes\n"
    "Review History: RELEASED <16 SEP 2003 by roe\n"
)


def _work(source: str) -> tuple[int, int]:
    """How many rows a reading tried, and on how many characters in all."""
    found = []
    place = parsing.place

    def noting(*given: Any, **named: Any) -> Any:
        found.append(place(*given, **named))
        return found[-1]

    with patch.object(parsing, "place", noting):
        text.parse(source)
    return found[0].calls, found[0].characters


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_by_the_same_for_the_same_input(piece: str) -> None:
    """Calls and characters matched grow alike from n to 2n and from 2n to 3n.

    The first lines may be in clean form, and take less work than those below them.
    """
    size = (7_000 if DEEP else 1_000) // len(piece)
    for name, before in _BEFORE.items():
        works = [_work(before + piece * (size * n)) for n in (1, 2, 3)]
        for (first, second, third), slack in zip(
            zip(*works, strict=True), (10, 250), strict=True
        ):
            assert third - second <= second - first + slack, name


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_pattern_that_fails_at_the_end_comes_to_an_end(piece: str) -> None:
    """Patterns end after hundreds of characters of one piece and one that fails."""
    for before in _BEFORE.values():
        for end in ("x", ":"):
            _work(before + piece * (500 // len(piece)) + end)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_every_line_is_handed_to_few_lenses(piece: str) -> None:
    """No lens sees a line twice: the work is bounded by lines times lenses."""
    source = piece * ((40_000 if DEEP else 5_000) // len(piece))
    _, characters = _work(source)
    assert characters <= 20 * len(source) + 1000


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_trace_costs_at_most_twice_as_much_of_twice_the_input(piece: str) -> None:
    """Twice the input takes at most twice as many calls, also of functions in C."""
    size = (2_000 if DEEP else 800) // len(piece)
    for before in (_BEFORE["nothing"], _BEFORE["a paragraph"], _ATTRIBUTES):
        source, twice = before + piece * size, before + piece * (2 * size)
        text.trace(source)  # what is made once
        calls = calls_of(lambda source=source: text.trace(source))
        twice_calls = calls_of(lambda twice=twice: text.trace(twice))
        assert twice_calls <= 2 * calls + 100, before


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        "A B C ",
        pytest.param("1. (C) A\n\n", marks=pytest.mark.full),
        "[A](#) ",
        "\x00",
    ],
)
def test_sources_at_the_cap_are_read(piece: str) -> None:
    """A million empty lines and one endless line, 4 MiB each, are read."""
    source = piece * (4 * 1024 * 1024 // len(piece.encode()))
    assert text.parse(source).layout.text is source


class _Counted(str):
    """A text that counts the characters among which something is counted."""

    __slots__ = ("looked",)

    def count(self, piece: str, begin: int = 0, end: int = sys.maxsize) -> int:  # type: ignore[override]
        self.looked += min(end, len(self)) - begin
        return super().count(piece, begin, end)


def test_the_lines_of_a_region_cost_as_much_as_it_is_long() -> None:
    """The lines of many regions cost as much as the lines of the whole text."""
    text_ = _Counted("PAGE 02 LISBON 00417\r\n" * 300)
    text_.looked = 0
    whole = Lines(text_)
    step = len(text_) // 300
    once, text_.looked = text_.looked, 0
    for begin in range(0, len(text_), step):
        assert len(list(Lines(text_, ((begin, begin + step),), whole))) == 1
    assert 0 < text_.looked <= once
