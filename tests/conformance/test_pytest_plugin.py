"""The pytest plugin: nothing that nobody asked for, an item a question."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from functools import cache

import pytest

from cableformat.conformance import Operation, pytest_items, questions, suite

INSTALLED = any(
    point.value == "cableformat._pytest"
    for point in importlib.metadata.entry_points(group="pytest11")
)
OWN = f"{sys.executable} -m cableformat.conformance"
CASE = "valid/telegram/canonical"
FUNCTIONS = """
import pytest
import cableformat
from cableformat.conformance import Answer

def to_json(source):
    return cableformat.convert(source, to="json")

def canonical(source):
    return cableformat.convert(source, to="text", canonical=True).encode()
"""


@cache
def few():
    """Cases of a few topics: the whole suite takes seconds."""
    topics = ("telegram", "documents", "acp128")
    return tuple(case for case in suite() if case.topic in topics)


@pytest.fixture
def ask(pytester, monkeypatch):
    """Run pytest on a module, for the cases whose names have a word.

    A checkout that was not installed again names the plugin.
    """
    monkeypatch.setattr(pytest_items, "suite", few)

    def run(code, *args, word=CASE):
        if code:
            pytester.makepyfile(test_mine=FUNCTIONS + code)
        plugin = () if INSTALLED else ("-p", "cableformat._pytest")
        return pytester.runpytest_inprocess(
            *plugin, "-p", "no:cacheprovider", "-k", word, *args
        )

    return run


def test_nothing_is_collected_that_nobody_asked_for(ask):
    result = ask("def test_it_canonical():\n    pass\n", word="canonical")
    result.assert_outcomes(passed=1)


def test_loading_it_loads_nothing_else():
    """Loading the plugin loads nothing else, because pytest loads it wherever the
    library is installed.
    """
    code = (
        "import sys, pytest; before = set(sys.modules); import cableformat._pytest\n"
        "print(sorted(m for m in set(sys.modules) - before if 'cable' in m))\n"
        "print('hypothesis' in sys.modules, 'lxml' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    loaded, heavy = out.splitlines()
    assert len(loaded.split(",")) <= 4
    assert "_pytest" in loaded
    assert heavy == "False False"


def test_functions_are_asked_what_they_answer(ask):
    """Each case has one test item for each operation that has a function."""
    code = 'cableformat_producer = {"text-json": to_json, "canonicalise": canonical}'
    result = ask(code, "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        [
            f"test_mine.py::cableformat_producer::{CASE}[[]text-json[]] PASSED*",
            f"test_mine.py::cableformat_producer::{CASE}[[]canonicalise[]] PASSED*",
        ]
    )


def test_an_item_is_asked_for_by_its_name(ask):
    code = 'cableformat_producer = {"text-json": to_json, "canonicalise": canonical}'
    node = f"test_mine.py::cableformat_producer::{CASE}"
    ask(code, f"{node}[text-json]").assert_outcomes(passed=1)
    ask(code, node).assert_outcomes(passed=2)
    ask(code, "-m", "not cableformat").assert_outcomes(deselected=2 + EVERY_TWO)


def asked(*operations, levels=("required",)):
    cases = [case for case in few() if case.level.value in levels]
    return len(list(questions(cases, map(Operation, operations))))


EVERY_TWO = asked("text-json", "canonicalise") - 2


def test_a_level_has_those_before_it(ask):
    """A level includes the levels before it, and the default is only the
    required one.
    """
    code = 'cableformat_producer = {"validate": bool}'
    every = ("required", "optional", "proposed")
    for given, levels in (((), every[:1]), (every[2:], every)):
        options = [word for level in given for word in ("--cableformat-level", level)]
        result = ask(code, "--collect-only", "-q", *options, word="valid")
        count = asked("validate", levels=levels)
        result.stdout.fnmatch_lines([f"*{count} tests collected*"])


def test_what_differs_is_shown_by_element_with_the_clause(ask):
    code = """
