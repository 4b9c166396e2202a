"""Format lines 2 and 3: to which stations a copy goes, and from which it comes.

Facts (wire.md 1.2, 1.3, 2): ACP 127 has a line for each; ACP 128 puts both into one
line of fixed positions, which is another spelling of the same values.  What its line
says besides is `Acp128Header`.  ``#`` before the serial is a feature of the US
supplement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Acp128Header, CallingStation, RoutingLine
from cableformat.routing import FilingTime, Precedence
from cableformat.routing.leaves import ROUTING_INDICATOR
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens, stray, wrap
from cableformat.text.lenses.patterns import FLAGS, B, capitals
from cableformat.text.lines.line import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

RI: Final = ROUTING_INDICATOR.pattern
#: wire.md 1.2, 3: the prosigns, Y and W among them.
PROSIGNS: Final = "ZOPRYW"
PRECEDENCES: Final = {prosign: Precedence(prosign) for prosign in PROSIGNS}

_routing_line = unchecked(RoutingLine)
_calling_station = unchecked(CallingStation)
_filing_time = unchecked(FilingTime)
_header = unchecked(Acp128Header)

# wire.md 1.2: FIGS JJJJJSSSSS, as it is received where bells are letters.
_BELL: Final = "JJJJJSSSSS"
# A lost blank joins stations (wire.md 1.2: `PP RUFDAERXFPSA`, a misprint of ACP 127).
_STATIONS: Final = "[RQU][A-Z]{3,23}"
_RI: Final = re.compile(RI, FLAGS).fullmatch
_MORE: Final = re.compile(rf"{RI}(?:{B}{RI})*+", FLAGS).fullmatch
_ROUTING: Final = re.compile(
    rf"(?P<bell>{_BELL}[ \t]*+)?(?P<prosign>[{PROSIGNS}])(?P=prosign)"
    rf"(?P<stations>(?:{B}{_STATIONS})++)",
    FLAGS,
).fullmatch
# wire.md 2: the positions of the line; an em dash for the hyphens, a lost hyphen and a
# lost period are seen.
_ACP_128: Final = re.compile(
    rf"(?P<prosign>[{PROSIGNS}])(?P<media>[A-Z]{{2}})(?P<class>[A-Z])"
    rf"(?P<code>[A-Z]{{3}}[A-Z0-9]){B}(?P<station>{RI})[ \t]?+(?P<serial>[0-9]{{4}})"
    rf"{B}(?P<day>[0-9]{{3}})(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})"
    r"(?P<dash>-?)(?P<again>[A-Z]{4})(?P<dashes>--|[-\u2013\u2014])[ \t]*+"
    rf"(?P<stations>{RI}(?:{B}{RI})*+)(?P<period>\.?)",
    FLAGS,
).fullmatch
_MORE_128: Final = re.compile(rf"{RI}(?:{B}{RI})*+\.?", FLAGS).fullmatch


def routes(text: str) -> Any:
    """Whether a text is format line 2."""
    return _ROUTING(text) or _ACP_128(text)


def routing_line_written(holder: Any, width: int | None) -> str:
    """Format line 2 of a transmission or a pilot; of ACP 128 with format line 3."""
    line = holder.routing_line
    stations = " ".join(line.routing_indicators)
    if line.acp128_header is None:
        bell = _BELL if line.bell else ""
        return wrap(f"{bell}{line.precedence.prosign * 2} {stations}", width)
    header, station = line.acp128_header, getattr(holder, "calling_station", None)
    middle = "" if station is None else _fixed(station)
    text = (
        f"{line.precedence.prosign}{header.language_media_format}"
        f"{header.classification}{header.content_indicator_code} {middle}"
        f"-{header.classification_redundancy}--{stations}."
    )
    return wrap(text, width)


def _fixed(station: CallingStation) -> str:
    """Station, serial and time in the positions of ACP 128."""
    serial, filed = station.station_serial_number or "", station.filing_time
    time = "" if filed is None else filed.text
    return f"{station.routing_indicator}{serial} {time}"


class RoutingLineLens(Lens):
    """Format line 2 of ACP 127: the doubled prosign, then stations (wire.md 1.2)."""

    kinds: tuple[Kind, ...] = (Kind.ROUTING_LINE,)
    initials = f"{PROSIGNS}J"
    landmark_begins = tuple(one + two for one in PROSIGNS for two in PROSIGNS)
    landmark = rf"(?:[{PROSIGNS}]{{2}})(?:{B}R[A-Z]{{3,6}})+\Z"
    one_line = False
    _line = staticmethod(_ROUTING)

    def clean_forms(self) -> Iterable[CleanForm]:
        doubled = "|".join(prosign * 2 for prosign in PROSIGNS)
        pattern = rf"({doubled})((?: {RI})++)"
        yield CleanForm(PROSIGNS, pattern, (Kind.ROUTING_LINE,), _clean_routing_line)

    def goes_on(self, block: Block, line: Line) -> bool:
        return _MORE(line.text) is not None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds if _stations(capitals(_printed(block))) else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, spans, match = Kind.ROUTING_LINE, block.spans(), block.match
        stations = _read_stations(block, spans)
        bells = facts.bells
        if bells:
            spans[0] = spans[0][0] - bells, spans[0][1]
        value = _routing_line(
            bool(bells or match["bell"]),
            PRECEDENCES[block.capitals(match["prosign"], kind, spans)],
            None,
            stations,
        )
        return [Claim(kind, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return routing_line_written(_Alone(value), width)


def _clean_routing_line(
    line: Line, _: Facts, prosigns: str, stations: str
) -> list[Claim]:
    value = _routing_line(
        False,  # noqa: FBT003 - all by position
        PRECEDENCES[prosigns[0]],
        None,
        tuple(stations[1:].split(" ")),
    )
    return [Claim(Kind.ROUTING_LINE, value, [line.whole])]


class _Alone:
    """A routing line whose calling station is not known."""

    def __init__(self, line: RoutingLine) -> None:
        self.routing_line = line


def _printed(block: Block) -> str:
    """The words for the stations of a block, with one blank between two."""
    words = WORDS(block.match["stations"])
    for line in block.lines[1:]:
        words += WORDS(line.text.rstrip("."))
    return " ".join(words)


def _read_stations(block: Block, spans: list[Span]) -> tuple[str, ...]:
    kind = Kind.ROUTING_LINE
    printed = block.capitals(_printed(block), kind, spans)
    stations = _stations(printed)
    if len(stations) > printed.count(" ") + 1:
        block.note("routing.misprint", block.match[0], kind, spans)
    return stations


def _stations(printed: str) -> tuple[str, ...]:
    """Stations in capitals; none where a word can't be parted in one way only."""
    words = printed.split(" ")
    if all(map(_RI, words)):
        return tuple(words)
    parted = [_parted(word) for word in words]
    if any(len(ways) != 1 for ways in parted):
        return ()
    return tuple(station for (way,) in parted for station in way)


