"""What was found in a file: each finding with its end, and how it is known again.

Facts: spans are in code points of the outermost source, and each format has its own
rule where a line ends: telegrams that of wire.md 6, JSON LF, XML that of its section
2.11.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

import attrs

from cableformat._detect import format_of
from cableformat._escape import encodable
from cableformat.diagnostics import LineStarts
from cableformat.text.lines.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.diagnostics import Diagnostic, Severity
    from cableformat.errors import CableFormatError

#: A place in a list, which an edit above it moves.
_INDEX: Final = re.compile(r"/[0-9]+(?=/|\Z)", re.ASCII)
#: How many characters of a line are looked at, and how many of them are kept.
_LONGEST: Final = 400
_WORDS: Final = 60
#: The number of a paragraph or the letter of a reference, which one above it moves.
_ENUMERATED: Final = re.compile(r"\xb6?(?:[0-9]{1,3}|[A-Z])\.[ \t]+")
_QUOTED: Final = re.compile("'([^']+)'")


@attrs.frozen(slots=True, order=True)
class Fingerprint:
    """What a finding is known by when its file is checked again.

    Neither its line nor its place in a list, which an edit above it moves, nor its
    message, whose wording is not API: the file, the code, the path without the places
    in lists, and the words that it is about.  Findings that are alike in all of them
    are distinguished only by how many there are.
    """

    #: Relative to a folder, with forward slashes.
    file: str
    code: str
    path: str
    words: str

    def digest(self) -> str:
        """The fingerprint in one word."""
        members = json.dumps(attrs.astuple(self))
        return hashlib.sha256(members.encode()).hexdigest()


class SourceText:
    """What a source says, and where its lines begin; read when first asked for."""

    def __init__(self, source: bytes, format_: str | None) -> None:
        self._source = source
        self._format = format_ or format_of(source)

    @cached_property
    def _line_end(self) -> re.Pattern[str]:
        # When it is asked for: that of XML loads lxml.
        place = "lines.ends" if self._format == "text" else "source"
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
        """The words that a finding is about, without what precedes them.

        Those of the first line of its span, without a number or letter in front, blanks
        drawn together; in a document, where a span is the beginning of a member, those
        that the message quotes too.  A finding about a whole source occurs once, and
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


@attrs.frozen(slots=True)
class Finding:
    """A finding, and what else a report shows, computed when needed."""

    what: Diagnostic
    source: SourceText
    #: The name that the file is known by.
    file: str
    #: Whether a baseline has it; `None` where none is in force.
    accepted: bool | None = None

    @property
    def end(self) -> tuple[int, int]:
        """Line and column after its last character, from 1; in code points."""
        return self.source.line_and_column(self.what.span[1])

    @property
    def fingerprint(self) -> Fingerprint:
        """What identifies it in a later run."""
        path = _INDEX.sub("/*", self.what.path)
        words = self.source.words(self.what)
        return Fingerprint(self.file, self.what.code, encodable(path), encodable(words))


@attrs.frozen(slots=True)
class Checked:
    """A file that was checked: what was found in it, or why it could not be read."""

    name: str
    findings: tuple[Finding, ...] = ()
    error: CableFormatError | None = None
    #: The name that identifies it when it is checked again.
    known: str = ""

    @property
    def listed(self) -> str:
        """The name where it begins a line: GitHub Actions obeys one that has ``::``."""
        is_command = self.name.lstrip().startswith("::")
        return f"./{self.name}" if is_command else self.name

    @property
    def reported(self) -> tuple[Diagnostic, ...]:
        """What was found and is not accepted."""
        return tuple(found.what for found in self.findings if not found.accepted)

    def held_against(self, accepts: Callable[[Fingerprint], bool]) -> Checked:
        """The same; of each finding it is known whether it is accepted."""
        held = (attrs.evolve(f, accepted=accepts(f.fingerprint)) for f in self.findings)
        return attrs.evolve(self, findings=tuple(held))

    def at_least(self, severity: Severity) -> Checked:
        """The same, without findings that are less severe."""
        kept = (f for f in self.findings if f.what.severity >= severity)
        return attrs.evolve(self, findings=tuple(kept))
