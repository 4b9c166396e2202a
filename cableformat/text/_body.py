"""Paragraphs and the signature.

Facts (content.md 1.9-1.10): numbers repeat or jump; a marking follows the number; only
a single paragraph, or a summary before the first, goes unnumbered; the drafter's name
stands alone on the last line.  Representation: a paragraph is its lines, tables and
sub-paragraphs included.  Doubt: a wrapped line may begin with a number and a period; so
directly under a line only the next number opens a paragraph, behind a blank line any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings import Level, PortionMarking
from cableformat.markings._portions import CONTROL, PORTION, controls_of
from cableformat.model import Paragraph
from cableformat.model._content import NUMBERED
from cableformat.text._kinds import Kind
from cableformat.text._lens import FLAGS, Block, Claim, Lens, State

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_paragraph = unchecked(Paragraph)
_portion = unchecked(PortionMarking)

#: The levels by their abbreviation: a look-up costs a tenth of a call of `Level`.
_LEVELS: Final = {level.value: level for level in Level}
_OPENER: Final = re.compile(rf"(?:{NUMBERED})?(?:{PORTION}[ \t]*)?", FLAGS).match
_NUMBER: Final = re.compile(NUMBERED, FLAGS).match
_CONTROL: Final = re.compile(CONTROL.pattern, FLAGS).fullmatch


class Opening:
    """How a paragraph begins: its number, its marking, and where its text begins."""

    __slots__ = ("controls", "end", "entire", "level", "number")

    def __init__(self, text: str) -> None:
        self.number: str | None = None
        self.level: str | None = None
        self.controls: tuple[str, ...] = ()
        self.entire = False
        self.end = 0
        match = _OPENER(text)
        if match is None:
            return
        self.number, self.end = match["number"], match.end()
        if match["level"] is None:
            return
        printed = match["controls"]
        controls = controls_of(printed) if printed else ()
        if not controls or all(map(_CONTROL, controls)):
            self.level, self.controls = match["level"], controls
            self.entire = match["entire"] is not None
        else:  # brackets that are no marking: (C/)
            number = _NUMBER(text)
            self.end = number.end() if number else 0


class ParagraphLens(Lens):
    """A paragraph: number, portion marking, lines (content.md 1.9)."""

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
            return None
        if line.gap or walk.block is None:
            return opening
        if opening.number is None:
            return None
        if line.apart:
            return opening
        return opening if int(opening.number) == walk.last_number + 1 else None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        opening, kind, spans = block.match, Kind.PARAGRAPH, block.spans()
        marking = None
        if opening.level is not None:
            controls = opening.controls
            if controls:
                controls = tuple(walk.capitals(c, kind, spans) for c in controls)
            level = _LEVELS[walk.capitals(opening.level, kind, spans)]
            marking = _portion(level, controls, opening.entire)
        text = _text(block, opening.end)
        if opening.number is None and marking is None and not text:
            return []
        return [Claim(kind, _paragraph(opening.number, marking, text), spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = [] if value.number is None else [f"{value.number}."]
        if value.portion_marking is not None:
            words.append(str(value.portion_marking))
        return " ".join((*words, value.text) if value.text else words)

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return "\n\n"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class LooseTextLens(ParagraphLens):
    """Text without a number: expected behind subject or authority and a blank line.

    content.md 1.1: a single paragraph goes unnumbered; so does a summary before the
    first.
    """

    initials = ""
    states = (State.OPENING,)
    # A label behind it still opens: one unknown line must not swallow the opening.
    leads_to = State.OPENING

    def opens(self, line: Line, walk: Reader) -> Any:
        if walk.has(Kind.PARAGRAPH):
            return None
        behind = walk.has(Kind.SUBJECT) or walk.has(Kind.CLASSIFICATION_AUTHORITY)
        return Opening("") if line.gap and behind else None


def _text(block: Block, begin: int) -> str:
    """The lines of a paragraph, its blank lines and indentations among them."""
    lines = [block.lines[0].text[begin:]]
    for line in block.lines[1:]:
        if line.gap:
            lines.extend([""] * line.gap)
        lines.append(line.indent + line.text if line.indent else line.text)
    if lines[0]:
        return "\n".join(lines)
    return "\n".join(lines).lstrip(" \t\n")


class SignatureLens(Lens):
    """The signature: a name alone on the last line of the text (content.md 1.10).

    It is no line of its own while the walk lasts, for any last line might be: when the
    text closes, the reader asks `signed` about the last line of the last paragraph.
    """

    kinds = (Kind.SIGNATURE,)
    _word = r"[^\W\d_]+(?:['.’-]+[^\W\d_]+)*\.?"
    _name = re.compile(rf"{_word}(?: {_word}){{0,3}}(?:##)?").fullmatch
    #: Last words of a text that no name begins or ends with (content.md 1.9, 1.10).
    _no_name = frozenset(
        """END SUMMARY COMMENT TEXT QUOTE UNQUOTE BEGIN NOTE NONE ACTION SECRET
        CONFIDENTIAL UNCLASSIFIED UNCLAS CONSIDERED MINIMIZE DOCUMENT SECTION""".split()
    )

    def signed(self, text: str) -> bool:
        """Whether a line can be a signature."""
        if len(text) > 60 or self._name(text) is None:
            return False
        words = text.split(" ")
        if words[0].upper() in self._no_name or words[-1].upper() in self._no_name:
            return False
        return text == text.upper() or text.isalpha()

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"
