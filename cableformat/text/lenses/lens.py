"""What a lens is: both directions of one element of telegram text, side by side.

Theory of operation.  A lens knows its own lines and no others.  `shape` says what a
line may be, by its characters alone; the dialect's table and the passes decide whether
it is that at its place.  `goes_on` says whether a line continues a block; when the
block is closed, `kinds_of` says what it holds, and `read` returns values with spans.
Rule 1: a lens sees lines without residue and returns spans of the source.  Rule 2: a
block that a lens cannot read holds no kinds; its words become a stray.  Rule 3: `read`
reads the text that `write` returns as the same value.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import Stray
from cableformat.routing import resolve_year
from cableformat.text.hints import Hints
from cableformat.text.kinds import READDRESSED, Kind
from cableformat.text.lenses.patterns import capitals
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cableformat.text.lenses.clean import CleanForm
    from cableformat.text.lenses.furniture import Furniture
    from cableformat.text.lines.line import Line

_stray = unchecked(Stray)

#: wire.md 6: 69 characters for every line of a telegram.
WIDTH: Final = 69

Span = tuple[int, int]
#: Post and serial of a reference number.
Number = tuple[str, int]


class Zone(enum.Enum):
    """A stretch of a telegram."""

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


#: The zones above the heading.
ABOVE_ADDRESS: Final = frozenset({Zone.PROCEDURE, Zone.LISTED})
#: The zones above the text.
BEFORE_TEXT: Final = ABOVE_ADDRESS | {Zone.ADDRESS}


@attrs.frozen(slots=True)
class Facts:
    """What a lens may know about a telegram besides the lines of its block."""

    hints: Hints
    #: The cable's own year: its preamble's, or the hint's.
    own_year: int | None = None
    #: The number of BEL characters directly before the block.
    bells: int = 0

    def year_from(self, two_digits: int) -> int:
        """The year of a date after the cable's own (content.md 1.4)."""
        return year_from(two_digits, self.own_year)


def year_from(two_digits: int, first: int | None) -> int:
    """The first year from `first` on that ends in two digits (content.md 1.4).

    A declassification comes after the cable's own date; without one, the policy of
    `resolve_year` holds.
    """
    if first is None:
        return resolve_year(two_digits)
    return first + (two_digits - first) % 100


@attrs.frozen(slots=True)
class Note:
    """A finding of a pass; it gets its path when all elements are known."""

    code: str
    printed: str
    span: Span
    kind: Kind | None = None
    #: Where its element begins, if that is not where its span begins.
    at: int | None = None
    #: What to do about it, if that differs from one such finding to the next.
    hint: str | None = None

    def of(self, kind: Kind) -> Note:
        """The same finding about an element of another kind."""
        return attrs.evolve(self, kind=kind)


def spans_of(lines: Sequence[Line]) -> list[Span]:
    """One span for each run of lines without furniture between them."""
    spans: list[Span] = []
    for line in lines:
        extend(spans, line, line.whole)
    return spans


def extend(spans: list[Span], line: Line, span: Span) -> None:
    """Go on to a span of a later line, across nothing but its line end."""
    if spans and not line.cut:
        spans[-1] = spans[-1][0], span[1]
    else:
        spans.append(span)


class Block:
    """The lines that one lens claims, and what its lens reports about them."""

    __slots__ = (
        "below",
        "claims",
        "furniture",
        "heading",
        "interrupted",
        "kinds",
        "lens",
        "lines",
        "match",
        "notes",
        "zone",
    )

    def __init__(
        self, lens: Lens, match: Any, line: Line, zone: Zone = Zone.PROCEDURE
    ) -> None:
        self.lens = lens
        self.match = match
        self.lines = [line]
        #: The zone of its lines.
        self.zone = zone
        #: Whether there is furniture between two of the lines.
        self.interrupted = False
        #: The number of the heading that it belongs to: the first, the readdressed one,
        #: or a third, which no cable holds.
        self.heading = 0
        #: The kinds that it holds, once it is closed.
        self.kinds: tuple[Kind, ...]
        #: The opening of the next block, if it closed this one and has the same lens.
        self.below: Any = None
        #: What was read ahead, to know what the block holds.
        self.claims: list[Claim] | None = None
        self.notes: list[Note] | None = None
        #: Furniture that only the lines around it identify, read ahead too.
        self.furniture: list[Furniture] | None = None

    def add(self, line: Line) -> None:
        """Add a line that continues the block."""
        self.lines.append(line)
        if line.cut:
            self.interrupted = True

    def spans(self, begin: int = 0) -> list[Span]:
        """The spans of all lines, from a place in the first: one if not interrupted."""
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
        texts = [self.lines[0].text[begin:].lstrip(BLANKS)]
        texts += [line.text for line in self.lines[1:]]
        return " ".join(text for text in texts if text)

    def put_back(self) -> None:
        """Forget what was read ahead: the block turned out to be something else."""
        self.claims = self.notes = self.furniture = None

    def of_heading(self, kind: Kind) -> Kind:
        """A kind of the heading that the block belongs to."""
        return READDRESSED[kind] if self.heading else kind

    def capitals(self, printed: str, kind: Kind, spans: list[Span]) -> str:
        """A code in capitals; any other print is reported."""
        folded = capitals(printed)
        if folded != printed:
            self.note("text.lower-case", printed, kind, spans)
        return folded

    def note(
        self,
        code: str,
        printed: str,
        kind: Kind,
        spans: list[Span],
        at: int | None = None,
        hint: str | None = None,
    ) -> None:
        """Report a finding by its code; `at` is where its element begins."""
        note = Note(code, printed, spans[0], kind, at, hint)
        if self.notes is None:
            self.notes = [note]
        else:
            self.notes.append(note)


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


