"""A bar on the terminal while many files are checked or written."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from cableformat.cli import _io

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: To the first column, and erase the line (ECMA-48: EL); one line up before that (CUU).
_ERASE: Final = "\r\x1b[2K"
_ERASE_ABOVE: Final = "\x1b[1A" + _ERASE


class Progress:
    """How far the work is, which nobody sees; `progress` gives one that is shown."""

    def advance(self) -> None:
        """One file more is done."""

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Room for lines on the terminal."""
        yield


class _Bar(Progress):
    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def advance(self) -> None:
        self._bar.update(1)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        # Lines go to the terminal itself, and would be in the middle of the bar; it is
        # back with the next file, whose number differs.
        self._bar.file.write(_ERASE)
        self._bar.file.flush()
        yield


@contextlib.contextmanager
def progress(doing: str, total: int) -> Iterator[Progress]:
    """A bar on standard error, gone at the end; `doing` says what is done.

    Only of more than one file, and where a person sees it who did not ask for quiet.
    """
    stream = sys.stderr
    seen = _io.is_terminal(stream) and os.environ.get("TERM") != "dumb"
    if total < 2 or not seen or _io.is_quiet():
        yield Progress()
        return
    with click.progressbar(
        length=total, label=doing, show_pos=True, file=stream
    ) as bar:
        yield _Bar(bar)
    stream.write(_ERASE_ABOVE)
    stream.flush()


@contextlib.contextmanager
def reading(paths: Sequence[str]) -> Iterator[Callable[[int], None] | None]:
    """How much of the files is read, where a person sees it."""
    if not _io.is_terminal(sys.stderr):
        yield None
        return
    with click.progressbar(
        length=sum(map(_size, paths)), label="Reading", file=sys.stderr
    ) as shown:
        yield shown.update


def _size(path: str) -> int:
    """The size of a file, or of all files in a folder."""
    found = 0
    with contextlib.suppress(OSError):
        if not os.path.isdir(path):  # noqa: PTH112 - as of `members`
            return os.stat(path).st_size  # noqa: PTH116
        for folder, _, names in os.walk(path):
            for name in names:
                found += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118
    return found
