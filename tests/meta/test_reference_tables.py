"""The tables of `cableformat.reference` are well-formed, and every row has a source."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from importlib import resources
from itertools import pairwise

import pytest

from cableformat.errors import CableFormatError
from cableformat.reference import (
    POST_KINDS,
    CaptionKind,
    CaptionPlace,
    OfficeKind,
    TagKind,
    archive_key,
    archive_keys,
)
from cableformat.reference._place_names import plain_name
from cableformat.reference._tables import rows_of

ROOM = resources.files("cableformat.reference")
KEYS = set(
    re.findall(r"(?m)^\| ([A-Z0-9]+) \|", (ROOM / "README.md").read_text("utf-8"))
)
TABLES = [
    "archive_attributes.csv",
    "archive_codes.csv",
    "archive_columns.csv",
    "captions.csv",
    "edition_attributes.csv",
    "edition_words.csv",
    "executive_orders.csv",
    "message_series.csv",
    "nations.csv",
    "offices.csv",
    "posts.csv",
    "routing_indicators.csv",
    "series.csv",
    "tags.csv",
    "variants.csv",
]
POSTS = list(rows_of("posts.csv"))
COLUMNS = list(rows_of("archive_columns.csv"))
TAGS = list(rows_of("tags.csv"))
CAPTIONS = list(rows_of("captions.csv"))
SERIES = list(rows_of("series.csv"))
STATIONS = list(rows_of("routing_indicators.csv"))
NATIONS = list(rows_of("nations.csv"))
OFFICES = list(rows_of("offices.csv"))
ORDERS = list(rows_of("executive_orders.csv"))
#: wire.md 4: the relays whose every station is of State or of a civil agency.
CIVIL = ("RHEB", "RHEG", "RHEH", "RUCN", "RUCP", "RUEH")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_plain_csv(name: str) -> None:
    """A table is UTF-8 with LF; rows have equally many cells without outer blanks."""
    text = (ROOM / name).read_text("utf-8")
    assert (ROOM / name).read_bytes() == text.encode()
    assert "\r" not in text
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert all(cell == cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_a_source_and_a_confidence(name: str) -> None:
    """A row has a confidence and sources, whose keys the room's page explains."""
    for row in rows_of(name):
        assert row["source"], row
        assert set(row["source"].split(" ")) <= KEYS, row
        assert row["confidence"] in ("high", "med", "low"), row


def test_every_source_is_used() -> None:
    """Every source that the page explains is cited by a row of a table."""
    rows = [row for name in TABLES for row in rows_of(name)]
    used = {key for row in rows for key in row["source"].split(" ")}
    assert used == KEYS


def test_a_column_of_a_table_holds_an_attribute_or_the_text() -> None:
    """Columns are in alphabetical order, and none bears the name of an attribute."""
    names = [row["column"] for row in COLUMNS]
    assert names == sorted(set(names))
    keys = {key.name for key in archive_keys()} | {"Message Text"}
    for row in COLUMNS:
        assert row["key"] in keys
        assert archive_key(row["column"].replace("_", " ")) is None
        assert datetime.date.fromisoformat(row["added"])


def test_a_nation_has_one_row_by_its_code() -> None:
    """Codes are unique and in order, and none is in a row of TAGS in use."""
    codes = [row["code"] for row in NATIONS]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch("[A-Z]{2,4}", code) for code in codes)
    for row in NATIONS:
        assert row["kind"] in ("country", "organization", "coalition")
        assert re.fullmatch("([0-9]{4})?", row["until"])
        assert not any(
            tag["iso3"] == row["code"] and tag["years"].endswith("-") for tag in TAGS
        )


def test_what_a_post_is_called_calls_no_other() -> None:
    """No name, former name or alias is shared by two posts."""
    called = Counter(
        name
        for row in POSTS
        for name in {
            plain_name(called)
            for called in (
                row["name"],
                *filter(None, row["aliases"].split(";")),
                *(f.rpartition(" ")[0] for f in row["former_names"].split(";") if f),
            )
        }
    )
    assert [name for name, times in called.items() if times > 1] == []


def test_a_post_has_the_form_of_one() -> None:
    """Names are in capitals, former names have a year, countries have two letters."""
    for row in POSTS:
        assert re.fullmatch("[A-Z][A-Z -]*[A-Z]", row["name"])
        assert re.fullmatch("[A-Z]{2}", row["iso2"]), row["name"]
        assert row["kind"]
        for former in filter(None, row["former_names"].split(";")):
            assert re.fullmatch("[A-Z -]+ [12][0-9]{3}", former)
        for indicator in filter(None, row["routing_indicators"].split(";")):
            assert re.fullmatch("R[A-Z]{3,7}", indicator)


def test_a_code_is_once_in_a_list() -> None:
    """No two rows have the same code, kind and years."""
    rows = Counter((row["code"], row["kind"], row["years"]) for row in TAGS)
    assert max(rows.values()) == 1


def test_a_code_has_the_form_of_its_kind() -> None:
    """A code has the form of its kind, with years and a category (content.md 1.5)."""
    shapes = {
        "subject": "[ABCELMOPST][A-Z]{3}|ENRG",
        "program": "K[A-Z]{3}",
        "geographic": "[A-Z]{2}",
        "region": "X[A-Z]|[1-8][A-Z]",
        "organization": "[A-Z0-9][A-Z0-9 /&'-]+",
    }
    assert set(shapes) == {kind.value for kind in TagKind}
    for row in TAGS:
        assert re.fullmatch(shapes[row["kind"]], row["code"]), row
        assert re.fullmatch("[12][0-9]{3}-(?:[12][0-9]{3})?", row["years"])
        assert row["category"]


