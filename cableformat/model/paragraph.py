"""A paragraph of the text: number, marking, lines (content.md 1.9)."""

import re
from typing import Annotated, Final

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.markings import PortionMarking
from cableformat.markings.portions import PORTION
from cableformat.model.leaves import ONE_LINE, TEXT_LINES, refuse_empty

__all__ = ["NUMBERED", "Paragraph"]

_SPACES: Final = re.compile("  +")

#: content.md 1.9: the number of a paragraph as printed, and the blanks after it.
NUMBERED: Final = r"(?P<number>[0-9]{1,3})\.(?=[ \t(]|$)[ \t]*"


#: content.md 1.9: `-`, `--`, `---`, `*`, `A.`, `(1)`, `a)` before a bracket, on any
#: line but the first.
_BULLET: Final = re.compile(
    r"\n[ \t]*(?:-{1,3}|\*|[A-Za-z0-9]{1,2}[.)]|\([A-Za-z0-9]{1,2}\))[ \t]+(?=\()",
    re.ASCII,
).finditer
_MARKED: Final = re.compile(PORTION, re.ASCII | re.IGNORECASE).match


def flowed(text: str) -> str:
    """Lines of text unwrapped: every run of blanks and line ends is one space."""
    # Most runs are one character long, and a pattern stops at each of them.
    spaced = text.replace("\n", " ").replace("\t", " ")
    return _SPACES.sub(" ", spaced) if "  " in spaced else spaced


def marking_at(text: str, place: int) -> PortionMarking | None:
    """The portion marking that begins at a place of a text, if any."""
    found = _MARKED(text, place)
    if found is None:
        return None
    try:
        return PortionMarking.from_text(found[0])
    except CableValueError:  # brackets that are no marking: (C/1X)
        return None


@record(kw_only=True)
class Paragraph:
    r"""A paragraph: its number, its portion marking, its lines (content.md 1.9).

    Sub-paragraphs, bullets and tables are lines of the text, in their order.

    >>> Paragraph(number="1", text="One line\nand  another.").flow()
    'One line and another.'
    """

    heading: Annotated[
        str | None,
        ONE_LINE,
        Doc(
            "The heading above the paragraph; how it is underlined is layout",
            "content.md 1.9",
        ),
    ] = None
    number: Annotated[
        str | None,
        Text(
            "one to three digits",
            "[0-9]{1,3}",
            about="The number in front of a paragraph, without its period. Zeros in "
            "front are kept.",
            examples=("1", "12"),
        ),
        Doc("The number, as printed; it may repeat or jump", "content.md 1.9"),
    ] = None
    portion_marking: Annotated[
        PortionMarking | None,
        Doc("The marking; none is not the same as unclassified", "content.md 1.9"),
    ] = None
    text: Annotated[str, TEXT_LINES, Doc("The lines, joined by LF", "content.md 1.9")]

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)

    def __str__(self) -> str:
        """The paragraph as a telegram prints it, below its heading if it has one.

        >>> marking = PortionMarking.from_text("(C)")
        >>> print(Paragraph(number="1", portion_marking=marking, text="It floats."))
        1. (C) It floats.
        """
        if self.heading is None:
            return self.numbered
        return f"{self.heading}\n\n{self.numbered}".rstrip("\n")

    @property
    def numbered(self) -> str:
        """The number, the portion marking and the lines of the text."""
        number = None if self.number is None else f"{self.number}."
        marking = None if self.portion_marking is None else str(self.portion_marking)
        return " ".join(filter(None, (number, marking, self.text)))

    @property
    def inner_markings(self) -> tuple[PortionMarking, ...]:
        r"""The markings of sub-paragraphs and bullets that have their own.

        >>> text = "Two points:\n-- (S//NF) One.\n  a. (U) Two."
        >>> [str(marking) for marking in Paragraph(text=text).inner_markings]
        ['(S/NF)', '(U)']
        """
        text = self.text
        if "(" not in text:  # most paragraphs
            return ()
        found = [marking_at(text, bullet.end()) for bullet in _BULLET(text)]
        return tuple([marking for marking in found if marking is not None])

    def flow(self) -> str:
        """The text unwrapped: every run of blanks and line ends is one space.

        Renderings of one paragraph that differ in their wrapping have equal flow.
        """
        return flowed(self.text)
