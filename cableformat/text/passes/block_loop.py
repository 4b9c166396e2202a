"""The block that is open: how it is opened, continued and closed.

Input: rows that took lines, and lines that none took.  Output: blocks, each when it is
closed.  A block that says nothing is a stray; the last line of a text may be its
signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import READDRESSED, Kind
from cableformat.text.lenses import strays
from cableformat.text.lenses.content.captions import CaptionLens
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.furniture import Furniture, Pattern
from cableformat.text.lenses.lens import BEFORE_TEXT, THIRD_HEADING, Block, Zone
from cableformat.text.passes.furniture import echo_begins, echo_letters
from cableformat.text.passes.progress import ADDRESSEES, Progress
from cableformat.text.passes.wrapper import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.model import ClassificationLine
    from cableformat.text.dialects import Dialect, Row
    from cableformat.text.lenses.content.signature import SignatureLens
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.landmarks import Landmarks

_BODY: Final = Zone.BODY
_LATE: Final = frozenset(ADDRESSEES)


class BlockLoop:
    """The part of the loop over the lines that makes blocks of them."""

    def __init__(
        self, marks: Landmarks, dialect: Dialect, take: Callable[[Block], None]
    ) -> None:
        self.marks = marks
        self.dialect = dialect
        self.progress = Progress(marks)
        self.take = take
        #: The loner, until another block is closed: it may be the signature.
        self.held: Block | None = None
        #: The kinds in the last block, or in the one above the loner.
        self.above: tuple[Kind, ...] = ()
        self.furniture: list[Furniture] = []
        self.calls = self.characters = 0
        #: How lines of the text begin that may be something else.
        self.begins = marks.begins
        #: The last block, if it has one line that only its place claimed.
        self.loner: Block | None = None
        self.signed = False

    def _open(self, row: Row, match: Any, line: Line) -> None:
        progress, lens = self.progress, row.lens
        before, zone = progress.zone, row.zones[progress.zone]
        if row.opens_text is not None and row.opens_text(progress):
            zone = Zone.OPENING
        closes = zone is Zone.CLOSED and zone is not before
        if closes or (lens.behind_text and before in (Zone.OPENING, _BODY)):
            self._sign()
        opened = progress.block
        if opened is not None:
            if opened.lens is lens:
                opened.below = match
            if isinstance(opened.lens, ParagraphLens) and isinstance(
                lens, ParagraphLens
            ):
                opened.lens.give_heading(opened, match)
            self._close()
        progress.zone = zone
        self.loner = None
        progress.block = Block(lens, match, line, zone)
        if lens.one_line:
            if not (lens.may_break and lens.is_broken(match, progress.following)):
                self._close()
        elif isinstance(lens, ParagraphLens):
            progress.last_letter = None
            if match.number is not None:
                progress.last_number = int(match.number)

    def _continue(self, line: Line) -> None:
        """Add a line to the open block if its lens agrees; otherwise it is a stray."""
        block = self.progress.block
        if block is not None:
            self.calls += 1
            self.characters += len(line.text)
            if block.lens.goes_on(block, line):
                block.add(line)
                return
            self._close()
        signature = self.dialect.signature
        below = self.progress.zone is not Zone.CLOSED and not self.signed
        if below and self.loner and signature and signature.is_below(line.text):
            self._sign_alone(signature)
        self.loner = Block(self._strays(""), None, line, self.progress.zone)
        self._keep(self.loner)

    def _strays(self, section: str) -> strays.StrayLens:
        progress = self.progress
        begun = progress.closed_content or Kind.BREAK in progress.seen
        return strays.lens_of(section, progress.zone, text_begun=begun)

    def _close(self) -> None:
        """Close the open block; if it says nothing, its words are a stray."""
        progress = self.progress
        block, progress.block = progress.block, None
        if block is None or not block.lines:
            return  # its lines became the heading of the paragraph below
        kinds = block.lens.kinds_of(block)
        if not kinds:
            block.put_back()
            block.lens, block.match = self._strays(block.lens.kinds[0].section), None
        elif kinds[0].section == "heading":
            kinds = self._of_heading(block, kinds)
        else:
            self._expect_again(block, kinds[0])
        block.kinds = kinds or block.lens.kinds
        if block.heading != THIRD_HEADING:
            progress.admit(kinds)
        self._put(block)

    def _keep(self, block: Block) -> None:
        """Keep a block that was never open: a stray, or the end of the text."""
        block.kinds = block.lens.kinds
        self.progress.admit(block.kinds)
        self._put(block)

    def _put(self, block: Block) -> None:
        """Put a block below the last."""
        held, self.held = self.held, None
        if held is not None:
            self.above = held.kinds
            self.take(held)
        if block is self.loner:
            self.held = block
        else:
            self.above = block.kinds
            self.take(block)

    def _of_heading(self, block: Block, kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
        """The kinds of a block of the heading, readdressed or not."""
        progress = self.progress
        if block.zone is Zone.OPENING:
            preamble = Kind.PREAMBLE in kinds
            progress.late_preamble = progress.late_preamble or preamble
            late = not _LATE.isdisjoint(kinds)
            progress.late_address = progress.late_address or late
        if Kind.PREAMBLE in kinds and Kind.PREAMBLE in progress.seen:
            progress.begin_heading()
        if progress.readdressing:
            block.put_back()
            block.heading = THIRD_HEADING if progress.beyond else 1
            kinds = tuple(READDRESSED.get(kind, kind) for kind in kinds)
        return kinds

    def _expect_again(self, block: Block, kind: Kind) -> None:
        """Note what a page break may repeat; an unknown caption may be a name."""
        if isinstance(block.lens, ClassificationLens):
            if kind not in self.progress.seen:
                self._expect_echo(block.lens.value_of(block.match))
        elif isinstance(block.lens, CaptionLens):
            if CaptionLens.is_unknown(block):
                self.loner = block
            self._expect_opening(_captions(block))
        elif kind in LABELS:
            self._expect_labels(block)

    def _expect_echo(self, line: ClassificationLine) -> None:
        """The classification line may be repeated from here on."""
        self.progress.echo = line
        self.progress.echo_letters = echo_letters(line)
        self.begins = self.begins | echo_begins(line, self.progress.echo_letters)

    def _expect_opening(self, lines: set[str]) -> None:
        """Lines of the opening may be repeated from here on."""
        self.progress.opening |= lines
        self.begins = self.begins | {line[:2] for line in lines}

    def _expect_labels(self, block: Block) -> None:
        """The next section of the text may repeat its labels."""
        echo = self.progress.echo
        if echo is not None and echo.section is not None:
            self._expect_opening({line.text for line in block.lines})

    # The end of the text

    def _sign(self) -> None:
        """Take the last line of the text for the signature, where it is one."""
        progress, signature_lens = self.progress, self.dialect.signature
        if self.signed or signature_lens is None:
            return
        block = progress.block
        if block is not None and block.lens.kinds[0] is Kind.CAPTION:
            self._close()  # an unknown caption may be a name
            block = None
        if block is None:
            self._sign_alone(signature_lens)
        elif block.lens.kinds[0] is Kind.PARAGRAPH:
            below = signature_lens.lines_below(block)
            signature, group = signature_lens.taken_from(block), None
            group_lens = self.dialect.group
            if group_lens and block.lines and group_lens.kinds[0] not in progress.seen:
                group = group_lens.taken_from(block)
            ends = [end for end in (group, signature) if end is not None]
            if ends:
                self._close()
            for end in ends:
                self._keep(end)
            for line in below:
                self._keep_below(line)
            self.signed = signature is not None

    def _keep_below(self, line: Line) -> None:
        """Keep a line below the signature: a repeated caption is furniture."""
        if line.text in self.progress.opening:
            self.furniture.append(Furniture(line.whole, Pattern.OPENING, line.text))
        else:
            self._keep(Block(strays.OF_CONTENT, None, line, self.progress.zone))

    def _sign_alone(self, signature: SignatureLens | None) -> None:
        """A line that nothing but its place claimed may be the signature."""
        line = None if self.loner is None else self.loner.lines[0]
        if line is None or signature is None or self.progress.zone in BEFORE_TEXT:
            return
        apart = line.gap > 0 or self.above == (Kind.DOWNGRADING_GROUP,)
        if apart and signature.signed(line.text):
            self.held = None
            self._keep(signature.block_of([line], self.progress.zone, line.text))
            self.signed = True


def _captions(block: Block) -> set[str]:
    """The lines of a block of captions, and each caption on them."""
    texts = [line.text for line in block.lines]
    found = (text[a:b] for text in texts for _, a, b in block.lens.shape(text) or ())
    return {*texts, *found}
