"""What a suite that is to be complete lacks: codes that no case shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.conformance._fault import Fault
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.conformance._suite import Case

__all__ = ["ELSEWHERE", "lacking"]

#: Findings that no small file can have, and the test that shows each.
ELSEWHERE: Final = {
    # It takes more faults than are told.
    "document.more-findings": (
        "tests/unit/json/test_hostile.py"
        "::test_of_a_name_repeated_in_the_deep_ten_thousand_are_told"
    ),
    # It takes a schema that is not the published one.
    "schema.invalid": (
        "tests/cli/test_check.py::test_the_published_json_schema_is_asked"
    ),
}


def lacking(cases: Sequence[Case]) -> Iterator[Fault]:
    """The codes of findings that no case shows."""
    shown = {
        finding["code"]
        for case in cases
        for finding in (*case.findings, *(case.breaches or ()))
    }
    for code, entry in CATALOGUE.items():
        if entry.severity is not None and code not in shown and code not in ELSEWHERE:
            group = "invalid" if entry.severity.value == "error" else "repairable"
            yield Fault(file=group, told=f"no case has a finding {code}")
