"""A source: `str` or `bytes`, decoded once; how large it may be.

Theory of operation.  A source is decoded by a rule that is total and reversible: UTF-8,
else WHATWG windows-1252.
"""

from __future__ import annotations

import codecs
import os
from typing import Final

from cableformat.errors import CableDecodeError, CableEncodeError

#: What a source may be: content, never a path.  Other buffers are read as `bytes`.
Source = str | bytes | bytearray | memoryview

#: laws.md 15: 16 MiB, as bytes, or as the UTF-8 length of a `str`.  The largest
#: record message of the corpus has 0.1 MiB; the cap only bounds hostile input.
CAP: Final = 16 * 1024 * 1024

# WHATWG windows-1252: the five bytes that Microsoft leaves undefined are the code
# points of the same numbers.
_TABLE: Final = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)
_ENCODE_TABLE: Final = codecs.charmap_build(_TABLE)


def content(source: object) -> str | bytes:
    """A source as `str` or `bytes`.

    Raises:
        TypeError: It is neither, nor another buffer of bytes; of a path the message
            says what reads it.

    >>> content(bytearray(b"NNNN"))
    b'NNNN'
    """
    if isinstance(source, (str, bytes)):
        return source
    if isinstance(source, (bytearray, memoryview)):
        try:
            return bytes(source)
        except ValueError as error:  # a memoryview that was released
            raise TypeError(str(error)) from None
    msg = f"expected str or bytes; found {type(source).__name__}"
    if isinstance(source, os.PathLike):
        msg += "; cableformat.read(path) reads a file"
    elif hasattr(source, "read"):
        msg += "; cableformat.load(file) reads an open file"
    raise TypeError(msg)


def decode(source: str | bytes) -> tuple[str, str | None]:
    """The text of a source, and the encoding that was found (`None` for a `str`).

    Raises:
        CableDecodeError: The source is over the cap (``input.too-large``).
    """
    if isinstance(source, str):
        if size(source, CAP) > CAP:
            raise _too_large()
        return source, None
    if len(source) > CAP:
        raise _too_large()
    try:
        return source.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return codecs.charmap_decode(source, "strict", _TABLE)[0], "windows-1252"


def encode(text: str, encoding: str, *, lossy: bool = False) -> bytes:
    """The bytes of a text, in the encoding its source was found in.

    With `lossy`, a question mark replaces each character that the encoding lacks.

    Raises:
        CableEncodeError: The encoding has no such character (``text.unencodable``).
    """
    errors = "replace" if lossy else "strict"
    try:
        if encoding == "utf-8":
            return text.encode("utf-8", errors)
        return codecs.charmap_encode(text, errors, _ENCODE_TABLE)[0]
    except UnicodeEncodeError as error:
        msg = (
            f"the source is {encoding}, which has no {text[error.start]!r}: "
            "write without the layout, or read the source as str"
        )
        raise CableEncodeError(msg, code="text.unencodable") from None


def check_size(text: str) -> None:
    """Refuse an output over the cap.

    Raises:
        CableEncodeError: The text is longer (``output.too-large``).
    """
    if size(text, CAP) > CAP:
        msg = f"expected a telegram of {CAP} bytes at most; it would be longer"
        raise CableEncodeError(msg, code="output.too-large")


def as_bytes(source: str | bytes) -> bytes:
    """The bytes of a source: of characters their UTF-8, lone surrogates included."""
    if isinstance(source, bytes):
        return source
    return source.encode("utf-8", "surrogatepass")


def size(source: str | bytes, cap: int) -> int:
    """How many bytes a source has; of one far over the cap, that it is over."""
    if isinstance(source, bytes) or len(source) > cap or source.isascii():
        return len(source)
    return len(as_bytes(source))


def _too_large() -> CableDecodeError:
    msg = f"expected a source of {CAP} bytes at most; it is longer"
    return CableDecodeError(msg, code="input.too-large")


def not_utf8(source: bytes) -> int:
    """The place of the first byte that is not UTF-8: its code point in windows-1252."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(source)
