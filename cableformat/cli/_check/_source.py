"""The text of a source, for what a report tells of a finding besides its beginning.

Facts: spans are in code points of the outermost source, and each format has its own
rule where a line ends: of telegrams wire.md 6, of JSON LF, of XML that of its section
2.11.
"""

from __future__ import annotations

import importlib
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from cableformat._detect import format_of
from cableformat.diagnostics import LineStarts
from cableformat.text.lines.source import decode

if TYPE_CHECKING:
    from cableformat.diagnostics import Diagnostic

#: How many characters of a line are looked at, and how many of them are kept.
_LONGEST: Final = 400
_WORDS: Final = 60
#: The number of a paragraph or the letter of a reference, which one above it moves.
_ENUMERATED: Final = re.compile(r"\xb6?(?:[0-9]{1,3}|[A-Z])\.[ \t]+")
_QUOTED: Final = re.compile("'([^']+)'")


class SourceText:
    """What a source says, and where its lines begin; read when first asked for."""

    def __init__(self, source: bytes, format_: str | None) -> None:
        self._source = source
        self._format = format_ or format_of(source)

    @cached_property
    def _line_end(self) -> re.Pattern[str]:
        # When it is asked for: that of XML loads lxml.
        place = "lines.line" if self._format == "text" else "source"
        module = importlib.import_module(f"cableformat.{self._format}.{place}")
        return cast("re.Pattern[str]", module.LINE_END)

    @cached_property
    def _text(self) -> str:
        if self._format == "text":
            return decode(self._source)[0]
        if self._format == "xml":
            from cableformat.xml.source import XmlSource  # noqa: PLC0415 - loads lxml

            return XmlSource(self._source).text
        return self._source.decode("utf-8", "replace")

    @cached_property
    def _starts(self) -> LineStarts:
        return LineStarts(self._text, self._line_end)

    @property
    def mark(self) -> int:
        """How many code points a byte-order mark has: some count it, some do not."""
        return 1 if self._text.startswith("\ufeff") else 0

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Where an offset is, from 1; the column in code points."""
        return self._starts.line_and_column(offset)

    def words(self, finding: Diagnostic) -> str:
        """The words that a finding is about, whatever stands before them.

        Those of the first line of its span, without a number or letter in front, blanks
        drawn together; in a document, where a span is the beginning of a member, those
        that the message quotes too.  What is about a whole source is told once, and
        needs none.
        """
        if not finding.path:
            return ""
        start, end = finding.span
        piece = self._text[start : min(end, start + _LONGEST)]
        words = self._line_end.split(piece, maxsplit=1)[0]
        if self._format == "text":
            number = _ENUMERATED.match(words)
            words = words[number.end() :] if number else words
        elif quoted := _QUOTED.search(finding.message):
            words = f"{quoted[1]} in {words}"
        return " ".join(words.split())[:_WORDS].rstrip()
