"""Archives and compressed files: what is in them, and what they may not do."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import tracemalloc
import zipfile

import pytest

from cableformat.bulk import _limits
from tests.unit.bulk.containers import BONN, LIMA, listed, outcomes, tarred, zipped

TWO = {"lima.txt": LIMA, "bonn.txt": BONN}
BOTH = [("lima.txt", LIMA), ("bonn.txt", BONN)]
BROKEN = "container.broken"


@pytest.fixture
def path(tmp_path):
    """A file whose name says nothing."""
    return tmp_path / "cables"


@pytest.mark.parametrize(
    "content",
    [
        zipped(TWO),
        zipped(TWO, zipfile.ZIP_STORED),
        tarred(TWO),
        tarred(TWO, "w:gz"),
        tarred(TWO, "w:bz2"),
        tarred(TWO, "w:xz"),
    ],
    ids=["zip", "stored", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_an_archive_has_its_files_in_order(path, content):
    path.write_bytes(content)
    assert listed(path) == BOTH


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_has_one_member(path, pack):
    path.write_bytes(pack(LIMA))
    assert listed(path) == [(None, LIMA)]
    path.write_bytes(pack(LIMA) + pack(BONN) + bytes(512))
    assert listed(path) == [(None, LIMA + BONN)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_that_is_damaged_is_refused(path, pack):
    whole = pack(LIMA * 50)
    half = len(whole) // 2
    for content in (
        whole[:-1],
        whole[:half],
        whole + b"more",
        whole[:half] + bytes([whole[half] ^ 0xFF]) + whole[half + 1 :],
    ):
        path.write_bytes(content)
        assert outcomes(path) == [BROKEN]


def test_a_decoder_takes_no_more_memory_than_its_cap(path, monkeypatch):
    path.write_bytes(lzma.compress(LIMA))
    monkeypatch.setattr(_limits, "XZ_MEMORY", 1 << 20)
    assert outcomes(path) == [BROKEN]


def test_a_member_over_the_cap_stops_no_other(path):
    """A member over the cap is refused in a zip and in a tar, whatever size is
    declared, and the others are read.
    """
    files = {"bomb": bytes(_limits.MEMBER + 1), **TWO}
    for content in (zipped(files), tarred(files, "w:gz")):
        path.write_bytes(content)
        assert listed(path) == [("bomb", "input.too-large"), *BOTH]
    whole = zipped({"bomb": bytes(_limits.MEMBER + 1)})
    small = whole.replace(struct.pack("<I", _limits.MEMBER + 1), struct.pack("<I", 9))
    path.write_bytes(small)
    assert listed(path) == [("bomb", BROKEN)]


@pytest.mark.parametrize("content", [zipped, lambda files: tarred(files, "w:gz")])
def test_what_a_file_expands_to_is_capped(tmp_path, monkeypatch, content):
    """A file that expands too far is not read further, and the next one is."""
    monkeypatch.setattr(_limits, "EXPANDED", 50_000)
    monkeypatch.setattr(_limits, "RATIO", 1)
    bomb = {f"{n}.txt": bytes(20_000) for n in range(100)}
    (tmp_path / "a").write_bytes(content(bomb))
    (tmp_path / "b").write_bytes(LIMA)
    found = outcomes(tmp_path)
    assert bytes(20_000) in found
    assert len(found) < 10
    assert found[-2:] == ["container.expands-too-far", LIMA]


def test_the_members_of_a_file_are_counted(path, monkeypatch):
    path.write_bytes(zipped({str(n): LIMA for n in range(9)}))
    monkeypatch.setattr(_limits, "COUNT", 3)
    assert outcomes(path) == [LIMA] * 3 + ["container.too-many"]
    monkeypatch.setattr(_limits, "DIRECTORY", 100)
    assert outcomes(path) == ["container.too-many"]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (zipped(TWO), zipped),
        (zipped(TWO), tarred),
        (tarred(TWO), zipped),
        (gzip.compress(LIMA), zipped),
        (gzip.compress(LIMA), tarred),
        (tarred(TWO), tarred),
    ],
    ids=["zip in zip", "zip in tar", "tar in zip", "gz in zip", "gz in tar", "tars"],
)
def test_an_archive_in_an_archive_is_refused(path, inner, outer):
    path.write_bytes(outer({"in": inner, **TWO}))
    assert listed(path) == [("in", "container.too-deep"), *BOTH]


@pytest.mark.parametrize(
    "inner",
    [zipped(TWO), gzip.compress(LIMA), tarred({"in": zipped(TWO)})],
    ids=["zip", "gz", "zip in tar"],
)
def test_a_compressed_file_holds_no_archive_but_a_tar(path, inner):
    path.write_bytes(gzip.compress(inner))
    assert outcomes(path) == ["container.too-deep"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../up.txt", "C:\\up.txt", "a/../../b", "..", "\u202e"]
)
def test_a_name_leads_nowhere(tmp_path, monkeypatch, name):
    """The name of a member is only a label: nothing is written, even if
    it is a path.
    """
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "zip").write_bytes(zipped({name: LIMA}))
    (tmp_path / "tar").write_bytes(tarred({name: LIMA}))
    assert listed(tmp_path / "zip") == [(name, LIMA)]
    assert listed(tmp_path / "tar") == [(name, LIMA)]
    found = sorted(each.name for each in tmp_path.rglob("*"))
    assert found == ["in", "tar", "zip"]


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh91AY&SY"])
def test_an_archive_begins_with_the_file(path, begin):
    path.write_bytes(b"\n" + begin)
    assert outcomes(path) == [b"\n" + begin]


# Zip


def test_a_member_needs_no_name(path):
    path.write_bytes(zipped(TWO).replace(b"lima.txt", b"\0ima.txt"))
    assert listed(path) == [("", LIMA), ("bonn.txt", BONN)]


def test_a_directory_that_is_nowhere_is_damage(path):
    whole = zipped(TWO)
    end = whole.index(b"PK\x05\x06")
    path.write_bytes(whole[: end + 12] + b"\xff\xff\xff\x00" + whole[end + 16 :])
    assert outcomes(path) == [BROKEN]


def test_a_member_whose_checksum_is_wrong_stops_no_other(path):
    whole = zipped(TWO, zipfile.ZIP_STORED)
    path.write_bytes(whole.replace(b"LIMA", b"LIME"))
    assert listed(path) == [("lima.txt", BROKEN), ("bonn.txt", BONN)]


def test_a_member_that_is_encrypted_is_refused(path):
    whole = bytearray(zipped(TWO))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + offset] |= 1
    path.write_bytes(whole)
    assert listed(path) == [("lima.txt", "container.encrypted"), ("bonn.txt", BONN)]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_are_refused(path, method):
    path.write_bytes(zipped({"lima.txt": LIMA}, method))
    assert listed(path) == [("lima.txt", "container.unknown-method")]


def test_a_link_in_a_zip_is_refused(path):
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.mkdir("folder")
        archive.writestr(link, "/etc/passwd")
        archive.writestr("folder/lima.txt", LIMA)
    path.write_bytes(file.getvalue())
    assert listed(path) == [("link", "container.no-file"), ("folder/lima.txt", LIMA)]


def test_a_member_that_is_not_there_stops_no_other(path):
    """A member that the directory lists under another name than its header is refused,
    and the others are read.
    """
    whole = zipped(TWO)
    path.write_bytes(whole.replace(b"lima.txt", b"lime.txt", 1))
    assert listed(path) == [("lima.txt", BROKEN), ("bonn.txt", BONN)]
    place = whole.index(b"PK\x01\x02") + 42
    far = whole[:place] + struct.pack("<I", len(whole) - 5) + whole[place + 4 :]
    path.write_bytes(far)
    assert listed(path) == [("lima.txt", BROKEN), ("bonn.txt", BONN)]


# Tar


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
    ],
)
def test_only_files_of_a_tar_are_read(path, kind):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        odd = tarfile.TarInfo("odd")
        odd.type, odd.linkname = kind, "/etc/passwd"
        archive.addfile(odd)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    path.write_bytes(file.getvalue()[:1024] + tarred(TWO))
    assert listed(path) == [("odd", "container.no-file"), *BOTH]


def header(name=b"odd", kind=b"0", size=b"00000000010\0"):
    """The block of a member, with the right checksum."""
    block = bytearray(512)
    block[: len(name)] = name
    block[124:136] = size
    block[156:157] = kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize(
    "block",
    [
        header(kind=b"x", size=b"77777777777\0"),
        header(kind=b"g", size=b"00000400000\0"),
        header(kind=b"L", size=b"77777777777\0"),
        header(size=b"\xff" * 12),
        header(kind=b"x", size=b"00000000012\0") + b"9 size=-1\n".ljust(512, b"\0"),
        b"\xff" * 512,
    ],
    ids=["pax", "global", "long name", "negative", "negative by pax", "no header"],
)
def test_a_block_that_no_archive_has_ends_the_archive(path, block):
    path.write_bytes(tarred({"lima.txt": LIMA})[:1024] + block + tarred(TWO))
    found = listed(path)
    assert found[0] == ("lima.txt", LIMA)
    assert found[-1] == (None, BROKEN)


def test_a_tar_without_an_end_is_reported(path):
    path.write_bytes(tarred(TWO)[:2048])
    assert listed(path) == [*BOTH, (None, BROKEN)]
    path.write_bytes(tarred(TWO)[:1560])
    assert listed(path) == [BOTH[0], ("bonn.txt", BROKEN), (None, BROKEN)]


def with_checksum(block):
    """A block of a GNU archive whose bytes were changed."""
    block[257:265] = b"ustar  \0"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


#: A full block of pieces of one byte, each after a hole.
HOLES = (b"10000000000\x0000000000001\0" * 21).ljust(512, b"\0")


def by_header(blocks):
    """A sparse file by the header of GNU, whose map has so many blocks more."""
    head = bytearray(header(kind=b"S", size=b"00000001000\0"))
    head[386:410] = HOLES[:24]
    head[482] = 1
    more = HOLES[:504] + b"\1" + bytes(7)
    return with_checksum(head) + more * (blocks - 1) + HOLES + bytes(512)


def by_pax(blocks):
    """The same by a pax header of version 1.0, whose map is in the file."""
    numbers = b"%d\n" % (blocks * 256) + b"1\n" * (blocks * 256)
    content = numbers.ljust(-len(numbers) % 512 + len(numbers), b"\0")
    records = b"22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n"
    return (
        header(kind=b"x", size=b"%011o\0" % len(records))
        + records.ljust(512, b"\0")
        + header(size=b"%011o\0" % len(content))
        + content
    )


@pytest.mark.parametrize("sparse", [by_header, by_pax])
def test_a_file_with_holes_is_refused(path, sparse):
    """A sparse file is refused, and its map, which may be of any length, is not kept in
    memory.
    """
    path.write_bytes(gzip.compress(sparse(2) + tarred(TWO)))
    assert listed(path) == [("odd", "container.unknown-method"), *BOTH]
    path.write_bytes(gzip.compress(sparse(5000) + tarred(TWO)))
    tracemalloc.start()
    try:
        assert listed(path)[1:] == BOTH
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2_000_000


def test_a_map_of_holes_without_an_end_is_reported(path):
    path.write_bytes(by_header(3)[:-600])
    assert listed(path)[0] == ("odd", "container.unknown-method")
