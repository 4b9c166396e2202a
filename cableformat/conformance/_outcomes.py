"""The result of a run: outcomes of questions, verdicts on operations and levels."""

from __future__ import annotations

import enum
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from cableformat import __version__
from cableformat.conformance._suite import VERSION, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cableformat.conformance._questions import Question

__all__ = [
    "Implementation",
    "Outcome",
    "Report",
    "Status",
    "Verdict",
    "is_enough",
    "verdict_of",
]


class Status(enum.StrEnum):
    """The kind of outcome of a question."""

    PASSED = "passed"
    FAILED = "failed"
    #: The producer does not do this, and says why.
    SKIPPED = "skipped"
    #: There was no answer: it died, was silent, or said something else.
    ERRORED = "errored"


class Verdict(enum.StrEnum):
    """What a run says about an operation, or about all of a level."""

    #: Every question was answered right.
    CONFORMS = "conforms"
    #: No answer was wrong, and some questions were skipped.
    PARTIAL = "partial"
    #: An answer was wrong, or there was none.
    FAILS = "fails"


def verdict_of(counts: Counter[Status]) -> Verdict:
    """What the counts of an operation or of a level say about it.

    The verdict on a level is the worst of those on its operations.

    >>> verdict_of(Counter({Status.PASSED: 9}))
    <Verdict.CONFORMS: 'conforms'>
    >>> verdict_of(Counter({Status.PASSED: 9, Status.SKIPPED: 1}))
    <Verdict.PARTIAL: 'partial'>
    """
    if counts[Status.FAILED] + counts[Status.ERRORED]:
        return Verdict.FAILS
    whole = counts[Status.PASSED] and not counts[Status.SKIPPED]
    return Verdict.CONFORMS if whole else Verdict.PARTIAL


def is_enough(
    counts: Mapping[str, Counter[Status]], allowed: Collection[str] = ()
) -> bool:
    """Whether every operation conforms, by its counts, and those `allowed` in part.

    If nothing passed, nothing is known, and that is not enough.

    >>> skipped = {"json-xml": Counter({Status.SKIPPED: 9})}
    >>> counts = {"text-json": Counter({Status.PASSED: 9}), **skipped}
    >>> is_enough(counts), is_enough(counts, ["json-xml"])
    (False, True)
    >>> is_enough(skipped, ["json-xml"])
    False
    """
    verdicts = {name: verdict_of(each) for name, each in counts.items()}
    return any(each[Status.PASSED] for each in counts.values()) and all(
        verdict is Verdict.CONFORMS or (verdict is Verdict.PARTIAL and name in allowed)
        for name, verdict in verdicts.items()
    )


@attrs.frozen(kw_only=True)
class Implementation:
    """Who answers, in its own words; every text of it is somebody else's."""

    name: str
    version: str = ""
    language: str = ""
    homepage: str = ""


@attrs.frozen(kw_only=True)
class Outcome:
    """The outcome of one question."""

    question: Question
    status: Status
    #: In one line: what differs, why it was skipped, what went wrong.
    why: str = ""
    #: What would have been right, and what was answered, cut.
    expected: str = attrs.field(default="", repr=False)
    actual: str = attrs.field(default="", repr=False)
    #: More about an error: lines of the producer, or of the harness.
    context: str = attrs.field(default="", repr=False)
    seconds: float = attrs.field(default=0.0, eq=False)


@attrs.frozen(kw_only=True)
class Report:
    """The result of a run, in the order of the questions."""

    implementation: Implementation
    outcomes: tuple[Outcome, ...]
    #: More about the producer: how it ended.
    notes: tuple[str, ...] = ()
    #: The version of the suite, and of this library, which judged.
    suite: str = VERSION
    library: str = __version__
    #: When the run began, with its offset from UTC, and how long it took.
    began: datetime | None = attrs.field(default=None, eq=False)
    seconds: float = attrs.field(default=0.0, eq=False)

    def counts(self, level: Level | None = None) -> Counter[Status]:
        """How many questions of a level, or of all levels, have each status."""
        return Counter(
            outcome.status
            for outcome in self.outcomes
            if level is None or outcome.question.case.level is level
        )

    def operations(self, level: Level) -> dict[str, Counter[Status]]:
        """How many questions of a level have each status, by operation."""
        counts: dict[str, Counter[Status]] = {}
        for outcome in self.outcomes:
            if outcome.question.case.level is level:
                name = outcome.question.operation.value
                counts.setdefault(name, Counter())[outcome.status] += 1
        return counts

    def conforms(
        self, level: Level = Level.REQUIRED, *, allow_skip: Collection[str] = ()
    ) -> bool:
        """Whether every question of a level was answered right, and there was one.

        Questions of the operations named in `allow_skip`, such as ``json-xml``, may be
        skipped.
        """
        return is_enough(self.operations(level), allow_skip)
