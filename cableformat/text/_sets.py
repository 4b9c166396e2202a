"""The sets of a formatted text: ``MSGID/GENADMIN/CNO/-/OCT//`` (wire.md 7.3).

They are text; here it is only known that they are no lines of a heading.
"""

from __future__ import annotations

from typing import Final

#: Identifiers of sets that stand in general administrative messages; frozen for v1.
#: Source: wire.md 7.3 and the Navy messages of the corpus as of 2026-11.
SET: Final = (
    r"(?:MSGID|SUBJ|REF|NARR|AMPN|RMKS|POC|EXER|OPER|DECL|GENTEXT|ACKN|KEYWORD"
    r"|CANCL|CNCL)/"
)
