"""Paragraphs.

Facts (content.md 1.9-1.10): numbers repeat or jump; a marking follows the number; only
a single paragraph, or a summary before the first, goes unnumbered.  Representation: a
paragraph is its lines, tables, sub-paragraphs and quotations included; a heading
belongs to the paragraph below it.  Doubt: a wrapped line may begin with a number and a
period; so directly under a line only the next number opens a paragraph, behind a blank
line any; and a number that begins anew inside a quotation is the quotation's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings import Level, PortionMarking
from cableformat.model import Paragraph
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.paragraph_headings import (
    heading_at_begin,
    heading_at_end,
    is_ruled,
    ruled,
    words_of,
)
from cableformat.text.lenses.content.paragraph_opening import Opening, letter_of
from cableformat.text.lenses.lens import Block, Claim, Lens, State, spans_of, wrap

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Reader, Span
    from cableformat.text.lines.line import Line

_paragraph = unchecked(Paragraph)
_portion = unchecked(PortionMarking)

#: The levels by their abbreviation: a look-up costs a tenth of a call of `Level`.
_LEVELS: Final = {level.value: level for level in Level}
#: The lines of a heading with a rule under it.
_RULED: Final = 2
#: A text may begin with its summary, where nothing stands above it.
_SUMMARY: Final = re.compile(
    r"(?:BEGIN[ ]+)?SUMMARY(?![A-Z])", re.ASCII | re.IGNORECASE
).match


class ParagraphLens(Lens):
    """A paragraph: heading, number, portion marking, lines (content.md 1.9)."""

    kinds = (Kind.PARAGRAPH,)
    one_line = False
    takes_rest = True
    initials = "0123456789("
    states: tuple[State, ...] = (
        State.PROCEDURE,
        State.LISTED,
        State.ADDRESS,
        State.OPENING,
        State.BODY,
    )
    leads_to = State.BODY

    def opens(self, line: Line, walk: Reader) -> Any:
        opening = Opening(line.text)
        if not opening.end:
            return self._counted(line, walk)
        if opening.number is None:
            clear = line.gap or walk.block is None
            return opening if clear and not self._lettered(line, walk) else None
        if walk.inside_quotation(line, int(opening.number)):
            return None
        expected = int(opening.number) == walk.last_number + 1
        if opening.sign is not None:
            goes_on = line.apart and expected and self._same_sign(opening, walk)
            return opening if goes_on else None
        if opening.loose:
            first = walk.block is None and not walk.last_number
            return opening if first or (line.apart and expected) else None
        return opening if line.apart or walk.block is None or expected else None

    @staticmethod
    def _same_sign(opening: Opening, walk: Reader) -> bool:
        """Whether paragraphs have this sign: the first one, and those behind it.

        Under any other paragraph ``1)`` is an item of its list.
        """
        if not walk.has(Kind.PARAGRAPH):
            return True
        above = None if walk.block is None else walk.block.match
        return isinstance(above, Opening) and above.sign == opening.sign

    @staticmethod
    def _counted(line: Line, walk: Reader) -> None:
        """Remember the letter of an item: what follows ``(B)`` is no marking."""
        if line.text[0] == "(":
            walk.last_letter = letter_of(line.text) or walk.last_letter

    @staticmethod
    def _lettered(line: Line, walk: Reader) -> bool:
        """Whether a bare marking is the next item of a lettered list."""
        letter = letter_of(line.text)
        if letter is None or walk.last_letter != chr(ord(letter) - 1):
            return False
        walk.last_letter = letter
        return True

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        opening, kind = block.match, Kind.PARAGRAPH
        self._give_heading(block, walk)
        if not block.lines:
            return []
        above, lines = self._parted(block)
        heading = words_of(above) if above else None
        text = _text(lines, opening.end)
        spans = _spans([*above, *lines], block)
        marking = None
        if opening.level is not None:
            controls = opening.controls
            if controls:
                controls = tuple(walk.capitals(c, kind, spans) for c in controls)
            level = _LEVELS.get(opening.level)
            if level is None:
                level = _LEVELS[walk.capitals(opening.level, kind, spans)]
            marking = _portion(level, opening.owners, controls, opening.entire)
            if opening.broken is not None:
                walk.note("content.broken-marking", opening.broken, kind, spans)
        if opening.number is None and marking is None and not text and not heading:
            return []
        value = _paragraph(heading, opening.number, marking, text)
        return [Claim(kind, value, spans)]

    def _give_heading(self, block: Block, walk: Reader) -> None:
        """Give the heading at the end of a block to the paragraph that opens below."""
        below = walk.opening
        if below is None or not isinstance(below.match, Opening):
            return
        opening = block.match
        whole = opening.number is None and not opening.heading
        count = heading_at_end(block.lines, whole=whole)
        # A marking opens a heading only where a rule under it shows that it does.
        if opening.end and count == len(block.lines) < _RULED:
            return
        if count:
            below.match.heading = block.lines[-count:]
            del block.lines[-count:]

    @staticmethod
    def _parted(block: Block) -> tuple[list[Line], list[Line]]:
        """The lines of the heading, and those of the text."""
        return block.match.heading, block.lines

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = [] if value.number is None else [f"{value.number}."]
        if value.portion_marking is not None:
            words.append(str(value.portion_marking))
        written = " ".join((*words, value.text) if value.text else words)
        if value.heading is None:
            return written
        heading = ruled(wrap(value.heading, width))
        return f"{heading}\n\n{written}" if written else heading

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return "\n\n"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class LooseTextLens(ParagraphLens):
    """Text without a number: expected behind subject or authority and a blank line.

    content.md 1.1: a single paragraph goes unnumbered; so does a summary before the
    first, which shows itself where a copy begins with the text.
    """

    initials = ""
    states = (State.PROCEDURE, State.LISTED, State.OPENING)
    # A label behind it still opens: one unknown line must not swallow the opening.
    leads_to = State.OPENING

    def opens(self, line: Line, walk: Reader) -> Any:
        if walk.has(Kind.PARAGRAPH):
            return None
        block = walk.block
        if block is not None and block.lens.continues(line, walk):
            return None
        if walk.state is State.OPENING and walk.opens_quotation(line):
            return Opening("")  # a re-sent telegram: its preamble is its own
        behind = walk.has(Kind.SUBJECT) or walk.has(Kind.CLASSIFICATION_AUTHORITY)
        if behind and walk.state is State.OPENING:
            return _unnumbered(line.text) if line.gap else None
        if block is not None and not line.gap:
            return None
        shown = _SUMMARY(line.text) or is_ruled(line.text, walk.following)
        return Opening("") if shown else None

    @staticmethod
    def _parted(block: Block) -> tuple[list[Line], list[Line]]:
        count = heading_at_begin(block.lines)
        return block.lines[:count], block.lines[count:]


def _unnumbered(text: str) -> Opening:
    """How a text without a number begins: marked, where it says so of the entire."""
    opening = Opening(text)
    return opening if opening.entire and opening.number is None else Opening("")


def _spans(lines: list[Line], block: Block) -> list[Span]:
    """The spans of a paragraph, the heading above it among them."""
    return block.spans() if len(lines) == len(block.lines) else spans_of(lines)


def _text(block: list[Line], begin: int) -> str:
    """The lines of a paragraph, its blank lines and indentations among them."""
    if not block:
        return ""
    lines = [block[0].text[begin:]]
    for line in block[1:]:
        if line.gap:
            lines.extend([""] * line.gap)
        lines.append(line.indent + line.text if line.indent else line.text)
    if lines[0]:
        return "\n".join(lines)
    return "\n".join(lines).lstrip(" \t\n")
