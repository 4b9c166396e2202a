"""A report for a terminal: counts by topic and level, what went wrong, the verdicts.

A line is pieces of text, each with the name of its style; the caller escapes it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cableformat._escape import escaped_line
from cableformat.conformance._outcomes import Status, Verdict, verdict_of
from cableformat.conformance.reports._results import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.conformance._suite import Level
    from cableformat.conformance.reports._results import Results, Told

    #: As those of the command line.
    Line = tuple[tuple[str, str], ...]

__all__ = ["grounds", "lines", "render"]

#: How many outcomes of a kind are listed.
_MOST: Final = 20
#: How much of the context of an error is shown: lines, and characters of each.
_CONTEXT: Final = 3
_CONTEXT_WIDTH: Final = 200
_STYLES: Final = {
    Status.PASSED: "+",
    Status.FAILED: "error",
    Status.SKIPPED: "info",
    Status.ERRORED: "warning",
}
_WIDTH: Final = max(len(status.value) for status in Status) + 2
_VERDICT_STYLES: Final = {
    Verdict.CONFORMS: "+",
    Verdict.FAILS: "error",
    Verdict.PARTIAL: "warning",
}


def render(results: Results) -> str:
    """The lines as one text, without their styles."""
    told = ("".join(text for text, _ in line) for line in lines(results))
    return "".join(f"{escaped_line(line).rstrip(' ')}\n" for line in told)


def lines(results: Results) -> Iterator[Line]:
    """The report line by line; none holds a line end.

    >>> from cableformat.conformance import Implementation, Level
    >>> from cableformat.conformance.reports import Results, Told
    >>> told = Told(case="valid/tags/one", operation="text-json",
    ...             level=Level.REQUIRED, status=Status.PASSED)
    >>> who = Implementation(name="mine", version="1.2", language="Go")
    >>> print(render(Results(implementation=who, told=(told,), library="1.0")), end="")
    mine 1.2 (Go), suite v1, judged by cableformat 1.0
    <BLANKLINE>
    required    passed   failed  skipped  errored
    tags             1        .        .        .
    <BLANKLINE>
    required: conforms (1 passed, 0 failed, 0 skipped, 0 errored)
      text-json: conforms (1 passed)
    """
    yield _head(results)
    for level, _, _ in results.levels():
        yield ()
        yield from _topics(level, results)
    yield from _wrong("failed", results.of(Status.FAILED))
    yield from _wrong("errored", results.of(Status.ERRORED))
    yield from _skipped(results.of(Status.SKIPPED))
    yield ()
    for note in results.notes:
        yield (("note ", "label"), (note, ""))
    for level, verdict, counts in results.levels():
        words = (verdict.value, _VERDICT_STYLES[verdict])
        numbers = ", ".join(f"{counts[status]} {status.value}" for status in Status)
        yield ((f"{level.value}: ", "title"), words, (f" ({numbers})", ""))
        for name, own in results.operations(level).items():
            of_operation = verdict_of(own)
            words = (of_operation.value, _VERDICT_STYLES[of_operation])
            yield ((f"  {name}: ", ""), words, (f" ({grounds(own)})", ""))


def grounds(counts: Counter[Status]) -> str:
    """What a verdict rests on: how much is wrong, or skipped, or else right.

    >>> grounds(Counter({Status.PASSED: 3, Status.SKIPPED: 2}))
    '2 skipped'
    """
    rests_on = {
        Verdict.CONFORMS: (Status.PASSED,),
        Verdict.PARTIAL: (Status.SKIPPED,),
        Verdict.FAILS: (Status.FAILED, Status.ERRORED),
    }[verdict_of(counts)]
    told = (f"{counts[each]} {each.value}" for each in rests_on if counts[each])
    return ", ".join(told)


def _head(results: Results) -> Line:
    who = results.implementation
    language = f" ({who.language})" if who.language else ""
    judged = f", suite {results.suite}, judged by cableformat {results.library}"
    return ((f"{who.name} {who.version}".rstrip(), "title"), (language + judged, ""))


def _topics(level: Level, results: Results) -> Iterator[Line]:
    topics = results.topics(level)
    width = max(len(name) for name in (level.value, *topics)) + 1
    heads = "".join(f"{status.value:>{_WIDTH}}" for status in Status)
    yield ((f"{level.value:{width}}", "title"), (heads, "label"))
    for name, counts in topics.items():
        yield ((f"{name:{width}}", ""), *(_number(counts, each) for each in Status))


def _number(counts: Counter[Status], status: Status) -> tuple[str, str]:
    if not counts[status]:
        return f"{'.':>{_WIDTH}}", "label"
    return f"{counts[status]:{_WIDTH}}", _STYLES[status]


def _wrong(title: str, found: list[Told]) -> Iterator[Line]:
    chosen, others = spread(found, _MOST)
    for told in chosen:
        yield ()
        style = _STYLES[told.status]
        name = f" {told.case} {told.operation}"
        level = "" if told.level.value == "required" else f" ({told.level.value})"
        yield ((title, style), (name, "title"), (level, "label"))
        if told.description:
            yield (("  states: ", "label"), (told.description, ""))
        yield (("  found:  ", "label"), (told.why, ""))
        for line in told.context.split("\n")[:_CONTEXT] if told.context else ():
            yield (("  | ", "label"), (line[:_CONTEXT_WIDTH], ""))
    yield from _more(len(others), title)


def _skipped(found: list[Told]) -> Iterator[Line]:
    """Reasons, for a producer skips a whole operation for one."""
    reasons = Counter(told.why for told in found)
    if reasons:
        yield ()
    for why, times in reasons.most_common(_MOST):
        yield (("skipped", _STYLES[Status.SKIPPED]), (f" {times}: {why}", ""))
    yield from _more(len(reasons) - _MOST, "reasons to skip")


def _more(number: int, title: str) -> Iterator[Line]:
    if number > 0:
        words = f"... and {number} more {title}: a report as json or html has them"
        yield ((words, "label"),)
