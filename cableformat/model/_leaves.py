"""The patterns that several classes of the model use, and a rule across fields."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any, Final

import attrs

from cableformat._record import LINES, VISIBLE, Text, sure_lines
from cableformat.errors import CableValueError
from cableformat.markings._declassification import ONE_LINE

__all__ = [
    "NAME_OF_POST",
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
WORD: Final = Text(
    "a word without blanks",
    f"[{VISIBLE}]+",
    about="A single word of the telegram: at least one character, and no space, tab "
    "or line end.",
    examples=("NOFORN", "ZDK"),
)

# heading.abnf: ri = ( "R" / "Q" / "U" ) 3*7ALPHA, in capitals.
ROUTING_INDICATOR: Final = Text(
    "a routing indicator",
    "[RQU][A-Z]{3,7}",
    about="The address of a relay or a communications center: R, Q or U, then three "
    "to seven letters for nation, area and station.",
    examples=("RUEHC", "RUEHTA"),
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

# content.md 1.5: codes of capitals and digits joined by / or -; names in brackets.
TAG: Final = Text(
    "a TAGS code or a name in brackets",
    rf"[A-Z0-9]+(?:[/-][A-Z0-9]+)*"
    rf"|\([{_LETTER}](?:[{_LETTER}\x20,.'-]*[{_LETTER}.'])?\)",
    about="An entry of the TAGS line, by which telegrams are filed: the code of a "
    "subject, a country or an organization, or a person's name in brackets.",
    examples=("PREL", "KZ", "(DOE, JANE)"),
)

ONE_TO_SIX_DIGITS: Final = Text(
    "one to six digits",
    "[0-9]{1,6}",
    about="A running number of messages: of all that a station sent, or of those that "
    "an originator sent to one addressee. Zeros in front are kept.",
    examples=("1774", "0077"),
)
ONE_OR_TWO_DIGITS: Final = Text(
    "one or two digits",
    "[0-9]{1,2}",
    about="The number of a section of a long telegram, or how many sections there "
    "are; behind an operating signal, the number that chooses its meaning. Zeros in "
    "front are kept.",
    examples=("01", "3"),
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
