"""The classification line, and a reference number without one.

The grammar, and the doubt about where a post begins, are in `level_line`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference
from cableformat._record import unchecked
from cableformat.markings import Level
from cableformat.model import ClassificationLine, ReferenceNumber, Section
from cableformat.reference import Near
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.level_line import (
    LEVEL,
    LEVEL_BEGINS,
    read_line,
)
from cableformat.text.lenses.patterns import capitals
from cableformat.text.lenses.reference_number import is_handling, number_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text.lenses.lens import Facts, Number
    from cableformat.text.lenses.level_line import Parts
    from cableformat.text.lines.line import Line

_classification = unchecked(ClassificationLine)
_section = unchecked(Section)
_number = unchecked(ReferenceNumber)

#: No name of a post has more words.
_MOST_WORDS: Final = 3
_CAPTIONS_TOO: Final = (Level.FOR_OFFICIAL_USE_ONLY, Level.SBU, Level.CUI)


@cache
def near_handling() -> Near:
    """The captions that may follow a level: an unknown word may be a slip from one."""
    known = reference.captions(reference.CaptionPlace.LEVEL)
    return Near(caption.name for caption in known)


class ClassificationLens(Lens):
    """The classification line (content.md 1.2)."""

    kinds = (Kind.CLASSIFICATION_LINE,)
    initials = "TSCRLFUN/"
    landmark_begins = (*LEVEL_BEGINS, "//", "NA", "CO")
    landmark = (
        r"(?://[ 	]?(?:[A-Z]{3,5}[ 	]+)?|(?:NATO|COSMIC)[ 	]+)?"
        rf"(?:{LEVEL})(?![^ 	/])"
    )
    _line: Callable[[str], Any] = staticmethod(read_line)

    def landmark_of(self, text: str) -> tuple[Kind, Number] | None:
        # A level alone also closes a text, and occurs in prose.
        parts = read_line(text)
        if parts is None or parts.post is None or parts.serial is None:
            return None
        if parts.post.count(" ") >= _MOST_WORDS:
            return None  # RESTRICTED LINE OFFICER - ... 1200
        return Kind.CLASSIFICATION_LINE, (parts.post.upper(), int(parts.serial))

    def clean_forms(self) -> Iterable[CleanForm]:
        levels = "|".join(CLEAN_LEVELS)
        pattern = f"({levels}) ([A-Z]+(?: [A-Z]+){{0,2}}) ([0-9]{{4,8}})"
        yield CleanForm("CSU", pattern, self.kinds, _clean_line)

    @staticmethod
    def is_caption_too(parts: Parts) -> bool:
        """Whether a line is a caption below the level: FOUO, SBU (content.md 1.3)."""
        return parts.level in _CAPTIONS_TOO and parts.level_alone

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, spans, parts = Kind.CLASSIFICATION_LINE, block.spans(), block.match
        block.capitals(parts.printed, kind, spans)
        if parts.misspelt:
            block.note("content.misspelt-section", block.lines[0].text, kind, spans)
        for word in parts.handling:
            block.capitals(word, kind, spans)
        _doubt(parts, block)
        return [Claim(kind, self.value_of(parts), spans)]

    @staticmethod
    def value_of(parts: Any) -> ClassificationLine:
        """The value of a line, by its parts."""
        handling = tuple(map(capitals, parts.handling))
        section = _section(*parts.section) if parts.section else None
        number = parts.post and _number(parts.post_kind, parts.post, parts.serial)
        made: ClassificationLine = _classification(
            parts.level,
            parts.owners,
            parts.controls,
            handling,
            parts.subject_code,
            section,
            number,
            parts.tail,
        )
        return made

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = list(value.handling)
        # Only known words may be before the subject code and the section.
        known = sum(1 for _ in takewhile(is_handling, words))
        words, others = words[:known], words[known:]
        if value.subject_code is not None:
            words.append(f"//{value.subject_code}//")
        if value.section is not None:
            words.append(str(value.section))
        words += others
        if value.reference_number is not None:
            words.append(str(value.reference_number))
        if value.tail is not None:
            words.append(value.tail)
        banner = value.banner(spaced=True, followed=bool(words))
        return " ".join([*banner, *words])


def _doubt(parts: Parts, block: Block) -> None:
    """Report words after a level that are one slip from a handling word.

    Before an unknown post, they are read as words of its name (content.md 1.2).
    """
    line, near = block.lines[0], near_handling()
    for word in (*parts.handling, *(parts.post or "").split()):
        if (hint := near.hint(word)) is not None:
            begin = line.text.find(word)
            spans = [line.span(begin, begin + len(word))]
            kind = Kind.CLASSIFICATION_LINE
            at = line.whole[0]
            block.note("content.doubtful-handling", word, kind, spans, at, hint)


#: The levels in the spelling of most lines (content.md 1.2).
CLEAN_LEVELS: Final = {
    "C O N F I D E N T I A L": Level.CONFIDENTIAL,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "S E C R E T": Level.SECRET,
    "SECRET": Level.SECRET,
    "UNCLAS": Level.UNCLASSIFIED,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
}


@lru_cache(maxsize=256)
def _is_plain_post(name: str) -> bool:
    """Whether a name is a known post, and no word of it may be a handling word."""
    words = name.split(" ")
    known = reference.longest_post(words) == len(words)
    plain = known and words[0] not in reference.POST_KINDS
    return plain and not any(map(near_handling().hint, words))


def _clean_line(
    line: Line, _: Facts, level: str, post: str, serial: str
) -> list[Claim] | None:
    if not _is_plain_post(post):
        return None
    value = _classification(
        CLEAN_LEVELS[level], (), (), (), None, None, _number(None, post, serial), None
    )
    return [Claim(Kind.CLASSIFICATION_LINE, value, [line.whole])]


class NumberLens(ClassificationLens):
    """A reference number without a level, also in a letterhead: ``TEHRAN 5142``.

    Copies without the level keep the number (the corpus of 1969-76).  Doubt: a city and
    a number may be an addressee.  The number must therefore be on top, below BT, or
    apart from the addressees, and the post must be known.
    """

    initials = ""
    ends_in_digit = True

    def clean_forms(self) -> Iterable[CleanForm]:
        return ()

    landmark = ""
    _line = staticmethod(number_alone)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        value = self.value_of(block.match)
        return [Claim(Kind.CLASSIFICATION_LINE, value, block.spans())]

    @staticmethod
    def value_of(parts: Any) -> ClassificationLine:
        section, kind, post, serial = parts
        made: ClassificationLine = _classification(
            None,
            (),
            (),
            (),
            None,
            _section(*section) if section else None,
            _number(kind, post, serial),
            None,
        )
        return made
