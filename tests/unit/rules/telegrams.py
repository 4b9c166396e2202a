"""What rules say of a telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat import text
from cableformat.diagnostics import path_of
from cableformat.markings import Level
from cableformat.rules import broken

if TYPE_CHECKING:
    import datetime


def breaches(source: str, *, dated: datetime.date | None = None) -> list[str]:
    """Each breach as its code, the path of the element, and the words."""
    found = broken(text.parse(source).cable, dated=dated)
    return [
        " ".join(
            (
                breach.code.removeprefix("rules."),
                path_of(breach.steps),
                ", ".join(
                    w.value if isinstance(w, Level) else f"{w}" for w in breach.words
                ),
            )
        ).rstrip()
        for breach in found
    ]
