"""The page of `show`: a reading as a person wants to see it.

Who to whom, when, how urgent and how marked come first, then the text, then how this
copy travelled, then what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.cli import _page_rows
from cableformat.cli._findings import MOST, findings
from cableformat.cli._page_rows import Row
from cableformat.cli._wrap import blocks, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._print import Line
    from cableformat.model import Content, Paragraph
    from cableformat.text import Reading

#: The widest page: longer lines are hard to follow.
WIDEST: Final = 100
#: The narrowest page: a narrower one cuts words.
NARROWEST: Final = 40
_LABEL: Final = 16
#: As wide as the number of a paragraph, its period and a blank.
_MARGIN: Final = 5
#: How many lines are shown of what is no telegram at all.
_SAMPLE: Final = 10


def page(reading: Reading[Any], name: str, *, width: int) -> Iterator[Line]:
    """The lines of the page about a source called `name`."""
    width = max(NARROWEST, min(width, WIDEST))
    cable = reading.cable
    transmission = cable.transmission
    return _apart(
        _laid(_page_rows.opening(cable), width),
        _text(cable.content, width),
        _laid(_page_rows.closing(cable), width),
        _laid(_page_rows.journey(transmission) if transmission else (), width),
        _laid(_strays(reading, width - _LABEL), width),
        findings(reading.diagnostics, name),
        _laid(_coverage(reading), width),
    )


def _apart(*parts: Iterator[Line]) -> Iterator[Line]:
    """The parts that hold something, a blank line between them."""
    for place, lines in enumerate(filter(None, map(list, parts))):
        if place:
            yield ()
        yield from lines


def _laid(rows: Iterable[Row], width: int) -> Iterator[Line]:
    room = width - _LABEL
    for row in rows:
        label = row.label
        for value in map(str.expandtabs, row.values):
            # Wrapping would close up columns.
            for piece in (value,) if len(value) <= room else wrap(value, room):
                yield (label.ljust(_LABEL), "label"), (piece, row.style)
                label = ""


def _text(content: Content | None, width: int) -> Iterator[Line]:
    for place, paragraph in enumerate(content.paragraphs if content else ()):
        if place:
            yield ()
        yield from _paragraph(paragraph, width)


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


def _strays(reading: Reading[Any], room: int) -> Iterator[Row]:
    sections = (reading.cable.heading, reading.cable.content)
    lines = tuple(s.text for section in sections if section for s in section.strays)
    most = MOST
    if any(d.code == "text.not-a-telegram" for d in reading.diagnostics):
        most = _SAMPLE
        lines = (*(_cut(line, room) for line in lines[:most]), *lines[most:])
    rest = len(lines) - most
    more = (f"and {rest} lines more",) if rest > 0 else ()
    yield Row("Strays", lines[:most] + more)


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
