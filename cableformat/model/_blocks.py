"""Blocks of a text: a summary, a comment, a quotation, each with where it ends.

Facts (content.md 1.9, 1.10): SUMMARY, COMMENT, ACTION REQUEST and the like are the
heading of a paragraph or its first words; END SUMMARY closes one; QUOTE and UNQUOTE
enclose another text.  Doubt: closers are forgotten, and any heading is possible, so
blocks are derived and never stored.  Blocks of several paragraphs usually have a
closer.  A block without one ends with its own paragraph; if a heading began it, it ends
where the next block or heading begins, or with the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model.quotation import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.model.paragraph import Paragraph

__all__ = ["TextBlock", "blocks_of"]

#: SUMMARY as typists spell it too.
_SUMMARY: Final = "SUM{1,3}(?:AR{0,2}|R)Y"
#: content.abnf, head-word: the words that name a block in any text.
_NAMES: Final = (
    rf"{_SUMMARY}|COMMENT|INTRODUCTION|BACKGROUND|ACTION[ \n]+REQUEST(?:ED)?"
    r"|KEY[ \n]+POINTS|TEXT|NOTE"
)
#: Words that occur beside one of these; alone, some of them name no block.
_BESIDE: Final = rf"{_NAMES}|KEY[ ]+JUDGE?MENTS|RECOMMENDATIONS?|OVERVIEW|CONCLUSIONS?"
_AND: Final = "(?:[ ]+(?:AND|&)[ ]+|[ ]?/[ ]?)"
_ALL: Final = rf"(?:EXECUTIVE[ ]+)?(?:{_NAMES})(?:{_AND}(?:{_BESIDE}))*"
_MARKING: Final = r"\((?:TS|SBU|LOU|[SCU])(?:/{1,2}(?:NF|NOFORN))?\)"
#: `END SUMMARY`; `SUMMARY:` as the first words of a text or after a sentence; and
#: `BEGIN TEXT` anywhere.
_ENDS: Final = re.compile(
    rf"(?<![A-Za-z])END[ \n]*+(?:OF[ \n]+)?(?P<end>{_NAMES})(?![A-Za-z])"
    rf"|(?<![A-Za-z])BEGIN[ \n]+(?P<begin>{_ALL})(?![A-Za-z])"
    r"|(?:\A|(?<=[.!?)\"'\n][ \n])|(?<=[.!?)\"'][ \n]{2}))"
    rf"(?P<open>{_ALL})[ ]*(?:{_MARKING}[ ]*)?(?P<mark>[.:;\-])",
    re.ASCII | re.IGNORECASE,
).finditer
#: The first words of a text that name a block without a mark, in brackets or not.
_BARE: Final = re.compile(
    rf"\(?(?P<name>{_ALL})(?![A-Za-z])", re.ASCII | re.IGNORECASE
).match
#: Within a paragraph a period shows only of these that they begin a block.
_PLAIN: Final = ("SUMMARY", "COMMENT")
_PARTS: Final = re.compile(r"(?<![ ])(?:[ ]++(?:AND|&)[ ]++|[ ]?/[ ]?)").split
_SPELLED: Final = re.compile(_SUMMARY, re.ASCII).sub
_HEADS: Final = re.compile(
    rf"(?:BEGIN[ ]+)?(?P<name>{_ALL})(?:[ ]*{_MARKING})?[.:]?",
    re.ASCII | re.IGNORECASE,
).fullmatch


@attrs.frozen(kw_only=True, slots=True)
class TextBlock:
    """A block of the text, by the places of its paragraphs.

    `first` and `last` are places in `Content.paragraphs`, both ends included.  `name`
    is in capitals; the name of a free heading is as printed.
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


class _Begun:
    """A block that has begun: where, whether by a heading, and where it was closed."""

    def __init__(self, name: str, first: int, *, headed: bool, free: bool) -> None:
        self.name = name
        self.first = first
        self.headed = headed
        self.free = free
        self.closed: int | None = None

    def ended(self, following: int | None, end: int) -> TextBlock:
        """The block, if the next begins in `following` and the text ends in `end`."""
        last = self.first if self.closed is None else self.closed
        if self.closed is None and self.headed:
            if following is not None:
                last = max(self.first, following - 1)
            elif self.free:
                last = end
        closed = self.closed is not None
        return TextBlock(name=self.name, first=self.first, last=last, closed=closed)


