"""The attribute block: a key and a value a line, and lines that go on with a value.

Facts (nara.md 7): a line begins an attribute only if it begins with a known key and a
colon.  A line with the shape of a key between two known keys in their order is an
unknown key; any other line goes on with the value above, indented or not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import ArchiveAttribute
from cableformat.reference import archive_key_places
from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Claim, Lens, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cableformat.text.lines.line import Line

_attribute = unchecked(ArchiveAttribute)
_ATTRIBUTE: Final = Kind.ATTRIBUTE
_ADDRESSEES: Final = (
    Kind.ACTION_ADDRESSEE,
    Kind.INFO_ADDRESSEE,
    Kind.EXEMPTED_ADDRESSEE,
)
_KEY: Final = re.compile(r"([A-Z][A-Za-z]*(?: [A-Za-z]+)*):(?:[ \t]|\Z)").match
#: Of so many lines the attribute is kept: few differ between documents.
_KEPT: Final = 4096
_LONGEST_KEPT: Final = 100


class AttributesLens(Lens):
    """One attribute per line."""

    kinds = (Kind.ATTRIBUTE,)

    def shape(self, text: str) -> Any:
        return _KEY(text)

    def holds_all(self, values: Sequence[Any]) -> bool:
        """Whether every key begins with a capital letter."""
        return all(value.key[0].isupper() for value in values)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return f"{value.key}: {value.value}" if value.value else f"{value.key}:"


@lru_cache(_KEPT)
def _known(text: str) -> tuple[Any, int] | None:
    return _read(text)


def _read(text: str) -> tuple[Any, int] | None:
    """The attribute that a line begins, and the place of its key; 0 for an unknown."""
    match = _KEY(text)
    if match is None:
        return None
    key = match[1]
    value = text[match.end(1) + 1 :].lstrip(" \t")
    return _attribute(key, value), archive_key_places().get(key, 0)


def begins_attribute(line: Line) -> bool:
    """Whether a line begins with a key that the table has, at column 1."""
    match = None if line.indent else _KEY(line.text)
    return match is not None and match[1] in archive_key_places()


def attributes_of(
    lines: Iterable[Line], landmark: Callable[[str], Any]
) -> tuple[list[Claim], list[Note]]:
    """The attributes of the lines of a block, and which keys no table has.

    `landmark` says what a line of a telegram shows itself to be.
    """
    return _Block(landmark).read(lines)


class _Block:
    def __init__(self, landmark: Callable[[str], Any]) -> None:
        self.landmark = landmark
        self.claims: list[Claim] = []
        self.notes: list[Note] = []
        #: The attribute in which each kind was last reported.
        self.reported: dict[Kind, int] = {}
        #: Lines below one with the shape of a key: all may go on with the value above.
        self.open: list[tuple[Any, Line]] = []
        #: What goes on with the last value: joined once (law 9).
        self.more: list[str] = []

    def read(self, lines: Iterable[Line]) -> tuple[list[Claim], list[Note]]:
        above, claims = -1, self.claims
        for line in lines:
            text = line.text
            found = _known(text) if len(text) <= _LONGEST_KEPT else _read(text)
            if found is not None and line.indent:
                found = None  # only at column 1
            if found is not None and found[1]:
                value, place = found
                if self.more:
                    self._join()
                if self.open:
                    self._settle(known=0 <= above <= place)
                claims.append(Claim(_ATTRIBUTE, value, [line.whole]))
                above = place
            elif self.open or (found is not None and claims):
                self.open.append((found and found[0], line))
            elif claims:
                self._go_on(line)
        self._settle(known=False)
        self._join()
        return claims, self.notes

    def _settle(self, *, known: bool) -> None:
        """Lines that look like unknown keys are such between known ones in order."""
        for value, line in self.open:
            if known and value is not None:
                self._join()
                note = Note("archive.unknown-attribute", value.key, line.whole)
                self.notes.append(attrs.evolve(note, kind=_ATTRIBUTE))
                self.claims.append(Claim(_ATTRIBUTE, value, [line.whole]))
            else:
                self._go_on(line)
        self._join()
        self.open.clear()

    def _go_on(self, line: Line) -> None:
        """Go on with the last value."""
        last = self.claims[-1]
        shown = self.landmark(line.text)
        # The posts of To have INFO between them (nara.md 7).
        if shown and last.value.key == "To" and shown[0] in _ADDRESSEES:
            shown = None
        at = last.spans[0][0]
        # One finding of a kind for each attribute (law 9).
        if shown and self.reported.get(shown[0]) != at:
            self.reported[shown[0]] = at
            code = "text.structure-in-text"
            self.notes.append(Note(code, line.text, line.whole, _ATTRIBUTE, at))
        self.more.append(line.text)
        if line.cut:
            last.spans.append(line.whole)
        else:
            last.spans[-1] = last.spans[-1][0], line.end

    def _join(self) -> None:
        """Put what goes on with the last value after it."""
        if self.more:
            last = self.claims[-1]
            parts = [last.value.value, *self.more] if last.value.value else self.more
            last.value = _attribute(last.value.key, " ".join(parts))
            self.more.clear()
