"""`cableformat hash`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cableformat import content_hash, text


def test_a_line_is_that_of_sha256sum(run, telegram):
    """A line has the form that sha256sum prints, and a telegram has the same hash in
    every format.
    """
    expected = content_hash(text.parse(Path(telegram).read_bytes()).cable)
    for to in ("json", "xml"):
        document = run("convert", telegram, "--to", to).stdout_bytes
        Path(f"cable.{to}").write_bytes(document)
    result = run("hash", telegram, "cable.json", "cable.xml")
    names = (telegram, "cable.json", "cable.xml")
    assert result.stdout == "".join(f"{expected}  {name}\n" for name in names)
    assert re.fullmatch("[0-9a-f]{64}", expected)
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.parametrize("scope", ["cable", "message", "content"])
def test_copies_of_a_telegram_are_one_message(run, telegram, scope):
    source = Path(telegram).read_bytes()
    options = ("hash", "--scope", scope, "-")
    one, other = (
        run(*options, stdin=copy).stdout for copy in (source, source + b"\nBT\nNNNN\n")
    )
    assert (one == other) == (scope != "cable")
    assert one.endswith("  -\n")


def test_of_a_folder_its_telegrams_and_documents_are_hashed(run, telegram):
    Path("inner").mkdir()
    Path("inner/b.txt").write_bytes(b"FM A\n")
    Path("inner/photo.jpg").write_bytes(b"\xff\xd8")
    result = run("hash", "inner", telegram)
    names = [line.split("  ", 1)[1] for line in result.stdout.splitlines()]
    assert names == [os.path.join("inner", "b.txt"), telegram]  # noqa: PTH118


def test_a_file_that_has_no_cable_stops_no_other(run, telegram):
    Path("broken.json").write_text("{", "utf-8")
    result = run("hash", "no.txt", "broken.json", telegram)
    first, second, *_ = result.stderr.splitlines()
    assert "no.txt: no such file" in first
    assert second.startswith("broken.json:1:")
    assert len(result.stdout.splitlines()) == 1
    assert result.exit_code == 1


def test_what_makes_no_sense_is_a_usage_error(run, telegram):
    assert "once" in run("hash", "-", "-").stderr
    assert run("hash", "-", "-").exit_code == 2
    assert run("hash", "--scope", "heading", telegram).exit_code == 2
    assert run("hash").exit_code == 2
