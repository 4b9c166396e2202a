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
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat.text._admission import admitted
from cableformat.text._found import ADDRESSEES
from cableformat.text._furnishing import DIGITS, Furnishing
from cableformat.text.kinds import BEHIND_TEXT, Kind
from cableformat.text.lenses.content.executive_order import year_from
from cableformat.text.lenses.content.lost_line_ends import fields, may_hold_fields
from cableformat.text.lenses.content.quotations import quotations
from cableformat.text.lenses.furniture import PAGE_LINE_ENDS, Furniture, page_line
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused, pieces
from cableformat.text.lenses.lens import Block, Claim, State
from cableformat.text.lenses.patterns import FLAGS, SET
from cableformat.text.lenses.transmission.routing_line import PROSIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.hints import Hints
    from cableformat.text.lenses.lens import Lens
    from cableformat.text.lines.line import Line

_CAPTION_ZONE: Final = (
    None,  # directly behind BT
    Kind.CLASSIFICATION_LINE.field,
    Kind.CAPTION.field,
    Kind.PASSING_INSTRUCTION.field,
    *(kind.field for kind in BEHIND_TEXT),  # drafter and clearances above a heading
)

_OF_HEADING_PARTS: Final = ("transmission", "heading")
_SET: Final = re.compile(SET, FLAGS).match

_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: The letters of lines that may hold several format lines; of addressees, any.
_MAY_BE_FUSED: Final = {
    State.PROCEDURE: _LETTERS,
    State.LISTED: _LETTERS,
    State.ADDRESS: _LETTERS,
    State.OPENING: frozenset(f"{PROSIGNS}BFIT"),
    State.BODY: frozenset(),
    State.CLOSED: frozenset(),
}
_BODY: Final = State.BODY
#: With these a line behind the closing BT begins, or there is none (wire.md 1.8).
_ENDS: Final = frozenset(("", "#", "N", "C", "E"))
_BEFORE_TEXT: Final = frozenset({State.PROCEDURE, State.LISTED, State.ADDRESS})


