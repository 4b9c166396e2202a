"""Findings as lines for a person, and what the catalogue says about their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.diagnostics import CATALOGUE, clause
from cableformat.page.limits import limited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._print import Line
    from cableformat.diagnostics import Diagnostic

#: A placeholder for the words of a source in a message.
PRINTED: Final = "'...'"


def findings(
    diagnostics: tuple[Diagnostic, ...], name: str, *, explain: bool = False
) -> Iterator[Line]:
    """What was found in a source called `name`, as compilers print theirs.

    With `explain`, the reason and the clause follow each finding.
    """
    shown, left = limited(diagnostics)
    for finding in shown:
        yield ((finding.located(name), finding.severity.value),)
        if finding.hint is not None:
            yield ((f"    {finding.hint}", ""),)
        if explain:
            for words in explained(finding.code, finding.clause):
                yield ((f"    {words}", "label"),)
    for code, more in left:
        yield ((f"and {more} more of {code}", ""),)


def message_of(code: str) -> str:
    """What every finding of a code says.

    >>> message_of("content.glued-tags")
    "'...' read as several codes"
    """
    return CATALOGUE[code].message.replace("{}", PRINTED)


def cited(name: str) -> str:
    """A clause with what it is about and its sources.

    >>> cited("content.md 1.4")
    'content.md 1.4: E.O. line (TAGS handbook of 1974, cablemap)'
    """
    found = clause(name)
    return name if found is None else f"{name}: {found}"


def page_of(name: str) -> str:
    """Where a clause is in the documentation; empty for what names no section.

    >>> page_of("wire.md 1.7.4")
    'docs/sources/wire.md#1.7.4'
    """
    found = clause(name)
    return "" if found is None else found.address


def cited_members(name: str) -> dict[str, Any]:
    """What a clause is about, its sources and its page, as members of JSON.

    >>> cited_members("laws.md 13")["sources"]
    ()
    """
    found = clause(name)
    return {
        "about": None if found is None else found.about,
        "sources": () if found is None else found.sources,
        "page": None if found is None else found.address,
    }


def explained(code: str, cites: str) -> Iterator[str]:
    """The reason of a code, the clause that a finding of it cites, and its page."""
    yield f"why: {CATALOGUE[code].reason}"
    yield cited(cites)
    if page := page_of(cites):
        yield f"see: {page}"
