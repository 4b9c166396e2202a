"""The end of a classification line: handling words, section, reference number, tail.

Facts (content.md 1.2): handling words and the section precede the post; the first
number after the post is the serial, and signals or remarks may follow it.  Some copies
show the section and known handling words directly after the number; they mean the same
there.  Doubt: nothing separates handling words from the post.  Rule: the post is the
longest end of those words that the table of posts contains; without one, all of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat import reference
from cableformat.model.leaves import NAME_OF_POST
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

#: The sources have only digits; operators also spelled out small numbers.
_SPELT: Final = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_NUMBER_WORDS: Final = "|".join(_SPELT)
_NUMBERED: Final = re.compile(
    r"[ \t]*+(?P<names>[^0-9]*[^0-9 \t])[ \t]++(?P<serial>[0-9]{1,8})"
    r"(?:/(?P<part>[0-9]{1,2}))?(?:\.\Z)?(?![^ \t])[ \t]*+(?P<tail>.*)",
    FLAGS | re.DOTALL,
).fullmatch
#: content.md 1.2, tail; series are in a table, and the corpus has ``NAVADMIN 123/05``.
#: Without a reference number, or with a post that no table knows, only these are a
#: tail: any other words are prose.
_REMARKS: Final = (
    r"Z[A-Z]{2}[0-9A-Z-]*|SUSPECTED DUPLICATE(?: [0-9]+)?|POSS(?:IBLE)? DUPE?"
    r"|CORRECTED COPY|NAVADMIN [0-9]+/[0-9]+"
)
_POST: Final = re.compile(NAME_OF_POST.pattern, re.ASCII).fullmatch
_KINDS: Final = reference.POST_KINDS
#: Words as `_place_of` counts them: a no-break space separates none.
_NAME: Final = re.compile("[^ \t]+")
_LONGEST_NUMBER: Final = 60
#: More words than these between level and post are prose.
_MOST_WORDS: Final = 4


class LineEnd(NamedTuple):
    """The end of a classification line."""

    handling: tuple[str, ...] = ()
    section: re.Match[str] | None = None
    post_kind: str | None = None
    post: str | None = None
    serial: str | None = None
    tail: str | None = None

    @property
    def section_numbers(self) -> tuple[str, str] | None:
        """The number of the section, and how many there are."""
        match = self.section
        if match is None:
            return None
        if match["spelt"] is not None:
            spelt = match["spelt"].upper(), match["spelt_m"].upper()
            number, total = (str(_SPELT.index(word) + 1) for word in spelt)
            return number, total
        last = match["last"]
        return (match["n"], match["m"]) if last is None else (last, last)

    @property
    def misspelt(self) -> bool:
        """Whether the words of the section are misspelt, or its numbers spelled out."""
        match = self.section
        if match is None or match["last"] is not None:
            return False
        return (match["word"].upper(), (match["of"] or "").upper()) != ("SECTION", "OF")


@cache
def _word() -> re.Pattern[str]:
    """The captions that may follow a level on its line (content.md 1.2, 1.3)."""
    pattern = reference.caption_pattern(reference.CaptionPlace.LEVEL)
    return re.compile(pattern.replace(" ", "[ \t]"), FLAGS)


@cache
def handling_run() -> re.Pattern[str]:
    """A run of handling words; possessive, so that it is tried only once (law 9)."""
    return re.compile(rf"(?:{B}(?:{_word().pattern})(?![^ \t/]))*+", FLAGS)


@cache
def _section() -> Callable[..., re.Match[str] | None]:
    """SECTION n OF m, its known misspellings too (content.md 1.2, wire.md 6)."""
    word = reference.variant_pattern(reference.VariantKind.SECTION_WORD)
    of = reference.variant_pattern(reference.VariantKind.SECTION_OF)
    return re.compile(
        rf"[ \t]++(?P<word>SECTION|{word})[ \t]*+(?:"
        rf"(?P<n>[0-9]{{1,2}})[ \t]*+(?P<of>OF|{of})[ \t]*+(?P<m>[0-9]{{1,2}})"
        rf"|(?P<spelt>{_NUMBER_WORDS})[ \t]++OF[ \t]++(?P<spelt_m>{_NUMBER_WORDS})"
        r")(?![^ \t])"
        r"|[ \t]++FINAL[ \t]++SECTION[ \t]++OF[ \t]++(?P<last>[0-9]{1,2})(?![^ \t])",
        FLAGS,
    ).match


@cache
def _remarks() -> re.Pattern[str]:
    series = rf"(?:{reference.series_pattern()}) [0-9]+"
    return re.compile(rf"(?:(?:{_REMARKS}|{series})(?:[ \t]++|\Z))+", FLAGS)


def is_handling(word: str) -> bool:
    """Whether a word may follow a level."""
    return _word().fullmatch(word) is not None


def _is_remark(text: str) -> bool:
    return _remarks().fullmatch(text) is not None


def handling_words(words: re.Match[str]) -> tuple[str, ...]:
    """The handling words of a run, none of them letter-spaced."""
    return tuple("".join(word.split()) for word in _word().findall(words[0]))


def ending_of(text: str, begin: int) -> LineEnd | None:
    """The end of a classification line, from a place on; `None` for other words."""
    section = _section()(text, begin)
    rest = text[begin if section is None else section.end() :].strip(BLANKS)
    if not rest:
        return LineEnd(section=section)
    if _is_remark(rest):
        return LineEnd(section=section, tail=rest)
    numbered = _NUMBERED(rest)
    if numbered is None:
        return None
    words = _NAME.findall(numbered["names"])
    in_front = None
    if len(words) == 1 and reference.series(words[0]) is not None:
        # The number of a series may precede the post's own.
        after = _NUMBERED(numbered["tail"])
        if after is not None and reference.series(after["names"]) is None:
            in_front = f"{words[0]} {numbered['serial']}"
            numbered = after
    found = _parted(numbered, section)
    if found is None or in_front is None:
        return found
    return found._replace(tail=" ".join(filter(None, (in_front, found.tail))))


def _known_words(names: str) -> tuple[list[str], int]:
    """The words before a number, and how many at their end are a known post."""
    words = _NAME.findall(names)
    return words, reference.longest_post([word.upper() for word in words])


def before_post(text: str, begin: int) -> int:
    """The place of a reference number with a known post, or the end of the text."""
    numbered = _NUMBERED(text[begin:])
    if numbered is None:
        return len(text)
    words, known = _known_words(numbered["names"])
    if not 0 < known < len(words):
        return len(text)
    place = begin + numbered.end("names")
    for word in reversed(words[-known:]):
        place = text.rindex(word, 0, place)
    return place


def _after_number(text: str, section: re.Match[str] | None) -> LineEnd:
    """The known handling words, the section and the tail after the number."""
    text = f" {text}"
    words = handling_run().match(text)
    assert words is not None
    handling, place = handling_words(words), words.end()
    if section is None and (section := _section()(text, place)) is not None:
        words = handling_run().match(text, section.end())
        assert words is not None
        handling, place = (*handling, *handling_words(words)), words.end()
    return LineEnd(handling, section, tail=text[place:].strip(BLANKS) or None)


def _parted(numbered: re.Match[str], section: re.Match[str] | None) -> LineEnd | None:
    """The parts of a line that has a number; `None` if it is not a reference number."""
    names = numbered["names"]
    words, known = _known_words(names)
    before, after = words[: len(words) - known], words[len(words) - known :]
    if not known:
        kinds = words[:1] if len(words) > 1 and words[0].upper() in _KINDS else []
        before, after = kinds, words[len(kinds) :]
    elif len(before) > _MOST_WORDS:
        return None
    kind = before.pop().upper() if before and before[-1].upper() in _KINDS else None
    # As printed, with the blanks within it.
    post = names[_place_of(names, len(words) - len(after)) :]
    rest = _after_number(numbered["tail"], section)
    if not _POST(post) or (rest.tail and not known and not _is_remark(rest.tail)):
        return None
    # wire.md 1.3: State's section number after a slash; it repeats the section.
    part, numbers = numbered["part"], rest.section_numbers
    if part and (numbers is None or int(numbers[0]) != int(part)):
        return None
    # The known ones first, as in canonical text.
    handling = *rest.handling, *before
    return LineEnd(handling, rest.section, kind, post, numbered["serial"], rest.tail)


def _place_of(names: str, number: int) -> int:
    """Where a word begins, by its number."""
    found = _NAME.finditer(names)
    return next(match.start() for n, match in enumerate(found) if n == number)


#: Section, kind of post, post and serial.
_Shown = tuple[tuple[str, str] | None, str | None, str, str]


def number_alone(text: str) -> _Shown | None:
    """Section, kind of post, post and serial of a line that shows nothing else."""
    if text[-1] not in "0123456789" or len(text) > _LONGEST_NUMBER:
        return None
    return _known_number(text)


def _number(text: str) -> _Shown | None:
    section = _section()(f" {text}")
    rest = text if section is None else text[section.end() - 1 :].strip(BLANKS)
    numbered = _NUMBERED(rest)
    if numbered is None or _is_remark(rest) or not _known_words(numbered["names"])[1]:
        return None
    found = _parted(numbered, section)
    if found is None or found.handling or found.tail is not None:
        return None
    assert found.post is not None
    assert found.serial is not None
    return found.section_numbers, found.post_kind, found.post, found.serial


_known_number: Final = lru_cache(maxsize=64)(_number)
