"""The Arrow type of a cable: nested columns, with what each field means as metadata."""

from __future__ import annotations

from typing import Any, Final

import attrs

from cableformat._arrow_library import pyarrow as pa
from cableformat._record import Field, arm_of, rows
from cableformat.model import Cable

__all__ = ["arrow_cable", "arrow_field", "arrow_json"]

#: The name that Parquet gives to the items of a list, and Spark expects.
_ITEM: Final = "element"
_FLAT: Final = {
    "date": pa.timestamp("us", "UTC"),
    "float64": pa.float64(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "string": pa.string(),
}


def arrow_cable() -> pa.StructType:
    """The type of a column that holds cables, with the names of a JSON document.

    The arms of a union share one struct, whose `kind` says which arm it is.  An absent
    value is null.

    >>> arrow_cable().field("content").type.field("subject").type
    DataType(string)
    """
    return _struct((Cable,))


def arrow_field(
    name: str, kind: str, description: str, clause: str, *, many: bool = False
) -> pa.Field:
    """A field of an Arrow schema, by the name of its type; ``date`` is a moment.

    >>> arrow_field("tags", "string", "The TAGS.", "content.md 1.5", many=True).type
    ListType(list<element: string>)
    """
    item = arrow_cable() if kind == "cable" else _FLAT[kind]
    return _field(name, item, description, clause, many=many)


def arrow_json(field: pa.Field) -> dict[str, Any]:
    """A field of an Arrow schema and the fields within it, for people and programs.

    >>> arrow_json(arrow_field("year", "int32", "The year.", "content.md 1.4"))
    {'name': 'year', 'type': 'int32', 'description': 'The year.',
     'clause': 'content.md 1.4'}
    """
    about = {key.decode(): value.decode() for key, value in field.metadata.items()}
    item = field.type
    name = str(item)
    if pa.types.is_list(item):
        item = item.value_type
        name = f"list<{_ITEM}: {'struct' if pa.types.is_struct(item) else item}>"
    if not pa.types.is_struct(item):
        return {"name": field.name, "type": name, **about}
    inner = [arrow_json(item.field(place)) for place in range(item.num_fields)]
    name = name if name.startswith("list") else "struct"
    return {"name": field.name, "type": name, **about, "fields": inner}


def _struct(arms: tuple[type, ...]) -> pa.StructType:
    fields: dict[str, pa.Field] = {}
    if arm_of(arms[0]) is not None:
        about = "Which of several kinds of value it is"
        fields["kind"] = _field("kind", pa.string(), f"{about}.", "model.md 8")
    for row in (row for arm in arms for row in rows(arm)):
        made = _of_row(row)
        known = fields.setdefault(row.json_name, made)
        assert known.type == made.type, f"{arms}: {row.json_name} has two types"
    return pa.struct(list(fields.values()))


def _of_row(row: Field) -> pa.Field:
    cls = row.types[0]
    if attrs.has(cls):
        item = _struct(row.types)
    elif cls is bool:
        item = pa.bool_()
    else:
        item = pa.string() if row.whole is None else pa.int32()
    return _field(
        row.json_name, item, f"{row.doc.text}.", row.doc.clause, many=row.many
    )


def _field(
    name: str, item: pa.DataType, description: str, clause: str, *, many: bool = False
) -> pa.Field:
    about = {"description": description, "clause": clause}
    return pa.field(
        name, pa.list_(pa.field(_ITEM, item)) if many else item, metadata=about
    )
