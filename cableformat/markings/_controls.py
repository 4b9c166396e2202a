"""Reading what stands behind a level: controls and lists of countries.

Facts: content.md 1.9, 3.1, 3.2.  Representation: a text becomes items, each a control
by its name in the register or a list of countries; what we do not know becomes one
word for word, so that nothing that was printed is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cableformat.markings._register import (
    CODE,
    NOFORN,
    REGISTER,
    TWO,
    listed,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DISPLAY", "REL", "Item", "read"]

REL: Final = "REL TO "
DISPLAY: Final = "DISPLAY ONLY "

_COUNTRY: Final = re.compile(CODE, re.ASCII)
_COMMAS: Final = rf"(?P<codes>{CODE}(?:, ?{CODE})*)"
_Kind = Literal["control", "release", "display", "fgi", "eyes"]
_LISTS: Final[tuple[tuple[_Kind, re.Pattern[str]], ...]] = (
    ("release", re.compile(rf"REL(?:EASABLE)? TO {_COMMAS}", re.ASCII)),
    ("display", re.compile(rf"DISPLAY ONLY {_COMMAS}", re.ASCII)),
    ("fgi", re.compile(rf"FGI(?P<codes>(?:,? {CODE})*)", re.ASCII)),
)
_EYES: Final = re.compile(rf"({CODE}) EYES(?: ONLY)?", re.ASCII)

_BY_PORTION: Final = {row.portion: row for row in REGISTER}
_BY_NAME: Final = {name: row for row in REGISTER for name in (row.name, *row.aliases)}
# 5 FAH-1 H-246 (content.md 1.1): the N of SBU/N.
_BY_SPELLING: Final = _BY_PORTION | _BY_NAME | {"N": _BY_NAME[NOFORN]}
#: A shorter name may be a word of a phrase: only these are found within one.
_TELLING: Final = frozenset(name for name in (*_BY_NAME, *TWO) if len(name) > 4) - {
    # CONTROLLED DISTRIBUTION, NO DISTRIBUTION OUTSIDE DEPARTMENT (content.md 1.3).
    "CONTROLLED",
    "NO DISTRIBUTION",
}
#: The longest of them has so many words.
_WORDS: Final = 5


class Item(NamedTuple):
    """One thing that stands behind a level."""

    kind: _Kind
    #: As `Marking.controls` holds it.
    text: str
    #: The countries of a list.
    codes: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it is a list, or a control of the register."""
        return self.kind != "control" or registered(self.text) is not None


def _spelled(text: str) -> str:
    """In capitals with single blanks, where that makes it comparable at all."""
    # Letters that upper() makes ASCII, such as the long s, are none of ours.
    return re.sub("[ \t]+", " ", text.strip(" \t")).upper() if text.isascii() else ""


def _atom(text: str) -> list[Item]:
    """What a text is as a whole; nothing, if we do not know."""
    spelled = _spelled(text)
    if spelled in TWO:
        return [Item("control", name) for name in TWO[spelled]]
    if spelled in _BY_SPELLING:
        return [Item("control", _BY_SPELLING[spelled].name)]
    for kind, pattern in _LISTS:
        match = pattern.fullmatch(spelled)
        if match is not None:
            codes = listed(frozenset(re.findall(CODE, match["codes"], re.ASCII)))
            return [Item(kind, _list(kind, codes), codes)]
    return [Item("control", spelled)] if registered(spelled) else []


def _list(kind: _Kind, codes: tuple[str, ...]) -> str:
    if kind == "fgi":
        return " ".join(("FGI", *codes))
    return (REL if kind == "release" else DISPLAY) + ", ".join(codes)


def _token(text: str) -> Iterator[Item]:
    """Telling names within a phrase, ``NOFORN EXDIS``; what is between is kept.

    They go before patterns: ``SI-G NOFORN`` is no control of its own.
    """
    words = text.split(" ")
    kept: list[str] = []
    at = 0
    while at < len(words):
        size = _telling(words, at)
        if size:
            yield from _kept(kept)
            yield from _atom(" ".join(words[at : at + size]).strip(","))
            kept = []
        else:
            kept.append(words[at])
        at += size or 1
    yield from _kept(kept)


def _telling(words: list[str], at: int) -> int:
    """How many words from here are a telling name."""
    for size in range(min(_WORDS, len(words) - at), 0, -1):
        if _spelled(" ".join(words[at : at + size]).strip(",")) in _TELLING:
            return size
    return 0


def _kept(words: list[str]) -> list[Item]:
    text = " ".join(words).strip(" \t,")
    if not text:
        return []
    return _atom(text) or _commas(text) or [Item("control", text)]


def _commas(text: str) -> list[Item]:
    """The comma form of before July 2005; nothing, if none of its pieces is known."""
    pieces = [piece.strip(" \t") for piece in text.split(",")]
    joined: list[list[str]] = []
    in_list = False
    for piece in filter(None, pieces):
        atom = _atom(piece)
        # NOFORN,REL TO USA,GBR: a comma within the list of countries.
        if in_list and not atom and _COUNTRY.fullmatch(_spelled(piece)):
            joined[-1].append(piece)
            continue
        joined.append([piece])
        in_list = bool(atom) and atom[0].kind in ("release", "display")
    if not any(_atom(group[0]) for group in joined):
        return []
    texts = [", ".join(group) for group in joined]
    return [item for text in texts for item in _atom(text) or [Item("control", text)]]


def _eyes(tokens: list[str]) -> Iterator[str | Item]:
    """``USA/GBR EYES ONLY`` holds the separator of values (content.md 3.1)."""
    kept: list[str] = []
    for token in tokens:
        match = _EYES.fullmatch(_spelled(token))
        if match is None:
            kept.append(token)
            continue
        codes = [match[1]]
        before = len(kept)
        while before and codes[-1] != "USA":
            if not _COUNTRY.fullmatch(_spelled(kept[before - 1])):
                break
            before -= 1
            codes.append(_spelled(kept[before]))
        if codes[-1] == "USA":
            yield from kept[:before]
            found = listed(frozenset(codes))
            yield Item("eyes", "/".join(found) + " EYES ONLY", found)
        else:
            yield from (*kept, token)
        kept = []
    yield from kept


def read(text: str) -> list[Item]:
    """What stands behind a level, one by one; what is not known is kept as it is.

    Categories are parted by ``//``, values by ``/``, and until July 2005 by commas
    (content.md 3.2).

    >>> [item.text for item in read("NOFORN,ORCON//ZAP//20141231")]
    ['NOFORN', 'ORCON', 'ZAP', '20141231']
    """
    items: list[Item] = []
    for category in text.split("//"):
        tokens = [token.strip(" \t") for token in category.split("/")]
        for found in _eyes(list(filter(None, tokens))):
            items += [found] if isinstance(found, Item) else _token(found)
    return items
