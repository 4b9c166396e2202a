"""How paragraphs begin and end: numbers, markings, headings, quotations, sets."""

from __future__ import annotations

import pytest

from cableformat.model import Paragraph
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.paragraph import ParagraphLens
from tests.unit.text.telegrams import canonical, claimed, findings, messages, read


def _texts(source):
    """Number and text of each paragraph."""
    paragraphs = read(source, "content", "paragraphs") or []
    return [(p.get("number"), p["text"]) for p in paragraphs]


def _headings(source):
    """Heading and number of each paragraph."""
    paragraphs = read(source, "content", "paragraphs") or []
    return [(p.get("heading"), p.get("number")) for p in paragraphs]


@pytest.mark.parametrize(
    ("printed", "value", "written"),
    [
        ("1. One", {"number": "1"}, "1. One"),
        ("1.  (C)  One", {"number": "1", "portionMarking": {"level": "C"}}, None),
        ("001. (TS) One", {"number": "001", "portionMarking": {"level": "TS"}}, None),
        ("1.(C)One", {"number": "1", "portionMarking": {"level": "C"}}, "1. (C) One"),
        ("1. (C). One", {"number": "1", "portionMarking": {"level": "C"}}, None),
        ("(C) One", {"portionMarking": {"level": "C"}}, "(C) One"),
        (
            "1. (S//NF) One",
            {"number": "1", "portionMarking": {"level": "S", "controls": ["NF"]}},
            "1. (S/NF) One",
        ),
        (
            "1. (NS) One",
            {"number": "1", "portionMarking": {"level": "S", "owners": ["NATO"]}},
            "1. (//NS) One",
        ),
        (
            "1. (C - ENTIRE TEXT) One",
            {"number": "1", "portionMarking": {"level": "C", "entireText": True}},
            "1. (C - ENTIRE TEXT) One",
        ),
        (
            "1. (C) - ENTIRE TEXT. One",
            {"number": "1", "portionMarking": {"level": "C", "entireText": True}},
            "1. (C - ENTIRE TEXT) One",
        ),
        # Not in clean print.
        ("1.One", {"number": "1"}, "1. One"),
        ("1 . One", {"number": "1"}, "1. One"),
        ("1: One", {"number": "1"}, "1. One"),
        ("1: (C) One", {"number": "1", "portionMarking": {"level": "C"}}, None),
    ],
)
def test_a_paragraph_begins_with_number_and_marking(printed, value, written):
    """A paragraph begins with a number and a marking, of which either may be missing
    (content.md 1.9).
    """
    source = f"{printed}\n"
    assert read(source, "content", "paragraphs") == [{**value, "text": "One"}]
    assert findings(source) == []
    assert claimed(source) == [printed]
    if written is not None:
        assert canonical(source) == f"{written}\n"


