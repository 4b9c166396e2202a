"""One input: a file, or standard input, in the format it is or is said to be.

Each of several inputs is an attempt: if one fails, the others are read all the same.
"""

from __future__ import annotations

import functools
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from cableformat.cli import _io
from cableformat.cli._findings import findings
from cableformat.cli._folders import format_of, holds_lines
from cableformat.errors import CableDecodeError, CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cableformat.cli._folders import Input

__all__ = [
    "attempted",
    "complain",
    "each_attempted",
    "named_format",
    "processes",
    "refuse_repeated",
]

Item = TypeVar("Item")
T = TypeVar("T")

#: How much is printed of what an exception says.
_LONGEST: Final = 200


def refuse_repeated(names: Sequence[str]) -> None:
    """Refuse standard input where it is named more than once.

    Raises:
        click.UsageError: It is.
    """
    if names.count(_io.STANDARD) > 1:
        msg = "Standard input can be read only once"
        raise click.UsageError(msg)


def named_format(name: str, from_: str | None) -> str | None:
    """The format that an input is said to be in; `None` where nothing says."""
    if holds_lines(name):
        return from_ or "json"
    found = format_of(name)
    # Anything may be in a file of text: how it begins decides.
    return from_ or (None if found == "text" else found)


def complain(name: str, error: CableFormatError) -> None:
    """Say why an input has no cable: its findings, or why it could not be read."""
    # The findings of a document tell more than the first of them.
    found = getattr(error, "diagnostics", ())
    if not found:
        _io.complain(name, error)
    else:
        _io.tell_lines(findings(found, name), needed=True)


def attempted(work: Callable[..., T], *args: Any) -> T | CableFormatError:
    """What `work` makes of one file, or why it makes nothing of it.

    Whatever it raises is the reason: a fault of the file, a lack of memory, an error of
    this library.  Only a user who interrupts and a reader who leaves end the run.

    >>> attempted(int, "7")
    7
    >>> print(attempted(int, "VII"))
    ValueError: invalid literal for int() with base 10: 'VII' (_input.py:...)
    [input.unforeseen]
    """
    try:
        return work(*args)
    except CableFormatError as error:
        return error
    except BrokenPipeError:
        raise
    except OSError as error:
        return CableDecodeError(_io.reason(error), code="input.unreadable")
    except MemoryError:
        return CableFormatError("out of memory", code="input.out-of-memory")
    except Exception as error:  # noqa: BLE001 - the other files have their turn
        return CableFormatError(_unforeseen(error), code="input.unforeseen")


def processes(files: Sequence[Input], jobs: int) -> int:
    """How many processes to start for files: no more than there are files.

    Standard input is that of this process.
    """
    if any(file.name == _io.STANDARD for file in files):
        return 1
    return max(1, min(jobs, len(files)))


def each_attempted(
    work: Callable[..., T], items: Sequence[Item], *args: Any, jobs: int
) -> Iterator[tuple[Item, T | CableFormatError]]:
    """Each item, in order, with what `work` makes of it and of `args`, or why not.

    With several jobs, `work` is a function of a module, and runs in other processes.
    """
    attempt = functools.partial(_attempt, work, args)
    if jobs == 1:
        return ((item, attempt(item)) for item in items)
    from cableformat.bulk.pool import mapped  # noqa: PLC0415 - rarely needed

    return mapped(attempt, items, jobs=jobs)


def _attempt(work: Callable[..., T], args: tuple[Any, ...], item: Any) -> Any:
    return attempted(work, item, *args)


def _unforeseen(error: Exception) -> str:
    """An exception in one line, with the place that raised it."""
    place = error.__traceback__
    assert place is not None
    while place.tb_next is not None:
        place = place.tb_next
    file = PurePath(place.tb_frame.f_code.co_filename).name
    try:
        words = str(error)[:_LONGEST]
    except Exception:  # noqa: BLE001 - it has no words
        words = ""
    return f"{type(error).__name__}: {words} ({file}:{place.tb_lineno})"
