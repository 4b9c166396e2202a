"""Several format lines of the heading on one line, taken apart.

Facts (wire.md 1.7, (b) 39 and 40; the corpus): copies lose line ends.  INFO then
follows the addressees of TO on one line, TO the originator, and BT an addressee; a
classification may follow BT; a whole heading may be one line.  Representation: each
piece is read as a line of its own, with one finding for the whole line.  Doubt: names
contain the words TO and INFO too.  A label therefore counts only in the order of format
lines, TO only after FM, only before a name by form, and not if the next line has it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cableformat.routing import MONTHS
from cableformat.routing.leaves import ROUTING_INDICATOR
from cableformat.text.lenses.heading.addressee import surely_named
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lenses.patterns import LABEL_ENDS
from cableformat.text.lenses.transmission.routing_line import PROSIGNS

if TYPE_CHECKING:
    from cableformat.text.lines.line import Line

_RI: Final = ROUTING_INDICATOR.pattern
_MONTH: Final = "|".join(MONTHS)
#: The format lines that may be fused, with their labels; TO and INFO are 7 and 8.
_FORMAT_LINES: Final = {
    1: r"V?ZCZC[ ]?[A-Z]{2,3}[ ]?[0-9]{3}",
    2: rf"(?P<prosign>[{PROSIGNS}])(?P=prosign)[ ]++{_RI}(?![A-Z])",
    3: rf"DE[ ]++{_RI}[ ]",
    4: r"ZN[RY][ ]++[A-Z]{4}",
    5: rf"[{PROSIGNS}](?:[ ][{PROSIGNS}])?[ ]*+[0-9]{{6}}[A-Z][ ]*+(?:{_MONTH})",
    6: rf"FM{LABEL_ENDS}[^ ]",
    7: rf"TO{LABEL_ENDS}[^ ]",
    8: rf"INFO{LABEL_ENDS}[^ ]",
    11: r"BT(?=[ ]|\Z|UNCLAS)",
}
_LABEL: Final = re.compile(
    "(?:(?<![^ ])|(?<=[0-9])(?=FM ))"
    f"(?:{'|'.join(f'(?P<l{n}>{label})' for n, label in _FORMAT_LINES.items())})"
).finditer
#: The words up to the label of the next format line.
_UP_TO_LABEL: Final = re.compile(
    r"(?:(?![ ](?:INFO[ :]|BT(?:[ ]|\Z))).)*+", re.DOTALL
).match
#: An ordinary name, its label and offices.
_LONGEST_NAME: Final = 120


def may_be_fused(text: str) -> bool:
    """Whether a line holds a sign of a second format line; most hold none."""
    return (
        " TO " in text
        or " TO:" in text
        or " INFO " in text
        or " INFO:" in text
        or text.find("FM ", 1) > 0
        or text.find("FM:", 1) > 0
        or "BT" in text
        or " DE " in text
        or " ZNR " in text
        or " ZNY " in text
    )


def pieces(line: Line, in_list: int, following: str) -> list[Line]:
    """The format lines that a line of the heading holds: itself, mostly.

    `in_list` is 7 or 8 if an addressee of TO or INFO is possible, otherwise 0.
    """
    text = line.text
    last, cuts = in_list, [0]
    for found in _LABEL(text):
        assert found.lastgroup is not None
        number = int(found.lastgroup[1:])
        if not found.start():
            last = number
        elif _counts(number, last, text, found.start(), following):
            cuts.append(found.start())
            last = number
        if number == 11:
            cuts += _after_break(text, found.end())
            break
    if len(cuts) == 1:
        return [line]
    return [line.piece(*cut) for cut in pairwise([*cuts, len(text)])]


def _counts(number: int, last: int, text: str, place: int, following: str) -> bool:
    """Whether a label inside a line is one."""
    if number <= last or not last:
        return False
    if number == 11:
        return not text[place + 2 :].strip(" ") or _classified(text[place + 2 :])
    label = {7: "TO", 8: "INFO"}.get(number)
    if label is None:
        return True
    if label == "TO" and last not in (5, 6):
        return False
    if following == label or following.startswith((f"{label} ", f"{label}:")):
        return False
    # A name may contain the word: the words after it show whether it is a label.
    rest = text[place + len(label) : place + _LONGEST_NAME]
    return surely_named(_UP_TO_LABEL(rest)[0].strip(" :"))  # type: ignore[index]


def _after_break(text: str, end: int) -> list[int]:
    """The place of a classification after BT on the same line."""
    place = len(text) - len(text[end:].lstrip(" "))
    return [place] if place < len(text) and _classified(text[end:]) else []


def _classified(text: str) -> bool:
    words = text.strip(" ")
    return words.startswith("UNCLAS") or read_line(words) is not None
