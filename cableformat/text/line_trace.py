"""The trace of a telegram: what each line was taken for, and what else it could be.

Theory of operation.  Nothing here reads.  The elements are those of the layout.  The
reasons why rows of the table did not get a line follow from their answers (`trials`),
from their order, and from the results of later passes.  Every question is asked about a
line at most once more than reading asks it, so the work stays linear (law 9).
"""

from __future__ import annotations

import enum
import inspect
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.dialects import named
from cableformat.text.kinds import READDRESSED, Kind
from cableformat.text.lenses.lens import Zone
from cableformat.text.lenses.strays import StrayLens
from cableformat.text.lines.ends import LINE_END
from cableformat.text.lines.line import BLANKS, Lines
from cableformat.text.parsing import framed, parse, settled_of
from cableformat.text.passes.blocks import place
from cableformat.text.passes.landmarks import landmarks
from cableformat.text.passes.outline import outline_of
from cableformat.text.passes.trials import Trials

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from cableformat.text.dialects import Row
    from cableformat.text.hints import Hints
    from cableformat.text.layout import Layout
    from cableformat.text.lenses.lens import Block, Claim, Span
    from cableformat.text.lines.line import Line
    from cableformat.text.lines.source import Source
    from cableformat.text.passes.trials import Asked


class Role(enum.StrEnum):
    """What a line, or a piece of one, is."""

    #: An element begins in it, and may end in it.
    ELEMENT = "element"
    #: The continuation of an element that began on a line above.
    CONTINUATION = "continuation"
    #: The label of an element or of a list, without a value.
    LABEL = "label"
    #: Words of no element.
    STRAY = "stray"
    #: A line of no element that matches a named pattern.
    FURNITURE = "furniture"
    #: Marks of a rendering, or characters that no value can contain.
    RESIDUE = "residue"


class Cause(enum.StrEnum):
    """Why a row of the dialect's table did not get a line that it recognises."""

    #: The place of the line, or a line above it, rules it out.
    PLACE = "place"
    #: A row above it in the table took the line.
    ROW_ABOVE = "row above"
    #: The line was set apart before any row was asked.
    SET_APART = "set apart"
    #: No row was asked: the open block, such as a set, keeps the line.
    KEPT = "kept"
    #: The row took the line, and a later pass decided otherwise.
    SETTLED = "settled later"


@attrs.frozen(slots=True)
class Taken:
    """How a line, or a piece of it, was read."""

    role: Role
    #: The path, as in findings; for furniture, the name of its pattern.
    name: str
    #: The code of a stray.
    code: str | None = None


@attrs.frozen(slots=True)
class Refused:
    """A row of the dialect's table that recognises a line but did not get it."""

    #: The name of the row's lens, as in ``docs/grammar.md``.
    lens: str
    cause: Cause
    reason: str


@attrs.frozen(kw_only=True, slots=True)
class TracedLine:
    """One line of a telegram: how it was read, and which readings were refused."""

    #: Its number in the source, from 1; blank lines count.
    number: int
    #: Its span in the source, in code points.
    span: tuple[int, int]
    #: The line as it was printed, without blanks at its ends.
    text: str
    #: The zone in which the line was examined, and the zone below it.
    zone: str
    zone_below: str
    #: In the order of the line; several if it holds several elements.
    taken: tuple[Taken, ...]
    #: In the order of the table.
    refused: tuple[Refused, ...]


def trace(source: Source, *, hints: Hints | None = None) -> tuple[TracedLine, ...]:
    r"""How each line of a telegram was read, and why not in another way.

    Every line that is not blank occurs once, in order.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> first, second = trace("FM AMEMBASSY ASTANA\nTO THE POINT\n")
    >>> first.number, first.zone, first.zone_below, first.taken[0].name
    (1, 'procedure', 'address', '/heading/originator')
    """
    layout = parse(source, hints=hints).layout
    assert layout is not None
    return tuple(_Trace(layout).lines())


