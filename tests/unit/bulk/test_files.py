"""Files and folders: what a file is, and what is never opened."""

from __future__ import annotations

import os

import pytest

import cableformat
from cableformat.bulk import _limits, members
from tests.unit.bulk.containers import BONN, LIMA, listed, outcomes, zipped

DOCUMENT = cableformat.convert(LIMA, to="json").encode()
LINE = cableformat.json.dumps(cableformat.parse(LIMA).cable).encode()
COMPACT = b" ".join(line.strip(b" ") for line in LINE.split(b"\n")).rstrip(b" ")


def test_a_folder_has_the_files_of_its_folders(tmp_path):
    """The files of a folder come in the order of names, before those of its inner
    folders.
    """
    (tmp_path / "a" / "deep").mkdir(parents=True)
    (tmp_path / "a" / "lima.txt").write_bytes(LIMA)
    (tmp_path / "a" / "deep" / "all.zip").write_bytes(zipped({"x": LIMA, "y": BONN}))
    (tmp_path / "z.txt").write_bytes(BONN)
    (tmp_path / ".hidden").write_bytes(BONN)
    inner = tmp_path / "a" / "deep" / "all.zip"
    assert [(m.place.path, m.text) for m in members(tmp_path)] == [
        (str(tmp_path / "z.txt"), BONN),
        (str(tmp_path / "a" / "lima.txt"), LIMA),
        (str(inner), LIMA),
        (str(inner), BONN),
    ]


def test_no_link_of_a_folder_is_followed(tmp_path):
    """A link in a folder is not followed, but the given path itself may be a link."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(LIMA)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "gone").symlink_to(outside / "gone")
    (folder / "round").symlink_to(folder)
    (folder / "z.txt").write_bytes(BONN)
    assert outcomes(folder) == ["container.no-file"] * 4 + [BONN]
    assert outcomes(folder / "file") == [LIMA]
    assert outcomes(folder / "folder") == [LIMA]


def test_no_pipe_and_no_device_is_opened(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "z.txt").write_bytes(BONN)
    assert outcomes(tmp_path) == ["container.no-file", BONN]

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(os, "open", refuse)
    assert outcomes(tmp_path / "pipe") == ["container.no-file"]
    assert outcomes("/dev/zero") == ["container.no-file"]


def test_what_becomes_a_pipe_is_not_read(tmp_path, monkeypatch):
    """A file that is replaced by a pipe just before it is opened is not read."""
    path = tmp_path / "file"
    path.write_bytes(LIMA)
    really = os.open

    def replaced(name, flags):
        path.unlink()
        os.mkfifo(name)
        return really(name, flags)

    monkeypatch.setattr(os, "open", replaced)
    assert outcomes(path) == ["container.no-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_stops_no_other(tmp_path):
    (tmp_path / "a").mkdir(mode=0)
    (tmp_path / "b").write_bytes(LIMA)
    (tmp_path / "b").chmod(0)
    (tmp_path / "c").write_bytes(BONN)
    assert sorted(map(str, outcomes(tmp_path))) == sorted(
        map(str, ["input.unreadable", "input.unreadable", BONN])
    )


def test_a_folder_that_goes_away_is_refused(tmp_path, monkeypatch):
    def gone(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", gone)
    assert outcomes(tmp_path) == ["input.unreadable"]


def test_a_missing_file_is_a_refusal(tmp_path):
    assert outcomes(tmp_path / "none") == ["input.missing"]
    assert outcomes(tmp_path / "a\0b") == ["input.missing"]
    (tmp_path / "file").write_bytes(LIMA)
    assert outcomes(tmp_path / "file" / "none") == ["input.missing"]


@pytest.mark.parametrize("path", [b"cables.zip", None, 7])
def test_a_path_is_no_bytes(path):
    with pytest.raises(TypeError):
        members(path)


def test_a_member_that_was_not_read_raises_when_it_is_asked_for(tmp_path):
    (member,) = members(tmp_path / "none")
    with pytest.raises(cableformat.CableDecodeError) as caught:
        member.cable()
    assert caught.value is member.error


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        LIMA,
        b"\xff\xd8\xff\xe0JFIF",
        b"%PDF-1.7\n",
        DOCUMENT,
        LINE,
        COMPACT,
        COMPACT + b"\n",
        cableformat.convert(LIMA, to="xml").encode(),
        b"{",
        b"{}\nA",
    ],
)
def test_a_file_that_is_no_container_is_its_own_member(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    assert listed(tmp_path / "file") == [(None, content)]


def test_a_file_over_the_cap_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(bytes(_limits.MEMBER + 1))
    assert outcomes(tmp_path / "file") == ["input.too-large"]


@pytest.mark.parametrize("name", ["file", "file.jsonl"])
def test_each_line_of_json_lines_is_a_document(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(COMPACT + b"\r\n" + COMPACT + b'\n\n {"broken\n' + COMPACT)
    found = list(members(path))
    assert [(m.place.row, m.text) for m in found] == [
        (1, COMPACT),
        (2, COMPACT),
        (4, b' {"broken'),
        (5, COMPACT),
    ]
    assert found[0].cable() == cableformat.parse(LIMA).cable
    assert found[2].cable() is None


def test_a_line_over_the_cap_stops_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(_limits, "MEMBER", 100_000)
    path = tmp_path / "file.jsonl"
    path.write_bytes(COMPACT + b"\n{" + b" " * 200_000 + b"}\n" + COMPACT)
    assert outcomes(path) == [COMPACT, "input.too-large", COMPACT]


def test_an_error_of_the_library_stops_no_other(tmp_path, monkeypatch):
    """An error of this library on one file is reported with a code, and the next file
    is read.
    """
    for name in "ab":
        (tmp_path / name).write_bytes(LIMA)
    raised = iter([KeyError("x"), MemoryError()])

    def broken(_: object) -> None:
        raise next(raised)

    monkeypatch.setattr("cableformat.bulk._opening.container_code", broken)
    assert outcomes(tmp_path) == ["input.unforeseen", "input.out-of-memory"]
