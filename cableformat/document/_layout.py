"""The layout of a document: made, played back, carried on after an edit.

Theory of operation.  A layout that comes in a document is untrusted.  If its source
digest and its cable digest both hold, nobody edited the document: the played source
must read as the cable, or else another version of this library, or a forger, wrote it.
If one does not hold, somebody edited the document.  Then each copy is found again by
the digest of its string, wherever that string is now, and a word replaces each string
that is gone.  The resulting text is a layout like any other, into which the cable is
spliced and proved (law 5).
"""

from __future__ import annotations

import datetime
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat import text
from cableformat._record import LINE, Field, rows
from cableformat.document._form import (
    Copy,
    DocumentContext,
    DocumentLayout,
    Encoding,
    LineEnd,
    Literal,
    fingerprint,
)
from cableformat.document._plain import MEMBERS
from cableformat.document._proof import refuse_unreadable
from cableformat.document._runs import ended_by, runs, unescape
from cableformat.model import Cable, settled_after
from cableformat.model.plain_data import plain
from cableformat.text import Hints, Layout
from cableformat.text.layout import refuse_other_cable, refuse_other_layout
from cableformat.text.lines.source import as_bytes, encode
from cableformat.text.parsing import read

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Played", "members_of", "play"]

#: How often a document may play back what it holds, beyond some length.
_REPETITION: Final = 4
_HARMLESS: Final = 65_536
_LINE_ENDS: Final = {member.characters: member for member in LineEnd}


def members_of(cable: Cable, layout: Layout | None) -> dict[str, Any]:
    """The members of the document of a cable, with its layout if one is given.

    Raises:
        CableEncodeError: No reader would take the document
            (``document.not-readable-back``); the layout disagrees with its own document
            (``layout.disagrees``); or the edited cable can't be written as text (see
            `cableformat.text.dumps`).
        TypeError: `cable` is no cable.
    """
    refuse_other_cable(cable)
    refuse_other_layout(layout)
    refuse_unreadable(cable)
    if layout is not None:
        cable = settled_after(cable, layout.base)
    members: dict[str, Any] = plain(cable)
    if layout is not None:
        members["layout"] = plain(_carried(cable, layout, members))
    return members


def _carried(cable: Cable, layout: Layout, members: dict[str, Any]) -> DocumentLayout:
    """The layout that a document carries, edits settled first (law 10)."""
    layout.refuse_disputed()
    if cable != layout.base or not layout.verified:
        layout = text.write(cable, layout=layout).layout
    context = layout.context
    line_end = _LINE_ENDS[context.line_end]
    date = context.hints.date
    return DocumentLayout(
        context=DocumentContext(
            encoding=None if context.encoding is None else Encoding(context.encoding),
            line_end=line_end,
            date=None if date is None else date.isoformat(),
            dialect=context.dialect,
            dialect_given=context.hints.dialect is not None,
        ),
        source_digest=_source_digest(layout.source),
        cable_digest=cable_digest(members),
        runs=runs(layout, context.line_end),
    )


def cable_digest(members: dict[str, Any]) -> str:
    """The digest of a cable: the SHA-256 of its JSON by RFC 8785.

    Names are ASCII and numbers whole, so sorted keys are all that the RFC asks beyond
    what `orjson` writes anyway.
    """
    return hashlib.sha256(
        orjson.dumps(members, option=orjson.OPT_SORT_KEYS)
    ).hexdigest()


def _source_digest(source: str | bytes) -> str:
    return hashlib.sha256(as_bytes(source)).hexdigest()


@attrs.frozen(kw_only=True, slots=True)
class Played:
    """A source that was played back, and what its digests say about it."""

    source: str | bytes
    hints: Hints
    #: Whether it is the source that the layout was made of.
    exact: bool
    #: Whether the cable is the one that the layout was made for.
    unedited: bool
    #: The cable of the document.
    cable: Cable
    #: The layout as it came.
    form: DocumentLayout

    def broken(self) -> Iterator[int]:
        """The places of copies whose string is missing or has another digest.

        In an edited document there are none to report: such copies are the edits.
        """
        if not self.unedited:
            return
        members = plain(self.cable)
        # Each string is hashed once, however many copies name it.
        known: dict[str, tuple[int, str] | None] = {}
        for place, run in enumerate(self.form.runs):
            if not isinstance(run, Copy):
                continue
            if run.path not in known:
                string = string_at(members, run.path)
                found = None if string is None else (len(string), fingerprint(string))
                known[run.path] = found
            size, digest = known[run.path] or (-1, "")
            end = (run.start or 0) + (run.length or 0)
            if end > size or digest != run.digest:
                yield place

    def open(self) -> Layout:
        """The layout of the played source."""
        layout = read(self.source, self.hints, self.form.context.dialect).layout
        assert layout is not None
        trusted = not (self.exact and self.unedited) or layout.base == self.cable
        return attrs.evolve(layout, disputed=not trusted, verified=self.exact)


