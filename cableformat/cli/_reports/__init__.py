"""The formats of `check`, a module each.

A format knows how findings are written; it must not know files, streams or exit codes.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

from cableformat.cli._reports._report import Report, Wish

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS", "Report", "Wish", "report"]

#: Every format by its name; its module has the same.
FORMATS: Final = ("plain", "json", "sarif", "github", "junit")


def report(name: str, wish: Wish) -> Report:
    """A report in one of `FORMATS`, whose module loads when it is first asked for."""
    module = importlib.import_module(f"{__name__}._{name}")
    make = cast("Callable[[Wish], Report]", module.Report)
    return make(wish)
