"""What was found in a file: each finding with its end, and how it is known again."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.cli._ascii import encodable
from cableformat.cli._io import STANDARD
from cableformat.cli._source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.diagnostics import Diagnostic
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


@attrs.frozen(slots=True, kw_only=True)
class Finding:
    """A finding, and what a report tells of it besides."""

    what: Diagnostic
    #: Line and column behind its last character, from 1; the column in code points.
    end: tuple[int, int]
    #: How many code points before it are a byte-order mark.
    mark: int
    fingerprint: Fingerprint
    #: Whether a baseline has it; `None` where none is in force.
    accepted: bool | None = None


@attrs.frozen(slots=True)
class Checked:
    """A file that was checked: what was found in it, or why it could not be read."""

    name: str
    findings: tuple[Finding, ...] = ()
    error: CableFormatError | None = None
    #: What it is known by when it is checked again.
    known: str = ""

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """What was found and is not accepted."""
        return tuple(found.what for found in self.findings if not found.accepted)


def findings_of(
    found: Iterable[Diagnostic],
    source: bytes,
    format_: str | None,
    file: str,
    accepts: Callable[[Fingerprint], bool] | None = None,
) -> tuple[Finding, ...]:
    """What a report tells of findings; `file` is the name that they are known by."""
    diagnostics = tuple(found)
    if not diagnostics:
        return ()
    text = SourceText(source, format_)
    findings = []
    for what in diagnostics:
        path = _INDEX.sub("/*", what.path)
        words = encodable(text.words(what))
        fingerprint = Fingerprint(file, what.code, encodable(path), words)
        findings.append(
            Finding(
                what=what,
                end=text.line_and_column(what.span[1]),
                mark=text.mark,
                fingerprint=fingerprint,
                accepted=None if accepts is None else accepts(fingerprint),
            )
        )
    return tuple(findings)


def known_name(name: str, folder: str) -> str:
    """The name of a file from a folder, alike on every system."""
    if name == STANDARD:
        return name
    # The folders are the real ones, so that a link in between makes no other name.
    path = Path(os.path.realpath(Path(name).parent), Path(name).name)
    try:
        relative = os.path.relpath(path, os.path.realpath(folder))
    except ValueError:  # another drive
        relative = str(path)
    return encodable(Path(relative).as_posix())
