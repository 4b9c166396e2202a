"""Law 9 for `show` and `diff`: work and output grow linearly with hostile telegrams."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat._changes import lines, summary
from cableformat.cli._page import page
from cableformat.comparison import differences
from cableformat.page import Shown, html
from tests.property.growth import doubles
from tests.property.test_document_cost import HEAD, TELEGRAMS
from tests.property.test_rules_cost import HEADING, LINE, OPENING, SHAPES


def _repeated(before, piece, after=""):
    return lambda count: before + piece * count + after


#: Telegrams by how often something is in them.
SOURCES = {
    **{
        name: _repeated(HEAD + start, piece)
        for name, (start, piece) in TELEGRAMS.items()
    },
    "one addressee as long as others are many": lambda count: (
        f"{HEADING}TO {'LIMA ' * count}PRIORITY\n" + "ROME PRIORITY\n" * count
    ),
    "one office as long as others are many": lambda count: (
        f"{HEADING}TO LIMA//{'A' * count}//\n" + "ROME//N1// 0012\n" * count
    ),
    "exempted below one name": _repeated(f"{HEADING}TO ALL POSTS\n", "XMT ROME\n"),
    "captions": _repeated(HEADING + LINE, "NODIS\n"),
    "tags of many words": _repeated(f"{HEADING}{LINE}TAGS: SENV", " (DOE, JANE)"),
    "one word": _repeated(f"{OPENING}1. ", "A"),
    "tabs": _repeated(f"{OPENING}1. A", "\tB"),
    "indented lines": _repeated(f"{OPENING}1. A\n", "          A\n"),
    "one deep indentation": _repeated(f"{OPENING}1. A\n", " ", "A\n"),
    "rows": _repeated(f"{OPENING}1. A\n", "A     B     C\n"),
    "rules of characters": _repeated(f"{OPENING}1. A\n", "-----\n"),
    "short lines": _repeated(f"{OPENING}1. A\n", "A\n"),
    "bullets": _repeated(f"{OPENING}1. A\n", "- A\n"),
    "headings": _repeated(OPENING, "HEAD\n\n1. A\n\n"),
    "nothing known": _repeated("", "?? ?? ??\n"),
    "one line that is nothing known": _repeated("", "?? "),
    "colons": _repeated(f"{OPENING}1. A\n", "::\n"),
    "operating signals": _repeated("ZNR UUUUU", " ZZH", "\n" + HEADING),
    "routing indicators": _repeated("RR RUEHC", " RUEHRO", "\n" + HEADING),
}


#: More of them, whose findings are on the page.
BROKEN = {name: _repeated(*shape) for name, shape in SHAPES.items()}


@pytest.mark.parametrize(
    "source",
    [*SOURCES.values(), *BROKEN.values()],
    ids=[*SOURCES, *(f"{name} that break rules" for name in BROKEN)],
)
def test_a_page_at_most_doubles_with_its_telegram(source):
    """Calls, memory and the page's characters at most double with the telegram."""

    def work(count):
        reading = text.parse(source(count))

        def shown():
            shown = page(reading, "A", width=80)
            return sum(len(words) for line in shown for words, _ in line)

        return shown

    doubles(work, calls=2000, memory=200_000, size=20_000)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_page_of_html_at_most_doubles_with_its_telegram(source):
    """Calls, memory and the page's characters at most double with the telegram."""

    def work(count):
        reading = text.parse(source(count))
        shown = Shown(cable=reading.cable, layout=reading.layout)
        return lambda: len(html(shown))

    doubles(work, calls=5000, memory=200_000, size=60_000)


def _edited(source):
    """Every line is another."""
    return "\n".join(line[:-1] + "X" if line else line for line in source.split("\n"))


def _shuffled(source):
    """Every line but the first has moved."""
    first, *others = source.split("\n")
    return "\n".join((first, *others[1::2], *others[::2]))


def _cut(source):
    return source[: len(source) // 2]


def _other(source):
    return OPENING + "1. A\n" * len(source.split("\n"))


CHANGES = {
    "every line edited": _edited,
    "lines apart": _shuffled,
    "cut in half": _cut,
    "another telegram": _other,
}


@pytest.mark.full
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_differences_at_most_double_with_their_telegrams(source, change):
    """Calls, memory and the output of `diff` at most double with the telegrams."""

    def work(count):
        sources = source(count), change(source(count))
        one, other = (text.parse(each).cable for each in sources)

        def shown():
            found = differences(one, other)
            shown = [*lines(found, "A", "B"), ((summary(found), ""),)]
            return sum(len(words) for line in shown for words, _ in line)

        return shown

    doubles(work, calls=5000, memory=200_000, size=20_000)


@pytest.mark.full
@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_telegrams_differ(source):
    """The telegrams whose differences are measured above differ."""
    one = source(20)
    for change in (_edited, _other):
        assert differences(text.parse(one).cable, text.parse(change(one)).cable)
