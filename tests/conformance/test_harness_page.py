"""``docs/harness.md`` is true: its messages, its lines, its adapter."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cableformat.cli import main
from cableformat.conformance import Operation, questions, suite
from cableformat.conformance._process import LONGEST_LINE
from cableformat.conformance._protocol import (
    run_message,
    start_message,
    stop_message,
)
from cableformat.conformance._run import MOST_DEATHS
from tests.conformance.test_protocol import reads, validator
from tests.meta.generated import ROOT

PAGE = (ROOT / "docs" / "harness.md").read_text("utf-8")
BLOCKS = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", PAGE)
CONVERSATION, ANSWERS = (
    text.splitlines() for language, text in BLOCKS if language == "jsonl"
)


@pytest.mark.parametrize("line", CONVERSATION + ANSWERS)
def test_a_message_of_the_page_is_of_its_schema(line):
    """Every message on the page is valid by its schema, and messages of an adapter can
    be read.
    """
    message = json.loads(line)
    name = message.get("command", "started" if "protocol" in message else "answer")
    validator(name).validate(message)
    if "command" not in message:
        assert reads(name, message)


def test_every_kind_of_answer_is_shown():
    kinds = [set(json.loads(line)) - {"seq"} for line in ANSWERS]
    assert {name for kind in kinds for name in kind} == {"result", "skipped", "error"}
    results = [json.loads(line)["result"] for line in ANSWERS if "result" in line]
    assert {name for result in results for name in result} == {
        "output",
        "refused",
        "valid",
        "findings",
    }


def test_the_harness_says_what_the_conversation_says():
    """The harness sends byte for byte what the conversation on the page shows, and the
    answer there is right.
    """
    name = "valid/fragments/classification-line-only"
    cases = [case for case in suite() if case.name == name]
    (question,) = questions(cases, [Operation.TEXT_JSON])
    said = [start_message(), run_message(1, question), stop_message()]
    assert CONVERSATION[::2] == [line.decode().rstrip("\n") for line in said]


def test_the_numbers_of_the_page_are_those_of_the_harness():
    assert f"more than {LONGEST_LINE:,} bytes" in PAGE
    assert MOST_DEATHS == 5
    assert "After five such failures in a row" in PAGE
    assert set(re.findall(r"`((?:text|json|xml)-\w+)`", PAGE)) <= {
        operation.value for operation in Operation
    }


def test_the_smallest_adapter_goes_through_the_steps_of_the_page(tmp_path):
    (program,) = (text for language, text in BLOCKS if language == "python")
    (console,) = (text for language, text in BLOCKS if language == "console")
    Path(tmp_path, "smallest.py").write_text(program, "utf-8")
    command, _, expected = console.partition("\n")
    words = shlex.split(command.removeprefix("$ cableformat "))
    words[-1] = shlex.join([sys.executable, f"{tmp_path}/smallest.py"])
    result = CliRunner().invoke(main, [*words, "--timeout", "60"])
    assert result.output == expected
    assert result.exit_code == 0


@pytest.mark.parametrize("page", ["docs/harness.md", "docs/commands.md"])
def test_the_commands_of_a_page_are_commands(page):
    """The commands of a page are understood: they fail only because the adapter does
    not exist.
    """
    told = (ROOT / page).read_text("utf-8")
    lines = re.findall(r"(?m)^cableformat (conform (?:smoke|run) [^#\n]*)", told)
    assert lines
    for line in lines:
        words = shlex.split(line)
        words[words.index("--adapter") + 1] = "/no/such/adapter"
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 1, line
        assert "can't be run" in result.output
