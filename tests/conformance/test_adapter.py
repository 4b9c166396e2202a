"""Whatever an adapter does, there is one line about it, soon, and nothing is left."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import attrs
import pytest

from cableformat.conformance import (
    Adapter,
    Answer,
    Failure,
    Operation,
    Skipped,
    Started,
    _process,
    questions,
    suite,
)
from tests.conformance import misbehaving

PROGRAM = Path(misbehaving.__file__)
#: Long enough for an interpreter on a crowded machine to start.
PATIENT = 20.0


def adapter(way, timeout=PATIENT):
    return Adapter([sys.executable, "-S", "-E", str(PROGRAM), way], timeout=timeout)


@pytest.fixture
def question():
    (case,) = (c for c in suite() if c.name == "valid/telegram/canonical")
    (asked,) = questions([case], [Operation.TEXT_JSON])
    return asked


@pytest.fixture(autouse=True)
def nothing_is_left():
    """No thread and no open file of a run outlives it for long."""
    before = held()
    yield
    soon = time.monotonic() + 10
    while held() != before and time.monotonic() < soon:
        time.sleep(0.05)
    assert held() == before


def held():
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


NOT_STARTED = "its answer to start is no message: "
NO_MESSAGE = "its answer is no message: "


def started(way):
    found = adapter(way)
    assert isinstance(found.start(), Started)
    return found


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("dies-at-start", "expected an answer to start; it ended with exit code 3"),
        (
            "chatty-at-start",
            f"{NOT_STARTED}it is not JSON (unexpected character",
        ),
        (
            "protocol-2",
            f"{NOT_STARTED}expected protocol 1; found 2",
        ),
        (
            "unknown-operation",
            f"{NOT_STARTED}operations: expected operations; found 'text-yaml'",
        ),
        (
            "script-as-homepage",
            f"{NOT_STARTED}implementation.homepage is no address: 'javascript:",
        ),
        (
            "bloats-at-start",
            "expected an answer to start; found a line of more than 16,777,216 bytes",
        ),
    ],
)
def test_an_adapter_that_starts_wrongly(way, why):
    with adapter(way) as program:
        failure = program.start()
        assert failure.why.startswith(why)
        assert program.ask(None) == Failure(why="it does not run")


def test_an_adapter_that_is_slow_to_start():
    with adapter("silent-at-start", timeout=0.5) as program:
        failure = program.start()
    assert failure.why == "expected an answer to start; found none within 0.5 s"


@pytest.mark.parametrize(
    "command",
    [["/no/such/program"], [], ["a\0b"], [str(PROGRAM.parent)], [""]],
    ids=["missing", "empty", "nul", "folder", "no-name"],
)
def test_a_command_that_can_not_be_run(command):
    with Adapter(command) as program:
        failure = program.start()
    assert failure.why.startswith("it can't be run: ")
    assert program.stop() is None


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("chatty", f"{NO_MESSAGE}it is not JSON (unexpected character"),
        ("blank-line", f"{NO_MESSAGE}it is not JSON (Input is a zero-length"),
        ("endless-chat", f"{NO_MESSAGE}it is not JSON (unexpected character"),
        ("wrong-seq", "expected an answer to seq 1; found one to seq 2"),
        ("seq-as-text", f"{NO_MESSAGE}seq: expected a whole number; found '1'"),
        (
            "two-kinds",
            f"{NO_MESSAGE}expected seq and one of result, skipped, error; found seq",
        ),
        (
            "malformed-base64",
            f"{NO_MESSAGE}output.base64: expected base64 with its padding",
        ),
        ("not-utf-8", f"{NO_MESSAGE}it is not JSON (str is not valid UTF-8"),
        ("lone-surrogate", f"{NO_MESSAGE}it is not JSON (no low surrogate in string"),
        ("nan", f"{NO_MESSAGE}it is not JSON (unexpected character"),
        ("huge-number", f"{NO_MESSAGE}it is not JSON (number is infinity"),
        ("deep", f"{NO_MESSAGE}it is not JSON (depth limit exceeded"),
        ("name-twice", f"{NO_MESSAGE}it has two members 'result'"),
        ("dies", "expected an answer; it ended with exit code 3"),
        ("killed", "expected an answer; it ended with signal SIGKILL"),
        ("bloats", "expected an answer; found a line of more than 16,777,216 bytes"),
        (
            "closes-stdout",
            "expected an answer; it closed its standard output and goes on",
        ),
        ("leaves-a-child", "expected an answer; it ended with exit code 0"),
        ("leaves-a-runaway-child", "expected an answer; it ended with exit code 0"),
    ],
)
def test_an_adapter_that_answers_wrongly(way, why, question):
    """An adapter that answers wrongly is killed, and can be started again."""
    with started(way) as program:
        began = time.monotonic()
        failure = program.ask(question)
        assert failure.why.startswith(why)
        assert "\n" not in failure.why
        assert len(failure.why) < 200
        assert len(failure.told) <= 4200
        assert failure.fatal
        assert time.monotonic() - began < 10
        assert isinstance(program.start(), Started)


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("silent", "expected an answer; found none within 0.5 s"),
        (
            "half-a-line",
            "expected an answer; found none within 0.5 s, but the beginning of a line",
        ),
    ],
)
def test_an_adapter_that_is_silent(way, why, question):
    with started(way) as program:
        program.timeout = 0.5
        assert program.ask(question).why == why


def test_an_adapter_that_reads_nothing(question):
    """If an adapter reads nothing, a source larger than any pipe ends in a timeout."""
    with started("deaf") as program:
        program.timeout = 0.5
        large = attrs.evolve(question, source=b"X" * 1_000_000)
        assert program.ask(large).why == "expected an answer; found none within 0.5 s"


def test_a_verdict_is_no_output(question):
    """A verdict in place of an output is a failure, and the adapter is asked the next
    question.
    """
    with started("verdict-for-output") as program:
        failure = program.ask(question)
        assert failure.why == "expected an output or a refusal; found a verdict"
        assert not failure.fatal
        assert program.ask(question).why == failure.why
        validate = attrs.evolve(question, operation=Operation.VALIDATE)
        assert program.ask(validate) == Answer(valid=True)


def test_an_error_and_a_skip_are_answers(question):
    with started("reports-an-error") as program:
        failure = program.ask(question)
        assert failure.why == "it reports an error: no memory"
        assert failure.told == "at: x.c\n12"
        assert not failure.fatal
    with started("skips") as program:
        assert program.ask(question) == Skipped(reason="not yet")
        assert program.stop() is None


def test_an_operation_that_it_did_not_announce_is_skipped(question):
    """An operation that the adapter did not announce is skipped, unless the caller asks
    anyway.
    """
    asked = attrs.evolve(question, operation=Operation.TEXT_XML)
    with started("none") as program:
        assert program.ask(asked) == Skipped(reason="it does not announce text-xml")
        assert program.ask(asked, anyway=True) == Answer(refused=True)


def test_an_adapter_that_answers_twice(question):
    """The second answer to a question is not accepted as the answer to the next one."""
    with started("answers-twice") as program:
        assert program.ask(question) == Answer(refused=True)
        failure = program.ask(question)
        assert failure.why == "expected an answer to seq 2; found one to seq 1"


def test_an_adapter_that_dies_when_it_has_answered(question):
    """If an adapter dies after an answer, the answer counts, and the next question
    fails with the end of standard error.
    """
    with started("dies-afterwards") as program:
        assert program.ask(question) == Answer(refused=True)
        failure = program.ask(question)
        assert failure.why == "expected an answer; it ended with exit code 3"
        assert failure.told == "Traceback: \x1b[2J it hurts"


def test_an_adapter_that_complains_without_end(question):
    """Standard error of an adapter is read without end, and only its end is kept."""
    with started("noisy-stderr") as program:
        assert program.ask(question) == Answer(refused=True)
        assert program.ask(question) == Answer(refused=True)
        assert 4000 < len(program._process.complaints) <= _process.KEPT


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("ignores-stop", "it did not end at stop, and was killed"),
        ("answers-stop", "expected no answer to stop; found a line"),
        ("fails-at-stop", "at stop it ended with exit code 4"),
        ("answers-twice", "expected no answer to stop; found a line"),
    ],
)
def test_an_adapter_that_stops_wrongly(way, why, question, monkeypatch):
    monkeypatch.setattr("cableformat.conformance._adapter.MOMENT", 1.0)
    with started(way) as program:
        assert program.ask(question) == Answer(refused=True)
        assert program.stop().why == why
        assert program.ask(question).why == "it does not run"


def test_every_way_to_misbehave_is_tried():
    """Every way to misbehave is used by a test in this file."""
    told = Path(__file__).read_text("utf-8")
    ways = (
        misbehaving.AT_START
        | misbehaving.AT_A_QUESTION
        | misbehaving.AFTERWARDS
        | misbehaving.AT_STOP
    )
    assert [way for way in ways if f'"{way}"' not in told] == []


def test_a_child_of_an_adapter_is_killed_with_it(tmp_path):
    """The processes that an adapter started are killed with it, unless they have left
    its group.
    """
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen(['sleep', '600'])\n"
        f"open({str(tmp_path / 'child')!r}, 'w').write(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    with Adapter([sys.executable, "-S", "-c", code], timeout=3) as program:
        program.start()
    child = int((tmp_path / "child").read_text("utf-8"))
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text("utf-8").split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child lives on")


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 86_401])
def test_a_timeout_ends(timeout):
    with pytest.raises(ValueError, match="expected a timeout above 0"):
        Adapter(["x"], timeout=timeout)
