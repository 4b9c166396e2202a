"""`cableformat show --html`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cableformat import text
from tests.extraction import sources
from tests.fixtures import FEW_TELEGRAMS, FIXTURES


def text_of(source):
    return text.parse(source).layout.text


def test_a_page_is_written_and_nothing_else_is_said(run, telegram):
    result = run("show", "--html", telegram, "-o", "page.html")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    page = Path("page.html").read_text("utf-8")
    assert sources(page) == [Path(telegram).read_text("utf-8")]
    assert "text.unrecognised-line" in page
    assert run("show", "--html", telegram).stdout == page


def test_every_kind_of_source_is_on_one_page(run, tmp_path):
    names = [str(path) for path in FEW_TELEGRAMS]
    run("show", "--html", *names, "-o", f"{tmp_path}/out/")
    found = sources(Path(tmp_path, "out", "index.html").read_text("utf-8"))
    expected = [text_of(path.read_bytes()) for path in FEW_TELEGRAMS]
    assert "".join(found) == "".join(expected)


@pytest.mark.parametrize("to", ["json", "xml"])
def test_a_document_is_shown_as_its_telegram(run, telegram, to):
    """A document is shown as its source, or without a layout as canonical text, which
    the page says.
    """
    for options in ((), ("--layout", "drop")):
        run("convert", telegram, "--to", to, *options, "-o", f"cable.{to}")
        page = run("show", "--html", f"cable.{to}").stdout
        reading = text.parse(Path(telegram).read_bytes())
        expected = text.dumps(reading.cable) if options else reading.layout.text
        assert sources(page) == [expected]
        assert ("canonical text" in page) == bool(options)


def test_telegrams_of_a_stream_keep_their_lines(run):
    path = FIXTURES / "invalid/telegrams/two-with-headings/input.txt"
    page = run("show", "--html", str(path)).stdout
    assert "".join(sources(page)) == path.read_text("utf-8")
    second = path.read_text("utf-8").split("\n").index("R 040915Z MAR 10")
    assert f"counter-reset:line {second}" in page


def test_a_folder_is_shown(run, telegram):
    assert len(sources(run("show", "--html", str(Path(telegram).parent)).stdout)) == 1


def test_a_file_without_a_cable_stops_no_other(run, telegram):
    Path("broken.json").write_text("{", "utf-8")
    result = run("show", "--html", "broken.json", "no.txt", telegram)
    assert "broken.json:1:" in result.stderr
    assert "no.txt: no such file" in result.stderr
    assert len(sources(result.stdout)) == 1
    assert result.exit_code == 1
    assert run("show", "--html", "no.txt", "-o", "page.html").exit_code == 1
    assert not Path("page.html").exists()


def test_an_output_that_cannot_be_written_is_reported(run, telegram):
    result = run("show", "--html", telegram, "-o", f"{telegram}/page.html")
    assert f"{telegram}/page.html: " in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "args", [("--html", "--trace"), ("-o", "page.html"), ("--trace", "-o", "page.html")]
)
def test_what_makes_no_sense_is_a_usage_error(run, telegram, args):
    assert run("show", telegram, *args).exit_code == 2
