"""What is wrong with a source: the findings of its reading and of the rules.

Theory of operation.  A codec finds what is wrong with a source and knows where its
elements are; the rules find what is wrong with a cable and know elements by their
paths.  They meet here, so that neither knows the other, and a rule says the same
about a telegram, JSON and XML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat._convert import codec_of
from cableformat._record import shown
from cableformat.diagnostics import CATALOGUE, Diagnostic, path_of
from cableformat.markings import Level
from cableformat.rules import broken

if TYPE_CHECKING:
    import datetime

    from cableformat.diagnostics import Place
    from cableformat.model import Cable
    from cableformat.rules import Breach
    from cableformat.text import Hints, Inspection, Source

__all__ = ["check"]


def check(
    source: Source, *, from_: str | None = None, hints: Hints | None = None
) -> tuple[Diagnostic, ...]:
    r"""Every finding about a source, in order; an empty tuple for a clean source.

    These are the findings of `parse`; for a document, a finding if its layout does not
    read as its cable; and the rules across elements that the cable breaks
    (``rules.*``), which are the same in each format.  Whatever the published schemas
    refuse, `parse` refuses (law 7).

    Raises:
        CableDecodeError: `from_` names no format (``convert.unknown-format``), or the
            source is over the cap (``input.too-large``).

    >>> [finding.code for finding in check("FM AMEMBASSY ASTANA\n?? ??\n")]
    ['text.unrecognised-line']
    >>> [finding.code for finding in check("DE RUEHTA #1774\nBT\n#1747\nNNNN\n")]
    ['rules.validation-number']
    """
    inspection = codec_of(source, from_).inspect(source, hints=hints)
    if inspection.cable is None:
        return inspection.diagnostics
    breaches = broken(inspection.cable, dated=None if hints is None else hints.date)
    if not breaches:
        return inspection.diagnostics
    found = [*inspection.diagnostics, *_located(breaches, inspection)]
    return tuple(sorted(found, key=lambda finding: finding.span))


def _told(word: str | int | datetime.date | Level) -> str:
    if isinstance(word, Level):
        return word.word
    return shown(word) if isinstance(word, str) else str(word)


def _located(
    breaches: tuple[Breach, ...], inspection: Inspection[Cable | None]
) -> list[Diagnostic]:
    places = inspection.places({breach.steps for breach in breaches})
    return [_finding(breach, places[breach.steps]) for breach in breaches]


def _finding(breach: Breach, place: Place) -> Diagnostic:
    entry = CATALOGUE[breach.code]
    assert entry.severity is not None
    return Diagnostic(
        code=breach.code,
        severity=entry.severity,
        message=entry.told(*map(_told, breach.words)),
        span=place.span,
        line=place.line,
        column=place.column,
        path=path_of(breach.steps),
        clause=entry.clause,
        hint=breach.hint or entry.hint,
    )
