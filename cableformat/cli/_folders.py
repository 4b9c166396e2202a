"""Files of folders, in an order that is the same everywhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The endings of telegrams and documents.
ENDINGS: Final = (".json", ".txt", ".xml")


def expanded(names: Iterable[str]) -> Iterator[str]:
    """The names, and for a folder those of the telegrams and documents in it.

    Folders in it too, links to folders excepted; what begins with a period is passed
    over.
    """
    for name in names:
        if os.path.isdir(name):  # noqa: PTH112 - `Path` would write the name anew
            yield from _within(name)
        else:
            yield name


def _within(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield os.path.join(place, name)  # noqa: PTH118 - as above
