"""Tables that the package carries as CSV, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["listed", "rows_of"]


def rows_of(package: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a list in a room, in its order; nothing is kept.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).
    """
    # They load much, and only who looks something up needs them.
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415
    from importlib import resources  # noqa: PLC0415

    file = resources.files(package) / name
    if not file.is_file():
        msg = f"this installation lacks {name}: install the package once more"
        raise CableFormatError(msg, code="data.missing")
    yield from csv.DictReader(io.StringIO(file.read_text("utf-8"), newline=""))


def listed(cell: str) -> tuple[str, ...]:
    """What a cell lists, parted by semicolons."""
    return tuple(cell.split(";")) if cell else ()
