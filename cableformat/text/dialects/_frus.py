"""State's telegrams as editors of *Foreign Relations* print them (streams.md 7).

The telegram itself is State's, on a page of the Department's center in some volumes;
the editors' head, dateline and notes are its frame, which is found first.  Below a head
the text begins where no label says otherwise.
"""

from __future__ import annotations

from typing import Final

import attrs

from cableformat.text.dialects._dialect import Dialect
from cableformat.text.dialects._nara import NARA
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.archive.editions import EditionLens
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.passes import placement
from cableformat.text.passes.editions import edition_of, has_head

_ATTRIBUTES: Final = (Kind.ATTRIBUTE, None)

FRUS: Final = Dialect(
    "frus",
    tuple(
        attrs.evolve(row, here=placement.text_of_edition)
        if type(row.lens) is LooseTextLens
        else row
        for row in NARA.rows
    ),
    NARA.signature,
    NARA.group,
    in_text=NARA.in_text,
    fused=NARA.fused,
    stamps=NARA.stamps,
    signs=has_head,
    frame=edition_of,
    framing=(
        EditionLens(),
        *(lens for lens in NARA.framing if lens.kinds[0].section == "distribution"),
    ),
    slots=(_ATTRIBUTES, *(slot for slot in SLOTS if slot != _ATTRIBUTES)),
)
