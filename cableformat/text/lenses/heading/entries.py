"""The entries of a list of addressees: who is listed, and who is exempted.

Facts (wire.md 1.7): the first addressee is on the line of its prosign, the others have
one line each; joint messages have a prefix before each; XMT follows a collective, or
has a format line of its own.  Representation: XMT with a slash, or inside the block of
TO, exempts from the addressee before it; otherwise from the whole message.  Doubt: only
its shape distinguishes the second line of a long name from the next addressee.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.heading.addressee import PREFIXED, read_addressee, tail
from cableformat.text.lenses.lens import Block, Claim, extend
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.line import Line

_EXEMPTION: Final = re.compile(
    r"XMT(?:[ \t]*+(?P<mark>[/,])[ \t]*+|(?:[ \t]++|\Z))(?P<rest>.*)", FLAGS | re.DOTALL
).fullmatch
_NEXT: Final = re.compile(
    r"(?<![ \t])[ \t]++(?=(?:ZEN|[RQ][A-Z]{3,7})/[ \t]*[^ \t/])"
).finditer


def exempts(text: str) -> bool:
    """Whether a line begins with XMT."""
    return text[0] in "Xx" and _EXEMPTION(text) is not None


class _Entry:
    """One addressee of a block: its words, their spans, who is exempted."""

    __slots__ = ("exempted", "spans", "text")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.spans = [span]
        self.exempted: list[str] = []


def read_entries(block: Block, kind: Kind, begin: int, *, inside: bool) -> list[Claim]:
    """The addressees of a block, and those that its format line 9 exempts.

    After an exemption, lines are exemptions too, up to an addressee with a prefix.
    `inside` says that exemptions are inside the block of TO.
    """
    lines, count = block.lines, len(block.lines)
    entries: list[_Entry] = []
    exempt: list[Claim] = []
    place = 0
    while place < count:
        later = range(max(place, 1), count)
        cut = next((n for n in later if exempts(lines[n].text)), count)
        entries += _listed(lines[place:cut], 0 if place else begin)
        place = _end_of_exempted(lines, cut)
        owner = entries[-1] if entries else None
        within = inside and not exempt
        exempt += _exempted(block, lines[cut:place], owner, inside=within)
    claims = []
    for entry in entries:
        exempted = tuple(entry.exempted)
        value = read_addressee(entry.text, block, kind, entry.spans, exempted)
        claims.append(Claim(kind, value, entry.spans))
    return claims + exempt


def _end_of_exempted(lines: list[Line], cut: int) -> int:
    """The end of exemptions: an addressee with a prefix, if they have none.

    Only by an indicator or ZEN is an addressee of the list recognised.
    """
    shown = False
    for place in range(cut, len(lines)):
        text = lines[place].text
        if found := _EXEMPTION(text):
            shown = PREFIXED(found["rest"]) is not None
        elif not shown and PREFIXED(text):
            return place
    return len(lines)


def _listed(lines: list[Line], begin: int) -> list[_Entry]:
    """The addressees of some lines; the first begins at a place in its line."""
    entries: list[_Entry] = []
    prefixed = True  # whether every addressee has a prefix
    column = 0
    for line in lines:
        text = line.text
        start = begin if line is lines[0] else 0
        if start < 0:
            continue
        if entries and (
            _wrapped(line, column if prefixed else None)
            or _closes_offices(entries[-1].text, text)
        ):
            entries[-1].text += f" {text}"
            extend(entries[-1].spans, line, line.whole)
        elif text.count("/", start) > 1:
            entries += _parted(line, start)
        else:
            span = line.span(start, len(text))
            entries.append(_Entry(text[start:] if start else text, span))
        prefixed = prefixed and PREFIXED(entries[-1].text) is not None
        column = len(line.indent) + start
    return entries


def _exempted(
    block: Block, lines: list[Line], owner: _Entry | None, *, inside: bool
) -> list[Claim]:
    """Give exemptions to the addressee before them; return those of the message."""
    kind = block.of_heading(Kind.EXEMPTED_ADDRESSEE)
    claims: list[Claim] = []
    member: _Entry | None = None
    for line in lines:
        start = 0
        if found := _EXEMPTION(line.text):
            # After an exemption from the message, none is an addressee's.
            marked = inside or found["mark"] is not None
            member = owner if marked and not claims else None
            start = found.start("rest")
            if member is None:
                claims.append(Claim(kind, None, [line.span(0, 3)], label=True))
        text = line.text[start:]
        if member is not None:
            # The word XMT is part of the element: nobody else needs it.
            extend(member.spans, line, line.whole)
            member.exempted += [text] if text else []
        elif text:
            span = line.span(start, len(line.text))
            value = read_addressee(text, block, kind, [span], ())
            claims.append(Claim(kind, value, [span]))
    return claims


def _wrapped(line: Line, column: int | None) -> bool:
    """Whether a line continues the name before it, which begins at a column.

    The column is `None` if some addressee has no prefix: a missing one then shows
    nothing.
    """
    if tail()(line.text):
        return True
    return (
        column is not None and len(line.indent) > column and PREFIXED(line.text) is None
    )


def _closes_offices(above: str, text: str) -> bool:
    """Whether a line holds the last offices of the one above: `//00/01/`, `02//`."""
    open_above = "//" in above and above.endswith("/") and not above.endswith("//")
    return open_above and text.endswith("//") and " " not in text


def _parted(line: Line, start: int) -> list[_Entry]:
    """The addressees of one line: several, if each has a prefix."""
    text = line.text
    if not PREFIXED(text[start:]):
        return [_Entry(text[start:], line.span(start, len(text)))]
    cuts = [start, *(found.end() for found in _NEXT(text, start))]
    entries = []
    for begin, end in pairwise([*cuts, len(text)]):
        words = text[begin:end].rstrip(BLANKS)
        entries.append(_Entry(words, line.span(begin, begin + len(words))))
    return entries
