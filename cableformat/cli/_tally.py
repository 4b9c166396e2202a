"""What `check` prints for a pipeline: findings as JSON, and how many there were."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.diagnostics import Diagnostic

#: The plurals that English has; ``info`` counts no things.
_PLURALS: Final = {"file": "files", "error": "errors", "warning": "warnings"}


def json_line(finding: Diagnostic, file: str) -> str:
    """A finding as one line of JSON in ASCII, which no terminal obeys.

    >>> from cableformat.diagnostics import Diagnostic
    >>> finding = Diagnostic(
    ...     code="text.empty", severity=Severity.WARNING, message="nothing to read",
    ...     span=(0, 0), line=1, column=1, path="", clause="design.md 8",
    ... )
    >>> json.loads(json_line(finding, "cable.txt"))["file"]
    'cable.txt'
    """
    members: dict[str, Any] = {
        "file": _encodable(file),
        "code": finding.code,
        "severity": finding.severity.value,
        "message": _encodable(finding.message),
        "span": finding.span,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "clause": finding.clause,
        "hint": finding.hint,
    }
    return json.dumps(members)


def _encodable(text: str) -> str:
    # A file name may hold lone surrogates, which many readers of JSON refuse.
    return text.encode("utf-8", "backslashreplace").decode()


@attrs.define(slots=True)
class Tally:
    """How many files there were, and how many findings of each severity."""

    files: int = 0
    #: How many of them could not be read.
    unread: int = 0
    severities: Counter[Severity] = attrs.field(factory=Counter)

    def add(self, findings: Iterable[Diagnostic]) -> None:
        """Count a file that was read."""
        self.files += 1
        self.severities.update(finding.severity for finding in findings)

    def add_unread(self) -> None:
        """Count a file that could not be read."""
        self.files += 1
        self.unread += 1

    def fails(self, least: Severity) -> bool:
        """Whether a file was not read, or a finding is at least so grave."""
        return self.unread > 0 or any(found >= least for found in self.severities)

    def summary(self) -> str:
        """All of it in one line.

        >>> Tally(files=3, unread=1, severities=Counter({Severity.ERROR: 2})).summary()
        '3 files: 2 errors, 1 not read'
        """
        counts = [
            _counted(self.severities[severity], severity.value)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
            if self.severities[severity]
        ]
        if self.unread:
            counts.append(f"{self.unread} not read")
        found = ", ".join(counts) or "nothing found"
        return f"{_counted(self.files, 'file')}: {found}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else _PLURALS.get(noun, noun)}"
