"""Every code, in one place: severity, message, reason, clause (design section 8).

Codes are API and are never reused; wording is not.  A code without a severity belongs
to an exception.
"""

from __future__ import annotations

from typing import Final

import attrs

from cableformat.diagnostics._diagnostic import Severity

_INFO, _WARNING, _ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR


@attrs.frozen(slots=True)
class Entry:
    """What the catalogue knows of a code."""

    #: `None` for a code that only an exception carries.
    severity: Severity | None
    #: The message; ``{}`` is where the printed words go, cut and quoted.
    message: str
    #: Why it is worth telling.
    reason: str
    clause: str
    hint: str | None = None


#: Every code by its slug.
CATALOGUE: Final[dict[str, Entry]] = {
    "content.broken-marking": Entry(
        _WARNING,
        "{} read as the portion marking it is a remnant of",
        "Transcriptions lose brackets; a paragraph unmarked by that loses protection",
        "content.md 1.9",
    ),
    "content.doubtful-date": Entry(
        _WARNING,
        "{} read as a day further on than the orders allow",
        "Two digits of a year are those of the first such year from the cable's own "
        "on; a day shortly before the cable comes out a century late",
        "content.md 5",
        "Compare the year with the original: the day may lie before the cable",
    ),
    "content.fused-line": Entry(
        _INFO,
        "several fields stand on one line",
        "Copies lose line ends; each field is read as on a line of its own",
        "content.md 8",
    ),
    "content.glued-tags": Entry(
        _INFO,
        "{} read as the codes it is made of",
        "Known codes fill it from end to end; a word that they do not is kept whole",
        "content.md 1.5",
    ),
    "content.marked-authority": Entry(
        _INFO,
        "{} in front of the authority line is kept in the layout alone",
        "The handbook marks the line (U); it is no portion, so no roll-up counts it",
        "content.md 1.1",
    ),
    "content.misspelt-label": Entry(
        _WARNING,
        "{} read as the label it resembles",
        "The misspelling is known; others are kept as strays, never guessed",
        "content.md 1.5",
    ),
    "content.misspelt-section": Entry(
        _WARNING,
        "the section of {} is misspelt",
        "The misspelling is known, and its numbers are plain",
        "content.md 1.2",
    ),
    "content.name-without-brackets": Entry(
        _INFO,
        "{} read as a name in brackets",
        "The code before it must carry a name, and no table knows these words",
        "content.md 1.5",
    ),
    "content.not-a-date": Entry(
        _WARNING,
        "{} names no day of the calendar; kept as text",
        "Swapped day and month look like a typing error: neither is guessed",
        "content.md 1.4",
        "A date is month/day/year, such as 09/15/2018",
    ),
    "content.unknown-caption": Entry(
        _INFO,
        "caption {} is not in the table",
        "Where captions stand a line is one; automatic distribution may not know it",
        "content.md 1.3",
    ),
    "content.unread-declassification": Entry(
        _WARNING,
        "{} is no instruction to declassify that is known; kept as text",
        "When the cable is declassified stays unknown; no form is guessed",
        "content.md 1.4",
    ),
    "content.unread-reasons": Entry(
        _WARNING,
        "{} stands in the classifier: no reasons were read from it",
        "The words are kept as printed, so whoever asks for reasons does not find them",
        "content.md 1.8",
        "Reasons end the line: a section of the order, then letters",
    ),
    "document.empty-list": Entry(
        _ERROR,
        "a list holds nothing",
        "What is absent is left out: one value has one spelling",
        "design.md 5",
    ),
    "document.missing-member": Entry(
        _ERROR,
        "a member is missing",
        "Without it there is no value",
        "design.md 5",
    ),
    "document.more-findings": Entry(
        _ERROR,
        "more is wrong than is told",
        "Ten thousand findings are told; hostile input can make millions",
        "design.md 10",
    ),
    "document.newer-version": Entry(
        _ERROR,
        "the document is of a newer version than this library reads",
        "Members it does not know would be lost",
        "design.md 9",
    ),
    "document.not-a-cable": Entry(
        _ERROR,
        "the document is no cable",
        "Its root is of another kind",
        "design.md 5",
    ),
    "document.stray-order": Entry(
        _ERROR,
        "strays stand in another order than the fields they follow",
        "One cable has one spelling and one digest; no stray is moved silently",
        "design.md 4",
    ),
    "document.unknown-member": Entry(
        _ERROR,
        "a name that is not in the table",
        "A member nobody reads is a member lost; most are typing errors",
        "design.md 5",
    ),
    "document.unknown-schema": Entry(
        _ERROR,
        "no version of the schema has this name",
        "Nothing tells what its members mean",
        "design.md 9",
    ),
    "document.unknown-value": Entry(
        _ERROR,
        "a value that is not in the enumeration",
        "It would have no meaning",
        "design.md 5",
    ),
    "document.wrong-type": Entry(
        _ERROR,
        "a value of another type than the table says",
        "Nothing is converted silently: 77 is not 0077",
        "design.md 5",
    ),
    "heading.digits-in-name": Entry(
        _INFO,
        "{} was left in the addressee's name",
        "Only a precedence, a State indicator or a leading zero shows a number apart",
        "wire.md 1.7.4",
    ),
    "heading.fused-line": Entry(
        _INFO,
        "several format lines stand on one line",
        "Copies lose line ends; each format line is read as one of its own",
        "wire.md 1.7",
    ),
    "heading.misspelt-precedence": Entry(
        _WARNING,
        "{} read as the precedence it resembles",
        "The misspelling is known; names are never corrected",
        "wire.md 3",
    ),
    "json.duplicate-name": Entry(
        _ERROR,
        "an object has two members of one name",
        "Most readers keep one of the two, and not all the same",
        "design.md 5",
    ),
    "json.malformed": Entry(
        _ERROR,
        "not JSON",
        "RFC 8259 leaves no other reading; NaN and lone surrogates are none either",
        "design.md 5",
    ),
    "layout.broken-copy": Entry(
        _WARNING,
        "a copy leads to no string of the document, or not to the one it knows",
        "Other programs play back by the path alone, and find nothing there",
        "design.md 6",
    ),
    "layout.disagrees": Entry(
        _ERROR,
        "the layout reads as another cable than its document holds",
        "Both digests hold: another version wrote it, or somebody forged it",
        "design.md 6",
        "convert --exact writes the source as it was; --layout drop forgets it",
    ),
    "layout.edited": Entry(
        _INFO,
        "somebody edited the document",
        "Written as text, what did not change keeps its bytes",
        "design.md 6",
    ),
    "layout.too-large": Entry(
        _WARNING,
        "the layout plays back more than its document or a telegram may hold",
        "Copies make much out of little: the cap bounds hostile input",
        "design.md 10",
    ),
    "routing.impossible-time": Entry(
        _WARNING,
        "{} is not in the calendar or on the clock",
        "The numbers are kept as sent; of most no date can be made",
        "wire.md 5.1-5.3",
    ),
    "routing.misprint": Entry(
        _WARNING,
        "{} is misprinted; read as the one thing that it can mean",
        "The manual itself has such misprints; one character would lose a line",
        "wire.md 1.3",
    ),
    "schema.invalid": Entry(
        _ERROR,
        "the published schema refuses what this library reads",
        "Constructors and schemas accept the same: one of the two is wrong",
        "design.md 9",
        "Please report it, with the document",
    ),
    "text.control-character": Entry(
        _INFO,
        "{} can stand in no document; kept in the layout only",
        "XML 1.0 has no such character, so no value holds it",
        "design.md 4",
    ),
    "text.cut-off": Entry(
        _WARNING,
        "the source ends in the middle of a line",
        "Neither line end, signature, ending nor the end of a sentence closes it",
        "content.md 1.10",
        "Compare the length with the original: the rest may be missing",
    ),
    "text.empty": Entry(
        _WARNING,
        "nothing to read",
        "No visible character: a blank page is read, and is hardly what was meant",
        "design.md 8",
    ),
    "text.encoding-assumed": Entry(
        _WARNING,
        "not UTF-8; read as windows-1252",
        "Every byte has a reading there, and it may be the wrong one",
        "design.md 6",
        "Text of another encoding is best decoded before it is read",
    ),
    "text.lower-case": Entry(
        _INFO,
        "code {} read in capitals",
        "Codes are sent in capitals; the source's spelling is layout",
        "wire.md 6",
    ),
    "text.mixed-line-ends": Entry(
        _INFO,
        "another line end than most lines have",
        "Copies joined from several systems mix them; all come back as they are",
        "wire.md 6",
    ),
    "text.not-a-telegram": Entry(
        _WARNING,
        "no element of a telegram was recognised",
        "Every line is kept as a stray",
        "design.md 8",
    ),
    "text.repeated-element": Entry(
        _WARNING,
        "{} repeats an element that is there once; kept as a stray",
        "The first is the value; which of two is right, no reader can know",
        "design.md 4",
    ),
    "text.unrecognised-line": Entry(
        _WARNING,
        "{} belongs to no element; kept as a stray",
        "Words are never dropped and never guessed at",
        "design.md 4",
    ),
    "xml.attribute": Entry(
        _ERROR,
        "an attribute that no cable has",
        "Documents hold elements; formatVersion is the one attribute",
        "design.md 5",
    ),
    "xml.doctype": Entry(
        _ERROR,
        "the document has a document type declaration",
        "Entities and external files are a way in for an attacker",
        "design.md 10",
    ),
    "xml.malformed": Entry(
        _ERROR,
        "not XML",
        "XML 1.0 leaves no other reading",
        "design.md 5",
    ),
    "xml.out-of-order": Entry(
        _ERROR,
        "an element stands behind one that follows it, or twice",
        "Elements stand in the order of the table, each once",
        "design.md 5",
    ),
    "xml.stray-text": Entry(
        _ERROR,
        "text between elements",
        "Only elements without elements hold text",
        "design.md 5",
    ),
    "xml.wrong-namespace": Entry(
        _ERROR,
        "an element of another namespace",
        "The namespace says what an element means",
        "design.md 9",
    ),
    # Exceptions
    "convert.unknown-format": Entry(
        None,
        "no format of that name",
        "A name decides how a cable is written; none is guessed",
        "design.md 5",
    ),
    "data.missing": Entry(
        None,
        "the installation lacks a file that belongs to it",
        "The published schemas are part of the package",
        "design.md 9",
        "Install the package once more",
    ),
    "input.is-a-folder": Entry(
        None,
        "the input is a folder",
        "A cable is a file; a folder of cables is given as its files",
        "design.md 8",
    ),
    "input.missing": Entry(
        None,
        "there is no such input",
        "Nothing was read, and nothing is written",
        "design.md 8",
    ),
    "input.too-large": Entry(
        None,
        "the source is over the cap",
        "Telegrams have kilobytes; the cap bounds hostile input",
        "design.md 10",
    ),
    "input.unreadable": Entry(
        None,
        "the system refuses to read the input",
        "Nothing was read, and nothing is written",
        "design.md 8",
    ),
    "layout.not-exact": Entry(
        None,
        "the document does not hold its source as it was",
        "Only what is proved by its digest is written as the source",
        "design.md 6",
        "Without --exact the cable is written",
    ),
    "model.incomplete-part": Entry(
        None,
        "a part of a cable lacks what it can't stand without",
        "A precedence has no line without a date-time group, and none is guessed",
        "design.md 4",
    ),
    "model.not-an-addressee": Entry(
        None,
        "the heading has no such addressee",
        "How urgent a message is for somebody it does not go to, no heading says",
        "wire.md 1.7.2",
    ),
    "output.too-large": Entry(
        None,
        "the telegram would be over the cap",
        "What is written can be read again",
        "design.md 10",
    ),
    "output.unwritable": Entry(
        None,
        "the system refuses to write the output",
        "A file is written whole or not at all",
        "design.md 8",
    ),
    "text.not-readable-back": Entry(
        None,
        "no spelling of the cable reads back as the cable",
        "Law 6: text that reads as a different cable is never written",
        "design.md 2",
    ),
    "text.unencodable": Entry(
        None,
        "the source's encoding has no such character",
        "The bytes that did not change keep their encoding (law 5)",
        "design.md 2",
    ),
    # Values: findings in a document, exceptions of a constructor
    "model.empty-part": Entry(
        _ERROR,
        "a part of a cable holds nothing",
        "What is absent is None: one value has one spelling",
        "design.md 4",
    ),
    "model.filing-day": Entry(
        _ERROR,
        "a filing time has no day, or that of the year and that of the month",
        "The wire shows one of the two",
        "wire.md 5.3",
    ),
    "model.line-without-level": Entry(
        _ERROR,
        "a classification line has neither a level nor a reference number alone",
        "What marks a level stands behind one; a number may stand without",
        "content.md 1.2",
    ),
    "model.nameless-paragraph": Entry(
        _ERROR,
        "a paragraph behind the first has neither number nor marking",
        "It would continue the one before it",
        "content.md 1.1",
    ),
    "model.no-such-day": Entry(
        _ERROR,
        "a date of declassification is not in the calendar",
        "A date that is no date would read back as text",
        "content.md 1.4",
    ),
    "model.pattern": Entry(
        _ERROR,
        "a string does not match the pattern of its field",
        "No format could carry it so that it comes back",
        "design.md 4",
    ),
    "model.range": Entry(
        _ERROR,
        "a number is outside the range of its field",
        "The wire has two digits for it",
        "design.md 4",
    ),
    "model.too-few": Entry(
        None,
        "a list has fewer items than it needs",
        "A routing line without a station routes nothing",
        "wire.md 1.2",
    ),
    "model.no-prosign": Entry(
        _ERROR,
        "a precedence has no prosign of its own, or no word",
        "NIACT IMMEDIATE is spelled out behind an addressee and nowhere else",
        "wire.md 3",
    ),
    "model.section-without-serial": Entry(
        _ERROR,
        "a calling station has a section or a position and no serial number",
        "Both stand behind the serial number, and nowhere else",
        "wire.md 1.3",
    ),
    "model.year-without-month": Entry(
        _ERROR,
        "a date-time group has a year and no month",
        "The year follows the month on the wire",
        "wire.md 5.1",
    ),
    "markings.level-not-in-ism": Entry(
        None,
        "RESTRICTED of the United States would become attributes of IC-ISM",
        "R stands for the levels of others alone",
        "content.md 3.3",
    ),
    "markings.no-owner": Entry(
        None,
        "attributes of IC-ISM name no owner",
        "ownerProducer is required, and nobody is taken for the owner unsaid",
        "content.md 3.3",
    ),
    "markings.not-readable-back": Entry(
        None,
        "a marking would be written so that it reads as another",
        "A control that is not known may hold words that mean something",
        "content.md 3.2",
    ),
    "markings.partly-unmarked": Entry(
        None,
        "a marking without a level for every portion would be written",
        "A portion without a mark is unknown, not UNCLASSIFIED",
        "content.md 3.1",
    ),
    "markings.several-owners": Entry(
        None,
        "a marking of several owners would become one label",
        "A label names the policy of one owner",
        "content.md 3.4",
    ),
}
