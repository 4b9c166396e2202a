"""What came of a run: an outcome for each question, and a verdict for each level."""

from __future__ import annotations

import enum
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from cableformat.conformance._suite import Level

if TYPE_CHECKING:
    from cableformat.conformance._questions import Question

__all__ = ["Implementation", "Outcome", "Report", "Status"]


class Status(enum.Enum):
    """What came of a question."""

    PASSED = "passed"
    FAILED = "failed"
    #: The producer does not do this, and says why.
    SKIPPED = "skipped"
    #: There was no answer: it died, was silent, or said something else.
    ERRORED = "errored"


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
    seconds: float = attrs.field(default=0.0, eq=False)


@attrs.frozen(kw_only=True)
class Report:
    """What came of a run, in the order of the questions."""

    implementation: Implementation
    outcomes: tuple[Outcome, ...]
    #: What was told of the producer besides: how it ended.
    notes: tuple[str, ...] = ()

    def counts(self, level: Level | None = None) -> Counter[Status]:
        """How many questions of a level, or of all, came to each status."""
        return Counter(
            outcome.status
            for outcome in self.outcomes
            if level is None or outcome.question.case.level is level
        )

    def conforms(self, level: Level = Level.REQUIRED) -> bool:
        """Whether nothing of a level failed, was silent or went wrong.

        What is skipped with a reason is no failure; of a level nothing of which was
        passed, nothing is known, and that is no conformance.
        """
        counts = self.counts(level)
        wrong = counts[Status.FAILED] + counts[Status.ERRORED]
        return not wrong and counts[Status.PASSED] > 0
