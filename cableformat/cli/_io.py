"""Files and standard streams: reading within the cap, and telling people."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

import click

from cableformat._escape import escaped_line
from cableformat.cli._print import write_lines
from cableformat.errors import CableDecodeError, CableEncodeError, CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._print import Line

PROGRAM: Final = "cableformat"
#: The name of standard input, and of standard output.
STANDARD: Final = "-"
#: Where the context of the command line notes ``--quiet``.
QUIET: Final = "cableformat.quiet"
#: The exit code where an input could not be read or nothing could be written.
FAILED: Final = 1


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        CableDecodeError: There is no such file (``input.missing``), it is a folder
            (``input.is-a-folder``), or the system refuses it (``input.unreadable``).
    """
    from cableformat._files import bounded, file_content  # noqa: PLC0415 - the reader

    if name != STANDARD:
        return file_content(name)
    try:
        return bounded(_standard_input())
    except OSError as error:
        raise CableDecodeError(reason(error), code="input.unreadable") from None


@contextlib.contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output, flushed at the end.

    Raises:
        BrokenPipeError: Nobody reads on.
        CableEncodeError: The system refuses what was written (``output.unwritable``).
    """
    if sys.stdout is None:
        raise unwritable(OSError(0, "standard output is closed"))
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise unwritable(error) from None


def silence(stream: TextIO | None = None) -> None:
    """Redirect a stream to nowhere: the interpreter flushes it once more at its end.

    Standard output, if none is given.
    """
    # A substitute in a test has no descriptor.
    with contextlib.suppress(OSError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, (stream or sys.stdout).fileno())


def unwritable(error: OSError) -> CableEncodeError:
    """What the system said when it refused to write."""
    return CableEncodeError(reason(error), code="output.unwritable")


def complain(name: str, error: CableFormatError) -> None:
    """Say on standard error why a file could not be read or written, and what helps."""
    from cableformat.diagnostics import CATALOGUE  # noqa: PLC0415 - rarely needed

    tell(f"{PROGRAM}: {name}: {error}", needed=True)
    if (hint := CATALOGUE[error.code].hint) is not None:
        tell(f"    {hint}", needed=True)


@contextlib.contextmanager
def ending_on_failure(name: str) -> Iterator[None]:
    """End the command if `name` can not be read or written, and say why."""
    try:
        yield
    except CableFormatError as error:
        complain(name, error)
        click.get_current_context().exit(FAILED)


def tell(line: str, *, needed: bool = False) -> None:
    """A line on standard error, with ``--quiet`` only if it is `needed`.

    If standard error is gone too, the line is lost.
    """
    if needed or not is_quiet():
        with _unheard():
            click.echo(escaped_line(line), err=True)


def tell_lines(lines: Iterable[Line], *, needed: bool = False) -> None:
    """Lines on standard error, as `tell`, in colour where it is wanted."""
    if sys.stderr is not None and (needed or not is_quiet()):
        with _unheard():
            write_lines(lines, sys.stderr)


def is_quiet() -> bool:
    """Whether the user asked for nothing on standard error but failures."""
    context = click.get_current_context(silent=True)
    return context is not None and QUIET in context.meta


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """What standard error refuses is lost; the program's exit code is not."""
    try:
        yield
    except OSError:
        silence(sys.stderr)


def real(name: str) -> str:
    """The real path of a file; for a circle of links, its name."""
    # If the working folder is gone, relative names can't be resolved.
    with contextlib.suppress(OSError):
        return name if name == STANDARD else os.path.realpath(name)
    return name


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there; nobody sees a closed stream."""
    return stream is not None and stream.isatty()


def is_piped() -> bool:
    """Whether standard input is a pipe or a file; a terminal and /dev/null are not."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        mode = os.fstat(sys.stdin.fileno()).st_mode
        return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
    return False


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise OSError(0, "standard input is closed")
    return sys.stdin.buffer


def reason(error: OSError) -> str:
    """What the system says of a failure."""
    return error.strerror or str(error)
