"""JUnit XML, as Jenkins and GitLab show it: one test case for each file.

The findings that fail a file are one failure, whose type is the most severe code; other
findings are in the output of the test case.  A file that could not be read is an error.
The counts come before the cases, so cases are kept until all are known.  The number of
findings of one code is limited as in `plain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat._junit import case, document, suite, tell
from cableformat.cli._check import _report
from cableformat.cli._findings import findings
from cableformat.cli._io import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cableformat.cli._check._report import Wish
    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Diagnostic

_SUITE: Final = f"{PROGRAM} check"
_CLASS: Final = f"{PROGRAM}.check"


class Report(_report.Report):
    """One document, written at the end."""

    def __init__(self, wish: Wish) -> None:
        super().__init__(wish)
        self._cases: list[_Element] = []

    def file(self, checked: Checked) -> Iterator[Line]:
        """Nothing yet."""
        self._cases.append(self._case(checked))
        yield from ()

    def end(self) -> Iterator[Line]:
        """The document."""
        for line in document(_SUITE, [suite(_SUITE, self._cases)]):
            yield ((line, ""),)

    def _case(self, checked: Checked) -> _Element:
        made = case(_CLASS, checked.name)
        if checked.error is not None:
            first, *rest = _report.failure(checked.error)
            about = {"type": checked.error.code, "message": first}
            tell(made, "error", about, (f"{checked.name}: {first}", *rest))
        least = self.wish.least
        failing = tuple(found for found in checked.reported if found.severity >= least)
        others = tuple(found for found in checked.reported if found.severity < least)
        if failing:
            lines = self._lines(failing, checked.name)
            tell(made, "failure", _headline(failing), lines)
        if others:
            tell(made, "system-out", {}, self._lines(others, checked.name))
        return made

    def _lines(self, found: tuple[Diagnostic, ...], name: str) -> Iterator[str]:
        lines = findings(found, name, explain=self.wish.explain)
        return ("".join(text for text, _ in line) for line in lines)


def _headline(failing: tuple[Diagnostic, ...]) -> dict[str, str]:
    # The first of the most severe ones.
    worst = max(failing, key=lambda found: found.severity)
    more = len(failing) - 1
    words = f"{worst.message} (line {worst.line})"
    if more:
        words += f", and {more} more"
    return {"type": worst.code, "message": words}
