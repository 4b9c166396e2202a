"""The published schemas of ``schemas/`` are those that the field table gives now."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pytest

from cableformat import _data
from cableformat.bulk import SCHEMA
from cableformat.diagnostics import CATALOGUE
from cableformat.document._version import VERSION
from cableformat.errors import CableFormatError
from cableformat.schema import RULES, arrow_json, json_schema, xsd
from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER: Final = ROOT / "schemas" / f"v{VERSION}"

#: Every generated schema by its name in the folder.
SCHEMAS: Final[dict[str, Callable[[], str]]] = {
    "cable.schema.json": lambda: json.dumps(json_schema(), indent=2) + "\n",
    "cable.xsd": xsd,
    "tables/telegrams.json": lambda: (
        json.dumps([arrow_json(field) for field in SCHEMA], indent=2) + "\n"
    ),
}
#: The same in the bytes of Arrow, which differ from version to version of pyarrow.
ARROW: Final = FOLDER / "tables" / "telegrams.arrow"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_up_to_date(name: str, request: Any) -> None:
    """A schema is what its generator writes (`--update-expected` rewrites it)."""
    path, text = FOLDER / name, SCHEMAS[name]()
    if request.config.getoption("--update-expected", default=False):
        path.write_bytes(text.encode("ascii"))
    assert path.read_bytes().decode("ascii") == text


def test_the_published_schema_of_arrow_is_up_to_date(request: Any) -> None:
    """The published schema equals the library's, descriptions and clauses included."""
    if request.config.getoption("--update-expected", default=False):
        ARROW.write_bytes(SCHEMA.serialize())
    published = pa.ipc.read_schema(pa.BufferReader(ARROW.read_bytes()))
    assert published.equals(SCHEMA, check_metadata=True)


@pytest.mark.parametrize("name", ["json", "xsd"])
def test_the_schema_that_the_package_ships_is_the_published_one(name: Any) -> None:
    """A wheel and a checkout both provide the published schema."""
    (path,) = FOLDER.glob(f"*.{name}")
    assert _data.schema(name) == path.read_bytes()


@pytest.mark.parametrize("name", ["json", "xsd"])
def test_a_checkout_and_an_editable_install_find_the_schemas(
    name: str, tmp_path: Path
) -> None:
    """With only the checkout on its path, Python finds the published schemas."""
    code = f"from cableformat import _data; print(len(_data.schema({name!r})))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    (path,) = FOLDER.glob(f"*.{name}")
    assert int(done.stdout) == path.stat().st_size


def test_an_installation_without_schemas_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A missing schema raises `CableFormatError`, and no `FileNotFoundError`."""
    monkeypatch.setattr(_data, "_folders", lambda: [tmp_path])
    with pytest.raises(CableFormatError, match=r"cable\.xsd.*\[data\.missing\]"):
        _data.schema("xsd")


def test_a_rule_that_no_schema_sees_is_known_by_a_code_of_the_catalogue() -> None:
    """Each rule has the code that a reader gives it."""
    assert set(RULES) <= set(CATALOGUE)
