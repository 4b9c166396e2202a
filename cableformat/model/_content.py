"""The text of the message: ACP 127 format line 12."""

from typing import TYPE_CHECKING, Annotated

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.markings import (
    Declassification,
    DeclassificationText,
    PortionMarking,
)
from cableformat.model._authority import ClassificationAuthority, ExecutiveOrder
from cableformat.model._classification_line import ClassificationLine
from cableformat.model._reference import Reference
from cableformat.model._series import OfficeCodes, Series
from cableformat.model._sets import FormattedSet
from cableformat.model.leaves import ONE_LINE, TAG, refuse_empty
from cableformat.model.paragraph import Paragraph, marking_at
from cableformat.model.stray import Stray, settle

if TYPE_CHECKING:
    import datetime

    from cableformat.markings import Marking, When
    from cableformat.model._blocks import TextBlock
    from cableformat.model._citations import Citation
    from cableformat.model._inner_texts import Quotation

__all__ = ["Content"]


@record(kw_only=True)
class Content:
    """The text of the message, from the classification line to the signature."""

    classification_line: Annotated[
        ClassificationLine | None,
        Doc("Level, section and reference number", "content.md 1.2"),
    ] = None
    captions: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            "Captions such as SIPDIS, in their order, repetitions kept",
            "content.md 1.3",
            item="caption",
        ),
    ] = ()
    passing_instructions: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            "Attention and passing lines, as printed",
            "content.md 1.3",
            item="passingInstruction",
        ),
    ] = ()
    office_codes: Annotated[
        OfficeCodes | None,
        Doc("The addresses below PASS TO OFFICE CODES", "military.md 3"),
    ] = None
    series: Annotated[
        Series | None,
        Doc("The number of a military message in its series", "military.md 3"),
    ] = None
    sets: Annotated[
        tuple[FormattedSet, ...],
        Doc(
            "Formatted sets, except those of subject, references and paragraphs",
            "military.md 2",
            item="set",
        ),
    ] = ()
    executive_order: Annotated[
        ExecutiveOrder | None,
        Doc("The order and the declassification", "content.md 1.4"),
    ] = None
    tags: Annotated[
        tuple[str, ...],
        TAG,
        Doc(
            "TAGS: subject, place and organization codes, and names in brackets",
            "content.md 1.5",
            item="tag",
        ),
    ] = ()
    subject: Annotated[
        str | None, ONE_LINE, Doc("The subject, as one line", "content.md 1.6")
    ] = None
    references: Annotated[
        tuple[Reference, ...],
        Doc(
            "What the cable refers to, from every REF block",
            "content.md 1.7",
            item="reference",
        ),
    ] = ()
    classification_authority: Annotated[
        ClassificationAuthority | None,
        Doc("Who classified the cable, and why", "content.md 1.8"),
    ] = None
    derived_by: Annotated[
        str | None,
        ONE_LINE,
        Doc("Who classified it from the sources of others", "content.md 1.8"),
    ] = None
    derived_from: Annotated[
        str | None, ONE_LINE, Doc("The source of the classification", "content.md 1.8")
    ] = None
    declassify_on: Annotated[
        Declassification | None,
        Doc("The declassification instruction on a line of its own", "content.md 1.8"),
    ] = None
    paragraphs: Annotated[
        tuple[Paragraph, ...], Doc("The paragraphs", "content.md 1.9", item="paragraph")
    ] = ()
    downgrading_group: Annotated[
        str | None,
        Text(
            "GP- and a digit from 1 to 4",
            "GP-[1-4]",
            about="The group of the orders before 1972 by which a telegram was "
            "downgraded and declassified, or was not.",
            examples=("GP-3",),
        ),
        Doc("The group, under the text", "content.md 1.4"),
    ] = None
    signature: Annotated[
        str | None,
        ONE_LINE,
        Doc("The name under the text, as printed", "content.md 1.10"),
    ] = None
    drafted_by: Annotated[
        str | None, ONE_LINE, Doc("Who drafted the telegram", "content.md 2.3")
    ] = None
    cleared_by: Annotated[
        str | None, ONE_LINE, Doc("Who cleared it", "content.md 2.3")
    ] = None
    approved_by: Annotated[
        str | None, ONE_LINE, Doc("Who approved it", "content.md 2.3")
    ] = None
    released_by: Annotated[
        str | None, ONE_LINE, Doc("Who released it", "content.md 2.3")
    ] = None
    desired_distribution: Annotated[
        str | None,
        ONE_LINE,
        Doc("To whom the drafter wanted copies to go, as one line", "nara.md 4"),
    ] = None
    strays: Annotated[
        tuple[Stray, ...],
        Doc("Lines that belong to no element", "model.md 4", item="stray"),
    ] = ()

    @property
    def citations(self) -> "tuple[tuple[Citation, ...], ...]":
        """What each reference names, one tuple for each, by a heuristic.

        Posts and years carry over from one to the next; a bare number belongs to the
        post of the classification line.  `Cable.citations` knows the cable's year too.

        >>> each = (Reference(label="A", text="PARIS 12"), Reference(text="13"))
        >>> [c.post for (c,) in Content(references=each).citations]
        ['PARIS', 'PARIS']
        """
        return self.cited()

    def cited(
        self,
        *,
        post: str | None = None,
        year: int | None = None,
        serial: str | None = None,
    ) -> "tuple[tuple[Citation, ...], ...]":
        """The same, with what is known of the cable beside its content.

        A bare number belongs to `post`.  A message without a year is of `year`, or of
        the year before if the same post had not yet come to its number (content.md
        1.7).  Post and serial on the classification line go first.  References that are
        sets need none of these.
        """
        line = self.classification_line
        number = None if line is None else line.reference_number
        if post is None and number is not None:
            post, serial = number.post, number.serial
        from cableformat.model import _citation_list  # noqa: PLC0415 - when needed

        if any(each.fields for each in self.references):
            from cableformat.model import _message_citations  # noqa: PLC0415 - when needed

            return _message_citations.message_citations(self.references)
        named = ((each.words, each.label) for each in self.references)
        return _citation_list.content_citations(named, post, year, serial)

    @property
    def references_named(self) -> tuple[tuple[int, str], ...]:
        """The references that the text names, by paragraph and letter, in their order.

        >>> text = "Piers are in REF A, wharves in REFS B AND C."
        >>> Content(paragraphs=(Paragraph(text=text),)).references_named
        ((0, 'A'), (0, 'B'), (0, 'C'))
        """
        from cableformat.model import _message_citations  # noqa: PLC0415 - when needed

        return tuple(
            (place, letter)
            for place, paragraph in enumerate(self.paragraphs)
            for letter in _message_citations.letters_named(paragraph.text)
        )

    @property
    def clearances(self) -> tuple[str, ...]:
        """Who cleared the telegram, one by one, by a heuristic (nara.md 4).

        A clearance is an office and a name, parted by a colon or a hyphen.

        >>> Content(cleared_by="TREASURY:MDOE  L/EB:RROE (DRAFT)").clearances
        ('TREASURY:MDOE', 'L/EB:RROE (DRAFT)')
        """
        from cableformat.model import _people  # noqa: PLC0415 - when needed

        return _people.clearances(self.cleared_by or "")

    @property
    def subject_marking(self) -> PortionMarking | None:
        """The portion marking in front of the subject, if any (content.md 1.6).

        >>> str(Content(subject="(S/NF) TALKS CONTINUE").subject_marking)
        '(S/NF)'
        """
        return None if self.subject is None else marking_at(self.subject, 0)

    @property
    def releaser(self) -> str | None:
        """Who released the message, as printed, by a heuristic (military.md 3).

        On a line of its own, or in a paragraph that says nothing else.

        >>> last = Paragraph(number="3", text="Released by VADM J. Doe, Director.")
        >>> Content(paragraphs=(last,)).releaser
        'VADM J. Doe, Director'
        """
        if self.released_by is not None:
            return self.released_by
        from cableformat.model import _people  # noqa: PLC0415 - when needed

        named = (_people.releaser_in(each.flow()) for each in reversed(self.paragraphs))
        return next(filter(None, named), None)

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signed; a re-sent telegram has an inner and an outer signer.

        >>> Content(signature="ROE UNQUOTE DOE").signers
        ('ROE', 'DOE')
        """
        printed = (self.signature or "").removesuffix("##")
        names = printed.replace("UNQUOTE", "/").split("/")
        return tuple(name.strip(" ") for name in names if name.strip(" "))

    @property
    def portion_markings(self) -> tuple[PortionMarking | None, ...]:
        """The marking of every portion: of the subject if it shows one, of paragraphs.

        `None` means a paragraph without one; marked lines within a paragraph follow it
        (content.md 1.9).
        """
        first = self.subject_marking
        found: list[PortionMarking | None] = [] if first is None else [first]
        for paragraph in self.paragraphs:
            found.append(paragraph.portion_marking)
            found += paragraph.inner_markings
        return tuple(found)

    @property
    def marking(self) -> "Marking":
        """The banner: what the classification line and the captions state.

        Controls after a double slash and handling words all count, known or not.
        Captions count if the register has them, such as NOFORN, NODIS, SENSITIVE and
        EYES ONLY; SIPDIS, channels and attention lines do not (content.md 1.2, 1.3,
        3.3).  Without a level it is unmarked.

        >>> from cableformat.markings import Level
        >>> line = ClassificationLine(level=Level.SECRET, handling=("NOFORN",))
        >>> captions = ("NODIS", "ROGER CHANNEL")
        >>> Content(classification_line=line, captions=captions).marking.banner()
        'SECRET//NOFORN//NODIS'
        """
        from cableformat.markings import Marking  # noqa: PLC0415 - loads when needed

        line = self.classification_line
        if line is None:
            return Marking.of(None, captions=self.captions)
        return Marking.of(
            line.level,
            owners=line.owners,
            controls=line.controls,
            handling=line.handling,
            captions=self.captions,
        )

    @property
    def highest_portion(self) -> "Marking":
        """The join of the portions that are marked: the least that a banner states.

        `unmarked_paragraphs` lists the others; if none is marked, nothing is known.  A
        lower banner is an error to report, a higher one is legal by compilation; both
        stay as they are (content.md 3.1).

        >>> marks = {"1": "(C)", "2": "(SBU/NF)"}
        >>> content = Content(paragraphs=tuple(
        ...     Paragraph(number=number, portion_marking=PortionMarking.from_text(mark),
        ...               text="It floats.")
        ...     for number, mark in marks.items()
        ... ))
        >>> content.highest_portion.banner()
        'CONFIDENTIAL//NOFORN'
        """
        from cableformat.markings import highest  # noqa: PLC0415 - loads when needed

        return highest(mark for mark in self.portion_markings if mark is not None)

    @property
    def unmarked_paragraphs(self) -> tuple[int, ...]:
        """The places of the paragraphs that show no marking, from 0 (content.md 3.1).

        What they need is unknown, which does not mean UNCLASSIFIED.  A marking for the
        entire text covers all of them.

        >>> marked = PortionMarking.from_text("(C)")
        >>> content = Content(paragraphs=(
        ...     Paragraph(number="1", portion_marking=marked, text="It floats."),
        ...     Paragraph(number="2", text="It sank."),
        ... ))
        >>> content.unmarked_paragraphs, content.highest_portion.banner()
        ((1,), 'CONFIDENTIAL')
        """
        if any(mark is not None and mark.entire_text for mark in self.portion_markings):
            return ()
        return tuple(
            place
            for place, paragraph in enumerate(self.paragraphs)
            if paragraph.text
            and paragraph.portion_marking is None
            and not paragraph.inner_markings
        )

    def when(self, dated: "datetime.date | None") -> "When":
        """When the text is declassified, if ever, by the instruction that it shows.

        The instruction on the E.O. line counts first.  If there is none, or only words,
        the one below the sources of the classification counts, then the one at the end
        of the banner, then the group of automatic downgrading.

        `dated` is the day of the message, from which periods count (content.md 1.4, 5).

        >>> from cableformat.markings import DeclassificationDate
        >>> instruction = DeclassificationDate(date="2018-09-15")
        >>> order = ExecutiveOrder(number="12958", declassification=instruction)
        >>> Content(executive_order=order).when(None).date
        datetime.date(2018, 9, 15)
        """
        from cableformat.markings import due_date  # noqa: PLC0415 - when needed

        line, order = self.classification_line, self.executive_order
        instruction = None if order is None else order.declassification
        if instruction is None or isinstance(instruction, DeclassificationText):
            printed = self.declassify_on or due_date.banner_instruction(self.marking)
            instruction = printed or instruction
        return due_date.when(
            instruction or self.downgrading_group,
            order=None if order is None else order.number,
            level=None if line is None else line.level,
            dated=dated,
        )

    @property
    def blocks(self) -> "tuple[TextBlock, ...]":
        """Summary, comment, quotations and headed parts of the text, by a heuristic."""
        from cableformat.model import _blocks  # noqa: PLC0415 - when needed

        return _blocks.blocks_of(self.paragraphs, self.signature)

    @property
    def quotations(self) -> "tuple[Quotation, ...]":
        """What the text quotes, each with its own heading lines, by a heuristic."""
        from cableformat.model import _inner_texts  # noqa: PLC0415 - when needed

        return _inner_texts.quotations_of(self.paragraphs, self.signature)

    @property
    def minimize_considered(self) -> bool:
        """Whether the text says that MINIMIZE was considered (content.md 1.10)."""
        return any("MINIMIZE CONSIDERED" in p.flow().upper() for p in self.paragraphs)

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
        for place, paragraph in enumerate(self.paragraphs[1:], 2):
            # A line with neither continues the paragraph above it (content.md 1.1: only
            # a single paragraph goes unnumbered).
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
