"""A signal that ends a command ends the adapter that it runs too."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")

#: Signals are reset as in a terminal: the parent of the tests may ignore them.
MAIN = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from cableformat.cli import main
main()
"""
PROGRAM = (sys.executable, "-c", MAIN, "conform")

#: It prints its process number and then nothing, so it never notices a closed pipe.
SILENT = """
import json, os, sys, time
sys.stdin.readline()
print(json.dumps({"protocol": 1, "implementation": {"name": "x"},
                  "operations": ["validate"]}), flush=True)
sys.stdin.readline()
with open(sys.argv[1] + ".part", "w") as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[1] + ".part", sys.argv[1])
time.sleep(120)
"""


def _number(file):
    deadline = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return int(file.read_text("utf-8"))


def _runs(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("command", "name"),
    [("run", "SIGINT"), ("run", "SIGTERM"), ("smoke", "SIGHUP"), ("smoke", "SIGINT")],
)
def test_a_signal_leaves_no_adapter_behind(tmp_path, command, name):
    script, reported = tmp_path / "silent.py", tmp_path / "number"
    script.write_text(SILENT, "utf-8")
    adapter = f"{sys.executable} {script} {reported}"
    harness = subprocess.Popen(
        [*PROGRAM, command, "--adapter", adapter, "--timeout", "100"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    number = _number(reported)
    harness.send_signal(getattr(signal, name))
    ended = 130 if name == "SIGINT" else -getattr(signal, name)
    assert harness.wait(30) == ended
    deadline = time.monotonic() + 5
    while _runs(number) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(number)
