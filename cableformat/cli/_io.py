"""Files and standard streams: reading within the cap, writing whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

import click

from cableformat.cli._print import escaped, write_lines
from cableformat.diagnostics import CATALOGUE
from cableformat.document import CAP
from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.text import CAP as TEXT_CAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._print import Line
    from cableformat.errors import CableFormatError

PROGRAM: Final = "cableformat"
#: The name of standard input, and of standard output.
STANDARD: Final = "-"
#: The exit code where an input could not be read or nothing could be written.
FAILED: Final = 1


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Never more than one byte over the cap of documents, so that an endless file costs
    bounded memory; the codec refuses that byte.

    Raises:
        CableDecodeError: There is no such file (``input.missing``), it is a folder
            (``input.is-a-folder``), or the system refuses it (``input.unreadable``).
    """
    try:
        if name == STANDARD:
            return _bounded(_standard_input())
        with Path(name).open("rb") as file:
            return _bounded(file)
    except (FileNotFoundError, NotADirectoryError):
        msg = "no such file"
        raise CableDecodeError(msg, code="input.missing") from None
    except OSError as error:
        # Windows answers a folder with "permission denied".  Unlike `Path.is_dir`, this
        # can't be refused.
        if name != STANDARD and os.path.isdir(name):  # noqa: PTH112
            msg = "expected a file; found a folder"
            raise CableDecodeError(msg, code="input.is-a-folder") from None
        raise CableDecodeError(reason(error), code="input.unreadable") from None


def write(name: str, data: bytes) -> None:
    """Write a file whole or not at all, or standard output for ``-``.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``); a file that was
            there is as it was.
    """
    if name == STANDARD:
        with standard_output() as stream:
            _write_all(stream.buffer, data)
        return
    try:
        _write_file(Path(name), data)
    except OSError as error:
        raise unwritable(error) from None


def make_folder(name: str) -> None:
    """Make a folder, and those above it, where there is none.

    Raises:
        CableEncodeError: The system refuses it, or there is a file of that name
            (``output.unwritable``).
    """
    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        msg = "expected a folder; found a file"
        raise CableEncodeError(msg, code="output.unwritable") from None
    except OSError as error:
        raise unwritable(error) from None


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
    """Lead a stream nowhere: the interpreter flushes it once more at its end.

    Standard output, if none is given.
    """
    # A stand-in of a test has no descriptor.
    with contextlib.suppress(OSError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, (stream or sys.stdout).fileno())


def unwritable(error: OSError) -> CableEncodeError:
    """What the system said when it refused to write."""
    return CableEncodeError(reason(error), code="output.unwritable")


def complain(name: str, error: CableFormatError) -> None:
    """Say on standard error why a file could not be read or written, and what helps."""
    tell(f"{PROGRAM}: {name}: {error}")
    if (hint := CATALOGUE[error.code].hint) is not None:
        tell(f"    {hint}")


def tell(line: str) -> None:
    """A line on standard error; where that is gone too, nobody can be told."""
    with _unheard():
        click.echo(escaped(line), err=True)


def tell_lines(lines: Iterable[Line]) -> None:
    """Lines on standard error, in colour where a person sees them; as `tell`."""
    if sys.stderr is not None:
        with _unheard():
            write_lines(lines, sys.stderr)


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """What standard error refuses is lost; the program's exit code is not."""
    try:
        yield
    except OSError:
        silence(sys.stderr)


def real(name: str) -> str:
    """What tells a file from others, whatever leads to it; of a circle its name."""
    # Where the working folder is gone there are no relative names either.
    with contextlib.suppress(OSError):
        return name if name == STANDARD else os.path.realpath(name)
    return name


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there; a closed stream nobody sees."""
    return stream is not None and stream.isatty()


def _bounded(file: BinaryIO) -> bytes:
    # Room for all that is asked for is taken at once: most sources are telegrams.
    head = file.read(TEXT_CAP + 1)
    if len(head) <= TEXT_CAP:
        return head
    return head + file.read(CAP - TEXT_CAP)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise OSError(0, "standard input is closed")
    return sys.stdin.buffer


def reason(error: OSError) -> str:
    """What the system says of a failure."""
    return error.strerror or str(error)


def _write_all(stream: BinaryIO, data: bytes) -> None:
    # With `python -u` the stream is a raw one, which may take a part and say so.
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _write_file(path: Path, data: bytes) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _replace(path.resolve(), data, None)
    if not stat.S_ISREG(mode):
        # A device or a pipe is written into, never replaced; a folder refuses it.
        with path.open("wb") as file:
            file.write(data)
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    # Behind a symbolic link, the file it leads to is replaced, not the link.
    return _replace(path.resolve(), data, stat.S_IMODE(mode))


def _replace(path: Path, data: bytes, mode: int | None) -> None:
    # In the same folder, so that the move is one step of one file system; made with the
    # mode of the file it replaces, so that nobody reads it who could not before.
    temporary = path.with_name(f".{PROGRAM}-{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
