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
from cableformat.bulk.folders import walked
from cableformat.cli import _io
from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.errors import CableFormatError

#: What the file of a format ends in.
SUFFIXES: Final = {"text": ".txt", "json": ".json", "xml": ".xml"}
#: What the file of JSON Lines ends in, a document a line.
_LINES: Final = (".ndjson", ".jsonl")
#: The endings of telegrams and documents.
ENDINGS: Final = tuple(sorted(SUFFIXES.values()))


@attrs.frozen(slots=True)
class Input:
    """A file, or a folder that has none or whose files nobody may list."""

    name: str
    error: CableFormatError | None = None
    #: The folder that was named, where the file was found in one.
    within: str | None = attrs.field(default=None, kw_only=True)

    def readable(self) -> str:
        """The name of a file to read.

        Raises:
            CableFormatError: It is a folder that has none or could not be listed.
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


# `Path` would change the names: it writes ./a as a.


def expanded(
    names: Iterable[str], excludes: Callable[[str], bool] | None = None
) -> Iterator[Input]:
    """The files that are named, and for a folder the telegrams and documents in it.

    The files of its subfolders are included.  Names that begin with a period, links to
    folders, pipes, devices and excluded names are left out.  A folder without any such
    file is itself an input, with the error ``input.no-cables``.
    """
    for name in names:
        if not is_folder(name):
            yield Input(name)
            continue
        file = None
        for file in _within(name, excludes or _nothing):
            yield file
        if file is None:
            msg = f"expected files {', '.join(ENDINGS)} in the folder; found none"
            yield Input(name, CableDecodeError(msg, code="input.no-cables"))


def format_of(name: str) -> str | None:
    """The format that the name of a file says; `None` where it says none."""
    suffix = Path(name).suffix.lower()
    return next((each for each, known in SUFFIXES.items() if known == suffix), None)


def holds_lines(name: str) -> bool:
    """Whether the name of a file says that it holds a document a line."""
    return name.lower().endswith(_LINES)


def is_folder(name: str) -> bool:
    """Whether there is a folder of that name; `Path.is_dir` may be refused."""
    return os.path.isdir(name)  # noqa: PTH112


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


def same_file(other: str) -> Callable[[str], bool]:
    """Whether a name leads to the file or folder `other`."""
    real = _io.real(other)
    last = os.path.basename(real)  # noqa: PTH119

    def is_same(name: str) -> bool:
        # A walk through a folder follows no link, so that the last names are equal.
        return os.path.basename(name) == last and _io.real(name) == real  # noqa: PTH119

    return is_same


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
    for path, error in walked(folder, lambda path: excludes(_own(path))):
        name = _own(path)
        if error is not None:
            why = CableDecodeError(_io.reason(error), code="input.unreadable")
            yield Input(name, why, within=folder)
        elif name.lower().endswith(ENDINGS) and not _is_special(name):
            yield Input(name, within=folder)


def _own(name: str) -> str:
    """A name in the working folder without it, as a shell expands ``*``."""
    return name.removeprefix(os.curdir + os.sep)


def _is_special(path: str) -> bool:
    """A pipe or device, on which reading might wait for ever; no missing file."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
