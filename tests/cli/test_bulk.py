"""`cableformat bulk`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

#: The command line in a process of its own, whose work has no end.
WAITING = """
import sys
import time
from cableformat.bulk import _output
from cableformat.cli import main
from tests.cli.test_bulk import waiting

if __name__ == "__main__":
    made_of = _output.made_of
    _output.made_of = lambda _, work, **named: made_of(waiting, work, **named)
    main(["bulk", *sys.argv[1:]])
"""


ROOT = Path(__file__).parents[2]


def waiting(piece):
    print("there", flush=True)
    time.sleep(600)
    return piece


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a telegram, in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("FM AMEMBASSY LIMA\nBT\nSUBJECT: CORK\n", "utf-8")
    return "in"


@pytest.mark.parametrize(
    "name", ["t.parquet", "t.ndjson", "t.jsonl", "t.SQLITE", "t.db", "t.csv"]
)
def test_the_ending_says_the_form(run, folder, name):
    """The extension, in any case, selects the format; the command prints the number of
    rows.
    """
    result = run("bulk", folder, "-o", name)
    assert (result.stdout, result.stderr) == ("", f"{name}: 1 row\n")
    assert result.exit_code == 0
    assert Path(name).stat().st_size > 0


def test_failures_are_rows_and_are_counted(run, folder):
    """An input that could not be read is a row, is counted, and makes the
    exit code 1.
    """
    result = run("bulk", folder, "no.txt", "none.txt", "-o", "t.ndjson", "--jobs", "2")
    assert result.stderr == "t.ndjson: 3 rows\n    2 failures: input.missing\n"
    assert result.exit_code == 1
    rows = Path("t.ndjson").read_text("utf-8").splitlines()
    assert [json.loads(row)["failure"] for row in rows] == [
        None,
        *["input.missing"] * 2,
    ]


def test_hints_are_for_every_telegram(run, folder):
    """The hint of `--date` applies to every telegram."""
    Path("in/a.txt").write_text("R 151122Z SEP 08\nFM LIMA\n", "utf-8")
    run("bulk", folder, "-o", "t.ndjson", "--date", "1908-09-15")
    assert json.loads(Path("t.ndjson").read_text("utf-8"))["year"] == 1908


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (["-o", "table"], "does not show a format: give --to"),
        (["-o", "-"], "A table is a file: -o FILE"),
        (["-o", ""], "A table is a file: -o FILE"),
        (["-o", "t.csv", "--to", "xml"], "'xml' is not one of"),
        (["-o", "t.csv", "--jobs", "0"], "0 is not in the range"),
        ([], "Missing option '-o'"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(run, folder, arguments, reported):
    """Arguments that make no sense give exit code 2."""
    result = run("bulk", folder, *arguments)
    assert reported in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("inputs", "output", "code"),
    [
        ("in", "other.csv", "output.not-a-table"),
        ("other.csv", "other.csv", "output.is-an-input"),
        ("in", "no/t.csv", "output.unwritable"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_refused_is_printed_on_one_line(run, inputs, output, code):
    """A refused output is reported on one line with at most one line of help, and the
    file that is there stays unchanged.
    """
    Path("other.csv").write_text("a,b\n", "utf-8")
    result = run("bulk", inputs, "-o", output)
    first, *rest = result.stderr.splitlines()
    assert first.startswith(f"cableformat: {output}: ")
    assert first.endswith(f" [{code}]")
    assert len(rest) <= 1
    assert result.exit_code == 1
    assert Path("other.csv").read_text("utf-8") == "a,b\n"


def test_a_person_sees_how_far_it_is(run, folder, monkeypatch):
    """On a terminal a bar shows how many of all bytes have been read."""
    monkeypatch.setattr("cableformat.cli._io.is_terminal", lambda _: True)
    bars = []
    original = click.progressbar

    def progressbar(**named):
        bars.append(original(**named))
        return bars[-1]

    monkeypatch.setattr("click.progressbar", progressbar)
    assert "Reading" in run("bulk", folder, "no.txt", "-o", "t.csv").stderr
    (bar,) = bars
    assert bar.pos == bar.length == Path("in/a.txt").stat().st_size


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_that_it_goes_on(folder, jobs, number):
    """An interrupted run says that a second run will continue it, and the second run
    writes all rows; the signal goes to all processes, as from a terminal.
    """
    command = [sys.executable, "-c", WAITING, folder, "-o", "t.ndjson", "--jobs", jobs]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as run:
        assert run.stdout.readline() == b"there\n"
        os.killpg(run.pid, number)
        reported = run.communicate(timeout=60)[1].decode()
    if number is signal.SIGINT:
        assert reported == (
            "cableformat: t.ndjson: interrupted; the same command continues\n"
        )
        assert run.returncode == 130
    else:
        assert reported == ""
        assert run.returncode == -number
    assert not Path("t.ndjson").exists()
