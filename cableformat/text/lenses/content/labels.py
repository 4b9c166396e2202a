"""Lines with a label and words: sources, and who contributed to the telegram.

Facts (content.md 1.8, 2.3): DERIVED FROM, DERIVED BY and DECLASSIFY ON are in the place
of the authority line; drafter, clearances, approval and release are under the text, on
older forms above the heading.  Doubt: the words may begin a sentence.  Below the
heading a label must therefore have a colon, follow a blank line in capitals, or follow
another label; one without BY needs a colon, and a name or an office after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import BEHIND_TEXT, Kind
from cableformat.text.lenses.content.declassification import read_instruction
from cableformat.text.lenses.lens import (
    Block,
    Claim,
    Lens,
    Zone,
    labelled,
    wrap,
)
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_LABELS: Final = {
    "DERIVED BY": Kind.DERIVED_BY,
    "DERIVED FROM": Kind.DERIVED_FROM,
    "DECLASSIFY ON": Kind.DECLASSIFY_ON,
    "DRAFTED BY": Kind.DRAFTED_BY,
    "CLEARED BY": Kind.CLEARED_BY,
    "APPROVED BY": Kind.APPROVED_BY,
    "RELEASED BY": Kind.RELEASED_BY,
    "DESIRED DISTRIBUTION": Kind.DESIRED_DISTRIBUTION,
}
#: The zones of the lines of a form, above a heading (content.md 2.2).
ABOVE: Final = (Zone.PROCEDURE, Zone.LISTED)
_LABEL_OF: Final = {kind: label for label, kind in _LABELS.items()}
#: content.md 2.3 prints them with BY; typists leave it out.
_SHORT: Final = "|".join(
    label.removesuffix(" BY")
    for label, kind in _LABELS.items()
    if kind in BEHIND_TEXT and label.endswith(" BY")
)


class LabelledLens(Lens):
    """Sources of the classification, and a declassification (content.md 1.8)."""

    kinds: tuple[Kind, ...] = (
        Kind.DERIVED_BY,
        Kind.DERIVED_FROM,
        Kind.DECLASSIFY_ON,
    )
    one_line = False
    initials = "D"
    _line = re.compile(
        rf"(?P<label>{'|'.join(_LABELS).replace(' ', '[ ]++')}"
        rf"|(?P<short>{_SHORT})(?=:[ \t]*+[A-Z]))(?![A-Z])"
        r"(?P<colon>[ \t]*+:)?[ \t]*+(?P<rest>.*)",
        FLAGS | re.DOTALL,
    ).fullmatch

    def shape(self, text: str) -> Any:
        match = self._line(text)
        if match is None or _kind_of(match) not in self.kinds:
            return None
        return match if match["rest"] or match["colon"] else None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        said = block.match["rest"] or block.lines[1:]
        return (_kind_of(block.match),) if said else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, begin = _kind_of(block.match), block.match.start("rest")
        text: Any = block.joined(begin)
        if kind is Kind.DECLASSIFY_ON:
            spans = block.spans()
            text = read_instruction(text, block, facts, kind, spans, labelled=True)
        return labelled(block, kind, begin, text)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if not isinstance(value, str):
            return _instruction(value)  # as on the E.O. line, on one line
        return wrap(value, width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return _LABEL_OF[kind].capitalize().replace(" by", " By") + ": "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n" if before in self.kinds else "\n\n"


class HandsLens(LabelledLens):
    """Who drafted, cleared, approved and released a telegram (content.md 2.3).

    The lines are under the text; on forms of the 1970s, above the heading, without a
    colon.
    """

    kinds = tuple(kind for kind in BEHIND_TEXT if kind in _LABEL_OF)
    behind_text = True
    text_begins = ("DR", "CL", "AP", "RE", "DE")
    initials = "DCAR"

    def goes_on(self, block: Block, line: Line) -> bool:
        return block.zone not in ABOVE and not line.gap


def _kind_of(match: re.Match[str]) -> Kind:
    words = match["label"].upper().split()
    return _LABELS[" ".join(words if match["short"] is None else (*words, "BY"))]


def _instruction(value: Any) -> str:
    """An instruction after a label that says what it is."""
    written = str(value)
    bare = written.removeprefix("DECL: ")
    return written if bare.upper().startswith(("DECL", "N/A")) else bare
