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
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.lenses.archive.editions import head_parts
from cableformat.text.lines.line import Lines
from cableformat.text.passes.above_text import LONGEST, Top, is_whole
from cableformat.text.passes.footnotes import NUMBERED, notes_below
from cableformat.text.passes.frame import Frame, frame_of
from cableformat.text.passes.page_head import PAGE_HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.lines.line import Line

#: With what a source may begin that has a head.
_MAY_BEGIN: Final = re.compile(
    r"[\ufeff \t\r\n\v\f]*+(?:Foreign[ ]Relations[ ]of[ ]the"
    r"|[#*]{0,6}[ ]?(?:No\.[ ]?)?[0-9]{1,4}[a-z]?\.[ ]+[A-Z][a-z]|[A-Z][a-z]+[ ])",
    re.ASCII,
).match
_SAID: Final = re.compile("[ ](?:[Ff]rom|to)[ ]").search
_NUMBERED_LINES: Final = re.compile(
    rf"[\r\n\v\f](?=(?P<number>[0-9]{{1,4}})[a-z]?\.[ ]"
    rf"(?P<head>[ ]*[A-Z][^\r\n\v\f]{{1,{LONGEST}}})?)",
    re.ASCII,
).finditer
_LINE: Final = re.compile(r"[^\r\n\v\f]+").match
#: So much is looked at for the dateline or the note of a further document.
_NEAR: Final = 900
#: Labels above a text are among so many first lines.
_ABOVE_TEXT: Final = 40
#: What a heading has.
_OF_HEADING: Final = frozenset({"transmission", "heading"})


def has_head(text: str) -> bool:
    """Whether a source begins with a head that lacks nothing, and a date or a source.

    That shows an edition: no other telegram has both.
    """
    top = _head_of(text)
    if top is None or not top.is_whole:
        return False
    if top.is_dated():
        return True
    whole = Lines(text)
    top = Top(whole, text, _no_landmark)
    top.take_head()
    top.take_rest()
    if top.has("date") or top.has_source:
        return True
    second = next(_heads_below(text, top), len(text))
    return notes_below(text, whole, top, second).has_source


def may_have_head(text: str, landmark: Callable[[str], Any]) -> bool:
    """Whether a source begins with a head that lacks something, with a date next to it.

    Other telegrams have such titles.  Without a number it is above no heading.
    """
    top = _head_of(text)
    if top is None or top.is_whole or not top.is_dated():
        return False
    if top.number is not None:
        return True
    shown = (landmark(line.text) for line in islice(Lines(text), _ABOVE_TEXT))
    return not any(mark and mark[0].section in _OF_HEADING for mark in shown)


def _head_of(text: str) -> Top | None:
    """The head with which a source begins."""
    begins = _MAY_BEGIN(text)
    if begins is None or _SAID(text, begins.end(), begins.end() + LONGEST) is None:
        return None
    above = text[: begins.end() + 4 * LONGEST]
    top = Top(Lines(above), above, _no_landmark)
    return top if top.take_head() else None


def further_editions(text: str, lines: Lines) -> Iterator[int]:
    """Where each document after the first begins, of a source that begins with one."""
    if has_head(text) or may_have_head(text, _no_landmark):
        top = Top(lines, text, _no_landmark)
        top.take_head()
        yield from _heads_below(text, top)


def edition_of(text: str, whole: Lines, dialect: Dialect) -> Frame:
    """The frame of a telegram in a printed edition; see `Frame`."""
    landmark = dialect.landmark
    top = Top(whole, text, landmark)
    if not top.take_head():
        return Frame(regions=((0, len(text)),), until=len(text))
    top.take_rest()
    second = next(_heads_below(text, top), None)
    until = len(text) if second is None else second
    notes = notes_below(text, whole, top, until)
    end = notes.lines[0].start if notes.lines else until
    frame = Frame(regions=((top.end, end),), until=end)
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
    """Where the last of the first lines above a text begins."""
    until = -1
    for line in islice(lines, _ABOVE_TEXT):
        if NUMBERED(line.text):
            break
        if landmark(line.text):
            until = line.start
    return until


def _no_landmark(_: str) -> None:
    """No line shows itself."""


def _heads_below(text: str, top: Top) -> Iterator[int]:
    """Where the heads of further documents begin.

    A paragraph may read like one.  A date or a source is below a head; else its number
    is above that of the document before, and does not continue the paragraphs.
    """
    number, above = top.number, None
    for match in _NUMBERED_LINES(text, top.end):
        place, found = match.end(), int(match["number"])
        line = _LINE(text, place) if match["head"] else None
        if line is not None and is_whole(line[0], head_parts(line[0].strip(" "))):
            next_one = number is not None and found > number and found - 1 != above
            if next_one or _is_edited(text[place : place + _NEAR]):
                number, above = found, None
                yield place
                continue
        above = found


def _is_edited(text: str) -> bool:
    """Whether a date or a source is below the head with which a text begins."""
    top = Top(Lines(text), text, _no_landmark)
    if not top.take_head():
        return False
    top.take_rest()
    return top.has("date") or top.has_source
