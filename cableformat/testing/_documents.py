"""Telegrams in the frame of a document, as the National Archives print them (nara.md).

A frame is stamps, titles, page lines, the head of the page and attributes.  It leaves
the telegram's own sections equal: what is inside it reads as it does without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.page_lines import BANNER, identity_of
from cableformat.text.parsing import parse

if TYPE_CHECKING:
    from cableformat.model import ReferenceNumber

_TITLE: Final = " " * 30
_WORDS: Final = "Declassified/Released US Department of State EO Systematic Review"
#: Lists and texts that a page may end in.
_BROKEN: Final = (Kind.PARAGRAPH, Kind.ACTION_ADDRESSEE, Kind.INFO_ADDRESSEE)
#: A line end with words of one element on both sides.
_INSIDE: Final = re.compile(r"(?<=[A-Za-z.,])\n(?=[A-Za-z]{2})").finditer


@attrs.frozen(kw_only=True)
class Era:
    """How a center printed, and which stamp the archive has (nara.md 2, 3)."""

    stamp: str
    #: Whether page and identity are on two lines.
    parted: bool
    #: The number below the first page line, if any.
    handling: str | None
    relay: str
    #: How often the banner is at the turn of a page.
    banners: int


ERAS: Final = (
    Era(
        stamp=f"{_WORDS} 30 JUN 2005",
        parted=False,
        handling="44",
        relay=f"{' ' * 21}{'-' * 21} 040218",
        banners=1,
    ),
    Era(
        stamp=f"Jane Q. Doe {_WORDS} 04 MAY 2006",
        parted=False,
        handling="46/15",
        relay=f"{' ' * 21}{'-' * 21} 061201",
        banners=1,
    ),
    Era(
        stamp=f"Jane Q. Doe {_WORDS} 22 May 2009",
        parted=False,
        handling=None,
        relay=f"{' ' * 21}{'-' * 18}041882 301411Z /46",
        banners=2,
    ),
    Era(
        stamp=f"R. O'Doe {_WORDS} 20 Mar 2014",
        parted=True,
        handling=None,
        relay=f"{' ' * 21}{'-' * 18}140531Z 092204 /12-S",
        banners=2,
    ),
)
_ATTRIBUTES: Final = (
    "Automatic Decaptioning: X",
    "Concepts: CORK, HARVESTS,\nMILLS",
    "Decaption Note:",
    "Document Number: 1976OPORTO00981",
    "Review Markings:\nDeclassified/Released\nEO Systematic Review\n ",
    "Subject: n/a",
    "TAGS: OVIP, (DOE, JANE)",
)


@st.composite
def documents(draw: st.DrawFn, telegram: str, *, era: Era | None = None) -> str:
    """A telegram in canonical text, dressed in a frame of any era, or of one."""
    era = era or draw(st.sampled_from(ERAS))
    reading = parse(telegram)
    content = reading.cable.content
    line = None if content is None else content.classification_line
    number = None if line is None else line.reference_number
    level = None if line is None or line.level is None else line.level.word
    pair = f"{era.stamp}\n\f{era.stamp}\n"
    turns = _turns(telegram, reading.layout)
    edits: dict[int, str] = {}
    if turns and number is not None:
        place = draw(st.sampled_from(turns))
        # Later levels are on no page of those years.
        shown = level is not None and BANNER(level)
        banner = f"{level}\n\n" * era.banners if shown else ""
        edits[place] = f"\n{banner}{_page(2, number, era)}\n\n"
    starts = [match.end() for match in re.finditer("\n", telegram)][:-1]
    if starts:
        edits.setdefault(draw(st.sampled_from(starts)), pair)
    text = telegram
    for place in sorted(edits, reverse=True):
        text = text[:place] + edits[place] + text[place:]
    head = draw(_heads(era, number))
    attributes = draw(st.lists(st.sampled_from(range(len(_ATTRIBUTES))), unique=True))
    block = "".join(f"{_ATTRIBUTES[place]}\n" for place in sorted(attributes))
    parts = (
        f"{era.stamp}\n{_TITLE}Message Text\n\n{head}{text}\n{pair}",
        f"\n{_TITLE}Message Attributes\n\n{block}{era.stamp}\n",
    )
    return "".join(parts[: draw(st.integers(1, 2))])


@st.composite
def _heads(draw: st.DrawFn, era: Era, number: ReferenceNumber | None) -> str:
    """The head of the first page; its copies add up."""
    lines = [] if number is None else [_page(1, number, era), ""]
    if era.handling is not None:
        lines.append(era.handling)
    copies = draw(st.lists(st.integers(0, 25), min_size=1, max_size=9))
    offices = [f"{'ABCDEFGHI'[n]}A-{count:02}" for n, count in enumerate(copies)]
    lines += [f"ACTION {offices[0]}", ""]
    total = f"/{sum(copies):03} W"
    rest = [*offices[1:], total]
    first, second = "  ".join(rest[:4]), "  ".join(rest[4:])
    label = "INFO  " if len(rest) > 1 else " "
    lines.append(f"{label}{first}")
    if second:
        lines += ["", f" {second}"]
    return "\n".join([*lines, era.relay, ""])


def _page(page: int, number: ReferenceNumber, era: Era) -> str:
    """A page line; a post with other letters than A to Z is on none."""
    post, serial = identity_of(number)
    if not re.fullmatch(r"[A-Z](?:[A-Z. ]*[A-Z.])?", post):
        post = "STATE"
    if era.parted:
        return f"PAGE {page:02}\n{post} {serial}"
    return f"PAGE {page:02}  {post:<6}  {serial}  141105Z"


def _turns(telegram: str, layout: Any) -> list[int]:
    """Where a page may end: between two lines of one text, or of one list."""
    return [
        start + match.end()
        for claim in layout.claims
        if claim.kind in _BROKEN and not claim.label
        for start, end in claim.spans
        for match in _INSIDE(telegram[start : end + 3])
    ]
