"""What one reference says (content.md 1.7); rows V52 to V58 of the variant table."""

from __future__ import annotations

from typing import Any

import pytest

import cableformat
from cableformat.model import (
    Cable,
    Citation,
    CitationKind,
    Content,
    Reference,
    _citation_scan,
    citation_names,
)
from cableformat.model._citation_list import citations, content_citations

TELEGRAM = CitationKind.TELEGRAM


def parts_of(citation: Citation) -> dict[str, Any]:
    """The parts that are there, without the place and the kind."""
    names = ("label", "year", "post", "serial", "captions", "implied")
    return {n: v for n in names if (v := getattr(citation, n)) not in (None, ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "REF: A. 08 ASTANA 1700\n     B. STATE 12345 (NOTAL)",
            [
                {"label": "A", "year": 2008, "post": "ASTANA", "serial": "1700"},
                {
                    "label": "B",
                    "post": "STATE",
                    "serial": "12345",
                    "captions": ("NOTAL",),
                },
            ],
            id="V52",
        ),
        pytest.param(
            "REF: (A) 05 SAO PAULO 405; (B) SAO PAULO 402",
            [
                {"label": "A", "year": 2005, "post": "SAO PAULO", "serial": "405"},
                {"label": "B", "post": "SAO PAULO", "serial": "402"},
            ],
            id="V53",
        ),
        pytest.param(
            "REF: [A] State 188314, 259032",
            [
                {"label": "A", "post": "STATE", "serial": "188314"},
                {
                    "label": "A",
                    "post": "STATE",
                    "serial": "259032",
                    "implied": ("post",),
                },
            ],
            id="V54",
        ),
        pytest.param(
            "REF: BRASILIA 2799 AND 2764",
            [
                {"post": "BRASILIA", "serial": "2799"},
                {"post": "BRASILIA", "serial": "2764", "implied": ("post",)},
            ],
            id="V55",
        ),
        pytest.param(
            "REF: A. 04 STATE 273089 ¶B. AMMAN 100",
            [
                {"label": "A", "year": 2004, "post": "STATE", "serial": "273089"},
                {"label": "B", "post": "AMMAN", "serial": "100"},
            ],
            id="V56",
        ),
        pytest.param(
            "REF: SECSTATE 12345", [{"post": "STATE", "serial": "12345"}], id="V57"
        ),
        pytest.param("REFTEL: DOE-ROE E-MAIL 11/02/09", [{}], id="V58"),
    ],
)
def test_the_variants_are_read_as_the_table_says(
    text: str, expected: list[dict[str, Any]]
) -> None:
    """Each variant has the parts of its row; without a year given, none is added."""
    assert [parts_of(citation) for citation in citations(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "08 SAN SALVADOR 0077",
        "2008 SAN SALVADOR 0077",
        "08-SAN SALVADOR-0077",
        "08- SAN SALVADOR 0077",
        "SAN SALVADOR 0077 (08)",
        "SAN SALVADOR 0077 (2008)",
        "SAN SALVADOR 0077/08",
        "SAN SALVADOR 0077 (MAY 5, 2008)",
        "SAN SALVADOR 0077 OF 5 MAY 08",
        "SAN SALVADOR'S 0077 DTD 5/5/08",
        "SAN SALVADOR 0077 DATED 2008-05-05",
        "08 AMEMBASSY SAN SALVADOR 0077",
        "08 San\nSalvador 0077",
        "08 SAN SALVADOR MSG NO. 0077",
        "08SANSALVADOR0077",
        "2008SANSA0077",
        "SEE 08 SAN SALVADOR 0077 FOR MORE",
        "(08 SAN SALVADOR 0077)",
        "\u00b6A. 08 SAN SALVADOR 0077",
        "( A) 08 SAN SALVADOR 0077",
        "(1) 08 SAN SALVADOR 0077",
        "08 SAN SALVADOR 0077, DTG 051200Z MAY 08",
    ],
)
def test_one_telegram_in_all_its_spellings(text: str) -> None:
    """All spellings, with labels, identifiers or wrapped names, give one telegram."""
    (found,) = citations(text, year=1999)
    assert (found.kind, found.post, found.known) == (TELEGRAM, "SAN SALVADOR", True)
    assert (found.serial, found.year, found.implied) == ("0077", 2008, ())
    assert found.canonical_id == "08SANSALVADOR77"
    assert found.text == text[found.begin : found.end]


