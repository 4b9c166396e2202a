"""How many findings are shown: a photograph has thousands, most of them alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.diagnostics import Diagnostic

__all__ = ["MOST", "limited"]

#: How many findings of one code are shown, and strays.
MOST: Final = 100


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
