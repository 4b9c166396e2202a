"""The TAGS line: codes, names, free words, and where each begins and ends."""

from __future__ import annotations

import pytest

from cableformat import text
from tests.unit.text.telegrams import canonical, claimed, findings, messages, read

_PAGE = "PAGE 02        HARARE  03759  01 OF 03  111533Z"


def _source(printed):
    return f"TAGS: {printed}\n\nSUBJECT: X\n"


def _tags(printed):
    """Tags and strays of a line; what is claimed lies in the order of the source."""
    content = read(_source(printed), "content")
    assert content["subject"] == "X"
    strays = [stray["text"] for stray in content.get("strays", [])]
    return content.get("tags", []), strays


def _claims(printed):
    label, *claims, _, _ = claimed(_source(printed))
    assert label == "TAGS:"
    return claims


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("PREL", ["PREL"]),
        ("PREL PGOV", ["PREL", "PGOV"]),
        ("PREL,PGOV", ["PREL", "PGOV"]),
        ("PREL , PGOV;KZ,", ["PREL", "PGOV", "KZ"]),
        ("PREL, PREL", ["PREL", "PREL"]),
        ("1A XA A AU-1 UNGA/C-6", ["1A", "XA", "A", "AU-1", "UNGA/C-6"]),
        ("OVIP UR (ROE, JOHN N) (B)", ["OVIP", "UR", "(ROE, JOHN N)", "(B)"]),
        ("OVIP (ROE)KZ", ["OVIP", "(ROE)", "KZ"]),
        ("(Roe, John)", ["(Roe, John)"]),
        ("PREL PGOV\nKDEM, KZ", ["PREL", "PGOV", "KDEM", "KZ"]),
        ("PREL,\n(ROE, JANE)", ["PREL", "(ROE, JANE)"]),
        ("N/A", ["N/A"]),
        ("ZZZZ, QQ", ["ZZZZ", "QQ"]),
        ("ZZZZ QQQQ", ["ZZZZ", "QQQQ"]),
        ("KZUS", ["KZUS"]),
        ("X, PREL", ["X", "PREL"]),
        ("ABC PREL", ["ABC", "PREL"]),
        ("AAAAAAAAAAAAAAAAAAAAAAAA", ["AAAAAAAAAAAAAAAAAAAAAAAA"]),
    ],
)
def test_codes_and_names_are_separated_by_blank_or_comma(printed, tags):
    """Codes and names, even unknown ones, are separated by blanks or commas (content.md
    1.5).
    """
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == []
    assert _claims(printed) == tags
    assert canonical(_source(printed)) == f"TAGS: {', '.join(tags)}\nSUBJECT: X\n"


@pytest.mark.parametrize(
    ("printed", "tags", "claims"),
    [
        ("PREL.", ["PREL"], ["PREL."]),
        ("'PREL', \"PGOV\"", ["PREL", "PGOV"], ["'PREL'", '"PGOV"']),
        ("PREL: -KZ- *QQ*", ["PREL", "KZ", "QQ"], ["PREL:", "-KZ-", "*QQ*"]),
        # What is no more than a sign belongs to nothing.
        ("PREL - PGOV .", ["PREL", "PGOV"], ["PREL", "PGOV"]),
    ],
)
def test_signs_around_a_code_are_no_part_of_it(printed, tags, claims):
    """Signs around a code, which the handbook of 1974 forbids, are not part of it
    (content.md 1.1).
    """
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == []
    assert _claims(printed) == claims


@pytest.mark.parametrize(
    ("printed", "tags", "strays"),
    [
        ("PREL, $X", ["PREL"], ["$X"]),
        ("PREL $X KZ", ["PREL", "KZ"], ["$X"]),
        ("PREL, (FOO", ["PREL"], ["(FOO"]),
        ("FOO)", ["FOO"], [")"]),
        ("PREL ()", ["PREL"], ["()"]),
        ("PREL, HUMAN ŁRIGHTS, PE", ["PREL", "PE"], ["HUMAN ŁRIGHTS"]),
        ("PREL, human 'Łrights'", ["PREL"], ["human 'Łrights'"]),
    ],
)
def test_what_is_no_code_is_a_stray_of_its_own(printed, tags, strays):
    """A word beside tags that is not a code is a stray with a finding
    (content.md 1.5).
    """
    assert _tags(printed) == (tags, strays)
    assert findings(_source(printed)) == [
        ("text.unrecognised-line", f"/content/strays/{n}", stray)
        for n, stray in enumerate(strays)
    ]
    assert sorted(_claims(printed)) == sorted(tags + strays)


