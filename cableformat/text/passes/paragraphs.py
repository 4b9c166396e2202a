"""Where a paragraph begins, numbered or not: see `placement`.

The dialect's table names these functions beside its lenses; they only ask how far the
blocks have come, and what the text shows as a whole.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import ABOVE_TEXT, Kind
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.lenses.content.paragraph_opening import Opening, letter_of
from cableformat.text.lenses.lens import Zone

if TYPE_CHECKING:
    from cableformat.text.lenses.content.quotations import Quotes
    from cableformat.text.passes.progress import Progress

_OPENING: Final = Zone.OPENING
#: What leads to a quotation is at most so many lines above it.
_NEAR: Final = 2


def before_text(progress: Progress) -> bool:
    """A set opens a text that nothing has opened."""
    return not progress.has(Kind.PARAGRAPH)


def paragraph(match: Opening, progress: Progress) -> Opening | None:
    """Directly under a line only the next number opens a paragraph (content.md 1.9).

    A wrapped line may begin with a number and a period.  Below a blank line any number
    opens one, but a number that begins again inside a quotation is the quotation's.
    """
    if match.number is None:
        return match if progress.clear and not _lettered(progress) else None
    first, number = _first(progress), int(match.number)
    if _quoted(number, progress):
        return None
    expected = number == progress.last_number + 1
    # Below captions the text may begin on the next line.
    begins = first or (number == 1 and not progress.takes_rest)
    if match.sign is not None:
        goes_on = progress.line.apart and expected and _same_sign(match, progress)
    elif match.loose:
        above = None if progress.block is None else progress.block.match
        again = isinstance(above, Opening) and above.loose and above.sign is None
        goes_on = (begins and not progress.last_number) or (
            expected and (progress.line.apart or again)
        )
    else:
        goes_on = progress.line.apart or first or expected
    return match if goes_on else None


def _first(progress: Progress) -> bool:
    """Whether a number may be the first: no block is open, or what no label announced.

    Such a text is a guess, which a number ends.
    """
    block = progress.block
    return block is None or (
        not progress.last_number
        and isinstance(block.lens, LooseTextLens)
        and not any(map(progress.has, ABOVE_TEXT))
    )


def _same_sign(match: Opening, progress: Progress) -> bool:
    """Whether paragraphs have this sign: the first one, and those after it.

    Under any other paragraph ``1)`` is an item of its list.
    """
    if not progress.has(Kind.PARAGRAPH):
        return True
    above = None if progress.block is None else progress.block.match
    return isinstance(above, Opening) and above.sign == match.sign


def _lettered(progress: Progress) -> bool:
    """Whether a bare marking is the next item of a lettered list."""
    letter = letter_of(progress.line.text)
    return letter is not None and progress.last_letter == chr(ord(letter) - 1)


def _quoted(number: int, progress: Progress) -> bool:
    """Whether a number is that of a quotation inside the paragraph that is open.

    It is where the quotation begins in the paragraph, and its numbers begin again.
    """
    begin = progress.quotation
    again = number <= progress.last_number or progress.renumbered == begin
    return begin is not None and again


def loose_text(progress: Progress) -> bool:
    """Text without a number is below a subject or a source, and a blank line.

    It is below a heading too, if nothing that belongs above it can follow.
    content.md 1.1: a single paragraph goes unnumbered; so does a summary above the
    first, which shows itself where a copy begins with the text.
    """
    above = progress.zone is _OPENING and progress.heading_to_come(progress.line)
    if above or progress.has(Kind.PARAGRAPH):
        return False
    block = progress.block
    if block is not None and block.lens.goes_on(block, progress.line):
        return False
    if progress.zone is _OPENING:
        quotes = progress.marks.quotes
        if quotes is not None and _leads_to_quotation(progress, quotes):
            return True  # a re-sent telegram: its preamble is its own
        if any(map(progress.has, ABOVE_TEXT)):
            return progress.line.gap > 0
    if block is not None and not progress.line.gap:
        return False
    return _shows_text(progress) or _body_expected(progress)


def text_of_edition(progress: Progress) -> bool:
    """Below the head of a printed edition the text begins where no label is to come.

    Where the editors printed the heading, the text is below that.
    """
    if progress.heading_begun or progress.has(Kind.PARAGRAPH):
        return False
    block, frame = progress.block, progress.marks.frame
    if block is not None and block.lens.goes_on(block, progress.line):
        return False
    return frame is not None and frame.labels_until < progress.line.start


def _leads_to_quotation(progress: Progress, quotes: Quotes) -> bool:
    """Whether a line begins a quotation, or says that one follows."""
    if quotes.opened_by(progress.line):
        return True
    below = islice(progress.lines_below(), _NEAR)
    return progress.line.gap > 0 and any(map(quotes.opened_by, below))


def _shows_text(progress: Progress) -> bool:
    """Whether a line shows itself as the first of a text; in an address none does."""
    text = progress.line.text
    return progress.zone is not Zone.ADDRESS and LooseTextLens.shows(
        text, progress.following
    )


def _body_expected(progress: Progress) -> bool:
    """Whether the text begins here, though no subject is above it.

    Nothing that is above a text may follow.  A copy without a heading may begin
    with a sentence, above the first number.
    """
    line, marks = progress.line, progress.marks
    if not LooseTextLens.reads(line.text):
        return False
    if not (progress.heading_begun or progress.content_begun):
        return marks.numbered(progress.following)
    below = (marks.labels_until, *marks.numbers.values())
    below_break = Kind.BREAK in progress.seen and not progress.closed_content
    apart = line.gap > 0 or below_break
    return apart and all(start < line.start for start in below)
