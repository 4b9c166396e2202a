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
    # Only look-ups need them. `importlib.resources` would load a third of what the
    # rest of the library does, archives and temporary files among it.
    import csv  # noqa: PLC0415
    import io  # noqa: PLC0415
    import pkgutil  # noqa: PLC0415

    try:
        data = pkgutil.get_data(package, name)
    except OSError:
        data = None
    if data is None:
        msg = f"this installation lacks {name}: install the package once more"
        raise CableFormatError(msg, code="data.missing")
    yield from csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))


def listed(cell: str) -> tuple[str, ...]:
    """What a cell lists, parted by semicolons."""
    return tuple(cell.split(";")) if cell else ()
