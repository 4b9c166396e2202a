"""The codes of findings about telegram text."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, INFO, WARNING, Entry

TEXT: Final = {
    "archive.unknown-attribute": Entry(
        INFO,
        "the archive's attribute {} is in no table",
        "It is between two known attributes in their order, so it is kept as one; it "
        "may belong to the value above",
        "nara.md 7",
    ),
    "content.broken-marking": Entry(
        WARNING,
        "{} read as a damaged portion marking",
        "Transcriptions lose brackets; a paragraph that loses its marking loses "
        "protection",
        "content.md 1.9",
    ),
    "content.doubtful-date": Entry(
        WARNING,
        "{} read as a later day than the orders allow",
        "A two-digit year means the first such year after the cable's own; a day "
        "shortly before the cable is read a century late",
        "content.md 5",
        "Compare the year with the original: the day may be before the cable",
    ),
    "content.doubtful-handling": Entry(
        WARNING,
        "{} after the level is not a handling word, but resembles one",
        "It is kept as printed and is not a known control: the marking may be weaker "
        "than intended",
        "content.md 1.2",
    ),
    "content.fused-line": Entry(
        INFO,
        "several fields on one line",
        "Copies lose line ends; each field is read as if it had its own line",
        "content.md 8",
    ),
    "content.glued-tags": Entry(
        INFO,
        "{} read as several codes",
        "Known codes fill it completely; otherwise it would be kept as one word",
        "content.md 1.5",
    ),
    "content.marked-authority": Entry(
        INFO,
        "{} before the authority line is kept only in the layout",
        "The handbook marks the line (U); it is not a portion, so no roll-up counts it",
        "content.md 1.1",
    ),
    "content.misspelt-label": Entry(
        WARNING,
        "{} read as the label it resembles",
        "The misspelling is known; others are kept as strays, never guessed",
        "content.md 1.5",
    ),
    "content.misspelt-section": Entry(
        WARNING,
        "the section of {} is misspelt",
        "The misspelling is known, and its numbers are plain",
        "content.md 1.2",
    ),
    "content.name-without-brackets": Entry(
        INFO,
        "{} read as a name in brackets",
        "The code before it must carry a name, and no table knows these words",
        "content.md 1.5",
    ),
    "content.not-a-date": Entry(
        WARNING,
        "{} is not a date in the calendar; kept as text",
        "Swapped day and month look like a typing error: neither is guessed",
        "content.md 1.4",
        "A date is month/day/year, such as 09/15/2018",
    ),
    "content.unknown-caption": Entry(
        INFO,
        "caption {} is not in the table",
        "A line in the place of captions is a caption; automatic distribution may not "
        "know this one",
        "content.md 1.3",
    ),
    "content.unread-declassification": Entry(
        WARNING,
        "{} is not a known declassification instruction; kept as text",
        "The date of declassification stays unknown; no form is guessed",
        "content.md 1.4",
    ),
    "content.unread-reasons": Entry(
        WARNING,
        "{} is in the classifier's name: no reasons were read from it",
        "The words are kept as printed, so a search for reasons does not find them",
        "content.md 1.8",
        "Reasons end the line: a section of the order, then letters",
    ),
    "heading.digits-in-name": Entry(
        INFO,
        "{} was left in the addressee's name",
        "Only a precedence, a State indicator or a leading zero shows that digits are "
        "a separate number",
        "wire.md 1.7.4",
    ),
    "heading.doubtful-precedence": Entry(
        WARNING,
        "{} after a name is not a precedence, but resembles one",
        "It is kept as part of the name, so the precedence for this addressee is "
        "unknown",
        "wire.md 3",
    ),
    "heading.fused-line": Entry(
        INFO,
        "several format lines on one line",
        "Copies lose line ends; each format line is read separately",
        "wire.md 1.7",
    ),
    "heading.misspelt-precedence": Entry(
        WARNING,
        "{} read as the precedence it resembles",
        "The misspelling is known; names are never corrected",
        "wire.md 3",
    ),
    "routing.impossible-time": Entry(
        WARNING,
        "{} is not in the calendar or on the clock",
        "The numbers are kept as sent; most give no date",
        "wire.md 5.1-5.3",
    ),
    "routing.misprint": Entry(
        WARNING,
        "{} is misprinted; read as the only thing it can mean",
        "The manual itself has such misprints; otherwise one character would lose a "
        "line",
        "wire.md 1.3",
    ),
    "text.control-character": Entry(
        INFO,
        "no document can hold {}; kept only in the layout",
        "XML 1.0 has no such character, so no value holds it",
        "model.md 2",
    ),
    "text.cut-off": Entry(
        WARNING,
        "the source ends in the middle of a line",
        "Neither line end, signature, ending nor the end of a sentence closes it",
        "content.md 1.10",
        "Compare the length with the original: the rest may be missing",
    ),
    "text.empty": Entry(
        WARNING,
        "nothing to read",
        "There is no visible character: a blank page can be read, but is hardly what "
        "was meant",
        "laws.md 13",
    ),
    "text.encoding-assumed": Entry(
        WARNING,
        "not UTF-8; read as windows-1252",
        "Every byte has a reading there, and it may be the wrong one",
        "model.md 9",
        "Text of another encoding is best decoded before it is read",
    ),
    "text.looks-like-compressed": Entry(
        WARNING,
        "begins like a compressed file (bzip2 or xz), not like a telegram",
        "Compressed data shows no line of its content",
        "streams.md 6",
        "cableformat.bulk.members(path) yields its content",
    ),
    "text.looks-like-csv": Entry(
        WARNING,
        "begins like a table (CSV), not like a telegram",
        "Its cells may hold telegrams, with quotation marks that do not belong to them",
        "streams.md 6",
        "cableformat.bulk.members(path) yields the text of each row",
    ),
    "text.looks-like-file-name": Entry(
        WARNING,
        "is one line that ends like the name of a file",
        "A source is content: a name given in its place is read as a telegram of "
        "that one line",
        "model.md 8",
        "cableformat.read(path) reads a file by its name",
    ),
    "text.looks-like-gzip": Entry(
        WARNING,
        "begins like a compressed file (gzip), not like a telegram",
        "Compressed data shows no line of its content",
        "streams.md 6",
        "cableformat.bulk.members(path) yields its content",
    ),
    "text.looks-like-html": Entry(
        WARNING,
        "begins like a page of HTML, not like a telegram",
        "A page has tags and entities in place of characters",
        "streams.md 6",
        "cableformat.bulk.members(path) yields its text",
    ),
    "text.looks-like-mail": Entry(
        WARNING,
        "begins with the headers of a mail",
        "Headers of a mail look like lines of a telegram, and the body may be encoded",
        "streams.md 6",
        "cableformat.bulk.members(path) yields the text of each mail",
    ),
    "text.looks-like-pdf": Entry(
        WARNING,
        "begins like a PDF, not like a telegram",
        "Its text is encoded",
        "streams.md 6",
        "Extract the text first, for example with pdftotext -layout",
    ),
    "text.looks-like-tar": Entry(
        WARNING,
        "begins like an archive (tar), not like a telegram",
        "Names and numbers of the archive are between the lines of its members",
        "streams.md 6",
        "cableformat.bulk.members(path) yields the text of each member",
    ),
    "text.looks-like-zip": Entry(
        WARNING,
        "begins like an archive (ZIP), not like a telegram",
        "Compressed data shows no line of its content",
        "streams.md 6",
        "cableformat.bulk.members(path) yields the text of each member",
    ),
    "text.lower-case": Entry(
        INFO,
        "code {} read in capitals",
        "Codes are sent in capitals; the source's spelling is layout",
        "wire.md 6",
    ),
    "text.mixed-line-ends": Entry(
        INFO,
        "a different line end from most lines",
        "Copies joined from several systems mix line ends; all come back unchanged",
        "wire.md 6",
    ),
    "text.no-heading": Entry(
        INFO,
        "no heading and no classification line: nothing says who sent the text, or "
        "when",
        "Bodies without their headings, and printed editions, are read as text",
        "streams.md 7",
    ),
    "text.not-a-telegram": Entry(
        WARNING,
        "no element of a telegram was recognised",
        "Every line is kept as a stray",
        "laws.md 13",
    ),
    "text.other-page-line": Entry(
        WARNING,
        "the number on the page line {} differs from that of the classification line",
        "Both name the telegram, so one of them is damaged, or the page belongs to "
        "another telegram",
        "nara.md 8",
    ),
    "text.repeated-element": Entry(
        WARNING,
        "{} repeats an element that can occur only once; kept as a stray",
        "The first is the value; no reader can know which of the two is right",
        "model.md 4",
    ),
    "text.section-head": Entry(
        INFO,
        "the head of a later section: {}",
        "A document with several sections repeats page head, heading and "
        "classification line; the text continues below them",
        "nara.md 9",
    ),
    "text.several-telegrams": Entry(
        ERROR,
        "{} begins a second telegram; what follows is kept as strays",
        "A cable with values of two telegrams would describe neither",
        "streams.md 1",
        "`cableformat split FILE -o FOLDER` cuts the source, here at line {line}; each"
        " piece is then read separately",
    ),
    "text.structure-in-text": Entry(
        WARNING,
        "{} looks like an element of a telegram, but was read as text",
        "If a copy loses a line, the element above swallows the lines below",
        "laws.md 17",
    ),
    "text.unread-classification": Entry(
        ERROR,
        "{} shows a classification that was not read",
        "A cable that lost its classification is handled as if it had none",
        "laws.md 17",
    ),
    "text.unrecognised-line": Entry(
        WARNING,
        "{} belongs to no element; kept as a stray",
        "Words are never dropped and never guessed",
        "model.md 4",
    ),
}
