"""Under which order, by whom and why a text is classified."""

from typing import Annotated

from cableformat._record import Doc, Text, record
from cableformat.markings import Declassification
from cableformat.model.leaves import ONE_LINE, refuse_empty

__all__ = ["ClassificationAuthority", "ExecutiveOrder"]


@record(kw_only=True)
class ExecutiveOrder:
    """The E.O. line: the order, and when the text is declassified (content.md 1.4)."""

    number: Annotated[
        str | None,
        Text(
            "four or five digits",
            "[0-9]{4,5}",
            about="The number of the executive order under which the telegram is "
            "classified, as printed: five digits, four where one was lost.",
            examples=("12958", "13526"),
        ),
        Doc("The number of the executive order", "content.md 1.4"),
    ] = None
    declassification: Annotated[
        Declassification | None,
        Doc("The declassification instruction", "content.md 1.4"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)


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
        str | None,
        ONE_LINE,
        Doc(
            "Name and title, as printed; a line may show only the reasons",
            "content.md 1.8",
        ),
    ] = None
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
            "The section of the order that lists the reasons, 1.4 or 1.5",
            "content.md 5",
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
            "The letters of the reasons, in their order", "content.md 5", item="reason"
        ),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)

    def __str__(self) -> str:
        """The line after its label: `text`."""
        return self.text

    @property
    def text(self) -> str:
        """The line after its label, in canonical spelling."""
        classifier = self.classifier or ""
        if self.order_section is None and not self.reasons:
            return classifier
        word = "Reasons" if len(self.reasons) > 1 else "Reason"
        section = () if self.order_section is None else (self.order_section,)
        letters = " and ".join(f"({letter})" for letter in self.reasons)
        why = " ".join((word, *section, letters)).rstrip()
        return f"{classifier}, {why}" if classifier else why

    @property
    def name(self) -> str | None:
        """The classifier's name, by a heuristic; `None` where it finds none."""
        return self._name_and_title[0]

    @property
    def title(self) -> str | None:
        """The classifier's title, by a heuristic; `None` where it finds none."""
        return self._name_and_title[1]

    @property
    def _name_and_title(self) -> tuple[str | None, str | None]:
        from cableformat.model import _people  # noqa: PLC0415 - when needed

        return _people.name_and_title(self.classifier or "")
