"""Caps on what is read of a container, and why a member was not read.

Precedents of the caps (laws.md 15): the largest record message of the corpus has 0.1
MiB, the leaked set a quarter of a million telegrams in 1.6 GB, the years 1973 to 1979
two million.

Theory of operation.  A refusal is a coded exception that is handed on, never raised.
Any exception from reading a member becomes the member's error: the decoders of the
standard library document no closed set of exceptions for hostile input.
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
from cableformat.text import CAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.bulk._member import MemberPlace

#: Bytes of the text of a member: what `parse` takes.
MEMBER: Final = CAP
#: Bytes of a mail, whose body may be encoded (base64 adds a third) and have
#: attachments.
MAIL: Final = 4 * CAP
#: Headers and boundaries of a mail, each of which costs the parser an object.
MAIL_LINES: Final = 50_000
#: Multipart and enclosed mails within a mail: its parser asks each about every line.
MAIL_DEPTH: Final = 50
#: Bytes of a header that says what a part is.
MAIL_HEADER: Final = 4096
#: Bytes of an XML document with many telegrams; one volume has about ten million.
VOLUME: Final = 16 * CAP
#: Bytes of the directory of a zip, which is read as a whole.
DIRECTORY: Final = 32 * 1024 * 1024
#: Bytes of a name in a tar, or of what else describes one member.
TAR_HEADER: Final = 64 * 1024
#: Bytes that a decoder of xz may take; the highest preset takes 65 MiB.
XZ_MEMORY: Final = 128 * 1024 * 1024
#: Members of one file.
COUNT: Final = 10_000_000
#: What one file may expand to: so much at all events, so many times its size, and
#: never more than the total.
EXPANDED: Final = 64 * 1024 * 1024
RATIO: Final = 200
TOTAL: Final = 64 * 1024 * 1024 * 1024

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
    """Any exception as one with a code."""
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
