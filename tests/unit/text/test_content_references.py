"""References: items by letter, their text, and where a block ends."""

from __future__ import annotations

import pytest

from cableformat.model import Reference
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.references import ReferencesLens
from tests.unit.text.telegrams import canonical, claimed, findings, read


def _source(lines):
    return f"TAGS: PREL\n\n{lines}\n\nSUBJECT: X\n"


def _items(lines):
    """Label and text of each reference, and the strays."""
    content = read(_source(lines), "content")
    items = [(i.get("label"), i["text"]) for i in content.get("references", [])]
    return items, [stray["text"] for stray in content.get("strays", [])]


def _claims(lines):
    return claimed(_source(lines))[2:-2]


def _written(lines):
    return canonical(_source(lines)).partition("X\n\n")[2].removesuffix("\n")


@pytest.mark.parametrize(
    ("lines", "items", "claims"),
    [
        ("REF: LIMA 12", [(None, "LIMA 12")], ["LIMA 12"]),
        ("REF:  LIMA 12, 14", [(None, "LIMA 12, 14")], ["LIMA 12, 14"]),
        (
            "REF: A. LIMA 12 B. ROME 3",
            [("A", "LIMA 12"), ("B", "ROME 3")],
            ["A. LIMA 12", "B. ROME 3"],
        ),
        (
            "REF: A. LIMA 12; B. ROME 3",
            [("A", "LIMA 12"), ("B", "ROME 3")],
            ["A. LIMA 12", "B. ROME 3"],
        ),
        (
            "REF: (A) LIMA 12 (NOTAL),  (B)ROME 3",
            [("A", "LIMA 12 (NOTAL)"), ("B", "ROME 3")],
            ["(A) LIMA 12 (NOTAL)", "(B)ROME 3"],
        ),
        (
            "REF: [A] LIMA 12\n[B]  ROME 3",
            [("A", "LIMA 12"), ("B", "ROME 3")],
            ["[A] LIMA 12", "[B]  ROME 3"],
        ),
        (
            "REF: a) Lima 12,\n     b) Rome 3\n     and more",
            [("A", "Lima 12"), ("B", "Rome 3 and more")],
            ["a) Lima 12,", "b) Rome 3\n     and more"],
        ),
        # A separator inside an item is its text.
        (
            "REF: A. LIMA 12; AND 13 B. ROME 3,\n4",
            [("A", "LIMA 12; AND 13"), ("B", "ROME 3, 4")],
            ["A. LIMA 12; AND 13", "B. ROME 3,\n4"],
        ),
        # Words before the first letter are an item too.
        (
            "REF: LIMA 12 A. ROME 3 B. OSLO 4",
            [(None, "LIMA 12"), ("A", "ROME 3"), ("B", "OSLO 4")],
            ["LIMA 12", "A. ROME 3", "B. OSLO 4"],
        ),
        # A block begins anywhere in the alphabet, and goes on by the alphabet.
        (
            "REF: C. LIMA 12 D. ROME 3 B. X",
            [("C", "LIMA 12"), ("D", "ROME 3 B. X")],
            ["C. LIMA 12", "D. ROME 3 B. X"],
        ),
        (
            "REF: A. LIMA 12 C. ROME 3\nB. OSLO 4",
            [("A", "LIMA 12 C. ROME 3"), ("B", "OSLO 4")],
            ["A. LIMA 12 C. ROME 3", "B. OSLO 4"],
        ),
        (
            "REF: LIMA 12\nB. ROME 3",
            [(None, "LIMA 12"), ("B", "ROME 3")],
            ["LIMA 12", "B. ROME 3"],
        ),
        # The first is A without saying so; B is an initial where no post follows.
        (
            "REF: LIMA 12: B. ROME 3: C. OSLO 4",
            [(None, "LIMA 12"), ("B", "ROME 3"), ("C", "OSLO 4")],
            ["LIMA 12", "B. ROME 3", "C. OSLO 4"],
        ),
        (
            "REF: LETTER OF B. DOE",
            [(None, "LETTER OF B. DOE")],
            ["LETTER OF B. DOE"],
        ),
        (
            "REF: A: LIMA 12\n     B: ROME 3",
            [("A", "LIMA 12"), ("B", "ROME 3")],
            ["A: LIMA 12", "B: ROME 3"],
        ),
        # A letter may have a line of its own, above its item;
        (
            "REF:\nA.\nLIMA 1\n(B)\nROME 2\nAND 3",
            [("A", "LIMA 1"), ("B", "ROME 2 AND 3")],
            ["A.\nLIMA 1", "(B)\nROME 2\nAND 3"],
        ),
        ("REF: A.\nLIMA 1", [("A", "LIMA 1")], ["A.\nLIMA 1"]),
        # A letter alone is an item itself.
        (
            "REF: A. LIMA 1 (B) (C) ROME 2",
            [("A", "LIMA 1"), (None, "(B)"), ("C", "ROME 2")],
            ["A. LIMA 1", "(B)", "(C) ROME 2"],
        ),
        (
            "REF: [A]\n[B] ROME 2",
            [(None, "[A]"), ("B", "ROME 2")],
            ["[A]", "[B] ROME 2"],
        ),
        ("REF: (A)", [(None, "(A)")], ["(A)"]),
        ("REF: A. LIMA 1\nB.", [("A", "LIMA 1 B.")], ["A. LIMA 1\nB."]),
        ("REF: A. LIMA 1\nC.\n2", [("A", "LIMA 1 C. 2")], None),
        # Its span is that of its text, not of such letters elsewhere.
        (
            "REF: A. F B. E C. A",
            [("A", "F"), ("B", "E"), ("C", "A")],
            ["A. F", "B. E", "C. A"],
        ),
        (
            "REF: A. LIMA 1 B. LIMA 1",
            [("A", "LIMA 1"), ("B", "LIMA 1")],
            ["A. LIMA 1", "B. LIMA 1"],
        ),
        (
            "REF: A. LIMA 1 C. ROME 2 B. OSLO 3",
            [("A", "LIMA 1 C. ROME 2"), ("B", "OSLO 3")],
            ["A. LIMA 1 C. ROME 2", "B. OSLO 3"],
        ),
        ("REF: A.LIMA 1 B.ROME 2", [(None, "A.LIMA 1 B.ROME 2")], None),
        ("REF: A. LIMA(B) ROME", [("A", "LIMA(B) ROME")], None),
        ("REF: A. LIMA 1 (B)", [("A", "LIMA 1 (B)")], None),
    ],
)
def test_items_are_cut_before_the_next_letter(lines, items, claims):
    """Items are cut before the next letter, which has four styles; a block may have no
    letters (content.md 1.7).
    """
    assert _items(lines) == (items, [])
    assert findings(_source(lines)) == []
    if claims is not None:
        assert _claims(lines)[1:] == claims


