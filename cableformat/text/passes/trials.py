"""Which rows of a dialect were asked about each line, and what they answered.

Input: a dialect.  Output: the same rows, each of which notes what it is asked, and what
was noted.

Theory of operation.  A dialect is data, so `blocks` need not know that it is observed:
it gets rows whose functions note their answers.  The blocks are those of the dialect
itself, because every question is still asked once.  The `shape` of a row shows what it
would have seen in any other line, because it depends on the line alone.
"""

from __future__ import annotations

from copy import copy
from itertools import dropwhile
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.lenses.lens import Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.text.dialects import Dialect, Row
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.progress import Progress

_DIGITS: Final = frozenset("0123456789")
#: A line that looks like no element.
_NOTHING: Final = "\u00b7"


@attrs.define(eq=False)
class Asked:
    """What the rows answered about one line, or one of those that a line held."""

    line: Line
    #: The zone in which they were asked, and the zone of what follows.
    zone: Zone
    after: Zone
    #: The rows whose shape it has, and the function of each that refused it.
    refusals: list[tuple[Row, Callable[..., Any]]] = attrs.field(factory=list)
    #: The row that took it.
    taker: Row | None = None


class Trials:
    """A dialect whose rows note what they are asked."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        #: By the place where the line begins.
        self.asked: dict[int, Asked] = {}
        rows = {row: self._noting(row) for row in dialect.rows}

        def noting(trials: tuple[Any, ...]) -> tuple[Any, ...]:
            noted = [rows[row] for *_, row in trials]
            return tuple((row.here, row.shape, row.confirm, row) for row in noted)

        def choice(by_letter: dict[str, Any], by_any: tuple[Any, ...]) -> Any:
            noted = {letter: noting(trials) for letter, trials in by_letter.items()}
            return noted, noting(by_any)

        self.dialect = copy(dialect)
        self.dialect.table = {
            zone: (choice(*others), choice(*all_))
            for zone, (others, all_) in dialect.table.items()
        }
        #: The rows whose shape is that of any line.
        self.any_line = {
            row for row in dialect.rows if not row.lens.initials and row.shape(_NOTHING)
        }

    def looks_like(self, line: Line, zone: Zone) -> Iterator[Row]:
        """The rows of a zone that know a line by its shape, in their order.

        Those that take any line know none.
        """
        text = line.text
        by_letter, by_any = self._dialect.table[zone][text[-1] in _DIGITS]
        for _, shape, _, row in by_letter.get(text[0], by_any):
            if row not in self.any_line and shape(text):
                yield row

    def rows_below(self, taker: Row, line: Line, zone: Zone) -> Iterator[Row]:
        """The rows that know a line by its shape, below the one that took it."""
        rows = dropwhile(lambda row: row is not taker, self.looks_like(line, zone))
        return (row for row in rows if row.lens is not taker.lens)

    def _about(self, progress: Progress) -> Asked:
        line, zone = progress.line, progress.zone
        return self.asked.setdefault(line.start, Asked(line, zone, zone))

    def _noting(self, row: Row) -> Row:
        """A row that answers as this one does, and notes it."""

        def here(progress: Progress) -> bool:
            asked = self._about(progress)
            if row.here is None or row.here(progress):
                return True
            if row.shape(progress.line.text):
                asked.refusals.append((row, row.here))
            return False

        def confirm(match: Any, progress: Progress) -> Any:
            asked = self._about(progress)
            if row.confirm is not None:
                match = row.confirm(match, progress)
                if not match:
                    asked.refusals.append((row, row.confirm))
                    return match
            asked.taker, asked.after = row, row.zones[progress.zone]
            return match

        def opens_text(progress: Progress) -> bool:
            opens = row.opens_text is not None and row.opens_text(progress)
            if opens:
                self._about(progress).after = Zone.OPENING
            return opens

        return attrs.evolve(row, here=here, confirm=confirm, opens_text=opens_text)
