"""What a lens is: both directions of one element of telegram text, side by side.

Theory of operation.  The reader (`_reader`) walks the lines once.  A line opens a block
if a lens that may open in this state claims it; it continues the block if that block's
lens says so; else it is a stray.  When a block closes, its lens reads the lines to
values with spans.  Rule 1: a lens sees lines without residue and gives spans of the
source.  Rule 2: a lens that cannot read its block claims nothing, and the reader keeps
the words as strays.  Rule 3: what `write` gives, `read` reads as the same value.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cableformat.text.hints import Hints
    from cableformat.text.kinds import Kind
    from cableformat.text.lines.line import Line

#: wire.md 6: 69 characters for every line of a telegram.
WIDTH: Final = 69

Span = tuple[int, int]


class State(enum.Enum):
    """How far into a telegram the reader has come."""

    PROCEDURE = "procedure"
    #: Addressees with nothing above them: a heading without its first lines, or a
    #: listing of deliveries above the routing line.
    LISTED = "listed"
    ADDRESS = "address"
    OPENING = "opening"
    BODY = "body"
    CLOSED = "closed"

    # Members are single: their identity hashes faster than their name.
    __hash__ = object.__hash__


#: A fragment may begin with any line of the opening.
ANYWHERE: Final = (State.PROCEDURE, State.LISTED, State.ADDRESS, State.OPENING)


class Reader(Protocol):
    """What a lens may ask of the walk that asks it, and tell it.

    What is told becomes a finding, located by the spans.
    """

    hints: Hints
    state: State
    block: Block | None
    #: The block that opens while the one before it is being read, if any.
    opening: Block | None
    #: The number of the last paragraph that had one.
    last_number: int
    #: The letter in brackets with which the last such line of the paragraph began.
    last_letter: str | None

    @property
    def heading_begun(self) -> bool:
        """Whether any line of heading or transmission has been read."""

    @property
    def content_begun(self) -> bool:
        """Whether any line of the content has been read, or is being read."""

    @property
    def among_addressees(self) -> bool:
        """Whether a list of addressees is being read."""

    @property
    def among_captions(self) -> bool:
        """Whether captions stand here: behind the classification line, before E.O."""

    @property
    def inside_text(self) -> bool:
        """Whether some of the text has been read, and no BT behind it."""

    @property
    def following(self) -> str:
        """The next line that is neither blank nor a page line; empty at the end."""

    def has(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read, or is being read."""

    def has_read(self, kind: Kind) -> bool:
        """Whether an element of this kind has been read."""

    def heading_below(self, line: Line, kind: Kind, *, sure: bool = False) -> bool:
        """Whether a line of the heading may stand here, below the first of content."""

    def number_above(self, line: Line) -> bool:
        """Whether a letterhead above shows the reference number of a line too."""

    def before_sets(self, line: Line) -> bool:
        """Whether a line stands before the first set of a formatted text."""

    def inside_quotation(self, line: Line, number: int) -> bool:
        """Whether a number is that of a quotation inside the paragraph being read."""

    def opens_quotation(self, line: Line) -> bool:
        """Whether a line begins with the word that opens a quotation."""

    def part_of_heading(self, kind: Kind) -> Kind:
        """The kind of an element of the heading that is read now."""

    def readdress(self) -> None:
        """Begin the heading that the one before readdresses, where one can begin."""

    def into_pilot(
        self, service: str | None = None, more: Sequence[Claim] = ()
    ) -> list[Claim]:
        """What was read of the transmission since the last pilot, as a pilot."""

    def set_aside(self, kind: Kind) -> None:
        """Keep addressees listed above the routing line as strays."""

    def ended_early(self) -> None:
        """Tell that an end of message stands before the heading."""

    def earlier_ending(self, span: Span) -> None:
        """Take an end of message for that of an earlier one: furniture."""

    def page_line(self, line: Line, begin: int) -> bool:
        """Whether the rest of a line is a page line: furniture from now on."""

    def bells_before(self, line: Line) -> int:
        """How many characters BEL stand directly before a line."""

    @property
    def own_year(self) -> int | None:
        """The cable's own year, by the dates that are known."""

    def year_from(self, two_digits: int) -> int:
        """The full year of two digits, by the dates that are known."""

    def capitals(self, printed: str, kind: Kind, spans: list[Span]) -> str:
        """A code in capitals; lower case is told."""

    def note(
        self,
        code: str,
        printed: str,
        kind: Kind,
        spans: list[Span],
        at: int | None = None,
        hint: str | None = None,
    ) -> None:
        """Tell of something, by its code; `at` is where its element begins."""

    def stray(
        self,
        text: str,
        kind: Kind,
        spans: list[Span],
        code: str = "text.unrecognised-line",
    ) -> Claim:
        """A claim for words that belong to no element."""


