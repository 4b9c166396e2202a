"""`cableformat schema`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cableformat import _data
from cableformat.document import VERSION

FOLDER = Path(__file__).parents[2] / "schemas" / f"v{VERSION}"
KINDS = [("json", "cable.schema.json"), ("xsd", "cable.xsd")]


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_a_schema_is_printed_byte_for_byte(run, kind, name):
    result = run("schema", kind)
    assert result.stdout_bytes == (FOLDER / name).read_bytes()
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_a_schema_is_written_to_a_file(run, kind, name, tmp_path):
    out = tmp_path / "schema"
    result = run("schema", kind, "-o", str(out))
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    assert out.read_bytes() == (FOLDER / name).read_bytes()


def test_a_file_that_can_not_be_written_is_reported(run, tmp_path):
    result = run("schema", "xsd", "-o", str(tmp_path))
    assert result.stderr.startswith(f"cableformat: {tmp_path}: ")
    assert result.stderr.endswith(" [output.unwritable]\n")
    assert result.exit_code == 1


@pytest.mark.parametrize("args", [(), ("rng",), ("json", "xsd")])
def test_another_schema_is_a_usage_error(run, args):
    result = run("schema", *args)
    assert (result.stdout, result.exit_code) == ("", 2)


def test_an_installation_without_schemas_is_reported(run, monkeypatch, tmp_path):
    monkeypatch.setattr(_data, "_folders", lambda: [tmp_path])
    result = run("schema", "xsd")
    assert result.stderr == (
        "cableformat: -: this installation lacks cable.xsd: install the package once "
        "more [data.missing]\n    Install the package again\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)
