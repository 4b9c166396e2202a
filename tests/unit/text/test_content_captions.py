"""Captions, attention and passing lines, and what only resembles them."""

from __future__ import annotations

import pytest

from tests.unit.text.telegrams import canonical, claimed, findings, messages, read

_ABOVE = "UNCLAS LIMA 1205\n"
_HEADING = "FM LISBON\nTO ROME\n"


def _captions(lines, above=_ABOVE):
    """Captions, passing lines and strays of lines above the subject."""
    content = read(f"{above}{lines}\nSUBJECT: X\n", "content")
    assert content["subject"] == "X"
    return [
        content.get("captions", []),
        content.get("passingInstructions", []),
        [stray["text"] for stray in content.get("strays", [])],
    ]


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("SIPDIS NOFORN", ["SIPDIS", "NOFORN"]),
        ("SENSITIVE \t SIPDIS", ["SENSITIVE", "SIPDIS"]),
        ("SIPDIS, NOFORN", ["SIPDIS", "NOFORN"]),
        ("SIPDIS/NOFORN;EXDIS", ["SIPDIS", "NOFORN", "EXDIS"]),
        ("SIPDIS  ,  SIPDIS ,", ["SIPDIS", "SIPDIS"]),
        ("N O F O R N", ["N O F O R N"]),
        ("REL TO USA, GBR", ["REL TO USA, GBR"]),
        ("REL TO USA,GBR, SIPDIS", ["REL TO USA,GBR", "SIPDIS"]),
        ("OFFICIAL INFORMAL NO. 3", ["OFFICIAL INFORMAL NO. 3"]),
        ("CODEL O'SMITH-ROE", ["CODEL O'SMITH-ROE"]),
        ("CORRECTED COPY //SUBJECT LINE////", ["CORRECTED COPY //SUBJECT LINE////"]),
        ("SPECAT EXCLUSIVE", ["SPECAT EXCLUSIVE"]),
        ("SPECAT SIPDIS", ["SPECAT", "SIPDIS"]),
    ],
)
def test_known_captions_are_by_blank_comma_or_slash(line, captions):
    """Known captions are separated by blanks, commas or slashes, and canonical text has
    one per line (content.md 1.3).
    """
    assert _captions(line) == [captions, [], []]
    source = f"{_ABOVE}{line}\nSUBJECT: X\n"
    assert findings(source) == []
    assert claimed(source)[1 : len(captions) + 1] == captions
    above, _, below = canonical(source).partition("\n".join(captions))
    assert (above, below) == ("UNCLAS LIMA 1205\n\n", "\n\nSUBJECT: X\n")


def test_captions_in_lower_case_are_reported_once():
    """Captions in lower case are read in capitals and reported once, at the first of
    them.
    """
    source = f"{_ABOVE}SIPDIS, Noforn; exdis\nSUBJECT: X\n"
    assert _captions("SIPDIS, Noforn; exdis") == [["SIPDIS", "NOFORN", "EXDIS"], [], []]
    assert findings(source) == [("text.lower-case", "/content/captions/1", "Noforn")]
    assert "'Noforn'" in messages(source)[0]


@pytest.mark.parametrize(
    ("line", "captions", "passing"),
    [
        ("DEPT FOR EUR", [], ["DEPT FOR EUR"]),
        ("dept for eur/rus", [], ["dept for eur/rus"]),
        ("FOR P", [], ["FOR P"]),
        ("ONE TWO THREE FOR P", [], ["ONE TWO THREE FOR P"]),
        ("STATE PLEASE PASS TO USTR", [], ["STATE PLEASE PASS TO USTR"]),
        ("PASS ALSO AID", [], ["PASS ALSO AID"]),
        ("STATE ALSO PLEASE PASS AID", [], ["STATE ALSO PLEASE PASS AID"]),
        # A comma goes on with a list of offices,
        ("DEPT FOR EUR/RUS , NEA; IPA ;", [], ["DEPT FOR EUR/RUS , NEA; IPA"]),
        # or parts it from another line, or from a caption.
        ("DEPT FOR EUR, NSC FOR DOE", [], ["DEPT FOR EUR", "NSC FOR DOE"]),
        ("DEPT FOR EUR, NEA, SIPDIS", ["SIPDIS"], ["DEPT FOR EUR, NEA"]),
        (
            "NOFORN, SIPDIS, FOR DCMS AND ALL DRAFTERS",
            ["NOFORN", "SIPDIS"],
            ["FOR DCMS AND ALL DRAFTERS"],
        ),
        ("SIPDIS FOR P, NEA", ["SIPDIS"], ["FOR P, NEA"]),
        ("SIPDIS NOFORN/DEPT FOR P", ["SIPDIS", "NOFORN"], ["DEPT FOR P"]),
        ("DEPT FOR P; SIPDIS  EXDIS", ["SIPDIS", "EXDIS"], ["DEPT FOR P"]),
    ],
)
def test_a_passing_line_names_an_office_and_for_or_pass(line, captions, passing):
    """A line with FOR or PASS and an office is a passing line, kept as printed even
    beside captions (content.md 1.3).
    """
    assert _captions(line) == [captions, passing, []]
    source = f"{_ABOVE}{line}\nSUBJECT: X\n"
    assert findings(source) == []
    assert sorted(claimed(source)[1:-2]) == sorted(captions + passing)


