"""E.O. line and subject: with TAGS the lines that every telegram has had since 1973.

Facts (content.md 1.4, 1.6): they stand in this order, one a line; copies show every
other order, labels in any case, and lines twice.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference
from cableformat._record import unchecked
from cableformat.model import ExecutiveOrder
from cableformat.routing import resolve_year
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.declassification import (
    instruction_written,
    read_instruction,
)
from cableformat.text.lenses.heading.addressee import surely_named
from cableformat.text.lenses.lens import (
    ANYWHERE,
    FLAGS,
    Block,
    Claim,
    Lens,
    State,
    labelled,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.text.lenses.lens import Reader
    from cableformat.text.lines.line import Line

_order = unchecked(ExecutiveOrder)

#: A line that was broken because it was full (wire.md 6: 69; content.md 1.1: 55).
_LONG: Final = 45


class ExecutiveOrderLens(Lens):
    """The E.O. line: order and declassification (content.md 1.4)."""

    kinds = (Kind.EXECUTIVE_ORDER,)
    one_line = False
    initials = "E"
    states = ANYWHERE
    leads_to = State.OPENING
    # Possessive where blanks meet blanks (law 9).
    _line = re.compile(
        r"E\.?[ \t]?O\.?[ \t]*+(?P<colon>:?+)[ \t]*+"
        r"(?:(?P<number>[0-9]{4,5})(?![0-9])"
        # content.md 1.4: the amended order keeps its number; the day tells which.
        r"(?:[ \t]*+,?+[ \t]*+AS[ \t]++AMENDED(?![A-Z]))?+"
        r"[ \t]*+[:;.]?+[ \t]*+(?P<rest>.*)"
        r"|(?P<only>.+))",
        FLAGS | re.DOTALL,
    ).fullmatch

    _eventful = re.compile(r"DECL[A-Z]*[ \t]*+[:;.]?+[ \t]*+[A-Z]{2}", FLAGS).match

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        return match if match and (match["number"] or match["colon"]) else None

    def continues(self, line: Line, walk: Reader) -> bool:
        block = walk.block
        # An event may be long; a day, a code or a schedule is not.
        return (
            not line.gap
            and block is not None
            and len(block.lines[0].text) > _LONG
            and self._eventful(block.match["rest"] or "") is not None
        )

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, spans, match = Kind.EXECUTIVE_ORDER, block.spans(), block.match
        rest = match["rest"] or match["only"] or ""
        if rest and len(block.lines) > 1:
            rest = block.joined(match.start("rest"))
        instruction = read_instruction(rest, walk, kind, spans) if rest else None
        if match["number"] is None and instruction is None:
            return []
        return [Claim(kind, _order(match["number"], instruction), spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "E.O.:" if value.number is None else f"E.O. {value.number}:"
        if value.declassification is None:
            return label
        return f"{label} {instruction_written(value.declassification)}"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class SubjectLens(Lens):
    """The subject: one line of value on as many as it takes (content.md 1.6)."""

    kinds = (Kind.SUBJECT,)
    one_line = False
    initials = "SU"
    states = ANYWHERE
    leads_to = State.OPENING

    # content.md 1.6: the label may stand alone, the text on the next line (V51).
    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        known = reference.variant_pattern(reference.VariantKind.SUBJECT_LABEL)
        return re.compile(
            rf"(?:SUBJ(?:ECT)?|(?P<misspelt>{known}))"
            r"(?:[ \t]*:[ \t]*|(?=\Z)|(?P<bare>[ \t]++(?=[^ \t:])))(?P<rest>.*)",
            FLAGS | re.DOTALL,
        ).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        if match is None or match["bare"] is None:
            return match
        # content.md 1.6: SUBJECT without a colon, in capitals and where none is yet.
        bare = line.text.startswith("SUBJ") and not walk.has(Kind.SUBJECT)
        return match if bare and line.text.isupper() else None

    def continues(self, line: Line, walk: Reader) -> bool:
        # A heading printed once more: FM may be a foreign minister, by name.
        again = line.text.startswith("FM ") and surely_named(line.text[3:])
        return not (line.gap or again)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, begin = Kind.SUBJECT, block.match.start("rest")
        text = block.joined(begin)
        if not text:
            return []
        claims = labelled(block, kind, begin, text)
        if block.match["misspelt"]:
            spans = [block.lines[0].span(*block.match.span("misspelt"))]
            walk.note("content.misspelt-label", block.match["misspelt"], kind, spans)
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(str(value), width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "SUBJECT: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        # E.O., TAGS and SUBJECT stand together, one a line (content.md 1.1).
        together = before in (Kind.EXECUTIVE_ORDER, Kind.TAG)
        return "\n" if together else "\n\n"


def year_from(two_digits: int, first: int | None) -> int:
    """The first year from `first` on that ends in two digits (content.md 1.4).

    A declassification lies behind the cable's own date; without one, the policy of
    `resolve_year` holds.
    """
    if first is None:
        return resolve_year(two_digits)
    return first + (two_digits - first) % 100
