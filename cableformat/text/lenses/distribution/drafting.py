"""The drafting block above the heading: who drafted, approved and cleared.

Facts (nara.md 4): only telegrams that the Department sent have one.  A date and a
telephone extension may follow the drafter; clearances follow the approval, one or two
per line and without a label; the distribution that the drafter wanted comes last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Claim, Note, spans_of
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line

_LABELS: Final = {
    "drafted": Kind.DRAFTED_BY,
    "approved": Kind.APPROVED_BY,
    "cleared": Kind.CLEARED_BY,
    "released": Kind.RELEASED_BY,
    "desired": Kind.DESIRED_DISTRIBUTION,
}
_LABEL: Final = re.compile(
    r"(?P<label>(?P<drafted>DRAFTEDY?[ ]*+BY)|(?P<approved>[AE]PPROVED[ ]*+BY)"
    r"|(?P<cleared>CLEARED[ ]*+BY)|(?P<released>RELEASED[ ]*+BY)"
    r"|(?P<desired>DESIRED[ ]DIST(?:RIBUTION|R|B)?(?!\w)\.?(?=[ \t]*+(?::|\Z))"
    r"|DISTRIBUTION(?=:)))"
    r"(?![A-Z])[ \t]*+:?[ \t]*+(?P<rest>.*)",
    FLAGS | re.DOTALL,
).fullmatch
_SLIPS: Final = re.compile(
    r"DRAFTEDY.*|DRAFTEDBY|EPPROVED.*|APPROVEDBY|DESIRED[ ]DIST[RB]?\.?", FLAGS
).fullmatch
_EXTENSION: Final = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}").match


class Drafting:
    """The elements of a block, made while its lines are taken."""

    def __init__(self) -> None:
        #: For each element, its lines and its claims.
        self.elements: list[tuple[list[Line], list[Claim]]] = []
        self.notes: list[Note] = []
        self._kind: Kind | None = None
        self._lines: list[Line] = []
        self._claims: list[Claim] = []
        self._begin = 0
        self._seen: set[Kind] = set()

    @property
    def begun(self) -> bool:
        """Whether a line of the block was taken."""
        return bool(self._seen)

    def take(self, line: Line, *, labelled: bool = False) -> bool:
        """Take a line that is part of the block; `False` for one that is not.

        If `labelled`, only lines with a label, and those that follow the drafter, are.
        """
        match = _LABEL(line.text)
        kind = match and next(k for g, k in _LABELS.items() if match[g] is not None)
        if match is not None and kind not in self._seen:
            assert kind is not None
            self._open_labelled(kind, line, match)
        elif self._kind is None:
            return False
        elif self._goes_on(line) and not (labelled and line.gap):
            self._lines.append(line)
        elif labelled or Kind.CLEARED_BY in self._seen:
            return False
        else:
            self._open(Kind.CLEARED_BY, line, 0)
        return True

    def _open(self, kind: Kind, line: Line, begin: int) -> None:
        self.close()
        self._kind, self._lines, self._claims = kind, [line], []
        self._begin = begin
        self._seen.add(kind)

    def _open_labelled(self, kind: Kind, line: Line, match: re.Match[str]) -> None:
        begin = match.start("rest")
        self._open(kind, line, begin)
        span = line.span(0, len(line.text[:begin].rstrip(BLANKS)))
        self._claims.append(Claim(kind, None, [span], label=True))
        if _SLIPS(match["label"]):
            note = Note("content.misspelt-label", match["label"], span, kind)
            self.notes.append(note)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line continues the open element."""
        if self._kind is Kind.DRAFTED_BY:
            return _EXTENSION(line.text) is not None
        empty = self._begin >= len(self._lines[0].text) and len(self._lines) == 1
        return empty or self._kind in (Kind.CLEARED_BY, Kind.DESIRED_DISTRIBUTION)

    def close(self) -> None:
        """End the open element."""
        if self._kind is None:
            return
        first, *more = self._lines
        texts = [first.text[self._begin :], *(line.text for line in more)]
        text = " ".join(each for each in texts if each)
        if text:
            self._claims.append(Claim(self._kind, text, self._spans(first, more)))
        self.elements.append((self._lines, self._claims))
        self._kind = None

    def _spans(self, first: Line, more: list[Line]) -> list[Span]:
        if self._begin >= len(first.text):
            return spans_of(more)
        spans = spans_of([first, *more])
        begin, _ = first.span(self._begin, len(first.text))
        spans[0] = begin, spans[0][1]
        return spans