@pytest.mark.parametrize(
    "line",
    [
        "Dept for eur",
        "PARIS FOR DOE: X",
        "FOUR WORDS BEFORE IT FOR DOE",
        "FOO BAR, DEPT FOR EUR",
        "SIPDIS, FOO BAR, DEPT FOR EUR",
        "XYZZY PLUGH A B C",
        "XYZZY.",
        "X1",
        "Xyzzy",
        "xyzzy",
        "-XYZZY",
        "SIPDIS..",
        "SIPDIS.X",
        "A  B",
    ],
)
def test_other_words_among_captions_are_strays(line):
    """Prose, five words, digits or small letters in the place of captions are strays
    (content.md 1.3).
    """
    assert _captions(line) == [[], [], [line]]


@pytest.mark.parametrize("line", ["NOFORN, SIPDIS.", "NOFORN SIPDIS."])
def test_a_period_ends_known_captions(line):
    """A period may end a line of known captions."""
    assert _captions(line) == [["NOFORN", "SIPDIS"], [], []]


@pytest.mark.parametrize(
    "line",
    [
        "XYZZY",
        "XYZZY PLUGH A B",
        "O'NEIL-SMITH/X",
        "FORWARD",
        "PASSPORT",
        "FOR",
        "PASS",
    ],
)
def test_capitals_in_the_place_of_captions_are_a_caption_and_reported(line):
    """At most four words of capitals in the place of captions are an unknown caption,
    and reported (content.md 1.3).
    """
    source = f"{_ABOVE}{line}\nSUBJECT: X\n"
    assert _captions(line) == [[line], [], []]
    assert findings(source) == [
        ("content.unknown-caption", "/content/captions/0", line)
    ]
    assert messages(source) == [f"caption {line!r} is not in the table"]
    assert canonical(source) == f"UNCLAS LIMA 1205\n\n{line}\n\nSUBJECT: X\n"


@pytest.mark.parametrize(
    ("lines", "captions", "passing", "claims"),
    [
        (
            "DEPT FOR EUR,\nNEA/IPA",
            [],
            ["DEPT FOR EUR, NEA/IPA"],
            ["DEPT FOR EUR,\nNEA/IPA"],
        ),
        (
            "SIPDIS, DEPT FOR EUR;\n   NEA",
            ["SIPDIS"],
            ["DEPT FOR EUR; NEA"],
            ["SIPDIS", "DEPT FOR EUR;\n   NEA"],
        ),
        (
            "DEPT FOR EUR,\nIO FOR P",
            [],
            ["DEPT FOR EUR, IO FOR P"],
            ["DEPT FOR EUR,\nIO FOR P"],
        ),
    ],
)
def test_a_list_of_offices_continues_on_the_next_line(lines, captions, passing, claims):
    """A list of offices continues on the next line after a comma or a semicolon
    (content.md 1.3).
    """
    assert _captions(lines) == [captions, passing, []]
    assert claimed(f"{_ABOVE}{lines}\nSUBJECT: X\n")[1:-2] == claims


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        # No comma, or a blank line: another line.
        ("DEPT FOR EUR\nNEA/IPA", ["NEA/IPA"]),
        ("DEPT FOR EUR,\n\nNEA/IPA", ["NEA/IPA"]),
        # A known caption is one in any place.
        ("DEPT FOR EUR,\nSIPDIS", ["SIPDIS"]),
    ],
)
def test_another_line_is_no_part_of_a_list_of_offices(lines, captions):
    """A line below a passing line without a comma, or of captions, is
    read on its own.
    """
    assert _captions(lines) == [captions, ["DEPT FOR EUR"], []]


