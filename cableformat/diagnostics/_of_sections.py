"""The codes of findings about the sections that make one telegram."""

from __future__ import annotations

from typing import Final

from cableformat.diagnostics._diagnostic import ERROR, WARNING, Entry

SECTIONS: Final = {
    "sections.contradiction": Entry(
        ERROR,
        "the number {} contradicts {}",
        "Two totals, a number beyond its total, or two texts of one number leave the "
        "order open, and it is never guessed",
        "streams.md 4",
        "Leave out the section that is not of this telegram, or is a later version",
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
        "{} is below the ending of a section, and not in the joined telegram",
        "Nothing shows whether such words are of the telegram; they stay in their part",
        "streams.md 5",
    ),
    "sections.missing": Entry(
        WARNING,
        "without section {} of {}",
        "What it says is unknown: the cable has the text of the others alone",
        "streams.md 4",
    ),
    "sections.mixed": Entry(
        ERROR,
        "a section of {}, and not of {}",
        "The key of a telegram, or the subject under one series number, shows that "
        "there are two",
        "streams.md 4",
        "Join the sections of each telegram by themselves",
    ),
    "sections.repeated": Entry(
        WARNING,
        "section {} is there once more",
        "Relays send a section twice; of equal copies the first is used",
        "streams.md 4",
    ),
    "sections.unnumbered": Entry(
        ERROR,
        "no number of a section, so its place among the others is not known",
        "The order comes from printed numbers and is never guessed",
        "streams.md 4",
    ),
}
