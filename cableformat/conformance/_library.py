"""This library as an adapter: its answers, and the program that gives them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import orjson

from cableformat import __version__, check, convert
from cableformat._convert import FORMATS
from cableformat.conformance._message_values import spelled
from cableformat.conformance._protocol import PROTOCOL
from cableformat.conformance._questions import Answer, Operation
from cableformat.diagnostics import Severity
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

__all__ = ["own_answer", "serve"]


def own_answer(operation: Operation, name: str, source: bytes) -> Answer:
    r"""What this library answers: an operation on a source of the format `name`.

    >>> own_answer(Operation.CANONICALISE, "text", b"FM  AMEMBASSY LIMA").output
    b'FM AMEMBASSY LIMA\nBT\n'
    >>> own_answer(Operation.JSON_XML, "json", b"[]").refused
    True
    """
    if operation is Operation.VALIDATE:
        return _verdict(name, source)
    assert operation.gives is not None
    try:
        output = convert(
            source,
            to=operation.gives,
            from_=name,
            canonical=operation is Operation.CANONICALISE,
        )
    except CableFormatError:
        return Answer(refused=True)
    return Answer(output=output if isinstance(output, bytes) else output.encode())


def _verdict(name: str, source: bytes) -> Answer:
    reading = FORMATS[name].inspect(source).diagnostics
    # Whatever a rule says, the source can be read.
    found = check(source, from_=name)
    return Answer(
        valid=all(finding.severity is not Severity.ERROR for finding in reading),
        findings=tuple(
            {"code": f.code, "path": f.path, "span": list(f.span)} for f in found
        ),
    )


def serve(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Answer messages of the harness until it says stop, or leaves."""
    for line in lines:
        message = orjson.loads(line)
        if message["command"] == "stop":
            return
        said = _STARTED if message["command"] == "start" else _said(message)
        out.write(orjson.dumps(said) + b"\n")
        out.flush()


_STARTED = {
    "protocol": PROTOCOL,
    "implementation": {
        "name": "cableformat",
        "version": __version__,
        "language": "Python",
    },
    "operations": [operation.value for operation in Operation],
}


def _said(message: dict[str, Any]) -> dict[str, Any]:
    source = message["source"]
    data = source.get("text", "").encode() or base64.b64decode(source.get("base64", ""))
    answer = own_answer(Operation(message["operation"]), message["format"], data)
    return {"seq": message["seq"], "result": result_told(answer)}


def result_told(answer: Answer) -> dict[str, Any]:
    """An answer as the result of a message."""
    if answer.output is not None:
        return {"output": spelled(answer.output)}
    result: dict[str, Any]
    result = {"refused": True} if answer.refused else {"valid": answer.valid}
    if answer.findings is not None:
        result["findings"] = list(answer.findings)
    return result
