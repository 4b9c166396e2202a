"""Archives of files, zip and tar, whose members are read in place.

Theory of operation.  Nothing is written to disk, so the names of members have no
effect, and no link is followed.  A zip is read member by member, by its directory; a
tar is read once, from beginning to end.
"""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, cast

import attrs

from cableformat.bulk import _limits
from cableformat.bulk._limits import coded, refused
from cableformat.bulk._member import Member
from cableformat.errors import CableDecodeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._member import MemberPlace
    from cableformat.bulk._stream import Source

#: The bit of a member of a zip that says that it is encrypted.
_ENCRYPTED: Final = 1
#: These keep their promise to take little memory at a time.
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: Blocks that hold a name, or more, of the member after them.
_LONG: Final = frozenset(
    {
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
    }
)


class _Directory:
    """The file of a zip, which refuses to read a directory that is over the cap."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            here = self._file.tell()
            size = self._file.seek(0, os.SEEK_END) - here
            self._file.seek(here)
        if size > _limits.DIRECTORY:
            msg = f"expected a directory of {_limits.DIRECTORY} bytes at most"
            raise CableDecodeError(msg, code="container.too-many")
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def zip_members(source: Source) -> Iterator[Source | Member]:
    """The files of a zip, in the order of its directory."""
    file = source.file
    assert file is not None
    file.seek(0)
    with zipfile.ZipFile(cast("BinaryIO", _Directory(file))) as archive:
        for info in archive.infolist():
            # `ZipInfo.is_dir` takes no name that is empty.
            if info.filename.endswith("/"):
                continue
            place = attrs.evolve(source.place, name=info.filename)
            why = _why_not(info, place)
            if why is not None:
                yield why
                continue
            yield from _opened(archive, info, source, place)


def _opened(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    source: Source,
    place: MemberPlace,
) -> Iterator[Source | Member]:
    try:
        member = archive.open(info)
    except Exception as error:  # noqa: BLE001 - the other members have their turn
        yield Member(place=place, error=coded(error))
        return
    with member:
        read = source.budget.metered(member.read)
        yield source.member(read, "zip", place=place, name=info.filename)


def _why_not(info: zipfile.ZipInfo, place: MemberPlace) -> Member | None:
    """Why a member is not read; `None` for one that is."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return _no_file(place)
    if info.flag_bits & _ENCRYPTED:
        msg = "the member is encrypted"
        return refused(place, msg, code="container.encrypted")
    if info.compress_type not in _METHODS:
        msg = f"compressed by method {info.compress_type}; expected 0 or 8"
        return refused(place, msg, code="container.unknown-method")
    return None


def _no_file(place: MemberPlace) -> Member:
    msg = "expected a file; found a link, a pipe or a device"
    return refused(place, msg, code="container.no-file")


class _CarefulInfo(tarfile.TarInfo):
    """A block that takes no more memory than its cap; a class of its own per archive.

    It keeps the last block: `tarfile` ends alike at the end, at a block that is
    damaged, and where the archive is cut off.
    """

    block = b""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        cls.block = bytes(buf)
        info = super().frombuf(buf, encoding, errors)
        if info.size < 0 or (info.type in _LONG and info.size > _limits.TAR_HEADER):
            msg = "a block of the archive has a size that no archive needs"
            raise CableDecodeError(msg, code="container.broken")
        return info

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        """The hook of `tarfile` for types of one's own: a map of holes is not kept."""
        if self.type != tarfile.GNUTYPE_SPARSE:
            return super()._proc_member(archive)  # type: ignore[misc]
        more = self.block[482:483]
        while more.strip(b"\0"):
            more = cast("BinaryIO", archive.fileobj).read(tarfile.BLOCKSIZE)[504:505]
        return self._proc_builtin(archive)  # type: ignore[attr-defined]

    def _sparse_by_pax(self, info: tarfile.TarInfo, *_: Any) -> None:
        info.type = tarfile.GNUTYPE_SPARSE

    # The three versions of a map in a pax header; the last may be of any length.
    _proc_gnusparse_00 = _proc_gnusparse_01 = _proc_gnusparse_10 = _sparse_by_pax


def tar_members(source: Source) -> Iterator[Source | Member]:
    """The files of a tar, in its order."""
    careful = cast("type[_CarefulInfo]", type("_CarefulInfo", (_CarefulInfo,), {}))
    file = cast("BinaryIO", source.stream)
    with tarfile.open(fileobj=file, mode="r|", tarinfo=careful) as archive:
        while (info := archive.next()) is not None:
            # Else they add up, and each member would have all.
            archive.members.clear()  # type: ignore[attr-defined]
            archive.pax_headers = {}
            if not info.isdir():
                yield _tar_member(archive, info, source)
    if careful.block.strip(b"\0") or not careful.block:
        msg = "the archive is damaged or cut off: it has no end"
        yield refused(source.place, msg, code="container.broken")


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source
) -> Source | Member:
    place = attrs.evolve(source.place, name=info.name)
    if info.type == tarfile.GNUTYPE_SPARSE:
        msg = "the member is stored with its holes left out; expected a whole file"
        return refused(place, msg, code="container.unknown-method")
    file = archive.extractfile(info) if info.isreg() else None
    if file is None:
        return _no_file(place)
    return source.member(file.read, "tar", place=place, name=info.name)
