"""What looks like structure and was read as text.

Input: the source, its claims, where stamps lie that end a document.  Output: findings.
A line that shows what it is begins an element; where it lies inside another, that one
has swallowed it, or a copy has lost what was between them.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.quotations import quotations
from cableformat.text.lenses.lens import Claim, Note
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lines.line import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.lens import Span
    from cableformat.text.passes.frame import Frame


def about_structure(
    text: str,
    claims: Iterable[Claim],
    ends: Sequence[int],
    dialect: Dialect,
    frame: Frame | None = None,
) -> Iterator[Note]:
    """The findings about structure that no element has; few telegrams have any."""
    classified = any(claim.kind is Kind.CLASSIFICATION_LINE for claim in claims)
    lines = Lines(text, None if frame is None else frame.regions)
    marks = _landmarks(text, lines, dialect)
    yield from _swallowed(text, claims, marks, classified=classified)
    if not classified:
        yield from _unread(claims)
    if ends:
        yield from _after_end(claims, ends, text)


def _landmarks(
    text: str, lines: Lines, dialect: Dialect
) -> Iterator[tuple[Span, Kind]]:
    """The lines that show what they are, but those that are quoted."""
    quotes = quotations(text, lines)
    for line in lines:
        shown = dialect.landmark(line.text)
        if shown and (quotes is None or quotes.around(line) is None):
            yield line.whole, shown[0]


def _swallowed(
    text: str,
    claims: Iterable[Claim],
    marks: Iterable[tuple[Span, Kind]],
    *,
    classified: bool,
) -> Iterator[Note]:
    """The lines inside an element of another kind; of each element one of a kind."""
    spans = ((span, claim) for claim in claims for span in claim.spans)
    span, claim = next(spans, ((0, 0), None))
    seen: set[Kind] = set()
    for where, shown in marks:
        start = where[0]
        while claim is not None and span[1] <= start:
            before = claim
            span, claim = next(spans, ((0, 0), None))
            if claim is not before:
                seen.clear()
        if claim is None:
            return
        begin, kind = claim.spans[0][0], claim.kind
        first = begin < start or kind is Kind.PARAGRAPH
        inside = span[0] <= start and first
        # A pilot has lines of a heading.
        if not inside or kind.stray or kind in (shown, Kind.PILOT) or shown in seen:
            continue
        seen.add(shown)
        code = "text.structure-in-text"
        if shown is Kind.CLASSIFICATION_LINE and not classified:
            code = "text.unread-classification"
        yield Note(code, text[slice(*where)], where, kind, begin)


def _unread(claims: Iterable[Claim]) -> Iterator[Note]:
    """A classification line that is a stray, where the telegram has no other."""
    for claim in claims:
        if not claim.kind.stray or claim.value.code == "text.several-telegrams":
            continue
        if read_line(claim.value.text) is not None:
            printed, span = claim.value.text, claim.spans[0]
            yield Note("text.unread-classification", printed, span, claim.kind)
            return


def _after_end(
    claims: Iterable[Claim], ends: Sequence[int], text: str
) -> Iterator[Note]:
    """A text that goes on below the end of the document."""
    for claim in claims:
        begin = claim.spans[0][0]
        place = bisect_right(ends, begin)
        end = ends[place] if place < len(ends) else None
        if end is not None and end < claim.spans[-1][0] and not claim.kind.stray:
            span = next(span for span in claim.spans if span[0] >= end)
            line = text[span[0] : span[1]].partition("\n")[0]
            where = span[0], span[0] + len(line)
            yield Note("text.structure-in-text", line, where, claim.kind, begin)
