"""E.O., TAGS and subject: the three lines that every telegram has had since 1973.

Facts (content.md 1.4-1.6): they stand in this order, one a line; copies show every
other order, labels in any case, and lines twice.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from cableformat._record import unchecked
from cableformat.markings import DeclassificationDate, DeclassificationText
from cableformat.model import ExecutiveOrder
from cableformat.model._leaves import TAG
from cableformat.routing import resolve_year
from cableformat.text._kinds import Kind
from cableformat.text._lens import (
    ANYWHERE,
    FLAGS,
    Block,
    Claim,
    Lens,
    State,
    capitals,
    labelled,
    wrap,
)

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_order = unchecked(ExecutiveOrder)
_on_date = unchecked(DeclassificationDate)
_as_printed = unchecked(DeclassificationText)


class ExecutiveOrderLens(Lens):
    """The E.O. line: order and declassification (content.md 1.4)."""

    kinds = (Kind.EXECUTIVE_ORDER,)
    initials = "E"
    states = ANYWHERE
    leads_to = State.OPENING
    # Possessive where blanks meet blanks (law 9).
    _line = re.compile(
        r"E\.?[ \t]?O\.?[ \t]*+(?P<colon>:?+)[ \t]*+"
        r"(?:(?P<number>[0-9]{4,5})(?![0-9])[ \t]*+[:;.]?+[ \t]*+(?P<rest>.*)"
        r"|(?P<only>.+))",
        FLAGS | re.DOTALL,
    ).fullmatch
    _date = re.compile(
        r"DECL(?:AS(?:SIFY)?)?(?:[ \t]++ON)?+[ \t]*+[:;.]?+[ \t]*+"
        r"(?:(?P<m>[0-9]{1,2})[/.-](?P<d>[0-9]{1,2})[/.-](?P<y>[0-9]{4}|[0-9]{2})"
        r"|(?P<y2>[0-9]{4})[/.-](?P<m2>[0-9]{1,2})[/.-](?P<d2>[0-9]{1,2}))\.?",
        FLAGS,
    ).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        return match if match and (match["number"] or match["colon"]) else None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, spans, match = Kind.EXECUTIVE_ORDER, block.spans(), block.match
        rest = match["rest"] or match["only"] or ""
        instruction: Any = _as_printed(rest) if rest else None
        if rest and (date := self._date(rest)):
            day = self._day(date, walk)
            if day is None:
                walk.note("content.not-a-date", rest, kind, spans)
            else:
                instruction = _on_date(day)
        if match["number"] is None and instruction is None:
            return []
        return [Claim(kind, _order(match["number"], instruction), spans)]

    @staticmethod
    def _day(match: re.Match[str], walk: Reader) -> str | None:
        year = match["y"] or match["y2"]
        full = walk.year_from(int(year)) if len(year) == 2 else int(year)
        month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        try:
            date = datetime.date(full, month, day).isoformat()
        except ValueError:
            return None
        return date if full >= 1000 else None

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "E.O.:" if value.number is None else f"E.O. {value.number}:"
        instruction = value.declassification
        if instruction is None:
            return label
        if isinstance(instruction, DeclassificationDate):
            year, month, day = instruction.date.split("-")
            return f"{label} DECL: {month}/{day}/{year}"
        return f"{label} {instruction.text}"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


def _in_group(before: Kind | None) -> str:
    """E.O., TAGS and SUBJECT stand together, one a line (content.md 1.1)."""
    together = before in (Kind.EXECUTIVE_ORDER, Kind.TAG)
    return "\n" if together else "\n\n"


class TagsLens(Lens):
    """The TAGS line (content.md 1.5).

    What is no code and no name in brackets is kept as a stray of its own.
    """

    kinds = (Kind.TAG,)
    one_line = False
    initials = "T"
    states = ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        r"TAGS?[ \t]*(?::|(?=[ \t]))[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    # A line of codes in capitals goes on where the TAGS line left off.
    _more = re.compile(
        r"(?:[A-Z0-9/-]{1,24}|\([^()]+\))(?:[ \t,]+(?:[A-Z0-9/-]{1,24}|\([^()]+\)))*,?"
    ).fullmatch
    _each = re.compile(r"\([^()]*\)|[^ \t,;()]+|[()]").finditer
    _tag = re.compile(TAG.pattern, re.ASCII).fullmatch

    def continues(self, line: Line, walk: Reader) -> bool:
        return not line.gap and self._more(line.text) is not None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, first = Kind.TAG, block.lines[0]
        begin = block.match.start(1)
        claims = [Claim(kind, None, [first.span(0, begin)], label=True)]
        for line in block.lines:
            for match in self._each(line.text, begin if line is first else 0):
                claim = self._item(line, match, walk)
                if claim is not None:
                    claims.append(claim)
        return claims if any(claim.kind is kind for claim in claims[1:]) else []

    def _item(self, line: Line, match: re.Match[str], walk: Reader) -> Claim | None:
        spans = [line.span(*match.span())]
        if match[0].startswith("(") and self._tag(match[0]):
            return Claim(Kind.TAG, match[0], spans)
        # content.md 1.1: periods behind a code are a typing error of 1974.
        code = match[0].strip(".:'\"*-")
        if self._tag(capitals(code)):
            return Claim(Kind.TAG, walk.capitals(code, Kind.TAG, spans), spans)
        return walk.stray(match[0], Kind.CONTENT_STRAY, spans) if code else None

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "TAGS: "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return ", "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return _in_group(before)


class SubjectLens(Lens):
    """The subject: one line of value on as many as it takes (content.md 1.6)."""

    kinds = (Kind.SUBJECT,)
    one_line = False
    initials = "S"
    states = ANYWHERE
    leads_to = State.OPENING
    # content.md 1.6: the label may stand alone, the text on the next line (V51).
    _line = re.compile(
        r"SUBJ(?:ECT)?(?:[ \t]*:[ \t]*|(?![^:]))(.*)", FLAGS | re.DOTALL
    ).fullmatch

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        begin = block.match.start(1)
        text = block.joined(begin)
        return labelled(block, Kind.SUBJECT, begin, text) if text else []

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(str(value), width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "SUBJECT: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return _in_group(before)


def year_from(two_digits: int, first: int | None) -> int:
    """The first year from `first` on that ends in two digits (content.md 1.4).

    A declassification lies behind the cable's own date; without one, the policy of
    `resolve_year` holds.
    """
    if first is None:
        return resolve_year(two_digits)
    return first + (two_digits - first) % 100
