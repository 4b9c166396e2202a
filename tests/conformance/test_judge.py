"""Every answer of this library is right, and a wrong answer is found to be wrong."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import pytest

import cableformat.json
from cableformat import conformance, text, xml
from cableformat.conformance import Answer, Operation, judge, questions, suite
from cableformat.conformance._questions import cable_of_case
from tests.fixtures import FEW, name_of

#: One case of each kind; `cableformat conform run` in `tox -e full` asks all.
_FEW = {name_of(path) for path in FEW}


@cache
def own_answer(question):
    """What this library answers to a question."""
    return conformance.own_answer(question.operation, question.format, question.source)


@cache
def questions_of(name):
    return tuple(questions(case for case in suite() if case.name == name))


def few_questions():
    return [question for name in sorted(_FEW) for question in questions_of(name)]


@pytest.mark.parametrize("operation", Operation)
def test_this_library_answers_every_question_right(operation):
    asked = [q for q in few_questions() if q.operation is operation]
    assert len(asked) > 20
    wrong = [
        (question.name, judgement.why)
        for question in asked
        if not (judgement := judge(question, own_answer(question))).passed
    ]
    assert wrong == []


def test_an_answer_to_nothing_is_wrong_everywhere():
    """An answer without output, refusal and verdict is wrong for every question."""
    assert not any(
        judge(question, Answer()).passed
        for question in few_questions()
        if question.operation is not Operation.VALIDATE
    )


def test_only_an_invalid_case_is_rightly_refused():
    for question in few_questions():
        passed = judge(question, Answer(refused=True)).passed
        assert passed == (question.case.group.value == "invalid"), question.name


def test_the_answer_to_another_case_is_wrong():
    """The answer to a question is wrong for the next question of its kind with another
    cable.
    """
    for operation in Operation:
        if operation is Operation.VALIDATE:
            continue
        asked = [
            q
            for q in few_questions()
            if q.operation is operation and q.case.group.value != "invalid"
        ]
        for before, question in pairwise(asked):
            if before.case.cable != question.case.cable:
                judgement = judge(question, own_answer(before))
                assert not judgement.passed, question.name
                assert judgement.why
                assert judgement.expected or not question.case.cable


def _asked_to_validate(name):
    (question,) = (q for q in questions_of(name) if q.operation is Operation.VALIDATE)
    return question


def _rule(question, path="/content/classificationLine"):
    (breach,) = question.case.breaches
    return {"code": breach["code"], "path": path, "span": breach["span"]}


def test_nobody_need_know_rules():
    """A verdict without findings of rules is right, and so is any such finding if the
    case lists no rules.
    """
    broken = _asked_to_validate("repairable/rules/banner-level")
    assert judge(broken, Answer(valid=True, findings=())).passed
    silent = _asked_to_validate("valid/telegram/canonical")
    assert silent.case.breaches is None
    assert judge(silent, Answer(valid=True, findings=(_rule(broken),))).passed


def test_rules_that_are_reported_are_those_that_are_broken():
    """A reported rule must agree with the case by code, path and span."""
    broken = _asked_to_validate("repairable/rules/banner-level")
    assert judge(broken, Answer(valid=True, findings=(_rule(broken),))).passed
    elsewhere = _rule(broken, path="/content")
    judgement = judge(broken, Answer(valid=True, findings=(elsewhere,)))
    assert not judgement.passed
    assert "rules.banner-level" in judgement.why
    sound = _asked_to_validate("valid/rules/classified-2008")
    assert not judge(sound, Answer(valid=True, findings=(_rule(broken),))).passed


def _asked(name):
    return next(q for q in questions_of(name.partition(" ")[0]) if q.name == name)


def test_a_finding_that_is_reported_twice_is_one_too_many():
    broken = _asked_to_validate("repairable/instructions/four-letters")
    told = tuple(
        {name: each[name] for name in ("code", "path", "span")}
        for each in broken.case.findings
    )
    assert judge(broken, Answer(valid=True, findings=told)).passed
    assert not judge(broken, Answer(valid=True, findings=told * 2)).passed
    placed = tuple({**each, "span": tuple(each["span"])} for each in told)
    assert judge(broken, Answer(valid=True, findings=placed)).passed


@pytest.mark.parametrize(
    "name", ["valid/telegram/canonical", "invalid/documents/json-cut-off"]
)
@pytest.mark.parametrize("operation", [Operation.VALIDATE, Operation.JSON_XML])
def test_an_answer_of_two_kinds_is_wrong(name, operation):
    """An answer of two kinds is wrong, even if either of them would be right."""
    question = _asked(f"{name} {operation.value}")
    for both in (
        Answer(valid=True, refused=True),
        Answer(valid=False, refused=True),
        Answer(output=b"", refused=True),
        Answer(output=own_answer(question).output or b"", valid=True),
    ):
        judgement = judge(question, both)
        assert not judgement.passed
        assert judgement.why.startswith("expected one answer; found ")


@pytest.mark.parametrize("name", ["telegram/canonical", "documents/json-layout"])
def test_no_verdict_is_wrong(name):
    question = _asked_to_validate(f"valid/{name}")
    assert judge(question, Answer()).why == "expected a verdict; found none"
    assert not judge(question, Answer(output=question.source)).passed


@pytest.mark.parametrize(
    "wrong",
    [
        {"output": "FM ROME"},
        {"refused": 1},
        {"valid": "no"},
        {"valid": True, "findings": ["text.no-end"]},
    ],
)
def test_an_answer_holds_values_of_its_types(wrong):
    with pytest.raises(TypeError):
        Answer(**wrong)


def test_text_that_is_read_with_a_repair_is_wrong():
    """Text in Windows-1252 is wrong because it is read with a warning; text with CRLF
    is right.
    """
    question = _asked("valid/encoding/non-ascii json-text")
    written = own_answer(question).output
    judgement = judge(question, Answer(output=written.decode().encode("cp1252")))
    assert judgement.why == "the text is read with repairs: text.encoding-assumed"
    assert judge(question, Answer(output=written.replace(b"\n", b"\r\n"))).passed


def _with_layout(question, telegram):
    reading = text.parse(telegram)
    assert reading.cable == cable_of_case(question.case)
    codec = {"json": cableformat.json, "xml": xml}[question.operation.gives]
    return Answer(output=codec.dumps(reading.cable, layout=reading.layout).encode())


@pytest.mark.parametrize(
    "name",
    [
        "valid/telegram/canonical text-json",
        "valid/telegram/canonical json-xml",
        "valid/telegram/canonical xml-json",
        "valid/documents/json-layout json-xml",
    ],
)
def test_a_layout_plays_back_the_telegram_and_no_other(name):
    """A layout must give back the source, or the canonical telegram if the source has
    no layout.
    """
    question = _asked(name)
    right = text.dumps(cable_of_case(question.case)).encode()
    if question.format == "text":
        right = question.source
    right = question.case.telegram or right
    assert judge(question, _with_layout(question, right)).passed
    other = right.replace(b"\n", b"  \n", 1)
    judgement = judge(question, _with_layout(question, other))
    assert (
        judgement.why == "the layout plays back other bytes than those of the telegram"
    )


def test_a_layout_that_others_find_broken_is_wrong():
    """A layout with a wrong digest or copy is wrong, even if it gives back the bytes of
    the telegram.
    """
    question = _asked("valid/telegram/canonical text-json")
    for member, why in (("cableDigest", "other digests"), ("digest", "a copy of")):
        document = json.loads(own_answer(question).output)
        layout = document["layout"]
        if member == "digest":
            layout = next(run for run in layout["runs"] if run["kind"] == "copy")
        layout[member] = "0" * len(layout[member])
        judgement = judge(question, Answer(output=json.dumps(document).encode()))
        assert not judgement.passed
        assert why in judgement.why


@pytest.mark.parametrize("operation", Operation)
def test_an_output_beyond_all_measure_is_not_read(operation):
    """A huge output is wrong; it is not compared by element, and only its beginning is
    kept.
    """
    question = _asked(f"valid/telegram/canonical {operation.value}")
    judgement = judge(question, Answer(output=b"REF: A. X\n" * 150_000))
    assert not judgement.passed
    assert judgement.apart == ()
    assert len(judgement.actual) < 20_000