@pytest.mark.parametrize(
    ("printed", "level", "entire", "broken"),
    [
        ("C) One", "C", None, "C)"),
        ("TS) One", "TS", None, "TS)"),
        ("(SBU One (two) three", "SBU", None, "(SBU"),
        ("((U)) One", "U", None, "((U))"),
        ("((U) One", "U", None, "((U)"),
        ("(C)) One", "C", None, "(C))"),
        ("(C)). One", "C", None, "(C))"),
        ("C - ENTIRE TEXT. One", "C", True, "C - ENTIRE TEXT."),
        ("LOU ENTIRE TEXT One", "LOU", True, "LOU ENTIRE TEXT"),
        ("(CONFIDENTIAL) One", "C", None, "(CONFIDENTIAL)"),
        ("(TOP SECRET.) One", "TS", None, "(TOP SECRET.)"),
        ("(UNCLASSIFIED) One", "U", None, "(UNCLASSIFIED)"),
        ("(LIMITED OFFICIAL USE) One", "LOU", None, "(LIMITED OFFICIAL USE)"),
        ("(SECRET - ENTIRE TEXT) One", "S", True, "(SECRET - ENTIRE TEXT)"),
        ("(SECRET) ENTIRE TEXT. One", "S", True, "(SECRET) ENTIRE TEXT."),
        ("S) - ENTIRE TEXT One", "S", True, "S) - ENTIRE TEXT"),
        ("SECRET - ENTIRE TEXT", "S", True, "SECRET - ENTIRE TEXT"),
        ("TOP SECRET - ENTIRE TEXT. One", "TS", True, "TOP SECRET - ENTIRE TEXT."),
        ("S E C R E T-ENTIRE TEXT One", "S", True, "S E C R E T-ENTIRE TEXT"),
        ("LIMITED OFFICIAL USE ENTIRE TEXT", "LOU", True, None),
        ("(Secret - Entire Text) One", "S", True, "(Secret - Entire Text)"),
        ("(ENTIRE TEXT SECRET) One", "S", True, "(ENTIRE TEXT SECRET)"),
        ("(ENTIRE TEXT - C). One", "C", True, "(ENTIRE TEXT - C)."),
        ("ENTIRE TEXT CONFIDENTIAL.", "C", True, "ENTIRE TEXT CONFIDENTIAL."),
    ],
)
def test_a_broken_marking_after_a_number_is_read_and_reported(
    printed, level, entire, broken
):
    """A marking with lost or doubled brackets, or a spelled-out level, is read and
    reported (content.md 1.9).
    """
    broken = broken or printed
    source = f"1. {printed}\n"
    (paragraph,) = read(source, "content", "paragraphs")
    marking = paragraph["portionMarking"]
    assert (marking["level"], marking.get("entireText")) == (level, entire)
    assert paragraph["text"] == printed.removeprefix(broken).lstrip(". ")
    assert findings(source) == [
        ("content.broken-marking", "/content/paragraphs/0", source.rstrip())
    ]
    assert messages(source)[0].startswith(f"'{broken}' ")


@pytest.mark.parametrize("subject", ["SUBJECT: X\n\n", ""])
@pytest.mark.parametrize(
    ("printed", "marking"),
    [
        ("(ENTIRE TEXT CONFIDENTIAL)", {"level": "C"}),
        ("(SECRET - ENTIRE TEXT)", {"level": "S"}),
        ("(SECRET/NOFORN - ENTIRE TEXT)", {"level": "S", "controls": ["NOFORN"]}),
    ],
)
def test_a_marking_of_the_entire_text_needs_no_number(subject, printed, marking):
    """A marking of the entire text needs no number (content.md 1.9)."""
    source = f"{subject}{printed}\n\n1. One.\n"
    first, second = read(source, "content", "paragraphs")
    assert first == {"portionMarking": {**marking, "entireText": True}, "text": ""}
    assert second == {"number": "1", "text": "One."}
    reported = ("content.broken-marking", "/content/paragraphs/0", printed)
    assert findings(source) == [reported]


def test_a_level_in_words_and_entire_text_mark_a_text_without_a_number():
    """A level in words with ENTIRE TEXT, below a subject and a blank line, marks an
    unnumbered text (content.md 1.9).
    """
    source = "SUBJECT: X\n\nSECRET NOFORN - ENTIRE TEXT. One.\n"
    (first,) = read(source, "content", "paragraphs")
    marking = {"level": "S", "controls": ["NOFORN"], "entireText": True}
    assert first == {"portionMarking": marking, "text": "One."}


