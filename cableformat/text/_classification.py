"""The classification line, with which the text begins.

Facts (content.md 1.2): levels above UNCLAS are letter-spaced, two blanks are the gap
between words; handling words and the section stand between level and post; the first
number behind the post is the reference number's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cableformat._record import unchecked
from cableformat.markings import Level
from cableformat.model import ClassificationLine, ReferenceNumber, Section
from cableformat.model._leaves import NAME_OF_POST
from cableformat.text._kinds import Kind
from cableformat.text._lens import ANYWHERE, FLAGS, B, Block, Claim, Lens, State

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_line = unchecked(ClassificationLine)
_section = unchecked(Section)
_number = unchecked(ReferenceNumber)


def _spaced(words: str) -> str:
    """A pattern for words that may be letter-spaced (content.md 1.2, word gap: 2)."""
    return "[ \t]{1,3}".join("[ \t]?".join(word) for word in words.split())


#: The spellings of each level; the first is the canonical one.
_SPELLINGS: Final = {
    Level.TOP_SECRET: ("TOP SECRET",),
    Level.SECRET: ("SECRET",),
    Level.CONFIDENTIAL: ("CONFIDENTIAL",),
    Level.RESTRICTED: ("RESTRICTED",),
    Level.LIMITED_OFFICIAL_USE: ("LIMITED OFFICIAL USE",),
    Level.SBU: ("SBU",),
    Level.UNCLASSIFIED: ("UNCLAS", "UNCLASSIFIED"),
}
_LEVEL_OF: Final = {
    word.replace(" ", ""): level
    for level, words in _SPELLINGS.items()
    for word in words
}
_LETTER_SPACED: Final = frozenset(
    {Level.TOP_SECRET, Level.SECRET, Level.CONFIDENTIAL, Level.RESTRICTED}
)
#: Every level, as a pattern.
LEVEL: Final = "|".join(
    _spaced(word)
    for words in _SPELLINGS.values()
    for word in sorted(words, key=len, reverse=True)
)

#: content.md 1.2, caveat; 1.3, the captions that stand there too.
_HANDLING: Final = (
    r"E[ \t]F[ \t]T[ \t]O|EFTO|NOFORN|SENSITIVE|EXDIS|NODIS|LIMDIS|STADIS|CHEROKEE|FOUO"
)
_HEAD: Final = re.compile(
    rf"(?P<level>{LEVEL})(?![^ \t])"
    # Possessive: a post is not sought in every run of handling words (law 9).
    rf"(?P<handling>(?:{B}(?:{_HANDLING})(?![^ \t]))*+)"
    rf"(?:[ \t]++SECTION[ \t]++(?P<n>[0-9]{{1,2}})[ \t]++OF[ \t]++(?P<m>[0-9]{{1,2}})"
    rf"(?![^ \t]))?",
    FLAGS,
).match
_SERIAL: Final = re.compile("[0-9]{1,8}", FLAGS).fullmatch
_POST: Final = re.compile(NAME_OF_POST.pattern, re.ASCII).fullmatch
_WORD: Final = re.compile(_HANDLING, FLAGS).findall


#: A line that shows a level and nothing else: a value, or a stamp above a heading.
LEVEL_ALONE: Final = re.compile(LEVEL, FLAGS).fullmatch
LEVEL_LETTERS: Final = frozenset("TSCRLUtscrlu")


class Parts(NamedTuple):
    """The parts of a classification line, as printed."""

    level: str
    handling: str
    section: tuple[str, str] | None
    post: str | None
    serial: str | None


def level_written(level: Level, *, spaced: bool = True) -> str:
    """A level as a line spells it, letter-spaced where that is usual."""
    word = _SPELLINGS[level][0]
    if spaced and level in _LETTER_SPACED:
        return "  ".join(" ".join(letters) for letters in word.split())
    return word


def read_line(text: str) -> Parts | None:
    """The parts of a classification line, or `None` where the text is none.

    What stands behind level, handling and section is the post, and its serial last.
    """
    head = _HEAD(text)
    if head is None:
        return None
    section = (head["n"], head["m"]) if head["n"] else None
    rest = text[head.end() :].strip(" \t")
    if not rest:
        return Parts(head["level"], head["handling"], section, None, None)
    cut = max(rest.rfind(" "), rest.rfind("\t"))
    post, serial = rest[: max(cut, 0)].rstrip(" \t"), rest[cut + 1 :]
    if not _SERIAL(serial) or not _POST(post):
        return None
    return Parts(head["level"], head["handling"], section, post, serial)


def level_of(parts: Parts) -> Level:
    """The level that the line shows."""
    return _LEVEL_OF["".join(parts.level.upper().split())]


class ClassificationLens(Lens):
    """The classification line (content.md 1.2)."""

    kinds = (Kind.CLASSIFICATION_LINE,)
    initials = "TSCRLU"
    states = ANYWHERE
    leads_to = State.OPENING

    def opens(self, line: Line, walk: Reader) -> Any:
        return read_line(line.text)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, spans, parts = Kind.CLASSIFICATION_LINE, block.spans(), block.match
        walk.capitals(parts.level, kind, spans)
        handling = tuple(
            "".join(walk.capitals(word, kind, spans).split())
            for word in _WORD(parts.handling)
        )
        section = _section(*parts.section) if parts.section else None
        number = _number(parts.post, parts.serial) if parts.post else None
        value = _line(level_of(parts), handling, section, number)
        return [Claim(kind, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = [level_written(value.level), *value.handling]
        if value.section is not None:
            words.append(f"SECTION {value.section.number} OF {value.section.total}")
        if value.reference_number is not None:
            words += value.reference_number.post, value.reference_number.serial
        return " ".join(words)
