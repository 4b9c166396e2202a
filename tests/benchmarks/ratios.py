"""Ratios of some jobs to a baseline, all timed in the same rounds."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, Final

__all__ = ["Jobs", "report"]

ROUNDS: Final = 7

#: What to call, and with what, one after the other; the first is the baseline.
Jobs = dict[str, tuple[Callable[[Any], object], list[Any]]]


def _round(work: Callable[[Any], object], items: list[Any]) -> float:
    start = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - start


def report(jobs: Jobs) -> None:
    """Print the baseline's time, and each ratio: median of the rounds, extremes."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, (work, items) in jobs.items():
            times[name].append(_round(work, items))
    (baseline, (_, items)), *_ = jobs.items()
    base = times.pop(baseline)
    out = sys.stdout.write
    out(f"{baseline}: {statistics.median(base) / len(items) * 1e6:.1f} us each\n")
    for name, taken in times.items():
        found = [one / split for one, split in zip(taken, base, strict=True)]
        out(
            f"{name}: {statistics.median(found):.1f} times that "
            f"({min(found):.1f} to {max(found):.1f})\n"
        )
