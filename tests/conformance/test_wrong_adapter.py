"""Every fault that a program is likely to make shows, each in cases of its own."""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from cableformat.conformance import (
    Answer,
    Status,
    judge,
    own_answer,
    questions,
    run,
    suite,
)
from tests.conformance import wrong_adapter
from tests.conformance.wrong_adapter import BEHAVIOURS, SWITCHES, is_asked, wrong_answer

#: What a fault may be put into.
WRITTEN = Answer(output=b"{}")
#: How many questions a fault of one element makes wrong, at most.
FEW = {
    "lost-delivery-by-other-means": 3,
    "dropped-duplicate-caption": 10,
    "lost-zeros-of-section": 200,
    "spans-in-bytes": 10,
}


@cache
def asked():
    return tuple(questions(suite()))


@cache
def right(question):
    return own_answer(question.operation, question.format, question.source)


def failing(switch):
    """The questions whose answers a switch makes wrong."""
    # The right answers are judged by tests/conformance/test_judge.py.
    for question in asked():
        if is_asked(switch, question):
            answer = wrong_answer(switch, question, right(question))
            if answer != right(question) and not judge(question, answer).passed:
                yield question


def names(found):
    return frozenset((question.name, question.format) for question in found)


def test_there_are_many_switches():
    """There are at least sixty switches, and none occurs twice."""
    assert len(SWITCHES) == len(set(SWITCHES)) >= 60


def test_without_a_switch_nothing_is_wrong():
    for question in asked():
        assert wrong_answer("none", question, WRITTEN) is WRITTEN


def test_every_fault_shows():
    """For every fault, the suite has a case that fails."""
    assert [switch for switch in SWITCHES if not any(failing(switch))] == []


@pytest.mark.full
def test_a_fault_shows_as_no_other_does():
    """Each fault fails another set of cases, and a fault of one element fails few."""
    failed = {switch: names(failing(switch)) for switch in SWITCHES}
    alike = defaultdict(list)
    for switch, found in failed.items():
        alike[found].append(switch)
    assert [switches for switches in alike.values() if len(switches) > 1] == []
    # A report points at what is wrong.
    for switch, few in FEW.items():
        assert len(failed[switch]) <= few, switch


def some_questions(switch):
    """Six that the switch makes wrong, or six."""
    return list(islice(failing(switch), 6)) or asked()[:6]


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


@pytest.mark.full
def test_each_behaviour_shows_as_no_other_does():
    """Each behaviour differs from the others in the questions without an answer, or in
    the reasons.
    """
    told = {
        switch: tuple((o.status, o.why) for o in over_the_wire(switch).outcomes)
        for switch in BEHAVIOURS
    }
    assert len(set(told.values())) == len(BEHAVIOURS)
    for outcomes in told.values():
        assert Status.ERRORED in {status for status, _ in outcomes}
