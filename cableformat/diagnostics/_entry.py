"""What the catalogue knows about a code."""

from __future__ import annotations

from typing import Final

import attrs

from cableformat.diagnostics._diagnostic import Severity

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
