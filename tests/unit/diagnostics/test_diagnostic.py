"""Findings, the exception that carries them, and the sections that they cite."""

from __future__ import annotations

import attrs
import pytest

from cableformat.diagnostics import (
    Diagnostic,
    Entry,
    Severity,
    clause,
    clauses,
    decode_error,
)

PAGE = "content.md"
FINDING = Diagnostic(
    code="text.empty",
    severity=Severity.WARNING,
    message="nothing to read",
    span=(0, 0),
    line=3,
    column=7,
    path="/content",
    clause="laws.md 13",
)


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"message": "no words", "hint": "write some", "clause": "laws.md 14"}, True),
        ({"severity": Severity.ERROR, "line": 4, "column": 1}, True),
        ({"code": "text.other"}, False),
        ({"span": (0, 1)}, False),
        ({"path": "/heading"}, False),
    ],
)
def test_findings_are_equal_by_code_span_and_path(changed, same):
    assert (attrs.evolve(FINDING, **changed) == FINDING) == same


def test_a_finding_is_located_as_compilers_print_theirs():
    assert FINDING.located("a.txt") == ("a.txt:3:7: warning text.empty nothing to read")


def test_the_exception_is_that_of_the_first_error_and_has_all_findings():
    first = attrs.evolve(FINDING, code="a.b", message="one", severity=Severity.ERROR)
    found = (FINDING, first, attrs.evolve(first, code="c.d", message="two"))
    error = decode_error(found)
    assert (error.code, error.message, error.diagnostics) == ("a.b", "one", found)


@pytest.mark.parametrize(
    ("message", "words", "expected"),
    [
        ("nothing to read", (), "nothing to read"),
        ("{} is not {}", ("'A'", "'B'"), "'A' is not 'B'"),
        ("{} is not {}", ("'{}'", "'A'"), "'{}' is not 'A'"),
        ("found {}", ("'A'", "unused"), "found 'A'"),
    ],
)
def test_words_fill_the_places_of_a_message_in_order(message, words, expected):
    assert Entry(None, message, "", "laws.md 13").told(*words) == expected


@pytest.mark.parametrize(
    ("cited", "name"),
    [
        ("content.md 1.4", "content.md 1.4"),
        ("wire.md 5.1-5.3", "wire.md 5.1"),
        ("content.md 3.1 rule 1", "content.md 3.1"),
        # The section around one that is not listed.
        (f"{PAGE} 1.4.99.9", "content.md 1.4"),
        (f"{PAGE} 99", None),
        (f"{PAGE} 1.4x", None),
        (PAGE, None),
        ("nowhere.md" + " 1", None),
        ("", None),
    ],
)
def test_a_clause_is_the_section_that_is_cited_or_the_one_around_it(cited, name):
    found = clause(cited)
    assert (found and found.name) == name


def test_a_section_has_an_address_and_its_sources():
    found, own = clause("content.md 1.4"), clause("laws.md 5")
    assert found is not None
    assert own is not None
    assert found.address == "docs/sources/content.md#1.4"
    assert str(found) == "E.O. line (TAGS handbook of 1974, cablemap)"
    assert (own.address, own.sources) == ("docs/laws.md#5", ())
    assert str(own) == own.about


def test_every_lettered_section_is_cited_in_brackets():
    lettered = [name for name in clauses() if name.endswith(")")]
    assert lettered
    for name in lettered:
        found = clause(name)
        assert found is not None
        assert found.name == name
        assert found.address.endswith(f"#{name[-2]}")
