"""The E.O. line, its instruction, and the subject."""

from __future__ import annotations

import datetime

import pytest

from cableformat import text
from cableformat.document import plain
from cableformat.text.lenses.lens import year_from
from tests.unit.text.telegrams import canonical, claimed, findings, messages, read

_DATED = "P 151122Z SEP 08\nFM LISBON\nTO ROME\nBT\n"


def _order(line, above=_DATED):
    return read(f"{above}{line}\nSUBJECT: X\n", "content", "executiveOrder")


def _instruction(printed, number="12958"):
    value = _order(f"E.O. {number}: {printed}")
    assert value["number"] == number
    return value["declassification"]


def _findings(printed):
    return findings(f"{_DATED}E.O. 12958: {printed}\nSUBJECT: X\n")


def _written(line):
    written = canonical(f"{_DATED}{line}\nSUBJECT: X\n")
    return written.partition("BT\n")[2].partition("\n")[0]


_PATH = "/content/executiveOrder"


@pytest.mark.parametrize(
    ("line", "number", "printed", "written"),
    [
        ("E.O. 12958: N/A", "12958", "N/A", "E.O. 12958: N/A"),
        ("E.O.12958:N/A", "12958", "N/A", "E.O. 12958: N/A"),
        ("EO 12958 N/A", "12958", "N/A", "E.O. 12958: N/A"),
        ("E. O.: 12958. N/A", "12958", "N/A", "E.O. 12958: N/A"),
        ("e.o. 1295; N/A", "1295", "N/A", "E.O. 1295: N/A"),
        ("E.O.: N/A", None, "N/A", "E.O.: N/A"),
        ("EO: 123 N/A", None, "123 N/A", "E.O.: 123 N/A"),
        ("E.O.: 13526", "13526", None, "E.O. 13526:"),
        ("E.O. 13526:", "13526", None, "E.O. 13526:"),
    ],
)
def test_an_order_has_a_number_or_an_instruction(line, number, printed, written):
    """An order is recognised by a number or by a colon after the label (content.md
    1.4).
    """
    value = _order(line)
    assert value.get("number") == number
    instruction = printed and {"kind": "text", "text": printed}
    assert value.get("declassification") == instruction
    assert _written(line) == written
    assert claimed(f"{_DATED}{line}\nSUBJECT: X\n")[6] == line


@pytest.mark.parametrize(
    "line", ["E.O. N/A", "E.O.", "E.O.:", "EO: ", "E.O. 123: N/A", "EOS: X", "E-O: X"]
)
def test_what_resembles_an_order_is_a_stray(line):
    """A label of an order without a number and a colon, or with nothing after them, is
    a stray (content.md 1.4).
    """
    assert _order(line) is None
    strays = read(f"{_DATED}{line}\nSUBJECT: X\n", "content", "strays")
    assert [stray["text"] for stray in strays] == [line.rstrip()]


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("DECL: 09/15/2018", "2018-09-15"),
        ("DECL: 9/5/18", "2018-09-05"),
        ("DECL 9-15-18", "2018-09-15"),
        ("DECL: 9.15.2018.", "2018-09-15"),
        ("DECL: 09 / 15/2018", "2018-09-15"),
        ("DECL; 2018/09/15", "2018-09-15"),
        ("DECLAS: 2018-9-5", "2018-09-05"),
        ("DECL: 15 SEP 2018", "2018-09-15"),
        ("DECL: 15SEP18", "2018-09-15"),
        ("DECL: 15-sep-18", "2018-09-15"),
        ("DECL: 15 September, 2018", "2018-09-15"),
        ("DECL: SEPTEMBER 5, 2018", "2018-09-05"),
        ("DECL: Dec. 31 2018", "2018-12-31"),
        ("DECLASSIFY ON: 09/15/2018", "2018-09-15"),
        ("DECLASSIFIED ON 09/15/2018", "2018-09-15"),
        ("09/15/2018", "2018-09-15"),
        ("DECL: 02/29/2016", "2016-02-29"),
        ("DECL: 01/01/1000", "1000-01-01"),
        # Two digits: from the cable's own year on.
        ("DECL: 1/1/08", "2008-01-01"),
        ("DECL: 1/1/07", "2107-01-01"),
        ("DECL: 1/1/99", "2099-01-01"),
    ],
)
def test_a_day_is_in_many_shapes(printed, date):
    """A day is read in many forms, and canonical text has month, day and full year
    (content.md 1.4).
    """
    assert _instruction(printed) == {"kind": "date", "date": date}
    late = [("content.doubtful-date", _PATH, f"E.O. 12958: {printed}")]
    assert _findings(printed) == (late if date > "2034" else [])
    year, month, day = date.split("-")
    line = f"E.O. 12958: DECL: {month}/{day}/{year}"
    assert _written(f"E.O. 12958: {printed}") == line


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("DECL: 15/09/2018", "DECL: 15/09/2018"),
        ("DECL: 13/40/2018", "DECL: 13/40/2018"),
        ("DECL: 02/29/2018", "DECL: 02/29/2018"),
        ("DECL: 09/15/0999", "DECL: 09/15/0999"),
        ("DECL: 0000/09/15", "DECL: 0000/09/15"),
        ("DECL: 15 SEX 2018", "DECL: 15 SEX 2018"),
        ("DECL: FEB 30 2018", "DECL: FEB 30 2018"),
        ("09/31/2018", "09/31/2018"),
        ("DECL: 25X1, 09/31/2018", "09/31/2018"),
        ("DECL: X1, 09/31/2018", "09/31/2018"),
        ("GDS 11/31/85", "11/31/85"),
        ("ADS, DECLAS 13/11/85 OR AT END", "13/11/85"),
    ],
)
def test_an_impossible_day_is_text_and_reported(printed, said):
    """An impossible day is text and reported; day and month are never swapped
    (content.md 1.4).
    """
    assert _instruction(printed) == {"kind": "text", "text": printed}
    assert _findings(printed) == [
        ("content.not-a-date", _PATH, f"E.O. 12958: {printed}")
    ]
    (message,) = messages(f"{_DATED}E.O. 12958: {printed}\nSUBJECT: X\n")
    assert message.startswith(f"'{said}' ")
    assert _written(f"E.O. 12958: {printed}") == f"E.O. 12958: {printed}"


