"""Edits of a cable: each changes the values of one kind of element."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import strategies as st

from cableformat._record import Field, rows
from cableformat.errors import CableValueError
from cableformat.model import (
    Archive,
    Cable,
    Content,
    Distribution,
    Heading,
    Stray,
    Transmission,
)
from cableformat.testing._cables import item_values
from cableformat.testing._readable_cables import is_readable


@attrs.frozen(kw_only=True)
class Edit:
    """An edit: the field, the kind of change, and the resulting cable."""

    section: str
    field: str
    operation: str
    cable: Cable


def _sections(cable: Cable) -> list[tuple[str, type]]:
    """The sections that an edit may change: of a frame only what is there."""
    sections = [
        ("transmission", Transmission),
        ("heading", Heading),
        ("content", Content),
    ]
    if cable.distribution is not None:
        sections.append(("distribution", Distribution))
    if cable.archive is not None:
        sections.append(("archive", Archive))
    return sections


@st.composite
def edits(draw: st.DrawFn, cable: Cable) -> Edit | None:
    """One edit of a cable; `None` if telegrams can't show the drawn value."""
    section, cls = draw(st.sampled_from(_sections(cable)))
    row = draw(st.sampled_from([row for row in rows(cls) if row.types != (Stray,)]))
    part = getattr(cable, section)
    old = None if part is None else getattr(part, row.name)
    operation = draw(st.sampled_from(["change", "insert", "delete", "reorder"]))
    new = _edited(draw, cls, row, old, operation)
    try:
        change = {row.name: new}
        part = cls(**change) if part is None else attrs.evolve(part, **change)
    except CableValueError as error:
        if error.code != "model.empty-part":
            return None
        part = None
    edited = attrs.evolve(cable, **{section: part})
    if is_readable(cable, draw) and not (
        is_readable(part, draw) and is_readable(edited, draw)
    ):
        return None
    return Edit(section=section, field=row.name, operation=operation, cable=edited)


def _edited(draw: st.DrawFn, cls: type, row: Field, old: Any, operation: str) -> Any:
    one = item_values(cls, row, readable=True)
    if not row.many:
        return None if operation == "delete" else draw(one)
    items = list(old or ())
    if operation == "insert" or not items:
        items.insert(draw(st.integers(0, len(items))), draw(one))
    elif operation == "reorder":
        items = draw(st.permutations(items))
    else:
        place = draw(st.integers(0, len(items) - 1))
        new = [] if operation == "delete" else [draw(one)]
        items[place : place + 1] = new
    return tuple(items)
