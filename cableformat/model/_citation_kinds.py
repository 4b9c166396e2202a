"""What kinds of things a reference names."""

from __future__ import annotations

import enum

__all__ = ["CitationKind"]


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
