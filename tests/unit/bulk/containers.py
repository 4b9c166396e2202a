"""Containers that the tests of this folder build, and what comes out of one."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING, Final

from cableformat.bulk import members

if TYPE_CHECKING:
    import pathlib

LIMA: Final = b"FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nSUBJ: CORK\n"
BONN: Final = b"FM AMEMBASSY BONN\nTO SECSTATE WASHDC\nSUBJ: KITES\n"


def listed(path: pathlib.Path) -> list[tuple[str | None, str | bytes | None]]:
    """The name of each member, and its text or the code of its error."""
    return [
        (each.place.name, each.text if each.error is None else each.error.code)
        for each in members(path)
    ]


def outcomes(path: pathlib.Path) -> list[str | bytes | None]:
    """The text of each member, or the code of its error."""
    return [outcome for _, outcome in listed(path)]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar of files by their names."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()
