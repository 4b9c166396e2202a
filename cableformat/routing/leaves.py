"""The patterns of what is sent in groups: words, numbers, routing indicators."""

from typing import Final

from cableformat._record import VISIBLE, Text

__all__ = ["ONE_OR_TWO_DIGITS", "ONE_TO_SIX_DIGITS", "ROUTING_INDICATOR", "WORD"]

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
