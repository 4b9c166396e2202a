"""Writing an edited cable into the source it was read from.

Theory of operation.  Old and new values of every slot are aligned: what they share
keeps its place, the values between are written into the places between, one by one;
places too many go, values too many follow the last place.  A value that moved
carries its own bytes along.  Everything else of the source is copied, furniture
included, except what repeats an element that changed (law 10).

The result is only a candidate: the caller parses it and compares (law 6).  So this
file may be simple where a source is strange; the next wider scope then serves.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

from cableformat._align import gaps
from cableformat.model.stray import anchoring
from cableformat.text.dialects import named
from cableformat.text.kinds import SLOTS, SYNTAX, Kind, slot_items, slot_of
from cableformat.text.lenses.lens import WIDTH
from cableformat.text.lines.front_ends import FRONT_ENDS
from cableformat.text.lines.places import Places
from cableformat.text.writing.canonical import SHARED_LINE, Spelling, shares_line
from cableformat.text.writing.furniture import (
    OF_RELAYS,
    WITHIN_LINES,
    post_shown,
    rewritten,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.model import Cable
    from cableformat.text.kinds import Slot
    from cableformat.text.layout import Layout
    from cableformat.text.lenses.furniture import Furniture
    from cableformat.text.lenses.lens import Claim

_BEFORE_LINE: Final = re.compile(r"\n(?=[^\n])")
_WORD: Final = re.compile(r"[^\W_]+").findall


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


class Conflict(Exception):
    """The source is too strange for this scope."""


def changed(old: Cable, new: Cable) -> set[Slot]:
    """The slots whose values differ."""
    return {slot for slot in SLOTS if slot_items(old, slot) != slot_items(new, slot)}


def splice(cable: Cable, layout: Layout, redo: set[Slot]) -> str:
    """The source with the changed elements written at their places.

    The lists in `redo` are written anew as a whole.

    Raises:
        Conflict: Two changes want the same place.
    """
    return _Splice(cable, layout).elements(redo)


def splice_sections(cable: Cable, layout: Layout) -> str:
    """The source with the changed sections written anew.

    Raises:
        Conflict: Sections are interleaved.
    """
    return _Splice(cable, layout).sections()


def _values(claims: Sequence[Claim], cable: Cable) -> list[Any]:
    """The value of each element; strays follow what an edited cable still has.

    So a stray stays where it stands when what it follows is removed.
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


def _words(text: str) -> list[str]:
    return _WORD(text.upper())


def _words_of(cable: Cable) -> set[str]:
    """The words of all values, in capitals."""
    return set(_words(repr(cable).replace("\\n", " ")))


def _group(kind: Kind) -> str:
    if kind.section == "archive":  # above the telegram, and below it
        return f"archive {kind.names[0]}"
    return "ending" if kind.names[:1] == ("ending",) else kind.section


