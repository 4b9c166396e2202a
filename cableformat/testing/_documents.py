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
#: What is printed for a character that could not be reproduced (nara.md 6).
_LOST: Final = "\u00bf"
#: Lists and texts that a page may end in.
_BROKEN: Final = (Kind.PARAGRAPH, Kind.ACTION_ADDRESSEE, Kind.INFO_ADDRESSEE)
#: A line end with words of one element on both sides.
_INSIDE: Final = re.compile(r"(?<=[A-Za-z.,])\n(?=[A-Za-z]{2})").finditer
#: A line end below which stamps leave blank lines as they are: between two of them,
#: both would be the stamps' own.
_STAMPED: Final = re.compile(r"(?<!\n)\n|\n(?!\n)").finditer


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
def documents(
    draw: st.DrawFn,
    telegram: str,
    *,
    frame: tuple[Era, str] | None = None,
    pages: bool = True,
) -> str:
    """A telegram in canonical text, dressed in a frame of any era.

    The frame has page turns and stamps, and some of its tokens are damaged as in real
    copies.  Sections of one telegram share one `frame`; without `pages`, each is one
    page.
    """
    era, head = frame or draw(frames())
    reading = parse(telegram)
    content = reading.cable.content
    line = None if content is None else content.classification_line
    number = None if line is None else line.reference_number
    level = None if line is None or line.level is None else line.level.word
    edits: dict[int, str] = {}
    if pages:
        edits = draw(_page_turns(telegram, reading.layout, era, number, level, head))
    starts = [match.end() for match in _STAMPED(telegram)][:-1]
    if starts:
        edits.setdefault(draw(st.sampled_from(starts)), draw(_stamp_pairs(era)))
    text = telegram
    for place in sorted(edits, reverse=True):
        text = text[:place] + edits[place] + text[place:]
    attributes = draw(st.lists(st.sampled_from(range(len(_ATTRIBUTES))), unique=True))
    block = "".join(f"{_ATTRIBUTES[place]}\n" for place in sorted(attributes))
    page = "" if number is None else f"{draw(_pages(1, number, era))}\n\n"
    pair = draw(_stamp_pairs(era))
    parts = (
        f"{era.stamp}\n{_TITLE}Message Text\n\n{page}{head}{text}\n{pair}",
        f"\n{_TITLE}Message Attributes\n\n{block}{era.stamp}\n",
    )
    return "".join(parts[: draw(st.integers(1, 2))])


@st.composite
def frames(draw: st.DrawFn) -> tuple[Era, str]:
    """An era, and the head of the first page."""
    era = draw(st.sampled_from(ERAS))
    return era, draw(_heads(era))


@st.composite
def _page_turns(
    draw: st.DrawFn,
    telegram: str,
    layout: Any,
    era: Era,
    number: ReferenceNumber | None,
    level: str | None,
    head: str,
) -> dict[int, str]:
    """Where pages end, and what is printed there; a later head repeats the first."""
    turns = _turns(telegram, layout)
    if not turns or number is None:
        return {}
    chosen = draw(st.lists(st.sampled_from(sorted(turns)), max_size=3, unique=True))
    edits = {}
    for page, place in enumerate(sorted(chosen), 2):
        lost = draw(st.sampled_from(["", "", f"{_LOST * 12}\n"]))
        banner = draw(_banners(level, era))
        line = draw(_pages(page, number, era))
        # Its heading is lost: the text goes on below the head.
        again = head if turns[place] and draw(st.booleans()) else ""
        edits[place] = f"\n{lost}{banner}{line}\n\n{again}"
    return edits


@st.composite
def _banners(draw: st.DrawFn, level: str | None, era: Era) -> str:
    """The banner at the turn of a page; later levels are on no page of those years."""
    if level is None or not BANNER(level):
        return ""
    shown = draw(st.sampled_from([level, f"{level} {level}", f"{level} POSS DUPE"]))
    return f"{level}\n\n" * (era.banners - 1) + f"{shown}\n\n"


def _stamp_pairs(era: Era) -> st.SearchStrategy[str]:
    """Two stamps, mostly with a form feed between them (nara.md 2)."""
    between = st.sampled_from(["\f", "\f  ", " \f", "\t", "\n\n\f"])
    return between.map(lambda blanks: f"{era.stamp}\n{blanks}{era.stamp}  \n")


@st.composite
def _heads(draw: st.DrawFn, era: Era) -> str:
    """The head of a page; its copies add up."""
    lines = [] if era.handling is None else [era.handling]
    copies = draw(st.lists(st.integers(0, 25), min_size=1, max_size=9))
    blank = draw(st.sampled_from(["", "", " "]))
    offices = [f"{'ABCDEFGHI'[n]}A-{blank}{count:02}" for n, count in enumerate(copies)]
    lines += [f"ACTION {offices[0]}", ""]
    total = f"/{sum(copies):03} W"
    rest = [*offices[1:], total]
    first, second = "  ".join(rest[:4]), "  ".join(rest[4:])
    label = "INFO  " if len(rest) > 1 else " "
    lines.append(f"{label}{first}")
    if second:
        lines += ["", f" {second}"]
    return "\n".join([*lines, draw(_relays(era)), ""])


def _relays(era: Era) -> st.SearchStrategy[str]:
    """The stamp of the relay, whose dashes a copy may have lost."""
    return st.sampled_from(
        [era.relay, era.relay.lstrip(" "), era.relay.replace("-" * 8, "", 1)]
    )


@st.composite
def _pages(draw: st.DrawFn, page: int, number: ReferenceNumber, era: Era) -> str:
    """A page line; a post with other letters than A to Z is on none."""
    post, serial = identity_of(number)
    if not re.fullmatch(r"[A-Z](?:[A-Z. ]*[A-Z.])?", post):
        post = "STATE"
    tail = draw(st.sampled_from(["", "  141105Z", "  141105 Z", "  141105Z POSS DUPE"]))
    if era.parted:
        return f"PAGE {page:02}\n{post} {serial}{tail}"
    return f"PAGE {page:02}  {post:<6}  {serial}{tail}"


def _turns(telegram: str, layout: Any) -> dict[int, bool]:
    """Where a page may end: between two lines of one text, or of one list.

    And whether it is a text.
    """
    return {
        start + match.end(): claim.kind is Kind.PARAGRAPH
        for claim in layout.claims
        if claim.kind in _BROKEN and not claim.label
        for start, end in claim.spans
        for match in _INSIDE(telegram[start : end + 3])
    }
