"""Blocks of a text: a summary, a comment, a quotation, each with where it ends.

Facts (content.md 1.9, 1.10): SUMMARY, COMMENT, ACTION REQUEST and the like stand as a
heading above a paragraph, or as its first words; END SUMMARY closes one; QUOTE and
UNQUOTE enclose another text.  Doubt: closers are forgotten, and free headings exist; so
blocks are derived, never stored, and one without a closer ends where the next begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model._quotation import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.model._paragraph import Paragraph

__all__ = ["TextBlock", "blocks_of"]

#: content.abnf, head-word: the words that name a block in any text.
_NAMES: Final = (
    r"SUMMARY|COMMENT|INTRODUCTION|BACKGROUND|ACTION[ \n]+REQUEST(?:ED)?"
    r"|KEY[ \n]+POINTS|TEXT|NOTE"
)
#: `SUMMARY:`, `BEGIN SUMMARY.`, `Comment:` as the first words of a line of the text.
_OPENS: Final = re.compile(
    rf"(?:BEGIN[ ]+)?(?P<name>(?:{_NAMES})(?:[ ]+AND[ ]+(?:{_NAMES}))*)[ ]*[.:\-]",
    re.ASCII | re.IGNORECASE,
).match
_CLOSES: Final = re.compile(
    rf"(?<![A-Za-z])END[ \n]+(?:OF[ \n]+)?(?P<name>{_NAMES})(?![A-Za-z])",
    re.ASCII | re.IGNORECASE,
).finditer
_HEADS: Final = re.compile(
    rf"(?:BEGIN[ ]+)?(?P<name>(?:{_NAMES})(?:[ ]+(?:AND|&)[ ]+(?:{_NAMES}))*)[.:]?",
    re.ASCII | re.IGNORECASE,
).fullmatch


@attrs.frozen(kw_only=True, slots=True)
class TextBlock:
    """A block of the text, by the places of its paragraphs.

    `first` and `last` are places in `Content.paragraphs`, both ends included; `name` is
    in capitals, of a free heading as printed.
    """

    name: str
    first: int
    last: int
    #: Whether words that close it were found.
    closed: bool

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its paragraphs, spelled as in JSON.

        >>> TextBlock(name="SUMMARY", first=0, last=1, closed=True).paths
        ('/content/paragraphs/0', '/content/paragraphs/1')
        """
        places = range(self.first, self.last + 1)
        return tuple(f"/content/paragraphs/{place}" for place in places)


def blocks_of(paragraphs: Sequence[Paragraph]) -> tuple[TextBlock, ...]:
    """The blocks of a text, in the order in which they begin.

    >>> from cableformat.model import Paragraph
    >>> one = Paragraph(number="1", text="SUMMARY: Talks went on.")
    >>> two = Paragraph(number="2", text="They end soon. END SUMMARY.")
    >>> blocks_of([one, two, Paragraph(number="3", text="Details follow.")])
    (TextBlock(name='SUMMARY', first=0, last=1, closed=True),)
    """
    blocks: list[TextBlock] = []
    begun: tuple[str, int] | None = None
    for place, paragraph in enumerate(paragraphs):
        name = _name(paragraph)
        if name is not None:
            if begun is not None:
                blocks.append(_block(*begun, place - 1, closed=False))
            begun = name, place
        if begun is not None and _closes(paragraph.text, begun[0]):
            blocks.append(_block(*begun, place, closed=True))
            begun = None
    if begun is not None:
        blocks.append(_block(*begun, len(paragraphs) - 1, closed=False))
    blocks += _quotations(paragraphs)
    return tuple(sorted(blocks, key=lambda block: (block.first, -block.last)))


def _block(name: str, first: int, last: int, *, closed: bool) -> TextBlock:
    return TextBlock(name=name, first=first, last=last, closed=closed)


def _name(paragraph: Paragraph) -> str | None:
    """The name of the block that a paragraph begins, if any."""
    if paragraph.heading is not None:
        head = _HEADS(paragraph.heading)
        return _plain(head["name"]) if head else paragraph.heading
    opens = _OPENS(paragraph.text)
    return None if opens is None else _plain(opens["name"])


def _plain(name: str) -> str:
    return " ".join(name.upper().split())


def _closes(text: str, name: str) -> bool:
    return any(name.startswith(_plain(match["name"])) for match in _CLOSES(text))


def _quotations(paragraphs: Sequence[Paragraph]) -> Iterator[TextBlock]:
    """What stands from QUOTE to UNQUOTE, where both stand in the text."""
    opened: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        for match in QUOTATION.finditer(paragraph.text):
            if match[0].endswith("TEXT"):  # a block by that name
                continue
            if match["close"] is None:
                opened.append(place)
            elif opened:
                yield _block("QUOTE", opened.pop(), place, closed=True)
