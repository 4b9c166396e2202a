"""How work grows with its input: counted at n and at 2n, never timed (law 9)."""

from __future__ import annotations

import cProfile
import gc
import hashlib
import tracemalloc
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from tests.laws import DEEP

if TYPE_CHECKING:
    from collections.abc import Callable

#: How often a shape is repeated.
COUNT: Final = 300 if DEEP else 200


class Spent(NamedTuple):
    """What one run takes, and the size of its result where that is a number."""

    calls: int
    memory: int
    hashed: int
    size: int


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called, those written in C among them."""
    profile = cProfile.Profile(subcalls=False)
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def spent(work: Callable[[], Any], *, memory: bool = True) -> Spent:
    """Calls, the most bytes in use at once, bytes hashed, and the result."""
    hashed, made, peak = 0, None, 0
    sha256 = hashlib.sha256

    def count(data: bytes) -> Any:
        nonlocal hashed
        hashed += len(data)
        return sha256(data)

    def measured() -> None:
        nonlocal made
        made = work()

    gc.collect()
    gc.disable()
    if memory:
        tracemalloc.start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hashlib, "sha256", count)
            called = calls(measured)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()
    return Spent(called, peak, hashed, made if isinstance(made, int) else 0)


def doubles(work_of: Callable[[int], Callable[[], Any]], **slack: int) -> None:
    """Each part of what is spent grows at most twofold when the input doubles.

    `slack` names the parts, and what each may have on top. `work_of` reads the source;
    the work that it returns is measured.
    """
    work_of(COUNT // 10)()  # compiles and caches what every later run needs
    once, twice = (
        spent(work_of(count), memory="memory" in slack) for count in (COUNT, 2 * COUNT)
    )
    for name, more in slack.items():
        single, double = getattr(once, name), getattr(twice, name)
        # Lists and tables grow in leaps, and some work begins below the first lines;
        # what is quadratic is four times as much.
        assert double <= 2.5 * single + more, (name, single, double)
