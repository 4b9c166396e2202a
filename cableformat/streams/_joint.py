"""The text of one telegram, made of the texts of its sections.

Theory of operation.  Sections are joined as text and read again as one telegram: so a
paragraph, a list or a table that a section breaks is read as if it had been sent whole.
Each later section loses the lines that repeat the first: its heading and
classification line, and below them each line that is in the opening of the first too,
and each element with a label (SUBJ, TAGS, ...), which is as long as it is in the first.
The rest is text.  Every section but the last loses its ending.

Fact (streams.md 3): a text is broken in mid sentence or mid table, and a number begins
a new paragraph.  Doubt: an unnumbered paragraph that begins a section looks like the
rest of a sentence, and is joined as that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, islice, takewhile
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model.paragraph import marking_at
from cableformat.streams._section_numbers import break_numbers
from cableformat.text.kinds import ABOVE_TEXT, Kind
from cableformat.text.lines.ends import LINE_END
from cableformat.text.lines.line import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.text import Layout
    from cableformat.text.lenses.lens import Claim, Span
    from cableformat.text.lines.line import Line

#: What is below a text; the first BT is above it.
_ENDS: Final = frozenset(
    {
        Kind.BREAK,
        Kind.CLOSE,
        Kind.CORRECTION,
        Kind.VALIDATION_NUMBER,
        Kind.CANCELLED,
        Kind.END_OF_MESSAGE,
        Kind.ATTRIBUTES_TITLE,
        Kind.ATTRIBUTE,
    }
)
_CONTENT: Final = tuple(kind for kind in Kind if kind.section == "content")
#: What is above a text; words that no lens claimed there may be the text.
_HEADS: Final = frozenset(
    kind for kind in Kind if kind not in _ENDS and kind not in _CONTENT
) - {Kind.HEADING_STRAY}
#: What has a label, and may be repeated above the text of a section.
_LABELLED: Final = frozenset(
    _CONTENT[_CONTENT.index(Kind.SERIES) : _CONTENT.index(Kind.PARAGRAPH)]
)
_SPACE: Final = " \t\r\n\v\f"
_BLANKS: Final = re.compile(r"[ \t\r\n\v\f]++").sub
#: The line ends after a label, or the blanks where text is on its line.
_TO_TEXT: Final = re.compile(rf"(?:[ \t]*+(?:{LINE_END.pattern}))++|[ \t]*+").match
_UNLABELLED: Final = frozenset(
    _CONTENT[_CONTENT.index(Kind.CAPTION) : _CONTENT.index(Kind.SERIES)]
)
#: A kind; for a set with its identifier, for a caption with its words.
_Element = tuple[Kind, str | None]


@attrs.frozen(kw_only=True)
class Repeated:
    """An element of a later section that the first has too."""

    kind: Kind
    #: Where it is in the later section.
    span: Span
    printed: str
    #: As the first section has it; `None` where it has none.
    first: str | None
    #: How many lines it has.
    lines: int

    @property
    def differs(self) -> bool:
        """Whether it says anything else there; a series is the key of its telegram."""
        if self.kind is Kind.SERIES:
            return False
        return self.first is None or _squeezed(self.printed) != _squeezed(self.first)


class Opening:
    """What is between the classification line of a section and its text."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.begin = _below_heading(layout.claims)
        own = _own(layout, self.begin)
        last = max(own, key=_end, default=None)
        #: Where the text ends, and what ends it.
        self.end = self.begin if last is None else _end(last)
        self.last = None if last is None else last.kind
        #: The label of the text, or its first paragraph.
        self.text = next((c for c in own if c.kind is Kind.PARAGRAPH), None)
        self.until = self.end if self.text is None else self.text.spans[0][0]
        above = [c for c in own if c.spans[0][0] < self.until]
        opened = (_end(c) for c in above if c.kind in _LABELLED | _UNLABELLED)
        self._opened = max(opened, default=self.begin)
        self.elements = _elements(layout.text, above)
        starts = ((begin, element) for element, (begin, *_) in self.elements.items())
        self._starts = sorted(starts, key=_place)

    def lines(self, until: int) -> Iterator[Line]:
        """The lines below the classification line, down to a place."""
        below = (line for line in Lines(self.layout.text) if line.start >= self.begin)
        return takewhile(lambda line: line.start < until, below)

    def element_at(self, line: Line) -> _Element | None:
        """The element that begins on a line, if any."""
        place = bisect_left(self._starts, line.start, key=_place)
        if place < len(self._starts) and self._starts[place][0] < line.end:
            return self._starts[place][1]
        return None

    def has(self, line: Line) -> bool:
        """Whether a line of its opening says the same."""
        return _squeezed(line.text) in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_squeezed(line.text) for line in self.lines(self._opened))


def _own(layout: Layout, begin: int) -> list[Claim]:
    """What is below the heading of a section, and above its ending."""
    below = [claim for claim in layout.claims if claim.spans[0][0] >= begin]
    ends = (claim.spans[0][0] for claim in below if claim.kind in _ENDS)
    until = min(ends, default=len(layout.text))
    return [c for c in below if c.kind not in _HEADS and c.spans[0][0] < until]


