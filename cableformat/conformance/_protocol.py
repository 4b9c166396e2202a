"""Messages of the harness and of an adapter: values to lines, and lines to values.

Theory of operation.  A message is one line of JSON, of the schemas in
``schemas/v1.0/conformance``.  A line that is not exactly a message of its schema
answers nothing, and is reported in one line with its beginning.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat._record import shown
from cableformat.conformance._message_values import (
    LONGEST_WORD,
    UnfitError,
    bytes_of,
    described,
    items_of,
    members_of,
    named,
    parsed,
    refuse,
    spelled,
    whole,
    words_of,
)
from cableformat.conformance._outcomes import Implementation
from cableformat.conformance._questions import Answer, Operation

if TYPE_CHECKING:
    from cableformat.conformance._questions import Question

__all__ = [
    "Failure",
    "Skipped",
    "Started",
    "cut",
    "read_answer",
    "read_started",
    "run_message",
    "start_message",
    "stop_message",
]

PROTOCOL: Final = 1
#: How much of what an adapter says a failure holds.
_KEPT: Final = 4096
_HOMEPAGE: Final = re.compile(r"https?://[!-~]+").fullmatch
_OPERATIONS: Final = {operation.value: operation for operation in Operation}


@attrs.frozen(kw_only=True)
class Started:
    """What an adapter says about itself when it starts."""

    implementation: Implementation
    operations: frozenset[Operation]


@attrs.frozen(kw_only=True)
class Skipped:
    """The reason why an adapter does not answer a question."""

    reason: str


@attrs.frozen(kw_only=True)
class Failure:
    """The reason, in one line, why there is no answer."""

    why: str
    #: What the adapter said instead, or on standard error; cut.
    told: str = attrs.field(default="", repr=False)
    #: Whether it must be started again: it is gone, or out of step.
    fatal: bool = True


def start_message() -> bytes:
    r"""The first message.

    >>> start_message()
    b'{"command":"start","protocol":1}\n'
    """
    return _line({"command": "start", "protocol": PROTOCOL})


def run_message(seq: int, question: Question) -> bytes:
    """A question as a message."""
    return _line(
        {
            "command": "run",
            "seq": seq,
            "operation": question.operation.value,
            "case": question.case.name,
            "format": question.format,
            "source": spelled(question.source),
        }
    )


def stop_message() -> bytes:
    r"""The last message.

    >>> stop_message()
    b'{"command":"stop"}\n'
    """
    return _line({"command": "stop"})


def _line(message: dict[str, Any]) -> bytes:
    return orjson.dumps(message) + b"\n"


def read_started(line: bytes) -> Started | Failure:
    """What an adapter answers to start; a failure where the line is something else.

    >>> read_started(b'{"protocol": 2}').why
    'its answer to start is no message: expected protocol 1; found 2'
    """
    try:
        return _started(parsed(line))
    except UnfitError as unfit:
        why = f"its answer to start is no message: {unfit}"
        return Failure(why=why, told=cut(line))


def read_answer(
    line: bytes, seq: int, operation: Operation
) -> Answer | Skipped | Failure:
    """What an adapter answers to a question; a failure where the line is no answer.

    >>> read_answer(b'{"seq": 1, "result": {"valid": true}}', 1, Operation.VALIDATE)
    Answer(refused=False, valid=True, findings=None)
    >>> read_answer(b'{"seq": 1, "result": {"valid": true}}', 2, Operation.VALIDATE).why
    'expected an answer to seq 2; found one to seq 1'
    """
    try:
        message = parsed(line)
        answer = _answer(message)
    except UnfitError as unfit:
        return Failure(why=f"its answer is no message: {unfit}", told=cut(line))
    if message["seq"] != seq:
        why = f"expected an answer to seq {seq}; found one to seq {message['seq']}"
        return Failure(why=why, told=cut(line))
    if isinstance(answer, Answer) and (why := _misfit(answer, operation)):
        return Failure(why=why, told=cut(line), fatal=False)
    return answer


def _misfit(answer: Answer, operation: Operation) -> str:
    """Why an answer is of no use to a question for an operation, if it is not."""
    if operation is Operation.VALIDATE and answer.output is not None:
        return "expected a verdict or a refusal; found an output"
    if operation is not Operation.VALIDATE and answer.valid is not None:
        return "expected an output or a refusal; found a verdict"
    return ""


def _started(message: Any) -> Started:
    members = members_of(message, "it", ("protocol",), ("implementation", "operations"))
    if whole(members["protocol"], "protocol") != PROTOCOL:
        refuse(f"expected protocol {PROTOCOL}; found {members['protocol']}")
    members_of(message, "it", ("protocol", "implementation", "operations"))
    return Started(
        implementation=_implementation(members["implementation"]),
        operations=_operations(members["operations"]),
    )


def _implementation(value: Any) -> Implementation:
    others = ("version", "language", "homepage")
    members = members_of(value, "implementation", ("name",), others)
    words = {
        name: words_of(word, f"implementation.{name}", most=LONGEST_WORD)
        for name, word in members.items()
    }
    words_of(members["name"], "implementation.name", least=1)
    if "homepage" in words and not _HOMEPAGE(words["homepage"]):
        refuse(f"implementation.homepage is no address: {shown(words['homepage'])}")
    return Implementation(**words)


def _operations(value: Any) -> frozenset[Operation]:
    items = items_of(value, "operations")
    unknown = [i for i in items if type(i) is not str or i not in _OPERATIONS]
    if unknown:
        refuse(f"operations: expected operations; found {described(unknown[0])}")
    if not items or len(set(items)) < len(items):
        refuse("operations: expected one or more, each once")
    return frozenset(_OPERATIONS[item] for item in items)


def _answer(message: Any) -> Answer | Skipped | Failure:
    kinds = ("result", "skipped", "error")
    members = members_of(message, "it", ("seq",), kinds)
    whole(members["seq"], "seq")
    if len(members) != 2:
        refuse(f"expected seq and one of {', '.join(kinds)}; found {named(members)}")
    if "result" in members:
        return _result(members["result"])
    return _skipped(members) if "skipped" in members else _error(members["error"])


def _skipped(message: dict[str, Any]) -> Skipped:
    members = members_of(message["skipped"], "skipped", ("reason",))
    reason = words_of(members["reason"], "skipped.reason", least=1)
    return Skipped(reason=_one_line(reason))


def _error(value: Any) -> Failure:
    members = members_of(value, "error", ("message",), ("context",))
    message = words_of(members["message"], "error.message", least=1)
    context = members.get("context", {})
    if type(context) is not dict:
        refuse(f"error.context: expected an object; found {described(context)}")
    told = "\n".join(f"{name}: {_in_full(value)}" for name, value in context.items())
    why = f"it reports an error: {_one_line(message)}"
    return Failure(why=why, told=told[:_KEPT], fatal=False)


def _in_full(value: Any) -> str:
    # A traceback is read by its lines.
    return value if type(value) is str else json.dumps(value, ensure_ascii=False)


def _result(value: Any) -> Answer:
    names = ("output", "refused", "valid", "findings")
    members = members_of(value, "result", (), names)
    found = None
    if "findings" in members:
        found = tuple(map(_finding, items_of(members["findings"], "findings")))
    match [name for name in members if name != "findings"]:
        case ["output"] if found is None:
            return Answer(output=bytes_of(members["output"]))
        case ["refused"] if members["refused"] is True:
            return Answer(refused=True, findings=found)
        case ["valid"] if type(members["valid"]) is bool:
            return Answer(valid=members["valid"], findings=found)
    msg = f"result: expected output, refused or valid; found {named(members)}"
    raise UnfitError(msg)


def _finding(value: Any) -> dict[str, Any]:
    members = members_of(value, "a finding", ("code",), ("path", "span"))
    words_of(members["code"], "code")
    words_of(members.get("path", ""), "path")
    if "span" not in members:
        return members
    span = [whole(place, "span") for place in items_of(members["span"], "span")]
    if len(span) != 2:
        refuse(f"span: expected two numbers; found {len(span)}")
    return {**members, "span": span}


def _one_line(words: str) -> str:
    return " ".join(words[:_KEPT].split()) or shown(words[:LONGEST_WORD])


def cut(line: bytes) -> str:
    """The beginning of a line, for a person."""
    told = line[: _KEPT + 1].decode("utf-8", "backslashreplace")
    return told if len(line) <= _KEPT else f"{told[:_KEPT]} ..."
