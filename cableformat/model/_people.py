"""Names and titles in an authority line: a heuristic, so a property, not a field.

Doubt: nothing marks where a title ends.  With commas, the piece with a word of office
in it is the title; without, the name is the last words, as the founding sample has it.
"""

from __future__ import annotations

import re
from typing import Final

# content.md 1.8: "title before or after the name".  Words of office seen there and in
# the handbook's examples; a word more here can only move the border of a property.
_OFFICE: Final = frozenset(
    """acting adviser advisor affairs agent ambassador amb assistant attache attaché
    chargé charge chief cm commander consul consular counsel counselor counsellor dcm
    dep deputy dir director econ economic emboff executive general head mgt minister
    mission office officer pao pol pol-econ pol/econ polcouns polcouns. political
    poloff press principal public secretary section special staff under""".split()
)
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.ASCII | re.IGNORECASE)


def _is_office(words: list[str]) -> bool:
    return any(word.lower().strip(".,;:'()") in _OFFICE for word in words)


def _split(words: list[str]) -> tuple[str | None, str | None]:
    """Title and name of one piece without commas: the title's words come first."""
    last = max((n for n, word in enumerate(words) if _is_office([word])), default=-1)
    name, title = " ".join(words[last + 1 :]), " ".join(words[: last + 1])
    return name or None, title or None


def name_and_title(printed: str) -> tuple[str | None, str | None]:
    """The name and the title in a classifier as printed; `None` for what is not found.

    >>> name_and_title("Pol-Econ Chief Jane Q. Doe, Jr.")
    ('Jane Q. Doe, Jr.', 'Pol-Econ Chief')
    >>> name_and_title("Jane Doe, Ambassador, State, Embassy X")
    ('Jane Doe', 'Ambassador')
    """
    pieces = [piece.strip(" \t.;") for piece in printed.split(",")]
    suffix = len(pieces) > 1 and _SUFFIX.fullmatch(pieces[1]) is not None
    tail = f", {printed.split(',')[1].strip()}" if suffix else ""
    rest = [piece for piece in pieces[2 if suffix else 1 :] if piece]
    first = pieces[0].split()
    if rest and not _is_office(first):
        return (" ".join(first) + tail) or None, rest[0]
    name, title = _split(first)
    if name is None and rest:
        return rest[0] + tail, title
    return (name + tail if name else None), title
