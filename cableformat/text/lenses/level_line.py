"""The grammar of the classification line, with which the text begins.

Facts (content.md 1.2, 3.2): levels above UNCLAS are letter-spaced, two blanks are the
gap between words; a banner adds controls behind double slashes; handling words and the
section stand between level and post; the first number behind the post is the reference
number's, and signals or remarks may follow it.  Copies show section and known handling
words directly behind the number too: they are what they are in front of the post.
Doubt: nothing parts handling words from the post.  Rule: the post is the longest end of
those words that the table of posts knows; where it knows none, all of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat import reference
from cableformat.markings import Level
from cableformat.markings.levels import SPELLED, SPELLINGS, level_spelled, spaced
from cableformat.markings.portions import OWNER
from cableformat.model.leaves import NAME_OF_POST
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable


#: Every level, as a pattern.
LEVEL: Final = SPELLED

#: content.md 3.2: whose level it is; NATO's highest is called COSMIC.
_OWNER: Final = (
    rf"(?://[ \t]?)?(?P<nato>{spaced('NATO')}"
    rf"|{spaced('COSMIC')}(?=[ \t]{{1,3}}{spaced('TOP')}))[ \t]++"
    r"|//[ \t]?(?P<joint>JOINT)[ \t]++"
    rf"|//[ \t]?(?!TOP[ \t])(?P<nation>{OWNER.pattern})[ \t]++"
)
_HEAD: Final = re.compile(
    rf"(?:{_OWNER})?(?P<level>{LEVEL})(?![^ \t/])"
    rf"(?(joint)(?P<nations>(?:[ \t]+{OWNER.pattern}(?![^ \t/])){{2,9}}))",
    FLAGS,
).match
# wire.md 7.3: `UNCLAS //N03207//`.  What is sought begins with no blanks (law 9).
_CODE: Final = re.compile(r"//[ \t]?(?P<code>N[0-9]{4,5})//(?![^ \t])", FLAGS).search

#: The sources have digits alone; operators spelt small numbers too.
_SPELT: Final = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_NUMBER_WORDS: Final = "|".join(_SPELT)
_NUMBERED: Final = re.compile(
    r"[ \t]*+(?P<names>[^0-9]*[^0-9 \t])[ \t]++(?P<serial>[0-9]{1,8})"
    r"(?:/(?P<part>[0-9]{1,2}))?(?:\.\Z)?(?![^ \t])[ \t]*+(?P<tail>.*)",
    FLAGS | re.DOTALL,
).fullmatch
#: content.md 1.2, tail; series are in a table, and ``NAVADMIN 123/05`` is that of the
#: corpus.  Behind a post that no table knows, and where there is
#: no reference number, only these are a tail: any other words are prose.
_REMARKS: Final = (
    r"Z[A-Z]{2}[0-9A-Z-]*|SUSPECTED DUPLICATE(?: [0-9]+)?|POSS(?:IBLE)? DUPE?"
    r"|CORRECTED COPY|NAVADMIN [0-9]+/[0-9]+"
)
_POST: Final = re.compile(NAME_OF_POST.pattern, re.ASCII).fullmatch
_CATEGORY: Final = re.compile("[A-Z0-9]+(?:(?:/|[ ,-]+)[A-Z0-9]+)*", FLAGS).fullmatch
_KINDS: Final = reference.POST_KINDS
#: Words as `_place_of` counts them: a no-break space parts none.
_NAME: Final = re.compile("[^ \t]+")
_LONGEST_NUMBER: Final = 60
#: More words than these between level and post are prose.
_MOST_WORDS: Final = 4

#: Handling words, section, kind of post, post, serial and tail.
_Number = tuple[
    tuple[str, ...],
    re.Match[str] | None,
    str | None,
    str | None,
    str | None,
    str | None,
]

#: A copy that may have been sent before says so, in front of the post too.
DUPLICATE: Final = r"POSS(?:IBLE)?[ \t]++DUP(?:E|LICATE)?(?![A-Z])"
_SENT_BEFORE: Final = re.compile(DUPLICATE, FLAGS).fullmatch
_DUPLICATE: Final = re.compile(rf"(?<![ \t/])[ \t/]++({DUPLICATE})", FLAGS).search
#: A line that shows a level and nothing else: a value, or a stamp above a heading.
LEVEL_ALONE: Final = re.compile(
    rf"(?:{LEVEL})/{{0,2}}(?:[ \t]++{DUPLICATE})?", FLAGS
).fullmatch
#: The two characters with which a level begins, in words or letter-spaced.
LEVEL_BEGINS: Final = tuple(
    {
        begin
        for word in chain(*SPELLINGS.values())
        for begin in (word[:2], f"{word[0]} ")
    }
)
LEVEL_LETTERS: Final = frozenset("TSCRLFUtscrlfu")
#: Those of lines that name an owner first, too.
_FIRST_LETTERS: Final = LEVEL_LETTERS | frozenset("/Nn")


# What stands in tables, which are read when first asked.


@cache
def _word() -> re.Pattern[str]:
    """The captions that stand behind a level, on its line (content.md 1.2, 1.3)."""
    pattern = reference.caption_pattern(reference.CaptionPlace.LEVEL)
    return re.compile(pattern.replace(" ", "[ \t]"), FLAGS)


@cache
def _words() -> re.Pattern[str]:
    """A run of them; possessive: no post is sought in every such run (law 9)."""
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
    """Whether a word is one that stands behind a level."""
    return _word().fullmatch(word) is not None


def _is_remark(text: str) -> bool:
    return _remarks().fullmatch(text) is not None


class Parts(NamedTuple):
    """The parts of a classification line, as printed."""

    level: Level
    #: How the level was printed, and all other codes: they are read in capitals.
    printed: str
    owners: tuple[str, ...]
    controls: tuple[str, ...]
    handling: tuple[str, ...]
    subject_code: str | None
    section: tuple[str, str] | None
    #: Whether the words of the section were misspelt, or its numbers spelt.
    misspelt: bool
    post_kind: str | None
    post: str | None
    serial: str | None
    tail: str | None

    @property
    def level_alone(self) -> bool:
        """Whether the line shows a level, controls behind it, and nothing else."""
        sent_before = self.tail is None or _SENT_BEFORE(self.tail) is not None
        return sent_before and not any(self[4:-1])


def read_line(text: str) -> Parts | None:
    """The parts of a classification line, or `None` where the text is none."""
    return _known_line(text) if len(text) <= _KEPT else _line(text)


def _line(text: str) -> Parts | None:
    duplicate = _duplicate(text) if "DUP" in text and len(text) <= _KEPT else None
    return duplicate or _parts(text)


def _parts(text: str) -> Parts | None:
    head = _HEAD(text)
    if head is None:
        return None
    level = level_spelled(head["level"])
    nations = [] if head["joint"] is None else _nations(head["nations"])
    place = head.end() if not nations else head.start("nations") + nations[-1].end()
    controls: tuple[str, ...] = ()
    code = _CODE(text, place)
    # What stands in front of the code is the marking.
    end = len(text if code is None else text[: code.start()].rstrip(BLANKS))
    if text[place:end].lstrip(BLANKS).startswith("/"):
        banner = _banner(text[:end], place)
        if banner is None:
            return None
        controls, place = banner
    words = _words().match(text, place, end)
    assert words is not None
    place = words.end()
    if code is not None:
        if place < end:
            return None
        place = code.end()
    section = _section()(text, place)
    if section is not None:
        place = section.end()
    numbered = _reference_number(text[place:].strip(BLANKS), section)
    if numbered is None:
        return None
    more, section, *number = numbered
    handling = _handling(words)
    return Parts(
        level,
        text[: words.end()],
        _owners(head) or tuple(nation[0].upper() for nation in nations),
        controls,
        (*handling, *more),
        None if code is None else code["code"].upper(),
        None if section is None else _numbers(section),
        section is not None and _misspelt(section),
        *number,
    )


def _duplicate(text: str) -> Parts | None:
    """The parts of a line that says in front of its number that it was sent before."""
    found = _DUPLICATE(text)
    if found is None:
        return None
    before = _parts(text[: found.start()])
    if before and (before.post or before.tail) and "/" not in found[0]:
        return None  # after the number it is a remark as any other
    parts = _parts(f"{text[: found.start()]} {text[found.end() :]}".rstrip(BLANKS))
    if parts is None:
        return None
    return parts._replace(tail=" ".join(filter(None, (found[1], parts.tail))))


#: A line is asked about in several passes, and stamped on every page.
_known_line: Final = lru_cache(maxsize=64)(_line)
#: A classification line is an ordinary line; longer ones are not kept for that.
_KEPT: Final = 120


def shows_more_than_level(text: str) -> bool:
    """Whether a text is a classification line with more in it than a level."""
    if text[:1] not in _FIRST_LETTERS or len(text) > _KEPT or LEVEL_ALONE(text):
        return False
    return read_line(text) is not None


def _handling(words: re.Match[str]) -> tuple[str, ...]:
    """Known handling words, none of them letter-spaced."""
    return tuple("".join(word.split()) for word in _word().findall(words[0]))


def _owners(head: re.Match[str]) -> tuple[str, ...]:
    if head["nato"] is not None:
        return ("NATO",)
    if head["nation"] is not None:
        return (head["nation"].upper(),)
    return ()


def _nations(words: str) -> list[re.Match[str]]:
    """The nations that share a level: two, and more up to a known handling word."""
    found = list(_NAME.finditer(words))
    handling = (n for n in range(2, len(found)) if is_handling(found[n][0]))
    return found[: next(handling, len(found))]


def _numbers(match: re.Match[str]) -> tuple[str, str]:
    if match["spelt"] is not None:
        spelt = match["spelt"].upper(), match["spelt_m"].upper()
        number, total = (str(_SPELT.index(word) + 1) for word in spelt)
        return number, total
    last = match["last"]
    return (match["n"], match["m"]) if last is None else (last, last)


def _misspelt(match: re.Match[str]) -> bool:
    if match["last"] is not None:
        return False
    words = match["word"], match["of"] or ""
    return tuple(map(str.upper, words)) != ("SECTION", "OF")


def _banner(text: str, begin: int) -> tuple[tuple[str, ...], int] | None:
    """The categories behind a level, and where they end; `None` for other slashes.

    Double slashes, or the end of the line, end the last of them; a reference number
    behind it shows by its post.
    """
    start = text.index("/", begin)
    if text[start:].strip(BLANKS) in ("/", "//"):  # UNCLASSIFIED//
        return (), len(text)
    if not text.startswith("//", start):
        return None
    last = text.rfind("//")
    behind = text[start + 2 :]
    if last == start and behind[0] in " \t" and number_alone(behind.strip(BLANKS)):
        return (), start + 2  # UNCLASSIFIED// LIMA 1205
    if last > start and text[last + 2 : last + 3] in ("", " ", "\t"):
        inside, end = text[start + 2 : last], last + 2
    else:
        end = _before_post(text, max(last, start) + 2)
        inside = text[start + 2 : end]
    categories = tuple(item.strip(BLANKS).upper() for item in inside.split("//"))
    return (categories, end) if all(map(_CATEGORY, categories)) else None


def _before_post(text: str, begin: int) -> int:
    """Where a reference number begins whose post is known; else the end of the text."""
    numbered = _NUMBERED(text[begin:])
    if numbered is None:
        return len(text)
    words = re.findall("[^ \t]+", numbered["names"])
    known = reference.longest_post([word.upper() for word in words])
    if not 0 < known < len(words):
        return len(text)
    behind = begin + numbered.end("names")
    for word in reversed(words[-known:]):
        behind = text.rindex(word, 0, behind)
    return behind


def _reference_number(rest: str, section: re.Match[str] | None) -> _Number | None:
    """Handling words, section, post with its kind, serial, tail of the end of a line.

    The section may stand in front of them already.
    """
    if not rest:
        return (), section, None, None, None, None
    if _is_remark(rest):
        return (), section, None, None, None, rest
    numbered = _NUMBERED(rest)
    if numbered is None:
        return None
    words = _NAME.findall(numbered["names"])
    in_front = None
    if len(words) == 1 and reference.series(words[0]) is not None:
        # The number of a series in front of the post's own stands behind it, too.
        behind = _NUMBERED(numbered["tail"])
        if behind is not None and reference.series(behind["names"]) is None:
            in_front = f"{words[0]} {numbered['serial']}"
            numbered, words = behind, _NAME.findall(behind["names"])
    known = reference.longest_post([word.upper() for word in words])
    found = _parted(numbered, words, known, section)
    if found is None or in_front is None:
        return found
    return (*found[:5], " ".join(filter(None, (in_front, found[5]))))


def _behind_number(
    text: str, section: re.Match[str] | None
) -> tuple[tuple[str, ...], re.Match[str] | None, str | None]:
    """Known handling words, section and tail of what stands behind the number."""
    text = f" {text}"
    words = _words().match(text)
    assert words is not None
    handling, place = _handling(words), words.end()
    if section is None and (section := _section()(text, place)) is not None:
        words = _words().match(text, section.end())
        assert words is not None
        handling, place = (*handling, *_handling(words)), words.end()
    return handling, section, text[place:].strip(BLANKS) or None


def _parted(
    numbered: re.Match[str],
    words: list[str],
    known: int,
    section: re.Match[str] | None,
) -> _Number | None:
    """The same, where so many words at the end name a known post."""
    before, after = words[: len(words) - known], words[len(words) - known :]
    if not known:
        kinds = words[:1] if len(words) > 1 and words[0].upper() in _KINDS else []
        before, after = kinds, words[len(kinds) :]
    elif len(before) > _MOST_WORDS:
        return None
    kind = before.pop().upper() if before and before[-1].upper() in _KINDS else None
    # As printed, the blanks within it too.
    names = numbered["names"]
    post = names[_place_of(names, len(words) - len(after)) :]
    behind, section, tail = _behind_number(numbered["tail"], section)
    if not _POST(post) or (tail and not known and not _is_remark(tail)):
        return None
    # wire.md 1.3: State's section number, behind a slash; it says the section again.
    part = numbered["part"]
    if part and (section is None or int(_numbers(section)[0]) != int(part)):
        return None
    # The known ones first, as a line in canonical text has them.
    return (*behind, *before), section, kind, post, numbered["serial"], tail


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
    if numbered is None or _is_remark(rest):
        return None
    words = _NAME.findall(numbered["names"])
    known = reference.longest_post([word.upper() for word in words])
    found = _parted(numbered, words, known, section) if known else None
    if found is None:
        return None
    handling, section, kind, post, serial, tail = found
    if handling or tail is not None:
        return None
    assert post is not None
    assert serial is not None
    return None if section is None else _numbers(section), kind, post, serial


_known_number: Final = lru_cache(maxsize=64)(_number)