@pytest.mark.parametrize(
    ("text", "kind", "post"),
    [
        ("BANGKOK A-50", CitationKind.AIRGRAM, "BANGKOK"),
        ("BANGKOK'S AIRGRAM A-050 OF MAY 5, 1974", CitationKind.AIRGRAM, "BANGKOK"),
        ("A-50", CitationKind.AIRGRAM, None),
        ("CA-1234", CitationKind.AIRGRAM, None),
        ("AIRGRAM 50", CitationKind.AIRGRAM, None),
        (
            "SECDEF MSG DTG 301601Z SEP 08",
            CitationKind.DATE_TIME_GROUP,
            "SECDEF",
        ),
        ("COMDOEFOR MESSAGE 021350Z", CitationKind.DATE_TIME_GROUP, "COMDOEFOR"),
        ("COMDOEFOR 021350ZJAN75", CitationKind.DATE_TIME_GROUP, "COMDOEFOR"),
        ("021350Z JAN 75", CitationKind.DATE_TIME_GROUP, None),
        ("TOSEC 010063", CitationKind.SERIES, None),
        ("SECTO 14", CitationKind.SERIES, None),
        ("TD-314/12345-08", CitationKind.REPORT, None),
        ("IIR 6 867 0123 08", CitationKind.REPORT, None),
        ("OSC ABC20081103", CitationKind.REPORT, None),
        ("3 FAM 1234", CitationKind.REGULATION, None),
        ("5 FAH-1 H-232", CitationKind.REGULATION, None),
        ("DOE/ROE TELCON MAY 5", CitationKind.TELEPHONE, None),
        ("DOE-ROE FAX, NOVEMBER 2, 2009", CitationKind.FAX, None),
        ("J. DOE LETTER OF 5 MAY 1974", CitationKind.LETTER, None),
        ("E-MAIL DOE TO ROE, POE AND DOE, 1/2/09", CitationKind.E_MAIL, None),
        ("DOE-ROE E MAIL OF 1/2/09", CitationKind.E_MAIL, None),
        ("ROME DIPNOTE 45", CitationKind.LETTER, None),
        ("DOE-ROE MEMCON OF 1/2/09", CitationKind.LETTER, None),
        ("22 CFR 41", CitationKind.OTHER, None),
        ("PREVIOUS", CitationKind.OTHER, None),
        ("REFTEL", CitationKind.OTHER, None),
        ("A. REF A", CitationKind.OTHER, None),
        ("CFR NO 49", CitationKind.OTHER, None),
        ("UNSCR 1701", CitationKind.OTHER, None),
        ("E.O. 12958", CitationKind.OTHER, None),
        ("NOWHERE 1", CitationKind.OTHER, None),
        ("NOWHERE MSG 3.660", CitationKind.OTHER, None),
        ("ASTANA 123456789", CitationKind.OTHER, None),
        ("MEETING WITH DOE 5 MAY 2008", CitationKind.OTHER, None),
    ],
)
def test_what_is_no_telegram(text: str, kind: CitationKind, post: str | None) -> None:
    """A citation of no telegram has the kind that its words show, and no id."""
    (found,) = citations(text, year=2009)
    assert (found.kind, found.post) == (kind, post)
    assert found.canonical_id is None


@pytest.mark.parametrize(
    ("text", "group", "year"),
    [
        ("SECDEF DTG 301601Z SEP 08", "301601Z SEP 08", 2008),
        ("ROE 021350Z NOTAL", "021350Z", None),
        ("USDAO PARIS 0231, DTG 301535Z JUL 75", "301535Z JUL 75", 1975),
    ],
)
def test_a_date_time_group_stays_text(text: str, group: str, year: int | None) -> None:
    """A group is kept as printed, with its year if it has one."""
    found = citations(text)[-1]
    assert (found.text, found.date_time_group) == (text, group)
    assert found.year == year


