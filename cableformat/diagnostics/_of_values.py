"""The codes of values: findings in a document, exceptions of a constructor."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, Entry

VALUES: Final = {
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
    "model.empty-part": Entry(
        ERROR,
        "a part of a cable holds nothing",
        "What is absent is None: one value has one spelling",
        "model.md 1",
    ),
    "model.filing-day": Entry(
        ERROR,
        "a filing time has no day, or that of the year and that of the month",
        "The wire shows one of the two",
        "wire.md 5.3",
    ),
    "model.incomplete-part": Entry(
        None,
        "a part of a cable lacks what it can't stand without",
        "A precedence has no line without a date-time group, and none is guessed",
        "model.md 1",
    ),
    "model.line-without-level": Entry(
        ERROR,
        "a classification line has neither a level nor a reference number alone",
        "What marks a level stands behind one; a number may stand without",
        "content.md 1.2",
    ),
    "model.nameless-paragraph": Entry(
        ERROR,
        "a paragraph behind the first has neither number nor marking",
        "It would continue the one before it",
        "content.md 1.1",
    ),
    "model.no-prosign": Entry(
        ERROR,
        "a precedence has no prosign of its own, or no word",
        "NIACT IMMEDIATE is spelled out behind an addressee and nowhere else",
        "wire.md 3",
    ),
    "model.no-such-day": Entry(
        ERROR,
        "a date of declassification is not in the calendar",
        "A date that is no date would read back as text",
        "content.md 1.4",
    ),
    "model.not-an-addressee": Entry(
        None,
        "the heading has no such addressee",
        "How urgent a message is for somebody it does not go to, no heading says",
        "wire.md 1.7.2",
    ),
    "model.pattern": Entry(
        ERROR,
        "a string does not match the pattern of its field",
        "No format could carry it so that it comes back",
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
        "Both stand behind the serial number, and nowhere else",
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