@pytest.mark.parametrize(
    "text",
    [
        "c) One",
        "(C One)",
        "(U one) two",
        "SECRET One",
        "(Secret) One",
        "(X) One",
        "SECRETARY - ENTIRE TEXT",
        "SECRET ENTIRE TEXT One",
        "(SECRET - ENTIRE TEXT One",
        "ENTIRE TEXT IS SECRET.",
        "ENTIRE TEXT CONFIDENTIAL One",
    ],
)
def test_other_print_is_no_marking(text):
    """Letters of lists and other words in brackets are not a marking
    (content.md 1.9).
    """
    assert read(f"1. {text}\n", "content", "paragraphs") == [
        {"number": "1", "text": text}
    ]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("1. (C/3-) One", "(C/3-) One"),
        ("1.(C/3-) One", "(C/3-) One"),
        ("1.   (C/3-) One", "(C/3-) One"),
        ("1 . (C/3-) One", "(C/3-) One"),
        ("1: (C/3-) One", "(C/3-) One"),
    ],
)
def test_brackets_that_are_no_marking_are_text(printed, text):
    """Brackets that are not a marking begin the text directly after the number
    (content.md 1.9).
    """
    assert _texts(f"{printed}\n") == [("1", text)]


@pytest.mark.parametrize(
    ("marking", "said"),
    [("(c)", "c"), ("(s/NF)", "s"), ("(S/nf)", "nf"), ("(C/rel to usa, gbr)", None)],
)
def test_a_marking_in_lower_case_is_reported_at_the_paragraph(marking, said):
    """A marking in lower case is read in capitals and reported at its paragraph
    (content.md 1.9).
    """
    source = f"1. X.\n\n2. {marking} One\n"
    assert findings(source) == [
        ("text.lower-case", "/content/paragraphs/1", f"2. {marking} One")
    ]
    assert said is None or f"'{said}'" in messages(source)[0]
    second = read(source, "content", "paragraphs")[1]["portionMarking"]
    upper = read(source.upper(), "content", "paragraphs")[1]["portionMarking"]
    assert second == upper


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("1. A\n2. B\n", [("1", "A"), ("2", "B")]),
        # Directly under a line only the next number opens; after a blank line, any.
        ("1. A\n3. B\n", [("1", "A\n3. B")]),
        ("1. A\n1. B\n", [("1", "A\n1. B")]),
        ("1. A\n\n3. B\n", [("1", "A"), ("3", "B")]),
        ("3. A\n\n1. B\n2. C\n", [("3", "A"), ("1", "B"), ("2", "C")]),
        ("5. A\n6. B\n7. C\n", [("5", "A"), ("6", "B"), ("7", "C")]),
        # In other print, only the next number below a blank line opens.
        ("1. A\n\n2.B\n", [("1", "A"), ("2", "B")]),
        ("1. A\n2.B\n", [("1", "A\n2.B")]),
        ("1. A\n\n3.B\n", [("1", "A\n\n3.B")]),
        ("1. A\n\n2 . B\n\n3: C\n", [("1", "A"), ("2", "B"), ("3", "C")]),
        # The first in other print opens a text.
        ("2.A\n", [("2", "A")]),
        ("(U) A\n\n1.B\n", [(None, "A"), ("1", "B")]),
        ("SUBJECT: X\n\n1.A\n", [("1", "A")]),
        ("SUBJECT: X\n\n4.A\n", [(None, "4.A")]),
        # A marking alone opens after a blank line.
        ("1. A\n\n(C) B\n", [("1", "A"), (None, "B")]),
        ("1. A\n(C) B\n", [("1", "A\n(C) B")]),
        ("(C) A\n\n(C) B\n", [(None, "A"), (None, "B")]),
    ],
)
def test_a_number_opens_a_paragraph_where_it_may(source, texts):
    """Directly under a line only the next number opens a paragraph, and after a blank
    line any number (content.md 1.9).
    """
    assert _texts(source) == texts


