"""Reports to render: real questions, invented outcomes, hostile texts."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from cableformat.conformance import (
    Implementation,
    Level,
    Operation,
    Outcome,
    Report,
    Status,
    questions,
    suite,
)
from cableformat.conformance._judge import judge
from cableformat.conformance._questions import Answer

#: What would leave its place, steer a terminal or a browser, or break a document.
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=http://192.0.2.1/ onerror=alert(1)>',
    "</pre></style><style>*{display:none}</style>",
    "<!-- ]]> &amp; &#0; {{7*7}}",
    "A\x00B\x1b[2J\x07\x9b31m\r\n\tC",
    "abc\u202edef\u2066ghi\u200f",
    "\ud800 lone \udfff",
    "\ufffe\uffff",
    "%0A::error::\n::error::it",
    "javascript:alert(1)",
    "X" * 2000,
)
WHO = Implementation(
    name="telegraph-writer",
    version="2.4.1",
    language="Go",
    homepage="https://example.org/telegraph-writer",
)
BEGAN = datetime(2031, 5, 4, 12, 30, 15, tzinfo=UTC)
_TOPICS = ("telegram", "tags", "address", "documents", "content-paragraphs", "encoding")


@cache
def asked():
    """Every question about a few topics, and about all cases that are not required."""
    cases = [c for c in suite() if c.topic in _TOPICS or c.level is not Level.REQUIRED]
    return tuple(questions(cases))


def passed(question):
    return Outcome(question=question, status=Status.PASSED, seconds=0.01)


def report(outcomes, who=WHO, notes=()):
    return Report(
        implementation=who,
        outcomes=tuple(outcomes),
        notes=tuple(notes),
        suite="v1",
        library="1.0.0",
        began=BEGAN,
        seconds=41.5,
    )


def clean():
    return report(map(passed, asked()))


def wrong_answer(question):
    """The right answer with one fault, and how it is judged."""
    expected = judge(question, Answer(output=b"")).expected
    for old, new in (("000", "0"), ("RUEHC", "RUEHD"), ("TO ", "INFO "), ("E", "F")):
        if old in expected:
            output = expected.replace(old, new, 1)
            break
    else:
        output = f"{expected}\nNNNN"
    found = judge(question, Answer(output=output.encode()))
    return Outcome(
        question=question,
        status=Status.FAILED,
        why=found.why or "expected another; found this",
        expected=expected,
        actual=output,
        seconds=0.02,
    )


def mixed():
    """Most passes; some of all else, of each level."""
    return report(_mixed(number, q) for number, q in enumerate(asked()))


def _mixed(number, question):
    if question.operation is Operation.CANONICALISE:
        why = "it writes no canonical text"
        return Outcome(question=question, status=Status.SKIPPED, why=why)
    wrong = question.operation.gives is not None and question.case.format == "text"
    if wrong and number % 41 == 0:
        return wrong_answer(question)
    if number % 157 == 5:
        return Outcome(
            question=question,
            status=Status.ERRORED,
            why="no answer in 10 seconds; it was stopped and started again",
            context="panic: index out of range [3]\n\tmain.main()",
        )
    return passed(question)


def hostile():
    """Every text of the producer is hostile."""
    statuses = (Status.FAILED, Status.ERRORED, Status.SKIPPED)
    outcomes = [
        Outcome(
            question=question,
            status=statuses[number % 3],
            why=text,
            expected=f"FM ROME\n{text}\nTO OSLO",
            actual=f"FM ROME\n{text[::-1]}\nTO LIMA",
            context=f"{text}\n{text}",
        )
        for number, (question, text) in enumerate(
            zip(asked(), HOSTILE * 3, strict=False)
        )
    ]
    text = "".join(HOSTILE)
    who = Implementation(name=text, version=text, language=text, homepage=HOSTILE[9])
    return report(outcomes, who, HOSTILE)


def vast():
    """Everything is wrong, a line of a mebibyte on each side and much around it."""
    sides = {
        "expected": "A" * 2**20,
        "actual": "\x00A" * 2**19,
        "context": "B\n" * 2**19,
    }
    return report(
        Outcome(question=q, status=Status.FAILED, why="W" * 2**20, **sides)
        for q in asked()
    )
