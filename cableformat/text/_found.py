"""What a walk has found: elements and their spans, findings, furniture.

Theory of operation.  A lens gives claims; each is admitted once, in the order of the
source.  Only what follows shows of some lines what they were: that they were a pilot
(wire.md 1.1), that addressees above the routing line list deliveries (the corpus), that
an end of message is that of an earlier one (wire.md 1.1, glued to ``NNNN``), that a
second preamble begins the heading that the first readdresses (wire.md 1.6).  Rule: a
revision looks at claims that none has looked at before, so all are linear (law 9).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import (
    Cable,
    Content,
    Ending,
    Heading,
    Pilot,
    ReaddressedHeading,
    Stray,
    Transmission,
)
from cableformat.model.stray import settle
from cableformat.text.kinds import READDRESSED, Kind
from cableformat.text.lenses.furniture import Furniture, Pattern
from cableformat.text.lenses.lens import Claim, State
from cableformat.text.lenses.patterns import capitals
from cableformat.text.lenses.slips import NONE
from cableformat.text.lines.line import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.lenses.lens import Span

_stray = unchecked(Stray)
_cable = unchecked(Cable)
_pilot = unchecked(Pilot)


def _part(cls: Any) -> tuple[Any, tuple[tuple[str, Any], ...]]:
    """How a part of a cable is built: of values by name, or their defaults."""
    return unchecked(cls), tuple((a.name, a.default) for a in attrs.fields(cls))


#: Parts within a section, by its name and theirs.
_PARTS: Final = {
    ("transmission", "ending"): _part(Ending),
    ("heading", "readdressed"): _part(ReaddressedHeading),
}
_SECTIONS: Final = {
    "transmission": _part(Transmission),
    "heading": _part(Heading),
    "content": _part(Content),
}
ADDRESSEES: Final = (
    Kind.ACTION_ADDRESSEE,
    Kind.INFO_ADDRESSEE,
    Kind.EXEMPTED_ADDRESSEE,
)
_OF_ENDING: Final = frozenset(
    {Kind.VALIDATION_NUMBER, Kind.END_OF_MESSAGE, Kind.CANCELLED, Kind.CORRECTION}
)
#: The kinds that a pilot may hold.
_OF_PILOT: Final = frozenset(
    {
        Kind.IDENTIFICATION,
        Kind.SECURITY_PROSIGN,
        Kind.ROUTING_LINE,
        Kind.SECURITY_WARNING,
        Kind.OPERATING_SIGNAL,
    }
)


@attrs.frozen(slots=True)
class Note:
    """A finding of the walk; its path is known once all elements are."""

    code: str
    printed: str
    span: Span
    kind: Kind | None = None
    #: Where the element begins that it is about, where that is not where its span does.
    at: int | None = None
    #: What to do about it, where that is not the same for every such finding.
    hint: str | None = None


class Found:
    """What has been found so far; the walk that finds it is a `Found` that moves."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.state = State.PROCEDURE
        self.claims: list[Claim] = []
        self.furniture: list[Furniture] = []
        self.notes: list[Note] = []
        self._values: dict[Kind, list[Any]] = {}
        self._last_field: dict[str, str] = {}
        #: Labels that a stray may have been meant to begin with.
        self._labels = NONE
        self._in_lower_case = False
        #: Lines that were taken apart.
        self._fused: list[Span] = []
        #: Whether the heading is read that the one before readdresses.
        self._readdressing = False
        #: Whether a preamble, or an address, stands below the first line of content.
        self._late_preamble = False
        self._late_address = False
        #: Whether an end of message stands before the heading.
        self._ended_early = False
        #: The kinds of addressees that were taken out of a listing of deliveries.
        self._aside: set[Kind] = set()
        #: Whether a third heading begins, which no cable holds.
        self._beyond = False
        #: How many claims are known to hold no earlier ending.
        self._settled = 0
        #: How many claims a listing of deliveries above the routing line has.
        self._listed = 0

    def has_read(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read."""
        return kind in self._values

    # What a lens may report

    def capitals(self, printed: str, kind: Kind, spans: list[Span]) -> str:
        """A code in capitals; that it was printed otherwise is reported once."""
        folded = capitals(printed)
        if folded != printed and not self._in_lower_case:
            self._in_lower_case = True
            self.note("text.lower-case", printed, kind, spans)
        return folded

    def note(
        self,
        code: str,
        printed: str,
        kind: Kind,
        spans: list[Span],
        at: int | None = None,
        hint: str | None = None,
    ) -> None:
        """Report something, by its code."""
        self.notes.append(Note(code, printed, spans[0], kind, at, hint))

    def stray(
        self,
        text: str,
        kind: Kind,
        spans: list[Span],
        code: str = "text.unrecognised-line",
    ) -> Claim:
        """A claim for words that belong to no element."""
        value = _stray(text, code, self._last_field.get(kind.section))
        hint = self.label_meant(text)
        self.notes.append(Note(code, text, spans[0], kind, hint=hint))
        return Claim(kind, value, spans)

    def label_meant(self, text: str) -> str | None:
        """What to say of a line whose label is a slip from a known one."""
        label, colon, _ = text.partition(":")
        return self._labels.hint(label) if colon and label.isascii() else None

    # What later lines say of earlier ones

    def part_of_heading(self, kind: Kind) -> Kind:
        """The kind of an element of the heading that is read now."""
        if self.state is State.OPENING:
            self._late_preamble = self._late_preamble or kind is Kind.PREAMBLE
            self._late_address = self._late_address or kind in ADDRESSEES
        return READDRESSED[kind] if self._readdressing else kind

    def readdress(self) -> None:
        """Begin the heading that the one before readdresses, where one can begin."""
        addressed = Kind.ORIGINATOR in self._values or any(
            kind in self._values for kind in ADDRESSEES
        )
        if addressed and self.state is State.ADDRESS:
            self._beyond = self._readdressing
            self._readdressing = True

    def into_pilot(
        self, service: str | None = None, more: Sequence[Claim] = ()
    ) -> list[Claim]:
        """What was read of the transmission since the last pilot, as a pilot."""
        if service is None and not self._shows_pilot():
            return []
        taken: list[Claim] = []
        place = len(self.claims)
        while place and self.claims[place - 1].kind is not Kind.PILOT:
            place -= 1
            if self.claims[place].kind in _OF_PILOT:
                taken.append(self.claims.pop(place))
        for kind in _OF_PILOT:
            self._values.pop(kind, None)
        parts = [*reversed(taken), *more]
        spans = joined([span for claim in parts for span in claim.spans], self.text)
        self._tell_of_pilot(spans[0][0])
        return [Claim(Kind.PILOT, _pilot_of(parts, service), spans)]

    def _shows_pilot(self) -> bool:
        """Whether what was read of the transmission is a pilot, now that more follows.

        With a calling station, or instructions, the message's own lines are complete.
        """
        values = self._values
        return (
            Kind.ROUTING_LINE in values
            or Kind.SECURITY_WARNING in values
            or Kind.OPERATING_SIGNAL in values
        ) and not (
            Kind.CALLING_STATION in values or Kind.TRANSMISSION_INSTRUCTION in values
        )

    def _tell_of_pilot(self, start: int) -> None:
        """Findings about the parts of a pilot are about the pilot."""
        for number in range(len(self.notes) - 1, -1, -1):
            note = self.notes[number]
            if note.span[0] < start:
                break
            if note.kind in _OF_PILOT:
                self.notes[number] = attrs.evolve(note, kind=Kind.PILOT)

    def set_aside(self, kind: Kind) -> None:
        """Keep addressees listed above the routing line as strays: once a kind."""
        if kind in self._aside or not self._listed:
            return
        self._aside.add(kind)
        kept: list[Claim] = []
        label: list[Span] = []
        moved = 0
        for claim in self.claims[: self._listed]:
            if claim.kind is not kind:
                kept.append(claim)
            elif claim.label:
                label = claim.spans
            else:
                kept.append(self._repeated_stray([*label, *claim.spans]))
                label = []
                moved += 1
        if not moved:
            return
        self.claims[: self._listed] = kept
        self._listed = len(kept)
        # The listing stands first: what follows it in the list is the heading's own.
        del self._values[kind][:moved]
        if not self._values[kind]:
            del self._values[kind]
        stray = Kind.HEADING_STRAY
        self._values[stray] = [c.value for c in self.claims if c.kind is stray]

    def _repeated_stray(self, spans: list[Span]) -> Claim:
        spans = joined(spans, self.text)
        words = " ".join(bare(self.text[start:end]) for start, end in spans)
        code = "text.repeated-element"
        self.note(code, words, Kind.HEADING_STRAY, spans)
        return Claim(Kind.HEADING_STRAY, _stray(words, code, None), spans)

    def ended_early(self) -> None:
        """An end of message stands before the heading: what follows tells whose."""
        self._ended_early = True

    def earlier_ending(self, span: Span) -> None:
        """Take an end of message for that of an earlier one: furniture."""
        start, end = span
        self.furniture.append(
            Furniture(span, Pattern.EARLIER_ENDING, self.text[start:end])
        )

    # Claims

    def admit(self, claim: Claim) -> None:
        self.claims.append(claim)
        if claim.label:
            return
        kind = claim.kind
        values = self._values.get(kind)
        if values is not None:
            values.append(claim.value)
        else:
            self._values[kind] = [claim.value]
        if not kind.stray:
            self._last_field[kind.section] = kind.anchor

    def _settle_early_ending(self, kind: Kind) -> None:
        """An end of message before the heading is that of an earlier message."""
        if kind in _OF_ENDING or kind.stray:
            return
        self._ended_early = False
        first = min(self._settled, len(self.claims))
        kept = []
        for claim in self.claims[first:]:
            if claim.kind in _OF_ENDING:
                for span in claim.spans:
                    self.earlier_ending(span)
            else:
                kept.append(claim)
        self.claims[first:] = kept
        self._settled = len(self.claims)
        for ending in _OF_ENDING:
            self._values.pop(ending, None)

    # What was read

    def tell_fused_lines(self) -> None:
        """Tell of each line that held several format lines, by its first element."""
        if not self._fused:
            return
        starts = [c.spans[0][0] for c in self.claims if not c.label]
        elements = [c for c in self.claims if not c.label]
        for span in self._fused:
            place = bisect_left(starts, span[0])
            first = elements[min(place, len(elements) - 1)]
            at = first.spans[0][0]
            below = first.kind.section == "content"
            code = "content.fused-line" if below else "heading.fused-line"
            self.notes.append(Note(code, "", span, first.kind, at))

    def cable(self) -> Cable:
        """The cable of everything that was read."""
        values: dict[str, dict[str, Any]] = {}
        for kind, items in self._values.items():
            section = values.setdefault(kind.section, {})
            if len(kind.names) == 2:
                section = section.setdefault(kind.names[0], {})
            section[kind.names[-1]] = tuple(items) if kind.many else items[0]
        for (section_name, name), part in _PARTS.items():
            if inner := values.get(section_name, {}).get(name):
                values[section_name][name] = _built(part, inner)
        return _cable(*(self._section(name, values.get(name)) for name in _SECTIONS))

    @staticmethod
    def _section(name: str, values: dict[str, Any] | None) -> Any:
        if values is None:
            return None
        section = _built(_SECTIONS[name], values)
        if "strays" in values:
            settle(section)
        return section


def _built(part: tuple[Any, Any], values: dict[str, Any]) -> Any:
    """A part of a cable, of the values that were read of it."""
    build, fields = part
    return build(*[values.get(name, default) for name, default in fields])


def joined(spans: list[Span], text: str) -> list[Span]:
    """Spans in their order, joined where only blanks and line ends lie between."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and not text[made[-1][1] : start].strip(" \t\r\n"):
            made[-1] = made[-1][0], end
        else:
            made.append((start, end))
    return made


def _pilot_of(parts: Sequence[Claim], service: str | None) -> Pilot:
    of: dict[Kind, list[Any]] = {}
    for claim in parts:
        of.setdefault(claim.kind, []).append(claim.value)

    def one(kind: Kind) -> Any:
        return of[kind][0] if kind in of else None

    made: Pilot = _pilot(
        tuple(of.get(Kind.IDENTIFICATION, ())),
        one(Kind.SECURITY_PROSIGN),
        one(Kind.ROUTING_LINE),
        service,
        one(Kind.SECURITY_WARNING),
        tuple(of.get(Kind.OPERATING_SIGNAL, ())),
    )
    return made