@pytest.mark.parametrize(
    ("items", "opened"),
    [
        # (C) is the third of a list.
        ("(A) X\n\n(B) Y\n\n(C) Z", []),
        ("(a) X\n(b) Y\n\n(c) Z", []),
        ("(B) X\n\n(C) Z\n\n(S) W", ["W"]),
        ("(A) X\n\n(C) Z", ["Z"]),
        ("(B) X\nY\n\n(C) Z\n\n(C) W", ["W"]),
        ("(T) X\n\n(U) Z", []),
        ("(Q) X\n\n(R) Y\n\n(S) Z\n\n(T) W\n\n(U) V", []),
        ("(Note) X\n\n(C) Z", ["Z"]),
        ("(B) X\n(Note) Y\n\n(C) Z", []),
    ],
)
def test_the_next_letter_of_a_list_is_no_marking(items, opened):
    """A letter in brackets that is the next of a list is not a marking (content.md
    1.9).
    """
    texts = _texts(f"1. A\n\n{items}\n")
    assert [text for _, text in texts[1:]] == opened
    assert _texts("1. (B) X\n\n2. Y\n\n(C) Z\n")[-1] == (None, "Z")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1. A\nB\n", "A\nB"),
        ("1. A\n   b  \n\n\n   c.\n", "A\n   b\n\n\n   c."),
        ("1.\nA\n", "A"),
        ("1. (C)\n\n   a.\n", "a."),
        ("1.\n", ""),
        ("1. (C)\n", ""),
        ("(C)\n", ""),
        ("1.\nX-ray\n", "X-ray"),
        ("1. A\n\t- b\n", "A\n\t- b"),
    ],
)
def test_lines_are_part_of_a_paragraph(source, text):
    """Lines, blank lines and indentation are part of a paragraph (model.md 3)."""
    (paragraph,) = read(source, "content", "paragraphs")
    assert paragraph["text"] == text


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        # A heading has a rule under it, or above and under it.
        ("SUMMARY\n-------", "SUMMARY"),
        ("--------\nA FREE HEADING\n-------", "A FREE HEADING"),
        ("The price of grapes\n_______", "The price of grapes"),
        ("ONE LINE\nAND ANOTHER\n=======", "ONE LINE AND ANOTHER"),
        ("- - - -\nONE\nTWO\n- - - -", "ONE TWO"),
        # Between hyphens.
        ("------- SUMMARY -------", "SUMMARY"),
        ("Summary -------", "Summary"),
        ("== A - B ===", "A - B"),
        ("SUMMARY\t---", "SUMMARY"),
        ("--\tSUMMARY \t---", "SUMMARY"),
        # A word that is one, in any case.
        ("Summary", "Summary"),
        ("COMMENT:", "COMMENT:"),
        ("Begin  summary.", "Begin  summary."),
        ("Background and comment", "Background and comment"),
        # Alone: capitals, or title case.
        ("GRAPES", "GRAPES"),
        ("GRAPES ARE 3 TIMES DEARER", "GRAPES ARE 3 TIMES DEARER"),
        ("The Price of Grapes", "The Price of Grapes"),
        ("Grape Prices", "Grape Prices"),
        ("The Price from Lima", "The Price from Lima"),
        ("GRAPES FOR X", "GRAPES FOR X"),
        ("--- A ---\nB\n-----", "--- A --- B"),
        ("W" * 69, "W" * 69),
    ],
)
def test_a_heading_belongs_to_the_paragraph_below(lines, heading):
    """A heading belongs to the paragraph below, and its rules are layout (content.md
    1.9).
    """
    source = f"1. Y.\n\n{lines}\n\n2. Z.\n"
    assert _headings(source) == [(None, "1"), (heading, "2")]
    assert _texts(source) == [("1", "Y."), ("2", "Z.")]
    assert claimed(source) == ["1. Y.", f"{lines}\n\n2. Z."]
    source = f"{lines}\n\n1. Z.\n"
    assert _headings(f"SUBJECT: X\n\n{source}") == [(heading, "1")]


@pytest.mark.parametrize(
    "line",
    [
        "grapes",
        "grapes And Olives",
        "Grapes",
        "Grapes are dearer",
        "The Price about Lima",
        "GRAPES, OLIVES,",
        "GRAPES.",
        "GRAPES;",
        "WHY GRAPES?",
        "GRAPES!",
        "GRAPES:",
        "END SUMMARY",
        "End Comment",
        "END",
        "3 TONS",
        "W" * 70,
        "- Grapes",
        "--",
        "-- --- -",
    ],
)
def test_other_last_lines_are_text(line):
    """A last line that is a sentence, an end or too long is not a heading but text
    (content.md 1.9).
    """
    source = f"1. Y.\n\n{line}\n\n2. Z.\n"
    assert _texts(source) == [("1", f"Y.\n\n{line}"), ("2", "Z.")]


