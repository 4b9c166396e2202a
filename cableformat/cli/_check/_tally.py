"""How many findings there were, by severity and by code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from cableformat.cli._findings import message_of
from cableformat.cli._print import counted
from cableformat.diagnostics import CATALOGUE, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._check._result import Checked
    from cableformat.cli._print import Line


@attrs.define(slots=True)
class Tally:
    """How many files there were, and how many findings were reported."""

    files: int = 0
    #: How many of them could not be read, and how many are folders without any.
    unread: int = 0
    empty: int = 0
    #: How many findings a baseline has.
    accepted: int = 0
    severities: Counter[Severity] = attrs.field(factory=Counter)
    codes: Counter[str] = attrs.field(factory=Counter)

    def add(self, checked: Checked) -> None:
        """Count a file."""
        # A folder without telegrams is no file, and fails all the same.
        self.empty += getattr(checked.error, "code", None) == "input.no-cables"
        self.files += 1
        self.unread += checked.error is not None
        reported = checked.reported
        self.accepted += len(checked.findings) - len(reported)
        self.severities.update(finding.severity for finding in reported)
        self.codes.update(finding.code for finding in reported)

    def fails(self, least: Severity) -> bool:
        """Whether a file was not read, or a finding is at least this severe."""
        return self.unread > 0 or any(found >= least for found in self.severities)

    def summary(self) -> str:
        """All of it in one line.

        >>> Tally(files=3, unread=1, severities=Counter({Severity.ERROR: 2})).summary()
        '3 files: 2 errors, 1 not read'
        """
        counts = [
            counted(self.severities[severity], severity.value)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
            if self.severities[severity]
        ]
        if unread := self.unread - self.empty:
            counts.append(f"{unread} not read")
        nothing = "nothing new found" if self.accepted else "nothing found"
        found = ", ".join(counts) or nothing
        return f"{counted(self.files - self.empty, 'file')}: {found}"

    def statistics(self) -> Iterator[Line]:
        """A line a code: how often, what it is, what it says; the most frequent first.

        >>> for line in Tally(codes=Counter({"text.empty": 2})).statistics():
        ...     print("".join(text for text, _ in line))
        2  text.empty  nothing to read
        """
        rows = sorted(self.codes.items(), key=lambda row: (-row[1], row[0]))
        number = max((len(str(count)) for _, count in rows), default=0)
        longest = max((len(code) for code, _ in rows), default=0)
        for code, count in rows:
            severity = CATALOGUE[code].severity
            style = "" if severity is None else severity.value
            yield (
                (f"{count:>{number}}  ", ""),
                (code.ljust(longest), style),
                (f"  {message_of(code)}", ""),
            )
