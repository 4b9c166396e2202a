"""Nothing that a terminal or a log obeys is printed, wherever the words are from."""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from cableformat.cli import main
from cableformat.conformance import Implementation, Level, Status
from cableformat.conformance.reports import FORMATS, Results, Told, render

#: C0 but the line end, DEL and C1, marks of direction, surrogates.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
COMMAND = re.compile(r"^\s*::", re.MULTILINE)


def words(*, minimum=0, without=""):
    """Text that is mostly what a terminal or a log obeys."""
    pieces = st.sampled_from(
        (
            *("\x1b[31m", "\x9b2J", "\r", "\x7f", "\x07", "\u202e", "\u2066", "\x85"),
            *("\n", "::", "\n::error::x", "\n \u3000::add-mask::x", "##[error]"),
            *("a", "ROME", " ", "-", "'", '"', "/", "\udcff", "é"),
        )
    )
    banned = set(without) | {"\x00"}
    return st.lists(pieces, min_size=minimum, max_size=6).map(
        lambda found: "".join(c for c in "".join(found) if c not in banned)
    )


def reported(*args, stdin=b""):
    """All that is printed, as it is: no stream takes anything away."""
    runner = CliRunner(env={"COLUMNS": "80"})
    result = runner.invoke(main, args, input=stdin, color=True)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def assert_harmless(*texts):
    for text in texts:
        assert OBEYED.search(text) is None
        assert COMMAND.search(text) is None


#: An argument, and what it may be of each command; `{}` is its place.
ARGUMENTS = (
    ("{}",),
    ("--{}",),
    ("explain", "{}"),
    ("explain", "--{}"),
    ("explain", "--format", "{}", "text.empty"),
    ("lookup", "{}"),
    ("lookup", "--format", "json", "{}"),
    ("lookup", "--date", "{}", "CH"),
    ("schema", "{}"),
    ("show", "{}"),
    ("show", "--date", "{}", "cable.txt"),
    ("show", "--dialect", "{}", "cable.txt"),
    ("show", "--from", "{}", "cable.txt"),
    ("hash", "{}", "cable.txt"),
    ("hash", "--scope", "{}", "cable.txt"),
    ("check", "{}"),
    ("check", "--select", "{}", "cable.txt"),
    ("check", "--config", "{}", "cable.txt"),
    ("check", "--exclude", "{}", "."),
    ("check", "--baseline", "{}", "cable.txt"),
    ("check", "--write-baseline", "cable.txt/{}", "cable.txt"),
    ("diff", "{}", "cable.txt"),
    ("diff", "--select", "{}", "cable.txt", "cable.txt"),
    ("diff", "--brief", "other.txt", "cable.txt"),
    ("convert", "{}", "--to", "json"),
    ("convert", "cable.txt", "--to", "{}"),
    ("convert", "cable.txt", "--to", "json", "-o", "cable.txt/{}"),
    ("convert", "cable.txt", "{}", "--to", "json", "-o", "cable.txt"),
    ("conform", "{}"),
    ("conform", "check", "{}"),
    ("conform", "flatten", "{}"),
    ("conform", "report", "{}"),
    ("conform", "run", "{}", "--adapter", "true"),
    ("conform", "run", "nowhere", "--adapter", "{}"),
    ("conform", "run", "--adapter", "true", "--operation", "{}"),
    ("conform", "archive", "{}", "-o", "cable.txt/x"),
)


@given(word=words(minimum=1))
def test_an_argument_is_no_way_in(tmp_path_factory, word):
    # A way out of the folder would check whatever this machine holds; what ends the
    # options is no argument.
    assume(not (Path(word).is_absolute() or ".." in word or word == "--"))
    with contextlib.chdir(tmp_path_factory.mktemp("arguments")):
        for name in ("cable.txt", "other.txt"):
            Path(name).write_bytes(f"FM {name}\n".encode())
        for form in ARGUMENTS:
            result = reported(*(part.replace("{}", word) for part in form))
            assert_harmless(result.stdout, result.stderr)


def test_an_adapter_is_no_way_in():
    for word in ("./\x1b[31m", "'\n::error::x'", "\u202e"):
        result = reported("conform", "smoke", "--adapter", word)
        assert_harmless(result.stdout, result.stderr)
        assert result.exit_code == 1


FILES = (
    ("show",),
    ("hash",),
    ("check",),
    ("check", "--explain", "--statistics"),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--format", "junit"),
    ("diff", "other.txt"),
    ("diff", "--format", "json", "other.txt"),
    ("convert", "--to", "json", "-o", "out/"),
    ("convert", "--to", "text", "--canonical", "--report", "plain", "-o", "out/"),
    ("convert", "--to", "text", "--canonical", "--report", "json", "-o", "out/"),
)
#: Telegrams and documents; `{}` is the place of the words.
SOURCES = (
    "{}",
    "FM AMEMBASSY {}\nTO SECSTATE {}\nBT\nUNCLAS ROME 000012\n{}\nBT\n",
    "UNCLAS ROME 12\n\nSUBJECT: {}\nTAGS: {}\n\n1. (U) {}\n\n{}\n",
    '{"$schema": "https://w3id.org/cableformat/v1.0/cable.schema.json", "{}": 1}',
    '{"{}',
    '<cable xmlns="https://w3id.org/cableformat/v1" formatVersion="{}"/>',
)


@pytest.mark.skipif(os.name == "nt", reason="names there hold none of it")
@given(
    name=words(minimum=1, without="/").filter(lambda name: name[:1] not in ("", "-")),
    ending=st.sampled_from((".txt", ".json", "")),
    source=st.sampled_from(SOURCES),
    word=words(),
)
def test_a_name_and_a_content_are_no_way_in(
    tmp_path_factory, name, ending, source, word
):
    with contextlib.chdir(tmp_path_factory.mktemp("files")):
        Path(name + ending).write_bytes(
            source.replace("{}", word).encode("utf-8", "surrogatepass")
        )
        Path("other.txt").write_bytes(b"FM AMEMBASSY ROME\nBT\n\n1. Words.\nBT\n")
        for form in FILES:
            result = reported(*form, name + ending)
            assert_harmless(result.stdout, result.stderr)
            if form[-1] == "json" or ("json" in form[:-1] and form[0] == "diff"):
                for line in result.stdout.splitlines():
                    json.loads(line)


@given(word=words(minimum=1))
def test_a_report_of_a_run_is_no_way_in(word):
    texts = ("description", "clause", "words", "why", "source", "expected", "context")
    wrong = (Status.FAILED, Status.ERRORED, Status.SKIPPED)
    reported = tuple(
        Told(
            case=f"valid/{word}/{word}",
            operation="text-json",
            level=Level.REQUIRED,
            status=status,
            actual="FM ROME",
            **dict.fromkeys(texts, word),
        )
        for status in wrong
    )
    who = Implementation(name=word, version=word, language=word, homepage=word)
    results = Results(implementation=who, reported=reported, notes=(word,))
    for name in FORMATS:
        assert_harmless(render(name, results))