@pytest.mark.parametrize("printed", ["$X", "-", "()", "$X, %Y"])
def test_a_line_without_a_tag_is_a_stray(printed):
    """If a line of TAGS has no tag, all of it is a stray, including the label."""
    assert _tags(printed) == ([], [f"TAGS: {printed}"])


@pytest.mark.parametrize(
    ("printed", "tags", "said"),
    [
        ("prel, pgov", ["PREL", "PGOV"], "prel"),
        ("PREL kz", ["PREL", "KZ"], "kz"),
        ("PREL, aer lingus", ["PREL", "AER LINGUS"], "aer lingus"),
        ("country clearance", ["COUNTRY CLEARANCE"], "country clearance"),
    ],
)
def test_lower_case_is_reported_once(printed, tags, said):
    """Codes and free words in lower case are read in capitals and reported once
    (content.md 1.5).
    """
    assert _tags(printed) == (tags, [])
    number = [tag.lower() for tag in tags].index(said)
    assert findings(_source(printed)) == [
        ("text.lower-case", f"/content/tags/{number}", said)
    ]
    assert messages(_source(printed)) == [f"code '{said}' read in capitals"]


@pytest.mark.parametrize(
    ("printed", "tags", "glued", "at"),
    [
        ("PHUMBA", ["PHUM", "BA"], "PHUMBA", 0),
        (
            "ETRDEINVECINPGOVCS",
            ["ETRD", "EINV", "ECIN", "PGOV", "CS"],
            "ETRDEINVECINPGOVCS",
            0,
        ),
        ("PREL, PGOVKDEM.", ["PREL", "PGOV", "KDEM"], "PGOVKDEM", 1),
        ("PREL 'PGOVKDEM' KZ", ["PREL", "PGOV", "KDEM", "KZ"], "PGOVKDEM", 1),
    ],
)
def test_glued_codes_are_separated_and_reported(printed, tags, glued, at):
    """A word made up of known codes is separated and reported (content.md 1.5)."""
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == [
        ("content.glued-tags", f"/content/tags/{at}", glued)
    ]
    assert f"'{glued}'" in messages(_source(printed))[0]
    assert _claims(printed) == tags


def test_glued_codes_in_lower_case_have_a_finding_for_both():
    """Glued codes in lower case have two findings, each with its own code."""
    assert _tags("phumba") == (["PHUM", "BA"], [])
    assert findings(_source("phumba")) == [
        ("content.glued-tags", "/content/tags/0", "phumba"),
        ("text.lower-case", "/content/tags/0", "phumba"),
    ]
    assert "'phumba'" in messages(_source("phumba"))[1]
    assert _claims("phumba") == ["phum", "ba"]


