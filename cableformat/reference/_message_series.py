"""The series of messages that services number by the year (military.md 3).

Facts: a message to many is called by its series, a number and a year, NAVADMIN 234/04.
Doubt: the list has the series of the sea services and a few others; of a series that it
lacks, the line is a stray.
"""

from __future__ import annotations

from functools import cache

import attrs

from cableformat.reference._tables import Confidence, provenance, rows_of

__all__ = ["MessageSeries", "message_series", "message_series_pattern"]


@attrs.frozen(kw_only=True)
class MessageSeries:
    """A series of messages, and what the list says of it.

    >>> message_series("MARADMIN").service
    'Marine Corps'
    """

    name: str
    #: Whose messages they are.
    service: str
    meaning: str
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@cache
def _every() -> dict[str, MessageSeries]:
    return {
        row["name"]: MessageSeries(
            name=row["name"],
            service=row["service"],
            meaning=row["meaning"],
            **provenance(row),
        )
        for row in rows_of("message_series.csv")
    }


def message_series(name: str) -> MessageSeries | None:
    """The series of a name, in any case; `None` for no known one.

    >>> message_series("navadmin").name, message_series("LIMA")
    ('NAVADMIN', None)
    """
    return _every().get(name.upper())


@cache
def message_series_pattern() -> str:
    """The pattern of the names of all series of messages."""
    return "|".join(_every())
