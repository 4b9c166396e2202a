"""Telegram text against a plain split, in one run (design section 11).

Run by name: ``python -m tests.benchmarks.text``.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import attrs

import cableformat
from cableformat import text
from cableformat.model import Originator
from tests.benchmarks.ratios import Jobs, report
from tests.benchmarks.telegrams import telegrams

_LABEL = re.compile(
    r"VZCZC|[ZOPR]{2} |DE |ZN[RY] |[ZOPR] [0-9]{6}Z|FM |TO |INFO |BT$|UNCLAS|"
    r"C O N F|S E C R E T|SIPDIS|NOFORN|E\.O\.|TAGS:|SUBJECT:|REF:|Classified By:|"
    r"[0-9]{1,3}\. |#[0-9]|NNNN"
).match


def plain_split(source: str) -> list[list[str]]:
    """The baseline: lines gathered into blocks by about twenty labels."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in source.splitlines(keepends=True):
        if _LABEL(line):
            block = [line]
            blocks.append(block)
        else:
            block.append(line)
    return blocks


def _edited(reading: text.Reading[Any]) -> object:
    heading = reading.cable.heading
    assert heading is not None
    almaty = Originator(designator="AMEMBASSY ALMATY")
    heading = attrs.evolve(heading, originator=almaty)
    return text.dumps(
        attrs.evolve(reading.cable, heading=heading), layout=reading.layout
    )


def heading(addressees: int) -> str:
    """An invented heading to that many addressees, a line each."""
    lines = [
        f"RUEH{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}/AMEMBASSY POST {n:04}"
        for n in range(addressees)
    ]
    return "P 151122Z SEP 08\nFM SECSTATE WASHDC\nTO " + "\n".join(lines) + "\nBT\n"


def _without_middle(reading: text.Reading[Any]) -> object:
    """Write a heading without the addressee in the middle of its list."""
    parsed = reading.cable.heading
    assert parsed is not None
    kept = list(parsed.action_addressees)
    del kept[len(kept) // 2]
    edited = attrs.evolve(parsed, action_addressees=tuple(kept))
    cable = attrs.evolve(reading.cable, heading=edited)
    return text.dumps(cable, layout=reading.layout)


def main() -> None:
    """Print each ratio: median of the rounds, least and most."""
    sources = telegrams()
    readings = [text.parse(source) for source in sources]
    size = sum(map(len, sources)) / len(sources)
    sys.stdout.write(f"{len(sources)} distinct telegrams of {size:.0f} characters\n")
    jobs: Jobs = {
        "plain split": (plain_split, sources),
        "parse": (text.parse, sources),
        "dumps, unchanged": (lambda r: text.dumps(r.cable, layout=r.layout), readings),
        "dumps, one edit, proved": (_edited, readings),
        "dumps, canonical, proved": (lambda r: text.dumps(r.cable), readings),
    }
    report(jobs)
    sys.stdout.write("checking against reading; twice at most on clean telegrams\n")
    clean = [source for source in sources if not cableformat.check(source)]
    sys.stdout.write(f"{len(clean)} of them are clean\n")
    report(
        {
            "parse, clean telegrams": (text.parse, clean or sources),
            "check, clean telegrams": (cableformat.check, clean or sources),
        }
    )
    few, many = heading(50), heading(500)
    sys.stdout.write("headings; ten times the addressees, about ten times the work\n")
    report(
        {
            "50 addressees": (text.parse, [few] * 20),
            "500 addressees": (text.parse, [many] * 20),
        }
    )
    report(
        {
            "50 addressees, one removed": (_without_middle, [text.parse(few)] * 20),
            "500 addressees, one removed": (_without_middle, [text.parse(many)] * 20),
        }
    )


if __name__ == "__main__":
    main()
