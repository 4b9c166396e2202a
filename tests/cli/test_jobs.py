"""`--jobs`: several processes do what one does, in the same order."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from cableformat.cli._folders import Input
from cableformat.cli._input import each_attempted, processes
from tests.cli.conftest import FIXTURES

#: Text, JSON and XML; some have several telegrams, some no cable.
TOPICS = (
    "repairable/strays",
    "repairable/structure",
    "invalid/documents",
    "valid/tags",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of fixtures, and of what can't be read."""
    monkeypatch.chdir(tmp_path)
    Path("in/inner").mkdir(parents=True)
    inputs = [x for topic in TOPICS for x in (FIXTURES / topic).glob("*/input.*")]
    assert len(inputs) > 20
    for place, path in enumerate(sorted(inputs)):
        shutil.copy(path, f"in/{place:03}{path.suffix}")
    Path("in/inner/broken.json").write_bytes(b"{")
    Path("in/inner/empty.txt").write_bytes(b"")
    return "in"


def reported(run, *args):
    result = run(*args)
    return result.stdout_bytes, result.stderr, result.exit_code


@pytest.mark.parametrize(
    "args",
    [
        ("hash",),
        ("check", "--statistics", "--explain"),
        ("check", "--baseline", "base.json", "--format", "sarif"),
    ],
    ids=" ".join,
)
def test_two_processes_print_what_one_does(run, folder, args):
    """Two processes print the same lines on both streams as one, with the same exit
    code.
    """
    assert run("check", f"{folder}/001.txt", "--write-baseline", "base.json")
    command, *options = args
    names = [folder, "no.txt", *options]
    one = reported(run, command, *names)
    assert one[0]
    assert reported(run, command, *names, "--jobs", "2") == one


def test_two_processes_write_what_one_does(run, folder):
    """Two processes write the same files as one, and the same findings on standard
    error.
    """
    for jobs in ("1", "2"):
        Path("out").mkdir()
        found = reported(
            run, "convert", folder, "--to", "xml", "-o", "out", "--jobs", jobs
        )
        files = {x: x.read_bytes() for x in Path("out").rglob("*") if x.is_file()}
        shutil.rmtree("out")
        if jobs == "1":
            expected = found, files
    assert expected == (found, files)
    assert len(files) > 10
    assert found[2] == 1


def test_no_more_processes_start_than_there_are_files():
    """No more processes start than there are files; one file, and standard input, are
    read in this process.
    """
    files = [Input("a"), Input("b"), Input("c")]
    assert [processes(files, jobs) for jobs in (1, 2, 9)] == [1, 2, 3]
    assert processes([], 4) == processes([Input("a")], 4) == 1
    assert processes([*files, Input("-")], 4) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.usefixtures("spawns_tests")
def test_a_process_that_dies_is_reported_with_its_file():
    """If a process dies, its file is reported and the other files are read."""
    files = [Input("a"), Input(None), Input("b")]
    found = dict(each_attempted(_fatal, files, jobs=2))
    assert found[files[0]] == "a"
    assert found[files[2]] == "b"
    assert found[files[1]].code == "input.worker-died"


def _fatal(file):
    if file.name is None:
        import os  # noqa: PLC0415
        import signal  # noqa: PLC0415

        os.kill(os.getpid(), signal.SIGKILL)
    return file.name
