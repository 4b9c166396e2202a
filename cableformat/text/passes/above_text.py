"""What the editors of a printed edition put above a telegram.

Input: the lines of a source.  Output: the lines of head, dateline, summary and notes,
with the attributes in them, and where the telegram's own lines begin.

Facts (streams.md 7): the head is first, the number of the telegram last; what is
between them comes in any order.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.lenses.archive.editions import (
    FOOTNOTE,
    SOURCE,
    SUMMARY,
    VOLUME,
    dateline_parts,
    head_parts,
    is_source,
    keys_of,
    serial_of,
)
from cableformat.text.lenses.furniture import letterhead
from cableformat.text.passes.footnotes import NUMBERED, Taken, marks_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cableformat.text.lenses.archive.editions import Part
    from cableformat.text.lines.line import Line

#: A head is no longer, nor a dateline, and a head has no more lines.
LONGEST: Final = 600
_LONGEST_DATELINE: Final = 160
_MOST: Final = 4
#: A note above the text has no more lines (law 9).
_LONGEST_NOTE: Final = 100
#: A line of a head that goes on below is no shorter.
_FULL: Final = 45
_CONNECTS: Final = re.compile(
    r"(?:,|[ ](?:the|of|and|in|to|for|at|on|from|From))\Z"
).search
#: What may follow the number of a document.
_LETTERS: Final = ".abcdefghijklmnopqrstuvwxyz"
#: A paragraph has no greater number.
_MOST_PARAGRAPHS: Final = 99


class Top(Taken):
    """What is above the telegram."""

    #: Where the telegram's own lines begin.
    end = 0
    #: Whether its head lacks nothing, and the number in it.
    is_whole = False
    number: int | None = None

    def __init__(
        self, lines: Iterable[Line], text: str, landmark: Callable[[str], Any]
    ) -> None:
        super().__init__()
        self.text = text
        self.landmark = landmark
        self.rest = iter(lines)
        self.ahead: deque[Line] = deque()

    def take(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        """Take the next lines, and the parts of them."""
        super().take(lines, parts)
        self.end = lines[-1].end
        for _ in lines:
            self.ahead.popleft()

    @cached_property
    def marks(self) -> set[int]:
        """The marks of footnotes in the head and the text."""
        return marks_in(self.text, 0, len(self.text))

    def line(self, place: int = 0) -> Line | None:
        """A line that was not taken."""
        while len(self.ahead) <= place:
            line = next(self.rest, None)
            if line is None:
                return None
            self.ahead.append(line)
        return self.ahead[place]

    def paragraph(self, place: int = 0) -> list[Line]:
        """The line at a place, and those that go on with it."""
        lines: list[Line] = []
        while (line := self.line(place + len(lines))) is not None:
            if lines and (line.gap or self._begins(line.text)):
                break
            lines.append(line)
            if len(lines) == _LONGEST_NOTE:
                break
        return lines

    def _begins(self, text: str) -> bool:
        """Whether a line begins something of its own."""
        own = NUMBERED(text) or SOURCE(text) or FOOTNOTE(text) or self.landmark(text)
        return bool(own) or bool(_dateline(text))

    # The head

    def take_head(self) -> bool:
        """Take the head, and a title above it; `False` where there is none."""
        first = self.line()
        if first is not None and VOLUME(first.text):
            self.take_whole("volume", [first])
        lines = self._head_lines()
        text = " ".join(line.text for line in lines)
        parts = head_parts(text)
        if not parts:
            return False
        self.is_whole = is_whole(text, parts)
        self.number = _number_of(text, parts)
        self.take(lines, parts)
        return True

    def is_dated(self) -> bool:
        """Whether a date was taken, or is next."""
        line = self.line()
        return self.has("date") or (line is not None and bool(_dateline(line.text)))

    def _head_lines(self) -> list[Line]:
        """The lines of the head: a long one goes on below."""
        lines: list[Line] = []
        text = ""
        while (line := self.line(len(lines))) is not None:
            if lines and not self._goes_on(text, line, self.line(len(lines) + 1)):
                break
            text = f"{text} {line.text}" if lines else line.text
            lines.append(line)
            if len(text) > LONGEST or len(lines) > _MOST:
                return []
        return lines

    def _goes_on(self, text: str, line: Line, below: Line | None) -> bool:
        keys = keys_of(head_parts(text))
        if line.gap or "date" in keys or self._begins(line.text):
            return False
        if "to" not in keys or _CONNECTS(text):
            return True
        if len(text) < _FULL:
            return False
        if "date" in keys_of(head_parts(f"{text} {line.text}")):
            return True
        ends = below is None or below.gap > 0 or bool(_dateline(below.text))
        return ends and len(line.text) < _FULL and line.text[-1] not in ".:?!"

    # Below the head

    def take_rest(self) -> None:
        """Take what is below the head, down to the number of the telegram."""
        while (
            self._take_dateline()
            or self._take_source()
            or self._take_footnote()
            or self._take_summary()
            or self._take_serial()
        ):
            pass

    def _take_serial(self) -> bool:
        """Take the telegram's number; `False` where the text begins on its line."""
        line = self.line()
        serial = None if line is None else serial_of(line.text)
        if line is None or serial is None or not self._is_serial(serial):
            return False
        alone = serial.end() == len(line.text)
        begin = line.end if alone else line.span(serial.end(), len(line.text))[0]
        self.take([line], [("serial", 0, serial.end("serial") + 1)])
        self.end = begin
        return alone

    def _is_serial(self, match: re.Match[str]) -> bool:
        """Whether a number is the telegram's: no text begins with its second paragraph.

        Where the next number follows, paragraphs above it are left out.
        """
        number = int(match["number"])
        if match["series"]:
            return True
        if number == 1 or number > _MOST_PARAGRAPHS or match.end() == len(match.string):
            return number != 1
        following = re.compile(rf"[\r\n\v\f][ \t]*{number + 1}\.[ ]").search
        return following(self.text, self.end) is None

    def _take_dateline(self) -> bool:
        line = self.line()
        parts = [] if line is None else _dateline(line.text)
        if line is None or not parts or self.has("date"):
            return False
        self.take([line], parts)
        return True

    def _take_source(self) -> bool:
        line = self.line()
        if line is None or self.has_source or not SOURCE(line.text):
            return False
        return self.take_source(self.paragraph())

    def _take_footnote(self) -> bool:
        """Take a footnote: above a text it is directly below other notes.

        Without the source it has a mark.
        """
        line = self.line()
        if line is None or line.gap or NUMBERED(line.text):
            return False
        match = FOOTNOTE(line.text)
        if match is None:
            return False
        if not self.has_source and int(match["mark"]) not in self.marks:
            return False
        self.take_whole("footnote", self.paragraph())
        return True

    def _take_summary(self) -> bool:
        """Take a summary: it has a label, or the source is below it and then a text."""
        lines = self.paragraph()
        taken = self.has("summary") or self.has("serial")
        if not lines or taken or NUMBERED(lines[0].text):
            return False
        label = SUMMARY(lines[0].text)
        if not (self._is_above_source(lines) or (label and self._is_above_more(lines))):
            return False
        self.take_whole("summary", lines, label.end() if label else 0)
        return True

    def _is_above_source(self, lines: Sequence[Line]) -> bool:
        """Whether the source is below some lines, and a text below that."""
        below = self.line(len(lines))
        if below is None or self.has_source or not SOURCE(below.text):
            return False
        note = self.paragraph(len(lines))
        after = self.line(len(lines) + len(note))
        if after is None or FOOTNOTE(after.text):
            return False  # the notes are at the end
        return is_source(" ".join(line.text for line in note))

    def _is_above_more(self, lines: Sequence[Line]) -> bool:
        """Whether a dateline or a heading is below some lines."""
        below = self.line(len(lines))
        if below is None:
            return False
        dated = _dateline(below.text) and not self.has("date")
        return bool(dated) or self._heads(below.text)

    def _heads(self, text: str) -> bool:
        """Whether a line is above all of a telegram's text; capitals are not theirs."""
        serial = serial_of(text)
        own = serial is not None and self._is_serial(serial)
        shown = own or text.isupper() or letterhead(text)
        return bool(shown or self.landmark(text))


def is_whole(text: str, parts: Sequence[Part]) -> bool:
    """Whether a head lacks nothing, so that no sentence looks like it."""
    return {"documentNumber", "from", "to"} <= keys_of(parts) and " From " in text


def _dateline(text: str) -> list[Part]:
    return dateline_parts(text) if len(text) <= _LONGEST_DATELINE else []


def _number_of(text: str, parts: Sequence[Part]) -> int | None:
    """The number of a document, without the letter that may follow it."""
    key, begin, end = parts[0]
    return int(text[begin:end].rstrip(_LETTERS)) if key == "documentNumber" else None
