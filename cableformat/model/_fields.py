"""The field table: one list of fields, read from the classes that declare them."""

from __future__ import annotations

import attrs

from cableformat._record import Field, rows
from cableformat.model._cable import Cable

__all__ = ["field_table"]


def field_table(root: type = Cable) -> dict[type, tuple[Field, ...]]:
    """Every class from `root` down with its fields, in canonical order.

    >>> [row.json_name for row in field_table()[Cable]]
    ['transmission', 'heading', 'content', 'distribution', 'archive']
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
