"""Format lines 5-8: preamble, originator, addressees.

Facts (wire.md 1.6-1.7): the first addressee stands on the line of its prosign, the rest
one a line; each may have a routing indicator before it, a precedence and a message
continuity number behind it.  Doubt: a name may itself end in digits or in a word of
precedence; an addressee is therefore peeled from the right (wire.md 1.7.4), and what
remains is the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Addressee, Preamble, PrecedencePair
from cableformat.routing import MONTHS, DateTimeGroup, Precedence, resolve_year
from cableformat.routing._times import GROUP
from cableformat.text._kinds import Kind
from cableformat.text._lens import (
    FLAGS,
    B,
    Block,
    Claim,
    Lens,
    State,
    capitals,
    labelled,
)
from cableformat.text._procedure import RI

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_preamble = unchecked(Preamble)
_pair = unchecked(PrecedencePair)
_group = unchecked(DateTimeGroup)
_addressee = unchecked(Addressee)

#: wire.md 1.7.2: the precedences that are spelled out behind an addressee.
_WORDS: Final = {
    "FLASH": Precedence.FLASH,
    "NIACT IMMEDIATE": Precedence.NIACT_IMMEDIATE,
    "IMMEDIATE": Precedence.IMMEDIATE,
    "PRIORITY": Precedence.PRIORITY,
    "ROUTINE": Precedence.ROUTINE,
}

#: wire.md 1.7.4: a number behind one of these belongs to the name.
_COUNTED: Final = frozenset(
    "AIG AREA CAD CTE CTF CTG CTU DET DETACHMENT DISTRICT DIV NR REGION SITE SQDN TE "
    "TF TG TU UNIT".split()
)

_PREFIX: Final = re.compile(rf"({RI})/[ \t]*(?=[^ \t/])", FLAGS).match
_FIRST_WORD: Final = re.compile(r"[^ \t]*").match
_WORDS_OF: Final = re.compile(r"[^ \t]+").findall
_NUMBER: Final = re.compile("[0-9]{1,6}", FLAGS).fullmatch
# wire.md 1.7.4: State's own indicators, whose addressees have continuity numbers.
_STATE_INDICATOR: Final = re.compile("RUEH|RUCN", FLAGS).match
# wire.md 1.7.2: continuity numbers are assigned to State activities; these are theirs,
# which before 1980 stand without an indicator (`SECSTATE WASHDC 8019`).
_STATE_NAME: Final = re.compile(
    r"(?:SECSTATE|AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|USDEL)[ \t]", FLAGS
).match
#: wire.md 1.7.3: exemptions are not read yet; one is no addressee.
_EXEMPTION: Final = re.compile(r"XMT(?:[ \t/]|$)", FLAGS).match
# wire.md 1.7.2: the alphabet of designators, widened by what copies add; a sentence has
# an end and a label a colon.
_PLAUSIBLE: Final = re.compile(r"[^:;!?*=<>{}|\\\"]{1,80}(?<![.,])").fullmatch
_MOST_WORDS: Final = 12


class PreambleLens(Lens):
    """Format line 5: precedence, date-time group, instructions (wire.md 1.6)."""

    kinds = (Kind.PREAMBLE,)
    initials = "ZOPRYW0123456789"
    states = (State.PROCEDURE, State.ADDRESS)
    leads_to = State.ADDRESS
    _line = re.compile(
        rf"(?:([ZOPRYW])(?:{B}([ZOPRYW]))?[ \t]*)?{GROUP}((?:{B}[^ \t]+)*)",
        FLAGS,
    ).fullmatch

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, spans = Kind.PREAMBLE, block.spans()
        action, info, day, hour, minute, zone, month, year, rest = block.match.groups()
        pair = None
        if action:
            action = Precedence(walk.capitals(action, kind, spans))
            info = Precedence(walk.capitals(info, kind, spans)) if info else None
            pair = _pair(action, info)
        if year:
            near = None if walk.hints.date is None else walk.hints.date.year
            year = int(year) if len(year) == 4 else resolve_year(int(year), near=near)
            if year < 1000:  # four digits that are no year: 0008
                return []
        group = _group(
            int(day),
            int(hour),
            int(minute),
            walk.capitals(zone, kind, spans),
            MONTHS.index(walk.capitals(month, kind, spans)) + 1 if month else None,
            year or None,
        )
        if group.to_datetime() is None and (year or not self._on_the_clock(group)):
            walk.impossible_time(block.match[0], kind, spans)
        return [Claim(kind, _preamble(pair, group, tuple(_WORDS_OF(rest))), spans)]

    @staticmethod
    def _on_the_clock(group: DateTimeGroup) -> bool:
        return 1 <= group.day <= 31 and group.hour < 24 and group.minute < 60

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        group, pair = value.date_time_group, value.precedence
        words = []
        if pair is not None:
            words.append(pair.action.prosign)
            if pair.info is not None:
                words.append(pair.info.prosign)
        words.append(f"{group.day:02}{group.hour:02}{group.minute:02}{group.zone}")
        if group.month is not None:
            words.append(MONTHS[group.month - 1])
        if group.year is not None:
            # wire.md 5.4: two digits where they re-read as the same year.
            short = resolve_year(group.year % 100) == group.year
            words.append(f"{group.year % 100:02}" if short else f"{group.year:04}")
        return " ".join((*words, *value.instructions))


def _plausible(text: str) -> bool:
    """Whether a text has the shape of a designator, as prose has not."""
    if _PREFIX(text):
        return True
    return _PLAUSIBLE(text) is not None and text.count(" ") < _MOST_WORDS


def _labelled(label: str, text: str, walk: Reader) -> bool:
    """Whether a label and a text are an address line: prose may begin with `To`."""
    if walk.heading_begun:
        return True
    word = _FIRST_WORD(text)[0]  # type: ignore[index]
    capitals = label.isupper() or "/" in word or (len(word) > 1 and word.isupper())
    return capitals and _plausible(text)


class OriginatorLens(Lens):
    """Format line 6: ``FM`` and the designator of the originator (wire.md 1.7.1)."""

    kinds = (Kind.ORIGINATOR,)
    initials = "F"
    states = (State.PROCEDURE, State.ADDRESS)
    leads_to = State.ADDRESS
    _line = re.compile(rf"(FM){B}(.+)", FLAGS | re.DOTALL).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        return match if match and _labelled(match[1], match[2], walk) else None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        return labelled(block, Kind.ORIGINATOR, block.match.start(2), block.match[2])

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "FM "


class AddresseeLens(Lens):
    """Format lines 7 and 8: ``TO`` and ``INFO``, and their lists (wire.md 1.7.2)."""

    kinds = (Kind.ACTION_ADDRESSEE, Kind.INFO_ADDRESSEE)
    one_line = False
    initials = "TI"
    states = (State.PROCEDURE, State.ADDRESS)
    leads_to = State.ADDRESS
    _line = re.compile(rf"(TO|INFO)(?:{B}(.+))?", FLAGS | re.DOTALL).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        if match is None or match[2] is None:
            return match if match and walk.heading_begun else None
        return match if _labelled(match[1], match[2], walk) else None

    def continues(self, line: Line, walk: Reader) -> bool:
        # Behind a blank line only an indicator shows that the list goes on.
        if line.gap and not _PREFIX(line.text):
            return False
        return _plausible(line.text) and not _EXEMPTION(line.text)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        match, first = block.match, block.lines[0]
        kind = self.kinds[0] if match[1].upper() == "TO" else self.kinds[1]
        label = first.span(0, match.end(1))
        claims = [Claim(kind, None, [label], label=True)]
        for line in block.lines:
            begin = 0 if line is not first else match.start(2)
            if begin < 0:
                continue
            spans = [line.span(begin, len(line.text))]
            value = read_addressee(line.text[begin:], walk, kind, spans)
            claims.append(Claim(kind, value, spans))
        return claims if len(claims) > 1 else []

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = [value.designator]
        if value.routing_indicator is not None:
            words[0] = f"{value.routing_indicator}/{value.designator}"
        if value.precedence is not None:
            words.append(value.precedence.word)
        if value.message_continuity_number is not None:
            words.append(value.message_continuity_number)
        return " ".join(words)

    def label(self, kind: Kind) -> str:
        return "TO " if kind is Kind.ACTION_ADDRESSEE else "INFO "


def read_addressee(
    text: str, walk: Reader, kind: Kind, spans: list[tuple[int, int]]
) -> Addressee:
    """One addressee, peeled from the right by the rule of wire.md 1.7.4."""
    indicator = number = None
    if prefix := _PREFIX(text):
        indicator = walk.capitals(prefix[1], kind, spans)
        text = text[prefix.end() :]
    name, tail = _last_word(text)
    counted = bool(name) and _NUMBER(tail) is not None
    named, word = _peel_precedence(name if counted else text)
    precedence = _WORDS[walk.capitals(word, kind, spans)] if word else None
    if not counted:
        text = named
    elif _is_continuity_number(tail, name, indicator, precedence):
        number, text = tail, named
    else:
        precedence = None
        walk.digits_in_name(tail, kind, spans)
    return _addressee(indicator, text, precedence, number)


def _last_word(text: str) -> tuple[str, str]:
    """What stands before the last word, and the last word."""
    if "\t" not in text:
        before, _, word = text.rpartition(" ")
        return before.rstrip(" "), word
    cut = max(text.rfind(" "), text.rfind("\t"))
    return text[: max(cut, 0)].rstrip(" \t"), text[cut + 1 :]


def _peel_precedence(text: str) -> tuple[str, str]:
    """The name, and the word of precedence behind it as printed, if any."""
    name, word = _last_word(text)
    if not name or capitals(word) not in _WORDS:
        return text, ""
    if capitals(word) == "IMMEDIATE":
        before, night = _last_word(name)
        if before and capitals(night) == "NIACT":
            return before, f"{night} {word}"
    return name, word


def _is_continuity_number(
    digits: str, name: str, indicator: str | None, precedence: Precedence | None
) -> bool:
    if precedence is not None:
        return True
    if _last_word(name)[1].upper() in _COUNTED:
        return False
    if indicator is not None and _STATE_INDICATOR(indicator):
        return True
    if _STATE_NAME(name):
        return True
    return len(digits) == 4 and digits.startswith("0")
