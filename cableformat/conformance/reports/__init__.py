"""The result of a run, written for people and for programs, in one module each.

A report consists of plain values, `Results`: of a run, or the JSON of an earlier one.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

from cableformat.conformance.reports._json import read
from cableformat.conformance.reports._results import Results, Told, results_of
from cableformat.conformance.reports._table import lines

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS", "Results", "Told", "lines", "read", "render", "results_of"]

#: Every format by its name; its module has the same.
FORMATS: Final = ("table", "json", "junit", "html")


def render(name: str, results: Results) -> str:
    """A report in one of `FORMATS`, whose module loads when it is first asked for.

    >>> from cableformat.conformance import Implementation
    >>> nobody = Results(implementation=Implementation(name="nobody"), told=())
    >>> render("junit", nobody).splitlines()[1]
    '<testsuites name="cableformat conform" tests="0" failures="0" errors="0"/>'
    """
    module = importlib.import_module(f"{__name__}._{name}")
    return cast("Callable[[Results], str]", module.render)(results)
