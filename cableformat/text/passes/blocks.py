"""Which lines make up each element: one loop over the lines.

Input: landmarks and a dialect.  Output: blocks in the order of the source, each when it
is closed; furniture, and the lines that held several.

Theory of operation.  Furniture is set apart and a line that holds several is taken
apart.  A line opens a block where a row of the dialect says so, by zone and shape; else
it continues the open block, if its lens agrees; else it is a stray.  Every line is
handed to a pattern at most once a row, and to none that looks beyond it: the work is
linear, and counted (law 9).
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.kinds import READDRESSED, Kind
from cableformat.text.lenses import strays
from cableformat.text.lenses.content.captions import CaptionLens
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.content.lost_line_ends import fields, may_hold_fields
from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.content.paragraph_opening import Opening
from cableformat.text.lenses.furniture import PAGE_LINE_ENDS, Furniture, Pattern
from cableformat.text.lenses.heading.address_lines import AddresseeLens
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused, pieces
from cableformat.text.lenses.lens import BEFORE_TEXT, THIRD_HEADING, Block, Zone
from cableformat.text.passes.clean_lines import CleanBlock, CleanLines
from cableformat.text.passes.furniture import (
    echo_begins,
    echo_letters,
    number_shown,
    pattern_of,
)
from cableformat.text.passes.progress import ADDRESSEES, Progress
from cableformat.text.passes.telegrams import WRAPPER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.model import ClassificationLine
    from cableformat.text.dialects import Dialect, Row
    from cableformat.text.lenses.content.signature import SignatureLens
    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.landmarks import Landmarks
    from cableformat.text.passes.values import Values

_DIGITS: Final = frozenset("0123456789")
_BODY: Final = Zone.BODY
#: What the next section of a telegram may say again above its text.
_LABELS: Final = frozenset(
    {Kind.EXECUTIVE_ORDER, Kind.TAG, Kind.SUBJECT, Kind.REFERENCE}
)
_LATE: Final = frozenset(ADDRESSEES)


@attrs.frozen(eq=False)
class Placed:
    """What placing the lines of a telegram showed besides blocks, and its work."""

    furniture: list[Furniture]
    #: The lines that held several.
    fused: list[Span]
    #: Whether a kind that a cable holds once is in several.
    repeated: bool
    #: How many rows there were for the lines, and of how many characters in all.
    calls: int
    characters: int


def place(
    marks: Landmarks,
    dialect: Dialect,
    take: Callable[[Block], None],
    *,
    clean: Values | None = None,
) -> Placed:
    """Place the lines of a telegram; `take` is given each block, in their order.

    What is in clean form is not given to `take`: it is read at once, into `clean`;
    without that, every line is asked all questions.
    """
    return _Loop(marks, dialect, take, clean).run()


class _Loop(CleanLines):
    def __init__(
        self,
        marks: Landmarks,
        dialect: Dialect,
        take: Callable[[Block], None],
        clean: Values | None,
    ) -> None:
        self.marks = marks
        self.dialect = dialect
        self.table = dialect.table
        self.progress = Progress(marks)
        self.take = take
        if clean is not None and clean.plain:
            self.values, self.forms = clean, dialect.clean
        #: The loner, until another block is closed: it may be the signature.
        self.held: Block | None = None
        #: What the last block holds, or the one above the loner.
        self.above: tuple[Kind, ...] = ()
        self.furniture: list[Furniture] = []
        self.fused: list[Span] = []
        self.calls = self.characters = 0
        #: How lines of the text begin that may be something else.
        self.begins = marks.begins
        #: A block of one line that nothing but its place claimed, if it is the last.
        self.loner: Block | None = None
        self.signed = False
        #: The lines of telegrams that follow.
        self.others: Iterable[Line] = ()
        #: Whether a line may hold several fields of State's; what places a piece.
        self.labels = dialect.apart is None
        self.place_piece = self._place if self.labels else self._place_apart

    def run(self) -> Placed:
        progress = self.progress
        self._begin()
        # Inside a quotation numbers are no paragraph's: every line is looked at.
        openers = self.marks.openers if self.marks.quotes is None else None
        before = 0  # the blank lines above a page line
        cut = False
        text_block = None  # the paragraph of the text that is open
        begins, furniture = self.begins, self.dialect.furniture
        for line in self._own_lines():
            text = line.text
            if text_block is not None and not (
                text[:2] in begins
                or text[0] in begins
                or text[-1] in PAGE_LINE_ENDS
                or cut
                or line.cut
            ):
                # Most lines: nothing but the paragraph that is open claims them.
                text_block.lines.append(line)
                continue
            if not (cut or line.cut) and self._take_clean(line):
                text_block = progress.block if progress.zone is _BODY else None
                begins = self.begins
                continue
            pattern = pattern_of(line, progress)
            if furniture is not None:
                pattern = furniture(line, progress, pattern)
            if pattern is not None:
                before, cut = (before if cut else line.gap), True
                if pattern is Pattern.LETTERHEAD:
                    before = 0  # it parts what it stands between
                progress.at_break = True
                if pattern is Pattern.CLASSIFICATION:
                    progress.shown_above.add(number_shown(line))
                self.furniture.append(Furniture(line.whole, pattern, text))
                continue
            if cut:
                # Blank lines on both sides of a page line are its own.
                line.apart = line.apart or before > 0
                line.gap = 0 if before and line.gap else before + line.gap
                line.cut, cut = True, False
                progress.at_break = False
            if (
                text_block is not None
                and openers is not None
                and not (text[0] in openers or text[:2] in openers or ":" in text)
            ):
                text_block.add(line)
            else:
                text_block = self._place_parts(line)
                begins = self.begins
        self._finish()
        return Placed(
            self.furniture,
            self.fused,
            progress.repeated or progress.beyond,
            self.calls,
            self.characters,
        )

    def _own_lines(self) -> Iterable[Line]:
        """The lines of the telegram; those of a wrapper's labels are strays."""
        if self.marks.second is None and not self.marks.wrapper_until:
            return self.progress.lines
        return self._lines_between()

    def _lines_between(self) -> Iterator[Line]:
        """The lines between the labels of a wrapper and a second telegram."""
        lines, marks = self.progress.lines, self.marks
        for line in lines:
            if line.start == marks.second:
                self.others = chain((line,), lines)
                return
            if line.start >= marks.wrapper_until or not self._of_wrapper(line):
                yield line

    def _begin(self) -> None:
        """Take what is above the telegram, in the frame of a document."""
        frame = self.marks.frame
        if frame is not None:
            self._take_framing(frame.above)
            if frame.labels:
                self._place_labels(frame.labels)

    def _take_framing(self, blocks: Iterable[Block]) -> None:
        """Take the blocks of a document's frame, which were read as a whole."""
        for block in blocks:
            self.progress.seen.update(block.kinds)
            self.take(block)

    def _place_labels(self, count: int) -> None:
        """Place the lines that stand above the head; the telegram begins below."""
        for line in islice(self.progress.lines, count):
            pattern = pattern_of(line, self.progress)
            if pattern is None:
                self._place_parts(line)
            else:
                self.furniture.append(Furniture(line.whole, pattern, line.text))
        self._close()
        self.progress.zone = Zone.PROCEDURE

    def _of_wrapper(self, line: Line) -> bool:
        """Whether a line is a label of what wraps the telegram: then it is a stray."""
        shown = self.dialect.landmark(line.text)
        if shown is None or shown[0] not in WRAPPER:
            return False
        self._close()
        self._keep(Block(self._strays(""), None, line, self.progress.zone))
        return True

    def _place_parts(self, line: Line) -> Block | None:
        """Place the lines that a line holds: itself, mostly.

        Gives the paragraph of the text that is open after it.
        """
        progress, text, fused = self.progress, line.text, self.dialect.fused
        parts = None
        if fused:
            if text[0] in fused[progress.zone] and may_be_fused(text):
                parts = self._format_lines(line)
            if (
                self.labels
                and (parts is None or len(parts) == 1)
                and ":" in text
                and (may_hold_fields(text) or self._in_authority)
            ):
                parts = self._fields(line)
        if parts is None:
            self.place_piece(line)
        else:
            for piece in parts:
                self.place_piece(piece)
        return self._text_block

    @property
    def _text_block(self) -> Block | None:
        """The paragraph of the text that is open."""
        if self.progress.zone is not _BODY:
            return None
        block = self.progress.block
        return block if block is not None and block.lens.takes_rest else None

    def _place_apart(self, line: Line) -> None:
        """Place what a line holds in a dialect that has lines of its own to cut."""
        assert self.dialect.apart is not None
        cuts = self.dialect.apart(line, self.progress)
        if not cuts:
            self._place(line)
            return
        self.fused.append(line.whole)
        for begin, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
            self._place(line.piece(begin, end))

    def _place(self, line: Line) -> None:
        """Open a block with a line, or give it to the open one, or to none."""
        progress, text = self.progress, line.text
        block, quotes = progress.block, self.marks.quotes
        progress.line = line
        rest = block is not None and block.lens.takes_rest
        if quotes is not None and rest and self._quoted(line):
            block.add(line)  # type: ignore[union-attr]
            return
        if block is not None and block.lens.holds and block.lens.keeps(block, line):
            block.add(line)
            return
        by_letter, by_any = self.table[progress.zone][text[-1] in _DIGITS]
        trials = by_letter.get(text[0], by_any)
        self.calls += len(trials)
        self.characters += len(trials) * len(text)
        for here, shape, confirm, row in trials:
            if here is not None and not here(progress):
                continue
            match = shape(text)
            if match:
                if confirm is not None:
                    match = confirm(match, progress)
                if match:
                    self._open(row, match, line)
                    return
        if text[0] == "(" or (quotes is not None and text[0] in _DIGITS):
            progress.pass_item(Opening(text))
        if rest:
            block.add(line)  # type: ignore[union-attr]
        else:
            self._continue(line)

    # Lines that hold several

    def _format_lines(self, line: Line) -> list[Line]:
        progress = self.progress
        parts = pieces(line, self._in_list, progress.following)
        if len(parts) > 1:
            self.fused.append(line.whole)
        return parts

    def _fields(self, line: Line) -> list[Line]:
        below = self.progress.zone is _BODY
        parts = fields(line, below=below, classified=self._in_authority)
        if len(parts) > 1:
            self.fused.append(line.whole)
        return parts

    @property
    def _in_list(self) -> int:
        """The format line of which an addressee may stand here: 7, 8, or 0."""
        block = self.progress.block
        if block is None or Kind.ACTION_ADDRESSEE not in block.lens.kinds:
            return 0
        kind = AddresseeLens.parts(block.match)[0]
        return 7 if kind is Kind.ACTION_ADDRESSEE else 8

    def _quoted(self, line: Line) -> bool:
        """Whether a line is the paragraph's, whatever it looks like: it is quoted.

        Numbers excepted: whose they are, `placement` says.
        """
        block, quotes = self.progress.block, self.marks.quotes
        assert block is not None
        assert quotes is not None
        begin = quotes.around(line)
        if begin is None or begin < block.lines[0].start:
            return False
        return self.progress.zone is Zone.OPENING or line.text[0] not in "0123456789("

    # Blocks

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
        """Give a line to the open block, if its lens agrees; else it is a stray."""
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
        """Settle what the open block holds; where nothing, its words are a stray."""
        progress = self.progress
        block, progress.block = progress.block, None
        if block is None or not block.lines:
            return  # they were the heading of what opens below
        if type(block) is CleanBlock and (claims := block.read()) is not None:
            self._put_clean(block.outline, claims)
            if isinstance(block.lens, CaptionLens):
                self._expect_opening({claim.value for claim in claims})
            elif block.kinds[0] in _LABELS:
                self._expect_labels(block)
            return
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
        """The kinds of a block in the heading that it belongs to."""
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
        """What a page break may repeat; an unknown caption may be a name."""
        if isinstance(block.lens, ClassificationLens):
            if kind not in self.progress.seen:
                self._expect_echo(block.lens.value_of(block.match))
        elif isinstance(block.lens, CaptionLens):
            if CaptionLens.is_unknown(block):
                self.loner = block
            self._expect_opening(_captions(block))
        elif kind in _LABELS:
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
        """The next section of the text may say its labels again."""
        echo = self.progress.echo
        if echo is not None and echo.section is not None:
            self._expect_opening({line.text for line in block.lines})

    # The end of the text

    def _finish(self) -> None:
        """End the telegram; the lines of others that follow it are strays."""
        if self.progress.zone is not Zone.CLOSED:
            self._sign()
        elif not self.signed and self.above == (Kind.END_OF_MESSAGE,):
            self._sign_alone(self.dialect.signature)  # it may stand on the last line
        self._close()
        frame = self.marks.frame
        if frame is not None:
            if self.held is not None:
                self.take(self.held)
                self.held = None
            self._take_framing(frame.below)
        code = "text.several-telegrams"
        for line in self.others:
            self._keep(Block(strays.OF_CONTENT, code, line, Zone.CLOSED))
        if self.held is not None:
            self.take(self.held)

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
        """Keep a line below the signature: a caption once more, or a note."""
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
