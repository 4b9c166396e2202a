"""Whether a suite is sound: its form, what its cases say, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.conformance._suite import Fault, published, refuse_suite
from cableformat.conformance._suite_form import Form
from cableformat.conformance._suite_readings import read_of, written_of
from cableformat.conformance._suite_schemas import schemas_of
from cableformat.conformance._suite_statements import stated
from cableformat.diagnostics import CATALOGUE
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from importlib.resources.abc import Traversable

    from cableformat.conformance._suite import Case

__all__ = ["ELSEWHERE", "faults", "lacking"]

_SECTIONS: Final = (
    "tests/corpus/test_sections.py::test_sections_are_joined_as_their_case_says"
)
#: Findings that no small file can have alone, and the test that shows each.
ELSEWHERE: Final = {
    # It takes several files.
    "sections.contradiction": _SECTIONS,
    "sections.disagree": _SECTIONS,
    "sections.left-out": _SECTIONS,
    "sections.missing": _SECTIONS,
    "sections.mixed": _SECTIONS,
    "sections.repeated": _SECTIONS,
    "sections.unnumbered": _SECTIONS,
    # It takes more faults than are reported.
    "document.more-findings": (
        "tests/unit/json/test_hostile.py"
        "::test_of_a_name_repeated_in_the_deep_ten_thousand_are_told"
    ),
}


def faults(
    folder: Traversable | None = None, *, complete: bool | None = None
) -> Iterator[Fault]:
    """What is wrong with a suite, the published one by default.

    For a suite that should be `complete`, like the published one, also what it lacks.

    Raises:
        CableFormatError: There is no such folder, or no case in it
            (``conformance.broken-suite``), or the installation lacks the suite
            (``data.missing``).

    >>> from pathlib import Path
    >>> list(faults(Path("no-such-folder")))
    Traceback (most recent call last):
    cableformat.errors.CableFormatError: the suite can't be read: ...
    """
    form = Form(published() if folder is None else folder)
    try:
        yield from form.faults()
    except OSError as error:
        refuse_suite(error.strerror or str(error))
    yield from stated(form.cases)
    for case in form.cases:
        for judge in (read_of, written_of, schemas_of):
            yield from _judged(case, judge)
    if folder is None if complete is None else complete:
        yield from lacking(form.cases)


def _judged(
    case: Case, judge: Callable[[Case], Iterator[tuple[str, str]]]
) -> Iterator[Fault]:
    try:
        for file, told in judge(case):
            yield Fault(file=f"{case.name}/{file}", told=told)
    except CableFormatError as error:
        yield Fault(file=case.name, told=str(error))


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