@pytest.mark.parametrize(
    ("lines", "heading", "text"),
    [
        # It is after a blank line and the end of a sentence.
        ("Y.\nGRAPES", None, "Y.\nGRAPES"),
        ("Y and\n\nGRAPES", None, "Y and\n\nGRAPES"),
        ('Y "so"\n\nGRAPES', "GRAPES", 'Y "so"'),
        ("Y:\n\nGRAPES", "GRAPES", "Y:"),
        ("Y*\n\nGRAPES", "GRAPES", "Y*"),
        # A head-word, or hyphens, after any line.
        ("Y and\n\nCOMMENT", "COMMENT", "Y and"),
        ("Y and\n\n--- GRAPES ---", "GRAPES", "Y and"),
        ("Y and\nCOMMENT", None, "Y and\nCOMMENT"),
        ("Y and\n--- GRAPES ---", None, "Y and\n--- GRAPES ---"),
        # A ruled heading follows a blank line too, and has three lines at most.
        ("Y and\n\ngrapes\n---", "grapes", "Y and"),
        ("Y and\ngrapes\n---", None, "Y and\ngrapes\n---"),
        ("Y and\n\na\nb\n---", "a b", "Y and"),
        ("Y and\n\na\nb\nc\n---", "a b c", "Y and"),
        ("Y and\n\na\nb\nc\nd\n---", None, "Y and\n\na\nb\nc\nd\n---"),
        ("Y and\n\n---\na\n---", "a", "Y and"),
        ("Y and\n\n---\na\nb\n---", "a b", "Y and"),
        ("Y and\n---\na\n---", None, "Y and\n---\na\n---"),
        ("Y and\n\na\n\n---", None, "Y and\n\na\n\n---"),
        ("Y and\n\n---", None, "Y and\n\n---"),
        ("Y and\n\n---\n---", None, "Y and\n\n---\n---"),
    ],
)
def test_a_heading_is_apart_from_the_paragraph_above(lines, heading, text):
    """A heading is below a blank line and the end of a sentence (content.md 1.9)."""
    source = f"1. {lines}\n\n2. Z.\n"
    assert _headings(source) == [(None, "1"), (heading, "2")]
    assert _texts(source) == [("1", text), ("2", "Z.")]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("(U) SUMMARY\n-----------", "(U) SUMMARY"),
        ("(U) SUMMARY", None),
        ("(U) Y.\n\nSUMMARY", "SUMMARY"),
    ],
)
def test_a_marking_opens_a_heading_only_where_a_rule_shows_it(lines, heading):
    """A line with a marking is a heading only with a rule, and opens a paragraph
    otherwise (content.md 1.9).
    """
    source = f"SUBJECT: X\n\n{lines}\n\n1. Z.\n"
    assert _headings(source)[-1] == (heading, "1")
    assert len(_headings(source)) == (1 if "---" in lines else 2)


def test_a_heading_may_have_no_text():
    """A heading with nothing below it is a paragraph without text (content.md 1.9)."""
    assert read("SUBJECT: X\n\nSUMMARY\n-------\n", "content", "paragraphs") == [
        {"heading": "SUMMARY", "text": ""}
    ]


