"""The footnotes of a printed edition below a telegram, that of the head among them.

Input: what is above the telegram.  Output: the lines below it, with the attributes
in them.

Facts (streams.md 7): nothing but notes follows them.  The text of a telegram may end in
numbered lines too, so a note has a mark in the text or in the head, or is below the
footnote of the head, which names where the telegram is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.text.lenses.archive.editions import (
    FOOTNOTE,
    SOURCE_BEGINS,
    EditionLens,
    Joined,
    is_source,
    source_parts,
)
from cableformat.text.lines.line import Lines
from cableformat.text.passes.cuttings import block_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.text.lenses.archive.editions import Part
    from cableformat.text.lenses.lens import Block, Claim
    from cableformat.text.lines.line import Line

_EDITIONS: Final = EditionLens()
_SOURCES: Final = re.compile(rf"[\r\n\v\f][ \t]*(?={SOURCE_BEGINS})", re.ASCII).finditer
NUMBERED: Final = re.compile(r"[0-9]{1,6}\.(?:[ ]|\Z)", re.ASCII).match
_RAISED: Final = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_LOWERED: Final = str.maketrans(_RAISED, "0123456789")
#: A mark is on a word, or on what ends a sentence; in ``4.2`` is none.
_MARKED: Final = re.compile(
    r"\[([0-9]{1,3})\]|(?:(?<=[a-z.,;:?!)\]\"\u2019\u201d])|(?<=[A-Z]{2}))"
    r"(?<![^0-9][0-9][.,])(?<![^0-9][0-9]{2}[.,])"
    rf"([0-9]{{1,3}}|[{_RAISED}]{{1,3}})(?![\w/%-])",
    re.ASCII,
).finditer
#: The footnotes of the text follow that of the head.
_FIRST: Final = (1, 2)


class Taken:
    """The lines of the editors, and the attributes in them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.claims: list[Claim] = []
        self.has_source = False

    def take(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        """Take lines, and the parts of them."""
        self.claims += Joined(lines).claims(parts)
        self.lines += lines

    def take_whole(self, key: str, lines: Sequence[Line], begin: int = 0) -> None:
        """Take lines as one attribute, from a place in the first."""
        end = sum(len(line.text) + 1 for line in lines) - 1
        self.take(lines, [(key, begin, end)])

    def take_source(self, lines: Sequence[Line], *, below: bool = False) -> bool:
        """Take the footnote of a head; `False` where the lines are none."""
        text = " ".join(line.text for line in lines)
        self.has_source = is_source(text, below=below)
        if self.has_source:
            self.take(lines, source_parts(text))
        return self.has_source

    def has(self, key: str) -> bool:
        """Whether an attribute was taken."""
        return any(claim.value.key == key for claim in self.claims)

    @property
    def block(self) -> Block:
        """All of it."""
        return block_of(_EDITIONS, self.lines, self.claims)


def notes_below(text: str, whole: Lines, top: Taken, until: int) -> Taken:
    """The footnotes below a telegram, down to a place."""
    end = top.lines[-1].end
    last = None
    if not top.has_source:
        for found in _SOURCES(text, end, until):
            last = found
    begin = end if last is None else last.end()
    notes = _notes_in(Lines(text, ((begin, until),), whole))
    taken = Taken()
    if last is None:
        return _with_marks(text, top.lines[0].start, _last_notes(notes))
    if not taken.take_source(next(notes), below=True):
        return Taken()
    for note in notes:
        if not FOOTNOTE(note[0].text):
            return Taken()  # the text goes on
        taken.take_whole("footnote", note)
    return taken


def marks_in(text: str, begin: int, end: int) -> set[int]:
    """The marks of footnotes between two places of a text."""
    found = _MARKED(text, begin, end)
    return {int((each[1] or each[2]).translate(_LOWERED)) for each in found}


def _with_marks(text: str, begin: int, notes: Sequence[list[Line]]) -> Taken:
    """Notes, if the head or the text has the mark of each; else none."""
    taken = Taken()
    if not notes:
        return taken
    marks = marks_in(text, begin, notes[0][0].start)
    for note in notes:
        if _mark(note) not in marks:
            return Taken()
        taken.take_whole("footnote", note)
    return taken


def _notes_in(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines by the notes they are of; what is set apart is of none."""
    note: list[Line] = []
    for line in lines:
        if note and (line.gap or FOOTNOTE(line.text)):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _last_notes(paragraphs: Iterable[list[Line]]) -> list[list[Line]]:
    """The footnotes with which a text ends, numbered from the first or the second."""
    notes: list[list[Line]] = []
    expected = 0
    for lines in paragraphs:
        number = _mark(lines)
        if notes and number == expected:
            notes.append(lines)
        else:
            notes = [lines] if number in _FIRST else []
        expected = number + 1
    return notes


def _mark(lines: Sequence[Line]) -> int:
    """The number of a footnote; 0 for what is none."""
    mark = None if NUMBERED(lines[0].text) else FOOTNOTE(lines[0].text)
    return 0 if mark is None else int(mark["mark"])
