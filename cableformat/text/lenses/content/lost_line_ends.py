"""Several fields of the text on one line, taken apart.

Facts (content.md 8, V46-V48; 2.3): copies lose line ends between E.O., TAGS, subject,
references and authority, or print the sources after the reasons, and glue a label to
the word before it; SMART prints drafter and clearances on one line.  Doubt: a subject
may contain such words.  A label therefore counts only with its colon and in the order
of the fields.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cableformat.text.lenses.level_line import shows_more_than_level
from cableformat.text.lenses.patterns import COLON

if TYPE_CHECKING:
    from cableformat.text.lines.line import Line

#: The fields in their order; the words before the first of them are captions.
_FIELDS: Final = (
    # Possessive where blanks may meet blanks (law 9).
    r"E\.?[ ]?O\.?[ ]?:?[ ]*+[0-9]{4,5}(?![0-9])[ ]*+:?[ ]*+(?=N/?A|[AXR]?[DG]|$)",
    f"TAGS{COLON}",
    f"SUBJ(?:ECT)?{COLON}",
    rf"REF(?:TEL|ERENCE)?(?:S|\(S\))?{COLON}",
    "CLASSIFIED[ ]BY[ ]?:",
    "DERIVED[ ]BY[ ]?:",
    "DERIVED[ ]FROM[ ]?:",
    "DECLASSIFY[ ]ON[ ]?:",
    "DRAFTED(?:[ ]BY)?[ ]?:",
    "CLEARED(?:[ ]BY)?[ ]?:",
    "APPROVED(?:[ ]BY)?[ ]?:",
    "RELEASED(?:[ ]BY)?[ ]?:",
)
_ALTERNATIVES: Final = "|".join(f"(?P<f{n}>{f})" for n, f in enumerate(_FIELDS))
_LABEL: Final = re.compile(
    # Glued to a word in capitals, or a date, only labels that no word ends with.
    rf"(?<![^ ])(?i:{_ALTERNATIVES})|(?<=[A-Z0-9])(?P<g1>TAGS:)"
    "|(?<=[A-Z0-9])(?P<g2>SUBJ(?:ECT)?:)|(?<=[A-Z]{2})(?P<g3>REF:)",
    re.ASCII,
).finditer
#: The first label of a line, which needs less to be one.
_FIRST: Final = re.compile(
    "(?:(?P<f0>E[.]?[ ]?O[.]?[ ]?[:0-9])|(?P<f1>TAGS[ ])|(?P<f2>SUBJ(?:ECT)?[. ]))",
    re.ASCII,
).match
#: The first of the fields under the text.
_BELOW: Final = 8
#: Words of which each of their labels contains one.
_SIGNS_BELOW: Final = ("DRAFTED", "CLEARED", "APPROVED", "RELEASED")
#: The field that may follow captions.
_ORDER: Final = re.compile("E[.]?[ ]?O[.]?[ ]?:?[ ]*+[0-9]{4}").search
#: The authority line, whose words may go on above the sources.
_AUTHORITY: Final = 4


def may_hold_fields(text: str) -> bool:
    """Whether a line holds a sign of a second field; most hold none."""
    colon = text.find(":")
    return colon > 0 and (
        text.find(":", colon + 1) > 0
        or text.find("TAGS:", 1) > 0
        or " E" in text
        or text.find("SUBJ", 1) > 0
        or text.startswith(("TAGS ", "SUBJ"))
    )


def may_begin_field(text: str) -> bool:
    """Whether a field may begin inside a line that begins with another word."""
    capitals = text.upper()
    return any(map(capitals.__contains__, _SIGNS_BELOW)) or _ORDER(capitals) is not None


def fields(line: Line, *, below: bool, classified: bool = False) -> list[Line]:
    """The fields on a line: usually the line itself.

    `below` says that the line is in the text, where only the fields under the text
    count; `classified`, that it may continue an authority line.
    """
    if below and not any(map(line.text.upper().__contains__, _SIGNS_BELOW)):
        return [line]
    last, cuts = _AUTHORITY if classified else -1, [0]
    if not below and (first := _FIRST(line.text)):
        last = int((first.lastgroup or "")[1:])
    for found in _LABEL(line.text):
        assert found.lastgroup is not None
        number = int(found.lastgroup[1:])
        if below and number < _BELOW:
            return [line]
        if not found.start():
            last = number
        elif _AUTHORITY < number < _BELOW and last < _AUTHORITY:
            continue  # words of an E.O. line, or of a subject
        elif number > last and (last >= 0 or number == 0 or _classified(line, found)):
            cuts.append(found.start())
            last = number
    if len(cuts) == 1:
        return [line]
    return [line.piece(*cut) for cut in pairwise([*cuts, len(line.text)])]


def _classified(line: Line, label: re.Match[str]) -> bool:
    """Whether a classification line precedes a label."""
    return shows_more_than_level(line.text[: label.start()].rstrip(" "))
