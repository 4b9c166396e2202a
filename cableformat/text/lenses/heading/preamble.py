"""Format line 5: precedence, date-time group and instructions.

Facts (wire.md 1.6, 5): the precedence for action precedes that for information; the
date-time group has a month and a year or lacks them, with blanks or without; signals
and message numbers fill the line.  A second such line below an address begins the
heading of a message that was readdressed (ACP 127 paragraph 503).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Preamble, PrecedencePair
from cableformat.routing import MONTHS, DateTimeGroup, Precedence, resolve_year
from cableformat.routing.times import GROUP, MONTH_NUMBERS
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lenses.transmission.routing_line import PRECEDENCES, PROSIGNS
from cableformat.text.lines.line import BLANKS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

_preamble = unchecked(Preamble)
_pair = unchecked(PrecedencePair)
_group = unchecked(DateTimeGroup)

_SECOND: Final = frozenset(f"{PROSIGNS}{PROSIGNS.lower()}0123456789 \tTt")
_TWO: Final = "[0-9][ ]?[0-9]"
_MONTH: Final = "|".join("[ ]?".join(month) for month in MONTHS)
_BEFORE: Final = (
    r"(?P<label>DTG[ \t]*+:?+[ \t]*+)?"
    rf"(?:([{PROSIGNS}0])(?:[ \t]*([{PROSIGNS}]))?[ \t]*)?"
)


class PreambleLens(Lens):
    """Format line 5: precedence, date-time group, instructions (wire.md 1.6)."""

    kinds = (Kind.PREAMBLE, Kind.READDRESSED_PREAMBLE)
    may_break = True
    initials = f"{PROSIGNS}0123456789D"
    # wire.md 1.6: copies lose blanks between and after prosigns.  The digit 0 for the
    # letter O is a known misprint; some copies have the label DTG.
    _line = re.compile(rf"{_BEFORE}{GROUP}((?:{B}[^ \t]+)*)", FLAGS).fullmatch
    #: content.md 2.2: some copies have blanks inside the numbers; others print 2 for Z,
    #: or put a hyphen or a period after it.
    _damaged = re.compile(
        rf"{_BEFORE}({_TWO})[ ]?({_TWO})[ ]?({_TWO})[ ]?([A-Z]|2)-?[ ]*({_MONTH})[ ]*"
        rf"((?:1[ ]?9|2[ ]?0)[ ]?{_TWO}|{_TWO})\.?((?:{B}[^ \t]+)*)",
        FLAGS,
    ).fullmatch

    landmark_begins = (
        *(one + two for one in f"{PROSIGNS}0123" for two in f" \t{PROSIGNS}0123456789"),
    )
    landmark = (
        rf"(?:[{PROSIGNS}0][ \t]*+){{0,2}}[0-9]{{6}}[ ]?Z[ \t]*[A-Z]{{3}}{B}"
        r"[0-9]{2,4}(?![^ \t])"
        rf"|(?:[{PROSIGNS}]{B}){{1,2}}[0-9]{{6}}Z(?:{B}[A-Z]{{3}})?\Z"
    )

    def shape(self, text: str) -> Any:
        # Most lines of an address begin with letters: the second one is cheaper.
        if text[1:2] not in _SECOND:
            return None
        match = self._line(text)
        if match is not None and match[9] is not None:
            return match
        return self._damaged(text) or match

    def is_broken(self, match: Any, following: str) -> bool:
        # Month and year, or only the year, may be on the next line.
        if match[9] is not None or match[10]:
            return False
        whole = self.shape(f"{match[0]} {following}")
        return whole is not None and whole[9] is not None

    def goes_on(self, block: Block, line: Line) -> bool:
        once = len(block.lines) == 1 and not line.gap
        return once and self.is_broken(block.match, line.text)

    @staticmethod
    def is_whole(match: re.Match[str]) -> bool:
        """Whether a line begins with a precedence and has a month."""
        begins = match[0][0] not in "0123456789"
        return begins and match[2] is not None and match[8] is not None

    def clean_forms(self) -> Iterable[CleanForm]:
        prosigns, months = f"[{PROSIGNS}]", "|".join(MONTHS)
        clock = "(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9])"
        pattern = rf"({prosigns})(?: ({prosigns}))? {clock}Z ({months}) ([0-9]{{2}})"
        yield CleanForm(PROSIGNS, pattern, self.kinds[:1], _clean_preamble)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        # Four digits may be no year: 0008.
        year = block.match[9]
        no_year = year and len(year) == 4 and int(year) < 1000
        return () if no_year else self.kinds[:1]

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line, match = block.lines[0], block.match
        if len(block.lines) > 1:
            match = self.shape(block.joined())
        label, begin = match["label"], match.end("label")
        spans = block.spans(max(begin, 0))
        _, action, info, *numbers, rest = match.groups()
        kind = block.of_heading(Kind.PREAMBLE)
        pair = None
        if action:
            action, info = self._prosign(action, block, kind, spans), info or None
            pair = _pair(action, info and self._prosign(info, block, kind, spans))
        if numbers[3] == "2":
            block.note("routing.misprint", match[0][max(begin, 0) :], kind, spans)
        group = self._time(numbers, block, facts, kind, spans)
        if not self._possible(group):
            printed = line.text[max(begin, 0) :]
            block.note("routing.impossible-time", printed, kind, spans)
        claims = [Claim(kind, _preamble(pair, group, tuple(WORDS(rest))), spans)]
        if label:
            where = [line.span(0, len(label.rstrip(BLANKS)))]
            claims.insert(0, Claim(kind, None, where, label=True))
        return claims

    @staticmethod
    def _time(
        numbers: list[str | None],
        block: Block,
        facts: Facts,
        kind: Kind,
        spans: list[Span],
    ) -> DateTimeGroup:
        bare = [(number or "").replace(" ", "") for number in numbers]
        day, hour, minute, zone, month, year = bare
        group: DateTimeGroup = _group(
            int(day),
            int(hour),
            int(minute),
            "Z" if zone == "2" else block.capitals(zone, kind, spans),
            MONTH_NUMBERS[block.capitals(month, kind, spans)] if month else None,
            _year(year, facts) if year else None,
        )
        return group

    @staticmethod
    def _prosign(
        printed: str, block: Block, kind: Kind, spans: list[Span]
    ) -> Precedence:
        if printed == "0":
            block.note("routing.misprint", printed, kind, spans)
            return Precedence.IMMEDIATE
        return PRECEDENCES[block.capitals(printed, kind, spans)]

    @staticmethod
    def _possible(group: DateTimeGroup) -> bool:
        if not (1 <= group.day <= 31 and group.hour < 24 and group.minute < 60):
            return False
        return group.year is None or group.to_datetime() is not None


def _year(printed: str, facts: Facts) -> int:
    """A year as printed, with four digits or two."""
    near = None if facts.hints.date is None else facts.hints.date.year
    year = int(printed)
    return year if len(printed) == 4 else resolve_year(year, near=near)


#: Every month has this day.
_SURE: Final = 28


def _clean_preamble(
    line: Line,
    facts: Facts,
    action: str,
    info: str | None,
    day: str,
    hour: str,
    minute: str,
    month: str,
    year: str,
) -> list[Claim] | None:
    clock = int(day), int(hour), int(minute), "Z"
    group = _group(*clock, MONTH_NUMBERS[month], _year(year, facts))
    if group.day > _SURE and group.to_datetime() is None:
        return None
    pair = _pair(PRECEDENCES[action], info and PRECEDENCES[info])
    return [Claim(Kind.PREAMBLE, _preamble(pair, group, ()), [line.whole])]
