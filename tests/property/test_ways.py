"""Whatever happened to a copy, nothing reads clean and is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat import text
from cableformat.model import Cable
from tests.copies import BELOW, DAMAGED, page_break, signed
from tests.ways import VALUES, WAYS, Way

ALL_WAYS: Final = {**WAYS, **DAMAGED}
FIXTURES: Final = Path(__file__).parents[2] / "fixtures" / "v1" / "valid"


def clean(source: str) -> bool:
    """Whether a telegram of State's has all that the ways take away, and no quotation.

    Pages of an archive have furniture and attributes of their own.
    """
    reading = text.parse(source)
    cable = reading.cable
    heading, content = cable.heading, cable.content
    if heading is None or content is None or content.classification_line is None:
        return False
    line = content.classification_line
    return all(
        (
            reading.dialect == "state",
            heading.preamble,
            heading.originator,
            heading.action_addressees,
            line.level and line.reference_number,
            re.search(r"(?m)^SUBJECT: .*\n\n", source),
            source.count("SUBJECT: ") == 1,
            len(content.paragraphs) > 1 and "\n\n2." in source,
            source.startswith("BT\n") or "\nBT\n" in source,
            source.endswith("\n") and "QUOTE" not in source,
            not content.strays and not heading.strays,
        )
    )


def _telegrams() -> list[str]:
    found = []
    for path in sorted(FIXTURES.rglob("input.txt")):
        source = path.read_bytes()
        if source.isascii() and b"\r" not in source and b"](#" not in source:
            found.append(source.decode())
    return [source for source in found if clean(source)]


TELEGRAMS: Final = _telegrams()


def differing(cable: Cable, other: Cable) -> set[str]:
    return {name for name, value in VALUES.items() if value(cable) != value(other)}


def test_there_are_ways_and_telegrams() -> None:
    assert len(WAYS) >= 40
    assert len(TELEGRAMS) >= 20


@pytest.mark.parametrize("way", ALL_WAYS.values(), ids=ALL_WAYS)
@given(st.sampled_from(TELEGRAMS), st.sampled_from(TELEGRAMS))
def test_a_way_gives_the_values_or_the_finding(way: Way, one: str, other: str) -> None:
    if numbers(one) == numbers(other):
        return  # sections of one telegram are no two
    source = way.damage(one, other)
    base = text.parse(one).cable
    reading = text.parse(source)
    assert not differing(base, reading.cable) & set(way.same), source
    codes = {finding.code for finding in reading.diagnostics}
    assert not way.codes or codes & set(way.codes), source
    if source in (f"{one}{other}", f"{one}\n{other}", f"{one}\n{one}"):
        (second,) = (f for f in reading.diagnostics if f.code in way.codes)
        # A level between them, or who drafted it, may be of either.
        assert abs(second.span[0] - len(one)) <= 60, source
    if differing(base, reading.cable):
        told = cableformat.check(source, from_="text")
        assert told or not differs_in_kind(base, reading.cable), source


@pytest.mark.parametrize("names", BELOW, ids=", ".join)
@given(st.sampled_from(TELEGRAMS))
def test_a_page_break_below_a_signature_is_no_part_of_it(
    names: tuple[str, ...], one: str
) -> None:
    if text.parse(one).cable.content.signature:  # type: ignore[union-attr]
        return
    base = signed(one)
    source = base + page_break(base, names)
    cable = text.parse(source).cable
    assert cable.content is not None
    assert cable.content.signature == "DOE", source
    assert differing(text.parse(base).cable, cable) == set(), source


def numbers(source: str) -> object:
    number = text.parse(source).cable.content.classification_line.reference_number  # type: ignore[union-attr]
    return number and (number.post, int(number.serial))


def differs_in_kind(base: Cable, cable: Cable) -> bool:
    """Whether a value is another: one that was cut away is none."""
    return any(
        value(cable) and value(cable) != value(base)
        for name, value in VALUES.items()
        if name != "text"
    )
