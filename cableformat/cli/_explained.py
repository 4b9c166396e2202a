"""Why a finding is worth telling, and the clause it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.diagnostics import CATALOGUE, clause

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands for the words of a source in a message.
PRINTED: Final = "'...'"


def message_of(code: str) -> str:
    """What every finding of a code says.

    >>> message_of("content.glued-tags")
    "'...' read as the codes it is made of"
    """
    return CATALOGUE[code].message.replace("{}", PRINTED)


def cited(name: str) -> str:
    """A clause with what it is about and its sources.

    >>> cited("content.md 1.4")
    'content.md 1.4: E.O. line (TAGS handbook of 1974, cablemap)'
    """
    found = clause(name)
    return name if found is None else f"{name}: {found}"


def cited_members(name: str) -> dict[str, Any]:
    """What a clause is about and its sources, as members of JSON.

    >>> cited_members("design.md 8")["sources"]
    ()
    """
    found = clause(name)
    return {
        "about": None if found is None else found.about,
        "sources": () if found is None else found.sources,
    }


def explained(code: str, cites: str) -> Iterator[str]:
    """The reason of a code, and the clause that a finding of it cites."""
    yield f"why: {CATALOGUE[code].reason}"
    yield cited(cites)
