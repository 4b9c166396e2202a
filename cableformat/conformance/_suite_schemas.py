"""Whether the published schemas agree with each other and with the reader (law 7)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import orjson
from lxml import etree

from cableformat import json, xml
from cableformat._data import schema
from cableformat._record import shown
from cableformat.conformance._questions import cable_of_case
from cableformat.document import SCHEMA_IDENTITY
from cableformat.schema import RULES
from cableformat.xml.source import XmlSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator
    from lxml.etree import XMLSchema

    from cableformat.conformance._suite import Case

__all__ = ["schemas_of"]


def schemas_of(case: Case) -> Iterator[tuple[str, str]]:
    """The files that a schema refuses, or accepts, against what the case expects."""
    yield from _cable(case)
    yield from _source(case)


def _cable(case: Case) -> Iterator[tuple[str, str]]:
    """The cable as the case has it, and as XML."""
    cable = cable_of_case(case)
    if cable is None:
        return
    document = orjson.dumps({"$schema": SCHEMA_IDENTITY, **(case.cable or {})})
    for name, found in (
        ("JSON Schema", json.check(document)),
        ("XSD", xml.check(xml.dumps(cable))),
    ):
        if found:
            told = f"{found[0].message} [{found[0].code}]"
            yield "expected.json", f"the {name} refuses it: {told}"


def _source(case: Case) -> Iterator[tuple[str, str]]:
    """A document: its schema has the verdict that the case has."""
    if case.format == "text":
        return
    accepted = (_json if case.format == "json" else _xml)(case.source)
    if accepted is None:
        return
    file, read = f"input.{case.format}", case.cable is not None
    if read and not accepted:
        yield file, "the schema refuses it, and the case is read"
    elif accepted and not read and case.findings[0]["code"] not in RULES:
        code = shown(case.findings[0]["code"])
        yield file, f"the schema accepts it, and {code} is not among those it can't see"


def _json(source: bytes) -> bool | None:
    """The verdict of the JSON Schema; `None` for what is not JSON."""
    try:
        document = orjson.loads(source.removeprefix("\ufeff".encode()))
    except orjson.JSONDecodeError:
        return None
    return _json_schema().is_valid(document)


def _xml(source: bytes) -> bool | None:
    """The verdict of the XSD; `None` for what is not XML."""
    root = XmlSource(source).root()
    return None if root is None else bool(_xsd().validate(root))


@cache
def _json_schema() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import

    return Draft202012Validator(orjson.loads(schema("json")))


@cache
def _xsd() -> XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema("xsd")))
