"""Where a second telegram begins.

Input: the source, its lines, a dialect.  Output: places in the source.

Theory of operation.  A heading is above a text, and only once: below a text it is
another telegram's, or another section's, which is a source of its own too.  Where a
copy has no headings, a classification line with another number shows the same, and so
do repeated labels below numbered paragraphs.  Only lines that show what they are in any
place are evidence.  Doubt: passing instructions repeat addresses,
never a date-time group; quotations hold headings, and are not looked at.  Most sources
hold one telegram, and a count of a few words shows it.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.attributes import begins_attribute
from cableformat.text.lenses.archive.page_lines import CENTER_PAGE
from cableformat.text.lenses.furniture import IN_WORDS, letterhead
from cableformat.text.lenses.lens import Zone
from cableformat.text.lenses.level_line import LEVEL_ALONE, read_line
from cableformat.text.lenses.patterns import LABEL_ENDS
from cableformat.text.lenses.reference_number import number_alone
from cableformat.text.lenses.sets.surroundings import GatewayNoteLens
from cableformat.text.lenses.transmission.routing_line import PROSIGNS
from cableformat.text.passes.progress import ADDRESSEES, OF_ENDING
from cableformat.text.passes.wrapper import LABELS, ORIGINATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.content.quotations import Quotes
    from cableformat.text.lenses.lens import Number
    from cableformat.text.lines.line import Line

_NOTES: Final = GatewayNoteLens()
_ABOVE_TEXT: Final = frozenset({Kind.EXECUTIVE_ORDER, Kind.TAG, Kind.SUBJECT})
_TEXT: Final = LABELS | {Kind.CLASSIFICATION_LINE, Kind.PARAGRAPH}
#: What no attribute repeats.
_BEGIN_BELOW: Final = frozenset(
    {Kind.PREAMBLE, Kind.ORIGINATOR, Kind.CLASSIFICATION_LINE}
)
#: What a blank line above does not show to be the first line of a telegram.
_NOT_FIRST: Final = OF_ENDING | {Kind.BREAK, *ADDRESSEES}
_FIRST_OF_HEADING: Final = frozenset({Kind.PREAMBLE, Kind.ROUTING_LINE, Kind.NOTE})
#: A heading has its originator within so many lines below the first that shows it.
_HEADING: Final = 6
#: Labels are within so many lines of each other.
_LABELS: Final = 8
#: The text of a section begins within so many lines below its heading.
_WINDOW: Final = 60
#: Lines of a heading are indented no further.
_DEEPEST: Final = 40
_ENDS: Final = re.compile("BT|NNNN|#[0-9]{4}", re.ASCII).fullmatch
_FIRST_DIGITS: Final = frozenset("0123456789")
_FIRST_LETTERS: Final = frozenset("Ff")
_DIGITS: Final = re.compile("[0-9]+", re.ASCII).fullmatch
_NUMBERED: Final = re.compile(r"[0-9]{1,3}\.(?:[ \t(]|\Z)", re.ASCII).match
#: What a second telegram repeats: an originator and a time, or a subject.
_LATER_FROM: Final = re.compile(f"FM{LABEL_ENDS}").match
_LATER_TIME: Final = re.compile("[0-9]{6}[ ]?Z").finditer
_LATER_SUBJECT: Final = re.compile("SUBJ[A-Z]*+[ \t]*+[:/]").match
#: What a letterhead shows: no element, and no text.
_LETTERHEAD: Final = Kind.NOTE, None
_LETTERHEADS: Final = ("TELEGRAM", "DEPARTMENT OF STATE")
#: The prosigns before a time, and blanks.
_BEFORE: Final = f"{PROSIGNS}0 \t"


class _Shown(NamedTuple):
    """A line that shows what it is, wherever it is."""

    #: Its place among all lines.
    place: int
    start: int
    text: str
    kind: Kind
    #: What a classification line shows of the reference number.
    number: Number | None


class Further(NamedTuple):
    """Where a further telegram begins, and what shows that it does."""

    #: The first lines, down to the one that shows a telegram.
    lines: list[Line]
    #: The line above them.
    above: Line | None
    #: What the last of them shows.
    kind: Kind
    #: Whether the telegram above begins with the same line.
    repeated: bool

    @property
    def begins_heading(self) -> bool:
        """Whether it is a heading that shows it, not the labels of a text."""
        return self.kind in _FIRST_OF_HEADING


def second_telegram(
    text: str, lines: Iterable[Line], dialect: Dialect, quotes: Quotes | None
) -> int | None:
    """Where a second telegram begins; `None` for most sources."""
    found = next(further_telegrams(text, lines, dialect, quotes), None)
    return None if found is None else found.lines[0].start


def further_telegrams(
    text: str, lines: Iterable[Line], dialect: Dialect, quotes: Quotes | None
) -> Iterator[Further]:
    """Where each telegram after the first begins; nothing for most sources."""
    capitals = text.upper()
    headed = _twice(capitals, _places("FM", capitals, _LATER_FROM))
    if headed:
        times = (found.start() for found in _LATER_TIME(capitals))
        letterheads = any(capitals.count(word) > 1 for word in _LETTERHEADS)
        headed = letterheads or _twice(capitals, times, _BEFORE)
    # Without E.O. lines no labels show another text.
    labelled = not headed and Kind.EXECUTIVE_ORDER in dialect.writers
    if labelled:
        labelled = _twice(capitals, _places("SUBJ", capitals, _LATER_SUBJECT))
    if not (headed or labelled):
        return
    recent: deque[Line] = deque(maxlen=2 * _WINDOW)
    waiting: deque[_Shown] = deque()
    search = _Search()
    # A line is judged when those below it are known.
    place = 0
    for place, shown in _shown(lines, dialect, quotes, recent):
        if shown is not None:
            waiting.append(shown)
        while waiting and waiting[0].place <= place - _WINDOW:
            first = waiting.popleft()
            if search.begins(first, waiting):
                yield _further(first, search, place, recent, dialect)
                search = _Search.of(first, waiting)
    while waiting:
        first = waiting.popleft()
        if search.begins(first, waiting):
            yield _further(first, search, place, recent, dialect)
            search = _Search.of(first, waiting)


def _places(
    word: str, capitals: str, match: Callable[[str, int], re.Match[str] | None]
) -> Iterator[int]:
    """Where a pattern matches that begins with a word: it is sought as a string."""
    start = capitals.find(word)
    while start >= 0:
        if match(capitals, start):
            yield start
        start = capitals.find(word, start + 1)


def _twice(text: str, places: Iterable[int], before: str = " \t") -> bool:
    """Whether at least two of some places begin a line, but for what may be before."""
    count = 0
    for start in places:
        above = text[max(0, start - _DEEPEST) : start].rstrip(before)
        count += not above or above[-1] in "\r\n\v\f\ufeff"
        if count > 1:
            return True
    return False


def _shown(
    lines: Iterable[Line],
    dialect: Dialect,
    quotes: Quotes | None,
    recent: deque[Line],
) -> Iterator[tuple[int, _Shown | None]]:
    """The place of each line, and what it shows; `recent` is given each line."""
    for place, line in enumerate(lines):
        recent.append(line)
        # Joined copies may each begin with a byte-order mark.
        text = line.text.removeprefix("\ufeff")
        quoted = quotes is not None and quotes.around(line) is not None
        found = None if quoted else _kind_of(text, dialect)
        yield place, found and _Shown(place, line.start, text, *found)


def _kind_of(text: str, dialect: Dialect) -> tuple[Kind, Number | None] | None:
    """What a line shows here: a number opens a paragraph, a label alone names."""
    first = text[:1]
    if first in _FIRST_DIGITS and _NUMBERED(text):
        return Kind.PARAGRAPH, None
    if first in _FIRST_LETTERS and ORIGINATOR(text):
        return Kind.ORIGINATOR, None
    return dialect.landmark(text) or (_LETTERHEAD if letterhead(text) else None)


class _Search:
    """What was seen of the first telegram."""

    def __init__(self) -> None:
        self.number: Number | None = None
        self.labels: set[Kind] = set()
        #: The lines with which headings begin, above the first BT.
        self.headings: set[str] = set()
        self.text = self.broken = self.numbered = self.addressed = False
        #: The place of the last line with which a later section of the text begins.
        self.section = -_LABELS

    @classmethod
    def of(cls, first: _Shown, below: Sequence[_Shown]) -> _Search:
        """What the first line of a further telegram shows of it."""
        search = cls()
        search.begins(first, below)
        return search

    def begins(self, shown: _Shown, below: Sequence[_Shown]) -> bool:
        """Whether a line begins another; `below` are the next that show anything."""
        kind = shown.kind
        if kind in _FIRST_OF_HEADING and _heads(shown, below):
            # Two headings with no text between them: the first readdresses the second.
            # The same once more, below BT, is a copy's.
            again = self.broken and shown.text not in self.headings
            if kind is Kind.NOTE:
                return self.addressed  # of a readdressal there is one letterhead
            if self.text or again or self.numbered:
                return True
            if not self.broken:
                self.headings.add(shown.text)
        elif self.numbered and self._labels_begin(shown, below):
            return True
        self.addressed = self.addressed or kind is Kind.ORIGINATOR
        if kind in _ABOVE_TEXT:
            self.labels.add(kind)
        self.numbered = self.numbered or _NUMBERED(shown.text) is not None
        # What a wrapper shows above the heading is no text.
        if self.headings:
            self.text = self.text or kind in _TEXT
            self.broken = self.broken or kind is Kind.BREAK
        self.number = self.number or shown.number
        return False

    def _labels_begin(self, shown: _Shown, below: Sequence[_Shown]) -> bool:
        """Whether a line begins the labels of another text."""
        classified = shown.kind is Kind.CLASSIFICATION_LINE
        if classified and shown.number == self.number and _later_section(shown.text):
            self.section = shown.place
        if not classified and shown.kind not in self.labels:
            return False
        if shown.place < self.section + _LABELS:
            return False  # of the telegram itself, once more
        until = shown.place + _LABELS
        near = {each.kind for each in islice(below, _LABELS) if each.place <= until}
        if classified:
            labels = len(near & _ABOVE_TEXT)
            known = self.number is not None
            return shown.number != self.number and labels > (0 if known else 1)
        # An archive lists subject and TAGS of the telegram above; the order is in no
        # list.
        near.add(shown.kind)
        return len(near & self.labels) > 1 and Kind.EXECUTIVE_ORDER in near


def _later_section(text: str) -> bool:
    """Whether a classification line says that it is of a second section, or later."""
    parts = read_line(text)
    section = None if parts is None else parts.section
    return section is not None and int(section[0]) > 1


def _heads(shown: _Shown, below: Iterable[_Shown]) -> bool:
    """Whether a line begins a heading: its originator is below."""
    return any(
        each.kind is Kind.ORIGINATOR and each.place - shown.place <= _HEADING
        for each in islice(below, _HEADING)
    )


def _further(
    shown: _Shown, search: _Search, last: int, recent: Sequence[Line], dialect: Dialect
) -> Further:
    """The telegram that a line belongs to; `last` is the place of the last line.

    Only the lines in `recent` are known of those above a heading.
    """
    lines = list(recent)[: len(recent) - (last - shown.place)]
    count = 1
    if shown.kind in _FIRST_OF_HEADING:
        count = _lines_of_heading(lines, dialect)
    above = lines[-count - 1] if len(lines) > count else None
    repeated = shown.text in search.headings
    return Further(lines[-count:], above, shown.kind, repeated)


def _lines_of_heading(lines: Sequence[Line], dialect: Dialect) -> int:
    """How many lines a transmission has, down to the last, which begins its heading."""
    left = list(lines)
    top = below = left.pop()
    while left and _above_heading(text := left[-1].text, dialect):
        above = left.pop()
        if left and _ENDS(left[-1].text) and LEVEL_ALONE(text):
            break  # under an ending the level is repeated (content.md 1.10)
        # A number alone may end a list of the first text, where a blank line follows.
        if not _bare_number(text) or (below is top and not below.gap):
            top = above
        below = above
    return len(lines) - lines.index(top)


def telegram_below(lines: Iterable[Line], dialect: Dialect) -> int | None:
    """Where a telegram begins among the lines below the attributes of another.

    Attributes repeat labels and addressees; what a heading, a page head or a line with
    a reference number shows, none of their values does.
    """
    above: deque[Line] = deque(maxlen=_WINDOW)
    #: Where the first line lies, since the last attribute, that shows anything.
    first: int | None = None
    for place, line in enumerate(lines):
        above.append(line)
        if begins_attribute(line):
            first = None
            continue
        kind = _begins_below(line, dialect)
        if kind is not None:
            shown = _Shown(place, line.start, line.text, kind, None)
            begin = _further(shown, _Search(), place, above, dialect).lines[0].start
            return begin if first is None else min(begin, first)
        if first is None and dialect.landmark(line.text):
            first = line.start
    return None


def _begins_below(line: Line, dialect: Dialect) -> Kind | None:
    """What a line shows that no value of an attribute does; apart from them more."""
    page, found = CENTER_PAGE(line.text), dialect.landmark(line.text)
    if page is not None and page["post"]:
        return Kind.DISTRIBUTION_KIND  # the head of a page is below it
    kind = None if found is None else found[0]
    if kind is not None:
        sent = kind.section == "transmission" and kind not in OF_ENDING
        if sent or kind in _BEGIN_BELOW or kind.section == "distribution":
            return kind
    found = _kind_of(line.text, dialect) if line.gap else None
    return None if found is None or found[0] in _NOT_FIRST else found[0]


def _bare_number(text: str) -> bool:
    return _DIGITS(text) is not None or number_alone(text) is not None


def _above_heading(text: str, dialect: Dialect) -> bool:
    """Whether a line may be above a date-time group: format lines 1 to 4."""
    if text in IN_WORDS or LEVEL_ALONE(text) or letterhead(text) or _bare_number(text):
        return True
    if (note := _NOTES.shape(text)) is not None and note.lastgroup == "routine":
        return True
    by_letter, by_any = dialect.table[Zone.PROCEDURE][1]
    return any(
        row.lens.kinds[0].section == "transmission"
        and row.lens.kinds[0] not in OF_ENDING
        and shape(text)
        for _, shape, _, row in by_letter.get(text[0], by_any)
    )
