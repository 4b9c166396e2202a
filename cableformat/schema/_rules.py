"""What the schemas cannot see (law 7): the short list."""

from __future__ import annotations

from typing import Final

__all__ = ["RULES"]

#: What the schema of a document's format accepts and its reader refuses: the code of
#: the finding, and what the document does wrong.
RULES: Final[dict[str, str]] = {
    "document.missing-member": (
        "XML: the kind of a union is that of one arm, its members are another's"
    ),
    "document.stray-order": (
        "A stray follows a field that is absent, or strays are in a different order "
        "from the fields they follow"
    ),
    "document.unknown-member": (
        "XML: the kind of a union is that of one arm, its members are another's"
    ),
    "document.wrong-type": (
        "JSON: a whole number has a fraction or an exponent, such as 1.0"
    ),
    "json.duplicate-name": (
        "JSON: an object has two members of one name, of which parsers keep one"
    ),
    "json.malformed": (
        "JSON: a string spells a lone surrogate as an escape, such as \\ud800"
    ),
    "model.empty-part": (
        "XML: a part is there and holds nothing; JSON: a paragraph is an empty text "
        "alone"
    ),
    "model.filing-day": (
        "A filing time has the day of the year and that of the month, or neither"
    ),
    "model.line-without-level": (
        "A classification line without a level has no reference number, or something "
        "that marks a level"
    ),
    "model.nameless-paragraph": (
        "A paragraph after the first has neither number nor portion marking"
    ),
    "model.no-such-day": "A date has the form of one and is not in the calendar",
    "model.reference-words": ("A reference has neither a text nor fields, or both"),
    "model.section-without-serial": (
        "A calling station has a section or a position suffix and no serial number"
    ),
    "model.year-without-month": "A date-time group has a year and no month",
    "xml.attribute": (
        "XML: an element has an attribute of the language of schemas, such as xsi:type"
    ),
    "xml.doctype": "XML: the document has a document type declaration",
}
