"""The E.O. line: under which order a cable is classified, and until when.

Facts (content.md 1.4): one line, above TAGS and subject; copies show every other order,
labels in any case, and lines twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings import DeclassificationDate
from cableformat.model import ExecutiveOrder
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.content.declassification import (
    CLEAN_INSTRUCTIONS,
    read_instruction,
)
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_order = unchecked(ExecutiveOrder)
_on_date = unchecked(DeclassificationDate)

#: A line that was broken because it was full (wire.md 6: 69; content.md 1.1: 55).
_LONG: Final = 45


class ExecutiveOrderLens(Lens):
    """The E.O. line: order and declassification (content.md 1.4)."""

    kinds = (Kind.EXECUTIVE_ORDER,)
    above = "\n\n"
    one_line = False
    initials = "E"
    landmark_begins = ("E.", "EO", "E ")
    landmark = r"E\.?[ ]?O\.?[ \t]*+:?[ \t]*+1[0-9]{3,4}[ \t]*+:"
    # Possessive where blanks meet blanks (law 9).
    _line = re.compile(
        r"E\.?[ \t]?O\.?[ \t]*+(?P<colon>:?+)[ \t]*+"
        r"(?:(?P<number>[0-9]{4,5})(?![0-9])"
        # content.md 1.4: the amended order keeps its number; the day shows which it is.
        r"(?:[ \t]*+,?+[ \t]*+AS[ \t]++AMENDED(?![A-Z]))?+"
        r"[ \t]*+[:;.]?+[ \t]*+(?P<rest>.*)"
        r"|(?P<only>.+))",
        FLAGS | re.DOTALL,
    ).fullmatch

    _eventful = re.compile(r"DECL[A-Z]*[ \t]*+[:;.]?+[ \t]*+[A-Z]{2}", FLAGS).match

    def shape(self, text: str) -> Any:
        match = self._line(text)
        return match if match and (match["number"] or match["colon"]) else None

    def goes_on(self, block: Block, line: Line) -> bool:
        # An event may be long; a day, a code or a schedule is not.
        return (
            not line.gap
            and len(block.lines[0].text) > _LONG
            and self._eventful(block.match["rest"] or "") is not None
        )

    def clean_forms(self) -> Iterable[CleanForm]:
        day = "(0[1-9]|1[0-2])/(0[1-9]|1[0-9]|2[0-8])/((?:19|20)[0-9]{2})"
        pattern = rf"E\.O\. ([0-9]{{5}}): DECL: {day}"
        yield CleanForm("E", pattern, self.kinds, _clean_order)
        words = "|".join(CLEAN_INSTRUCTIONS)
        pattern = rf"E\. ?O\. ([0-9]{{5}}): ?({words})"
        yield CleanForm("E", pattern, self.kinds, _clean_words)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        match = block.match
        said = match["number"] or match["rest"] or match["only"] or block.lines[1:]
        return self.kinds if said else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, spans, match = Kind.EXECUTIVE_ORDER, block.spans(), block.match
        rest = match["rest"] or match["only"] or ""
        if len(block.lines) > 1:
            rest = block.joined(match.start("rest")).lstrip(" ")
        instruction = None
        if rest:
            instruction = read_instruction(rest, block, facts, kind, spans)
        return [Claim(kind, _order(match["number"], instruction), spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "E.O.:" if value.number is None else f"E.O. {value.number}:"
        if value.declassification is None:
            return label
        return f"{label} {value.declassification}"


def _clean_order(
    line: Line, _: Facts, number: str, month: str, day: str, year: str
) -> list[Claim]:
    value = _order(number, _on_date(f"{year}-{month}-{day}"))
    return [Claim(Kind.EXECUTIVE_ORDER, value, [line.whole])]


def _clean_words(line: Line, _: Facts, number: str, words: str) -> list[Claim]:
    value = _order(number, CLEAN_INSTRUCTIONS[words]())
    return [Claim(Kind.EXECUTIVE_ORDER, value, [line.whole])]


class PartedExecutiveOrderLens(ExecutiveOrderLens):
    """The same, if the instruction may be on the next line (nara.md 5)."""

    initials = "EM"
    _garbled = re.compile(r"MO\.(?=[ ]?[0-9]{5})", FLAGS).match
    _instruction = re.compile(
        r"(?:N/?A|X?GDS|ADS|RDS|DECL)(?![A-Z]).{0,60}", FLAGS | re.DOTALL
    ).fullmatch

    def shape(self, text: str) -> Any:
        # A garbled label has an M for the E.
        if self._garbled(text):
            text = "E.O. " + text[3:].lstrip(" ")
        return super().shape(text)

    def goes_on(self, block: Block, line: Line) -> bool:
        match = block.match
        bare = not (match["rest"] or match["only"]) and len(block.lines) == 1
        if bare and not line.gap and self._instruction(line.text):
            return True
        return super().goes_on(block, line)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        if garbled := self._garbled(block.lines[0].text):
            code, kind = "content.misspelt-label", Kind.EXECUTIVE_ORDER
            block.note(code, garbled[0], kind, block.spans())
        return super().read(block, facts)
