"""A run has an outcome for every question, in their order, whatever happens."""

from __future__ import annotations

import threading
from functools import cache

import pytest

from cableformat.conformance import (
    Answer,
    Failure,
    Operation,
    Skipped,
    Status,
    _run,
    _smoke,
    asked,
    questions,
    run,
    smoke,
    suite,
)
from cableformat.errors import CableFormatError
from tests.unit.conformance.in_process import InProcess, right

DEAD = Failure(why="it ended with exit code 3", told="it hurts")


@cache
def some():
    """Every question about two valid cases and an invalid one."""
    names = ("documents/json-layout", "telegram/canonical", "documents/json-cut-off")
    return list(questions(c for c in suite() if c.name.partition("/")[2] in names))


@pytest.fixture
def ran(monkeypatch):
    def ask(adapter, asked_of=None, **options):
        monkeypatch.setattr(_run, "Adapter", adapter)
        return run(some() if asked_of is None else asked_of, ["mine"], **options)

    return ask


@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_have_the_order_of_the_questions(ran, jobs):
    """Outcomes are in the order of the questions, and each is reported once, however
    many adapters answer.
    """
    seen = []
    adapter = InProcess()
    report = ran(adapter, jobs=jobs, timeout=7.0, on_outcome=seen.append)
    assert [outcome.question for outcome in report.outcomes] == some()
    assert sorted(map(id, seen)) == sorted(map(id, report.outcomes))
    assert adapter.options == [(["mine"], 7.0)] * jobs
    assert report.counts() == {Status.PASSED: len(some())}
    assert report.implementation == adapter.announced.implementation
    assert report.notes == ()
    assert report.began is not None
    assert report.seconds >= max(outcome.seconds for outcome in report.outcomes) >= 0


def test_an_outcome_says_what_came_of_the_question():
    """The outcome of a wrong answer has both sides, and that of an error what the
    adapter said.
    """
    question = next(q for q in some() if q.name.endswith("/canonical validate"))
    wrong = asked(question, lambda _: Answer(refused=True))
    assert (wrong.status, wrong.question) == (Status.FAILED, question)
    assert (wrong.expected, wrong.actual) == ("no finding", "refused")
    assert wrong.why
    skipped = asked(question, lambda _: Skipped(reason="not yet"))
    assert (skipped.status, skipped.why) == (Status.SKIPPED, "not yet")
    dead = asked(question, lambda _: DEAD)
    assert (dead.status, dead.why) == (Status.ERRORED, DEAD.why)
    assert (dead.context, skipped.context, wrong.context) == (DEAD.told, "", "")
    passed = asked(question, right)
    assert (passed.status, passed.why) == (Status.PASSED, "")


def test_an_adapter_that_dies_is_started_again(ran):
    """An adapter that dies is started again, and an answer begins the count of failures
    again.
    """
    count = iter(range(100))
    adapter = InProcess(lambda q: DEAD if next(count) % 2 else right(q))
    report = ran(adapter)
    errors = [o.status for o in report.outcomes].count(Status.ERRORED)
    assert errors == len(some()) // 2 > 5
    assert adapter.started >= errors


@pytest.mark.parametrize("starts", [[], [None, *[DEAD] * 9]])
def test_an_adapter_that_fails_five_times_in_a_row_is_not_asked_on(ran, starts):
    """After five failures in a row, or if the adapter does not start again, every other
    question is an error.
    """
    adapter = InProcess(lambda _: DEAD, starts=starts)
    report = ran(adapter)
    assert {outcome.status for outcome in report.outcomes} == {Status.ERRORED}
    assert [o.why == DEAD.why for o in report.outcomes] == [
        place < 5 for place in range(len(some()))
    ]
    assert adapter.started == 5


def test_an_error_that_is_reported_is_no_death(ran):
    error = Failure(why="no memory", fatal=False)
    report = ran(InProcess(lambda _: error))
    assert {outcome.why for outcome in report.outcomes} == {"no memory"}
    assert not report.conforms()


def test_how_adapters_end_is_noted_once(ran):
    """If several adapters end in the same way, that is noted once."""
    report = ran(InProcess(ending=DEAD), jobs=3)
    assert report.notes == (DEAD.why,)


def test_an_adapter_that_does_not_start_is_no_run(ran):
    """If the adapter does not start, the exception contains what it wrote to standard
    error.
    """
    with pytest.raises(CableFormatError) as caught:
        ran(InProcess(starts=[DEAD]))
    assert caught.value.code == "conformance.no-adapter"
    assert DEAD.why in str(caught.value)
    assert DEAD.told in str(caught.value)


class EnoughError(Exception):
    """What somebody else raises."""


def raise_enough(*_):
    raise EnoughError


def broken():
    yield from some()[:3]
    raise EnoughError


