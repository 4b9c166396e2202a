"""What each part of a dress, each damage and each edit does to a telegram."""

from __future__ import annotations

import difflib
from collections import Counter

import attrs
import pytest

from cableformat import text
from cableformat.model import Cable
from cableformat.testing import Dress, edits, markings
from cableformat.testing._damage import Damage
from tests.laws import drawn

CLEAN = """\
RR RUEHC RUEHKA
DE RUEHLM #0161 0611015
R 020615Z MAR 10
FM AMEMBASSY COLOMBO
TO RUEHC/SECSTATE WASHDC PRIORITY 1311
RUEHKA/AMEMBASSY DHAKA 0022
INFO AMEMBASSY LIMA
BT
UNCLAS COLOMBO 000161

E.O. 12958: N/A
TAGS: EFIN, PO
SUBJECT: TEA TASTERS FORM A UNION

1. (U) The tasters
meet.

2. (U) So.

ROE
BT
#0161
NNNN
"""
HEAD = "ACTION EUR-25\n\nINFO  OCT-01  ISO-00  /026 W\n"
PAGE = "COLOMBO 00000161  002 OF 002"


def changed(one: str, other: str) -> list[str]:
    """The lines that one text lacks and the other has, each with its sign."""
    lines = difflib.ndiff(one.split("\n"), other.split("\n"))
    return [line[0] + line[2:] for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("dress", "added"),
    [
        (Dress(), []),
        (Dress(blank_lines=1), [""] * 5),
        (Dress(blank_lines=2), [""] * 10),
        (
            Dress(markdown=True),
            [
                "TAGS: [EFIN](#), [PO](#)",
                "[¶1.](#) (U) The tasters",
                "[¶2.](#) (U) So.",
            ],
        ),
        (Dress(page_lines=1), [PAGE] * 7),
        (Dress(page_lines=2), [PAGE] * 4),
        (Dress(closing=True), ["UNCLASSIFIED", ""]),
        (
            Dress(labels="lower"),
            [
                "fm AMEMBASSY COLOMBO",
                "to RUEHC/SECSTATE WASHDC PRIORITY 1311",
                "info AMEMBASSY LIMA",
                "e.o. 12958: N/A",
                "tags: EFIN, PO",
                "subject: TEA TASTERS FORM A UNION",
            ],
        ),
        (Dress(labels="upper"), []),
        (
            Dress(spacing=True),
            [
                "RR  RUEHC  RUEHKA",
                "DE  RUEHLM  #0161  0611015",
                "R  020615Z  MAR  10",
                "FM   AMEMBASSY COLOMBO",
                "TO   RUEHC/SECSTATE WASHDC PRIORITY 1311",
                "INFO   AMEMBASSY LIMA",
            ],
        ),
        (
            Dress(wrapped=True),
            [
                "TO RUEHC/SECSTATE WASHDC",
                "     PRIORITY 1311",
                "RUEHKA/AMEMBASSY DHAKA",
                "     0022",
            ],
        ),
        (
            Dress(fused=True),
            [
                "FM AMEMBASSY COLOMBO TO RUEHC/SECSTATE WASHDC PRIORITY 1311",
                "RUEHKA/AMEMBASSY DHAKA 0022 INFO AMEMBASSY LIMA BT",
            ],
        ),
        # A page line may not interrupt what shares a line.
        (Dress(fused=True, page_lines=9), [PAGE]),
        (Dress(wrapped=True, page_lines=9), [PAGE]),
    ],
)
def test_a_part_of_a_dress_changes_its_lines_alone(dress, added):
    """A part of a dress changes only its own lines, and the cable stays the same."""
    dressed = dress.put_on(CLEAN)
    plus = [line[1:] for line in changed(CLEAN, dressed) if line[0] == "+"]
    assert plus == added
    assert text.parse(dressed).cable == text.parse(CLEAN).cable


def test_a_margin_is_before_every_line_that_is_not_blank():
    """A dress puts a margin before every line that is not blank, alternates line ends
    and trailing blanks, and may leave out the last line end.
    """
    dress = Dress(
        margin="    ", line_ends=("\r\n", "\n"), trailing=3, final_line_end=False
    )
    lines = CLEAN.removesuffix("\n").split("\n")
    made = [
        f"{'    ' if line else ''}{line}{'' if place % 3 else '  '}"
        for place, line in enumerate(lines)
    ]
    ends = [("\n" if place % 2 else "\r\n") for place in range(1, len(lines))]
    expected = "".join(map("".join, zip(made, [*ends, ""], strict=True)))
    assert dress.put_on(CLEAN) == expected
    assert text.parse(expected).cable == text.parse(CLEAN).cable


@pytest.mark.parametrize(
    ("clean", "dress"),
    [
        # No number of the telegram for a page, no level for a banner.
        ("SUBJECT: CORK\nBARK\n", Dress(page_lines=1, closing=True)),
        ("STATE 000161\n\nSUBJECT: CORK\n", Dress(closing=True)),
        # A code in parentheses is a name, and a heading has no number to link.
        ("TAGS: (DOE, JANE)\n\nHEADING\n-------\n\nText.\n", Dress(markdown=True)),
    ],
)
def test_a_dress_leaves_alone_what_would_read_otherwise(clean, dress):
    clean = text.dumps(text.loads(clean))
    assert dress.put_on(clean) == clean


