"""The head of a page: what the Department's center printed above the heading.

Input: the source, and where its lines may lie.  Output: blocks with the elements of the
head, and their lines.

Facts (nara.md 4): the distribution runs to the film number, the drafting block, the
relay's stamp or the date-time group, whichever comes first; the stamp is the last line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.labels import HandsLens
from cableformat.text.lenses.distribution.drafting import Drafting
from cableformat.text.lenses.distribution.offices import (
    FILM,
    HANDLING,
    LEAD,
    MORE,
    RELAY,
    CenterNumberLens,
    OfficesLens,
    RelayLens,
    office_claims,
    relay_claim,
)
from cableformat.text.lenses.lens import Claim
from cableformat.text.lenses.strays import OF_HEADING
from cableformat.text.lines.line import Lines
from cableformat.text.passes.cuttings import block_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.text.lenses.lens import Block, Note, Span
    from cableformat.text.lines.line import Line

#: A head is no longer.
_LONGEST: Final = 6000
_DASHES: Final = re.compile(r"-{10}[^\r\n\v\f]*(?:\r*\n|\r+|[\v\f]|\Z)").search
#: A line that lists offices, though not all of it can be read.
_DAMAGED: Final = re.compile(
    r"(?:INFO|ACTION|ORIGIN)[ \t]+[A-Z0-9/]+-[0-9O]{2}(?![0-9A-Z])", re.ASCII
).match
#: Where the heading begins.
_HEADING: Final = re.compile(
    r"(?<![^\r\n\v\f])[ \t]*(?=(?:FM|TO)[ \t]+[A-Z]"
    r"|(?:[ZOPRYW][ \t]+){1,2}[0-9]{6}[ \t]*[A-Z](?![A-Z])"
    r"|[0-9]{6}[ \t]*[A-Z][ \t]+[A-Z]{3}[ \t]+[0-9]{2})"
).search
#: A page line above the distribution, above the heading: a copy without titles.
PAGE_HEAD: Final = re.compile(
    # Possessive: a run of line ends is parted in one way only (law 9).
    # No line of the heading is above it (nara.md 11).
    r"(?:(?![ \t]*(?:FM[ \t:]|(?:[ZOPRYW0][ \t]*+){1,2}[0-9]{6}Z))"
    r"[^\r\n\v\f]*+[\r\n\v\f]++){0,12}?[ \t]*(?:ACTION|ORIGIN)[ \t]+"
    r"[A-Z0-9]+(?:/[A-Z0-9]+)*-[0-9]{2,3}(?![0-9])",
    re.ASCII,
).match
#: Where a distribution begins.
LEAD_LINE: Final = re.compile(
    r"(?<![^\r\n\v\f])[ \t]*(?=(?:ACTION|ORIGIN)[ \t]+"
    r"[A-Z0-9]+(?:/[A-Z0-9]+)*-[0-9]{2,3}(?![0-9]))"
).search
OFFICES: Final = OfficesLens()
HANDLING_NUMBERS: Final = CenterNumberLens(Kind.HANDLING_NUMBER, HANDLING)
FILM_NUMBERS: Final = CenterNumberLens(Kind.FILM_NUMBER, FILM)
RELAYS: Final = RelayLens()
_HANDS: Final = HandsLens()


@attrs.frozen(eq=False)
class Head:
    """The elements of a head, the lines that hold them, and where they end."""

    blocks: list[Block]
    lines: list[Line]
    notes: list[Note]
    until: int


def head_of(text: str, regions: Sequence[Span], whole: Lines) -> Head:
    """The head that begins where the first region does."""
    if not regions:
        return Head([], [], [], 0)
    begin, until = regions[0][0], regions[-1][1]
    limit, bounded = _limit(text, begin, until)
    # Only where a distribution shows that there is a head is a damaged line no end.
    reader = _Reader(known=bounded and LEAD_LINE(text, begin, limit) is not None)
    for line in Lines(text, tuple(_until(regions, limit)), whole):
        if not reader.take(line):
            break
    return reader.head(limit)


class _Reader:
    def __init__(self, *, known: bool) -> None:
        #: Whether there is a head, down to the end of its stretch.
        self.known = known
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self.drafting = Drafting()
        #: The kind of the offices above.
        self.last: Kind | None = None
        #: Whether the relay's stamp was there.
        self.stamped = False

    def take(self, line: Line) -> bool:
        """Take a line; `False` where the head ends above it."""
        block = self._block_of(line)
        if block is None and not self.stamped:
            if self.drafting.take(line, labelled=not self.known):
                self.lines.append(line)
                return True
            if not self.known:
                return False
        if block is None and self._lists(line):
            # Below the first offices a damaged line addresses nobody.
            block = block_of(OF_HEADING, [line], [OF_HEADING.words_of(line)])
            if line.text[:4] == "INFO":
                self.last = Kind.INFO_OFFICE
        if block is not None:
            self.blocks.append(block)
            self.lines.append(line)
        return True

    def head(self, limit: int) -> Head:
        """What was taken."""
        self.drafting.close()
        drafting = [block_of(_HANDS, *each) for each in self.drafting.elements]
        blocks = [*self.blocks, *drafting]
        if drafting:
            blocks.sort(key=lambda block: block.lines[0].start)
        return Head(blocks, self.lines, self.drafting.notes, limit)

    def _lists(self, line: Line) -> bool:
        """Whether a damaged line is one of the distribution."""
        if self.last is None or self.drafting.begun:
            return False
        return not self.stamped or _DAMAGED(line.text) is not None

    def _block_of(self, line: Line) -> Block | None:
        """A line of numbers or offices."""
        text = line.text
        if text[0] == "-" and not self.stamped and (match := RELAY(text)):
            self.stamped = True
            return block_of(RELAYS, [line], [relay_claim(line, match)])
        if self.drafting.begun or self.stamped:
            return None
        match = LEAD(text) if self.last is None else MORE(text)
        if match is not None:
            return self._offices(line, match, self.last or Kind.LEAD_OFFICE)
        if self.last is None and HANDLING(text):
            claim = Claim(Kind.HANDLING_NUMBER, " ".join(text.split()), [line.whole])
            return block_of(HANDLING_NUMBERS, [line], [claim])
        if FILM(text):
            claim = Claim(Kind.FILM_NUMBER, text, [line.whole])
            return block_of(FILM_NUMBERS, [line], [claim])
        return None

    def _offices(self, line: Line, match: re.Match[str], before: Kind) -> Block:
        block = block_of(OFFICES, [line], office_claims(line, match, before))
        of_info = Kind.INFO_OFFICE in block.kinds
        self.last = Kind.INFO_OFFICE if of_info else self.last or before
        return block


def _limit(text: str, begin: int, until: int) -> tuple[int, bool]:
    """Where a head ends at the latest: above the heading, or with the relay's stamp.

    And whether there is either.
    """
    until = min(until, begin + _LONGEST)
    heading = _HEADING(text, begin, until)
    if heading is not None:
        return heading.end(), True
    dashes = _DASHES(text, begin, until)
    return (until, False) if dashes is None else (dashes.end(), True)


def _until(regions: Sequence[Span], limit: int) -> Iterator[Span]:
    for begin, until in regions:
        if begin < limit:
            yield begin, min(until, limit)
