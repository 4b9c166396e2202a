"""Who cleared a telegram, one by one: a heuristic, so a property, not a field.

Facts (nara.md 4): a clearance is an office and a name, parted by a colon, or by a
hyphen with blanks around it; one or two are on a line, and a remark in brackets may
follow.  Representation: the model holds one line, as printed, with the line ends lost.
Doubt: a clearance without an office goes on with the one above.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["clearances"]

#: Where a clearance begins: with an office, or below a remark in brackets.
_BEGINS: Final = re.compile(
    r"(?:^|(?<=[ ]))[A-Z][A-Z0-9./()&]*(?:[ ]?-[A-Z0-9]+)?(?:[ ]*:|[ ]+-[ ])"
    r"|(?<=\)[ ])(?=[A-Z])",
    re.ASCII,
).finditer


def clearances(printed: str) -> tuple[str, ...]:
    """The clearances of one line; one that shows no office is whole.

    >>> clearances("NEA/RA:PDOE  S/S - MR. ROE (INFO)")
    ('NEA/RA:PDOE', 'S/S - MR. ROE (INFO)')
    """
    starts = [match.start() for match in _BEGINS(printed)]
    if not starts or starts[0]:
        starts.insert(0, 0)
    ends = [*starts[1:], len(printed)]
    parts = (printed[a:b].strip(" \t") for a, b in zip(starts, ends, strict=True))
    return tuple(part for part in parts if part)