def spans_of(lines: Sequence[Line]) -> list[Span]:
    """One span for each run of lines that furniture does not interrupt."""
    spans = [lines[0].whole]
    for line in lines[1:]:
        if line.cut:
            spans.append(line.whole)
        else:
            spans[-1] = spans[-1][0], line.end
    return spans


class Block:
    """The lines that one lens claims."""

    __slots__ = ("interrupted", "lens", "lines", "match")

    def __init__(self, lens: Lens, match: Any, line: Line) -> None:
        self.lens = lens
        self.match = match
        self.lines = [line]
        #: Whether furniture stands between two of the lines.
        self.interrupted = False

    def add(self, line: Line) -> None:
        """Add a line that continues the block."""
        self.lines.append(line)
        if line.cut:
            self.interrupted = True

    def spans(self, begin: int = 0) -> list[Span]:
        """The spans of all lines, from a place in the first: one, if uninterrupted."""
        first = self.lines[0]
        start = first.start + begin
        if first.peel is not None and begin:
            start = first.peel.start(begin)
        if not self.interrupted:
            return [(start, self.lines[-1].end)]
        spans = spans_of(self.lines)
        spans[0] = start, spans[0][1]
        return spans

    def joined(self, begin: int = 0) -> str:
        """The text of all lines as one line, from a place in the first."""
        texts = [self.lines[0].text[begin:].lstrip(" \t")]
        texts += [line.text for line in self.lines[1:]]
        return " ".join(text for text in texts if text)


class Claim:
    """An element that was read: its kind, its value, its spans.

    `label` is true for a list's label, which has no value of its own.
    """

    __slots__ = ("kind", "label", "spans", "value")

    def __init__(
        self,
        kind: Kind,
        value: Any,
        spans: list[Span],
        label: bool = False,  # noqa: FBT001, FBT002 - made forty times a telegram
    ) -> None:
        self.kind = kind
        self.value = value
        self.spans = spans
        self.label = label


class Lens:
    """One kind of line, read and written.

    Subclasses set what applies and override `read` and `write`.
    """

    #: The kinds of element it reads and writes.
    kinds: tuple[Kind, ...]
    #: The first letters of lines it may open, in capitals; empty for any.
    initials: str = ""
    #: Whether the lines it may open end in a digit, all of them.
    ends_in_digit: bool = False
    #: Words, in capitals, one of which a source holds in any case that has such a line
    #: in its text; none for any.
    signs: tuple[str, ...] = ()
    #: The states in which it may open, and the state that follows (`None`: the same).
    states: tuple[State, ...] = ()
    leads_to: State | None = None

    #: Whether a block is never longer than a line.
    one_line: bool = True
    #: Whether every line that nothing else claims continues a block.
    takes_rest: bool = False
    #: Whether its lines stand under the text, below the signature.
    behind_text: bool = False

    def next_state(self, state: State) -> State:
        """The state that follows when a block of this lens opens."""
        return state if self.leads_to is None else self.leads_to

    #: The pattern of a line that opens a block, where that is all it takes.
    _line: Callable[[str], Any]

    def opens(self, line: Line, walk: Reader) -> Any:
        """Something true if the line opens a block of this lens."""
        return self._line(line.text)

    def continues(self, line: Line, walk: Reader) -> bool:
        """Whether the line, which nothing else claims, continues the open block."""
        return not line.gap

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        """The elements of a closed block; none if it can't be read."""
        raise AssertionError(type(self).__name__)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        """One element in canonical text, without the label of its list."""
        raise AssertionError(type(self).__name__)

    def label(self, kind: Kind) -> str:
        """What stands before the first item of a list."""
        return ""

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        """What stands between two items of a list."""
        return "\n"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        """What stands between the element before and the first of this kind."""
        return "\n"


def labelled(block: Block, kind: Kind, begin: int, value: Any) -> list[Claim]:
    """The label of a block, which stays when the value changes, and the value."""
    first = block.lines[0]
    label = first.span(0, len(first.text[:begin].rstrip(" \t")))
    spans = [span for span in block.spans(begin) if span[0] < span[1]]
    return [Claim(kind, None, [label], label=True), Claim(kind, value, spans)]


def wrap(text: str, width: int | None, *, indent: str = "", used: int = 0) -> str:
    r"""One line of text, wrapped at blanks; a run of blanks is never broken.

    `used` columns of the first line are taken, by a label.

    >>> wrap("ONE TWO", 12, used=len("SUBJECT: "))
    'ONE\nTWO'
    """
    if width is None or used + len(text) <= width:
        return text
    lines = [" " * used]
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", text):
        begun = lines[-1].strip()
        longer = f"{lines[-1]} {word}" if begun else lines[-1] + word
        if len(longer) > width and begun:
            lines.append(indent + word)
        else:
            lines[-1] = longer
    return "\n".join(lines)[used:]
