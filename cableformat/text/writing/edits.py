"""Edits of a source: stretches of it, and the text that replaces each.

Theory of operation.  Edits are collected in any order and applied once, by their place
in the source.  Two that overlap are a conflict: the caller then tries a wider scope.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.text.lines.front_ends import FRONT_ENDS
from cableformat.text.lines.places import Places

if TYPE_CHECKING:
    from cableformat.text.layout import Context
    from cableformat.text.lenses.lens import Span

_BEFORE_LINE: Final = re.compile(r"\n(?=[^\n])")


class Conflict(Exception):
    """The source is too strange for this scope."""


class Edits:
    """The edits of one source."""

    def __init__(self, text: str, context: Context) -> None:
        self.places = Places(text)
        self._text = text
        self._context = context
        #: At one place an earlier edit comes first.
        self._edits: list[tuple[int, int, int, str]] = []

    def edit(self, start: int, end: int, text: str) -> None:
        """Put characters in the place of a stretch, as they are."""
        self._edits.append((start, end, len(self._edits), text))

    def write(self, start: int, end: int, text: str) -> None:
        """Put canonical text in the place of a stretch."""
        self.edit(start, end, self.ended(text))

    def replace(self, spans: list[Span], text: str) -> None:
        """Put characters in the place of the first span; the others become empty."""
        for start, end in spans:
            self.edit(start, end, text)
            text = ""

    def ended(self, text: str) -> str:
        """A text with the line ends of the source, and its margin before each line."""
        context = self._context
        if context.margin:
            text = _BEFORE_LINE.sub("\n" + context.margin, text)
        return text.replace("\n", context.line_end)

    def dressed(self, field: str, text: str, like: Span) -> str:
        """The text of an element, dressed as the front end dresses the span `like`."""
        front_end = FRONT_ENDS.get(self._context.front_end or "")
        if front_end is not None and front_end.sign in self._text[slice(*like)]:
            text = front_end.dressed(field, text)
        return self.ended(text)

    def applied(self) -> str:
        """The source with all edits.

        Raises:
            Conflict: Two edits overlap.
        """
        pieces: list[str] = []
        position = 0
        for start, end, _, text in sorted(self._edits):
            if start < position:
                raise Conflict
            pieces += self._text[position:start], text
            position = end
        pieces.append(self._text[position:])
        return "".join(pieces)
