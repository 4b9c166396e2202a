"""The words that cases rest on are in the sections that their clauses name."""

from __future__ import annotations

from cableformat.conformance import suite
from tests.meta.clauses import plain, sections


def test_the_words_of_every_case_are_in_its_section() -> None:
    """The section that a case cites contains the words that the case quotes."""
    told = {name: plain(section) for name, section in sections().items()}
    assert [
        (case.name, case.words)
        for case in suite()
        if plain(case.words) not in told[case.clause]
    ] == []
