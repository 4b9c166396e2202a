"""The works that `tests/benchmarks` times do what they say; nothing is timed here."""

from __future__ import annotations

import re

import pytest

from tests.benchmarks.processes import commands
from tests.benchmarks.telegrams import telegram
from tests.benchmarks.versions import ROOT, compared, sample, sets
from tests.benchmarks.worker import WORKS


@pytest.mark.parametrize("name", WORKS)
def test_a_work_is_done_with_a_telegram(name: str) -> None:
    """Each work and its yardstick run with a telegram in characters and in bytes."""
    work = WORKS[name]
    for source in (telegram(1), telegram(2).encode(), b"\xff"):
        item = work.prepare(source)
        work.do(item)
        if work.yardstick is not None:
            WORKS[work.yardstick].do(WORKS[work.yardstick].prepare(source))


def test_the_figures_are_ratios_of_one_round() -> None:
    """A figure is the median of the ratios of each round, with its quartiles."""
    noise = [1, 5, 2, 9]
    measures = {
        "": lambda number: 3e-6 * noise[number],
        "base": lambda number: 2e-6 * noise[number],
    }
    assert [*compared(measures, 4)] == [
        ("", "10.5 us"),
        ("base", "1.5 times (1.5 to 1.5)"),
    ]


@pytest.mark.full
def test_the_page_of_figures_names_works_that_exist() -> None:
    """The last column of `docs/measured.md` names works that exist."""
    page = (ROOT / "docs" / "measured.md").read_text("utf-8")
    _, _, table = page.partition("| `NAME` |\n")
    named = re.findall(r"(?m)^\|.*\| `([^`]+)` \|$", table.partition("\n\n")[0])
    works = {f"{work}, {source}" for work in WORKS for source in sets()}
    assert len(named) > 20
    assert {*named} <= works | {*commands(sample())}


def test_the_sample_of_the_processes_is_there() -> None:
    """The commands name a sample that exists and has more than 500 bytes."""
    assert str(sample()) in commands(sample())["show the sample"][0]
    assert sample().stat().st_size > 500
