"""A dialect is data: rows that say what a line may be, and where it may stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from cableformat.text.lenses.lens import Zone
from cableformat.text.lenses.slips import Near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.content.downgrading import DowngradingLens
    from cableformat.text.lenses.content.signature import SignatureLens
    from cableformat.text.lenses.lens import Lens
    from cableformat.text.passes.progress import Progress

#: For a first letter the rows to try; and those to try for any other.
Choice = tuple[dict[str, tuple["Row", ...]], tuple["Row", ...]]


def _shape_of_lens(row: Row) -> Callable[[str], Any]:
    return row.lens.shape


@attrs.frozen(slots=True, eq=False)
class Row:
    """What a line may be, where it may stand, and what follows it."""

    lens: Lens
    #: The zones in which a line may open a block, and the zone that the block is in.
    zones: Mapping[Zone, Zone]
    #: What a line must look like: mostly the lens's `shape`.
    shape: Callable[[str], Any] = attrs.field(
        default=attrs.Factory(_shape_of_lens, takes_self=True), kw_only=True
    )
    #: Whether such a line may stand here, asked before it is looked at.
    here: Callable[[Progress], bool] | None = attrs.field(default=None, kw_only=True)
    #: What the line is where it stands, asked of its shape.
    confirm: Callable[[Any, Progress], Any] | None = attrs.field(
        default=None, kw_only=True
    )
    #: Whether a line that would close the text opens it.
    opens_text: Callable[[Progress], bool] | None = attrs.field(
        default=None, kw_only=True
    )


class Dialect:
    """A named table, built once; rows are tried in their order.

    `table` gives the rows of a zone by the first letter of a line.  `writers` finds the
    lens that writes a kind of element.
    """

    def __init__(
        self,
        name: str,
        rows: tuple[Row, ...],
        signature: SignatureLens,
        group: DowngradingLens,
    ) -> None:
        self.name = name
        self.rows = rows
        #: Each lens once, in the order of its first row.
        self.lenses = tuple(dict.fromkeys(row.lens for row in rows))
        self.signature = signature
        #: Signature and group may stand within the last paragraph.
        self.group = group
        #: By the zone, and whether a line ends in a digit.
        self.table: dict[Zone, tuple[Choice, Choice]] = {}
        for zone in Zone:
            tried = [row for row in rows if zone in row.zones]
            self.table[zone] = (
                _choice(row for row in tried if not row.lens.ends_in_digit),
                _choice(tried),
            )
        of_text = [row.lens for row in rows if Zone.BODY in row.zones]
        #: Page lines begin with P; a lens without signs may open in any source.
        self._always = "P" + "".join(x.initials for x in of_text if not x.signs)
        self._signed = [(sign, x.initials) for x in of_text for sign in x.signs]
        self.writers: dict[Kind, Lens] = {
            kind: lens
            for lens in (signature, *reversed(self.lenses))
            for kind in lens.kinds
        }

    @cached_property
    def labels(self) -> Near:
        """The labels of its lenses, by what a slip makes of them."""
        labels = (lens.label(kind) for kind, lens in self.writers.items())
        return Near((label.strip(" :").upper() for label in labels), least=4)

    def begins(self, text: str) -> frozenset[str]:
        """The letters with which a line may begin that is not more of a paragraph.

        Those of the lenses of the text, if the source holds their signs, and of page
        lines.
        """
        capitals = text.upper()
        letters = self._always
        for sign, initials in self._signed:
            if sign in capitals:
                letters += initials
        return frozenset(letters + letters.lower())


def _choice(rows: Iterable[Row]) -> Choice:
    rows = list(rows)
    letters = {letter for row in rows for letter in row.lens.initials}
    any_letter = tuple(row for row in rows if not row.lens.initials)
    by_letter = {}
    for letter in letters:
        tried = tuple(
            row for row in rows if not row.lens.initials or letter in row.lens.initials
        )
        by_letter[letter] = by_letter[letter.lower()] = tried
    return by_letter, any_letter
