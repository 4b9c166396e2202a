"""A telegram's source in stretches: which part of the telegram each one belongs to."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text import Layout

__all__ = ["PARTS", "Stretch", "stretches"]

Span = tuple[int, int]

#: The parts by their names in a page, and what each holds.
PARTS: Final = {
    "transmission": "this copy's journey through the relays, and lines of procedure",
    "heading": "precedence, date, originator and addressees",
    "content": "the text of the message and what identifies it",
    "distribution": "what the Department's center printed for its offices",
    "archive": "what an archive or an edition says about the telegram",
    "furniture": "page lines, repetitions and stamps: no element of the telegram",
    "stray": "lines that were not recognised",
}
#: Syntax and notes are of no section of the cable.
_OTHER: Final = {
    Kind.BREAK: "transmission",
    Kind.CLOSE: "transmission",
    Kind.NOTE: "furniture",
    Kind.TEXT_TITLE: "archive",
    Kind.ATTRIBUTES_TITLE: "archive",
}


@attrs.frozen(kw_only=True, slots=True)
class Stretch:
    """A stretch of the source: an element, a part of one, a label or furniture."""

    span: Span
    part: str
    #: `None` for furniture.
    kind: Kind | None
    #: Its path, as findings spell it; of furniture its number.
    path: str
    #: The value of the element; of furniture the name of its pattern.
    value: Any
    #: Whether it is a label, or syntax without a value.
    label: bool
    #: Whether the element begins here.
    begins: bool


def stretches(layout: Layout) -> Iterator[Stretch]:
    """The stretches of a source: disjoint, in its order."""
    end = 0
    found = chain(_elements(layout), _furniture(layout))
    for each in sorted(found, key=lambda stretch: stretch.span):
        start, stop = each.span
        if start < end:
            each = attrs.evolve(each, span=(end, stop))  # noqa: PLW2901
        if end < stop and each.span[0] < stop:
            yield each
            end = stop


def _elements(layout: Layout) -> Iterable[Stretch]:
    counts: Counter[Kind] = Counter()
    for claim in layout.claims:
        kind = claim.kind
        path = kind.path(counts[kind])
        counts[kind] += not claim.label
        part = "stray" if kind.stray else _OTHER.get(kind, kind.section)
        for number, span in enumerate(claim.spans):
            yield Stretch(
                span=span,
                part=part,
                kind=kind,
                path=path,
                value=claim.value,
                # A label of syntax is all that there is of it.
                label=claim.label and bool(kind.names),
                begins=not number,
            )


def _furniture(layout: Layout) -> Iterator[Stretch]:
    for number, piece in enumerate(layout.furniture):
        yield Stretch(
            span=piece.span,
            part="furniture",
            kind=None,
            path=f"/furniture/{number}",
            value=piece.pattern.value,
            label=False,
            begins=True,
        )
