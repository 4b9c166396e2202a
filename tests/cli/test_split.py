"""`cableformat split`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.streams.test_split import END, JUTE, TEA

WORDS = "ORMITY WITH PARAGRAPH 4 OF REFTEL.\n\n"
STREAM = (TEA + END + WORDS + "ZCZCXRO2903\n" + JUTE).encode()
NAMES = ["0001-10COLOMBO161.txt", "0002-between.txt", "0003-10DHAKA212.txt"]


@pytest.fixture
def stream(tmp_path, monkeypatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("stream.txt").write_bytes(STREAM)
    return "stream.txt"


def test_the_files_in_their_order_are_the_source(run, stream):
    """The files joined in the order of their names are the source; a name has the place
    and the canonical id.
    """
    result = run("split", stream, "-o", "out/")
    assert (result.stderr, result.exit_code) == ("", 0)
    files = sorted(Path("out").iterdir())
    assert [file.name for file in files] == NAMES
    assert b"".join(file.read_bytes() for file in files) == STREAM
    first, second, third = result.stdout.splitlines()
    assert first == f"{files[0]}  stream.txt:1 telegram: the source begins"
    assert second.startswith(f"{files[1]}  stream.txt:15 between: an ending above")
    assert third.startswith(f"{files[2]}  stream.txt:17 telegram: words above")


@pytest.mark.usefixtures("stream")
def test_standard_input_and_a_source_of_one_telegram_are_cut_too(run):
    assert run("split", "-", "-o", "out", stdin=TEA.encode()).exit_code == 0
    (file,) = Path("out").iterdir()
    assert file.read_bytes() == TEA.encode()


def test_no_file_is_replaced(run, stream):
    """A file of another run and the source itself are never replaced."""
    assert run("split", stream, "-o", "out").exit_code == 0
    again = run("split", "-", "-o", "out", stdin=TEA.encode())
    assert again.exit_code == 2
    assert f"{Path('out', NAMES[0])} already exists" in again.stderr
    Path(NAMES[0]).write_bytes(TEA.encode())
    own = run("split", NAMES[0], "-o", ".")
    assert (own.exit_code, Path(NAMES[0]).read_bytes()) == (2, TEA.encode())


def test_what_can_not_be_read_or_written_is_reported(run, stream):
    missing = run("split", "no.txt", "-o", "out")
    assert (missing.exit_code, Path("out").exists()) == (1, False)
    assert "no.txt: no such file [input.missing]" in missing.stderr
    blocked = run("split", stream, "-o", stream)
    assert (blocked.exit_code, Path(stream).read_bytes()) == (1, STREAM)
    assert "[output.unwritable]" in blocked.stderr
    assert run("split", stream).exit_code == 2
    for nowhere in ("", "-"):
        result = run("split", stream, "-o", nowhere)
        assert (result.exit_code, "-o FOLDER" in result.stderr) == (2, True)
