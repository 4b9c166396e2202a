"""Lines in clean form: each is read at once, from one pattern of its zone.

Input: a line, and how far the blocks have come.  Output: whether it was taken; if not,
every row of the zone is tried.

Theory of operation.  A clean form says what a line is and what it holds; what is above
the line may still change that, and then the line is not taken.  A list or a text in
clean form is a block whose contents are already known.  If a line joins it that is not
in clean form, the block is read in full (`CleanBlock`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.captions import CaptionLens
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.lens import Block, Zone
from cableformat.text.passes.block_loop import BlockLoop
from cableformat.text.passes.wrapper import LABELS

if TYPE_CHECKING:
    from cableformat.text.dialects.clean_forms import CleanForms, CleanLine
    from cableformat.text.lenses.lens import Claim
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.outline import Outline
    from cableformat.text.passes.values import Values


class CleanBlock(Block):
    """A block of lines in clean form: what they say has been read.

    When a line joins it that is not, the block is read again in full.
    """

    __slots__ = ("_match", "goes_on_with", "more", "outline")

    _match: Any

    def __init__(
        self,
        shown: CleanLine,
        line: Line,
        claims: list[Claim] | None,
        match: Any = None,
    ) -> None:
        super().__init__(shown.lens, match, line, shown.zone)
        self.kinds = shown.form.kinds
        self.claims = claims
        self.outline = shown.outline
        self.more = more = shown.form.more
        self.goes_on_with = "" if more is None else more.letters

    def read(self) -> list[Claim] | None:
        """What its lines say; `None` if they have to be read in full."""
        if self.claims is None and self.lens.takes_rest:
            return self.lens.read_clean(self)
        return self.claims

    @property
    def match(self) -> Any:
        """What the lens sees in the first line, made when it is first needed."""
        if self._match is None:
            self._match = self.lens.shape(self.lines[0].text)
        return self._match

    @match.setter
    def match(self, match: Any) -> None:
        self._match = match

    def add(self, line: Line) -> None:
        """Add a line that is not in clean form."""
        self.put_back()
        super().add(line)

    def put_back(self) -> None:
        """Forget what was read: the block is read in full when it is closed."""
        super().put_back()
        self.more, self.goes_on_with = None, ""


_NO_FORMS: Final[dict[Zone, dict[str, CleanForms]]] = {zone: {} for zone in Zone}


class CleanLines(BlockLoop):
    """The part of the loop over the lines that takes those in clean form."""

    #: Where what is read goes, and the forms by zone and letter.
    values: Values
    forms = _NO_FORMS

    @property
    def _in_authority(self) -> bool:
        """Whether an authority line is open."""
        block = self.progress.block
        return block is not None and (
            block.lens.kinds[0] is Kind.CLASSIFICATION_AUTHORITY
        )

    def _close(self) -> None:
        """Close the open block; what is in clean form has been read."""
        block = self.progress.block
        claims = None
        if type(block) is CleanBlock and block.lines:
            claims = block.read()
        if claims is None:
            super()._close()
            return
        assert block is not None
        self.progress.block = None
        self._put_clean(block.outline, claims)  # type: ignore[attr-defined]
        if isinstance(block.lens, CaptionLens):
            self._expect_opening({claim.value for claim in claims})
        elif block.kinds[0] in LABELS:
            self._expect_labels(block)

    def _take_clean(self, line: Line) -> bool:
        """Take a line if it is in clean form and nothing prevents it."""
        progress, first = self.progress, line.text[0]
        block = progress.block
        listed = type(block) is CleanBlock and first in block.goes_on_with
        if listed and self._goes_on(block, line):  # type: ignore[arg-type]
            return True
        forms = self.forms[progress.zone].get(first)
        return forms is not None and self._open_clean(forms, line)

    def _goes_on(self, block: CleanBlock, line: Line) -> bool:
        """Take a line if it continues a list in clean form."""
        more, claims, text = block.more, block.claims, line.text
        assert more is not None
        assert claims is not None
        self.calls += 1
        self.characters += len(text)
        if self.progress.shown_above:
            return False  # a letterhead's number may be among the addressees
        match = more.match(text)
        claim = None if match is None else more.read(line, claims[-1], match)
        if claim is None:
            return False
        block.lines.append(line)
        claims.append(claim)
        return True

    def _open_clean(self, forms: CleanForms, line: Line) -> bool:
        """Open a block with a line, if it is in clean form."""
        text = line.text
        self.calls += 1
        self.characters += len(text)
        match = forms.match(text)
        if match is None:
            return False
        shown = forms.lines[match.lastindex]  # type: ignore[index]
        if shown.opens:
            return self._open_paragraph(shown, match, line)
        if not self._may_open(shown, line):
            return False
        progress, facts = self.progress, self.values.facts
        claims = shown.form.read(line, facts, *match.groups()[shown.groups])
        if claims is None:
            return False
        if shown.zone is Zone.CLOSED is not progress.zone:
            self._sign()
        if progress.block is not None:
            self._close()
        progress.zone = shown.zone
        self.loner = None
        if not shown.lens.one_line:
            progress.block = CleanBlock(shown, line, claims)
            return True
        if isinstance(shown.lens, ClassificationLens):
            self._expect_echo(claims[0].value)
        self._put_clean(shown.outline, claims)
        return True

    def _may_open(self, shown: CleanLine, line: Line) -> bool:
        """Whether a line in clean form may be here."""
        if not self._is_free(shown):
            return False
        if shown.here is None:
            return True
        self.progress.line = line
        return shown.here(self.progress)

    def _is_free(self, shown: CleanLine) -> bool:
        """Whether nothing above a line changes what its clean form says.

        That is an element of its kind, a text that goes on, or a second heading.
        """
        progress, block = self.progress, self.progress.block
        # Of sets there are many, but for the subject.
        several = shown.lens.holds and not shown.outline.singles
        if (
            progress.readdressing
            or not (several or shown.kinds.isdisjoint(progress.seen))
            or not self.values.singles.isdisjoint(shown.outline.singles)
        ):
            return False
        if shown.zone is Zone.CLOSED or block is None:
            return block is None or self.marks.quotes is None
        # A second preamble that is open begins a second heading; an open set keeps
        # lines, but no other set.
        second = Kind.PREAMBLE in block.lens.kinds and Kind.PREAMBLE in progress.seen
        if second or (block.lens.holds and not shown.lens.sought):
            return False
        if block.lens is shown.lens and not several:
            # A list of action addressees ends where one for information begins.
            read = type(block) is CleanBlock and block.claims is not None
            return read and shown.kinds.isdisjoint(block.kinds)
        return not block.lens.takes_rest

    def _open_paragraph(self, shown: CleanLine, match: Any, line: Line) -> bool:
        """Open a paragraph with a line in clean form that has the next number."""
        progress, block = self.progress, self.progress.block
        if self.marks.quotes is not None or (":" in line.text and self._in_authority):
            return False
        if block is not None and block.lens.holds:
            return False
        facts = self.values.facts
        opening = shown.form.read(line, facts, *match.groups()[shown.groups])
        if opening is None:
            return False
        number = int(opening.number)
        if number != progress.last_number + 1:
            return False
        if block is not None:
            if isinstance(block.lens, ParagraphLens):
                block.lens.give_heading(block, opening)
            self._close()
        progress.zone = shown.zone
        self.loner = None
        progress.block = CleanBlock(shown, line, None, opening)
        progress.last_letter, progress.last_number = None, number
        return True

    def _put_clean(self, outline: Outline, claims: list[Claim]) -> None:
        """Put what was read in clean form below the last block."""
        if self.held is not None:
            self.take(self.held)
            self.held = None
        self.above = outline.kinds
        self.progress.admit_clean(outline)
        self.values.take_clean(outline, claims)
