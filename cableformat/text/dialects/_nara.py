"""State's telegrams of 1973 to 1979 as the National Archives print them (nara.md).

The telegram itself is State's; its frame is found first: the archive's stamps and
attributes, the page lines and the head of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.dialects._dialect import Dialect, Row, Shape
from cableformat.text.dialects._state import STATE
from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.attributes import AttributesLens
from cableformat.text.lenses.archive.stamps import (
    ATTRIBUTES_TITLE,
    STAMP,
    STAMP_WORDS,
    TEXT_TITLE,
    NoticeLens,
    StampLens,
    TitleLens,
)
from cableformat.text.lenses.content.executive_order import (
    ExecutiveOrderLens,
    PartedExecutiveOrderLens,
)
from cableformat.text.lenses.distribution.offices import PageSeriesLens
from cableformat.text.lenses.furniture import STAMP_BEGINS
from cableformat.text.lenses.lens import Block, Claim
from cableformat.text.lenses.transmission.ending import EndingLens
from cableformat.text.passes.frame import frame_of
from cableformat.text.passes.page_head import (
    FILM_NUMBERS,
    HANDLING_NUMBERS,
    OFFICES,
    PAGE_HEAD,
    RELAYS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text.lenses.lens import Facts

_TITLE: Final = re.compile(
    rf"(?:\A|[\r\n\v\f])[ \t]*(?:{TEXT_TITLE}|{ATTRIBUTES_TITLE})[ \t]*"
    r"(?=[\r\n\v\f]|\Z)"
).search
#: What an archive prints in place of NNNN, and what machines left of that.
_MARKS: Final = re.compile(
    r"<<[ ]?END OF DOCUMENT[ ]?>>|E(?:[ ]E){7}|ADP000", re.ASCII
).fullmatch
_END_OF_DOCUMENT: Final = "<< END OF DOCUMENT >>"


class MarkLens(EndingLens):
    """The end of a message, by NNNN or by the mark of an archive (nara.md 6)."""

    kinds: tuple[Kind, ...] = (Kind.END_OF_MESSAGE,)
    initials = "<EA"
    text_begins = ("<", "E ", "AD")
    landmark = ""
    landmark_begins: tuple[str, ...] = ()
    _line = staticmethod(_MARKS)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds

    def holds_all(self, values: Sequence[Any]) -> bool:
        return True  # NNNN too: the lens below reads it

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        text = block.match[0]
        value = _END_OF_DOCUMENT if text[0] == "<" else text
        return [Claim(Kind.END_OF_MESSAGE, value, block.spans())]


def _signs(text: str) -> object:
    """Whether a text has titles, stamps, or a page head above its heading."""
    if STAMP_WORDS in text:
        return True
    if "Message " in text and _TITLE(text):
        return True
    return ("ACTION " in text or "ORIGIN " in text) and PAGE_HEAD(text)


_ORDER: Final = PartedExecutiveOrderLens()


def _is_order(row: Row) -> bool:
    return isinstance(row.lens, ExecutiveOrderLens)


_TITLES: Final = re.compile(f"(?:{TEXT_TITLE}|{ATTRIBUTES_TITLE})\\Z")
_ENDING: Final = next(row for row in STATE.rows if type(row.lens) is EndingLens)

NARA: Final = Dialect(
    "nara",
    (
        attrs.evolve(_ENDING, lens=MarkLens(), shape=_MARKS, confirm=None),
        *(Row(_ORDER, row.zones) if _is_order(row) else row for row in STATE.rows),
    ),
    STATE.signature,
    STATE.group,
    shapes=(
        Shape(
            "title of the archive",
            _TITLES.match,
            9,
            signs=(TEXT_TITLE, ATTRIBUTES_TITLE),
        ),
        Shape("stamp of the archive", STAMP, 9, signs=(STAMP_WORDS,)),
    ),
    in_text=STATE.in_text,
    fused=STATE.fused,
    stamps=STAMP_BEGINS - frozenset("<&Ee"),
    signs=_signs,
    frame=frame_of,
    framing=(
        StampLens(),
        TitleLens(),
        NoticeLens(),
        PageSeriesLens(),
        HANDLING_NUMBERS,
        OFFICES,
        FILM_NUMBERS,
        RELAYS,
        AttributesLens(),
    ),
)
