"""Counts of the telegrams in a set, and which telegrams to look at first.

Theory of operation.  The process that reads a piece of work also counts it.  The counts
are added up, and only the worst telegrams are kept, so that memory grows only with the
number of different posts and markings.
"""

from __future__ import annotations

import heapq
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.bulk._columns import flat
from cableformat.bulk._message_keys import sender_named
from cableformat.bulk._opening import members_heard
from cableformat.bulk._rows import made_of, pieces, several
from cableformat.bulk._telegrams import telegrams

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from cableformat.bulk._rows import Piece
    from cableformat.bulk._telegrams import Telegram
    from cableformat.model import Cable
    from cableformat.text import Hints

__all__ = ["SHARES", "Look", "Statistics", "stats"]

#: The names of the shares of coverage.
SHARES: Final = ("structured", "prose", "furniture", "unrecognised")
#: What is counted where a telegram does not show it.
UNKNOWN: Final = "unknown"
#: The columns of a row that say whether it is worth a look.
_LOOKED_AT: Final = ("errors", "warnings", "unrecognised")


@attrs.frozen(kw_only=True, slots=True)
class Look:
    """A telegram to look at, and why."""

    #: Where it is.
    place: str
    errors: int
    warnings: int
    #: The share that was not read; `None` for a document without a layout.
    unrecognised: float | None

    @property
    def order(self) -> tuple[float, float, float]:
        """The worst first: by errors, then by the share not read, then by warnings."""
        return -self.errors, -(self.unrecognised or 0.0), -self.warnings

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to see."""
        return not (self.errors or self.warnings or self.unrecognised)


@attrs.define(kw_only=True, slots=True)
class Statistics:
    """Counts of a set of telegrams; each is by what it counts."""

    telegrams: int = 0
    #: Whole telegrams, sections, texts without heading and others.
    kinds: Counter[str] = attrs.field(factory=Counter)
    formats: Counter[str] = attrs.field(factory=Counter)
    dialects: Counter[str] = attrs.field(factory=Counter)
    years: Counter[str] = attrs.field(factory=Counter)
    posts: Counter[str] = attrs.field(factory=Counter)
    markings: Counter[str] = attrs.field(factory=Counter)
    #: How many findings there are, by severity.
    findings: Counter[str] = attrs.field(factory=Counter)
    #: What could not be read, by code, and where that was first.
    failures: Counter[str] = attrs.field(factory=Counter)
    first_failures: dict[str, str] = attrs.field(factory=dict)
    #: How many telegrams have findings of that severity.
    telegrams_with: Counter[str] = attrs.field(factory=Counter)
    #: The telegrams to look at first, the worst first.
    worst: list[Look] = attrs.field(factory=list)
    _sizes: Counter[str] = attrs.field(factory=Counter)

    @property
    def coverage(self) -> dict[str, float]:
        """The shares of all characters that were read; empty where there are none."""
        whole = self._sizes.total()
        return {name: self._sizes[name] / whole for name in SHARES} if whole else {}

    def add(self, other: Statistics, worst: int) -> None:
        """Add the counts of another, and keep so many of the worst of both."""
        self.telegrams += other.telegrams
        for field in attrs.fields(Statistics):
            held = getattr(self, field.name)
            if isinstance(held, Counter):
                held.update(getattr(other, field.name))
        self.first_failures = other.first_failures | self.first_failures
        # Those of earlier members come first, and stay first where nothing parts them.
        both = [*self.worst, *other.worst]
        self.worst = heapq.nsmallest(worst, both, key=lambda look: look.order)

    def count(self, found: Telegram) -> None:
        """Count a telegram, or what could not be read."""
        row = flat(found)
        if row["failure"] is not None:
            self.failures[row["failure"]] += 1
            self.first_failures.setdefault(row["failure"], found.where)
        if found.cable is not None:
            self.telegrams += 1
            self.kinds[_kind(found.cable)] += 1
            self.formats[row["format"]] += 1
            self.dialects[row["dialect"] or UNKNOWN] += 1
            self.years[str(row["year"] or UNKNOWN)] += 1
            self.posts[_post(row)] += 1
            self.markings[_marking(found.cable) or row["level"] or "unmarked"] += 1
            self._count_quality(row, len(found.source or ""))
            seen = {name: row[name] for name in _LOOKED_AT}
            look = Look(place=found.where, **seen)
            if not look.is_clean:
                self.worst.append(look)

    def _count_quality(self, row: dict[str, Any], size: int) -> None:
        for severity in ("errors", "warnings"):
            self.findings[severity] += row[severity]
            self.telegrams_with[severity] += row[severity] > 0
        if row["unrecognised"] is not None:
            for name in SHARES:
                self._sizes[name] += round(size * row[name])


def stats(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    hints: Hints | None = None,
    worst: int = 10,
    heard: Callable[[int], None] | None = None,
) -> Statistics:
    r"""Count the telegrams in files, folders and containers.

    They are counted by kind, format, dialect, year, post and marking. The coverage and
    the telegrams to look at first are added, and failures are counted by code.

    Args:
        paths: A path, or several.
        jobs: How many processes read.
        hints: What the caller knows of every telegram.
        worst: How many telegrams to look at are kept.
        heard: Called with the number of bytes each time something of a file is read.

    Raises:
        CableFormatError: A process does not start (``input.worker-died``).
        TypeError: A path is neither `str` nor `os.PathLike` of `str`.

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "lima.txt")
    >>> size = path.write_text(
    ...     "R 011200Z MAR 08\nFM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 000001\n"
    ...     "SUBJ: CORK\n1. Bark floats.\nBT\n",
    ...     "utf-8",
    ... )
    >>> found = stats(path)
    >>> found.telegrams, dict(found.kinds), dict(found.years), dict(found.posts)
    (1, {'telegram': 1}, {'2008': 1}, {'LIMA': 1})
    >>> folder.cleanup()
    """
    total = Statistics()
    work = pieces(several(paths), lambda path: members_heard(path, heard))
    counted = partial(_counted, hints=hints, worst=worst)
    for each in made_of(counted, work, jobs=jobs):
        total.add(each, worst)
    return total


def _counted(piece: Piece, hints: Hints | None, worst: int) -> Statistics:
    counted, kept = Statistics(), Statistics()
    for work in piece.works:
        for found in telegrams(work, hints):
            counted.count(found)
    kept.add(counted, worst)
    return kept


def _kind(cable: Cable) -> str:
    content, archive = cable.content, cable.archive
    line = None if content is None else content.classification_line
    if line is not None and line.section is not None:
        return "section"
    has_text = content is not None and bool(content.paragraphs)
    if cable.heading is not None:
        return "telegram" if has_text else "heading without text"
    if has_text:
        return "text without heading"
    if archive is not None and archive.notice is not None:
        return "notice in place of a text"
    return "neither heading nor text"


def _post(row: dict[str, Any]) -> str:
    """Whose telegram it is: the post of its number, or otherwise its originator."""
    if row["post"] is None and row["originator"] is None:
        return UNKNOWN
    return sender_named(row["post"] or row["originator"])


def _marking(cable: Cable) -> str | None:
    content = cable.content
    if content is None or content.marking.level is None:
        return None
    return content.marking.banner()
