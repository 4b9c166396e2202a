"""Which lines of a source are furniture, as far as the walk has come.

Theory of operation.  A page line and an archive's stamp show themselves; a letterhead,
a precedence in words, and a level alone do by where they stand; a repetition by what it
repeats.  Rule: each line is asked about once, and what must be sought in all lines is
sought once, when first needed (law 9).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cableformat.text._found import Found
from cableformat.text.kinds import Kind
from cableformat.text.lenses.furniture import (
    PAGE_BEGINS,
    PAGE_LINE_ENDS,
    STAMP_BEGINS,
    WORD_LETTERS,
    Pattern,
    holds_stamps,
    letterhead,
    of_receiver,
    page_line,
    precedence_line,
    repeats,
    stamp,
)
from cableformat.text.lenses.lens import State
from cableformat.text.lenses.level_line import (
    LEVEL_ALONE,
    LEVEL_LETTERS,
    number_alone,
    read_line,
)

if TYPE_CHECKING:
    from cableformat.model import ClassificationLine
    from cableformat.text.lenses.lens import Block
    from cableformat.text.lines.line import Line

#: A classification line is an ordinary line.
_LONGEST_LINE: Final = 120
_BODY: Final = State.BODY
_BEFORE_TEXT: Final = frozenset({State.PROCEDURE, State.LISTED, State.ADDRESS})
_WATCHED: Final = WORD_LETTERS | frozenset("Pp")
DIGITS: Final = frozenset("0123456789")
_OF_HEADING: Final = re.compile("(?:FM|TO|INFO)[ \t]").match
_OF_CONTENT: Final = re.compile(
    r"(?:E\.?O\.|TAGS?:|SUBJ|REF|[0-9]{1,3}\.[ \t(])", re.ASCII | re.IGNORECASE
).match


def _number_of(line: Line) -> tuple[str, int] | None:
    """Post and serial of a classification line, or of a line that shows no more."""
    text = line.text
    if len(text) > _LONGEST_LINE:
        return None
    if text[0] in LEVEL_LETTERS and (parts := read_line(text)) is not None:
        if parts.post is None or parts.serial is None:
            return None
        return parts.post.upper(), int(parts.serial)
    alone = number_alone(text)
    return None if alone is None else (alone[2].upper(), int(alone[3]))


class Furnishing(Found):
    """What has been found, and which lines are none of it."""

    block: Block | None

    def __init__(self, text: str, lines: list[Line]) -> None:
        super().__init__(text)
        self._lines = lines
        #: The place of the line at hand among all.
        self._at = 0
        #: Where the last line of a heading begins; sought when first needed.
        self._heading_until: int | None = None
        #: What letterheads above show of the reference number; see `_numbers`.
        self._shown_above: set[tuple[str | None, int]] = set()
        #: The letters with which a repeated classification line begins.
        self._echo = ""
        #: The letters with which an archive's stamp may begin, if there are any.
        self._stamps = STAMP_BEGINS if holds_stamps(text) else frozenset()
        #: The letters with which furniture may begin.
        self._watched = _WATCHED | LEVEL_LETTERS | self._stamps

    @property
    def following(self) -> str:
        """The next line that is neither blank nor a page line; empty at the end."""
        for place in range(self._at + 1, len(self._lines)):
            text = self._lines[place].text
            if text[-1] not in PAGE_LINE_ENDS or page_line(text) is None:
                return text
        return ""

    def pattern_of(self, line: Line) -> Pattern | None:
        """The pattern of furniture that a line follows, if any."""
        text = line.text
        first, on_top = text[0], self.state is State.PROCEDURE
        # A line that shows itself.
        if text[-1] in PAGE_LINE_ENDS or text[:5] in PAGE_BEGINS:
            if pattern := page_line(text):
                return pattern
        elif not (on_top or first in self._watched):
            return None
        if first in self._stamps and (pattern := stamp(text)):
            return pattern
        if self._echo:
            value = self._values[Kind.CLASSIFICATION_LINE][0]
            if first in self._echo and repeats(text, value):
                return Pattern.CLASSIFICATION
        if self.state is _BODY:
            return None
        return self._placed(line) or self._repeated(line)

    def _placed(self, line: Line) -> Pattern | None:
        """The pattern of a line above or in the heading."""
        text = line.text
        if self.state is State.PROCEDURE and (pattern := letterhead(text)):
            return pattern
        # Directly below an addressee it is more of that.
        if text[0] in WORD_LETTERS and (self.block is None or line.gap):
            return precedence_line(text, self.following)
        return None

    def _repeated(self, line: Line) -> Pattern | None:
        """The pattern of a line that repeats the classification line, or part of it."""
        text = line.text
        if self._echo or self.state not in _BEFORE_TEXT:
            return None
        if text[0] in LEVEL_LETTERS and LEVEL_ALONE(text):
            return self._stamped(line)
        if self.state is not State.PROCEDURE or text[-1] not in DIGITS:
            return None
        return Pattern.CLASSIFICATION if self._number_below(line) else None

    def _stamped(self, line: Line) -> Pattern | None:
        """A level alone is a stamp where the heading is still to come.

        At the top of a page, and above the first (content.md 2.2).
        """
        if self._heading_until is None:
            self._heading_until = _heading_until(self._lines)
        return Pattern.CLASSIFICATION if line.start < self._heading_until else None

    def _number_below(self, line: Line) -> bool:
        """Whether a letterhead's number stands once more, above the text."""
        number = _number_of(line)
        if number is None:
            return False
        shown = (None, number[1]) if of_receiver(line.text) else number
        below = self._numbers.get(shown, -1) > line.start
        if below:
            self._shown_above.add(shown)
        return below

    def number_above(self, line: Line) -> bool:
        """Whether a letterhead above shows the reference number of a line too."""
        if not self._shown_above:
            return False
        number = _number_of(line)
        return number is not None and not self._shown_above.isdisjoint(
            (number, (None, number[1]))
        )

    @cached_property
    def _numbers(self) -> dict[tuple[str | None, int], int]:
        """Where the last line begins, above the text, that shows a reference number.

        With `None` for the post, that of any post with the running number.
        """
        numbers: dict[tuple[str | None, int], int] = {}
        for line in self._lines:
            if _OF_CONTENT(line.text):
                break
            if number := _number_of(line):
                numbers[number] = numbers[None, number[1]] = line.start
        return numbers

    def _expect_echo(self, line: ClassificationLine) -> None:
        """The line may be repeated from here on: with which letters lines begin so."""
        letters = "" if line.level is None else line.level.word[0]
        if line.owners:
            letters += "/NC"  # //GBR, //JOINT, NATO, COSMIC
        number = line.reference_number
        if number is not None and line.level is None:
            letters = number.post[0].upper() + (number.post_kind or "")[:1]
            letters += "" if line.section is None else "S"
        self._echo = letters + letters.lower()
        self._watched = _WATCHED | self._stamps | set(self._echo)


def _heading_until(lines: list[Line]) -> int:
    """Where the last line begins, before any of content, that only a heading has.

    The classification line with its reference number counts: behind it, and behind the
    heading, a level alone repeats it.
    """
    until = -1
    for line in lines:
        if _OF_CONTENT(line.text):
            break
        if _OF_HEADING(line.text):
            until = line.start
        elif line.text[0] in LEVEL_LETTERS and len(line.text) <= _LONGEST_LINE:
            parts = read_line(line.text)
            if parts is not None and parts.post is not None:
                until = line.start
    return until
