"""`cableformat explain`."""

from __future__ import annotations

import json

import pytest

from cableformat.diagnostics import CATALOGUE, clause


def test_a_code_is_explained(run):
    """The explanation of a code contains its severity, message, reason, hint, clause
    and sources.
    """
    result = run("explain", "content.doubtful-date")
    entry = CATALOGUE["content.doubtful-date"]
    words = " ".join(result.stdout.split())
    assert words.startswith(
        "content.doubtful-date warning Says '...' read as a later day"
    )
    for reported in (entry.reason, entry.hint):
        assert reported in words
    assert "Clause content.md 5: reasons of the executive orders (the orders) " in words
    assert "See docs/sources/content.md#5 " in words
    assert (result.stderr, result.exit_code) == ("", 0)


def test_a_code_of_an_exception_has_no_severity(run):
    """The code of an exception has the word exception in place of a severity."""
    result = run("explain", "text.not-readable-back")
    assert result.stdout.splitlines()[0] == "text.not-readable-back  exception"


def test_several_codes_are_explained_in_their_order(run):
    """The codes are explained in the order of the arguments, with a blank line between
    them.
    """
    codes = ["text.empty", "content.glued-tags"]
    result = run("explain", *codes)
    pages = result.stdout.split("\n\n")
    assert [page.split()[0] for page in pages] == codes


def test_every_code_is_explained(run):
    """With `--all` the codes are in alphabetical order, and no line is longer than 100
    characters.
    """
    result = run("explain", "--all")
    pages = result.stdout.split("\n\n")
    assert [page.split()[0] for page in pages] == sorted(CATALOGUE)
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_json_has_one_object_a_code(run):
    """Each code has one JSON object with everything that the catalogue contains."""
    result = run("explain", "--all", "--format", "json")
    reported = {row["code"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert set(reported) == set(CATALOGUE)
    for code, entry in CATALOGUE.items():
        severity = "exception" if entry.severity is None else entry.severity.value
        row = reported[code]
        assert (row["severity"], row["message"]) == (severity, entry.message)
        assert (row["reason"], row["clause"]) == (entry.reason, entry.clause)
        assert row["hint"] == entry.hint
        cited = clause(entry.clause)
        assert (row["about"], row["sources"]) == (cited.about, [*cited.sources])
        assert row["page"] == cited.address


@pytest.mark.parametrize(
    ("args", "reported"),
    [
        ((), "Give one or more codes, or --all"),
        (("text.empty", "--all"), "Give one or more codes, or --all"),
        (("text.emtpy",), "did you mean text.empty?"),
        (("glued",), "did you mean content.glued-tags?"),
        (("GLUED-TGAS",), "did you mean content.glued-tags?"),
        (("xyzzy",), "cableformat explain --all prints every code"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(run, args, reported):
    """A wrong code is a usage error that names the nearest code, if one is near."""
    result = run("explain", *args)
    assert reported in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)
