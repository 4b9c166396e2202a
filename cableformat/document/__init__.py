"""What JSON and XML documents share: versions, plain data, findings, layouts.

This room knows a document as names, values and lists; it must not know how either
format spells them.
"""

from cableformat.document._findings import MOST, Enough, Problem, Problems
from cableformat.document._form import (
    Copy,
    DocumentContext,
    DocumentLayout,
    Encoding,
    Envelope,
    LineEnd,
    Literal,
)
from cableformat.document._layout import members_of
from cableformat.document._plain import MEMBERS, structure
from cableformat.document._reading import (
    CAP,
    check_arguments,
    check_output,
    examined,
    inspected,
    reading_of,
    refused,
)
from cableformat.document._version import (
    NAMESPACE,
    SCHEMA_IDENTITY,
    VERSION,
    refusal_of_identity,
    refusal_of_namespace,
    refusal_of_version,
)
from cableformat.model.plain_data import plain
from cableformat.text.layout import cable_of

__all__ = [
    "CAP",
    "MEMBERS",
    "MOST",
    "NAMESPACE",
    "SCHEMA_IDENTITY",
    "VERSION",
    "Copy",
    "DocumentContext",
    "DocumentLayout",
    "Encoding",
    "Enough",
    "Envelope",
    "LineEnd",
    "Literal",
    "Problem",
    "Problems",
    "cable_of",
    "check_arguments",
    "check_output",
    "examined",
    "inspected",
    "members_of",
    "plain",
    "reading_of",
    "refusal_of_identity",
    "refusal_of_namespace",
    "refusal_of_version",
    "refused",
    "structure",
]
