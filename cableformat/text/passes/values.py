"""What each block says: its lens reads it to claims and findings.

Input: the blocks, in the order of the source, each when it is closed.  Output: claims
in that order, findings, the furniture that is within lines, and an outline of each
block.  Everything is read as if it stayed: what later blocks show of it, the passes
settle that follow, and `revision` changes it.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import Stray
from cableformat.text.kinds import Kind
from cableformat.text.lenses import strays
from cableformat.text.lenses.claims import Claims
from cableformat.text.lenses.furniture import Furniture, Pattern
from cableformat.text.lenses.lens import Facts
from cableformat.text.lenses.transmission.identification import IdentificationLens
from cableformat.text.passes.admission import admitted
from cableformat.text.passes.outline import outline_of

if TYPE_CHECKING:
    from cableformat.text.hints import Hints
    from cableformat.text.lenses.lens import Block, Claim, Note, Span
    from cableformat.text.passes.outline import Outline

_stray = unchecked(Stray)
#: What opens a text: BT, or a line of the content.
_OPEN_TEXT: Final = frozenset({Kind.BREAK.section, Kind.SUBJECT.section})
_LOWER_CASE: Final = "text.lower-case"
_BELL: Final = "\x07"


class Fields(dict[str, str]):
    """The last field of each section: what a stray follows."""

    @property
    def text_begun(self) -> bool:
        """Whether any field of the text was there."""
        return not _OPEN_TEXT.isdisjoint(self)

    def follow(self, claims: list[Claim]) -> None:
        """The strays of a block follow the field above it."""
        for claim in claims:
            if claim.kind.stray:
                above = self.get(claim.kind.section)
                if above != claim.value.follows:
                    claim.value = _stray(claim.value.text, claim.value.code, above)


class Values:
    """What was read of the blocks of a source, as far as they were taken."""

    def __init__(self, text: str, hints: Hints) -> None:
        self._text = text
        self._bells = _BELL in text
        #: What is known of the telegram beyond the lines of a block.
        self.facts = Facts(hints, None if hints.date is None else hints.date.year)
        self._dated = False
        self._fields = Fields()
        #: The kinds so far of which a cable holds one.
        self.singles: set[Kind] = set()
        self.claims = Claims()
        #: The outline of each block, and how many claims it has.
        self.outlines: list[Outline] = []
        self.sizes = array("i")
        #: Whether each block may be no element: then its last claim is a stray of all
        #: its words.
        self.doubtful = bytearray()
        #: The blocks of which no constructor takes the values: each is a stray.
        self.refused: set[int] = set()
        #: Findings, and furniture within lines, by the place of their block.
        self.notes_of: dict[int, list[Note]] = {}
        self._furniture_of: dict[int, list[Furniture]] = {}

    def take(self, block: Block) -> None:
        """Read a block, below all that were taken."""
        claims, lens = block.claims, block.lens
        outline = outline_of(block)
        if claims is None:
            facts = self._facts_of(block) if self._bells else self.facts
            claims = lens.read(block, facts)
        doubtful = False
        if lens is strays.OF_CONTENT or lens is strays.OF_HEADING:
            self._fields.follow(claims)
        else:
            if outline.singles:
                doubtful = not self.singles.isdisjoint(outline.singles)
                self.singles |= outline.singles
            doubtful = doubtful or outline.may_be_lost
            words = None
            if doubtful:
                words = self._words_of(block, code="text.repeated-element")
            if admitted(claims):
                self._take_more(block, claims)
                if outline.may_hold_strays:
                    self._fields.follow(claims)
                self._fields.update(outline.fields)
            else:
                self.refused.add(len(self.outlines))
                claims = [self._words_of(block)]
                self._fields.follow(claims)
            if words is not None:
                claims = [*claims, words]
        self.outlines.append(outline)
        self.sizes.append(len(claims))
        self.doubtful.append(doubtful)
        self.claims.extend(claims)

    def take_clean(self, outline: Outline, claims: list[Claim]) -> None:
        """Take what was read in clean form, below all that was taken."""
        self.singles |= outline.singles
        self._fields.update(outline.fields)
        if outline.kinds[0] is Kind.PREAMBLE:
            self._date(claims)
        self.outlines.append(outline)
        self.sizes.append(len(claims))
        self.doubtful.append(False)
        self.claims.extend(claims)

    @property
    def plain(self) -> bool:
        """Whether no line says more than its characters: none has BEL above it."""
        return not self._bells

    def forget(self, place: int) -> None:
        """Forget what was found in a block besides its claims."""
        self.notes_of.pop(place, None)
        self._furniture_of.pop(place, None)

    def set_apart(self, place: int, spans: list[Span]) -> None:
        """An end of an earlier message is furniture."""
        self._furniture_of[place] = [
            Furniture(span, Pattern.EARLIER_ENDING, self._text[slice(*span)])
            for span in spans
        ]

    @property
    def by_kind(self) -> dict[Kind, list[Any]]:
        """The values of all claims but labels."""
        return self.claims.by_kind()

    @property
    def notes(self) -> list[Note]:
        """The findings of the lenses; lower case is reported once."""
        notes: list[Note] = []
        in_lower_case = False
        for note in chain.from_iterable(self.notes_of.values()):
            if note.code != _LOWER_CASE or not in_lower_case:
                notes.append(note)
            in_lower_case = in_lower_case or note.code == _LOWER_CASE
        return notes

    @property
    def furniture(self) -> list[Furniture]:
        """The furniture within lines, in the order of the blocks."""
        return list(chain.from_iterable(self._furniture_of.values()))

    def _facts_of(self, block: Block) -> Facts:
        if block.kinds[0] is not Kind.ROUTING_LINE:
            return self.facts
        start = place = block.lines[0].start
        while place and self._text[place - 1] == _BELL:
            place -= 1
        return attrs.evolve(self.facts, bells=start - place)

    def _words_of(self, block: Block, code: str = "text.unrecognised-line") -> Claim:
        """The words of a block as a stray of its section."""
        section, begun = block.lens.kinds[0].section, self._fields.text_begun
        lens = strays.lens_of(section, block.zone, text_begun=begun)
        return lens.words(block, code)

    def _take_more(self, block: Block, claims: list[Claim]) -> None:
        """What a block shows besides its claims."""
        place = len(self.outlines)
        if block.notes is not None:
            self.notes_of[place] = block.notes
        if block.furniture is not None:
            self._furniture_of[place] = block.furniture
        if block.kinds[0] is Kind.PREAMBLE:
            self._date(claims)
        elif block.kinds[0] is Kind.IDENTIFICATION:
            ending = IdentificationLens.earlier_ending(block)
            if ending is not None:
                self.set_apart(place, [ending])

    def _date(self, claims: list[Claim]) -> None:
        """The first preamble says of which year the cable is."""
        if not self._dated:
            self._dated = True
            dated = next(claim.value for claim in claims if not claim.label)
            year = dated.date_time_group.year or self.facts.own_year
            self.facts = attrs.evolve(self.facts, own_year=year)
