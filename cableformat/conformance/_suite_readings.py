"""How this library reads and writes a case, compared with what the case expects.

Theory of operation.  A suite is right if its clauses say so, and a reader is right if
the suite says so; where the two differ, one is wrong, and a person decides which.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from cableformat import text
from cableformat._check import check
from cableformat._convert import FORMATS
from cableformat._detect import format_of
from cableformat.comparison import differences
from cableformat.conformance._questions import cable_of_case
from cableformat.conformance._suite import Group, Level, Roundtrip
from cableformat.diagnostics import Severity
from cableformat.text.lines.source import as_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.conformance._suite import Case
    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable

__all__ = ["read_of", "without_wording", "written_of"]

#: How much of a list a line names.
_NAMED: Final = 3


def read_of(case: Case) -> Iterator[tuple[str, str]]:
    """The files that are wrong about reading the source of a case, and why."""
    found = format_of(case.source)
    if found != case.format:
        yield case.input, f"it begins like {found}"
    inspection = FORMATS[case.format].inspect(case.source)
    yield from _cable(cable_of_case(case), inspection.cable)
    yield from _findings(case.findings, inspection.diagnostics, "diagnostics")
    broken = [
        each
        for each in check(case.source, from_=case.format)
        if each.code.startswith("rules.")
    ]
    if case.breaches is not None:
        yield from _findings(case.breaches, broken, "rules")
    elif case.group is Group.VALID and case.level is not Level.PROPOSED:
        yield from _broken(broken)


def _broken(found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """A valid case is an example, and a cable that breaks a rule is none.

    One that is proposed, such as fuzzing keeps, is no example yet.
    """
    for each in found:
        if each.severity is not Severity.INFO:
            yield "expected.rules.json", f"is missing: the cable breaks {each.code}"


def _cable(expected: Cable | None, found: Cable | None) -> Iterator[tuple[str, str]]:
    if expected is None or found is None:
        if found is not None:
            yield "expected.json", "is missing: the source is a cable"
        elif expected is not None:
            yield "expected.json", "the source is no cable"
    elif apart := differences(expected, found):
        told = [f"{each.path} {each.change.value}" for each in apart[:_NAMED]]
        yield "expected.json", f"the source is another cable: {_cut(told, len(apart))}"


def _findings(
    expected: list[dict[str, Any]], found: Iterable[Diagnostic], kind: str
) -> Iterator[tuple[str, str]]:
    """Code, severity, path, span, line and column, in order; wording is not API."""
    told = [without_wording(finding) for finding in found]
    if told == expected:
        return
    lacks = [f"lacks {_spot(each)}" for each in told if each not in expected]
    has = [f"has {_spot(each)}" for each in expected if each not in told]
    apart = lacks + has or ["has another order"]
    yield f"expected.{kind}.json", _cut(apart[:_NAMED], len(apart))


def without_wording(finding: Diagnostic) -> dict[str, Any]:
    """A finding as a suite states it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "span": list(finding.span),
        "line": finding.line,
        "column": finding.column,
    }


def _spot(finding: dict[str, Any]) -> str:
    place = f"{finding['line']}:{finding['column']}"
    path = f" {finding['path']}" if finding["path"] else ""
    return f"{finding['severity']} {finding['code']}{path} at {place} {finding['span']}"


def _cut(told: list[str], count: int) -> str:
    more = f", and {count - len(told)} more" if count > len(told) else ""
    return f"{', '.join(told)}{more}"


# Writing


def written_of(case: Case) -> Iterator[tuple[str, str]]:
    """The files that are wrong about writing the cable of a case, and why."""
    reading = FORMATS[case.format].parse(case.source)
    if case.group is Group.INVALID or reading.cable is None:
        return
    if case.format == "text":
        written = text.dumps(reading.cable).encode()
    else:
        yield from _telegram(case, reading)
        file = io.BytesIO()
        FORMATS[case.format].dump(reading.cable, file, layout=reading.layout)
        written = file.getvalue()
    back = FORMATS[case.format].parse(written).cable
    if back != reading.cable:
        yield "case.json", "what is written back is another cable"
    exact = written == case.source
    # Two writers may choose other runs for one layout.
    chosen = case.format != "text" and reading.layout is not None
    if exact != (case.roundtrip is Roundtrip.ONE_PASS) and not chosen:
        told = "has the same bytes: onePass" if exact else "has other bytes: twoPass"
        yield "case.json", f"what is written back {told}"


def _telegram(case: Case, reading: Any) -> Iterator[tuple[str, str]]:
    if (reading.layout is None) != (case.telegram is None):
        yield "expected.txt", "stands beside documents with a layout, and all of them"
    elif reading.layout is not None:
        played = text.dumps(reading.cable, layout=reading.layout)
        if as_bytes(played) != case.telegram:
            yield "expected.txt", "another telegram is written with the layout"