#: How a pass after `blocks` treats a line that a row took.
_EARLIER_ENDING: Final = "it ends the message before, for another begins below"
_PILOT: Final = "it is part of a pilot, for the message's own lines follow"
_LISTING: Final = "it lists deliveries, for the heading has addressees of its own"
_REPETITION: Final = "a cable holds one, and there is one above"
_NOTHING_READ: Final = "its lens reads nothing in the lines of the block"
_END_OF_TEXT: Final = "it is the end of the text"
_NO_VALUE: Final = "it holds a value that the model does not allow"
#: Reasons why no row is asked.
_FURNITURE: Final = "furniture is set apart first"
_OTHER: Final = "it is below the line with which a second telegram begins"
_WRAPPER: Final = "it is a label of what wraps the telegram"
_KEPT: Final = "it belongs to the set above it"
_QUOTED: Final = "it stands in a quotation of the paragraph that is open"

_PLAIN: Final = {readdressed: kind for kind, readdressed in READDRESSED.items()}


@attrs.frozen(slots=True)
class _Piece:
    """A stretch of the source, and what it was taken for."""

    span: Span
    taken: Taken
    #: As in a heading that was not readdressed; `None` for furniture.
    kind: Kind | None
    #: Whether the element begins with it.
    begins: bool


class _Trace:
    def __init__(self, layout: Layout) -> None:
        self.text = layout.text
        self.trials = Trials(named(layout.context.dialect))
        dialect = self.trials.dialect
        frame, lines = framed(self.text, Lines(self.text), dialect)
        self.read = list(lines)
        self.blocks: list[Block] = []
        self.marks = landmarks(self.text, self.read, dialect, frame)
        placed = place(self.marks, dialect, self.blocks.append)
        outlines = [outline_of(block) for block in self.blocks]
        repeated = placed.repeated or frame is not None
        self.settled = settled_of(outlines, repeated=repeated)
        self.pieces = sorted(_pieces(layout), key=lambda piece: piece.span)
        self.places = {b.lines[0].start: n for n, b in enumerate(self.blocks)}
        self.apart = {piece.span[0] for piece in placed.furniture}
        holding = (block for block in self.blocks if block.lens.holds)
        self.kept = {line.start for block in holding for line in block.lines[1:]}
        self.in_pilots = {n for parts in self.settled.pilots.values() for n in parts}

    def lines(self) -> Iterator[TracedLine]:
        """The lines that are not blank, in order."""
        read = {line.start: line for line in self.read}
        # One printed line may have been divided into several.
        starts = sorted({*read, *self.trials.asked})
        pieces, zone, at = _Within(self.pieces), Zone.PROCEDURE, 0
        for number, span in _printed(self.text):
            above, refused = zone, list[Refused]()
            taken = pieces.of(span)
            within = _Within(taken)
            while at < len(starts) and starts[at] < span[1]:
                asked = self.trials.asked.get(starts[at])
                if asked is not None:
                    zone = asked.after
                    refused += self._refused(asked, within.of(asked.line.whole))
                else:
                    refused += self._unasked(read[starts[at]], zone)
                at += 1
            yield TracedLine(
                number=number,
                span=span,
                text=self.text[slice(*span)],
                zone=above.value,
                zone_below=zone.value,
                taken=_taken(taken, span) or (Taken(Role.RESIDUE, "residue"),),
                refused=tuple(dict.fromkeys(refused)),
            )

    def _refused(self, asked: Asked, taken: list[_Piece]) -> Iterator[Refused]:
        """Why a line was refused by rows that were asked, and by those below them."""
        kinds = {piece.kind for piece in taken}
        stray = all(kind is not None and kind.stray for kind in kinds)
        for row, function in asked.refusals:
            # For a row that takes any line, only strays are worth a reason.
            if stray or row not in self.trials.any_line:
                yield _refusal(row, Cause.PLACE, reason_of(function))
        taker = asked.taker
        if taker is None:
            return
        if kinds.isdisjoint(taker.lens.kinds):
            reason = self._settled_otherwise(asked.line, taker, kinds)
            yield _refusal(taker, Cause.SETTLED, reason)
        for row in self.trials.rows_below(taker, asked.line, asked.zone):
            reason = f"{lens_name(taker)} comes first"
            yield _refusal(row, Cause.ROW_ABOVE, reason)

    def _unasked(self, line: Line, zone: Zone) -> Iterator[Refused]:
        """Why no row was asked about a line."""
        second, reason = self.marks.second, _QUOTED
        cause = Cause.KEPT if line.start in self.kept else Cause.SET_APART
        if second is not None and line.start >= second:
            reason = _OTHER
        elif line.start in self.apart:
            reason = _FURNITURE
        elif line.start < self.marks.wrapper_until:
            reason = _WRAPPER
        elif cause is Cause.KEPT:
            reason = _KEPT
        for row in self.trials.looks_like(line, zone):
            yield _refusal(row, cause, reason)

    def _settled_otherwise(self, line: Line, row: Row, kinds: set[Kind | None]) -> str:
        """Why a later pass decided otherwise about the line with which a row opened."""
        at, settled = self.places.get(line.start, -1), self.settled
        if at in settled.endings:
            return _EARLIER_ENDING
        if at in self.in_pilots or Kind.PILOT in kinds:
            return _PILOT
        if at >= 0 and settled.repetitions[at]:
            return _REPETITION
        if at in settled.listings:
            return _LISTING
        if at < 0 or self.blocks[at].lens is not row.lens:
            read = at < 0 or not isinstance(self.blocks[at].lens, StrayLens)
            return _END_OF_TEXT if read else _NOTHING_READ
        return _NO_VALUE


