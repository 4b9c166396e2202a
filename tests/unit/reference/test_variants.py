"""Known misspellings: each is read as its value, with a warning, where it is one."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.reference import VariantKind, variant_pattern, variants
from tests.meta.generated import VARIANT_LINES

KNOWN = [each for kind in VariantKind for each in variants(kind)]
OF_HEADING = (VariantKind.PRECEDENCE,)


def telegram(kind, word):
    """A telegram with a line that shows a word of this kind."""
    line = VARIANT_LINES[kind][0].format(word)
    if kind in OF_HEADING:
        return f"FM AMEMBASSY OSLO\n{line}\nBT\n"
    return f"UNCLAS LIMA 000501\n\n{line}\n\n1. One.\n".removeprefix(
        "UNCLAS LIMA 000501\n\n" if line.startswith("UNCLAS") else ""
    )


@pytest.mark.parametrize("each", KNOWN, ids=lambda each: each.variant)
def test_a_known_misspelling_is_read_as_its_value(each):
    """A known misspelling is read as its value and has one finding."""
    reading = text.parse(telegram(each.kind, each.variant))
    assert reading.cable == text.parse(telegram(each.kind, each.value)).cable
    codes = [finding.code for finding in reading.diagnostics]
    assert codes == [VARIANT_LINES[each.kind][1]]


@pytest.mark.parametrize("each", KNOWN, ids=lambda each: each.variant)
def test_canonical_text_has_the_word_itself(each):
    cable = text.parse(telegram(each.kind, each.variant)).cable
    assert each.variant not in text.dumps(cable).upper().replace("\n", " ").split(" ")


@pytest.mark.parametrize("kind", VariantKind)
def test_the_word_itself_is_no_misspelling(kind):
    assert text.parse(telegram(kind, variants(kind)[0].value)).diagnostics == ()
    assert {each.value for each in variants(kind)}.isdisjoint(
        each.variant for each in variants(kind)
    )


def test_a_row_is_known_of_its_kind_alone():
    """A misspelt precedence is known as a precedence only."""
    assert "PRIOITY" in variant_pattern(VariantKind.PRECEDENCE).split("|")
    for kind in VariantKind:
        if kind is not VariantKind.PRECEDENCE:
            assert "PRIOITY" not in variant_pattern(kind).split("|")


def test_a_row_says_when_it_came():
    (misspelt,) = (each for each in KNOWN if each.variant == "IMMEDATE")
    assert misspelt.value == "IMMEDIATE"
    assert misspelt.added.isoformat() == "2026-11-24"
    assert misspelt.source == ("FAH2",)
