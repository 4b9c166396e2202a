"""How names of posts and places are compared, however they are printed."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["GAPS", "KIND", "MARKS", "POST_KINDS", "plain_name"]

#: content.md 1.2: what a post is, where its name has that in front.
POST_KINDS: Final = frozenset(
    """AMEMBASSY AMEMB EMBASSY AMCONSUL AMCONGEN CONSULATE USMISSION USDEL USINT
    USLO""".split()
)
#: The same in front of a name.
KIND: Final = re.compile(rf"\A(?:US MISSION|{'|'.join(sorted(POST_KINDS))}) ", re.ASCII)
#: ``ST. PETERSBURG``, ``PORT-AU-PRINCE``, ``SANA'A``: print has them with or without.
MARKS: Final = re.compile(r"[.'’]", re.ASCII)
GAPS: Final = re.compile(r"[ \t\n-]+", re.ASCII)


def plain_name(name: str) -> str:
    """A name in capitals, without the marks and blanks that print has or leaves out.

    >>> plain_name(" Port-au-Prince"), plain_name("ST.  JOHN'S")
    ('PORT AU PRINCE', 'ST JOHNS')
    """
    # Most names are one word, and are looked up often.
    if not name.isalpha():
        name = GAPS.sub(" ", MARKS.sub("", name)).strip(" ")
    return name.upper()
