"""Reading what stands behind a level: controls and lists of countries.

Facts: content.md 1.9, 3.1, 3.2.  Representation: a text becomes items, each a control
by its name in the register or a list of countries; what we do not know becomes one
word for word, so that nothing that was printed is dropped.  Doubt: offices have symbols
that are names or abbreviations of controls (DEPT FOR EUR/N).  Rule: in a line of
captions a short name counts only where the whole line is of names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cableformat import reference
from cableformat.markings.register import (
    CODE,
    EYES_ONLY,
    NOFORN,
    REGISTER,
    SENSITIVE,
    TWO,
    abbreviated,
    listed,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

__all__ = ["DISPLAY", "REL", "Item", "read", "read_caption", "read_handling"]

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
#: What a name may be in words; the register's word for DS is LIMDIS, which is State's.
_NAMES: Final = frozenset({*_BY_NAME, *TWO} - {"DS"})
#: A shorter name may be a word of a phrase: only these are found within one.
_TELLING: Final = frozenset(name for name in _NAMES if len(name) > 4) - {
    # CONTROLLED MATERIAL, NO DISTRIBUTION OUTSIDE DEPARTMENT (content.md 1.3).
    "CONTROLLED",
    "NO DISTRIBUTION",
    # Whose eyes, stands before it (captions.csv).
    EYES_ONLY,
    # Ordinary words.
    "COMINT",
    "ENDSEAL",
    "HUMINT",
    "KLONDIKE",
}
_SENSITIVE: Final = (SENSITIVE, " ".join(SENSITIVE))
#: How many words the longest of them has, letter-spaced.
_WORDS: Final = max(name.count(" ") + 1 for name in _NAMES)
_WORD: Final = re.compile(r"[^ \t;]+")
#: What parts words beside blanks; a period ends them.
_MARKS: Final = " \t,;"


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
    name = abbreviated(spelled)
    return [Item("control", name)] if registered(name) else []


def _list(kind: _Kind, codes: tuple[str, ...]) -> str:
    if kind == "fgi":
        return " ".join(("FGI", *codes))
    return (REL if kind == "release" else DISPLAY) + ", ".join(codes)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Telling names within a phrase, and the words between them, which are not.

    They go before patterns: ``SI-G NOFORN`` is no control of its own.
    """
    words = list(_WORD.finditer(text))
    begun = at = 0
    while at < len(words):
        size = _longest(words, at, _TELLING)
        if size and not _is_part_of_name(words, at, size, is_first=begun == at):
            yield _between(text, words[begun:at]), False
            yield _joined(words[at : at + size]), True
            begun = at + size
        at += size or 1
    yield _between(text, words[begun:]), False


def _is_part_of_name(
    words: Sequence[re.Match[str]], at: int, size: int, *, is_first: bool
) -> bool:
    """Whether SENSITIVE has words beside it: TRADE SENSITIVE is not SBU."""
    if _spelled(_joined(words[at : at + size])) not in _SENSITIVE:
        return False
    behind = words[at + size :]
    return not is_first or bool(
        behind
        and _spelled(behind[0][0]) != "FOR"
        and not _longest(behind, 0, _TELLING)
        and not _is_caption(_joined(behind[:1]))
    )


def _between(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()].strip(_MARKS) if words else ""


def _phrase(text: str) -> Iterator[Item]:
    """The items of a phrase, ``NOFORN EXDIS``; what is between names is kept."""
    for part, telling in _parts(text):
        if part:
            yield from _atom(part) if telling else _commas(part) or _whole(part)


def _joined(words: Sequence[re.Match[str]]) -> str:
    return " ".join(word[0] for word in words).strip(_MARKS).removesuffix(".")


def _longest(words: Sequence[re.Match[str]], at: int, names: Container[str]) -> int:
    """How many words from here are the longest of some names."""
    for size in range(min(_WORDS, len(words) - at), 0, -1):
        if _spelled(_joined(words[at : at + size])) in names:
            return size
    return 0


def _whole(text: str) -> list[Item]:
    """A text without commas that part what we know."""
    return _atom(text) or _all(text, _NAMES) or [Item("control", text)]


def _all(text: str, names: Container[str]) -> list[Item]:
    """Short names too, where every word of a text is of a name or of a caption."""
    words = list(_WORD.finditer(text))
    items: list[Item] = []
    at = 0
    while at < len(words):
        size = _longest(words, at, names) or 1
        part = _joined(words[at : at + size])
        spelled = _spelled(part)
        if spelled in names or (spelled not in _BY_SPELLING and registered(spelled)):
            items += _atom(part)
        elif _is_caption(part):
            items.append(Item("control", part))
        else:
            return []
        at += size
    return items