@pytest.mark.parametrize(
    "printed",
    ["N/A", "NA", "DECL: N/A", "DECL: na.", "DECL: n/a", "GP-3", "gp 4."],
)
def test_what_is_not_classified_and_a_group_are_text(printed):
    """N/A and a downgrading group are text, without a finding (content.md 1.4)."""
    assert _instruction(printed) == {"kind": "text", "text": printed}
    assert _findings(printed) == []


@pytest.mark.parametrize(
    "printed",
    [
        "FOO",
        "GDE",
        "XDS-4 6/5/09 (DOE) OR-M",
        "20181399",
        "09/2018",
        "1.6",
        "1.6X9",
        "GP-5",
        "GDS (12)",
        "XGDS (1",
        "XGDS 1 (2)",
        "DECL:",
        "DECL: 20181399",
        "DECL: 123",
        "DECL: 4 YEARS",
        "DECL: 09/15-2018",
        "DECL:: 09/15/2018",
        "DECL: 09/15/20181",
        "DECL: (FOO)",
        "DECLARED DEAD",
        "X9",
        "25X0",
        "X1 X",
        "XGDS10",
        "XGDS1/2",
        "GDSX",
        "GDSOR-M",
        "GDS 123",
        "GDS 11/15/85 ()",
        "GDS 11/15/85 (DOE",
        "GDS - FOO",
    ],
)
def test_other_words_are_text_as_printed_and_reported(printed):
    """Words that are not a day, a code or an event after a label are text and reported
    (content.md 1.4).
    """
    assert _instruction(printed) == {"kind": "text", "text": printed}
    assert _findings(printed) == [
        ("content.unread-declassification", _PATH, f"E.O. 12958: {printed}")
    ]
    (message,) = messages(f"{_DATED}E.O. 12958: {printed}\nSUBJECT: X\n")
    assert message.startswith(f"'{printed}' ")
    assert _written(f"E.O. 12958: {printed}") == f"E.O. 12958: {printed}"


@pytest.mark.parametrize(
    ("printed", "event"),
    [
        ("DECL: AFTER UNIFICATION", "AFTER UNIFICATION"),
        ("DECL. after unification.", "after unification."),
        ("DECLAS UPON RELEASE", "UPON RELEASE"),
        ("DECLASSIFY ON COMPLETION", "COMPLETION"),
        ("DECL: X9", "X9"),
        ("DECL: NAVY DAY", "NAVY DAY"),
    ],
)
def test_words_after_the_label_are_an_event(printed, event):
    """Words after the label DECL are an event, and are kept as printed (content.md
    1.4).
    """
    assert _instruction(printed) == {"kind": "event", "event": event}
    assert _findings(printed) == []
    assert _written(f"E.O. 12958: {printed}") == f"E.O. 12958: DECL: {event}"


