"""Bytes that are read once, in bounded pieces; the first may be looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs

from cableformat.bulk import _limits
from cableformat.bulk._limits import too_large
from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.bulk._member import MemberPlace

#: Bytes that are read at once; a line that is longer comes in pieces.
CHUNK: Final = 64 * 1024


class Stream:
    """What a file or a member of an archive holds."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._ahead = b""

    def head(self, size: int) -> bytes:
        """The first bytes of what is left, which stay; fewer only at the end."""
        while len(self._ahead) < size:
            piece = self._read(size - len(self._ahead))
            if not piece:
                break
            self._ahead += piece
        return self._ahead[:size]

    def read(self, size: int = CHUNK) -> bytes:
        """So many bytes at most; none at the end."""
        if not self._ahead:
            return self._read(size)
        piece, self._ahead = self._ahead[:size], self._ahead[size:]
        return piece

    def pieces(self) -> Iterator[bytes]:
        """All that is left, in pieces."""
        first, self._ahead = self._ahead, b""
        if first:
            yield first
        while piece := self._read(CHUNK):
            yield piece

    def rest(self, most: int | None = None) -> bytes:
        """All that is left, of a member within the cap.

        Raises:
            CableDecodeError: It is more (``input.too-large``).
        """
        gathered = Gathering(_limits.MEMBER if most is None else most)
        for piece in self.pieces():
            gathered.add(piece)
            if gathered.size > gathered.most:
                break
        return gathered.taken()

    def lines(self) -> Iterator[bytes]:
        """All that is left, cut after each LF, and long lines in pieces."""
        begun = b""
        for piece in self.pieces():
            *whole, begun = (begun + piece).split(b"\n")
            for line in whole:
                yield line + b"\n"
            if len(begun) > CHUNK:
                yield begun
                begun = b""
        if begun:
            yield begun


class Gathering:
    """Pieces of a member up to a cap; of one that is over it, nothing is kept."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        # Of short pieces a list would take many times their length.
        self._whole = bytearray()

    def add(self, piece: bytes) -> None:
        """One piece more."""
        self.size += len(piece)
        if self.size <= self.most:
            self._whole += piece
        else:
            self._whole = bytearray()

    def taken(self) -> bytes:
        """What was gathered; the next member begins.

        Raises:
            CableDecodeError: It is over the cap (``input.too-large``).
        """
        size, self.size = self.size, 0
        whole, self._whole = self._whole, bytearray()
        if size > self.most:
            raise too_large(self.most)
        return bytes(whole)


class Budget:
    """How far what is in one file may expand: sizes that it declares count nothing."""

    def __init__(self, size: int) -> None:
        self._left = min(_limits.TOTAL, _limits.EXPANDED + _limits.RATIO * size)

    def metered(self, read: Callable[[int], bytes]) -> Callable[[int], bytes]:
        """A function that reads what is expanded, and counts it.

        It raises `CableDecodeError` when it is too much
        (``container.expands-too-far``).
        """

        def counted(size: int) -> bytes:
            piece = read(size)
            self._left -= len(piece)
            self.check()
            return piece

        return counted

    def check(self) -> None:
        """Refuse to go on when all is spent.

        Raises:
            CableDecodeError: It is (``container.expands-too-far``).
        """
        if self._left < 0:
            msg = "what the file holds expands beyond its cap: nothing more is read"
            raise CableDecodeError(msg, code="container.expands-too-far")


@attrs.frozen(kw_only=True, slots=True)
class Source:
    """A stream, where it is, and what is around it."""

    stream: Stream
    place: MemberPlace
    budget: Budget
    #: The file name, which counts only where the content says nothing.
    name: str
    #: The file on the disk, if this is the whole of it: a zip is read from its end.
    file: BinaryIO | None = None
    #: Kinds of archive that it is in, from the outermost.
    within: tuple[str, ...] = ()

    def member(self, read: Callable[[int], bytes], kind: str, **changes: Any) -> Source:
        """The source of a member of this one, which is of that kind."""
        around = (*self.within, kind)
        return attrs.evolve(
            self, stream=Stream(read), file=None, within=around, **changes
        )
