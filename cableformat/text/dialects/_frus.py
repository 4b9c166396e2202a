"""State's telegrams as editors of *Foreign Relations* print them (streams.md 7).

The telegram itself is State's, on a page of the Department's center in some volumes;
the editors' head, dateline and notes are its frame, which is found first.  Below a head
the text begins where no label says otherwise.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text.dialects._dialect import Dialect
from cableformat.text.dialects._nara import NARA
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.archive.editions import EditionLens
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.lenses.lens import Zone
from cableformat.text.passes import paragraphs
from cableformat.text.passes.editions import edition_of, has_head, may_have_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.dialects._dialect import Row

_ATTRIBUTES: Final = (Kind.ATTRIBUTE, None)


def _rows() -> Iterator[Row]:
    """The rows of the center's telegrams; below a head no label opens the text."""
    for row in NARA.rows:
        if type(row.lens) is LooseTextLens:
            zones = dict.fromkeys(row.zones, Zone.BODY)
            yield attrs.evolve(row, zones=zones, here=paragraphs.text_of_edition)
        yield row


FRUS: Final = Dialect(
    "frus",
    tuple(_rows()),
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
