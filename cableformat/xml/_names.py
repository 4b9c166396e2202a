"""The field table as XML spells it: elements, their order, what they hold.

Facts (model.md 8): elements only; a list is a wrapper element with items named in
the field table; a union has ``kind`` first; elements are in the order of the table,
each once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._record import Field, arm_of, rows
from cableformat.document import MEMBERS, NAMESPACE
from cableformat.model import Cable

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ROOT", "Member", "arms", "members", "qualified"]


def qualified(name: str) -> str:
    """A name in the namespace, as lxml spells it."""
    return f"{{{NAMESPACE}}}{name}"


ROOT: Final = qualified("cable")


@attrs.frozen(slots=True, eq=False)
class Member:
    """One element inside another: its name in the plain form, its place, its field."""

    name: str
    place: int
    #: `None` for the ``kind`` of an arm.
    row: Field | None

    @property
    def item(self) -> str:
        """The tag of the items of a list."""
        assert self.row is not None
        assert self.row.doc.item is not None
        return qualified(self.row.doc.item)


@cache
def members(cls: type) -> Mapping[str, Member]:
    """The elements that a class may hold, by their tags, in their order."""
    table = MEMBERS if cls is Cable else rows(cls)
    found = {}
    if arm_of(cls):
        found[qualified("kind")] = Member("kind", 0, None)
    for place, row in enumerate(table, 1):
        found[qualified(row.json_name)] = Member(row.json_name, place, row)
    return found


@cache
def arms(row: Field) -> Mapping[str, type]:
    """The classes of a union by their kinds."""
    return {cls.kind: cls for cls in row.types}  # type: ignore[attr-defined]
