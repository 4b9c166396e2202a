"""A suite as one ZIP file of plain files, and folders of files that are on no disk.

The build of the wheel runs this file by its path, before the package's dependencies are
there: it imports the standard library alone.

Facts: a ZIP file notes when each file was written, on which system, and how it was
compressed, and the same content compressed by another library is other bytes.
Representation: every file is stored as it is, under one date and in the order of
folders, so that the same suite has the same bytes wherever it is written.
"""

from __future__ import annotations

import errno
import io
import os
import posixpath
import zipfile
from functools import partial
from importlib.resources.abc import Traversable
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Folder", "unzipped", "zipped"]

#: The first day that a ZIP file can tell.
_DATED: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16
#: How long the header of a file is, before its name (APPNOTE.TXT 4.3.7).
_HEADER: Final = 30


def zipped(files: Mapping[str, bytes], version: str) -> bytes:
    """A ZIP file of one folder: the files of a suite, by their names in it.

    >>> zipped({"README.md": b"A suite."}, "v1")[30:60]
    b'cableformat-suite-v1/README.md'
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=posixpath.split):
            entry = zipfile.ZipInfo(f"cableformat-suite-{version}/{name}", _DATED)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, files[name])
    return file.getvalue()


def unzipped(content: bytes) -> Folder:
    """The folder in a ZIP file that `zipped` wrote; each file is read when opened.

    >>> (unzipped(zipped({"valid/a.txt": b"NNNN"}, "v1")) / "valid/a.txt").read_bytes()
    b'NNNN'
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    tree: dict[str, Any] = {}
    for entry in entries:
        _, *folders, name = entry.filename.split("/")
        at = tree
        for folder in folders:
            at = at.setdefault(folder, {})
        at[name] = partial(_stored, content, entry)
    return Folder("", tree)


def _stored(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    # `ZipFile.read` takes longer than opening a file does.
    start = entry.header_offset + _HEADER + len(entry.filename.encode())
    return content[start : start + entry.file_size]


class Folder(Traversable):
    """A folder of files that are on no disk, one of its files, or nothing at all.

    >>> folder = Folder.of({"input.txt": b"NNNN"})
    >>> (folder / "input.txt").read_bytes(), (folder / "expected.txt").is_file()
    (b'NNNN', False)
    """

    def __init__(
        self, name: str, content: dict[str, Any] | Callable[[], bytes] | None = None
    ) -> None:
        self._name = name
        #: What is in a folder, by name.
        self._inside = content if isinstance(content, dict) else None
        #: What reads a file.
        self._read = None if isinstance(content, dict) else content

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Folder:
        """A folder that holds these files."""
        return cls("", {name: partial(bytes, file) for name, file in files.items()})

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self._name

    def joinpath(self, *descendants: Any) -> Folder:
        """What is at a path below this folder, there or not."""
        found = self
        for name in "/".join(map(str, descendants)).split("/"):
            found = Folder(name, (found._inside or {}).get(name))
        return found

    def is_file(self) -> bool:
        """Whether this is a file, and is there."""
        return self._read is not None

    def is_dir(self) -> bool:
        """Whether this is a folder, and is there."""
        return self._inside is not None

    def iterdir(self) -> Iterator[Folder]:
        """Everything in the folder."""
        return map(self.joinpath, self._inside or ())

    def read_bytes(self) -> bytes:
        """What a file holds."""
        if self._read is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.name)
        return self._read()

    def read_text(self, encoding: str | None = None) -> str:
        """What a file holds, as text."""
        return self.read_bytes().decode(encoding or "utf-8")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """A file as a stream of bytes, or of text."""
        stream = io.BytesIO(self.read_bytes())
        return stream if "b" in mode else io.TextIOWrapper(stream, *args, **kwargs)
