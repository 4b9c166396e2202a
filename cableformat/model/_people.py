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
    """a.i a/s acting adviser advisor affairs agent amb ambassador assistant
    attache attaché charge chargé chief cm commander consul consular counsel
    counsellor counselor d'affaires dcm dep deputy dir director d’affaires econ
    economic emboff executive general head mgt minister mission office officer
    pao pol pol-econ pol/econ polcouns polcouns. political poloff press
    principal public secretary section special staff under""".split()
)
#: Offices whose letters are a surname too: only in capitals, in front of a name.
_IN_FRONT: Final = frozenset({"DAS", "PDAS"})
#: An order, reasons or an event is no title, whatever words it holds (content.md 1.4).
_NO_TITLE: Final = re.compile(
    r"(?:E\.?O\.?(?![A-Z])|EXECUTIVE[ ]+ORDER|(?:FOR[ ]+)?REASON|DECL|AFTER|UPON|UNTIL"
    r"|WHEN|PER|UNDER[ ]+[0-9]|OADR)(?![A-Z]*-)",
    re.ASCII | re.IGNORECASE,
).match
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.ASCII | re.IGNORECASE)


def _is_office(words: list[str]) -> bool:
    return any(word.lower().strip(".,;:'()") in _OFFICE for word in words)


def _may_be_title(piece: str) -> bool:
    if _NO_TITLE(piece):
        return False
    return _is_office(piece.split()) or not any(map(str.isdigit, piece))


def _split(words: list[str]) -> tuple[str | None, str | None]:
    """Title and name of one piece without commas: the title's words come first."""
    last = max((n for n, word in enumerate(words) if _is_office([word])), default=-1)
    if last < 0 and len(words) > 1 and words[0] in _IN_FRONT:
        last = 0
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
    rest = pieces[2 if suffix else 1 :]
    rest = [piece for piece in rest if piece and _may_be_title(piece)]
    first = pieces[0].split()
    if rest and not _is_office(first):
        return (" ".join(first) + tail) or None, rest[0]
    name, title = _split(first)
    if name is None and rest:
        return rest[0] + tail, title
    return (name + tail if name else None), title
