"""The field table: one list of fields, read from the classes that declare them."""

from __future__ import annotations

import enum
from typing import Any

import attrs

from cableformat._record import Field, rows
from cableformat.model._cable import Cable

__all__ = ["field_table", "plain"]


def field_table(root: type = Cable) -> dict[type, tuple[Field, ...]]:
    """Every class from `root` down with its fields, in canonical order.

    >>> [row.json_name for row in field_table()[Cable]]
    ['transmission', 'heading', 'content']
    """
    table: dict[type, tuple[Field, ...]] = {}

    def visit(cls: type) -> None:
        if cls in table or not attrs.has(cls):
            return
        table[cls] = rows(cls)
        for row in table[cls]:
            for inner in row.types:
                visit(inner)

    visit(root)
    return table


def plain(value: Any) -> Any:
    """A value of the model as dictionaries, lists, strings and numbers.

    Names are those of JSON; what is absent (`None`, ``()``) is left out.

    >>> from cableformat.routing import FilingTime
    >>> plain(FilingTime(day_of_year=259, hour=11, minute=22))
    {'dayOfYear': 259, 'hour': 11, 'minute': 22}
    """
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not attrs.has(type(value)):
        return value
    made: dict[str, Any] = {}
    # An arm of a union says which (design section 5).
    if (kind := getattr(type(value), "kind", None)) is not None:
        made["kind"] = kind
    for row in rows(type(value)):
        item = getattr(value, row.name)
        if item is not None and item != () and item is not False:
            made[row.json_name] = plain(item)
    return made
