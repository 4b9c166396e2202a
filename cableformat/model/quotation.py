"""The words with which a quotation begins and ends (content.md 1.10; the corpus)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["QUOTATION"]

#: QUOTE, BEGIN QUOTE or BEGIN TEXT; UNQUOTE, END QUOTE or END TEXT.  In capitals: prose
#: says `quote` too.
QUOTATION: Final = re.compile(
    r"(?<![A-Z])(?:(?P<close>UNQUOTE|END[ ]+(?:OF[ ]+)?(?:QUOTE|TEXT))"
    r"|BEGIN[ ]+(?:QUOTE|TEXT)|QUOTE)(?![A-Z])"
)
