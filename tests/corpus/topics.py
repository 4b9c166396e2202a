"""The cases of some topics, quick to collect: the session `mutation` runs it by name.

`test_fixtures` asks more of every case; collecting all that takes longer than the tests
that a mutant runs.
"""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cableformat.conformance import suite
from cableformat.conformance._suite_readings import read_of, written_of

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
#: Patterns of topics, as ``rules documents*``.
TOPICS = os.environ.get("CABLEFORMAT_TOPICS", "*").split(" ")
CASES = [
    case
    for case in suite(FIXTURES)
    if any(fnmatch(case.name.split("/")[1], topic) for topic in TOPICS)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_read_and_written_as_it_promises(case):
    assert [*read_of(case), *written_of(case)] == []
