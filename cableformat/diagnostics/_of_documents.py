"""The codes of findings about documents: JSON, XML, layouts, schemas."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._entry import ERROR, INFO, WARNING, Entry

DOCUMENTS: Final = {
    "document.empty-list": Entry(
        ERROR,
        "a list is empty",
        "What is absent is left out: one value has one spelling",
        "design.md 5",
    ),
    "document.missing-member": Entry(
        ERROR,
        "a member is missing",
        "Without it there is no value",
        "design.md 5",
    ),
    "document.more-findings": Entry(
        ERROR,
        "there are more findings than are reported",
        "At most ten thousand findings are reported; hostile input can cause millions",
        "design.md 10",
    ),
    "document.newer-version": Entry(
        ERROR,
        "the document is of a newer version than this library reads",
        "Members that it does not know would be lost",
        "design.md 9",
    ),
    "document.not-a-cable": Entry(
        ERROR,
        "the document is not a cable",
        "Its root is of another kind",
        "design.md 5",
    ),
    "document.stray-order": Entry(
        ERROR,
        "strays are in a different order from the fields they follow",
        "One cable has one spelling and one digest; no stray is moved silently",
        "design.md 4",
    ),
    "document.unknown-member": Entry(
        ERROR,
        "a name that is not in the table",
        "A member that nobody reads would be lost; most are typing errors",
        "design.md 5",
    ),
    "document.unknown-schema": Entry(
        ERROR,
        "no version of the schema has this name",
        "Nothing says what its members mean",
        "design.md 9",
    ),
    "document.unknown-value": Entry(
        ERROR,
        "a value that is not in the enumeration",
        "It would have no meaning",
        "design.md 5",
    ),
    "document.wrong-type": Entry(
        ERROR,
        "a value of the wrong type",
        "Nothing is converted silently: 77 is not 0077",
        "design.md 5",
    ),
    "json.duplicate-name": Entry(
        ERROR,
        "an object has two members of one name",
        "Most readers keep only one of the two, and not all keep the same one",
        "design.md 5",
    ),
    "json.malformed": Entry(
        ERROR,
        "not JSON",
        "RFC 8259 leaves no other reading; NaN and lone surrogates are not JSON either",
        "design.md 5",
    ),
    "layout.broken-copy": Entry(
        WARNING,
        "a copy leads to no string of the document, or to a wrong one",
        "Other programs play back by the path only, and find nothing there",
        "design.md 6",
    ),
    "layout.disagrees": Entry(
        ERROR,
        "the layout reads as another cable than its document holds",
        "Both digests hold: another version wrote it, or somebody forged it",
        "design.md 6",
        "convert --exact writes the original source; --layout drop ignores it",
    ),
    "layout.edited": Entry(
        INFO,
        "somebody edited the document",
        "In the text that is written, everything unchanged keeps its bytes",
        "design.md 6",
    ),
    "layout.too-large": Entry(
        WARNING,
        "the layout plays back more than its document or a telegram may hold",
        "Copies can turn a little text into a lot; the cap bounds hostile input",
        "design.md 10",
    ),
    "layout.unknown-dialect": Entry(
        WARNING,
        "the layout names a dialect that this version does not read",
        "Read in another dialect, its source would say something else",
        "design.md 6",
        "A newer version may know it; the cable is complete without its layout",
    ),
    "xml.attribute": Entry(
        ERROR,
        "an attribute that cables do not have",
        "Documents have elements; formatVersion is the only attribute",
        "design.md 5",
    ),
    "xml.doctype": Entry(
        ERROR,
        "the document has a document type declaration",
        "Entities and external files let an attacker in",
        "design.md 10",
    ),
    "xml.malformed": Entry(
        ERROR,
        "not XML",
        "XML 1.0 leaves no other reading",
        "design.md 5",
    ),
    "xml.out-of-order": Entry(
        ERROR,
        "an element is out of order, or occurs twice",
        "Elements are in the order of the table, each once",
        "design.md 5",
    ),
    "xml.stray-text": Entry(
        ERROR,
        "text between elements",
        "Only elements without child elements hold text",
        "design.md 5",
    ),
    "xml.wrong-namespace": Entry(
        ERROR,
        "an element of another namespace",
        "The namespace says what an element means",
        "design.md 9",
    ),
}
