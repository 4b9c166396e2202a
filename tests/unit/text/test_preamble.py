"""Format line 5, part by part, and what only resembles it (wire.md 1.6, 5)."""

from __future__ import annotations

import datetime

import pytest

from cableformat import text
from tests.unit.text.telegrams import (
    canonical,
    claimed,
    findings,
    messages,
    read,
    strays,
)

_NUMBERS = {"day": 15, "hour": 11, "minute": 22, "zone": "Z"}
_GROUP = {**_NUMBERS, "month": 9, "year": 2008}
_LINE = "UNCLAS LISBON 001205\n"


def _preamble(line):
    return read(f"{line}\nFM LISBON\n", "heading", "preamble")


@pytest.mark.parametrize(
    ("line", "precedence", "group", "instructions"),
    [
        ("P 151122Z SEP 08", {"action": "P"}, _GROUP, None),
        ("P R 151122Z SEP 2008", {"action": "P", "info": "R"}, _GROUP, None),
        ("PR151122ZSEP08", {"action": "P", "info": "R"}, _GROUP, None),
        ("P\t151122Z\tSEP\t08", {"action": "P"}, _GROUP, None),
        ("15 1122 Z SEP 08", None, _GROUP, None),
        ("P R 151122Z", {"action": "P", "info": "R"}, _NUMBERS, None),
        ("P 151122Z SEP", {"action": "P"}, {**_NUMBERS, "month": 9}, None),
        ("P 151122Z SEP 08  ZDK CTG", {"action": "P"}, _GROUP, ["ZDK", "CTG"]),
        # What is no year of two or four digits is an instruction.
        ("P 151122Z SEP 8", {"action": "P"}, {**_NUMBERS, "month": 9}, ["8"]),
        ("P 151122Z SEP 008", {"action": "P"}, {**_NUMBERS, "month": 9}, ["008"]),
        ("P 151122Z SEPT 08", {"action": "P"}, _NUMBERS, ["SEPT", "08"]),
        ("P 151122Z 08", {"action": "P"}, _NUMBERS, ["08"]),
        ("P 151122Z SEP 08Z", {"action": "P"}, {**_NUMBERS, "month": 9}, ["08Z"]),
    ],
)
def test_a_preamble_is_precedence_group_and_instructions(
    line, precedence, group, instructions
):
    """A preamble is a precedence, a group and instructions; blanks, month and year may
    be missing (wire.md 1.6).
    """
    expected = {"precedence": precedence, "dateTimeGroup": group}
    expected["instructions"] = instructions
    assert _preamble(line) == {k: v for k, v in expected.items() if v is not None}
    assert findings(f"{line}\nFM LISBON\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "P 15112Z SEP 08",  # a group of five digits
        "P 1511222Z SEP 08",
        "P 151122 SEP 08",
        "P 151122ZZ SEP 08",
        "A 151122Z SEP 08",
        "P R O 151122Z SEP 08",
        "P 0 151122Z SEP 08",
        "PX 151122Z SEP 08",
        "DTGX 151122Z SEP 08",
        "DTG:: 151122Z SEP 08",
        "P 151122Z SEP 0999",
        "P 151122Z SEP 0008",
    ],
)
def test_what_resembles_a_preamble_is_none(line):
    """A line with a digit too many or too few, three prosigns, or no year is not a
    preamble (wire.md 1.6).
    """
    assert strays(f"{line}\nFM LISBON\n") == [line]


@pytest.mark.parametrize(
    ("year", "full"),
    [("45", 1945), ("44", 2044), ("1000", 1000), ("1001", 1001), ("9999", 9999)],
)
def test_a_year_has_two_digits_or_four(year, full):
    """Two digits of a year are resolved by the pivot, and four digits from 1000 on are
    a year (wire.md 5.4).
    """
    line = f"P 151122Z SEP {year}"
    assert _preamble(line)["dateTimeGroup"]["year"] == full
    assert canonical(f"{line}\n") == f"{line}\n"


@pytest.mark.parametrize(
    ("printed", "label", "rest"),
    [
        ("DTG: P 151122Z SEP 08", "DTG:", "P 151122Z SEP 08"),
        ("dtg\t:P 151122Z SEP 08", "dtg\t:", "P 151122Z SEP 08"),
        ("DTG 151122Z SEP 08", "DTG", "151122Z SEP 08"),
        ("DTG151122Z SEP 08", "DTG", "151122Z SEP 08"),
    ],
)
def test_a_label_of_the_group_is_no_part_of_it(printed, label, rest):
    """The label DTG, which some copies print, is not part of the preamble (wire.md
    1.6).
    """
    source = f"{printed}\nFM LISBON\n"
    assert claimed(source)[:2] == [label, rest]
    assert canonical(source) == f"{rest}\nFM LISBON\nBT\n"


