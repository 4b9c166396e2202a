"""Rules of formatted sets and the series of a message (military.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.rules._cable_facts import Facts

_EXPLAINING: Final = ("AMPN", "NARR")
#: A message is written some days before it is sent, on either side of a month's end.
_DAYS: Final = 7
_MONTHS: Final = 12


def message_month(facts: Facts) -> Iterator[Breach]:
    """The month of MSGID is that of the date-time group (military.md 2).

    In the last or first days of a month it may be the one beside it.
    """
    content, dated = facts.content, facts.dated
    if content is None or dated is None:
        return
    for place, each in enumerate(content.sets):
        said = each.message_identifier
        if said is None or said.month is None or said.month == dated.month:
            continue
        step = (said.month - dated.month) % _MONTHS
        near = (step == 1 and dated.day > 31 - _DAYS) or (
            step == _MONTHS - 1 and dated.day <= _DAYS
        )
        if not near:
            steps = ("content", "sets", place)
            yield Breach("rules.message-month", steps, (said.month, dated))


def reference_letters(facts: Facts) -> Iterator[Breach]:
    """The letters of references follow each other (military.md 2)."""
    content = facts.content
    if content is None or not content.sets:
        return
    expected = "A"
    for place, each in enumerate(content.references):
        if each.label is None or not each.fields:
            return
        if each.label != expected:
            steps = ("content", "references", place)
            yield Breach("rules.reference-letter", steps, (each.label, expected))
        expected = chr(ord(each.label) + 1)


def explanations(facts: Facts) -> Iterator[Breach]:
    """AMPN and NARR explain the set above them (military.md 2)."""
    content = facts.content
    if content is None:
        return
    for place, each in enumerate(content.sets):
        if each.identifier in _EXPLAINING:
            steps = ("content", "sets", place)
            yield Breach("rules.free-explanation", steps, (each.identifier,))


def listed_references(facts: Facts) -> Iterator[Breach]:
    """The text names listed references (military.md 2); each is reported once."""
    content = facts.content
    if content is None or not any(each.fields for each in content.references):
        return
    reported = {each.label for each in content.references if each.label}
    if not reported:
        return
    for place, letter in content.references_named:
        if letter not in reported:
            reported.add(letter)
            steps = ("content", "paragraphs", place)
            yield Breach("rules.unlisted-reference", steps, (letter,))


def reference_keys(facts: Facts) -> Iterator[Breach]:
    """The group of a reference and its series are of one year (military.md 8)."""
    content = facts.content
    if content is None or not any(each.fields for each in content.references):
        return
    for place, cited in enumerate(facts.cable.citations):
        groups = [each for each in cited if each.date_time_group is not None]
        numbers = [each for each in cited if each.series is not None]
        for group, number in zip(groups, numbers, strict=False):
            if group.year is None or number.year is None:
                continue
            # A message of January may have the last number of the year before.
            if group.year not in (number.year, number.year + 1):
                steps = ("content", "references", place)
                words = (group.text, number.text)
                yield Breach("rules.reference-keys", steps, words)


def series_year(facts: Facts) -> Iterator[Breach]:
    """The series is of the year of the message (military.md 3).

    The first days of January are those of the year before, too.
    """
    content, dated = facts.content, facts.dated
    series = None if content is None else content.series
    if series is None or series.year is None or dated is None:
        return
    late = dated.month == 1 and series.year == dated.year - 1
    if series.year != dated.year and not late:
        steps = ("content", "series")
        yield Breach("rules.series-year", steps, (series.year, dated))


RULES: Final = (
    message_month,
    reference_letters,
    explanations,
    listed_references,
    reference_keys,
    series_year,
)
