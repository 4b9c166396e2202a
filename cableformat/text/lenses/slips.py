"""The captions that a word may be one slip from: named in a hint, and never read so."""

from __future__ import annotations

from functools import cache
from typing import Final

from cableformat import reference
from cableformat.reference import Near

__all__ = ["NONE", "Near", "near_captions", "near_handling"]

#: No word is near any.
NONE: Final = Near(())


@cache
def near_captions() -> Near:
    """The captions that stand on a line of their own (content.md 1.3)."""
    known = reference.captions(reference.CaptionPlace.LINE)
    return Near(caption.name for caption in known)


@cache
def near_handling() -> Near:
    """The captions that stand behind a level (content.md 1.2)."""
    known = reference.captions(reference.CaptionPlace.LEVEL)
    return Near(caption.name for caption in known)
