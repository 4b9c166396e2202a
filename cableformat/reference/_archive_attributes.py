"""The attributes with which an archive describes a telegram of 1973 to 1979.

Facts (nara.md 7): 67 keys in an order of which the first 38 are sure; Draft Date and
Sent Date share a place.  Doubt: the number of keys; so a key missing here is still read
where it is between two that are known.  Tables of the same documents have columns of
other names (streams.md 6), each with the day on which the library began to read it.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final

import attrs

from cableformat.reference._tables import Confidence, provenance, rows_of

__all__ = [
    "ArchiveCode",
    "ArchiveColumn",
    "ArchiveKey",
    "archive_codes",
    "archive_column",
    "archive_key",
    "archive_key_places",
    "archive_keys",
]


@attrs.frozen(kw_only=True)
class ArchiveKey:
    """A key of the attribute block."""

    name: str
    #: Its place in the block, from 1.
    place: int
    #: What its values are: text, date, list, code, level, number.
    kind: str
    meaning: str
    source: tuple[str, ...]
    confidence: Confidence
    note: str

    @property
    def column(self) -> str:
        """Its name as a column of a table.

        >>> archive_key("Document Number").column
        'documentNumber'
        """
        head, *rest = self.name.split(" ")
        return head.lower() + "".join(word[0].upper() + word[1:] for word in rest)


@cache
def archive_keys() -> tuple[ArchiveKey, ...]:
    """Every key, in the order of the block.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> archive_keys()[0].name
    'Automatic Decaptioning'
    """
    return tuple(
        ArchiveKey(
            name=row["key"],
            place=int(row["place"]),
            kind=row["kind"],
            meaning=row["meaning"],
            **provenance(row),
        )
        for row in rows_of(_TABLE)
    )


@attrs.frozen(kw_only=True)
class ArchiveCode:
    """A code that an attribute may have for its value."""

    #: The name of the attribute.
    key: str
    code: str
    #: `None` where nobody has said.
    meaning: str | None
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def archive_codes() -> tuple[ArchiveCode, ...]:
    """Every code that is known of the attributes, in the order of their keys.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> [each.code for each in archive_codes() if each.key == "Document Source"]
    ['ADS', 'CORE', 'TEDS']
    """
    return tuple(
        ArchiveCode(
            key=row["key"],
            code=row["code"],
            meaning=row["meaning"] or None,
            **provenance(row),
        )
        for row in rows_of(_CODES)
    )


@cache
def archive_key_places() -> dict[str, int]:
    """The place of every key in the block, by its name.

    >>> archive_key_places()["Draft Date"] == archive_key_places()["Sent Date"]
    True
    """
    return {key.name: key.place for key in archive_keys()}


def archive_key(name: str) -> ArchiveKey | None:
    """What the table has about a key, in any case; `None` where it lacks it.

    >>> archive_key("film number").kind
    'identifier'
    """
    return _by_name().get(name.casefold())


@cache
def _by_name() -> dict[str, ArchiveKey]:
    keys = {key.name.casefold(): key for key in archive_keys()}
    return {**{key.column.casefold(): key for key in archive_keys()}, **keys}


@attrs.frozen(kw_only=True)
class ArchiveColumn:
    """A column of a table of documents, under a name that is no key."""

    name: str
    #: The attribute whose values it holds; Message Text for the telegram itself.
    key: str
    source: tuple[str, ...]
    confidence: Confidence
    #: The day on which this library began to read it.
    added: datetime.date
    note: str

    @property
    def is_text(self) -> bool:
        """Whether it holds the telegram itself.

        >>> archive_column("raw_body").is_text
        True
        """
        return self.key == _TEXT


def archive_column(name: str) -> ArchiveColumn | None:
    """What the table has about the name of a column, in any case; `None` without it.

    >>> archive_column("DOC_NBR").key
    'Document Number'
    """
    return _columns().get(name.casefold())


@cache
def _columns() -> dict[str, ArchiveColumn]:
    return {
        row["column"]: ArchiveColumn(
            name=row["column"],
            key=row["key"],
            added=datetime.date.fromisoformat(row["added"]),
            **provenance(row),
        )
        for row in rows_of(_COLUMNS)
    }


#: The title above the telegram in a document of the archive (nara.md 2).
_TEXT: Final = "Message Text"
_COLUMNS: Final = "archive_columns.csv"
_TABLE: Final = "archive_attributes.csv"
_CODES: Final = "archive_codes.csv"
