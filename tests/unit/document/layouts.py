"""Documents with layouts, by hand."""

from __future__ import annotations

import json as standard

from cableformat import json, text

SOURCE = (
    "R 151122Z SEP 08\r\nFM   AMEMBASSY BOGOTÁ\r\nTO SECSTATE WASHDC\r\nBT\r\n"
    "UNCLAS BOGOTA 001774\r\n\r\nSUBJECT: THE HARVEST IS GOOD THIS YEAR\r\n\r\n"
    "1. (U) It is \\ good.\x07\r\n"
)
NOWHERE = "0" * 64


def members(source=SOURCE) -> dict:
    """The members of a document with its layout."""
    reading = text.parse(source)
    return standard.loads(json.dumps(reading.cable, layout=reading.layout))


def carried(runs, **changes) -> dict:
    """A document of the same cable with other runs."""
    made = members()
    made["layout"] |= {"runs": runs, "sourceDigest": NOWHERE, **changes}
    return made


def parse(made: dict):
    """The reading of a document, the same from either format and type."""
    source = standard.dumps(made)
    reading = json.parse(source)
    assert json.parse(source.encode()).diagnostics == reading.diagnostics
    disputed = reading.layout is not None and reading.layout.disputed
    findings = [f for f in json.check(source) if f.code != "layout.broken-copy"]
    assert tuple(findings[disputed:]) == reading.diagnostics
    return reading


def codes(made: dict) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in parse(made).diagnostics]


def literal(words: str) -> dict:
    return {"kind": "literal", "text": words}


def copy(path="/content/subject", **changes) -> dict:
    return {"kind": "copy", "path": path, "digest": "0" * 8, **changes}


EDITED = [("layout.edited", "/layout")]
