"""Lines for a person, as compilers print theirs: file:line:column: severity code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.cli._check import _formats
from cableformat.cli._findings import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._check._formats import Wish
    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line


class Report(_formats.Report):
    """A line a finding, its hint and its explanation below it; nothing of a clean file.

    Why a file could not be read stands on standard error.
    """

    def __init__(self, wish: Wish) -> None:
        self._explain = wish.explain

    def file(self, checked: Checked) -> Iterator[Line]:
        """The findings that are told."""
        return findings(checked.told, checked.listed, explain=self._explain)
