"""Fuzzing: what a producer fails on is found, made small, and kept as a case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

from cableformat.cli import main
from cableformat.conformance import (
    Group,
    Operation,
    Status,
    faults,
    questions,
    run,
    suite,
)
from cableformat.conformance.fuzzing import fuzz, keep
from cableformat.conformance.fuzzing._kept_case import case_file
from cableformat.conformance.fuzzing._reduction import smaller
from cableformat.document import plain
from cableformat.errors import CableFormatError
from cableformat.testing import cables
from tests.conformance import wrong_adapter

OWN = [sys.executable, "-m", "cableformat.conformance"]


def wrong(switch):
    return [sys.executable, str(Path(wrong_adapter.__file__)), switch]


def fuzzed(switch, *operations, **kwargs):
    options = {"examples": 60, "operations": operations, "timeout": 30, **kwargs}
    return fuzz(wrong(switch), **options)


def leaves(value):
    """How many values a value holds, whatever holds them."""
    if isinstance(value, dict):
        value = list(value.values())
    return sum(map(leaves, value)) if isinstance(value, list) else 1


#: For each fault how much the smallest cable holds that shows it: what an element can't
#: be without, and what is wrong.  Which one is found depends on what is drawn.
SMALLEST = {
    "lost-zeros-of-continuity-number": 2,
    "swapped-addressees": 3,
    "dropped-duplicate-caption": 2,
    "lost-zeros-of-station-serial": 2,
    "wrong-century-of-declassification": 2,
    "sorted-tags": 2,
}


@pytest.mark.full
@pytest.mark.parametrize("switch", SMALLEST)
def test_a_fault_is_found_with_the_smallest_cable_that_shows_it(switch):
    """Nothing can be left out of it."""
    result = fuzzed(switch, Operation.TEXT_JSON, examples=150, most=1)
    (found,) = result.found
    assert found.operation is Operation.TEXT_JSON
    assert found.path.split("/")[1] in ("transmission", "heading", "content")
    assert leaves(plain(found.cable)) <= SMALLEST[switch]
    assert len(found.question.source) < 80


def test_several_failures_are_found_by_operation_and_path(kept):
    """Each once; then it goes on with what is left to draw."""
    _, found, _ = kept
    kinds = [(each.operation, each.kind) for each in found]
    assert len(kinds) == len(set(kinds)) >= 2
    assert {each.operation for each in found} >= {Operation.TEXT_JSON}
    assert len({each.path for each in found}) >= 2


def test_no_more_kinds_than_are_wanted():
    result = fuzzed("unknown-member-added", Operation.TEXT_JSON, most=1)
    assert len(result.found) == 1
    assert result.notes == ("more kinds of failure were not looked for",)
    assert result.drawn < 60


def test_of_a_producer_that_is_right_nothing_is_found():
    """Whatever it is asked for: telegrams in any dress too."""
    result = fuzz(OWN, examples=10, number=3, timeout=30)
    assert (result.found, result.notes, result.drawn) == ((), (), 10)
    assert result.answered > 10 * 7
    assert result.implementation.name == "cableformat"


PRODUCER = """
import itertools, json, os, sys, time
from cableformat.conformance import Operation, own_answer
from cableformat.conformance._library import result_told

count = itertools.count()
for line in sys.stdin:
    message = json.loads(line)
    if message["command"] == "stop":
        break
    if message["command"] == "start":
        said = {{
            "protocol": 1,
            "implementation": {{"name": "mine"}},
            "operations": ["text-json", "text-xml"],
        }}
    else:
        operation = Operation(message["operation"])
        source = message["source"]["text"].encode()
        said = {{
            "seq": message["seq"],
            "result": result_told(own_answer(operation, message["format"], source)),
        }}
        {fault}
    print(json.dumps(said), flush=True)
"""


@pytest.fixture
def producer(tmp_path):
    def write(fault):
        path = tmp_path / "mine.py"
        path.write_text(PRODUCER.format(fault=fault))
        return [sys.executable, str(path)]

    return write


#: It starts a hundred times: it loads little, and skips what does not kill it.
BREAKABLE = """
import json, os, sys
implementation = {"name": "mine"}
for line in sys.stdin:
    message = json.loads(line)
    if message["command"] == "stop":
        break
    if message["command"] == "start":
        operations = ["text-json"]
        said = {
            "protocol": 1, "implementation": implementation, "operations": operations
        }
    else:
        if "SENV" in message["source"]["text"]:
            os._exit(9)
        said = {"seq": message["seq"], "skipped": {"reason": "it is no matter"}}
    print(json.dumps(said), flush=True)
