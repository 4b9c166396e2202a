"""Files of folders, in an order that is the same everywhere."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._escape import encodable
from cableformat.cli import _io
from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.errors import CableFormatError

#: The endings of telegrams and documents.
ENDINGS: Final = (".json", ".txt", ".xml")


@attrs.frozen(slots=True)
class Input:
    """A file, or a folder whose files nobody may list."""

    name: str
    error: CableFormatError | None = None

    def readable(self) -> str:
        """The name of a file to read.

        Raises:
            CableFormatError: It is a folder that could not be listed.
        """
        if self.error is not None:
            raise self.error
        return self.name


def once(files: Iterable[Input]) -> list[Input]:
    """Each file once, under the first of its names."""
    seen: set[str] = set()
    found = []
    for each in files:
        real = _io.real(each.name)
        if real not in seen:
            seen.add(real)
            found.append(each)
    return found


# `Path` would write the names anew: a/../b, and ./a as a.


def expanded(
    names: Iterable[str], excludes: Callable[[str], bool] | None = None
) -> Iterator[Input]:
    """The files that are named, and for a folder the telegrams and documents in it.

    Of a folder those in its folders too; what begins with a period is passed over, and
    so are links to folders, pipes, devices, and what is excluded.
    """
    for name in names:
        if os.path.isdir(name):  # noqa: PTH112
            yield from _within(name, excludes or _nothing)
        else:
            yield Input(name)


def excluder(patterns: Iterable[str], folder: str) -> Callable[[str], bool]:
    """Whether a file or folder fits a pattern, by its name or its path from `folder`.

    >>> excludes = excluder(["drafts", "old/19*"], ".")
    >>> [excludes(name) for name in ("a/drafts", "old/1975.txt", "old/2008.txt")]
    [True, True, False]
    """
    texts = [fnmatch.translate(posixpath.normpath(pattern)) for pattern in patterns]
    if not texts:
        return _nothing
    fits = re.compile("|".join(texts)).match

    def excludes(name: str) -> bool:
        path = known_name(name, folder)
        return bool(fits(path) or fits(posixpath.basename(path)))

    return excludes


def known_name(name: str, folder: str) -> str:
    """The name of a file from a folder, alike on every system."""
    if name == _io.STANDARD:
        return name
    # The folders are the real ones, so that a link in between makes no other name.
    try:
        path = Path(os.path.realpath(Path(name).parent), Path(name).name)
        name = os.path.relpath(path, os.path.realpath(folder))
    except OSError:  # the working folder is gone
        pass
    except ValueError:  # another drive
        name = str(path)
    known = encodable(Path(name).as_posix())
    return f"./{known}" if known == _io.STANDARD else known


def _nothing(_name: str) -> bool:
    return False


def _within(folder: str, excludes: Callable[[str], bool]) -> Iterator[Input]:
    # `os.walk` of Python 3.11 calls itself for every folder in a folder.
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            why = CableDecodeError(_io.reason(error), code="input.unreadable")
            yield Input(_own(place), why)
            continue
        wanted = [(e, _own(e.path)) for e in entries if not e.name.startswith(".")]
        wanted = [(e, path) for e, path in wanted if not excludes(path)]
        for entry, path in wanted:
            if _is_ours(entry.name) and not _is_special(path):
                yield Input(path)
        folders = [e.path for e, _ in wanted if _is_folder(e)]
        waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A folder that is no link: links may lead round in a circle."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _own(name: str) -> str:
    """A name in the working folder without it, as a shell expands ``*``."""
    return name.removeprefix(os.curdir + os.sep)


def _is_ours(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _is_special(path: str) -> bool:
    """A pipe or device, on which reading might wait for ever; no missing file."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
