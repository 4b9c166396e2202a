"""Law 9 for sections: joining them costs as much again for as much again."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.streams import assemble
from tests.property.growth import doubles
from tests.property.test_page_cost import SOURCES

_FIRST = "FM AMEMBASSY LIMA\nUNCLAS SECTION 01 OF 02 LIMA 000417\nSUBJ: CORK\n\n1. A\n"
_LINE = "UNCLAS SECTION 02 OF 02 LIMA 000417\n"

#: Later sections: lines above, a piece that is repeated, and lines below.
LATER = {
    "a subject of many lines": (f"{_LINE}SUBJ: CORK\n", "A\n", ""),
    "another subject": (f"{_LINE}SUBJ: BARK\n", "CORK\n", ""),
    "captions": (_LINE, "NODIS\n", "SUBJ: CORK\n"),
    "numbers": (_LINE, "SECTION 02 OF 02\n", ""),
    "repeated lines": (_LINE, "SUBJ: CORK\n", ""),
    "blank lines": (_LINE, "\n", "A\n"),
    "blanks": (_LINE, " ", "A\n"),
    "tags": (f"{_LINE}TAGS: ", "EAGR ", "\n"),
    "addressees that no other has": ("FM AMEMBASSY LIMA\nTO ROME\n", "OSLO\n", _LINE),
    "sets": (f"{_LINE}MSGID/GENADMIN//\n", "POC/A//\nAMPN/B//\n", "SUBJ/CORK//\n"),
}


@pytest.mark.parametrize("shape", LATER.values(), ids=LATER)
def test_joining_at_most_doubles_with_a_later_section(shape):
    """A later section of twice the length at most doubles calls and memory."""
    above, piece, below = shape

    def work(count):
        later = f"{above}{piece * count}{below}"
        readings = [text.parse(each) for each in (_FIRST, later)]
        return lambda: assemble(readings)

    doubles(work, calls=1000, memory=20_000)


@pytest.mark.full
@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_joining_at_most_doubles_with_hostile_sections(source):
    """Joining twice as long hostile sections takes at most twice as many calls."""

    def work(count):
        readings = [
            text.parse(f"UNCLAS SECTION 0{n} OF 02 LIMA 000417\n{source(count)}")
            for n in (1, 2)
        ]
        return lambda: assemble(readings)

    doubles(work, calls=500)
