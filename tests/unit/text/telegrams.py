"""A small telegram in, plain values out: what the tests of the heading share."""

from __future__ import annotations

from typing import Any

from cableformat import text
from cableformat.document import plain


def read(source: str, *names: str) -> Any:
    """What a source holds under some names of JSON; `None` where nothing is.

    The source comes back exactly, as every source does.
    """
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    value = plain(reading.cable)
    for name in names:
        value = None if value is None else value.get(name)
    return value


def strays(source: str) -> list[str]:
    """The words that belong to no element of the heading."""
    return [stray["text"] for stray in read(source, "heading", "strays") or ()]


def findings(source: str) -> list[tuple[str, str, str]]:
    """Code, path, and what is underlined; that a fragment has no heading is no news."""
    return [
        (finding.code, finding.path, source[slice(*finding.span)])
        for finding in text.parse(source).diagnostics
        if finding.code != "text.no-heading"
    ]


def messages(source: str) -> list[str]:
    """What is said of a source; wording is no API, what is quoted is there."""
    found = text.parse(source).diagnostics
    return [each.message for each in found if each.code != "text.no-heading"]


def claimed(source: str) -> list[str]:
    """What the elements and labels of a source cover, a run each."""
    return [
        source[slice(*span)]
        for claim in text.parse(source).layout.claims
        for span in claim.spans
    ]


def canonical(source: str) -> str:
    """The one spelling of what a source holds; it reads back."""
    return text.dumps(text.loads(source))
