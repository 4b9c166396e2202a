"""The sets of a formatted text: ``MSGID/GENADMIN/CNO/-/OCT//`` (wire.md 7.3).

They are text, kept as an unnumbered paragraph with whatever stands between them; their
fields are not read.  No line of a heading stands among them.
"""

from __future__ import annotations

import re
from typing import Any

from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.content.paragraph_opening import Opening
from cableformat.text.lenses.patterns import FLAGS, SET


class SetsLens(ParagraphLens):
    """A formatted text: its first set opens it (wire.md 7.3)."""

    initials = "MSRNAPEOGDKC"
    _set = re.compile(SET, FLAGS).match

    def shape(self, text: str) -> Any:
        return Opening("") if self._set(text) else None
