"""The reader: one walk over the lines of a telegram, to a cable with spans.

Theory of operation.  The state says how far into the telegram the walk has come; the
dialect's table says which lenses may claim a line there, chosen by its first letter.
Rule 1: every state change is made here, from the lens's `leads_to`, save that of BT,
which depends on the state itself.  Rule 2: the reader never gives up and never writes:
what nothing claims is a stray.  Rule 3: every line is handed to a pattern at most once
a lens, and to no pattern that looks beyond it; so the work is linear (law 9), and
`Walk` counts it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import Cable, Content, Ending, Heading, Stray, Transmission
from cableformat.model._stray import settle
from cableformat.text._classification import LEVEL_ALONE, LEVEL_LETTERS, read_line
from cableformat.text._furniture import (
    PAGE_LINE_ENDS,
    Furniture,
    Pattern,
    page_line,
    repeats,
)
from cableformat.text._kinds import Kind
from cableformat.text._lens import Block, Claim, State, capitals
from cableformat.text._opening import year_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text._hints import Hints
    from cableformat.text._lens import Lens, Span
    from cableformat.text._source import Line
    from cableformat.text.dialects import Dialect

#: A classification line is an ordinary line.
_LONGEST_LINE: Final = 120

_stray = unchecked(Stray)
_cable = unchecked(Cable)
_ending = unchecked(Ending)
_SECTIONS: Final = {
    "transmission": (unchecked(Transmission), attrs.fields(Transmission)),
    "heading": (unchecked(Heading), attrs.fields(Heading)),
    "content": (unchecked(Content), attrs.fields(Content)),
}
_CAPTION_ZONE: Final = (
    None,  # directly behind BT
    Kind.CLASSIFICATION_LINE.field,
    Kind.CAPTION.field,
    Kind.PASSING_INSTRUCTION.field,
)


_BEFORE_TEXT: Final = frozenset({State.PROCEDURE, State.ADDRESS})
_OF_HEADING: Final = re.compile("(?:FM|TO|INFO)[ \t]").match
_OF_CONTENT: Final = re.compile(
    r"(?:E\.?O\.|TAGS?:|SUBJ|REF|[0-9]{1,3}\.[ \t(])", re.ASCII | re.IGNORECASE
).match


def _heading_until(lines: list[Line]) -> int:
    """Where the last line begins, before any of content, that only a heading has.

    The classification line with its reference number counts: behind it, and behind the
    heading, a level alone repeats it.
    """
    until = -1
    for line in lines:
        if _OF_CONTENT(line.text):
            break
        if _OF_HEADING(line.text):
            until = line.start
        elif line.text[0] in LEVEL_LETTERS and len(line.text) <= _LONGEST_LINE:
            parts = read_line(line.text)
            if parts is not None and parts.post is not None:
                until = line.start
    return until


@attrs.frozen(slots=True)
class Note:
    """A finding of the walk; its path is known once all elements are."""

    code: str
    printed: str
    span: Span
    kind: Kind | None = None


class Walk:
    """The state of one walk; what a lens may ask of it is a `Reader`."""

    def __init__(
        self, text: str, lines: list[Line], dialect: Dialect, hints: Hints
    ) -> None:
        self.text = text
        self.hints = hints
        self.state = State.PROCEDURE
        self.block: Block | None = None
        self.claims: list[Claim] = []
        self.furniture: list[Furniture] = []
        self.notes: list[Note] = []
        #: The number of the last paragraph that had one.
        self.last_number = 0
        #: Work done, counted for law 9.
        self.lens_calls = 0
        self.characters = 0
        self._values: dict[Kind, list[Any]] = {}
        self._last_field: dict[str, str] = {}
        self._in_lower_case = False
        #: Where the last line of a heading begins; sought when first needed.
        self._heading_until: int | None = None
        #: The letters with which a repeated classification line begins.
        self._echo = ""
        #: The last line, where nothing but its place claimed it.
        self._loner: Line | None = None
        self._table = dialect.table
        self._signature = dialect.signature
        self._run(lines)

    # What a lens may ask

    def has(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read, or is being read."""
        return kind in self._values or (
            self.block is not None and kind in self.block.lens.kinds
        )

    @property
    def heading_begun(self) -> bool:
        """Whether any line of heading or transmission has been read."""
        return "transmission" in self._last_field or "heading" in self._last_field

    @property
    def among_addressees(self) -> bool:
        """Whether a list of addressees is being read."""
        return self.block is not None and self.has(Kind.ACTION_ADDRESSEE)

    @property
    def among_captions(self) -> bool:
        """Whether captions stand here: behind the classification line, before E.O."""
        if self.state is not State.OPENING or self.block is not None:
            return False
        return self._last_field.get("content") in _CAPTION_ZONE

    @property
    def inside_text(self) -> bool:
        """Whether some of the text has been read, and no BT behind it."""
        return self.state is State.BODY or (
            self.state is State.OPENING and "content" in self._last_field
        )

    # What a lens may report

    def capitals(self, printed: str, kind: Kind, spans: list[Span]) -> str:
        """A code in capitals; that it was printed otherwise is reported once."""
        folded = capitals(printed)
        if folded != printed and not self._in_lower_case:
            self._in_lower_case = True
            self._note("text.lower-case", printed, kind, spans)
        return folded

    def impossible_time(self, printed: str, kind: Kind, spans: list[Span]) -> None:
        """Report a time that is not in the calendar or on the clock."""
        self._note("routing.impossible-time", printed, kind, spans)

    def digits_in_name(self, digits: str, kind: Kind, spans: list[Span]) -> None:
        """Report digits behind an addressee that were left in its name."""
        self._note("heading.digits-in-name", digits, kind, spans)

    def not_a_date(self, printed: str, spans: list[Span]) -> None:
        """Report a declassification date that is not in the calendar."""
        self._note("content.not-a-date", printed, Kind.EXECUTIVE_ORDER, spans)

    def unknown_caption(self, printed: str, spans: list[Span]) -> None:
        """Report a caption that the table does not know."""
        self._note("content.unknown-caption", printed, Kind.CAPTION, spans)

    def _note(self, code: str, printed: str, kind: Kind, spans: list[Span]) -> None:
        self.notes.append(Note(code, printed, spans[0], kind))

    def year_from(self, two_digits: int) -> int:
        """The year of a date behind the cable's own (content.md 1.4)."""
        first = None if self.hints.date is None else self.hints.date.year
        if preamble := self._values.get(Kind.PREAMBLE):
            first = preamble[0].date_time_group.year or first
        return year_from(two_digits, first)

    def stray(
        self,
        text: str,
        kind: Kind,
        spans: list[Span],
        code: str = "text.unrecognised-line",
    ) -> Claim:
        """A claim for words that belong to no element."""
        value = _stray(text, code, self._last_field.get(kind.section))
        self.notes.append(Note(code, text, spans[0], kind))
        return Claim(kind, value, spans)

    # The walk

    def _run(self, lines: list[Line]) -> None:
        table = self._table
        calls = characters = 0
        for line in self._without_furniture(lines):
            text = line.text
            by_letter, by_any = table[self.state]
            for lens in by_letter.get(text[0], by_any):
                calls += 1
                characters += len(text)
                if match := lens.opens(line, self):
                    self._open(lens, match, line)
                    break
            else:
                block = self.block
                if block is not None and block.lens.takes_rest:
                    block.add(line)
                else:
                    self._continue(line)
        if self.state is not State.CLOSED:
            self._sign()
        self._close()
        self.lens_calls += calls
        self.characters += characters

    def _without_furniture(self, lines: list[Line]) -> Iterator[Line]:
        before = 0  # the blank lines above a page line
        cut = False
        for line in lines:
            text = line.text
            pattern = None
            if text[-1] in PAGE_LINE_ENDS:
                pattern = page_line(text)
            if self._echo:
                if pattern is None and text[0] in self._echo:
                    pattern = self._repeated(text)
            elif text[0] in LEVEL_LETTERS and self.state in _BEFORE_TEXT:
                pattern = pattern or self._stamp(line, lines)
            if pattern is not None:
                before, cut = (before if cut else line.gap), True
                self.furniture.append(Furniture(line.whole, pattern, text))
                continue
            if cut:
                # Blank lines on both sides of a page line are its own.
                line.apart = line.apart or before > 0
                line.gap = 0 if before and line.gap else before + line.gap
                line.cut, cut = True, False
            yield line

    def _stamp(self, line: Line, lines: list[Line]) -> Pattern | None:
        """A level alone is a stamp where the heading is still to come.

        At the top of a page, and above the first (content.md 2.2).
        """
        if LEVEL_ALONE(line.text) is None:
            return None
        if self._heading_until is None:
            self._heading_until = _heading_until(lines)
        return Pattern.CLASSIFICATION if line.start < self._heading_until else None

    def _repeated(self, text: str) -> Pattern | None:
        line = self._values[Kind.CLASSIFICATION_LINE][0]
        return Pattern.CLASSIFICATION if repeats(text, line) else None

    def _open(self, lens: Lens, match: Any, line: Line) -> None:
        state = lens.next_state(self.state)
        if state is not self.state and state is State.CLOSED:
            self._sign()
        if self.block is not None:
            self._close()
        self.state = state
        self._loner = None
        self.block = Block(lens, match, line)
        if lens.one_line:
            self._close()
        elif lens.kinds[0] is Kind.PARAGRAPH and match.number is not None:
            self.last_number = int(match.number)

    def _continue(self, line: Line) -> None:
        block = self.block
        if block is not None:
            self.lens_calls += 1
            self.characters += len(line.text)
            if block.lens.continues(line, self):
                block.add(line)
                return
            self._close()
        self._admit(self.stray(line.text, self._stray_kind(None), [line.whole]))
        self._loner = line

    def _stray_kind(self, section: str | None) -> Kind:
        """Where a stray goes: to the heading up to the first line of content."""
        begun = section == "content" or "content" in self._last_field
        return Kind.CONTENT_STRAY if begun else Kind.HEADING_STRAY

    def _close(self) -> None:
        """Have the open block read, or keep its words as one stray."""
        block, self.block = self.block, None
        if block is None:
            return
        noted = len(self.notes)
        claims = block.lens.read(block, self)
        again = False
        for claim in claims:
            if claim.kind in self._values and not claim.kind.many:
                again = True
        if again or not claims:
            if any(note.code == "text.lower-case" for note in self.notes[noted:]):
                self._in_lower_case = False
            del self.notes[noted:]
            kind = self._stray_kind(block.lens.kinds[0].section)
            code = "text.repeated-element" if again else "text.unrecognised-line"
            claims = [self.stray(block.joined(), kind, block.spans(), code)]
        for claim in claims:
            self._admit(claim)
        news = self.notes[noted:]
        if news and any(note.code == "content.unknown-caption" for note in news):
            self._loner = block.lines[0]

    def _admit(self, claim: Claim) -> None:
        self.claims.append(claim)
        if claim.label:
            return
        kind = claim.kind
        values = self._values.get(kind)
        if values is not None:
            values.append(claim.value)
        else:
            self._values[kind] = [claim.value]
        if kind is Kind.CLASSIFICATION_LINE:
            letter = claim.value.level.word[0]
            self._echo = letter + letter.lower()
        if not kind.stray:
            self._last_field[kind.section] = kind.field

    def _sign(self) -> None:
        """Take the last line of the text for the signature, where it is one."""
        block, line = self.block, self._loner
        signed = self._signature.signed
        if block is not None and block.lens.kinds[0] is Kind.PARAGRAPH:
            line = block.lines[-1]
            alone = len(block.lines) == 1
            if not line.apart or not signed(line.text):
                return
            if alone and block.match.end:
                return
            block.lines.pop()
            if alone:
                self.block = None
            self._close()
        elif block is None and line is not None and self.state is State.OPENING:
            if not line.gap or not signed(line.text):
                return
            claim = self.claims.pop()
            self._values[claim.kind].pop()
            if not self._values[claim.kind]:
                del self._values[claim.kind]
            self.notes.pop()
        else:
            return
        self._admit(Claim(Kind.SIGNATURE, line.text, [line.whole]))

    # What was read

    def cable(self) -> Cable:
        """The cable of everything that was read."""
        values: dict[str, dict[str, Any]] = {}
        for kind, items in self._values.items():
            section = values.setdefault(kind.section, {})
            if len(kind.names) == 2:
                section = section.setdefault(kind.names[0], {})
            section[kind.names[-1]] = tuple(items) if kind.many else items[0]
        if ending := values.get("transmission", {}).get("ending"):
            values["transmission"]["ending"] = _ending(
                ending.get("validation_number"), ending.get("end_of_message")
            )
        return _cable(*(self._section(name, values.get(name)) for name in _SECTIONS))

    @staticmethod
    def _section(name: str, values: dict[str, Any] | None) -> Any:
        if values is None:
            return None
        build, fields = _SECTIONS[name]
        section = build(*(values.get(a.name, a.default) for a in fields))
        if "strays" in values:
            settle(section)
        return section
