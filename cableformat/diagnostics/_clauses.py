"""The sections that findings cite: what each is about, and where its facts are from.

A clause names a section of a page.  ``wire.md`` is about the transmission and the
heading, ``content.md`` about the text, ``military.md`` about messages of the services,
``streams.md`` about sources that hold several telegrams or wrap one, ``nara.md`` about
an archive's print of telegrams of 1973 to 1979: all in ``docs/sources``.  ``laws.md``
and ``model.md`` are about this library, and in ``docs``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from cableformat._csv_tables import listed, rows_of

__all__ = ["Clause", "clause", "clauses"]

#: The pages that are about this library itself.
_OWN: Final = frozenset({"laws.md", "model.md"})
#: A page, and a section of it: ``1.7.2``, ``5.1-5.3``, ``(a)``.
_CITED: Final = re.compile(
    r"([a-z]+\.md) (?:([0-9]{1,3}(?:\.[0-9]{1,3}){0,8})|(\([a-z]\)))(?![0-9a-z])"
)


@attrs.frozen(kw_only=True, slots=True)
class Clause:
    """A section that findings cite."""

    #: Page and section, such as ``content.md 1.4``.
    name: str
    about: str
    #: The books and collections that its facts are from; none for this library's own.
    sources: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the section is, in the repository and the source distribution.

        >>> clause("content.md 1.4").address, clause("laws.md 5").address
        ('docs/sources/content.md#1.4', 'docs/laws.md#5')
        """
        page, section = self.name.split(" ")
        folder = "docs" if page in _OWN else "docs/sources"
        return f"{folder}/{page}#{section.strip('()')}"

    def __str__(self) -> str:
        sources = f" ({', '.join(self.sources)})" if self.sources else ""
        return f"{self.about}{sources}"


@cache
def clauses() -> dict[str, Clause]:
    """Every section by its name, in the order of the pages.

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
    """The section that a finding cites, or the section around it.

    `None` for a name of no section.

    Raises:
        CableFormatError: The installation lacks the list (``data.missing``).

    >>> str(clause("content.md 1.4"))
    'E.O. line (TAGS handbook of 1974, cablemap)'
    >>> [clause(name).name for name in ("wire.md 5.1-5.3", "content.md 3.1 rule 1")]
    ['wire.md 5.1', 'content.md 3.1']
    """
    cited = _CITED.match(name)
    if cited is None:
        return None
    page, section, letter = cited.groups()
    if letter is not None:
        return clauses().get(f"{page} {letter}")
    steps = section.split(".")
    names = (f"{page} {'.'.join(steps[:n])}" for n in range(len(steps), 0, -1))
    return next((clauses()[name] for name in names if name in clauses()), None)
