"""`cableformat show --trace`."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from cableformat import json, text, xml
from cableformat.cli import main

SOURCE = b"FM AMEMBASSY ROME\nTO AMEMBASSY BERN\nBT\n\nTAGS: PREL, EFIS\n"


def test_a_line_has_number_zone_and_element(run):
    """A line has its number, zone and element; below it are the zone that begins there
    and the lenses that refused it.
    """
    assert run("show", "--trace", "-", stdin=SOURCE).stdout == (
        "line  zone       taken for                    text\n"
        "   1  procedure  /heading/originator          FM AMEMBASSY ROME\n"
        "                   then zone address\n"
        "   2  address    /heading/actionAddressees/0  TO AMEMBASSY BERN\n"
        "   3  address    /break                       BT\n"
        "                   then zone opening\n"
        "                   not CaptionLens: BreakLens comes first\n"
        "   5  opening    /content/tags/0 to 1         TAGS: PREL, EFIS\n"
    )


def test_elements_of_one_line_are_below_each_other(run):
    page = run("show", "--trace", "-", stdin=b"ZNY CCCCC ZZH\n").stdout
    assert "1  procedure  /transmission/securityWarning     ZNY CCCCC ZZH\n" in page
    assert "\n                 /transmission/operatingSignals/0\n" in page


def test_what_else_a_line_is_is_beside_the_path(run):
    """The continuation of an element, a label, furniture, and the code of a stray are
    marked in brackets.
    """
    source = (
        b"SUBJECT: CORK\nAND BARK\n\nREF:\nROME 12\n\n1. (C) It\n\n"
        b"ASTANA 00001774  002 OF 003\n\n2. Sinks.\n\nSUBJECT: OAK\nFM A TO B\n"
    )
    words = run("show", "--trace", "-", stdin=source).stdout
    assert "/content/subject (more)" in words
    assert "/content/references (label)" in words
    assert "page line (furniture)" in words
    stray = run("show", "--trace", "-", stdin=b"FM A\n\n?? ??\n").stdout
    assert "/heading/strays/0 (text.unrecognised-line)  ?? ??\n" in stray


@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (1, 70), (300, 300)])
def test_the_text_is_cut_at_the_edge(columns, widest):
    source = b"UNCLAS ROME 12\n\n1. " + b"a " * 400 + b"\n"
    runner = CliRunner(env={"COLUMNS": str(columns)})
    page = runner.invoke(main, ["show", "--trace", "-"], input=source).stdout
    assert max(map(len, page.split("\n"))) <= widest
    assert re.search(r"1\. a a.*\.\.\.\n", page)


def test_nothing_raw_is_printed(run):
    page = run("show", "--trace", "-", stdin=b"FM ROME\x1b[2J\n\x9b2J\tX\n").stdout
    assert "\x1b" not in page
    assert "\x9b" not in page
    assert "FM ROME\\x1b[2J\n" in page


@pytest.mark.parametrize("codec", [json, xml])
def test_a_document_is_traced_by_the_source_it_holds(run, codec, tmp_path):
    reading = text.parse(SOURCE)
    document = tmp_path / "document"
    document.write_text(codec.dumps(reading.cable, layout=reading.layout), "utf-8")
    expected = run("show", "--trace", "-", stdin=SOURCE).stdout
    assert run("show", "--trace", str(document)).stdout == expected


def test_a_document_without_a_layout_has_no_lines(run, tmp_path):
    """A document without a layout is reported, and the next file is still shown."""
    document, telegram = tmp_path / "a.json", tmp_path / "b.txt"
    document.write_text(json.dumps(text.parse(SOURCE).cable), "utf-8")
    telegram.write_bytes(SOURCE)
    result = run("show", "--trace", str(document), str(telegram))
    assert result.exit_code == 1
    assert "carries no layout" in result.stderr
    assert "[layout.not-exact]" in result.stderr
    assert "/heading/originator" in result.stdout


def test_a_broken_document_has_its_findings(run):
    result = run("show", "--trace", "--from", "json", "-", stdin=b"{")
    assert result.exit_code == 1
    assert "json." in result.stdout + result.stderr


def test_an_empty_telegram_has_the_head_alone(run):
    page = run("show", "--trace", "--from", "text", "-", stdin=b"\n").stdout
    assert page == "line  zone  taken for  text\n"
