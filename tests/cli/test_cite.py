"""`cableformat cite`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixtures import FIXTURES

NARA = FIXTURES / "valid/nara/document/input.txt"


def test_items_of_one_id_have_ids_of_their_own(run, telegram):
    Path("copy.txt").write_bytes(Path(telegram).read_bytes())
    result = run("cite", telegram, "copy.txt")
    first, second = json.loads(result.stdout)
    assert second == {**first, "id": f"{first['id']}-2"}
    assert result.stdout.isascii()
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.usefixtures("telegram")
def test_a_folder_and_a_stream_are_cited(run):
    Path("inner").mkdir()
    Path("inner/one.txt").write_bytes(NARA.read_bytes())
    two = FIXTURES / "invalid/telegrams/two-with-headings/input.txt"
    result = run("cite", "--style", "nara", "inner", str(two))
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    assert "1974OPORTO00417" in lines[0]
    assert result.exit_code == 0


def test_a_file_that_has_no_cable_stops_no_other(run, telegram):
    Path("broken.json").write_text("{", "utf-8")
    result = run("cite", "no.txt", "broken.json", telegram)
    assert "no.txt: no such file" in result.stderr
    assert "broken.json:1:" in result.stderr
    assert len(json.loads(result.stdout)) == 1
    assert result.exit_code == 1


def test_a_terminal_obeys_no_subject(run):
    source = "FM AMEMBASSY LIMA\nTAGS: PREL\nSUBJECT: A\x9b2J\u202e\n".encode()
    for style in ("csl", "nara"):
        result = run("cite", "--style", style, "-", stdin=source)
        assert "\x9b" not in result.stdout
        assert "\u202e" not in result.stdout


def test_what_makes_no_sense_is_a_usage_error(run, telegram):
    assert run("cite", "-", "-").exit_code == 2
    assert run("cite", "--style", "apa", telegram).exit_code == 2
    assert run("cite").exit_code == 2
