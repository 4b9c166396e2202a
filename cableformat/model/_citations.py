"""One message or document that a reference names (content.md 1.7)."""

from __future__ import annotations

import enum
from typing import Literal

import attrs

from cableformat.reference import message_series

__all__ = ["Citation", "CitationKind"]


class CitationKind(enum.StrEnum):
    """What a citation refers to (content.md 1.7)."""

    #: By post and running number: ``08 ASTANA 1700``.
    TELEGRAM = "telegram"
    #: By post and number: ``BANGKOK A-50``.
    AIRGRAM = "airgram"
    #: By the number of a series, a traveller's or a service's: ``TOSEC 010063``,
    #: ``NAVADMIN 012/05``.
    SERIES = "series"
    #: By originator and date-time group: ``SECDEF MSG DTG 301601Z SEP 08``.
    DATE_TIME_GROUP = "dateTimeGroup"
    E_MAIL = "eMail"
    TELEPHONE = "telephone"
    LETTER = "letter"
    FAX = "fax"
    #: Intelligence and press reports: ``TD-314/...``, IIR.
    REPORT = "report"
    #: A paragraph of the Foreign Affairs Manual or its handbooks.
    REGULATION = "regulation"
    #: What is none of these, or does not tell: ``PREVIOUS``.
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Citation:
    """One message or document that a reference names (content.md 1.7).

    Absent parts are `None` or ``()``.  ``text == source[begin:end]``.
    """

    kind: CitationKind
    #: The post or other originator.  STATE for SECSTATE and DEPT; else the name of its
    #: time, in capitals.
    post: str | None = None
    #: Whether a list has the post.
    known: bool = False
    #: The running number, padded as printed; for an airgram, the number after ``A-``.
    serial: str | None = None
    #: The series of the number: ``TOSEC``, ``NAVADMIN``.
    series: str | None = None
    #: The full year; two digits are resolved by policy.
    year: int | None = None
    #: In their order: ``NOTAL``, ``EXDIS``, ...
    captions: tuple[str, ...] = ()
    #: As printed: ``301601Z SEP 08``.
    date_time_group: str | None = None
    #: The letter or number in front, without brackets and period.
    label: str | None = None
    #: What is not printed here: a post from the item before, a year from it or from
    #: the cable.
    implied: tuple[Literal["post", "year"], ...] = ()
    #: Words that are read as others: a digit for a letter, as printed and as read.
    misprints: tuple[tuple[str, str], ...] = ()
    text: str
    begin: int
    end: int

    @property
    def canonical_id(self) -> str | None:
        """Such as ``08ASTANA1774`` (content.md 1.2), or ``NAVADMIN 012/05``.

        `None` if it is no telegram, has no year, or is of no known post: what resembles
        a post may be none.

        >>> citation = Citation(
        ...     kind=CitationKind.TELEGRAM, post="SAN SALVADOR", known=True,
        ...     serial="0077", year=2008, text="08 SAN SALVADOR 0077", begin=0, end=20,
        ... )
        >>> citation.canonical_id
        '08SANSALVADOR77'
        """
        if self.kind is CitationKind.SERIES and message_series(self.series or ""):
            if self.serial is None or self.year is None:
                return None
            return f"{self.series} {int(self.serial):03}/{self.year % 100:02}"
        if self.kind is not CitationKind.TELEGRAM or not self.known:
            return None
        if self.post is None or self.serial is None or self.year is None:
            return None
        name = self.post.replace("-", "").replace(" ", "")
        return f"{self.year % 100:02}{name}{int(self.serial)}"
