"""Producers in this process: functions, and this library as an adapter."""

from __future__ import annotations

import io
import json

import pytest

from cableformat.conformance import Answer, Operation, own_answer, questions, suite
from cableformat.conformance._library import serve
from cableformat.conformance._producers import UnfitError, answered, functions_of
from cableformat.conformance._protocol import (
    read_answer,
    read_started,
    run_message,
    start_message,
    stop_message,
)
from cableformat.errors import CableDecodeError

CASES = [case for case in suite() if case.name == "valid/telegram/canonical"]


def question_for(operation):
    (question,) = [q for q in questions(CASES, [operation]) if q.format != "xml"][:1]
    return question


def refuse(_):
    msg = "no cable"
    raise CableDecodeError(msg, code="text.empty")


@pytest.mark.parametrize(
    ("operation", "given", "answer"),
    [
        ("text-json", b"{}", Answer(output=b"{}")),
        ("text-json", "é\ud800", Answer(output=b"\xc3\xa9\xed\xa0\x80")),
        ("text-json", Answer(refused=True), Answer(refused=True)),
        ("validate", False, Answer(valid=False)),
        ("validate", Answer(valid=True), Answer(valid=True)),
    ],
)
def test_what_a_function_returns_is_its_answer(operation, given, answer):
    """A function gets the bytes of the source, and what it returns is its answer."""
    question = question_for(Operation(operation))
    seen = []
    found = answered(lambda source: seen.append(source) or given, question)
    assert found == answer
    assert seen == [question.source]


def test_an_exception_of_this_library_is_a_refusal():
    """An exception of this library is a refusal, and any other one is the function's
    own failure.
    """
    question = question_for(Operation.TEXT_XML)
    assert answered(refuse, question) == Answer(refused=True)
    with pytest.raises(ZeroDivisionError):
        answered(lambda _: 1 / 0, question)


@pytest.mark.parametrize(
    ("operation", "given"),
    [("validate", "yes"), ("validate", b""), ("validate", 1), ("text-json", True)],
)
def test_what_answers_no_question_is_unfit(operation, given):
    with pytest.raises(UnfitError):
        answered(lambda _: given, question_for(Operation(operation)))


def test_functions_are_known_by_their_operations():
    """Functions are given by the names of their operations; other names and other
    values are refused.
    """
    assert functions_of({"xml-text": len}) == {Operation.XML_TEXT: len}
    for wrong in ({"xml-yaml": len}, {7: len}, {"xml-text": "len"}):
        with pytest.raises(TypeError):
            functions_of(wrong)


@pytest.mark.parametrize(
    ("source", "valid", "codes"),
    [
        (b"SUBJECT: CORK\n", True, []),
        (b"UNCLAS\nSUBJECT: CORK\n\n1. (S) A\n", True, ["rules.banner-level"]),
        (b'{"content": 1}', False, None),
    ],
)
def test_a_verdict_is_on_the_reading_and_lists_broken_rules_too(source, valid, codes):
    """A verdict says whether a source can be read, and lists broken rules even if it
    can.
    """
    name = "json" if source[:1] == b"{" else "text"
    answer = own_answer(Operation.VALIDATE, name, source)
    assert answer.valid is valid
    if codes is not None:
        told = [finding["code"] for finding in answer.findings]
        assert [code for code in told if code.startswith("rules.")] == codes
    for finding in answer.findings:
        assert set(finding) == {"code", "path", "span"}


def test_this_library_speaks_the_protocol_line_by_line():
    """This library flushes every line of the protocol, and ends at stop whatever
    follows.
    """
    cork = next(questions(CASES))
    lines = [start_message(), run_message(3, cork), stop_message(), b"{}"]
    out = io.BytesIO()
    serve(iter(lines), out)
    started, answer = out.getvalue().splitlines()
    assert read_started(started).implementation.name == "cableformat"
    assert read_started(started).operations == frozenset(Operation)
    found = read_answer(answer, 3, cork.operation)
    assert found == own_answer(cork.operation, cork.format, cork.source)


def test_a_source_in_base64_is_read_as_its_bytes():
    """A source in base64 is read as its bytes, and the verdict on it comes over the
    wire as it is.
    """
    source = {"base64": "RsOpIGF0IJMg"}
    message = {"command": "run", "seq": 1, "operation": "validate", "case": "a/b/c"}
    said = json.dumps({**message, "format": "text", "source": source}).encode()
    out = io.BytesIO()
    serve([said], out)
    found = read_answer(out.getvalue(), 1, Operation.VALIDATE)
    own = own_answer(Operation.VALIDATE, "text", b"F\xc3\xa9 at \x93 ")
    assert (found.valid, found.findings) == (own.valid, own.findings)
    assert own.findings