@pytest.mark.parametrize(
    ("level", "word"),
    [("SECRET", "SECRET"), ("SBU", "SBU"), ("UNCLAS", "UNCLASSIFIED")],
)
def test_a_closing_line_repeats_the_level(level, word):
    """A dress repeats the level below a blank line, whether or not the text ends in a
    line end.
    """
    clean = f"{level} LIMA 000161\n\n1. (U) A.\n"
    assert Dress(closing=True).put_on(clean) == f"{clean}\n{word}\n"
    bare = clean.removesuffix("\n")
    assert Dress(closing=True).put_on(bare) == f"{bare}\n\n{word}"


@pytest.mark.parametrize(
    ("what", "place", "other", "expected"),
    [
        ("garble", 3, 2, "FM ??ME\nTO OSLO\nBT"),
        ("garble", 18, 2, "FM ROME\nTO OSLO\nBT??"),
        ("garble", 20, 7, "F??M ROME\nTO OSLO\nBT"),
        ("lose", 0, 3, "ROME\nTO OSLO\nBT"),
        ("double", 3, 4, "FM ROMEROME\nTO OSLO\nBT"),
        ("reverse", 3, 4, "FM EMOR\nTO OSLO\nBT"),
        ("cut", 7, 1, "FM ROME"),
        ("lose line", 1, 0, "FM ROME\nBT"),
        ("lose line", 4, 0, "FM ROME\nBT"),
        ("double line", 0, 1, "FM ROME\nFM ROME\nTO OSLO\nBT"),
        ("swap lines", 0, 4, "TO OSLO\nFM ROME\nBT"),
        ("join lines", 0, 1, "FM ROMETO OSLO\nBT"),
        ("blank line", 1, 0, "FM ROME\n\nTO OSLO\nBT"),
    ],
)
def test_a_damage_is_done_at_its_place(what, place, other, expected):
    """The place of a damage is counted modulo the number of places in the source."""
    source = "FM ROME\nTO OSLO\nBT"
    damage = Damage(what=what, place=place, other=other, garbage="??")
    assert damage.done_to(source) == expected
    # A line end goes, and no letter with it.
    joined = Damage(what="join lines", place=0, other=0, garbage="")
    assert joined.done_to("XX\r\nBT") == "XXBT"
    assert Damage(what="lose line", place=1, other=1, garbage="").done_to("") == ""


def items_of(cable, edit):
    """What the field of an edit holds in a cable, as a list."""
    part = getattr(cable, edit.section)
    found = None if part is None else getattr(part, edit.field)
    if found is None:
        return []
    return list(found) if isinstance(found, tuple) else [found]


def test_an_edit_changes_one_field_by_its_operation():
    """A drawn edit changes one field, and in a list deletes, inserts or
    moves one item.
    """
    cable = text.loads(CLEAN)
    seen = Counter()
    for edit in drawn(edits(cable), 300):
        if edit is None:
            continue
        old, new = items_of(cable, edit), items_of(edit.cable, edit)
        part = getattr(cable, edit.section)
        many = isinstance(getattr(part, edit.field), tuple)
        seen[edit.operation, many and len(old) > 0] += 1
        if old and new:
            edited = getattr(edit.cable, edit.section)
            value = getattr(part, edit.field)
            assert attrs.evolve(edited, **{edit.field: value}) == part
        assert {
            field.name
            for field in attrs.fields(Cable)
            if getattr(cable, field.name) != getattr(edit.cable, field.name)
        } <= {edit.section}
        if not many or not old:
            continue
        if edit.operation == "reorder":
            assert sorted(map(repr, new)) == sorted(map(repr, old))
        elif edit.operation == "change":
            assert sum(a != b for a, b in zip(old, new, strict=True)) <= 1
        else:
            less, more = sorted((old, new), key=len)
            assert (less is new) == (edit.operation == "delete"), edit
            assert len(more) == len(less) + 1
            assert any(less == more[:n] + more[n + 1 :] for n in range(len(more)))
    operations = ("change", "insert", "delete", "reorder")
    assert {name for name, _ in seen} == set(operations)
    assert all(seen[name, True] for name in operations)


def test_edits_of_a_frame_are_of_frames_that_are_there():
    """Only a telegram with an archive's frame gets edits of the frame."""
    sections = {e.section for e in drawn(edits(text.loads(CLEAN)), 100) if e}
    assert sections == {"transmission", "heading", "content"}
    framed = text.loads(f"{HEAD}{CLEAN[CLEAN.index('R 0206') :]}")
    assert "distribution" in {e.section for e in drawn(edits(framed), 100) if e}


def test_markings_that_are_marked_say_a_level_and_of_every_portion():
    """A marking that is drawn as marked has a level and marks every portion; others may
    lack both.
    """
    marked = list(drawn(markings(marked=True), 100))
    assert all(m.level is not None and not m.partly_unmarked for m in marked)
    found = list(drawn(markings(), 200))
    assert any(m.level is None for m in found)
    assert any(m.partly_unmarked for m in found)
    for name in ("owners", "controls", "releasable_to", "display_only_to"):
        lengths = {len(getattr(m, name) or ()) for m in (*found, *marked)}
        assert {0, 1, 2} <= lengths, name
        assert max(lengths) <= (2 if name == "owners" else 4), name
