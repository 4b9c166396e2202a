"""The gate tests what is shipped: the wheel, not the checkout."""

from __future__ import annotations

import importlib.metadata
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import cableformat
from cableformat.cli import main
from cableformat.conformance import published, suite

ROOT = Path(__file__).parents[2]


INSTALLED = pytest.mark.skipif(
    "CABLEFORMAT_INSTALLED" not in os.environ, reason="only where a wheel is installed"
)


@INSTALLED
def test_the_wheel_is_what_is_tested() -> None:
    """In the gate the package comes from the environment, not from the checkout."""
    package = Path(cableformat.__file__).parent
    assert package != ROOT / "cableformat"
    assert (package / "py.typed").exists()


@pytest.mark.skipif(
    "CABLEFORMAT_INSTALLED" not in os.environ, reason="only where a wheel is installed"
)
def test_the_wheel_brings_the_pytest_plugin() -> None:
    """And nobody need name it."""
    (point,) = importlib.metadata.entry_points(group="pytest11", name="cableformat")
    assert point.value == "cableformat._pytest"


@INSTALLED
def test_the_wheel_has_the_suite() -> None:
    """Every file of the checkout, byte for byte, and it is sound."""
    base = Path(str(published()))
    assert base == Path(cableformat.__file__).parent / "_suite" / "v1"
    checkout = ROOT / "fixtures" / "v1"
    files = [path for path in checkout.rglob("*") if path.is_file()]
    assert len(files) > len(suite()) > 1000
    for path in files:
        shipped = base / path.relative_to(checkout)
        assert shipped.read_bytes() == path.read_bytes(), path
    result = CliRunner().invoke(main, ["conform", "check"])
    assert (result.stdout, result.exit_code) == ("", 0)