@pytest.mark.parametrize(
    ("text", "post", "known"),
    [
        ("DEPT 1234", "STATE", True),
        ("DEPARTMENT 1234", "STATE", True),
        ("SECSTATE WASHDC 1234", "STATE", True),
        ("PEKING 1234", "PEKING", True),
        ("USUN 1234", "USUN NEW YORK", True),
        ("St. Petersburg 1234", "ST PETERSBURG", True),
        ("USMISSION GENEVA 1234", "GENEVA", True),
        ("MTN GENEVA 1234", "MTN GENEVA", True),
        ("USDEL MTN GENEVA 1234", "MTN GENEVA", True),
        ("USDAO PARIS 1234", "USDAO PARIS", False),
        ("USIS PARIS 1234", "USIS PARIS", False),
        ("NOWHERE 1234", "NOWHERE", False),
        ("AMCONSUL NEW NOWHERE 1234", "NEW NOWHERE", False),
        ("08NOWHERE1234", "NOWHERE", False),
    ],
)
def test_the_post_has_one_name(text: str, post: str, known: bool) -> None:
    """A post has one name; a name that no list has is not `known`."""
    (found,) = citations(text)
    assert (found.kind, found.post, found.known) == (TELEGRAM, post, known)
    assert found.begin == (2 if text.startswith("08") else 0) or found.year == 2008


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("ASTANA 12 (NOTAL)", ["NOTAL"]),
        ("ASTANA 12 NOTAL", ["NOTAL"]),
        ("Astana 12 (Notal, Exdis)", ["NOTAL", "EXDIS"]),
        ("ASTANA 12 (08) (NODIS)", ["NODIS"]),
        ("ASTANA 12 (BEING REPEATED), PARA 2", []),
        ("ASTANA 12 (PARA 2) (STADIS)", ["STADIS"]),
    ],
)
def test_captions_and_remarks_after_a_number(text: str, captions: list[str]) -> None:
    """Brackets after a number are captions or remarks, and are part of the citation."""
    (found,) = citations(text)
    assert list(found.captions) == captions
    assert found.text.count("(") == found.text.count(")")


def serials(text: str, **given: Any) -> list[str]:
    found = citations(text, **given)
    return [f"{c.label or ''}:{c.post or ''}:{c.serial or c.kind.value}" for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS 12, 13 AND 14", ":PARIS:12 :PARIS:13 :PARIS:14"),
        ("PARIS 1234-1237", ":PARIS:1234 :PARIS:1237"),
        ("PARIS 1234 THRU 1237", ":PARIS:1234 :PARIS:1237"),
        ("PARIS 1234 THROUGH 1237", ":PARIS:1234 :PARIS:1237"),
        ("PARIS 1234 TO 1237", ":PARIS:1234 :PARIS:1237"),
        ("USNATO 1, 2 AND 3", ":USNATO:1 :USNATO:2 :USNATO:3"),
        ("PARIS 12, PARA 3", ":PARIS:12"),
        ("PARIS 12 ROME 13", ":PARIS:12 :ROME:13"),
        ("(A) PARIS 12, (B) 13, (C) ROME 14", "A:PARIS:12 B:PARIS:13 C:ROME:14"),
        ("PARIS 12: B. ROME 13: C. BONN 14", ":PARIS:12 B:ROME:13 C:BONN:14"),
        ("A) PARIS 12 B) ROME 13", "A:PARIS:12 B:ROME:13"),
        ("(A)PARIS 12,(B)ROME 13", "A:PARIS:12 B:ROME:13"),
        ("(1) PARIS 12 (2) ROME 13", "1:PARIS:12 2:ROME:13"),
        ("1. PARIS 12 2. ROME 13", "1:PARIS:12 2:ROME:13"),
        ("1. PARIS 1; 2. ROME 2", "1:PARIS:1 2:ROME:2"),
        ("1) PARIS 12, 2) DOE LETTER", "1:PARIS:12 2::letter"),
        ("PARIS 1. ROME 2", ":PARIS:1 :ROME:2"),
        ("A: PARIS 12 B: ROME 13", "A:PARIS:12 B:ROME:13"),
        ("C. PARIS 12 D. ROME 13", "C:PARIS:12 D:ROME:13"),
        ("A. (U) PARIS 12", "A:PARIS:12"),
        ("PARIS 12; DOE E-MAIL, 1/2/09", ":PARIS:12 ::eMail"),
        ("DOE E-MAIL 1/2/09, PARIS 12", "::eMail :PARIS:12"),
        ("PARIS 12 AND PREVIOUS", ":PARIS:12 ::other"),
        ("A-50, PARIS 12: 13 NOTAL", "::50 :PARIS:12 :PARIS:13"),
        ("STATE 123456 B. ROME 12", ":STATE:123456 B:ROME:12"),
        ("3746", "::3746"),
        ("", ""),
        (" \t\n", ""),
        ("()", ""),
    ],
)
def test_lists_of_several(text: str, expected: str) -> None:
    """Items are separated by letters, numbers, commas, AND, colons, or nothing."""
    assert " ".join(serials(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PARIS 12 - REPORT ON TALKS",
        "08 PARIS 12 REPORT",
        "PARIS 12 (NOTE VERBALE)",
        "PARIS 12 (NOTE VERBALE 34)",
    ],
)
def test_a_word_for_a_document_after_a_number_is_a_remark(text: str) -> None:
    """A word such as LETTER is a remark after a number, and a document before it."""
    assert serials(text) == [":PARIS:12"]
    assert citations(text)[0].text in ("PARIS 12", "08 PARIS 12")
    assert serials("PARIS LETTER 12") == ["::letter"]


