"""The lines of a text: where each lies in the source, and what ends it.

Theory of operation.  Line ends are found, never normalised: every line knows where it
lies in the source.

Facts: wire.md 6: a line ends in ``CR CR LF``, ``CR LF``, ``LF``, bare ``CR``, VT or FF.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.lines.front_ends import FRONT_ENDS
from cableformat.text.lines.residue import Peel, Runs, odd_characters, peeled

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANKS: Final = " \t"

#: Where a line ends (wire.md 6).
LINE_END: Final = re.compile("\r*+\n|\r++|[\x0b\x0c]")
_MARKS: Final = tuple(mark for front in FRONT_ENDS.values() for mark in front.marks)
WORDS: Final = re.compile(r"[^ \t]+").findall


class Line:
    """One line that is not blank: its text without blanks at its ends, and its place.

    `text` is peeled; `start` and `end` say where it lies in the source; `indent` holds
    the blanks before it, beyond the margin of the whole source; `gap` counts the blank
    lines before it.
    """

    __slots__ = ("apart", "cut", "end", "gap", "indent", "peel", "start", "text")

    def __init__(self, text: str, start: int, indent: str, gap: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.indent = indent
        self.gap = gap
        self.peel: Peel | None = None
        #: Whether furniture stands between it and the line before.
        self.cut = False
        #: Whether a blank line stands before it, were it one that furniture brought.
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
        start, stop = self.span(begin, end)
        made = Line(stripped, start, "" if begin else self.indent, 0)
        made.end = stop
        if self.peel is not None:
            made.peel = self.peel.within(begin, end)
        if not begin:
            made.gap, made.cut, made.apart = self.gap, self.cut, self.apart
        return made

    @property
    def whole(self) -> tuple[int, int]:
        """The source span of the line without the blanks at its ends."""
        return self.start, self.end


@attrs.frozen(kw_only=True, slots=True)
class Lines:
    """The lines of a text that are not blank, and what was settled about all."""

    lines: list[Line]
    #: The line end that most lines have; LF where there is none.
    line_end: str
    #: The span of the first line end of another kind, if any.
    odd_line_end: tuple[int, int] | None
    #: The span of the first run of characters that no value can hold, if any.
    odd_characters: tuple[int, int] | None
    #: How many visible characters were peeled off.
    residue: int
    #: The name of the front end that was peeled off, if any.
    front_end: str | None
    #: The blanks that stand before every line.
    margin: str


def split(text: str) -> Lines:
    """The lines of a text.  Work and memory are linear in its length (law 9)."""
    raws, steps, ends = _raw_lines(text)
    odd = odd_characters(text)
    dirty = odd is not None or any(mark in text for mark in _MARKS)
    runs = Runs()
    lines: list[Line] = []
    gap = residue = 0
    # A byte-order mark is no part of the first line.
    start = following = 1 if text.startswith("\ufeff") else 0
    for raw, step in zip(raws, steps, strict=False):
        start, following = following, following + len(raw) + step
        if raw and raw[0] > " " and raw[-1] > " ":  # most lines: no blank at the ends
            line = Line(raw, start, "", gap)
        elif stripped := raw.strip(BLANKS):
            indent = raw[: raw.index(stripped[0])]
            line = Line(stripped, start + len(indent), indent, gap)
        else:
            gap += 1
            continue
        if dirty:
            residue += _peel(line, runs)
            if not line.text:
                gap += 1
                continue
        lines.append(line)
        gap = 0
    margin = _take_margin(lines)
    most, first_odd = _settle(text, ends)
    return Lines(
        lines=lines,
        line_end=most,
        odd_line_end=first_odd,
        odd_characters=odd,
        residue=residue,
        front_end=_front_end(text) if residue else None,
        margin=margin,
    )


def _front_end(text: str) -> str | None:
    """The name of the first front end whose sign a text holds."""
    names = (front.name for front in FRONT_ENDS.values() if front.sign in text)
    return next(names, None)


def _raw_lines(
    text: str,
) -> tuple[list[str], Iterable[int], list[tuple[int, int]] | None]:
    """The lines as they are, how long their ends are, and the ends where not all LF."""
    base = 1 if text.startswith("\ufeff") else 0
    if not ("\r" in text or "\x0b" in text or "\x0c" in text):
        return text[base:].split("\n"), repeat(1), None
    ends = [found.span() for found in LINE_END.finditer(text, base)]
    starts = [base, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    raws = [text[a:b] for a, b in zip(starts, stops, strict=True)]
    return raws, [*(end - start for start, end in ends), 0], ends


def _settle(
    text: str, ends: list[tuple[int, int]] | None
) -> tuple[str, tuple[int, int] | None]:
    if not ends:
        return "\n", None
    kinds = Counter(text[start:end] for start, end in ends)
    # A tie goes to the kind seen first: Counter keeps the order of insertion.
    most = max(kinds, key=kinds.__getitem__)
    odd = next(((s, e) for s, e in ends if text[s:e] != most), None)
    # Page ends (VT, FF) and runs of CR end a line, yet no writer should repeat them.
    return most if most in ("\r\n", "\r\r\n", "\r") else "\n", odd


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
        line.start, line.end = line.peel.start(0), line.peel.end(len(stripped))


def bare(text: str) -> str:
    """The words of a piece of a source on one line, without residue."""
    lines = [Line(line, 0, "", 0) for line in LINE_END.split(text)]
    runs = Runs()
    for line in lines:
        _peel(line, runs)
    return " ".join(word for line in lines for word in WORDS(line.text))


def _take_margin(lines: list[Line]) -> str:
    """Take off the blanks that stand before every line: a margin is no table."""
    if not lines or not lines[0].indent:
        return ""
    margin = lines[0].indent
    for line in lines:
        shared = 0
        for ours, theirs in zip(margin, line.indent, strict=False):
            if ours != theirs:
                break
            shared += 1
        margin = margin[:shared]
        if not margin:
            return ""
    for line in lines:
        line.indent = line.indent[len(margin) :]
    return margin