@pytest.mark.parametrize(
    ("label", "claim"),
    [
        ("REF: ", "REF: "),
        ("REFS :", "REFS :"),
        ("REFTEL: ", "REFTEL: "),
        ("REFTELS: ", "REFTELS: "),
        ("RETEL: ", "RETEL: "),
        ("Reference(s): ", "Reference(s): "),
        ("ref:", "ref:"),
        ("REF ", "REF "),
        ("REFTELS  ", "REFTELS  "),
        ("REF:\n", "REF:"),
    ],
)
def test_a_block_has_a_label(label, claim):
    """The label of references needs a colon unless it is in capitals
    (content.md 1.7).
    """
    assert _items(f"{label}A. LIMA 12 B. ROME 3") == (
        [("A", "LIMA 12"), ("B", "ROME 3")],
        [],
    )
    assert _claims(f"{label}A. LIMA 12")[0] == claim
    assert _items(f"{label}USUN NEW YORK 12") == ([(None, "USUN NEW YORK 12")], [])


@pytest.mark.parametrize(
    "line",
    [
        "REF NOTHING OF THIS",
        "Ref LIMA 12",
        "REF a. LIMA",
        "ref LIMA 12",
        "REFLIMA 12",
        "REF ONE TWO THREE FOUR FIVE 6",
        "REFER: LIMA 12",
        "REF:",
        "REF: ;",
    ],
)
def test_what_resembles_references_is_none(line):
    """Prose, another word or a label alone is not a block of references (content.md
    1.7).
    """
    content = read(_source(line), "content")
    assert "references" not in content
    assert [stray["text"] for stray in content["strays"]] == [line]


