"""State's telegrams as editors of *Foreign Relations* print them (streams.md 7).

The telegram itself is State's, in some volumes on a page of the Department's center;
the editors' head, dateline and notes are its frame, which is found first.  Below a head
the text begins unless a label says otherwise.
"""

from __future__ import annotations

from functools import partial
from typing import Final

import attrs

from cableformat.text.dialects._dialect import Dialect
from cableformat.text.dialects._nara import NARA
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.archive.editions import EditionLens
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.lenses.lens import Zone
from cableformat.text.passes import paragraphs
from cableformat.text.passes.editions import edition_of, has_head, may_have_head

_ATTRIBUTES: Final = (Kind.ATTRIBUTE, None)


# Below a head no label opens the text.
_LOOSE: Final = next(row for row in NARA.rows if type(row.lens) is LooseTextLens)
_TEXT: Final = attrs.evolve(
    _LOOSE,
    zones=dict.fromkeys(_LOOSE.zones, Zone.BODY),
    here=paragraphs.text_of_edition,
)
_PLACE: Final = NARA.rows.index(_LOOSE)

FRUS: Final = Dialect(
    "frus",
    (*NARA.rows[:_PLACE], _TEXT, *NARA.rows[_PLACE:]),
    NARA.signature,
    NARA.group,
    in_text=NARA.in_text,
    fused=NARA.fused,
    stamps=NARA.stamps,
    signs=has_head,
    suggests=partial(may_have_head, landmark=NARA.landmark),
    frame=edition_of,
    framing=(
        EditionLens(),
        *(lens for lens in NARA.framing if lens.kinds[0].section == "distribution"),
    ),
    slots=(_ATTRIBUTES, *(slot for slot in SLOTS if slot != _ATTRIBUTES)),
)
