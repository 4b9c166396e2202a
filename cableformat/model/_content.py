"""The text of the message: ACP 127 format line 12."""

import re
from typing import Annotated, Final

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.model import _people
from cableformat.model._leaves import (
    NAME_OF_POST,
    ONE_LINE,
    ONE_OR_TWO_DIGITS,
    TAG,
    TEXT_LINES,
    WORD,
    refuse_empty,
)
from cableformat.model._stray import Stray, settle

__all__ = [
    "ClassificationAuthority",
    "ClassificationLine",
    "Content",
    "ExecutiveOrder",
    "Paragraph",
    "Reference",
    "ReferenceNumber",
    "Section",
]

_BLANKS: Final = re.compile(r"[ \t\n]+")

#: content.md 1.9: the number of a paragraph as printed, and the blanks behind it.
NUMBERED: Final = r"(?P<number>[0-9]{1,3})\.(?=[ \t(]|$)[ \t]*"


@record(kw_only=True)
class ReferenceNumber:
    """The message reference number: the post, and its running number of the year.

    Two transmissions may carry one: it is no primary key (content.md 2.1).
    """

    post: Annotated[
        str,
        NAME_OF_POST,
        Doc(text="The post's name, as the line prints it", clause="content.md 1.2"),
    ]
    serial: Annotated[
        str,
        Text(
            "one to eight digits",
            "[0-9]{1,8}",
            about="The running number that the post gave the telegram in its year. "
            "Zeros in front are kept.",
            examples=("001774", "1717", "00024324"),
        ),
        Doc(text="The running number, padded as printed", clause="content.md 1.2"),
    ]


@record(kw_only=True)
class Section:
    """Which section this is of a telegram that was sent in several (wire.md 6)."""

    number: Annotated[
        str, ONE_OR_TWO_DIGITS, Doc(text="The section's number", clause="wire.md 6")
    ]
    total: Annotated[
        str,
        ONE_OR_TWO_DIGITS,
        Doc(text="How many sections there are", clause="wire.md 6"),
    ]


@record(kw_only=True)
class ClassificationLine:
    """The first line of the text: ``C O N F I D E N T I A L ASTANA 001774``.

    Letter-spacing and the choice between UNCLAS and UNCLASSIFIED are layout.
    """

    level: Annotated[
        Level, Doc(text="The level of the whole telegram", clause="content.md 1.2")
    ]
    handling: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            text="Handling words between level and post, such as NOFORN or EFTO",
            clause="content.md 1.2",
            item="word",
        ),
    ] = ()
    section: Annotated[
        Section | None,
        Doc(text="The section, where a telegram came in several", clause="wire.md 6"),
    ] = None
    reference_number: Annotated[
        ReferenceNumber | None,
        Doc(text="The message reference number", clause="content.md 1.2"),
    ] = None


