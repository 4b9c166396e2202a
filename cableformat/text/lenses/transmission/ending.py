"""Format lines 11 and 13 to 16: what parts the text from the rest, and what ends it.

Facts (wire.md 1.8): copies lack BT as often as not; corrections stand behind the text,
after the prosign C; ``#`` and the serial once more, and NNNN, end a transmission, or E
eight times and AR where it is cancelled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Block, Claim, Lens, State
from cableformat.text.lenses.level_line import LEVEL
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Reader
    from cableformat.text.lines.line import Line


_LEVEL: Final = re.compile(LEVEL, FLAGS).match


class CorrectionLens(Lens):
    """Format line 15: ``C`` and a correction, behind the text (wire.md 1.8)."""

    kinds = (Kind.CORRECTION,)
    initials = "C"
    states = (State.CLOSED,)
    # `C WA 1500Z POSITION`, `C7 - PROXU 9 - ECPDF`.
    _line = re.compile(r"C(?:[ \t]++|(?=[0-9]))(.+)", re.ASCII | re.DOTALL).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        # C O N F I D E N T I A L closes a text too.
        if walk.has(Kind.END_OF_MESSAGE) or _LEVEL(line.text):
            return None
        return self._line(line.text)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
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

    Inside the text, before BT, only a number of four digits is taken for the validation
    number: a line ``#1`` there is a line of a list.
    """

    kinds = (Kind.VALIDATION_NUMBER, Kind.CANCELLED, Kind.END_OF_MESSAGE)
    initials = "#NE"
    states = tuple(State)
    _line = re.compile(
        r"#(?P<number>[0-9]{1,6})|(?P<end>N{3,4}(?:[A-Z]{0,8}ZCZC?)?|N[A-Z]{2,8}ZCZC?)"
        r"|(?P<cancelled>E(?:[ \t]+E){7}[ \t]+AR)",
        FLAGS,
    ).fullmatch

    def next_state(self, state: State) -> State:
        # What an earlier message left behind closes nothing.
        return state if state is State.PROCEDURE else State.CLOSED

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        if match and match["number"] and walk.inside_text:
            return match if len(match["number"]) == 4 else None
        return match

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        spans, match = block.spans(), block.match
        if walk.state is State.PROCEDURE:
            walk.ended_early()
        if match["number"] is not None:
            return [Claim(Kind.VALIDATION_NUMBER, match["number"], spans)]
        if match["cancelled"] is not None:
            walk.capitals(match["cancelled"], Kind.CANCELLED, spans)
            return [Claim(Kind.CANCELLED, True, spans)]  # noqa: FBT003 - its value
        end = walk.capitals(match["end"], Kind.END_OF_MESSAGE, spans)
        return [Claim(Kind.END_OF_MESSAGE, end, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.CANCELLED:
            return f"{'E ' * 8}AR"
        return f"#{value}" if kind is Kind.VALIDATION_NUMBER else str(value)


class BreakLens(Lens):
    """Format lines 11 and 13: ``BT`` opens and closes the text (wire.md 1.8).

    Syntax, not a value: nothing requires it.
    """

    kinds = (Kind.BREAK, Kind.CLOSE)
    initials = "B"
    states = tuple(State)

    def next_state(self, state: State) -> State:
        before = state in (State.PROCEDURE, State.LISTED, State.ADDRESS)
        return State.OPENING if before else State.CLOSED

    def opens(self, line: Line, walk: Reader) -> Any:
        return line.text in ("BT", "bt", "Bt")

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind = Kind.BREAK if walk.state is State.OPENING else Kind.CLOSE
        return [Claim(kind, None, block.spans(), label=True)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return "BT"


class OperatorsNoteLens(Lens):
    """``NOTE BY OC/T: ...``: what a communications center says, under the text.

    content.md 1.10 names it and gives it no element: it is a stray, which parts the
    text and its signature from what follows.
    """

    kinds = (Kind.CONTENT_STRAY,)
    initials = "N"
    signs = ("NOTE BY",)
    states = (State.BODY,)
    behind_text = True
    _line = re.compile(r"NOTE[ ]BY[ ][A-Z/]{2,12}[ ]?:.*", FLAGS | re.DOTALL).fullmatch

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        return [walk.stray(block.lines[0].text, Kind.CONTENT_STRAY, block.spans())]