class _Splice:
    def __init__(self, cable: Cable, layout: Layout) -> None:
        self.cable = cable
        self.layout = layout
        self.text = layout.text
        self.spelling = Spelling(named(layout.context.dialect))
        self.claims = layout.claims
        self.places = Places(layout.text)
        self.edits: list[tuple[int, int, int, str]] = []
        self.gone: set[int] = set()
        #: Labels that were written anew with their list.
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
                    anchor = self._begin(slot, new, anchor)
                    continue
                self._align(kind, numbers, old, new)
            kept = [number for number in numbers if number not in self.gone]
            if kind in SYNTAX:
                kept = self.labels.get(kind, [])[-1:]
            if kept:
                anchor = kind, self.claims[kept[-1]].spans[-1][1]
        self._drop_labels()
        self._remove()
        self._settle_furniture()
        return self._apply()

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
                self._edit(start, end, self._ended(text))
            if numbers:
                last = self.claims[numbers[-1]]
                anchor = last.kind, last.spans[-1][1]
        self._settle_furniture()
        return self._apply()

    def _shared_line(self) -> dict[Kind, int]:
        """Write the line anew that holds two elements, where either changes.

        Format line 2 of ACP 128 is lines 2 and 3 of ACP 127: neither has bytes of its
        own that can be written without the other (wire.md 2).  Gives the kinds that are
        settled so, and where the line ends.
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
        self._edit(start, end, self._ended(text))
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
        """Write the values between two that were kept into the places between."""
        for place, value in zip(places, values, strict=False):
            self._replace(numbers[place], new[value], carried)
        self.gone.update(numbers[n] for n in places[len(values) :])
        if more := values[len(places) :]:
            self._insert(kind, numbers, new, more, carried, places.stop)

    def _carried(self, numbers: list[int]) -> dict[Any, str]:
        """The bytes of values that may have moved, where they are of one piece."""
        carried = {}
        for number in numbers:
            claim = self.claims[number]
            if len(claim.spans) == 1:
                start, end = claim.spans[0]
                carried[self.values[number]] = self.text[start:end]
        return carried

    def _replace(self, number: int, value: Any, carried: dict[Any, str]) -> None:
        claim = self.claims[number]
        if value == self.values[number]:
            return
        text = carried.get(value)
        if text is None:
            text = self._written(claim.kind, value, number)
        start, end = claim.spans[0]
        self._edit(start, end, text)
        for start, end in claim.spans[1:]:
            self._edit(start, end, "")

    def _insert(
        self,
        kind: Kind,
        numbers: list[int],
        new: tuple[Any, ...],
        values: range,
        carried: dict[Any, str],
        before: int,
    ) -> None:
        """Insert values behind the place that stands before `before`, if any."""
        written = [
            carried.get(new[n]) or self._written(kind, new[n], numbers[0])
            for n in values
        ]
        if before:
            end = self.claims[numbers[before - 1]].spans[-1][1]
            text = "".join(
                self._ended(self.spelling.separator(kind, new[n - 1], new[n])) + item
                for n, item in zip(values, written, strict=True)
            )
            self._edit(end, end, text)
            return
        start = self.claims[numbers[0]].spans[0][0]
        text = "".join(
            item + self._ended(self.spelling.separator(kind, new[n], new[n + 1]))
            for n, item in zip(values, written, strict=True)
        )
        self._edit(start, start, text)

    def _rewrite(self, kind: Kind, numbers: list[int], new: tuple[Any, ...]) -> None:
        """Write a whole list anew where its first label, or its first item, stands."""
        labels = self.labels.get(kind, []) if self.spelling.label(kind) else []
        first = min((*numbers, *labels), key=lambda n: self.claims[n].spans[0])
        text = self._ended(self.spelling.list(kind, new, WIDTH))
        self._edit(*self.claims[first].spans[0], text)
        for start, end in self.claims[first].spans[1:]:
            self._edit(start, end, "")
        self.relabelled.add(first)
        rest = [number for number in (*numbers, *labels) if number != first]
        self.gone.update(rest)

    # A first element where there was none

    def _begin(
        self, slot: Slot, new: tuple[Any, ...], anchor: tuple[Kind, int] | None
    ) -> tuple[Kind, int] | None:
        kind = slot[0]
        text = self.spelling.list(kind, new, WIDTH)
        position = self._insert_after(anchor, kind, text)
        return kind, position

    def _text_begins(self) -> bool:
        """Whether the edit gives a text to a source that has neither text nor BT."""
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
        self._edit(position, position, self._ended(lead + text))
        return position

    def _insert_first(self, kind: Kind, text: str) -> int:
        if not self.claims:
            end = len(self.text)
            self._edit(end, end, self._ended(text + "\n"))
            return end
        first = min(self.claims, key=lambda claim: claim.spans[0])
        start = self.places.line_start(first.spans[0][0])
        text = self.layout.context.margin + text + self.spelling.lead(first.kind, kind)
        self._edit(start, start, self._ended(text))
        return start

    # Removal

    def _drop_labels(self) -> None:
        """A label goes when every item of its block does."""
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
        """Take out what is gone, with the separators and the line it leaves behind."""
        pieces = sorted(
            (start, end, number)
            for number, claim in enumerate(self.claims)
            for start, end in claim.spans
        )
        marks = sorted(piece.span[0] for piece in self.layout.furniture)
        place = 0
        while place < len(pieces):
            first = place
            start, end, number = pieces[place]
            place += 1
            if number not in self.gone:
                continue
            while place < len(pieces) and pieces[place][2] in self.gone:
                if bisect_left(marks, end) != bisect_left(marks, pieces[place][0]):
                    break  # a page line stands between: it stays
                end = pieces[place][1]
                place += 1
            left = pieces[first - 1] if first else None
            right = pieces[place] if place < len(pieces) else None
            self._take_out(start, end, left, right)

    def _take_out(
        self,
        start: int,
        end: int,
        left: tuple[int, int, int] | None,
        right: tuple[int, int, int] | None,
    ) -> None:
        line_start, line_end = self.places.line_start(start), self.places.line_end(end)
        left_here = left is not None and left[1] > line_start
        right_here = right is not None and right[0] < line_end
        if right is not None and (
            right_here or (left_here and self._goes_on(left, right))
        ):
            self._edit(start, right[0], "")
        elif left is not None and left_here:
            self._edit(left[1], end, "")
        else:
            self._edit(line_start, self.places.past_line(line_end, line_start), "")

    def _goes_on(
        self, left: tuple[int, int, int] | None, right: tuple[int, int, int]
    ) -> bool:
        """Whether an item on a later line moves up to the label of its list."""
        if left is None:
            return False
        label, item = self.claims[left[2]], self.claims[right[2]]
        return label.label and label.kind is item.kind and not item.label

    # Furniture

    def _settle_furniture(self) -> None:
        """Rewrite or remove the furniture that repeats what changed (law 10)."""
        if not self.layout.furniture:
            return
        said, says = _words_of(self.layout.base), _words_of(self.cable)
        for piece in self.layout.furniture:
            text = rewritten(piece, self.layout.base, self.cable)
            if piece.pattern in OF_RELAYS and said & set(_words(piece.text)) - says:
                text = None
            post = set(_words(post_shown(piece) or ""))
            # Whatever value named the post, none does any more.  What an edited
            # document no longer says, nobody knows to have been said.
            known = post <= said or not self.layout.verified
            if text == piece.text and post and known and not post <= says:
                text = None
            start, end = piece.span
            if text is None:
                self._edit(*self._gone_with(piece), "")
            elif text != piece.text:
                self._edit(start, end, text)

    def _gone_with(self, piece: Furniture) -> tuple[int, int]:
        """The line of a piece of furniture, or the piece beside elements."""
        start, end = piece.span
        line_start, line_end = self.places.line_start(start), self.places.line_end(end)
        whole = self.text[line_start:line_end].strip(" \t") == piece.text
        if piece.pattern in WITHIN_LINES and not whole:
            return piece.span
        return line_start, self.places.past_line(line_end, line_start)

    # The source

    def _written(self, kind: Kind, value: Any, like: int) -> str:
        """One value, dressed as the front end dresses the element `like`."""
        text = self.spelling.item(kind, value, WIDTH)
        start, end = self.claims[like].spans[0]
        front_end = FRONT_ENDS.get(self.layout.context.front_end or "")
        if front_end is not None and front_end.sign in self.text[start:end]:
            text = front_end.dressed(kind.field, text)
        return self._ended(text)

    def _ended(self, text: str) -> str:
        """A text with the line ends of the source, and its margin before each line."""
        context = self.layout.context
        if context.margin:
            text = _BEFORE_LINE.sub("\n" + context.margin, text)
        line_end = context.line_end
        return text if line_end == "\n" else text.replace("\n", line_end)

    def _line_occupied_to(self, position: int) -> int:
        """The end of the last element that begins on the line of a position."""
        line_end = self.places.line_end(position)
        return max(
            (
                claim.spans[-1][1]
                for claim in self.claims
                if position <= claim.spans[0][0] < line_end
            ),
            default=position,
        )

    def _edit(self, start: int, end: int, text: str) -> None:
        self.edits.append((start, end, len(self.edits), text))

    def _apply(self) -> str:
        pieces: list[str] = []
        position = 0
        for start, end, _, text in sorted(self.edits, key=_order):
            if start < position:
                raise Conflict
            pieces += self.text[position:start], text
            position = end
        pieces.append(self.text[position:])
        return "".join(pieces)


def _order(edit: tuple[int, int, int, str]) -> tuple[int, int, int]:
    """By place; at one place a replacement ends before an insertion begins."""
    start, end, number, _ = edit
    return (start, end, number)
