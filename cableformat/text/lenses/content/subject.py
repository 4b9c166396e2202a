"""The subject: with E.O. line and TAGS on every telegram since 1973.

Facts (content.md 1.6): below E.O. line and TAGS; copies show every other order, labels
in any case, and lines twice.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cableformat import reference
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.content.lost_line_ends import fields
from cableformat.text.lenses.heading.addressee import surely_named
from cableformat.text.lenses.lens import (
    Block,
    Claim,
    Lens,
    labelled,
    labelled_line,
    wrap,
)
from cableformat.text.lenses.patterns import COLON, FLAGS, begins_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line


class SubjectLens(Lens):
    """The subject: a one-line value on one or more lines (content.md 1.6)."""

    kinds = (Kind.SUBJECT,)
    one_line = False
    initials = "SU"
    landmark_begins: tuple[str, ...] = ("SU", "Su", "su")
    landmark = rf"(?i:SUBJ(?:ECT)?){COLON}"

    # content.md 1.6: the label may be alone, with the text on the next line (V51).
    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        known = reference.variant_pattern(reference.VariantKind.SUBJECT_LABEL)
        return re.compile(
            rf"(?:SUBJ(?:ECT)?|(?P<misspelt>{known}))"
            rf"(?:{COLON}[ \t]*|(?=\Z)|(?P<bare>\.?[ \t]++(?:-{{1,2}}[ \t]++)?"
            r"(?=[^ \t:])))(?P<rest>.*)",
            FLAGS | re.DOTALL,
        ).fullmatch

    def shape(self, text: str) -> Any:
        match = self._line(text)
        if match is None or match["bare"] is None:
            return match
        # content.md 1.6: SUBJECT without a colon is in capitals; one copy has SUBJ.
        return match if text.startswith("SUBJ") and text.isupper() else None

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = "(SUBJ(?:ECT)?:) ?([^ \t:].*)"
        yield CleanForm("S", pattern, self.kinds, _clean_subject)

    def goes_on(self, block: Block, line: Line) -> bool:
        # A second heading ends it; FM with a name is a foreign minister.
        label = begins_from(line.text)
        again = label is not None and surely_named(line.text[label.end() :])
        # The label may be alone above a blank line too; a text would end a sentence.
        alone = not block.match["rest"] and len(block.lines) == 1
        heads = alone and line.gap == 1 and line.text[-1] not in ".?!"
        return (not line.gap or heads) and not again

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds if block.match["rest"] or block.lines[1:] else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, begin = Kind.SUBJECT, block.match.start("rest")
        text = block.joined(begin)
        claims = labelled(block, kind, begin, text)
        if block.match["misspelt"]:
            spans = [block.lines[0].span(*block.match.span("misspelt"))]
            block.note("content.misspelt-label", block.match["misspelt"], kind, spans)
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(str(value), width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "SUBJECT: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        # E.O., TAGS and SUBJECT are together, one per line (content.md 1.1).
        together = before in (Kind.EXECUTIVE_ORDER, Kind.TAG)
        return "\n" if together else "\n\n"


def _clean_subject(line: Line, _: Facts, label: str, text: str) -> list[Claim] | None:
    # Any further label on the line has a colon.
    if ":" in text and len(fields(line, below=False)) > 1:
        return None
    begin = len(line.text) - len(text)
    return labelled_line(line, Kind.SUBJECT, len(label), begin, text)
