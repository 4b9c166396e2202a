"""The heads of later sections in one document: they repeat the first.

Input: the first head, the page lines, the lines that are left.  Output: for each later
section the lines of its head and heading, down to its classification line; without one,
down to the last line that repeats the first head.

Fact (nara.md 9, trap 2): page head, heading and classification line come again,
and the sentence goes on across them.  Doubt: a heading that says anything else is of
another telegram; then nothing is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.lenses.distribution.offices import FILM, HANDLING, LEAD, RELAY
from cableformat.text.lenses.lens import Note
from cableformat.text.lenses.level_line import LEVEL_LETTERS, read_line
from cableformat.text.lines.line import Lines
from cableformat.text.passes.page_head import LEAD_LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.page_head import Head

#: A distribution begins so near to its page line.
_NEAR: Final = 200
#: A head and a heading have no more lines.
_MOST: Final = 150
#: A classification line is an ordinary line.
_LONGEST: Final = 120
#: Nor more characters.
_WINDOW: Final = 20_000
#: What ends a section.
ENDS: Final = re.compile(
    r"N{3,4}(?:[A-Z]{0,8}ZCZC?)?|N[A-Z]{2,8}ZCZC?|<<[ ]?END OF DOCUMENT[ ]?>>", re.ASCII
).fullmatch


@attrs.frozen(eq=False)
class SectionHead:
    """The lines with which a later section begins, below its page line."""

    page: Any
    lines: list[Line]
    note: Note


def sections_of(
    text: str,
    head: Head,
    pages: Sequence[Any],
    regions: Sequence[Span],
    whole: Lines,
    landmark: Callable[[str], Any],
) -> Iterator[SectionHead]:
    """The heads of later sections; `landmark` says what other lines show."""
    first: _First | None = None
    for page, below in zip(pages[1:], (*pages[2:], None), strict=True):
        if not LEAD_LINE(text, page.past, page.past + _NEAR):
            continue
        until = regions[-1][1] if regions else 0
        limit = until if below is None else below.begin
        lines = list(islice(_lines(text, regions, page.past, limit, whole), _MOST))
        if not any(LEAD(line.text) for line in lines[:2]):
            continue
        if first is None:
            heading = _lines(text, regions, head.until, pages[1].begin, whole)
            first = _First(head.lines, islice(heading, _MOST))
        taken = first.repeated(lines, landmark)
        if taken:
            last = taken[-1]
            kind = Kind.CLASSIFICATION_LINE if first.numbers(last) else None
            note = Note("text.section-head", last.text, last.whole, kind)
            yield SectionHead(page, taken, note)


class _First:
    """What later sections repeat: the first head and heading, and the number."""

    def __init__(self, head: Iterable[Line], heading: Iterable[Line]) -> None:
        self.lines = {_squeezed(line.text) for line in head}
        self.number: Any = None
        above: set[str] = set()
        for line in heading:
            above.add(_squeezed(line.text))
            self.number = _number(line)
            if self.number is not None:
                # Without a number nobody knows where the heading ends.
                self.lines |= above
                break

    def numbers(self, line: Line) -> bool:
        """Whether a line is the classification line once more."""
        return self.number is not None and _number(line) == self.number

    def repeated(self, lines: list[Line], landmark: Callable[[str], Any]) -> list[Line]:
        """The lines that repeat the first, down to the classification line.

        Where that is lost, down to the last of them; nothing above another heading.
        """
        until, open_ = 0, True
        for place, line in enumerate(lines):
            if self.numbers(line):
                return lines[: place + 1]
            text = line.text
            relayed = open_ and RELAY(text) is not None
            if relayed or _squeezed(text) in self.lines:
                until, open_ = place + 1, open_ and not relayed
            elif not (open_ and (HANDLING(text) or FILM(text))):
                return [] if landmark(text) else lines[:until]
        return lines[:until]


def _lines(
    text: str, regions: Sequence[Span], begin: int, until: int, whole: Lines
) -> Iterator[Line]:
    """The lines between two places, of a stretch that no heading is longer than."""
    until = min(until, begin + _WINDOW)
    first = max(0, bisect_right(regions, (begin, begin)) - 1)
    inside: list[Span] = []
    for a, b in islice(regions, first, None):
        if a >= until:
            break
        if b > begin:
            inside.append((max(a, begin), min(b, until)))
    return iter(Lines(text, inside, whole))


def _number(line: Line) -> tuple[Any, ...] | None:
    """What a classification line shows of the reference number."""
    text = line.text
    if text[0] not in LEVEL_LETTERS or len(text) > _LONGEST:
        return None
    parts = read_line(text)
    if parts is None:
        return None
    if parts.post is None or parts.serial is None:
        return None if parts.tail is None else (parts.tail,)
    return parts.post.upper(), int(parts.serial)


def _squeezed(text: str) -> str:
    """What a line says, whatever its blanks."""
    return "".join(text.split())
