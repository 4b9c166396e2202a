"""The patterns that several classes of the model use, and a rule across fields."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any, Final

import attrs

from cableformat._record import LINE, LINES, VISIBLE, Text, sure_line, sure_lines
from cableformat.errors import CableValueError

ONE_LINE: Final = Text("a line of text", LINE, sure_line, "without blanks at its ends")
TEXT_LINES: Final = Text(
    "lines of text", LINES, sure_lines, "without blanks at their ends"
)
WORD: Final = Text("a word without blanks", f"[{VISIBLE}]+")

# heading.abnf: ri = ( "R" / "Q" / "U" ) 3*7ALPHA, in capitals.
ROUTING_INDICATOR: Final = Text("a routing indicator", "[RQU][A-Z]{3,7}")

# Letters of any script, without a table of them: ASCII, and all from U+00C0 on.
_LETTER: Final = r"A-Za-z\u00c0-\ud7ff"

# content.md 1.2: blanks are allowed in a post's name (SAN SALVADOR); its digits would
# read as the serial.
NAME_OF_POST: Final = Text(
    "the name of a post", rf"[{_LETTER}](?:[{_LETTER}\x20.'-]*[{_LETTER}.'])?"
)

# content.md 1.5: codes of capitals and digits joined by / or -; names in brackets.
TAG: Final = Text(
    "a TAGS code or a name in brackets",
    rf"[A-Z0-9]+(?:[/-][A-Z0-9]+)*"
    rf"|\([{_LETTER}](?:[{_LETTER}\x20,.'-]*[{_LETTER}.'])?\)",
)

SECTION_NUMBER: Final = Text("one or two digits", "[0-9]{1,2}")


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
