"""The words with which a quotation begins and ends (content.md 1.10; the corpus)."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FOLLOWS", "HEAD", "QUOTATION", "REPEATS"]

#: QUOTE, BEGIN QUOTE or BEGIN TEXT; UNQUOTE, END QUOTE or END TEXT.  In capitals: prose
#: says `quote` too.
QUOTATION: Final = re.compile(
    r"(?<![A-Z])(?:(?P<close>UNQUOTE|END[ ]+(?:OF[ ]+)?(?:QUOTE|TEXT))"
    r"|BEGIN[ ]+(?:QUOTE|TEXT)|QUOTE)(?![A-Z])"
)

#: A sentence that says that a telegram is repeated below it, and its first word.
FOLLOWS: Final = r"FOL(?:LOWING|LG|G)?(?![A-Z])"
REPEATS: Final = re.compile(
    rf"(?=.*(?<![A-Z]){FOLLOWS})(?=.*(?<![A-Z])(?:TEL(?:EGRAM)?|CABLE|MESSAGE|MSG"
    "|REPEAT|RPTD?|SENT|RECEIVED)(?![A-Z]))",
    re.ASCII,
).match

#: The first line of a telegram, where one is quoted: a date-time group, an originator,
#: a label above a text, a level, or a post and a number.
HEAD: Final = (
    r"(?:[ZOPRYW][ ]){0,2}[0-9]{6}[ ]?Z(?![0-9A-Z])|FM[ :]|E[.]?[ ]?O[.]?[ ]?[:0-9]"
    r"|(?:TAGS|SUBJ(?:ECT)?|REF(?:TEL)?S?)[ ]?[.]?[:;]"
    r"|(?:UNCLAS(?:SIFIED)?|C[ ]?O[ ]?N[ ]?F[ ]?I[ ]?D[ ]?E[ ]?N[ ]?T[ ]?I[ ]?A[ ]?L"
    r"|S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T|LIMITED[ ]OFFICIAL[ ]USE)(?![A-Z])"
    r"|(?:[A-Z][A-Z.'-]*[ ]){1,3}[0-9]{3,6}[ ]*(?=[\r\n]|\Z)"
)