@pytest.mark.parametrize(
    ("printed", "codes", "date", "written"),
    [
        ("DECL: OADR", ["OADR"], None, "DECL: OADR"),
        ("OADR", ["OADR"], None, "DECL: OADR"),
        ("DECL: mr.", ["MR"], None, "DECL: MR"),
        ("DECL: X1", ["X1"], None, "DECL: X1"),
        ("DECL: x1, X5 AND X-8", ["X1", "X5", "X8"], None, "DECL: X1, X5, X8"),
        ("DECL: X1/X5&X6;X7 X8", ["X1", "X5", "X6", "X7", "X8"], None, None),
        ("DECL: 1.6X1", ["X1"], None, "DECL: X1"),
        ("DECL: 1.6 (D) x1 AND 1.6X-6", ["X1", "X6"], None, "DECL: X1, X6"),
        ("1.6(d)X1", ["X1"], None, "DECL: X1"),
        ("DECL: 25X-1", ["25X1"], None, "DECL: 25X1"),
        ("DECL: 25X1, 12/31/2035", ["25X1"], "2035-12-31", "DECL: 25X1, 12/31/2035"),
        ("DECL: 25X1 12/31/35.", ["25X1"], "2035-12-31", "DECL: 25X1, 12/31/2035"),
        ("DECL: 50x1-hum", ["50X1-HUM"], None, "DECL: 50X1-HUM"),
        ("DECL: 50X2-WMD, 75X", ["50X2-WMD", "75X"], None, "DECL: 50X2-WMD, 75X"),
        ("DECL: 50X3 75X1", ["50X3", "75X1"], None, "DECL: 50X3, 75X1"),
    ],
)
def test_codes_exempt_and_may_have_a_day(printed, codes, date, written):
    """Exemption codes may have a day; in canonical text X-1 loses its hyphen and
    50X1-HUM keeps it (content.md 1.4).
    """
    value = {"kind": "exemption", "codes": codes}
    assert _instruction(printed) == (value if date is None else {**value, "date": date})
    assert _findings(printed) == []
    if written is not None:
        assert _written(f"E.O. 12958: {printed}") == f"E.O. 12958: {written}"


@pytest.mark.parametrize(
    ("printed", "parts", "written"),
    [
        ("GDS", {}, "GDS"),
        ("gds.", {}, "GDS"),
        ("GDS, (DOE)", {"officer": "DOE"}, "GDS (DOE)"),
        ("GDS DECLAS", {}, "GDS"),
        ("GDS 3", {"category": "3"}, "GDS3"),
        ("GDS OR-M", {"extension": "OR-M"}, "GDS OR-M"),
        ("GDS or-m.", {"extension": "OR-M"}, "GDS OR-M"),
        ("GDS: AT END", {"event": "AT END"}, "GDS, DECLAS AT END"),
        ("GDS: X5 DAY", {"event": "X5 DAY"}, "GDS, DECLAS X5 DAY"),
        ("GDS: Z", {"event": "Z"}, "GDS, DECLAS Z"),
        ("GDS OR-MIX", {"event": "OR-MIX"}, "GDS, DECLAS OR-MIX"),
        ("GDS FOR-M", {"event": "FOR-M"}, "GDS, DECLAS FOR-M"),
        ("GDS 11/15/09", {"date": "2009-11-15"}, "GDS 11/15/2009"),
        (
            "GDS 11/15/09 ( DOE, JANE H. ).",
            {"date": "2009-11-15", "officer": "DOE, JANE H."},
            "GDS 11/15/2009 (DOE, JANE H.)",
        ),
        (
            "GDS 11/15/09, OR AT END",
            {"date": "2009-11-15", "event": "AT END"},
            "GDS, DECLAS 11/15/2009 OR AT END",
        ),
        ("XGDS1", {"category": "1"}, "XGDS1"),
        ("XGDS-1", {"category": "1"}, "XGDS1"),
        ("XGDS (1)", {"category": "1"}, "XGDS1"),
        ("XGDS-( 1, 3 ).", {"category": "1,3"}, "XGDS1,3"),
        ("XGDS(2) (DOE)", {"category": "2", "officer": "DOE"}, "XGDS2 (DOE)"),
        ("XGDS 1 & 3", {"category": "1,3"}, "XGDS1,3"),
        ("XGDS1-3", {"category": "1,3"}, "XGDS1,3"),
        (
            "xgds2, Declas 12-31-14",
            {"category": "2", "date": "2014-12-31"},
            "XGDS2, DECLAS 12/31/2014",
        ),
        (
            "ADS, DECLAS AT END OF TESTS (DOE)",
            {"event": "AT END OF TESTS", "officer": "DOE"},
            "ADS, DECLAS AT END OF TESTS (DOE)",
        ),
        ("ADS 12-31-14", {"date": "2014-12-31"}, "ADS, DECLAS 12/31/2014"),
        (
            "RDS-4 6/5/09 (DOE, JANE H.) OR-M",
            {
                "category": "4",
                "date": "2009-06-05",
                "officer": "DOE, JANE H.",
                "extension": "OR-M",
            },
            "RDS-4 06/05/2009 (DOE, JANE H.) OR-M",
        ),
        (
            "RDS-4 6/5/09 OR AT END (DOE)OR-M",
            {
                "category": "4",
                "date": "2009-06-05",
                "event": "AT END",
                "officer": "DOE",
                "extension": "OR-M",
            },
            "RDS-4, DECLAS 06/05/2009 OR AT END (DOE) OR-M",
        ),
        ("RDS 4", {"category": "4"}, "RDS-4"),
    ],
)
def test_a_schedule_has_category_day_event_officer_and_extension(
    printed, parts, written
):
    """The category, day, event, officer and extension of a schedule may each be missing
    (content.md 1.4).
    """
    code = "XGDS" if printed[0] in "Xx" else printed[:3].upper()
    value = {"kind": "schedule", "code": code, **parts}
    assert _instruction(printed, "11652") == value
    assert findings(f"{_DATED}E.O. 11652: {printed}\nSUBJECT: X\n") == []
    line = f"E.O. 11652: {written}"
    assert _written(f"E.O. 11652: {printed}") == line
    assert _written(line) == line