@pytest.mark.parametrize("printed", ["PHUMB", "PRELX", "ABCDEFGH", "PHUM-BA", "PHUMB1"])
def test_other_words_are_not_separated(printed):
    """A word of five letters, with letters left over or with other signs is not
    separated (content.md 1.5).
    """
    assert _tags(printed) == ([printed], [])
    assert findings(_source(printed)) == []


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("AER LINGUS", ["AER LINGUS"]),
        ("AER LINGUS, PREL", ["AER LINGUS", "PREL"]),
        ("PREL AER LINGUS PGOV", ["PREL", "AER LINGUS", "PGOV"]),
        ("PREL AER", ["PREL", "AER"]),
        ("AER LINGUS KZ PREL PGOV", ["AER LINGUS", "KZ", "PREL", "PGOV"]),
        # Words between commas of which a table has none belong together.
        ("COUNTRY CLEARANCE", ["COUNTRY CLEARANCE"]),
        ("PREL, MEDIA REACTION REPORT", ["PREL", "MEDIA REACTION REPORT"]),
        ("PREL, A B C D", ["PREL", "A B C D"]),
        ("XYZ ZZZZ", ["XYZ ZZZZ"]),
        # Among codes, several of which one is long.
        ("HUMAN RIGHTS PREL", ["HUMAN RIGHTS", "PREL"]),
        ("PREL COUNTRY CLEARANCE 1A", ["PREL", "COUNTRY CLEARANCE", "1A"]),
        ("KPAO MEDIA REACTION REPORT IZ", ["KPAO", "MEDIA REACTION REPORT", "IZ"]),
        ("PREL PTER GOI EXTERNAL", ["PREL", "PTER", "GOI EXTERNAL"]),
        ("ETRD TRADE AND TARIFFS IN", ["ETRD", "TRADE AND TARIFFS", "IN"]),
        ("ENRG OIL AND GAS KZ", ["ENRG", "OIL AND GAS", "KZ"]),
        # Short ones, and those with a letter too many, are codes that no list has.
        ("PREL XYZ QQX", ["PREL", "XYZ", "QQX"]),
        ("PRELS PGOVT KZ", ["PRELS", "PGOVT", "KZ"]),
    ],
)
def test_words_may_belong_together(printed, tags):
    """A code with a blank, or free words, is one tag (content.md 1.5)."""
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == []
    assert _claims(printed) == tags


@pytest.mark.parametrize(
    ("printed", "tags", "name"),
    [
        ("OVIP SMITH HILARY", ["OVIP", "(SMITH HILARY)"], "SMITH HILARY"),
        ("OVIP SMITH HILARY PREL", ["OVIP", "(SMITH HILARY)", "PREL"], "SMITH HILARY"),
        ("PREL, OREP ROE JOHN, KZ", ["PREL", "OREP", "(ROE JOHN)", "KZ"], "ROE JOHN"),
        ("OTRA ROE JOHN Q 1", ["OTRA", "(ROE JOHN Q)", "1"], "ROE JOHN Q"),
        ("OVIP ROOK JANE", ["OVIP", "(ROOK JANE)"], "ROOK JANE"),
        # A surname may be a code.
        ("OVIP DOE JANE", ["OVIP", "(DOE JANE)"], "DOE JANE"),
        ("OCON. ROE. JOHN", ["OCON", "(ROE JOHN)"], "ROE. JOHN"),
        # A name has letters of any alphabet.
        ("OVIP ŁOS ÁNA", ["OVIP", "(ŁOS ÁNA)"], "ŁOS ÁNA"),
    ],
)
def test_a_name_without_brackets_is_reported_and_has_them(printed, tags, name):
    """Two or more words after a code that carries names are a name, which gets brackets
    and a finding (content.md 1.5).
    """
    assert _tags(printed) == (tags, [])
    number = next(n for n, tag in enumerate(tags) if tag[0] == "(")
    assert findings(_source(printed)) == [
        ("content.name-without-brackets", f"/content/tags/{number}", name)
    ]
    quoted = tags[number].strip("()")
    assert messages(_source(printed)) == [f"'{quoted}' read as a name in brackets"]
    assert name in _claims(printed)


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("OVIP SMITH", ["OVIP", "SMITH"]),
        ("OVIP DOE", ["OVIP", "DOE"]),
        ("OREP ROE 1A", ["OREP", "ROE", "1A"]),
        ("OVIP PREL PGOV", ["OVIP", "PREL", "PGOV"]),
        ("OVIP PREL SMITH HILARY", ["OVIP", "PREL", "SMITH HILARY"]),
        ("OVIP 1A SMITH HILARY", ["OVIP", "1A", "SMITH HILARY"]),
        ("OVIP SMITH1 HILARY", ["OVIP", "SMITH1", "HILARY"]),
        ("OVIP, SMITH HILARY", ["OVIP", "SMITH HILARY"]),
        ("OVIP (SMITH) HILARY ROE", ["OVIP", "(SMITH)", "HILARY ROE"]),
    ],
)
def test_other_words_after_such_a_code_are_no_name(printed, tags):
    """One word, a known code, or words after a comma are not a name after such a code
    (content.md 1.5).
    """
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == []


