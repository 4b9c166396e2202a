"""The words of a marking: which of them name a control, alone or within a phrase.

Facts: content.md 1.1, 3.2, captions.csv.  Representation: words are compared in
capitals and with single blanks, by the longest name that they form.  Short names may be
ordinary words or the symbols of offices, so within a phrase only long ones count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cableformat import reference
from cableformat.markings.register import (
    EYES_ONLY,
    NOFORN,
    REGISTER,
    SENSITIVE,
    TWO,
    abbreviated,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = [
    "NAMES",
    "SPELLINGS",
    "Item",
    "atom",
    "begins_name",
    "is_caption",
    "named",
    "parts",
    "runs",
    "spelled",
    "stripped",
]

_BY_PORTION: Final = {row.portion: row for row in REGISTER}
_BY_NAME: Final = {name: row for row in REGISTER for name in (row.name, *row.aliases)}
# 5 FAH-1 H-246 (content.md 1.1): the N of SBU/N.
_BY_SPELLING: Final = _BY_PORTION | _BY_NAME | {"N": _BY_NAME[NOFORN]}
#: Every name of a control in words, with single blanks.  The register's word for DS is
#: LIMDIS, which is State's.
NAMES: Final = frozenset({*_BY_NAME, *TWO} - {"DS"})
#: The same, and what a portion may have for it.
SPELLINGS: Final = frozenset({*_BY_SPELLING, *TWO})
#: The long names that are found within a phrase.
_TELLING: Final = frozenset(name for name in NAMES if len(name) > 4) - {
    # CONTROLLED MATERIAL, NO DISTRIBUTION OUTSIDE DEPARTMENT (content.md 1.3).
    "CONTROLLED",
    "NO DISTRIBUTION",
    # The reader is named before it (captions.csv).
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
_SENSITIVE: Final = (SENSITIVE, " ".join(SENSITIVE))
#: What ends a list of codes, whose words are side by side.
_ENDING: Final = frozenset({*NAMES, *_BY_PORTION})
#: How many words the longest of them has, letter-spaced.
_LONGEST: Final = max(name.count(" ") + 1 for name in NAMES)
_WORD: Final = re.compile(r"[^ \t;]+")
#: As many words in front of a comma as the longest name has.
_LISTED_WORDS: Final = re.compile(rf"(?:[ \t]*[^ \t,;]+){{0,{_LONGEST}}}")


class Item(NamedTuple):
    """One thing after a level: a control, or a list of countries."""

    kind: Literal["control", "release", "display", "fgi", "eyes"]
    #: As `Marking.controls` holds it.
    text: str
    #: The countries of a list.
    codes: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it is a list, or a control of the register."""
        return self.kind != "control" or registered(self.text) is not None


def spelled(text: str) -> str:
    """A text in capitals with single blanks; empty if it is not ASCII."""
    # Letters that upper() makes ASCII, such as the long s, are none of ours.
    return re.sub("[ \t]+", " ", text.strip(" \t")).upper() if text.isascii() else ""


def stripped(text: str) -> str:
    """A text without the blanks, commas and semicolons at its ends."""
    return text.strip(" \t,;")


def is_caption(text: str) -> bool:
    """Whether it is a caption; one that is no control states no protection (SIPDIS)."""
    return reference.caption(spelled(text)) is not None


def atom(text: str) -> list[Item]:
    """The controls that a whole text names; none if it is not known."""
    name = spelled(text)
    if name in TWO:
        return [Item("control", each) for each in TWO[name]]
    if name in _BY_SPELLING:
        return [Item("control", _BY_SPELLING[name].name)]
    names = abbreviated(name)
    return [Item("control", each) for each in names] if registered(names[0]) else []


def runs(text: str, names: Container[str]) -> Iterator[str]:
    """The words of a text in turn, those together that are the longest of some names.

    >>> list(runs("DEA SENSITIVE ZAP", NAMES))
    ['DEA SENSITIVE', 'ZAP']
    """
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        size = _size(words, at, names) or 1
        yield _joined(words[at : at + size])
        at += size


def named(text: str, names: Container[str]) -> list[Item]:
    """The items of a text that consists of names and captions alone; else none.

    Where every word belongs to one of them, short names count too.
    """
    items: list[Item] = []
    for part in runs(text, names):
        name = spelled(part)
        if name in names or (name not in _BY_SPELLING and registered(name)):
            items += atom(part)
        elif is_caption(part):
            items.append(Item("control", part))
        else:
            return []
    return items


def begins_name(text: str, place: int) -> bool:
    """Whether a name that ends a list of codes begins at a place."""
    found = _LISTED_WORDS.match(text, place)
    assert found is not None
    words = list(_WORD.finditer(found[0]))
    if not words:
        return False
    first = spelled(_joined(words[:1]))
    return registered(first) is not None or _size(words, 0, _ENDING) > 0


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """A phrase cut at the names within it: each part, and whether it is a name.

    Names go before patterns: ``SI-G NOFORN`` is no control of its own.

    >>> list(parts("ZAP NOFORN"))
    [('ZAP', False), ('NOFORN', True), ('', False)]
    """
    words = list(_WORD.finditer(text))
    begun = at = 0
    while at < len(words):
        size = _size(words, at, _TELLING)
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
    if spelled(_joined(words[at : at + size])) not in _SENSITIVE:
        return False
    after = words[at + size :]
    return not is_first or bool(
        after
        and spelled(after[0][0]) != "FOR"
        and not _size(after, 0, _TELLING)
        and not is_caption(_joined(after[:1]))
    )


def _between(text: str, words: Sequence[re.Match[str]]) -> str:
    return stripped(text[words[0].start() : words[-1].end()]) if words else ""


def _joined(words: Sequence[re.Match[str]]) -> str:
    """The words with single blanks; a period at the end closes a sentence."""
    return stripped(" ".join(word[0] for word in words)).removesuffix(".")


def _size(words: Sequence[re.Match[str]], at: int, names: Container[str]) -> int:
    """How many words, from one on, are the longest of some names."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        if spelled(_joined(words[at : at + size])) in names:
            return size
    return 0
