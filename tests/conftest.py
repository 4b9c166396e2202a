"""Hypothesis profiles: `fast` while working, `gate`, `full`, and `nightly` by name."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

#: Tests of the pytest plugin run pytest themselves.
pytest_plugins = ("pytester",)

# The strategies draw whole telegrams, which are large and slow on purpose.
_SLOW = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
]

settings.register_profile(
    "fast", max_examples=25, deadline=None, suppress_health_check=_SLOW
)
# `tox` and `tox -e full` draw the same examples in every run of the same code.
for _name, _draws in (("gate", 25), ("full", 200)):
    settings.register_profile(
        _name,
        max_examples=_draws,
        deadline=None,
        derandomize=True,
        print_blob=True,
        suppress_health_check=_SLOW,
    )
settings.register_profile(
    "nightly", max_examples=20_000, deadline=None, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--update-expected` rewrite the generated pages (style rule 46)."""
    parser.addoption("--update-expected", action="store_true")


def pytest_collection_finish() -> None:
    """Keep thousands of collected tests out of every later garbage collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def spawns_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes of a pool import functions of tests, and no other library."""
    root = str(Path(__file__).parents[1])
    monkeypatch.setattr(sys, "path", [*sys.path, root])