def test_a_heading_above_the_first_paragraph_is_ruled_in_canonical_text():
    """In canonical text a heading is ruled, as long as its last line
    (content.md 1.9).
    """
    source = "SUBJECT: X\n\n--- AB ---\n\n1. Z.\n\nGRAPES\n\n2. Z.\n"
    assert canonical(source) == (
        "SUBJECT: X\n\nAB\n---\n\n1. Z.\n\nGRAPES\n------\n\n2. Z.\n"
    )
    words = "WORD " * 13 + "WORDS"
    lines = f"{words[:64]}\nWORDS"
    assert len(words) == 70
    written = canonical(f"1. Y.\n\n{lines}\n=====\n\n2. Z.\n")
    assert written == f"1. Y.\n\n{lines}\n-----\n\n2. Z.\n"


@pytest.mark.parametrize(
    ("source", "values"),
    [
        # A text may begin with its summary, unnumbered.
        ("SUBJECT: X\n\nSUMMARY: Y.\n\n1. Z.\n", [(None, "SUMMARY: Y."), ("1", "Z.")]),
        ("SUBJECT: X\n\nY.\n\n1. Z.\n", [(None, "Y."), ("1", "Z.")]),
        ("SUBJECT: X\n\n1. Y.\n\nMore.\n", [("1", "Y.\n\nMore.")]),
        ("SUBJECT: X\n\nY.\n\nMore.\n", [(None, "Y.\n\nMore.")]),
        ("SUBJECT: X\n\nY.\nMSGID/X//\n", [(None, "Y.\nMSGID/X//")]),
        ("Classified By: J\n\nY it is.\n", [(None, "Y it is.")]),
        ("SUBJECT: X\nE.O. 12958: N/A\nwords\n", []),
        ("(C/3-) Y.\n", []),
    ],
)
def test_a_single_paragraph_or_a_summary_has_no_number(source, values):
    """Only a single paragraph or a summary has no number (content.md 1.9)."""
    assert _texts(source) == values


def test_an_unnumbered_text_may_have_a_ruled_heading():
    """An unnumbered text may have a ruled heading on top (content.md 1.9)."""
    for lines in ("SUMMARY\n-------\n", "--- SUMMARY ---\n"):
        source = f"SUBJECT: X\n\n{lines}Y.\nZ.\n"
        assert read(source, "content", "paragraphs") == [
            {"heading": "SUMMARY", "text": "Y.\nZ."}
        ]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("a\n---", "a"),
        ("a\nb\nc\n---", "a b c"),
        ("a\nb\nc\nd\n---", None),
        ("a\n\nb\n---", None),
        ("---\n---", None),
    ],
)
def test_a_ruled_heading_on_top_has_three_lines_at_most(lines, heading):
    """A ruled heading on top has at most three lines and no blank line (content.md
    1.9).
    """
    source = f"SUBJECT: X\n\n{lines}\nY.\n"
    text = "Y." if heading else f"{lines}\nY."
    (paragraph,) = read(source, "content", "paragraphs")
    assert (paragraph.get("heading"), paragraph["text"]) == (heading, text)


@pytest.mark.parametrize(
    ("top", "opened"),
    [
        ("Summary of it", True),
        ("BEGIN  SUMMARY", True),
        ("Summaries", False),
        ("A heading\n---------", True),
        ("--- A heading ---", True),
        ("A heading\n--", False),
        ("1 2 3\n-----", False),
        ("-----\n-----", False),
    ],
)
def test_a_copy_that_begins_with_its_text_shows_it(top, opened):
    """A copy that begins with its text is recognised by a summary or a rule (content.md
    1.1).
    """
    paragraphs = read(f"{top}\nY.\n\n1. Z.\n", "content", "paragraphs")
    assert (len(paragraphs) == 2) is opened
    assert paragraphs[-1] == {"number": "1", "text": "Z."}
    # Directly below another line nothing shows it.
    lines = f"FM LISBON\nTO ROME\nBT\nUNCLAS\n{top}\nY.\n\n1. Z.\n"
    assert read(lines, "content", "paragraphs")[-1]["number"] == "1"


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (dict(number="1", text=""), "1."),
        (dict(number="1", text="A"), "1. A"),
        (dict(heading="AB", text=""), "AB\n---"),
        (dict(heading="ABCD", number="1", text=""), "ABCD\n----\n\n1."),
        (dict(heading="ABCD", text="A\n  B"), "ABCD\n----\n\nA\n  B"),
    ],
)
def test_a_paragraph_is_written_without_what_it_lacks(fields, written):
    """A paragraph is written without the parts that it lacks, and without a blank at
    its end (content.md 1.9).
    """
    lens = ParagraphLens()
    assert lens.write(Kind.PARAGRAPH, Paragraph(**fields), None) == written


