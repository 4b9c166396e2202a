"""The codes of findings about the sections that make one telegram."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, WARNING, Entry

SECTIONS: Final = {
    "sections.contradiction": Entry(
        ERROR,
        "the number {} contradicts {}",
        "Two totals, a number beyond its total, or two texts with one number leave the"
        " order open, and it is never guessed",
        "streams.md 4",
        "Leave out the section that belongs to another telegram, or is a later version",
    ),
    "sections.disagree": Entry(
        WARNING,
        "this section says {}, and the first says {}",
        "Sections repeat heading, classification line and subject; a difference shows "
        "damage, or a section of another telegram",
        "streams.md 4",
    ),
    "sections.left-out": Entry(
        WARNING,
        "{} is below the ending of a section, so it is not in the joined telegram",
        "Nothing shows whether such words belong to the telegram; they stay in their "
        "part",
        "streams.md 5",
    ),
    "sections.missing": Entry(
        WARNING,
        "section {} of {} is missing",
        "Its content is unknown: the cable has only the text of the others",
        "streams.md 4",
    ),
    "sections.mixed": Entry(
        ERROR,
        "the section belongs to {}, not to {}",
        "The key of a telegram, or the subject under one series number, shows that "
        "there are two",
        "streams.md 4",
        "Join the sections of each telegram separately",
    ),
    "sections.repeated": Entry(
        WARNING,
        "section {} occurs again",
        "Relays send a section twice; the first of several equal copies is used",
        "streams.md 4",
    ),
    "sections.unnumbered": Entry(
        ERROR,
        "the section has no number, so its place among the others is unknown",
        "The order comes from printed numbers and is never guessed",
        "streams.md 4",
    ),
}
