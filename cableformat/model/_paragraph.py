"""A paragraph of the text: number, marking, lines (content.md 1.9)."""

import re
from typing import Annotated, Final

from cableformat._record import Doc, Text, record
from cableformat.markings import PortionMarking
from cableformat.model._leaves import ONE_LINE, TEXT_LINES, refuse_empty

__all__ = ["NUMBERED", "Paragraph"]

_BLANKS: Final = re.compile(r"[ \t\n]+")

#: content.md 1.9: the number of a paragraph as printed, and the blanks behind it.
NUMBERED: Final = r"(?P<number>[0-9]{1,3})\.(?=[ \t(]|$)[ \t]*"


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
            text="The heading above the paragraph; how it is underlined is layout",
            clause="content.md 1.9",
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
        Doc(
            text="The number, as printed; it may repeat or jump",
            clause="content.md 1.9",
        ),
    ] = None
    portion_marking: Annotated[
        PortionMarking | None,
        Doc(
            text="The marking; none is not the same as unclassified",
            clause="content.md 1.9",
        ),
    ] = None
    text: Annotated[
        str, TEXT_LINES, Doc(text="The lines, joined by LF", clause="content.md 1.9")
    ]

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)

    def flow(self) -> str:
        """The text unwrapped: every run of blanks and line ends is one space.

        Renderings of one paragraph that differ in their wrapping have equal flow.
        """
        return _BLANKS.sub(" ", self.text)