@pytest.mark.parametrize(
    ("quoted", "texts"),
    [
        # A quotation has its own numbers.
        (
            "QUOTE\n1. A\n\n2. B\nUNQUOTE",
            [("1", "X."), ("2", "Y.\nQUOTE\n1. A\n\n2. B\nUNQUOTE"), ("3", "Z.")],
        ),
        (
            "BEGIN TEXT:\n\n1. A\n\n2. B\n\nEND TEXT.",
            [
                ("1", "X."),
                ("2", "Y.\nBEGIN TEXT:\n\n1. A\n\n2. B\n\nEND TEXT."),
                ("3", "Z."),
            ],
        ),
        (
            "BEGIN QUOTE\n\n1. A\n\n5. B\n\nEND OF QUOTE",
            [
                ("1", "X."),
                ("2", "Y.\nBEGIN QUOTE\n\n1. A\n\n5. B\n\nEND OF QUOTE"),
                ("3", "Z."),
            ],
        ),
        # Numbers that go on are the telegram's own.
        (
            "QUOTE\n\n3. A\nUNQUOTE",
            [("1", "X."), ("2", "Y.\nQUOTE"), ("3", "A\nUNQUOTE"), ("3", "Z.")],
        ),
        # One end alone shows nothing.
        (
            "QUOTE\n\n1. A",
            [("1", "X."), ("2", "Y.\nQUOTE"), ("1", "A"), ("3", "Z.")],
        ),
        (
            "UNQUOTE\n\n1. A\nQUOTE",
            [("1", "X."), ("2", "Y.\nUNQUOTE"), ("1", "A\nQUOTE"), ("3", "Z.")],
        ),
        (
            "QUOTE A UNQUOTE\n\n1. A",
            [("1", "X."), ("2", "Y.\nQUOTE A UNQUOTE"), ("1", "A"), ("3", "Z.")],
        ),
        # Words of prose are none.
        (
            "Quote\n\n1. A\nUnquote",
            [("1", "X."), ("2", "Y.\nQuote"), ("1", "A\nUnquote"), ("3", "Z.")],
        ),
        (
            "QUOTED\n\n1. A\nUNQUOTED",
            [("1", "X."), ("2", "Y.\nQUOTED"), ("1", "A\nUNQUOTED"), ("3", "Z.")],
        ),
        # One within another is part of it.
        (
            "QUOTE\n1. A\nQUOTE\n\n1. B\nUNQUOTE\n\n2. C\nUNQUOTE",
            [
                ("1", "X."),
                (
                    "2",
                    "Y.\nQUOTE\n1. A\nQUOTE\n\n1. B\nUNQUOTE\n\n2. C\nUNQUOTE",
                ),
                ("3", "Z."),
            ],
        ),
    ],
)
def test_a_quotation_is_part_of_its_paragraph(quoted, texts):
    """A quotation with both ends, on different lines, is part of its paragraph
    (content.md 1.10).
    """
    assert _texts(f"1. X.\n\n2. Y.\n{quoted}\n\n3. Z.\n") == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        # The first line belongs to who quotes,
        (
            "1. X.\n\n2. Y.\n\n1. Z. QUOTE\n1. A\nUNQUOTE\n\n2. W.\n",
            [("1", "X."), ("2", "Y."), ("1", "Z. QUOTE\n1. A\nUNQUOTE"), ("2", "W.")],
        ),
        # words before the closing word are quoted too.
        (
            "1. X.\n\n2. Y.\nQUOTE\n1. A\n\n3. Z. UNQUOTE\n",
            [("1", "X."), ("2", "Y.\nQUOTE\n1. A\n\n3. Z. UNQUOTE")],
        ),
    ],
)
def test_a_quotation_begins_below_its_first_line(source, texts):
    """A quotation begins below the line of QUOTE, so that a number at the beginning of
    that line opens a paragraph (content.md 1.10).
    """
    assert _texts(source) == texts


