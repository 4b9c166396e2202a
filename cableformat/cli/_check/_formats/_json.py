"""JSON Lines: one object a finding, in ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cableformat.cli._check import _formats
from cableformat.cli._findings import cited_members
from cableformat.cli._print import dumps
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._check._formats import Wish
    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Diagnostic


class Report(_formats.Report):
    """A line a finding; nothing of a clean file."""

    def __init__(self, wish: Wish) -> None:
        self._explain = wish.explain

    def file(self, checked: Checked) -> Iterator[Line]:
        """The findings that are told."""
        for finding in checked.told:
            members = _members(finding, checked.name)
            if self._explain:
                members |= _explanation(finding)
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


def _explanation(finding: Diagnostic) -> dict[str, Any]:
    reason = CATALOGUE[finding.code].reason
    return {"reason": reason, **cited_members(finding.clause)}
