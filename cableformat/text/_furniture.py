"""Furniture: lines that belong to no element, known by a named pattern.

Facts (content.md 2.1-2.2, wire.md 6): a page line repeats post and serial; the
classification is repeated at page breaks and under the text.  Law 10: furniture that
repeats an element is rewritten or removed when the element changes.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.text._classification import level_of, level_written, read_line
from cableformat.text._lens import FLAGS

if TYPE_CHECKING:
    from cableformat.model import ClassificationLine, ReferenceNumber
    from cableformat.text._lens import Span


class Pattern(enum.Enum):
    """The name of a pattern of furniture."""

    #: ``ASTANA 00001774  002 OF 003`` (wire.md 6; content.md 8, V74)
    PAGE_LINE = "page line"
    #: ``PAGE 02        HARARE  03759  01 OF 03  111533Z`` (content.md 8, V75)
    OLD_PAGE_LINE = "old page line"
    #: ``CONFIDENTIAL``, or the whole classification line, once more (content.md 1.10)
    CLASSIFICATION = "repeated classification line"


_LONGEST_POST: Final = 40
_PAGE: Final = re.compile(
    r"(?P<post>[^0-9\n]{1,40}?)[ \t]+(?P<serial>[0-9]{8})[ \t]+"
    r"(?P<page>[0-9]{3}(?:\.[0-9])?[ \t]+OF[ \t]+[0-9]{3})",
    FLAGS,
).fullmatch
_OLD_PAGE: Final = re.compile(
    r"PAGE[ \t]+[0-9]{1,2}[ \t]+(?P<post>[A-Z][A-Z .]{1,14}?)[ \t]+"
    r"(?P<serial>[0-9]{4,6})(?:[ \t]+[0-9]{2}[ \t]+OF[ \t]+[0-9]{2})?"
    r"(?:[ \t]+[0-9]{6}[ \t]?Z)?",
    FLAGS,
).fullmatch
#: The characters with which a page line ends.
PAGE_LINE_ENDS: Final = frozenset("0123456789Zz")


@attrs.frozen(slots=True)
class Furniture:
    """A line of furniture: its span and the name of its pattern."""

    span: Span
    pattern: Pattern
    text: str


def page_line(text: str) -> Pattern | None:
    """The pattern of page line that a text follows, if any."""
    if len(text) > 90:
        return None
    if _PAGE(text):
        return Pattern.PAGE_LINE
    return Pattern.OLD_PAGE_LINE if _OLD_PAGE(text) else None


def repeats(text: str, line: ClassificationLine) -> bool:
    """Whether a text repeats a classification line, in whole or only its level."""
    if len(text) > 120:
        return False
    parts = read_line(text)
    if parts is None or level_of(parts) is not line.level:
        return False
    number = line.reference_number
    if parts.post is None:
        return not parts.handling and parts.section is None
    return number is not None and parts[-2:] == (number.post, number.serial)


def rewritten(
    piece: Furniture, old: ClassificationLine | None, new: ClassificationLine | None
) -> str | None:
    """What stands for a line of furniture when the classification line has changed.

    `None` where the line goes: nothing may show what was removed (law 10).
    """
    if old == new or old is None:
        return piece.text
    if piece.pattern is Pattern.CLASSIFICATION:
        return None if new is None else _level_again(piece.text, old, new)
    return _page_again(piece.text, old.reference_number, new)


def _page_again(
    text: str, old: ReferenceNumber | None, line: ClassificationLine | None
) -> str | None:
    """A page line with the new reference number; only State's own form can show it."""
    new = None if line is None else line.reference_number
    match = _PAGE(text) or _OLD_PAGE(text)
    assert match is not None
    if old in (None, new) or not _shows(match, old):
        return text
    if new is None or "page" not in match.groupdict() or len(new.post) > _LONGEST_POST:
        return None
    return f"{new.post} {new.serial:>08}  {match['page']}"


def post_shown(piece: Furniture) -> str | None:
    """The post that a page line shows; `None` for other furniture."""
    match = _PAGE(piece.text) or _OLD_PAGE(piece.text)
    return None if match is None else match["post"]


def _shows(match: re.Match[str], number: ReferenceNumber | None) -> bool:
    """Whether a page line shows anything of a reference number."""
    return number is not None and (
        int(match["serial"]) == int(number.serial)
        or number.post.upper().startswith(match["post"].upper())
    )


def _level_again(
    text: str, old: ClassificationLine, new: ClassificationLine
) -> str | None:
    parts = read_line(text)
    if parts is None or parts.post is not None:
        return None
    if old.level is new.level:
        return text
    if level_of(parts) is not old.level:
        return text
    spaced = len(text) > len(old.level.word)
    return level_written(new.level, spaced=spaced)
