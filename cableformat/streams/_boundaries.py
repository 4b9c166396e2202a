"""Where a text is cut, by all evidence there is.

Theory of operation.  Each finder knows one kind of evidence, the strongest first:
separators of a mailbox, documents of an archive, endings, headings below a text.  What
one has cut is looked at again by itself, as a reader of the piece would: its dialect
and its quotations may be others than those of the whole.  So a piece is what no finder
cuts, and splitting it gives that piece.

Doubt: a text can be made that shows another cut each time something is taken off it.
No archive has such; after so many rounds it is left as it is (law 9).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cableformat.streams._endings import below_endings
from cableformat.streams._headings import below_texts, words_above
from cableformat.streams._marks import Cut, Evidence, shows_telegram
from cableformat.text.lines.containers import MAIL_BEGINS
from cableformat.text.lines.line import Lines
from cableformat.text.passes.editions import further_editions
from cableformat.text.passes.frame import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Each kind of evidence may need two: it may show when another has cut.
_ROUNDS: Final = 10
#: A line below a blank one.
_FROM: Final = re.compile(r"(?<=\n)(?:\r?\n)(?=From[ ])").finditer


def boundaries(text: str) -> list[tuple[int, int, Evidence]]:
    """Where each piece begins and ends, and why it begins there."""
    cuts = [Cut(0, Evidence.BEGINNING)]
    settled: set[int] = set()
    for _ in range(_ROUNDS):
        found: list[Cut] = []
        for cut, until in _pieces(cuts, len(text)):
            found.append(cut)
            if cut.place in settled:
                continue
            inner = list(_found(text[cut.place : until], cut.evidence))
            if not inner:
                settled.add(cut.place)
            found += [Cut(cut.place + each.place, each.evidence) for each in inner]
        if len(found) == len(cuts):
            break
        cuts = found
    return [(cut.place, until, cut.evidence) for cut, until in _pieces(cuts, len(text))]


def _pieces(cuts: list[Cut], end: int) -> Iterator[tuple[Cut, int]]:
    """Each cut, and where its piece ends."""
    for cut, below in pairwise([*cuts, Cut(end, Evidence.BEGINNING)]):
        yield cut, below.place


def _found(text: str, evidence: Evidence) -> Iterable[Cut]:
    """The cuts in a piece, by the strongest evidence that there is."""
    lines = Lines(text)
    for finder in _FINDERS:
        if cuts := [cut for cut in finder(text, lines) if 0 < cut.place < len(text)]:
            return cuts
    if evidence is Evidence.ENDING and (place := words_above(text)):
        return [Cut(place, Evidence.WORDS)]
    return ()


def _mails(text: str, _: Lines) -> Iterator[Cut]:
    """The mails of a mailbox, after the first."""
    if not MAIL_BEGINS.match(text.lstrip("\ufeff\r\n")):
        return
    for found in _FROM(text):
        if MAIL_BEGINS.match(text, found.end()):
            yield Cut(found.end(), Evidence.MAIL)


def _documents(text: str, _: Lines) -> Iterator[Cut]:
    """The documents of an archive, below a telegram or another document."""
    places = documents(text)
    first = next(places, 0)
    if shows_telegram(text[:first]):
        yield Cut(first, Evidence.DOCUMENT)
    for place in places:
        yield Cut(place, Evidence.DOCUMENT)


def _editions(text: str, lines: Lines) -> Iterator[Cut]:
    """The documents of a printed edition, after the first."""
    for place in further_editions(text, lines):
        yield Cut(place, Evidence.DOCUMENT)


#: What finds the cuts of one kind of evidence, the strongest first.
_FINDERS: Final = (
    _mails,
    _documents,
    _editions,
    below_endings,
    below_texts,
)
