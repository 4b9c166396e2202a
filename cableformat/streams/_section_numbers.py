"""Which sections of a telegram a reading holds, by the numbers it prints.

Facts (streams.md 3, wire.md 6): a classification line says SECTION 01 OF 02, or FINAL
SECTION OF 4; a line below it may say that, or PART TWO OF THREE, which also follows the
number of a series.  A source that somebody joined has later numbers inside.  What a
part says of the others (PART ONE IDENT ...) is a claim and may be wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.lenses.furniture import Pattern
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.sets.surroundings import NUMERALS, SECTION_BREAK
from cableformat.text.lines.line import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.model import Cable, Content, Stray
    from cableformat.text import Layout

_BREAK: Final = re.compile(f"{SECTION_BREAK}(?![A-Z0-9])", FLAGS)
#: What a line with the number may follow: anywhere else it may be a quotation.
_ABOVE: Final = (None, "classificationLine", "captions")
#: What divides the sections of one source.
_BETWEEN: Final = (Pattern.SECTION_BREAK, Pattern.SECTION_HEAD)
_ENDINGS: Final = (Kind.CLOSE, Kind.END_OF_MESSAGE)
#: The number of a section, and how many there are.
Numbered = tuple[int, int]


@attrs.frozen(kw_only=True)
class Numbers:
    """The sections that a reading holds, of how many."""

    held: frozenset[int] = frozenset()
    #: One where the source agrees with itself; none where it prints no number.
    totals: frozenset[int] = frozenset()

    @property
    def sound(self) -> bool:
        """Whether there is one total, and no number beyond it."""
        within = range(1, max(self.totals, default=0) + 1)
        return len(self.totals) == 1 and self.held <= set(within)


def numbers_of(cable: Cable, layout: Layout) -> Numbers:
    """The numbers that a telegram prints of itself, and of what is joined to it."""
    texts = (c.spans[0][0] for c in layout.claims if c.kind is Kind.PARAGRAPH)
    begin = next(texts, len(layout.text))
    printed = list(_breaks(layout))
    own = [numbered for place, numbered in printed if place < begin]
    if cable.content is not None:
        own += _own(cable.content)
    # A piece of a source may begin with its number.
    first = next(iter(Lines(layout.text)), None)
    if not own and first is not None and (numbered := break_numbers(first.text)):
        own = [numbered]
    inside = [numbered for place, numbered in printed if place >= begin]
    if inside and not own:
        # The first of several that were joined may have no number of its own.
        lowest, total = min(inside)
        own = [(lowest - 1, total)] if lowest > 1 else []
    found = [*own, *inside]
    return Numbers(
        held=frozenset(number for number, _ in found),
        totals=frozenset(total for _, total in found),
    )


def break_numbers(text: str, *, whole: bool = True) -> Numbered | None:
    """The numbers of a line that divides sections; `None` for any other line.

    >>> break_numbers("PART TWO OF THREE"), break_numbers("FINAL SECTION OF 4")
    ((2, 3), (4, 4))
    """
    found = _BREAK.fullmatch(text) if whole else _BREAK.match(text)
    if found is None:
        return None
    total = _value(found["m"])
    return (total if found["n"] is None else _value(found["n"])), total


def without_numbers(content: Content) -> Content:
    """A content that no longer says which section it is of."""
    line, series = content.classification_line, content.series
    if line is not None and line.section is not None:
        line = attrs.evolve(line, section=None)
    if series is not None and break_numbers(series.remark or "", whole=False):
        series = attrs.evolve(series, remark=None)
    strays = tuple(each for each in content.strays if not _of_stray(each))
    return attrs.evolve(content, classification_line=line, series=series, strays=strays)


def _own(content: Content) -> Iterator[Numbered]:
    line, series = content.classification_line, content.series
    if line is not None and line.section is not None:
        yield int(line.section.number), int(line.section.total)
    if series is not None and series.remark is not None:
        found = break_numbers(series.remark, whole=False)
        if found is not None:
            yield found
    for stray in content.strays:
        if (found := _of_stray(stray)) is not None:
            yield found


def _of_stray(stray: Stray) -> Numbered | None:
    """The numbers of a line below the classification line that no lens claimed."""
    return break_numbers(stray.text) if stray.follows in _ABOVE else None


def breaks_below_ending(layout: Layout) -> list[int]:
    """Where sections begin that follow another in one source, each below its ending."""
    ending = _ending(layout)
    return [place for place, _ in _all_breaks(layout, _BETWEEN) if place > ending]


def _ending(layout: Layout) -> int:
    ends = (c.spans[0][0] for c in layout.claims if c.kind in _ENDINGS)
    return next(ends, len(layout.text))


def _breaks(layout: Layout) -> Iterator[tuple[int, Numbered]]:
    """Those above the ending: what is below it is not in the text."""
    ending = _ending(layout)
    # The classification line of a later section, above a text that goes on.
    patterns = (*_BETWEEN, Pattern.CLASSIFICATION)
    return (found for found in _all_breaks(layout, patterns) if found[0] < ending)


def _all_breaks(
    layout: Layout, patterns: tuple[Pattern, ...]
) -> Iterator[tuple[int, Numbered]]:
    """The numbers of lines that are furniture of some patterns, and where each is."""
    for piece in layout.furniture:
        found: Any = None
        if piece.pattern not in patterns:
            continue
        if piece.pattern is Pattern.SECTION_BREAK:
            found = break_numbers(piece.text)
        else:
            parts = read_line(piece.text)
            if parts is not None and parts.section is not None:
                number, total = parts.section
                found = int(number), int(total)
        if found is not None:
            yield piece.span[0], found


def _value(word: str) -> int:
    upper = word.upper()
    return NUMERALS.index(upper) + 1 if upper in NUMERALS else int(word)
