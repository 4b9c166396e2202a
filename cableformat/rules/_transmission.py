"""Rules of the transmission: ACP 127 format lines 1 to 4, 15 and 16."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cableformat.markings import Level
from cableformat.routing import Precedence, RoutingIndicator
from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.rules._cable_facts import Facts

_STATION: Final = ("transmission", "callingStation")
_ROUTING_LINE: Final = ("transmission", "routingLine")
_WARNING: Final = ("transmission", "securityWarning")

#: wire.md 1.4, content.md 1.2: the levels that a letter covers.  Other letters mean
#: special handling and say nothing about the level.
_UNCLASSIFIED: Final = tuple(level for level in Level if level < Level.RESTRICTED)
_LETTERS: Final = {
    "U": _UNCLASSIFIED,
    "E": _UNCLASSIFIED,
    "R": (Level.RESTRICTED,),
    "C": (Level.CONFIDENTIAL,),
    "S": (Level.SECRET,),
    "T": (Level.TOP_SECRET,),
}
#: content.md 1.2: the levels that E covers.
_EFTO: Final = "EFTO"
#: wire.md 0.1 (6): State's serial is the last four digits of the reference number.
_SERIALS: Final = 10_000
#: wire.md 1.5: under these a message is sent again, corrected or on request.
_AGAIN: Final = frozenset({"ZDK", "ZDS", "ZEL", "ZFG"})
#: wire.md 1.4: the letters of a transmission release code.
_RELEASE: Final = frozenset("ABCOUXZ")


def routing_precedence(facts: Facts) -> Iterator[Breach]:
    """The prosign of the routing line is one of the preamble's (wire.md 3).

    A copy may show the lower one of those whom it goes to.
    """
    line = facts.routing_line
    pair = None if facts.preamble is None else facts.preamble.precedence
    if line is None or pair is None:
        return
    stated = [each for each in (pair.action, pair.info) if each is not None]
    if line.precedence not in stated and line.precedence not in _lower(facts, stated):
        shown = " ".join(each.prosign for each in stated)
        words = (line.precedence.prosign, shown)
        yield Breach("rules.routing-precedence", _ROUTING_LINE, words)


def _lower(facts: Facts, stated: list[Precedence]) -> Iterator[Precedence]:
    """The prosigns of addressees that are lower than the preamble's."""
    for _, addressee in facts.recipients + facts.exempted:
        if addressee.precedence is not None:
            own = Precedence(addressee.precedence.prosign)
            if own < max(stated):
                yield own


def warning_signal(facts: Facts) -> Iterator[Breach]:
    """ZNR goes with U alone, and ZNY never with it (wire.md 1.4)."""
    warning = (
        None if facts.transmission is None else facts.transmission.security_warning
    )
    if warning is not None and (warning.signal == "ZNR") != (
        warning.classification == "U"
    ):
        words = (warning.signal, warning.classification)
        yield Breach("rules.warning-signal", _WARNING, words)


def warning_level(facts: Facts) -> Iterator[Breach]:
    """The letter of a warning is that of the classification line (content.md 1.2).

    What is encrypted off line goes under U (wire.md 1.4), and has its groups counted.
    """
    if facts.line is None or facts.level is None:
        return
    encrypted = _EFTO in facts.handling
    for steps, letter in _letters(facts):
        levels = _LETTERS.get(letter)
        if levels is None or (letter == "U" and _has_groups(facts)):
            continue
        if facts.level not in levels or (encrypted and letter == "U"):
            shown = f"{facts.level.word} {_EFTO}" if encrypted else facts.level.word
            yield Breach("rules.warning-level", steps, (letter, shown))


def _has_groups(facts: Facts) -> bool:
    """Whether code groups are counted (wire.md 1.7.6); NC is that they are not."""
    count = None if facts.heading is None else facts.heading.group_count
    return count is not None and count != "NC"


def _letters(facts: Facts) -> Iterator[tuple[Steps, str]]:
    """The letters of the classification that the transmission shows."""
    if facts.security_warning is not None:
        yield _WARNING, facts.security_warning.classification
    line = facts.routing_line
    if line is not None and line.acp128_header is not None:
        yield _ROUTING_LINE, line.acp128_header.classification


