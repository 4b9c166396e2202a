"""`cableformat convert`."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from cableformat import text
from cableformat.cli import main
from cableformat.errors import CableEncodeError

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
INPUTS = sorted(FIXTURES.glob("*/*/*/input.txt"))
LONE = [b"", b"\n", b"\r", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x0c"]


def listed():
    return sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.parent))
def test_text_to_text_is_the_source_byte_for_byte(run, path):
    result = run("convert", str(path), "--to", "text")
    assert (result.stdout_bytes, result.exit_code) == (path.read_bytes(), 0)


@pytest.mark.parametrize("source", LONE, ids=repr)
def test_lone_bytes_come_back(run, source):
    result = run("convert", "-", "--to", "text", stdin=source)
    assert (result.stdout_bytes, result.exit_code) == (source, 0)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.parent))
def test_canonical_is_the_canonical_telegram_in_utf_8(run, path):
    result = run("convert", str(path), "--to", "text", "--canonical")
    cable = text.parse(path.read_bytes()).cable
    assert result.stdout_bytes == text.dumps(cable).encode()


def test_findings_go_to_standard_error(run, telegram):
    result = run("convert", telegram, "--to", "text")
    assert result.stdout_bytes == Path(telegram).read_bytes()
    assert result.stderr == (
        "cable.txt:1:1: warning text.unrecognised-line 'COPY KEPT IN THE READING ROOM' "
        "belongs to no element; kept as a stray\n"
    )


def test_a_hint_follows_its_finding(run):
    result = run("convert", "-", "--to", "text", stdin=b"FM AMEMBASSY ROME\nTO caf\xe9")
    assert result.stderr == (
        "-:2:7: warning text.encoding-assumed not UTF-8; read as windows-1252\n"
        "    Text of another encoding is best decoded before it is read\n"
        "-:2:8: warning text.cut-off the source ends in the middle of a line\n"
        "    Compare the length with the original: the rest may be missing\n"
    )


def test_a_format_that_is_none_is_a_usage_error_that_lists_them(run, telegram):
    result = run("convert", telegram, "--to", "pdf", "-o", "out")
    assert "Invalid value for '--to': 'pdf' is not 'text'." in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)
    assert not Path("out").exists()


def test_no_format_is_a_usage_error(run, telegram):
    assert run("convert", telegram).exit_code == 2


def test_the_date_is_a_hint(run):
    source = b"R 031410Z JUN 44\nFM AMEMBASSY TUNIS\n"
    run_with = ("convert", "-", "--to", "text", "--canonical", "--date", "1944-01-01")
    assert run(*run_with, stdin=source).stdout.startswith("R 031410Z JUN 1944\n")
    assert run(*run_with[:-1], "soon", stdin=source).exit_code == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere.txt", "input.missing"), (".", "input.is-a-folder")],
)
@pytest.mark.usefixtures("telegram")
def test_an_input_that_can_not_be_read_leaves_the_output_alone(run, name, code):
    Path("out").write_bytes(b"old")
    result = run("convert", name, "--to", "text", "-o", "out")
    assert result.stderr.startswith(f"cableformat: {name}: ")
    assert result.stderr.endswith(f" [{code}]\n")
    assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)


@pytest.mark.usefixtures("telegram")
def test_a_cable_that_can_not_be_written_leaves_the_output_alone(run, monkeypatch):
    def refuse(*_args, **_named):
        msg = "no spelling of the cable reads back as it"
        raise CableEncodeError(msg, code="text.not-readable-back")

    monkeypatch.setattr("cableformat.cli._convert.write", refuse)
    Path("out").write_bytes(b"old")
    result = run("convert", "cable.txt", "--to", "text", "-o", "out")
    assert result.stderr == (
        "cableformat: cable.txt: no spelling of the cable reads back as it "
        "[text.not-readable-back]\n"
    )
    assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)


@pytest.mark.usefixtures("telegram")
class TestOutput:
    """`-o OUT`: whole or not at all."""

    def convert(self, run, out="out"):
        return run("convert", "cable.txt", "--to", "text", "-o", out)

    def test_a_new_file_is_written(self, run, telegram):
        umask = os.umask(0o027)
        try:
            result = self.convert(run)
        finally:
            os.umask(umask)
        assert (result.stdout, result.exit_code) == ("", 0)
        assert Path("out").read_bytes() == Path(telegram).read_bytes()
        if os.name == "posix":
            assert stat.S_IMODE(Path("out").stat().st_mode) == 0o640
        assert listed() == ["cable.txt", "out"]

    @pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
    @pytest.mark.parametrize("mode", [0o600, 0o666, 0o755])
    def test_an_existing_file_keeps_its_mode(self, run, telegram, mode):
        Path("out").write_bytes(b"old")
        Path("out").chmod(mode)
        assert self.convert(run).exit_code == 0
        assert Path("out").read_bytes() == Path(telegram).read_bytes()
        assert stat.S_IMODE(Path("out").stat().st_mode) == mode

    def test_the_input_can_be_the_output(self, run, telegram):
        result = run("convert", telegram, "--to", "text", "--canonical", "-o", telegram)
        assert result.exit_code == 0
        cable = text.parse(Path(telegram).read_bytes()).cable
        assert Path(telegram).read_bytes() == text.dumps(cable).encode()

    def test_a_hyphen_is_standard_output(self, run, telegram):
        assert self.convert(run, "-").stdout_bytes == Path(telegram).read_bytes()

    def test_behind_a_symbolic_link_the_file_is_replaced(self, run, telegram):
        Path("real").write_bytes(b"old")
        try:
            Path("out").symlink_to("real")
        except OSError:
            pytest.skip("needs symbolic links")
        assert self.convert(run).exit_code == 0
        assert Path("out").is_symlink()
        assert Path("real").read_bytes() == Path(telegram).read_bytes()

    @pytest.mark.skipif(os.name != "posix", reason="devices are POSIX's")
    def test_a_device_is_written_into(self, run):
        assert self.convert(run, os.devnull).exit_code == 0
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)

    def test_a_folder_is_no_output(self, run):
        Path("folder").mkdir()
        result = self.convert(run, "folder")
        assert result.stderr.startswith("cableformat: folder: ")
        assert result.stderr.endswith(" [output.unwritable]\n")
        assert result.exit_code == 1

    def test_a_missing_folder_is_told(self, run):
        result = self.convert(run, "no/where")
        assert result.stderr.startswith("cableformat: no/where: ")
        assert result.stderr.endswith(" [output.unwritable]\n")
        assert result.exit_code == 1

    def test_a_folder_that_takes_no_file_is_told(self, run, monkeypatch):
        def refuse(*_args, **_named):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("os.open", refuse)
        result = self.convert(run)
        monkeypatch.undo()
        assert result.stderr == (
            "cableformat: out: Permission denied [output.unwritable]\n"
        )
        assert result.exit_code == 1

    def test_a_read_only_file_is_left_alone(self, run, monkeypatch):
        Path("out").write_bytes(b"old")
        # Root may write everything, so the answer of the system is replaced.
        monkeypatch.setattr("os.access", lambda *_: False)
        result = self.convert(run)
        assert result.stderr == (
            "cableformat: out: the file is read-only [output.unwritable]\n"
        )
        assert Path("out").read_bytes() == b"old"

    @pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
    def test_a_failure_half_way_leaves_the_folder_as_it_was(
        self, run, monkeypatch, step
    ):
        def refuse(*_args):
            raise OSError(28, "No space left on device")

        Path("out").write_bytes(b"old")
        monkeypatch.setattr(step, refuse)
        result = self.convert(run)
        assert result.stderr == (
            "cableformat: out: No space left on device [output.unwritable]\n"
        )
        assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)
        assert listed() == ["cable.txt", "out"]

    def test_an_interruption_half_way_leaves_the_folder_as_it_was(
        self, run, monkeypatch
    ):
        def interrupt(*_args):
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupt)
        result = self.convert(run)
        assert (result.stderr, result.exit_code) == ("", 130)
        assert listed() == ["cable.txt"]


class Full(io.RawIOBase):
    """A device without room."""

    def writable(self):
        return True

    def write(self, _data):
        raise OSError(28, "No space left on device")


class Slow(io.RawIOBase):
    """A raw stream that takes seven bytes at a time, as one may."""

    def __init__(self):
        super().__init__()
        self.taken = b""

    def writable(self):
        return True

    def write(self, data):
        self.taken += bytes(data[:7])
        return min(len(data), 7)


@pytest.mark.usefixtures("telegram")
class TestStandardOutput:
    def convert(self, monkeypatch, raw):
        stream = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        return exited.value.code

    def test_a_stream_that_takes_parts_gets_all(self, telegram, monkeypatch):
        slow = Slow()
        assert self.convert(monkeypatch, slow) == 0
        assert slow.taken == Path(telegram).read_bytes()

    def test_a_full_device_is_told(self, monkeypatch, capsys):
        assert self.convert(monkeypatch, Full()) == 1
        assert capsys.readouterr().err == (
            "cableformat: -: No space left on device [output.unwritable]\n"
        )

    def test_a_closed_stream_is_told(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdout", None)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        assert exited.value.code == 1
        assert capsys.readouterr().err == (
            "cableformat: -: standard output is closed [output.unwritable]\n"
        )

    def test_without_standard_error_the_document_is_written(
        self, telegram, monkeypatch, capfdbinary
    ):
        monkeypatch.setattr(sys, "stderr", None)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        assert exited.value.code == 0
        assert capfdbinary.readouterr().out == Path(telegram).read_bytes()
