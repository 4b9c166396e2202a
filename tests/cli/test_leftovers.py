"""A program that is ended leaves nothing, or what the next one removes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")

#: SIGHUP is reset as in a terminal, because the parent of the tests may ignore it.
#: The program stops for good where a file is written and not yet moved.
SLOW = """
import pathlib, signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)
def stop(*_):
    pathlib.Path("stopped").touch()
    time.sleep(120)
pathlib.Path.replace = stop
from cableformat.cli import main
main()
"""
TELEGRAM = b"FM AMEMBASSY LIMA\n"
ARGS = ("convert", "cable.txt", "--to", "json", "-o")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("cable.txt").write_bytes(TELEGRAM)
    return tmp_path


@pytest.fixture
def stopped():
    """Start a program that stops in the middle of writing; at the end it is killed."""
    running = []

    def start(*args):
        program = subprocess.Popen([sys.executable, "-P", "-c", SLOW, *args])
        running.append(program)
        deadline = time.monotonic() + 60
        while not Path("stopped").exists():
            assert program.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        Path("stopped").unlink()
        return program

    yield start
    for program in running:
        program.kill()
        program.wait()


def left(place="."):
    return [path for path in Path(place).iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("out", ["out.json", "out/"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_nothing_and_ends_the_program(stopped, name, out):
    program = stopped(*ARGS, out)
    place = "out" if out == "out/" else "."
    assert len(left(place)) == 1
    program.send_signal(getattr(signal, name))
    assert program.wait(30) == -getattr(signal, name)
    assert left(place) == []
    assert not Path("out.json").exists()


def test_an_ignored_signal_stays_ignored(stopped, monkeypatch):
    """A signal that the caller ignores, as `nohup` does, does not end the program."""
    ignoring = SLOW.replace("SIG_DFL", "SIG_IGN")
    monkeypatch.setitem(globals(), "SLOW", ignoring)
    program = stopped(*ARGS, "out.json")
    program.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(0.3)
    assert len(left()) == 1


def test_what_was_killed_is_removed_when_its_output_is_written_again(stopped, run):
    program = stopped(*ARGS, "out.json")
    program.kill()
    program.wait()
    assert len(left()) == 1
    # Another output is none of its business.
    assert run(*ARGS, "other.json").exit_code == 0
    assert len(left()) == 1
    assert run(*ARGS, "out.json").exit_code == 0
    assert left() == []
    assert Path("out.json").read_bytes() == Path("other.json").read_bytes()


def test_what_another_program_writes_is_left_alone(stopped, run):
    one = stopped(*ARGS, "out.json")
    two = stopped(*ARGS, "out.json")
    both = left()
    assert len(both) == 2
    assert run(*ARGS, "out.json").exit_code == 0
    assert left() == both
    for program in (one, two):
        program.terminate()
        program.wait()
    assert left() == []
    assert Path("out.json").exists()


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_temporary_file_is_left_alone(stopped, run, kind):
    """A folder, a pipe or a link with the name of a temporary file is left alone,
    because anyone who may write there may have made it.
    """
    program = stopped(*ARGS, "out.json")
    program.kill()
    program.wait()
    (name,) = left()
    name.unlink()
    if kind == "folder":
        name.mkdir()
    elif kind == "pipe":
        os.mkfifo(name)
    else:
        name.symlink_to("cable.txt")
    assert run(*ARGS, "out.json").exit_code == 0
    assert left() == [name]
    assert Path("out.json").exists()
    assert Path("cable.txt").read_bytes() == TELEGRAM
