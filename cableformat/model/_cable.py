"""A cable: one telegram, the canonical value."""

from typing import Annotated

from cableformat._record import Doc, record
from cableformat.model._content import Content
from cableformat.model._heading import Heading
from cableformat.model._transmission import Transmission

__all__ = ["Cable"]


@record(kw_only=True)
class Cable:
    """One telegram.  Absent parts are `None`; equal cables are equal values.

    >>> Cable(content=Content(captions=("SIPDIS",))).canonical_id is None
    True
    """

    transmission: Annotated[
        Transmission | None,
        Doc(text="This copy's journey through the relays", clause="design.md 3"),
    ] = None
    heading: Annotated[
        Heading | None,
        Doc(text="Preamble, originator and addressees", clause="design.md 3"),
    ] = None
    content: Annotated[
        Content | None,
        Doc(text="The text of the message", clause="design.md 3"),
    ] = None

    @property
    def canonical_id(self) -> str | None:
        """The identifier ``08ASTANA1774``: year, post without blanks, plain serial.

        `None` where the cable names no year, post or serial.  Source: content.md 1.2;
        no primary key, for two versions of a cable share it (content.md 2.1).
        """
        heading, content = self.heading, self.content
        if heading is None or heading.preamble is None or content is None:
            return None
        line, year = content.classification_line, heading.preamble.date_time_group.year
        if line is None or line.reference_number is None or year is None:
            return None
        number = line.reference_number
        post = "".join(number.post.upper().split())
        return f"{year % 100:02}{post}{int(number.serial)}"
