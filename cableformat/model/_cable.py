"""A cable: one telegram, the canonical value."""

from typing import TYPE_CHECKING, Annotated

from cableformat._record import Doc, record
from cableformat.model._archive import Archive
from cableformat.model._content import Content
from cableformat.model._distribution import Distribution
from cableformat.model._heading import Heading
from cableformat.model._transmission import Transmission

if TYPE_CHECKING:
    import datetime

    from cableformat.markings import When
    from cableformat.model._citations import Citation

__all__ = ["Cable"]


@record(kw_only=True)
class Cable:
    """One telegram.  Absent parts are `None`; equal cables are equal values.

    >>> Cable(content=Content(captions=("SIPDIS",))).canonical_id is None
    True
    """

    transmission: Annotated[
        Transmission | None,
        Doc(text="This copy's journey through the relays", clause="wire.md 1"),
    ] = None
    heading: Annotated[
        Heading | None,
        Doc(text="Preamble, originator and addressees", clause="wire.md 1"),
    ] = None
    content: Annotated[
        Content | None,
        Doc(text="The text of the message", clause="content.md 1.1"),
    ] = None
    distribution: Annotated[
        Distribution | None,
        Doc(text="What the Department's center printed", clause="nara.md 4"),
    ] = None
    archive: Annotated[
        Archive | None,
        Doc(text="What an archive says about the document", clause="nara.md 7"),
    ] = None

    @property
    def canonical_id(self) -> str | None:
        """The identifier ``08ASTANA1774``: year, post without blanks, plain serial.

        For a military message, that of its series, ``NAVADMIN 234/04`` (military.md 3).
        `None` if the cable names no year, or neither.  Source: content.md 1.2; no
        primary key, for two versions of a cable share it (content.md 2.1).
        """
        if self.content is None:
            return None
        if self.content.series is not None:
            return self.content.series.canonical_id
        line, year = self.content.classification_line, self._year
        if line is None or line.reference_number is None or year is None:
            return None
        number = line.reference_number
        post = "".join(number.post.upper().split())
        return f"{year % 100:02}{post}{int(number.serial)}"

    @property
    def citations(self) -> "tuple[tuple[Citation, ...], ...]":
        """What each reference names, one tuple for each, by a heuristic.

        As `Content.cited`, with the cable's own post and number, and the year of its
        date-time group; ``()`` where there are no references (content.md 1.7).
        """
        return () if self.content is None else self.content.cited(year=self._year)

    def when(self) -> "When":
        """When the text is declassified, if ever: `Content.when` at the cable's day.

        Periods count from the day of the group under which the text was first sent, in
        UTC (content.md 1.4, 5).

        >>> from cableformat.model import build
        >>> build(subject="CORK").when().kind
        <WhenKind.UNKNOWN: 'unknown'>
        """
        from cableformat.markings import when  # noqa: PLC0415 - loads when needed

        if self.content is None:
            return when(None, order=None, level=None, dated=self._day)
        return self.content.when(self._day)

    @property
    def _day(self) -> "datetime.date | None":
        """The day of the date-time group under which the text was first sent."""
        heading = self.heading
        original = None if heading is None else heading.readdressed or heading
        if original is None or original.preamble is None:
            return None
        sent = original.preamble.date_time_group.in_utc()
        return None if sent is None else sent.date()

    @property
    def _year(self) -> int | None:
        """The year of the date-time group."""
        heading = self.heading
        if heading is None or heading.preamble is None:
            return None
        return heading.preamble.date_time_group.year
