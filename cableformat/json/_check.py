"""What more can be found in a document: whether its layout is that of its cable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.document import check_arguments, inspected
from cableformat.json._codec import read
from cableformat.json.source import JsonSource

if TYPE_CHECKING:
    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection, Source


def check(source: Source, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    """Every finding about a document, in document order.

    These are the findings of `parse`; if none of them is an error, also whether the
    layout reads as the cable.  Whatever the published schema refuses, `parse` refuses
    (law 7).

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> [finding.code for finding in check('{}')]
    ['document.missing-member']
    """
    return inspect(source, hints=hints).diagnostics


def inspect(source: Source, *, hints: Hints | None = None) -> Inspection[Cable | None]:
    """The findings of `check`, with the cable and the places of its members.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> inspect('{}').cable is None, inspect('{}').diagnostics[0].line
    (True, 1)
    """
    source = check_arguments(source, hints)
    document = JsonSource(source)
    return inspected(read(document), document)
