"""The names of the files in which something is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.cli._check import _formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._check._formats import Wish
    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line


class Report(_formats.Report):
    """A line for each file that has a finding which no baseline accepts."""

    def __init__(self, wish: Wish) -> None:
        """Whatever is wished, it is names."""

    def file(self, checked: Checked) -> Iterator[Line]:
        """The name, once."""
        if checked.told:
            yield ((checked.listed, ""),)
