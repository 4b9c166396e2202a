"""A run over the wire has the outcomes of the same answers in process."""

from __future__ import annotations

import sys

from cableformat.conformance import asked, own_answer, questions, run, suite
from tests.conformance.test_adapter import nothing_is_left

__all__ = ["nothing_is_left"]

OWN = [sys.executable, "-m", "cableformat.conformance"]


def test_the_wire_adds_nothing_and_loses_nothing():
    """Two adapters give the same answers over the wire as the functions
    that they call.
    """
    some = list(questions(suite()))[::30]
    report = run(some, OWN, timeout=30.0, jobs=2)
    assert list(report.outcomes) == [
        asked(q, lambda q: own_answer(q.operation, q.format, q.source)) for q in some
    ]
    assert report.notes == ()
    assert report.conforms()
