"""Parts of the patterns of several lenses: flags, blanks, capitals."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Patterns are anchored by `fullmatch` or `match`; labels and codes have any case.
FLAGS: Final = re.ASCII | re.IGNORECASE

B: Final = r"[ \t]+"

#: The characters between the label of an address line and the name (wire.md 1.7):
#: blanks, and in damaged copies a colon.
LABEL_ENDS: Final = r"(?:[ \t]*+:)?[ \t]++"
#: The end of the label of a field: a colon, and in damaged copies `TAGS;`, `SUBJ.:`.
COLON: Final = r"(?:[ \t]*+\.)?[ \t]*+[:;]"
#: Whether a line begins with the label of an originator, and a name.
begins_from: Final = re.compile(rf"FM{LABEL_ENDS}(?=[^ \t])").match

_TO_CAPITALS: Final = {ord(c): ord(c) - 32 for c in "abcdefghijklmnopqrstuvwxyz"}


def capitals(printed: str) -> str:
    """A code in capitals: only the letters of the wire, A to Z, are folded."""
    return printed.upper() if printed.isascii() else printed.translate(_TO_CAPITALS)


def in_any_case(begins: Iterable[str]) -> frozenset[str]:
    """The beginnings of lines, with each letter in either case."""
    return frozenset(
        "".join(letters)
        for begin in begins
        for letters in product(*({c, c.lower()} for c in begin))
    )
