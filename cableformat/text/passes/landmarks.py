"""What must be sought in all lines: quotations, the text, the end of the heading.

Input: the source, its lines, a dialect.  Output: one record; what few telegrams need is
sought when it is first asked for, once (law 9).
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.lenses.content.quotations import Quotes, quotations
from cableformat.text.lenses.furniture import PAGE_BEGINS, holds_stamps
from cableformat.text.lenses.level_line import LEVEL_LETTERS, read_line
from cableformat.text.lenses.patterns import LABEL_ENDS, begins_from
from cableformat.text.lenses.reference_number import number_alone
from cableformat.text.passes.page_lines import parted
from cableformat.text.passes.telegrams import second_telegram
from cableformat.text.passes.wrapper import wrapper_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.frame import Frame

#: How page lines begin, that do not end in a digit.
_PAGE: Final = frozenset(begin[:2] for begin in PAGE_BEGINS)
_NUMBERED: Final = re.compile(r"[0-9]{1,3}[ ]?\.[ \t(]", re.ASCII).match
#: The heading begins among so many first lines.
_TOP: Final = 40
#: A classification line is an ordinary line.
_LONGEST_LINE: Final = 120
_OF_HEADING: Final = re.compile(rf"(?:FM|TO|INFO){LABEL_ENDS}").match
_OF_CONTENT: Final = re.compile(
    r"(?:E\.?O\.|TAGS?:|SUBJ|REF|[0-9]{1,3}\.[ \t(])", re.ASCII | re.IGNORECASE
).match


@attrs.frozen(eq=False)
class Landmarks:
    """What a telegram shows as a whole, before any line is placed."""

    text: str = attrs.field(repr=False)
    #: They may be gone through again.
    lines: Iterable[Line] = attrs.field(repr=False)
    #: The one or two characters with which a line of the text begins that may be
    #: something else.
    begins: frozenset[str]
    #: Those of lines that may open a block in the text.
    openers: frozenset[str]
    #: The quotations; `None` where there are none.
    quotes: Quotes | None
    #: The letters with which an archive's stamp may begin, if there are any.
    stamps: frozenset[str]
    #: Whether a line can be only in the text: a set.
    in_text: Callable[[str], Any]
    #: Where labels of a wrapper end, that has them above the telegram.
    wrapper_until: int
    #: Where a second telegram begins; `None` for most sources.
    second: int | None
    #: The frame of the document; `None` for most sources.
    frame: Frame | None = None

    @cached_property
    def text_begun(self) -> int:
        """Where the first line begins that only a text has; else the end."""
        shown = (line.start for line in self.lines if self.in_text(line.text))
        return next(shown, len(self.text))

    @cached_property
    def heading_until(self) -> int:
        """Where the last line begins, before any of content, that only a heading has.

        The classification line with its reference number counts: below it, and below
        the heading, a level alone repeats it.
        """
        until = -1
        for line in self.lines:
            if _OF_CONTENT(line.text):
                break
            if _OF_HEADING(line.text):
                until = line.start
            elif line.text[0] in LEVEL_LETTERS and len(line.text) <= _LONGEST_LINE:
                parts = read_line(line.text)
                if parts is not None and parts.post is not None:
                    until = line.start
        return until

    @cached_property
    def numbers(self) -> dict[tuple[str | None, int], int]:
        """Where the last line begins, above the text, that shows a reference number.

        With `None` for the post, that of any post with the running number.
        """
        numbers: dict[tuple[str | None, int], int] = {}
        for line in self._above_text():
            if number := number_of(line):
                numbers[number] = numbers[None, number[1]] = line.start
        return numbers

    @cached_property
    def originator(self) -> Line | None:
        """The line of the originator, among the first of a telegram."""
        first = islice(self.lines, _TOP)
        return next((line for line in first if begins_from(line.text)), None)

    @cached_property
    def labels_until(self) -> int:
        """Where the last label begins above the first numbered paragraph; else -1.

        Labels of the content and of the heading count.
        """
        until = -1
        for line in self.lines:
            if _NUMBERED(line.text):
                break
            quoted = self.quotes is not None and self.quotes.around(line) is not None
            if not quoted and (_OF_CONTENT(line.text) or _OF_HEADING(line.text)):
                until = line.start
        return until

    @staticmethod
    def numbered(text: str) -> bool:
        """Whether a line looks like the first of a numbered paragraph."""
        return _NUMBERED(text) is not None

    def _above_text(self) -> Iterator[Line]:
        """The lines above the first line of content below the heading.

        Editors print the subject above it.
        """
        heading = -1 if self.originator is None else self.originator.start
        for line in self.lines:
            if line.start > heading and _OF_CONTENT(line.text):
                break
            yield line


def landmarks(
    text: str, lines: Iterable[Line], dialect: Dialect, frame: Frame | None = None
) -> Landmarks:
    """The landmarks of a source, by what a dialect knows of its lines.

    Where a document has a frame, its lines are those inside it.
    """
    if frame is not None:
        text = text[: frame.until]
    stamps = dialect.stamps if holds_stamps(text) else frozenset()
    openers = dialect.openers(text)
    begins = openers | stamps | _PAGE
    lines = parted(text, lines)
    quotes = quotations(text, lines)
    second = None if frame is None else frame.second
    if second is None:
        second = second_telegram(text, lines, dialect, quotes)
    return Landmarks(
        text,
        lines,
        begins,
        openers,
        quotes,
        stamps,
        dialect.in_text,
        wrapper_end(text, lines, dialect, second),
        second,
        frame,
    )


def number_of(line: Line) -> tuple[str, int] | None:
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
