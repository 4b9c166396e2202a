"""Which lines are furniture in their place.

Input: a line, and how far the blocks have come.  Output: the name of a pattern, or
`None`.  A page line and an archive's stamp show themselves; a letterhead, a precedence
in words, and a level alone are known by their place; a repetition by what it repeats.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from cableformat.markings.levels import SPELLINGS
from cableformat.text.kinds import Kind
from cableformat.text.lenses.furniture import (
    PAGE_BEGINS,
    PAGE_LINE_ENDS,
    WORD_LETTERS,
    Pattern,
    letterhead,
    of_receiver,
    page_line,
    precedence_line,
    repeats,
    stamp,
)
from cableformat.text.lenses.lens import BEFORE_TEXT, Zone
from cableformat.text.lenses.level_line import LEVEL_ALONE, LEVEL_LETTERS
from cableformat.text.lenses.patterns import in_any_case
from cableformat.text.passes.landmarks import number_of

if TYPE_CHECKING:
    from cableformat.markings import Level
    from cableformat.model import ClassificationLine
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.progress import Progress

_WATCHED: Final = WORD_LETTERS | frozenset("Pp") | LEVEL_LETTERS
_DIGITS: Final = frozenset("0123456789")
_BODY: Final = Zone.BODY
#: A running number alone, below a letterhead.
_NUMBER: Final = re.compile("[0-9]{4,6}", re.ASCII).fullmatch
#: A page break has so many lines at most (law 9).
_MOST_CAPTIONS: Final = 8


def pattern_of(line: Line, progress: Progress) -> Pattern | None:
    """The pattern of furniture that a line follows, if any."""
    if line.text in progress.opening and _at_break(progress):
        return Pattern.OPENING
    return _shown(line, progress)


def _shown(line: Line, progress: Progress) -> Pattern | None:
    """The pattern of a line that repeats no caption."""
    text, stamps, echo = line.text, progress.marks.stamps, progress.echo_letters
    first = text[0]
    # A line that shows itself.
    if text[-1] in PAGE_LINE_ENDS or text[:5] in PAGE_BEGINS:
        if pattern := page_line(text):
            return pattern
    elif not (
        first in _WATCHED
        or progress.zone is Zone.PROCEDURE
        or first in echo
        or first in stamps
    ):
        return None
    if first in stamps and (pattern := stamp(text)):
        return pattern
    if first in echo:
        assert progress.echo is not None
        if repeats(text, progress.echo):
            return Pattern.CLASSIFICATION
    outside = progress.zone is not _BODY
    return (_placed(line, progress) or _repeated(line, progress)) if outside else None


def _at_break(progress: Progress) -> bool:
    """Whether the line at hand, which repeats one of the opening, is at a page break.

    A page line or a repeated classification line is next to it, or next to other such
    lines.
    """
    if progress.at_break:
        return True
    for line in islice(progress.lines_below(), _MOST_CAPTIONS):
        if line.text not in progress.opening:
            return page_line(line.text) is not None or (
                progress.echo is not None and repeats(line.text, progress.echo)
            )
    return False


def _placed(line: Line, progress: Progress) -> Pattern | None:
    """The pattern of a line above or in the heading."""
    text = line.text
    above = progress.zone is Zone.PROCEDURE or progress.heading_to_come(line)
    if above and (pattern := letterhead(text)):
        return pattern
    # Directly below an addressee it is more of that.
    if text[0] in WORD_LETTERS and (progress.block is None or line.gap):
        return precedence_line(text, progress.following)
    return None


def _repeated(line: Line, progress: Progress) -> Pattern | None:
    """The pattern of a line that repeats the classification line, or part of it."""
    text = line.text
    if progress.echo is not None:
        return None
    if text[0] in LEVEL_LETTERS and LEVEL_ALONE(text):
        return Pattern.CLASSIFICATION if _line_below(line, progress) else None
    if progress.zone is not Zone.PROCEDURE or text[-1] not in _DIGITS:
        return None
    if _number_below(line, progress):
        return Pattern.CLASSIFICATION
    received = of_receiver(text) and _of_another_post(progress)
    return Pattern.LETTERHEAD if received else None


def _line_below(line: Line, progress: Progress) -> bool:
    """Whether the heading, or the line that has a number, is still to come.

    A level alone is at the top of a page, and above the first one (content.md 2.2).
    """
    marks = progress.marks
    if progress.zone in BEFORE_TEXT:
        return line.start < marks.heading_until
    # Editors print the subject above all that.
    if Kind.BREAK in progress.seen or not progress.has(Kind.SUBJECT):
        return False
    return any(start > line.start for start in marks.numbers.values())


def _number_below(line: Line, progress: Progress) -> bool:
    """Whether a letterhead's number is repeated above the text."""
    number = number_shown(line)
    return number is not None and progress.marks.numbers.get(number, -1) > line.start


def _of_another_post(progress: Progress) -> bool:
    """Whether the originator is another post: the Department received its form."""
    line = progress.marks.originator
    return line is not None and "SECSTATE" not in line.text.upper()


def number_shown(line: Line) -> tuple[str | None, int] | None:
    """The reference number that a line shows; of a receiver's letterhead no post."""
    if _NUMBER(line.text):
        return None, int(line.text)
    number = number_of(line)
    if number is None or not of_receiver(line.text):
        return number
    return None, number[1]


def echo_letters(line: ClassificationLine) -> str:
    """The letters with which lines begin that repeat a classification line."""
    letters = "" if line.level is None else line.level.word[0]
    if line.owners:
        letters += "/NC"  # //GBR, //JOINT, NATO, COSMIC
    number = line.reference_number
    if number is not None and line.level is None:
        letters = number.post[0].upper() + (number.post_kind or "")[:1]
        letters += "" if line.section is None else "S"
    return letters + letters.lower()


def echo_begins(line: ClassificationLine, letters: str) -> frozenset[str]:
    """How lines begin that repeat a classification line; its letters, if it varies."""
    if line.level is None or line.owners:
        return frozenset(letters)
    return _level_begins(line.level)


@cache
def _level_begins(level: Level) -> frozenset[str]:
    """How lines begin that show a level, letter-spaced or not."""
    spelled = (words for words in SPELLINGS[level] if words[0] == level.word[0])
    return in_any_case(
        begin
        for words in spelled
        for begin in (words[:2], f"{words[0]} ", f"{words[0]}\t")
    )