@pytest.mark.parametrize(
    "line", ["A. Words", "prel", "PREL PGOV.", "SUB(", "A" * 25, ",PREL", "KZ -;"]
)
def test_only_codes_in_capitals_continue_on_the_next_line(line):
    """TAGS continue on the next line only with codes in capitals (content.md 1.5)."""
    content = read(f"TAGS: PREL\n{line}\n\nSUBJECT: X\n", "content")
    assert content["tags"] == ["PREL"]
    assert [stray["text"] for stray in content["strays"]] == [line]


@pytest.mark.parametrize("lines", ["TAGS: PREL,\n\nPGOV", "TAGS:\n\nPREL\nPGOV"])
def test_codes_continue_after_one_blank_line_if_more_must_follow(lines):
    """TAGS continue after one blank line if a comma or the label is above it."""
    assert read(f"{lines}\n\nSUBJECT: X\n", "content", "tags") == ["PREL", "PGOV"]


@pytest.mark.parametrize("between", ["\n\n", ",\n\n\n"])
def test_after_a_blank_line_other_codes_do_not_go_on(between):
    """Codes after a blank line without a comma, or after two blank lines, are a stray
    (content.md 1.5).
    """
    content = read(f"TAGS: PREL{between}PGOV\n\nSUBJECT: X\n", "content")
    assert content["tags"] == ["PREL"]
    assert [stray["text"] for stray in content["strays"]] == ["PGOV"]


@pytest.mark.parametrize(
    ("label", "claim"),
    [
        ("TAGS: ", "TAGS:"),
        ("TAG: ", "TAG:"),
        ("tags:", "tags:"),
        ("TAGS : ", "TAGS :"),
        ("TAGS ", "TAGS"),
        ("TAG  ", "TAG"),
        ("TAGS:\n", "TAGS:"),
        ("TAGS:  TAGS: ", "TAGS:  TAGS:"),
    ],
)
def test_a_label_of_tags_has_a_colon_or_a_blank(label, claim):
    """The label of TAGS has a colon or a blank, and may be alone on its line or printed
    twice (content.md 1.5).
    """
    source = f"{label}PREL, KZ\nSUBJECT: X\n"
    assert read(source, "content", "tags") == ["PREL", "KZ"]
    assert claimed(source)[:3] == [claim, "PREL", "KZ"]
    assert findings(source) == []


@pytest.mark.parametrize(
    "label", ["TAGSC", "TAGES", "TABS", "TAS", "TGS", "AGS", "tgs"]
)
def test_a_misspelt_label_of_tags_is_reported_at_the_first(label):
    """A label of TAGS in a misspelling that was sent, with a colon, is reported at the
    first tag (content.md 1.5).
    """
    source = f"{label} : PREL, KZ\n"
    assert read(source, "content", "tags") == ["PREL", "KZ"]
    assert findings(source) == [("content.misspelt-label", "/content/tags/0", label)]
    assert f"'{label}'" in messages(source)[0]
    assert read(f"SIPDIS\n{label} PREL\n", "content", "tags") is None


def test_a_misspelt_label_is_reported_at_the_first_tag_after_a_stray():
    """A misspelt label is reported at the first tag, even after a stray, and not at all
    without a tag.
    """
    source = "TGS: $X, PREL\nSUBJECT: X\n"
    assert findings(source) == [
        ("content.misspelt-label", "/content/tags/0", "TGS"),
        ("text.unrecognised-line", "/content/strays/0", "$X"),
    ]
    assert [code for code, *_ in findings("TGS: $X\nSUBJECT: X\n")] == [
        "text.unrecognised-line"
    ]


@pytest.mark.parametrize(
    "line", ["TAGSPREL", "TAGS:", "TAG", "TGS PREL", "STAGS: PREL"]
)
def test_what_resembles_a_tags_line_is_none(line):
    """A label of TAGS needs a colon or a blank, and words after it (content.md 1.5)."""
    assert read(f"{line}\n\nSUBJECT: X\n", "content", "tags") is None


