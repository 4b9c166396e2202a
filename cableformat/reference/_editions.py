"""How editors head a telegram in a printed edition: their attributes and their words.

Facts (streams.md 7): a head names number, kind, sender and receiver, a dateline place
and time, a footnote the source.  Representation: a row a key, in the order of canonical
text, and a row a word, by its use, as of November 2026.  Doubt: the words were counted
in volumes on 1952 to 1980; others are rare.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from cableformat.reference._archive_attributes import ArchiveKey
from cableformat.reference._tables import provenance, rows_of

__all__ = ["edition_keys", "edition_words"]

_KEYS: Final = "edition_attributes.csv"
_WORDS: Final = "edition_words.csv"


@cache
def edition_keys() -> dict[str, ArchiveKey]:
    """The attributes of a printed edition by their names, in their order.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> list(edition_keys())[4:8]
    ['from', 'to', 'place', 'date']
    """
    return {
        row["key"]: ArchiveKey(
            name=row["key"],
            place=int(row["place"]),
            kind=row["kind"],
            meaning=row["meaning"],
            **provenance(row),
        )
        for row in rows_of(_KEYS)
    }


@cache
def edition_words(use: str) -> frozenset[str]:
    """The words of one use: ``kind``, ``level``, ``title``.

    A document is of a kind; a level is in the footnote; a title may have a ``to`` after
    it that is part of the name.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> "Airgram" in edition_words("kind"), "Mission" in edition_words("title")
    (True, True)
    """
    return frozenset(row["word"] for row in rows_of(_WORDS) if row["use"] == use)