def _parted(word: str) -> list[tuple[str, ...]]:
    """The ways to part a word into indicators that begin with R; words are short."""
    ways: list[tuple[str, ...]] = [(word,)] if _RI(word) else []
    for cut in range(4, len(word) - 3):
        if word[cut] == "R" and _RI(word[:cut]):
            ways += [(word[:cut], *rest) for rest in _parted(word[cut:])]
    # A word that is an indicator stays one.
    return ways[:1] if _RI(word) else ways


class Acp128Lens(RoutingLineLens):
    """Format line 2 of ACP 128, which is lines 2 and 3 of ACP 127 (wire.md 2)."""

    initials = PROSIGNS
    landmark_begins = tuple(one + two for one in PROSIGNS for two in "AT")
    landmark = rf"[{PROSIGNS}][AT][A-Z]{{6}}{B}R[A-Z]{{3,6}}[0-9]{{4}}{B}[0-9]{{7}}-"
    _line = staticmethod(_ACP_128)

    def clean_forms(self) -> Iterable[CleanForm]:
        return ()

    def goes_on(self, block: Block, line: Line) -> bool:
        ended = block.lines[-1].text.endswith(".")
        return not ended and _MORE_128(line.text) is not None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return (Kind.ROUTING_LINE, Kind.CALLING_STATION)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, line, match = Kind.ROUTING_LINE, block.lines[0], block.match
        behind = block.spans(match.end("minute"))
        spans = [line.span(0, match.end("code")), *behind]
        if (match["dash"], match["dashes"]) != ("-", "--"):
            block.note("routing.misprint", match[0], kind, [line.whole])

        def read(name: str) -> str:
            return block.capitals(match[name], kind, spans)

        header = _header(read("media"), read("class"), read("code"), read("again"))
        value = _routing_line(
            False,  # noqa: FBT003 - all by position
            PRECEDENCES[read("prosign")],
            header,
            _read_stations(block, spans),
        )
        filed = _filing_time(
            int(match["day"]), None, int(match["hour"]), int(match["minute"])
        )
        kind = Kind.CALLING_STATION
        middle = [line.span(match.start("station"), match.end("minute"))]
        _on_the_clock(filed, match[0], block, middle)
        station = block.capitals(match["station"], kind, middle)
        calling = _calling_station(station, match["serial"], None, None, filed)
        return [Claim(Kind.ROUTING_LINE, value, spans), Claim(kind, calling, middle)]


