"""What cases state, compared with each other and with the catalogue.

Nothing is read here: a case can contradict itself without any reader.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import shown
from cableformat.conformance._suite import Fault, Group, Roundtrip
from cableformat.diagnostics import CATALOGUE, Severity, clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.conformance._suite import Case

__all__ = ["stated"]

_GROUPS: Final = {
    Severity.ERROR.value: Group.INVALID,
    Severity.WARNING.value: Group.REPAIRABLE,
    Severity.INFO.value: Group.VALID,
}
#: One fault is in a line or two; with a layout, in its digests and its copies too.
_FARTHEST: Final = 8
#: From clean to broken.
_ORDER: Final = tuple(Group)


def stated(cases: Sequence[Case]) -> Iterator[Fault]:
    """What is wrong with what some cases state, each whole in its form."""
    told = Counter(case.description for case in cases)
    sources = Counter(case.source for case in cases)
    named = {case.name: case for case in cases}
    for case in cases:
        if told[case.description] > 1:
            yield _of(case, "another case has this description")
        if sources[case.source] > 1:
            yield _of(case, "another case has this source", case.input)
        yield from _about(case)
        yield from _found(case)
        if case.neighbour is not None:
            yield from _neighbour(case, named.get(case.neighbour))
        elif case.group is not Group.VALID:
            yield _of(case, "names no neighbour, and has a finding")


def _of(case: Case, told: str, file: str = "case.json") -> Fault:
    return Fault(file=f"{case.name}/{file}", told=told)


def _about(case: Case) -> Iterator[Fault]:
    if case.clause not in clauses():
        yield _of(case, f"no such clause: {shown(case.clause)}")
    comes_back = case.roundtrip is not Roundtrip.NONE
    if comes_back == (case.group is Group.INVALID):
        yield _of(case, "roundtrip is none where nothing is read, and nowhere else")


def _found(case: Case) -> Iterator[Fault]:
    """Findings that the catalogue knows, of the severity that the group has."""
    found = [*case.findings, *(case.breaches or ())]
    for finding in found:
        yield from _code(case, finding)
    if case.group is Group.INVALID and len(case.findings) != 1:
        told = f"expected one fault; found {len(case.findings)}"
        yield _of(case, told, "expected.diagnostics.json")
    gravest = max((_group(each) for each in found), key=_ORDER.index, default=_ORDER[0])
    if gravest is not case.group:
        told = f"by its findings it is {gravest.value}, by its folder it is not"
        yield _of(case, told, "expected.diagnostics.json")


def _group(finding: dict[str, Any]) -> Group:
    """A broken rule is no reason to refuse a source, whatever its severity."""
    group = _GROUPS[finding["severity"]]
    broken = finding["code"].startswith("rules.")
    return Group.REPAIRABLE if broken and group is Group.INVALID else group


def _code(case: Case, finding: dict[str, Any]) -> Iterator[Fault]:
    code = finding["code"]
    entry = CATALOGUE.get(code)
    rule = code.startswith("rules.")
    file = "expected.rules.json" if rule else "expected.diagnostics.json"
    if entry is None or entry.severity is None:
        yield _of(case, f"no finding has the code {shown(code)}", file)
    elif entry.severity.value != finding["severity"]:
        yield _of(case, f"{code} is of severity {entry.severity.value}", file)


def _neighbour(case: Case, other: Case | None) -> Iterator[Fault]:
    if other is None:
        yield _of(case, f"no such neighbour: {shown(case.neighbour)}")
    elif other.group is not Group.VALID or other.findings or other.breaches:
        yield _of(case, "its neighbour has a finding itself")
    elif other.format != case.format:
        yield _of(case, f"its neighbour is {other.format}, and it is {case.format}")
    elif case.group is not Group.VALID and (apart := _apart(case, other)) > _FARTHEST:
        told = f"expected {_FARTHEST} lines at most that its neighbour lacks, or it"
        yield _of(case, f"{told}; found {apart}")


def _apart(case: Case, other: Case) -> int:
    """How many different lines one of two sources has and the other lacks."""
    lines = {*case.source.split(b"\n")}, {*other.source.split(b"\n")}
    return max(len(lines[0] - lines[1]), len(lines[1] - lines[0]))
