"""The rows of the page of `show`: every field of a cable, in the order of the table.

A row is a label, which is the name of a field, and its values.  A record that does not
read well on one line has rows for its fields instead.  Paragraphs and strays are no
rows: they have parts of the page of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.cli._wrap import WIDEST_PAGE
from cableformat.markings import Level, Marking
from cableformat.model import (
    Addressee,
    Content,
    Heading,
    Paragraph,
    ReaddressedHeading,
    Stray,
)
from cableformat.page.record_forms import (
    formed,
    has_form,
    line,
    others,
    present,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat._record import Field
    from cableformat.model import Cable

#: Records that are shown in parts of the page of their own.
_APART: Final = (Paragraph, Stray)
#: The parts of a cable around its text; whatever else it has comes after.
_AROUND: Final = (Heading, Content)
#: What is said of a record that repeats fields of the record around it.
_ANNOUNCED: Final = {ReaddressedHeading: "the message that follows"}
#: The style of the row that says what a cable is about.
_STYLES: Final = {"subject": "title"}


@attrs.frozen(slots=True)
class Row:
    """A label and its values, one below the other."""

    label: str
    values: tuple[str, ...]
    style: str = ""


def opening(cable: Cable) -> Iterator[Row]:
    """What precedes the text: the heading, and content up to its paragraphs."""
    for row, part in present(cable):
        if row.types[0] in _AROUND:
            value = _with_captions(part) if isinstance(part, Content) else part
            fields = list(present(value))
            yield from _rows(value, fields[: _text_of(fields)])
    if missing := tuple(_missing(cable)):
        yield Row("Not found", (", ".join(missing),))


def _with_captions(content: Content) -> Content:
    """A content whose captions are together, those of the classification line too.

    SIPDIS is on that line, and protects nothing (content.md 1.3).
    """
    first = content.classification_line
    if first is None:
        return content
    moved = tuple(
        word
        for word in first.handling
        if not Marking.of(Level.SECRET, handling=(word,)).controls
    )
    if not moved:
        return content
    kept = tuple(word for word in first.handling if word not in moved)
    return attrs.evolve(
        content,
        classification_line=attrs.evolve(first, handling=kept),
        captions=(*moved, *content.captions),
    )


def _missing(cable: Cable) -> Iterator[str]:
    """What every telegram has, of a cable with a text."""
    content, heading = cable.content, cable.heading
    if content is None or not content.paragraphs:
        return
    line = content.classification_line
    if line is None or line.level is None:
        yield "classification"
    preamble = None if heading is None else heading.preamble
    if preamble is None or preamble.date_time_group is None:
        yield "date time group"
    if heading is None or heading.originator is None:
        yield "originator"


def closing(cable: Cable) -> Iterator[Row]:
    """What follows the text, and what the cable is called."""
    for row, value in present(cable):
        if row.types[0] in _AROUND:
            fields = list(present(value))
            yield from _rows(value, fields[_text_of(fields) :])
    if cable.canonical_id is not None:
        yield Row("Canonical id", (cable.canonical_id,))


def rest(cable: Cable) -> Iterator[Row]:
    """Whatever else a cable has, first of all how this copy travelled."""
    for row, value in present(cable):
        if row.types[0] not in _AROUND:
            yield from _rows(value, list(present(value)))


def apart(record: Any, cls: type) -> Iterator[Any]:
    """The records of a class that `opening`, `closing` and `rest` leave out."""
    for row, value in present(record):
        if row.types[0] is cls:
            yield from value
        elif not has_form(row.types[0]) and not row.many:
            yield from apart(value, cls)


def _text_of(fields: list[tuple[Field, Any]]) -> int:
    """The place of the paragraphs among fields, or where they would be."""
    places = (n for n, (row, _) in enumerate(fields) if row.types[0] is Paragraph)
    return next(places, len(fields))


def _rows(record: Any, fields: list[tuple[Field, Any]]) -> Iterator[Row]:
    widths = _widths(record)
    for row, value in fields:
        label = words_of(row).capitalize()
        if row.types[0] in _APART:
            continue
        if row.types[0] is Addressee:
            lines = (each for item in value for each in _addressed(item, widths))
            yield Row(label, tuple(lines))
        elif row.many:
            yield Row(label, _listed(value))
        elif has_form(type(value)):
            style = _STYLES.get(row.name, "")
            if level := getattr(value, "level", None):
                style = level.value
            yield Row(label, (line(value),), style)
        else:
            if (announced := _ANNOUNCED.get(type(value))) is not None:
                yield Row(label, (announced,))
            yield from _rows(value, list(present(value)))


def _listed(values: tuple[Any, ...]) -> tuple[str, ...]:
    """The items of a list: one below the other, but single words on one line."""
    lines = tuple(map(line, values))
    single = not any(" " in each or "\t" in each for each in lines)
    return (" ".join(lines),) if single else lines


def _addressed(addressee: Addressee, widths: dict[str, int]) -> Iterator[str]:
    """An addressee in columns, one a field; the lists that it has are below."""
    cells, below = _cells(addressee)
    columns = (cells.get(name, "").ljust(width) for name, width in widths.items())
    yield "  ".join(columns).rstrip(" ")
    yield from (f"  {each}" for each in below)


def _widths(record: Any) -> dict[str, int]:
    """How wide each column is, of all addressees of a record; of others there are none.

    The order of the columns is that of the table, after what the form shows.
    """
    everyone = [a for _, value in present(record) for a in _addressees(value)]
    widths: dict[str, int] = {}
    for addressee in everyone:
        for name, cell in _cells(addressee)[0].items():
            # A cell wider than any page is in no column: to fill up all others to its
            # width would be quadratic (law 9).
            width = len(cell) if len(cell) <= WIDEST_PAGE else 0
            widths[name] = max(widths.get(name, 0), width)
    names = ("", *(field.name for field in attrs.fields(Addressee)))
    return {name: widths[name] for name in names if name in widths}


def _addressees(value: Any) -> tuple[Addressee, ...]:
    several = isinstance(value, tuple) and isinstance(value[0], Addressee)
    return value if several else ()


def _cells(addressee: Addressee) -> tuple[dict[str, str], list[str]]:
    cells, below = {"": formed(addressee)}, []
    for row, value in others(addressee):
        if row.many:
            below += [f"{words_of(row)} {line(item)}" for item in value]
        else:
            cells[row.name] = words_of(row) if value is True else line(value)
    return cells, below
