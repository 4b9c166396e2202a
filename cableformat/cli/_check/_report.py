"""The formats in which `check` reports, and the plain ones of them.

A format knows how findings are written; it must not know files, streams or exit codes.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.cli._findings import cited_members, findings
from cableformat.cli._print import dumps
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Diagnostic, Severity
    from cableformat.errors import CableFormatError

__all__ = ["FORMATS", "Report", "Wish", "failure", "report"]

#: Every format by its name.
FORMATS: Final = ("plain", "json", "sarif", "github", "junit")
#: The formats that have a module of their own, which loads when it is needed.
_MODULES: Final = ("sarif", "github", "junit")


@attrs.frozen(slots=True, kw_only=True)
class Wish:
    """What a user wants of a report."""

    #: The lowest severity of a finding that fails a file.
    least: Severity
    #: Whether to print the reason and the clause of each finding.
    explain: bool


class Report:
    """The lines of a format, as files are checked; none of them holds a line end.

    The caller that prints them escapes what a terminal would obey, so no name and no
    words of a source begin a line of their own.
    """

    def __init__(self, wish: Wish) -> None:
        self.wish = wish

    def begin(self) -> Iterable[Line]:
        """The lines before the first file."""
        return ()

    def file(self, checked: Checked) -> Iterable[Line]:
        """The lines about a file."""
        raise NotImplementedError

    def end(self) -> Iterable[Line]:
        """The lines after the last file."""
        return ()


def report(name: str, wish: Wish) -> Report:
    """A report in one of `FORMATS`, or of the ``files`` that have findings."""
    if name in _MODULES:
        module = importlib.import_module(f"{__package__}._{name}")
        made: Report = module.Report(wish)
        return made
    return {"plain": _Plain, "json": _JsonLines, "files": _Files}[name](wish)


def failure(error: CableFormatError) -> Iterator[str]:
    """Why a file could not be read, and what helps."""
    yield error.message
    if (hint := CATALOGUE[error.code].hint) is not None:
        yield hint


class _Plain(Report):
    """Lines for a person, as compilers print theirs: file:line:column: severity code.

    A hint and an explanation follow their finding; a clean file has no line.  Standard
    error says why a file could not be read.
    """

    def file(self, checked: Checked) -> Iterator[Line]:
        return findings(checked.reported, checked.listed, explain=self.wish.explain)


class _Files(Report):
    """The name of each file that has a finding which no baseline accepts."""

    def file(self, checked: Checked) -> Iterator[Line]:
        if checked.reported:
            yield ((checked.listed, ""),)


class _JsonLines(Report):
    """JSON Lines: one object for each finding, in ASCII."""

    def file(self, checked: Checked) -> Iterator[Line]:
        for finding in checked.reported:
            members = _members(finding, checked.name)
            if self.wish.explain:
                reason = CATALOGUE[finding.code].reason
                members |= {"reason": reason, **cited_members(finding.clause)}
            yield ((dumps(members), ""),)


def _members(finding: Diagnostic, file: str) -> dict[str, Any]:
    return {
        "file": file,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "span": finding.span,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "clause": finding.clause,
        "hint": finding.hint,
    }
