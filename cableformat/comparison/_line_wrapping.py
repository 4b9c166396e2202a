"""Cables without their wrapping: what renderings of one telegram have in common."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

from cableformat._record import Field, rows
from cableformat.model.leaves import TEXT_LINES
from cableformat.model.paragraph import flowed

__all__ = ["unwrapped"]

T = TypeVar("T")


def unwrapped(value: T) -> T:
    r"""A value of the model in which every text of several lines is one line.

    This applies `Paragraph.flow`; all other strings of a cable are one line, and their
    blanks are part of the value.

    >>> from cableformat.model import Paragraph
    >>> unwrapped(Paragraph(number="1", text="Bark\n  floats.")).text
    'Bark floats.'
    """
    changes = {}
    for row in rows(type(value)):
        old = getattr(value, row.name)
        new = _field(row, old)
        if new != old:
            changes[row.name] = new
    return attrs.evolve(value, **changes) if changes else value  # type: ignore[misc]


def _field(row: Field, value: Any) -> Any:
    if value is None or not row.many:
        return value if value is None else _item(row, value)
    return tuple([_item(row, item) for item in value])


def _item(row: Field, value: Any) -> Any:
    if row.text is TEXT_LINES:
        return flowed(value)
    return unwrapped(value) if attrs.has(type(value)) else value
