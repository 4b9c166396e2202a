"""The first line of the text: level, section, reference number (content.md 1.2)."""

from typing import Annotated, Final

from cableformat import reference
from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.markings import Level
from cableformat.markings.levels import level_written
from cableformat.markings.portions import OWNER
from cableformat.model.leaves import NAME_OF_POST, ONE_LINE, ONE_OR_TWO_DIGITS, WORD

__all__ = ["ClassificationLine", "ReferenceNumber", "Section"]


#: How a banner spells the levels that have no word of their own.
_BANNER_WORDS: Final = {Level.SBU: "SBU", Level.FOR_OFFICIAL_USE_ONLY: "FOUO"}


@record(kw_only=True)
class ReferenceNumber:
    """The message reference number: the post, and its running number of the year.

    Two transmissions may carry the same one: it is not unique (content.md 2.1).
    """

    post_kind: Annotated[
        str | None,
        Text(
            "the kind of a post",
            "|".join(sorted(reference.POST_KINDS)),
            about="Whether the post is an embassy, a consulate, a consulate general or "
            "a mission, where the line says so.",
            examples=("AMEMBASSY",),
        ),
        Doc("The kind of post, in front of its name", "content.md 1.2"),
    ] = None
    post: Annotated[
        str,
        NAME_OF_POST,
        Doc("The post's name, as the line prints it", "content.md 1.2"),
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
        Doc("The running number, padded as printed", "content.md 1.2"),
    ]

    def __str__(self) -> str:
        """The number as the line prints it.

        >>> print(ReferenceNumber(post="ASTANA", serial="001774"))
        ASTANA 001774
        """
        return " ".join(filter(None, (self.post_kind, self.post, self.serial)))


@record(kw_only=True)
class Section:
    """The section that this is, if a telegram was sent in several (wire.md 6)."""

    number: Annotated[str, ONE_OR_TWO_DIGITS, Doc("The section's number", "wire.md 6")]
    total: Annotated[
        str, ONE_OR_TWO_DIGITS, Doc("How many sections there are", "wire.md 6")
    ]

    def __str__(self) -> str:
        """The words of the line: ``SECTION 01 OF 02``."""
        return f"SECTION {self.number} OF {self.total}"


@record(kw_only=True)
class ClassificationLine:
    """The first line of the text: ``C O N F I D E N T I A L ASTANA 001774``.

    Letter-spacing and the choice between UNCLAS and UNCLASSIFIED are layout.  Without a
    level, which is no level and not U, the line shows its number and what belongs to
    that.

    >>> ClassificationLine(level=Level.SECRET).reference_number is None
    True
    """

    level: Annotated[
        Level | None,
        Doc(
            "The level of the whole telegram; copies may show only the number",
            "content.md 1.2",
        ),
    ] = None
    owners: Annotated[
        tuple[str, ...],
        OWNER,
        Doc(
            "The owners of the level, if it is not only the United States'",
            "content.md 3.2",
            item="owner",
        ),
    ] = ()
    controls: Annotated[
        tuple[str, ...],
        Text(
            "a category of controls",
            "[A-Z0-9]+(?:(?:/|[ ,-]+)[A-Z0-9]+)*",
            about="What stands behind a level between two double slashes: one control "
            "or several, joined as printed.",
            examples=("NOFORN", "SBU NOFORN", "REL TO USA, GBR"),
        ),
        Doc(
            "The words after the level and double slashes, one per category",
            "content.md 3.2",
            item="category",
        ),
    ] = ()
    handling: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            "Handling words between level and post, such as NOFORN or EFTO",
            "content.md 1.2",
            item="word",
        ),
    ] = ()
    subject_code: Annotated[
        str | None,
        Text(
            "N and four or five digits",
            "N[0-9]{4,5}",
            about="The standard subject identification code, by which the Navy files "
            "messages.",
            examples=("N05800",),
        ),
        Doc("The Navy's subject code, between double slashes", "wire.md 7.3"),
    ] = None
    section: Annotated[
        Section | None, Doc("The section, if the telegram came in several", "wire.md 6")
    ] = None
    reference_number: Annotated[
        ReferenceNumber | None, Doc("The message reference number", "content.md 1.2")
    ] = None
    tail: Annotated[
        str | None,
        ONE_LINE,
        Doc(
            "Signals, series numbers and remarks after the reference number",
            "content.md 1.2",
        ),
    ] = None

    def __str__(self) -> str:
        """The line without letter-spacing: ``SECRET NOFORN ASTANA 001774``."""
        code = self.subject_code and f"//{self.subject_code}//"
        stated = (*self.handling, code, self.section, self.reference_number, self.tail)
        words = [str(each) for each in stated if each is not None]
        return " ".join((*self.banner(followed=bool(words)), *words))

    def banner(
        self, *, spaced: bool = False, followed: bool = False
    ) -> tuple[str, ...]:
        """Level, owners and controls as the line shows them; ``()`` without a level.

        >>> line = ClassificationLine(level=Level.SECRET, owners=("NATO",))
        >>> line.banner()
        ('NATO SECRET',)
        """
        level, owners = self.level, self.owners
        if level is None:
            return ()
        if self.controls:  # a banner is never letter-spaced (content.md 3.2)
            word = _BANNER_WORDS.get(level, level.word)
        else:
            word = level_written(level, spaced=spaced and not owners)
        if owners == ("NATO",):
            word = f"{'COSMIC' if level is Level.TOP_SECRET else 'NATO'} {word}"
        elif len(owners) == 1:
            word = f"//{owners[0]} {word}"
        elif owners:
            word = f"//JOINT {word} {' '.join(owners)}"
        closed = "//" if self.controls and followed else ""
        return ("//".join((word, *self.controls)) + closed,)

    def __attrs_post_init__(self) -> None:
        marked = self.owners or self.controls or self.handling or self.subject_code
        if self.level is None and (marked or self.reference_number is None):
            msg = (
                "ClassificationLine: expected a level, or a reference number and "
                "nothing that marks a level; found neither"
            )
            raise CableValueError(
                msg, code="model.line-without-level", field="ClassificationLine"
            )
