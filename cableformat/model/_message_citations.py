"""What the references of a military message name: by group, and by series.

Facts (military.md 8): REF names a message by originator and date-time group, AMPN and
NARR by its series; both are kept, for each finds messages that the other does not.
Doubt: one narrative mostly describes all references, ``REF A IS .. REF B IS ..``; words
before the first of these belong to the reference above the set.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat.errors import CableValueError
from cableformat.model._citations import Citation, CitationKind
from cableformat.reference import message_series_pattern
from cableformat.routing import DateTimeGroup, resolve_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.model._reference import Reference

__all__ = ["letters_named", "message_citations"]

#: `REF A`, `REFS A AND B`, `REFERENCES (A), (B) AND (C)`: one letter, and those after.
_NAMED: Final = re.compile(
    r"(?<![A-Za-z])REF(?:ERENCE)?S?[ \n]+"
    r"(?P<letters>\(?[A-Z]\)?(?![A-Za-z'/0-9])"
    r"(?:(?:,[ \n]*|[ \n]+)(?:AND[ \n]+)?\(?[A-Z]\)?(?![A-Za-z'/0-9]))*)",
    re.ASCII | re.IGNORECASE,
).finditer
_LETTER: Final = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", re.ASCII).findall

_DESCRIBED: Final = re.compile(
    r"(?<![A-Za-z])REF(?:ERENCE)?[ \n]*\(?([A-Z])\)?[ \n]+(?:IS|ARE|WAS)(?![A-Z])",
    re.ASCII | re.IGNORECASE,
).finditer


@cache
def _series() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])({message_series_pattern()})[ \n/]*([0-9]{{1,4}}+)[ ]?[/-][ ]?"
        r"([0-9]{4}|[0-9]{2})(?![0-9])",
        re.ASCII | re.IGNORECASE,
    )


def message_citations(
    references: Sequence[Reference],
) -> tuple[tuple[Citation, ...], ...]:
    """What each reference in a set names: one tuple for each.

    The text of a citation is in the words of its reference, or in what explains it.
    """
    explained = _explanations(references)
    return tuple(
        tuple(_cited(each, explained.get(place, "")))
        for place, each in enumerate(references)
    )


def _explanations(references: Sequence[Reference]) -> dict[int, str]:
    """What is said of each reference, by its place."""
    places = {each.label: place for place, each in enumerate(references) if each.label}
    said: dict[int, str] = {}
    for own, each in enumerate(references):
        for text in filter(None, (each.amplification, each.narrative)):
            found = list(_DESCRIBED(text))
            cuts = [0, *(match.start() for match in found)]
            of = [own, *(places.get(match[1].upper()) for match in found)]
            for place, begin, end in zip(of, cuts, [*cuts[1:], len(text)], strict=True):
                if place is not None:
                    said[place] = said.get(place, "") + text[begin:end]
    return said


def _cited(reference: Reference, explained: str) -> Iterator[Citation]:
    words, said = reference.words, reference.in_set
    if said.is_group and said.date is not None:
        begin = words.index(said.date)
        yield Citation(
            kind=CitationKind.DATE_TIME_GROUP,
            post=said.originator,
            year=_year_of(said.date),
            captions=("NOTAL",) if said.notal else (),
            date_time_group=said.date,
            label=reference.label,
            text=said.date,
            begin=begin,
            end=begin + len(said.date),
        )
    for source in (words, explained):
        found = _series().search(source)
        if found is not None:
            year = found[3]
            yield Citation(
                kind=CitationKind.SERIES,
                serial=found[2],
                series=found[1].upper(),
                year=int(year) if len(year) > 2 else resolve_year(int(year)),
                label=reference.label,
                text=found[0],
                begin=found.start(),
                end=found.end(),
            )
            return


def _year_of(group: str) -> int | None:
    try:
        return DateTimeGroup.from_text(group).year
    except CableValueError:  # it lacks something
        return None


def letters_named(text: str) -> tuple[str, ...]:
    """The letters of the references that a text names, in its order.

    >>> letters_named("Per reference (a), and refs B and C.")
    ('A', 'B', 'C')
    """
    named = (found["letters"] for found in _NAMED(text))
    return tuple(letter.upper() for letters in named for letter in _LETTER(letters))
