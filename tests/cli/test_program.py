"""The program as a whole, in process and for real."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cableformat
from cableformat.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
CANONICAL = FIXTURES / "valid/telegram/canonical/input.txt"


def really(*args, **named):
    command = [sys.executable, "-m", "cableformat", *map(str, args)]
    return subprocess.run(command, capture_output=True, check=False, **named)


def test_the_version_is_the_packages(run):
    result = run("--version")
    assert result.stdout == f"cableformat {cableformat.__version__}\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "args", [(), ("show",), ("convert",), ("check",), ("schema",), ("lookup",)]
)
def test_help_has_examples(run, args):
    for option in ("-h", "--help"):
        result = run(*args, option)
        assert "Examples:\n    cableformat" in result.stdout
        assert result.exit_code == 0


def test_no_command_and_an_unknown_command_are_usage_errors(run):
    assert run().exit_code == 2
    assert run("paint").exit_code == 2


def test_an_interruption_ends_quietly(run, monkeypatch):
    def interrupt(_name):
        raise KeyboardInterrupt

    monkeypatch.setattr("cableformat.cli._io.read", interrupt)
    for args in (("show", "-"), ("convert", "-", "--to", "text"), ("check", "-")):
        result = run(*args)
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 130)


def test_a_reader_that_leaves_is_no_news(run, monkeypatch):
    def leave(_name):
        raise BrokenPipeError

    monkeypatch.setattr("cableformat.cli._io.read", leave)
    result = run("show", "-")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 1)


def test_a_reader_that_leaves_in_the_middle_is_no_news(monkeypatch, capsys):
    class Left(io.StringIO):
        def write(self, _text):
            raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(sys, "stdout", Left())
    with pytest.raises(SystemExit) as exited:
        main(["show", str(CANONICAL)])
    assert exited.value.code == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("args", [["--help"], ["show", str(CANONICAL)]])
def test_a_device_without_room_is_reported(args, monkeypatch, capsys):
    class Full(io.StringIO):
        def write(self, _text):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(SystemExit) as exited:
        main(args)
    assert exited.value.code == 1
    assert capsys.readouterr().err == (
        "cableformat: -: No space left on device [output.unwritable]\n"
    )


def test_the_module_runs():
    result = really("convert", "-", "--to", "text", input=CANONICAL.read_bytes())
    assert (result.stdout, result.stderr) == (CANONICAL.read_bytes(), b"")
    assert result.returncode == 0


def test_the_module_makes_a_document_that_checks():
    document = really("convert", CANONICAL, "--to", "xml")
    result = really("check", "-", input=document.stdout)
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"", 0)


def test_what_is_piped_in_is_read_where_nothing_is_named():
    command = [sys.executable, "-m", "cableformat", "cite", "--style", "nara"]
    piped = subprocess.run(
        command, input=b"SUBJECT: CORK\n", capture_output=True, check=False
    )
    assert piped.stdout == b'Telegram, "CORK."\n'
    nothing = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert nothing.returncode == 2


def test_the_module_shows_a_page():
    result = really("show", CANONICAL)
    assert result.stdout.startswith(b"Precedence            PRIORITY\nDate time")
    assert b"\x1b" not in result.stdout
    assert (result.stderr, result.returncode) == (b"", 0)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command", [("show", "-"), ("convert", "-", "--to", "text")], ids=lambda c: c[0]
)
def test_a_reader_that_leaves_ends_it_quietly(
    command, unbuffered, tmp_path, monkeypatch
):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    source = tmp_path / "long.txt"
    # More than any pipe holds.
    source.write_bytes(b"UNCLAS ROME 12\n\n1. " + b"word " * 200_000)
    with (
        source.open("rb") as stdin,
        subprocess.Popen(
            [sys.executable, "-m", "cableformat", *command],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "args",
    [("--help",), ("show", CANONICAL), ("explain", "--all"), ("lookup", "CH")],
)
def test_a_full_device_is_reported_without_a_traceback(args):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "cableformat", *map(str, args)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.stderr == (
        b"cableformat: -: No space left on device [output.unwritable]\n"
    )
    assert result.returncode == 1


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A folder with broken documents, followed by a telegram."""
    monkeypatch.chdir(tmp_path)
    Path("bad.json").write_text("{}", "utf-8")
    Path("bad.xml").write_text("<cable/>", "utf-8")
    Path("good.txt").write_text("FM AMEMBASSY LIMA\n?? ??\n", "utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("args", "code"),
    [
        # 1 is an answer of diff, and nothing was compared.
        (("diff", "good.txt", "bad.json"), 2),
        (("convert", "bad.json", "good.txt", "--to", "xml", "-o", "out"), 1),
        (("hash", "bad.xml", "good.txt"), 1),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.usefixtures("broken")
def test_what_can_not_be_printed_stops_nothing(args, code, unbuffered):
    """If standard error is full, the work is done and the exit code is right, even when
    the stream is flushed again at the end.
    """
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cableformat", *args],
            stdout=subprocess.PIPE,
            stderr=full,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == code
    assert args[0] != "convert" or Path("out/good.xml").exists()
    assert args[0] != "hash" or done.stdout.endswith(b"  good.txt\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
def test_a_working_folder_that_is_gone_has_no_files(run, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = run("check", "cable.txt", "--fail-on", "info")
    assert "cable.txt: no such file [input.missing]" in result.stderr
    assert result.exit_code == 1