@pytest.mark.parametrize(
    ("text", "year", "implied"),
    [
        ("ASTANA 1773", 2008, ("year",)),
        ("ASTANA 001774", 2008, ("year",)),
        ("ASTANA 1800", 2007, ("year",)),
        ("AMEMBASSY ASTANA 1800", 2007, ("year",)),
        ("1800", 2007, ("post", "year")),
        ("08 ASTANA 1800", 2008, ()),
        ("PARIS 1800", 2008, ("year",)),
        ("ASTANA A-1800", 2008, ("year",)),
    ],
)
def test_a_number_above_the_cable_s_own_is_of_the_year_before(
    text: str, year: int, implied: tuple[str, ...]
) -> None:
    """A higher number of the cable's own post is of last year (content.md 1.7)."""
    (found,) = citations(text, post="Astana", year=2008, serial="001774")
    assert (found.year, found.implied) == (year, implied)
    (found,) = citations(text, post="ASTANA", serial="1774")
    assert found.year == (None if "year" in implied else 2008)


def test_a_cable_knows_what_its_references_leave_out() -> None:
    """A reference has the cable's post and year; content by itself knows no year."""
    cable = cableformat.text.loads(
        "R 151122Z SEP 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nBT\n"
        "UNCLAS ASTANA 001774\nREF: A. 1700\n     B. ASTANA 1800\n"
    )
    found = [c.canonical_id for (c,) in cable.citations]
    assert found == ["08ASTANA1700", "07ASTANA1800"]
    assert cable.content is not None
    assert [c.post for (c,) in cable.content.citations] == ["ASTANA", "ASTANA"]
    assert [c.year for (c,) in cable.content.citations] == [None, None]
    first, _ = cable.content.cited(post="PARIS", year=2001)
    assert first[0].canonical_id == "01PARIS1700"
    assert Cable().citations == ()
    assert Content(references=(Reference(text="1"),)).citations != ()


def test_a_year_is_inherited_with_its_post() -> None:
    """A number takes post and year of the one before, or else the cable's year."""
    found = citations("08 ASTANA 12, 13; ROME 14", year=2009)
    assert [(c.year, c.implied) for c in found] == [
        (2008, ()),
        (2008, ("post", "year")),
        (2009, ("year",)),
    ]


def test_a_number_alone_is_of_the_post_that_is_given() -> None:
    """A number alone has the given post, which is `known` if a list has it."""
    (found,) = citations("3746", post="RABAT")
    assert (found.post, found.known, found.implied) == ("RABAT", True, ("post",))
    (found,) = citations("3746", post="NOWHERE", year=1974)
    assert (found.known, found.implied) == (False, ("post", "year"))
    assert found.canonical_id is None
    assert citations("PREVIOUS", post="RABAT")[0].post is None


