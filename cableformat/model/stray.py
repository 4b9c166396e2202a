"""Lines that no lens claims: real words never live in the layout alone."""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Final

import attrs

from cableformat._record import Doc, Text, camel, record
from cableformat.model.leaves import ONE_LINE

__all__ = ["Stray"]


@record(kw_only=True)
class Stray:
    """A line that belongs to no element, or repeats one that can occur only once.

    Its exact place is layout; the field it follows is not.  Where that field is gone
    (an edit removed it), the section's constructor moves the anchor to the present
    field before it, so no stray is ever left dangling; after the text it moves it to
    the last field there; and it sorts strays by the fields they follow, so that equal
    cables are equal values.

    >>> Stray(text="SUBJECT: AGAIN", code="text.repeated-element", follows="subject")
    Stray(text='SUBJECT: AGAIN', code='text.repeated-element', follows='subject')
    """

    text: Annotated[str, ONE_LINE, Doc("The line, as printed", "model.md 4")]
    code: Annotated[
        str,
        Text(
            "the code of a diagnostic",
            "[a-z]+[.][a-z]+(?:-[a-z]+)*",
            about="The fixed name of what a reader found amiss: the part of the "
            "library that found it, a period, and the finding in words joined by "
            "hyphens.",
            examples=("text.repeated-element",),
        ),
        Doc("The diagnostic that says why the line is a stray", "laws.md 13"),
    ]
    follows: Annotated[
        str | None,
        Text(
            "the name of a field",
            "[a-z]+(?:[A-Z][a-z]+)*",
            about="The name of a member of this document, as it is spelled here.",
            examples=("subject", "executiveOrder"),
        ),
        Doc(
            "The field of the same section that the line follows, if any", "model.md 4"
        ),
    ] = None

    def __str__(self) -> str:
        """The line."""
        return self.text


#: Strays after the text follow everything under it, wherever they were on the wire:
#: no field records a place between those elements.
_TEXT: Final = "paragraphs"


@cache
def _anchors(cls: type) -> tuple[dict[str, int], tuple[tuple[str, str], ...]]:
    """The fields that strays of a section may follow: their places and attributes."""
    names = [a.name for a in attrs.fields(cls) if a.name != "strays"]
    attributes = tuple((camel(name), name) for name in names)
    return {field: n for n, (field, _) in enumerate(attributes)}, attributes


def settle(section: Any) -> None:
    """Anchor and order the strays of a section that is being constructed."""
    cls: type = type(section)
    settled = sorted(map(anchoring(section), section.strays), key=_place_of(cls))
    object.__setattr__(section, "strays", tuple(settled))


def anchoring(section: Any) -> Callable[[Stray], Stray]:
    """What moves the anchor of a stray to a field that a section has."""
    cls: type = type(section)
    places, attributes = _anchors(cls)
    present = [field for field, name in attributes if getattr(section, name)]
    return lambda stray: _anchored(stray, places, present)


def _anchored(stray: Stray, places: dict[str, int], present: list[str]) -> Stray:
    if stray.follows is None:
        return stray
    own = places.get(stray.follows, len(places))
    text = places.get(_TEXT)
    if text is not None and own >= text and present and places[present[-1]] >= own:
        follows: str | None = present[-1]
    elif stray.follows in present:
        return stray
    else:
        before = [name for name in present if places[name] < own]
        follows = before[-1] if before else None
    return stray if follows == stray.follows else attrs.evolve(stray, follows=follows)


def _place_of(cls: type) -> Callable[[Stray], int]:
    places, _ = _anchors(cls)
    return lambda stray: -1 if stray.follows is None else places[stray.follows]
