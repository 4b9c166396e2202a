"""The gate tests what is shipped: the wheel, not the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import cableformat

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    "CABLEFORMAT_INSTALLED" not in os.environ, reason="only where a wheel is installed"
)
def test_the_wheel_is_what_is_tested() -> None:
    """In the gate the package comes from the environment, not from the checkout."""
    package = Path(cableformat.__file__).parent
    assert package != ROOT / "cableformat"
    assert (package / "py.typed").exists()
