"""The residue of a layout: what the model does not hold, and nothing that it holds."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.document._runs import LEAST
from cableformat.markings.declassification import ISO_DATE
from cableformat.model import ArchiveAttribute, Stray
from cableformat.model.plain_data import strings
from cableformat.reference import edition_keys
from cableformat.testing import telegrams
from cableformat.testing._dress import clean_telegrams
from cableformat.text.layout import visible
from tests.laws import TELEGRAMS, deep, drawn, literals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text import Layout

EDITION_KEYS = edition_keys()


def literals_of(layout: Layout) -> list[str]:
    """The literals of a source, unescaped; the same in either document."""
    in_json = cableformat.json.dumps(layout.base, layout=layout)
    in_xml = cableformat.xml.dumps(layout.base, layout=layout)
    found = list(literals(in_json))
    assert found == list(literals(in_xml))
    return found


def printed(value: Any) -> Iterator[str]:
    """The strings of a value that a telegram prints unchanged.

    An ISO date is printed otherwise; the code of a stray, and the key of what editors
    print, not at all.
    """
    if isinstance(value, Stray):
        yield value.text
    elif isinstance(value, ArchiveAttribute) and value.key in EDITION_KEYS:
        yield value.value
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item)
    elif attrs.has(type(value)):
        for a in attrs.fields(type(value)):
            yield from printed(getattr(value, a.name))
    elif isinstance(value, str) and not re.fullmatch(ISO_DATE.pattern, value, re.ASCII):
        yield value


def excess(source: str | bytes) -> tuple[int, int]:
    """How many visible characters of literals a cable holds; of how many of a source.

    Those of strings that are long enough to be copied.
    """
    layout = text.parse(source).layout
    long = [string for string in printed(layout.base) if len(string) >= LEAST]
    whole = visible(layout.text)
    residue = sum(map(visible, literals_of(layout)))
    return residue - whole + sum(map(visible, long)), whole


def test_the_residue_of_a_fixture_is_what_its_cable_does_not_hold() -> None:
    """A fixture's layout copies all strings of eight characters, but two pieces."""
    for path in TELEGRAMS[::4]:
        assert excess(path.read_bytes())[0] < 2 * LEAST, path


@given(clean_telegrams())
def test_the_residue_of_a_clean_telegram_is_what_its_cable_does_not_hold(
    source: str,
) -> None:
    """A clean telegram's layout copies every string of eight characters or more."""
    assert excess(source)[0] <= 0


def test_the_residue_of_dressed_telegrams_holds_little_of_the_cable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """At most 1 % of the telegrams is in the residue although the cable holds it.

    The share is printed; the draws are the same in every run.
    """
    counted: Counter[str] = Counter()
    for source in drawn(telegrams(), deep(300)):
        more, whole = excess(source)
        counted["excess"] += max(0, more)
        counted["whole"] += whole
    share = counted["excess"] / counted["whole"]
    with capsys.disabled():
        print(f"\nresidue that the cable holds too: {share:.2%}")
    assert share <= 0.01


@given(telegrams())
def test_no_text_is_carried_twice(source: str) -> None:
    """No line of thirty characters of a literal is also in a string of the cable."""
    layout = text.parse(source).layout
    held = list(strings(layout.base))
    for literal in literals_of(layout):
        for line in filter(
            lambda line: len(line) >= 30, map(str.strip, lines(literal))
        ):
            assert not any(line in string for string in held)


def lines(literal: str) -> list[str]:
    return literal.replace("\r", "\n").split("\n")


def test_a_word_that_is_not_there_is_not_sought_lines_ahead() -> None:
    """A control within a word leaves one literal, not all text up to its next place."""
    lines_of_text = [
        "1. A SAILOR\x12S FINANCES SUFFER",
        *["ONE LOAN AFTER ANOTHER"] * 4,
    ]
    source = "\n".join(["BT", *lines_of_text, "UNTIL SAILORS CANNOT PAY", ""])
    layout = text.parse(source).layout
    assert "\x12" not in layout.base.content.paragraphs[0].text
    assert max(map(len, literals_of(layout))) < 20
