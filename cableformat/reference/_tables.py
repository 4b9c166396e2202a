"""The lists of this room, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat import _csv_tables
from cableformat._csv_tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["listed", "rows_of"]


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a list, in its order; nothing is kept.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).
    """
    return _csv_tables.rows_of(__package__, name)
