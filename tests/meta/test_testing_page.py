"""``docs/testing.md`` is true: its examples are tests that pass, its tables whole."""

from __future__ import annotations

import importlib.metadata
import re
from typing import Final

import pytest

import cableformat.testing
from cableformat.conformance import pytest_items, suite
from cableformat.testing import assert_same_cable
from tests.meta.generated import ROOT
from tests.meta.pages import blocks

PAGE: Final = (ROOT / "docs" / "testing.md").read_text("utf-8")
EXAMPLES: Final = [text for _, language, text in blocks(PAGE) if language == "python"]
INSTALLED = any(
    point.value == "cableformat._pytest"
    for point in importlib.metadata.entry_points(group="pytest11")
)


@pytest.mark.parametrize("place", range(len(EXAMPLES)))
def test_an_example_passes(pytester, monkeypatch, place):
    """Each example passes unchanged in a file of its own, with part of the suite."""
    few = [case for case in suite() if case.topic in ("telegram", "rules")]
    monkeypatch.setattr(pytest_items, "suite", lambda: few)
    pytester.makepyfile(test_example="import json\n" + EXAMPLES[place])
    plugin = () if INSTALLED else ("-p", "cableformat._pytest")
    result = pytester.runpytest_inprocess(*plugin, "-q", "-p", "no:cacheprovider")
    outcomes = result.parseoutcomes()
    assert outcomes["passed"] >= 1
    assert set(outcomes) == {"passed"}


def test_there_is_an_example_of_each_strategy():
    """Each strategy has one row and at least one example on the page."""
    rows = re.findall(r"(?m)^\| `(\w+)\(", PAGE)
    names = set(cableformat.testing.__all__) - {
        *("Dress", "Edit", "Sectioned", "assert_same_cable")
    }
    assert sorted(rows) == sorted(names)
    for name in names:
        assert any(re.search(rf"\b{name}\(", example) for example in EXAMPLES), name


def test_the_message_is_the_one_that_is_shown():
    (shown,) = [text for _, language, text in blocks(PAGE) if language == "text"]
    with pytest.raises(AssertionError) as caught:
        assert_same_cable("FM AMEMBASSY ROME", "FM AMEMBASSY LIMA")
    assert shown == f"AssertionError: {caught.value}\n"


def test_every_option_of_the_plugin_has_a_row():
    source = (ROOT / "cableformat" / "_pytest.py").read_text("utf-8")
    options = re.findall(r'"(--cableformat-\w+)"', source)
    assert options == re.findall(r"(?m)^\| `(--cableformat-\w+) ", PAGE)