def play(
    layout: DocumentLayout, cable: Cable, members: dict[str, Any]
) -> Played | None:
    """Play back the source of a document, or what its edits left of it.

    `members` is the cable as `plain` gives it.
    `None` where that is more than a telegram, or this document, may hold.
    """
    line_end = layout.context.line_end.characters
    hints = _hints(layout.context)
    unedited = cable_digest(members) == layout.cable_digest
    for pieces in (_as_written(layout, members), _as_edited(layout, members)):
        played = _joined(pieces, line_end)
        if played is None or _inflated(played, layout, members):
            return None
        source = _encoded(played, layout.context.encoding)
        # A character may be several bytes, and the cap counts bytes.
        if len(as_bytes(source)) > text.CAP:
            return None
        exact = _source_digest(source) == layout.source_digest
        if exact:
            break
    return Played(
        source=source,
        hints=hints,
        exact=exact,
        unedited=unedited,
        cable=cable,
        form=layout,
    )


def _hints(context: DocumentContext) -> Hints:
    """The hints with which a source was read."""
    date = context.date
    return Hints(
        date=None if date is None else datetime.date.fromisoformat(date),
        dialect=context.dialect if context.dialect_given else None,
    )


def _inflated(played: str, layout: DocumentLayout, members: dict[str, Any]) -> bool:
    """Whether a document plays back far more than it holds.

    A few times as much is honest: line ends have up to three characters, and pages
    repeat lines.  Unlimited copies would make a huge source out of a small document.
    """
    if len(played) <= _HARMLESS:
        return False
    literals = sum(len(run.text) for run in layout.runs if isinstance(run, Literal))
    strings = sum(map(len, _strings(members)))
    return len(played) > _REPETITION * (literals + strings)


def _joined(pieces: Iterator[tuple[str, bool]], line_end: str) -> str | None:
    """The text of some pieces, literals unescaped; `None` over the cap."""
    made = []
    size = 0
    for piece, is_literal in pieces:
        ended = unescape(piece, line_end) if is_literal else ended_by(piece, line_end)
        size += len(ended)
        if size > text.CAP:
            return None
        made.append(ended)
    return "".join(made)


def _as_written(
    layout: DocumentLayout, members: dict[str, Any]
) -> Iterator[tuple[str, bool]]:
    """The pieces of a document that nobody edited."""
    for run in layout.runs:
        if isinstance(run, Literal):
            yield run.text, True
        else:
            yield _piece(run, string_at(members, run.path) or ""), False


def _piece(run: Copy, string: str) -> str:
    start = run.start or 0
    return string[start:] if run.length is None else string[start : start + run.length]


def string_at(members: dict[str, Any], path: str) -> str | None:
    """The string at a path of a document; `None` where none is."""
    found: Any = members
    for step in path[1:].split("/"):
        if type(found) is dict:
            found = found.get(step)
        elif type(found) is list:
            found = _item(found, step)
        else:
            return None
    return found if type(found) is str else None


def _item(items: list[Any], step: str) -> Any:
    # No list of a document that fits the cap has a place of ten digits.
    place = int(step) if step.isdecimal() and len(step) < 10 else len(items)
    return items[place] if place < len(items) else None


def _as_edited(
    layout: DocumentLayout, members: dict[str, Any]
) -> Iterator[tuple[str, bool]]:
    """The pieces of a document that somebody edited.

    A string that is still there is found by its digest, wherever it moved.  A word
    replaces each string that is gone, so that its element is still read and then goes
    or changes like any other, with its label and its line.
    """
    by_digest = {fingerprint(string): string for string in _strings(members)}
    for run in layout.runs:
        if isinstance(run, Literal):
            yield run.text, True
            continue
        string = by_digest.get(run.digest)
        if string is None:
            yield _stand_in(run.path), False
        else:
            yield _piece(run, string), False


#: The shortest strings that some field can hold.
_WORDS: Final = ("X", "0", "000", "RXXX", "Q")


def _stand_in(path: str) -> str:
    """A word that can replace the string of a path."""
    rows: dict[str, Field] = {row.json_name: row for row in MEMBERS}
    row = None
    for step in path[1:].split("/"):
        if step in rows:
            row = rows[step]
            rows = {r.json_name: r for cls in row.types for r in _rows_of(cls)}
    pattern = LINE if row is None or row.text is None else row.text.pattern
    found = (word for word in _WORDS if re.fullmatch(pattern, word, re.ASCII))
    return next(found, _WORDS[0])


@cache
def _rows_of(cls: type) -> tuple[Field, ...]:
    return rows(cls) if attrs.has(cls) else ()


def _strings(value: Any) -> Iterator[str]:
    """Every string of plain data."""
    if type(value) is str:
        yield value
    elif type(value) is list:
        for item in value:
            yield from _strings(item)
    elif type(value) is dict:
        for item in value.values():
            yield from _strings(item)


def _encoded(played: str, encoding: Encoding | None) -> str | bytes:
    """The source in its encoding; characters that it lacks are dealt with later."""
    if encoding is None:
        return played
    return encode(played, encoding.value, lossy=True)
