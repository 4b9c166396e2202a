"""What a document of another standard states, and what of it no marking holds.

Representation: beside the marking are the instruction, the texts that are no
protection, and whatever was not understood, word for word: nothing that was stated
disappears on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from cableformat._record import shown
from cableformat.markings._controls import read
from cableformat.markings._marking import (
    Marking,
    check_type,
    lists_of,
    marking_of,
    normalise,
)
from cableformat.markings.register import level_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.markings.declassification import Declassification
    from cableformat.markings.portions import PortionMarking

__all__ = ["Changes", "Stated", "changes", "completed"]


class Changes(NamedTuple):
    """What the normal form of a marking has otherwise, in words of a banner."""

    #: What the normal form has and the marking does not.
    added: tuple[str, ...]
    #: What the marking has and the normal form does not.
    removed: tuple[str, ...]
    #: What no register has, kept word for word.
    left_over: tuple[str, ...]


class Stated(NamedTuple):
    """What attributes or a label state."""

    #: In normal form.
    marking: Marking
    #: When the text is declassified, where it is said.
    instruction: Declassification | None
    #: Words that state no protection, by the names of the writer's arguments.
    texts: dict[str, str]
    #: What is not understood: the name and the value of an attribute or element, or
    #: type, tag name and value of a category.
    left_over: tuple[tuple[str, ...], ...]
    #: What the normal form has otherwise than the document.
    changes: Changes


def changes(marking: Marking | PortionMarking) -> Changes:
    """What `normalise` adds to a marking, removes from it, and leaves over as it is.

    The level, which never changes but by words that state one, is not reported.

    >>> changes(Marking.from_banner("SECRET//NOFORN/REL TO USA, GBR//SBU//ZAP"))
    Changes(added=(), removed=('SBU', 'REL TO USA, GBR'), left_over=('ZAP',))
    """
    normal = normalise(marking)
    before, after = _words(marking_of(marking)), _words(normal)
    items = (item for control in normal.controls for item in read(control))
    return Changes(
        tuple(word for word in after if word not in before),
        tuple(word for word in before if word not in after),
        tuple(item.text for item in items if not item.is_known),
    )


def _words(marking: Marking) -> list[str]:
    """What a marking states beside a level and owners, each once, in its order."""
    words = [item.text for control in marking.controls for item in read(control)]
    if marking.level is not None:
        words += filter(None, (level_word(marking.level),))
    words += (opening + ", ".join(codes) for opening, codes in lists_of(marking))
    return list(dict.fromkeys(words))


def completed(marking: Marking, left_over: Iterable[str]) -> Marking:
    """A marking with the controls that a writer left over, in normal form.

    Raises:
        CableValueError: No marking can hold a control (``model.pattern``).

    >>> completed(Marking.from_banner("SECRET//NOFORN"), ("STADIS",)).banner()
    'SECRET//NOFORN//STADIS'
    """
    check_type("marking", marking, Marking)
    if isinstance(left_over, str):
        msg = f"left_over: expected controls; found {shown(left_over)}"
        raise TypeError(msg)
    controls = (*marking.controls, *left_over)
    return normalise(attrs.evolve(marking, controls=controls))
