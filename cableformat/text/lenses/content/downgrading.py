"""The downgrading group of the orders before 1972: ``GP-3`` (content.md 1.4).

Facts: it is under the text; some copies print it after the last sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts

_GROUP: Final = re.compile(r"(?<=[.!?\"')])[ ]{1,3}GP-?(?P<group>[1-4])\.?\Z").search


def group_at_end(text: str, begin: int) -> re.Match[str] | None:
    """The group after the last sentence of a line, where some copies print it."""
    return _GROUP(text, max(begin, len(text) - 9))


class DowngradingLens(Lens):
    """The group of the orders before 1972: ``GP-3`` under the text (content.md 1.4)."""

    kinds = (Kind.DOWNGRADING_GROUP,)
    above = "\n\n"
    text_begins = ("GP", "GR")
    initials = "G"
    _line = re.compile(r"(?:GP|GROUP)[ -]?([1-4])\.?", FLAGS).fullmatch

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, spans = Kind.DOWNGRADING_GROUP, block.spans()
        block.capitals(block.lines[0].text, kind, spans)
        return [Claim(kind, f"GP-{block.match[1]}", spans)]

    def taken_from(self, block: Block) -> Block | None:
        """The group after the last sentence of a paragraph, taken out of its line."""
        line = block.lines[-1]
        begin = block.match.end if len(block.lines) == 1 else 0
        found = group_at_end(line.text, begin)
        if found is None:
            return None
        block.lines[-1] = line.piece(0, found.start())
        return Block(self, found, line.piece(found.start(), len(line.text)), block.zone)
