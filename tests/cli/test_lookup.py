"""`cableformat lookup`."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING

import pytest

from cableformat.cli import main
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@pytest.fixture
def found(run) -> Callable[..., list[dict[str, Any]]]:
    """What is found of one word, as JSON."""

    def ask(word: str, *options: str) -> list[dict[str, Any]]:
        result = run("lookup", *options, "--format", "json", "--", word)
        assert (result.stderr, result.exit_code) == ("", 0)
        assert result.stdout.isascii()
        return json.loads(result.stdout)["found"]

    return ask


def test_a_page_has_what_each_table_says(run):
    result = run("lookup", "RUEHQT", "secto", "ZZH")
    assert result.stdout == (
        "RUEHQT\n"
        "  routing indicator RUEHQT: AMEMBASSY QUITO\n"
        "    years               2007; 2011; 2015\n"
        "    note                2015 prints QUINTO\n"
        "    source              ACP2011; ACP2015; HDR\n"
        "    confidence          high\n"
        "\n"
        "secto\n"
        "  post SECRETARY: US Delegation\n"
        "    country             United States\n"
        "    iso2                US\n"
        "    aliases             SECTO; TOSEC; PARTO\n"
        "    note                the Secretary when travelling; SECTO and TOSEC are "
        "series of numbers and PARTO was found in ids only\n"
        "    source              C2G; MEM\n"
        "    confidence          med\n"
        "  series SECTO: From the travelling Secretary of State\n"
        "    years               1950s-2010\n"
        "    source              CM; NARA\n"
        "    confidence          high\n"
        "\n"
        "ZZH\n"
        "  operating signal ZZH: from offices of the Department of State\n"
        "    dialect             state\n"
        "    source              C2G\n"
        "    confidence          med\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)


def test_an_unknown_word_is_reported_and_no_error(run):
    result = run("lookup", "XYZZY", "RUEHQT", "")
    assert result.stdout.startswith("XYZZY: in no table\n\nRUEHQT\n")
    assert result.stdout.endswith("\n\n: in no table\n")
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("word", "facts"),
    [
        ("RUEHLM", [("routing indicator", "RUEHLM", "AMEMBASSY COLOMBO")]),
        (
            "ruehja",
            [
                ("routing indicator", "RUEHJA", "AMCONSUL SURABAYA"),
                ("routing indicator", "RUEHJA", "AMEMBASSY JAKARTA"),
            ],
        ),
        ("RUEKJCS", [("routing family", "RUEKJCS", "Joint Staff and SECDEF")]),
        ("RUEHQQQ", [("routing family", "RUEH", "State relay: posts")]),
        (
            "AMEMBASSY  San\tSalvador",
            [
                ("routing indicator", "RUEHSN", "AMEMBASSY SAN SALVADOR"),
                ("post", "SAN SALVADOR", "Embassy"),
            ],
        ),
        (
            "SANA’A",
            [
                ("routing indicator", "RUEHYN", "AMEMBASSY SANAA"),
                ("post", "SANAA", "Embassy"),
            ],
        ),
        ("gbr", [("release list, country", "GBR", "United Kingdom")]),
        ("ZAR", [("release list, country", "ZAR", "Zaire")]),
        (
            "TEYE",
            [
                (
                    "release list, coalition",
                    "TEYE",
                    "Australia, United Kingdom and United States",
                )
            ],
        ),
        ("PREL", [("TAGS", "PREL", "External Political Relations")]),
        ("N O F O R N", [("caption", "NOFORN", "Not releasable to foreign nationals")]),
        (
            "INT ZDK",
            [
                (
                    "operating signal",
                    "INT ZDK",
                    "the following is repeated as you requested",
                )
            ],
        ),
        ("ZYB", [("operating signal", "ZYB", "administrative message")]),
        ("OO", [("precedence", "IMMEDIATE", None)]),
        ("niact immediate", [("precedence", "NIACT IMMEDIATE", None)]),
        ("12958", [("executive order", "12958", None)]),
        ("E.O. 12958", [("executive order", "12958", None)]),
        ("EO 12958", [("executive order", "12958", None)]),
    ],
)
def test_a_word_is_all_that_a_table_has_of_it(found, word, facts):
    reported = [(f["kind"], f["name"], f["meaning"]) for f in found(word)]
    assert reported == facts


@pytest.mark.parametrize(
    "word",
    [
        "",
        " ",
        "11653",
        "QRU",
        "INT XYZ",
        "E.O.",
        "ß",
        "ſ",
        "ı",
        "--date",
        "\x1b[2J",
        "ROMA",
    ],
)
def test_what_no_table_has_is_found_nowhere(found, word):
    assert found(word) == []


def test_every_fact_has_a_source_and_a_confidence(found):
    words = (
        "RUEHTA RUEHQQQ ASTANA CH NODIS TOSEC ZFF4 ZFF ZZH W Y P 13292 NIACT IMMEDIATE"
    )
    for word in words.split(" "):
        for fact in found(word):
            assert fact["source"], fact
            assert fact["confidence"] in ("high", "med", "low")


class TestDate:
    """A code is resolved at a date, and never without one."""

    @pytest.mark.parametrize(
        ("date", "meaning", "resolution"),
        [
            ("1975-06-01", "China (Mainland)", "resolved"),
            ("2008-09-15", "China", "resolved"),
            ("2015-01-01", "Switzerland", "resolved"),
        ],
    )
    def test_a_code_means_what_its_list_says(self, found, date, meaning, resolution):
        (tag,) = found("CH", "--date", date)
        assert (tag["meaning"], tag["resolution"]) == (meaning, resolution)

    def test_without_it_means_all_it_ever_did(self, found):
        tags = found("CH")
        assert [(t["firstYear"], t.get("lastYear")) for t in tags] == [
            (1973, 1979),
            (1980, 2012),
            (2013, None),
        ]
        assert {t["resolution"] for t in tags} == {"candidate"}

    def test_a_precedence_is_authorised_or_not(self, run, found):
        (priority,) = found("P", "--date", "2018-01-01")
        assert priority["authorisedAcp127"] is True
        assert priority["authorisedState"] is False
        page = run("lookup", "P", "--date", "2018-01-01").stdout
        assert "    authorised acp127   yes\n    authorised state    no\n" in page

    @pytest.mark.parametrize(
        ("date", "cited"), [("1975-06-01", "11652"), ("1950-01-01", None)]
    )
    def test_the_order_that_lines_cite_is_reported(self, found, date, cited):
        (order,) = found("12958", "--date", date)
        assert order.get("citedAtDate") == cited

    @pytest.mark.parametrize("date", ["1975", "19750601", "1975-02-30", "today"])
    def test_another_date_is_a_usage_error(self, run, date):
        result = run("lookup", "CH", "--date", date)
        assert "expected a day of the calendar as YYYY-MM-DD" in result.stderr
        assert (result.stdout, result.exit_code) == ("", 2)


class TestJson:
    """`--format json` prints one object for each word, on one line."""

    def test_a_line_holds_all_that_a_table_has(self, run):
        result = run(
            "lookup", "RUEHQT", "xyzzy", "--date", "2008-09-15", "--format", "json"
        )
        assert list(map(json.loads, result.stdout.splitlines())) == [
            {
                "word": "RUEHQT",
                "date": "2008-09-15",
                "found": [
                    {
                        "kind": "routing indicator",
                        "name": "RUEHQT",
                        "meaning": "AMEMBASSY QUITO",
                        "years": [2007, 2011, 2015],
                        "note": "2015 prints QUINTO",
                        "source": ["ACP2011", "ACP2015", "HDR"],
                        "confidence": "high",
                    }
                ],
            },
            {"word": "xyzzy", "date": "2008-09-15", "found": []},
        ]

    def test_a_word_that_is_no_text_is_spelled_out(self, run):
        result = run("lookup", "caf\udce9", "--format", "json")
        assert json.loads(result.stdout)["word"] == "caf\\udce9"


def test_a_terminal_obeys_no_word(run):
    result = run("lookup", "A\x9b2J\u202e")
    assert result.stdout == "A\\x9b2J\\u202e: in no table\n"


def test_an_installation_without_tables_is_reported(run, monkeypatch):
    def lacking(_word, _date):
        msg = "this installation lacks tags.csv: install the package once more"
        raise CableFormatError(msg, code="data.missing")

    command = importlib.import_module("cableformat.cli._lookup")
    monkeypatch.setattr(command, "known", lacking)
    result = run("lookup", "CH")
    assert "this installation lacks tags.csv" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


def test_closed_standard_output_is_reported(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as exited:
        main(["lookup", "CH"])
    assert exited.value.code == 1
    assert "standard output is closed" in capsys.readouterr().err


@pytest.mark.parametrize("args", [(), ("CH", "--format", "xml"), ("CH", "--date")])
def test_a_command_line_without_sense_is_a_usage_error(run, args):
    assert run("lookup", *args).exit_code == 2


def test_a_column_of_a_table_of_an_archive_is_known(found):
    """A column of an archive's table is found in any case, with the day on which it was
    added.
    """
    (column,) = found("DOC_NBR")
    assert (column["kind"], column["name"]) == ("archive column", "doc_nbr")
    assert (column["meaning"], column["confidence"]) == ("Document Number", "med")
    assert column["added"] == "2026-11-28"


def test_an_attribute_of_an_archive_and_its_codes_are_known(found):
    """An attribute is found by its key in any case or by its column; a code is listed
    with the attribute that it belongs to.
    """
    (key,) = found("film number")
    assert (key["kind"], key["name"]) == ("archive attribute", "Film Number")
    assert [fact["name"] for fact in found("filmNumber")] == ["Film Number"]
    codes = [fact for fact in found("X1") if fact["kind"] == "archive code"]
    assert [fact["attribute"] for fact in codes] == ["Executive Order"]
    assert codes[0]["meaning"].startswith("XGDS-1")
    assert "ROGER" in found("ROG")[0]["meaning"].upper()
