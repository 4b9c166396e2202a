"""One finding about a source, and what the catalogue knows of its code."""

from __future__ import annotations

from typing import Final

import attrs

from cableformat._record import Ordered
from cableformat.errors import CableDecodeError


class Severity(Ordered):
    """How serious a finding is.

    An error means a value that is wrong or lost, a warning an unrecognised line or a
    contradiction, info a matter of style or unknown membership.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@attrs.frozen(kw_only=True, slots=True)
class Diagnostic:
    """A coded, located finding; equal by code, span and path: wording is not API.

    >>> finding = Diagnostic(
    ...     code="text.empty", severity=Severity.WARNING, message="nothing to read",
    ...     span=(0, 0), line=1, column=1, path="", clause="laws.md 13",
    ... )
    >>> finding.located("cable.txt")
    'cable.txt:1:1: warning text.empty nothing to read'
    """

    code: str
    severity: Severity = attrs.field(eq=False)
    message: str = attrs.field(eq=False)
    #: Start and end in code points of the outermost source, the end excluded.
    span: tuple[int, int]
    #: From 1; the column in code points.
    line: int = attrs.field(eq=False)
    column: int = attrs.field(eq=False)
    #: The element, spelled as in JSON; empty for the whole source.
    path: str = ""
    clause: str = attrs.field(eq=False)
    hint: str | None = attrs.field(default=None, eq=False)

    def located(self, source: str) -> str:
        """The finding in one line, as compilers print theirs."""
        return (
            f"{source}:{self.line}:{self.column}: "
            f"{self.severity.value} {self.code} {self.message}"
        )


def decode_error(diagnostics: tuple[Diagnostic, ...]) -> CableDecodeError:
    """The exception for findings with at least one error: the first error.

    It carries all of them.
    """
    first = next(d for d in diagnostics if d.severity is Severity.ERROR)
    return CableDecodeError(first.message, code=first.code, diagnostics=diagnostics)


INFO: Final = Severity.INFO
WARNING: Final = Severity.WARNING
ERROR: Final = Severity.ERROR


@attrs.frozen(slots=True)
class Entry:
    """What the catalogue knows about a code."""

    #: `None` for a code that only an exception carries.
    severity: Severity | None
    #: The message; ``{}`` is where the printed words go, cut and quoted.
    message: str
    #: Why it is worth telling.
    reason: str
    clause: str
    hint: str | None = None

    def told(self, *words: str) -> str:
        """The message with words in its places, in order; what has no place is unused.

        >>> Entry(None, "{} is not {}", "", "laws.md 13").told("'A'", "'{}'")
        "'A' is not '{}'"
        """
        first, *rest = self.message.split("{}")
        assert len(words) >= len(rest), self.message
        return first + "".join(w + r for w, r in zip(words, rest, strict=False))
