"""The page of a conformance report, as a browser shows it."""

from __future__ import annotations

from functools import cache

import pytest

from cableformat.conformance.reports import render, results_of
from tests.conformance import reports

pytestmark = pytest.mark.full

KINDS = ("mixed", "hostile", "clean")
#: A telephone and a desk, by day and by night.
VIEWS = [
    pytest.param({"width": width, "dark": dark}, id=f"{width}-{name}")
    for width in (390, 1280)
    for name, dark in (("light", False), ("dark", True))
]
_OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@cache
def text_of(kind):
    return render("html", results_of(getattr(reports, kind)()))


@pytest.fixture
def show(open_text):
    """Open a report, or a text that is one with something put in."""

    def open_(kind, text=None, **view):
        return open_text(text_of(kind) if text is None else text, kind, **view)

    return open_


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_fault_of_accessibility(show, judged, kind, view):
    """axe finds no fault of WCAG 2.2 AA or of best practice, with all parts open."""
    with show(kind, **view) as page:
        page.run(_OPEN_ALL)
        passes, violations = judged(page)
    assert violations == []
    assert {"color-contrast", "document-title", "heading-order", "region"} <= {*passes}


def test_a_fault_of_accessibility_is_seen(show, judged):
    """axe reports a page without a language and a page whose text is too pale."""
    text = (
        text_of("mixed")
        .replace('lang="en"', "")
        .replace("--ink: #1b1f23", "--ink: #eee")
    )
    with show("mixed", text) as page:
        _, violations = judged(page)
    reported = {rule for rule, *_ in violations}
    assert {"html-has-lang", "color-contrast"} <= reported


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_as_wide_as_the_screen(show, kind, view):
    """No line, name or table makes it scroll sideways."""
    with show(kind, **view) as page:
        page.run(_OPEN_ALL)
        width = page.run("document.documentElement.scrollWidth")
    assert width == view["width"]


def test_both_sides_are_next_to_each_other_where_there_is_room(show):
    """The sides are side by side on a wide screen, and stacked on a narrow one."""
    places = (
        "[...document.querySelector('.hunk').children].map(f => {"
        "const r = f.getBoundingClientRect(); return [r.left, r.top] })"
    )
    with show("mixed", width=1280) as page:
        (left, top), (other_left, other_top) = page.run(places)
        assert top == other_top
        assert left < other_left
    with show("mixed", width=390) as page:
        (left, top), (other_left, other_top) = page.run(places)
        assert left == other_left
        assert top < other_top


def test_a_page_is_dark_at_night(show):
    colours = "(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))"

    def light(colour):
        return sum(map(int, colour[4:-1].split(",")))

    with show("mixed", dark=False) as page:
        paper, ink = map(light, page.run(colours))
        assert (paper > 700, ink < 200) == (True, True)
    with show("mixed", dark=True) as page:
        paper, ink = map(light, page.run(colours))
        assert (paper < 200, ink > 600) == (True, True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_nothing_and_complains_of_nothing(show, quiet, kind):
    """The page of any producer, even a hostile one, is silent."""
    with show(kind) as page:
        page.run(_OPEN_ALL)
        quiet(page, kind)


def test_what_gets_into_a_page_does_nothing(show):
    """The page's policy blocks scripts and pictures that were put into it unescaped."""
    put = (
        "<script>document.title = 'run'</script>"
        "<p onclick=\"document.title = 'run'\">it</p>"
        '<img alt="" src="http://127.0.0.1:9/picture.png">'
    )
    text = text_of("mixed").replace("<main", f"{put}<main", 1)
    with show("mixed", text) as page:
        page.run("document.querySelector('p[onclick]').click()")
        assert page.run("document.title").startswith("Cable conformance of")
        reported = [entry["entry"]["text"] for entry in page.reported("Log.entryAdded")]
        assert sum("Content Security Policy" in line for line in reported) >= 3
        failed = page.reported("Network.loadingFailed")
        assert [each.get("blockedReason") for each in failed] == ["csp"]


def test_a_page_is_read_by_keyboard(show):
    """The Tab key reaches the link past the banner first, then links and parts."""
    with show("mixed", width=390) as page:
        page.press("Tab", 9)
        skip = "document.activeElement.getBoundingClientRect().left >= 0"
        assert page.run("document.activeElement.className") == "skip"
        assert page.run(skip)
        page.press("Enter", 13)
        assert page.run("location.hash") == "#main"
        reached = set()
        for _ in range(40):
            page.press("Tab", 9)
            reached.add(page.run("document.activeElement.localName"))
            if "summary" in reached:
                break
        assert {"a", "summary"} <= reached
        page.press("Enter", 13)
        assert page.run("document.activeElement.parentElement.open")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.run(outline) == "solid"


def test_a_page_is_printed(show):
    """On paper, the page has no navigation, and it makes a PDF."""
    with show("mixed") as page:
        page.call("Emulation.setEmulatedMedia", media="print")
        shown = "getComputedStyle(document.querySelector('nav')).display"
        assert page.run(shown) == "none"
        assert len(page.call("Page.printToPDF")["data"]) > 10_000


def test_a_page_without_end_is_shown(show):
    """A page on which everything is wrong still fits a phone's width."""
    with show("vast", width=390) as page:
        assert page.run("document.querySelectorAll('.question').length") > 15
        assert page.run("document.documentElement.scrollWidth") == 390
