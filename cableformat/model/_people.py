"""Who classified, cleared and released: heuristics, so properties, not fields.

Facts (content.md 1.8; clearances: nara.md 4): the title comes before or after the name.
Representation: the pieces of a line, each read from the right; a name goes on to the
left until there is a word of office.
Doubt: nothing marks where a title ends.  Words of office are known from a dated table
(`cableformat.reference.offices`), with a slip or two; a word that it lacks is known
by its capitals, or because the line shows no other title.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cableformat.model._classifier_words import (
    LEADS,
    LETTERS,
    NO_NAME,
    PARTICLES,
    Piece,
    Word,
    pieces_of,
)
from cableformat.reference import OfficeKind, is_place, office_kind

__all__ = ["clearances", "name_and_title", "releaser_in"]

#: No classifier needs more room.
_REACH: Final = 300
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.ASCII | re.IGNORECASE)
_INITIAL: Final = re.compile(rf"(?:[{LETTERS}]\.?){{1,2}}|[{LETTERS}]{{2}}\.").fullmatch
_NAME: Final = re.compile(
    rf"[{LETTERS}](?:[{LETTERS}01'\u2019.-]*[{LETTERS}.])?"
).fullmatch
#: A small letter before a capital, but for the beginnings of names.
_CAMEL: Final = re.compile(
    "(?!(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|O|St|Al|El|Bin)[A-Z'\u2019])[A-Z]?[a-z]+[A-Z]"
).match
_VOWEL: Final = re.compile("[AEIOUY\u00c0-\u024f]", re.IGNORECASE).search


class _Found(NamedTuple):
    """A name in a piece: from which word to which, and whether an office is beside."""

    piece: int
    first: int
    last: int
    sure: bool


def name_and_title(printed: str) -> tuple[str | None, str | None]:
    """The name and the title in a classifier as printed; `None` for what is not found.

    >>> name_and_title("Pol-Econ Chief Jane Q. Doe, Jr.")
    ('Jane Q. Doe, Jr.', 'Pol-Econ Chief')
    >>> name_and_title("Jane Doe, Ambassador, State, Embassy X")
    ('Jane Doe', 'Ambassador')
    >>> name_and_title("CHARGE D'AFFARIES, A. I., JANE DOE FOR REASON 1.4")
    ('JANE DOE', "CHARGE D'AFFARIES")
    """
    return _Line(printed[:_REACH]).name_and_title()


class _Line:
    """A classifier, cut into pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = pieces_of(text)
        words = [word for piece in self._pieces for word in piece.words]
        self._mixed = any(
            word.text[1:].islower() and word.bare not in NO_NAME for word in words
        )
        self._small = not any(word.text[0].isupper() for word in words)

    def name_and_title(self) -> tuple[str | None, str | None]:
        found = self._name()
        if found is None:
            return None, self._other_title(None)
        words = self._pieces[found.piece].words
        name = " ".join(word.text for word in words[found.first : found.last])
        after = words[found.last :] if _offices_in(words[found.last :]) else []
        return name + self._suffix(found), (
            self._title(words[: found.first])
            or self._title(after)
            or self._other_title(found.piece)
        )

    # The name

    def _name(self) -> _Found | None:
        """The first name beside an office or of two words; otherwise the first."""
        every = [
            found
            for place, piece in enumerate(self._pieces)
            for found in self._names_in(place, piece)
        ]
        early = [found for found in every if not self._pieces[found.piece].late]
        for found in (*early, *every):
            if found.sure:
                return self._without_office(found)
        return early[0] if early else None

    def _names_in(self, place: int, piece: Piece) -> list[_Found]:
        """The rightmost run of words in a piece that may be a name."""
        words, last = piece.words, len(piece.words)
        while last:
            if not self._may_be_name(words, last - 1):
                last -= 1
                continue
            first = last
            while first and self._may_be_name(words, first - 1):
                first -= 1
            if (found := self._trimmed(place, words, first, last)) is not None:
                return [found]
            last = first
        return []

    def _may_be_name(self, words: list[Word], place: int) -> bool:
        word = words[place]
        if word.title or not _NAME(word.text) or word.bare in NO_NAME:
            return False
        if word.bare in PARTICLES and word.kind is None:
            return word.text.islower() or self._is_inner(words, place)
        if word.text[0].islower() and not self._small:
            return False
        if place > 1 and _is_initial(words[place - 1]):
            return True
        return word.kind is None or self._is_surname(words, place)

    @staticmethod
    def _is_surname(words: list[Word], place: int) -> bool:
        """Whether a word that is known as a word of office is a surname here."""
        word, kind = words[place], words[place].kind
        if kind is OfficeKind.LETTERS and not word.text.isupper():
            return True
        if place < len(words) - 1 or not place or not _is_given(words[place - 1]):
            return False
        # A long word one slip away, at the end of a name, is not a word of office.
        known = office_kind(word.text, exact=True)
        return known in (None, OfficeKind.LETTERS, OfficeKind.SURNAME)

    def _is_inner(self, words: list[Word], place: int) -> bool:
        """Whether a particle in capitals is inside a name, or a surname itself."""
        if place + 1 < len(words):
            return words[place + 1].kind is None
        return place > 0 and _is_given(words[place - 1])

    def _trimmed(
        self, place: int, words: list[Word], first: int, last: int
    ) -> _Found | None:
        """A run of words without a place or office in front; `None` if that was all."""
        before = words[first - 1] if first else None
        if before is not None and _leads(before):
            first = self._behind_place(words, first, last)
        while first < last - 1 and self._is_abbreviation(words, first, last):
            first += 1
        run = words[first:last]
        if not any(len(word.bare) > 1 for word in run):
            return None
        if is_place(" ".join(word.text for word in run)):
            # A surname that is also a place has an office beside it.
            after = before is not None and not _leads(before)
            return _Found(place, first, last, sure=False) if after else None
        names = [word for word in run if not _SUFFIX.fullmatch(word.text)]
        # A word between words of office is usually one of them.
        after = any(word.kind is not None for word in words[last:])
        beside = _offices_in(words[:first]) != after
        return _Found(place, first, last, sure=len(names) > 1 or beside)

    def _behind_place(self, words: list[Word], first: int, last: int) -> int:
        """Where a name may begin after `Ambassador to` and a place."""
        body = words[first - 1].kind is OfficeKind.BODY
        for count in (3, 2, 1):
            begin = " ".join(word.text for word in words[first : first + count])
            left = sum(not _is_inside(word) for word in words[first + count : last])
            # State Jordan Doe: a name may begin with that of a place.
            ends = first + count >= last
            if is_place(begin) and (ends or left > body):
                return first + count
        if body and last - first > 1:
            return first
        after = first
        while after < last - 1 and self._is_abbreviation(words, after, last):
            after += 1
        if after > first:  # to the OAS Jane Doe
            return after
        place, left = last, 2
        while place > first and left:
            place -= 1
            left -= not _is_inside(words[place])
        place -= place > first and _is_initial(words[place - 1])
        return place if place > first else last

    def _is_abbreviation(self, words: list[Word], place: int, last: int) -> bool:
        """Whether capitals show an abbreviation: ``EMIN Jane Doe``, ``PolOff Doe``."""
        text = words[place].text
        if _CAMEL(text):  # JoAnn Doe is a name of two words.
            return last - place > 2
        if not self._mixed or not text.isupper() or not text.isalpha() or len(text) < 2:
            return False
        follows = words[place + 1 : last]
        if not any(word.text[1:].islower() for word in follows):
            return False
        # JD in JD Doe is initials.
        return len(follows) > 1 or len(text) > 2 or _VOWEL(text) is not None

    def _without_office(self, found: _Found) -> _Found:
        """Without any title, the first of three words is one."""
        words = self._pieces[found.piece].words[found.first : found.last]
        names = [word for word in words if not _SUFFIX.fullmatch(word.text)]
        if len(names) < 3 or any(_offices_in(piece.words) for piece in self._pieces):
            return found
        if any(_INITIAL(word.text) for word in names[:2]):
            return found
        if any(word.bare in PARTICLES for word in names):
            return found
        return found._replace(first=found.first + 1)

    def _suffix(self, found: _Found) -> str:
        """The ``, Jr.`` after a name, which is a piece of its own."""
        words = self._pieces[found.piece].words
        following = self._pieces[found.piece + 1 : found.piece + 2]
        if found.last < len(words) or not following:
            return ""
        after = following[0].words
        if not after or not _SUFFIX.fullmatch(after[0].text):
            return ""
        return f", {after[0].text}"

    # The title

    def _title(self, words: list[Word]) -> str | None:
        if not words or not any(word.bare not in NO_NAME for word in words):
            return None
        return self._text[words[0].begin : words[-1].end].strip(" \t")

    def _other_title(self, place: int | None) -> str | None:
        """The title in another piece, sought after the name first."""
        start = 0 if place is None else place + 1
        for piece in (
            *self._pieces[start:],
            *self._pieces[: start - 1 if start else 0],
        ):
            if _offices_in(piece.words, interim=False):
                return self._title(piece.words)
        return None


