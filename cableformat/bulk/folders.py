"""Files on disk: the files of a folder, in the same order on every system.

Only the given path may be a link that is followed.  Pipes and devices are not opened,
because reading one might wait for ever or change something.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["opened", "walked"]

_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


def walked(
    folder: str, excludes: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, OSError | None]]:
    """The files in a folder and its subfolders; a folder that can't be listed, and why.

    Left out are names that begin with a period, and paths that `excludes` is true for.
    """
    # `os.walk` of Python 3.11 calls itself for every folder in a folder.
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
            seen = [entry for entry in entries if not entry.name.startswith(".")]
            if excludes is not None:
                seen = [entry for entry in seen if not excludes(entry.path)]
            folders = [e.path for e in seen if e.is_dir(follow_symlinks=False)]
        except OSError as error:
            yield place, error
            continue
        inner = set(folders)
        yield from ((e.path, None) for e in seen if e.path not in inner)
        waiting += reversed(folders)


def opened(path: str, *, follow: bool) -> BinaryIO:
    """A file to read.

    Raises:
        CableDecodeError: It is a link that is not followed, a pipe or a device
            (``container.no-file``).
        OSError: The system refuses it.
    """
    try:
        mode = Path(path).stat(follow_symlinks=follow).st_mode
    except ValueError:  # a NUL, which no name has
        raise FileNotFoundError from None
    _check(mode)
    descriptor = os.open(path, _READ | (0 if follow else _NO_LINK))
    try:
        # What has the name may have changed.
        _check(os.fstat(descriptor).st_mode)
    except BaseException:
        os.close(descriptor)
        raise
    return open(descriptor, "rb")  # noqa: PTH123 - a descriptor


def _check(mode: int) -> None:
    if not stat.S_ISREG(mode):
        msg = "expected a file; found a link, a pipe or a device"
        raise CableDecodeError(msg, code="container.no-file")
