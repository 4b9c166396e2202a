"""A dialect is data: rows that say what a line may be, and where it may occur."""

from __future__ import annotations

import re
from functools import cached_property
from inspect import getattr_static
from typing import TYPE_CHECKING, Any

import attrs

from cableformat.reference import Near
from cableformat.text.dialects.clean_forms import CleanForms, clean_forms
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.furniture import STAMP_BEGINS
from cableformat.text.lenses.lens import Lens, Zone
from cableformat.text.lenses.patterns import in_any_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cableformat.model import Cable
    from cableformat.text.kinds import Slot
    from cableformat.text.lenses.content.downgrading import DowngradingLens
    from cableformat.text.lenses.content.signature import SignatureLens
    from cableformat.text.lenses.furniture import Pattern
    from cableformat.text.lenses.lens import Number
    from cableformat.text.lines.line import Line, Lines
    from cableformat.text.passes.frame import Frame
    from cableformat.text.passes.progress import Progress

#: `here`, `shape` and `confirm` of a row, and the row.
Trial = tuple[Any, Any, Any, "Row"]
#: For a first letter the trials of its rows; and those for any other.
Trials = tuple[dict[str, tuple[Trial, ...]], tuple[Trial, ...]]


def _shape_of_lens(row: Row) -> Callable[[str], Any]:
    cls = type(row.lens)
    line = getattr_static(cls, "_line", None)
    # A plain pattern is matched directly, without the call of `shape`.
    plain = cls.shape is Lens.shape and not isinstance(line, cached_property)
    return row.lens._line if plain else row.lens.shape  # noqa: SLF001


def _unquestioned(row: Row) -> Mapping[Zone, Zone]:
    return {} if row.here or row.confirm or row.opens_text else row.zones


@attrs.frozen(slots=True, eq=False)
class Row:
    """What a line may be, where it may occur, and what follows it."""

    lens: Lens
    #: The zones in which a line may open a block, and the zone that the block is in.
    zones: Mapping[Zone, Zone]
    #: What a line must look like: usually the lens's `shape`.
    shape: Callable[[str], Any] = attrs.field(
        default=attrs.Factory(_shape_of_lens, takes_self=True), kw_only=True
    )
    #: Whether such a line is possible here, asked before its text is examined.
    here: Callable[[Progress], bool] | None = attrs.field(default=None, kw_only=True)
    #: What a line of this shape is at its place; `None` if it is something else.
    confirm: Callable[[Any, Progress], Any] | None = attrs.field(
        default=None, kw_only=True
    )
    #: Whether a line that would close the text opens it.
    opens_text: Callable[[Progress], bool] | None = attrs.field(
        default=None, kw_only=True
    )
    #: The zones in which a line in clean form needs no question, each with the zone of
    #: its block.
    clean: Mapping[Zone, Zone] = attrs.field(
        default=attrs.Factory(_unquestioned, takes_self=True), kw_only=True
    )


@attrs.frozen(slots=True, eq=False)
class Landmarks:
    """How lines begin that show what they are: two characters, then a pattern."""

    begins: frozenset[str]
    match: Callable[[str], re.Match[str] | None]
    #: By the name of the group that matched.
    lenses: Mapping[str, Lens]


def _initials(shape: Shape) -> frozenset[str]:
    firsts = {sign[0] for sign in shape.signs}
    return frozenset(firsts | {letter.lower() for letter in firsts})


@attrs.frozen(slots=True, eq=False)
class Shape:
    """A shape of lines that shows a dialect."""

    #: The name of such lines in the explanation of a choice.
    name: str
    #: Whether a line has the shape.
    match: Callable[[str], object | None]
    #: How much one line shows, compared with those of other shapes.
    weight: int
    #: How many lines count; `None` for all.
    most: int | None = attrs.field(default=None, kw_only=True)
    #: Words of which one begins such a line; empty for any words.
    signs: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    #: Letters of which one begins such a line; empty for any letter.
    initials: frozenset[str] = attrs.field(
        default=attrs.Factory(_initials, takes_self=True), kw_only=True
    )


def _nothing(_: str) -> None:
    """No line occurs only in the text."""


