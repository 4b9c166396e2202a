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
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import (
    Cable,
    Content,
    Ending,
    Heading,
    ReaddressedHeading,
    Stray,
    Transmission,
)
from cableformat.model._stray import settle
from cableformat.text._classification import LEVEL_ALONE, LEVEL_LETTERS, read_line
from cableformat.text._furniture import (
    PAGE_BEGINS,
    PAGE_LINE_ENDS,
    Furniture,
    Pattern,
    page_line,
    repeats,
)
from cableformat.text._fused import may_be_fused, pieces
from cableformat.text._kinds import READDRESSED, Kind
from cableformat.text._lens import FLAGS, Block, Claim, State, capitals
from cableformat.text._opening import year_from
from cableformat.text._revision import joined, shows_pilot, take_pilot
from cableformat.text._routing_line import PROSIGNS
from cableformat.text._sets import SET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.text._hints import Hints
    from cableformat.text._lens import Lens, Span
    from cableformat.text._source import Line
    from cableformat.text.dialects import Dialect

#: A classification line is an ordinary line.
_LONGEST_LINE: Final = 120

_stray = unchecked(Stray)
_cable = unchecked(Cable)


def _part(cls: Any) -> tuple[Any, tuple[tuple[str, Any], ...]]:
    """How a part of a cable is built: of values by name, or their defaults."""
    return unchecked(cls), tuple((a.name, a.default) for a in attrs.fields(cls))


#: Parts within a section, by its name and theirs.
_PARTS: Final = {
    ("transmission", "ending"): _part(Ending),
    ("heading", "readdressed"): _part(ReaddressedHeading),
}
_SECTIONS: Final = {
    "transmission": _part(Transmission),
    "heading": _part(Heading),
    "content": _part(Content),
}
_CAPTION_ZONE: Final = (
    None,  # directly behind BT
    Kind.CLASSIFICATION_LINE.field,
    Kind.CAPTION.field,
    Kind.PASSING_INSTRUCTION.field,
)


_OF_HEADING_PARTS: Final = ("transmission", "heading")
_ADDRESSEES: Final = (
    Kind.ACTION_ADDRESSEE,
    Kind.INFO_ADDRESSEE,
    Kind.EXEMPTED_ADDRESSEE,
)
_SET_BEGINS: Final = re.compile(rf"^[ \t]*{SET}", FLAGS | re.MULTILINE).search

_OF_ENDING: Final = frozenset(
    {Kind.VALIDATION_NUMBER, Kind.END_OF_MESSAGE, Kind.CANCELLED, Kind.CORRECTION}
)
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: The letters of lines that may hold several format lines; of addressees, any.
_MAY_BE_FUSED: Final = {
    State.PROCEDURE: _LETTERS,
    State.ADDRESS: _LETTERS,
    State.OPENING: frozenset(f"{PROSIGNS}BFIT"),
    State.BODY: frozenset(),
    State.CLOSED: frozenset(),
}
_BODY: Final = State.BODY
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
    #: Where the element begins that it is about, where that is not where its span does.
    at: int | None = None


