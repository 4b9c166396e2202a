"""What a military message shows as a whole, by its text (military.md 3).

Each question is one search, asked when its answer is first needed (law 9).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from cableformat.text.lenses.level_line import LEVEL, read_line
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.sets.grammar import KNOWN
from cableformat.text.lenses.sets.surroundings import SECTION_BREAK

if TYPE_CHECKING:
    from cableformat.markings import Level

_BEGINS: Final = r"(?:(?<![^\n\r])|(?<=//))[ \t]*"
#: The first set that opens a message: an explanation or a contact may be anywhere.
_FIRST_SET: Final = re.compile(
    rf"{_BEGINS}(?:MSGID|SUBJ|RMKS|GENTEXT|REMARKS|REF)[ \t]*/", re.IGNORECASE
).search
_SUBJECT_SET: Final = re.compile(
    rf"{_BEGINS}SUBJ[ \t]*/[ \t]*[^/ \t\r\n]", re.IGNORECASE
).search
#: A level with the subject code, on any line, or alone on one.
_LEVEL: Final = re.compile(
    rf"(?:(?<![^\n\r])[ \t]*|(?<=[ /]))(?P<level>UNCLAS[A-Z]*|{LEVEL})[ \t]*"
    r"/{1,3}[ \t]*N?[0-9]{4,5}(?![0-9])"
    rf"|(?<![^\n\r])[ \t]*(?P<alone>UNCLAS[A-Z]*|{LEVEL})[ \t/]*(?![^\n\r])"
).finditer


#: Where the text begins, and lines within it that are none of its words.
_TEXT: Final = re.compile(
    rf"{_BEGINS}(?:RMKS|GENTEXT|REMARKS)[ \t]*/", re.IGNORECASE
).search
_LATE: Final = (
    r"[ \t]*(?:(?P<set>[A-Z]{3,8})[ \t]*/"
    r"|(?=[CDARUFSP])(?P<mark>CLASSIFICATION[ \t]*:"
    r"|DESIRED[ \t]+DISTRIBUTION[ \t]*:"
    r"|(?:RELEASED|DRAFTED|CLEARED|APPROVED)[ \t]*(?:BY|:)"
    rf"|{SECTION_BREAK}))"
)
#: A search for LF alone takes a quarter of the time.
_LATE_BELOW: Final = {
    end: re.compile(f"{end}{_LATE}", FLAGS).finditer for end in ("\n", "[\n\r]")
}
_KNOWN: Final = frozenset(KNOWN)


def late_begins(text: str) -> set[str]:
    """How lines begin within the text that begin a set, or break it."""
    begun = _TEXT(text)
    place = 0 if begun is None else begun.end()
    bare = text.count("\r") > text.count("\r\n")
    begins: set[str] = set()
    for found in _LATE_BELOW["[\n\r]" if bare else "\n"](text, place):
        word = (found["set"] or found["mark"]).upper()
        if found["set"] is None or word in _KNOWN:
            begins.add(word[:2])
    return begins


#: What says that a message was put together of sections (military.md 5).
_COLLATED: Final = re.compile(
    r"SECTION(?:ED)?[ ](?:MESSAGE|MSG)[ ]COLLATED|COMBINED[ ]MESSAGE"
    r"|SECT(?:ION)?[ ][0-9]{1,2}[ ]OF[ ][0-9]",
    re.IGNORECASE,
).search


#: A subject is no longer.
_LONGEST_SUBJECT: Final = 600
_CORRECTED: Final = "CORRECTED COPY"
_LETTERS: Final = re.compile(r"CORRECTED[ ]COPY|[^\W_]+").finditer
#: What gateways run into the subject of a mail (military.md 3).
_RUN_IN: Final = re.compile(
    r"(?<![A-Z])(?:\(CORREC|UNCLAS|PASS(?:[ ]TO|\Z)|FM[ ]|TEXT:?\Z)"
).finditer
_OF_MAIL: Final = re.compile(
    "UNCLAS[A-Z]*|PASS|TO|ALL|OFFICE|CODES?|TEXT|CORREC[A-Z]*|COPY"
).fullmatch
_WORDS: Final = re.compile(r"[^\W_]+").findall
#: So many places of such words are looked at (law 9).
_MOST_RUN_IN: Final = 8


def squeezed(text: str) -> str:
    """The letters and digits of a subject: copies break words, and add COPY.

    >>> squeezed("PIERS (CORRECTED COPY) AND MO ORINGS")
    'PIERSANDMOORINGS'
    """
    words = (found[0] for found in _LETTERS(text.upper()))
    return "".join(word for word in words if word != _CORRECTED)


class Survey:
    """What the text of a message shows."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = _FIRST_SET(text)
        #: Where the first set begins; the end of the text where there is none.
        self.first_set = len(text) if found is None else found.end()

    @cached_property
    def collated(self) -> bool:
        """Whether breaks of sections may be anywhere in the text."""
        return _COLLATED(self._text) is not None

    @property
    def has_subject(self) -> bool:
        """Whether a set holds the subject."""
        return _SUBJECT_SET(self._text, max(0, self.first_set - 12)) is not None

    def repeats_subject(self, printed: str) -> bool:
        """Whether the subject of a mail repeats that of a set, mostly cut short.

        What is run into it, after some words of the subject, repeats other lines.
        """
        text = printed.upper()
        if self.subject.startswith(squeezed(text)):
            return True
        words = Counter(_WORDS(text))
        ends = (found.start() for found in islice(_RUN_IN(text), _MOST_RUN_IN))
        return any(
            self._begins(squeezed(text[:end]))
            and all(self._known(word, words) for word in _WORDS(text[end:]))
            for end in ends
        )

    def _begins(self, letters: str) -> bool:
        return letters != "" and self.subject.startswith(letters)

    def _known(self, word: str, printed: Counter[str]) -> bool:
        """Whether a word is one of a mail, or elsewhere in the message too."""
        return _OF_MAIL(word) is not None or self._counts[word] > printed[word]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(_WORDS(self._text.upper()))

    @cached_property
    def subject(self) -> str:
        """The letters and digits of the subject that a set holds."""
        found = _SUBJECT_SET(self._text, max(0, self.first_set - 12))
        if found is None:
            return ""
        begin = found.end() - 1
        words = self._text[begin : begin + _LONGEST_SUBJECT].partition("//")[0]
        return squeezed(words)

    def classified_below(self, place: int) -> Level | None:
        """The level of the last line above the sets that shows one, below a place.

        That with the subject code, where one has it.
        """
        found = list(_LEVEL(self._text, place, self.first_set))
        coded = [match["level"] for match in found if match["level"]]
        words = coded or [match["alone"] for match in found]
        if not words:
            return None
        word = "UNCLAS" if words[-1].startswith("UNCLAS") else words[-1]
        parts = read_line(word)
        return None if parts is None else parts.level


@lru_cache(maxsize=2)
def survey(text: str) -> Survey:
    """What a message shows; asked several times of one."""
    return Survey(text)
