"""Helpers of the tests: a small telegram in, plain values out."""

from __future__ import annotations

from typing import Any

from cableformat import text
from cableformat.document import plain


def read(source: str, *names: str) -> Any:
    """The value of a source at a path of JSON names; `None` if there is none.

    It is also checked that the source is written back exactly.
    """
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    value = plain(reading.cable)
    for name in names:
        value = None if value is None else value.get(name)
    return value


def strays(source: str) -> list[str]:
    """The strays of the heading."""
    return [stray["text"] for stray in read(source, "heading", "strays") or ()]


def findings(source: str) -> list[tuple[str, str, str]]:
    """Code, path and characters of each finding, except that of a missing heading."""
    return [
        (finding.code, finding.path, source[slice(*finding.span)])
        for finding in text.parse(source).diagnostics
        if finding.code != "text.no-heading"
    ]


def messages(source: str) -> list[str]:
    """The messages about a source, for tests of what they quote, not of wording."""
    found = text.parse(source).diagnostics
    return [each.message for each in found if each.code != "text.no-heading"]


def claimed(source: str) -> list[str]:
    """The characters of each element and label of a source, one entry per span."""
    return [
        source[slice(*span)]
        for claim in text.parse(source).layout.claims
        for span in claim.spans
    ]


def canonical(source: str) -> str:
    """The canonical text of a source."""
    return text.dumps(text.loads(source))
