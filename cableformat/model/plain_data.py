"""Values of the model as names, lists, strings and numbers: the fast way.

The field table is compiled once to a function for each class.
"""

from __future__ import annotations

import enum
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from cableformat._record import Field, arm_of, compiled, rows
from cableformat.model.leaves import TEXT_LINES
from cableformat.model.paragraph import flowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["plain", "strings"]


def plain(value: Any, *, unwrapped: bool = False) -> Any:
    r"""A value of the model as dictionaries, lists, strings and numbers.

    Names are those of JSON; what is absent (`None`, ``()``) is left out.  If it is to
    be `unwrapped`, every text in lines is one line, as `Paragraph.flow` makes it.

    >>> from cableformat.model import Paragraph
    >>> plain(Paragraph(number="1", text="Bark\nfloats."))
    {'number': '1', 'text': 'Bark\nfloats.'}
    >>> plain(Paragraph(number="1", text="Bark\nfloats."), unwrapped=True)
    {'number': '1', 'text': 'Bark floats.'}
    """
    cls: type = type(value)
    return _writer_of(cls, unwrapped)(value)


@cache
def _writer_of(cls: type, unwrapped: bool) -> Callable[[Any], dict[str, Any]]:  # noqa: FBT001
    """A function that writes a value of a class, its members in the table's order."""
    scope: dict[str, Any] = {"flowed": flowed}
    kind = arm_of(cls)
    lines = ["made = {}" if kind is None else f"made = {{'kind': {kind!r}}}"]
    for row in rows(cls):
        item = _item(row, scope, unwrapped)
        written = f"[{item} for v in v]" if row.many else item
        present = "v" if row.many or row.types == (bool,) else "v is not None"
        lines.append(f"v = value.{row.name}")
        lines.append("" if row.required else f"if {present}: ")
        lines[-1] += f"made[{row.json_name!r}] = {written}"
    write: Callable[[Any], dict[str, Any]]
    write = compiled("write(value)", [*lines, "return made"], scope)
    return write


def _item(row: Field, scope: dict[str, Any], unwrapped: bool) -> str:  # noqa: FBT001
    """An expression for an item ``v`` of a field as plain data.

    What it names is put into `scope`, under the name of the field.
    """
    if len(row.types) > 1:
        scope[row.name] = {arm: _writer_of(arm, unwrapped) for arm in row.types}
        return f"{row.name}[type(v)](v)"
    (cls,) = row.types
    if attrs.has(cls):
        scope[row.name] = _writer_of(cls, unwrapped)
        return f"{row.name}(v)"
    if unwrapped and row.text is TEXT_LINES:
        return "flowed(v)"
    return "v.value" if issubclass(cls, enum.Enum) else "v"


def strings(value: Any) -> Iterator[str]:
    """Every string inside a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from strings(getattr(value, field.name))
