"""What the tests of pages in a browser share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.chromium import NEEDED, Browser, found

AXE = Path(__file__).parent / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    program = found()
    if program is None:
        assert not os.environ.get(NEEDED), "no browser is there, and one is needed"
        pytest.skip("no Chromium is installed")
    with Browser(program, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def open_text(browser, tmp_path):
    """Open a page that is given as text."""

    def open_(text, name="page", **view):
        file = tmp_path / f"{name}.html"
        file.write_text(text, "utf-8")
        return browser.open(file.as_uri(), **view)

    return open_


@pytest.fixture(scope="session")
def judged():
    """What axe says of an open page: the rules that pass, and what violates which."""

    def judge(page):
        page.run(AXE.read_text("utf-8"))
        return page.run(
            "axe.run().then(r => [r.passes.map(p => p.id), r.violations.map("
            "v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200),"
            " v.nodes[0].failureSummary])])"
        )

    return judge


@pytest.fixture(scope="session")
def quiet():
    """Assert that a page asked for itself alone, and complained of nothing."""

    def assert_quiet(page, name):
        asked = [
            reported["request"]["url"]
            for reported in page.reported("Network.requestWillBeSent")
        ]
        assert [url.rpartition("/")[2] for url in asked] == [f"{name}.html"]
        for event in (
            "Log.entryAdded",
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Page.javascriptDialogOpening",
        ):
            assert page.reported(event) == []
        assert page.run("document.scripts.length") == 0

    return assert_quiet
