"""Format line 5: how urgent a message is, of when it is, how to handle it.

Facts (wire.md 1.6, 5): precedence for action, then for information; the date-time
group, with or without month and year, blanks or none; signals and message numbers up
to the end of the line.  A second one behind an address begins the heading of a message
that was readdressed (ACP 127 paragraph 503).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Preamble, PrecedencePair
from cableformat.routing import MONTHS, DateTimeGroup, Precedence, resolve_year
from cableformat.routing.times import GROUP
from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import ANYWHERE, Block, Claim, Lens, State
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lenses.transmission.routing_line import PRECEDENCES, PROSIGNS
from cableformat.text.lines.line import WORDS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Reader, Span
    from cableformat.text.lines.line import Line

_preamble = unchecked(Preamble)
_pair = unchecked(PrecedencePair)
_group = unchecked(DateTimeGroup)

_SECOND: Final = frozenset(f"{PROSIGNS}{PROSIGNS.lower()}0123456789 \tTt")


class PreambleLens(Lens):
    """Format line 5: precedence, date-time group, instructions (wire.md 1.6)."""

    kinds = (Kind.PREAMBLE, Kind.READDRESSED_PREAMBLE)
    initials = f"{PROSIGNS}0123456789D"
    states = ANYWHERE
    # wire.md 1.6: blanks between prosigns and behind them are lost in copies.  The
    # digit 0 for the letter O is a known misprint; DTG is a label of some copies.
    _line = re.compile(
        r"(?P<label>DTG[ \t]*+:?+[ \t]*+)?"
        rf"(?:([{PROSIGNS}0])(?:[ \t]*([{PROSIGNS}]))?[ \t]*)?"
        rf"{GROUP}((?:{B}[^ \t]+)*)",
        FLAGS,
    ).fullmatch

    def next_state(self, state: State) -> State:
        return State.OPENING if state is State.OPENING else State.ADDRESS

    def opens(self, line: Line, walk: Reader) -> Any:
        # Most lines of an address begin with letters: a look at the second first.
        if line.text[1:2] not in _SECOND:
            return None
        if walk.state is not State.OPENING:
            return self._line(line.text)
        # Below the first line of content only a whole one is.
        if line.text[0].isdigit() or walk.has_read(Kind.PREAMBLE):
            return None
        match = self._line(line.text)
        whole = match and match[2] is not None and match[8] is not None
        return match if whole and walk.heading_below(line, Kind.PREAMBLE) else None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        line, match = block.lines[0], block.match
        label, begin = match["label"], match.end("label")
        spans = [line.span(max(begin, 0), len(line.text))]
        _, action, info, day, hour, minute, zone, month, year, rest = match.groups()
        if year:
            near = None if walk.hints.date is None else walk.hints.date.year
            year = int(year) if len(year) == 4 else resolve_year(int(year), near=near)
            if year < 1000:  # four digits that are no year: 0008
                return []
        if walk.has_read(Kind.PREAMBLE):
            walk.readdress()
        kind = walk.part_of_heading(Kind.PREAMBLE)
        pair = None
        if action:
            action, info = self._prosign(action, walk, kind, spans), info or None
            pair = _pair(action, info and self._prosign(info, walk, kind, spans))
        group = _group(
            int(day),
            int(hour),
            int(minute),
            walk.capitals(zone, kind, spans),
            MONTHS.index(walk.capitals(month, kind, spans)) + 1 if month else None,
            year or None,
        )
        if not self._possible(group):
            walk.note(
                "routing.impossible-time", line.text[max(begin, 0) :], kind, spans
            )
        claims = [Claim(kind, _preamble(pair, group, tuple(WORDS(rest))), spans)]
        if label:
            where = [line.span(0, len(label.rstrip(" \t")))]
            claims.insert(0, Claim(kind, None, where, label=True))
        return claims

    @staticmethod
    def _prosign(
        printed: str, walk: Reader, kind: Kind, spans: list[Span]
    ) -> Precedence:
        if printed == "0":
            walk.note("routing.misprint", printed, kind, spans)
            return Precedence.IMMEDIATE
        return PRECEDENCES[walk.capitals(printed, kind, spans)]

    @staticmethod
    def _possible(group: DateTimeGroup) -> bool:
        if not (1 <= group.day <= 31 and group.hour < 24 and group.minute < 60):
            return False
        return group.year is None or group.to_datetime() is not None

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        pair = value.precedence
        words = []
        if pair is not None:
            words.append(pair.action.prosign)
            if pair.info is not None:
                words.append(pair.info.prosign)
        return " ".join((*words, value.date_time_group.text, *value.instructions))
