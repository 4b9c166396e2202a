"""What goes over the wire is what the published schemas say, both ways."""

from __future__ import annotations

import copy
import json
import random
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from cableformat.conformance import (
    Answer,
    Failure,
    Implementation,
    Operation,
    Skipped,
    Started,
    questions,
    suite,
)
from cableformat.conformance._library import result_told
from cableformat.conformance._protocol import (
    read_answer,
    read_started,
    run_message,
    spelled,
    start_message,
    stop_message,
)
from tests.meta.generated import ROOT

FOLDER = ROOT / "schemas" / "v1.0" / "conformance"
NAMES = ("start", "run", "stop", "started", "answer")
FINDING = {"code": "a.b", "path": "/x", "span": [0, 4]}

#: Messages of adapters, each with another member or kind.
STARTED = [
    {"protocol": 1, "implementation": {"name": "x"}, "operations": ["validate"]},
    {
        "protocol": 1.0,
        "implementation": {
            "name": "x" * 200,
            "version": "",
            "language": "C",
            "homepage": "https://example.org/~x",
        },
        "operations": [operation.value for operation in Operation],
    },
]
ANSWERS = [
    {"seq": 1, "result": {"output": {"text": ""}}},
    {"seq": 1, "result": {"output": {"text": "FM LIMA\n"}}},
    {"seq": 1, "result": {"output": {"base64": ""}}},
    {"seq": 1, "result": {"output": {"base64": "QUJDRA=="}}},
    {"seq": 1, "result": {"output": {"base64": "+/8="}}},
    {"seq": 1, "result": {"refused": True}},
    {"seq": 1, "result": {"refused": True, "findings": [FINDING]}},
    {"seq": 1, "result": {"valid": True, "findings": []}},
    {"seq": 1, "result": {"valid": False, "findings": [{"code": ""}, FINDING]}},
    {"seq": 1.0, "result": {"valid": True}},
    {"seq": 1, "skipped": {"reason": "not yet"}},
    {"seq": 1, "error": {"message": "no memory"}},
    {"seq": 1, "error": {"message": "x", "context": {"at": [1, None, {"a": 1e3}]}}},
]
#: What no message has, to be put anywhere into one.
ODD = [
    None,
    True,
    False,
    0,
    1,
    2,
    -1,
    0.5,
    1e300,
    2**53 - 1,
    2**53,
    10**40,
    "",
    "x",
    "x" * 201,
    "QQ=",
    "QR==",
    "QQ==\n",
    "QQ==QQ==",
    "A A=",
    "javascript:x",
    "https://",
    "https://example.org/\n",
    "https://example.org/ü",
    "text-yaml",
    [],
    ["validate"],
    ["validate", "validate"],
    [1, 2],
    [1.0, 2],
    [1, 2, 3],
    {},
    {"text": "x"},
    {"text": "x", "base64": ""},
]