def test_labels_and_ends_inside_a_quotation_are_quoted():
    """Labels, BT, a serial, GP, a drafter and NNNN inside a quotation are quoted text
    (content.md 1.10).
    """
    quoted = "QUOTE\nSUBJECT: A\nBT\n#1774\nGP-3\nDRAFTED BY: J\nNNNN\nUNQUOTE"
    source = f"1. Y.\n{quoted}\n\n2. Z.\nBT\n#0001\n"
    assert _texts(source) == [("1", f"Y.\n{quoted}"), ("2", "Z.")]
    assert read(source, "transmission", "ending") == {"validationNumber": "0001"}


def test_two_quotations_are_two():
    """The lines between two quotations are the telegram's own (content.md 1.10)."""
    first, second = "QUOTE\n1. A\nUNQUOTE", "QUOTE\n\n1. B\nUNQUOTE"
    source = f"1. X.\n\n2. Y.\n{first}\n\n3. Z.\n{second}\n\n4. W.\n"
    assert _texts(source) == [
        ("1", "X."),
        ("2", f"Y.\n{first}"),
        ("3", f"Z.\n{second}"),
        ("4", "W."),
    ]


@pytest.mark.parametrize("line", ["MSGID/X//", "subj/X//", "CANCL/X", "GENTEXT/A/B//"])
def test_a_set_that_a_telegram_of_state_wraps_opens_its_text(line):
    """A set that begins the text of a telegram of State is an unnumbered paragraph
    (wire.md 7.3).
    """
    source = f"UNCLAS\nTAGS: PREL\nSUBJECT: X\n\n{line}\nRMKS/1. Y\n2. Z//\n"
    assert _texts(source) == [(None, f"{line}\nRMKS/1. Y\n2. Z//")]


@pytest.mark.parametrize("line", ["FOO/X//", "MSGID X//", "XMSGID/X//"])
def test_what_resembles_a_set_opens_none(line):
    """A line with an identifier that is not in the table of sets does not open a text
    (wire.md 7.3).
    """
    assert read(f"UNCLAS\n{line}\nSUBJECT: X\n", "content", "paragraphs") is None


def test_after_a_paragraph_a_set_is_text():
    """A set below a paragraph is part of that paragraph (wire.md 7.3)."""
    source = "UNCLAS\nTAGS: PREL\n1. Y.\nMSGID/X//\n"
    assert _texts(source) == [("1", "Y.\nMSGID/X//")]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("1) A.\n\n2) B.", ["1", "2"]),
        ("1) (U) A.\n\n2) B.\n3) C.", ["1", "2"]),
        ("1.- A.\n\n2.- B.", ["1", "2"]),
        ("1.-- A.\n\n2.-- B.", ["1", "2"]),
        # Items of a list, and what begins elsewhere.
        ("1. A:\n\n1) B\n\n2) C\n\n2. D.", ["1", "2"]),
        ("A:\n\n1) B\n\n2) C", [None]),
        ("2) A.\n\n3) B.", [None]),
        ("1)A.", [None]),
        ("1) A.\n\n2.- B.", ["1"]),
    ],
)
def test_another_sign_numbers_paragraphs_if_it_does_the_first(lines, numbers):
    """Another sign after a number opens paragraphs only if it does so for the first;
    otherwise it numbers a list (content.md 1.9).
    """
    paragraphs = read(f"SUBJECT: X\n\n{lines}\n", "content", "paragraphs")
    assert [paragraph.get("number") for paragraph in paragraphs] == numbers
