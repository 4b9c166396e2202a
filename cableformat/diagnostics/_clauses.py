"""The sections that findings cite: what each is about, and where its facts are from.

A clause names a section of one of six sheets.  ``wire.md`` is about the transmission
and the heading, ``content.md`` about the text, ``military.md`` about messages of the
services, ``streams.md`` about sources that hold several telegrams or wrap one,
``nara.md`` about an archive's print of telegrams of 1973 to 1979; ``design.md`` is
about this library.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from cableformat._csv_tables import listed, rows_of

__all__ = ["Clause", "clause", "clauses"]

#: A sheet, and a section of it: ``1.7.2``, ``5.1-5.3``, ``(a)``.
_CITED: Final = re.compile(
    r"([a-z]+\.md) (?:([0-9]{1,3}(?:\.[0-9]{1,3}){0,8})|(\([a-z]\)))(?![0-9a-z])"
)


@attrs.frozen(kw_only=True, slots=True)
class Clause:
    """A section that findings cite."""

    #: Sheet and section, such as ``content.md 1.4``.
    name: str
    about: str
    #: The books and collections that its facts are from; none for this library's own.
    sources: tuple[str, ...]

    def __str__(self) -> str:
        sources = f" ({', '.join(self.sources)})" if self.sources else ""
        return f"{self.about}{sources}"


@cache
def clauses() -> dict[str, Clause]:
    """Every section by its name, in the order of the sheets.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> len(clauses()) > 40
    True
    """
    return {
        row["clause"]: Clause(
            name=row["clause"], about=row["about"], sources=listed(row["sources"])
        )
        for row in rows_of(__package__, "clauses.csv")
    }


def clause(name: str) -> Clause | None:
    """The section that a finding cites; of one that has no row, the section around it.

    `None` for what names no section.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> str(clause("content.md 1.4"))
    'E.O. line (TAGS handbook of 1974, cablemap)'
    >>> [clause(name).name for name in ("wire.md 5.1-5.3", "content.md 3.1 rule 1")]
    ['wire.md 5', 'content.md 3.1']
    """
    cited = _CITED.match(name)
    if cited is None:
        return None
    sheet, section, letter = cited.groups()
    if letter is not None:
        return clauses().get(f"{sheet} {letter}")
    steps = section.split(".")
    names = (f"{sheet} {'.'.join(steps[:n])}" for n in range(len(steps), 0, -1))
    return next((clauses()[name] for name in names if name in clauses()), None)