"""


def test_a_producer_that_dies_is_started_again():
    """While what kills it is made smaller too."""
    command = [sys.executable, "-I", "-S", "-c", BREAKABLE]
    result = fuzz(command, examples=40, operations=[Operation.TEXT_JSON], timeout=30)
    (found,) = result.found
    assert found.kind == ("no answer: expected an answer; it ended with exit code #")
    assert found.why.endswith("exit code 9")
    assert found.question.source == b"TAGS: SENV\n"


DYING = """
import sys
sys.stdin.readline()
print(
    '{"protocol": 1, "implementation": {"name": "mine"}, "operations": ["text-xml"]}',
    flush=True,
)
sys.stdin.readline()
"""


def test_a_producer_that_dies_of_everything_is_asked_no_more():
    command = [sys.executable, "-I", "-S", "-c", DYING]
    result = fuzz(command, examples=400, operations=[Operation.TEXT_XML], timeout=30)
    assert len(result.found) == 1
    assert "text-xml is asked no more: no answer too often" in result.notes
    assert result.drawn < 100


def test_a_producer_that_does_not_answer_the_same_twice_is_told(producer):
    """Its failures count, and the run goes on."""
    command = producer('if next(count) % 3 == 1: said["result"] = {"refused": True}')
    result = fuzz(command, examples=20, operations=[Operation.TEXT_JSON], timeout=30)
    assert result.drawn == 20
    assert [found.kind for found in result.found] == [
        "expected an output; found a refusal"
    ]


def test_what_is_skipped_is_told_and_is_no_failure(producer):
    reason = '{"reason": f"not yet {next(count)}"}'
    command = producer(f'said = {{"seq": message["seq"], "skipped": {reason}}}')
    result = fuzz(command, examples=3, timeout=30)
    assert result.found == ()
    # One reason for each operation, however many there are.
    assert result.notes[1:] == (
        "it skips text-json: not yet 0",
        "it skips text-xml: not yet 1",
    )
    assert result.notes[0] == (
        "it does not announce json-text, xml-text, json-xml, xml-json, validate, "
        "canonicalise"
    )


def test_a_producer_that_does_not_start_is_an_error():
    with pytest.raises(CableFormatError) as caught:
        fuzz(["./no-such-program"], examples=3)
    assert caught.value.code == "conformance.no-adapter"


# Cases


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with what was found of one fault."""
    folder = tmp_path_factory.mktemp("kept")
    operations = (Operation.TEXT_JSON, Operation.XML_JSON)
    result = fuzzed("lost-zeros-of-continuity-number", *operations, most=3)
    return folder, result.found, keep(result.found, folder)


def test_a_kept_case_lacks_nothing_but_a_judgement(kept):
    """And a neighbour, where it has a finding."""
    folder, found, told = kept
    assert len(told) == len(found) >= 2
    assert all(each.is_new for each in told)
    for fault in faults(folder, complete=False):
        assert fault.told == "names no neighbour, and has a finding"
        assert fault.file.startswith("repairable/")
    for case in suite(folder):
        assert case.words.startswith("TO DO: ")
        assert case.level.value == "proposed"
        assert case.clause == "wire.md 0.1"
        assert case.description.endswith("/messageContinuityNumber is kept")


def test_a_kept_case_fails_as_what_it_was_made_of(kept):
    """And is passed by a producer that is right."""
    folder, found, _ = kept
    asked = list(questions(suite(folder)))
    report = run(asked, wrong("lost-zeros-of-continuity-number"), timeout=30)
    failed = {o.question.name for o in report.outcomes if o.status is Status.FAILED}
    assert len(failed) >= len(found)
    assert set(run(asked, OWN, timeout=30).counts()) == {Status.PASSED}


def test_a_case_that_is_there_is_left_alone(kept):
    """Somebody may have written in it."""
    folder, found, told = kept
    file = folder / told[0].name / "case.json"
    before = file.read_bytes()
    file.write_text("mine")
    again = keep(found, folder)
    assert not any(each.is_new for each in again)
    assert [each.name for each in again] == [each.name for each in told]
    assert file.read_text() == "mine"
    file.write_bytes(before)


