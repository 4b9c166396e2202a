"""Every answer of this library is right, and answers that are not are told apart."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from cableformat import conformance
from cableformat.conformance import Answer, Operation, judge, questions, suite


def own_answer(question):
    """What this library answers to a question."""
    return conformance.own_answer(question.operation, question.format, question.source)


@cache
def all_questions():
    return tuple(questions(suite()))


@pytest.mark.parametrize("operation", Operation)
def test_this_library_answers_every_question_right(operation):
    asked = [q for q in all_questions() if q.operation is operation]
    assert len(asked) > 800
    wrong = [
        (question.name, judgement.why)
        for question in asked
        if not (judgement := judge(question, own_answer(question))).passed
    ]
    assert wrong == []


def test_an_answer_to_nothing_is_wrong_everywhere():
    """No output, no refusal, no verdict: of an invalid source it is no refusal."""
    assert not any(
        judge(question, Answer()).passed
        for question in all_questions()
        if question.operation is not Operation.VALIDATE
    )


def test_a_refusal_is_right_of_invalid_cases_alone():
    for question in all_questions():
        passed = judge(question, Answer(refused=True)).passed
        assert passed == (question.case.group.value == "invalid"), question.name


def test_the_answer_to_another_case_is_wrong():
    """Each answer is given to the next question of its kind with another cable."""
    for operation in Operation:
        if operation is Operation.VALIDATE:
            continue
        asked = [
            q
            for q in all_questions()
            if q.operation is operation and q.case.group.value != "invalid"
        ]
        for before, question in pairwise(asked):
            if before.case.cable != question.case.cable:
                judgement = judge(question, own_answer(before))
                assert not judgement.passed, question.name
                assert judgement.why
                assert judgement.expected or not question.case.cable


def _asked_to_validate(name):
    (question,) = (
        q
        for q in all_questions()
        if q.case.name == name and q.operation is Operation.VALIDATE
    )
    return question


def _rule(question, path="/content/classificationLine"):
    (breach,) = question.case.breaches
    return {"code": breach["code"], "path": path, "span": breach["span"]}


def test_nobody_need_know_rules():
    """What is read is right; where a case says nothing of rules, none is wrong."""
    broken = _asked_to_validate("repairable/rules/banner-level")
    assert judge(broken, Answer(valid=True, findings=())).passed
    silent = _asked_to_validate("valid/telegram/canonical")
    assert silent.case.breaches is None
    assert judge(silent, Answer(valid=True, findings=(_rule(broken),))).passed


def test_rules_that_are_told_are_those_that_are_broken():
    """By code, path and span, where the case says which."""
    broken = _asked_to_validate("repairable/rules/banner-level")
    assert judge(broken, Answer(valid=True, findings=(_rule(broken),))).passed
    elsewhere = _rule(broken, path="/content")
    judgement = judge(broken, Answer(valid=True, findings=(elsewhere,)))
    assert not judgement.passed
    assert "rules.banner-level" in judgement.why
    sound = _asked_to_validate("valid/rules/classified-2008")
    assert not judge(sound, Answer(valid=True, findings=(_rule(broken),))).passed
