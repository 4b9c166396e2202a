"""Remarks: the free text of a message, and its paragraphs (military.md 4).

Facts: paragraph 1 begins on the line of the set, after its identifier; the numbers go
on to the end.  A double slash ends the text, and paragraphs within it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.content.paragraph_opening import CleanOpening, Opening
from cableformat.text.lenses.lens import Block, Claim
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.sets.grammar import is_ended, without_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line


#: A number in the ordinary print, and words that are no marking.
_CLEAN: Final = (
    r"([0-9]{1,3})\.([ ]{1,2})(?=[A-Za-z])(?![Cc][Ll][Aa]|[A-Z]{1,3}\)).*[^ \t/]"
)


def _clean_opening(
    line: Line, _: Facts, label: str, number: str, blanks: str
) -> CleanOpening | None:
    """The opening of a line in clean form; `None` where words make a marking."""
    if "ENTIRE" in line.text.upper():
        return None
    end = len(f"{label}{number}.{blanks}")
    return CleanOpening(number, None, end, len(label))


class NumberedLens(ParagraphLens):
    """A paragraph of the text: the mark at its end is not one of its words."""

    def shape(self, text: str) -> Any:
        return super().shape(without_mark(text))

    def clean_forms(self) -> Iterable[CleanForm]:
        yield CleanForm("0123456789", f"(){_CLEAN}", self.kinds, _clean_opening)

    def read_clean(self, block: Block) -> list[Claim] | None:
        self._take_mark(block)
        return super().read_clean(block)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        self._take_mark(block)
        return super().kinds_of(block)

    @staticmethod
    def _take_mark(block: Block) -> None:
        """Take the end mark off the last line, or that line off."""
        last = block.lines[-1]
        if not is_ended(last.text):
            return
        end = len(without_mark(last.text))
        if last is not block.lines[0]:
            if end:
                block.lines[-1] = last.piece(0, end)
            else:
                block.lines.pop()
        elif end >= block.match.end:
            block.lines[0] = last.piece(0, end)

    def end(self, kind: Kind) -> str:
        return "//"


class RemarksLens(NumberedLens):
    """The first paragraph, on the line of RMKS or GENTEXT (military.md 4)."""

    initials = "RG"
    sought = True
    _line = re.compile(
        r"(?:GENTEXT[ \t]*/[ \t]*)?(?:RMKS|REMARKS)[ \t]*/[ \t/]*", FLAGS
    ).match

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = rf"((?:GENTEXT/REMARKS|RMKS)/){_CLEAN}"
        yield CleanForm("RG", pattern, self.kinds, _clean_opening)

    def read_clean(self, block: Block) -> list[Claim] | None:
        claims = super().read_clean(block)
        return claims and self._labelled(block, claims)

    def shape(self, text: str) -> Any:
        found = self._line(text)
        if found is None:
            return None
        opening = Opening(without_mark(text[found.end() :]))
        opening.label = found.end()
        opening.end += found.end()
        return opening

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        # The label may be alone, above the first number.
        return super().kinds_of(block) or self.kinds

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        first = block.lines[0]
        if not super().kinds_of(block):
            return [Claim(Kind.PARAGRAPH, None, [first.whole], label=True)]
        return self._labelled(block, super().read(block, facts))

    @staticmethod
    def _labelled(block: Block, claims: list[Claim]) -> list[Claim]:
        """The label, and the paragraph without it."""
        first, label = block.lines[0], block.match.label
        kind, claim = Kind.PARAGRAPH, claims[-1]
        end = claim.spans[0][1]
        begin = first.span(label, len(first.text))[0]
        if begin < end:
            claim.spans[0] = begin, end
        elif len(claim.spans) > 1:
            del claim.spans[0]
        printed = len(first.text[:label].rstrip(" \t"))
        return [Claim(kind, None, [first.span(0, printed)], label=True), *claims]

    def label(self, kind: Kind) -> str:
        return "RMKS/"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"
