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
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.lenses import strays
from cableformat.text.lenses.content.lost_line_ends import fields, may_hold_fields
from cableformat.text.lenses.content.paragraph_opening import Opening
from cableformat.text.lenses.furniture import PAGE_LINE_ENDS, Furniture, Pattern
from cableformat.text.lenses.heading.address_lines import AddresseeLens
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused, pieces
from cableformat.text.lenses.lens import Block, Zone
from cableformat.text.passes.clean_lines import CleanLines
from cableformat.text.passes.furniture import number_shown, pattern_of
from cableformat.text.passes.wrapper import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.landmarks import Landmarks
    from cableformat.text.passes.values import Values

_DIGITS: Final = frozenset("0123456789")
_BODY: Final = Zone.BODY


@attrs.frozen(eq=False)
class Placed:
    """What placing the lines of a telegram showed besides blocks, and what it cost."""

    furniture: list[Furniture]
    #: The lines that held several.
    fused: list[Span]
    #: Whether a kind that a cable holds once is in several.
    repeated: bool
    #: How many rows were tried, and on how many characters in all.
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

    Lines in clean form are not given to `take`: they are read at once, into `clean`.
    Without `clean`, every row is tried on every line.
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
        super().__init__(marks, dialect, take)
        self.table = dialect.table
        if clean is not None and clean.plain:
            self.values, self.forms = clean, dialect.clean
        self.fused: list[Span] = []
        #: The blank lines above furniture, if it is above the line at hand.
        self.before = 0
        #: The lines of telegrams that follow.
        self.others: Iterable[Line] = ()
        #: Whether a line may hold several fields of State's; what places a piece.
        self.labels = dialect.apart is None
        self.place_piece = self._place if self.labels else self._place_apart

    def run(self) -> Placed:
        progress = self.progress
        self._begin()
        # A number in a quotation opens no paragraph, so every line is looked at.
        openers = self.marks.openers if self.marks.quotes is None else None
        text_block = None  # the paragraph of the text that is open
        begins, cut = self.begins, False
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
            cut = self._is_furniture(line)
            if cut:
                continue
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

    def _is_furniture(self, line: Line) -> bool:
        """Whether a line is furniture; any other line is cut off by that above it."""
        progress = self.progress
        pattern = pattern_of(line, progress)
        if self.dialect.furniture is not None:
            pattern = self.dialect.furniture(line, progress, pattern)
        if pattern is None:
            if progress.at_break:
                line.cut_off(self.before)
                progress.at_break = False
            return False
        if pattern is Pattern.LETTERHEAD:
            self.before = 0  # it parts the lines above and below it
        elif not progress.at_break:
            self.before = line.gap
        progress.at_break = True
        if pattern is Pattern.CLASSIFICATION:
            progress.shown_above.add(number_shown(line))
        self.furniture.append(Furniture(line.whole, pattern, line.text))
        return True

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
        """Take the blocks of a document's frame, which have been read."""
        for block in blocks:
            self.progress.seen.update(block.kinds)
            self.take(block)

    def _place_labels(self, count: int) -> None:
        """Place the lines above the head; the telegram begins below it."""
        for line in islice(self.progress.lines, count):
            pattern = pattern_of(line, self.progress)
            if pattern is None:
                self._place_parts(line)
            else:
                self.furniture.append(Furniture(line.whole, pattern, line.text))
        self._close()
        self.progress.zone = Zone.PROCEDURE

    def _of_wrapper(self, line: Line) -> bool:
        """Whether a line is a wrapper's label, and so a stray."""
        shown = self.dialect.landmark(line.text)
        if shown is None or shown[0] not in LABELS:
            return False
        self._close()
        self._keep(Block(self._strays(""), None, line, self.progress.zone))
        return True

    def _place_parts(self, line: Line) -> Block | None:
        """Place a line, or the lines that it holds.

        Returns the paragraph of the text that is open after it.
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
        """The paragraph of the text that is open, if any."""
        if self.progress.zone is not _BODY:
            return None
        block = self.progress.block
        return block if block is not None and block.lens.takes_rest else None

    def _place_apart(self, line: Line) -> None:
        """Place what a line holds, in a dialect that cuts lines in its own way."""
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
        """The format line whose addressees may be listed here: 7, 8, or 0 for none."""
        block = self.progress.block
        if block is None or Kind.ACTION_ADDRESSEE not in block.lens.kinds:
            return 0
        kind = AddresseeLens.parts(block.match)[0]
        return 7 if kind is Kind.ACTION_ADDRESSEE else 8

    def _quoted(self, line: Line) -> bool:
        """Whether a line belongs to the paragraph because it is quoted.

        Numbers are an exception: `paragraphs` decides whose they are.
        """
        block, quotes = self.progress.block, self.marks.quotes
        assert block is not None
        assert quotes is not None
        begin = quotes.around(line)
        if begin is None or begin < block.lines[0].start:
            return False
        return self.progress.zone is Zone.OPENING or line.text[0] not in "0123456789("

    # The end of the telegram

    def _finish(self) -> None:
        """End the telegram; the lines of others that follow it are strays."""
        if self.progress.zone is not Zone.CLOSED:
            self._sign()
        elif not self.signed and self.above == (Kind.END_OF_MESSAGE,):
            self._sign_alone(self.dialect.signature)  # it may be the last line
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
