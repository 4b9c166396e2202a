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

#: How the sets of a general administrative message begin; frozen for v1.
#: Source: wire.md 7.3 and the Navy messages of the corpus as of 2026-11.
_NAMES: Final = (
    "MSGID SUBJ REF NARR AMPN RMKS POC EXER OPER DECL GENTEXT ACKN KEYWORD CANCL CNCL"
).split()
_SET: Final = f"(?:{'|'.join(_NAMES)})/"
#: Whether a line is such a set.
is_set: Final = re.compile(_SET, FLAGS).match


class SetsLens(ParagraphLens):
    """A formatted text: its first set opens it (wire.md 7.3)."""

    initials = "MSRNAPEOGDKC"
    landmark = _SET
    landmark_begins = tuple({name[:2] for name in _NAMES})

    def shape(self, text: str) -> Any:
        return Opening("") if is_set(text) else None