@cache
def validator(name):
    schema = json.loads((FOLDER / f"{name}.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def subschemas(schema):
    """Every schema that describes a value: not the arms of a choice by names alone."""
    yield schema
    for name in ("properties", "$defs"):
        for each in schema.get(name, {}).values():
            yield from subschemas(each)
    if "items" in schema:
        yield from subschemas(schema["items"])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_describes_everything_and_leaves_nothing_open(name):
    """Every part of a schema has a description, and no object except the context of an
    error has other members.
    """
    schema = validator(name).schema
    assert schema["$id"] == (
        f"https://w3id.org/cableformat/v1.0/conformance/{name}.schema.json"
    )
    for each in subschemas(schema):
        assert each["description"].endswith(".")
        if each.get("type") == "object" and "properties" in each:
            assert each["additionalProperties"] is False
            assert set(each["required"]) <= set(each["properties"])


def test_the_schemas_name_the_operations_that_there_are():
    """The schemas list all operations, and define bytes in the same way."""
    names = [operation.value for operation in Operation]
    run, started, answer = (validator(n).schema for n in ("run", "started", "answer"))
    assert run["properties"]["operation"]["enum"] == names
    assert started["properties"]["operations"]["items"]["enum"] == names
    for name in ("Bytes", "Text", "Base64"):
        assert run["$defs"][name] == answer["$defs"][name]


def test_every_message_of_the_harness_is_one_line_of_its_schema():
    """Every message of the harness is one line and valid by its schema, even if the
    source is not UTF-8.
    """
    for name, line in (("start", start_message()), ("stop", stop_message())):
        validator(name).validate(json.loads(line))
    kinds = set()
    topics = ("documents", "encoding", "telegram")
    for question in questions(case for case in suite() if case.topic in topics):
        told = spelled(question.source)
        if (kind := (question.operation, *told)) not in kinds:
            kinds.add(kind)
            line = run_message(7, question)
            assert line.count(b"\n") == 1
            assert line.endswith(b"\n")
            message = json.loads(line)
            validator("run").validate(message)
            assert message["source"] == told
            assert message["case"] == question.case.name
    assert {"text", "base64"} == {name for _, name in kinds}
    assert {*Operation} == {operation for operation, _ in kinds}


@pytest.mark.parametrize("name", ["start", "stop", "run"])
def test_a_schema_refuses_what_is_no_message_of_the_harness(name):
    messages = {"start": start_message(), "stop": stop_message()}
    if name == "run":
        messages["run"] = run_message(7, next(questions(suite())))
    message = json.loads(messages[name])
    for other in ({**message, "more": 1}, [message], *without_a_member(message)):
        assert not validator(name).is_valid(other)


def without_a_member(message):
    return [{k: v for k, v in message.items() if k != name} for name in message]


def reads(name, message):
    """Whether the code takes a message of an adapter."""
    line = json.dumps(message).encode()
    if name == "started":
        return isinstance(read_started(line), Started)
    operation = Operation.TEXT_JSON
    if isinstance(message, dict) and "valid" in str(message.get("result")):
        operation = Operation.VALIDATE
    seq = message.get("seq") if isinstance(message, dict) else None
    found = read_answer(line, seq, operation)
    return not isinstance(found, Failure) or not found.fatal


def places(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    for name, inner in items:
        yield from places(inner, (*path, name))


def changed(message):
    """A message with one odd value in each place, one member less, one more."""
    for path in places(message):
        for odd in ODD:
            yield put(message, path, lambda _, odd=odd: odd)
        yield put(message, path, lambda v: {**v, "x": 1} if isinstance(v, dict) else {})
        yield put(
            message, path, lambda v: dict(list(v.items())[1:]) if type(v) is dict else v
        )
        yield put(message, path, lambda v: [*v, *v] if type(v) is list else v)


def put(message, path, change):
    made = copy.deepcopy([message])
    inside, place = made, 0
    for name in path:
        inside, place = inside[place], name
    inside[place] = change(inside[place])
    return made[0]


@pytest.mark.parametrize(
    ("name", "messages"), [("started", STARTED), ("answer", ANSWERS)]
)
def test_the_code_refuses_exactly_what_the_schema_refuses(name, messages):
    """The code accepts a message with an odd value in any place exactly if the schema
    does.
    """
    seen = {True: 0, False: 0}
    for message in messages:
        assert validator(name).is_valid(message)
        assert reads(name, message)
        for other in changed(message):
            valid = validator(name).is_valid(other)
            assert reads(name, other) == valid, other
            seen[valid] += 1
    assert min(seen.values()) > 50


def test_two_changes_at_once_make_no_difference():
    """The code and the schema also agree about messages with two drawn faults, where
    one might hide the other.
    """
    draw = random.Random(7)
    for _ in range(1500):
        name = draw.choice(["started", "answer"])
        message = draw.choice(STARTED if name == "started" else ANSWERS)
        for _ in range(2):
            path = draw.choice(list(places(message)))
            odd = draw.choice([*ODD, *STARTED, *ANSWERS])
            message = put(message, path, lambda _, odd=odd: odd)
        assert reads(name, message) == validator(name).is_valid(message), message


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        (ANSWERS[1], Answer(output=b"FM LIMA\n")),
        (ANSWERS[3], Answer(output=b"ABCD")),
        (ANSWERS[4], Answer(output=b"\xfb\xff")),
        (ANSWERS[6], Answer(refused=True, findings=(FINDING,))),
        (ANSWERS[10], Skipped(reason="not yet")),
        (
            ANSWERS[12],
            Failure(
                why="it reports an error: x",
                told='at: [1, null, {"a": 1000.0}]',
                fatal=False,
            ),
        ),
    ],
)
def test_a_message_is_read_as_its_value(message, answer):
    line = json.dumps(message).encode()
    assert read_answer(line, 1, Operation.TEXT_JSON) == answer


def test_a_start_is_read_as_its_value():
    found = read_started(json.dumps(STARTED[1]).encode() + b"\r")
    assert found == Started(
        implementation=Implementation(
            name="x" * 200, language="C", homepage="https://example.org/~x"
        ),
        operations=frozenset(Operation),
    )


@pytest.mark.parametrize(
    "answer",
    [
        Answer(output=b"\xff"),
        Answer(output="é\n".encode()),
        Answer(refused=True),
        Answer(refused=True, findings=(FINDING,)),
    ],
)
def test_an_answer_comes_back_as_it_was(answer):
    line = json.dumps({"seq": 3, "result": result_told(answer)}).encode()
    assert read_answer(line, 3, Operation.TEXT_JSON) == answer


@pytest.mark.parametrize(
    "context",
    [
        b'{"a":' * 900 + b"1" + b"}" * 900,
        b'{"n":' + b"9" * 300 + b"}",
        b'{"a":"' + b"x" * 100_000 + b'"}',
        b'{"' + b"n" * 100_000 + b'":1,"' + b"n" * 100_000 + b'":1}',
    ],
)
def test_a_line_that_is_hard_to_read_is_reported_in_short(context):
    """A line that is hard to read becomes a short failure, and no exception escapes."""
    line = b'{"seq":1,"error":{"message":"x","context":' + context + b"}}"
    failure = read_answer(line, 1, Operation.VALIDATE)
    assert isinstance(failure, Failure)
    assert len(failure.why) < 200
    assert len(failure.told) <= 4100
