"""What a telegram holds in odd characters, its cable holds as a constructor takes it.

Patterns that lenses share with constructors agree on the letters that the wire has; on
letters of other alphabets, on other digits, hyphens and blanks they may differ, and no
value shows it.  So such characters are put into every field, and lines that are little
more than signs are put side by side.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.testing import damaged, telegrams
from tests.laws import DEEP, rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Letters that fold to others, or to none; digits of other scripts and signs that are
#: digits to some; hyphens, quotes, blanks and marks that are not those of ASCII.
ODD: Final = (
    *("Ł", "ß", "ı", "ſ", "\u212a", "é", "Ж", "中", "\u0130", "ﬁ", "a", "Ａ"),
    *("\u0661", "²", "１", "0", "\u0301", "\U0001f600", "\ufffd", "\ue000"),
    *("\u2010", "\u2013", "\u2212", "-", "--", "’", "'", '"', "/", "//", "(", ")"),
    *("\t", " \t", "\xa0", "\u2003", "\u3000", "\u200b", "\x85", "\u2028", "\ufeff"),
    *("\x7f", "\x1f", "\x00", "\ud800", ".", ",", ":", ";", "="),
)

#: Every line that a telegram may have, each with the lines that it needs above it.
ABOVE: Final = {
    "": (
        "VZCZCXRO2903   UU",
        "PP RUEHC RUEHNO",
        "RTTUZYUW RUEHTA1774 2591122-UUUU--RUEHC.",
        "DE RUEHTA #1774/01 2591122",
        "ZNY CCCCC ZZH ZDK RUEHTA",
        "RUEHC T RUEHNO RUEHTA",
        "P R 151122Z SEP 08 ZDK PSN 123456A12",
        "FM RUEHTA/AMEMBASSY ASTANA//POL/ECON//",
        "TO RUEHC/SECSTATE WASHDC//EUR/CARC// PRIORITY 0042",
        "INFO ZEN/CIS COLLECTIVE, XMT, AMEMBASSY MINSK",
        "DRAFTED BY: POL:JDOE:JD",
        "ACCT WD GR37",
    ),
    "FM A\nTO B\n": ("XMT AMEMBASSY MINSK", "GRNC", "INFO C PRIORITY"),
    "FM A\nTO B\nBT\n": (
        "C O N F I D E N T I A L NOFORN SECTION 01 OF 02 SAN SALVADOR 001774 DIST",
        "UNCLAS //N05800// AMEMBASSY LIMA 1774",
        "//GBR SECRET//REL TO USA, GBR//",
        "LIMA 1774",
        "SIPDIS, NODIS",
        "STATE PASS TO USTR FOR JDOE",
        "FOR EUR/CARC, DRL",
        "E.O. 12958: DECL: AFTER THE TALKS",
        "E.O. 12065: XGDS-1 12/31/84 (DOE, JANE) OR-M",
        "E.O. 13526: DECL: X1, 25X6 09/15/2018",
        "TAGS: PREL, HUMAN RIGHTS, KZ, OVIP (DOE, JANE), UNGA/C-6",
        "TAGS: OVIP DOE JANE",
        "SUBJECT: TALKS - THE FIRST DAY",
        "REF: A. ASTANA 1747 (B) 08 STATE 12",
        "REF: ASTANA 1747",
        "Classified By: Consul Jane Doe for reasons 1.4 (b) and (d).",
        "DERIVED FROM: STATE 12",
        "DECLASSIFY ON: 20180915",
        "APPROVED BY: JANE DOE",
    ),
    "FM A\nSUBJECT: X\n\n": (
        "--- SUMMARY ---",
        "SUMMARY ---",
        "SUMMARY\n-------",
        "1. (S//NF) Talks went on.",
        "(C - ENTIRE TEXT) Talks went on.",
        "1) (U) Talks went on.",
        "MSGID/GENADMIN/CNO//",
    ),
    "FM A\nSUBJECT: X\n\n1. (C) Y.\n\n": (
        "KEY POINTS",
        "THE NEXT DAY\n------------",
        "2. (C) END SUMMARY.",
        "GP-3",
        "DOE",
        "ROE UNQUOTE DOE",
        "CLEARED BY: JANE DOE",
        "#1774",
        "NNNN",
    ),
    "FM A\nSUBJECT: X\n\n1. (C) Y.\nBT\n": ("C WA 1500Z POSITION", "#1774", "NNNN"),
}
#: With a paragraph below, a heading above it is one.
BELOW: Final = "\n\n3. (U) Z.\n"
_WORD: Final = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9 ]")


def places(line: str) -> Iterator[tuple[int, int]]:
    """Where something may be put: around every word and sign, and in its place."""
    for word in _WORD.finditer(line):
        begin, end = word.span()
        yield from ((begin, begin), (end, end), (begin, end))


#: How many characters share the places of a line among them.
SHARED: Final = 1 if DEEP else 8


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_characters_in_any_field_are_read_as_values(odd: str) -> None:
    """An odd character by or in place of a word gives a cable that can be rebuilt."""
    first = ODD.index(odd) % SHARED
    for above, lines in ABOVE.items():
        for line in lines:
            for begin, end in islice(places(line), first, None, SHARED):
                source = f"{above}{line[:begin]}{odd}{line[end:]}{BELOW}"
                cable = text.parse(source).cable
                assert rebuilt(cable) == cable, source


#: Lines, or their beginnings and ends, that show little of what they are.
PIECES: Final = st.sampled_from(
    (
        *ODD,
        *(line for lines in ABOVE.values() for line in lines),
        *("\n", "\n\n", " ", "-----", "=====", "___", "- - -", "(C)", "1.", "A.", "X"),
        *("SUBJECT:", "TAGS:", "REF:", "E.O.", "FM ", "TO ", "INFO ", "XMT", "BT"),
        *("SUMMARY", "END SUMMARY", "QUOTE", "UNQUOTE", "UNCLAS ", "OVIP", "Doe"),
    )
)


@st.composite
def odd_telegrams(draw: st.DrawFn) -> str:
    """A telegram, damaged or not, with odd characters anywhere; or lines of pieces."""
    if draw(st.booleans()):
        return "".join(draw(st.lists(PIECES, max_size=20)))
    source = draw(st.one_of(telegrams(), damaged()))
    for odd in draw(st.lists(st.sampled_from(ODD), min_size=1, max_size=4)):
        place = draw(st.integers(0, len(source)))
        source = source[:place] + odd + source[place + draw(st.integers(0, 1)) :]
    return source


@given(odd_telegrams())
def test_every_telegram_is_a_document_that_is_read_again(source: str) -> None:
    """A telegram is a document without findings, with and without layout (laws 4, 7).

    What constructors would refuse is a stray.
    """
    reading = text.parse(source)
    assert rebuilt(reading.cable) == reading.cable
    codecs: tuple[Any, ...] = (cableformat.json, cableformat.xml)
    for codec in codecs:
        for layout in (None, reading.layout):
            document = codec.dumps(reading.cable, layout=layout)
            assert codec.check(document) == ()
            again = codec.parse(document)
            assert again.cable == reading.cable
            assert layout is None or text.dumps(again.cable, layout=again.layout) == (
                source
            )
