"""What the editors of a printed edition put above a telegram and below it.

Input: the source.  Output: where the telegram's own lines lie; the editors' attributes
above and below them.

Theory of operation.  A document begins with the editors' head; the first lines show
whether a source has one.  Below it come dateline, summary and notes, in any order, and
the number of the telegram; the rest is a telegram, read as any other.  The notes may be
at the end, where nothing but notes follows (streams.md 7).
"""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.lenses.archive.editions import (
    FOOTNOTE,
    SOURCE,
    SOURCE_BEGINS,
    SUMMARY,
    VOLUME,
    EditionLens,
    Joined,
    dateline_parts,
    head_parts,
    keys_of,
    serial_of,
    source_parts,
)
from cableformat.text.lenses.furniture import letterhead
from cableformat.text.lenses.lens import Block
from cableformat.text.lines.line import Lines
from cableformat.text.passes.frame import Frame, frame_of
from cableformat.text.passes.page_head import PAGE_HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.archive.editions import Part
    from cableformat.text.lenses.lens import Claim
    from cableformat.text.lines.line import Line

_EDITIONS: Final = EditionLens()
#: A head is no longer, nor a dateline, and a head has no more lines.
_LONGEST: Final = 600
_LONGEST_DATELINE: Final = 160
_MOST: Final = 4
#: A note above the text has no more lines (law 9).
_LONGEST_NOTE: Final = 100
#: A line of a head that goes on below is no shorter.
_FULL: Final = 45
_CONNECTS: Final = re.compile(
    r"(?:,|[ ](?:the|of|and|in|to|for|at|on|from|From))\Z"
).search
#: With what a source may begin that has a head.
_MAY_BEGIN: Final = re.compile(
    r"[\ufeff \t\r\n\v\f]*+(?:Foreign[ ]Relations[ ]of[ ]the"
    r"|[#*]{0,6}[ ]?(?:No\.[ ]?)?[0-9]{1,4}[a-z]?\.[ ]+[A-Z][a-z]|[A-Z][a-z]+[ ])",
    re.ASCII,
).match
_SAID: Final = re.compile("[ ](?:[Ff]rom|to)[ ]").search
_NUMBERED: Final = re.compile(r"[0-9]{1,6}\.(?:[ ]|\Z)", re.ASCII).match
_SOURCES: Final = re.compile(rf"[\r\n\v\f][ \t]*(?={SOURCE_BEGINS})", re.ASCII).finditer
_HEADS: Final = re.compile(
    rf"[\r\n\v\f](?=[0-9]{{1,4}}[a-z]?\.[ ]+[A-Z][^\r\n\v\f]{{1,{_LONGEST}}})", re.ASCII
).finditer
_LINE: Final = re.compile(r"[^\r\n\v\f]+").match
#: Labels stand above a text among so many first lines.
_ABOVE_TEXT: Final = 40
#: A paragraph has no greater number.
_MOST_PARAGRAPHS: Final = 99
#: The footnotes of the text follow that of the head.
_FIRST_FOOTNOTES: Final = (1, 2)


def has_head(text: str) -> bool:
    """Whether a source begins with the head of a printed edition."""
    begins = _MAY_BEGIN(text)
    if begins is None or _SAID(text, begins.end(), begins.end() + _LONGEST) is None:
        return False
    top = _Top(Lines(text[: begins.end() + 4 * _LONGEST]), text, lambda _: None)
    return top.take_head(sure=True)


def further_editions(text: str, lines: Lines) -> Iterator[int]:
    """Where each document after the first begins, of a source that begins with one."""
    top = _Top(lines, text, lambda _: None)
    if has_head(text) and top.take_head():
        yield from _heads_below(text, top.end)


def edition_of(text: str, whole: Lines, dialect: Dialect) -> Frame:
    """The frame of a telegram in a printed edition; see `Frame`."""
    landmark = dialect.landmark
    top = _Top(whole, text, landmark)
    if not top.take_head():
        return Frame(((0, len(text)),), len(text), [], 0, [], [], None, [], [])
    top.take_rest()
    second = next(_heads_below(text, top.end), None)
    until = len(text) if second is None else second
    notes = _notes(text, whole, top, until)
    end = notes.lines[0].start if notes.lines else until
    frame = Frame(((top.end, end),), end, [], 0, [], [], None, [], [])
    if PAGE_HEAD(text, top.end, end):  # the page as the Department's center printed it
        frame = frame_of(text, whole, dialect, ((0, top.end), (end, len(text))))
    others = [] if second is None else [(second, len(text))]
    return attrs.evolve(
        frame,
        regions=(*frame.regions, *others),
        until=end,
        above=[top.block, *frame.above],
        below=[*frame.below, notes.block] if notes.lines else frame.below,
        second=second,
        labels_until=_labels_until(Lines(text, frame.regions, whole), landmark),
    )


def _labels_until(lines: Iterable[Line], landmark: Callable[[str], Any]) -> int:
    """Where the last of the first lines begins that stands above a text."""
    until = -1
    for line in islice(lines, _ABOVE_TEXT):
        if _NUMBERED(line.text):
            break
        if landmark(line.text):
            until = line.start
    return until


