"""The patterns that several classes of the model use, and a rule across fields."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any, Final

import attrs

from cableformat._record import LINES, VISIBLE, Text, sure_lines
from cableformat.errors import CableValueError
from cableformat.markings.declassification import ONE_LINE
from cableformat.routing.leaves import (
    ONE_OR_TWO_DIGITS,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
    WORD,
)

__all__ = [
    "GROUP_COUNT",
    "NAME_OF_POST",
    "OFFICE_SYMBOL",
    "ONE_LINE",
    "ONE_OR_TWO_DIGITS",
    "ONE_TO_SIX_DIGITS",
    "ROUTING_INDICATOR",
    "TAG",
    "TEXT_LINES",
    "WORD",
    "refuse_empty",
]

TEXT_LINES: Final = Text(
    "lines of text",
    LINES,
    sure_lines,
    "without blanks at their ends",
    about="Lines of the telegram's own words, joined by LF: a line may be indented, "
    "the first may not, and none ends in a space or tab. It may be empty.",
    examples=("Talks continued today", "The points:\n  -- one\n  -- two"),
)
# Letters of any script, without a table of them: ASCII, and all from U+00C0 on.
_LETTER: Final = r"A-Za-z\u00c0-\ud7ff"

# content.md 1.2: blanks are allowed in a post's name (SAN SALVADOR); its digits would
# read as the serial.
NAME_OF_POST: Final = Text(
    "the name of a post",
    rf"[{_LETTER}](?:[{_LETTER}\x20.'-]*[{_LETTER}.'])?",
    about="The name of the embassy, consulate, mission or department that numbered "
    "the telegram, mostly that of its city. It holds no digits.",
    examples=("ASTANA", "NEW DELHI", "STATE"),
)

# wire.md 1.7.2: symbols are printed between slashes, so none contains one.
_NO_SLASH: Final = VISIBLE.replace(r"\x21-", r"\x21-\x2e\x30-")
OFFICE_SYMBOL: Final = Text(
    "an office symbol",
    rf"[{_NO_SLASH}](?:[\t\x20{_NO_SLASH}]*[{_NO_SLASH}])?",
    about="The office at a headquarters that a message comes from or goes to; it "
    "stands between slashes behind the name, and holds none.",
    examples=("N1", "USDP"),
)

# wire.md 1.7.6: `GR 37`, `GRNC`; NC is not counted.
GROUP_COUNT: Final = Text(
    "a count of groups or NC",
    "[0-9]{1,5}|NC",
    about="How many code groups the text has, in digits as sent; NC where they were "
    "not counted.",
    examples=("37", "NC"),
)

# content.md 1.5: codes of capitals and digits joined by / or -, "even blanks" (AER
# LINGUS), and free words; names in brackets.
TAG: Final = Text(
    "a TAGS code or a name in brackets",
    rf"[A-Z0-9]+(?:[/&'-][A-Z0-9]+)*|[A-Z]+(?:\x20[A-Z]+)+"
    rf"|\([{_LETTER}](?:[{_LETTER}\x20,.'-]*[{_LETTER}.'])?\)",
    about="An entry of the TAGS line, by which telegrams are filed: the code of a "
    "subject, a country or an organization, or a person's name in brackets.",
    examples=("PREL", "KZ", "(DOE, JANE)"),
)


@cache
def _values(cls: type) -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*(a.name for a in attrs.fields(cls)))


def refuse_empty(instance: Any) -> None:
    """A part that holds nothing is `None`, so that one value has one spelling.

    Raises:
        CableValueError: Every field of `instance` is `None`, ``()`` or ``""``.
    """
    cls: type = type(instance)
    if not any(_values(cls)(instance)):
        name = cls.__name__
        msg = f"{name}: expected one field at least; found none: leave the part out"
        raise CableValueError(msg, code="model.empty-part", field=name)
