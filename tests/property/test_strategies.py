"""The strategies reach what they promise: counted, not hoped."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pytest

from cableformat._record import VISIBLE, rows
from cableformat.model import field_table
from cableformat.testing import Dress, _leaves, cables, damaged, dresses
from tests.laws import drawn


def _walk(value: Any, seen: Counter[str]) -> None:
    for row in rows(type(value)):
        item = getattr(value, row.name)
        where = f"{type(value).__name__}.{row.name}"
        items = item if row.many else () if item is None else (item,)
        seen[f"{where} {'0' if not items else '1' if len(items) == 1 else 'many'}"] += 1
        for one in items:
            if attrs.has(type(one)):
                seen[f"{where} is {type(one).__name__}"] += 1
                _walk(one, seen)
            elif isinstance(one, str):
                _note_string(one, seen)
            else:
                seen[f"{where} = {one!r}"] += 1


def _note_string(value: str, seen: Counter[str]) -> None:
    seen["lower case"] += value != value.upper()
    seen["not ASCII"] += not value.isascii()
    seen["digits at the end"] += value[-1:].isdigit() and " " in value
    seen["indented lines"] += "\n " in value or "\n\t" in value
    seen["blank lines"] += "\n\n" in value
    seen["tabs"] += "\t" in value


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """What cables hold."""
    counted: Counter[str] = Counter()
    for cable in drawn(cables(), 450):
        _walk(cable, counted)
    return counted


def test_every_field_and_arm_is_drawn(seen: Counter[str]) -> None:
    """Fields are drawn absent and present, lists empty and long, and unions in full."""
    missing = []
    for cls, fields in field_table().items():
        for row in fields:
            where = f"{cls.__name__}.{row.name}"
            wanted = [f"{where} 1"]
            if row.many:
                wanted.append(f"{where} many")
            if (row.many and not row.doc.least) or row.nullable:
                wanted.append(f"{where} 0")
            if len(row.types) > 1:
                wanted += [f"{where} is {arm.__name__}" for arm in row.types]
            missing += [name for name in wanted if not seen[name]]
    # Every paragraph has a text, every reference number a serial: 0 cannot be drawn.
    assert not missing
    for trait in (
        "lower case",
        "not ASCII",
        "digits at the end",
        "indented lines",
        "blank lines",
        "tabs",
    ):
        assert seen[trait] >= 5, trait


def test_every_member_of_every_enumeration_is_drawn(seen: Counter[str]) -> None:
    """Every level and every precedence is in some cable."""
    for fields in field_table().values():
        for row in fields:
            for inner in row.types:
                members = getattr(inner, "__members__", {}).values()
                allowed = members if row.among is None else row.among.members
                for member in allowed:
                    assert any(f"= {member!r}" in name for name in seen), member


def test_every_part_of_a_dress_is_drawn() -> None:
    """Every field of `Dress` takes at least two values."""
    seen: dict[str, set[Any]] = {a.name: set() for a in attrs.fields(Dress)}

    for dress in drawn(dresses(), 500):
        for name, values in seen.items():
            values.add(getattr(dress, name))
    assert all(len(values) >= 2 for values in seen.values()), seen
    assert seen["trailing"] == {0, 1, 2, 3}
    assert seen["blank_lines"] == seen["page_lines"] == {0, 1, 2}


def test_damage_reaches_characters_and_lines() -> None:
    """Damaged telegrams hold controls, lone surrogates, odd line ends, long text."""
    seen: Counter[str] = Counter()

    for source in drawn(damaged(), 250):
        seen["NUL or BEL"] += "\x00" in source or "\x07" in source
        seen["lone surrogate"] += "\ud800" in source
        seen["VT or FF"] += "\x0b" in source or "\x0c" in source
        seen["bare CR"] += "\r" in source.replace("\r\n", "")
        seen["no final line end"] += source[-1:] not in ("", "\n")
        seen["leading blank"] += source[:1] in (" ", "\t", "\n")
    for trait in (
        "NUL or BEL",
        "lone surrogate",
        "VT or FF",
        "bare CR",
        "no final line end",
        "leading blank",
    ):
        assert seen[trait] >= 1, (trait, seen)


def test_wide_patterns_reach_every_plane() -> None:
    """Drawn characters are in ASCII, Latin-1, the first plane and the higher ones."""
    text = "".join(drawn(_leaves.matching(f"[{VISIBLE}]+"), 500))
    for low, high in (
        ("\x21", "\x7e"),
        ("\x80", "\xff"),
        ("\u0100", "\uffff"),
        ("\U00010000", "\U0010ffff"),
    ):
        assert any(low <= character <= high for character in text), (low, high)


def test_no_pattern_costs_seconds_before_its_first_example() -> None:
    """Hypothesis lists each member of a class: none that it gets leaves plane 0."""
    texts = [row.text for fields in field_table().values() for row in fields]
    narrow = {_leaves.narrowed(text.pattern) for text in texts if text}
    assert len(narrow) > 20
    assert not [pattern for pattern in narrow if r"\U" in pattern]
