"""How far the blocks have come: the zone, the open block, what is above it.

Theory of operation.  `blocks` moves it on, line by line; `placement` and `furniture`
only ask.  It knows kinds of elements, and no values: where a line may be depends on
which elements there are, not on what they say.
"""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import BEHIND_TEXT, READDRESSED, Kind
from cableformat.text.lenses.content.paragraph_opening import letter_of
from cableformat.text.lenses.furniture import PAGE_LINE_ENDS, page_line
from cableformat.text.lenses.lens import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.model import ClassificationLine
    from cableformat.text.lenses.content.paragraph_opening import Opening
    from cableformat.text.lenses.lens import Block
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.landmarks import Landmarks
    from cableformat.text.passes.outline import Outline

_AMONG_CAPTIONS: Final = frozenset(
    {
        None,  # directly after BT
        Kind.CLASSIFICATION_LINE,
        Kind.CAPTION,
        Kind.PASSING_INSTRUCTION,
        *BEHIND_TEXT,  # drafter and clearances above a heading
    }
)
ADDRESSEES: Final = (
    Kind.ACTION_ADDRESSEE,
    Kind.INFO_ADDRESSEE,
    Kind.EXEMPTED_ADDRESSEE,
)
OF_ENDING: Final = frozenset(
    {Kind.VALIDATION_NUMBER, Kind.END_OF_MESSAGE, Kind.CANCELLED, Kind.CORRECTION}
)
_ADDRESS: Final = frozenset({Kind.ORIGINATOR, *ADDRESSEES})
#: The sections above the content.
HEADING_PARTS: Final = ("transmission", "heading")


