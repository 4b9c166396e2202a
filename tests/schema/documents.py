"""Documents as the tests make them: from the field table alone, not by the codecs."""

from __future__ import annotations

import enum
import json
from typing import TYPE_CHECKING, Any, Final

import attrs
import xmlschema
from jsonschema import Draft202012Validator
from lxml import etree

from cableformat._record import arm_of, rows
from cableformat.document._version import NAMESPACE, SCHEMA_IDENTITY, VERSION
from cableformat.schema import json_schema, xsd
from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from cableformat._record import Field

EXAMPLES: Final = ROOT / "schemas" / f"v{VERSION}" / "examples"

JSON_SCHEMA: Final = json_schema()
JSON: Final = Draft202012Validator(JSON_SCHEMA)
LXML: Final = etree.XMLSchema(etree.fromstring(xsd()))
XMLSCHEMA: Final = xmlschema.XMLSchema10(xsd())


def example(name: str) -> Any:
    """A fresh copy of an example: members, or a tree."""
    content = (EXAMPLES / name).read_bytes()
    return json.loads(content) if name.endswith("json") else etree.fromstring(content)


def xsd_verdict(tree: Any) -> bool:
    """Whether both libraries accept a tree; they agree on it."""
    verdict = LXML.validate(tree)
    assert XMLSCHEMA.is_valid(tree) == verdict
    return verdict


def as_json(value: Any) -> Any:
    """A value of the model as the members of a JSON document."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    if not attrs.has(type(value)):
        return value
    kind = arm_of(type(value))
    made = {} if kind is None else {"kind": kind}
    for row in rows(type(value)):
        item = getattr(value, row.name)
        if item is not None and item != () and item is not False:
            made[row.json_name] = as_json(item)
    return made


def document(value: Any) -> dict[str, Any]:
    """The JSON document of a cable."""
    return {"$schema": SCHEMA_IDENTITY, **as_json(value)}


def as_xml(value: Any) -> etree._Element:
    """The XML document of a cable."""
    root = etree.Element(f"{{{NAMESPACE}}}cable", {"formatVersion": VERSION})
    _fill(root, value)
    return root


def _fill(parent: etree._Element, value: Any) -> None:
    if isinstance(value, enum.Enum):
        value = value.value
    if not attrs.has(type(value)):
        parent.text = "true" if value is True else str(value)
        return
    if (kind := arm_of(type(value))) is not None:
        _child(parent, "kind", kind)
    for row in rows(type(value)):
        item = getattr(value, row.name)
        if item is None or item == () or item is False:
            continue
        if row.many:
            wrapper = etree.SubElement(parent, f"{{{NAMESPACE}}}{row.json_name}")
            for one in item:
                _child(wrapper, row.doc.item, one)
        else:
            _child(parent, row.json_name, item)


def _child(parent: etree._Element, name: str, value: Any) -> None:
    _fill(etree.SubElement(parent, f"{{{NAMESPACE}}}{name}"), value)


def from_xml(element: etree._Element, own: tuple[Field, ...]) -> dict[str, Any]:
    """The members of a JSON document, from an XML one that is well made."""
    by_name = {row.json_name: row for row in own}
    made: dict[str, Any] = {}
    for child in element:
        name = etree.QName(child).localname
        if name == "kind":
            made[name] = child.text
        elif by_name[name].many:
            made[name] = [_value(item, by_name[name]) for item in child]
        else:
            made[name] = _value(child, by_name[name])
    return made


def _value(element: etree._Element, row: Field) -> Any:
    if attrs.has(row.types[0]):
        own = tuple(inner for cls in row.types for inner in rows(cls))
        return from_xml(element, own)
    if row.types == (int,):
        return int(element.text)
    return True if row.types == (bool,) else element.text or ""