def test_what_is_inherited_goes_from_reference_to_reference() -> None:
    """A reference inherits post and year from the one before; offsets are its own."""
    references = [
        Reference(label="A", text="08 STATE 12"),
        Reference(label="B", text="13"),
        Reference(label="C", text="DOE LETTER"),
        Reference(label="D", text="14 E. ROME 15"),
    ]
    named = [(each.text, each.label) for each in references]
    found = content_citations(named, "PARIS", 2009)
    assert [[(c.label, c.post, c.year) for c in each] for each in found] == [
        [("A", "STATE", 2008)],
        [("B", "STATE", 2008)],
        [("C", None, None)],
        [("D", "STATE", 2008), ("E", "ROME", 2009)],
    ]
    assert [c.text for c in found[3]] == ["14", "ROME 15"]
    assert content_citations([("12", None)], "PARIS")[0][0].post == "PARIS"


#: Pieces that have brought down parsers, each repeated to the size wanted.
HOSTILE = {
    "blanks": " ",
    "letters": "A. ",
    "bracketed letters": "(B) ",
    "open brackets": "(",
    "words": "SAN ",
    "posts": "SAN SALVADOR ",
    "one word": "A",
    "a word with marks": "A'-",
    "numbers": "12 ",
    "one number": "1",
    "a number with points": "1.",
    "years": "08 ",
    "dates": "MAY 5, ",
    "remarks and dates": "OF ON DATED ",
    "groups": "301601Z ",
    "captions": "NOTAL ",
    "signs": "-/#",
    "messages": "MSG ",
    "airgrams": "A-",
    "telegrams": "08 SAN SALVADOR 12 (NOTAL), ",
    "mails": "E-MAIL, ",
    "everything": "\u0130\u017f\ud800\U0001f600\u00b6A.)",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_linear_work(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the text takes twice the words looked at; citations are in order."""
    looked_at = 0

    def plain(token: Any, call: Any = citation_names.plain) -> str:
        nonlocal looked_at
        looked_at += 1
        return str(call(token))

    monkeypatch.setattr(_citation_scan, "plain", plain)
    monkeypatch.setattr(citation_names, "plain", plain)
    counts = []
    for times in (500, 1000):
        looked_at = 0
        text = "ASTANA 12 " + piece * times + " OF 12 ROME 13"
        found = citations(text)
        counts.append(looked_at)
        place = 0
        for citation in found:
            assert place <= citation.begin < citation.end <= len(text)
            assert citation.text == text[citation.begin : citation.end]
            place = citation.end
    assert counts[1] <= 2 * counts[0] + 50


@pytest.mark.parametrize(
    ("text", "identifier", "misprints"),
    [
        ("05 L1SBON 4127", "05LISBON4127", [("L1SBON", "LISBON")]),
        ("05 LISB0N 4127", "05LISBON4127", [("LISB0N", "LISBON")]),
        ("05 lisb0n 4127", "05LISBON4127", [("lisb0n", "LISBON")]),
        ("05 PAR1S 4127", "05PARIS4127", [("PAR1S", "PARIS")]),
        ("05 5TATE 4127", "05STATE4127", [("5TATE", "STATE")]),
        ("05 SAN J0SE 4127", "05SANJOSE4127", [("J0SE", "JOSE")]),
        ("05 5AN JOSE 4127", "05SANJOSE4127", [("5AN", "SAN")]),
        ("05 SANTIAG0 4127", "05SANTIAGO4127", [("SANTIAG0", "SANTIAGO")]),
        ("O5 LISBON 4127", "05LISBON4127", [("O5", "05")]),
        ("0S LISBON 4127", "05LISBON4127", [("0S", "05")]),
        ("2OO5 LISBON 4127", "05LISBON4127", [("2OO5", "2005")]),
        ("05 LISBON 4I27", "05LISBON4127", [("4I27", "4127")]),
        ("05 LISBON O4127", "05LISBON4127", [("O4127", "04127")]),
        (
            "O5 L1SBON 4l27",
            "05LISBON4127",
            [("O5", "05"), ("L1SBON", "LISBON"), ("4l27", "4127")],
        ),
    ],
)
def test_digits_for_letters_make_a_known_post(
    text: str, identifier: str, misprints: list[tuple[str, str]]
) -> None:
    """Digits for letters and letters for digits are read, and reported as misprints."""
    (found,) = citations(text, year=2005)
    assert found.canonical_id == identifier
    assert list(found.misprints) == misprints
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "L1SBAN 4127",
        "B1G 4127",
        "QQQQ0 12",
        "A50",
        "ROME 151123Z SEP 08",
        "OSC ABC20081103",
        "08SANSALVADOR0077",
        "5TATEMENT OF 5 MAY",
    ],
)
def test_no_other_word_is_read_as_what_it_resembles(text: str) -> None:
    """No other word has a misprint: names are not corrected (model.md 6)."""
    assert all(not found.misprints for found in citations(text, year=2008))


def test_a_misprint_is_of_the_message_that_shows_it() -> None:
    first, second = citations("05 L1SBON 4127; 05 ROME 12")
    assert first.misprints == (("L1SBON", "LISBON"),)
    assert second.misprints == ()


@pytest.mark.parametrize(
    "text", ["ROME 07-1234", "ROME 07 1234", "ROME 07/001234", "AMEMBASSY ROME 07-1234"]
)
def test_a_year_may_be_between_the_name_and_its_number(text: str) -> None:
    (found,) = citations(text, year=2008)
    assert (found.year, found.implied, found.text) == (2007, (), text)
    assert found.canonical_id == "07ROME1234"


@pytest.mark.parametrize("text", ["ROME 07, 1234", "ROME 07 AND 1234", "ROME 07 12"])
def test_two_numbers_are_no_year_and_number(text: str) -> None:
    """Two numbers without a year's form are a list of serials."""
    first, *_ = citations(text, year=2008)
    assert (first.serial, first.year) == ("07", 2008)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("NEWDELHI 1234", "NEW DELHI"),
        ("06 LON DON 345", "LONDON"),
        ("SANSAL VADOR 12", "SAN SALVADOR"),
        ("KATMANDU 12", "KATHMANDU"),
        ("DEPTEL 1234", "STATE"),
    ],
)
def test_a_name_may_be_run_together_or_broken(text: str, post: str) -> None:
    """A post is known with its name run together, or broken by a line end."""
    (found,) = citations(text, year=2006)
    assert (found.post, found.known) == (post, True)


