"""``docs/archive.md`` is true: every command prints what the page says."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import sqlite3
import subprocess
import sys
from itertools import pairwise
from typing import Final

import pytest
from click.testing import CliRunner

from cableformat.cli import main
from tests.meta import archive_year
from tests.meta.generated import ROOT

PAGE: Final = (ROOT / "docs" / "archive.md").read_text("utf-8")
BLOCKS: Final = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", PAGE)


def printed(command):
    """What a command prints; SQL is asked of the module, which any Python has."""
    name, *words = shlex.split(command)
    if name == "cableformat":
        return CliRunner().invoke(main, words).output
    header, file, question = words
    assert (name, header) == ("sqlite3", "-header")
    with contextlib.closing(sqlite3.connect(file)) as base:
        found = base.execute(question)
        rows = [[column[0] for column in found.description], *found]
    cells = (["" if x is None else str(x) for x in row] for row in rows)
    return "".join("|".join(row) + "\n" for row in cells)


def test_the_page_prints_what_the_programs_print(tmp_path, monkeypatch):
    """The programs, run in order on an invented year, print what the page shows."""
    monkeypatch.chdir(tmp_path)
    archive_year.write(tmp_path / "1974.zip")
    ran = 0
    for (language, text), (_, below) in pairwise([*BLOCKS, ("", "")]):
        if language == "console":
            for command, expected in re.findall(r"\$ (.*)\n((?:[^$].*\n)*)", text):
                assert printed(command) == expected
                ran += 1
        elif language == "python":
            with contextlib.redirect_stdout(io.StringIO()) as told:
                exec(text, {})
            assert told.getvalue() == below
            ran += 1
    assert ran == 11


@pytest.mark.full
def test_datasette_opens_the_table_and_searches_it(tmp_path, monkeypatch):
    """Datasette searches the table by its index and counts the items of lists."""
    monkeypatch.chdir(tmp_path)
    archive_year.write(tmp_path / "1974.zip")
    assert CliRunner().invoke(main, ["bulk", "1974.zip", "-o", "1974.sqlite"]).output
    page = "/1974/telegrams.json?_search=herring&_facet_array=tags&_shape=objects"
    done = subprocess.run(
        [sys.executable, "-m", "datasette", "1974.sqlite", "--get", page],
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert {row["post"] for row in found["rows"]} == {"COPENHAGEN", "REYKJAVIK"}
    tags = found["facet_results"]["tags"]["results"]
    assert {each["value"]: each["count"] for each in tags}["EFIS"] == 2
