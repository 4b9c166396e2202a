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

__all__ = [
    "DISPLAY",
    "REL",
    "Item",
    "begins_control",
    "codes_of_list",
    "read",
    "read_caption",
    "read_handling",
    "read_list",
    "spellings",
]

REL: Final = "REL TO "
DISPLAY: Final = "DISPLAY ONLY "

_Kind = Literal["control", "release", "display", "fgi", "eyes"]
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
    "DELIBERATIVE",
    "ENDSEAL",
    "HUMINT",
    "KLONDIKE",
    "RESERVE",
    "WAIVED",
}
_PROGRAM: Final = re.compile("SAR-|ACCM-")
_PROGRAM_NAME: Final = re.compile("[A-Z0-9]+(?:[- ][A-Z0-9]+)*").fullmatch
_SENSITIVE: Final = (SENSITIVE, " ".join(SENSITIVE))
#: What ends a list of codes, whose words stand side by side.
_ENDING: Final = frozenset({*_NAMES, *_BY_PORTION})
#: How many words the longest of them has, letter-spaced.
_WORDS: Final = max(name.count(" ") + 1 for name in _NAMES)
_WORD: Final = re.compile(r"[^ \t;]+")
#: As many words in front of a comma as the longest name has.
_LISTED_WORDS: Final = re.compile(rf"(?:[ \t]*[^ \t,;]+){{0,{_WORDS}}}")
#: What stands behind the last word of an entry of a list.
_LAST: Final = re.compile(r"[ \t]*(?:[,;]|\Z)")
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
    names = abbreviated(spelled)
    return [Item("control", name) for name in names] if registered(names[0]) else []


def _item(kind: _ListKind, codes: Iterable[str]) -> Item:
    found = listed(frozenset(codes))
    if kind == "fgi":
        return Item(kind, " ".join(("FGI", *found)), found)
    return Item(kind, (REL if kind == "release" else DISPLAY) + ", ".join(found), found)


def begins_control(text: str, place: int = 0) -> bool:
    """Whether a control or another list begins at a place, which ends a list.

    >>> begins_control("REL TO USA, GBR"), begins_control("LES"), begins_control("GBR")
    (True, True, False)
    """
    if _OPENING.match(text, place):
        return True
    found = _LISTED_WORDS.match(text, place)
    assert found is not None
    words = list(_WORD.finditer(found[0]))
    if not words:
        return False
    spelled = _spelled(_joined(words[:1]))
    return registered(spelled) is not None or _longest(words, 0, _ENDING) > 0


def _listed(text: str, opening: re.Match[str]) -> tuple[Item, int]:
    """A list that begins so, and where it ends.

    It ends where a control begins.  A list with any other word is kept word for word:
    what was read of it would be another list (REL TO USA, BRITAIN is not NOFORN).
    """
    kind: _ListKind = opening.lastgroup  # type: ignore[assignment]
    codes: list[str] = []
    end, whole = opening.end(), True
    for word in _LISTED.finditer(text, end):
        spelled = _spelled(word[0])
        if spelled == "AND" and codes and not _LAST.match(text, word.end()):
            pass  # USA AND GBR; in front of a comma, or at the end, it is Andorra.
        elif reference.nation(spelled) is not None:
            codes.append(spelled)
        elif begins_control(text, word.start()):
            break
        else:
            whole = False
        end = word.end()
    if whole and (codes or kind == "fgi"):
        return _item(kind, codes), end
    return Item("control", text[opening.start() : end]), end


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


def codes_of_list(text: str) -> list[str] | None:
    """The words of a list of codes, known or not; `None` for what is no list.

    >>> codes_of_list("REL TO USA, GRB"), codes_of_list("NOFORN")
    (['USA', 'GRB'], None)
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    return [_spelled(word) for word in _LISTED.findall(text, opening.end())]


def spellings() -> frozenset[str]:
    """Every name of a control in words, with single blanks."""
    return _NAMES


def read_list(opening: str, codes: Iterable[str]) -> list[Item]:
    """A list of codes as a marking holds it; one of no codes is a list too.

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
    """The items of a phrase, ``NOFORN EXDIS``; what is between names is kept."""
    for part, telling in _parts(text):
        if telling:
            yield from _atom(part)
            continue
        for rest in _lists(part):
            if isinstance(rest, Item):
                yield rest
            elif rest:
                yield from _commas(rest) or _whole(rest)


def _lists(text: str) -> Iterator[Item | str]:
    """The lists of codes in a text, and what stands between them."""
    end = 0
    while (opening := _OPENING.search(text, end)) is not None:
        yield text[end : opening.start()].strip(_MARKS)
        item, end = _listed(text, opening)
        yield item
    yield text[end:].strip(_MARKS) if end else text


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
    if not any(_atom(piece) or _all(piece, _NAMES) for piece in filter(None, pieces)):
        return []
    return [item for piece in filter(None, pieces) for item in _whole(piece)]


def _eyes(tokens: list[str]) -> Iterator[str | Item]:
    """``USA/GBR EYES ONLY`` holds the separator of values (content.md 3.1)."""
    kept: list[str] = []
    for token in tokens:
        match = _EYES.fullmatch(_spelled(token))
        if match is None:
            kept.append(token)
            continue
        codes = [match[1]]
        before = len(kept) if reference.nation(match[1]) is not None else 0
        while before and reference.nation(_spelled(kept[before - 1])) is not None:
            before -= 1
            codes.append(_spelled(kept[before]))
        if "USA" in codes:
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
        yield from _programs(_eyes(list(filter(None, tokens))))


def _programs(tokens: Iterable[str | Item]) -> Iterator[str | Item]:
    """``SAR-ZAP/ZIP`` names two programs, as does ACCM (content.md 3.2).

    Source: the register does not repeat SAR since December 2011.
    """
    beginning = ""
    for token in tokens:
        if isinstance(token, Item):
            yield token
            continue
        names = abbreviated(_spelled(token))
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
        else:
            lists = (each for each in _lists(part) if isinstance(each, Item))
            yield from filter(_names_nation, lists)


def _names_nation(item: Item) -> bool:
    """Whether it is a list, or one with a code that is known among others."""
    codes = codes_of_list(item.text) or ()
    return item.kind != "control" or any(map(reference.nation, codes))


def _is_for_eyes(spelled: str) -> bool:
    """``DCM EYES ONLY``, ``EYES ONLY FOR DCM``, ``EXCLUSIVE FOR DCM``."""
    words = spelled.split(" ")
    if words[-1] == "ONLY":
        named = "EYES" in words or "FOR" in words or "AMB/DCM" in words
        return named and not _all(spelled, _NAMES)
    return words[:2] in (["EXCLUSIVE", "FOR"], ["EYES", "ONLY"])
