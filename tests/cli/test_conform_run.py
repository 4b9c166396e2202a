"""``cableformat conform smoke`` and ``cableformat conform run``."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.conformance import misbehaving

OWN = f"{shlex.quote(sys.executable)} -m cableformat.conformance"
FEW = ("--topic", "telegram", "--timeout", "30")
#: An adapter that says of all that it is valid, and does nothing else.
VALIDATOR = """
import json, sys
for line in sys.stdin:
    message = json.loads(line)
    if message["command"] == "stop":
        break
    if message["command"] == "start":
        who = {"name": "validator"}
        said = {"protocol": 1, "implementation": who, "operations": ["validate"]}
    else:
        said = {"seq": message["seq"], "result": {"valid": True}}
    print(json.dumps(said), flush=True)
"""


def in_way(way):
    program = [sys.executable, "-S", "-E", str(Path(misbehaving.__file__)), way]
    return shlex.join(program)


def test_smoke_has_a_line_for_each_step(run):
    result = run("conform", "smoke", "--adapter", OWN, "--timeout", "30")
    lines = result.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", "start"],
        ["ok", "answer"],
        ["ok", "base64"],
        ["ok", "refusal"],
        ["-", "skip"],
        ["ok", "stop"],
    ]
    assert all(line.endswith(": right") for line in lines[1:4])
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("way", "step", "reported"),
    [
        ("dies-at-start", "start", "expected an answer to start; it ended with exit"),
        ("chatty", "answer", "its answer is no message: it is not JSON"),
        ("none", "skip", "expected a skip of text-xml; found an answer"),
        ("fails-at-stop", "stop", "at stop it ended with exit code 4"),
        ("verdict-for-output", "refusal", "expected an output or a refusal; found a"),
    ],
)
def test_smoke_says_which_step_failed_and_what_helps(run, way, step, reported):
    result = run("conform", "smoke", "--adapter", in_way(way), "--timeout", "30")
    lines = result.stdout.splitlines()
    (place,) = (n for n, line in enumerate(lines) if line.startswith(f"FAIL  {step} "))
    assert reported in lines[place]
    hint = next(line for line in lines[place + 1 :] if not line.startswith("      |"))
    assert hint.startswith("      ")
    assert result.exit_code == 1


def test_what_an_adapter_says_is_escaped(run):
    result = run("conform", "smoke", "--adapter", in_way("dies-at-start"))
    assert "\x1b" not in result.output
    assert "      | Traceback: \\x1b[2J it hurts\n" in result.stdout
    result = run("conform", "run", "--adapter", in_way("dies-at-start"), *FEW)
    assert "\x1b" not in result.output
    assert "[conformance.no-adapter]" in result.stderr
    assert result.exit_code == 1


def test_this_library_conforms(run):
    result = run("conform", "run", "--adapter", OWN, *FEW, "--jobs", "2")
    assert result.exit_code == 0
    assert "required: conforms (40 passed" in result.stdout
    assert result.stderr == ""


def test_one_that_skips_does_not_unless_it_may(run, tmp_path):
    """An adapter that skips operations does not conform unless the skips
    are allowed.
    """
    program = tmp_path / "validator.py"
    program.write_text(VALIDATOR, "utf-8")
    adapter = shlex.join([sys.executable, "-S", "-E", str(program)])
    options = ("--adapter", adapter, *FEW)
    result = run("conform", "run", *options)
    assert result.exit_code == 1
    assert "required: partial (" in result.stdout
    assert "\n  validate: conforms (" in result.stdout
    assert "\n  text-json: partial (" in result.stdout
    others = (
        *("text-json", "json-text", "text-xml", "xml-text", "json-xml", "xml-json"),
        "canonicalise",
    )
    allowed = [word for name in others for word in ("--allow-skip", name)]
    assert run("conform", "run", *options, *allowed[:-2]).exit_code == 1
    saved = str(tmp_path / "report.json")
    to_file = ("--report", "json", "-o", saved)
    assert run("conform", "run", *options, *allowed, *to_file).exit_code == 0
    assert run("conform", "report", saved).exit_code == 1
    assert run("conform", "report", saved, *allowed).exit_code == 0
    assert run("conform", "run", *options, "--allow-skip", "telex").exit_code == 2


@pytest.mark.parametrize("way", ["none", "silent", "dies"])
def test_one_that_is_wrong_does_not(run, way):
    options = ("--topic", "telegram", "--case", "*/canonical", "--timeout", "2")
    result = run("conform", "run", "--adapter", in_way(way), *options)
    assert result.exit_code == 1
    assert "required: fails (0 passed" in result.stdout


def test_one_operation_is_asked_for(run):
    options = ("--operation", "validate", "--report", "json")
    result = run("conform", "run", "--adapter", OWN, *FEW, *options)
    report = json.loads(result.stdout)
    assert report["implementation"]["name"] == "cableformat"
    assert "text-json" not in result.stdout
    assert "validate" in result.stdout


@pytest.mark.parametrize(
    ("report", "output", "file", "begins"),
    [
        ("table", "new/", "new/report.txt", "cableformat "),
        ("json", "new/", "new/report.json", "{"),
        ("junit", "old", "old/junit.xml", "<?xml"),
        ("html", "old/", "old/index.html", "<!doctype html>"),
        ("html", "file", "file", "<!doctype html>"),
    ],
)
def test_a_report_is_a_file_or_in_a_folder(run, report, output, file, begins, tmp_path):
    """The output is a file or a folder, and a missing folder is created."""
    (tmp_path / "old").mkdir()
    options = (*FEW, "--case", "*/canonical", "--report", report, "-o")
    # `Path` would drop the slash at the end.
    result = run("conform", "run", "--adapter", OWN, *options, f"{tmp_path}/{output}")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "cableformat: 8 passed, 0 failed, 0 skipped, 0 errored\n"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written == [tmp_path / file]
    assert written[0].read_text("utf-8").lower().startswith(begins)


def test_a_report_that_can_not_be_written_is_reported(run, tmp_path):
    Path(tmp_path, "file").write_bytes(b"")
    output = f"{tmp_path}/file/"
    options = (*FEW, "--case", "*/canonical", "-o", output)
    result = run("conform", "run", "--adapter", OWN, *options)
    assert result.exit_code == 1
    assert "[output.unwritable]" in result.stderr


def test_how_the_adapter_ended_is_reported(run):
    """A failure of the adapter at the end is reported once: in the printed table,
    otherwise on standard error.
    """
    reported = "at stop it ended with exit code 4\n"
    result = run("conform", "run", "--adapter", in_way("fails-at-stop"), *FEW)
    assert result.stdout.count(f"note {reported}") == 1
    assert result.stderr == ""
    options = (*FEW, "--report", "junit")
    result = run("conform", "run", "--adapter", in_way("fails-at-stop"), *options)
    assert result.stderr == f"cableformat: the adapter: {reported}"


@pytest.mark.parametrize("command", ["smoke", "run"])
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--adapter", ""),
        ("--adapter", "'unended"),
        ("--adapter", "x", "--timeout", "0"),
        ("--adapter", "x", "--timeout", "nan"),
        ("--adapter", "x", "--timeout", "-1"),
    ],
)
def test_a_command_line_that_makes_no_sense(run, command, options):
    assert run("conform", command, *options).exit_code == 2


@pytest.mark.parametrize(
    "options",
    [("--jobs", "0"), ("--topic", "nope"), ("--operation", "text-yaml")],
)
def test_options_of_run_that_make_no_sense(run, options):
    result = run("conform", "run", "--adapter", "x", *options)
    assert result.exit_code == 2
