"""The kit for producers of cable data, in any language: suite, harness, reports.

This room knows what is asked of a producer and whether an answer is right; it must not
know how any format is read: the codecs do, and the suite's files say what is right.
"""

from cableformat.conformance._adapter import Adapter
from cableformat.conformance._export import archived, flattened
from cableformat.conformance._judge import Judgement, judge
from cableformat.conformance._library import own_answer
from cableformat.conformance._outcomes import (
    Implementation,
    Outcome,
    Report,
    Status,
    Verdict,
)
from cableformat.conformance._protocol import Failure, Skipped, Started
from cableformat.conformance._questions import Answer, Operation, Question, questions
from cableformat.conformance._run import asked, run
from cableformat.conformance._smoke import Step, smoke
from cableformat.conformance._suite import (
    Case,
    Fault,
    Group,
    Level,
    Roundtrip,
    published,
    suite,
)
from cableformat.conformance._suite_check import faults

__all__ = [
    "Adapter",
    "Answer",
    "Case",
    "Failure",
    "Fault",
    "Group",
    "Implementation",
    "Judgement",
    "Level",
    "Operation",
    "Outcome",
    "Question",
    "Report",
    "Roundtrip",
    "Skipped",
    "Started",
    "Status",
    "Step",
    "Verdict",
    "archived",
    "asked",
    "faults",
    "flattened",
    "judge",
    "own_answer",
    "published",
    "questions",
    "run",
    "smoke",
    "suite",
]