@record(kw_only=True)
class ExecutiveOrder:
    """The E.O. line: under which order, declassified when (content.md 1.4)."""

    number: Annotated[
        str | None,
        Text(
            "four or five digits",
            "[0-9]{4,5}",
            about="The number of the executive order under which the telegram is "
            "classified, as printed: five digits, four where one was lost.",
            examples=("12958", "13526"),
        ),
        Doc(text="The number of the executive order", clause="content.md 1.4"),
    ] = None
    declassification: Annotated[
        DeclassificationDate | DeclassificationText | None,
        Doc(text="The declassification instruction", clause="content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)


@record(kw_only=True)
class Reference:
    """Another message or document that the cable refers to (content.md 1.7)."""

    label: Annotated[
        str | None,
        Text(
            "a capital letter",
            "[A-Z]",
            about="The letter by which the telegram calls one of the things it refers "
            "to.",
            examples=("A", "B"),
        ),
        Doc(
            text="The letter of the reference, where it has one",
            clause="content.md 1.7",
        ),
    ] = None
    text: Annotated[
        str,
        ONE_LINE,
        Doc(text="What is referred to, as printed", clause="content.md 1.7"),
    ]


@record(kw_only=True)
class ClassificationAuthority:
    """Who classified the cable, and why (content.md 1.8).

    The words of the line that join classifier and reasons are layout.

    >>> authority = ClassificationAuthority(
    ...     classifier="Consul Jane Doe", order_section="1.4", reasons=("b", "d")
    ... )
    >>> authority.name, authority.title
    ('Jane Doe', 'Consul')
    >>> authority.text
    'Consul Jane Doe, Reasons 1.4 (b) and (d)'
    """

    classifier: Annotated[
        str, ONE_LINE, Doc(text="Name and title, as printed", clause="content.md 1.8")
    ]
    order_section: Annotated[
        str | None,
        Text(
            "a section of the order",
            r"[0-9]\.[0-9]{1,2}",
            about="The part of the executive order that lists the reasons for "
            "classifying: two numbers and a period between them.",
            examples=("1.4", "1.5"),
        ),
        Doc(
            text="The section of the order that lists the reasons, 1.4 or 1.5",
            clause="content.md 5",
        ),
    ] = None
    reasons: Annotated[
        tuple[str, ...],
        Text(
            "a letter from a to h",
            "[a-h]",
            about="The letter of a reason for classifying, as the executive order "
            "lists them: b for information of foreign governments and d for foreign "
            "relations, by number 13526.",
            examples=("b", "d"),
        ),
        Doc(
            text="The letters of the reasons, in their order",
            clause="content.md 5",
            item="reason",
        ),
    ] = ()

    @property
    def text(self) -> str:
        """The line behind its label, in canonical spelling."""
        if self.order_section is None and not self.reasons:
            return self.classifier
        word = "Reasons" if len(self.reasons) > 1 else "Reason"
        section = () if self.order_section is None else (self.order_section,)
        letters = " and ".join(f"({letter})" for letter in self.reasons)
        return f"{self.classifier}, " + " ".join((word, *section, letters)).rstrip()

    @property
    def name(self) -> str | None:
        """The classifier's name, by a heuristic; `None` where it finds none."""
        return _people.name_and_title(self.classifier)[0]

    @property
    def title(self) -> str | None:
        """The classifier's title, by a heuristic; `None` where it finds none."""
        return _people.name_and_title(self.classifier)[1]


@record(kw_only=True)
class Paragraph:
    r"""A paragraph: its number, its portion marking, its lines (content.md 1.9).

    Sub-paragraphs, bullets and tables are lines of the text, in their order.

    >>> Paragraph(number="1", text="One line\nand  another.").flow()
    'One line and another.'
    """

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


@record(kw_only=True)
class Content:
    """The text of the message, from the classification line to the signature."""

    classification_line: Annotated[
        ClassificationLine | None,
        Doc(text="Level, section and reference number", clause="content.md 1.2"),
    ] = None
    captions: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            text="Captions such as SIPDIS, in their order, repetitions kept",
            clause="content.md 1.3",
            item="caption",
        ),
    ] = ()
    passing_instructions: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            text="Attention and passing lines, as printed",
            clause="content.md 1.3",
            item="passingInstruction",
        ),
    ] = ()
    executive_order: Annotated[
        ExecutiveOrder | None,
        Doc(text="The order and the declassification", clause="content.md 1.4"),
    ] = None
    tags: Annotated[
        tuple[str, ...],
        TAG,
        Doc(
            text="TAGS: subject, place and organization codes, and names in brackets",
            clause="content.md 1.5",
            item="tag",
        ),
    ] = ()
    subject: Annotated[
        str | None,
        ONE_LINE,
        Doc(text="The subject, as one line", clause="content.md 1.6"),
    ] = None
    references: Annotated[
        tuple[Reference, ...],
        Doc(
            text="What the cable refers to, of every REF block",
            clause="content.md 1.7",
            item="reference",
        ),
    ] = ()
    classification_authority: Annotated[
        ClassificationAuthority | None,
        Doc(text="Who classified the cable, and why", clause="content.md 1.8"),
    ] = None
    paragraphs: Annotated[
        tuple[Paragraph, ...],
        Doc(text="The paragraphs", clause="content.md 1.9", item="paragraph"),
    ] = ()
    signature: Annotated[
        str | None,
        ONE_LINE,
        Doc(text="The name under the text, as printed", clause="content.md 1.10"),
    ] = None
    strays: Annotated[
        tuple[Stray, ...],
        Doc(
            text="Lines that belong to no element",
            clause="design.md 4",
            item="stray",
        ),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
        for place, paragraph in enumerate(self.paragraphs[1:], 2):
            # A line with neither continues the paragraph above it: there is no third
            # way to begin one (content.md 1.1: only a single paragraph goes
            # unnumbered).
            if paragraph.number is None and paragraph.portion_marking is None:
                msg = (
                    f"Content.paragraphs: expected a number or a portion marking on "
                    f"paragraph {place}; found neither: it continues the one before"
                )
                raise CableValueError(
                    msg, code="model.nameless-paragraph", field="Content.paragraphs"
                )
        if self.strays:
            settle(self)
