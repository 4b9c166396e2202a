"""The gate tests what is shipped: the wheel, not the checkout."""

from __future__ import annotations

import importlib.metadata
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import cableformat
from cableformat.cli import main
from cableformat.conformance import archived, published, suite
from cableformat.conformance._archive import Folder

ROOT = Path(__file__).parents[2]


INSTALLED = pytest.mark.skipif(
    "CABLEFORMAT_INSTALLED" not in os.environ, reason="only where a wheel is installed"
)


@INSTALLED
def test_the_wheel_is_what_is_tested() -> None:
    """The package comes from the environment, not from the checkout."""
    package = Path(cableformat.__file__).parent
    assert package != ROOT / "cableformat"
    assert (package / "py.typed").exists()


@pytest.mark.skipif(
    "CABLEFORMAT_INSTALLED" not in os.environ, reason="only where a wheel is installed"
)
def test_the_wheel_brings_the_pytest_plugin() -> None:
    """The wheel's entry point leads pytest to the plugin, so nobody need name it."""
    (point,) = importlib.metadata.entry_points(group="pytest11", name="cableformat")
    assert point.value == "cableformat._pytest"


@INSTALLED
def test_the_wheel_has_few_files() -> None:
    """The wheel has at most 600 files, one of which is the archive of the suite."""
    files = importlib.metadata.files("cableformat")
    assert files is not None
    shipped = [file for file in files if "__pycache__" not in file.parts]
    assert 200 < len(shipped) <= 600
    (archive,) = (file for file in shipped if "_suite" in file.parts)
    assert archive.name == "v1.zip"


@INSTALLED
def test_the_wheel_has_the_suite() -> None:
    """The wheel has every file of the suite, byte for byte, and it passes its check."""
    assert isinstance(published(), Folder)
    checkout = ROOT / "fixtures" / "v1"
    assert archived() == archived(checkout)
    files = [path for path in checkout.rglob("*") if path.is_file()]
    assert len(files) > len(suite()) > 1000
    for path in files:
        shipped = published() / path.relative_to(checkout).as_posix()
        assert shipped.read_bytes() == path.read_bytes(), path
    result = CliRunner().invoke(main, ["conform", "check"])
    assert (result.stdout, result.exit_code) == ("", 0)
