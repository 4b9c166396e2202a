"""What was read, revised by what later blocks show of earlier ones.

Input: what the lenses read, and what was settled about the blocks.  Output: the same,
where a pilot is one element, the end of an earlier message is furniture, and what
repeats an element is a stray.  No finding is made of what does not stay.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

from cableformat._record import unchecked
from cableformat.model import Pilot
from cableformat.text.kinds import Kind
from cableformat.text.lenses.claims import Claims
from cableformat.text.lenses.lens import Claim, stray
from cableformat.text.lines.line import bare
from cableformat.text.passes.pilots import OF_PILOT
from cableformat.text.passes.values import Fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.lenses.lens import Span
    from cableformat.text.passes.endings import Endings
    from cableformat.text.passes.listings import Listings
    from cableformat.text.passes.pilots import Pilots
    from cableformat.text.passes.values import Values

_pilot = unchecked(Pilot)


@attrs.frozen(eq=False)
class Settled:
    """What later blocks show of earlier ones."""

    pilots: Pilots
    endings: Endings
    listings: Listings
    #: Whether each block repeats an element.
    repetitions: bytes | bytearray

    def __bool__(self) -> bool:
        places = self.pilots or self.endings or self.listings
        return bool(places) or any(self.repetitions)


def revise(values: Values, settled: Settled, text: str) -> None:
    """Change what was read to what stays of it; mostly all of it stays."""
    if settled or any(values.doubtful):
        _Revision(values, settled, text).revise()


class _Revision:
    def __init__(self, values: Values, settled: Settled, text: str) -> None:
        self.values = values
        self.settled = settled
        self.text = text
        self.of_pilot = {part for parts in settled.pilots.values() for part in parts}
        self.fields = Fields()
        #: What was read of the pilot at hand.
        self.parts: list[Claim] = []

    def revise(self) -> None:
        """Take the claims block by block, and free each as it is taken."""
        values, fields = self.values, self.fields
        claims, values.claims = values.claims.given_up(), Claims()
        for place, outline in enumerate(values.outlines):
            of_block = list(islice(claims, values.sizes[place]))
            stays = place not in values.refused
            words = of_block.pop() if values.doubtful[place] else None
            if self.settled.repetitions[place]:
                assert words is not None
                of_block, stays = [words], False
                values.forget(place)
            elif place in self.settled.endings:
                assert words is not None
                values.forget(place)
                values.set_apart(place, words.spans)
                continue
            if place in self.settled.pilots:
                service = stays and outline.kinds[0] is Kind.PILOT
                of_block = self._after_pilot(place, of_block, service=service)
            if place in self.of_pilot:
                of_block = self._held(place, of_block)
            fields.follow(of_block)
            if stays:
                fields.update(outline.fields)
            if place in self.settled.listings:
                of_block = self._listed(of_block, self.settled.listings[place])
            values.claims.extend(of_block)

    # Pilots

    def _held(self, place: int, claims: list[Claim]) -> list[Claim]:
        """Keep what a pilot holds until it ends; return the rest."""
        self.parts += [claim for claim in claims if claim.kind in OF_PILOT]
        self._tell_of_pilot(place)
        return [claim for claim in claims if claim.kind not in OF_PILOT]

    def _after_pilot(
        self, place: int, claims: list[Claim], *, service: bool
    ) -> list[Claim]:
        """The pilot above a block, and its own claims; a service message is in it."""
        parts, self.parts = self.parts, []
        message = None
        if service:
            message = claims[0].value.service
            parts, claims = [*parts, *claims], []
            self._tell_of_pilot(place)
        if not parts:
            return claims
        spans = joined([span for part in parts for span in part.spans], self.text)
        return [Claim(Kind.PILOT, _pilot_of(parts, message), spans), *claims]

    def _tell_of_pilot(self, place: int) -> None:
        """Findings about the parts of a pilot are about the pilot."""
        notes = self.values.notes_of.get(place, [])
        for n, note in enumerate(notes):
            if note.kind in OF_PILOT:
                notes[n] = attrs.evolve(note, kind=Kind.PILOT)

    # Listings

    def _listed(self, claims: list[Claim], kinds: frozenset[Kind]) -> list[Claim]:
        """The claims of a block; what the heading has too is a stray."""
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
        code = "text.repeated-element"
        return stray(words, Kind.HEADING_STRAY, spans, code)


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
