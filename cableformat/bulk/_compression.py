"""Files that are compressed as a whole: gzip, bzip2 and xz, in bounded pieces.

Theory of operation.  The decoders are those of the standard library.  Its file objects
are not used: the one for xz lets the source choose how much memory the decoder takes.
"""

from __future__ import annotations

import bz2
import lzma
import os
import zlib
from typing import TYPE_CHECKING, Final, Protocol

from cableformat.bulk import _limits
from cableformat.bulk._stream import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.bulk._stream import Source

#: zlib takes a gzip header with it, and compares the checksum at the end.
_GZIP: Final = 31
_ENDINGS: Final = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


class _Decoder(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...


class _Gzip:
    """The zlib decoder, with the methods of the other two."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(wbits=_GZIP)

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        return not self._object.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        tail = self._object.unconsumed_tail
        return self._object.decompress(tail + data, max_length)


def _xz() -> _Decoder:
    return lzma.LZMADecompressor(memlimit=_limits.XZ_MEMORY)


#: How each begins, and its decoder.
_DECODERS: Final[dict[bytes, Callable[[], _Decoder]]] = {
    b"\x1f\x8b": _Gzip,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": _xz,
}


def compressed(source: Source) -> Iterator[Source]:
    """The one member of a compressed file, which has the file's place."""
    head = source.stream.head(6)
    new = next(new for magic, new in _DECODERS.items() if head.startswith(magic))
    stem, ending = os.path.splitext(source.name)  # noqa: PTH122 - a label
    name = stem + _ENDINGS.get(ending.lower(), "")
    read = source.budget.metered(_Expansion(source.stream.read, new).read)
    yield source.member(read, "compressed", name=name)


class _Expansion:
    """What is expanded of one or several compressed pieces on end."""

    def __init__(
        self, read: Callable[[int], bytes], new: Callable[[], _Decoder]
    ) -> None:
        self._read, self._new = read, new
        self._decoder = new()
        self._ended = False

    def read(self, size: int) -> bytes:
        """So many bytes at most; none at the end.

        Raises:
            EOFError: The file is cut off.
            Exception: The file is damaged; the class is the decoder's.
        """
        while True:
            data = self._next()
            if data is None:
                return b""
            piece = self._decoder.decompress(data, size)
            if piece:
                return piece
            if self._ended and not self._decoder.eof:
                msg = "the compressed file is cut off"
                raise EOFError(msg)

    def _next(self) -> bytes | None:
        """The next input of the decoder; `None` at the end."""
        if self._decoder.eof:
            # Zeros may fill up the last block of a tape.
            data = self._decoder.unused_data.lstrip(b"\0")
            while not data and not self._ended:
                data = self._more().lstrip(b"\0")
            if not data:
                return None
            self._decoder = self._new()
            return data
        return self._more() if self._decoder.needs_input else b""

    def _more(self) -> bytes:
        piece = self._read(CHUNK)
        self._ended = not piece
        return piece