def test_a_caption_has_a_pattern_in_capitals_that_matches_no_other() -> None:
    """Captions are in the order of names, with kind, places and meaning."""
    names = [row["name"] for row in CAPTIONS]
    assert names == sorted(set(names))
    for row in CAPTIONS:
        assert row["pattern"] == row["pattern"].upper(), row
        assert row["meaning"], row
        assert CaptionKind(row["kind"])
        assert all(map(CaptionPlace, row["places"].split(";")))
        alike = [name for name in names if re.fullmatch(row["pattern"], name)]
        assert alike in ([], [row["name"]])


def test_a_word_of_office_is_once_in_its_kind() -> None:
    """Words are unique, in capitals and in order, with the years of their use."""
    pairs = [(row["kind"], row["word"]) for row in OFFICES]
    assert len(set(pairs)) == len(pairs)
    for kind in OfficeKind:
        words = [word for of, word in pairs if of == kind.value]
        assert words == sorted(words)
    for row in OFFICES:
        assert re.fullmatch("[A-Z]+[0-9]?(?:-[A-Z]+)*", row["word"]), row
        assert re.fullmatch("[12][0-9]{3}-[12][0-9]{3}", row["seen"])
        assert datetime.date.fromisoformat(row["added"])


def test_a_word_of_office_is_of_one_kind_but_for_parts() -> None:
    """No word is of two kinds, except the words that begin or end an office."""
    parts = (OfficeKind.BEGIN.value, OfficeKind.END.value)
    words = [row["word"] for row in OFFICES if row["kind"] not in parts]
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_series_is_one_word() -> None:
    """A series is one word of 5 to 7 capitals, listed once, in order."""
    names = [row["name"] for row in SERIES]
    assert names == sorted(set(names))
    assert all(re.fullmatch("[A-Z]{5,7}", name) for name in names)


def test_an_indicator_and_name_are_listed_once_and_in_order() -> None:
    """Rows are unique and in the order of indicator and name; each has a name."""
    pairs = [(row["indicator"], row["name"]) for row in STATIONS]
    assert pairs == sorted(set(pairs))
    for indicator, name in pairs:
        assert re.fullmatch("R[A-Z]{3,6}", indicator)
        assert re.fullmatch(r"[A-Z][A-Z0-9 ()/&-]*[A-Z0-9)]", name), name
        assert name not in POST_KINDS


def test_years_of_a_station_are_years_of_its_sources() -> None:
    """A row has the year 2011 or 2015 exactly if it has that edition as a source."""
    for row in STATIONS:
        years = row["years"].split(";") if row["years"] else []
        assert years == sorted(set(years))
        sources = row["source"].split(" ")
        for year in ("2011", "2015"):
            assert (f"ACP{year}" in sources) == (year in years), row
        assert "HDR" in sources or set(years) <= {"2011", "2015"}, row
        assert all(re.fullmatch("20[01][0-9]", year) for year in years)


def test_no_station_is_of_the_military() -> None:
    """No name is military, and few relays other than the civil ones are listed."""
    military = re.compile(
        r"(?<![A-Z])(AFB|ODC|USDAO|MSG|MSGDET|CDR|FT (?!WORTH)|DIA|SECDEF|NAV[A-Z]+"
        r"|JOINT STAFF|OMC|USOMC|DET)(?![A-Z])"
    )
    found = [
        row["name"]
        for row in STATIONS
        if military.search(row["name"]) and "DOE" not in row["name"]
    ]
    assert found == []
    others = {
        row["indicator"][:4]
        for row in STATIONS
        if not row["indicator"].startswith(CIVIL)
    }
    assert others == {"RHEF", "RUEA", "RUEI", "RUEN", "RUEP"}


def test_the_indicator_of_a_post_is_the_stations() -> None:
    """The stations' table gives each indicator of a post a name of that post."""
    named: dict[str, list[str]] = {}
    for row in STATIONS:
        named.setdefault(row["indicator"], []).append(row["name"])
    for row in POSTS:
        called = [row["name"], *filter(None, row["aliases"].split(";"))]
        for indicator in filter(None, row["routing_indicators"].split(";")):
            assert any(each in name for name in named[indicator] for each in called), (
                row
            )


def test_an_order_follows_another_without_a_gap() -> None:
    """Each order begins on the day after the last; one that amends it ends with it."""
    day = datetime.date.fromisoformat
    numbers = [row["number"] for row in ORDERS]
    assert numbers == sorted(set(numbers))
    assert all(re.fullmatch("1[0-9]{4}", number) for number in numbers)
    cited = {row["number"]: row for row in ORDERS if not row["amends"]}
    for before, after in pairwise(cited.values()):
        ended = day(before["until"]) + datetime.timedelta(days=1)
        assert ended == day(after["in_force_from"])
    assert list(cited.values())[-1]["until"] == ""
    for row in ORDERS:
        if row["amends"]:
            whole = cited[row["amends"]]
            assert row["in_force_from"] > whole["in_force_from"]
            assert row["until"] == whole["until"]


def test_a_missing_table_is_reported() -> None:
    """A missing table raises `CableFormatError` with the code `data.missing`."""
    with pytest.raises(CableFormatError) as caught:
        list(rows_of("nothing.csv"))
    assert caught.value.code == "data.missing"
