"""Format lines 1-4 and 15-16: what the communications centers added.

Facts (wire.md 1.1-1.5, 1.8): every line may be missing; a channel serial has three
digits by the book and four in State traffic; ``#`` is a feature of the US supplement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import (
    CallingStation,
    OperatingSignal,
    RoutingLine,
    SecurityWarning,
    TransmissionIdentification,
)
from cableformat.routing import FilingTime, Precedence
from cableformat.text._kinds import Kind
from cableformat.text._lens import FLAGS, B, Block, Claim, Lens, State, wrap

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

#: heading.abnf: ri = ( "R" / "Q" / "U" ) 3*7ALPHA
RI: Final = "[RQU][A-Z]{3,7}"
#: heading.abnf: opsig = ( "Z" / "Q" ) 2ALPHA [ 1*2DIGIT ]
SIGNAL: Final = "[QZ][A-Z]{2}[0-9]{0,2}"

_identification = unchecked(TransmissionIdentification)
_routing_line = unchecked(RoutingLine)
_calling_station = unchecked(CallingStation)
_filing_time = unchecked(FilingTime)
_warning = unchecked(SecurityWarning)
_signal = unchecked(OperatingSignal)


class IdentificationLens(Lens):
    """Format line 1: ``V ZCZC``, channel designator, channel serial (wire.md 1.1)."""

    kinds = (Kind.IDENTIFICATION,)
    initials = "VZ"
    states = (State.PROCEDURE,)
    # Lost V: wire.md 1.1, deviations to accept.
    _line = re.compile(r"(V?ZCZC)[ \t]*([A-Z]{2,3})[ \t]*([0-9]{3,4})", FLAGS).fullmatch

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        spans = block.spans()
        start, channel, serial = block.match.groups()
        value = _identification(
            walk.capitals(start, Kind.IDENTIFICATION, spans),
            walk.capitals(channel, Kind.IDENTIFICATION, spans),
            serial,
        )
        return [Claim(Kind.IDENTIFICATION, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return f"{value.start_of_message}{value.channel}{value.serial}"


class RoutingLineLens(Lens):
    """Format line 2: the doubled prosign, then routing indicators (wire.md 1.2)."""

    kinds = (Kind.ROUTING_LINE,)
    initials = "ZOPRYW"
    states = (State.PROCEDURE,)
    one_line = False
    _line = re.compile(rf"([ZOPRYW])\1((?:{B}{RI})+)", FLAGS).fullmatch
    _more = re.compile(rf"{RI}(?:{B}{RI})*", FLAGS).fullmatch

    def continues(self, line: Line, walk: Reader) -> bool:
        return self._more(line.text) is not None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        spans = block.spans()
        words = block.match[2].split()
        for line in block.lines[1:]:
            words += line.text.split()
        prosign = walk.capitals(block.match[1], Kind.ROUTING_LINE, spans)
        indicators = walk.capitals(" ".join(words), Kind.ROUTING_LINE, spans)
        value = _routing_line(Precedence(prosign), tuple(indicators.split(" ")))
        return [Claim(Kind.ROUTING_LINE, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        prosign = value.precedence.prosign
        return wrap(f"{prosign * 2} {' '.join(value.routing_indicators)}", width)


class CallingStationLens(Lens):
    """Format line 3: ``DE``, station, serial and section, filing time (wire.md 1.3)."""

    kinds = (Kind.CALLING_STATION,)
    initials = "D"
    states = (State.PROCEDURE,)
    _line = re.compile(
        rf"DE{B}({RI})(?:{B}#?([0-9]{{1,6}})(?:/([0-9]{{1,2}}))?)?"
        rf"(?:{B}([0-9]{{3}})([0-9]{{2}})([0-9]{{2}}))?",
        FLAGS,
    ).fullmatch

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        spans = block.spans()
        station, serial, section, day, hour, minute = block.match.groups()
        filed = _filing_time(int(day), int(hour), int(minute)) if day else None
        if filed and not (
            1 <= filed.day_of_year <= 366 and filed.hour < 24 and filed.minute < 60
        ):
            walk.impossible_time(block.match[0], Kind.CALLING_STATION, spans)
        station = walk.capitals(station, Kind.CALLING_STATION, spans)
        value = _calling_station(station, serial, section, filed)
        return [Claim(Kind.CALLING_STATION, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        text = f"DE {value.routing_indicator}"
        if value.station_serial_number is not None:
            text += f" #{value.station_serial_number}"
            if value.section is not None:
                text += f"/{value.section}"
        if (filed := value.filing_time) is not None:
            text += f" {filed.day_of_year:03}{filed.hour:02}{filed.minute:02}"
        return text


class InstructionsLens(Lens):
    """Format line 4: the security warning, then operating signals (wire.md 1.4-1.5).

    The letter of the classification is sent five times (ACP 127 paragraph 124).
    """

    kinds = (Kind.SECURITY_WARNING, Kind.OPERATING_SIGNAL)
    initials = "ZQ"
    states = (State.PROCEDURE,)
    _line = re.compile(
        rf"(?:(ZN[RY]){B}([A-Z])\2{{4}})?((?:(?:^|{B}){SIGNAL})*)", FLAGS
    ).fullmatch
    _signals = re.compile(SIGNAL, FLAGS).finditer

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        line, match = block.lines[0], block.match
        claims = []
        if match[1]:
            kind = Kind.SECURITY_WARNING
            spans = [line.span(0, match.end(2) + 4)]
            signal = walk.capitals(match[1], kind, spans)
            letter = walk.capitals(match[2], kind, spans)
            claims.append(Claim(kind, _warning(signal, letter), spans))
        kind = Kind.OPERATING_SIGNAL
        for found in self._signals(line.text, match.start(3)):
            spans = [line.span(*found.span())]
            code = walk.capitals(found[0][:3], kind, spans)
            value = _signal(code, found[0][3:] or None)
            claims.append(Claim(kind, value, spans))
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.SECURITY_WARNING:
            return f"{value.signal} {value.classification * 5}"
        return f"{value.code}{value.variant or ''}"

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return " "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        if kind is Kind.OPERATING_SIGNAL and before is Kind.SECURITY_WARNING:
            return " "
        return "\n"


class EndingLens(Lens):
    """Format lines 15 and 16: ``#1774`` and ``NNNN`` (wire.md 1.8).

    Inside the text, before BT, only a number of four digits is taken for the validation
    number: a line ``#1`` there is a line of a list.
    """

    kinds = (Kind.VALIDATION_NUMBER, Kind.END_OF_MESSAGE)
    initials = "#N"
    states = (State.PROCEDURE, State.ADDRESS, State.OPENING, State.BODY, State.CLOSED)
    _line = re.compile(r"#(?P<number>[0-9]{1,6})|(?P<end>N{3,4})", FLAGS).fullmatch

    def next_state(self, state: State) -> State:
        # What an earlier message left behind closes nothing.
        return state if state is State.PROCEDURE else State.CLOSED

    def opens(self, line: Line, walk: Reader) -> Any:
        match = self._line(line.text)
        if match and match["number"] and walk.inside_text:
            return match if len(match["number"]) == 4 else None
        return match

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        spans = block.spans()
        number = block.match["number"]
        if number is not None:
            return [Claim(Kind.VALIDATION_NUMBER, number, spans)]
        end = walk.capitals(block.match["end"], Kind.END_OF_MESSAGE, spans)
        return [Claim(Kind.END_OF_MESSAGE, end, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return f"#{value}" if kind is Kind.VALIDATION_NUMBER else str(value)


class BreakLens(Lens):
    """Format lines 11 and 13: ``BT`` opens and closes the text (wire.md 1.8).

    Syntax, not a value.  Copies lack it as often as not, so nothing requires it.
    """

    kinds = (Kind.BREAK, Kind.CLOSE)
    initials = "B"
    states = (State.PROCEDURE, State.ADDRESS, State.OPENING, State.BODY, State.CLOSED)

    def next_state(self, state: State) -> State:
        before = state in (State.PROCEDURE, State.ADDRESS)
        return State.OPENING if before else State.CLOSED

    def opens(self, line: Line, walk: Reader) -> Any:
        return line.text in ("BT", "bt", "Bt")

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind = Kind.BREAK if walk.state is State.OPENING else Kind.CLOSE
        return [Claim(kind, None, block.spans(), label=True)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return "BT"
