"""The front door: `parse`, `convert`, and what importing them costs."""

from __future__ import annotations

import datetime
import functools
import subprocess
import sys
from pathlib import Path

import pytest

import cableformat
from cableformat import CableDecodeError, CableEncodeError, Hints, convert, parse, text
from cableformat._convert import FORMATS
from cableformat.diagnostics import CATALOGUE
from tests.fixtures import FEW_TELEGRAMS, each

DIRTY = "FM   AMEMBASSY ASTANA\r\nTO SECSTATE WASHDC\r\n"
HINTS = Hints(date=datetime.date(1944, 1, 1))


def test_a_source_is_read_as_text():
    assert parse(DIRTY) == text.parse(DIRTY)


def test_a_source_is_content_and_never_a_path(tmp_path):
    path = tmp_path / "cable.txt"
    path.write_text(DIRTY, encoding="utf-8")
    assert [each.code for each in parse(str(path)).diagnostics] == [
        "text.looks-like-file-name",
        "text.not-a-telegram",
    ]
    for refusing in (cableformat.loads, functools.partial(convert, to="json")):
        with pytest.raises(CableDecodeError) as raised:
            refusing(str(path))
        assert raised.value.code == "text.looks-like-file-name"
    assert convert("cable.txt", to="text", from_="text") == "cable.txt"


@each(FEW_TELEGRAMS)
def test_text_to_text_is_the_source(path):
    source = path.read_bytes()
    assert convert(source, to="text") == source
    assert convert(source, to="text", from_="text") == source
    decoded = source.decode("latin-1")
    assert convert(decoded, to="text") == decoded


@each(FEW_TELEGRAMS)
def test_canonical_is_what_dumps_writes(path):
    source = path.read_bytes()
    written = convert(source, to="text", canonical=True)
    assert written == text.dumps(text.parse(source).cable)


def test_hints_are_handed_on():
    source = "R 031410Z JUN 44\nFM AMEMBASSY TUNIS\n"
    preamble = parse(source, hints=HINTS).cable.heading.preamble
    assert preamble.date_time_group.year == 1944
    written = convert(source, to="text", canonical=True, hints=HINTS)
    assert written.startswith("R 031410Z JUN 1944\n")


def test_an_unknown_format_to_write_is_refused():
    with pytest.raises(CableEncodeError) as refused:
        convert(DIRTY, to="pdf")
    assert refused.value.message == "expected one of text, json, xml; found 'pdf'"
    assert refused.value.code == "convert.unknown-format"


def test_an_unknown_format_to_read_is_refused():
    with pytest.raises(CableDecodeError) as refused:
        convert(DIRTY, to="text", from_="pdf")
    assert refused.value.code == "convert.unknown-format"


def test_another_type_is_a_type_error():
    for call in (parse, lambda source: convert(source, to="text")):
        with pytest.raises(TypeError):
            call(Path("cable.txt"))


def test_every_format_is_a_public_codec():
    for name, codec in FORMATS.items():
        assert codec is getattr(cableformat, name)


@pytest.mark.parametrize(
    "code",
    [
        "convert.unknown-format",
        "input.is-a-folder",
        "input.missing",
        "input.too-large",
        "input.unreadable",
        "output.unwritable",
    ],
)
def test_a_code_of_the_front_door_is_in_the_catalogue(code):
    assert CATALOGUE[code].severity is None


def test_every_name_of_all_is_there():
    for name in cableformat.__all__:
        assert hasattr(cableformat, name)


def test_importing_loads_no_heavy_library():
    heavy = ("click", "lxml", "hypothesis", "jsonschema")
    code = f"import sys, cableformat; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"


def test_importing_loads_no_catalogue():
    """Importing the package loads no catalogue of findings (architecture.md 6)."""
    rooms = "cableformat.diagnostics."
    code = f"import sys, cableformat; print([n for n in sys.modules if {rooms!r} in n])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"
