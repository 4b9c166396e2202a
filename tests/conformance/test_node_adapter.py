"""The adapter of the documentation, in Node without packages, is right."""

from __future__ import annotations

import re
from functools import cache

from cableformat.conformance import Operation, Status, questions, run, smoke, suite
from tests.meta.generated import ROOT
from tests.meta.test_playback import node

PROGRAM = ROOT / "docs" / "examples" / "adapter.mjs"
ANSWERED = (Operation.JSON_XML, Operation.XML_JSON, Operation.VALIDATE)


def command():
    return [node(), str(PROGRAM)]


@cache
def report():
    """A run with all invalid cases and every fourth of the others."""
    asked = [
        case
        for number, case in enumerate(suite())
        if case.group.value == "invalid" or number % 4 == 0
    ]
    return run(questions(asked, ANSWERED), command(), timeout=60)


def test_what_it_answers_is_right():
    """Everything that the Node adapter answers about documents is right, in both
    directions, and so are its verdicts.
    """
    wrong = [
        (outcome.question.name, outcome.why)
        for outcome in report().outcomes
        if outcome.status not in (Status.PASSED, Status.SKIPPED)
    ]
    assert wrong == []
    assert not report().conforms()
    assert report().conforms(allow_skip=[operation.value for operation in ANSWERED])
    assert report().notes == ()


def test_it_skips_text_and_layouts_alone():
    """Only telegram text and layouts are skipped, with a reason for each."""
    for outcome in report().outcomes:
        question = outcome.question
        if question.format == "text":
            expected = "telegram text is not read"
        elif outcome.status is Status.SKIPPED:
            assert b"layout" in question.source
            expected = "layouts are not played back"
        else:
            expected = ""
        assert outcome.why == expected
    assert report().counts()[Status.PASSED] > 400


def test_it_refuses_whatever_is_invalid():
    """The Node adapter refuses every invalid document, even by rules that no schema
    contains, but does not read text.
    """
    refused = {
        outcome.question.case.name
        for outcome in report().outcomes
        if outcome.question.case.group.value == "invalid"
        and outcome.status is Status.PASSED
    }
    invalid = [c for c in suite() if c.group.value == "invalid"]
    assert {c.name for c in invalid} - refused == {
        c.name
        for c in invalid
        if c.format == "text" or c.name.startswith("invalid/layout/")
    }


def test_it_goes_through_every_first_step():
    steps = {step.name: step.passed for step in smoke(suite(), command(), timeout=60)}
    assert steps == dict.fromkeys(
        ("start", "answer", "base64", "refusal", "skip", "stop"), True
    )


def test_it_needs_no_packages():
    """The Node adapter imports only modules of Node itself."""
    imported = re.findall(r'(?m)^import .* from "([^"]+)"', PROGRAM.read_text("utf-8"))
    assert imported
    assert all(name.startswith("node:") for name in imported)
