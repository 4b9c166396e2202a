"""The kit for producers of cable data, in any language: suite, harness, reports.

This room knows what is asked of a producer and whether an answer is right; it must not
know how any format is read: the codecs do, and the suite's files say what is right.
"""

from cableformat.conformance._flat import flattened
from cableformat.conformance._judge import Answer, Judgement, judge
from cableformat.conformance._questions import Operation, Question, questions
from cableformat.conformance._report import Implementation, Outcome, Report, Status
from cableformat.conformance._suite import (
    Case,
    Group,
    Level,
    Roundtrip,
    published,
    suite,
)
from cableformat.conformance._suite_check import Fault, faults

__all__ = [
    "Answer",
    "Case",
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
    "Status",
    "faults",
    "flattened",
    "judge",
    "published",
    "questions",
    "suite",
]
