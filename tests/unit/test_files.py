"""Files, open files and buffers: what `read`, `load` and `loads` take, and refuse."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import cableformat
from cableformat import CableDecodeError, CableEncodeError
from cableformat._convert import FORMATS

TELEGRAM = b"FM AMEMBASSY LIMA\r\nTO SECSTATE WASHDC\r\n"
CABLE = cableformat.loads(TELEGRAM)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_is_read_in_any_format(tmp_path, to, kind):
    path = tmp_path / "cable"
    path.write_bytes(cableformat.dumps(CABLE, to=to).encode())
    assert cableformat.read(kind(path)).cable == CABLE
    assert cableformat.read(path, from_=to).cable == CABLE
    with path.open("rb") as file:
        assert cableformat.load(file) == CABLE


def test_what_was_read_of_a_file_writes_it_again(tmp_path):
    path = tmp_path / "cable.txt"
    path.write_bytes(TELEGRAM)
    reading = cableformat.read(path)
    assert cableformat.dumps(reading.cable, layout=reading.layout) == TELEGRAM


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere.txt", "input.missing"),
        ("cable.txt/below", "input.missing"),
        ("zero\0byte", "input.missing"),
        (".", "input.is-a-folder"),
    ],
)
def test_a_file_that_can_not_be_read_is_named(tmp_path, monkeypatch, name, code):
    monkeypatch.chdir(tmp_path)
    Path("cable.txt").write_bytes(TELEGRAM)
    with pytest.raises(CableDecodeError) as raised:
        cableformat.read(name)
    assert raised.value.code == code
    assert str(raised.value).startswith(f"{name}: ")


def test_a_document_that_is_broken_is_read_and_not_loaded(tmp_path):
    path = tmp_path / "cable.json"
    path.write_text("{}", "utf-8")
    assert cableformat.read(path).cable is None
    with path.open("rb") as file, pytest.raises(CableDecodeError) as raised:
        cableformat.load(file)
    assert raised.value.diagnostics


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_another_buffer_is_read_as_bytes(to, kind):
    source = cableformat.dumps(CABLE, to=to).encode()
    codec = FORMATS[to]
    for each in (cableformat.parse, codec.parse, codec.inspect):
        assert each(kind(source)).cable == CABLE
    assert cableformat.loads(kind(source)) == CABLE
    assert cableformat.convert(kind(TELEGRAM), to="text") == TELEGRAM
    assert [piece.source for piece in cableformat.split(kind(TELEGRAM))] == [TELEGRAM]
    assert cableformat.check(kind(source)) == cableformat.check(source)


@pytest.mark.parametrize("to", FORMATS)
def test_a_path_is_no_source_and_the_message_says_what_reads_it(to):
    for each in (cableformat.parse, cableformat.loads, FORMATS[to].parse):
        with pytest.raises(TypeError, match=r"found PosixPath|found WindowsPath") as e:
            each(Path("cable.txt"))
        assert str(e.value).endswith("; cableformat.read(path) reads a file")


def test_an_open_file_is_no_source_and_a_reading_no_cable():
    """An open file is refused as source, and a reading as cable, with messages that say
    what to give.
    """
    with pytest.raises(TypeError, match=r"cableformat\.load\(file\) reads"):
        cableformat.loads(io.BytesIO(TELEGRAM))
    reading = cableformat.parse(TELEGRAM)
    for write in (
        *(codec.dumps for codec in FORMATS.values()),
        cableformat.content_hash,
        lambda each: cableformat.differences(CABLE, each),
    ):
        with pytest.raises(TypeError, match="found Reading: give its cable"):
            write(reading)


def test_a_buffer_that_was_released_is_a_wrong_argument():
    released = memoryview(TELEGRAM)
    released.release()
    with pytest.raises(TypeError):
        cableformat.parse(released)


def test_content_is_no_name():
    with pytest.raises(TypeError, match=r"cableformat\.parse\(source\)"):
        cableformat.read(TELEGRAM)


@pytest.mark.parametrize("path", ["cable.txt", Path("cable.txt"), b"cable.txt", None])
def test_a_path_is_no_open_file(path):
    with pytest.raises(TypeError, match=r"cableformat\.read\(path\)"):
        cableformat.load(path)


@pytest.mark.parametrize(
    ("source", "reported"),
    [
        ("cable.txt", True),
        (r"C:\My Cables\1974 bergen.XML", True),
        ("/home/cables/all.ndjson\n", True),
        ("FM AMEMBASSY LIMA\ncable.txt", False),
        ("SEE CABLE.TXT BELOW", False),
        ("cables/", False),
        ("a" * 5000 + ".txt", False),
    ],
)
def test_a_line_that_ends_like_a_file_has_a_hint(source, reported):
    codes = {each.code: each.hint for each in cableformat.parse(source).diagnostics}
    hint = codes.get("text.looks-like-file-name")
    assert hint == (
        "cableformat.read(path) reads a file by its name" if reported else None
    )


def test_dumps_writes_each_format_and_refuses_others():
    for name, codec in FORMATS.items():
        assert cableformat.dumps(CABLE, to=name) == codec.dumps(CABLE)
    assert cableformat.dumps(CABLE) == FORMATS["text"].dumps(CABLE)
    with pytest.raises(CableEncodeError) as raised:
        cableformat.dumps(CABLE, to="yaml")
    assert raised.value.code == "convert.unknown-format"


def test_load_is_of_bytes_or_text():
    assert cableformat.load(io.BytesIO(TELEGRAM)) == CABLE
    assert cableformat.load(io.StringIO(TELEGRAM.decode())) == CABLE


def test_what_the_system_refuses_has_its_words_and_a_code(tmp_path, monkeypatch):
    def refused(*_args, **_more):
        raise PermissionError(13, "no entry")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(CableDecodeError) as raised:
        cableformat.read(tmp_path / "cable.txt")
    assert raised.value.code == "input.unreadable"
    assert raised.value.message.endswith("no entry")
