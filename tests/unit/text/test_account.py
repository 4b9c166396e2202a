"""What canonical writing does with every piece of a source."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.text import Fate, account, parse


def pieces_of(source, *fates):
    """The pieces of some fates, or of all: fate, path, what, source, canonical."""
    return [
        (p.fate.value, p.path, p.what, p.source, p.canonical)
        for p in account(parse(source).layout).pieces
        if not fates or p.fate in fates
    ]


def test_a_canonical_telegram_is_exact():
    source = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nSUBJECT: CORK\nBT\n"
    found = account(parse(source).layout)
    assert found.text == source
    assert {piece.fate for piece in found.pieces} == {Fate.EXACT}
    assert [piece.source for piece in found.pieces if piece.what == "label"] == [
        "FM",
        "TO",
        "SUBJECT:",
    ]
    assert found.count(Fate.EXACT) == len(found.pieces) == 8
    assert found.count(Fate.FURNITURE) == 0


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_blanks_and_margins_canonicalise_nothing(line_end):
    """Line ends, blanks and margins around an element are not differences from the
    canonical text.
    """
    source = "  SUBJECT: CORK  \n\n  1. One \t\n    and two\n"
    found = account(parse(source.replace("\n", line_end)).layout)
    assert {piece.fate for piece in found.pieces} == {Fate.EXACT}
    assert found.text == "SUBJECT: CORK\n\n1. One\n  and two\n"


def test_an_element_spelled_otherwise_shows_both_spellings():
    source = "CONFIDENTIAL LIMA 000501\n\nSUBJ: CORK\nE.O. 12958: DECL:  1/2/18\n"
    assert pieces_of(source, Fate.CANONICALISED) == [
        (
            "canonicalised",
            "/content/classificationLine",
            None,
            "CONFIDENTIAL LIMA 000501",
            "C O N F I D E N T I A L LIMA 000501",
        ),
        ("canonicalised", "/content/subject", "label", "SUBJ:", "SUBJECT:"),
        (
            "canonicalised",
            "/content/executiveOrder",
            None,
            "E.O. 12958: DECL:  1/2/18",
            "E.O. 12958: DECL: 01/02/2018",
        ),
    ]


def test_a_label_that_is_there_twice_is_canonicalised_to_nothing():
    source = "FM A\nTO LIMA\nTO OSLO\n"
    path = "/heading/actionAddressees"
    assert [piece[:5] for piece in pieces_of(source) if path in piece[1]] == [
        ("exact", path, "label", "TO", "TO"),
        ("exact", f"{path}/0", None, "LIMA", "LIMA"),
        ("canonicalised", path, "label", "TO", None),
        ("exact", f"{path}/1", None, "OSLO", "OSLO"),
    ]


def test_what_the_source_lacks_is_at_the_end():
    source = "FM AMEMBASSY LIMA\nSUBJECT: CORK\n"
    pieces = account(parse(source).layout).pieces
    assert [(p.what, p.source, p.canonical, p.spans) for p in pieces[-2:]] == [
        ("BT", None, "BT", ()),
        ("BT", None, "BT", ()),
    ]


def test_furniture_has_its_pattern_and_what_it_interrupts_is_exact():
    source = (
        "S E C R E T LIMA 000123\n\nSUBJECT: CORK\n\n1. One\n"
        "LIMA 00000123  002 OF 002\nand two.\n\nSECRET\n"
    )
    assert pieces_of(source, Fate.FURNITURE, Fate.CANONICALISED) == [
        ("furniture", "", "page line", "LIMA 00000123  002 OF 002", None),
        ("furniture", "", "repeated classification line", "SECRET", None),
    ]
    pieces = account(parse(source).layout).pieces
    (paragraph,) = (p for p in pieces if p.path == "/content/paragraphs/0")
    assert (paragraph.source, len(paragraph.spans)) == ("1. One\nand two.", 2)


def test_furniture_within_a_quotation_interrupts_it_too():
    """Furniture within a quotation is not in the value, and not in a span of the
    element (model.md 4).
    """
    page = "LIMA 00000123  002 OF 002"
    source = f"1. QUOTE\nOne\n{page}\nand two.\nUNQUOTE\n"
    (piece,) = account(parse(source).layout).pieces[:1]
    assert piece.source == source.rstrip("\n").replace(f"{page}\n", "")
    assert [found[3] for found in pieces_of(source, Fate.FURNITURE)] == [page]


def test_characters_between_elements_are_reported():
    """Separators between elements, and characters that no value can contain, are
    reported.
    """
    source = "UNCLAS LIMA 000501\n\x1c\nTAGS: SENV, PO\nSUBJECT: CORK\n\x00"
    found = pieces_of(source, Fate.BETWEEN)
    assert [piece[3] for piece in found] == ["\x1c", ",", "\x00"]
    for piece in account(parse(source).layout).pieces:
        shown = [source[start:end] for start, end in piece.spans]
        assert shown == ([] if piece.source is None else [piece.source])


def test_a_stray_is_an_element():
    source = "UNCLAS LIMA 000501\n\n?? garbled ??\n\nSUBJECT: CORK\n\n1. One.\n"
    found = [piece for piece in pieces_of(source) if "strays" in piece[1]]
    assert found == [
        ("exact", "/content/strays/0", None, "?? garbled ??", "?? garbled ??")
    ]


def test_two_equal_elements_are_two_pieces():
    source = "UNCLAS LIMA 000501\n\nSIPDIS\nSIPDIS\n\nSUBJECT: CORK\n"
    assert [p[1] for p in pieces_of(source) if p[3] == "SIPDIS"] == [
        "/content/captions/0",
        "/content/captions/1",
    ]


def test_pieces_are_in_the_order_of_the_source():
    source = "SUBJ: CORK\nTAGS: SENV,PO\nE.O. 12958: DECL: X1\n\n1. One.\n"
    pieces = account(parse(source).layout).pieces
    spans = [span for piece in pieces for span in piece.spans]
    assert spans == sorted(spans)
    for piece in pieces:
        for start, end in piece.spans:
            assert source[start:end] in piece.source


def test_what_has_no_canonical_text_has_no_account(monkeypatch):
    def refuse(_):
        msg = "no"
        raise CableEncodeError(msg, code="text.not-readable-back")

    monkeypatch.setattr("cableformat.text.writing.account.write", refuse)
    with pytest.raises(CableEncodeError):
        account(parse("SUBJECT: CORK\n").layout)


@pytest.mark.parametrize("other", [None, "FM A", parse("FM A")])
def test_what_is_no_layout_is_refused(other):
    with pytest.raises(TypeError, match="expected Layout; found "):
        text.account(other)
