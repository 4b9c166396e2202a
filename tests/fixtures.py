"""A few fixtures that differ, for the tests that are not about single fixtures.

`corpus/` checks that every fixture is read and written as its clause says.  The output
of a command depends on less: the format and encoding of a source, its line ends, its
layout, and its damage.  The few have each of these once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

FIXTURES: Final = Path(__file__).parents[1] / "fixtures" / "v1"

#: The few by name, and why each is among them.
_NAMES: Final = {
    "valid/telegram/canonical": "the longest telegram, in canonical text",
    "valid/telegram/markdown": "links of a Markdown rendering; no last line end",
    "valid/telegram/pilcrows": "pilcrows",
    "valid/encoding/non-ascii": "UTF-8",
    "valid/encoding/nul": "a NUL",
    "repairable/encoding/windows-1252": "windows-1252",
    "repairable/encoding/invalid-utf-8": "a broken sequence of UTF-8",
    "valid/line-ends/cr": "CR",
    "valid/line-ends/crlf": "CR LF",
    "valid/line-ends/cr-cr-lf": "CR CR LF",
    "valid/line-ends/mixed": "LF and CR LF",
    "valid/layout/tabs": "tabs",
    "valid/layout/trailing-blanks": "trailing blanks",
    "valid/layout/leading-blanks": "leading blanks",
    "repairable/sources/empty": "no byte at all",
    "repairable/sources/blank": "blanks and no word",
    "repairable/sources/photograph": "bytes of another kind of file",
    "repairable/sources/letter": "text that is no telegram",
    "repairable/sources/cut-in-mid-line": "a line that is cut off",
    "repairable/strays/unknown-line-at-top": "a line that belongs to no element",
    "repairable/instructions/zny-unclassified": "a telegram that breaks a rule",
    "valid/transmission/bell-before-flash": "control characters in an element",
    "valid/page-lines/in-paragraph": "an element in several pieces",
    "valid/readdressal/accounting": "two headings",
    "valid/acp128/basic-header": "a line that two elements share",
    "valid/paragraphs/table": "blanks that count",
    "valid/documents/json-heading": "JSON without a layout",
    "valid/documents/json-byte-order-mark": "a byte order mark",
    "valid/documents/json-layout": "JSON with a layout",
    "valid/documents/xml-utf-16": "XML in UTF-16",
    "valid/documents/xml-layout": "XML with a layout",
    "repairable/documents/json-layout-broken-copy": "a layout that does not hold",
    "invalid/layout/json-disagrees": "a layout that reads as another cable",
    "invalid/documents/json-cut-off": "broken JSON",
    "invalid/documents/xml-cut-off": "broken XML",
    "invalid/documents/json-newer-version": "a version that is not known yet",
    "invalid/members/heading-group-count": "a value that no cable has",
    "repairable/rules/release-codes": "a document that breaks a rule",
}
#: Their sources.
FEW: Final = [next((FIXTURES / name).glob("input.*")) for name in _NAMES]
FEW_TELEGRAMS: Final = [path for path in FEW if path.suffix == ".txt"]


def name_of(path: Path) -> str:
    """The name of the case that a source belongs to."""
    return "/".join(path.parts[-4:-1])


def each(paths: list[Path]) -> pytest.MarkDecorator:
    """Run a test once with each `path`."""
    return pytest.mark.parametrize("path", paths, ids=name_of)