@pytest.mark.parametrize(
    ("printed", "reported"),
    [
        ("DECL: 09/15/33", False),
        ("DECL: 09/15/34", True),
        ("DECL: 08/09/07", True),
        ("08/09/07", True),
        ("DECL: 08/09/2107", False),
        ("DECL: X1, 08/09/07", True),
        ("DECL: 25X1, 08/09/47", False),
        ("DECL: X1, 50X1-HUM, 08/09/83", False),
        ("GDS 11/15/34", True),
        ("RDS-1 11/15/38 (DOE) OR-M", False),
        ("rds-1 11/15/39 (DOE) OR-M", True),
        ("DECL: 02/30/07", False),
    ],
)
def test_two_digits_that_mean_a_far_day_are_reported(printed, reported):
    """A year of two digits is reported if the day is later than an order allows
    (content.md 5).
    """
    codes = [code for code, *_ in _findings(printed)]
    assert ("content.doubtful-date" in codes) is reported


def test_without_a_date_of_its_own_no_day_is_doubtful():
    """Without a date of the cable, or a hint, no day is doubtful."""
    assert findings("E.O. 12958: DECL: 08/09/07\nSUBJECT: X\n") == []
    hints = text.Hints(date=datetime.date(2008, 9, 15))
    reading = text.parse("E.O. 12958: DECL: 08/09/07\nSUBJECT: X\n", hints=hints)
    assert [d.code for d in reading.diagnostics] == ["content.doubtful-date"]


def test_an_amended_order_keeps_its_number():
    """An order whose label says that it was amended keeps its number (content.md 1.4,
    13292).
    """
    for line in (
        "E.O. 12958, AS AMENDED: DECL: 09/15/2018",
        "E.O. 12958 as  amended DECL: 09/15/2018",
        "E.O. 12958 ,AS AMENDED; 09/15/2018",
    ):
        assert read(f"{line}\nSUBJECT: X\n", "content", "executiveOrder") == {
            "number": "12958",
            "declassification": {"kind": "date", "date": "2018-09-15"},
        }
        assert findings(f"{line}\nSUBJECT: X\n") == []
    line = "E.O. 12958, AS AMENDEDX: N/A"
    assert read(f"{line}\nSUBJECT: X\n", "content", "executiveOrder") == {
        "number": "12958",
        "declassification": {"kind": "text", "text": ", AS AMENDEDX: N/A"},
    }


@pytest.mark.parametrize(
    ("two_digits", "first", "year"),
    [
        (8, 2008, 2008),
        (9, 2008, 2009),
        (7, 2008, 2107),
        (0, 1999, 2000),
        (99, 1999, 1999),
    ],
)
def test_two_digits_are_the_first_such_year(two_digits, first, year):
    """Two digits of a declassification are the first such year from the cable's own on
    (content.md 1.4).
    """
    assert year_from(two_digits, first) == year