class _Within:
    """The pieces in each of several stretches, which are asked about in order."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._at = 0

    def of(self, span: Span) -> list[_Piece]:
        """The pieces that are partly or completely in a stretch."""
        pieces, size = self._pieces, len(self._pieces)
        while self._at < size and pieces[self._at].span[1] <= span[0]:
            self._at += 1
        end = self._at
        while end < size and pieces[end].span[0] < span[1]:
            end += 1
        return pieces[self._at : end]


def reason_of(function: Callable[..., Any]) -> str:
    """The reason for which a function of a row refuses: its summary."""
    return (inspect.getdoc(function) or "").partition("\n")[0].removesuffix(".")


def lens_name(row: Row) -> str:
    """The name of a row's lens."""
    return type(row.lens).__name__


def _refusal(row: Row, cause: Cause, reason: str) -> Refused:
    return Refused(lens_name(row), cause, reason)


def _printed(text: str) -> Iterator[tuple[int, Span]]:
    """Number and span of each line that is not blank."""
    start = 1 if text.startswith("\ufeff") else 0
    ends = [(found.start(), found.end()) for found in LINE_END.finditer(text, start)]
    for number, (end, following) in enumerate([*ends, (len(text), 0)], 1):
        printed = text[start:end]
        if stripped := printed.strip(BLANKS):
            start += printed.index(stripped[0])
            yield number, (start, start + len(stripped))
        start = following


def _pieces(layout: Layout) -> Iterator[_Piece]:
    """Every span of a layout, with what it is."""
    for piece in layout.furniture:
        taken = Taken(Role.FURNITURE, piece.pattern.value)
        yield _Piece(piece.span, taken, None, begins=True)
    counts: Counter[Kind] = Counter()
    for claim in layout.claims:
        taken = _element(claim, counts[claim.kind])
        counts[claim.kind] += not claim.label
        kind = _PLAIN.get(claim.kind, claim.kind)
        for number, span in enumerate(claim.spans):
            yield _Piece(span, taken, kind, begins=not number)


def _element(claim: Claim, place: int) -> Taken:
    if claim.label and claim.kind.names:
        return Taken(Role.LABEL, claim.kind.path())
    path = claim.kind.path(place)
    if claim.kind.stray:
        return Taken(Role.STRAY, path, claim.value.code)
    return Taken(Role.ELEMENT, path)


def _taken(pieces: list[_Piece], span: Span) -> tuple[Taken, ...]:
    """What a line was taken for; the label of a value on it adds nothing."""
    valued = {p.kind for p in pieces if p.taken.role is not Role.LABEL}
    taken = []
    for piece in pieces:
        if piece.taken.role is Role.LABEL and piece.kind in valued:
            continue
        goes_on = not piece.begins or piece.span[0] < span[0]
        if goes_on and piece.taken.role is Role.ELEMENT:
            taken.append(attrs.evolve(piece.taken, role=Role.CONTINUATION))
        else:
            taken.append(piece.taken)
    return tuple(dict.fromkeys(taken))