def acp128_redundancy(facts: Facts) -> Iterator[Breach]:
    """ACP 128 has the letter again, the last two release codes at times (wire.md 2)."""
    line = facts.routing_line
    header = None if line is None else line.acp128_header
    if header is None:
        return
    again = header.classification_redundancy
    twice = header.classification * 2
    if not again.startswith(twice) or not (again[2:] == twice or _is_code(again[2:])):
        words = (again, header.classification)
        yield Breach("rules.classification-redundancy", _ROUTING_LINE, words)


def _is_code(letters: str) -> bool:
    """Whether two letters are a release code; C is Canada too, and U the States."""
    return _RELEASE.issuperset(letters) and list(letters) == sorted(letters)


def release_codes(facts: Facts) -> Iterator[Breach]:
    """Two release codes differ and are in alphabetical order (wire.md 1.4)."""
    warning = (
        None if facts.transmission is None else facts.transmission.security_warning
    )
    codes = () if warning is None else warning.release_codes
    if list(codes) != sorted(set(codes)) or len(codes) > 2:
        yield Breach("rules.release-codes", _WARNING, ("".join(codes),))


def duplicate_indicator(facts: Facts) -> Iterator[Breach]:
    """Each station is called once (wire.md 1.2: ACP 127 204.c)."""
    line = facts.routing_line
    called = () if line is None else line.routing_indicators
    if len(set(called)) == len(called):
        return
    for indicator, count in Counter(called).items():
        if count > 1:
            yield Breach("rules.duplicate-indicator", _ROUTING_LINE, (indicator,))


def filing_time(facts: Facts) -> Iterator[Breach]:
    """A message is filed on the day of its group, or the day after (wire.md 5.5).

    One that is readdressed has the time of the request (wire.md 1.3), and one that is
    sent again is filed when it is.
    """
    filed = None if facts.calling_station is None else facts.calling_station.filing_time
    if filed is None or facts.preamble is None or facts.is_readdressed:
        return
    group = facts.preamble.date_time_group
    if filed.agrees_with(group) is False and not _is_sent_again(facts):
        yield Breach("rules.filing-time", _STATION, (filed.text, group.text))


def _is_sent_again(facts: Facts) -> bool:
    sent, preamble = facts.transmission, facts.preamble
    signals = [] if sent is None else [*sent.operating_signals]
    signals += () if preamble is None else preamble.operating_signals
    return not _AGAIN.isdisjoint(str(signal.code) for signal in signals)


def station_serial(facts: Facts) -> Iterator[Breach]:
    """State's station serial is the end of the reference number (wire.md 1.3).

    A station that readdresses a message uses a serial of its own.
    """
    station, number = facts.calling_station, facts.number
    if station is None or number is None or station.station_serial_number is None:
        return
    if facts.is_readdressed:
        return
    serial = int(station.station_serial_number)
    if serial in (int(number.serial), int(number.serial) % _SERIALS):
        return
    if RoutingIndicator(text=station.routing_indicator).is_state:
        words = (station.station_serial_number, f"{number.post} {number.serial}")
        yield Breach("rules.station-serial", _STATION, words)


def validation_number(facts: Facts) -> Iterator[Breach]:
    """The ending has the station serial once more, letter-perfect (wire.md 1.8)."""
    sent, station = facts.transmission, facts.calling_station
    if sent is None or sent.ending is None or station is None:
        return
    again, serial = sent.ending.validation_number, station.station_serial_number
    if again is not None and serial is not None and again != serial:
        steps = ("transmission", "ending", "validationNumber")
        yield Breach("rules.validation-number", steps, (again, serial))


def station_section(facts: Facts) -> Iterator[Breach]:
    """State's section after the serial is the section of the text (wire.md 0.1, 6)."""
    station = facts.calling_station
    section = None if facts.line is None else facts.line.section
    if facts.is_readdressed or station is None or station.section is None:
        return
    if section is None:
        return
    if int(station.section) != int(section.number):
        words = (station.section, f"{section.number} OF {section.total}")
        yield Breach("rules.station-section", _STATION, words)


RULES: Final = (
    routing_precedence,
    warning_signal,
    warning_level,
    acp128_redundancy,
    release_codes,
    duplicate_indicator,
    filing_time,
    station_serial,
    validation_number,
    station_section,
)
