"""Law 9: memory grows linearly with hostile input, counted in bytes."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Final

import pytest

from cableformat.text import parse
from tests.property.test_linear_cost import HOSTILE

#: Bytes in use at once for each byte of a source, while it is read.
_MOST: Final = 40
#: A lens reads the elements of one line at once, and thousands are on it here; of each
#: peeled line of an open paragraph it is known where its characters lie.
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
#: What reading takes of any source, however short.
_LEAST: Final = 25_000


def _peak(source: str) -> int:
    """How many bytes are in use at once to read a source, its own left out."""
    gc.collect()
    tracemalloc.start()
    try:
        parse(source)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", HOSTILE)
def test_memory_grows_no_faster_than_the_input(name: str) -> None:
    """Bytes at n and at 2n, and for each byte of the source.

    A table that is full doubles: so a little more than twice as many are in order.
    """
    piece = HOSTILE[name]
    parse(piece * 3)  # compiles what is compiled when it is first needed
    source = piece * (10_000 // len(piece))
    once, twice = _peak(source), _peak(source * 2)
    assert twice <= 2.5 * once + _LEAST
    assert twice <= _MORE.get(name, _MOST) * 2 * len(source) + _LEAST


def test_only_what_needs_more_may_have_more() -> None:
    """A bound that is no longer needed goes."""
    for name, most in _MORE.items():
        source = HOSTILE[name] * (30_000 // len(HOSTILE[name]))
        assert _MOST < _peak(source) / len(source) > most - 10