cableformat_producer = {
    "text-json": lambda source: to_json(source).replace('"3741"', '"741"')
}
"""
    result = ask(code)
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines(
        [
            r"another cable: /heading/\S+/messageContinuityNumber changed",
            r"  the case: .+ \(required\)",
            r'  it rests on \w+\.md [0-9.]+: ".+"',
            "--- expected",
            r"\+\+\+ found",
            "",
            r"/heading/\S+/messageContinuityNumber  changed",
            '- "3741"',
            r'\+ "741"',
        ],
        consecutive=True,
    )
    assert "expected:" not in result.outlines


def test_bytes_that_differ_are_shown_side_by_side(ask):
    """Bytes that differ are shown side by side, cut unless `-vv` is given, and without
    control characters.
    """
    code = """
cableformat_producer = {"canonicalise": lambda source: canonical(source) + b"\\x07\\n"}
"""
    result = ask(code)
    result.assert_outcomes(failed=1)
    assert "expected:" in result.outlines
    assert "found:" in result.outlines
    assert r"  \x07" in ask(code, "-vv").outlines
    assert not any("\x07" in line for line in ask(code, "-vv").outlines)


@pytest.mark.parametrize(
    ("operation", "function", "outcome", "told"),
    [
        ("text-json", "lambda s: None", "failed", "expected bytes or str; found None"),
        (
            "validate",
            "lambda s: 1",
            "failed",
            "expected a verdict, True or False; found 1",
        ),
        (
            "text-json",
            "lambda s: '\\udc80'",
            "failed",
            "the json is refused:*",
        ),
        ("text-json", "lambda s: pytest.skip('not yet')", "skipped", "*not yet"),
        ("text-json", "lambda s: {}['key']", "failed", "E*KeyError: 'key'"),
        (
            "text-json",
            "lambda s: Answer(refused=True)",
            "failed",
            "expected an output; found a refusal",
        ),
        (
            "text-json",
            "lambda s: cableformat.json.loads('{}')",
            "failed",
            "expected an output; found a refusal",
        ),
        ("validate", "lambda s: Answer(valid=True)", "passed", "*1 passed*"),
        ("text-json", "lambda s: to_json(s).encode()", "passed", "*1 passed*"),
    ],
)
def test_what_a_function_may_do(ask, operation, function, outcome, told):
    """The report on a function that fails shows its own lines, and none
    of the harness.
    """
    result = ask(f'cableformat_producer = {{"{operation}": {function}}}', "-rs")
    result.assert_outcomes(**{outcome: 1})
    result.stdout.fnmatch_lines([told])
    result.stdout.no_fnmatch_line("*function(question.source)*")


def test_an_invalid_case_is_passed_by_refusing_it(ask):
    for function, outcome in (("to_json", "passed"), ("lambda s: '{}'", "failed")):
        code = f'cableformat_producer = {{"json-xml": {function}}}'
        counts = ask(code, word="invalid/documents").parseoutcomes()
        assert set(counts) == {outcome, "deselected"}


@pytest.mark.parametrize(
    ("producer", "told"),
    [
        ('{"text-jsn": to_json}', "*expected operations (text-json, *); found*jsn*"),
        ('{"text-json": 7}', "*expected a function for text-json; found 7"),
        ("[]", "*expected the command of an adapter*"),
        ('["node", 7]', "*expected the command of an adapter*"),
        ('"it\'s"', "*No closing quotation*"),
    ],
)
def test_what_is_no_producer_is_an_error_of_collection(ask, producer, told):
    result = ask(f"cableformat_producer = {producer}")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([told])


def test_a_name_that_is_bound_to_something_else_is_left_alone(ask):
    ask("cableformat_producer = None\ndef test_canonical():\n    pass\n", word="test")


# Adapters


def test_an_adapter_is_asked_from_the_command_line(ask):
    """An adapter on the command line is asked all operations, or the chosen ones,
    beside the tests of the module.
    """
    code = "def test_canonical():\n    pass\n"
    result = ask(code, "--cableformat-adapter", OWN, word="telegram/canonical")
    result.assert_outcomes(passed=8)
    options = ("--cableformat-operation", "text-xml")
    result = ask(code, "--cableformat-adapter", OWN, *options, "-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([f"*::cableformat::{CASE}[[]text-xml[]] PASSED*"])


def test_a_module_may_name_an_adapter(ask):
    """A module may give the command of an adapter as one string or as a
    list of words.
    """
    words = OWN.split(" ")
    for producer in (OWN, words):
        result = ask(
            f"cableformat_producer = {producer!r}",
            *("--cableformat-operation", "text-json"),
        )
        result.assert_outcomes(passed=1)


ADAPTER = """
import json, os, sys, time
started = {{
    "protocol": 1,
    "implementation": {{"name": "mine"}},
    "operations": ["text-json", "text-xml", "validate"],
}}
for line in sys.stdin:
    message = json.loads(line)
    if message["command"] == "stop":
        open("stopped", "a").write("stopped\\n")
        break
    if message["command"] == "start":
        open("started", "a").write("started\\n")
        print(json.dumps(started), flush=True)
        continue
    said = {{"seq": message["seq"]}}
    {answer}
    print(json.dumps(said), flush=True)