def test_a_canonical_id_is_given_for_known_posts_alone() -> None:
    """A post that is in no list has no canonical id."""
    (found,) = citations("NEW DEHLI 1234", year=2006)
    assert (found.kind, found.post) == (TELEGRAM, "NEW DEHLI")
    assert (found.known, found.canonical_id) == (False, None)


def test_a_short_number_alone_is_no_telegram_unless_it_goes_on_with_a_list():
    """One digit alone is no telegram, but after a telegram it is one in a list."""
    (found,) = citations("5", post="ASTANA")
    assert (found.kind, found.post) == (CitationKind.OTHER, None)
    _, found = citations("USNATO 1, 2")
    assert (found.post, found.serial) == ("USNATO", "2")


def test_a_higher_number_of_the_own_post_is_of_the_year_before():
    """The year is the one before for an unlisted post too, in capitals or not."""
    (found,) = citations("ZAPVILLE 900", post="Zapville", year=2008, serial="100")
    assert (found.year, found.known) == (2007, False)
    (found,) = citations("ZAPVILLE 99", post="Zapville", year=2008, serial="100")
    assert found.year == 2008


@pytest.mark.parametrize(("words", "captions"), [((), ()), (("(NOTAL)",), ("NOTAL",))])
def test_a_reference_in_a_set_cites_a_group(words, captions):
    """A reference in a set has the originator as post, and the place of the group."""
    fields = ("MSG", "CNO", "171425Z JAN 05", *words)
    reference = Reference(label="A", fields=fields)
    (found,) = reference.citations
    assert (found.kind, found.post) == (CitationKind.DATE_TIME_GROUP, "CNO")
    assert (found.date_time_group, found.captions) == ("171425Z JAN 05", captions)
    assert reference.words[found.begin : found.end] == found.text == "171425Z JAN 05"


def test_a_number_of_a_series_names_the_series():
    (found,) = citations("TOSEC 120345")
    assert (found.kind, found.series) == (CitationKind.SERIES, "TOSEC")
    assert (found.serial, found.post) == ("120345", None)
