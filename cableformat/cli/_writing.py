"""Files written whole or not at all, and the bytes of standard output."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO

from cableformat.cli import _io
from cableformat.errors import CableEncodeError


def write(name: str, data: bytes) -> None:
    """Write a file whole or not at all, or standard output for ``-``.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``); a file that was
            there is as it was.
    """
    if name == _io.STANDARD:
        with _io.standard_output() as stream:
            _write_all(stream.buffer, data)
        return
    try:
        _write_file(Path(name), data)
    except OSError as error:
        raise _io.unwritable(error) from None


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
        raise _io.unwritable(error) from None


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
    temporary = path.with_name(f".{_io.PROGRAM}-{secrets.token_hex(8)}")
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
