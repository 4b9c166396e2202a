"""Quotations of a text: other telegrams and texts, with their own heading lines.

Facts (content.md 1.10): QUOTE and UNQUOTE enclose another text; of a telegram that is
sent again the heading, the classification line and the labels are inside.  Doubt:
copies lose the closing word, or both, below a sentence that says that a telegram is
repeated; such a quotation ends with the text, and begins with a line of a heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model.quotation import HEAD, QUOTATION, REPEATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.model.paragraph import Paragraph

__all__ = ["Quotation", "quotations_of"]

_HEAD: Final = re.compile(HEAD, re.ASCII).match
#: What begins the text below heading lines: a number, or a summary.
_BEGINS_TEXT: Final = re.compile(
    r"[0-9]{1,3}[ ]?[.:)][ ]|\([A-Z]{1,3}\)[ ]|(?:BEGIN[ ])?SUMMARY(?![A-Z])", re.ASCII
).match


@attrs.frozen(kw_only=True, slots=True)
class Quotation:
    """A quotation: its words, and the places of the paragraphs that hold them.

    `first` and `last` are places in `Content.paragraphs`, both ends included.
    """

    first: int
    last: int
    #: What is quoted, on its lines, without the words around it.
    text: str
    #: Whether the word that closes it was found.
    closed: bool

    @property
    def heading(self) -> tuple[str, ...]:
        r"""The lines above the quoted text, where a telegram is quoted; else none.

        `cableformat.text.parse` reads them with the rest of `text`.

        >>> quotation = Quotation(
        ...     first=0, last=0, text="UNCLAS LIMA 12\nSUBJECT: CORK\n\n1. It floats.",
        ...     closed=True
        ... )
        >>> quotation.heading
        ('UNCLAS LIMA 12', 'SUBJECT: CORK')
        """
        lines = [line.strip() for line in self.text.split("\n")]
        lines = [line for line in lines if line]
        if not lines or _HEAD(lines[0]) is None:
            return ()
        begin = next((n for n, line in enumerate(lines) if _BEGINS_TEXT(line)), None)
        if begin is None:  # a text without numbers: up to its last label
            begin = max(n for n, line in enumerate(lines, 1) if _HEAD(line))
        return tuple(lines[:begin])

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its paragraphs, spelled as in JSON.

        >>> Quotation(first=0, last=1, text="IT FLOATS", closed=True).paths
        ('/content/paragraphs/0', '/content/paragraphs/1')
        """
        places = range(self.first, self.last + 1)
        return tuple(f"/content/paragraphs/{place}" for place in places)


def quotations_of(
    paragraphs: Sequence[Paragraph], signature: str | None = None
) -> tuple[Quotation, ...]:
    """The quotations of a text in their order; those inside another are part of it.

    UNQUOTE in the signature of a re-sent telegram closes one too.

    >>> from cableformat.model import Paragraph
    >>> words = "HE SAID: QUOTE UNCLAS LIMA 12 IS GONE UNQUOTE AND LEFT."
    >>> quotations_of([Paragraph(number="1", text=words)])[0].text
    'UNCLAS LIMA 12 IS GONE'
    """
    texts = [_printed(paragraph) for paragraph in paragraphs]
    return tuple(_found(texts, signature or "")) or tuple(_repeated(texts))


def _printed(paragraph: Paragraph) -> str:
    """A paragraph with what is above and in front of its text."""
    marking = paragraph.portion_marking
    number = None if paragraph.number is None else f"{paragraph.number}."
    parts = (number, None if marking is None else str(marking), paragraph.text)
    text = " ".join(part for part in parts if part)
    return text if paragraph.heading is None else f"{paragraph.heading}\n\n{text}"


def _found(texts: list[str], signature: str) -> Iterator[Quotation]:
    last = len(texts) - 1
    #: The depth of a word in quotations, and where the outermost one begins.
    depth, begun = 0, (0, 0)
    for place, text in enumerate([*texts, signature]):
        for match in QUOTATION.finditer(text):
            if match["close"] is None:
                begun = begun if depth else (place, match.end())
                depth += place <= last
            elif depth:
                depth -= 1
                if not depth:
                    end = (place, match.start()) if place <= last else (last, None)
                    yield _quoted(texts, begun, end, closed=True)
    if depth:
        quotation = _quoted(texts, begun, (last, None), closed=False)
        if quotation.heading:
            yield quotation


def _repeated(texts: list[str]) -> Iterator[Quotation]:
    """A telegram below a sentence that says that one is repeated."""
    for place, text in enumerate(texts):
        begin = 0
        leads = False
        for line in text.split("\n"):
            if leads and _HEAD(line):
                yield _quoted(
                    texts, (place, begin), (len(texts) - 1, None), closed=False
                )
                return
            leads = REPEATS(line) is not None or (leads and not line.strip())
            begin += len(line) + 1


def _quoted(
    texts: list[str],
    begin: tuple[int, int],
    end: tuple[int, int | None],
    *,
    closed: bool,
) -> Quotation:
    (first, start), (last, stop) = begin, end
    pieces = texts[first : last + 1]
    pieces[-1] = pieces[-1][:stop]
    pieces[0] = pieces[0][start:]
    text = "\n\n".join(pieces).strip(" \n\t")
    return Quotation(first=first, last=last, text=text, closed=closed)
