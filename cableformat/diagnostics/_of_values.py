"""The codes of values: findings in a document, exceptions of a constructor."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, Entry

VALUES: Final = {
    "markings.level-not-in-ism": Entry(
        None,
        "RESTRICTED of the United States would become attributes of IC-ISM",
        "R is used only for the levels of other owners",
        "content.md 3.3",
    ),
    "markings.no-owner": Entry(
        None,
        "attributes of IC-ISM name no owner",
        "ownerProducer is required, and no owner is assumed",
        "content.md 3.3",
    ),
    "markings.not-readable-back": Entry(
        None,
        "the marking would be written in a form that reads as another",
        "An unknown control may contain words with a meaning",
        "content.md 3.2",
    ),
    "markings.partly-unmarked": Entry(
        None,
        "the marking covers a portion without a level, and can't be written",
        "A portion without a mark is unknown, not UNCLASSIFIED",
        "content.md 3.1",
    ),
    "markings.several-owners": Entry(
        None,
        "a marking with several owners can't become one label",
        "A label names the policy of one owner",
        "content.md 3.4",
    ),
    "model.empty-part": Entry(
        ERROR,
        "a part of a cable is empty",
        "What is absent is None: one value has one spelling",
        "model.md 1",
    ),
    "model.filing-day": Entry(
        ERROR,
        "a filing time has no day, or both a day of the year and a day of the month",
        "The wire shows only one of the two",
        "wire.md 5.3",
    ),
    "model.incomplete-part": Entry(
        None,
        "a part of a cable lacks something that it needs",
        "A precedence needs the line of a date-time group, and none is guessed",
        "model.md 1",
    ),
    "model.line-without-level": Entry(
        ERROR,
        "a classification line without a level may have only a reference number",
        "Everything else on the line belongs to a level; a number may occur without "
        "one",
        "content.md 1.2",
    ),
    "model.nameless-paragraph": Entry(
        ERROR,
        "a paragraph after the first has neither number nor marking",
        "It would continue the one before it",
        "content.md 1.1",
    ),
    "model.no-prosign": Entry(
        ERROR,
        "a precedence has no prosign or no word of its own",
        "NIACT IMMEDIATE is spelled out after an addressee and nowhere else",
        "wire.md 3",
    ),
    "model.no-such-day": Entry(
        ERROR,
        "a date of declassification is not in the calendar",
        "A date that does not exist would read back as text",
        "content.md 1.4",
    ),
    "model.not-an-addressee": Entry(
        None,
        "the heading has no such addressee",
        "No heading gives a precedence for somebody who is not an addressee",
        "wire.md 1.7.2",
    ),
    "model.pattern": Entry(
        ERROR,
        "a string does not match the pattern of its field",
        "No format could carry it and give it back",
        "model.md 1",
    ),
    "model.range": Entry(
        ERROR,
        "a number is outside the range of its field",
        "The wire has two digits for it",
        "model.md 1",
    ),
    "model.reference-words": Entry(
        ERROR,
        "a reference has neither text nor fields, or both",
        "A telegram shows it in words, a military message as the fields of a set",
        "military.md 2",
    ),
    "model.section-without-serial": Entry(
        ERROR,
        "a calling station has a section or a position and no serial number",
        "Both come after the serial number, and nowhere else",
        "wire.md 1.3",
    ),
    "model.too-few": Entry(
        None,
        "a list has fewer items than it needs",
        "A routing line without a station routes nothing",
        "wire.md 1.2",
    ),
    "model.year-without-month": Entry(
        ERROR,
        "a date-time group has a year and no month",
        "The year follows the month on the wire",
        "wire.md 5.1",
    ),
}
