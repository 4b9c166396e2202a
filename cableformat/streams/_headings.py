"""Where another telegram begins below a text that no ending closes.

Theory of operation.  The reader knows where a further telegram begins
(`cableformat.text.passes.telegrams`); it is asked.  Facts (streams.md 2, 5): a second
heading above the first ending may be quoted, repeated, or at the seam of two sections.
So a heading is cut at only where the text above shows that it has ended, as that of a
first copy has, or where there is something above the heading that no quotation has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.streams._marks import (
    Cut,
    Evidence,
    begin_of,
    is_trailer,
    of_telegram,
    starts_transmission,
)
from cableformat.text.dialects import choose
from cableformat.text.lenses.content.quotations import quotations
from cableformat.text.lenses.content.signature import SignatureLens
from cableformat.text.lines.line import Lines
from cableformat.text.passes.page_lines import parted
from cableformat.text.passes.telegrams import further_telegrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.telegrams import Further

_SIGNATURES: Final = SignatureLens()


def below_texts(text: str, lines: Lines) -> Iterator[Cut]:
    """Where a text is cut at headings and labels, without an ending above."""
    inside, each, dialect, second = _read(text, lines)
    if second is not None:
        yield Cut(len(text[:second].rstrip(" \t")), Evidence.DOCUMENT)
        return
    quotes = quotations(inside, each)
    cut = False
    for further in further_telegrams(inside, each, dialect, quotes):
        if not further.begins_heading:
            cut = True
            yield _cut(text, further, Evidence.LABELS)
        elif _has_ended(text, further):
            cut = True
            yield _cut(text, further, Evidence.CLOSED)
    if cut or quotes is None:
        return
    # A copy that has lost the end of a quotation: nobody quotes the letterhead of a
    # telegram, or its routing, directly below a signature.
    for further in further_telegrams(inside, each, dialect, None):
        quoted = quotes.around(further.lines[-1]) is not None
        if quoted and _is_whole(further) and _is_closed(text, further):
            yield _cut(text, further, Evidence.CLOSED)


def _read(text: str, lines: Lines) -> tuple[str, Iterable[Line], Dialect, int | None]:
    """A text without its frame, its lines and its dialect, and what is below a frame.

    What is below the frame of a document is where the reader finds another.
    """
    dialect, second = choose(text, lines, None), None
    if dialect.frame is not None:
        frame = dialect.frame(text, lines, dialect)
        text, second = text[: frame.until], frame.second
        lines = Lines(text, frame.regions, lines)
    return text, parted(text, lines), dialect, second


def _cut(text: str, further: Further, evidence: Evidence) -> Cut:
    return Cut(begin_of(text, further.above, further.lines[0]), evidence)


def _has_ended(text: str, further: Further) -> bool:
    """Whether a telegram has ended above a heading that nothing else shows."""
    whole = _is_whole(further) and not further.repeated
    return whole or _is_closed(text, further)


def _is_whole(further: Further) -> bool:
    """Whether a heading has what no quotation has above it."""
    return any(starts_transmission(line.text) for line in further.lines)


def _is_closed(text: str, further: Further) -> bool:
    """Whether the text above a heading shows that it has ended."""
    above, first = further.above, further.lines[0]
    if above is None or "\f" in text[above.end : first.start]:
        return True
    if is_trailer(above.text):
        return True
    # The dialect is that of most lines, which may be another's.
    signed = _SIGNATURES.signed(above.text) or _SIGNATURES.is_below(above.text)
    return above.apart and signed


def words_above(text: str) -> int:
    """Where a transmission begins, apart from words above that are of no telegram.

    0 where there are no such words: whatever else is above a heading may be of it.
    """
    above: Line | None = None
    for line in Lines(text):
        words = line.text.removeprefix("\ufeff")
        if not words:
            continue
        if starts_transmission(words):
            apart = above is not None and line.gap > 0
            return begin_of(text, above, line) if apart else 0
        if of_telegram(words):
            return 0
        above = line
    return 0
