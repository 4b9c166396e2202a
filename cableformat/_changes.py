"""Differences for a person: a block per element; of a long text, only what changed."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cableformat._align import gaps
from cableformat.comparison import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cableformat._escape import Line, Span
    from cableformat.comparison import Difference

__all__ = ["change", "lines", "summary"]

#: Strings up to this length are shown whole.
_SHORT: Final = 60
#: How many words are shown before and after what changed.
_AROUND: Final = 4
_CUT: Final = "... "
#: A word and the blanks after it.
_WORDS: Final = re.compile(r"[^ \t\n]+[ \t\n]*|[ \t\n]+").findall

#: The sign before a value of each cable; it is the name of its style too.
_OLD: Final = "-"
_NEW: Final = "+"


def lines(found: Iterable[Difference], a: str, b: str) -> Iterator[Line]:
    """The lines about what differs between two cables of these names."""
    yield ((f"--- {a}", _OLD),)
    yield ((f"+++ {b}", _NEW),)
    for difference in found:
        yield ()
        yield from _block(difference)


def summary(found: Collection[Difference]) -> str:
    """How many differences there are, and of which kinds."""
    counts = Counter(difference.change for difference in found)
    kinds = [f"{counts[change]} {change.value}" for change in Change if counts[change]]
    noun = "difference" if len(found) == 1 else "differences"
    return f"{len(found)} {noun}: {', '.join(kinds)}"


def _block(difference: Difference) -> Iterator[Line]:
    there = ""
    if difference.a_path and difference.b_path not in (None, difference.a_path):
        there = f": {difference.b_path}"
    # A telegram as a whole, of a source that holds several, has the root's path.
    yield (
        (difference.path or "/", "title"),
        (f"  {difference.change.value}{there}", "label"),
    )
    if difference.change is Change.MOVED:
        yield from _whole(" ", difference.a)
    else:
        yield from change(difference.a, difference.b)


def change(old: Any, new: Any) -> Iterator[Line]:
    """The lines about a value that became another; `None` is no value."""
    if _is_long(old) and _is_long(new):
        yield from _hunks(old, new)
        return
    if old is not None:
        yield from _whole(_OLD, old)
    if new is not None:
        yield from _whole(_NEW, new)


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > _SHORT


def _whole(sign: str, value: Any) -> Iterator[Line]:
    for name, leaf in _leaves("", value):
        label = f"{name}: " if name else ""
        yield (f"{sign} ", sign), (label, "label"), (_spelled(leaf), sign)


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The bare values in a value, each with the path that leads to it."""
    if isinstance(value, dict):
        items: Iterable[tuple[Any, Any]] = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        yield name, value
        return
    for step, inner in items:
        yield from _leaves(f"{name}/{step}" if name else str(step), inner)


def _spelled(value: Any) -> str:
    """A value as JSON spells it, so that blanks and line ends are seen."""
    return json.dumps(value, ensure_ascii=False)


def _hunks(old: str, new: str) -> Iterator[Line]:
    """What changed in a long text, with the words around it."""
    words_old, words_new = _WORDS(old), _WORDS(new)
    for places, values in _together(list(gaps(words_old, words_new))):
        yield (f"{_OLD} ", _OLD), *_hunk(words_old, places, _OLD)
        yield (f"{_NEW} ", _NEW), *_hunk(words_new, values, _NEW)


def _together(found: list[tuple[range, range]]) -> Iterator[tuple[range, range]]:
    """Changes whose surroundings would meet, as one."""
    places, values = found[0]
    for next_places, next_values in found[1:]:
        if next_places.start - places.stop <= 2 * _AROUND:
            places = range(places.start, next_places.stop)
            values = range(values.start, next_values.stop)
        else:
            yield places, values
            places, values = next_places, next_values
    yield places, values


def _hunk(words: list[str], changed: range, style: str) -> Iterator[Span]:
    begin = max(changed.start - _AROUND, 0)
    end = min(changed.stop + _AROUND, len(words))
    before = "".join(words[begin : changed.start])
    inside = "".join(words[changed.start : changed.stop])
    behind = "".join(words[changed.stop : end])
    yield (_CUT if begin else '"') + _quoted(before), ""
    yield _quoted(inside), style
    yield _quoted(behind), ""
    if end == len(words):
        yield '"', ""
    else:
        yield _CUT.rstrip(" ") if behind.endswith(" ") else " ...", ""


def _quoted(text: str) -> str:
    """A text as JSON spells it, without its quotation marks."""
    return _spelled(text)[1:-1]
