"""`cableformat stats`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

_HEAD = "R {0:02}1200Z MAR {1:02}\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
_TEXT = (
    "S E C R E T LIMA 0000{0:02}\nNODIS\nTAGS: PREL\nSUBJECT: CORK\n\n1. Bark.\nBT\n"
)


@pytest.fixture
def cables(tmp_path, monkeypatch):
    """Two telegrams in one file, a text alone, a heading alone, and what is broken."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    both = "".join(_HEAD.format(n, n) + _TEXT.format(n) for n in (7, 8))
    Path("in/a.txt").write_text(both, "utf-8")
    Path("in/b.txt").write_text(_TEXT.format(9) + "?? ??\n", "utf-8")
    Path("in/c.txt").write_text(_HEAD.format(1, 8) + "%% %%\n%% %%\n", "utf-8")
    Path("in/d.json").write_text("{", "utf-8")
    return "in"


def test_json_has_every_count(run, cables):
    result = run("stats", cables, "--format", "json")
    found = json.loads(result.stdout)
    assert found["telegrams"] == 4
    assert found["kinds"] == {
        "telegram": 2,
        "heading without text": 1,
        "text without heading": 1,
    }
    assert found["formats"] == {"text": 4}
    assert found["dialects"] == {"state": 4}
    assert list(found["years"].items()) == [("2007", 1), ("2008", 2), ("unknown", 1)]
    assert found["posts"] == {"LIMA": 4}
    assert found["markings"] == {"SECRET//NODIS": 3, "unmarked": 1}
    assert found["failures"] == {"json.malformed": {"count": 1, "first": "in/d.json"}}
    assert sum(found["coverage"].values()) == pytest.approx(1, abs=0.001)
    assert result.exit_code == 1


def test_a_page_has_the_same_and_the_worst_first(run, cables):
    """The page lists the telegrams with findings, the worst first, and `--worst` limits
    the list.
    """
    lines = run("stats", cables).stdout.splitlines()
    assert lines[0] == "4 telegrams"
    assert "        1  json.malformed, first in/d.json" in lines
    looks = lines[lines.index("look at first: errors, warnings, unread share") + 1 :]
    assert [look.split("  ")[-1] for look in looks] == ["in/c.txt", "in/b.txt"]
    assert run("stats", cables, "--worst", "1").stdout.splitlines()[-1] == looks[0]


def test_a_page_of_nothing_has_no_headings(run, tmp_path):
    assert run("stats", str(tmp_path)).stdout == "0 telegrams\n"


def test_many_names_are_cut_short_and_years_are_not(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for n in range(12):
        Path(f"{n:02}.txt").write_text(
            f"R 011200Z MAR {n:02}\nFM UNIT {n}\nBT\nUNCLAS\n1. A.\nBT\n", "utf-8"
        )
    lines = run("stats", ".").stdout.splitlines()
    assert "        2  2 others" in lines
    assert sum(line.startswith("        1  20") for line in lines) == 12


def test_two_processes_count_what_one_does(run, cables):
    one = run("stats", cables)
    assert run("stats", cables, "--jobs", "2").stdout == one.stdout
