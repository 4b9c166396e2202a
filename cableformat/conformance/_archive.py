"""The suite as one archive of plain files: the same bytes wherever it is made.

Facts: a ZIP file notes when each file was written, on which system, and how it was
compressed, and the same content compressed by another library is other bytes.
Representation: every file is stored as it is, under one date and in the order of names.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from cableformat.conformance._suite import VERSION, contents, published, suite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["archived"]

#: The first day that a ZIP file can tell.
_DATED: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16
#: What stands beside the cases.
_BESIDE: Final = ("LICENSE", "README.md", "case.schema.json", "suite.schema.json")


def archived(folder: Traversable | None = None) -> bytes:
    """Every file of a suite as a ZIP file; of the published one by default.

    Raises:
        CableFormatError: The suite, or a file of it, can't be read
            (``conformance.broken-suite``), or the installation lacks it
            (``data.missing``).

    >>> archived()[:2]
    b'PK'
    """
    base = published() if folder is None else folder
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _files(base):
            entry = zipfile.ZipInfo(f"cableformat-suite-{VERSION}/{name}", _DATED)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, content)
    return file.getvalue()


def _files(base: Traversable) -> Iterator[tuple[str, bytes]]:
    for name in _BESIDE:
        if (base / name).is_file():
            yield name, contents(base / name, VERSION)
    for case in suite(base):
        for file in sorted(case.folder.iterdir(), key=lambda each: each.name):
            yield f"{case.name}/{file.name}", contents(file, case.name)
