"""What rules across elements say of real telegrams: in how many each fires.

The corpus is beside the project; without it there is nothing to count.  The counts are
facts of the corpus, printed in ``docs/rules.md``: a rule that begins or ceases to fire
shows here.  None of these files has State's transmission lines, so the rules for those
lines are not counted.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from cableformat import text
from cableformat.rules import broken
from tests.real.test_exactness import SHARED, needs_corpus

COUNTS = Path(__file__).parent / "marks" / "rules.json"


def counts() -> dict[str, dict[str, int]]:
    """In how many files of each folder a rule fires, and how many there are."""
    found: dict[str, Counter[str]] = {}
    for path in sorted((SHARED / "corpus").glob("*/*.txt")):
        folder = found.setdefault(path.parent.name, Counter())
        folder["files"] += 1
        cable = text.parse(path.read_bytes()).cable
        folder.update({breach.code for breach in broken(cable)})
    return {folder: dict(sorted(n.items())) for folder, n in sorted(found.items())}


@needs_corpus
def test_rules_fire_where_they_did(request: pytest.FixtureRequest) -> None:
    """Rules fire as often as the file says (`--update-expected` rewrites it)."""
    found = counts()
    if request.config.getoption("--update-expected", default=False):
        COUNTS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    assert json.loads(COUNTS.read_text("utf-8")) == found


def test_the_founding_sample_breaks_one_rule() -> None:
    """The sample's only breach is its long lines."""
    sample = SHARED / "samples" / "seed-telegram.txt"
    if not sample.exists():
        pytest.skip("the founding sample is not here")
    cable = text.parse(sample.read_bytes()).cable
    assert [breach.code for breach in broken(cable)] == ["rules.long-line"]
