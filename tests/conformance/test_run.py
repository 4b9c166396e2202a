"""A run has an outcome for every question, in their order, whatever becomes of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cableformat.conformance import (
    Operation,
    Status,
    asked,
    own_answer,
    questions,
    run,
    suite,
)
from cableformat.errors import CableFormatError
from tests.conformance import misbehaving
from tests.conformance.test_adapter import nothing_is_left

__all__ = ["nothing_is_left"]

OWN = [sys.executable, "-m", "cableformat.conformance"]
PATIENT = 30.0


def in_way(way):
    return [sys.executable, "-S", "-E", str(Path(misbehaving.__file__)), way]


@pytest.fixture(scope="module")
def some():
    """Forty questions that are answered with a refusal, twenty of them rightly."""
    all_of_it = list(questions(suite(), [Operation.JSON_XML]))
    invalid = [q for q in all_of_it if q.case.group.value == "invalid"]
    valid = [q for q in all_of_it if q.case.group.value == "valid"]
    return invalid[:20] + valid[:20]


@pytest.fixture(scope="module")
def slice_of_all():
    """Every thirtieth question of the suite."""
    return list(questions(suite()))[::30]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_outcomes_have_the_order_of_the_questions(jobs, slice_of_all):
    """However many adapters answer; this library answers rightly."""
    seen = []
    report = run(
        iter(slice_of_all), OWN, timeout=PATIENT, jobs=jobs, on_outcome=seen.append
    )
    assert [o.question for o in report.outcomes] == slice_of_all
    assert {o.status for o in report.outcomes} == {Status.PASSED}
    assert sorted(map(id, seen)) == sorted(map(id, report.outcomes))
    assert report.implementation.name == "cableformat"
    assert report.notes == ()
    assert report.conforms()


def test_a_run_says_what_the_same_answers_say_in_process(slice_of_all):
    """The wire adds nothing and loses nothing."""
    report = run(slice_of_all, OWN, timeout=PATIENT)
    assert list(report.outcomes) == [
        asked(q, lambda q: own_answer(q.operation, q.format, q.source))
        for q in slice_of_all
    ]


def test_wrong_answers_are_failures(some):
    report = run(some, in_way("none"), timeout=PATIENT)
    assert report.counts() == {Status.PASSED: 20, Status.FAILED: 20}
    assert not report.conforms()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_adapter_that_dies_each_time_it_has_answered_is_started_again(jobs, some):
    """Every second question of an adapter finds it dead, which is no row of five."""
    report = run(some, in_way("dies-afterwards"), timeout=PATIENT, jobs=jobs)
    errors = [o for o in report.outcomes if o.status is Status.ERRORED]
    assert 20 - jobs < len(errors) <= 20
    assert {o.why for o in errors} == {"expected an answer; it ended with exit code 3"}
    assert {o.context for o in errors} == {"Traceback: \x1b[2J it hurts"}


@pytest.mark.parametrize("way", ["dies", "chatty", "wrong-seq"])
def test_an_adapter_that_fails_five_times_in_a_row_is_not_asked_on(way, some):
    """The rest has one line, and takes no time."""
    report = run(some, in_way(way), timeout=PATIENT)
    assert [o.question for o in report.outcomes] == some
    assert {o.status for o in report.outcomes} == {Status.ERRORED}
    told = [o.why for o in report.outcomes]
    rest = "not asked: the adapter failed 5 times in a row"
    assert told[5:] == [rest] * 35
    assert rest not in told[:5]


def test_silence_costs_its_time_five_times(some):
    """With two adapters a question of the other is on its way when both give up."""
    report = run(some, in_way("silent"), timeout=2, jobs=2)
    silent = [o for o in report.outcomes if "within 2 s" in o.why]
    assert 5 <= len(silent) <= 6
    assert len(report.outcomes) == len(some)


def test_an_operation_that_is_not_announced_is_skipped(some):
    report = run(
        questions([q.case for q in some], [Operation.JSON_TEXT]),
        in_way("none"),
        timeout=PATIENT,
    )
    assert {o.status for o in report.outcomes} == {Status.SKIPPED}
    assert {o.why for o in report.outcomes} == {"it does not announce json-text"}
    assert not report.conforms()


def test_errors_and_skips_go_on(some):
    """An error that is reported is no death."""
    errors = run(some, in_way("reports-an-error"), timeout=PATIENT).outcomes
    assert {(o.status, o.why) for o in errors} == {
        (Status.ERRORED, "it reports an error: no memory")
    }
    assert run(some, in_way("skips"), timeout=PATIENT).counts() == {Status.SKIPPED: 40}


@pytest.mark.parametrize(
    ("way", "note"),
    [
        ("fails-at-stop", "at stop it ended with exit code 4"),
        ("answers-stop", "expected no answer to stop; found a line"),
    ],
)
def test_how_an_adapter_ends_is_noted(way, note, some):
    """Once, however many do."""
    report = run(some, in_way(way), timeout=PATIENT, jobs=2)
    assert report.notes == (note,)
    assert report.counts()[Status.PASSED] == 20


@pytest.mark.parametrize("way", ["dies-at-start", "chatty-at-start"])
def test_an_adapter_that_never_starts_is_no_run(way, some):
    with pytest.raises(CableFormatError) as caught:
        run(some, in_way(way), timeout=PATIENT)
    assert caught.value.code == "conformance.no-adapter"
    assert ("it hurts" in str(caught.value)) == (way == "dies-at-start")


class Enough(Exception):
    """What somebody else raises."""


def test_what_a_caller_raises_ends_the_run(some):
    """An interruption too: the adapters are killed, whatever they do."""

    def enough(_):
        raise Enough

    with pytest.raises(Enough):
        run(some, in_way("none"), timeout=PATIENT, jobs=2, on_outcome=enough)


def test_what_the_questions_raise_ends_the_run(some):
    """A file of the suite may be gone in the middle of it."""

    def broken():
        yield from some[:3]
        raise Enough

    with pytest.raises(Enough):
        run(broken(), in_way("none"), timeout=PATIENT, jobs=2)


def test_nothing_to_ask_is_a_run():
    report = run([], in_way("none"), timeout=PATIENT)
    assert report.outcomes == ()
    assert not report.conforms()
