"""``cableformat conform report``: a saved run, written otherwise."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cableformat.cli._conform._report import write_report
from cableformat.conformance.reports import FORMATS, read, render, results_of
from tests.conformance import reports


@pytest.fixture
def saved(tmp_path):
    """Save a report as JSON."""

    def save(kind):
        file = tmp_path / f"{kind}.json"
        results = results_of(getattr(reports, kind)())
        file.write_text(render("json", results), "utf-8")
        return str(file), results

    return save


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["mixed", "hostile"])
def test_a_saved_report_is_written_as_one_of_the_run(run, saved, kind, name):
    file, results = saved(kind)
    result = run("conform", "report", file, "--report", name)
    assert result.stdout == render(name, results)
    assert result.stderr == ""
    assert result.exit_code == 1


def test_a_saved_report_of_one_that_conforms_ends_well(run, saved, tmp_path):
    """A report that is written to a folder has the file name that `run` gives it."""
    file, results = saved("clean")
    output = f"{tmp_path}/report/"
    result = run("conform", "report", file, "--report", "html", "-o", output)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    written = Path(output, "index.html").read_text("utf-8")
    assert written == render("html", results)


def test_a_report_of_nothing_is_no_conformance(run, tmp_path):
    file = tmp_path / "report.json"
    file.write_text(render("json", results_of(reports.report([]))), "utf-8")
    assert run("conform", "report", str(file)).exit_code == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{}", "conformance.broken-report"), (None, "input.missing")],
)
def test_what_is_no_report_is_reported(run, tmp_path, content, code):
    file = tmp_path / "report.json"
    if content is not None:
        file.write_bytes(content)
    result = run("conform", "report", str(file))
    assert f"[{code}]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_report_that_can_not_be_written_is_reported(run, saved, tmp_path):
    file, _ = saved("clean")
    result = run("conform", "report", file, "-o", f"{tmp_path}/no/where")
    assert f"{tmp_path}/no/where: " in result.stderr
    assert "[output.unwritable]" in result.stderr
    assert result.exit_code == 1


def test_a_terminal_has_the_table_in_colour(monkeypatch):
    """The table on a terminal is in colour, and control characters of a producer are
    not printed.
    """

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    write_report("-", "table", results_of(reports.hostile()))
    reported = terminal.getvalue()
    assert "\x1b[31m\x1b[1mfailed" in reported
    for text in ("\x1b[2J", "\x9b", "\x00", "\u202e"):
        assert text not in reported


def test_what_was_saved_is_what_is_read(saved):
    file, results = saved("mixed")
    assert read(Path(file).read_bytes()) == results
