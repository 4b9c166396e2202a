"""Rules across elements: each fires where it is broken, and nothing else does."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cableformat
from cableformat import json, text, xml
from cableformat._convert import FORMATS
from cableformat.diagnostics import CATALOGUE, path_of
from cableformat.document import plain
from cableformat.errors import CableEncodeError
from cableformat.rules import broken
from cableformat.testing import cables, sound_cables
from tests.breaks import BREAKS

#: A break is one change: telegrams around it need no many draws, for there are many
#: breaks.
FEW = settings(max_examples=max(5, settings.default.max_examples // 10))
CODES = [code for code in CATALOGUE if code.startswith("rules.")]


def test_every_rule_has_its_break():
    assert sorted(BREAKS) == sorted(CODES)


@given(sound_cables())
def test_a_sound_telegram_breaks_no_rule_and_has_no_finding(cable):
    """A sound telegram has no finding in any format."""
    assert broken(cable) == ()
    for codec in FORMATS.values():
        assert cableformat.check(codec.dumps(cable)) == ()


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_a_break_is_found_and_nothing_else(code, data):
    """A telegram with one rule broken has the code of that rule and no other."""
    change, of = BREAKS[code]
    cable = change(data.draw(sound_cables(**of)))
    assert {breach.code for breach in broken(cable)} == {code}


@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data())
def test_a_break_is_found_alike_in_every_format(code, data):
    """Code, path and message of a break are the same in every format."""
    change, of = BREAKS[code]
    cable = change(data.draw(sound_cables(**of)))
    told = set()
    for codec in (json, xml, text):
        try:
            document = codec.dumps(cable)
        except CableEncodeError:  # of release codes in another order
            continue
        found = cableformat.check(document)
        rules = [f for f in found if f.code.startswith("rules.")]
        told.add(tuple(sorted((f.code, f.path, f.message) for f in rules)))
    assert len(told) == 1
    assert {finding[0] for finding in told.pop()} == {code}


def _at(members, steps):
    for step in steps:
        members = members[step]
    return members


@given(cables(readable=False), st.none() | st.dates())
def test_a_breach_is_of_an_element_that_is_there(cable, dated):
    """Any cable can be checked, and every path leads to one of its members."""
    members = plain(cable)
    for breach in broken(cable, dated=dated):
        assert _at(members, breach.steps) is not None, path_of(breach.steps)
        entry = CATALOGUE[breach.code]
        assert entry.message.count("{}") == len(breach.words)


@given(cables())
def test_a_cable_breaks_the_same_rules_with_a_time_as_with_its_day(cable):
    """A moment and its day lead to the same broken rules."""
    noon = datetime.datetime(2008, 9, 15, 12, tzinfo=datetime.UTC)
    with_time = broken(cable, dated=noon)
    assert [b.code for b in with_time] == [
        b.code for b in broken(cable, dated=noon.date())
    ]
