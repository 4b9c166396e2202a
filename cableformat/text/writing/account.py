"""What canonical writing does with a source: every visible character accounted for.

Theory of operation.  The canonical telegram reads back as the cable (law 6), so its own
layout has the same elements.  Each is paired with its counterpart in the source, and
their characters are compared.  Everything else is furniture, by a named pattern, or is
between elements: the separators of a list, the marks of a rendering, characters that no
value contains.  Blanks and line ends are not compared: the canonical telegram has its
own.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.layout import Layout, visible
from cableformat.text.lines.line import BLANKS
from cableformat.text.parsing import parse
from cableformat.text.writing.proof import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.lenses.lens import Claim, Span

    #: A kind, whether it is a label, its value, and how many equal ones precede it.
    Key = tuple[Kind, bool, Any, int]

_LABEL = "label"
_BREAK = "BT"


class Fate(enum.StrEnum):
    """What happens to a piece of a source in canonical text."""

    #: An element or a label whose characters are the same.
    EXACT = "exact"
    #: An element or label that is written differently, once instead of twice, or that
    #: the source lacks.
    CANONICALISED = "canonicalised"
    #: Characters of no element that match a named pattern: left out.
    FURNITURE = "furniture"
    #: Characters between elements: a list writes its own separators; others are left
    #: out.
    BETWEEN = "between"


@attrs.frozen(kw_only=True, slots=True)
class Piece:
    """A piece of a source, and its counterpart in the canonical telegram."""

    fate: Fate
    #: The path of the element, or of the list that a label belongs to; otherwise empty.
    path: str
    #: ``label``, ``BT``, or the name of a pattern of furniture; `None` for an element.
    what: str | None = None
    #: Its spans in the source; empty if the source lacks it.
    spans: tuple[Span, ...] = ()
    #: Its characters; `None` if the source lacks it.
    source: str | None = None
    #: Its characters in the canonical telegram; `None` if that lacks it.
    canonical: str | None = None


@attrs.frozen(kw_only=True, slots=True)
class Account:
    """A canonical telegram, and how it relates to the source."""

    #: The canonical telegram.
    text: str = attrs.field(repr=False)
    #: In the order of the source; what the source lacks is at the end.
    pieces: tuple[Piece, ...]

    def count(self, fate: Fate) -> int:
        """How many pieces have a fate."""
        return sum(piece.fate is fate for piece in self.pieces)


def account(layout: Layout) -> Account:
    r"""What `dumps` without a layout does with the source of a layout.

    Every visible character of the source is in exactly one piece: the ``visible``
    characters of all pieces are those of the source.  Line ends, and blanks at the ends
    of lines and in the margin, are not compared.

    Raises:
        CableEncodeError: There is no canonical text that reads back (see `dumps`).

    >>> source = "FM  AMEMBASSY LIMA\r\nSUBJ: CORK\r\nLIMA 00000123  002 OF 002\r\n"
    >>> for piece in account(parse(source).layout).pieces:
    ...     print(piece.fate.value, piece.path or piece.what, repr(piece.source))
    exact /heading/originator 'FM'
    exact /heading/originator 'AMEMBASSY LIMA'
    canonicalised /content/subject 'SUBJ:'
    exact /content/subject 'CORK'
    furniture page line 'LIMA 00000123  002 OF 002'
    canonicalised BT None
    canonicalised BT None
    """
    _refuse_other(layout)
    text = write(layout.base).text
    assert isinstance(text, str)
    written = parse(text).layout
    assert written is not None
    canonical = {key: claim for key, claim, _ in _keyed(written)}
    pieces = [*_elements(layout, written, canonical), *_furniture(layout)]
    pieces += _between(layout.text, pieces)
    pieces.sort(key=lambda piece: piece.spans[0])
    lacking = canonical.keys() - {key for key, _, _ in _keyed(layout)}
    more = [
        _piece(Fate.CANONICALISED, claim, path, canonical=_shown(written, claim))
        for key, claim, path in _keyed(written)
        if key in lacking
    ]
    return Account(text=text, pieces=(*pieces, *more))


def _refuse_other(layout: object) -> None:
    if not isinstance(layout, Layout):
        msg = f"expected Layout; found {type(layout).__name__}"
        raise TypeError(msg)


def _elements(
    layout: Layout, written: Layout, canonical: dict[Key, Claim]
) -> Iterator[Piece]:
    for key, claim, path in _keyed(layout):
        source, other = _shown(layout, claim), canonical.get(key)
        new = None if other is None else _shown(written, other)
        same = new is not None and _bare(source, layout) == _bare(new, written)
        fate = Fate.EXACT if same else Fate.CANONICALISED
        yield attrs.evolve(
            _piece(fate, claim, path, canonical=new),
            spans=tuple(claim.spans),
            source=source,
        )


def _keyed(layout: Layout) -> Iterator[tuple[Key, Claim, str]]:
    """The elements and labels of a layout, each with its key and its path."""
    seen: Counter[tuple[Kind, bool, Any]] = Counter()
    places: Counter[Kind] = Counter()
    for claim in layout.claims:
        same = claim.kind, claim.label, claim.value
        place = None if claim.label else places[claim.kind]
        path = claim.kind.path(place) if claim.kind.names else ""
        yield (*same, seen[same]), claim, path
        seen[same] += 1
        if not claim.label:
            places[claim.kind] += 1


def _piece(fate: Fate, claim: Claim, path: str, *, canonical: str | None) -> Piece:
    what = _LABEL if claim.label else None
    if not claim.kind.names:
        what = _BREAK
    return Piece(fate=fate, path=path, what=what, canonical=canonical)


def _shown(layout: Layout, claim: Claim) -> str:
    """The characters of an element, without those that interrupt it."""
    return "\n".join(layout.text[start:end] for start, end in claim.spans)


def _bare(text: str, layout: Layout) -> str:
    """A text with the line ends of canonical text, and without the margin."""
    context = layout.context
    lines = text.replace(context.line_end, "\n").split("\n")
    first, *rest = (line.rstrip(BLANKS) for line in lines)
    return "\n".join([first, *(line.removeprefix(context.margin) for line in rest)])


def _furniture(layout: Layout) -> Iterator[Piece]:
    spans = sorted(span for claim in layout.claims for span in claim.spans)
    for piece in layout.furniture:
        place = bisect_right(spans, piece.span)
        if place and spans[place - 1][1] > piece.span[0]:
            continue  # it is inside a quotation: its words belong to the element
        yield Piece(
            fate=Fate.FURNITURE,
            path="",
            what=piece.pattern.value,
            spans=(piece.span,),
            source=piece.text,
        )


def _between(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The visible characters that are in no other piece."""
    taken = sorted(span for piece in pieces for span in piece.spans)
    position = 0
    for start, end in (*taken, (len(text), len(text))):
        gap = text[position:start]
        if visible(gap):
            inner = gap.strip(" \t\r\n\v\f")
            begin = position + gap.index(inner)
            span = begin, begin + len(inner)
            yield Piece(fate=Fate.BETWEEN, path="", spans=(span,), source=inner)
        position = max(position, end)
