"""Paragraphs.

Facts (content.md 1.9-1.10): numbers repeat or jump; a marking follows the number; only
a single paragraph, or a summary before the first, has no number.  Representation: a
paragraph is its lines, including tables, sub-paragraphs and quotations; a heading
belongs to the paragraph below it.  Doubt: a wrapped line may begin with a number and a
period.  Directly under a line, therefore, only the next number opens a paragraph; after
a blank line any number does; numbers inside a quotation belong to the quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings import Level, PortionMarking
from cableformat.model import Paragraph
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.content.paragraph_headings import (
    heading_at_begin,
    heading_at_end,
    is_ruled,
    ruled,
    words_of,
)
from cableformat.text.lenses.content.paragraph_opening import (
    CLEAN,
    Opening,
    clean_opening,
)
from cableformat.text.lenses.lens import Block, Claim, Lens, spans_of, wrap
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

_paragraph = unchecked(Paragraph)
_portion = unchecked(PortionMarking)

#: The levels by their abbreviation: a look-up costs a tenth of a call of `Level`.
_LEVELS: Final = {level.value: level for level in Level}
#: The lines of a heading with a rule under it.
_RULED: Final = 2
#: Words of prose, which are rare in captions and addresses.
_SMALL_WORDS: Final = re.compile(
    "(?<![A-Z/-])(?:THE|OF|AND|IN|IS|ARE|WAS|WERE|HAS|HAVE|HAD|WITH|THAT|BY|ON|AT|AN?"
    "|TO|WILL|NOT|IT|WE|I)(?![A-Z/-])",
    FLAGS,
).findall
_FEWEST_SMALL_WORDS: Final = 2
#: A line of prose that does not end a sentence was broken because it was full.
_SHORTEST_LINE: Final = 45
_LINE_ENDS: Final = (".", ":", "?", "!")
#: A text may begin with its summary, if nothing is above it.
_SUMMARY: Final = re.compile(r"(?:BEGIN[ ]+)?SUMMARY(?![A-Z])", FLAGS).match
#: How the sets of a general administrative message begin; frozen for v1.
#: Source: wire.md 7.3 and the Navy messages of the corpus as of 2026-11.
_SET_NAMES: Final = (
    "MSGID SUBJ REF NARR AMPN RMKS POC EXER OPER DECL GENTEXT ACKN KEYWORD CANCL CNCL"
).split()
_SET: Final = f"(?:{'|'.join(_SET_NAMES)})/"
#: Whether a line is such a set: ``MSGID/GENADMIN/CNO/-/OCT//``.
is_set: Final = re.compile(_SET, FLAGS).match


class ParagraphLens(Lens):
    """A paragraph: heading, number, portion marking, lines (content.md 1.9)."""

    kinds = (Kind.PARAGRAPH,)
    above = "\n\n"
    one_line = False
    takes_rest = True
    initials = "0123456789("

    def shape(self, text: str) -> Any:
        """The opening of a paragraph that begins with the text; `None` if none does."""
        opening = Opening(text)
        return opening if opening.end else None

    def clean_forms(self) -> Iterable[CleanForm]:
        yield CleanForm("0123456789", CLEAN, self.kinds, clean_opening)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        opening = block.match
        if opening.number is not None or opening.level is not None:
            return self.kinds
        above, lines = self._parted(block)
        said = len(lines) > 1 or (lines and lines[0].text[opening.end :])
        return self.kinds if said or (above and words_of(above)) else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        opening, kind = block.match, Kind.PARAGRAPH
        above, lines = self._parted(block)
        heading = words_of(above) if above else None
        text = _text(lines, opening.end)
        spans = _spans([*above, *lines], block)
        marking = None
        if opening.level is not None:
            controls = opening.controls
            if controls:
                controls = tuple(block.capitals(c, kind, spans) for c in controls)
            level = _LEVELS.get(opening.level)
            if level is None:
                level = _LEVELS[block.capitals(opening.level, kind, spans)]
            marking = _portion(level, opening.owners, controls, opening.entire)
            if opening.broken is not None:
                block.note("content.broken-marking", opening.broken, kind, spans)
        value = _paragraph(heading, opening.number, marking, text)
        return [Claim(kind, value, spans)]

    def read_clean(self, block: Block) -> list[Claim] | None:
        """A paragraph that opens in clean form; `None` if it has a heading."""
        opening, lines = block.match, block.lines
        if opening.heading or not lines:
            return None
        marking = None
        if opening.level is not None:
            level = _LEVELS[opening.level]
            marking = _portion(level, (), (), False)  # noqa: FBT003 - all by position
        value = _paragraph(None, opening.number, marking, _text(lines, opening.end))
        return [Claim(Kind.PARAGRAPH, value, block.spans())]

    @staticmethod
    def give_heading(block: Block, below: Opening) -> None:
        """Give the heading at the end of a block to the paragraph that opens below."""
        opening = block.match
        whole = opening.number is None and not opening.heading
        count = heading_at_end(block.lines, whole=whole)
        # A marking opens a heading only if a rule under it shows so.
        if opening.end and count == len(block.lines) < _RULED:
            return
        if count:
            below.heading = block.lines[-count:]
            del block.lines[-count:]

    @staticmethod
    def _parted(block: Block) -> tuple[list[Line], list[Line]]:
        """The lines of the heading, and those of the text."""
        return block.match.heading, block.lines

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        written: str = value.numbered
        if value.heading is None:
            return written
        heading = ruled(wrap(value.heading, width))
        return f"{heading}\n\n{written}" if written else heading

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return "\n\n"


class LooseTextLens(ParagraphLens):
    """Text without a number, after subject or authority and a blank line.

    content.md 1.1: a single paragraph has no number, nor has a summary before the
    first, which is recognised by its word if a copy begins with the text.
    """

    initials = ""

    def clean_forms(self) -> Iterable[CleanForm]:
        return ()

    def shape(self, text: str) -> Any:
        """The opening of the text: marked if it says ENTIRE TEXT, otherwise empty."""
        opening = Opening(text)
        return opening if opening.entire and opening.number is None else Opening("")

    @staticmethod
    def reads(text: str) -> bool:
        """Whether a line reads as prose: it is full or ended, and has small words."""
        ended = text.endswith(_LINE_ENDS) or len(text) > _SHORTEST_LINE
        return ended and len(_SMALL_WORDS(text)) >= _FEWEST_SMALL_WORDS

    @staticmethod
    def shows(text: str, following: str) -> bool:
        """Whether a line is the first of a text by its own words or its rule."""
        return _SUMMARY(text) is not None or is_ruled(text, following)

    @staticmethod
    def _parted(block: Block) -> tuple[list[Line], list[Line]]:
        count = heading_at_begin(block.lines)
        return block.lines[:count], block.lines[count:]


class SetsLens(ParagraphLens):
    """A formatted text, opened by its first set (wire.md 7.3).

    Its sets are the text of an unnumbered paragraph, with whatever is between them;
    their fields are not read.  No line of a heading is among them.
    """

    initials = "MSRNAPEOGDKC"
    landmark = _SET
    landmark_begins = tuple({name[:2] for name in _SET_NAMES})

    def shape(self, text: str) -> Any:
        return Opening("") if is_set(text) else None


def _spans(lines: list[Line], block: Block) -> list[Span]:
    """The spans of a paragraph, including the heading above it."""
    return block.spans() if len(lines) == len(block.lines) else spans_of(lines)


def _text(block: list[Line], begin: int) -> str:
    """The lines of a paragraph, including blank lines and indentation."""
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
