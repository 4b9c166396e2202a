"""Cables that read back from an arrangement of their telegram that is not canonical."""

from __future__ import annotations

from itertools import combinations

import pytest

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.text.dialects import STATE
from cableformat.text.writing import proof
from cableformat.text.writing.arrangement import (
    _CHANGES,
    ARRANGEMENTS,
    CANONICAL,
    Arrangement,
)
from cableformat.text.writing.canonical import Spelling

_canonical = Spelling(STATE).canonical
_HEADING = "R 151122Z SEP 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
_OPENING = f"{_HEADING}BT\nUNCLAS LIMA 001205\n\n"
_AUTHORITY = "Classified By: Consul Jane Doe, Reason 1.4 (b)"
_SUBJECT = (
    "SUBJECT: THE FERRY COMPANY OF THE UPPER HARBOR AWAITS A PIER WITH TAGS: ETRD"
)
#: What must be changed, and a telegram whose cable needs that.
_NEEDED = {
    "a wrapped word that looks like a label": (
        {"width"},
        f"{_OPENING}{_SUBJECT}\n\n1. A.\n",
    ),
    "a name that looks like a sentence": (
        {"labelled"},
        "FM AMEMBASSY LIMA\nTO HARBOR POSTS\nTO LIMA PORT. FLASH\nBT\n",
    ),
    "a stray that looks like text": (
        {"apart"},
        f"{_OPENING}{_AUTHORITY}\nSECRET QUITO 000007\nPIERS 189/07\n\n1. A.\n",
    ),
    "a stray below the text, of which there is none": (
        {"closed"},
        f"{_OPENING}SUBJECT: FERRIES\nBT\nONE MORE LINE -- 7\n",
    ),
    "a stray below the references that follow the text": (
        {"early"},
        f"{_OPENING}SUBJECT: FERRIES\n\nOne sank.\n\nREF: LIMA 1\n\nRMKS/A\n\n2. A.\n",
    ),
    "a caption that none knows, without an address": (
        {"parted"},
        "R 151122Z SEP 08\nBT\nHARBOR WATCH\n",
    ),
    "a listing of deliveries": (
        {"listed"},
        f"TO HARBOR POSTS\nRR RUEHC\nDE RUEHTA #1774 2591122\n{_HEADING}BT\n",
    ),
    "a heading below the passing instructions": (
        {"apart", "subject"},
        "TO ROME\nBT\nUNCLAS\nSUBJECT: A\nPASS TO ALL OFFICES:\nFM LIMA//ECON//\n",
    ),
    "a stray below references that precede the subject": (
        {"subject"},
        f"{_OPENING}REF: A. LIMA 1\n\n?? ??\n\nSUBJECT: FERRIES\n\n1. A.\n",
    ),
    "a second subject below the text": (
        {"repeated"},
        f"{_OPENING}SUBJECT: FERRIES\n\nOne sank.\n\nSUBJECT: BOATS\n",
    ),
    "a second number below a letterhead": (
        {"headed"},
        f"LIMA 1206\n\n{_HEADING}\nLIMA 1205\n\nSUBJECT: FERRIES\n\n1. A.\n",
    ),
}


@pytest.mark.parametrize("source", [s for _, s in _NEEDED.values()], ids=_NEEDED)
def test_a_cable_is_written_as_a_real_telegram_may_be(source):
    """A cable that does not read back canonically is written in an arrangement that
    does.
    """
    cable = text.parse(source).cable
    assert text.parse(_canonical(cable)).cable != cable
    written = text.dumps(cable)
    assert text.loads(written) == cable
    assert text.dumps(text.loads(written)) == written


@pytest.mark.parametrize(("names", "source"), _NEEDED.values(), ids=_NEEDED)
def test_without_that_arrangement_the_cable_is_refused(names, source, monkeypatch):
    """Every arrangement is needed: without it, a cable is refused."""
    left = [
        made
        for changes in combinations([c for c in _CHANGES if c[0] not in names], 2)
        for made in (CANONICAL, _made(changes[:1]), _made(changes[1:]), _made(changes))
    ]
    assert set(left) < set(ARRANGEMENTS)
    monkeypatch.setattr(proof, "ARRANGEMENTS", tuple(left))
    with pytest.raises(CableEncodeError):
        text.dumps(text.parse(source).cable)


def _made(changes: tuple[tuple[str, object], ...]) -> Arrangement:
    return Arrangement(**dict(changes))  # type: ignore[arg-type]


def test_every_change_is_needed_by_one_of_these():
    needed = {name for names, _ in _NEEDED.values() for name in names}
    assert needed == {name for name, _ in _CHANGES}


def test_a_cable_of_the_largest_size_is_tried_a_few_times(monkeypatch):
    """All arrangements together try only a limited number of characters before a cable
    is refused.
    """
    source = _NEEDED["a second subject below the text"][1]
    cable = text.parse(source).cable
    monkeypatch.setattr(proof, "_MOST_TRIED", len(_canonical(cable)) - 1)
    with pytest.raises(CableEncodeError):
        text.dumps(cable)
