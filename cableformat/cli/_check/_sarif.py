"""SARIF 2.1.0, one log of one run, for code scanning and the viewers of editors.

Facts: the OASIS standard with its errata, by section.  3.4: a place is a URI reference;
3.20: what went wrong with the tool itself is a notification; 3.27: a result; 3.30: a
region, whose characters are counted after a byte-order mark.  The order of members is
free, so results are written as they come, and the rules that they name after them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from cableformat import __version__
from cableformat.cli._check import _report
from cableformat.cli._findings import cited, explained, message_of, page_of
from cableformat.cli._io import PROGRAM
from cableformat.cli._print import dumps
from cableformat.diagnostics import CATALOGUE, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._check._report import Wish
    from cableformat.cli._check._result import Checked, Finding
    from cableformat.cli._print import Line
    from cableformat.diagnostics import Diagnostic
    from cableformat.errors import CableFormatError

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_INFORMATION: Final = "https://w3id.org/cableformat/v1"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
#: By what a finding is known again; its number grows if that changes.
FINGERPRINT: Final = "cableformatFinding/v1"


class Report(_report.Report):
    """A result a line; the rules and the files that could not be read at the end."""

    def __init__(self, wish: Wish) -> None:
        super().__init__(wish)
        #: The codes of the results, each with its place among the rules.
        self._rules: dict[str, tuple[int, Diagnostic]] = {}
        self._unread: list[dict[str, Any]] = []
        self._results = 0

    def begin(self) -> Iterator[Line]:
        """What comes before the results."""
        head = f'"$schema": {dumps(_SCHEMA)}, "version": "2.1.0"'
        yield _line(f'{{{head}, "runs": [{{"columnKind": "unicodeCodePoints",')
        yield _line('"results": [')

    def file(self, checked: Checked) -> Iterator[Line]:
        """The results about a file, accepted ones too: they say so themselves."""
        if checked.error is not None:
            self._unread.append(_notification(checked.name, checked.error))
        for finding in checked.findings:
            result = dumps(self._result(checked.name, finding))
            comma = "," if self._results else ""
            self._results += 1
            yield _line(comma + result)

    def end(self) -> Iterator[Line]:
        """The run's own facts."""
        invocation: dict[str, Any] = {"executionSuccessful": not self._unread}
        if self._unread:
            invocation["toolExecutionNotifications"] = self._unread
        driver = {
            "name": PROGRAM,
            "version": __version__,
            "informationUri": _INFORMATION,
            "rules": [_rule(code, found) for code, (_, found) in self._rules.items()],
        }
        yield _line('], "invocations": [')
        yield _line(dumps(invocation))
        yield _line('], "tool": {"driver":')
        yield _line(dumps(driver))
        yield _line("}}]}")

    def _result(self, name: str, finding: Finding) -> dict[str, Any]:
        what = finding.what
        index, _ = self._rules.setdefault(what.code, (len(self._rules), what))
        location: dict[str, Any] = {
            "physicalLocation": {**_artifact(name), "region": _region(finding)}
        }
        if what.path:
            location["logicalLocations"] = [
                {"name": what.path.rpartition("/")[2], "fullyQualifiedName": what.path}
            ]
        result: dict[str, Any] = {
            "ruleId": what.code,
            "ruleIndex": index,
            "level": _LEVELS[what.severity],
            "message": {"text": "\n".join(self._words(what))},
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint.digest()},
            "properties": {"clause": what.clause},
        }
        if finding.accepted is not None:
            result["baselineState"] = "unchanged" if finding.accepted else "new"
        return result

    def _words(self, what: Diagnostic) -> Iterator[str]:
        yield what.message
        if what.hint is not None:
            yield what.hint
        if self.wish.explain:
            yield from explained(what.code, what.clause)


def _line(text: str) -> Line:
    return ((text, ""),)


def _region(finding: Finding) -> dict[str, int]:
    what, (line, column), mark = finding.what, finding.end, finding.source.mark
    start, end = (max(place - mark, 0) for place in what.span)
    return {
        "startLine": what.line,
        "startColumn": max(what.column - mark, 1) if what.line == 1 else what.column,
        "endLine": line,
        "endColumn": max(column - mark, 1) if line == 1 else column,
        "charOffset": start,
        "charLength": end - start,
    }


def _rule(code: str, found: Diagnostic) -> dict[str, Any]:
    entry = CATALOGUE[code]
    help_ = [entry.reason, f"Clause {cited(entry.clause)}"]
    help_.append(f"See {page_of(entry.clause)}")
    if entry.hint is not None:
        help_.append(entry.hint)
    return {
        "id": code,
        "name": "".join(map(str.capitalize, re.split("[.-]", code))),
        "shortDescription": {"text": message_of(code)},
        "fullDescription": {"text": entry.reason},
        "help": {"text": "\n".join(help_)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity or found.severity]},
        "properties": {"clause": entry.clause, "tags": [code.partition(".")[0]]},
    }


def _notification(name: str, error: CableFormatError) -> dict[str, Any]:
    return {
        "descriptor": {"id": error.code},
        "level": "error",
        "message": {"text": "\n".join(_report.failure(error))},
        "locations": [{"physicalLocation": _artifact(name)}],
    }


def _artifact(name: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri_of(name)}}


def uri_of(name: str) -> str:
    """A name as a URI reference: relative as it is, or else of a file.

    >>> uri_of("cables/a b%.txt")
    'cables/a%20b%25.txt'
    """
    if Path(name).is_absolute():
        return Path(name).as_uri()
    # A name that is not text is its bytes; a colon would end the scheme of a URI.
    return quote(os.fsencode(PurePath(name).as_posix()), safe="/~")
