"""The JSON Schema of a document, dialect 2020-12."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from cableformat._record import Field, Text, Whole, arm_of
from cableformat.document import MEMBERS, SCHEMA_IDENTITY, VERSION
from cableformat.errors import CableValueError
from cableformat.schema._parts import (
    Leaf,
    about,
    classes,
    fewest,
    leaves,
    name_of,
    unions,
)
from cableformat.schema._patterns import ecma

__all__ = ["json_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a document, from the field table; each call gives a new one.

    Whatever the constructors accept, the schema accepts; `RULES` lists what the schema
    accepts and a reader does not (law 7).

    >>> json_schema()["properties"]["content"]["$ref"]
    '#/$defs/Content'
    """
    identity = {
        "description": "The version of the document: the identity of this schema.",
        "const": SCHEMA_IDENTITY,
    }
    defined = {cls.__name__: _class(cls, own) for cls, own in classes().items()}
    defined |= {name: _union(arms) for name, arms in unions().items()}
    defined |= {leaf.name: _leaf(leaf) for leaf in leaves()}
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA_IDENTITY,
        "title": f"Cable, version {VERSION}",
        "description": "A State Department telegram (cable) as a JSON document. What "
        "is absent is left out: there is neither null nor an empty list.",
        **_object({"$schema": identity}, MEMBERS),
        "$defs": defined,
    }


def _class(cls: type, own: tuple[Field, ...]) -> dict[str, Any]:
    kind = arm_of(cls)
    first = (
        {}
        if kind is None
        else {"kind": {"description": "Which arm of the union it is.", "const": kind}}
    )
    # The constructor itself says whether it may be empty.
    some = {"minProperties": 1} if _refuses_nothing(cls) else {}
    return {"description": about(cls), **_object(first, own), **some}


def _refuses_nothing(cls: type) -> bool:
    try:
        cls()
    except (CableValueError, TypeError) as error:
        return getattr(error, "code", None) == "model.empty-part"
    return False


def _object(first: dict[str, Any], own: Iterable[Field]) -> dict[str, Any]:
    """An object with the members `first`, all required, and then those of fields."""
    own = tuple(own)
    required = [*first, *(row.json_name for row in own if row.required)]
    return {
        "type": "object",
        "properties": first | {row.json_name: _member(row) for row in own},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _member(row: Field) -> dict[str, Any]:
    described = {"description": f"{row.doc.text}.", "$comment": row.doc.clause}
    item = {"$ref": f"#/$defs/{name_of(row)}"}
    if not row.many:
        return described | item
    return described | {"type": "array", "items": item, "minItems": fewest(row)}


def _union(arms: tuple[type, ...]) -> dict[str, Any]:
    kinds = " or ".join(repr(arm.kind) for arm in arms)  # type: ignore[attr-defined]
    return {
        "description": f"One of several, told apart by its kind: {kinds}.",
        "oneOf": [{"$ref": f"#/$defs/{arm.__name__}"} for arm in arms],
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    described: dict[str, Any] = {"description": leaf.about}
    if leaf.examples:
        described["examples"] = list(leaf.examples)
    match leaf.what:
        case Text() as text:
            return described | {"type": "string", **_pattern(text)}
        case Whole(least=least, most=most):
            return described | {"type": "integer", "minimum": least, "maximum": most}
        case None:
            return described | {"const": True}
        case members:
            values = [member.value for member in members]
            return described | {"type": "string", "enum": values}


def _pattern(text: Text) -> dict[str, Any]:
    spelled = {"pattern": ecma(text.pattern)}
    # A pattern that takes a line end alone takes one anywhere, at its end too.
    if re.fullmatch(text.pattern, "\n"):
        return spelled
    # In Python and PCRE, `$` matches before a closing line end too.
    return spelled | {"not": {"pattern": r"\n$"}}
