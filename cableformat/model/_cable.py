"""A cable: one telegram, the canonical value."""

import datetime
from typing import TYPE_CHECKING, Annotated, Any

from cableformat._record import Doc, record
from cableformat.errors import CableValueError
from cableformat.markings import Level
from cableformat.model._archive import Archive
from cableformat.model._content import Content
from cableformat.model._distribution import Distribution
from cableformat.model._heading import (
    Addressee,
    Heading,
    Originator,
    ReaddressedHeading,
)
from cableformat.model._reference import Reference
from cableformat.model._transmission import Transmission

if TYPE_CHECKING:
    from cableformat.markings import When
    from cableformat.model._citations import Citation

__all__ = ["Cable"]


@record(kw_only=True)
class Cable:
    """One telegram.  Absent parts are `None`; cables compare by value.

    `subject`, `date`, `originator`, `action`, `info`, `level`, `tags`, `references`,
    `text` and `canonical_id` answer the most common questions, and mean the same in
    every dialect.  They say what the telegram prints; where it prints nothing, what the
    archive or the edition says about it.

    >>> from cableformat.model import build
    >>> cable = build(originator="AMEMBASSY ASTANA", level="SECRET", subject="CORK")
    >>> match cable:
    ...     case Cable(level=Level.SECRET, subject=str(subject)):
    ...         print(cable.originator, cable.level, subject)
    AMEMBASSY ASTANA SECRET CORK
    """

    transmission: Annotated[
        Transmission | None, Doc("This copy's journey through the relays", "wire.md 1")
    ] = None
    heading: Annotated[
        Heading | None, Doc("Preamble, originator and addressees", "wire.md 1")
    ] = None
    content: Annotated[
        Content | None, Doc("The text of the message", "content.md 1.1")
    ] = None
    distribution: Annotated[
        Distribution | None, Doc("What the Department's center printed", "nara.md 4")
    ] = None
    archive: Annotated[
        Archive | None, Doc("What an archive says about the document", "nara.md 7")
    ] = None

    @property
    def subject(self) -> str | None:
        """The subject in one line; `None` if there is none (content.md 1.6).

        That of an archive is cut at about 100 characters (nara.md 7).

        >>> from cableformat.model import build
        >>> build(subject="CORK").subject, Cable().subject
        ('CORK', None)
        """
        content = self.content
        own = None if content is None else content.subject
        return own or self._stated("Subject")

    @property
    def date(self) -> "datetime.datetime | None":
        """When the text was first sent, in UTC (wire.md 5.1); never naive.

        Two digits of a year were resolved by the policy of wire.md 5.4.  `None` where
        no moment is known: the month or the year is missing, or an edition gives a day,
        or a local time.  `Archive.sent` has the day alone.

        >>> from cableformat.model import build
        >>> build(date_time_group="151122Z SEP 08").date.isoformat()
        '2008-09-15T11:22:00+00:00'
        """
        sent = self._sent
        if sent is None and self.archive is not None:
            printed = self.archive.sent_at
            sent = printed if printed is None or printed.tzinfo else None
        return sent

    @property
    def originator(self) -> Originator | None:
        """Who sent it; `None` if nothing says (wire.md 1.7.1).

        For a readdressed message, who sent it first; `action` and `info` follow suit.

        >>> from cableformat.model import build
        >>> print(build(originator="AMEMBASSY ASTANA").originator)
        AMEMBASSY ASTANA
        """
        heading = self.original_heading
        if heading is not None and heading.originator is not None:
            return heading.originator
        stated = self._stated("From", "from")
        return None if stated is None else Originator(designator=stated)

    @property
    def action(self) -> tuple[Addressee, ...]:
        """The addressees for action, in order; ``()`` if there are none.

        An archive joins the names of several addressees by blanks (nara.md 7): they are
        one addressee here.

        >>> from cableformat.model import build
        >>> for each in build(action_addressees=["SECSTATE WASHDC"]).action:
        ...     print(each)
        SECSTATE WASHDC
        """
        heading = self.original_heading
        if heading and (heading.action_addressees or heading.info_addressees):
            return heading.action_addressees
        stated = self._stated("To", "to")
        return () if stated is None else (Addressee(designator=stated),)

    @property
    def info(self) -> tuple[Addressee, ...]:
        """The addressees for information, in order; ``()`` if there are none.

        >>> Cable().info
        ()
        """
        heading = self.original_heading
        return () if heading is None else heading.info_addressees

    @property
    def level(self) -> Level | None:
        """The level of the whole telegram; `None`, and never UNCLASSIFIED, without one.

        >>> from cableformat.model import build
        >>> build(level="C").level, str(build(level="C").level), Cable().level
        (<Level.CONFIDENTIAL: 'C'>, 'CONFIDENTIAL', None)
        """
        line = None if self.content is None else self.content.classification_line
        if line is not None and line.level is not None:
            return line.level
        try:
            return Level.from_text(
                self._stated("Original Classification", "classification") or ""
            )
        except CableValueError:
            return None

    @property
    def tags(self) -> tuple[str, ...]:
        """The TAGS, in order; ``()`` if there are none (content.md 1.5).

        >>> from cableformat.model import build
        >>> build(tags=["PREL", "KZ"]).tags
        ('PREL', 'KZ')
        """
        own = () if self.content is None else self.content.tags
        return own or self._items("TAGS")

    @property
    def references(self) -> tuple[Reference, ...]:
        """What the cable refers to; ``()`` where there is nothing (content.md 1.7).

        `citations` says what each names.

        >>> from cableformat.model import build
        >>> for each in build(references=["ASTANA 1700", "STATE 12"]).references:
        ...     print(each)
        A. ASTANA 1700
        B. STATE 12
        """
        own = () if self.content is None else self.content.references
        return own or tuple(Reference(text=item) for item in self._items("Reference"))

    @property
    def text(self) -> str:
        r"""The paragraphs as printed, a blank line between two; ``""`` without any.

        >>> from cableformat.model import build
        >>> build(paragraphs=["(C) Talks continue.", "(U) End."]).text
        '1. (C) Talks continue.\n\n2. (U) End.'
        """
        return "\n\n".join(map(str, self.content.paragraphs if self.content else ()))

    def to_dict(self) -> dict[str, Any]:
        """The cable as dictionaries, lists, strings and numbers.

        The members of its JSON document, without ``$schema``: names are in
        lowerCamelCase, and what is absent is left out (model.md 8).

        >>> from cableformat.model import build
        >>> build(originator="AMEMBASSY ASTANA").to_dict()
        {'heading': {'originator': {'designator': 'AMEMBASSY ASTANA'}}}
        """
        from cableformat.model.plain_data import plain  # noqa: PLC0415 - when needed

        made: dict[str, Any] = plain(self)
        return made

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
    def original_heading(self) -> Heading | ReaddressedHeading | None:
        """The heading under which the text was first sent (wire.md 1.6).

        >>> Cable().original_heading is None
        True
        """
        heading = self.heading
        return None if heading is None else heading.readdressed or heading

    @property
    def _sent(self) -> "datetime.datetime | None":
        """The moment of its date-time group, in UTC."""
        heading = self.original_heading
        if heading is None or heading.preamble is None:
            return None
        return heading.preamble.date_time_group.in_utc()

    @property
    def _day(self) -> "datetime.date | None":
        """The day of its date-time group, in UTC."""
        sent = self._sent
        return None if sent is None else sent.date()

    def _stated(self, *keys: str) -> str | None:
        """What the archive says under the first of the keys that says something."""
        archive = self.archive
        if archive is None:
            return None
        return next(filter(None, map(archive.stated, keys)), None)

    def _items(self, key: str) -> tuple[str, ...]:
        """The items of a list of the archive."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.items_of(self._stated(key) or "")

    @property
    def _year(self) -> int | None:
        """The year of its date-time group."""
        heading = self.original_heading
        if heading is None or heading.preamble is None:
            return None
        return heading.preamble.date_time_group.year
