"""Documents by hand, and how a refusal is checked."""

from __future__ import annotations

import pytest

from cableformat import CableDecodeError, xml
from cableformat.diagnostics import CATALOGUE, Severity
from cableformat.document import NAMESPACE

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XINCLUDE = "http://www.w3.org/2001/XInclude"


def document(members: str = "", attributes: str = "") -> str:
    start = f'<cable xmlns="{NAMESPACE}" formatVersion="1.0"{attributes}>'
    return f"{start}{members}</cable>"


NAME = "/heading/originator/designator"


def originator(value: str) -> str:
    name = f"<designator>{value}</designator>"
    return document(f"<heading><originator>{name}</originator></heading>")


def read(source) -> str:
    """The originator of a document that has a reading, to which no check objects."""
    assert xml.check(source) == ()
    return xml.loads(source).heading.originator.designator


def refused(source, code, path=""):
    """The one finding of a source that has no reading."""
    reading = xml.parse(source)
    assert reading.cable is None
    assert reading.layout is None
    assert xml.check(source) == reading.diagnostics
    (finding,) = reading.diagnostics
    assert (finding.code, finding.path) == (code, path)
    assert finding.severity is CATALOGUE[code].severity is Severity.ERROR
    assert 0 <= finding.span[0] <= finding.span[1] <= len(source)
    with pytest.raises(CableDecodeError) as raised:
        xml.loads(source)
    assert raised.value.code == code
    return finding
