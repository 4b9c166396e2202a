"""The codes of findings about documents: JSON, XML, layouts, schemas."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, INFO, WARNING, Entry

DOCUMENTS: Final = {
    "document.empty-list": Entry(
        ERROR,
        "a list is empty",
        "What is absent is left out: one value has one spelling",
        "model.md 8",
    ),
    "document.missing-member": Entry(
        ERROR,
        "a member is missing",
        "Without it there is no value",
        "model.md 1",
    ),
    "document.more-findings": Entry(
        ERROR,
        "there are more findings than are reported",
        "At most ten thousand findings are reported; hostile input can cause millions",
        "laws.md 15",
    ),
    "document.newer-version": Entry(
        ERROR,
        "the document is of a newer version than this library reads",
        "Members that it does not know would be lost",
        "laws.md 16",
    ),
    "document.not-a-cable": Entry(
        ERROR,
        "the document is not a cable",
        "Its root is of another kind",
        "model.md 8",
    ),
    "document.stray-order": Entry(
        ERROR,
        "strays are in a different order from the fields they follow",
        "One cable has one spelling and one digest; no stray is moved silently",
        "model.md 4",
    ),
    "document.unknown-member": Entry(
        ERROR,
        "a name that is not in the table",
        "A member that nobody reads would be lost; most are typing errors",
        "model.md 8",
    ),
    "document.unknown-schema": Entry(
        ERROR,
        "no version of the schema has this name",
        "Nothing says what its members mean",
        "laws.md 16",
    ),
    "document.unknown-value": Entry(
        ERROR,
        "a value that is not in the enumeration",
        "It would have no meaning",
        "model.md 1",
    ),
    "document.wrong-type": Entry(
        ERROR,
        "a value of the wrong type",
        "Nothing is converted silently: 77 is not 0077",
        "model.md 8",
    ),
    "json.duplicate-name": Entry(
        ERROR,
        "an object has two members of one name",
        "Most readers keep only one of the two, and not all keep the same one",
        "model.md 8",
    ),
    "json.malformed": Entry(
        ERROR,
        "not JSON",
        "RFC 8259 leaves no other reading; NaN and lone surrogates are not JSON either",
        "model.md 8",
    ),
    "layout.broken-copy": Entry(
        WARNING,
        "a copy leads to no string of the document, or to a wrong one",
        "Other programs play back by the path only, and find nothing there",
        "model.md 10",
    ),
    "layout.disagrees": Entry(
        ERROR,
        "the layout reads as another cable than its document holds",
        "Both digests hold: another version wrote it, or somebody forged it",
        "model.md 10",
        "convert --exact writes the original source; --layout drop ignores it",
    ),
    "layout.edited": Entry(
        INFO,
        "somebody edited the document",
        "In the text that is written, everything unchanged keeps its bytes",
        "model.md 10",
    ),
    "layout.too-large": Entry(
        WARNING,
        "the layout plays back more than its document or a telegram may hold",
        "Copies can turn a little text into a lot; the cap bounds hostile input",
        "laws.md 15",
    ),
    "layout.unknown-dialect": Entry(
        WARNING,
        "the layout names a dialect that this version does not read",
        "Read in another dialect, its source would say something else",
        "model.md 9",
        "A newer version may know it; the cable is complete without its layout",
    ),
    "xml.attribute": Entry(
        ERROR,
        "an attribute that cables do not have",
        "Documents have elements; formatVersion is the only attribute",
        "model.md 8",
    ),
    "xml.doctype": Entry(
        ERROR,
        "the document has a document type declaration",
        "Entities and external files let an attacker in",
        "laws.md 15",
    ),
    "xml.malformed": Entry(
        ERROR,
        "not XML",
        "XML 1.0 leaves no other reading",
        "model.md 8",
    ),
    "xml.out-of-order": Entry(
        ERROR,
        "an element is out of order, or occurs twice",
        "Elements are in the order of the table, each once",
        "model.md 8",
    ),
    "xml.stray-text": Entry(
        ERROR,
        "text between elements",
        "Only elements without child elements hold text",
        "model.md 8",
    ),
    "xml.wrong-namespace": Entry(
        ERROR,
        "an element of another namespace",
        "The namespace says what an element means",
        "laws.md 16",
    ),
}
