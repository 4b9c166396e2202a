"""Lines for a person, as compilers print theirs: file:line:column: severity code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.cli._render import findings
from cableformat.cli._reports import _report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._findings import Checked
    from cableformat.cli._print import Line
    from cableformat.cli._reports._report import Wish


class Report(_report.Report):
    """A line a finding, its hint and its explanation below it; nothing of a clean file.

    Why a file could not be read stands on standard error.
    """

    def __init__(self, wish: Wish) -> None:
        self._explain = wish.explain

    def file(self, checked: Checked) -> Iterator[Line]:
        """The findings that are told."""
        name = checked.name
        if name.lstrip().startswith("::"):
            # A line that begins so is a command to GitHub Actions; it is a file still.
            name = f"./{name}"
        return findings(checked.told, name, explain=self._explain)
