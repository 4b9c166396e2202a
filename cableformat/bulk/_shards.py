"""Work in progress: a folder beside an output, which an interrupted run left.

Theory of operation.  A shard is a file with the rows of one piece of work.  Its name
has the number of the piece and a digest of all that its rows are made from; it is
written under another name, synced, and renamed.  So every shard is complete and has
that content: a second run of any command finds what the first has done.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import orjson

from cableformat.errors import CableEncodeError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Shards", "whole_file"]

_LOCK: Final = "lock"
_MANIFEST: Final = "manifest.json"


class Shards:
    """The shards of an output, and the one run that may make them.

    Raises:
        CableEncodeError: Another run makes them (``output.in-use``).
        OSError: The system refuses it.
    """

    def __init__(self, output: Path, manifest: Mapping[str, object]) -> None:
        self.folder = output.with_name(f".{output.name}.parts")
        self._lock = _locked(self.folder)
        #: What rows are made by, for people, and for the names of shards.
        self.manifest = orjson.dumps(manifest, option=orjson.OPT_INDENT_2)
        file = self.folder / _MANIFEST
        if not file.exists() or file.read_bytes() != self.manifest:
            # Rows that were made otherwise are not those of this run.
            self._clear()
            with whole_file(file) as written:
                written.write(self.manifest)

    def path(self, name: str) -> Path:
        """Where a file of the folder is."""
        return self.folder / name

    def names(self) -> set[str]:
        """The shards that are there."""
        return {entry.name for entry in os.scandir(self.folder)}

    def remove(self) -> None:
        """Remove the folder, when the output is there."""
        self._clear()
        if sys.platform == "win32":
            # No file that is open is removed there.
            self.close()
        # Another run that waits for the lock finds that it is gone.
        with contextlib.suppress(OSError):
            self.path(_LOCK).unlink()
            self.folder.rmdir()

    def close(self) -> None:
        """Let another run go on."""
        self._lock.close()

    def _clear(self) -> None:
        for name in self.names() - {_LOCK}:
            self.path(name).unlink()


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which has its name once all is written and synced.

    Raises:
        OSError: The system refuses it; nothing of the file is left.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _locked(folder: Path) -> BinaryIO:
    """The lock of a folder, which the system releases when the process ends."""
    while True:
        folder.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError), contextlib.ExitStack() as stack:
            file = stack.enter_context((folder / _LOCK).open("ab"))
            _lock(file)
            # A run that ended just now has removed the file that is locked here.
            if os.path.samestat(os.fstat(file.fileno()), (folder / _LOCK).stat()):
                stack.pop_all()
                return file


def _lock(file: BinaryIO) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        msg = "another run writes it"
        raise CableEncodeError(msg, code="output.in-use") from None
