"""Text that is proved before it is written: it reads back as the cable (law 6).

Theory of operation.  Candidates are made, starting with the narrowest scope; each is
parsed and compared with the cable, and the first that reads as the cable is written.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.errors import CableEncodeError
from cableformat.model import Cable, settled_after
from cableformat.text.dialects import DEFAULT, holding, named
from cableformat.text.kinds import SLOTS, slot_items
from cableformat.text.layout import (
    Layout,
    Reading,
    refuse_other_cable,
    refuse_other_layout,
)
from cableformat.text.lines.source import CAP, check_size, encode
from cableformat.text.parsing import parse, read
from cableformat.text.writing.arrangement import ARRANGEMENTS
from cableformat.text.writing.canonical import Spelling
from cableformat.text.writing.edits import Conflict
from cableformat.text.writing.splice import Scope, changed, splice, splice_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.kinds import Slot

#: The most characters of canonical text that are proved before a cable is refused.
_MOST_TRIED: Final = 4 * CAP


@attrs.frozen(kw_only=True, slots=True)
class Written:
    """A telegram that was written, and how much of it had to be rewritten."""

    text: str | bytes
    scope: Scope
    #: The layout of the text: reading it was the proof.
    layout: Layout = attrs.field(repr=False, eq=False)


def write(cable: Cable, *, layout: Layout | None = None) -> Written:
    r"""What `dumps` returns, with the scope that writing needed (law 5).

    >>> reading = parse("FM AMEMBASSY ASTANA\nTO  SECSTATE WASHDC\n")
    >>> from cableformat.model import Originator
    >>> originator = Originator(designator="AMEMBASSY TUNIS")
    >>> heading = attrs.evolve(reading.cable.heading, originator=originator)
    >>> cable = attrs.evolve(reading.cable, heading=heading)
    >>> written = write(cable, layout=reading.layout)
    >>> written.text, written.scope
    ('FM AMEMBASSY TUNIS\nTO  SECSTATE WASHDC\n', <Scope.ELEMENT: 'element'>)
    """
    refuse_other_cable(cable)
    refuse_other_layout(layout)
    if layout is not None:
        layout.refuse_disputed()
        cable = settled_after(cable, layout.base)
    # An unverified source may show what somebody removed from its document.
    if layout is not None and cable == layout.base and layout.verified:
        return Written(text=layout.source, scope=Scope.VERBATIM, layout=layout)
    refused: CableEncodeError | None = None
    first: str | None = None
    dialect = _dialect_of(cable, layout)
    for text, scope in _candidates(cable, layout, dialect):
        try:
            source = _as_source(text, layout)
        except CableEncodeError as error:
            refused = refused or error
            continue
        proof = _read_back(source, layout, dialect.name)
        if proof.cable == cable:
            assert proof.layout is not None
            same = layout is not None and source == layout.source
            needed = Scope.VERBATIM if same else scope
            return Written(text=source, scope=needed, layout=proof.layout)
        first = _first_difference(cable, proof.cable)
    if first is None and refused is not None:
        raise refused
    msg = f"no spelling of the cable reads back as it: {first or 'it'} would differ"
    raise CableEncodeError(msg, code="text.not-readable-back", path=first)


def _candidates(
    cable: Cable, layout: Layout | None, dialect: Dialect
) -> Iterator[tuple[str, Scope]]:
    """What might be written, starting with the narrowest scope.

    In any dialect but that of the source, it is always the whole telegram.
    """
    if layout is not None and dialect.name == layout.context.dialect:
        yield from _spliced(cable, layout)
    line_end = "\n" if layout is None else layout.context.line_end
    spelling = Spelling(dialect)
    tried: set[str] = set()
    for arrangement in ARRANGEMENTS:
        text = spelling.canonical(cable, arrangement)
        if text not in tried and sum(map(len, tried)) <= _MOST_TRIED:
            tried.add(text)
            yield text.replace("\n", line_end), Scope.WHOLE


def _dialect_of(cable: Cable, layout: Layout | None) -> Dialect:
    """The dialect that a cable is written in: that of its layout.

    A source that shows no dialect was read in the default one.  If no hint named it, a
    cable that it cannot hold is written in a dialect that can.
    """
    if layout is None:
        return holding(cable)
    own = named(layout.context.dialect)
    shown = own.name != DEFAULT or layout.context.hints.dialect is not None
    if shown or own.holds(cable):
        return own
    other = holding(cable)
    return other if other.holds(cable) else own


def _spliced(cable: Cable, layout: Layout) -> Iterator[tuple[str, Scope]]:
    edited = changed(layout.base, cable)
    text = ""
    with suppress(Conflict):
        text = splice(cable, layout, set())
        yield text, Scope.ELEMENT
    # Elements that would be misread after the first try are rewritten as well.
    misread: set[Slot] = set()
    if text and len(text) <= CAP // 4:  # UTF-8 has four bytes at most
        dialect = layout.context.dialect
        misread = changed(_read_back(text, layout, dialect).cable, cable)
    with suppress(Conflict):
        yield splice(cable, layout, edited | misread), Scope.LIST
    with suppress(Conflict):
        yield splice_sections(cable, layout), Scope.SECTION


def _read_back(
    source: str | bytes, layout: Layout | None, dialect: str
) -> Reading[Cable]:
    """What would be written, read in the context of its layout.

    A text in another dialect than that of the layout has to show its own.
    """
    if layout is None:
        return parse(source)
    context = layout.context
    return read(source, context.hints, dialect if dialect == context.dialect else None)


def _as_source(text: str, layout: Layout | None) -> str | bytes:
    """The text in the type and the encoding of the source."""
    check_size(text)
    if layout is None or layout.context.encoding is None:
        return text
    return encode(text, layout.context.encoding)


def _first_difference(cable: Cable, found: Cable) -> str | None:
    """The path of the first element that would differ, in canonical order.

    Elements of the cable come before those that only the text shows.
    """
    differing = [slot for slot in SLOTS if slot in changed(cable, found)]
    for slot in sorted(differing, key=lambda slot: not slot_items(cable, slot)):
        wanted, got = slot_items(cable, slot), slot_items(found, slot)
        pairs = enumerate(zip(wanted, got, strict=False))
        place = next((n for n, (a, b) in pairs if a != b), min(len(wanted), len(got)))
        return slot[0].path(place)
    return None