def test_a_zero_before_the_group_is_the_letter_o():
    """A zero before the group is read as the letter O and reported as a misprint
    (wire.md 1.6).
    """
    source = "0 151122Z SEP 08\nFM LISBON\n"
    assert _preamble("0 151122Z SEP 08")["precedence"] == {"action": "O"}
    reported = ("routing.misprint", "/heading/preamble", "0 151122Z SEP 08")
    assert findings(source) == [reported]
    assert "'0'" in messages(source)[0]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("p 151122Z SEP 08", "p"),
        ("P r 151122Z SEP 08", "r"),
        ("P 151122z SEP 08", "z"),
        ("P 151122Z Sep 08", "Sep"),
    ],
)
def test_lower_case_is_reported_at_the_preamble(line, printed):
    """Lower case in any part of a preamble is reported at the preamble, and read in
    capitals.
    """
    source = f"{line}\n"
    assert findings(source) == [("text.lower-case", "/heading/preamble", line)]
    assert f"'{printed}'" in messages(source)[0]
    assert _preamble(line) == _preamble(line.upper())


@pytest.mark.parametrize(
    ("group", "possible"),
    [
        ("011122Z", True),
        ("001122Z", False),
        ("311122Z", True),
        ("321122Z", False),
        ("150000Z", True),
        ("152359Z", True),
        ("152400Z", False),
        ("151160Z", False),
        ("151159Z", True),
        ("311122Z SEP 08", False),
        ("301122Z SEP 08", True),
        ("290000Z FEB 08", True),
        ("290000Z FEB 07", False),
        ("311122Z SEP", True),  # no year, no calendar
        ("151122J SEP 08", False),  # the observer's own time
    ],
)
@pytest.mark.parametrize("label", ["", "DTG: "])
def test_an_impossible_day_or_time_is_reported(group, possible, label):
    """An impossible day or time is reported and kept as sent (wire.md 5.1, 5.2)."""
    source = f"{label}P {group}\n"
    reported = ("routing.impossible-time", "/heading/preamble", f"P {group}")
    assert findings(source) == ([] if possible else [reported])
    assert canonical(source) == f"P {group}\n"
    if not possible:
        assert f"'P {group}'" in messages(source)[0]


@pytest.mark.parametrize("subject", ["", "SUBJECT: CORK\n"])
@pytest.mark.parametrize(
    "line", ["P 151122Z SEP 08", "P R 151122Z SEP 2008", "O 151122Z SEP"]
)
def test_a_preamble_below_the_classification_line_is_one(line, subject):
    """A preamble may be below the classification line, even below a subject that
    editors print above the heading.
    """
    source = f"{_LINE}{subject}{line}\nFM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC\n"
    assert read(source, "heading", "preamble") == _preamble(line)
    assert read(source, "heading", "originator") == {"designator": "AMEMBASSY LISBON"}
    assert read(source, "content", "strays") is None


@pytest.mark.parametrize(
    "line",
    [
        "151122Z SEP 08",
        "P 151122Z",
        "P 15112Z SEP 08",
        "0 151122Z SEP 08",
        "DTG 151122Z SEP 08",
    ],
)
def test_below_content_only_a_whole_preamble_is_one(line):
    """Below content, a preamble needs a prosign, a group and a month; other lines are
    strays.
    """
    source = f"{_LINE}{line}\n"
    assert read(source, "heading") is None
    assert [stray["text"] for stray in read(source, "content", "strays")] == [line]


def test_below_content_there_is_one_preamble():
    """A second preamble below content is a stray and readdresses nothing."""
    source = f"{_LINE}P 151122Z SEP 08\nP 161122Z SEP 08\n"
    assert read(source, "heading", "preamble", "dateTimeGroup") == _GROUP
    (stray,) = read(source, "content", "strays")
    assert stray["text"] == "P 161122Z SEP 08"


def test_a_preamble_below_content_stays_content_s_neighbour():
    """The lines below a preamble that is below content are still read as captions or a
    subject.
    """
    source = f"{_LINE}P 151122Z SEP 08\nSIPDIS\n"
    assert read(source, "content", "captions") == ["SIPDIS"]


def test_a_second_preamble_below_an_address_readdresses():
    """A second preamble below an address begins the heading that the first readdresses
    (wire.md 1.6).
    """
    source = (
        "P 151122Z SEP 08\nFM LISBON\nTO ROME\n"
        "R 161122Z SEP 08\nFM BERN\nTO PARIS\nINFO OSLO\nXMT BONN\n"
    )
    assert read(source, "heading", "readdressed") == {
        "preamble": {
            "precedence": {"action": "R"},
            "dateTimeGroup": {**_GROUP, "day": 16},
        },
        "originator": {"designator": "BERN"},
        "actionAddressees": [{"designator": "PARIS"}],
        "infoAddressees": [{"designator": "OSLO"}],
        "exemptedAddressees": [{"designator": "BONN"}],
    }
    assert canonical(source) == f"{source}BT\n"


def test_a_second_preamble_with_no_address_before_it_is_a_stray():
    """A second preamble is a stray if no address precedes it, because nothing is
    readdressed (wire.md 1.6).
    """
    source = "P 151122Z SEP 08\nR 161122Z SEP 08\nFM LISBON\n"
    assert strays(source) == ["R 161122Z SEP 08"]
    assert findings(source)[0][0] == "text.repeated-element"


@pytest.mark.parametrize("line", ["R 151122Z SEP 08", "R  151122Z SEP 08 ZFF-4"])
def test_the_archive_s_date_decides_the_century(line):
    """Two digits of a year are the year nearest to the date of the archive (wire.md
    5.4).
    """
    hints = text.Hints(date=datetime.date(1911, 1, 1))
    preamble = text.parse(f"{line}\n", hints=hints).cable.heading.preamble
    assert preamble.date_time_group.year == 1908
