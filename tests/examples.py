"""The examples of docstrings as tests of mutants: see `tests.mutants`.

pytest collects examples itself, but of a module with mutants it would collect those of
every mutant.  Here each function has its examples once.
"""

from __future__ import annotations

import doctest
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cableformat
from tests.mutants import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def examples() -> Iterator[doctest.DocTest]:
    """Those of the modules that have mutants."""
    package = Path(cableformat.__file__).parent
    for path in modules(os.environ.get("CABLEFORMAT_MUTATED", "").split(), package):
        steps = path.relative_to(package.parent).with_suffix("").parts
        name = ".".join(steps).removesuffix(".__init__")
        for found in doctest.DocTestFinder().find(importlib.import_module(name)):
            if found.examples and "__mutmut_" not in found.name:
                yield found


@pytest.mark.parametrize("example", [*examples()], ids=lambda each: each.name)
def test_an_example_gives_what_it_shows(example: doctest.DocTest) -> None:
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    # mutmut runs a test more than once in one process.
    assert runner.run(example, clear_globs=False).failed == 0
