"""Reading what is printed after a level: controls and lists of countries.

Facts: content.md 1.9, 3.1, 3.2.  Representation: a text becomes items, each a control
by its name in the register or a list of countries.  What is unknown is kept word for
word, so nothing that was printed is dropped.  Doubt: offices have symbols that are also
names or abbreviations of controls (DEPT FOR EUR/N).  Rule: in a line of captions a
short name counts only if the whole line consists of names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from cableformat import reference
from cableformat.markings._words import (
    NAMES,
    SPELLINGS,
    Item,
    atom,
    begins_name,
    is_caption,
    named,
    parts,
    runs,
    spelled,
    stripped,
)
from cableformat.markings.register import (
    CODE,
    EYES_ONLY,
    abbreviated,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "DISPLAY",
    "REL",
    "begins_control",
    "codes_of_list",
    "read",
    "read_caption",
    "read_handling",
    "read_list",
]

REL: Final = "REL TO "
DISPLAY: Final = "DISPLAY ONLY "

_ListKind = Literal["release", "display", "fgi"]
#: What opens a list of codes, in words of the register and older ones.
_OPENING: Final = re.compile(
    r"(?<![^ \t,;])(?:"
    r"(?P<release>(?:REL(?:EASABLE)?|AUTHORIZED[ \t]+FOR[ \t]+RELEASE)[ \t]+TO"
    r"|REL(?=[ \t]+USA(?![^ \t,;])))"
    r"|(?P<display>DISPLAY[ \t]+ONLY)"
    r"|(?P<fgi>FGI|FOREIGN[ \t]+GOVERNMENT[ \t]+INFORMATION)"
    r")(?![^ \t,;])",
    re.ASCII | re.IGNORECASE,
)
_LISTED: Final = re.compile(r"[^ \t,;]+")
_EYES: Final = re.compile(rf"({CODE}) EYES(?: ONLY)?", re.ASCII)

_PROGRAM: Final = re.compile("SAR-|ACCM-")
_PROGRAM_NAME: Final = re.compile("[A-Z0-9]+(?:[- ][A-Z0-9]+)*").fullmatch
#: What follows the last word of an entry of a list.
_LAST: Final = re.compile(r"[ \t]*(?:[,;]|\Z)")


def _item(kind: _ListKind, codes: Iterable[str]) -> Item:
    found = listed(frozenset(codes))
    if kind == "fgi":
        return Item(kind, " ".join(("FGI", *found)), found)
    return Item(kind, (REL if kind == "release" else DISPLAY) + ", ".join(found), found)


def begins_control(text: str, place: int = 0) -> bool:
    """Whether a control or another list, which ends a list, begins at a place.

    >>> begins_control("REL TO USA, GBR"), begins_control("LES"), begins_control("GBR")
    (True, True, False)
    """
    return _OPENING.match(text, place) is not None or begins_name(text, place)


def _listed(text: str, opening: re.Match[str]) -> tuple[Item, int]:
    """The list that some words open, and where it ends: where a control begins.

    A list with any other word is kept word for word.  Without that word it would be
    another list: REL TO USA, BRITAIN is not NOFORN.
    """
    kind: _ListKind = opening.lastgroup  # type: ignore[assignment]
    codes: list[str] = []
    end, whole = opening.end(), True
    for word in _LISTED.finditer(text, end):
        code = spelled(word[0])
        if code == "AND" and codes and not _LAST.match(text, word.end()):
            pass  # USA AND GBR; in front of a comma, or at the end, it is Andorra.
        elif reference.nation(code) is not None:
            codes.append(code)
        elif begins_control(text, word.start()):
            break
        else:
            whole = False
        end = word.end()
    if whole and (codes or kind == "fgi"):
        return _item(kind, codes), end
    return Item("control", text[opening.start() : end]), end


def codes_of_list(text: str) -> list[str] | None:
    """The words of a list of codes, known or not; `None` if it is no list.

    >>> codes_of_list("REL TO USA, GRB"), codes_of_list("NOFORN")
    (['USA', 'GRB'], None)
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    return [spelled(word) for word in _LISTED.findall(text, opening.end())]


def read_list(opening: str, codes: Iterable[str]) -> list[Item]:
    """A list of codes as a marking holds it; an empty list is one too.

    >>> [item.kind for item in read_list(REL, ("USA", "GBR"))]
    ['release']
    >>> read_list(REL, ("USA", "GRB"))[0].text
    'REL TO USA, GRB'
    """
    found = listed(frozenset(codes))
    if all(reference.nation(code) is not None for code in found):
        return [_item("release" if opening == REL else "display", found)]
    return [Item("control", opening + ", ".join(found))]


def _phrase(text: str) -> Iterator[Item]:
    """The items of a phrase, ``NOFORN EXDIS``; what is between the names is kept."""
    for part, is_name in parts(text):
        if is_name:
            yield from atom(part)
            continue
        for rest in _lists(part):
            if isinstance(rest, Item):
                yield rest
            elif rest:
                yield from _commas(rest) or _whole(rest)


def _lists(text: str) -> Iterator[Item | str]:
    """The lists of codes in a text, and the text between them."""
    end = 0
    while (opening := _OPENING.search(text, end)) is not None:
        yield stripped(text[end : opening.start()])
        item, end = _listed(text, opening)
        yield item
    yield stripped(text[end:]) if end else text


def _whole(text: str) -> list[Item]:
    """The items of a text in which no comma separates known names."""
    return atom(text) or named(text, NAMES) or [Item("control", text)]


