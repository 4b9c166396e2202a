"""How a paragraph is laid on a page."""

from __future__ import annotations

from cableformat.cli._wrap import blocks, wrap


def shown(text):
    return [(block.indent, block.text, block.kept) for block in blocks(text)]


def test_lines_are_as_wide_as_they_may_be():
    assert list(wrap("aa bb cc", 5)) == ["aa bb", "cc"]


def test_a_longer_word_is_cut():
    assert list(wrap("a bbbbbbb c", 3)) == ["a", "bbb", "bbb", "b c"]


def test_nothing_has_no_lines():
    assert list(wrap("", 10)) == []


def test_wrapped_prose_is_one_block():
    text = "The guild has a simulator but no instructor. A secretary\nhopes to borrow."
    assert shown(text) == [("", text.replace("\n", " "), False)]


def test_a_line_with_room_left_ends_where_its_writer_ended_it():
    text = "Those who came to the hall were\nJane Doe\nJohn Roe"
    assert shown(text)[1:] == [("", "John Roe", False)]


def test_a_colon_ends_a_line():
    assert len(shown("Those who came to the hall were:\nJane Doe")) == 2


def test_a_line_that_was_never_wrapped_ends_where_its_writer_ended_it():
    text = "word " * 40 + "end.\nMore."
    assert [block.text for block in blocks(text)] == text.split("\n")


def test_an_indented_line_and_a_bullet_begin_something_new():
    text = "The hall was full.\n   A. One\n-- two and some more\nwords\n(a) three"
    assert shown(text) == [
        ("", "The hall was full.", False),
        ("   ", "A. One", False),
        ("", "-- two and some more words", False),
        ("", "(a) three", False),
    ]


def test_columns_rules_and_tabs_are_rows():
    for row in ("Ward   Nets", "a  b  c", "-----", "a\tb"):
        assert shown(f"Nets:\n{row}")[1] == ("", row.expandtabs(), True)


def test_the_end_of_a_sentence_is_no_column():
    assert not shown("One.  Two.  (Three.)  Four: five,  six.")[0][2]


def test_a_slip_of_the_hand_is_no_column():
    assert not shown("One  slip.")[0][2]


def test_blank_lines_come_one_by_one():
    assert [block.text for block in blocks("a\n\n\n\nb")] == ["a", "", "b"]
