"""A report as JUnit XML: a suite a topic, a test case a question.

The last suite has the verdicts, a test case an operation of a level: a partial one is
skipped, so that a run that skips nearly all does not look like one that passed.
What an optional case fails is a failure too, as a report has no third word for it:
``--level`` says what is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat._junit import case, document, suite, tell
from cableformat.conformance._outcomes import Status, Verdict, verdict_of
from cableformat.conformance.reports._table import grounds
from cableformat.diagnostics import clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cableformat.conformance.reports._results import Results, Told

__all__ = ["render"]

_NAME: Final = "cableformat conform"
_CLASS: Final = "cableformat.conform"
_VERDICTS: Final = "verdicts"
_ELEMENTS: Final = {
    Status.FAILED: "failure",
    Status.ERRORED: "error",
    Status.SKIPPED: "skipped",
}


def render(results: Results) -> str:
    """The report as a document, in ASCII."""
    topics: dict[str, list[Told]] = {}
    for told in results.told:
        topics.setdefault(told.topic, []).append(told)
    suites = [_suite(name, topics[name]) for name in sorted(topics)]
    if suites:
        suites.append(_verdicts(results))
    return "".join(f"{line}\n" for line in document(_NAME, suites))


def _suite(topic: str, told: list[Told]) -> _Element:
    skipped = sum(each.status is Status.SKIPPED for each in told)
    seconds = sum(each.seconds for each in told)
    more = {"skipped": str(skipped), "time": f"{seconds:.3f}"}
    return suite(topic, [_case(each) for each in told], **more)


def _verdicts(results: Results) -> _Element:
    cases = []
    for level, _, _ in results.levels():
        for name, counts in results.operations(level).items():
            made = case(f"{_CLASS}.{_VERDICTS}", f"{level.value} {name}")
            verdict = verdict_of(counts)
            words = f"{verdict.value} ({grounds(counts)})"
            if verdict is Verdict.PARTIAL:
                tell(made, "skipped", {"message": words}, ())
            elif verdict is Verdict.FAILS:
                about = {"type": f"{level.value}.{name}", "message": words}
                tell(made, "failure", about, ())
            cases.append(made)
    skipped = sum(each.find("skipped") is not None for each in cases)
    return suite(_VERDICTS, cases, skipped=str(skipped))


def _case(told: Told) -> _Element:
    name = f"{told.case} {told.operation}"
    made = case(f"{_CLASS}.{told.topic}", name, time=f"{told.seconds:.3f}")
    if told.status is Status.SKIPPED:
        tell(made, "skipped", {"message": told.why}, ())
    elif told.wrong:
        about = {"type": f"{told.level.value}.{told.operation}", "message": told.why}
        tell(made, _ELEMENTS[told.status], about, _lines(told))
    return made


def _lines(told: Told) -> Iterator[str]:
    """What is shown of what went wrong: the words it rests on, and both sides."""
    yield f"{told.case}: {told.description}"
    cited = clause(told.clause)
    about = "" if cited is None else f": {cited.about}"
    yield f'clause {told.clause}{about}: "{told.words}"'
    yield told.why
    for title, text in (
        ("input", told.source),
        ("expected", told.expected),
        ("found", told.actual),
        ("context", told.context),
    ):
        if text:
            yield f"--- {title}"
            yield from text.split("\n")
