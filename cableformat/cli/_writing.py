"""Files written whole or not at all, and the bytes of standard output."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import posixpath
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from cableformat.cli import _io
from cableformat.errors import CableEncodeError

if sys.platform != "win32":
    import fcntl


Put = Callable[[str, bytes], None]
Fill = Callable[[BinaryIO], object]


def write(name: str, data: bytes) -> None:
    """Write a file whole or not at all, or standard output for ``-``.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``); a file that was
            there is as it was.
    """
    if name == _io.STANDARD:
        with _io.standard_output() as stream:
            _write_all(stream.buffer, data)
    else:
        fill(name, lambda file: file.write(data))


def fill(name: str, write_into: Fill) -> None:
    """Write a file whole or not at all, with a function that writes into it.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``); a file that was
            there is as it was.
    """
    _put(name, write_into, sync=True)


def write_named(output: str, name: str, data: bytes) -> None:
    """Write a file, or into a folder a file of this name.

    A folder is one that is there, or a name that ends with ``/``.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``).
    """
    if output.endswith("/") or (output != _io.STANDARD and Path(output).is_dir()):
        make_folder(output)
        output = posixpath.join(output, name)
    write(output, data)


@contextlib.contextmanager
def synced_once(into_folder: bool) -> Iterator[Put]:  # noqa: FBT001
    """What writes files: as `write`, or all of them into one folder.

    Folders inside a folder are made as they are needed, and the disk is synced once, at
    the end: a sync for each file takes thirty times as long.  Windows can't sync all
    files at once, so each is synced.
    """
    if not into_folder:
        yield write
        return

    def put(name: str, data: bytes) -> None:
        make_folder(str(Path(name).parent))
        _put(name, lambda file: file.write(data), sync=sys.platform == "win32")

    yield put
    if sys.platform != "win32":
        os.sync()


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


def _put(name: str, write_into: Fill, *, sync: bool) -> None:
    try:
        _write_file(Path(name), write_into, sync=sync)
    except OSError as error:
        raise _io.unwritable(error) from None


def _write_file(path: Path, write_into: Fill, *, sync: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _replace(path.resolve(), write_into, None, sync=sync)
    if not stat.S_ISREG(mode):
        # A device or a pipe is written into, never replaced; a folder refuses it.
        with path.open("wb") as file:
            write_into(file)
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    # If it is a symbolic link, the file it leads to is replaced, not the link.
    return _replace(path.resolve(), write_into, stat.S_IMODE(mode), sync=sync)


def _replace(path: Path, write_into: Fill, mode: int | None, *, sync: bool) -> None:
    # Made with the mode of the file it replaces, so that nobody reads it who could not
    # before; in the same folder, so that the move is one step of one file system.
    temporary, descriptor = _temporary(path, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write_into(file)
            file.flush()
            if sync:
                os.fsync(descriptor)
            if mode is not None:
                temporary.chmod(mode)
            if sys.platform != "win32":
                # While it is locked.
                temporary.replace(path)
        if sys.platform == "win32":
            # No file is moved there that is open.
            temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


# Theory of operation.  A program that is killed leaves its temporary file.  So the name
# of that file is made from the name of the output, and the next program that writes the
# output finds it.  A program holds a lock on its temporary file while it writes; a file
# without a lock was left by a killed program, and is removed.  Windows has no
# such locks, so such a file stays there.


def _temporary(path: Path, mode: int) -> tuple[Path, int]:
    """A new file beside `path`, and its descriptor, which holds the lock."""
    digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()
    base = f".{_io.PROGRAM}-{digest[:16]}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for suffix in ("", "-1", "-2", "-3", f"-{secrets.token_hex(8)}"):
        temporary = path.with_name(base + suffix)
        _remove_if_left(temporary)
        try:
            descriptor = os.open(temporary, flags, mode)
        except FileExistsError:
            continue
        if _is_owned(descriptor, temporary):
            return temporary, descriptor
        os.close(descriptor)
    raise FileExistsError(errno.EEXIST, "too many programs write it")


def _remove_if_left(temporary: Path) -> None:
    """Remove a temporary file whose program was killed."""
    if sys.platform == "win32":
        return
    # Anyone who may write into the folder may have put anything there.
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
    with contextlib.suppress(OSError):
        descriptor = os.open(temporary, flags)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _has_name(descriptor, temporary):
                    temporary.unlink()
        finally:
            os.close(descriptor)


def _is_owned(descriptor: int, temporary: Path) -> bool:
    """Lock a file that was made just now, unless another program removes it."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: nobody removes anything there.
        return True
    return _has_name(descriptor, temporary)


def _has_name(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
