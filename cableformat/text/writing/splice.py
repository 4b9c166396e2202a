"""Writing an edited cable into the source it was read from.

Theory of operation.  The old and new values of every slot are aligned.  Values in both
keep their places, and the values between two of these are written, one by one, into the
places between.  Surplus places are removed; surplus values follow the last place.  A
value that moved brings its own bytes.  Everything else in the source is copied,
including furniture, except furniture that repeats a changed element (law 10).

The result is only a candidate: the caller parses it and compares (law 6).  This file
can therefore be simple where a source is strange: then the next wider scope is tried.
"""

from __future__ import annotations

import enum
from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from cableformat._align import gaps
from cableformat.model.stray import anchoring
from cableformat.text.dialects import named
from cableformat.text.kinds import SLOTS, SYNTAX, Kind, slot_items, slot_of
from cableformat.text.lenses.lens import WIDTH
from cableformat.text.writing.canonical import SHARED_LINE, Spelling, shares_line
from cableformat.text.writing.edits import Conflict, Edits
from cableformat.text.writing.furniture import furniture_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.model import Cable
    from cableformat.text.kinds import Slot
    from cableformat.text.layout import Layout
    from cableformat.text.lenses.lens import Claim

    #: Start and end of a span, and the number of its element.
    _Piece = tuple[int, int, int]

#: The number of furniture, and of the ends of the source.
_NO_ELEMENT: Final = -1


class Scope(enum.StrEnum):
    """How much of the source had to be rewritten for an edit (law 5)."""

    #: Nothing: the source itself.
    VERBATIM = "verbatim"
    #: The elements that changed.
    ELEMENT = "element"
    #: The lists that changed, and elements that would have been misread.
    LIST = "list"
    #: The sections that changed.
    SECTION = "section"
    #: The whole telegram, canonically.
    WHOLE = "whole"


def changed(old: Cable, new: Cable) -> set[Slot]:
    """The slots whose values differ."""
    return {slot for slot in SLOTS if slot_items(old, slot) != slot_items(new, slot)}


def splice(cable: Cable, layout: Layout, redo: set[Slot]) -> str:
    """The source with the changed elements written at their places.

    The lists in `redo` are rewritten completely.

    Raises:
        Conflict: Two changes need the same place.
    """
    return _Splice(cable, layout).elements(redo)


def splice_sections(cable: Cable, layout: Layout) -> str:
    """The source with the changed sections rewritten.

    Raises:
        Conflict: Sections are interleaved.
    """
    return _Splice(cable, layout).sections()


def _values(claims: Sequence[Claim], cable: Cable) -> list[Any]:
    """The value of each element; strays follow a field that the edited cable still has.

    A stray therefore stays at its place when the field before it is removed.
    """
    moved = {
        kind: anchoring(section)
        for kind, section in (
            (Kind.HEADING_STRAY, cable.heading),
            (Kind.CONTENT_STRAY, cable.content),
        )
        if section is not None
    }
    return [
        moved[claim.kind](claim.value) if claim.kind in moved else claim.value
        for claim in claims
    ]


def _group(kind: Kind) -> str:
    if kind.section == "archive":  # part is above the telegram, part below it
        return f"archive {kind.names[0]}"
    return "ending" if kind.names[:1] == ("ending",) else kind.section


