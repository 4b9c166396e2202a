"""`cableformat graph`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

_HEAD = "R {0:02}1200Z MAR 08\nFM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 0000{0:02}\n"


@pytest.fixture
def cables(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for day, ending in enumerate(["SUBJ: CORK\n", "REF: LIMA 1\n", "REF: LIMA 9\n"], 1):
        Path(f"in/{day}.txt").write_text(_HEAD.format(day) + ending, "utf-8")
    return "in"


def test_the_ending_names_the_format(run, cables):
    """The extension selects the format, and standard error reports how many references
    were resolved.
    """
    result = run("graph", cables, "-o", "out.json")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr.splitlines() == [
        "3 telegrams, 3 messages, 2 references: 50.0% of those to messages resolved",
        "        1  resolved (1 by number)",
        "        1  not-in-set",
    ]
    edges = json.loads(Path("out.json").read_bytes())["edges"]
    assert [edge["target"] for edge in edges] == ["08LIMA1", "07LIMA9"]
    assert run("graph", cables, "-o", "out.graphml").exit_code == 0
    assert Path("out.graphml").read_bytes().startswith(b"<?xml")


@pytest.mark.usefixtures("cables")
def test_the_graph_of_an_earlier_run_is_passed_over(run):
    """A graph in the input folder is skipped, so that a second run writes the same
    bytes.
    """
    found = []
    for _ in range(2):
        assert run("graph", ".", "-o", "./graph.json").exit_code == 0
        found.append(Path("graph.json").read_bytes())
    assert found[0] == found[1]


def test_json_that_is_no_graph_is_not_replaced(run, cables):
    """A JSON file that is not a graph is not replaced, because it may be a document of
    the set.
    """
    Path("in/4.json").write_bytes(b'{"$schema": ""}')
    result = run("graph", cables, "-o", "in/4.json")
    assert "output.not-a-table" in result.stderr
    assert result.exit_code == 1
    assert Path("in/4.json").read_bytes() == b'{"$schema": ""}'


def test_what_can_not_be_read_is_counted_and_fails(run, cables):
    """An input that cannot be read is counted and makes the exit code 1; the other
    telegrams are in the graph.
    """
    Path("in/broken.json").write_bytes(b"{")
    result = run("graph", cables, "no.zip", "-o", "out.json")
    assert result.exit_code == 1
    reported = result.stderr.splitlines()[-1]
    assert reported == "2 not read: input.missing 1, json.malformed 1"
    assert len(json.loads(Path("out.json").read_bytes())["nodes"]) == 4


def test_what_makes_no_sense_is_a_usage_error(run, cables):
    assert ".graphml, .json" in run("graph", cables, "-o", "out.csv").stderr
    assert run("graph", cables).exit_code == 2
    assert run("graph", "in/1.txt", "-o", "in/1.txt").exit_code == 2


def test_parquet_needs_a_library(run, cables, monkeypatch):
    """Without pyarrow a Parquet file is refused before anything is read."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "cableformat._arrow_library", raising=False)
    result = run("graph", cables, "-o", "out.parquet")
    assert "table.no-pyarrow" in result.stderr
    assert result.exit_code == 1
    assert not Path("out.parquet").exists()


def test_an_output_that_can_not_be_written_is_known_at_once(run, cables):
    result = run("graph", cables, "-o", "no/out.json")
    assert "no/out.json" in result.stderr
    assert "output.unwritable" in result.stderr
    assert result.exit_code == 1