def _on_the_clock(
    filed: FilingTime, printed: str, block: Block, spans: list[Span]
) -> None:
    day = filed.day_of_year if filed.day is None else filed.day
    assert day is not None
    last = 366 if filed.day is None else 31
    if not (1 <= day <= last and filed.hour < 24 and filed.minute < 60):
        block.note("routing.impossible-time", printed, Kind.CALLING_STATION, spans)


def _clean_calling_station(
    line: Line,
    _: Facts,
    station: str,
    serial: str,
    day: str,
    hour: str,
    minute: str,
) -> list[Claim]:
    filed = _filing_time(int(day), None, int(hour), int(minute))
    value = _calling_station(station, serial, None, None, filed)
    return [Claim(Kind.CALLING_STATION, value, [line.whole])]


# wire.md 1.3: the misprints of ACP 127(G) that can mean one thing only: `15/15162`,
# `14/1625ZZ`, a slash between serial and time, serial and time run together.
_JULIAN: Final = r"(?P<julian>[0-9]{3})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})"
_BY_DAY: Final = (
    r"(?P<day>[0-9]{2})/(?P<hour2>[0-9]{2})(?P<minute2>[0-9]{2})(?:Z|(?P<odd>ZZ|2))"
)


class CallingStationLens(Lens):
    """Format line 3: ``DE``, station, serial and section, filing time (wire.md 1.3)."""

    kinds = (Kind.CALLING_STATION,)
    initials = "D"
    landmark_begins = ("DE",)
    landmark = rf"DE{B}R[A-Z]{{3,6}}{B}#?[0-9]{{4}}"
    _line = re.compile(
        rf"DE{B}(?P<station>{RI})"
        r"(?:[ \t]++#?"
        r"(?P<serial>(?:[0-9]{3}(?=[0-9]{7}(?![^ \t]))|[0-9]{1,6}(?![0-9])))"
        r"(?P<suffix>[A-Z])?(?:/(?P<section>[0-9]{1,2})(?!/)(?![0-9]))?)?"
        rf"(?:(?P<glue>/|[ \t]*+)(?:{_JULIAN}|{_BY_DAY})(?![^ \t]))?"
        r"(?P<rest>[ \t].*)?",
        FLAGS | re.DOTALL,
    ).fullmatch

    def shape(self, text: str) -> Any:
        match = self._line(text)
        # A single word after the station might be prose: DE is a word of languages.
        return match if match and (match["serial"] or not match["rest"]) else None

    def clean_forms(self) -> Iterable[CleanForm]:
        # The day of the year, then hour and minute on the clock.
        day = "00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6]"
        pattern = rf"DE ({RI}) #([0-9]{{4}}) ({day})([01][0-9]|2[0-3])([0-5][0-9])"
        yield CleanForm("D", pattern, self.kinds, _clean_calling_station)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        rest = block.match["rest"] is not None
        return (*self.kinds, Kind.HEADING_STRAY) if rest else self.kinds

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line, match, kind = block.lines[0], block.match, Kind.CALLING_STATION
        end = len(line.text) if match["rest"] is None else match.start("rest")
        spans = [line.span(0, end)]
        station, serial, suffix, section, rest = match.group(
            "station", "serial", "suffix", "section", "rest"
        )
        station = block.capitals(station, kind, spans)
        suffix = suffix and block.capitals(suffix, kind, spans)
        filed = self._filed(match, block, spans)
        if filed is not None and (match["glue"] in ("", "/") or match["odd"]):
            block.note("routing.misprint", match[0], kind, spans)
        value = _calling_station(station, serial, suffix, section, filed)
        claims = [Claim(kind, value, spans)]
        if rest is not None:
            behind = rest.lstrip(" \t")
            where = [line.span(len(line.text) - len(behind), len(line.text))]
            claims.append(stray(behind, Kind.HEADING_STRAY, where))
        return claims

    @staticmethod
    def _filed(
        match: re.Match[str], block: Block, spans: list[Span]
    ) -> FilingTime | None:
        if match["julian"] is not None:
            hour, minute = int(match["hour"]), int(match["minute"])
            filed = _filing_time(int(match["julian"]), None, hour, minute)
        elif match["day"] is not None:
            hour, minute = int(match["hour2"]), int(match["minute2"])
            filed = _filing_time(None, int(match["day"]), hour, minute)
        else:
            return None
        _on_the_clock(filed, match[0], block, spans)
        return filed

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)
