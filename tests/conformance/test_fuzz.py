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
from cableformat.conformance.fuzzing._reduction import smaller
from cableformat.document import plain
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
    """A fault is reported with a cable that has no more elements than
    show the fault.
    """
    result = fuzzed(switch, Operation.TEXT_JSON, examples=150, most=1)
    (found,) = result.found
    assert found.operation is Operation.TEXT_JSON
    assert found.path.split("/")[1] in ("transmission", "heading", "content")
    assert leaves(plain(found.cable)) <= SMALLEST[switch]
    assert len(found.question.source) < 80


def test_of_a_producer_that_is_right_nothing_is_found():
    """A correct producer has no failure, for every operation and in every dress."""
    result = fuzz(OWN, examples=10, number=3, timeout=30)
    assert (result.found, result.notes, result.drawn) == ((), (), 10)
    assert result.answered > 10 * 7
    assert result.implementation.name == "cableformat"


# Cases


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with what was found of one fault."""
    folder = tmp_path_factory.mktemp("kept")
    operations = (Operation.TEXT_JSON, Operation.XML_JSON)
    result = fuzzed("lost-zeros-of-continuity-number", *operations, most=3)
    return folder, result.found, keep(result.found, folder)


def test_a_kept_case_lacks_nothing_but_a_judgement(kept):
    """A kept case is complete except for the description, and for a neighbour if it has
    a finding.
    """
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
    """A kept case fails for the producer that it was made from, and passes for a
    correct one.
    """
    folder, found, _ = kept
    asked = list(questions(suite(folder)))
    report = run(asked, wrong("lost-zeros-of-continuity-number"), timeout=30)
    failed = {o.question.name for o in report.outcomes if o.status is Status.FAILED}
    assert len(failed) >= len(found)
    assert set(run(asked, OWN, timeout=30).counts()) == {Status.PASSED}


@given(cables())
def test_a_smaller_cable_has_an_element_less(cable):
    """Each smaller cable has at least one element less."""
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
def test_what_can_not_be_run_is_reported(args, code, told):
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
    """The same seed gives the same bytes in another process, where hashes differ."""
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
