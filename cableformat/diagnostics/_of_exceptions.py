"""The codes that only an exception carries."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._entry import Entry

EXCEPTIONS: Final = {
    "baseline.malformed": Entry(
        None,
        "the file is no baseline",
        "What a broken baseline accepts is not known, and nothing is accepted unread",
        "design.md 8",
        "Write it anew: check --write-baseline",
    ),
    "baseline.missing": Entry(
        None,
        "there is no such baseline",
        "Without it every finding would be new",
        "design.md 8",
        "Write one: check --write-baseline",
    ),
    "baseline.newer-version": Entry(
        None,
        "the baseline is of a newer version than this library reads",
        "It may know findings again in another way",
        "design.md 9",
        "A newer version of the library reads it",
    ),
    "config.malformed": Entry(
        None,
        "the configuration is not TOML",
        "A setting that is not read would be passed over in silence",
        "design.md 8",
        "check --isolated reads no configuration",
    ),
    "config.no-section": Entry(
        None,
        "the configuration has no section for the command",
        "A file that is named is meant to say something",
        "design.md 8",
    ),
    "config.unknown-key": Entry(
        None,
        "the configuration has a key that there is not",
        "A slip would change nothing, and nobody would notice",
        "design.md 8",
    ),
    "config.wrong-value": Entry(
        None,
        "a key of the configuration has a value that it does not take",
        "Nothing is converted silently",
        "design.md 8",
    ),
    "conformance.broken-report": Entry(
        None,
        "no report of a run",
        "A report is rendered again of what its JSON says, which has a schema",
        "design.md 9",
    ),
    "conformance.broken-suite": Entry(
        None,
        "the conformance suite can't be read",
        "A case is judged by its files, and one is missing or broken",
        "design.md 9",
    ),
    "conformance.no-adapter": Entry(
        None,
        "the adapter does not start",
        "Nothing is known of a producer that answers nothing",
        "design.md 9",
        "conform smoke goes through the first steps one by one",
    ),
    "conformance.no-hypothesis": Entry(
        None,
        "cables are drawn by Hypothesis, which is not installed",
        "Readers and writers need no library for tests",
        "design.md 10",
        'pip install "cableformat[testing]"',
    ),
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
    "document.not-readable-back": Entry(
        None,
        "the cable would be a document that no reader takes",
        "A value got around its constructor; what is written can be read again",
        "design.md 2",
    ),
    "hash.unknown-scope": Entry(
        None,
        "no scope of that name",
        "A scope says what of a cable is hashed; none is guessed",
        "design.md 5",
    ),
    "hints.unknown-dialect": Entry(
        None,
        "no dialect of that name",
        "A dialect decides how every line is read; none is guessed from a name",
        "design.md 6",
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
    "input.no-cables": Entry(
        None,
        "the folder has neither telegrams nor documents",
        "Where nothing was read, nothing is known",
        "design.md 8",
    ),
    "input.out-of-memory": Entry(
        None,
        "there is not enough memory for the input",
        "Of many inputs the others are read",
        "design.md 8",
    ),
    "input.too-large": Entry(
        None,
        "the source is over the cap",
        "Telegrams have kilobytes; the cap bounds hostile input",
        "design.md 10",
    ),
    "input.unforeseen": Entry(
        None,
        "an error of this library, or of what it uses",
        "Of many inputs the others are read",
        "design.md 8",
        "Please report it, with the input",
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
    "output.several-telegrams": Entry(
        None,
        "the source holds several telegrams, and one document holds one",
        "A document of the first would leave out the others",
        "streams.md 1",
        "-o FOLDER/ writes each, -o FILE.ndjson a document a line",
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
}
