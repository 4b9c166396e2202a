"""What each block says: its lens reads it to claims and findings.

Input: the blocks, and what was settled about them.  Output: claims in the order of the
source, findings, and the furniture that stands within lines.  A block that repeats an
element is not read: its words are a stray, and no finding is made of what does not
stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import Pilot, Stray
from cableformat.text.kinds import Kind
from cableformat.text.lenses import strays
from cableformat.text.lenses.claims import Claims
from cableformat.text.lenses.furniture import Furniture, Pattern, page_line
from cableformat.text.lenses.lens import Claim, Facts, Note, stray
from cableformat.text.lenses.transmission.identification import IdentificationLens
from cableformat.text.lines.line import bare
from cableformat.text.passes.admission import admitted
from cableformat.text.passes.pilots import OF_PILOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.hints import Hints
    from cableformat.text.lenses.lens import Block, Span
    from cableformat.text.lenses.slips import Near
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.endings import Endings
    from cableformat.text.passes.listings import Listings
    from cableformat.text.passes.pilots import Pilots

_stray = unchecked(Stray)
_pilot = unchecked(Pilot)
#: What may show more than its values.
_TELLING: Final = frozenset({Kind.PREAMBLE, Kind.IDENTIFICATION})
#: What opens a text: BT, or a line of the content.
_OPEN_TEXT: Final = frozenset({Kind.BREAK.section, Kind.SUBJECT.section})
_LOWER_CASE: Final = "text.lower-case"
_BELL: Final = "\x07"


@attrs.frozen(eq=False)
class Settled:
    """What later blocks show of earlier ones."""

    pilots: Pilots
    endings: Endings
    listings: Listings
    repetitions: frozenset[int]


@attrs.frozen(eq=False)
class Values:
    """What was read."""

    claims: Claims = attrs.field(factory=Claims)
    notes: list[Note] = attrs.field(factory=list)
    #: In no order.
    furniture: list[Furniture] = attrs.field(factory=list)

    @property
    def by_kind(self) -> dict[Kind, list[Any]]:
        """The values of all claims but labels."""
        return self.claims.by_kind()


def values_of(
    blocks: list[Block], settled: Settled, text: str, hints: Hints, labels: Near
) -> Values:
    """The values of a telegram, whose blocks are given up as they are read.

    `labels` are what a stray may have been meant for.
    """
    return _Reading(blocks, settled, text, hints, labels).values


class _Reading:
    def __init__(
        self,
        blocks: list[Block],
        settled: Settled,
        text: str,
        hints: Hints,
        labels: Near,
    ) -> None:
        self.settled = settled
        self.text = text
        self.labels = labels
        self.values = Values()
        self.facts = Facts(hints, None if hints.date is None else hints.date.year)
        self.dated = False
        #: The last field of each section: what a stray follows.
        self.last_field: dict[str, str] = {}
        self.in_lower_case = False
        #: What was read of the pilot at hand.
        self.parts: list[Claim] = []
        self.of_pilot = {part for parts in settled.pilots.values() for part in parts}
        self.special = {
            *self.of_pilot,
            *settled.pilots,
            *settled.endings,
            *settled.listings,
            *settled.repetitions,
        }
        if _BELL in text:
            self.special |= _routing_lines(blocks)
        special, take = self.special, self._take
        in_content, in_heading = strays.OF_CONTENT, strays.OF_HEADING
        # A block is given up when it is read: not all are held beside all claims.
        blocks.reverse()
        for place in range(len(blocks)):
            block = blocks.pop()
            if place in special:
                self._read_special(place, block)
                continue
            claims, lens = block.claims, block.lens
            if claims is None:
                claims = lens.read(block, self.facts)
            if lens is in_content or lens is in_heading:
                self._follow(claims)
                self.values.claims.extend(claims)
                continue
            if not admitted(claims):
                claims = self._refused(block)
            take(block, claims)
            self.values.claims.extend(claims)

    def _refused(self, block: Block) -> list[Claim]:
        """What no constructor takes is a stray."""
        self._make_stray(block)
        return block.lens.read(block, self.facts)

    def _read_special(self, place: int, block: Block) -> None:
        """Read a block of which later ones, or bells before it, say more."""
        settled = self.settled
        if place in settled.repetitions:
            self._make_stray(block, code="text.repeated-element")
        elif place in settled.endings:
            self._set_apart(block.spans())
            return
        claims = block.claims
        if claims is None:
            claims = block.lens.read(block, self._facts_of(block))
        if not admitted(claims):
            claims = self._refused(block)
        if place in settled.pilots:
            claims = self._after_pilot(block, claims)
        if place in self.of_pilot:
            claims = self._held(block, claims)
        self._take(block, claims)
        if place in settled.listings:
            claims = self._listed(claims, settled.listings[place])
        self.values.claims.extend(claims)

    def _take(self, block: Block, claims: list[Claim]) -> None:
        """Take what a block shows besides its claims."""
        kinds, last_field = block.kinds, self.last_field
        if kinds[0].stray or len(kinds) > 1:
            self._follow(claims)
        for kind in kinds:
            if not kind.stray:
                last_field[kind.section] = kind.anchor
        if block.notes is not None:
            self._keep_notes(block.notes)
        if kinds[0] in _TELLING:
            self._date_or_end(block, claims)
        elif block.page_lines is not None:
            self._keep_page_lines(block.page_lines)

    def _make_stray(self, block: Block, code: str | None = None) -> None:
        """The words of a block are a stray: of the section where it stands."""
        section = block.lens.kinds[0].section
        begun = not _OPEN_TEXT.isdisjoint(self.last_field)
        block.put_back()
        block.lens = strays.lens_of(section, block.zone, text_begun=begun)
        block.match, block.kinds = code, block.lens.kinds

    def _date_or_end(self, block: Block, claims: list[Claim]) -> None:
        """What a block shows besides its values: a year, the end of another message."""
        if block.kinds[0] is Kind.IDENTIFICATION:
            ending = IdentificationLens.earlier_ending(block)
            if ending is not None:
                self._set_apart([ending])
        elif not self.dated:
            self.dated = True
            dated = next(claim.value for claim in claims if not claim.label)
            year = dated.date_time_group.year or self.facts.own_year
            self.facts = attrs.evolve(self.facts, own_year=year)

    def _facts_of(self, block: Block) -> Facts:
        if block.kinds[0] is not Kind.ROUTING_LINE:
            return self.facts
        start = place = block.lines[0].start
        while place and self.text[place - 1] == _BELL:
            place -= 1
        return attrs.evolve(self.facts, bells=start - place)

    def _follow(self, claims: list[Claim]) -> None:
        """The strays of a block follow the field above it."""
        for claim in claims:
            kind = claim.kind
            if kind.stray:
                text, code = claim.value.text, claim.value.code
                hint = _label_meant(text, self.labels)
                note = Note(code, text, claim.spans[0], kind, None, hint)
                self.values.notes.append(note)
                above = self.last_field.get(kind.section)
                if above is not None:
                    claim.value = _stray(text, code, above)

    # Pilots

    def _held(self, block: Block, claims: list[Claim]) -> list[Claim]:
        """Keep what a pilot holds until it ends; give back the rest."""
        self.parts += [claim for claim in claims if claim.kind in OF_PILOT]
        block.notes = _about_pilot(block.notes)
        return [claim for claim in claims if claim.kind not in OF_PILOT]

    def _after_pilot(self, block: Block, claims: list[Claim]) -> list[Claim]:
        """The pilot above a block, and its own claims; a service message is in it."""
        parts, self.parts = self.parts, []
        service = None
        if block.kinds[0] is Kind.PILOT:
            service = claims[0].value.service
            parts, claims = [*parts, *claims], []
            block.notes = _about_pilot(block.notes)
        if not parts:
            return claims
        spans = joined([span for part in parts for span in part.spans], self.text)
        return [Claim(Kind.PILOT, _pilot_of(parts, service), spans), *claims]

    # Listings

    def _listed(self, claims: list[Claim], kinds: frozenset[Kind]) -> list[Claim]:
        """The claims of a block; what the heading has itself is a stray."""
        kept: list[Claim] = []
        label: list[Span] = []
        for claim in claims:
            if claim.kind not in kinds:
                kept.append(claim)
            elif claim.label:
                label = claim.spans
            else:
                kept.append(self._aside([*label, *claim.spans]))
                label = []
        return kept

    def _aside(self, spans: list[Span]) -> Claim:
        spans = joined(spans, self.text)
        words = " ".join(bare(self.text[start:end]) for start, end in spans)
        kind = Kind.HEADING_STRAY
        code = "text.repeated-element"
        self.values.notes.append(Note(code, words, spans[0], kind))
        return stray(words, kind, spans, code)

    # Findings and furniture

    def _keep_notes(self, notes: list[Note]) -> None:
        """Lower case is reported once."""
        for note in notes:
            if note.code != _LOWER_CASE:
                self.values.notes.append(note)
            elif not self.in_lower_case:
                self.in_lower_case = True
                self.values.notes.append(note)

    def _keep_page_lines(self, lines: list[Line]) -> None:
        for line in lines:
            pattern = page_line(line.text)
            assert pattern is not None
            self.values.furniture.append(Furniture(line.whole, pattern, line.text))

    def _set_apart(self, spans: list[Span]) -> None:
        """An end of an earlier message is furniture."""
        for span in spans:
            start, end = span
            piece = Furniture(span, Pattern.EARLIER_ENDING, self.text[start:end])
            self.values.furniture.append(piece)


def _routing_lines(blocks: Sequence[Block]) -> set[int]:
    return {n for n, block in enumerate(blocks) if Kind.ROUTING_LINE in block.kinds}


def _label_meant(text: str, labels: Near) -> str | None:
    """What to say of a line whose label is a slip from a known one."""
    label, colon, _ = text.partition(":")
    return labels.hint(label) if colon and label.isascii() else None


def _about_pilot(notes: list[Note] | None) -> list[Note] | None:
    """Findings about the parts of a pilot are about the pilot."""
    if notes is None:
        return None
    return [
        attrs.evolve(note, kind=Kind.PILOT) if note.kind in OF_PILOT else note
        for note in notes
    ]


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
