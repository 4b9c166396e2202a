"""What more can be found in a document: its layout against its cable, the schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from cableformat._data import schema
from cableformat.document import check_arguments, inspected, violation
from cableformat.xml._codec import read
from cableformat.xml._findings import examine_root
from cableformat.xml.source import XmlSource

if TYPE_CHECKING:
    from lxml.etree import XMLSchema

    from cableformat.diagnostics import Diagnostic
    from cableformat.document import Problem
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection


def check(source: str | bytes, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    """Every finding about a document, in document order.

    Those of `parse`; and where those hold no error, whether the layout reads as the
    cable, and whether the published XSD agrees (law 7).

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        CableFormatError: The installation lacks the schema (``data.missing``).

    >>> [finding.code for finding in check("<cable/>")]
    ['xml.wrong-namespace']
    """
    return inspect(source, hints=hints).diagnostics


def inspect(
    source: str | bytes, *, hints: Hints | None = None
) -> Inspection[Cable | None]:
    """The findings of `check`, with the cable and the places of its members.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        CableFormatError: The installation lacks the schema (``data.missing``).

    >>> inspect("<cable/>").cable is None, inspect("<cable/>").diagnostics[0].line
    (True, 1)
    """
    check_arguments(source, hints)
    document = XmlSource(source)
    return inspected(read(document), document, lambda: _against_schema(document))


def _against_schema(document: XmlSource) -> Problem | None:
    root = document.elements[()]
    examine_root(root, document)
    validator = _schema()
    if validator.validate(root):
        return None
    error = validator.error_log[0]
    refused = root.xpath(error.path or "/*")
    steps = next((s for s, e in document.elements.items() if e in refused), ())
    return violation(steps, error.message)


@cache
def _schema() -> XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema("xsd")))
