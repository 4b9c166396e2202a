"""What a message refers to: in words, or as the fields of a set."""

from typing import TYPE_CHECKING, Annotated

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.model._sets import AMPLIFICATION, FIELD, NARRATIVE
from cableformat.model.leaves import ONE_LINE

if TYPE_CHECKING:
    from cableformat.model._citations import Citation
    from cableformat.model._set_views import ReferenceSet

__all__ = ["Reference"]


@record(kw_only=True)
class Reference:
    """Another message or document that the cable refers to (content.md 1.7).

    A telegram of the Department has its words in `text`, a military message those of a
    REF set in `fields`.

    >>> each = Reference(label="A", fields=("MSG", "CNO", "171425ZJAN06", "-", "NOTAL"))
    >>> each.in_set.originator, each.in_set.date, each.in_set.notal
    ('CNO', '171425ZJAN06', True)
    """

    label: Annotated[
        str | None,
        Text(
            "a capital letter",
            "[A-Z]",
            about="The letter by which the telegram calls one of the things it refers "
            "to.",
            examples=("A", "B"),
        ),
        Doc("The letter of the reference, if it has one", "content.md 1.7"),
    ] = None
    text: Annotated[
        str | None,
        ONE_LINE,
        Doc(
            "The message or document, as printed; absent if a set has it in fields",
            "content.md 1.7",
        ),
    ] = None
    fields: FIELD = ()
    amplification: AMPLIFICATION = None
    narrative: NARRATIVE = None

    def __attrs_post_init__(self) -> None:
        if (self.text is None) is (not self.fields):
            msg = "Reference: expected either text or fields; found "
            msg += "neither" if self.text is None else "both"
            raise CableValueError(
                msg, code="model.reference-words", field="Reference.text"
            )

    def __str__(self) -> str:
        """The reference as printed after REF, or as a set.

        >>> print(Reference(label="A", text="08 ASTANA 1700"))
        A. 08 ASTANA 1700
        """
        if self.fields:
            label = () if self.label is None else (self.label,)
            return "/".join(("REF", *label, *self.fields)) + "//"
        return ("" if self.label is None else f"{self.label}. ") + self.words

    @property
    def words(self) -> str:
        """What is referred to, in one line, whichever form it has.

        >>> Reference(fields=("DOC", "SECNAV", "17JUL89")).words
        'DOC/SECNAV/17JUL89'
        """
        return "/".join(self.fields) if self.text is None else self.text

    @property
    def in_set(self) -> "ReferenceSet":
        """What the fields of a REF set say by their places (military.md 2)."""
        from cableformat.model import _set_views  # noqa: PLC0415 - when needed

        return _set_views.reference_set(self.fields)

    @property
    def citations(self) -> "tuple[Citation, ...]":
        """What the item names, typed, by a heuristic: telegrams, letters, telephone.

        `Cable.citations` also knows what the item before it or the cable itself adds.
        A set is cited by originator and group, and by series, if it or its explanation
        has them (military.md 8).

        >>> [c.serial for c in Reference(text="STATE 188314, 259032").citations]
        ['188314', '259032']
        """
        if self.fields:
            from cableformat.model import _message_citations  # noqa: PLC0415 - when needed

            return _message_citations.message_citations((self,))[0]
        from cableformat.model import _citation_list  # noqa: PLC0415 - when needed

        return _citation_list.citations(self.words)
