"""What a cable is: the canonical value that every format carries.

This room knows the parts of a cable and what makes one representable; it must not know
any format, and does no I/O.  Make a cable with `build`, change it with `attrs.evolve`.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.model._archive import Archive, ArchiveAttribute
from cableformat.model._archive_repetitions import document_number, settled_after
from cableformat.model._authority import ClassificationAuthority, ExecutiveOrder
from cableformat.model._build import build
from cableformat.model._cable import Cable
from cableformat.model._classification_line import (
    ClassificationLine,
    ReferenceNumber,
    Section,
)
from cableformat.model._content import Content
from cableformat.model._distribution import Distribution, OfficeCopies, RelayStamp
from cableformat.model._fields import field_table
from cableformat.model._heading import (
    Addressee,
    Heading,
    Originator,
    Preamble,
    PrecedencePair,
    ReaddressedHeading,
)
from cableformat.model._procedure import (
    Acp128Header,
    CallingStation,
    RoutingLine,
    SecurityWarning,
    TransmissionIdentification,
)
from cableformat.model._reference import Reference
from cableformat.model._series import OfficeCodes, Series
from cableformat.model._sets import FormattedSet
from cableformat.model._transmission import (
    Ending,
    Pilot,
    Transmission,
    TransmissionInstruction,
)
from cableformat.model.paragraph import Paragraph
from cableformat.model.stray import Stray
from cableformat.routing import OperatingSignal

if TYPE_CHECKING:
    from cableformat.model._archive_views import archive_words
    from cableformat.model._blocks import TextBlock
    from cableformat.model._citations import Citation, CitationKind
    from cableformat.model._inner_texts import Quotation
    from cableformat.model._set_views import (
        MessageIdentifier,
        PointOfContact,
        ReferenceSet,
    )

__all__ = [
    "Acp128Header",
    "Addressee",
    "Archive",
    "ArchiveAttribute",
    "Cable",
    "CallingStation",
    "Citation",
    "CitationKind",
    "ClassificationAuthority",
    "ClassificationLine",
    "Content",
    "Distribution",
    "Ending",
    "ExecutiveOrder",
    "FormattedSet",
    "Heading",
    "MessageIdentifier",
    "OfficeCodes",
    "OfficeCopies",
    "OperatingSignal",
    "Originator",
    "Paragraph",
    "Pilot",
    "PointOfContact",
    "Preamble",
    "PrecedencePair",
    "Quotation",
    "ReaddressedHeading",
    "Reference",
    "ReferenceNumber",
    "ReferenceSet",
    "RelayStamp",
    "RoutingLine",
    "Section",
    "SecurityWarning",
    "Series",
    "Stray",
    "TextBlock",
    "Transmission",
    "TransmissionIdentification",
    "TransmissionInstruction",
    "archive_words",
    "build",
    "document_number",
    "field_table",
    "settled_after",
]

# No codec needs these: they load when first asked for (architecture.md 6).
_LATER = {
    "archive_words": "_archive_views",
    "Citation": "_citations",
    "CitationKind": "_citations",
    "MessageIdentifier": "_set_views",
    "PointOfContact": "_set_views",
    "ReferenceSet": "_set_views",
    "Quotation": "_inner_texts",
    "TextBlock": "_blocks",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
