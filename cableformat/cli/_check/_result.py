"""What was found in a file: each finding with its end, and how it is known again."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._escape import encodable
from cableformat.cli._check._source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.diagnostics import Diagnostic, Severity
    from cableformat.errors import CableFormatError

#: A place in a list, which an edit above it moves.
_INDEX: Final = re.compile(r"/[0-9]+(?=/|\Z)", re.ASCII)


@attrs.frozen(slots=True, order=True)
class Fingerprint:
    """What a finding is known by when its file is checked again.

    Neither its line nor its place in a list, which an edit above it moves, nor its
    message, whose wording is not API: the file, the code, the path without the places
    in lists, and the words that it is about.  Findings that are alike in all of them
    are told apart by their number alone.
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


@attrs.frozen(slots=True)
class Finding:
    """A finding, and what a report tells of it besides, worked out when asked for."""

    what: Diagnostic
    source: SourceText
    #: The name that the file is known by.
    file: str
    #: Whether a baseline has it; `None` where none is in force.
    accepted: bool | None = None

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind its last character, from 1; in code points."""
        return self.source.line_and_column(self.what.span[1])

    @property
    def fingerprint(self) -> Fingerprint:
        """What it is known by."""
        path = _INDEX.sub("/*", self.what.path)
        words = self.source.words(self.what)
        return Fingerprint(self.file, self.what.code, encodable(path), encodable(words))


@attrs.frozen(slots=True)
class Checked:
    """A file that was checked: what was found in it, or why it could not be read."""

    name: str
    findings: tuple[Finding, ...] = ()
    error: CableFormatError | None = None
    #: What it is known by when it is checked again.
    known: str = ""

    @property
    def listed(self) -> str:
        """The name where it begins a line: GitHub Actions obeys one that has ``::``."""
        is_command = self.name.lstrip().startswith("::")
        return f"./{self.name}" if is_command else self.name

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """What was found and is not accepted."""
        return tuple(found.what for found in self.findings if not found.accepted)

    def held_against(self, accepts: Callable[[Fingerprint], bool]) -> Checked:
        """The same; of each finding it is known whether it is accepted."""
        held = (attrs.evolve(f, accepted=accepts(f.fingerprint)) for f in self.findings)
        return attrs.evolve(self, findings=tuple(held))

    def at_least(self, severity: Severity) -> Checked:
        """The same, without findings that are less grave."""
        grave = (f for f in self.findings if f.what.severity >= severity)
        return attrs.evolve(self, findings=tuple(grave))
