"""The lines of a text: where each lies in the source, and what ends it.

Theory of operation.  Line ends are found, never normalised: every line knows where it
lies in the source.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from cableformat.text.lines.ends import LINE_END, Ends
from cableformat.text.lines.front_ends import FRONT_ENDS
from cableformat.text.lines.residue import Peel, Runs, odd_characters, peeled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLANKS: Final = " \t"

_MARKS: Final = tuple(mark for front in FRONT_ENDS.values() for mark in front.marks)
#: So many lines are made at once; the first of them, which are all that most sources
#: have, are kept.
_KEPT, _MANY = 128, 128
_each = chain.from_iterable
_INDENT: Final = re.compile(
    "(?:\\A\ufeff?|[\r\n\x0b\x0c])([ \t]*+)(?![ \t\r\n\x0b\x0c]|\\Z)"
).finditer
WORDS: Final = re.compile(r"[^ \t]+").findall


class Line:
    """One line that is not blank: its text without blanks at its ends, and its place.

    `text` is peeled; `start` and `end` say where it lies in the source; `indent` holds
    the blanks before it, beyond the margin of the whole source; `gap` counts the blank
    lines before it.
    """

    __slots__ = ("apart", "cut", "gap", "indent", "peel", "start", "text")

    def __init__(self, text: str, start: int, indent: str, gap: int) -> None:
        self.text = text
        self.start = start
        self.indent = indent
        self.gap = gap
        self.peel: Peel | None = None
        #: Whether furniture is between it and the line before.
        self.cut = False
        #: Whether a blank line is before it, even one that belongs to furniture.
        self.apart = gap > 0

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The source span of a piece of the text."""
        if self.peel is None:
            return self.start + begin, self.start + end
        return self.peel.start(begin), self.peel.end(end)

    def piece(self, begin: int, end: int) -> Line:
        """A piece of the text as a line of its own."""
        text = self.text[begin:end]
        stripped = text.strip(BLANKS)
        begin += text.index(stripped[0])
        end = begin + len(stripped)
        start, _ = self.span(begin, end)
        made = Line(stripped, start, "" if begin else self.indent, 0)
        if self.peel is not None:
            made.peel = self.peel.within(begin, end)
        if not begin:
            made.gap, made.cut, made.apart = self.gap, self.cut, self.apart
        return made

    def cut_off(self, before: int) -> None:
        """Note that furniture is above it, with so many blank lines above that.

        Blank lines on both sides of furniture are its own.
        """
        self.apart = self.apart or before > 0
        self.gap = 0 if before and self.gap else before + self.gap
        self.cut = True

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        if self.peel is None:
            return self.start + len(self.text)
        return self.peel.end(len(self.text))

    @property
    def whole(self) -> tuple[int, int]:
        """The source span of the line without the blanks at its ends."""
        if self.peel is None:
            return self.start, self.start + len(self.text)
        return self.start, self.end