def test_without_a_date_a_fixed_policy_resolves_two_digits():
    """Without a date of the cable, a fixed rule resolves two digits; an archive's date
    is a hint (wire.md 5.4).
    """
    source = "E.O. 11652: GDS 11/15/35\nSUBJECT: X\n"
    assert read(source, "content", "executiveOrder", "declassification") == {
        "kind": "schedule",
        "code": "GDS",
        "date": f"{year_from(35, None)}-11-15",
    }
    hints = text.Hints(date=datetime.date(1979, 1, 1))
    cable = plain(text.parse(source, hints=hints).cable)
    order = cable["content"]["executiveOrder"]
    assert order["declassification"]["date"] == "2035-11-15"
    assert year_from(35, None) in (1935, 2035)


@pytest.mark.parametrize(
    ("lines", "event", "rest"),
    [
        (
            "E.O. 12958: DECL: AFTER THE UNIFICATION OF THE KINGDOM\n  AND ITS ISLES",
            "AFTER THE UNIFICATION OF THE KINGDOM AND ITS ISLES",
            [],
        ),
        (
            "E.O. 12958: DECL: AFTER THE UNIFICATION OF THE KINGDOM\n\nAND ITS ISLES",
            "AFTER THE UNIFICATION OF THE KINGDOM",
            ["AND ITS ISLES"],
        ),
        (
            f"E.O. 12958: DECL: {'A' * 26} 5\nAND MORE OF IT",
            f"{'A' * 26} 5 AND MORE OF IT",
            [],
        ),
        (
            f"E.O. 12958: DECL: {'A' * 25} 5\nAND MORE OF IT",
            f"{'A' * 25} 5",
            ["AND MORE OF IT"],
        ),
    ],
)
def test_a_long_event_continues_on_the_next_line(lines, event, rest):
    """An event continues on the next line if its line has over 45 characters."""
    source = f"{_DATED}{lines}\nSUBJECT: X\n"
    assert _order(lines)["declassification"] == {"kind": "event", "event": event}
    strays = read(source, "content", "strays") or []
    assert [stray["text"] for stray in strays] == rest
    end = source.index(rest[0]) if rest else source.index("SUBJECT")
    assert claimed(source)[6] == source[len(_DATED) : end].rstrip()


@pytest.mark.parametrize(
    "line",
    [
        "E.O. 12958: N/A AND SOME MORE WORDS TO MAKE IT LONG",
        "E.O. 12958: DECL: 09/15/2018                          .",
        "E.O.: DECL: AFTER THE UNIFICATION OF THE KINGDOM OF IT",
    ],
)
def test_only_an_event_after_a_number_goes_on(line):
    """Only an event after the number of an order continues on the next line."""
    assert len(line) > 45
    strays = read(f"{_DATED}{line}\nAND MORE\nSUBJECT: X\n", "content", "strays")
    assert [stray["text"] for stray in strays] == ["AND MORE"]


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("SUBJECT: GRAPES", "GRAPES"),
        ("Subject : (U) Grapes are ripe", "(U) Grapes are ripe"),
        ("subj:grapes", "grapes"),
        ("SUBJ:  GRAPES  ARE RIPE", "GRAPES  ARE RIPE"),
        ("SUBJECT: GRAPES\n   ARE RIPE", "GRAPES ARE RIPE"),
        ("SUBJECT:\nGRAPES", "GRAPES"),
        ("SUBJECT\nGRAPES", "GRAPES"),
        ("SUBJ\nGRAPES", "GRAPES"),
        ("SUBJECT GRAPES ARE RIPE", "GRAPES ARE RIPE"),
    ],
)
def test_a_subject_is_one_line_of_value(line, subject):
    """The label of a subject may be alone on its line, or lack its colon (content.md
    1.6).
    """
    source = f"TAGS: PREL\n{line}\n\n1. Y.\n"
    assert read(source, "content", "subject") == subject
    assert findings(source) == []
    label, value = claimed(source)[2:4]
    assert line.startswith(label)
    assert label == label.rstrip()
    assert line[len(label) :].lstrip() == value.lstrip()
    assert canonical(source) == f"TAGS: PREL\nSUBJECT: {subject}\n\n1. Y.\n"


