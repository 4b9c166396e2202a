"""The page of `show`: a reading as a person wants to see it.

The heading and whatever precedes the text come first, then the text, what follows it,
how this copy travelled, and the findings; each is in the order of the field table.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from cableformat.cli import _page_rows
from cableformat.cli._findings import findings
from cableformat.cli._page_rows import Row
from cableformat.cli._wrap import WIDEST_PAGE, blocks, wrap
from cableformat.model import Paragraph, Stray
from cableformat.page.limits import MOST
from cableformat.page.record_forms import formed, named, others

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._print import Line
    from cableformat.model import Cable
    from cableformat.text import Reading

#: The narrowest page: a narrower one cuts words.
NARROWEST: Final = 40
#: The widest column of labels; a longer label has a line of its own.
_WIDEST_LABEL: Final = 20
_GAP: Final = 2
#: As wide as the number of a paragraph, its period and a blank.
_MARGIN: Final = 5
#: How many lines are shown of what is no telegram at all.
_SAMPLE: Final = 10


def page(reading: Reading[Any], name: str, *, width: int) -> Iterator[Line]:
    """The lines of the page about a source called `name`."""
    width = max(NARROWEST, min(width, WIDEST_PAGE))
    cable = reading.cable
    opening, closing, rest, strays, outcome = (
        list(rows)
        for rows in (
            _page_rows.opening(cable),
            _page_rows.closing(cable),
            _page_rows.rest(cable),
            _strays(cable, _SAMPLE if _is_no_telegram(reading) else MOST, width),
            _coverage(reading),
        )
    )
    indent = _indent((*opening, *closing, *rest, *strays), width)
    return _apart(
        _laid(opening, indent, width),
        _text(cable, width),
        _laid(closing, indent, width),
        _laid(rest, indent, width),
        _laid(strays, indent, width),
        findings(reading.diagnostics, name),
        _laid(outcome, _indent(outcome, width), width),
    )


def _indent(rows: Iterable[Row], width: int) -> int:
    """How wide the column of labels is; longer ones are wrapped."""
    longest = max((len(row.label) for row in rows), default=0)
    return min(longest, _WIDEST_LABEL, width // 3) + _GAP


def _is_no_telegram(reading: Reading[Any]) -> bool:
    return any(d.code == "text.not-a-telegram" for d in reading.diagnostics)


def _apart(*parts: Iterator[Line]) -> Iterator[Line]:
    """The parts that hold something, a blank line between them."""
    for place, lines in enumerate(filter(None, map(list, parts))):
        if place:
            yield ()
        yield from lines


def _laid(rows: Iterable[Row], indent: int, width: int) -> Iterator[Line]:
    room = width - indent
    for row in rows:
        lines: list[str] = []
        for value in map(str.expandtabs, row.values):
            # Wrapping would close up columns.
            lines += (value,) if len(value) <= room else _wrapped(value, room)
        labels = wrap(row.label, indent - _GAP)
        for label, line in zip_longest(labels, lines, fillvalue=""):
            yield (label.ljust(indent), "label"), (line, row.style)


def _wrapped(value: str, room: int) -> Iterator[str]:
    """The lines of a value, each as far in as it is."""
    lead = value[: len(value) - len(value.lstrip(" "))][: room // 2]
    return (lead + piece for piece in wrap(value, room - len(lead)))


def _text(cable: Cable, width: int) -> Iterator[Line]:
    for place, paragraph in enumerate(_page_rows.apart(cable, Paragraph)):
        if place:
            yield ()
        yield from _paragraph(paragraph, width)


#: What `_paragraph` shows of one.
_PARAGRAPH: Final = ("heading", "number", "portion_marking", "text")


def _paragraph(paragraph: Paragraph, width: int) -> Iterator[Line]:
    if paragraph.heading is not None:
        for line in wrap(paragraph.heading, width - _MARGIN):
            yield (" " * _MARGIN, ""), (line, "title")
    if not (paragraph.text or paragraph.number or paragraph.portion_marking):
        return
    number = "" if paragraph.number is None else f"{paragraph.number}."
    marking = paragraph.portion_marking
    lead, style = "", ""
    if marking is not None:
        lead = str(marking)
        style = marking.level.value
    for line in _filled(paragraph.text, lead, width - _MARGIN):
        margin = (f"{number:>{_MARGIN - 1}} ", "label")
        marked = len(lead) if line.startswith(lead) else 0
        yield margin, (line[:marked], style), (line[marked:], "")
        number = lead = ""
    for each in others(paragraph, _PARAGRAPH):
        yield (" " * _MARGIN, ""), (named(*each), "label")


def _filled(text: str, lead: str, room: int) -> Iterator[str]:
    """The lines of a paragraph, its marking in front of the first."""
    for block in blocks(text):
        if block.kept:
            yield from filter(None, (lead,))
            yield block.text
        else:
            # A deep indentation leaves half of the page to its text.
            indent = block.indent[: room // 2]
            words = f"{lead} {block.text}" if lead else block.text
            yield from (indent + line for line in wrap(words, room - len(indent)))
        lead = ""


def _strays(cable: Cable, most: int, width: int) -> Iterator[Row]:
    """The strays; what several in a row share is above them."""
    strays = tuple(_page_rows.apart(cable, Stray))
    lines: list[str] = []
    before = None
    for stray in strays[:most]:
        about = ", ".join(named(*each) for each in others(stray))
        if about != before:
            lines.append(about)
            before = about
        line = f"  {formed(stray)}"
        lines.append(line if most == MOST else _cut(line, width - _WIDEST_LABEL))
    more = len(strays) - most
    if more > 0:
        lines.append(f"and {more} lines more")
    if lines:
        yield Row("Strays", tuple(lines))


def _cut(line: str, room: int) -> str:
    return line if len(line) <= room else line[: room - 3] + "..."


def _coverage(reading: Reading[Any]) -> Iterator[Row]:
    if not reading.diagnostics:
        yield Row("Findings", ("none",))
    shares = reading.coverage
    if shares is None:
        return
    names = ("structured", "prose", "furniture", "unrecognised")
    yield Row("Coverage", (", ".join(f"{n} {getattr(shares, n):.1%}" for n in names),))