def test_a_folder_that_can_not_be_written_is_an_error(kept, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CableFormatError) as caught:
        keep(kept[1], tmp_path / "file")
    assert caught.value.code == "output.unwritable"


def test_what_is_no_element_rests_on_the_laws():
    """It has no path: a refusal, bytes, silence."""
    (found,) = fuzzed("crlf-written", Operation.CANONICALISE, most=1).found
    told = case_file(found)
    assert told["clause"] == "laws.md 1"
    assert told["description"].startswith("canonicalise: drawn cable ")


@given(cables())
def test_a_smaller_cable_has_an_element_less(cable):
    """Or several; never another one."""
    count = size(plain(cable))
    for less in smaller(cable):
        assert size(plain(less)) < count


def size(value):
    if isinstance(value, dict):
        return 1 + sum(map(size, value.values()))
    return 1 + sum(map(size, value)) if isinstance(value, list) else 1


# The command


def invoke(*args):
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, ["conform", "fuzz", *args])


def test_the_command_prints_the_smallest_and_where_it_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    command = " ".join(wrong("lost-zeros-of-station-serial"))
    options = ("--operation", "text-json", "--examples", "80", "--timeout", "30")
    result = invoke("--adapter", command, *options, "-o", "mine", "--most", "1")
    assert result.exit_code == 1
    path = "/transmission/callingStation/stationSerialNumber"
    name = "text-json-transmission-calling-station-station-serial-number-changed"
    lines = result.stdout.split("\n")
    assert lines[:5] == [
        f"text-json  another cable: {path} changed",
        "  --- expected",
        "  +++ found",
        "",
        f"  {path}  changed",
    ]
    assert lines[7] == "  the smallest source:"
    assert lines[8].startswith("    DE ")
    (group,) = (each.name for each in Path("mine").iterdir())
    assert lines[9] == f"  kept as mine/{group}/fuzz/{name}"
    assert lines[10].startswith("  to do in its case.json: words, ")
    assert lines[11:] == ["", ""]
    assert "1 kind of failure\n" in result.stderr
    assert not Path(".hypothesis").exists()


def test_a_producer_that_is_right_ends_with_0(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = invoke("--adapter", " ".join(OWN), "--examples", "4", "-o", "mine")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.endswith(
        "cableformat: 4 cables drawn with --seed 0, 32 answers, 0 kinds of failure\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["--adapter", "./no-such-program"], 1, "[conformance.no-adapter]"),
        ([], 2, "--adapter"),
        (["--adapter", "true", "--examples", "0"], 2, "--examples"),
        (["--adapter", "true", "--operation", "text"], 2, "--operation"),
    ],
)
def test_what_can_not_be_run_is_told(args, code, told):
    result = invoke(*args)
    assert result.exit_code == code
    assert told in result.stderr


def test_without_hypothesis_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    for module in ("fuzzing", "fuzzing._search"):
        monkeypatch.delitem(sys.modules, f"cableformat.conformance.{module}")
    result = invoke("--adapter", "true")
    assert result.exit_code == 1
    assert "cableformat[testing]" in result.stderr
    assert "[conformance.no-hypothesis]" in result.stderr


@pytest.mark.full
def test_the_same_seed_keeps_the_same_bytes(tmp_path):
    """In another process, with other hashes."""
    command = " ".join(wrong("lost-signature"))
    kept = []
    for name in ("a", "b"):
        folder = tmp_path / name
        done = subprocess.run(
            [
                *(sys.executable, "-m", "cableformat", "conform", "fuzz"),
                *("--adapter", command, "--seed", "1", "--examples", "20"),
                *("--operation", "text-json", "--timeout", "30", "-o", str(folder)),
            ],
            env={**os.environ, "PYTHONHASHSEED": str(len(kept))},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        bytes_of = {str(f.relative_to(folder)): f.read_bytes() for f in files}
        kept.append((bytes_of, done.stdout.replace(str(folder).encode(), b"")))
    assert kept[0] == kept[1]
    assert kept[0][0]
    told = json.loads(next(v for k, v in kept[0][0].items() if "case.json" in k))
    assert told["features"] == ["fuzz", "text-json"]
    assert {Group(name.split("/")[0]) for name in kept[0][0]} <= set(Group)
