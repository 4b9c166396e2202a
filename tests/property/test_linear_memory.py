"""Law 9: memory grows linearly with hostile input, counted in bytes."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Final

import pytest

from cableformat.text import parse
from tests.property.test_linear_cost import HOSTILE

#: Bytes in use at once for each byte of a source while it is read.
_MOST: Final = 40
#: A lens reads all elements of a line at once, and here a line has thousands; for each
#: peeled line of an open paragraph the places of its characters are kept.
_MORE: Final = {
    "preamble words": 145,
    "bare identifications": 82,
    "pilcrows": 68,
    "release codes": 54,
    "manual identifications": 51,
    # Heads of a document's pages are kept until all of them are known.
    "heads of sections": 50,
    "identifications": 47,
}
#: Bytes that reading takes beyond those, whatever the source.
_LEAST: Final = 25_000


def _peak(source: str) -> int:
    """The most bytes in use at once while a source is read, without the source."""
    gc.collect()
    tracemalloc.start()
    try:
        parse(source)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", HOSTILE)
def test_memory_grows_no_faster_than_the_input(name: str) -> None:
    """Twice the input needs about twice the memory, a bounded number of bytes for each.

    A table that is full doubles, so a little more than twice as many are allowed.
    """
    piece = HOSTILE[name]
    parse(piece * 3)  # compiles and caches what every later run needs
    source = piece * (10_000 // len(piece))
    once, twice = _peak(source), _peak(source * 2)
    assert twice <= 2.5 * once + _LEAST
    assert twice <= _MORE.get(name, _MOST) * 2 * len(source) + _LEAST


def test_only_what_needs_more_may_have_more() -> None:
    """Each larger bound is needed, and none is ten bytes too large."""
    for name, most in _MORE.items():
        source = HOSTILE[name] * (30_000 // len(HOSTILE[name]))
        assert _MOST < _peak(source) / len(source) > most - 10
