"""The page of a telegram, as a browser shows it."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.page import Shown, html
from tests.fixtures import FIXTURES

pytestmark = pytest.mark.full

HOSTILE = (
    "<script>document.title = 'run'</script>\r\n\x00\x07\x1b[2J\x0b\x0c\r"
    "FM AMEMBASSY LIMA\nTAGS: PREL, <b>\n\ud800 lone \udfff \u202eabc\u202c\n"
    "\ufeff\ufffe\uffff &lt;&#13; </pre></span>\n\n\tA\xa0B\n"
)


def source_of(name):
    return (FIXTURES / name / "input.txt").read_bytes()


#: Telegrams of every part and severity.
SOURCES = {
    "state": source_of("valid/telegram/canonical"),
    "archive": source_of("valid/nara/document"),
    "edition": source_of("valid/editions/footnotes"),
    "military": source_of("valid/sets/genadmin"),
    "findings": source_of("invalid/telegrams/two-with-headings"),
    "photograph": source_of("repairable/sources/photograph"),
    "hostile": HOSTILE,
    "nothing": "",
}
VIEWS = [
    pytest.param({"width": width, "dark": dark}, id=f"{width}-{name}")
    for width in (390, 1280)
    for name, dark in (("light", False), ("dark", True))
]
SHOWN = "getComputedStyle({}).display"
NOTE = "document.getElementById('/content/tags/0~')"


def shown(source):
    reading = text.parse(source)
    return Shown(cable=reading.cable, layout=reading.layout, name="cable.txt")


def page_of(name):
    return html(shown(SOURCES[name]))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", SOURCES)
def test_a_page_has_no_fault_of_accessibility(open_text, judged, name, view):
    """axe finds no fault, with all parts and all notes open."""
    with open_text(page_of(name), **view) as page:
        page.run("document.querySelectorAll('details').forEach(d => { d.open = true })")
        passes, violations = judged(page)
        assert violations == []
        page.run(
            "document.querySelectorAll('.note').forEach(n => {"
            "n.style.display = 'block'; n.style.position = 'static';"
            "n.querySelector('.close').style.display = 'inline' })"
        )
        _, violations = judged(page)
        assert violations == []
        assert page.run("document.documentElement.scrollWidth") == view["width"]
    assert {"color-contrast", "document-title", "region"} <= {*passes}


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_of_several_telegrams_has_no_fault_of_accessibility(
    open_text, judged, view
):
    page = html(*map(shown, SOURCES.values()))
    with open_text(page, **view) as opened:
        passes, violations = judged(opened)
        assert violations == []
        assert opened.run("document.documentElement.scrollWidth") == view["width"]
    assert "heading-order" in passes


@pytest.mark.parametrize("name", SOURCES)
def test_the_browser_has_the_source(open_text, quiet, name):
    """The recipe of ``docs/page.md`` finds every character of the source."""
    with open_text(page_of(name)) as page:
        codes = page.run(
            "(() => { const pre = document.querySelector('pre').cloneNode(true);"
            "pre.querySelectorAll('.note').forEach(n => n.remove());"
            "pre.querySelectorAll('data').forEach(d => { d.textContent ="
            "String.fromCodePoint(...d.value.split(' ').map(c => parseInt(c, 16))) });"
            "return [...pre.textContent].map(c => c.codePointAt(0)) })()"
        )
        quiet(page, "page")
        assert page.run("document.title") != "run"
    layout = shown(SOURCES[name]).layout
    # Two surrogates side by side are one character to the browser.
    assert codes == [*map(ord, layout.text)]


def _centre(page, selector):
    return page.run(
        f"(r => [r.left + r.width / 2, r.top + r.height / 2])"
        f"(document.querySelector({selector!r}).getBoundingClientRect())"
    )


TAG = '[id="/content/tags/0"] a'


def test_a_note_is_shown_to_a_pointer(open_text):
    with open_text(page_of("state")) as page:
        assert page.run(SHOWN.format(NOTE)) == "none"
        page.run(f"document.querySelector({TAG!r}).scrollIntoView()")
        x, y = _centre(page, TAG)
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        assert page.run(SHOWN.format(NOTE)) == "block"
        reported = page.run(f"{NOTE}.innerText")
        assert "PREL External Political Relations" in reported
        assert "content.md 1.5" in reported
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
        hidden = (
            f"new Promise(done => setTimeout(() => done({SHOWN.format(NOTE)}), 1000))"
        )
        assert page.run(hidden) == "none"


def test_a_note_is_shown_to_the_keyboard(open_text):
    """Enter keeps a note open, and its last link closes it."""
    with open_text(page_of("state")) as page:
        page.press("Tab", 9)
        assert page.run("document.activeElement.className") == "skip"
        for _ in range(60):
            page.press("Tab", 9)
            if page.run("document.activeElement.hash") == "#/content/tags/0":
                break
        assert page.run(SHOWN.format(NOTE)) == "block"
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.run(outline) == "solid"
        page.press("Enter", 13)
        assert page.run("location.hash") == "#/content/tags/0"
        # A browser goes on from the part that the link leads to.
        page.press("Tab", 9)
        page.press("Tab", 9)
        assert page.run("document.activeElement.className") == "close"
        assert page.run(SHOWN.format(NOTE)) == "block"
        top = page.run("scrollY")
        page.press("Enter", 13)
        assert page.run("scrollY") == top
        page.press("Tab", 9)
        hidden = (
            f"new Promise(done => setTimeout(() => done({SHOWN.format(NOTE)}), 1000))"
        )
        assert page.run(hidden) == "none"


def test_a_note_is_shown_to_a_finger(open_text):
    """A touch shows a note at the lower edge of a phone, as wide as the screen."""
    with open_text(page_of("state"), width=390) as page:
        page.call("Emulation.setTouchEmulationEnabled", enabled=True)
        page.run(f"document.querySelector({TAG!r}).scrollIntoView({{block: 'center'}})")
        x, y = _centre(page, TAG)
        touch = {"x": x, "y": y}
        page.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[touch])
        page.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        shown_in_time = (
            f"new Promise(done => setTimeout(() => done({SHOWN.format(NOTE)}), 500))"
        )
        assert page.run(shown_in_time) == "block"
        box = page.run(
            f"(r => [r.left, r.right, innerHeight - r.bottom])"
            f"({NOTE}.getBoundingClientRect())"
        )
        assert box == [0, 390, 0]


def test_a_finding_and_its_place_lead_to_each_other(open_text):
    with open_text(page_of("findings")) as page:
        page.run("document.querySelector('.marks a').click()")
        assert page.run("location.hash") == "#finding/1"
        assert page.run("document.querySelector(':target').localName") == "li"
        page.run("document.querySelector('.findings a').click()")
        assert page.run("location.hash") == "#mark/1"
        number = "getComputedStyle(document.querySelector(':target'), '::before')"
        assert page.run(f"{number}.content") == '"1"'


def test_what_is_copied_is_the_source(open_text):
    """A copy has no notes and no numbers of lines or findings."""
    with open_text(page_of("findings")) as page:
        copied = page.run(
            "(() => { const pre = document.querySelector('pre');"
            "getSelection().selectAllChildren(pre);"
            "return getSelection().toString() })()"
        )
    source = SOURCES["findings"].decode()
    assert copied.rstrip("\n") == source.rstrip("\n")


def test_a_page_is_printed_without_what_is_for_a_screen(open_text):
    with open_text(page_of("state")) as page:
        page.call("Emulation.setEmulatedMedia", media="print")
        page.run("location.hash = '/content/tags/0'")
        for hidden in (NOTE, "document.querySelector('.hint')"):
            assert page.run(SHOWN.format(hidden)) == "none"
        assert len(page.call("Page.printToPDF")["data"]) > 10_000


def test_a_source_of_a_mebibyte_is_shown(open_text):
    line = "WORDS OF AN INVENTED REPORT ON HARBORS AND THE PILOTS WHO KEEP THEM.\n"
    paragraphs = "".join(f"{n}. (U) {line}{line}\n" for n in range(1, 999))
    begin = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS LIMA 1\n\nSUBJECT: A\n\n"
    source = begin + paragraphs + line * 14_000
    assert len(source) > 2**20
    with open_text(html(shown(source))) as page:
        assert page.run("document.querySelectorAll('.el').length") > 900
        assert page.run("document.documentElement.scrollWidth") == 1280