class Progress:
    """The state of the one loop over the lines of a telegram."""

    def __init__(self, marks: Landmarks) -> None:
        self.marks = marks
        #: The line at hand.
        self.line: Line
        #: The lines below the one at hand; another tee of them looks ahead.
        (self.lines,) = tee(marks.lines, 1)
        #: The kinds of element in closed blocks.
        self.seen: set[Kind] = set()
        #: What letterheads above show of the reference number.
        self.shown_above: set[tuple[str | None, int] | None] = set()
        #: The lines of captions, and the labels of a telegram in sections: a page break
        #: repeats them.
        self.opening: set[str] = set()
        self.zone = Zone.PROCEDURE
        #: The block that is open.
        self.block: Block | None = None
        #: Whether a kind was repeated that a cable holds once.
        self.repeated = False
        #: Whether a line of heading or transmission, or of the content, was closed.
        self.closed_heading = self.closed_content = False
        #: The last kind of the content.
        self.last_content: Kind | None = None
        #: The number of the last paragraph that had one.
        self.last_number = 0
        #: The letter in brackets with which the last such line of it began.
        self.last_letter: str | None = None
        #: Where the quotation begins whose paragraphs have numbers of their own.
        self.renumbered: int | None = None
        #: Whether a preamble, or an address, is below the first line of content.
        self.late_preamble = self.late_address = False
        #: Whether the heading goes on that the first readdresses; whether a third does,
        #: which no cable holds.
        self.readdressing = self.beyond = False
        #: The classification line that later lines may repeat, and how those begin.
        self.echo: ClassificationLine | None = None
        self.echo_letters = ""
        #: Whether the line above is furniture.
        self.at_break = False

    def admit(self, kinds: tuple[Kind, ...]) -> None:
        """Note the kinds in a block that was closed."""
        for kind in kinds:
            if kind.stray:
                continue
            if kind.single and kind in self.seen:
                self.repeated = True  # it may be a stray
                continue
            self.seen.add(kind)
            if kind.section == "content":
                self.last_content = kind
                self.closed_content = True
            elif kind.section in HEADING_PARTS:
                self.closed_heading = True
                if kind not in OF_ENDING:
                    # The end above it was that of an earlier message.
                    self.seen.discard(Kind.END_OF_MESSAGE)

    def admit_clean(self, outline: Outline) -> None:
        """Note a block in clean form: nothing above it is of its kind."""
        kinds = outline.kinds
        self.seen.update(kinds)
        section = kinds[0].section
        if section == "content":
            self.last_content = kinds[-1]
            self.closed_content = True
        elif section in HEADING_PARTS:
            self.closed_heading = True
            if kinds[0] not in OF_ENDING:
                self.seen.discard(Kind.END_OF_MESSAGE)

    def pass_item(self, opening: Opening) -> None:
        """Note a line that opens no paragraph: an item of a list, perhaps."""
        if opening.number is not None:
            if int(opening.number) <= self.last_number and self.quotation is not None:
                self.renumbered = self.quotation
        elif self.clear or not opening.end:
            # What follows ``(B)`` is no marking; ``(C)`` is one, unless that is above.
            self.last_letter = letter_of(self.line.text) or self.last_letter

    def begin_heading(self) -> None:
        """A second preamble begins the heading that the first readdresses.

        ACP 127 paragraph 503: where the first has its address.
        """
        if self.zone is Zone.ADDRESS and not self.seen.isdisjoint(_ADDRESS):
            self.beyond = self.readdressing
            self.readdressing = True

    def of_heading(self, kind: Kind) -> Kind:
        """A kind of the heading that goes on."""
        return READDRESSED[kind] if self.readdressing else kind

    def has(self, kind: Kind) -> bool:
        """Whether an element of a kind was read, or is in the open block."""
        return kind in self.seen or (
            self.block is not None and kind in self.block.lens.kinds
        )

    def has_open(self, kind: Kind) -> bool:
        """Whether the open block may hold an element of a kind."""
        return self.block is not None and kind in self.block.lens.kinds

    @property
    def clear(self) -> bool:
        """Whether the line at hand is below a blank one, or no block is open."""
        return self.line.gap > 0 or self.block is None

    @property
    def quotation(self) -> int | None:
        """Where the quotation begins, in the open paragraph, that the line is in.

        `None` where there is none, or no paragraph above has a number.
        """
        block, quotes = self.block, self.marks.quotes
        if quotes is None or not self.last_number or block is None:
            return None
        begin = quotes.around(self.line) if self.zone is Zone.BODY else None
        return None if begin is None or begin < block.lines[0].start else begin

    @property
    def following(self) -> str:
        """The next line that is neither blank nor a page line; empty at the end."""
        for line in self.lines_below():
            text: str = line.text
            if text[-1] not in PAGE_LINE_ENDS or page_line(text) is None:
                return text
        return ""

    def lines_below(self) -> Iterator[Line]:
        """The lines below the one at hand."""
        return tee(self.lines)[1]

    def heading_to_come(self, line: Line) -> bool:
        """Whether the heading follows a subject, and this line too."""
        sender = self.marks.originator
        if sender is None or line.start > sender.start or self.heading_begun:
            return False
        quotes = self.marks.quotes
        return quotes is None or quotes.around(sender) is None

    @property
    def heading_begun(self) -> bool:
        """Whether there has been any line of the heading or the transmission."""
        block = self.block
        return self.closed_heading or (
            block is not None and block.lens.kinds[0].section in HEADING_PARTS
        )

    @property
    def content_begun(self) -> bool:
        """Whether there has been any line of the content."""
        return self.closed_content or self.in_content

    @property
    def in_content(self) -> bool:
        """Whether an element of content is open, after which no heading comes."""
        kind = None if self.block is None else self.block.lens.kinds[0]
        # Among captions the heading may still come.
        return (
            kind is not None
            and kind.section == "content"
            and kind not in (Kind.CAPTION, Kind.PASSING_INSTRUCTION)
        )

    @property
    def in_caption_zone(self) -> bool:
        """Whether nothing of the content was closed but captions and their like."""
        return self.last_content in _AMONG_CAPTIONS

    @property
    def among_captions(self) -> bool:
        """Whether captions may be here: after the classification line, before E.O."""
        block = self.block
        if self.zone is not Zone.OPENING or (
            block is not None and block.lens.kinds[0] is not Kind.CAPTION
        ):
            return False
        return self.in_caption_zone and Kind.SUBJECT not in self.seen

    @property
    def among_addressees(self) -> bool:
        """Whether a list of addressees goes on."""
        block, kind = self.block, self.of_heading(Kind.ACTION_ADDRESSEE)
        return block is not None and (
            kind in block.lens.kinds
            or (self.zone is not Zone.OPENING and self.has(kind))
        )

    @property
    def inside_text(self) -> bool:
        """Whether the text has begun, and no BT has ended it."""
        return self.zone is Zone.BODY or (
            self.zone is Zone.OPENING and self.closed_content
        )

    @property
    def takes_rest(self) -> bool:
        """Whether a paragraph is open, which every line continues."""
        return self.block is not None and self.block.lens.takes_rest
