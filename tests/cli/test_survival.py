"""A run over many files survives any one of them, and names it."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import cableformat.text
from cableformat.cli import _io, main
from cableformat.cli._check._result import SourceText

GOOD = b"FM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 000501\nSUBJECT: CORK\nBT\n"
BAD = b"FM AMEMBASSY ROME\nBT\n"
#: More than Python calls deep.
DEPTH = 1100


class Wordless(Exception):
    def __str__(self):
        raise ValueError


FAILURES = st.sampled_from(
    (
        MemoryError(),
        RecursionError("maximum recursion depth exceeded"),
        OSError(5, "Input/output error"),
        InterruptedError(4, "Interrupted system call"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        KeyError("\x1b[31m\n::error::x"),
        AssertionError(),
        ExceptionGroup("several", [ValueError()]),
        StopIteration(),
        Wordless(),
    )
)
COMMANDS = st.sampled_from(
    (
        ("show",),
        ("hash",),
        ("check", "--fail-on", "info"),
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("check", "--format", "junit"),
        ("check", "--format", "github"),
        ("check", "--write-baseline", "base.json"),
        ("convert", "--to", "json", "-o", "out/"),
        ("convert", "--to", "text", "--canonical", "-o", "out/"),
    )
)


def run(*args):
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, args)


def failing(original, failure):
    """A function that fails of one source, and does what it did of others."""

    def instead(source, *args, **named):
        if source in ("bad.txt", BAD):
            raise failure
        return original(source, *args, **named)

    return instead


@given(
    command=COMMANDS,
    failure=FAILURES,
    place=st.integers(0, 2),
    where=st.sampled_from(("read", "parse", "inspect")),
)
def test_whatever_one_file_raises_the_others_are_read(
    tmp_path_factory, command, failure, place, where
):
    if where == "inspect" and command[0] != "check":
        where = "parse"
    if where == "parse" and command[0] == "check":
        where = "inspect"
    room = _io if where == "read" else cableformat.text
    names = ["one.txt", "two.txt"]
    names.insert(place, "bad.txt")
    with (
        contextlib.chdir(tmp_path_factory.mktemp("many")),
        pytest.MonkeyPatch.context() as patch,
    ):
        for name in names:
            Path(name).write_bytes(BAD if name == "bad.txt" else GOOD)
        # This is the result for the files without the bad one.
        wanted = run(*command, *(name for name in names if name != "bad.txt"))
        patch.setattr(room, where, failing(getattr(room, where), failure))
        result = run(*command, *names)
        assert isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == 1
        reported = [x for x in result.stderr.splitlines() if "bad.txt" in x]
        assert reported[0].startswith("cableformat: bad.txt: ")
        assert "\x1b" not in result.stderr
        if command[0] == "convert":
            ending = command[2].replace("text", "txt")
            assert {path.name for path in Path("out").iterdir()} == {
                f"one.{ending}",
                f"two.{ending}",
            }
        elif command[-1] in ("show", "hash", "info", "json", "base.json"):
            for line in wanted.stdout.splitlines():
                assert line in result.stdout


@pytest.mark.parametrize("name", ["sarif", "github"])
def test_a_file_whose_report_fails_is_reported_and_the_report_is_whole(
    tmp_path, monkeypatch, name
):
    """If reporting on a file fails, the file is reported, its printed findings stay,
    and a log is still valid JSON.
    """
    monkeypatch.chdir(tmp_path)
    for file, source in (("bad.txt", BAD), ("good.txt", b"FM LIMA\n?? ??\n")):
        Path(file).write_bytes(source + b"?? lost ??\n?? and gone ??\n")
    right, asked = SourceText.line_and_column, []

    def place(self, offset):
        asked.append(offset)
        if len(asked) == 2:
            raise MemoryError
        return right(self, offset)

    monkeypatch.setattr(SourceText, "line_and_column", place)
    result = run("check", "--format", name, "bad.txt", "good.txt")
    assert "cableformat: bad.txt: out of memory [input.out-of-memory]" in result.stderr
    assert result.stderr.endswith("2 files: 3 warnings, 1 not read\n")
    assert result.exit_code == 1
    if name == "sarif":
        (log,) = json.loads(result.stdout)["runs"]
        assert len(log["results"]) == 4
        assert log["invocations"][0]["executionSuccessful"] is False
    else:
        lines = result.stdout.splitlines()
        assert [line.partition(" ")[0] for line in lines] == [
            "::warning",
            "::error",
            *["::warning"] * 3,
        ]


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A folder in a folder, a thousand times, and a telegram in the last."""
    monkeypatch.chdir(tmp_path)
    for _ in range(DEPTH):
        Path("d").mkdir()
        os.chdir("d")
    Path("cable.txt").write_bytes(GOOD)
    os.chdir(tmp_path)
    last = "/".join("d" * DEPTH)
    yield last
    # The clean-up of pytest calls itself for every folder in a folder.
    os.chdir(last)
    Path("cable.txt").unlink()
    for _ in range(DEPTH):
        os.chdir("..")
        Path("d").rmdir()


@pytest.mark.skipif(os.name == "nt", reason="a path there has 260 characters")
@pytest.mark.full
def test_folders_a_thousand_deep_are_walked(deep):
    for command in ("check", "hash"):
        result = run(command, "d")
        assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout.endswith(f"  {deep}/cable.txt\n")
    assert run("convert", "d", "--to", "json", "-o", "d").exit_code == 0
    assert Path(f"{deep}/cable.json").exists()
    Path(f"{deep}/cable.json").unlink()