def test_tags_follow_the_order_in_canonical_text():
    """In canonical text TAGS are directly below the order, and below a blank line
    elsewhere.
    """
    assert canonical("TAGS: PREL\nE.O. 12958: N/A\n") == "E.O. 12958: N/A\nTAGS: PREL\n"
    assert canonical("UNCLAS LIMA 1\nTAGS: PREL\n") == "UNCLAS LIMA 1\n\nTAGS: PREL\n"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("OVIP (DOE, JANE\nH.), PREL", ["OVIP", "(DOE, JANE H.)", "PREL"]),
        ("OVIP (DOE,\nJANE), PREL\nKZ", ["OVIP", "(DOE, JANE)", "PREL", "KZ"]),
        ("OVIP (DOE, Jane\nH.)", ["OVIP", "(DOE, Jane H.)"]),
        ("OVIP (DOE,\nROE), (POE,\nJ), PE", ["OVIP", "(DOE, ROE)", "(POE, J)", "PE"]),
        (f"OVIP (DOE,\n{_PAGE}\nJANE), PE", ["OVIP", "(DOE, JANE)", "PE"]),
    ],
)
def test_a_name_continues_over_the_end_of_a_line(tags, expected):
    """A name with an open bracket continues on the next line, even below a page line
    (content.md 1.5).
    """
    assert _tags(tags)[0] == expected
    assert read(canonical(_source(tags)), "content", "tags") == expected


def test_a_wrapped_name_is_one_element():
    """The span of a wrapped name includes the line end, but not a page line."""
    assert "(DOE, JANE\nH.)" in claimed(_source("OVIP (DOE, JANE\nH.), PREL"))
    assert "JANE)" in claimed(_source(f"OVIP (DOE,\n{_PAGE}\nJANE)"))


@pytest.mark.parametrize(
    ("tags", "expected", "kept"),
    [
        ("OVIP (DOE, JANE, PREL", ["OVIP"], "(DOE, JANE, PREL"),
        ("OVIP (DOE, JANE\nPREL, PE", ["OVIP", "PREL", "PE"], "(DOE, JANE"),
        ("OVIP (DOE (ROE, JOHN), PE", ["OVIP", "(ROE, JOHN)", "PE"], "(DOE"),
        ("OVIP, PE)", ["OVIP", "PE"], ")"),
    ],
)
def test_what_an_open_bracket_holds_is_no_code(tags, expected, kept):
    """Words in a bracket that is never closed are a stray, up to the end of the line or
    the next bracket.
    """
    assert _tags(tags)[0] == expected
    found = findings(_source(tags))
    assert found == [("text.unrecognised-line", "/content/strays/0", kept)]


def test_a_line_after_a_blank_one_closes_no_bracket():
    """A bracket is not closed below a blank line, over which TAGS never continue in
    brackets.
    """
    source = _source("OVIP (DOE,\n\nJANE), PREL")
    assert read(source, "content", "tags") == ["OVIP"]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("PREL/PGOV/KZ", ["PREL", "PGOV", "KZ"]),
        ("prel/pgov, KZ", ["PREL", "PGOV", "KZ"]),
        ("PREL/PREL", ["PREL", "PREL"]),
        ("UNGA/C-6, PREL", ["UNGA/C-6", "PREL"]),
        ("PREL/QQQQ", ["PREL/QQQQ"]),
        ("N/A", ["N/A"]),
    ],
)
def test_a_slash_separates_codes_of_the_table(tags, expected):
    """A slash separates codes of the table, unless the table has the whole word or
    lacks a part.
    """
    assert _tags(tags)[0] == expected
    reported = [code for code, *_ in findings(_source(tags))]
    parted = len(expected) > 1 and "UNGA" not in tags
    assert ("content.glued-tags" in reported) is parted


@pytest.mark.parametrize(
    ("printed", "tags", "claims"),
    [
        ("OVIP (ROE,\nJOHN)", ["OVIP", "(ROE, JOHN)"], ["OVIP", "(ROE,\nJOHN)"]),
        (
            "OVIP (ROE) (DOE,\nJANE), KZ",
            ["OVIP", "(ROE)", "(DOE, JANE)", "KZ"],
            ["OVIP", "(ROE)", "(DOE,\nJANE)", "KZ"],
        ),
        (
            "PREL (ROE,\nJOHN) PGOV,\nKZ",
            ["PREL", "(ROE, JOHN)", "PGOV", "KZ"],
            ["PREL", "(ROE,\nJOHN)", "PGOV", "KZ"],
        ),
        (
            "OVIP (ROE,\nLIMA 00001774  002 OF 002\nJOHN)",
            ["OVIP", "(ROE, JOHN)"],
            ["OVIP", "(ROE,", "JOHN)"],
        ),
    ],
)
def test_a_name_in_brackets_continues_over_the_end_of_a_line(printed, tags, claims):
    """A page line inside a name in brackets is not part of the name (content.md 8,
    V75).
    """
    assert _tags(printed) == (tags, [])
    assert findings(_source(printed)) == []
    assert _claims(printed) == claims


