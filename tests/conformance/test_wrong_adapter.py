"""Every fault that a program is likely to make shows, each in cases of its own."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from cableformat.conformance import Status, judge, own_answer, questions, run, suite
from tests.conformance import wrong_adapter
from tests.conformance.wrong_adapter import BEHAVIOURS, SWITCHES, wrong_answer


@cache
def asked():
    """Every question, and the right answer to it."""
    return tuple(
        (question, own_answer(question.operation, question.format, question.source))
        for question in questions(suite())
    )


@cache
def failed(switch):
    """What fails with a switch: those questions whose answers it makes wrong."""
    # The right answers are judged by tests/conformance/test_judge.py.
    wrong = ((q, wrong_answer(switch, q, right), right) for q, right in asked())
    return frozenset(
        (question.name, question.format)
        for question, answer, right in wrong
        if answer != right and not judge(question, answer).passed
    )


def test_there_are_many_switches():
    """The issue asks for thirty."""
    assert len(SWITCHES) == len(set(SWITCHES)) >= 60


def test_without_a_switch_nothing_is_wrong():
    for question, right in asked():
        assert wrong_answer("none", question, right) is right


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_fault_shows_as_no_other_does(switch):
    """The suite has a case that it fails, and fails other cases than its likes."""
    assert failed(switch)
    alike = [other for other in SWITCHES if failed(other) == failed(switch)]
    assert alike == [switch]


@pytest.mark.parametrize(
    ("switch", "few"),
    [
        ("lost-delivery-by-other-means", 3),
        ("dropped-duplicate-caption", 10),
        ("lost-zeros-of-section", 200),
        ("spans-in-bytes", 10),
    ],
)
def test_a_fault_of_one_element_leaves_the_rest_alone(switch, few):
    """A report points at what is wrong."""
    assert len(failed(switch)) <= few


def some_questions(switch):
    """Six that the switch makes wrong, or six."""
    names = failed(switch)
    chosen = [q for q, _ in asked() if not names or (q.name, q.format) in names]
    return chosen[:6]


def over_the_wire(switch):
    program = [sys.executable, str(Path(wrong_adapter.__file__)), switch]
    return run(some_questions(switch), program, timeout=30)


@pytest.mark.parametrize(
    "switch", ["none", "local-time", "crlf-lost", "spans-in-bytes"]
)
def test_over_the_wire_it_is_the_same(switch):
    report = over_the_wire(switch)
    status = Status.PASSED if switch == "none" else Status.FAILED
    assert {outcome.status for outcome in report.outcomes} == {status}
    assert report.conforms() == (switch == "none")
    assert report.implementation.name == f"wrong: {switch}"


def test_each_behaviour_shows_as_no_other_does():
    """Which questions have no answer, and why."""
    told = {
        switch: tuple((o.status, o.why) for o in over_the_wire(switch).outcomes)
        for switch in BEHAVIOURS
    }
    assert len(set(told.values())) == len(BEHAVIOURS)
    for outcomes in told.values():
        assert Status.ERRORED in {status for status, _ in outcomes}
