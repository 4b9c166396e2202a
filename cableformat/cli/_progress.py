"""A bar on the terminal while many files are checked or written."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

from cableformat.cli import _io

if TYPE_CHECKING:
    from collections.abc import Iterator


class Progress:
    """How far the work is, which nobody sees; `progress` gives one that is shown."""

    def advance(self) -> None:
        """One file more is done."""

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Room for lines on the terminal."""
        yield


class _Bar(Progress):
    def __init__(self, bar: Any, doing: str, total: int) -> None:
        self._bar = bar
        self._task = bar.add_task(doing, total=total)

    def advance(self) -> None:
        self._bar.advance(self._task)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        # Lines go to the terminal itself, and would stand in the middle of the bar.
        self._bar.stop()
        yield
        self._bar.start()


@contextlib.contextmanager
def progress(doing: str, total: int) -> Iterator[Progress]:
    """A bar on standard error, gone at the end; `doing` says what is done.

    Only where a person sees it, of more than one file, and where rich is installed.
    """
    bar = _rich(sys.stderr) if total > 1 and _io.is_terminal(sys.stderr) else None
    if bar is None:
        yield Progress()
        return
    with bar:
        yield _Bar(bar, doing, total)


def _rich(stream: Any) -> Any:
    """A bar of rich; `None` where it is not installed."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
        from rich.progress import Progress as Bar  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return Bar(
        console=Console(file=stream),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