@attrs.define(slots=False, eq=False, repr=False)
class Dialect:
    """A named table of rows, which are tried in their order."""

    name: str
    rows: tuple[Row, ...]
    signature: SignatureLens | None = None
    #: Signature and group may be within the last paragraph.
    group: DowngradingLens | None = None
    #: The shapes of lines that show it.
    shapes: tuple[Shape, ...] = attrs.field(default=(), kw_only=True)
    #: Whether a line occurs only in the text, which has then begun: a set.
    in_text: Callable[[str], Any] = attrs.field(default=_nothing, kw_only=True)
    #: By the zone, the letters of lines that may hold several format lines; `None` if
    #: no line holds several of anything.
    fused: Mapping[Zone, frozenset[str]] | None = attrs.field(
        default=None, kw_only=True
    )
    #: The letters with which an archive's stamp may begin, in a text that has some.
    stamps: frozenset[str] = attrs.field(default=STAMP_BEGINS, kw_only=True)
    #: Whether a text shows it beyond doubt; without, only the scores of lines count.
    signs: Callable[[str], object] | None = attrs.field(default=None, kw_only=True)
    #: Whether a text shows it if no line shows any but the default dialect.
    suggests: Callable[[str], bool] | None = attrs.field(default=None, kw_only=True)
    #: What finds the frame of a document, if telegrams have one.
    frame: Callable[[str, Lines, Dialect], Frame] | None = attrs.field(
        default=None, kw_only=True
    )
    #: The lenses of the frame; they also write it.
    framing: tuple[Lens, ...] = attrs.field(default=(), kw_only=True)
    #: The order of its canonical text.
    slots: tuple[Slot, ...] = attrs.field(default=SLOTS, kw_only=True)
    #: Where a line is cut that holds several of other kinds; asked before `fused`.
    apart: Callable[[Line, Progress], Sequence[int]] | None = attrs.field(
        default=None, kw_only=True
    )
    #: The furniture of lines that other dialects do not have, or have elsewhere.
    furniture: Callable[[Line, Progress, Pattern | None], Pattern | None] | None = (
        attrs.field(default=None, kw_only=True)
    )
    #: How other lines begin within the text of a source.
    late: Callable[[str], Iterable[str]] | None = attrs.field(
        default=None, kw_only=True
    )

    @cached_property
    def lenses(self) -> tuple[Lens, ...]:
        """Each lens once, in the order of its first row."""
        return tuple(dict.fromkeys(row.lens for row in self.rows))

    @cached_property
    def table(self) -> dict[Zone, tuple[Trials, Trials]]:
        """The rows of a zone for lines that do not end in a digit, and that do."""
        table = {}
        for zone in Zone:
            tried = [row for row in self.rows if zone in row.zones]
            others = [row for row in tried if not row.lens.ends_in_digit]
            table[zone] = _choice(others), _choice(tried)
        return table

    @cached_property
    def text_begins(self) -> frozenset[str]:
        """The beginnings of lines that may open a block in the text, in any case."""
        rows = [row for row in self.rows if Zone.BODY in row.zones]
        lenses = [row.lens for row in rows if not row.lens.sought]
        return in_any_case(
            begin for lens in lenses for begin in lens.text_begins or lens.initials
        )

    @cached_property
    def writers(self) -> dict[Kind, Lens]:
        """The lens that writes each kind of element: the first that has it."""
        lenses = (self.signature, *reversed((*self.framing, *self.lenses)))
        return {
            kind: lens for lens in lenses if lens is not None for kind in lens.kinds
        }

    def holds(self, cable: Cable) -> bool:
        """Whether it has a line for every element of a cable."""
        writers = self.writers
        for kind in Kind:
            items = () if kind.stray else kind.items(cable)
            if items and (kind not in writers or not writers[kind].holds_all(items)):
                return False
        return True

    @cached_property
    def landmarks(self) -> Landmarks:
        """The beginnings of lines that show what they are, each with its lens."""
        every = (*self.framing, *self.lenses)
        lenses = [lens for lens in every if lens.landmark]
        arms = (f"(?P<of_{n}>{lens.landmark})" for n, lens in enumerate(lenses))
        return Landmarks(
            frozenset(begin for lens in lenses for begin in lens.landmark_begins),
            re.compile("|".join(arms), re.ASCII).match,
            {f"of_{n}": lens for n, lens in enumerate(lenses)},
        )

    def landmark(self, text: str) -> tuple[Kind, Number | None] | None:
        """What a line is in any place, by its own words; `None` for most lines.

        A line in lower case is read in capitals.
        """
        landmarks, begin = self.landmarks, text[:2]
        in_lower_case = begin.upper() in landmarks.begins and text.islower()
        if begin not in landmarks.begins and not in_lower_case:
            return None
        if in_lower_case:
            text = text.upper()
        match = landmarks.match(text)
        return match and landmarks.lenses[str(match.lastgroup)].landmark_of(text)

    @cached_property
    def clean(self) -> dict[Zone, dict[str, CleanForms]]:
        """Its clean forms, by zone and first letter of a line."""
        return clean_forms(self.rows)

    @cached_property
    def labels(self) -> Near:
        """The labels of its lenses, found by a word that is one slip from one."""
        labels = (lens.label(kind) for kind, lens in self.writers.items())
        return Near((label.strip(" :/").upper() for label in labels), least=4)

    def openers(self, text: str) -> frozenset[str]:
        """The beginnings of lines that may open a block in a text, in any case."""
        if self.late is None:
            return self.text_begins
        return self.text_begins | in_any_case(self.late(text))


def _choice(rows: Iterable[Row]) -> Trials:
    trials = [(row.here, row.shape, row.confirm, row) for row in rows]
    initials = [(trial, trial[3].lens.initials) for trial in trials]
    any_letter = tuple(trial for trial, letters in initials if not letters)
    by_letter = {}
    for letter in {letter for _, letters in initials for letter in letters}:
        tried = tuple(t for t, letters in initials if not letters or letter in letters)
        by_letter[letter] = by_letter[letter.lower()] = tried
    return by_letter, any_letter