"""


def adapter(pytester, answer):
    pytester.makefile(".py", mine=ADAPTER.format(answer=answer))
    return f"{sys.executable} mine.py"


@pytest.mark.parametrize(
    ("answer", "outcomes", "told"),
    [
        (
            'said["skipped"] = {"reason": "not \\x9b yet"}',
            {"skipped": 8},
            r"*not \x9b yet",
        ),
        (
            'said["error"] = {"message": "lost", "context": {"at": "line 3"}}',
            {"failed": 3, "skipped": 5},
            "no answer: it reports an error: lost",
        ),
        (
            'said["result"] = {"refused": True}',
            {"failed": 3, "skipped": 5},
            "expected an output; found a refusal",
        ),
    ],
)
def test_what_an_adapter_says_is_reported(ask, pytester, answer, outcomes, told):
    """The answers of an adapter are reported, and operations that it does not announce
    are skipped.
    """
    command = adapter(pytester, answer)
    result = ask("", "--cableformat-adapter", command, "-rs")
    result.assert_outcomes(**outcomes)
    result.stdout.fnmatch_lines([told])
    assert (pytester.path / "stopped").read_text() == "stopped\n"


def test_an_adapter_that_is_gone_is_started_again(ask, pytester):
    """An adapter that has ended is started again for the next question, until it has
    failed five times in a row.
    """
    command = adapter(pytester, "os._exit(3)")
    operations = ("text-json", "text-xml")
    options = [word for o in operations for word in ("--cableformat-operation", o)]
    result = ask("", "--cableformat-adapter", command, *options, word="valid/telegram/")
    counts = result.parseoutcomes()
    assert counts["failed"] > 5
    assert set(counts) == {"failed", "deselected"}
    result.stdout.fnmatch_lines(
        ["no answer: *it ended with exit code 3", "no answer: given up: 5 failures*"]
    )
    assert (pytester.path / "started").read_text().count("started") == 5


def test_an_adapter_that_is_silent_costs_its_time(ask, pytester):
    command = adapter(pytester, "time.sleep(60)")
    result = ask(
        "",
        *("--cableformat-adapter", command, "--cableformat-timeout", "0.5"),
        *("--cableformat-operation", "text-json"),
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["no answer: *found none within 0.5 s"])


def test_a_program_that_does_not_exist_is_reported(ask):
    result = ask("", "--cableformat-adapter", "./no-such-program")
    result.assert_outcomes(failed=8)
    result.stdout.fnmatch_lines(["no answer: it can't be run: *"])


@pytest.mark.full
@pytest.mark.skipif(not INSTALLED, reason="xdist's workers load installed plugins")
def test_each_worker_has_an_adapter(pytester):
    """Each worker of pytest-xdist has its own adapter, and together they ask each
    question once.
    """
    command = adapter(pytester, 'said["skipped"] = {"reason": json.dumps(message)}')
    result = pytester.runpytest_subprocess(
        *("-n", "2", "-k", "telegram", "--cableformat-adapter", command),
        *("--cableformat-operation", "text-json", "-rs"),
    )
    seen = [
        json.loads(line[line.index("{") :])["case"]
        for line in result.outlines
        if line.startswith("SKIPPED")
    ]
    assert len(seen) == len(set(seen)) == result.parseoutcomes()["skipped"] > 5
    assert (pytester.path / "started").read_text().count("started") == 2


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_timeout_that_never_ends_is_refused(ask, seconds):
    result = ask("", "--cableformat-adapter", OWN, "--cableformat-timeout", seconds)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--cableformat-timeout*"])