@pytest.mark.parametrize(
    ("line", "misspelt"),
    [
        ("SUBJT: GRAPES", "SUBJT"),
        ("SUBJ8 : GRAPES", "SUBJ8"),
        ("SUJ: GRAPES", "SUJ"),
        ("UBJECT: GRAPES", "UBJECT"),
        ("ubject: GRAPES", "ubject"),
    ],
)
def test_a_misspelt_subject_is_reported_at_its_label(line, misspelt):
    """A label of a subject in a misspelling that was sent is read and reported
    (content.md 1.6).
    """
    source = f"TAGS: PREL\n{line}\n"
    assert read(source, "content", "subject") == "GRAPES"
    assert findings(source) == [
        ("content.misspelt-label", "/content/subject", misspelt)
    ]
    assert f"'{misspelt}'" in messages(source)[0]


@pytest.mark.parametrize(
    "line",
    ["Subject grapes are ripe", "SUBJECT grapes", "SUBJECTS: GRAPES", "SUBJECTX"],
)
def test_prose_is_no_subject(line):
    """A label of a subject without a colon needs capitals, and a longer word is none
    (content.md 1.6).
    """
    assert read(f"TAGS: PREL\n{line}\n\n1. Y.\n", "content", "subject") is None


def test_a_second_subject_needs_its_colon():
    """A second subject with a colon is a stray, and without one it
    continues the first.
    """
    source = "SUBJECT: GRAPES\nSUBJECT OLIVES\n\n1. Y.\n"
    assert read(source, "content", "subject") == "GRAPES SUBJECT OLIVES"
    source = "SUBJECT: GRAPES\nSUBJECT: OLIVES\n\n1. Y.\n"
    assert read(source, "content", "subject") == "GRAPES"
    assert read(source, "content", "strays")[0]["text"] == "SUBJECT: OLIVES"


@pytest.mark.parametrize("line", ["SUBJECT:", "SUBJECT", "SUBJECT: "])
def test_a_label_of_a_subject_with_nothing_after_is_a_stray(line):
    """A label of a subject with nothing but a blank line after it is a stray
    (content.md 1.6).
    """
    source = f"TAGS: PREL\n{line}\n\n1. Y.\n"
    assert read(source, "content", "subject") is None
    assert read(source, "content", "strays")[0]["text"] == line.strip()


def test_order_tags_and_subject_are_together_in_canonical_text():
    """In canonical text order, TAGS and subject are together, on one line each
    (content.md 1.1).
    """
    source = "SIPDIS\n\nSUBJECT: X\n\nTAGS: PREL\n\nE.O. 12958: N/A\n\n1. Y.\n"
    assert canonical(source) == (
        "SIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. Y.\n"
    )
    assert canonical("SIPDIS\nTAGS: PREL\n") == "SIPDIS\n\nTAGS: PREL\n"
    assert canonical("SIPDIS\nSUBJECT: X\n") == "SIPDIS\n\nSUBJECT: X\n"
    assert canonical("E.O.: N/A\nSUBJECT: X\n") == "E.O.: N/A\nSUBJECT: X\n"


def test_a_long_subject_is_wrapped_at_the_teletype_s_width():
    """A long subject is wrapped at the teletype's width, including its label (wire.md
    6: 69).
    """
    words = "ABCDEFGHI " * 5 + "ABCDEFGHIJ"
    assert len(f"SUBJECT: {words}") == 69
    assert canonical(f"SUBJECT: {words}\n") == f"SUBJECT: {words}\n"
    assert canonical(f"SUBJECT: {words}K\n") == (
        f"SUBJECT: {words.replace(' ABCDEFGHIJ', '')}\nABCDEFGHIJK\n"
    )


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("FM AMEMBASSY LIMA", "X"),
        ("FM JANE ROE", "X FM JANE ROE"),
        ("FMAMEMBASSY LIMA", "X FMAMEMBASSY LIMA"),
    ],
)
def test_a_heading_printed_again_ends_the_subject(line, subject):
    """FM with a post ends the subject, but FM with a name, which may be a foreign
    minister, does not.
    """
    source = f"UNCLAS LIMA 1\nSUBJECT: X\n{line}\n\n1. Y.\n"
    assert read(source, "content", "subject") == subject


@pytest.mark.parametrize(
    ("printed", "date"),
    [("20180915", "2018-09-15"), ("19991231", "1999-12-31"), ("20181399", None)],
)
def test_a_day_may_be_eight_digits(printed, date):
    """A day may be eight digits, as in banners before 2008 (content.md 3.2)."""
    value = _instruction(f"DECL: {printed}")
    assert value.get("date") == date