def test_captions_fill_a_line_of_a_hundred_characters_at_most():
    """A line of captions has at most a hundred characters, and a longer
    one is a stray.
    """
    line = "SIPDIS " * 13 + "STADIS"
    assert len(line) == 97
    assert len(_captions(line)[0]) == 14
    assert len(_captions(f"{line},,")[0]) == 14
    assert _captions(f"{line},,,") == [[], [], [f"{line},,,"]]


@pytest.mark.parametrize(
    ("source", "captions", "passing"),
    [
        # With nothing above, only known captions are ones.
        ("SIPDIS\nSUBJECT: X\n", ["SIPDIS"], None),
        ("DEPT FOR EUR\nSUBJECT: X\n", None, ["DEPT FOR EUR"]),
        ("XYZZY\nSUBJECT: X\n", None, None),
        # Directly below an addressee only known captions are ones.
        (f"{_HEADING}SIPDIS\nSUBJECT: X\n", ["SIPDIS"], None),
        (f"{_HEADING}DEPT FOR EUR\nSUBJECT: X\n", None, None),
        (f"{_HEADING}\nDEPT FOR EUR\nSUBJECT: X\n", None, ["DEPT FOR EUR"]),
        (f"{_HEADING}XYZZY\nSUBJECT: X\n", None, None),
        (f"{_HEADING}BT\nXYZZY\nSUBJECT: X\n", ["XYZZY"], None),
        # Below the subject too, and below another label.
        ("SUBJECT: X\n\nSIPDIS\n\n1. Y.\n", ["SIPDIS"], None),
        ("SUBJECT: X\n\nDEPT FOR EUR\n\n1. Y.\n", None, ["DEPT FOR EUR"]),
        ("SUBJECT: X\n\nXYZZY\n\n1. Y.\n", None, None),
        ("TAGS: PREL\nXYZZY1\nSUBJECT: X\n", None, None),
        ("E.O. 12958: N/A\nXYZZY\nSUBJECT: X\n", None, None),
        ("E.O. 12958: N/A\nDEPT FOR EUR\nSUBJECT: X\n", None, ["DEPT FOR EUR"]),
        # A known one does not end the zone, an unknown one neither.
        (
            "UNCLAS\nSIPDIS\nXYZZY\nPLUGH\nSUBJECT: X\n",
            ["SIPDIS", "XYZZY", "PLUGH"],
            None,
        ),
    ],
)
def test_captions_are_in_the_opening(source, captions, passing):
    """Captions are in the opening, and unknown ones only above E.O., TAGS and subject
    (content.md 1.3).
    """
    content = read(source, "content")
    assert content.get("captions") == captions
    assert content.get("passingInstructions") == passing


def test_captions_and_passing_lines_are_lists_apart_in_canonical_text():
    """In canonical text the captions come first and the passing lines below them
    (content.md 1.3).
    """
    source = f"{_ABOVE}DEPT FOR EUR, SIPDIS\nIO FOR P\nNOFORN\nSUBJECT: X\n"
    assert canonical(source) == (
        "UNCLAS LIMA 1205\n\nSIPDIS\nNOFORN\n\nDEPT FOR EUR\nIO FOR P\n\nSUBJECT: X\n"
    )


@pytest.mark.parametrize(
    ("source", "passing"),
    [
        # Who is spoken to: an agency, a post with its kind or without.
        ("DEPT FOR EUR\n", "DEPT FOR EUR"),
        ("DEPARTMENT OF STATE FOR EUR\n", "DEPARTMENT OF STATE FOR EUR"),
        ("LIMA FOR EUR\n", "LIMA FOR EUR"),
        ("AMEMBASSY LIMA FOR EUR\n", "AMEMBASSY LIMA FOR EUR"),
        ("PLEASE PASS TO USTR\n", "PLEASE PASS TO USTR"),
        ("SIPDIS FOR EUR\n", "FOR EUR"),
        ("AMEMBASSY XYZZY FOR EUR\n", None),
        ("THE LIMA FOR EUR\n", None),
        ("AMEMBASSY FOR EUR\n", None),
        ("FOOBAR FOR EUR\n", None),
        # Nobody is named: once the telegram has begun.
        ("FOR EUR\n", None),
        ("FM LISBON\n\nFOR EUR\n", "FOR EUR"),
        ("E.O. 12958: N/A\nFOR EUR\n", "FOR EUR"),
        ("E.O. 12958: N/A\nFOOBAR FOR EUR\n", None),
        # Among captions anybody.
        ("UNCLAS\nFOOBAR FOR EUR\n", "FOOBAR FOR EUR"),
        ("UNCLAS\nMRS. DOE FOR EUR\n", "MRS. DOE FOR EUR"),
        ("UNCLAS\nWEATHER. FOR EUR\n", None),
        # A colon ends such a line in the opening alone.
        ("UNCLAS\nDEPT FOR EUR:\n", "DEPT FOR EUR:"),
        ("DEPT FOR EUR:\n", None),
        (f"UNCLAS\nDEPT FOR {'A' * 151}\n", f"DEPT FOR {'A' * 151}"),
        (f"UNCLAS\nDEPT FOR {'A' * 152}\n", None),
    ],
)
def test_an_attention_line_addresses_a_known_post_or_agency(source, passing):
    """An attention line begins with a known post or agency, because prose contains FOR
    too (content.md 1.3).
    """
    found = read(f"{source}SUBJECT: X\n", "content", "passingInstructions")
    assert found == (None if passing is None else [passing])