@pytest.mark.parametrize(
    ("printed", "tags", "stray"),
    [
        ("PREL, (ROE, JOHN", ["PREL"], "(ROE, JOHN"),
        ("PREL (ROE\nJOHN PREL", ["PREL", "JOHN", "PREL"], "(ROE"),
        ("PREL (ROE: X)", ["PREL"], "(ROE: X)"),
    ],
)
def test_an_open_bracket_holds_no_codes(printed, tags, stray):
    """Words in a bracket without an end, or with other signs, are a stray (content.md
    1.5).
    """
    assert _tags(printed) == (tags, [stray])


@pytest.mark.parametrize(
    ("printed", "tags", "claims"),
    [
        ("PREL/PGOV", ["PREL", "PGOV"], ["PREL", "PGOV"]),
        ("KZ, PREL/PGOV/KDEM.", ["KZ", "PREL", "PGOV", "KDEM"], None),
        ("prel/pgov", ["PREL", "PGOV"], ["prel", "pgov"]),
    ],
)
def test_codes_joined_by_slashes_are_separated_and_reported(printed, tags, claims):
    """Codes of the table that slashes join are separated and reported
    (content.md 1.5).
    """
    assert _tags(printed) == (tags, [])
    glued = printed.removeprefix("KZ, ").rstrip(".")
    at = len(tags) - len(glued.split("/"))
    assert findings(_source(printed))[0] == (
        "content.glued-tags",
        f"/content/tags/{at}",
        glued,
    )
    assert claims is None or _claims(printed) == claims


@pytest.mark.parametrize("printed", ["UNGA/C-6", "PREL/XYZ", "XYZ/PREL"])
def test_a_code_may_have_a_slash(printed):
    """A slash stays in a word that the table contains, or of which it lacks a part
    (content.md 1.5).
    """
    assert _tags(printed) == ([printed], [])
    assert findings(_source(printed)) == []


@pytest.mark.parametrize("above", ["PREL", "OVIP (ROE), (DOE)", "OVIP (ROE)"])
def test_where_no_bracket_is_open_none_is_closed(above):
    """A line with a closing bracket does not continue TAGS without an open bracket
    (content.md 1.5).
    """
    content = read(f"TAGS: {above}\nJOHN) KZ\n\nSUBJECT: X\n", "content")
    assert "KZ" not in content["tags"]
    assert [stray["text"] for stray in content["strays"]] == ["JOHN) KZ"]


def test_glued_codes_have_a_span_each():
    """Codes that a slash joins have a span each, even if both are the same."""
    source = _source("PREL/PREL")
    claims = text.parse(source).layout.claims
    spans = [claim.spans for claim in claims][1:3]
    assert spans == [[(6, 10)], [(11, 15)]]


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("KPAO MEDIA\nREACTION REPORT PE", ["KPAO", "MEDIA REACTION REPORT", "PE"]),
        ("PREL, COUNTRY\nCLEARANCE", ["PREL", "COUNTRY CLEARANCE"]),
        ("PREL, COUNTRY,\nCLEARANCE", ["PREL", "COUNTRY", "CLEARANCE"]),
        ("PREL COUNTRY\nKZ", ["PREL", "COUNTRY", "KZ"]),
        ("PREL KZ\nCLEARANCE", ["PREL", "KZ", "CLEARANCE"]),
    ],
)
def test_free_words_continue_over_a_line_end(printed, tags):
    """Free words continue on the next line, up to a comma or a code."""
    assert _tags(printed) == (tags, [])
    assert [claim.replace("\n", " ") for claim in _claims(printed)] == tags