class Walk(Furnishing):
    """The state of one walk; what a lens may ask of it is a `Reader`."""

    def __init__(
        self, text: str, lines: list[Line], dialect: Dialect, hints: Hints
    ) -> None:
        super().__init__(text, lines)
        self.hints = hints
        self.block: Block | None = None
        #: The block that opens while the one before it is read.
        self.opening: Block | None = None
        #: The number of the last paragraph that had one.
        self.last_number = 0
        #: The letter in brackets with which the last such line of it began.
        self.last_letter: str | None = None
        #: Work done, counted for law 9.
        self.lens_calls = 0
        self.characters = 0
        #: The last line, where nothing but its place claimed it.
        self._loner: Line | None = None
        #: Where the first set of a formatted text begins; sought when first needed.
        self._sets: int | None = None
        self._quotes = quotations(text, lines)
        #: Where the quotation begins whose paragraphs are numbered anew.
        self._renumbered: int | None = None
        self._table = dialect.table
        self._signature = dialect.signature
        self._group = dialect.group
        self._labels = dialect.labels
        #: The letters with which a line of the text begins that may be something else.
        self._begins = dialect.begins(text) | self._stamps
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
        block = self.block
        return (
            "transmission" in self._last_field
            or "heading" in self._last_field
            or (block is not None and block.lens.kinds[0].section in _OF_HEADING_PARTS)
        )

    @property
    def content_begun(self) -> bool:
        """Whether any line of the content has been read, or is being read."""
        return "content" in self._last_field or self._in_content

    @property
    def among_addressees(self) -> bool:
        """Whether a list of addressees is being read."""
        block = self.block
        return block is not None and (
            Kind.ACTION_ADDRESSEE in block.lens.kinds
            or (self.state is not State.OPENING and self.has(Kind.ACTION_ADDRESSEE))
        )

    @property
    def among_captions(self) -> bool:
        """Whether captions stand here: behind the classification line, before E.O."""
        block = self.block
        if self.state is not State.OPENING or (
            block is not None and block.lens.kinds[0] is not Kind.CAPTION
        ):
            return False
        return self._in_caption_zone and Kind.SUBJECT not in self._values

    @property
    def inside_text(self) -> bool:
        """Whether some of the text has been read, and no BT behind it."""
        return self.state is State.BODY or (
            self.state is State.OPENING and "content" in self._last_field
        )

    def heading_below(self, line: Line, kind: Kind, *, sure: bool = False) -> bool:
        """Whether a line of the heading may stand here, below the first of content.

        Some systems print the classification line above the heading, and editors the
        subject: what the heading lacks may still come, before the text proper.  That it
        does shows a preamble, or a name that is `sure` to be one.
        """
        if kind is not Kind.PREAMBLE and not self._late_preamble:
            # The block of a subject is open still.
            above = not self._in_content and self._in_caption_zone
            sure = sure or self._late_address or self.has_read(Kind.PREAMBLE)
            if not (above and sure):
                return False
        if self._late_address:
            return self.before_sets(line)
        low = kind not in self._values
        if kind in ADDRESSEES and any(other in self._values for other in ADDRESSEES):
            # The heading has addressees; behind BT it is complete.
            low = low and sure and not self._text_opened
        return low and self.before_sets(line)

    @property
    def _in_caption_zone(self) -> bool:
        """Whether nothing of content has been read but what captions stand among."""
        return self._last_field.get("content") in _CAPTION_ZONE

    @property
    def _in_content(self) -> bool:
        """Whether an element of content is being read."""
        kind = None if self.block is None else self.block.lens.kinds[0]
        # Among captions the heading may still come.
        return (
            kind is not None and kind.section == "content" and kind is not Kind.CAPTION
        )

    @cached_property
    def _text_opened(self) -> bool:
        """Whether BT opened the text; asked once the text is open."""
        return any(claim.kind is Kind.BREAK for claim in self.claims)

    def before_sets(self, line: Line) -> bool:
        """Whether a line stands before the first set of a formatted text."""
        if self._sets is None:
            sets = (other.start for other in self._lines if _SET(other.text))
            self._sets = next(sets, len(self.text))
        return line.start < self._sets

    def _within_quotation(self, line: Line) -> bool:
        """Whether a line is the paragraph's, whatever it looks like: it is quoted.

        Numbers excepted: whose they are `inside_quotation` tells.
        """
        block = self.block
        if block is None or not block.lens.takes_rest or not self._quotes:
            return False
        begin = self._quotes.around(line)
        if begin is None or begin < block.lines[0].start:
            return False
        return self.state is State.OPENING or line.text[0] not in "0123456789("

    def inside_quotation(self, line: Line, number: int) -> bool:
        """Whether a number is that of a quotation inside the paragraph being read.

        It is where the quotation begins in the paragraph, and its numbers begin anew.
        """
        block = self.block
        if not self.last_number or block is None or self.state is not _BODY:
            return False
        begin = self._quotes.around(line) if self._quotes else None
        if begin is None or begin < block.lines[0].start:
            return False
        if number <= self.last_number:
            self._renumbered = begin
        return self._renumbered == begin

    def opens_quotation(self, line: Line) -> bool:
        """Whether a line begins with the word that opens a quotation."""
        return self._quotes is not None and self._quotes.opened_by(line)

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

    @property
    def own_year(self) -> int | None:
        """The cable's own year: its preamble's, or the hint's."""
        year = None if self.hints.date is None else self.hints.date.year
        if preamble := self._values.get(Kind.PREAMBLE):
            year = preamble[0].date_time_group.year or year
        return year

    def year_from(self, two_digits: int) -> int:
        """The year of a date behind the cable's own (content.md 1.4)."""
        return year_from(two_digits, self.own_year)

    # The walk

    def _run(self, lines: list[Line]) -> None:
        table = self._table
        calls = characters = 0
        for line in self._format_lines(lines):
            text = line.text
            if self._quotes is not None and self._within_quotation(line):
                self.block.lines.append(line)  # type: ignore[union-attr]
                continue
            by_letter, by_any = table[self.state][text[-1] in DIGITS]
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

    def _fields_of(self, line: Line) -> list[Line]:
        """The fields of a line of the text; that there are several is told later."""
        below = self.state is _BODY
        parts = fields(line, below=below, classified=self._in_authority)
        if len(parts) > 1:
            self._fused.append(line.whole)
        return parts

    @property
    def _in_authority(self) -> bool:
        """Whether an authority line is being read."""
        block = self.block
        return block is not None and (
            block.lens.kinds[0] is Kind.CLASSIFICATION_AUTHORITY
        )

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
            pattern = self.pattern_of(line)
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
            elif ":" in text and (may_hold_fields(text) or self._in_authority):
                yield from self._fields_of(line)
            else:
                yield line

    def _open(self, lens: Lens, match: Any, line: Line) -> None:
        state = lens.next_state(self.state)
        if lens.kinds[0] is Kind.BREAK and self._opens_late():
            state = State.OPENING
        closes = state is State.CLOSED and state is not self.state
        if closes or (lens.behind_text and self.state in (State.OPENING, _BODY)):
            self._sign()
        block = Block(lens, match, line)
        if self.block is not None:
            self.opening = block
            self._close()
            self.opening = None
        if self.state is State.LISTED and state is State.PROCEDURE:
            self._listed = len(self.claims)
        self.state = state
        self._loner = None
        self.block = block
        if lens.one_line:
            self._close()
        elif lens.kinds[0] is Kind.PARAGRAPH:
            self.last_letter = None
            if match.number is not None:
                self.last_number = int(match.number)

    def _opens_late(self) -> bool:
        """Whether BT opens the text though lines of content stand above it.

        The heading may stand below the first of them, or they above BT; then more than
        an ending follows.
        """
        if not self._in_caption_zone or self.state is not State.OPENING:
            return False
        late = self._late_preamble or self._late_address
        more = self.heading_begun and self.following[:1] not in _ENDS
        if not (late or more):
            return False
        return not any(claim.kind is Kind.BREAK for claim in self.claims)

    def _continue(self, line: Line) -> None:
        block = self.block
        if block is not None:
            self.lens_calls += 1
            self.characters += len(line.text)
            if block.lens.continues(line, self):
                block.add(line)
                return
            self._close()
        self.admit(self.stray(line.text, self._stray_kind(None), [line.whole]))
        self._loner = line

    def _stray_kind(self, section: str | None) -> Kind:
        """Where a stray goes: to the heading up to the first line of content."""
        # Drafter and clearances may stand above a heading (content.md 2.2).
        below = self.state not in _BEFORE_TEXT
        begun = section == "content" or (below and "content" in self._last_field)
        return Kind.CONTENT_STRAY if begun else Kind.HEADING_STRAY

    def _close(self) -> None:
        """Have the open block read, or keep its words as one stray."""
        block, self.block = self.block, None
        if block is None:
            return
        noted = len(self.notes)
        claims = block.lens.read(block, self)
        if not block.lines:  # they were the heading of what opens below
            return
        again = any(map(self._is_again, claims))
        if again or not claims or not admitted(claims):
            if any(note.code == "text.lower-case" for note in self.notes[noted:]):
                self._in_lower_case = False
            del self.notes[noted:]
            kind = self._stray_kind(block.lens.kinds[0].section)
            code = "text.repeated-element" if again else "text.unrecognised-line"
            claims = [self.stray(block.joined(), kind, block.spans(), code)]
        if self._ended_early and claims[0].kind.section in ("transmission", "heading"):
            self._settle_early_ending(claims[0].kind)
        for claim in claims:
            self.admit(claim)
        if block.lens.kinds[0] is Kind.CLASSIFICATION_LINE and not again:
            self._expect_echo(claims[0].value)
            self._begins = self._begins | set(self._echo)
        news = self.notes[noted:]
        if news and any(note.code == "content.unknown-caption" for note in news):
            self._loner = block.lines[0]

    def _is_again(self, claim: Claim) -> bool:
        """Whether a claim repeats an element that a cable holds once."""
        if self._beyond and claim.kind.section == "heading":
            return True
        return claim.kind in self._values and not claim.kind.many

    def _sign(self) -> None:
        """Take the last line of the text for the signature, where it is one."""
        if Kind.SIGNATURE in self._values:
            return
        if self.block is not None and self.block.lens.kinds[0] is Kind.CAPTION:
            self._close()  # an unknown caption may be a name
        block, line = self.block, self._loner
        if block is not None and block.lens.kinds[0] is Kind.PARAGRAPH:
            claims = [self._signature.taken_from(block)]
            if block.lines and Kind.DOWNGRADING_GROUP not in self._values:
                claims.insert(0, self._group.taken_from(block))
            if not any(claims):
                return
            if not block.lines:
                self.block = None
            self._close()
            for claim in filter(None, claims):
                self.admit(claim)
        elif block is None and line is not None and self._may_sign(line):
            last = self.claims.pop()
            self._values[last.kind].pop()
            if not self._values[last.kind]:
                del self._values[last.kind]
            self.notes.pop()
            self.admit(Claim(Kind.SIGNATURE, line.text, [line.whole]))

    def _may_sign(self, line: Line) -> bool:
        """Whether a line that nothing but its place claimed is the signature."""
        if self.state not in (State.OPENING, _BODY):
            return False
        above = self.claims[-2].kind if len(self.claims) > 1 else None
        apart = line.gap > 0 or above is Kind.DOWNGRADING_GROUP
        return apart and self._signature.signed(line.text)