@pytest.mark.parametrize(
    ("after", "passing"),
    [
        ("\nDEPT FOR EUR\n\n1. Y.\n", ["DEPT FOR EUR"]),
        ("\nDEPT FOR EUR\n1. Y.\n", ["DEPT FOR EUR"]),
        ("\nDEPT FOR EUR\n\n(C) Y.\n", ["DEPT FOR EUR"]),
        ("\nDEPT FOR EUR\n\nSUMMARY: Y.\n", ["DEPT FOR EUR"]),
        ("\nDEPT FOR EUR\n\nREF: LIMA 1\n", ["DEPT FOR EUR"]),
        ("\nFOR EUR\n\nNSC FOR DOE\n\n1. Y.\n", ["FOR EUR", "NSC FOR DOE"]),
        ("DEPT FOR EUR\n\n1. Y.\n", None),
        ("\nDEPT FOR EUR\n\nWORDS GO ON.\n", None),
        ("\n1. Y.\n\nDEPT FOR EUR\n2. Z.\n", None),
    ],
)
def test_under_the_subject_an_attention_line_is_alone(after, passing):
    """Under the subject, an attention line is directly above the text or another such
    line (content.md 1.3).
    """
    found = read(f"SUBJECT: X\n{after}", "content", "passingInstructions")
    assert found == passing


@pytest.mark.parametrize("line", ["QUOTE", "UNQUOTE X", "TO ROME", "INFO ROME"])
def test_words_of_other_lines_are_no_caption(line):
    """QUOTE, UNQUOTE and labels of addresses do not begin a line of captions."""
    content = read(f"{_ABOVE}{line}\nSUBJECT: X\n", "content")
    assert "captions" not in content


@pytest.mark.parametrize("line", ["SUBJ/CORK//", "MSGID/GENADMIN/CNO//"])
def test_a_set_that_a_telegram_quotes_is_no_caption(line):
    """A set in a telegram of the Department is not a caption, because it begins the
    text.
    """
    content = read(f"{_ABOVE}{line}\nSUBJECT: X\nTAGS: PREL\n", "content")
    assert "captions" not in content


def test_a_list_of_offices_ends_before_another_attention_line():
    """A list of offices ends above another attention line, even after a comma."""
    assert _captions("DEPT FOR EUR,\nLIMA FOR DOE") == [
        [],
        ["DEPT FOR EUR", "LIMA FOR DOE"],
        [],
    ]


@pytest.mark.parametrize(
    ("lines", "subject", "captions"),
    [
        ("VISIT OF\nCODEL DOE", "VISIT OF CODEL DOE", None),
        ("LONG VISIT\nTO LIMA BY\nCODEL DOE", "LONG VISIT TO LIMA BY CODEL DOE", None),
        ("Visit of\nCODEL DOE\nIN MAY", "Visit of CODEL DOE IN MAY", None),
        # After a whole line, below a blank one, and of one word it is a caption.
        ("VISIT\nCODEL DOE", "VISIT", ["CODEL DOE"]),
        ("VISIT OF\n\nCODEL DOE", "VISIT OF", ["CODEL DOE"]),
        ("VISIT OF\nSIPDIS", "VISIT OF", ["SIPDIS"]),
    ],
)
def test_a_subject_continues_with_the_name_of_a_delegation(lines, subject, captions):
    """A subject continues with the name of a delegation if its line ends in a
    preposition (content.md 1.6).
    """
    source = f"SUBJECT: {lines}\n\n1. X.\n"
    assert read(source, "content", "subject") == subject
    assert read(source, "content", "captions") == captions