def blocks_of(
    paragraphs: Sequence[Paragraph], signature: str | None = None
) -> tuple[TextBlock, ...]:
    """The blocks of a text, in the order in which they begin.

    UNQUOTE in the signature of a re-sent telegram closes a quotation too.

    >>> from cableformat.model import Paragraph
    >>> one = Paragraph(number="1", text="SUMMARY: Talks went on.")
    >>> two = Paragraph(number="2", text="They end soon. END SUMMARY.")
    >>> blocks_of([one, two, Paragraph(number="3", text="Details follow.")])
    (TextBlock(name='SUMMARY', first=0, last=1, closed=True),)
    """
    walk = _Walk()
    for place, paragraph in enumerate(paragraphs):
        walk.enter(place, paragraph)
    blocks = walk.blocks(len(paragraphs) - 1)
    blocks += _quotations([p.text for p in paragraphs], signature or "")
    return tuple(sorted(blocks, key=lambda block: (block.first, -block.last)))


class _Walk:
    """A walk over the paragraphs of a text, and the blocks met so far."""

    def __init__(self) -> None:
        self._begun: list[_Begun] = []
        #: The open blocks, by each name that closes them.
        self._opened: dict[str, list[_Begun]] = {}
        #: Where a text begins with a name and no mark: a block if it is closed.
        self._bare: dict[str, tuple[str, int]] = {}
        self._of_bare: list[TextBlock] = []

    def enter(self, place: int, paragraph: Paragraph) -> None:
        """Begin and end the blocks that one paragraph begins and ends."""
        if first := _BARE(paragraph.text):
            name = _plain(first["name"])
            self._bare |= dict.fromkeys(map(_closer, _PARTS(name)), (name, place))
        for name, begins, headed in _steps(paragraph):
            if begins:
                self._begin(name, place, headed=headed)
            else:
                self._end(_closer(name), place)

    def _begin(self, name: str, place: int, *, headed: bool) -> None:
        self._bare.clear()
        block = _Begun(name, place, headed=headed, free=not _HEADS(name))
        self._begun.append(block)
        for part in _PARTS(name):
            self._opened.setdefault(_closer(part), []).append(block)

    def _end(self, name: str, place: int) -> None:
        if of_name := self._opened.get(name):
            block = of_name.pop()
            if block.closed is None:
                block.closed = place
        elif (bare := self._bare.pop(name, None)) is not None:
            whole, first = bare
            block_of_bare = TextBlock(name=whole, first=first, last=place, closed=True)
            self._of_bare.append(block_of_bare)

    def blocks(self, end: int) -> list[TextBlock]:
        """The blocks of a text that ends in a paragraph."""
        places = [*(block.first for block in self._begun[1:]), None]
        ended = zip(self._begun, places, strict=False)
        return [*self._of_bare, *(block.ended(place, end) for block, place in ended)]


def _steps(paragraph: Paragraph) -> Iterator[tuple[str, bool, bool]]:
    """Each name in a paragraph; whether it begins a block, and whether as a heading."""
    if paragraph.heading is not None:
        head = _HEADS(paragraph.heading)
        yield _plain(head["name"]) if head else paragraph.heading, True, True
    for match in _ENDS(paragraph.text):
        if match["end"] is not None:
            yield _plain(match["end"]), False, False
            continue
        name = _plain(match["begin"] or match["open"])
        first = match["begin"] is not None or not match.start()
        if first or match["mark"] == ":" or _shows(match["open"]):
            yield name, True, False


def _shows(printed: str) -> bool:
    return printed.isupper() and _plain(printed).startswith(_PLAIN)


def _closer(name: str) -> str:
    """The name that closes a block; ACTION REQUEST closes ACTION REQUESTED too."""
    return name.removesuffix("ED")


def _plain(name: str) -> str:
    plain = " ".join(name.upper().replace("/", " / ").split())
    return _SPELLED("SUMMARY", plain).removeprefix("EXECUTIVE ")


def _quotations(texts: list[str], signature: str) -> Iterator[TextBlock]:
    """The blocks from QUOTE to UNQUOTE, if the text has both."""
    opened: list[int] = []
    for place, text in enumerate([*texts, signature]):
        for match in QUOTATION.finditer(text):
            if match[0].endswith("TEXT"):  # a block by that name
                continue
            if match["close"] is None:
                opened.append(place)
            elif opened:
                last = min(place, len(texts) - 1)
                first = opened.pop()
                yield TextBlock(name="QUOTE", first=first, last=last, closed=True)
