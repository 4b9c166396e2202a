"""Places in a text, and paths to members of a document."""

from __future__ import annotations

import re

import pytest

from cableformat.diagnostics import LineStarts, path_of
from cableformat.diagnostics.place import LONGEST_NAME, nearest, tree_of

ANY_END = re.compile("\r\n|[\n\r\x0b\x0c]")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("AB", 1),
        ("AB\nC\n", 3),
        ("\n\n\n", 4),
        ("AB\r\nC\rD\x0bE\x0cF\n\n", 7),
        ("\u0416\nB\n" * 6, 13),
        ("A\rB\r" * 6, 13),
        ("A\x0bB\n" * 6, 13),
        ("A\x0cB\n" * 6, 13),
    ],
)
def test_every_offset_has_the_line_and_column_that_counting_gives(text, lines):
    """Every offset, in any order, has the line and column that counting gives."""
    ends = [0, *(end.end() for end in ANY_END.finditer(text))]
    expected = {}
    for offset in range(len(text) + 1):
        line = sum(start <= offset for start in ends)
        expected[offset] = (line, offset - ends[line - 1] + 1)
    starts = LineStarts(text, ANY_END)
    for order in (expected, reversed(expected)):
        assert all(starts.line_and_column(each) == expected[each] for each in order)
    assert [starts.start(n) for n in range(1, lines + 1)] == ends
    # A line that does not exist begins where the nearest one does.
    assert (starts.start(0), starts.start(lines + 9)) == (0, ends[-1])


def test_the_place_of_a_span_is_that_of_its_beginning():
    place = LineStarts("FM LIMA\nTO ROME\n", ANY_END).place((11, 15))
    assert (place.span, place.line, place.column) == ((11, 15), 2, 4)


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        ((), ""),
        (("heading",), "/heading"),
        (("heading", "actionAddressees", 2), "/heading/actionAddressees/2"),
        (("a" * LONGEST_NAME,), "/" + "a" * LONGEST_NAME),
        (("a" * (LONGEST_NAME + 1),), "/" + "a" * (LONGEST_NAME - 3) + "..."),
        (tuple("abcdefghijklmnopq"), "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"),
    ],
)
def test_a_path_is_cut_where_no_document_has_members(steps, path):
    assert path_of(steps) == path


def test_a_path_that_was_not_found_is_the_nearest_above_it():
    found = {(), ("a",), ("a", "b", "c")}
    assert nearest(("a", "b", "c"), found) == ("a", "b", "c")
    assert nearest(("a", "b", "d", 3), found) == ("a",)
    assert nearest(("x",), found) == ()
    assert nearest(("x",), ()) == ()


def test_paths_become_a_tree_and_each_member_counts_once():
    assert tree_of([]) == ({}, 0)
    assert tree_of([("a", 0), ("a", 1), ("a",), ("b",), ("a", 0)]) == (
        {"a": {0: {}, 1: {}}, "b": {}},
        4,
    )
