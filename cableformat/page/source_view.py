"""The source of a telegram as HTML: every character, coloured by part, with notes.

Theory of operation.  The source is walked once.  Its stretches become elements, each
with an anchor that a pointer, the keyboard and a finger can reach.  The note of an
element follows it; the style sheet shows the note, and also draws line numbers and the
marks of findings.  So the text of the ``pre`` element without its notes is the source
(see `cableformat.page.shell`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.diagnostics import Severity
from cableformat.page._codes import codes
from cableformat.page._notes import name_of, note
from cableformat.page._stretches import stretches
from cableformat.page.limits import Budget
from cableformat.page.shell import attribute, spelled
from cableformat.text.kinds import Kind
from cableformat.text.lines.ends import LINE_END

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable, Citation
    from cableformat.page._codes import Code
    from cableformat.page._stretches import Stretch
    from cableformat.text import Layout

__all__ = ["View"]

#: What stays with the anchor of an element that goes on over lines: a word or two.
_WORD: Final = re.compile(r"[^ \t\n\r\x0b\x0c]{0,40}+")
_WORDS: Final = re.compile(rf"{_WORD.pattern}[ \t]*+{_WORD.pattern}")
#: The longest element whose anchor is all of it.
_SHORT: Final = 200
_BLANK: Final = re.compile(r"[ \t\n\r\x0b\x0c]*+")
_BREAK: Final = re.compile(r"[\n\r\x0b\x0c]")
_SEVERITIES: Final = tuple(reversed(Severity))


@attrs.define(kw_only=True)
class View:
    r"""A view of the source of one telegram.

    >>> from cableformat import text
    >>> layout = text.parse("TAGS: PREL\n").layout
    >>> view = View(layout=layout, cable=layout.base)
    >>> '<b>PREL</b> External Political Relations' in view.html()
    True
    """

    layout: Layout
    cable: Cable
    #: What was found in the source, in its order.
    found: Sequence[Diagnostic] = ()
    #: What the names of this view in the page begin with.
    prefix: str = ""
    #: The number of its first line.
    line: int = 1
    budget: Budget = attrs.field(factory=Budget)
    #: Every code that was explained, in order, by its word and what it is.
    codes: dict[tuple[str, str], Code] = attrs.field(factory=dict, init=False)
    #: The names of anchors that are taken.
    _names: Counter[str] = attrs.field(factory=Counter, init=False)
    _citations: tuple[tuple[Citation, ...], ...] | None = attrs.field(
        default=None, init=False
    )
    _run: _Run = attrs.field(init=False)
    #: Asked once: an archive has any number of attributes to look through.
    _day: datetime.date | None = attrs.field(init=False)

    def html(self) -> str:
        """The ``pre`` element."""
        begin = self.line - 1
        style = f' style="counter-reset:line {begin}"' if begin else ' class="first"'
        inside = "".join(self._written())
        return f'<pre class="source" dir="ltr"><span{style}>{inside}</span></pre>'

    def _written(self) -> Iterator[str]:
        usual = self.layout.context.line_end.removesuffix("\n")
        text = self.layout.text
        self._day = _day_of(self.cable)
        self._run = _Run(text, usual, _marks(self.found, text, self.prefix), self.found)
        for stretch in stretches(self.layout):
            start, _ = stretch.span
            yield from self._run.upto(start)
            # What belongs to the line comes before the element that begins it.
            yield from self._run.beginning(start)
            yield from self._stretch(stretch)
        yield from self._run.upto(len(text))
        yield from self._run.beginning(len(text))

    def _stretch(self, stretch: Stretch) -> Iterator[str]:
        _, end = stretch.span
        if stretch.label:
            assert stretch.kind is not None
            title = attribute(f"Label: {name_of(stretch.kind)}")
            yield f'<span class="label {stretch.part}" title={title}>'
            yield from self._run.upto(end)
            yield "</span>"
            return
        name = self._name(stretch)
        note_ = self._note(stretch, name) if stretch.begins else ""
        about = f" aria-describedby={attribute(f'{name}~')}" if note_ else ""
        kind = stretch.kind
        prose = " prose" if kind is Kind.PARAGRAPH else ""
        classes = f"el {stretch.part}{prose}"
        yield f'<span class="{classes}" id={attribute(name)}>'
        if not note_:
            label = str(stretch.value) if kind is None else name_of(kind)
            about = f" title={attribute(label)}"
        begin, stop = self._anchored(stretch)
        yield from self._run.upto(begin)
        yield from self._run.beginning(begin)
        yield f"<a href={attribute(f'#{name}')}{about}>"
        yield from self._run.upto(stop)
        yield "</a>"
        yield from self._run.upto(end)
        yield f"</span>{note_}"

    def _anchored(self, stretch: Stretch) -> tuple[int, int]:
        """Where the anchor of an element is: of a long one, its first words."""
        start, end = stretch.span
        text = self.layout.text
        # A label may be the last of its line: its element begins on the next.
        blank = _BLANK.match(text, start, end)
        assert blank is not None
        start = blank.end()
        short = end - start <= _SHORT and _BREAK.search(text, start, end) is None
        if short and stretch.kind is not Kind.PARAGRAPH:
            return start, end
        value = stretch.value
        numbered = getattr(value, "number", None) is not None
        marked = getattr(value, "portion_marking", None) is not None
        pattern = _WORDS if numbered and marked else _WORD
        match = pattern.match(text, start, end)
        assert match is not None
        return start, match.end()

    def _name(self, stretch: Stretch) -> str:
        """The name of an element in the page: its path, once."""
        name = self.prefix + stretch.path
        self._names[name] += 1
        count = self._names[name]
        return name if count == 1 else f"{name};{count}"

    def _note(self, stretch: Stretch, name: str) -> str:
        if self.budget.left <= 0:
            return ""
        cited = self._cited(stretch)
        made = note(stretch, self._codes(stretch), cited, f"{name}~")
        self.budget.left -= len(made)
        return made

    def _codes(self, stretch: Stretch) -> tuple[Code, ...]:
        kind = stretch.kind
        if kind is None or kind.row is None:
            return ()
        dialect = self.layout.context.dialect
        name = kind.row.name
        found = tuple(codes(stretch.value, name, day=self._day, dialect=dialect))
        for code in found:
            self.codes.setdefault((code.word, code.facts[0].kind), code)
        return found

    def _cited(self, stretch: Stretch) -> tuple[Citation, ...]:
        """What a reference names."""
        if stretch.kind is not Kind.REFERENCE:
            return ()
        if self._citations is None:
            self._citations = self.cable.citations
        place = int(stretch.path.rpartition("/")[2])
        return self._citations[place]


def _day_of(cable: Cable) -> datetime.date | None:
    """The day of a telegram, from its date-time group or from an archive."""
    if cable.date is not None:
        return cable.date.date()
    return None if cable.archive is None else cable.archive.sent


class _Run:
    """The text of a source, written from its beginning to its end."""

    def __init__(
        self,
        text: str,
        usual: str,
        marks: dict[int, tuple[str, ...]],
        found: Sequence[Diagnostic],
    ) -> None:
        self._text = text
        self._usual = usual
        self._at = 0
        self._starts = _starts(text)
        self._line = 0
        self._marks = marks
        self._worst = _worst_of(found)
        self._worst_at = 0

    def upto(self, end: int) -> Iterator[str]:
        """The text from where the last call ended."""
        while self._at < end:
            yield from self.beginning(self._at)
            stop = min(end, self._next_start(), self._next_worst())
            severity = self._worst[self._worst_at - 1][1] if self._worst_at else None
            text = self._text[self._at : stop]
            if severity is None:
                yield spelled(text, self._usual)
            else:
                yield f'<u class="{severity.value}">'
                yield spelled(text, self._usual)
                yield "</u>"
            self._at = stop
            # A browser breaks a line at LF alone.
            if stop == self._next_start() and not text.endswith("\n"):
                yield "<br>"

    def beginning(self, at: int) -> Iterator[str]:
        """What the style sheet draws beside a line, where one begins here."""
        while (
            self._worst_at < len(self._worst) and self._worst[self._worst_at][0] <= at
        ):
            self._worst_at += 1
        if self._line < len(self._starts) and self._starts[self._line] == at:
            self._line += 1
            if at < len(self._text):
                yield "<i></i>"
            yield from self._marks.get(self._line - 1, ())

    def _next_start(self) -> int:
        left = self._line < len(self._starts)
        return self._starts[self._line] if left else len(self._text)

    def _next_worst(self) -> int:
        left = self._worst_at < len(self._worst)
        return self._worst[self._worst_at][0] if left else len(self._text)


def _starts(text: str) -> list[int]:
    return [0, *(end.end() for end in LINE_END.finditer(text))]


def _marks(
    found: Iterable[Diagnostic], text: str, prefix: str
) -> dict[int, tuple[str, ...]]:
    """Links to findings, by the line beside which they are."""
    starts = _starts(text)
    by_line: dict[int, list[str]] = {}
    for number, finding in enumerate(found, start=1):
        line = bisect_right(starts, finding.span[0]) - 1
        severity = finding.severity.value
        label = attribute(f"Finding {number}: {severity} {finding.code}")
        by_line.setdefault(line, []).append(
            f'<a class="{severity}" id={attribute(f"{prefix}mark/{number}")} '
            f'href={attribute(f"#{prefix}finding/{number}")} data-n="{number}" '
            f"aria-label={label}></a>"
        )
    return {
        line: ('<span class="marks">', *links, "</span>")
        for line, links in by_line.items()
    }


def _worst_of(found: Iterable[Diagnostic]) -> list[tuple[int, Severity | None]]:
    """Where the most severe finding changes; those about the whole text don't count."""
    changes: dict[int, Counter[Severity]] = {}
    for finding in found:
        start, end = finding.span
        if finding.path and start < end:
            changes.setdefault(start, Counter())[finding.severity] += 1
            changes.setdefault(end, Counter())[finding.severity] -= 1
    open_: Counter[Severity] = Counter()
    worst = []
    for at in sorted(changes):
        for severity, change in changes[at].items():
            open_[severity] += change
        worst.append((at, next((s for s in _SEVERITIES if open_[s]), None)))
    return worst
