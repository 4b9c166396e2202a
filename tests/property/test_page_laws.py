"""A page of HTML holds every character of its telegram, and nothing a browser obeys."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cableformat import text
from cableformat._escape import hostile
from cableformat.page import Shown, html
from cableformat.testing import damaged, telegrams
from tests.extraction import sources
from tests.fixtures import FIXTURES
from tests.property.test_odd_characters import ODD

HOSTILE = (
    "<script>alert(1)</script>",
    "</pre></span>",
    "<data value='41'>",
    "<!--",
    "]]>",
    "&lt;&#13;&amp",
    "\"' onclick=alert(1) ",
    "\x00\x07\x1b[2J",
    "\r",
    "\r\n",
    "\r\r\n",
    "\n\n",
    "\x0b\x0c",
    "\ud800",
    "\udfff\ud800",
    "\u202eabc\u202c",
    "\ufeff",
    "\ufffe\uffff",
    "::error::\n::error::",
    "FM AMEMBASSY ROME\n",
    "TAGS: PREL, <b>\n",
    "1. (C) A\r\nB",
    *ODD,
)


def page_of(source):
    reading = text.parse(source)
    return html(Shown(cable=reading.cable, layout=reading.layout))


class Links(HTMLParser):
    """Whether links have words or a label, and none is within another."""

    def __init__(self):
        super().__init__()
        self.link = None

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            assert self.link is None, attributes
            self.link = dict(attributes).get("aria-label", "")

    def handle_data(self, data):
        if self.link is not None:
            self.link += data

    def handle_endtag(self, tag):
        if tag == "a":
            assert self.link.strip()
            self.link = None


def assert_shown(source):
    page = page_of(source)
    Links().feed(page)
    assert sources(page) == [source]
    assert not hostile.search(page)
    page.encode()
    assert "<script" not in page
    assert not any(line.lstrip().startswith("::") for line in page.split("\n"))


@given(telegrams())
def test_the_text_of_a_page_is_the_telegram(telegram):
    assert_shown(telegram)


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=30))
def test_the_text_of_a_page_is_the_hostile_text(pieces):
    assert_shown("".join(pieces))


@given(damaged())
def test_the_text_of_a_page_is_the_damaged_telegram(telegram):
    assert_shown(telegram)


def test_bytes_are_shown_as_their_text():
    source = "SUBJECT: CAF\xc9\r\n".encode("cp1252")
    assert sources(page_of(source)) == ["SUBJECT: CAF\xc9\r\n"]


def test_names_are_unique_and_links_lead_somewhere():
    """On a page with every telegram of the suite, anchors are unique and links work."""
    shown = []
    for path in sorted(FIXTURES.glob("*/*/*/input.txt")):
        reading = text.parse(path.read_bytes())
        shown.append(Shown(cable=reading.cable, layout=reading.layout))
    page = html(*shown)
    names = re.findall(r' id="([^"]*)"', page)
    assert len({*names}) == len(names)
    targets = {*map(unescape, names)}
    for link in re.findall(r' href="([^"]*)"', page):
        assert link[0] == "#"
        assert unescape(link[1:]) in targets
    for about in re.findall(r' aria-(?:describedby|labelledby)="([^"]*)"', page):
        assert unescape(about) in targets
