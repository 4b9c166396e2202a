"""Codes of countries, organizations and coalitions in lists of release and sources.

Facts (content.md 3.2): lists name countries by the trigraphs of ISO 3166-1, since 2013
by those of GENC, and coalitions by tetragraphs of the register's annex.
Representation: the trigraphs are those of the table of TAGS; ``nations.csv`` has what
no TAG means.  Doubt: the annex is not public as a whole, so a code that is not
here may be one; nothing refuses it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import attrs

from cableformat.reference._tables import Confidence, provenance, rows_of

__all__ = ["Nation", "nation", "nations"]


@attrs.frozen(kw_only=True)
class Nation:
    """A code that lists of release and of sources use.

    >>> nation("GBR").name, nation("FVEY").kind
    ('United Kingdom', 'coalition')
    """

    code: str
    #: `None` where no source that was read has it.
    name: str | None
    kind: Literal["country", "organization", "coalition"]
    #: The last year of a code that was withdrawn, where a table has it.
    until: int | None
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str


@cache
def _nations() -> dict[str, Nation]:
    found = {}
    for row in rows_of("tags.csv"):
        code, current = row["iso3"], row["years"].endswith("-")
        if code and (current or code not in found):
            found[code] = Nation(
                code=code,
                name=row["meaning"] or None,
                kind="country",
                until=None,
                **provenance(row),
            )
    for row in rows_of("nations.csv"):
        found[row["code"]] = Nation(
            code=row["code"],
            name=row["name"] or None,
            kind=row["kind"],  # type: ignore[arg-type]
            until=int(row["until"]) if row["until"] else None,
            **provenance(row),
        )
    return dict(sorted(found.items()))


def nation(code: str) -> Nation | None:
    """What a code of two to four capitals means; `None` where no table has it.

    >>> nation("GRB") is None
    True
    """
    return _nations().get(code)


def nations() -> tuple[Nation, ...]:
    """Every code, by the alphabet.

    >>> len(nations()) > 290
    True
    """
    return tuple(_nations().values())
