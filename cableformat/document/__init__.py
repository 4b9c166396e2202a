"""What JSON and XML documents share: versions, plain data, findings, layouts.

This room knows a document as names, values and lists; it must not know how either
format spells them.
"""

from cableformat.document._form import (
    Copy,
    DocumentContext,
    DocumentLayout,
    Encoding,
    Envelope,
    LineEnd,
    Literal,
)

__all__ = [
    "Copy",
    "DocumentContext",
    "DocumentLayout",
    "Encoding",
    "Envelope",
    "LineEnd",
    "Literal",
]
