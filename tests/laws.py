"""Helpers of the laws: draws, values of the model, and the bytes of elements."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from lxml import etree

from cableformat import text
from cableformat.document import NAMESPACE
from cableformat.document._runs import unescape
from cableformat.markings.levels import SPELLINGS
from cableformat.routing import Precedence
from cableformat.testing import Edit, damaged, edits, telegrams
from cableformat.text.kinds import Kind, slot_of
from cableformat.text.writing.canonical import SHARED_LINE, shares_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.model import Cable
    from cableformat.text import Layout


def drawn(
    strategy: st.SearchStrategy[Any], count: int, each: int = 25
) -> Iterator[Any]:
    """Values of a strategy, the same in every run of the same code.

    A few values of each of many seeds: those of one seed resemble each other, which
    would distort shares.
    """
    made: list[Any] = []
    for number in range(count // each):

        @seed(number)
        @settings(
            max_examples=each,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def collect(value: Any) -> None:
            made.append(value)

        # Hypothesis also draws constants that it finds in loaded modules of this
        # repository, and which are loaded depends on the tests that run.
        with (
            mock.patch.object(providers, "_get_local_constants", Constants),
            mock.patch.object(providers, "CONSTANTS_CACHE", LRUCache(1024)),
        ):
            collect()
        yield from made
        made.clear()


def deep(count: int) -> int:
    """The draws for a share: a quarter unless draws are deep."""
    return count if DEEP else count // 4


#: Whether the profile draws deep: then sizes are large too.
DEEP: Final = settings().max_examples >= 200
#: The telegram of every fixture that is one.
TELEGRAMS: Final = sorted(
    (Path(__file__).parents[1] / "fixtures" / "v1").glob("*/*/*/input.txt")
)
#: A word too long to be found in another by chance.
WORD: Final = re.compile(r"[^\W_]{5,}")


@st.composite
def edited(draw: st.DrawFn, most: int = 1) -> tuple[str, Cable]:
    """A source in some dress, damaged or not, and what edits left of its cable."""
    source = draw(st.one_of(telegrams(), damaged()))
    cable = text.parse(source).cable
    for _ in range(draw(st.integers(1, most))):
        cable = draw(made_edits(cable)).cable
    return source, cable


def made_edits(cable: Cable) -> st.SearchStrategy[Edit]:
    """Edits of a cable that change something.

    A filter gives up after a few draws; a loop goes on until Hypothesis has no more
    choices, which is a second for the simplest draw of every run.
    """
    return edits(cable).filter(lambda edit: edit is not None)  # type: ignore[return-value]


def literals(document: str) -> Iterator[str]:
    """The text of every literal in the layout of a document."""
    if document.startswith("{"):
        runs = json.loads(document)["layout"].get("runs", [])
        escaped = [run["text"] for run in runs if run["kind"] == "literal"]
    else:
        path = "c:layout/c:runs/c:run/c:text"
        found = etree.fromstring(document).iterfind(path, {"c": NAMESPACE})
        escaped = [element.text for element in found]
    for one in escaped:
        yield unescape(one, "\n")


def rebuilt(value: Any) -> Any:
    """The same value, rebuilt by constructors that check it."""
    if isinstance(value, tuple):
        return tuple(map(rebuilt, value))
    if not attrs.has(type(value)):
        return value
    fields = attrs.fields(type(value))
    return type(value)(**{a.name: rebuilt(getattr(value, a.name)) for a in fields})


def element_bytes(layout: Layout) -> Counter[tuple[Any, Any, str]]:
    """How often a source has each element with the same value and the same text.

    The text is compared line by line: a page line that goes joins the lines around it.
    """
    counted: Counter[tuple[Any, Any, str]] = Counter()
    for claim in layout.claims:
        if not claim.label:
            pieces = [layout.text[start:end] for start, end in claim.spans]
            lines = [line.strip() for piece in pieces for line in piece.splitlines()]
            text = "\0".join(line for line in lines if line)
            counted[slot_of(claim.kind, claim.value)[0], claim.value, text] += 1
    return counted


def unchanged(new: Cable, layout: Layout) -> Counter[tuple[Any, Any, str]]:
    """The elements of a source whose value is still in the cable, with their text.

    Neither element of a line of ACP 128 has bytes of its own (wire.md 2): where one
    changes, so does the other.
    """
    left: Counter[Any] = Counter()
    shared = any(map(shares_line, Kind.ROUTING_LINE.items(layout.base))) and any(
        kind.items(new) != kind.items(layout.base) for kind in SHARED_LINE
    )
    for kind in {claim.kind for claim in layout.claims if not claim.label}:
        if not (shared and kind in SHARED_LINE):
            left.update((kind, value) for value in kind.items(new))
    kept: Counter[tuple[Any, Any, str]] = Counter()
    for element, count in element_bytes(layout).items():
        kind, value, _ = element
        take = min(count, left[kind, value])
        left[kind, value] -= take
        if take:
            kept[element] = take
    return kept


#: Words that telegrams print for values other than strings: PRIORITY, SECRET, UNCLAS.
PRINTED: Final = frozenset(
    word
    for spellings in ((*Precedence.__members__,), *SPELLINGS.values())
    for spelling in spellings
    for word in re.split("[_ ]", spelling)
)
