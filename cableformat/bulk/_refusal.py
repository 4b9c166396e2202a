"""Why a member was not read: a coded exception that is handed on, never raised.

Theory of operation.  Whatever reading a member raises becomes the member's error: the
decoders of the standard library document no closed set of exceptions for hostile input.
"""

from __future__ import annotations

import errno
import lzma
import struct
import tarfile
import zipfile
import zlib
from email.errors import MessageError
from typing import TYPE_CHECKING, Final

from lxml import etree

from cableformat._record import shown
from cableformat.bulk._member import Member
from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.bulk._member import MemberPlace

#: What decoders raise for content that is damaged.
_DAMAGE: Final = (
    EOFError,
    MessageError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    ValueError,
    etree.LxmlError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


def too_large(most: int) -> CableDecodeError:
    """The refusal of a member that has more bytes than that."""
    msg = f"expected a member of {most} bytes at most; it is longer"
    return CableDecodeError(msg, code="input.too-large")


def refused(place: MemberPlace, message: str, *, code: str) -> Member:
    """A member that is not read, and why."""
    return Member(place=place, error=CableDecodeError(message, code=code))


def guarded(found: Iterable[Member], place: MemberPlace) -> Iterator[Member]:
    """The members of a container up to an exception, which becomes the last one."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - the other members have their turn
        yield Member(place=place, error=coded(error))


def coded(error: Exception) -> CableDecodeError:
    if isinstance(error, CableDecodeError):
        return error
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, MemoryError):
        msg = "there is not enough memory for the member"
        return CableDecodeError(msg, code="input.out-of-memory")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CableDecodeError("no such file", code="input.missing")
    # A place that an archive names, and that no file has, is an invalid argument.
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        msg = error.strerror or words
        return CableDecodeError(msg, code="input.unreadable")
    # bz2 raises a bare OSError for content that is damaged.
    if isinstance(error, (OSError, *_DAMAGE)):
        msg = f"the content is damaged or cut off: {shown(words)}"
        return CableDecodeError(msg, code="container.broken")
    return CableDecodeError(shown(words), code="input.unforeseen")
