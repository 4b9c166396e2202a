"""Messages of the harness and of an adapter: values to lines, and lines to values.

Theory of operation.  A message is one line of JSON, of the schemas in
``schemas/v1.0/conformance``.  What an adapter says is data from somebody else's
program: a line that is not exactly a message of the schema is reported in one line
and answers nothing.  The line may be long, so only its beginning is shown.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat._record import shown
from cableformat.conformance._outcomes import Implementation
from cableformat.conformance._questions import Answer, Operation

if TYPE_CHECKING:
    from cableformat.conformance._questions import Question

__all__ = [
    "Failure",
    "Skipped",
    "Started",
    "bytes_told",
    "cut",
    "read_answer",
    "read_started",
    "run_message",
    "start_message",
    "stop_message",
]

PROTOCOL: Final = 1
#: Whole numbers that every JSON reader keeps.
_MOST: Final = 2**53 - 1
#: How much of what an adapter says a failure holds.
_KEPT: Final = 4096
_LONGEST_WORD: Final = 200
_HOMEPAGE: Final = re.compile(r"https?://[!-~]+").fullmatch
_OPERATIONS: Final = {operation.value: operation for operation in Operation}


@attrs.frozen(kw_only=True)
class Started:
    """What an adapter says of itself when it starts."""

    implementation: Implementation
    operations: frozenset[Operation]


@attrs.frozen(kw_only=True)
class Skipped:
    """That an adapter does not answer a question, and why not."""

    reason: str


@attrs.frozen(kw_only=True)
class Failure:
    """That there is no answer, and in one line why not."""

    why: str
    #: What the adapter said instead, or on standard error; cut.
    told: str = attrs.field(default="", repr=False)
    #: Whether the adapter is of no more use: it is gone, or nobody knows where it is.
    fatal: bool = True


class _Unfit(Exception):
    """A line that is no message."""


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
            "source": bytes_told(question.source),
        }
    )


def stop_message() -> bytes:
    r"""The last message.

    >>> stop_message()
    b'{"command":"stop"}\n'
    """
    return _line({"command": "stop"})


def bytes_told(data: bytes) -> dict[str, str]:
    r"""Bytes as a message holds them.

    >>> bytes_told(b"A"), bytes_told(b"\xff")
    ({'text': 'A'}, {'base64': '/w=='})
    """
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _line(message: dict[str, Any]) -> bytes:
    return orjson.dumps(message) + b"\n"


def read_started(line: bytes) -> Started | Failure:
    """What an adapter answers to start; a failure where the line is something else.

    >>> read_started(b'{"protocol": 2}').why
    'its answer to start is no message: expected protocol 1; found 2'
    """
    try:
        return _started(_parsed(line))
    except _Unfit as unfit:
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
        message = _parsed(line)
        answer = _answer(message)
    except _Unfit as unfit:
        return Failure(why=f"its answer is no message: {unfit}", told=cut(line))
    if message["seq"] != seq:
        why = f"expected an answer to seq {seq}; found one to seq {message['seq']}"
        return Failure(why=why, told=cut(line))
    if isinstance(answer, Answer) and (why := _beside(answer, operation)):
        return Failure(why=why, told=cut(line), fatal=False)
    return answer


def _beside(answer: Answer, operation: Operation) -> str:
    """Why an answer is none to a question for this operation, if so."""
    if operation is Operation.VALIDATE and answer.output is not None:
        return "expected a verdict or a refusal; found an output"
    if operation is not Operation.VALIDATE and answer.valid is not None:
        return "expected an output or a refusal; found a verdict"
    return ""


# JSON, more strictly than any one reader of it


def _parsed(line: bytes) -> Any:
    try:
        # No text that is not UTF-8, no lone surrogate, no NaN, nothing deep or endless.
        orjson.loads(line)
        # No name twice.
        return json.loads(line, object_pairs_hook=_unique)
    except RecursionError:
        msg = "its JSON is nested too deep"
        raise _Unfit(msg) from None
    except ValueError as error:
        msg = f"it is not JSON ({error})"
        raise _Unfit(msg) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        msg = f"it has two members {shown(name)}"
        raise _Unfit(msg)
    return members


# Messages


def _started(message: Any) -> Started:
    members = _members(message, "it", ("protocol",), ("implementation", "operations"))
    if _whole(members["protocol"], "protocol") != PROTOCOL:
        msg = f"expected protocol {PROTOCOL}; found {members['protocol']}"
        raise _Unfit(msg)
    _members(message, "it", ("protocol", "implementation", "operations"))
    return Started(
        implementation=_implementation(members["implementation"]),
        operations=_operations(members["operations"]),
    )


def _implementation(value: Any) -> Implementation:
    others = ("version", "language", "homepage")
    members = _members(value, "implementation", ("name",), others)
    words = {
        name: _words(word, f"implementation.{name}", most=_LONGEST_WORD)
        for name, word in members.items()
    }
    _words(members["name"], "implementation.name", least=1)
    if "homepage" in words and not _HOMEPAGE(words["homepage"]):
        msg = f"implementation.homepage is no address: {shown(words['homepage'])}"
        raise _Unfit(msg)
    return Implementation(**words)


def _operations(value: Any) -> frozenset[Operation]:
    items = _list(value, "operations")
    unknown = [i for i in items if type(i) is not str or i not in _OPERATIONS]
    if unknown:
        msg = f"operations: expected operations; found {_told(unknown[0])}"
        raise _Unfit(msg)
    if not items or len(set(items)) < len(items):
        msg = "operations: expected one or more, each once"
        raise _Unfit(msg)
    return frozenset(_OPERATIONS[item] for item in items)


def _answer(message: Any) -> Answer | Skipped | Failure:
    kinds = ("result", "skipped", "error")
    members = _members(message, "it", ("seq",), kinds)
    _whole(members["seq"], "seq")
    if len(members) != 2:
        msg = f"expected seq and one of {', '.join(kinds)}; found {_named(members)}"
        raise _Unfit(msg)
    if "result" in members:
        return _result(members["result"])
    return _skipped(members) if "skipped" in members else _error(members["error"])


def _skipped(message: dict[str, Any]) -> Skipped:
    members = _members(message["skipped"], "skipped", ("reason",))
    reason = _words(members["reason"], "skipped.reason", least=1)
    return Skipped(reason=_one_line(reason))


def _error(value: Any) -> Failure:
    members = _members(value, "error", ("message",), ("context",))
    message = _words(members["message"], "error.message", least=1)
    context = members.get("context", {})
    if type(context) is not dict:
        msg = f"error.context: expected an object; found {_told(context)}"
        raise _Unfit(msg)
    told = "\n".join(f"{name}: {_in_full(value)}" for name, value in context.items())
    why = f"it reports an error: {_one_line(message)}"
    return Failure(why=why, told=told[:_KEPT], fatal=False)


def _in_full(value: Any) -> str:
    # A traceback is read by its lines.
    return value if type(value) is str else json.dumps(value, ensure_ascii=False)


def _result(value: Any) -> Answer:
    names = ("output", "refused", "valid", "findings")
    members = _members(value, "result", (), names)
    found = _findings(members.get("findings"), "findings" in members)
    match [name for name in members if name != "findings"]:
        case ["output"] if found is None:
            return Answer(output=_bytes(members["output"]))
        case ["refused"] if members["refused"] is True:
            return Answer(refused=True, findings=found)
        case ["valid"] if type(members["valid"]) is bool:
            return Answer(valid=members["valid"], findings=found)
    msg = f"result: expected output, refused or valid; found {_named(members)}"
    raise _Unfit(msg)


def _findings(value: Any, given: bool) -> tuple[dict[str, Any], ...] | None:  # noqa: FBT001
    if not given:
        return None
    return tuple(_finding(item) for item in _list(value, "findings"))


def _finding(value: Any) -> dict[str, Any]:
    members = _members(value, "a finding", ("code",), ("path", "span"))
    _words(members["code"], "code")
    _words(members.get("path", ""), "path")
    if "span" not in members:
        return members
    span = [_whole(place, "span") for place in _list(members["span"], "span")]
    if len(span) != 2:
        msg = f"span: expected two numbers; found {len(span)}"
        raise _Unfit(msg)
    return {**members, "span": span}


def _bytes(value: Any) -> bytes:
    members = _members(value, "output", (), ("text", "base64"))
    if len(members) != 1:
        msg = f"output: expected text or base64; found {_named(members)}"
        raise _Unfit(msg)
    if "text" in members:
        return _words(members["text"], "output.text").encode()
    encoded = _words(members["base64"], "output.base64")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        data = b"malformed"
    # What is left over in the last character is none of the data, and is zero.
    if base64.b64encode(data) != encoded.encode():
        msg = "output.base64: expected base64 with its padding"
        raise _Unfit(msg)
    return data


# Values


def _members(
    value: Any, where: str, required: tuple[str, ...], others: tuple[str, ...] = ()
) -> dict[str, Any]:
    if type(value) is not dict:
        msg = f"{where}: expected an object; found {_told(value)}"
        raise _Unfit(msg)
    for name in required:
        if name not in value:
            msg = f"{where} lacks {name}"
            raise _Unfit(msg)
    for name in value:
        if name not in required and name not in others:
            msg = f"{where} has an unknown member {shown(name)}"
            raise _Unfit(msg)
    return value


def _list(value: Any, where: str) -> list[Any]:
    if type(value) is not list:
        msg = f"{where}: expected a list; found {_told(value)}"
        raise _Unfit(msg)
    return value


def _words(value: Any, where: str, *, least: int = 0, most: int | None = None) -> str:
    if type(value) is not str:
        msg = f"{where}: expected a string; found {_told(value)}"
        raise _Unfit(msg)
    if len(value) < least or (most is not None and len(value) > most):
        limit = "some" if len(value) < least else f"{most} at most"
        msg = f"{where}: expected characters, {limit}; found {len(value)}"
        raise _Unfit(msg)
    return value


def _whole(value: Any, where: str) -> int:
    # As JSON Schema has it: 1.0 is whole.
    whole = type(value) is int or (type(value) is float and value.is_integer())
    if not whole or not 0 <= value <= _MOST:
        msg = f"{where}: expected a whole number; found {_told(value)}"
        raise _Unfit(msg)
    return int(value)


def _named(members: dict[str, Any]) -> str:
    return " and ".join(members) or "none"


def _told(value: Any) -> str:
    """A value for a line: never the whole of one that is long or deep."""
    if type(value) is dict:
        return "an object"
    if type(value) is list:
        return "a list"
    if type(value) is str:
        return shown(value[:_LONGEST_WORD])
    if value is None or type(value) is bool:
        return json.dumps(value)
    return shown(value)


def _one_line(words: str) -> str:
    return " ".join(words[:_KEPT].split()) or shown(words[:_LONGEST_WORD])


def cut(line: bytes) -> str:
    """The beginning of a line, for a person."""
    told = line[: _KEPT + 1].decode("utf-8", "backslashreplace")
    return told if len(line) <= _KEPT else f"{told[:_KEPT]} ..."
