"""The codes of findings about telegram text."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._entry import ERROR, INFO, WARNING, Entry

TEXT: Final = {
    "archive.unknown-attribute": Entry(
        INFO,
        "the archive's attribute {} is in no table",
        "It stands between two known attributes in their order, so it is kept as one; "
        "it may be more of the value above",
        "nara.md 7",
    ),
    "content.broken-marking": Entry(
        WARNING,
        "{} read as the portion marking it is a remnant of",
        "Transcriptions lose brackets; a paragraph unmarked by that loses protection",
        "content.md 1.9",
    ),
    "content.doubtful-date": Entry(
        WARNING,
        "{} read as a day further on than the orders allow",
        "Two digits of a year are those of the first such year from the cable's own "
        "on; a day shortly before the cable comes out a century late",
        "content.md 5",
        "Compare the year with the original: the day may lie before the cable",
    ),
    "content.doubtful-handling": Entry(
        WARNING,
        "{} behind the level is no handling word, and a slip away from one",
        "It is kept as printed and is none of the known controls: the marking may be "
        "weaker than was meant",
        "content.md 1.2",
    ),
    "content.fused-line": Entry(
        INFO,
        "several fields stand on one line",
        "Copies lose line ends; each field is read as on a line of its own",
        "content.md 8",
    ),
    "content.glued-tags": Entry(
        INFO,
        "{} read as the codes it is made of",
        "Known codes fill it from end to end; a word that they do not is kept whole",
        "content.md 1.5",
    ),
    "content.marked-authority": Entry(
        INFO,
        "{} in front of the authority line is kept in the layout alone",
        "The handbook marks the line (U); it is no portion, so no roll-up counts it",
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
        "{} names no day of the calendar; kept as text",
        "Swapped day and month look like a typing error: neither is guessed",
        "content.md 1.4",
        "A date is month/day/year, such as 09/15/2018",
    ),
    "content.unknown-caption": Entry(
        INFO,
        "caption {} is not in the table",
        "Where captions stand a line is one; automatic distribution may not know it",
        "content.md 1.3",
    ),
    "content.unread-declassification": Entry(
        WARNING,
        "{} is no instruction to declassify that is known; kept as text",
        "When the cable is declassified stays unknown; no form is guessed",
        "content.md 1.4",
    ),
    "content.unread-reasons": Entry(
        WARNING,
        "{} stands in the classifier: no reasons were read from it",
        "The words are kept as printed, so whoever asks for reasons does not find them",
        "content.md 1.8",
        "Reasons end the line: a section of the order, then letters",
    ),
    "heading.digits-in-name": Entry(
        INFO,
        "{} was left in the addressee's name",
        "Only a precedence, a State indicator or a leading zero shows a number apart",
        "wire.md 1.7.4",
    ),
    "heading.doubtful-precedence": Entry(
        WARNING,
        "{} behind a name is no precedence, and a slip away from one",
        "It is kept as part of the name: nobody knows how urgent it is for this one",
        "wire.md 3",
    ),
    "heading.fused-line": Entry(
        INFO,
        "several format lines stand on one line",
        "Copies lose line ends; each format line is read as one of its own",
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
        "The numbers are kept as sent; of most no date can be made",
        "wire.md 5.1-5.3",
    ),
    "routing.misprint": Entry(
        WARNING,
        "{} is misprinted; read as the one thing that it can mean",
        "The manual itself has such misprints; one character would lose a line",
        "wire.md 1.3",
    ),
    "text.control-character": Entry(
        INFO,
        "{} can stand in no document; kept in the layout only",
        "XML 1.0 has no such character, so no value holds it",
        "design.md 4",
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
        "No visible character: a blank page is read, and is hardly what was meant",
        "design.md 8",
    ),
    "text.encoding-assumed": Entry(
        WARNING,
        "not UTF-8; read as windows-1252",
        "Every byte has a reading there, and it may be the wrong one",
        "design.md 6",
        "Text of another encoding is best decoded before it is read",
    ),
    "text.looks-like-compressed": Entry(
        WARNING,
        "begins like a compressed file (bzip2 or xz), not like a telegram",
        "What is compressed shows no line of what it holds",
        "streams.md 6",
        "cableformat.bulk.members(path) yields what it holds",
    ),
    "text.looks-like-csv": Entry(
        WARNING,
        "begins like a table (CSV), not like a telegram",
        "Its cells may hold telegrams, with quotation marks that are not theirs",
        "streams.md 6",
        "cableformat.bulk.members(path) yields the text of each row",
    ),
    "text.looks-like-file-name": Entry(
        WARNING,
        "is one line that ends like the name of a file",
        "A source is content: a name given in its place is read as a telegram of "
        "that one line",
        "design.md 5",
        "cableformat.read(path) reads a file by its name",
    ),
    "text.looks-like-gzip": Entry(
        WARNING,
        "begins like a compressed file (gzip), not like a telegram",
        "What is compressed shows no line of what it holds",
        "streams.md 6",
        "cableformat.bulk.members(path) yields what it holds",
    ),
    "text.looks-like-html": Entry(
        WARNING,
        "begins like a page of HTML, not like a telegram",
        "Tags and entities stand where a telegram has characters",
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
        "What is compressed shows no line of what it holds",
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
        "another line end than most lines have",
        "Copies joined from several systems mix them; all come back as they are",
        "wire.md 6",
    ),
    "text.no-heading": Entry(
        INFO,
        "no heading and no classification line: nothing says who sent it, or when",
        "Bodies without their headings, and printed editions, are read as text",
        "streams.md 7",
    ),
    "text.not-a-telegram": Entry(
        WARNING,
        "no element of a telegram was recognised",
        "Every line is kept as a stray",
        "design.md 8",
    ),
    "text.other-page-line": Entry(
        WARNING,
        "the page line {} shows another number than the classification line",
        "Both name the telegram, so one of them is damaged, or the page is another "
        "telegram's",
        "nara.md 8",
    ),
    "text.repeated-element": Entry(
        WARNING,
        "{} repeats an element that is there once; kept as a stray",
        "The first is the value; which of two is right, no reader can know",
        "design.md 4",
    ),
    "text.section-head": Entry(
        INFO,
        "the head of a later section stands here: {}",
        "A document that holds several sections repeats page head, heading and "
        "classification line; the text goes on below them",
        "nara.md 9",
    ),
    "text.several-telegrams": Entry(
        ERROR,
        "{} begins a second telegram; what follows is kept as strays",
        "Values of two telegrams in one cable would be nobody's",
        "streams.md 1",
        "`cableformat split FILE -o FOLDER` cuts the source, here at line {line}: each "
        "piece is then read by itself",
    ),
    "text.structure-in-text": Entry(
        WARNING,
        "{} shows an element of a telegram, and was read as text",
        "A copy that lost a line lets the element above swallow what stands below",
        "design.md 6",
    ),
    "text.unread-classification": Entry(
        ERROR,
        "{} shows a classification that was not read",
        "A cable without its classification is handled as if it had none",
        "design.md 6",
    ),
    "text.unrecognised-line": Entry(
        WARNING,
        "{} belongs to no element; kept as a stray",
        "Words are never dropped and never guessed at",
        "design.md 4",
    ),
}
