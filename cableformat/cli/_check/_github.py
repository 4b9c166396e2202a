r"""Workflow commands, which GitHub Actions shows as annotations.

Facts (its documentation of workflow commands): a command is a line
``::error file=...,line=...,col=...,title=...::message``; in the message ``%``, CR and
LF are percent-encoded, in a property ``:`` and ``,`` too.  A column is taken only where
the annotation ends on the line it begins on.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from cableformat._escape import encodable
from cableformat.cli._check import _report
from cableformat.cli._findings import explained
from cableformat.cli._print import COMMAND
from cableformat.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._check._result import Checked, Finding
    from cableformat.cli._print import Line

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class Report(_report.Report):
    """A command a finding, and one for each file that could not be read."""

    def file(self, checked: Checked) -> Iterator[Line]:
        """The commands about a file."""
        name = checked.name
        if checked.error is not None:
            # A log shows the message alone, so the message names the file.
            first, *rest = _report.failure(checked.error)
            yield _command(
                "error",
                name,
                {"title": checked.error.code},
                (f"{name}: {first}", *rest),
            )
        for finding in checked.findings:
            if not finding.accepted:
                command = _COMMANDS[finding.what.severity]
                words = self._words(name, finding)
                yield _command(command, name, _place(finding), words)

    def _words(self, name: str, finding: Finding) -> Iterator[str | None]:
        # A log shows the message alone, without the properties.
        yield finding.what.located(name)
        yield finding.what.hint
        if self.wish.explain:
            yield from explained(finding.what.code, finding.what.clause)


def _place(finding: Finding) -> dict[str, object]:
    what = finding.what
    last, column = finding.end
    place: dict[str, object] = {"line": what.line, "endLine": last}
    if last == what.line:
        place |= {"col": what.column, "endColumn": column}
    return {**place, "title": what.code}


def _command(
    command: str, name: str, place: dict[str, object], words: Iterable[str | None]
) -> Line:
    properties = ",".join(
        f"{key}={encodable(str(value)).translate(_PROPERTY)}"
        for key, value in {"file": PurePath(name).as_posix(), **place}.items()
    )
    message = encodable("\n".join(filter(None, words))).translate(_DATA)
    return ((f"::{command} {properties}::{message}", COMMAND),)