def _is_caption(text: str) -> bool:
    """Whether it is a caption; one that is no control states no protection (SIPDIS)."""
    return reference.caption(_spelled(text)) is not None


def _commas(text: str) -> list[Item]:
    """The comma form of before July 2005; nothing, if none of its pieces is known."""
    if _atom(text):
        return []
    pieces = [piece.strip(" \t") for piece in re.split("[,;]", text)]
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
    if not any(_atom(group[0]) or _all(group[0], _NAMES) for group in joined):
        return []
    return [item for group in joined for item in _whole(", ".join(group))]


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


def _pieces(text: str) -> Iterator[str | Item]:
    """What slashes part; a list of EYES is found already."""
    for category in text.split("//"):
        tokens = [token.strip(" \t") for token in category.split("/")]
        yield from _eyes(list(filter(None, tokens)))


def read(text: str) -> list[Item]:
    """What stands behind a level, one by one; what is not known is kept as it is.

    Categories are parted by ``//``, values by ``/``, and until July 2005 by commas
    (content.md 3.2).

    >>> [item.text for item in read("NOFORN,ORCON//ZAP//20141231")]
    ['NOFORN', 'ORCON', 'ZAP', '20141231']
    """
    items: list[Item] = []
    for found in _pieces(text):
        items += [found] if isinstance(found, Item) else _phrase(found)
    return items


def read_handling(words: Iterable[str]) -> list[Item]:
    """What words between level and post state: all of them, known or not.

    A caption that is no control, such as SIPDIS, is none here either (content.md 1.2,
    3.3).

    >>> [item.text for item in read_handling(("DEA", "SENSITIVE", "ZAP", "SIPDIS"))]
    ['DEA SENSITIVE', 'ZAP']
    """
    text = " ".join(words)
    items = read(text)
    if not all(item.is_known for item in items):
        # One by one: no unknown word takes a known one into its phrase.
        items, found, at = [], list(_WORD.finditer(text)), 0
        while at < len(found):
            size = _longest(found, at, _NAMES) or 1
            items += read(_joined(found[at : at + size]))
            at += size
    return [item for item in items if item.is_known or not _is_caption(item.text)]


def read_caption(text: str) -> list[Item]:
    """The controls that a line of captions states (captions.csv, content.md 1.3).

    Names of the register, never abbreviations of portions; a short one only in a line
    that is of names and captions alone.  Whose eyes, is not in the control.

    >>> [item.text for item in read_caption("FOR AMBASSADOR ONLY, NOFORN")]
    ['NOFORN', 'EYES ONLY']
    >>> read_caption("DEPT FOR EUR/N"), read_caption("FOUO SIPDIS")
    ([], [Item(kind='control', text='FOUO', codes=())])
    """
    items: list[Item] = []
    names: Container[str] = _NAMES
    of_names = True
    for piece in _pieces(text):
        if isinstance(piece, Item):
            items.append(piece)
            continue
        for phrase in filter(None, map(_stripped, re.split("[,;]", piece))):
            named = _all(phrase, names)
            of_names = of_names and bool(named)
            items += (item for item in named if of_names and item.is_known)
            # Behind a name an abbreviation is none of an office: SBU/N.
            names = _BY_SPELLING.keys() | TWO.keys()
        items += _stated(piece)
    if not any(item.kind == "eyes" for item in items):
        phrases = map(_spelled, re.split("[,;]", text))
        items += [Item("control", EYES_ONLY)] * any(map(_is_for_eyes, phrases))
    return list(dict.fromkeys(items))


def _stripped(text: str) -> str:
    return text.strip(_MARKS)


def _stated(text: str) -> Iterator[Item]:
    """Telling names and lists, wherever they stand in a line of captions."""
    for part, telling in _parts(text):
        if telling:
            yield from _atom(part)
        elif part:
            found = _commas(part) or _whole(part)
            yield from (item for item in found if item.kind != "control")


def _is_for_eyes(spelled: str) -> bool:
    """``DCM EYES ONLY``, ``FOR DCM ONLY``, ``EXCLUSIVE FOR DCM`` (captions.csv)."""
    words = spelled.split(" ")
    if words[-1] == "ONLY":
        named = "EYES" in words or "FOR" in words or "AMB/DCM" in words
        return named and not _all(spelled, _NAMES)
    return words[:2] == ["EXCLUSIVE", "FOR"]
