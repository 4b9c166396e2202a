"""Format line 4: security warning, operating signals, transmission instructions.

Facts (wire.md 1.4, 1.5): the letter of the classification is sent five times, or three
times before two letters of the nations it may be released to; a letter of special
handling follows a slash, five times.  Each signal is followed by its words;
``T``, mostly after the station it is meant for, says to whom a message goes on.
Doubt: a station directly before ``T`` is the one that is instructed, not the last
word of the signal before it.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import OperatingSignal, SecurityWarning, TransmissionInstruction
from cableformat.routing import SIGNAL
from cableformat.routing.leaves import ROUTING_INDICATOR
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens, stray
from cableformat.text.lenses.patterns import FLAGS, B

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_warning = unchecked(SecurityWarning)
_signal = unchecked(OperatingSignal)
_instruction = unchecked(TransmissionInstruction)

_SIGNAL: Final = re.compile(SIGNAL, FLAGS).fullmatch
_STATION: Final = re.compile(ROUTING_INDICATOR.pattern, re.ASCII).fullmatch
_WORDS: Final = re.compile(r"[^ \t]+").finditer

_WARNING: Final = re.compile(
    rf"(?P<signal>ZN[RY]){B}(?P<letter>[A-Z])"
    r"(?:(?P=letter){4}|(?P=letter){2}(?P<codes>[ABCOUXZ]{2}))"
    r"(?:/(?P<special>[A-Z])(?P=special){4})?+(?![^ \t])",
    FLAGS,
).match
# wire.md 1.4, 2: four letters for five, a signal glued to them, /BBBB.
_MISPRINTED: Final = re.compile(
    rf"(?P<signal>ZN[RY]){B}(?P<letter>[A-Z])(?P<codes>)(?P=letter){{3,4}}+"
    rf"(?:/(?P<special>[A-Z])(?P=special){{3,4}}+)?+(?=[ \t]|{SIGNAL}(?![^ \t])|\Z)",
    FLAGS,
).match


#: What a line without a warning opens with: signals, or words among them too.
_SIGNALS: Final = "signals"
WORDS_TOO: Final = "signals or instructions, and words"

#: A word, where it begins, where it ends.
_Word = tuple[str, int, int]


def read_instructions(line: Line, begin: int, block: Block) -> list[Claim]:
    """Signals and instructions in a line, from a place on; strays before the first."""
    words = [(found[0], *found.span()) for found in _WORDS(line.text, begin)]
    if len(words) == 1 and _SIGNAL(words[0][0]):  # most lines: ZZH
        return [_read(line, words, block)]
    return [_read(line, part, block) for part in _parted(words)]


def _parted(words: list[_Word]) -> Iterator[list[_Word]]:
    """The words of each signal and each instruction."""
    place = 0
    while place < len(words):
        end = _next(words, place)
        yield words[place:end]
        place = end


def _next(words: list[_Word], place: int) -> int:
    """Where the words of the signal or instruction at a place end."""
    if _asked(words, place) or _told(words, place):
        place += 1
    place += 1
    while place < len(words) and not _begins(words, place):
        place += 1
    return place


def _told(words: list[_Word], place: int) -> bool:
    """Whether T follows a station, and says what it has to do."""
    follows = place + 1 < len(words) and words[place + 1][0] == "T"
    return follows and _STATION(words[place][0]) is not None


def _begins(words: list[_Word], place: int) -> bool:
    word = words[place][0]
    if _SIGNAL(word) or word == "T":
        return True
    return _asked(words, place) or _told(words, place)


def _asked(words: list[_Word], place: int) -> bool:
    """Whether INT before a signal makes it a question."""
    asked = words[place][0] in ("INT", "int") and place + 1 < len(words)
    return asked and _SIGNAL(words[place + 1][0]) is not None


def _read(line: Line, words: list[_Word], block: Block) -> Claim:
    spans = [line.span(words[0][1], words[-1][2])]
    texts = [word[0] for word in words]
    asked = _asked(words, 0)
    first = texts[1 if asked else 0]
    if _SIGNAL(first):
        kind = Kind.OPERATING_SIGNAL
        if asked:
            block.capitals(texts[0], kind, spans)
        code = block.capitals(first[:3], kind, spans)
        arguments = tuple(texts[2 if asked else 1 :])
        return Claim(kind, _signal(code, first[3:] or None, asked, arguments), spans)
    place = 0 if texts[0] == "T" else 1 if _told(words, 0) else len(texts)
    if place + 1 < len(texts):
        station = texts[0] if place else None
        value = _instruction(station, tuple(texts[place + 1 :]))
        return Claim(Kind.TRANSMISSION_INSTRUCTION, value, spans)
    printed = line.text[words[0][1] : words[-1][2]]
    return stray(printed, Kind.HEADING_STRAY, spans)


def instructions_written(
    warning: SecurityWarning | None, signals: Iterable[OperatingSignal]
) -> str:
    """Security warning and signals, on one line."""
    words = [] if warning is None else [str(warning)]
    return " ".join((*words, *(word for signal in signals for word in signal.words)))


def _warned(text: str) -> re.Match[str] | None:
    """The security warning with which a line begins, if any."""
    found = _WARNING(text)
    # wire.md 1.4: two nations are in alphabetical order; else it is a slip.
    if found and found["codes"] and found["codes"] > found["codes"][::-1]:
        return None
    return found or _MISPRINTED(text)


def _clean_warning(
    line: Line, _: Facts, warning: str, group: str, signal: str | None = None
) -> list[Claim]:
    kind, value = Kind.SECURITY_WARNING, _warning(warning, group[0], (), None)
    if signal is None:
        return [Claim(kind, value, [line.whole])]
    end = len(warning) + 1 + len(group)
    return [
        Claim(kind, value, [line.span(0, end)]),
        Claim(
            Kind.OPERATING_SIGNAL,
            _signal(signal, None, False, ()),  # noqa: FBT003 - all by position
            [line.span(end + 1, end + 4)],
        ),
    ]


class InstructionsLens(Lens):
    """Format line 4, on one line or several (wire.md 1.4-1.5)."""

    kinds = (
        Kind.SECURITY_WARNING,
        Kind.OPERATING_SIGNAL,
        Kind.TRANSMISSION_INSTRUCTION,
    )
    initials = "ZQITRU"
    landmark_begins = ("ZN",)
    landmark = rf"ZN[RY]{B}[A-Z]{{5}}(?![A-Z])"
    _signals = re.compile(
        rf"(?:INT{B})?+{SIGNAL}(?:{B}(?:INT{B})?+{SIGNAL})*+", FLAGS
    ).fullmatch
    # T O P  S E C R E T is no instruction: what is transmitted to has two letters.
    _others = re.compile(
        rf"(?:(?:INT{B})?{SIGNAL}|(?:{ROUTING_INDICATOR.pattern}{B})?T{B}[^ \t]{{2}})",
        re.ASCII,
    ).match

    def shape(self, text: str) -> Any:
        if text[0] in "Zz" and (found := _warned(text)):
            return found
        if self._signals(text):
            return _SIGNALS
        # Words after a signal might be prose: capitals show its arguments.
        return WORDS_TOO if text.isupper() and self._others(text) else None

    def clean_forms(self) -> Iterable[CleanForm]:
        groups = "|".join(letter * 5 for letter in ascii_uppercase)
        warning = rf"(ZN[RY]) ({groups})"
        kinds = (Kind.SECURITY_WARNING, Kind.OPERATING_SIGNAL)
        yield CleanForm("Z", warning, kinds[:1], _clean_warning)
        yield CleanForm("Z", f"{warning} (ZZ[A-Z])", kinds, _clean_warning)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        if block.match is _SIGNALS:
            return (Kind.OPERATING_SIGNAL,)
        return self._kinds_read(block)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line, match = block.lines[0], block.match
        begin = 0
        claims = []
        if not isinstance(match, str):
            begin = match.end()
            claims.append(self._warning(line, match, block))
        return [*claims, *read_instructions(line, begin, block)]

    @staticmethod
    def _warning(line: Line, match: re.Match[str], block: Block) -> Claim:
        kind, spans = Kind.SECURITY_WARNING, [line.span(*match.span())]
        if match["codes"] == "":
            block.note("routing.misprint", match[0], kind, spans)

        signal, letter, printed, special = match.group(
            "signal", "letter", "codes", "special"
        )
        codes: tuple[str, ...] = ()
        if printed:  # wire.md 1.4: one nation is doubled, two are in their order
            codes = tuple(dict.fromkeys(block.capitals(printed, kind, spans)))
        value = _warning(
            block.capitals(signal, kind, spans),
            block.capitals(letter, kind, spans),
            codes,
            special and block.capitals(special, kind, spans),
        )
        return Claim(kind, value, spans)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.SECURITY_WARNING:
            return str(value)
        if kind is Kind.OPERATING_SIGNAL:
            return " ".join(value.words)
        words = [] if value.station is None else [value.station]
        return " ".join((*words, "T", *value.designators))

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return " " if kind is Kind.OPERATING_SIGNAL else "\n"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        if kind is Kind.OPERATING_SIGNAL and before is Kind.SECURITY_WARNING:
            return " "
        return "\n"
