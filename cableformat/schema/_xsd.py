"""The XML Schema of a document, version 1.0 of that language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cableformat._record import Field, Text, Whole, arm_of
from cableformat.document import MEMBERS, NAMESPACE, VERSION
from cableformat.schema._parts import (
    Leaf,
    about,
    classes,
    fewest,
    leaves,
    name_of,
    unions,
)
from cableformat.schema._patterns import whole
from cableformat.schema._patterns import xsd as spelled

__all__ = ["xsd"]

_LANGUAGE: Final = "http://www.w3.org/2001/XMLSchema"


def xsd() -> str:
    """The XML Schema of a document, from the field table; it is ASCII.

    Whatever the constructors accept, the schema accepts; `RULES` lists what the schema
    accepts and a reader does not (law 7).

    >>> 'targetNamespace="https://w3id.org/cableformat/v1"' in xsd()
    True
    """
    schema = Element(
        "xs:schema",
        {
            "xmlns:xs": _LANGUAGE,
            "xmlns": NAMESPACE,
            "targetNamespace": NAMESPACE,
            "elementFormDefault": "qualified",
            "version": VERSION,
        },
    )
    _document(schema)
    for cls, own in classes().items():
        _class(schema, cls, own)
    for name, arms in unions().items():
        _union(schema, name, arms)
    for leaf in leaves():
        _leaf(schema, leaf)
    indent(schema)
    written: bytes = tostring(schema, "us-ascii", xml_declaration=False)
    return written.decode() + "\n"


def _document(schema: Element) -> None:
    cable = SubElement(schema, "xs:element", name="cable")
    _describe(
        cable,
        "A State Department telegram (cable) as an XML document. What is absent is "
        "left out: there is no empty list, and an empty element is an empty text.",
    )
    document = SubElement(cable, "xs:complexType")
    _members(document, MEMBERS)
    version = SubElement(
        document,
        "xs:attribute",
        name="formatVersion",
        type="formatVersion",
        use="required",
    )
    _describe(version, "The version of the document.", "laws.md 16")
    _choice(schema, "formatVersion", "The version of this schema.", [VERSION])


def _class(schema: Element, cls: type, own: tuple[Field, ...]) -> None:
    # An arm of a union is a group: its kind comes before the choice of arms.
    sort = "xs:group" if arm_of(cls) else "xs:complexType"
    definition = SubElement(schema, sort, name=cls.__name__)
    _describe(definition, about(cls))
    _members(definition, own)


def _union(schema: Element, name: str, arms: tuple[type, ...]) -> None:
    kinds: list[str] = [arm.kind for arm in arms]  # type: ignore[attr-defined]
    words = f"One of several, told apart by its kind: {' or '.join(map(repr, kinds))}."
    definition = SubElement(schema, "xs:complexType", name=name)
    _describe(definition, words)
    sequence = SubElement(definition, "xs:sequence")
    kind = SubElement(sequence, "xs:element", name="kind", type=f"{name}Kind")
    _describe(kind, "Which arm of the union it is.")
    choice = SubElement(sequence, "xs:choice")
    for arm in arms:
        SubElement(choice, "xs:group", ref=arm.__name__)
    _choice(schema, f"{name}Kind", "The kinds of a union.", kinds)


def _members(definition: Element, own: Iterable[Field]) -> None:
    sequence = SubElement(definition, "xs:sequence")
    for row in own:
        about_row = f"{row.doc.text}.", row.doc.clause
        member = SubElement(sequence, "xs:element", name=row.json_name)
        if not row.required:
            member.set("minOccurs", "0")
        _describe(member, *about_row)
        if not row.many:
            member.set("type", name_of(row))
            continue
        assert row.doc.item is not None, row.name
        items = SubElement(SubElement(member, "xs:complexType"), "xs:sequence")
        SubElement(
            items,
            "xs:element",
            name=row.doc.item,
            type=name_of(row),
            minOccurs=str(fewest(row)),
            maxOccurs="unbounded",
        )


def _leaf(schema: Element, leaf: Leaf) -> None:
    match leaf.what:
        case Text(pattern=pattern):
            _matching(schema, leaf, spelled(pattern))
        case Whole(least=least, most=most):
            _matching(schema, leaf, whole(least, most))
        case None:
            _choice(schema, leaf.name, leaf.about, ["true"])
        case members:
            values = [str(member.value) for member in members]
            _choice(schema, leaf.name, leaf.about, values)


def _matching(schema: Element, leaf: Leaf, pattern: str) -> None:
    # Prose has no way to show a line end.
    shown = ", ".join(example for example in leaf.examples if "\n" not in example)
    words = f"{leaf.about} Examples: {shown}." if shown else leaf.about
    restriction = _string(schema, leaf.name, words)
    SubElement(restriction, "xs:pattern", value=pattern)


def _choice(schema: Element, name: str, words: str, values: list[str]) -> None:
    restriction = _string(schema, name, words)
    for value in values:
        SubElement(restriction, "xs:enumeration", value=value)


def _string(schema: Element, name: str, words: str) -> Element:
    """A type of strings; `xs:string` keeps blanks and line ends as they are."""
    definition = SubElement(schema, "xs:simpleType", name=name)
    _describe(definition, words)
    return SubElement(definition, "xs:restriction", base="xs:string")


def _describe(definition: Element, words: str, clause: str | None = None) -> None:
    annotation = SubElement(definition, "xs:annotation")
    SubElement(annotation, "xs:documentation").text = words
    if clause is not None:
        SubElement(annotation, "xs:appinfo").text = clause
