"""The sets of a formatted text: ``MSGID/GENADMIN/CNO/-/OCT//`` (wire.md 7.3).

They are text, kept as an unnumbered paragraph with whatever stands between them; their
fields are not read.  No line of a heading stands among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.paragraph import ParagraphLens
from cableformat.text.lenses.content.paragraph_opening import Opening
from cableformat.text.lenses.lens import State
from cableformat.text.lenses.patterns import FLAGS, SET

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Reader
    from cableformat.text.lines.line import Line


class SetsLens(ParagraphLens):
    """A formatted text: its first set opens it (wire.md 7.3)."""

    initials = "MSRNAPEOGDKC"
    states = (State.OPENING,)
    _set = re.compile(SET, FLAGS).match

    def opens(self, line: Line, walk: Reader) -> Any:
        if walk.has(Kind.PARAGRAPH) or not self._set(line.text):
            return None
        return Opening("")