@pytest.mark.parametrize(
    ("lines", "items", "rest"),
    [
        ("REF: A. LIMA 1\n\nB. ROME 2", [("A", "LIMA 1"), ("B", "ROME 2")], []),
        (
            "REF: A. LIMA 1\nAND 2\n\n(B) ROME 2\n\nC) OSLO 3",
            [("A", "LIMA 1 AND 2"), ("B", "ROME 2"), ("C", "OSLO 3")],
            [],
        ),
        # The last letter at the begin of a line counts, else A.
        (
            "REF: A. LIMA 1 B. X\n\nB. ROME 2",
            [("A", "LIMA 1"), ("B", "X B. ROME 2")],
            [],
        ),
        (
            "REF: A. LIMA 1\nB. ROME 2\n\nC. OSLO 3",
            [("A", "LIMA 1"), ("B", "ROME 2"), ("C", "OSLO 3")],
            [],
        ),
        ("REF: C. LIMA 1\n\nD. ROME 2", [("C", "LIMA 1"), ("D", "ROME 2")], []),
        ("REF: LIMA 1\n\nB. ROME 2", [(None, "LIMA 1"), ("B", "ROME 2")], []),
        ("REF: A. LIMA 1\n\nC. ROME 2", [("A", "LIMA 1")], ["C. ROME 2"]),
        ("REF: LIMA 1\n\nA. ROME 2", [(None, "LIMA 1")], ["A. ROME 2"]),
        ("REF: A. LIMA 1\n\nROME 2", [("A", "LIMA 1")], ["ROME 2"]),
        ("REF: A. LIMA 1\n\nB ROME 2", [("A", "LIMA 1")], ["B ROME 2"]),
    ],
)
def test_after_a_blank_line_only_the_next_letter_goes_on(lines, items, rest):
    """After a blank line, only an item with the next letter continues a block
    (content.md 1.7).
    """
    assert _items(lines) == (items, rest)


def test_a_page_line_inside_an_item_is_no_part_of_it():
    """An item that a page line interrupts has two spans (content.md 8, V75)."""
    lines = "REF: A. LIMA 12,\nASTANA 00001774  002 OF 002\n13 B. ROME 3"
    assert _items(lines) == ([("A", "LIMA 12, 13"), ("B", "ROME 3")], [])
    assert _claims(lines)[1:] == ["A. LIMA 12,", "13", "B. ROME 3"]


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ("REF: (A) LIMA 1, (B) ROME 2", "REF: A. LIMA 1\n     B. ROME 2"),
        ("REF: A. LIMA 1\nREF: B. ROME 2", "REF: A. LIMA 1\n     B. ROME 2"),
        ("REF: A. LIMA 1\nREF: C. ROME 2", "REF: A. LIMA 1\nREF: C. ROME 2"),
        ("REF: A. LIMA 1\nREF: ROME 2", "REF: A. LIMA 1\nREF: ROME 2"),
        ("REFTEL: LIMA 1 A. ROME 2", "REF: LIMA 1\nREF: A. ROME 2"),
    ],
)
def test_canonical_items_have_a_line_each(lines, written):
    """In canonical text items have a line each, and consecutive letters share one label
    (content.md 1.7).
    """
    assert _written(lines) == written


def test_a_long_item_is_wrapped_and_indented():
    """A long item is wrapped and indented, and its label counts towards the width
    (wire.md 6: 69).
    """
    words = "WORD " * 12 + "WO"
    assert len(f"REF: A. {words}") == 70
    lens = ReferencesLens()
    item = Reference(label="A", text=words)
    assert lens.write(Kind.REFERENCE, item, 70) == f"A. {words}"
    assert lens.write(Kind.REFERENCE, item, 69) == f"A. {words[:-3]}\n     WO"
    assert lens.write(Kind.REFERENCE, item, None) == f"A. {words}"
    assert _written(f"REF: {words} {words}") == f"REF: {words}\n     {words}"