#: A cable holds two headings, of which the second readdresses the first, and no third.
THIRD_HEADING: Final = 2
_NO_FACTS: Final = Facts(Hints())


def stray(
    text: str, kind: Kind, spans: list[Span], code: str = "text.unrecognised-line"
) -> Claim:
    """A claim for words of no element; the field that they follow is found later."""
    return Claim(kind, _stray(text, code, None), spans)


class Lens:
    """One kind of line, read and written: subclasses override what differs."""

    #: The kinds of element it reads and writes.
    kinds: tuple[Kind, ...]
    #: The first letters of lines it may open, in capitals; empty for any.
    initials: str = ""
    #: Whether all lines that it may open end in a digit.
    ends_in_digit: bool = False
    #: The one or two characters, in capitals, with which its lines begin in a text;
    #: if empty, those of `initials`.
    text_begins: tuple[str, ...] = ()
    #: Whether the dialect's `late` finds its lines in the text beforehand.
    sought: bool = False
    #: Whether a block is never longer than a line.
    one_line: bool = True
    #: Whether such a line may be broken.
    may_break: bool = False
    #: Whether every line that nothing else claims continues a block.
    takes_rest: bool = False
    #: Whether its lines are under the text, below the signature.
    behind_text: bool = False
    #: Whether an open block keeps lines, whatever they look like: see `keeps`.
    holds: bool = False
    #: Whether a list may be wrapped between any two of its items.
    filled: bool = False

    #: The characters between an element above and the first of its kind.
    above: str = "\n"

    #: How its landmarks begin: lines that show what they are in any place, because
    #: prose has no such lines.  `landmark_begins` are the first two characters of each.
    landmark: str = ""
    landmark_begins: tuple[str, ...] = ()

    #: The pattern of a line that opens a block, if `shape` needs nothing more.
    _line: Callable[[str], Any]

    def shape(self, text: str) -> Any:
        """A true value if a text may open a block, by its own characters."""
        return self._line(text)

    def landmark_of(self, text: str) -> tuple[Kind, Number | None] | None:
        """What a text is that begins like a landmark; `None` if it is not a landmark.

        The reference number distinguishes two classification lines.
        """
        return self.kinds[0], None

    def clean_forms(self) -> Iterable[CleanForm]:
        """The ordinary spellings of a line that opens a block, if it has any."""
        return ()

    def read_clean(self, block: Block) -> list[Claim] | None:
        """A closed text that opened in clean form; `None` if it is not clean."""
        raise AssertionError(type(self).__name__)

    def keeps(self, block: Block, line: Line) -> bool:
        """Whether a line belongs to the open block; asked if the lens `holds`."""
        raise AssertionError(type(self).__name__)

    def goes_on(self, block: Block, line: Line) -> bool:
        """Whether a line that nothing else claims continues the open block."""
        return not line.gap

    def is_broken(self, match: Any, following: str) -> bool:
        """Whether an ordinary one-line block continues on the line below."""
        raise AssertionError(type(self).__name__)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        """The kinds in a closed block, strays included; none if it cannot be read."""
        return self.kinds[:1]

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        """The elements of a block for which `kinds_of` is not empty."""
        raise AssertionError(type(self).__name__)

    def _kinds_read(self, block: Block) -> tuple[Kind, ...]:
        """The kinds that reading gives, if nothing cheaper shows them."""
        block.claims = self.read(block, _NO_FACTS)
        kinds = [claim.kind for claim in block.claims if not claim.label]
        return tuple(dict.fromkeys(kinds))

    def holds_all(self, values: Sequence[Any]) -> bool:
        """Whether its lines can show some values of its kinds; most lenses show all."""
        return True

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        """One element in canonical text, without the label of its list."""
        return str(value)

    def label(self, kind: Kind) -> str:
        """The characters before the first item of a list."""
        return ""

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        """The characters between two items of a list."""
        return "\n"

    def end(self, kind: Kind) -> str:
        """The characters after the last item of a list."""
        return ""

    def lead(self, kind: Kind, before: Kind | None) -> str:
        """The characters between the element before and the first of this kind."""
        return self.above


def labelled(block: Block, kind: Kind, begin: int, value: Any) -> list[Claim]:
    """The label of a block, which stays when the value changes, and the value."""
    first = block.lines[0]
    label = first.span(0, len(first.text[:begin].rstrip(BLANKS)))
    spans = [span for span in block.spans(begin) if span[0] < span[1]]
    return [Claim(kind, None, [label], label=True), Claim(kind, value, spans)]


def labelled_line(
    line: Line, kind: Kind, ends: int, begin: int, value: Any
) -> list[Claim]:
    """A line's label, which `ends` at a place in it, and its value from `begin` on."""
    return [
        Claim(kind, None, [line.span(0, ends)], label=True),
        Claim(kind, value, [line.span(begin, len(line.text))]),
    ]


def wrap(text: str, width: int | None, *, indent: str = "", used: int = 0) -> str:
    r"""One line of text, wrapped at blanks; a run of blanks is never broken.

    A label takes `used` columns of the first line.

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
