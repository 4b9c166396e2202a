"""Producers in this process: functions that answer questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cableformat._record import shown
from cableformat.conformance._questions import Answer, Operation, Question
from cableformat.errors import CableFormatError

__all__ = ["Function", "UnfitError", "answered", "functions_of"]


class UnfitError(TypeError):
    """That a function returned what answers no question."""


#: What answers the questions of one operation, given the bytes of a source.
Function = Callable[[bytes], "Answer | bytes | str | bool"]

_OPERATIONS: Final = {operation.value: operation for operation in Operation}


def functions_of(told: Mapping[Any, Any]) -> dict[Operation, Function]:
    """Functions by their operation.

    Raises:
        TypeError: A name is none of an operation, or what it names can't be called.

    >>> functions_of({"json-text": bytes.upper})
    {<Operation.JSON_TEXT: 'json-text'>: <method 'upper' of 'bytes' objects>}
    """
    for name, function in told.items():
        if name not in _OPERATIONS:
            known = ", ".join(_OPERATIONS)
            msg = f"expected operations ({known}); found {shown(name)}"
            raise TypeError(msg)
        if not callable(function):
            msg = f"expected a function for {name}; found {shown(function)}"
            raise TypeError(msg)
    return {_OPERATIONS[name]: function for name, function in told.items()}


def answered(function: Function, question: Question) -> Answer:
    """What a function answers to a question.

    It returns what it writes, or for a verdict whether the source is valid, or an
    `Answer`.  An exception of this library is a refusal; what else it raises is its
    own failure, and goes on.

    Raises:
        UnfitError: It returns something else.

    >>> from cableformat.conformance import Operation, questions, suite
    >>> asked = next(questions(suite(), [Operation.VALIDATE]))
    >>> answered(lambda source: True, asked).valid
    True
    """
    try:
        given = function(question.source)
    except CableFormatError:
        return Answer(refused=True)
    if isinstance(given, Answer):
        return given
    if question.operation is Operation.VALIDATE:
        if isinstance(given, bool):
            return Answer(valid=given)
        msg = f"expected a verdict, True or False; found {shown(given)}"
        raise UnfitError(msg)
    if isinstance(given, bytes):
        return Answer(output=given)
    if isinstance(given, str):
        # A lone surrogate is no text: as bytes it is refused like any other garbage.
        return Answer(output=given.encode("utf-8", "surrogatepass"))
    msg = f"expected bytes or str; found {shown(given)}"
    raise UnfitError(msg)
