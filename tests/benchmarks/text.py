"""Telegram text against a plain split, in one run (design section 11).

Run by name: ``python -m tests.benchmarks.text``.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import attrs

from cableformat import text
from tests.benchmarks.telegrams import telegrams

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
_LABEL = re.compile(
    r"VZCZC|[ZOPR]{2} |DE |ZN[RY] |[ZOPR] [0-9]{6}Z|FM |TO |INFO |BT$|UNCLAS|"
    r"C O N F|S E C R E T|SIPDIS|NOFORN|E\.O\.|TAGS:|SUBJECT:|REF:|Classified By:|"
    r"[0-9]{1,3}\. |#[0-9]|NNNN"
).match


def plain_split(source: str) -> list[list[str]]:
    """The baseline: lines gathered into blocks by about twenty labels."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in source.splitlines(keepends=True):
        if _LABEL(line):
            block = [line]
            blocks.append(block)
        else:
            block.append(line)
    return blocks


def _round(work: Callable[[Any], object], items: list[Any]) -> float:
    start = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - start


def _edited(reading: text.Reading[Any]) -> object:
    heading = reading.cable.heading
    assert heading is not None
    heading = attrs.evolve(heading, originator="AMEMBASSY ALMATY")
    return text.dumps(
        attrs.evolve(reading.cable, heading=heading), layout=reading.layout
    )


def main() -> None:
    """Print each ratio: median of the rounds, least and most."""
    sources = telegrams()
    readings = [text.parse(source) for source in sources]
    jobs: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        "parse": (text.parse, sources),
        "dumps, unchanged": (
            lambda r: text.dumps(r.cable, layout=r.layout),
            readings,
        ),
        "dumps, one edit, proved": (_edited, readings),
        "dumps, canonical, proved": (lambda r: text.dumps(r.cable), readings),
    }
    ratios: dict[str, list[float]] = {name: [] for name in jobs}
    base = []
    for _ in range(ROUNDS):
        split = _round(plain_split, sources)
        base.append(split)
        for name, (work, items) in jobs.items():
            ratios[name].append(_round(work, items) / split)
    size = sum(map(len, sources)) / len(sources)
    out = sys.stdout.write
    out(f"{len(sources)} distinct telegrams of {size:.0f} characters\n")
    out(f"plain split: {statistics.median(base) / len(sources) * 1e6:.1f} us each\n")
    for name, found in ratios.items():
        out(
            f"{name}: {statistics.median(found):.1f} times the split "
            f"({min(found):.1f} to {max(found):.1f})\n"
        )


if __name__ == "__main__":
    main()
