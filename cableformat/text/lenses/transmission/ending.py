"""Format lines 11 and 13 to 16: what parts the text from the rest, and what ends it.

Facts (wire.md 1.8): copies lack BT as often as not; corrections are below the text,
after the prosign C; ``#`` and the serial once more, and NNNN, end a transmission, or E
eight times and AR where it is cancelled.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens, Zone, stray
from cableformat.text.lenses.level_line import LEVEL
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line


_LEVEL: Final = re.compile(LEVEL, FLAGS).match


class CorrectionLens(Lens):
    """Format line 15: ``C`` and a correction, after the text (wire.md 1.8)."""

    kinds = (Kind.CORRECTION,)
    initials = "C"
    # `C WA 1500Z POSITION`, `C7 - PROXU 9 - ECPDF`.
    _line = re.compile(r"C(?:[ \t]++|(?=[0-9]))(.+)", re.ASCII | re.DOTALL).fullmatch

    def shape(self, text: str) -> Any:
        # C O N F I D E N T I A L closes a text too.
        return None if _LEVEL(text) else self._line(text)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line = block.lines[0]
        begin, end = block.match.span(1)
        return [
            Claim(Kind.CORRECTION, None, [line.span(0, 1)], label=True),
            Claim(Kind.CORRECTION, block.match[1], [line.span(begin, end)]),
        ]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "C "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return "\nC "


class EndingLens(Lens):
    """Format lines 15 and 16: ``#1774``, ``NNNN``; E eight times and AR.

    Inside the text, before BT, only a number of four digits counts as the validation
    number: a line ``#1`` there is a line of a list.
    """

    kinds: tuple[Kind, ...] = (
        Kind.VALIDATION_NUMBER,
        Kind.CANCELLED,
        Kind.END_OF_MESSAGE,
    )
    initials = "#NE"
    text_begins: tuple[str, ...] = ("#", "N", "E ", "E\t")
    landmark_begins: tuple[str, ...] = ("NN",)
    landmark = r"NNNN\Z"

    def landmark_of(self, text: str) -> tuple[Kind, None]:
        return Kind.END_OF_MESSAGE, None

    _line = re.compile(
        r"#(?P<number>[0-9]{1,6})"
        r"|(?P<end>N{3,4}(?:[A-Z]{0,8}ZCZC?)?|N[A-Z]{2,8}ZCZC?)\.?"
        r"|(?P<cancelled>E(?:[ \t]+E){7}[ \t]+AR)",
        FLAGS,
    ).fullmatch

    def clean_forms(self) -> Iterable[CleanForm]:
        number, end = (Kind.VALIDATION_NUMBER,), (Kind.END_OF_MESSAGE,)
        yield CleanForm("#", "#([0-9]{4})", number, _clean_number)
        yield CleanForm("N", "NNNN", end, _clean_end)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        match = block.match
        if match["number"] is not None:
            return (Kind.VALIDATION_NUMBER,)
        cancelled = match["cancelled"] is not None
        return (Kind.CANCELLED,) if cancelled else (Kind.END_OF_MESSAGE,)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        spans, match = block.spans(), block.match
        if match["number"] is not None:
            return [Claim(Kind.VALIDATION_NUMBER, match["number"], spans)]
        if match["cancelled"] is not None:
            block.capitals(match["cancelled"], Kind.CANCELLED, spans)
            return [Claim(Kind.CANCELLED, True, spans)]  # noqa: FBT003 - its value
        end = block.capitals(match["end"], Kind.END_OF_MESSAGE, spans)
        return [Claim(Kind.END_OF_MESSAGE, end, spans)]

    def holds_all(self, values: Sequence[Any]) -> bool:
        texts = (value for value in values if isinstance(value, str))
        return all(text.isdecimal() or self._line(text) for text in texts)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.CANCELLED:
            return f"{'E ' * 8}AR"
        return f"#{value}" if kind is Kind.VALIDATION_NUMBER else str(value)


def _clean_number(line: Line, _: Facts, number: str) -> list[Claim]:
    return [Claim(Kind.VALIDATION_NUMBER, number, [line.whole])]


def _clean_end(line: Line, _: Facts) -> list[Claim]:
    return [Claim(Kind.END_OF_MESSAGE, line.text, [line.whole])]


class BreakLens(Lens):
    """Format lines 11 and 13: ``BT`` opens and closes the text (wire.md 1.8).

    It is syntax, not a value, and nothing requires it.
    """

    kinds = (Kind.BREAK, Kind.CLOSE)
    initials = "B"
    text_begins = ("BT",)
    landmark_begins = ("BT",)
    landmark = r"BT\Z"

    def shape(self, text: str) -> Any:
        return text in ("BT", "bt", "Bt", "BT.")

    def clean_forms(self) -> Iterable[CleanForm]:
        for kind, zone in ((Kind.BREAK, Zone.OPENING), (Kind.CLOSE, Zone.CLOSED)):
            yield CleanForm("B", "BT", (kind,), partial(_clean_break, kind), into=zone)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return (Kind.BREAK,) if block.zone is Zone.OPENING else (Kind.CLOSE,)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        (kind,) = self.kinds_of(block)
        return [Claim(kind, None, block.spans(), label=True)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return "BT"


def _clean_break(kind: Kind, line: Line, _: Facts) -> list[Claim]:
    return [Claim(kind, None, [line.whole], label=True)]


class OperatorsNoteLens(Lens):
    """``NOTE BY OC/T: ...``: what a communications center says, under the text.

    content.md 1.10 names it and gives it no element: it is a stray, which parts the
    text and its signature from what follows.
    """

    kinds = (Kind.CONTENT_STRAY,)
    initials = "N"
    text_begins = ("NO",)
    behind_text = True
    _line = re.compile(r"NOTE[ ]BY[ ][A-Z/]{2,12}[ ]?:.*", FLAGS | re.DOTALL).fullmatch

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return [stray(block.lines[0].text, Kind.CONTENT_STRAY, block.spans())]