class _Taken:
    """The lines of the editors, and the attributes in them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.claims: list[Claim] = []

    def take(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        """Take lines, and the parts of them."""
        self.claims += Joined(lines).claims(parts)
        self.lines += lines

    def take_whole(self, key: str, lines: Sequence[Line], begin: int = 0) -> None:
        """Take lines as one attribute, from a place in the first."""
        end = sum(len(line.text) + 1 for line in lines) - 1
        self.take(lines, [(key, begin, end)])

    @property
    def block(self) -> Block:
        """All of it."""
        block = Block(_EDITIONS, None, self.lines[0])
        for line in self.lines[1:]:
            block.add(line)
        block.kinds, block.claims = _EDITIONS.kinds, self.claims
        return block


class _Top(_Taken):
    """What stands above the telegram."""

    def __init__(
        self, lines: Iterable[Line], text: str, landmark: Callable[[str], Any]
    ) -> None:
        super().__init__()
        self.text = text
        self.landmark = landmark
        self.rest = iter(lines)
        self.ahead: deque[Line] = deque()
        #: Where the telegram's own lines begin.
        self.end = 0
        self.has_source = False

    def take(self, lines: Sequence[Line], parts: Sequence[Part]) -> None:
        super().take(lines, parts)
        self.end = lines[-1].end
        for _ in lines:
            self.ahead.popleft()

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
        own = _NUMBERED(text) or SOURCE(text) or FOOTNOTE(text) or self.landmark(text)
        return bool(own) or bool(_dateline(text))

    # The head

    def take_head(self, *, sure: bool = False) -> bool:
        """Take the head, and a title above it; `False` where there is none.

        Of a head that is `sure` nothing is missing, or a date is in it or below it.
        """
        first = self.line()
        if first is not None and VOLUME(first.text):
            self.take_whole("volume", [first])
        lines = self._head_lines()
        text = " ".join(line.text for line in lines)
        parts = head_parts(text)
        if not parts:
            return False
        if sure and not _is_whole(text, parts) and "date" not in keys_of(parts):
            below = self.line(len(lines))
            if below is None or not _dateline(below.text):
                return False
        self.take(lines, parts)
        return True

    def _head_lines(self) -> list[Line]:
        """The lines of the head: a long one goes on below."""
        lines: list[Line] = []
        text = ""
        while (line := self.line(len(lines))) is not None:
            if lines and not self._goes_on(text, line, self.line(len(lines) + 1)):
                break
            text = f"{text} {line.text}" if lines else line.text
            lines.append(line)
            if len(text) > _LONGEST or len(lines) > _MOST:
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
        """Take the number of the telegram; `False` where the text begins beside it."""
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
        if line is None or not parts or self._has("date"):
            return False
        self.take([line], parts)
        return True

    def _take_source(self) -> bool:
        line = self.line()
        if line is None or self.has_source or not SOURCE(line.text):
            return False
        lines = self.paragraph()
        self.take(lines, source_parts(" ".join(each.text for each in lines)))
        self.has_source = True
        return True

    def _take_footnote(self) -> bool:
        """Take a footnote: above a text it is directly below other notes."""
        line = self.line()
        if line is None or line.gap or _NUMBERED(line.text) or not FOOTNOTE(line.text):
            return False
        self.take_whole("footnote", self.paragraph())
        return True

    def _take_summary(self) -> bool:
        """Take a summary: more of the editors', or a heading, is below it."""
        lines = self.paragraph()
        taken = self._has("summary") or self._has("serial")
        if not lines or taken or _NUMBERED(lines[0].text):
            return False
        label, below = SUMMARY(lines[0].text), self.line(len(lines))
        if below is None:
            return False
        note = SOURCE(below.text)
        if note and not self.has_source:
            # At the end it is below the text.
            after = self.line(len(lines) + len(self.paragraph(len(lines))))
            note = None if after is None or FOOTNOTE(after.text) else note
        headed = label and self._heads(below.text)
        if not (_dateline(below.text) or note or headed):
            return False
        self.take_whole("summary", lines, label.end() if label else 0)
        return True

    def _heads(self, text: str) -> bool:
        """Whether a line is above all of a telegram's text; capitals are not theirs."""
        serial = serial_of(text)
        own = serial is not None and self._is_serial(serial)
        shown = own or text.isupper() or letterhead(text)
        return bool(shown or self.landmark(text))

    def _has(self, key: str) -> bool:
        return any(claim.value.key == key for claim in self.claims)


def _is_whole(text: str, parts: Sequence[Part]) -> bool:
    """Whether a head lacks nothing, so that no sentence looks like it."""
    return {"documentNumber", "from", "to"} <= keys_of(parts) and " From " in text


def _dateline(text: str) -> list[Part]:
    return dateline_parts(text) if len(text) <= _LONGEST_DATELINE else []


def _heads_below(text: str, begin: int) -> Iterator[int]:
    """Where the heads of further documents begin."""
    for match in _HEADS(text, begin):
        line = _LINE(text, match.end())
        if line and _is_whole(line[0], head_parts(line[0].strip(" "))):
            yield match.end()


# The notes at the end


def _notes(text: str, whole: Lines, top: _Top, until: int) -> _Taken:
    """The footnotes below the telegram, that of the head among them."""
    last = None
    if not top.has_source:
        for found in _SOURCES(text, top.end, until):
            last = found
    begin = top.end if last is None else last.end()
    notes = _notes_in(Lines(text, ((begin, until),), whole))
    taken = _Taken()
    if last is None:
        notes = iter(_last_notes(notes))
    else:
        source = next(notes)
        taken.take(source, source_parts(" ".join(line.text for line in source)))
    for note in notes:
        if not FOOTNOTE(note[0].text):
            return _Taken()  # the text goes on
        taken.take_whole("footnote", note)
    return taken


def _notes_in(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines by the notes they are of; what stands apart is of none."""
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
        mark = None if _NUMBERED(lines[0].text) else FOOTNOTE(lines[0].text)
        number = 0 if mark is None else int(mark["mark"])
        if notes and number == expected:
            notes.append(lines)
        else:
            notes = [lines] if number in _FIRST_FOOTNOTES else []
        expected = number + 1
    return notes
