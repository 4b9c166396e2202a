"""The sets of a formatted text: ``MSGID/GENADMIN/CNO/-/OCT//`` (wire.md 7.3).

They are text, kept as an unnumbered paragraph with whatever stands between them; their
fields are not read.  No line of a heading stands among them.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.content.paragraph_opening import Opening
from cableformat.text.lenses.patterns import FLAGS

#: Whether a line is a set of a general administrative message; frozen for v1.
#: Source: wire.md 7.3 and the Navy messages of the corpus as of 2026-11.
is_set: Final = re.compile(
    r"(?:MSGID|SUBJ|REF|NARR|AMPN|RMKS|POC|EXER|OPER|DECL|GENTEXT|ACKN|KEYWORD"
    r"|CANCL|CNCL)/",
    FLAGS,
).match


class SetsLens(ParagraphLens):
    """A formatted text: its first set opens it (wire.md 7.3)."""

    initials = "MSRNAPEOGDKC"

    def shape(self, text: str) -> Any:
        return Opening("") if is_set(text) else None
