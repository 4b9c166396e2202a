"""Rules of the content: line, captions, TAGS, paragraphs."""

from __future__ import annotations

import datetime
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cableformat.reference import TagResolution, caption, listed_kinds, tags
from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.reference import Caption
    from cableformat.rules._cable_facts import Facts

_LINE: Final = ("content", "classificationLine")
#: content.md 1.1: from then on each telegram has an E.O., a TAGS and a SUBJECT line.
_MANDATORY: Final = datetime.date(1973, 3, 1)
#: wire.md 6: the characters of a line.
_LONGEST_LINE: Final = 69
#: Captions on how a message was sent; they restrict nobody (content.md 1.1; wire.md 6).
_REMARKS: Final = ("CORRECTED COPY", "EFTO", "SUSPECTED DUPLICATE")
#: How many odd characters are shown.
_SHOWN: Final = 10


def section(facts: Facts) -> Iterator[Breach]:
    """A section is one of as many as there are (wire.md 6)."""
    shown = None if facts.line is None else facts.line.section
    if shown is not None and not 1 <= int(shown.number) <= int(shown.total):
        yield Breach("rules.section", _LINE, (f"{shown.number} OF {shown.total}",))


def captions(facts: Facts) -> Iterator[Breach]:
    """Captions that exclude each other do not occur together (content.md 1.1, 1.3)."""
    seen: dict[Caption, str] = {}
    for steps, text in _captions(facts):
        found = caption(text)
        if found is None or found in seen:
            continue
        for other, before in seen.items():
            if _exclude(other, found) or _exclude(found, other):
                yield Breach("rules.captions", steps, (text, before))
        seen[found] = text


def _captions(facts: Facts) -> Iterator[tuple[Steps, str]]:
    """The captions, after the level and on lines of their own."""
    for word in facts.handling:
        yield _LINE, word
    for place, text in enumerate(facts.captions):
        yield ("content", "captions", place), text


def _exclude(one: Caption, other: Caption) -> bool:
    names = {other.name, other.kind.value}
    if other.name not in _REMARKS:
        names.add("any")
    return one != other and not names.isdisjoint(one.excludes)


def repetitions(facts: Facts) -> Iterator[Breach]:
    """A caption and a code of the TAGS line occur once (content.md 1.3, 1.5)."""
    for place in _twice(facts.captions):
        steps = ("content", "captions", place)
        yield Breach("rules.duplicate-caption", steps, (facts.captions[place],))
    for place in _twice(facts.tags):
        steps = ("content", "tags", place)
        yield Breach("rules.duplicate-tag", steps, (facts.tags[place],))


def _twice(values: tuple[str, ...]) -> Iterator[int]:
    """The place of the second occurrence of each repeated value."""
    if len(set(values)) == len(values):
        return
    seen: Counter[str] = Counter()
    for place, value in enumerate(values):
        seen[value] += 1
        if seen[value] == 2:
            yield place


def tags_at_date(facts: Facts) -> Iterator[Breach]:
    """A code of the TAGS line is in a list, in that of the time (content.md 1.5, 4)."""
    for place, tag in enumerate(facts.tags):
        if tag.startswith("("):  # a name
            continue
        found = tags(tag, facts.dated)
        steps = ("content", "tags", place)
        if not found:
            yield Breach("rules.unknown-tag", steps, (tag,))
        elif facts.dated is not None and all(
            each.resolution is TagResolution.ASSUMED
            # From the list of 2013 we have only the geographic codes.
            and each.kind in listed_kinds(facts.dated)
            for each in found
        ):
            yield Breach("rules.tag-at-date", steps, (tag, facts.dated.year))


def mandatory_lines(facts: Facts) -> Iterator[Breach]:
    """State's telegrams have an E.O., a TAGS and a SUBJECT line (content.md 1.1).

    The first section has them.
    """
    content, dated = facts.content, facts.dated
    if content is None or facts.number is None:
        return
    if dated is None or dated < _MANDATORY or _is_continued(facts):
        return
    for label, value in (
        ("E.O.", content.executive_order),
        ("TAGS", content.tags),
        ("SUBJECT", content.subject),
    ):
        if not value:
            yield Breach("rules.missing-line", _LINE, (label,))


def _is_continued(facts: Facts) -> bool:
    shown = None if facts.line is None else facts.line.section
    return shown is not None and int(shown.number) > 1


def paragraph_numbers(facts: Facts) -> Iterator[Breach]:
    """The number of a paragraph follows the one before (content.md 1.1, 1.9)."""
    numbered = [
        (place, paragraph.number)
        for place, paragraph in facts.portions
        if paragraph.number is not None
    ]
    for (_, before), (place, number) in pairwise(numbered):
        if int(number) != int(before) + 1:
            steps = ("content", "paragraphs", place)
            yield Breach("rules.paragraph-number", steps, (number, before))


def long_lines(facts: Facts) -> Iterator[Breach]:
    """A line has at most 69 characters (wire.md 6); the first longer is reported."""
    for place, paragraph in facts.portions:
        for number, line in enumerate(paragraph.text.split("\n"), 1):
            if len(line) > _LONGEST_LINE:
                steps = ("content", "paragraphs", place)
                yield Breach("rules.long-line", steps, (number, len(line)))
                return


def characters(facts: Facts) -> Iterator[Breach]:
    """Telegrams are sent in ASCII (wire.md 6); other characters are reported once."""
    for steps, text in _texts(facts):
        if not text.isascii():
            odd = dict.fromkeys(char for char in text if not char.isascii())
            yield Breach("rules.characters", steps, ("".join(odd)[:_SHOWN],))
            return


def _texts(facts: Facts) -> Iterator[tuple[Steps, str]]:
    """The words of the text, each with its path."""
    content = facts.content
    if content is None:
        return
    if content.subject is not None:
        yield ("content", "subject"), content.subject
    for place, reference in enumerate(content.references):
        yield ("content", "references", place), reference.words
    for place, paragraph in facts.portions:
        yield ("content", "paragraphs", place), paragraph.text


RULES: Final = (
    section,
    captions,
    repetitions,
    tags_at_date,
    mandatory_lines,
    paragraph_numbers,
    long_lines,
    characters,
)
