"""Who classified the cable, and for which reasons.

Facts (content.md 1.8): the line names a person with a title, a section of the order and
the letters of its reasons, in some dozen spellings; transcriptions wrap it in the
middle of words (``Re`` / ``asons 1.`` / ``4 (b) a`` / ``nd (d)``).  Representation: the
reasons are sought on a copy without blanks, from the end of the line; what stands
before them is the classifier, as printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import ClassificationAuthority
from cableformat.text._kinds import Kind
from cableformat.text._lens import (
    ANYWHERE,
    FLAGS,
    B,
    Block,
    Claim,
    Lens,
    State,
    labelled,
    wrap,
)

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_authority = unchecked(ClassificationAuthority)

#: A misspelling of the label in transmissions of 2003-10 (content.md 1.8); frozen.
MISSPELT: Final = "CLASSIIED"

_JOIN: Final = r"(?:[().,/&;\[\]]|AND|OR)"
_LETTERS: Final = rf"{_JOIN}*+(?P<letters>[A-H](?:{_JOIN}++[A-H])*+)[).\]]*+"
_PART: Final = r"(?:PARA(?:GRAPH)?S?|SECTIONS?|SEC\.?)?"
#: The end of a line without blanks: the word for reasons, the section, the letters.
_REASONS: Final = re.compile(
    rf"(?P<word>(?:REASON)(?:S|\(S\))?:?)(?:E\.?O\.?:?[0-9]{{5}},?)?{_PART}"
    rf"(?:(?P<section>[0-9]\.[0-9]{{1,2}})(?:{_LETTERS})?\.?"
    rf"|{_LETTERS.replace('letters', 'only')})",
    FLAGS,
).fullmatch
#: Without the word, a section that lists reasons, and letters (content.md 5).
_SECTION: Final = re.compile(
    rf"{_PART}(?P<section>1\.[345]){_LETTERS}", FLAGS
).fullmatch
_STARTS: Final = re.compile(rf"REASON|{_PART}1\.[345]", FLAGS).finditer
_FOR: Final = re.compile(r"(?:\A|(?<=[^A-Za-z]))F[ \t]?O[ \t]?R\Z", FLAGS).search
#: The reasons are sought in the end of the line: no classifier needs more room.
_REACH: Final = 200


class AuthorityLens(Lens):
    """The authority line (content.md 1.8).

    ``1. (U)`` in front of the label is part of it: so stands the line in telegrams that
    number it as their first paragraph.
    """

    kinds = (Kind.CLASSIFICATION_AUTHORITY,)
    one_line = False
    initials = "C1("
    states = ANYWHERE
    leads_to = State.OPENING
    _word = rf"(?:CLASSIFIED{B}BY|(?P<misspelt>{MISSPELT}{B}BY))"
    _line = re.compile(
        rf"(?:1\.[ \t]*)?(?:\([ ]?U[ ]?\)[ \t]*)?{_word}(?:[ \t]*:|(?=[ \t]))[ \t]*"
        rf"(?:CLASSIFIED{B}BY(?:[ \t]*:|(?=[ \t]))[ \t]*)?(?P<rest>.*)",
        FLAGS | re.DOTALL,
    ).fullmatch
    _reason = re.compile(r"REASON(?:S|\(S\))?[ \t]*:", FLAGS).match

    def continues(self, line: Line, walk: Reader) -> bool:
        # content.md 2.3: SMART prints the reasons on a line of their own.
        return not line.gap or self._reason(line.text) is not None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, begin = Kind.CLASSIFICATION_AUTHORITY, block.match.start("rest")
        text = block.joined(begin)
        if not text:
            return []
        claims = labelled(block, kind, begin, _authority(*split(text)))
        if block.match["misspelt"]:
            spans = [block.lines[0].span(*block.match.span("misspelt"))]
            walk.note("content.misspelt-label", block.match["misspelt"], kind, spans)
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(value.text, width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "Classified By: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


def split(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Classifier, section of the order and reasons of a line behind its label."""
    floor = max(len(text) - _REACH, 0)
    places = [n for n in range(floor, len(text)) if text[n] not in " \t"]
    squeezed = "".join(text[n] for n in places)
    for start in _STARTS(squeezed):
        # A word that ends in the letters of REASON is none.
        place = places[start.start()]
        if place and text[place - 1].isalpha() and start[0][0].isalpha():
            continue
        found = _REASONS(squeezed, start.start()) or _SECTION(squeezed, start.start())
        if found is None:
            continue
        groups = found.groupdict()
        letters = groups["letters"] or groups.get("only") or ""
        reasons = re.sub("AND|OR|[^A-H]", "", letters.upper())
        classifier = text[: _before(text, place)] or None
        return classifier, groups["section"], tuple(reasons.lower())
    return text, None, ()


def _before(text: str, place: int) -> int:
    """Where the words that lead to the reasons begin: punctuation and `for`."""
    head = text[max(place - 40, 0) : place]
    kept = head.rstrip(" \t")
    if found := _FOR(kept):
        kept = kept[: found.start()].rstrip(" \t")
    # One mark joins them: the period of `U.S., Reason` is the classifier's.
    if kept[-1:] in (",", ".", ";", ":"):
        kept = kept[:-1].rstrip(" \t")
    return place - len(head) + len(kept)
