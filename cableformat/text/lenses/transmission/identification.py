"""Format line 1, and the pilots that relays put in front of it.

Facts (wire.md 1.1): relays append identifications, the newest first, on one line or
several; the start functions are lost as often as not; a pilot is what precedes the
message's own lines: routing line, warning and signals, or the text of a service
message.  Representation: only what follows shows that lines were a pilot, so they are
read as the message's own, and taken together once the next line shows otherwise.
Doubt: three letters and three digits alone are an identification only in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Pilot, TransmissionIdentification
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.transmission.instructions import (
    instructions_written,
    read_instructions,
)
from cableformat.text.lenses.transmission.routing_line import (
    routes,
    routing_line_written,
)
from cableformat.text.lines.line import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

_identification = unchecked(TransmissionIdentification)
_pilot = unchecked(Pilot)

# wire.md 1.1: lost V; blanks; three digits by the book, four in State traffic.
_START: Final = r"V?ZCZC[ \t]*+|VV[ \t]++"
_ONE: Final = rf"(?:{_START})?+[A-Z]{{2,3}}[ \t]*+[0-9]{{3,4}}"
_EACH: Final = re.compile(
    rf"(?P<start>{_START})?+(?P<channel>[A-Z]{{2,3}})[ \t]*+(?P<serial>[0-9]{{3,4}})",
    FLAGS,
).finditer
_LINE: Final = re.compile(
    rf"(?P<earlier>N{{3,4}})?(?P<chain>{_ONE}(?:[ \t]*+{_ONE})*+)"
    r"(?:[ \t]++(?P<prosign>UU|HH))?",
    FLAGS,
).fullmatch
_STARTED: Final = re.compile(_START, FLAGS).match
_SIGNAL_AND_NUMBER: Final = re.compile("[QZ][A-Z]{2}[ \t]", FLAGS).match
_LAST: Final = frozenset("0123456789UHuh")


def identifications_written(
    identifications: Sequence[TransmissionIdentification], prosign: str | None
) -> str:
    """Format line 1 in one chain, except that VZCZC begins a line of its own."""
    written = ""
    for item in identifications:
        if written:
            written += _between(item)
        written += str(item)
    return written if prosign is None else f"{written}{_BEFORE_PROSIGN}{prosign}"


#: wire.md 1.1: the security prosign follows five spaces.
_BEFORE_PROSIGN: Final = " " * 5


def _between(item: TransmissionIdentification) -> str:
    # wire.md 1.1: ZCZC must appear once and only once, where the line begins.
    return "" if item.start_of_message in (None, "VV") else "\n"


class IdentificationLens(Lens):
    """Format line 1: start functions, channel, serial, security prosign."""

    kinds = (Kind.IDENTIFICATION, Kind.SECURITY_PROSIGN)
    initials = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    landmark_begins = ("VZ", "ZC")
    landmark = "V?ZCZC"

    def shape(self, text: str) -> Any:
        match = _LINE(text) if text[-1] in _LAST else None
        if match is None or match["earlier"] or _STARTED(text):
            return match
        # A signal and the number after it (ZZH 174) are format line 4.
        return match if text.isupper() and not _SIGNAL_AND_NUMBER(text) else None

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = "(VZCZC|ZCZC)([A-Z]{3})([0-9]{3,4})"
        yield CleanForm("VZ", pattern, self.kinds[:1], _clean_identification)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds if block.match["prosign"] else self.kinds[:1]

    @staticmethod
    def earlier_ending(block: Block) -> Span | None:
        """The end of an earlier message, where it is glued to an identification."""
        match = block.match
        if not match["earlier"]:
            return None
        return block.lines[0].span(*match.span("earlier"))

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line, match = block.lines[0], block.match
        claims = []
        kind = Kind.IDENTIFICATION
        for found in _EACH(line.text, *match.span("chain")):
            spans = [line.span(*found.span())]
            start = found["start"]
            value = _identification(
                block.capitals(start.rstrip(" \t"), kind, spans) if start else None,
                block.capitals(found["channel"], kind, spans),
                found["serial"],
            )
            claims.append(Claim(kind, value, spans))
        if match["prosign"]:
            kind, spans = Kind.SECURITY_PROSIGN, [line.span(*match.span("prosign"))]
            prosign = block.capitals(match["prosign"], kind, spans)
            claims.append(Claim(kind, prosign, spans))
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return _between(item)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        if kind is Kind.SECURITY_PROSIGN and before is Kind.IDENTIFICATION:
            return _BEFORE_PROSIGN
        return "\n"


def _clean_identification(
    line: Line, _: Facts, start: str, channel: str, serial: str
) -> list[Claim]:
    value = _identification(start, channel, serial)
    return [Claim(Kind.IDENTIFICATION, value, [line.whole])]


class PilotLens(Lens):
    """A pilot that is a service message; every pilot is written here (wire.md 6).

    Before the message's own routing line only, which must follow: in a text of its own
    such a line is the classification line.
    """

    kinds = (Kind.PILOT,)
    _line = re.compile(
        r"(?P<service>[A-Z]++(?:[ \t]++(?!SVC(?![A-Z]))[A-Z]++)*+)[ \t]++SVC(?![^ \t])"
        r"(?P<rest>(?:[ \t]++[^ \t]++)*+)",
        re.ASCII,
    ).fullmatch

    def shape(self, text: str) -> Any:
        return self._line(text) if " SVC" in text else None

    @staticmethod
    def goes_before(text: str) -> bool:
        """Whether a pilot may precede a line: it is one of the message's own."""
        return bool(routes(text) or _LINE(text))

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        kinds = self._kinds_read(block)
        signals = all(kind is Kind.OPERATING_SIGNAL for kind in kinds[1:])
        return self.kinds if signals else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        """A pilot of the service message alone, then its signals: parts of one."""
        line, match = block.lines[0], block.match
        claims = read_instructions(line, match.start("rest"), block)
        service = " ".join(WORDS(match["service"]))
        value = _pilot((), None, None, service, None, ())
        head = Claim(Kind.PILOT, value, [line.span(0, match.start("rest"))])
        return [head, *claims]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        lines = [
            identifications_written(value.identifications, value.security_prosign),
            "" if value.routing_line is None else routing_line_written(value, width),
        ]
        signals = value.operating_signals
        if value.service is None:
            lines.append(instructions_written(value.security_warning, signals))
        else:
            lines.append(instructions_written(value.security_warning, ()))
            service = f"{value.service} SVC"
            lines.append(f"{service} {instructions_written(None, signals)}".rstrip(" "))
        return "\n".join(filter(None, lines))
