"""The first steps with an adapter: whether it speaks the protocol, step by step.

A run asks whether it is right; here a wrong answer is reported, but is not a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cableformat.conformance._adapter import Adapter
from cableformat.conformance._judge import judge
from cableformat.conformance._message_values import spelled
from cableformat.conformance._protocol import Failure, Skipped, Started
from cableformat.conformance._questions import Answer, Operation, questions
from cableformat.conformance._suite import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.conformance._questions import Question
    from cableformat.conformance._suite import Case

__all__ = ["Step", "smoke"]


@attrs.frozen(kw_only=True)
class Step:
    """One step, and what came of it."""

    name: str
    #: `None` where there was nothing to ask.
    passed: bool | None
    #: In one line: what it said, or what it said instead.
    told: str
    #: What the adapter said instead, or on standard error; cut.
    context: str = attrs.field(default="", repr=False)
    #: What helps where it failed.
    hint: str = attrs.field(default="", repr=False)


_HINTS: Final = {
    "start": 'To {"command":"start","protocol":1} it answers one line with protocol, '
    "implementation and operations, and flushes its standard output.",
    "answer": "To a question it answers one line with the seq of the question and one "
    "of result, skipped and error.  What it logs goes to standard error.",
    "base64": "A source that is not UTF-8 comes as base64, and an output that is not "
    "goes as base64.",
    "refusal": 'A source that is no cable is refused: {"refused":true}, or '
    '{"valid":false} where it is to be validated.  That is no error.',
    "skip": 'To what it does not do it answers {"skipped":{"reason":"..."}}.',
    "stop": 'At {"command":"stop"} it says nothing and ends, with exit code 0.',
}


def smoke(
    cases: Sequence[Case], command: Sequence[str], *, timeout: float = 10.0
) -> Iterator[Step]:
    """The steps of an adapter, each as it is taken; `cases` are those to ask about.

    >>> import sys
    >>> from cableformat.conformance import suite
    >>> adapter = [sys.executable, "-m", "cableformat.conformance"]
    >>> for step in smoke(suite(), adapter):
    ...     print(step.name, step.passed)
    start True
    answer True
    base64 True
    refusal True
    skip None
    stop True
    """
    with Adapter(command, timeout=timeout) as adapter:
        started = adapter.start()
        if isinstance(started, Failure):
            yield _failed("start", started)
            return
        yield Step(name="start", passed=True, told=_who(started))
        for name, question in _asked(cases, started.operations).items():
            if question is None:
                yield Step(name=name, passed=None, told="nothing to ask")
            elif not adapter.runs and isinstance(again := adapter.start(), Failure):
                yield _failed(name, again)
            else:
                yield _step(name, question, adapter.ask(question, anyway=True))
        if adapter.runs:
            failure = adapter.stop()
            if failure:
                yield _failed("stop", failure)
            else:
                yield Step(name="stop", passed=True, told="it ended")


def _who(started: Started) -> str:
    who = started.implementation
    names = [operation.value for operation in Operation]
    does = [name for name in names if Operation(name) in started.operations]
    told = " ".join(word for word in (who.name, who.version) if word)
    language = f" in {who.language}" if who.language else ""
    return f"{told}{language}: {', '.join(does)}"


def _failed(name: str, failure: Failure) -> Step:
    return Step(
        name=name,
        passed=False,
        told=failure.why,
        context=failure.told,
        hint=_HINTS[name],
    )


def _step(name: str, question: Question, answer: Answer | Skipped | Failure) -> Step:
    if isinstance(answer, Failure):
        return _failed(name, answer)
    if isinstance(answer, Skipped):
        told = f"skipped {question.name}: {answer.reason}"
        # What is announced may be skipped, but for the one step that nothing follows.
        return Step(name=name, passed=True, told=told)
    if name == "skip":
        told = f"expected a skip of {question.operation.value}; found an answer"
        return Step(name=name, passed=False, told=told, hint=_HINTS[name])
    judgement = judge(question, answer)
    if name == "refusal" and not judgement.passed:
        told = f"{question.name}: {judgement.why}"
        return Step(name=name, passed=False, told=told, hint=_HINTS[name])
    right = "right" if judgement.passed else f"wrong: {judgement.why}"
    return Step(name=name, passed=True, told=f"{question.name}: {right}")


def _asked(
    cases: Sequence[Case], operations: frozenset[Operation]
) -> dict[str, Question | None]:
    """The question of each step; `None` where the adapter does nothing of the kind."""
    small = sorted(cases, key=lambda case: len(case.source))
    valid = [c for c in small if c.group is Group.VALID and c.format == "text"]
    plain = [c for c in valid if c.cable]
    bytes_ = [c for c in small if "base64" in spelled(c.source)]
    invalid = [c for c in small if c.group is Group.INVALID]
    others = frozenset(Operation) - operations
    # A verdict proves the least: nothing is written.
    operations = operations - {Operation.VALIDATE} or operations
    return {
        "answer": _first(plain, operations),
        "base64": _first(bytes_, operations, base64=True),
        "refusal": _first(invalid, operations),
        "skip": _first(plain, others),
    }


def _first(
    cases: list[Case],
    operations: frozenset[Operation],
    *,
    base64: bool = False,
) -> Question | None:
    """The first question; if `base64`, with a source that only base64 can hold."""
    for question in questions(cases, operations):
        if not base64 or "base64" in spelled(question.source):
            return question
    return None
