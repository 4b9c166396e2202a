"""What a format of `check` is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.cli._findings import Checked
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Severity


@attrs.frozen(slots=True, kw_only=True)
class Wish:
    """What a user wants of a report."""

    #: How grave a finding must be to fail.
    least: Severity
    #: Whether to print the reason and the clause of each finding.
    explain: bool


class Report(Protocol):
    """The lines of a format, as files are checked; none of them holds a line end.

    Whoever prints them escapes what a terminal would obey, so that no name and no words
    of a source begin a line of their own.
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
        """The lines behind the last file."""
        return ()