@pytest.mark.parametrize(
    ("asked_of", "options"), [(None, {"on_outcome": raise_enough}), (broken, {})]
)
def test_what_others_raise_ends_the_run(ran, asked_of, options):
    """An exception of the caller or of the questions ends the run, every adapter and
    every thread.
    """
    adapter = InProcess()
    with pytest.raises(EnoughError):
        ran(adapter, asked_of and asked_of(), jobs=2, **options)
    assert adapter.killed >= 2
    assert threading.active_count() == 1


def test_nothing_to_ask_is_a_run(ran):
    report = ran(InProcess(), [])
    assert (report.outcomes, report.conforms()) == ((), False)


# The first steps


@pytest.fixture
def steps(monkeypatch):
    def take(adapter, cases=None):
        monkeypatch.setattr(_smoke, "Adapter", adapter)
        chosen = [
            c for c in suite() if c.topic in ("documents", "encoding", "telegram")
        ]
        return list(smoke(chosen if cases is None else cases, ["mine"], timeout=3.0))

    return take


def test_a_right_adapter_passes_every_step(steps):
    """A right adapter passes every step except the skip, because it announces every
    operation.
    """
    adapter = InProcess()
    found = steps(adapter)
    names = ["start", "answer", "base64", "refusal", "skip", "stop"]
    assert [step.name for step in found] == names
    assert [step.passed for step in found] == [True, True, True, True, None, True]
    assert "mine 2 in C: text-json, json-text" in found[0].told
    assert all("right" in step.told for step in found[1:4])
    assert adapter.options == [(["mine"], 3.0)]
    assert [step.passed for step in steps(InProcess(), [])][1:5] == [None] * 4


def test_each_step_asks_for_what_it_is_about(steps):
    """Each step asks about a small source, and asks for a verdict only if the adapter
    announces nothing else.
    """
    seen = []
    steps(InProcess(lambda q: seen.append(q) or right(q)))
    answer, encoded, refusal = seen
    assert (answer.case.group.value, answer.format) == ("valid", "text")
    assert answer.operation is not Operation.VALIDATE
    assert encoded.source != encoded.source.decode("utf-8", "replace").encode()
    assert refusal.case.group.value == "invalid"
    small = [c for c in suite() if c.group.value == "valid" and c.cable]
    sizes = [len(c.source) for c in small if c.format == "text"]
    assert len(answer.source) <= sorted(sizes)[len(sizes) // 2]
    adapter = InProcess(lambda q: seen.append(q) or right(q), operations=["validate"])
    steps(adapter)
    assert {q.operation for q in seen[3:6]} == {Operation.VALIDATE}


def test_what_it_does_not_announce_it_skips(steps):
    """The step of skips passes if the adapter skips an operation that it does not
    announce.
    """
    some_of_it = [Operation.TEXT_JSON, Operation.VALIDATE]

    def skipping(question):
        if question.operation in some_of_it:
            return right(question)
        return Skipped(reason="not yet")

    found = steps(InProcess(skipping, operations=some_of_it))
    # No source that is no cable is asked to be converted from text.
    assert [step.passed for step in found] == [True, True, True, None, True, True]
    answers = steps(InProcess(right, operations=some_of_it))
    assert [step.passed for step in answers] == [True, True, True, None, False, True]
    assert answers[4].hint


def test_a_wrong_answer_is_no_fault_of_the_dialogue(steps):
    """A wrong answer passes the steps of the dialogue, but an output for a source that
    is not a cable fails.
    """
    found = steps(InProcess(lambda _: Answer(output=b"{}")))
    assert [step.passed for step in found] == [True, True, True, False, None, True]
    assert "wrong: " in found[1].told
    assert found[3].hint


def test_a_failure_has_what_was_said_and_what_helps(steps):
    """A failed step has what was said and a hint, and the next step starts the adapter
    again.
    """
    adapter = InProcess(lambda _: DEAD)
    found = steps(adapter)
    failed = [step for step in found if step.passed is False]
    assert [step.name for step in failed] == ["answer", "base64", "refusal"]
    assert {(step.told, step.context) for step in failed} == {(DEAD.why, DEAD.told)}
    assert all(step.hint for step in failed)
    assert adapter.started == 3
    again = steps(InProcess(lambda _: DEAD, starts=[None, Failure(why="no")]))
    assert [step.told for step in again if step.name == "base64"] == ["no"]


def test_an_adapter_that_does_not_start_takes_no_other_step(steps):
    found = steps(InProcess(starts=[DEAD]))
    assert [(step.name, step.passed) for step in found] == [("start", False)]
    ending = steps(InProcess(ending=DEAD))[-1]
    assert (ending.name, ending.passed, ending.told) == ("stop", False, DEAD.why)