class Walk:
    """The state of one walk; what a lens may ask of it is a `Reader`."""

    def __init__(
        self, text: str, lines: list[Line], dialect: Dialect, hints: Hints
    ) -> None:
        self.text = text
        self.hints = hints
        self.state = State.PROCEDURE
        self.block: Block | None = None
        #: The block that opens while the one before it is read.
        self.opening: Block | None = None
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
        self._lines = lines
        #: The place of the line at hand among all.
        self._at = 0
        #: Lines that were taken apart.
        self._fused: list[Span] = []
        #: Whether the heading is read that the one before readdresses.
        self._readdressing = False
        #: Whether a preamble, or an address, stands below the first line of content.
        self._late_preamble = False
        self._late_address = False
        #: Whether an end of message stands before the heading.
        self._ended_early = False
        #: How many claims a listing of deliveries above the routing line has.
        self._listed = 0
        #: Where the first set of a formatted text begins; sought when first needed.
        self._sets: int | None = None
        self._table = dialect.table
        self._signature = dialect.signature
        #: The letters with which a line of the text begins that may be something else.
        self._begins = dialect.begins
        self._run(lines)

    # What a lens may ask

    def has(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read, or is being read."""
        return kind in self._values or (
            self.block is not None and kind in self.block.lens.kinds
        )

    def has_read(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read."""
        return kind in self._values

    @property
    def heading_begun(self) -> bool:
        """Whether any line of heading or transmission has been read."""
        block = self.block
        return (
            "transmission" in self._last_field
            or "heading" in self._last_field
            or (block is not None and block.lens.kinds[0].section in _OF_HEADING_PARTS)
        )

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

    @property
    def following(self) -> str:
        """The next line of the source that is not blank; empty at the end."""
        place = self._at + 1
        return self._lines[place].text if place < len(self._lines) else ""

    @property
    def only_listed(self) -> bool:
        """Whether nothing but addressees has been read yet."""
        return not any(
            kind in self._values
            for kind in (Kind.ROUTING_LINE, Kind.PREAMBLE, Kind.ORIGINATOR)
        )

    def heading_below(self, line: Line, kind: Kind) -> bool:
        """Whether a line of the heading may stand here, below the first of content.

        Some systems print the classification line above the heading, and editors the
        subject: what the heading lacks may still come, before the text proper.  Below
        a subject only a preamble shows that it does.
        """
        above = self._last_field.get("content") in _CAPTION_ZONE
        if kind is not Kind.PREAMBLE and not (above or self._late_preamble):
            return False
        low = kind not in self._values
        if kind in _ADDRESSEES and not self._late_address:
            # Behind BT the heading is complete, where it has any addressee.
            addressed = any(kind in self._values for kind in _ADDRESSEES)
            low = low and not (addressed and self._text_opened)
        elif self._late_address:
            low = True
        return low and self.before_sets(line)

    @cached_property
    def _text_opened(self) -> bool:
        """Whether BT opened the text; asked once the text is open."""
        return any(claim.kind is Kind.BREAK for claim in self.claims)

    def before_sets(self, line: Line) -> bool:
        """Whether a line stands before the first set of a formatted text."""
        if self._sets is None:
            found = _SET_BEGINS(self.text)
            self._sets = len(self.text) if found is None else found.start()
        return line.start < self._sets

    def part_of_heading(self, kind: Kind) -> Kind:
        """The kind of an element of the heading that is read now."""
        if self.state is State.OPENING:
            self._late_preamble = self._late_preamble or kind is Kind.PREAMBLE
            self._late_address = self._late_address or kind in _ADDRESSEES
        return READDRESSED[kind] if self._readdressing else kind

    def readdress(self) -> bool:
        """Begin the heading that the one before readdresses, where one can begin."""
        addressed = Kind.ORIGINATOR in self._values or any(
            kind in self._values for kind in _ADDRESSEES
        )
        if addressed and not self._readdressing and self.state is State.ADDRESS:
            self._readdressing = True
            return True
        return False

    def into_pilot(
        self, service: str | None = None, more: Sequence[Claim] = ()
    ) -> list[Claim]:
        """What was read of the transmission since the last pilot, as a pilot."""
        if service is None and not shows_pilot(self._values):
            return []
        taken = take_pilot(
            self.claims, self._values, self.notes, self.text, service, more
        )
        return [taken]

    def set_aside(self, kind: Kind) -> None:
        """Keep addressees listed above the routing line as strays."""
        if not self._listed or kind not in self._values:
            return
        kept: list[Claim] = []
        label: list[Span] = []
        for claim in self.claims[: self._listed]:
            if claim.kind is not kind:
                kept.append(claim)
            elif claim.label:
                label = claim.spans
            else:
                kept.append(self._repeated_stray([*label, *claim.spans]))
                label = []
        self.claims[: self._listed] = kept
        self._listed = len(kept)
        del self._values[kind]
        stray = Kind.HEADING_STRAY
        self._values[stray] = [c.value for c in self.claims if c.kind is stray]

    def _repeated_stray(self, spans: list[Span]) -> Claim:
        spans = joined(spans, self.text)
        words = " ".join(self.text[start:end].strip() for start, end in spans)
        code = "text.repeated-element"
        self.note(code, words, Kind.HEADING_STRAY, spans)
        value = _stray(" ".join(words.split()), code, None)
        return Claim(Kind.HEADING_STRAY, value, spans)

    def ended_early(self) -> None:
        """An end of message stands before the heading: what follows tells whose."""
        self._ended_early = True

    def earlier_ending(self, span: Span) -> None:
        """Take an end of message for that of an earlier one: furniture."""
        start, end = span
        self.furniture.append(
            Furniture(span, Pattern.EARLIER_ENDING, self.text[start:end])
        )

    def page_line(self, line: Line, begin: int) -> bool:
        """Whether the rest of a line is a page line: furniture from now on."""
        text = line.text[begin:]
        pattern = page_line(text)
        if pattern is None:
            return False
        self.furniture.append(
            Furniture(line.span(begin, len(line.text)), pattern, text)
        )
        return True

    def bells_before(self, line: Line) -> int:
        """How many characters BEL stand directly before a line."""
        start = place = line.start
        while place and self.text[place - 1] == "\x07":
            place -= 1
        return start - place

    # What a lens may report

    def capitals(self, printed: str, kind: Kind, spans: list[Span]) -> str:
        """A code in capitals; that it was printed otherwise is reported once."""
        folded = capitals(printed)
        if folded != printed and not self._in_lower_case:
            self._in_lower_case = True
            self.note("text.lower-case", printed, kind, spans)
        return folded

    def note(self, code: str, printed: str, kind: Kind, spans: list[Span]) -> None:
        """Report something, by its code."""
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
        for line in self._format_lines(lines):
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

    def _taken_apart(self, line: Line) -> list[Line]:
        """The format lines of a line; that there are several is told later."""
        parts = pieces(line, self._in_list, self.following)
        if len(parts) > 1:
            self._fused.append(line.whole)
        return parts

    @property
    def _in_list(self) -> int:
        """The format line of which an addressee may stand here: 7, 8, or 0."""
        block = self.block
        if block is None or Kind.ACTION_ADDRESSEE not in block.lens.kinds:
            return 0
        return 7 if (block.match[1] or "").upper() == "TO" else 8

    def _format_lines(self, lines: list[Line]) -> Iterator[Line]:
        """The lines without furniture; what holds several format lines taken apart."""
        before = 0  # the blank lines above a page line
        cut = False
        for at, line in enumerate(lines):
            text = line.text
            if self.state is _BODY and not (
                text[0] in self._begins or text[-1] in PAGE_LINE_ENDS or cut
            ):
                # Most lines: nothing but the paragraph that is open claims them.
                block = self.block
                if block is not None and block.lens.takes_rest:
                    block.lines.append(line)
                    continue
            self._at = at
            pattern = None
            if text[-1] in PAGE_LINE_ENDS or (
                text[0] in "Pp" and text[:5] in PAGE_BEGINS
            ):
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
            if text[0] in _MAY_BE_FUSED[self.state] and may_be_fused(text):
                yield from self._taken_apart(line)
            else:
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
        block = Block(lens, match, line)
        if self.block is not None:
            self.opening = block
            self._close()
        if self.state is State.ADDRESS and state is State.PROCEDURE:
            self._listed = len(self.claims)
        self.state = state
        self._loner = None
        self.block = block
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
        if self._ended_early and claims[0].kind.section in ("transmission", "heading"):
            self._settle_early_ending(claims[0].kind)
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
            self._begins = self._begins | set(self._echo)
        if not kind.stray:
            self._last_field[kind.section] = kind.anchor

    def _settle_early_ending(self, kind: Kind) -> None:
        """An end of message before the heading is that of an earlier message."""
        if kind in _OF_ENDING or kind.stray:
            return
        self._ended_early = False
        kept = []
        for claim in self.claims:
            if claim.kind in _OF_ENDING:
                for span in claim.spans:
                    self.earlier_ending(span)
            else:
                kept.append(claim)
        self.claims[:] = kept
        for ending in _OF_ENDING:
            self._values.pop(ending, None)

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

    def tell_fused_lines(self) -> None:
        """Tell of each line that held several format lines, by its first element."""
        if not self._fused:
            return
        starts = [c.spans[0][0] for c in self.claims if not c.label]
        elements = [c for c in self.claims if not c.label]
        for span in self._fused:
            place = bisect_left(starts, span[0])
            first = elements[min(place, len(elements) - 1)]
            at = first.spans[0][0]
            self.notes.append(Note("heading.fused-line", "", span, first.kind, at))

    def cable(self) -> Cable:
        """The cable of everything that was read."""
        values: dict[str, dict[str, Any]] = {}
        for kind, items in self._values.items():
            section = values.setdefault(kind.section, {})
            if len(kind.names) == 2:
                section = section.setdefault(kind.names[0], {})
            section[kind.names[-1]] = tuple(items) if kind.many else items[0]
        for (section_name, name), part in _PARTS.items():
            if inner := values.get(section_name, {}).get(name):
                values[section_name][name] = _built(part, inner)
        return _cable(*(self._section(name, values.get(name)) for name in _SECTIONS))

    @staticmethod
    def _section(name: str, values: dict[str, Any] | None) -> Any:
        if values is None:
            return None
        section = _built(_SECTIONS[name], values)
        if "strays" in values:
            settle(section)
        return section


def _built(part: tuple[Any, Any], values: dict[str, Any]) -> Any:
    """A part of a cable, of the values that were read of it."""
    build, fields = part
    return build(*[values.get(name, default) for name, default in fields])