def _elements(
    text: str, above: Sequence[Claim]
) -> dict[_Element, tuple[int, int, int]]:
    """Where each element with a label begins, where its words begin, and its end.

    A caption above such an element counts too.
    """
    labels = [c.spans[0][0] for c in above if c.kind in _LABELLED]
    found: dict[_Element, tuple[int, int, int]] = {}
    for claim in above:
        begin = claim.spans[0][0]
        if claim.kind in _LABELLED:
            element = claim.kind, getattr(claim.value, "identifier", None)
        elif claim.kind in _UNLABELLED and begin < max(labels, default=0):
            element = claim.kind, text[begin : _end(claim)]
        else:
            continue
        said = _end(claim) if claim.label else begin
        begin, said, _ = found.get(element, (begin, said, 0))
        found[element] = begin, said, _end(claim)
    return found


@attrs.frozen(kw_only=True)
class Cut:
    """Where the text of a section begins that no other has, and where it ends."""

    begin: int
    end: int
    repeated: tuple[Repeated, ...] = ()


def cut(later: Opening, first: Opening) -> Cut:
    """What a later section has and the first has not."""
    lines = list(later.lines(later.end))
    furniture = {piece.span[0] for piece in later.layout.furniture}
    repeated: list[Repeated] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        element = later.element_at(line)
        if element is not None and (element[0] in _LABELLED or not first.has(line)):
            found = _repeated(element, lines, place, later, first)
            place += found.lines
            repeated.append(found)
        elif first.has(line) or break_numbers(line.text) or line.start in furniture:
            place += 1
        else:
            break
    begin = _begin(later, first, lines, place)
    return Cut(begin=begin, end=max(begin, later.end), repeated=tuple(repeated))


def _repeated(
    element: _Element, lines: Sequence[Line], place: int, later: Opening, first: Opening
) -> Repeated:
    """An element that a section repeats, with no line that is text below it."""
    text = later.layout.text
    begin, said, end = later.elements[element]
    span = first.elements.get(element)
    printed = (
        None if span is None else first.layout.text[slice(*span[1:])].strip(_SPACE)
    )
    own = list(takewhile(lambda line: line.start < end, islice(lines, place, None)))
    # What a series is followed by says which part it is.
    if printed is not None and element[0] is not Kind.SERIES:
        words = [text[max(said, line.start) : line.end] for line in own]
        own = own[: _length([*map(_squeezed, words)], _squeezed(printed))]
    end = min(end, own[-1].end)
    return Repeated(
        kind=element[0],
        span=(begin, end),
        printed=text[said:end].strip(_SPACE),
        first=printed,
        lines=len(own),
    )


def _length(lines: Sequence[str], printed: str) -> int:
    """How many lines repeat an element: those that agree, or else as much of them."""
    agree = place = 0
    for line in lines:
        if place == len(printed) or not printed.startswith(line, place):
            break
        agree, place = agree + 1, place + len(line)
    if agree:
        return agree
    said = accumulate(map(len, lines))
    return sum(1 for _ in takewhile(lambda length: length < len(printed), said)) + 1


def _begin(later: Opening, first: Opening, lines: Sequence[Line], place: int) -> int:
    """Where the text begins below what repeats: at a line, or within one."""
    text, mark = later.layout.text, later.text
    below = lines[place] if place < len(lines) else None
    if mark is not None:
        opened = mark.label and first.text is not None and first.text.label
        above = lines[place - 1] if place else None
        within = above is not None and above.start < later.until < above.end
        if within and not mark.label:
            return later.until
        if within or (opened and below is not None and _holds(below, later.until)):
            return _after(text, mark)
    if below is None:
        return later.end
    begin = below.start
    while begin and text[begin - 1] in " \t":
        begin -= 1
    return begin


def _holds(line: Line, place: int) -> bool:
    return line.start <= place < line.end


def _after(text: str, label: Claim) -> int:
    found = _TO_TEXT(text, _end(label))
    assert found is not None  # every part may be missing
    return found.end()


def _below_heading(claims: Sequence[Claim]) -> int:
    """Where the classification line ends; without one, where the heading does."""
    line = next((c for c in claims if c.kind is Kind.CLASSIFICATION_LINE), None)
    if line is not None:
        return _end(line)
    above = takewhile(lambda c: c.kind is Kind.BREAK or c.kind in _HEADS, claims)
    return max(map(_end, above), default=0)


def _place(start: tuple[int, _Element]) -> int:
    return start[0]


def _end(claim: Claim) -> int:
    return claim.spans[-1][1]


def _squeezed(text: str) -> str:
    """What a text says, whatever its blanks and line ends."""
    return _BLANKS("", text).upper()


def joined(sections: Sequence[tuple[Opening, Cut, bool]]) -> str:
    """The text of sections that follow one another, as if they had been sent as one.

    Each says whether one is missing above it: then there is a blank line.
    """
    (first, own, _), *others = sections
    text, line_end = first.layout.text, first.layout.context.line_end
    made = [text[: own.end]]
    # A subject ends where a blank line does.
    apart = first.text is None and first.last in ABOVE_TEXT
    for opening, piece, gap in others:
        body = opening.layout.text[piece.begin : piece.end]
        if body:
            made += (line_end * (2 if apart or gap or _is_marked(body) else 1), body)
            apart = False
    last, piece, _ = sections[-1]
    return "".join((*made, last.layout.text[piece.end :]))


def _is_marked(body: str) -> bool:
    """Whether a section begins with a portion marking: only a number needs no blank."""
    return marking_at(body.lstrip(" \t"), 0) is not None
