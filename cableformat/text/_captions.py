"""Captions, attention and passing lines: who may see it, and who shall.

Facts (content.md 1.3): by rule one caption a line, the most restrictive first; real
lines join them by comma or blank, and repeat them.  Order and repetition are kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text._kinds import Kind
from cableformat.text._lens import ANYWHERE, FLAGS, B, Block, Claim, Lens, State

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

#: The captions that the State dialect knows, as patterns; frozen for format v1.
#: Source: ``captions.csv`` of the reference as of 2026-11, classes distribution,
#: dissemination, channel and admin: 5 FAH-2 H-252 and H-440, the PlusD list, the corpus
#: of 2003-10.  A caption missing here is still read where captions stand.
CAPTIONS: Final = (
    # 5 FAH-2 H-252.1-1; PlusD list: distribution
    "NODIS",
    "EXDIS",
    "LIMDIS",
    "STADIS",
    "CHEROKEE",
    "SIPDIS",
    # CAPCO 2016; PlusD list: dissemination
    "NOFORN",
    "SENSITIVE",
    "EYES ONLY",
    "CONDIS",
    "CODEWORD",
    "FOUO",
    # 5 FAH-2 H-440: channels
    "(?:ROGER|DS|AGREMENT|DIRGEN|MED|TM|DISSENT|HR|COURIER) CHANNEL",
    # 5 FAH-2, Cablegate: administrative
    "TERREP",
    "OFFICIAL[ -]INFORMAL",
    "AIDAC",
    "CODEL [A-Z'-]+",
    "STAFFDEL [A-Z'-]+",
    "VISAS (?:VIPER|DONKEY|EAGLE|MANTIS|CONDOR|BEAR|HAWK|MERLIN|PEGASUS)",
    "INFORM CONSULS",
    "INFORM ALL STATE EMPLOYEES",
    "CORRECTED COPY",
)

#: The longest line of captions: an ordinary line and a half.
_LONGEST_CAPTION: Final = 100


class CaptionLens(Lens):
    """Captions, by rule one a line, in practice several (content.md 1.3).

    The table knows captions that may stand anywhere in the opening; a line of capitals
    that it does not know is a caption where captions stand: behind the classification
    line, before E.O., TAGS and subject.
    """

    kinds = (Kind.CAPTION,)
    states = ANYWHERE
    leads_to = State.OPENING
    _known = rf"(?:{'|'.join(CAPTIONS)})(?![^ \t,;/])"
    _line = re.compile(rf"{_known}(?:[ \t,;/]+{_known})*[ \t,;]*", FLAGS).fullmatch
    _each = re.compile(_known, FLAGS).finditer
    _unknown = re.compile(r"[A-Z][A-Z/'-]*(?:[ \t][A-Z][A-Z/'-]*){0,3}").fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        if len(line.text) < _LONGEST_CAPTION and (match := self._line(line.text)):
            return match
        if walk.among_captions:
            return self._unknown(line.text)
        return None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, line = Kind.CAPTION, block.lines[0]
        if self._line(line.text) is None:
            walk.note("content.unknown-caption", line.text, kind, block.spans())
            return [Claim(kind, line.text, block.spans())]
        claims = []
        for match in self._each(line.text):
            spans = [line.span(*match.span())]
            words = walk.capitals(match[0], kind, spans)
            claims.append(Claim(kind, words, spans))
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class PassingLens(Lens):
    """Attention and passing lines, kept whole (content.md 1.3)."""

    kinds = (Kind.PASSING_INSTRUCTION,)
    states = ANYWHERE
    leads_to = State.OPENING
    _office = r"[A-Z0-9][A-Z0-9/&.'-]*"
    _line = re.compile(
        rf"(?:{_office}{B}){{0,3}}(?:(?:PLEASE{B}|ALSO{B})*PASS|FOR)"
        r"[ \t]++[^ \t:][^:]*+",
        FLAGS,
    ).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        words = line.text.upper()
        if "FOR" not in words and "PASS" not in words:
            return None
        if walk.has(Kind.SUBJECT) or (walk.among_addressees and not line.gap):
            return None
        # Prose says `for`; a passing line says FOR.
        if words != line.text and not line.text.islower():
            return None
        return self._line(line.text)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        return [Claim(Kind.PASSING_INSTRUCTION, block.joined(), block.spans())]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"