def _commas(text: str) -> list[Item]:
    """The comma form used until July 2005; nothing if none of its pieces is known."""
    if atom(text):
        return []
    pieces = [p for piece in re.split("[,;]", text) if (p := piece.strip(" \t"))]
    if not any(atom(piece) or named(piece, NAMES) for piece in pieces):
        return []
    return [item for piece in pieces for item in _whole(piece)]


def _eyes(tokens: list[str]) -> Iterator[str | Item]:
    """Find lists of EYES such as ``USA/GBR EYES ONLY``: content.md 3.1."""
    kept: list[str] = []
    for token in tokens:
        match = _EYES.fullmatch(spelled(token))
        if match is None:
            kept.append(token)
            continue
        codes = [match[1]]
        before = len(kept) if reference.nation(match[1]) is not None else 0
        while before and reference.nation(spelled(kept[before - 1])) is not None:
            before -= 1
            codes.append(spelled(kept[before]))
        if "USA" in codes:
            yield from kept[:before]
            found = listed(frozenset(codes))
            yield Item("eyes", "/".join(found) + " EYES ONLY", found)
        else:
            yield from (*kept, token)
        kept = []
    yield from kept


def _pieces(text: str) -> Iterator[str | Item]:
    """A text split at slashes; lists of EYES are put together and read."""
    for category in text.split("//"):
        tokens = [token.strip(" \t") for token in category.split("/")]
        yield from _programs(_eyes(list(filter(None, tokens))))


def _programs(tokens: Iterable[str | Item]) -> Iterator[str | Item]:
    """Repeat the prefix of programs: ``SAR-ZAP/ZIP`` names two, as ACCM does.

    Source: content.md 3.2; since December 2011 the register has not repeated SAR.
    """
    beginning = ""
    for token in tokens:
        if isinstance(token, Item):
            yield token
            continue
        names = abbreviated(spelled(token))
        found = _PROGRAM.match(names[0])
        if found is not None:
            beginning = found[0]
        elif beginning and _PROGRAM_NAME(names[0]) and not begins_control(token):
            yield beginning + names[0]
            continue
        else:
            beginning = ""
        yield token


def read(text: str) -> list[Item]:
    """The items printed after a level; what is unknown is kept as it is.

    Categories are separated by ``//``, values by ``/``, and until July 2005 by commas
    (content.md 3.2).

    >>> [item.text for item in read("NOFORN,ORCON//ZAP//20141231")]
    ['NOFORN', 'ORCON', 'ZAP', '20141231']
    """
    items: list[Item] = []
    for found in _pieces(text):
        items += [found] if isinstance(found, Item) else _phrase(found)
    return items


def read_handling(words: Iterable[str]) -> list[Item]:
    """The items that the words between level and post state, known or not.

    Captions that are no controls, such as SIPDIS, are left out (content.md 1.2, 3.3).

    >>> [item.text for item in read_handling(("DEA", "SENSITIVE", "ZAP", "SIPDIS"))]
    ['DEA SENSITIVE', 'ZAP']
    """
    text = " ".join(words)
    items = read(text)
    if not all(item.is_known for item in items):
        # One by one: no unknown word takes a known one into its phrase.
        items = [item for run in runs(text, NAMES) for item in read(run)]
    return [item for item in items if item.is_known or not is_caption(item.text)]


def read_caption(text: str) -> list[Item]:
    """The controls that a line of captions states (captions.csv, content.md 1.3).

    Only names of the register count, not the abbreviations of portions; a short name
    counts only in a line of nothing but names and captions.  The control EYES ONLY does
    not say who the reader is.

    >>> [item.text for item in read_caption("FOR AMBASSADOR ONLY, NOFORN")]
    ['NOFORN', 'EYES ONLY']
    >>> read_caption("DEPT FOR EUR/N"), read_caption("FOUO SIPDIS")
    ([], [Item(kind='control', text='FOUO', codes=())])
    """
    items: list[Item] = []
    names = NAMES
    only_names = True
    for piece in _pieces(text):
        if isinstance(piece, Item):
            items.append(piece)
            continue
        for phrase in filter(None, map(stripped, re.split("[,;]", piece))):
            found = named(phrase, names)
            only_names = only_names and bool(found)
            items += (item for item in found if only_names and item.is_known)
            # After a name, an abbreviation is not that of an office: SBU/N.
            names = SPELLINGS
        items += _stated(piece)
    if not any(item.kind == "eyes" for item in items):
        phrases = map(spelled, re.split("[,;]", text))
        items += [Item("control", EYES_ONLY)] * any(map(_is_for_eyes, phrases))
    return list(dict.fromkeys(items))


def _stated(text: str) -> Iterator[Item]:
    """Long names and lists, anywhere in a line of captions."""
    for part, is_name in parts(text):
        if is_name:
            yield from atom(part)
        else:
            lists = (each for each in _lists(part) if isinstance(each, Item))
            yield from filter(_names_nation, lists)


def _names_nation(item: Item) -> bool:
    """Whether it is a list, or words that open one and at least one known code."""
    codes = codes_of_list(item.text) or ()
    return item.kind != "control" or any(map(reference.nation, codes))


def _is_for_eyes(phrase: str) -> bool:
    """``DCM EYES ONLY``, ``EYES ONLY FOR DCM``, ``EXCLUSIVE FOR DCM``."""
    words = phrase.split(" ")
    if words[-1] == "ONLY":
        for_some = "EYES" in words or "FOR" in words or "AMB/DCM" in words
        return for_some and not named(phrase, NAMES)
    return words[:2] in (["EXCLUSIVE", "FOR"], ["EYES", "ONLY"])
