"""What a cable is: the canonical value that every format carries.

This room knows the parts of a cable and what makes one representable; it must not know
any format, and does no I/O.  Make a cable with `build`, change it with `attrs.evolve`.
"""

from cableformat.model._build import build
from cableformat.model._cable import Cable
from cableformat.model._content import (
    ClassificationAuthority,
    ClassificationLine,
    Content,
    ExecutiveOrder,
    Paragraph,
    Reference,
    ReferenceNumber,
    Section,
)
from cableformat.model._fields import field_table
from cableformat.model._heading import Addressee, Heading, Preamble, PrecedencePair
from cableformat.model._stray import Stray
from cableformat.model._transmission import (
    CallingStation,
    Ending,
    OperatingSignal,
    RoutingLine,
    SecurityWarning,
    Transmission,
    TransmissionIdentification,
)

__all__ = [
    "Addressee",
    "Cable",
    "CallingStation",
    "ClassificationAuthority",
    "ClassificationLine",
    "Content",
    "Ending",
    "ExecutiveOrder",
    "Heading",
    "OperatingSignal",
    "Paragraph",
    "Preamble",
    "PrecedencePair",
    "Reference",
    "ReferenceNumber",
    "RoutingLine",
    "Section",
    "SecurityWarning",
    "Stray",
    "Transmission",
    "TransmissionIdentification",
    "build",
    "field_table",
]