def _is_given(word: Word) -> bool:
    known = word.title or word.kind is not None or word.bare in NO_NAME
    return not known and _NAME(word.text) is not None


def _is_inside(word: Word) -> bool:
    """Whether a word is neither the first nor the last of a name, or after it."""
    text = word.text
    inside = _INITIAL(text) or _SUFFIX.fullmatch(text) or word.bare in PARTICLES
    return bool(inside)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text.endswith(".")


def _leads(word: Word) -> bool:
    return word.bare in LEADS or word.kind is OfficeKind.BODY


def _offices_in(words: list[Word], *, interim: bool = True) -> bool:
    for word in words:
        if word.title and not interim:
            continue
        kind = word.kind
        if kind is OfficeKind.LETTERS and not word.text.isupper():
            continue
        if kind is not None and kind is not OfficeKind.BODY:
            return True
    return False


#: Where a clearance begins: with an office, or below a remark in brackets.
_CLEARANCE: Final = re.compile(
    r"(?:^|(?<=[ ]))[A-Z][A-Z0-9./()&]*(?:[ ]?-[A-Z0-9]+)?(?:[ ]*:|[ ]+-[ ])"
    r"|(?<=\)[ ])(?=[A-Z])",
    re.ASCII,
).finditer
_RELEASED: Final = re.compile(
    r"RELEASED BY:? (?P<who>[^ ].(?:.{0,198}[^ ./\n])?)[ ./]*+",
    re.ASCII | re.IGNORECASE,
).fullmatch


def releaser_in(text: str) -> str | None:
    """Who a paragraph says released the message, where it says nothing else."""
    found = _RELEASED(text)
    return None if found is None else found["who"]


def clearances(printed: str) -> tuple[str, ...]:
    """The clearances of one line; one that shows no office is whole.

    A clearance is an office and a name, parted by a colon, or by a hyphen with blanks
    around it; a remark in brackets may follow (nara.md 4).

    >>> clearances("NEA/RA:PDOE  S/S - MR. ROE (INFO)")
    ('NEA/RA:PDOE', 'S/S - MR. ROE (INFO)')
    """
    starts = [match.start() for match in _CLEARANCE(printed)]
    if not starts or starts[0]:
        starts.insert(0, 0)
    ends = [*starts[1:], len(printed)]
    parts = (printed[a:b].strip(" \t") for a, b in zip(starts, ends, strict=True))
    return tuple(part for part in parts if part)
