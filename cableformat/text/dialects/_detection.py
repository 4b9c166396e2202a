"""Which dialect a telegram is in, and why.

Theory of operation.  A dialect may have signs that no other has: a text with such a
sign is in it.  Otherwise every dialect names shapes of lines that show it, each with a
weight, and scores that weight for every such line.  The highest score decides.  If only
the default dialect scores, a weaker sign may suggest another; a tie is the default.
Each line meets each shape at most twice, so the work is linear (law 9).
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.dialects._registry import DEFAULT, DIALECTS, named
from cableformat.text.lines.line import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cableformat.text.dialects._dialect import Dialect, Shape
    from cableformat.text.lines.line import Line

    #: Each with the name of its dialect.
    _Shapes = tuple[tuple[str, Shape], ...]


_LINE_ENDS: Final = dict.fromkeys(map(ord, "\r\v\f"), "\n")


@attrs.frozen(slots=True)
class Reason:
    """A shape that scored, and the number of lines."""

    #: The name of the dialect that it shows.
    dialect: str
    #: The name of the shape.
    shape: str
    #: How many lines have it.
    lines: int
    #: The score of each line.
    weight: int


@attrs.frozen(slots=True)
class Choice:
    """The dialect of a telegram, and the reasons for it."""

    #: Its name.
    dialect: str
    #: The score of every dialect, by name.
    scores: Mapping[str, int]
    #: The shapes that scored, in the order of the dialects and of their shapes.
    reasons: tuple[Reason, ...]


def detect(text: str) -> Choice:
    r"""The dialect of a text, with the reasons; any text has one.

    Without a line that shows a dialect, or where two have the same score, it is the
    default dialect.

    >>> choice = detect("FM AMEMBASSY LIMA\nTAGS: PREL\nSUBJECT: CORK\n")
    >>> choice.dialect, choice.scores["state"], choice.scores["military"]
    ('state', 3, 0)
    >>> for reason in choice.reasons:
    ...     print(reason)
    Reason(dialect='state', shape='label of the Department', lines=1, weight=2)
    Reason(dialect='state', shape='subject', lines=1, weight=1)
    """
    counts = _counts(Lines(text))
    scores, shown = _scores(counts), _shown(text)
    reasons = tuple(
        Reason(dialect.name, shape.name, counts[shape], shape.weight)
        for dialect in DIALECTS.values()
        for shape in dialect.shapes
        if counts[shape]
    )
    return Choice(_best(scores) if shown is None else shown.name, scores, reasons)


def choose(text: str, lines: Iterable[Line], hinted: str | None) -> Dialect:
    """The dialect in which lines are read; they are scored only if there is a choice.

    There is no choice if the text shows no dialect but the default one.

    Raises:
        CableValueError: The hint names no dialect (``hints.unknown-dialect``).
    """
    if hinted is not None:
        return named(hinted)
    shown = _shown(text)
    if shown is not None:
        return shown
    signs = _signs(tuple(DIALECTS.values()))
    if signs is not None:
        if any(end in text for end in "\r\v\f"):
            text = text.translate(_LINE_ENDS)
        if signs(f"\n{text}") is None:
            return named(DEFAULT)
    return named(_decided(text, lines))


def _shown(text: str) -> Dialect | None:
    """The dialect that a text shows by signs that no other has.

    The last comes first: an edition prints pages of an archive.  A sign that only
    suggests a dialect does not outweigh a line that shows one besides the default.
    """
    for dialect in reversed(DIALECTS.values()):
        if dialect.signs is not None and dialect.signs(text):
            return dialect
    for dialect in reversed(DIALECTS.values()):
        if dialect.suggests is not None and dialect.suggests(text):
            scores = _scores(_counts(Lines(text)))
            return None if any(scores[n] for n in scores if n != DEFAULT) else dialect
    return None


@lru_cache(maxsize=4)
def _signs(
    dialects: tuple[Dialect, ...],
) -> Callable[[str], re.Match[str] | None] | None:
    """A search for a line that may show another dialect; `None` if any line may."""
    shapes = [s for d in dialects if d.name != DEFAULT for s in d.shapes]
    if not all(shape.signs for shape in shapes):
        return None
    signs = dict.fromkeys(sign for shape in shapes for sign in shape.signs)
    # One search that stops at line ends: a search for each word takes ten times that.
    return re.compile(rf"\n[^A-Za-z\n]*+(?:{'|'.join(map(re.escape, signs))})").search


def _decided(text: str, lines: Iterable[Line]) -> str:
    """The dialect that `detect` gives, as soon as no other can reach its score."""
    may = {
        dialect.name: sum(
            # A search is worth it only for shapes without a limit.
            shape.weight * (shape.most or (inf if _holds(text, shape) else 0))
            for shape in dialect.shapes
        )
        for dialect in DIALECTS.values()
    }
    return _best(_scores(_counts(lines, may)))


def _holds(text: str, shape: Shape) -> bool:
    """Whether a line of a text may have a shape."""
    return not shape.signs or any(map(text.__contains__, shape.signs))


def _counts(
    lines: Iterable[Line], may: Mapping[str, float] | None = None
) -> dict[Shape, int]:
    """How many lines have each shape.

    With `may`, the most that each dialect can score, counting stops as soon as one has
    more than any other can reach.
    """
    shapes = tuple((d.name, shape) for d in DIALECTS.values() for shape in d.shapes)
    by_letter, others = _by_letter(shapes)
    counts = dict.fromkeys((shape for _, shape in shapes), 0)
    scores = dict.fromkeys(DIALECTS, 0)
    for line in lines:
        for name, shape in by_letter.get(line.text[0], others):
            if may is not None and counts[shape] == shape.most:
                continue
            if shape.match(line.text) is None:
                continue
            counts[shape] += 1
            scores[name] += shape.weight
            if may is not None and all(
                scores[name] > most for other, most in may.items() if other != name
            ):
                return counts
    return counts


@lru_cache(maxsize=4)
def _by_letter(shapes: _Shapes) -> tuple[dict[str, _Shapes], _Shapes]:
    """The shapes that a line may have, by its first letter; and those of any line."""
    letters = {letter for _, shape in shapes for letter in shape.initials}
    others = tuple(named for named in shapes if not named[1].initials)
    return {
        letter: tuple(
            (name, shape)
            for name, shape in shapes
            if not shape.initials or letter in shape.initials
        )
        for letter in letters
    }, others


def _scores(counts: Mapping[Shape, int]) -> dict[str, int]:
    return {
        dialect.name: sum(
            shape.weight
            * (counts[shape] if shape.most is None else min(counts[shape], shape.most))
            for shape in dialect.shapes
        )
        for dialect in DIALECTS.values()
    }


def _best(scores: Mapping[str, int]) -> str:
    most = max(scores.values())
    best = [name for name, score in scores.items() if score == most]
    return best[0] if len(best) == 1 else DEFAULT
