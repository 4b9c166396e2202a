"""What a document of another standard states, and what of it no marking holds.

Representation: beside the marking stand the instruction, the texts that are no
protection, and whatever was not understood, word for word: nothing that was stated
disappears on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from cableformat._record import shown
from cableformat.markings._marking import Marking, check_type, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.markings.declassification import Declassification

__all__ = ["Stated", "completed"]


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


def completed(marking: Marking, left_over: Iterable[str]) -> Marking:
    """A marking with the controls that a writer left over, in normal form.

    Raises:
        CableValueError: A control is none that a marking holds (``model.pattern``).

    >>> completed(Marking.from_banner("SECRET//NOFORN"), ("STADIS",)).banner()
    'SECRET//NOFORN//STADIS'
    """
    check_type("marking", marking, Marking)
    if isinstance(left_over, str):
        msg = f"left_over: expected controls; found {shown(left_over)}"
        raise TypeError(msg)
    controls = (*marking.controls, *left_over)
    return normalise(attrs.evolve(marking, controls=controls))
