"""The lists of this room, row by row."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from cableformat import _csv_tables
from cableformat._csv_tables import listed
from cableformat._record import Ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Confidence", "dated", "listed", "provenance", "rows_of"]


class Confidence(Ordered):
    """How sure a fact is, lowest first; its value is the word of the tables.

    The pages of sources have a word for each, and comments a letter (wire.md 0).

    >>> max(Confidence.LOW, Confidence("high"))
    <Confidence.HIGH: 'high'>
    """

    LOW = "low"
    MEDIUM = "med"
    HIGH = "high"


def provenance(row: dict[str, str]) -> dict[str, Any]:
    """Where a row comes from, and how sure it is: the last fields of every list."""
    return {
        "source": tuple(row["source"].split(" ")),
        "confidence": Confidence(row["confidence"]),
        "note": row["note"],
    }


def dated(row: dict[str, str]) -> dict[str, Any]:
    """The fields of a list whose rows say when a word was seen and when they came."""
    added = datetime.date.fromisoformat(row["added"])
    return {"seen": row["seen"], "added": added, **provenance(row)}


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a list, in its order; nothing is kept.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).
    """
    return _csv_tables.rows_of(__package__, name)