class Lines:
    """The lines of a text that are not blank, made as they are gone through.

    They may be gone through again; of a long source all are made again.  Where
    `regions` are given, only their lines count: what lies between is furniture.
    `whole` knows the same text, so that it is looked at once (law 9).
    """

    def __init__(
        self,
        text: str,
        regions: Sequence[tuple[int, int]] | None = None,
        whole: Lines | None = None,
    ) -> None:
        self._text = text
        self._regions = regions
        #: The span of the first run of characters that no value can hold, if any.
        if whole is None:
            self.odd_characters = odd_characters(text)
            odd = self.odd_characters is not None
            self._dirty = odd or any(mark in text for mark in _MARKS)
            self.ends = Ends(text, regions)
        else:
            self.odd_characters = whole.odd_characters
            self._dirty = whole._dirty  # noqa: SLF001 - of the same class
            plain = whole.ends.plain
            self.ends = whole.ends if plain else Ends(text, regions, whole.ends)
        #: How many blank lines are below the last line of a region.
        self._gap: int
        #: How many visible characters were peeled off the lines, and whether there are
        #: none: known when they have been gone through.
        self.residue = 0
        self.empty = True
        #: The first lines, once they were made, and whether they are all.
        self._first: list[Line] | None = None
        self._whole = False
        #: The blanks before every line.
        self.margin = ""
        if margin := _shared(self._indents()):
            self.margin, self._first = margin, None

    def __iter__(self) -> Iterator[Line]:
        first = self._first
        if first is not None and self._whole:
            return iter(first)
        made = self._made(self.margin)
        if first is not None:
            return chain(first, islice(_each(made), len(first), None))
        self._first = first = next(made, [])
        second = next(made, None)
        self._whole = second is None
        return chain(first, _each(_given(second, made)))

    def _indents(self) -> Iterator[str]:
        """The blanks before each line."""
        if self._dirty:  # of some lines nothing is left
            return (line.indent for line in self)
        if self._regions is None:
            return (found[1] for found in _INDENT(self._text))
        pieces = (self._text[begin:until] for begin, until in self._regions)
        return (found[1] for piece in pieces for found in _INDENT(piece))

    @property
    def front_end(self) -> str | None:
        """The name of the front end that was peeled off, if any."""
        fronts = FRONT_ENDS.values() if self.residue else ()
        return next((front.name for front in fronts if front.sign in self._text), None)

    def _made(self, margin: str) -> Iterator[list[Line]]:
        """The lines without the blanks of a margin, some at a time."""
        steps = iter(self.ends.steps)
        if self._regions is None:
            yield from self._made_between(0, len(self._text), margin, steps)
            return
        before: int | None = None
        residue, empty = 0, True
        kept: list[Line] = []
        for begin, until in self._regions:
            above = True
            for lines in self._made_between(begin, until, margin, steps):
                if lines and above:
                    lines[0].cut_off(before or 0)
                    above, before = False, None
                kept += lines
                if len(kept) >= _KEPT:
                    yield kept
                    kept = []
            residue, empty = residue + self.residue, empty and self.empty
            if before is None:
                before = self._gap
        yield kept
        self.residue, self.empty = residue, empty

    def _made_between(
        self, begin: int, until: int, margin: str, steps: Iterator[int]
    ) -> Iterator[list[Line]]:
        """The lines between two places; `steps` are the lengths of their ends."""
        text = self._text
        # A byte-order mark is no part of the first line.
        start = 1 if not begin and text.startswith("\ufeff") else begin
        following = start
        raws, lengths = self.ends.split(text[start:until], steps)
        open_ = bool(raws[-1])
        runs = Runs() if self._dirty else None
        gap, residue, empty = 0, 0, True
        for some in _given_up(raws) if len(raws) > _KEPT else (raws,):
            lines: list[Line] = []
            for raw, step in zip(some, lengths, strict=False):
                start, following = following, following + len(raw) + step
                if raw and raw[0] > " " and raw[-1] > " ":  # most lines: no blank there
                    line = Line(raw, start, "", gap)
                elif stripped := raw.strip(BLANKS):
                    indent = raw[: raw.index(stripped[0])]
                    start += len(indent)
                    line = Line(stripped, start, indent[len(margin) :], gap)
                else:
                    gap += 1
                    continue
                if runs is not None:
                    residue += _peel(line, runs)
                    if not line.text:
                        gap += 1
                        continue
                lines.append(line)
                gap = 0
            empty = empty and not lines
            yield lines
        self.residue, self.empty = residue, empty
        # A line end at last begins no line.
        self._gap = gap if open_ else gap - 1


def _given(
    first: list[Line] | None, rest: Iterator[list[Line]]
) -> Iterator[list[Line]]:
    """Lists of lines, none of which is held when it has been gone through."""
    lists = [first or []]
    del first
    yield lists.pop()
    yield from rest


def _given_up(raws: list[str]) -> Iterator[list[str]]:
    """Some strings at a time, none of which is left in the list."""
    raws.reverse()
    size = _KEPT
    while raws:
        some = raws[-size:]
        del raws[-size:]
        some.reverse()
        yield some
        size = min(2 * size, _MANY)


def _peel(line: Line, runs: Runs) -> int:
    """Take the residue off a line; how many visible characters that was."""
    found = peeled(line.text, line.start, runs)
    if found is None:
        return 0
    text, peel, count = found
    _trim(line, text, peel)
    return count


def _trim(line: Line, text: str, peel: Peel) -> None:
    """Put a peeled text in the line's place, again without blanks at its ends."""
    stripped = text.strip(BLANKS)
    line.text = stripped
    if stripped:
        cut = text.index(stripped[0])
        line.peel = peel.within(cut, cut + len(stripped))
        line.start = line.peel.start(0)


def bare(text: str) -> str:
    """The words of a piece of a source on one line, without residue."""
    lines = [Line(line, 0, "", 0) for line in LINE_END.split(text)]
    runs = Runs()
    for line in lines:
        _peel(line, runs)
    return " ".join(word for line in lines for word in WORDS(line.text))


def _shared(indents: Iterator[str]) -> str:
    """The blanks before every line: a margin is no table."""
    margin = next(indents, "")
    for indent in indents:
        if not margin:
            break
        shared = 0
        for ours, theirs in zip(margin, indent, strict=False):
            if ours != theirs:
                break
            shared += 1
        margin = margin[:shared]
    return margin
