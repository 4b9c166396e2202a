"""The words that cases rest on are in the sections that their clauses name."""

from __future__ import annotations

from cableformat.conformance import suite
from tests.meta.clauses import plain, sections


def test_the_words_of_every_case_are_in_its_section() -> None:
    """A person can look them up where the clause leads."""
    told = {name: plain(section) for name, section in sections().items()}
    assert [
        (case.name, case.words)
        for case in suite()
        if plain(case.words) not in told[case.clause]
    ] == []