class _Splice:
    def __init__(self, cable: Cable, layout: Layout) -> None:
        self.cable = cable
        self.layout = layout
        self.source = Edits(layout.text, layout.context)
        self.spelling = Spelling(named(layout.context.dialect))
        self.claims = layout.claims
        self.gone: set[int] = set()
        #: Labels that were rewritten with their list.
        self.relabelled: set[int] = set()
        self.old: dict[Slot, list[int]] = {}
        self.labels: dict[Kind, list[int]] = {}
        self.values = _values(layout.claims, cable)
        for number, claim in enumerate(self.claims):
            if claim.label:
                self.labels.setdefault(claim.kind, []).append(number)
            else:
                slot = slot_of(claim.kind, self.values[number])
                self.old.setdefault(slot, []).append(number)

    # The two ways to splice

    def elements(self, redo: set[Slot]) -> str:
        anchor: tuple[Kind, int] | None = None
        shared = self._shared_line()
        for slot in self.spelling.slots:
            kind = slot[0]
            if kind in shared:
                anchor = kind, shared[kind]
                continue
            if kind is Kind.BREAK and anchor is not None and self._text_begins():
                anchor = kind, self._insert_after(anchor, kind, "BT")
                continue
            numbers = self.old.get(slot, [])
            old = tuple(self.values[number] for number in numbers)
            new = slot_items(self.cable, slot)
            if slot in redo and numbers and new:
                self._rewrite(kind, numbers, new)
            elif new != old:
                if not numbers:
                    text = self.spelling.list(kind, new, WIDTH)
                    anchor = kind, self._insert_after(anchor, kind, text)
                    continue
                self._align(kind, numbers, old, new)
            kept = [number for number in numbers if number not in self.gone]
            if kind in SYNTAX:
                kept = self.labels.get(kind, [])[-1:]
            if kept:
                anchor = kind, self.claims[kept[-1]].spans[-1][1]
        self._drop_labels()
        self._remove()
        return self._settled()

    def sections(self) -> str:
        groups = {_group(kind) for kind, _ in changed(self.layout.base, self.cable)}
        anchor: tuple[Kind, int] | None = None
        in_order = self.spelling.slots
        for group in dict.fromkeys(_group(kind) for kind, _ in in_order):
            slots = [slot for slot in in_order if _group(slot[0]) == group]
            numbers = [n for n, c in enumerate(self.claims) if _group(c.kind) == group]
            if group in groups:
                text = self.spelling.compose(self.cable, slots)
                if not numbers:
                    self._insert_after(anchor, slots[0][0], text)
                    continue
                start = min(self.claims[n].spans[0][0] for n in numbers)
                end = max(self.claims[n].spans[-1][1] for n in numbers)
                for claim in self.claims:
                    if _group(claim.kind) != group and start < claim.spans[0][0] < end:
                        raise Conflict
                self.source.write(start, end, text)
            if numbers:
                last = self.claims[numbers[-1]]
                anchor = last.kind, last.spans[-1][1]
        return self._settled()

    def _shared_line(self) -> dict[Kind, int]:
        """Rewrite the line that holds two elements, if either changed.

        Format line 2 of ACP 128 is lines 2 and 3 of ACP 127: neither has bytes of its
        own that can be written without the other (wire.md 2).  Returns the kinds on
        that line, each with the end of the line.
        """
        slots = [(kind, None) for kind in SHARED_LINE]
        if all(
            slot_items(self.layout.base, slot) == slot_items(self.cable, slot)
            for slot in slots
        ):
            return {}
        claims = [self.claims[n] for slot in slots for n in self.old.get(slot, [])]
        if not any(shares_line(claim.value) for claim in claims):
            return {}
        start = min(claim.spans[0][0] for claim in claims)
        end = max(claim.spans[-1][1] for claim in claims)
        text = self.spelling.compose(self.cable, slots)
        if not text:
            raise Conflict
        self.source.write(start, end, text)
        return dict.fromkeys(SHARED_LINE, end)

    # Lists

    def _align(
        self, kind: Kind, numbers: list[int], old: tuple[Any, ...], new: tuple[Any, ...]
    ) -> None:
        found = list(gaps(old, new))
        carried = self._carried(numbers[found[0][0].start : found[-1][0].stop])
        for places, values in found:
            self._between(kind, numbers, new, places, values, carried)

    def _between(
        self,
        kind: Kind,
        numbers: list[int],
        new: tuple[Any, ...],
        places: range,
        values: range,
        carried: dict[Any, str],
    ) -> None:
        """Write the values between two kept ones into the places between them."""
        for place, value in zip(places, values, strict=False):
            self._replace(numbers[place], new[value], carried)
        self.gone.update(numbers[n] for n in places[len(values) :])
        if more := values[len(places) :]:
            self._insert(kind, numbers, new, more, carried, places.stop)

    def _carried(self, numbers: list[int]) -> dict[Any, str]:
        """The bytes of values that may have moved and have only one span."""
        carried = {}
        for number in numbers:
            claim = self.claims[number]
            if len(claim.spans) == 1:
                start, end = claim.spans[0]
                carried[self.values[number]] = self.layout.text[start:end]
        return carried

    def _replace(self, number: int, value: Any, carried: dict[Any, str]) -> None:
        claim = self.claims[number]
        if value == self.values[number]:
            return
        text = carried.get(value)
        if text is None:
            text = self._written(claim.kind, value, number)
        self.source.replace(claim.spans, text)

    def _insert(
        self,
        kind: Kind,
        numbers: list[int],
        new: tuple[Any, ...],
        values: range,
        carried: dict[Any, str],
        before: int,
    ) -> None:
        """Insert values after the place before `before`, or before the first place."""
        written = [
            (n, carried.get(new[n]) or self._written(kind, new[n], numbers[0]))
            for n in values
        ]
        if before:
            end = self.claims[numbers[before - 1]].spans[-1][1]
            text = "".join(
                self._separator(kind, new[n - 1], new[n]) + item for n, item in written
            )
            self.source.edit(end, end, text)
            return
        start = self.claims[numbers[0]].spans[0][0]
        text = "".join(
            item + self._separator(kind, new[n], new[n + 1]) for n, item in written
        )
        self.source.edit(start, start, text)

    def _separator(self, kind: Kind, before: Any, item: Any) -> str:
        return self.source.ended(self.spelling.separator(kind, before, item))

    def _rewrite(self, kind: Kind, numbers: list[int], new: tuple[Any, ...]) -> None:
        """Rewrite a complete list at the place of its first label or first item."""
        labels = self.labels.get(kind, []) if self.spelling.label(kind) else []
        first = min((*numbers, *labels), key=lambda n: self.claims[n].spans[0])
        text = self.source.ended(self.spelling.list(kind, new, WIDTH))
        self.source.replace(self.claims[first].spans, text)
        self.relabelled.add(first)
        rest = [number for number in (*numbers, *labels) if number != first]
        self.gone.update(rest)

    # A first element in an empty slot

    def _text_begins(self) -> bool:
        """Whether the edit adds a text to a source that has neither text nor BT."""
        before, after = self.layout.base.content, self.cable.content
        opened = before is None and after is not None and Kind.BREAK not in self.labels
        return opened and self.spelling.breaks(Kind.BREAK)

    def _insert_after(
        self, anchor: tuple[Kind, int] | None, kind: Kind, text: str
    ) -> int:
        if anchor is None:
            return self._insert_first(kind, text)
        before, position = anchor
        lead = self.spelling.lead(kind, before)
        if "\n" in lead:
            position = self._line_occupied_to(position)
        self.source.write(position, position, lead + text)
        return position

    def _insert_first(self, kind: Kind, text: str) -> int:
        if not self.claims:
            end = len(self.layout.text)
            self.source.write(end, end, text + "\n")
            return end
        first = min(self.claims, key=lambda claim: claim.spans[0])
        start = self.source.places.line_start(first.spans[0][0])
        text = self.layout.context.margin + text + self.spelling.lead(first.kind, kind)
        self.source.write(start, start, text)
        return start

    # Removal

    def _drop_labels(self) -> None:
        """Remove each label whose block has lost every item."""
        for kind, labels in self.labels.items():
            if kind in SYNTAX:
                continue
            numbers = self.old.get((kind, None), [])
            for label, end in zip(labels, (*labels[1:], len(self.claims)), strict=True):
                block = numbers[bisect_left(numbers, label) : bisect_left(numbers, end)]
                written = label in self.relabelled
                if not written and all(number in self.gone for number in block):
                    self.gone.add(label)

    def _remove(self) -> None:
        """Remove what is gone, with its separators, and its line if nothing is left.

        No removal crosses furniture or an end of the source.
        """
        pieces = [
            (*span, n) for n, claim in enumerate(self.claims) for span in claim.spans
        ]
        pieces += [(*piece.span, _NO_ELEMENT) for piece in self.layout.furniture]
        end = len(self.layout.text)
        pieces = [(0, 0, _NO_ELEMENT), *sorted(pieces), (end, end, _NO_ELEMENT)]
        # Runs that stay and runs that go alternate; the first and the last stay.
        runs = [list(run) for _, run in groupby(pieces, lambda p: p[2] in self.gone)]
        for left, run, right in zip(runs[::2], runs[1::2], runs[2::2], strict=False):
            self._take_out(run[0][0], run[-1][1], left[-1], right[0])

    def _take_out(self, start: int, end: int, left: _Piece, right: _Piece) -> None:
        places, edit = self.source.places, self.source.edit
        line_start, line_end = places.line_start(start), places.line_end(end)
        beside = left[1] > line_start
        if right[0] < line_end or (beside and self._goes_on(left, right)):
            edit(start, right[0], "")
        elif beside:
            # Only an item needs the separator before an item on a later line.
            edit(left[1], end if self._is_item(left) else line_end, "")
        else:
            edit(line_start, places.past_line(line_end, line_start), "")

    def _goes_on(self, left: _Piece, right: _Piece) -> bool:
        """Whether an item on a later line moves up to the label of its list."""
        if left[2] == _NO_ELEMENT or self._is_item(left) or not self._is_item(right):
            return False
        return self.claims[left[2]].kind is self.claims[right[2]].kind

    def _is_item(self, piece: _Piece) -> bool:
        return piece[2] != _NO_ELEMENT and not self.claims[piece[2]].label

    def _settled(self) -> str:
        """The source with all edits, including those of its furniture (law 10)."""
        places = self.source.places
        for edit in furniture_edits(self.layout, self.cable, places):
            self.source.edit(*edit)
        return self.source.applied()

    def _written(self, kind: Kind, value: Any, like: int) -> str:
        """One value, dressed as the front end dresses the element `like`."""
        text = self.spelling.item(kind, value, WIDTH)
        return self.source.dressed(kind.field, text, self.claims[like].spans[0])

    def _line_occupied_to(self, position: int) -> int:
        """The end of the last element that begins on the line of a position."""
        line_end = self.source.places.line_end(position)
        return max(
            (
                claim.spans[-1][1]
                for claim in self.claims
                if position <= claim.spans[0][0] < line_end
            ),
            default=position,
        )
