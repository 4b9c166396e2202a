"""How much a page shows: a photograph has thousands of findings, most of them alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.diagnostics import Diagnostic

__all__ = ["MOST", "Budget", "limited"]

#: How many findings of one code are shown, and strays.
MOST: Final = 100


@attrs.define
class Budget:
    """How many characters of notes a page may still hold; elements are always shown."""

    left: int = 4 * 1024 * 1024


def limited(
    diagnostics: Iterable[Diagnostic],
) -> tuple[list[Diagnostic], list[tuple[str, int]]]:
    """The first findings of each code, and how many are left out."""
    counts: Counter[str] = Counter()
    shown = []
    for finding in diagnostics:
        counts[finding.code] += 1
        if counts[finding.code] <= MOST:
            shown.append(finding)
    return shown, [(code, n - MOST) for code, n in counts.items() if n > MOST]
