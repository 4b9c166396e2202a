"""The formats of `check`, a module each.

A format knows how findings are written; it must not know files, streams or exit codes.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Protocol, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Severity

__all__ = ["FORMATS", "Report", "Wish", "report"]

#: Every format by its name; its module has the same.
FORMATS: Final = ("plain", "json", "sarif", "github", "junit")


@attrs.frozen(slots=True, kw_only=True)
class Wish:
    """What a user wants of a report."""

    #: How grave a finding must be to fail.
    least: Severity
    #: Whether to print the reason and the clause of each finding.
    explain: bool


class Report(Protocol):
    """The lines of a format, as files are checked; none of them holds a line end.

    The caller that prints them escapes what a terminal would obey, so that no name and
    no words of a source begin a line of their own.
    """

    def __init__(self, wish: Wish) -> None:
        """Begin a report of one run."""

    def begin(self) -> Iterable[Line]:
        """The lines before the first file."""
        return ()

    def file(self, checked: Checked) -> Iterable[Line]:
        """The lines about a file."""
        ...

    def end(self) -> Iterable[Line]:
        """The lines after the last file."""
        return ()


def report(name: str, wish: Wish) -> Report:
    """A report in one of `FORMATS`, whose module loads when it is first asked for."""
    module = importlib.import_module(f"{__name__}._{name}")
    make = cast("Callable[[Wish], Report]", module.Report)
    return make(wish)
