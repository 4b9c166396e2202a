"""What came of a run: an outcome for each question, and a verdict for each level."""

from __future__ import annotations

import enum
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from cableformat import __version__
from cableformat.conformance._suite import VERSION, Level

if TYPE_CHECKING:
    from cableformat.conformance._questions import Question

__all__ = ["Implementation", "Outcome", "Report", "Status", "Verdict", "verdict_of"]


class Status(enum.Enum):
    """What came of a question."""

    PASSED = "passed"
    FAILED = "failed"
    #: The producer does not do this, and says why.
    SKIPPED = "skipped"
    #: There was no answer: it died, was silent, or said something else.
    ERRORED = "errored"


class Verdict(enum.Enum):
    """What a run says about a level."""

    #: Something passed, and nothing failed or went without an answer.
    CONFORMS = "conforms"
    FAILS = "fails"
    #: Nothing passed and nothing failed: nothing is known.
    UNKNOWN = "unknown"


def verdict_of(counts: Counter[Status]) -> Verdict:
    """What the counts of a level say about it.

    What is skipped with a reason is no failure.

    >>> verdict_of(Counter({Status.PASSED: 9, Status.SKIPPED: 1}))
    <Verdict.CONFORMS: 'conforms'>
    >>> verdict_of(Counter({Status.SKIPPED: 10}))
    <Verdict.UNKNOWN: 'unknown'>
    """
    if counts[Status.FAILED] + counts[Status.ERRORED]:
        return Verdict.FAILS
    return Verdict.CONFORMS if counts[Status.PASSED] else Verdict.UNKNOWN


@attrs.frozen(kw_only=True)
class Implementation:
    """Who answers, in its own words; every text of it is somebody else's."""

    name: str
    version: str = ""
    language: str = ""
    homepage: str = ""


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of one question."""

    question: Question
    status: Status
    #: In one line: what differs, why it was skipped, what went wrong.
    why: str = ""
    #: What would have been right, and what was answered, cut.
    expected: str = attrs.field(default="", repr=False)
    actual: str = attrs.field(default="", repr=False)
    #: What was told about an error besides: lines of the producer, or of the harness.
    context: str = attrs.field(default="", repr=False)
    seconds: float = attrs.field(default=0.0, eq=False)


@attrs.frozen(kw_only=True)
class Report:
    """What came of a run, in the order of the questions."""

    implementation: Implementation
    outcomes: tuple[Outcome, ...]
    #: What was told of the producer besides: how it ended.
    notes: tuple[str, ...] = ()
    #: The version of the suite, and of this library, which judged.
    suite: str = VERSION
    library: str = __version__
    #: When the run began, with its offset from UTC, and how long it took.
    began: datetime | None = attrs.field(default=None, eq=False)
    seconds: float = attrs.field(default=0.0, eq=False)

    def counts(self, level: Level | None = None) -> Counter[Status]:
        """How many questions of a level, or of all, came to each status."""
        return Counter(
            outcome.status
            for outcome in self.outcomes
            if level is None or outcome.question.case.level is level
        )

    def conforms(self, level: Level = Level.REQUIRED) -> bool:
        """Whether nothing of a level failed, was silent or went wrong.

        Of a level nothing of which was passed, nothing is known, and that is no
        conformance.
        """
        return verdict_of(self.counts(level)) is Verdict.CONFORMS
