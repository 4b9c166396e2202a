"""The order of the elements in a telegram, and the distances between them.

Theory of operation.  One order is canonical: that of `SLOTS`, with blank lines around
strays.  Some real cables do not read back from it, because the place of a line is part
of what it is: below a subject a line after a blank one is text, and addressees above
the transmission are a listing.  For such cables there are other arrangements, which
real telegrams have too.  The caller tries them in turn and proves each (law 6).
"""

from __future__ import annotations

from itertools import combinations, takewhile
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.text.kinds import (
    BEHIND_TEXT,
    FRAME_ABOVE,
    FRAME_BELOW,
    Kind,
    slot_items,
    strays_after,
)
from cableformat.text.lenses.lens import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.model import Cable, Stray
    from cableformat.text.kinds import Slot

    #: Values that are written together; empty for a BT.
    Group = tuple[Slot, tuple[Any, ...]]

APART: Final = "\n\n"
_CLOSE: Final = "\n"

#: laws.md 4: BT is written when an address is; an encrypted text has a count instead.
_OPEN_A_TEXT: Final = tuple(
    kind
    for kind in Kind
    if kind.section == "heading" and kind is not Kind.PREAMBLE and not kind.stray
)
_OF_CONTENT: Final = tuple(
    kind for kind in Kind if kind.section == "content" and not kind.stray
)
#: Strays that follow these are below the ending (`SLOTS`).
_AT_THE_END: Final = frozenset(kind.field for kind in (Kind.PARAGRAPH, *BEHIND_TEXT))

_LINE: Final = Kind.CLASSIFICATION_LINE
_PARAGRAPHS: Final = (Kind.PARAGRAPH, None)
_SUBJECT: Final = (Kind.SUBJECT, None)
_BELOW_CAPTIONS: Final = strays_after("content", Kind.CAPTION.field)
_BELOW_OPENING: Final = strays_after("content", Kind.DECLASSIFY_ON.field)
_ABOVE_HEADING: Final = strays_after("heading", None)
_ABOVE_CONTENT: Final = strays_after("content", None)
_BELOW_SUBJECT: Final = strays_after("content", Kind.SUBJECT.field)


@attrs.frozen(kw_only=True, slots=True)
class Arrangement:
    """Choices for values that may be in two places; each default is canonical."""

    #: The column at which a one-line value is wrapped; `None` for no wrapping, because
    #: a word at the beginning of a line may read as a label.
    width: int | None = WIDTH
    #: The characters before every stray: directly below a list it may read as one more
    #: item; after a blank line below the subject, as text.
    apart: str = APART
    #: Whether every addressee has the label of its list: without it, an odd name may
    #: read as a line of another kind.
    labelled: bool = False
    #: Whether strays above the heading are above the transmission: addressees there
    #: are a listing of deliveries, which no heading repeats.
    listed: bool = False
    #: Whether strays below the last element of the content are below the closing BT:
    #: nothing claims them there.
    closed: bool = False
    #: Whether elements repeated below the text are above the closing BT: only there
    #: are they recognised as repetitions.
    repeated: bool = False
    #: Whether the first paragraph is directly below the subject: no other line of the
    #: opening is then an unnumbered text.
    early: bool = False
    #: Whether the classification line is on top, as in a letterhead: no other line
    #: above the text is then one.
    headed: bool = False
    #: The slot above the subject, if that is not in its place: below a subject no line
    #: is a caption or a line of the heading, and above it none is an unnumbered text.
    subject: Slot | None = None
    #: Whether BT separates the content from a heading without an address: some lines
    #: belong to the content only below a BT.
    parted: bool = False

    def groups(self, cable: Cable, slots: Iterable[Slot]) -> list[Group]:
        """The values of some slots, in the order in which they are written."""
        groups = [(slot, slot_items(cable, slot)) for slot in slots]
        last = _last_strays(cable)
        above, below = FRAME_ABOVE, FRAME_BELOW
        if groups and groups[0][0][0] in below:  # an edition has its attributes on top
            above, below = above | below, frozenset()
        # Sorting is stable: what is not moved keeps its order.
        if self.listed:
            groups.sort(key=_on_top(above, lambda slot: slot == _ABOVE_HEADING))
        if self.headed:
            groups.sort(key=_on_top(above, lambda slot: slot[0] is _LINE))
        if self.closed:
            groups.sort(key=lambda g: 2 if g[0][0] in below else int(g[0] == last))
        if self.subject is not None:
            groups = _moved(groups, _SUBJECT, 1, self.subject)
        if self.early:
            groups = _moved(groups, _PARAGRAPHS, 1, _BELOW_SUBJECT)
        if self.repeated:
            again = takewhile(_is_repeated, slot_items(cable, last))
            groups = _moved(groups, last, len(list(again)), _PARAGRAPHS)
        return groups

    def breaks(self, cable: Cable, kind: Kind) -> bool:
        """Whether a BT is written here: the second only if the first opened a text.

        A document has its first title always, and its second above attributes.
        """
        if kind is Kind.TEXT_TITLE:
            return True
        if kind is Kind.ATTRIBUTES_TITLE:
            return bool(Kind.ATTRIBUTE.items(cable))
        opened = any(kind.items(cable) for kind in _OPEN_A_TEXT)
        if kind is Kind.BREAK:
            parted = self.parted and cable.content is not None
            # Without BT they would be strays of the heading.
            return opened or parted or bool(slot_items(cable, _ABOVE_CONTENT))
        last = _last_strays(cable)
        late = self.closed or last[1] in _AT_THE_END
        numbered = Kind.VALIDATION_NUMBER.items(cable) or Kind.CORRECTION.items(cable)
        return cable.content is not None and (
            opened or bool(numbered) or (late and bool(slot_items(cable, last)))
        )

    def before_strays(self, slot: Slot) -> str:
        """The characters before every stray of a slot."""
        return _CLOSE if self.early and slot == _BELOW_SUBJECT else self.apart


def _on_top(
    frame: frozenset[Kind], first: Callable[[Slot], bool]
) -> Callable[[Group], int]:
    """The order of groups when some are above the telegram, below its frame."""
    return lambda group: 0 if group[0][0] in frame else 1 if first(group[0]) else 2


def _last_strays(cable: Cable) -> Slot:
    """The slot of the strays that follow the last element of the content."""
    present = [kind for kind in _OF_CONTENT if kind.items(cable)]
    return strays_after("content", present[-1].anchor) if present else _ABOVE_CONTENT


def _is_repeated(stray: Stray) -> bool:
    return stray.code == "text.repeated-element"


def _moved(groups: list[Group], slot: Slot, count: int, above: Slot) -> list[Group]:
    """The groups, with the first values of one of them after another."""
    moved: list[Group] = []
    for other, items in groups:
        moved.append((other, items[count:] if other == slot else items))
        if other == above:
            moved.append((slot, dict(groups).get(slot, ())[:count]))
    return moved


CANONICAL: Final = Arrangement()
#: The single changes to it.
_CHANGES: Final[tuple[tuple[str, Any], ...]] = (
    ("width", None),
    ("labelled", True),
    ("apart", _CLOSE),
    ("closed", True),
    ("early", True),
    ("parted", True),
    ("listed", True),
    ("subject", _BELOW_CAPTIONS),
    ("subject", _BELOW_OPENING),
    ("repeated", True),
    ("headed", True),
)
#: All arrangements, in the order in which they are tried; no real cable needs more than
#: two changes.

ARRANGEMENTS: Final = tuple(
    attrs.evolve(CANONICAL, **dict(changes))
    for count in range(3)
    for changes in combinations(_CHANGES, count)
)
