"""The grammar of the classification line, with which the text begins.

Facts (content.md 1.2, 3.2): levels above UNCLAS are letter-spaced, with two blanks
between words; a banner adds controls after double slashes; then come handling words and
the parts in `reference_number`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from cableformat.markings import Level
from cableformat.markings.levels import SPELLED, SPELLINGS, level_spelled, spaced
from cableformat.markings.portions import OWNER
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.reference_number import (
    before_post,
    ending_of,
    handling_run,
    handling_words,
    is_handling,
    number_alone,
)
from cableformat.text.lines.line import BLANKS

#: Every level, as a pattern.
LEVEL: Final = SPELLED

#: content.md 3.2: the owner of the level; NATO's highest is called COSMIC.
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
# wire.md 7.3: `UNCLAS //N03207//`.  No leading blanks in the pattern (law 9).
_CODE: Final = re.compile(r"//[ \t]?(?P<code>N[0-9]{4,5})//(?![^ \t])", FLAGS).search

_CATEGORY: Final = re.compile("[A-Z0-9]+(?:(?:/|[ ,-]+)[A-Z0-9]+)*", FLAGS).fullmatch
#: A remark that a copy may have been sent before; it may precede the post.
DUPLICATE: Final = r"POSS(?:IBLE)?[ \t]++DUP(?:E|LICATE)?(?![A-Z])"
_SENT_BEFORE: Final = re.compile(DUPLICATE, FLAGS).fullmatch
_DUPLICATE: Final = re.compile(rf"(?<![ \t/])[ \t/]++({DUPLICATE})", FLAGS).search
#: A line with a level and nothing else: a value, or a stamp above a heading.
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
#: These, and those of lines that begin with an owner.
_FIRST_LETTERS: Final = LEVEL_LETTERS | frozenset("/Nn")


class Parts(NamedTuple):
    """The parts of a classification line, as printed."""

    level: Level
    #: The level and the codes after it, as printed; they are read in capitals.
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
        """Whether the line shows a level, perhaps with controls, and nothing else."""
        sent_before = self.tail is None or _SENT_BEFORE(self.tail) is not None
        return sent_before and not any(self[4:-1])


def read_line(text: str) -> Parts | None:
    """The parts of a classification line; `None` for any other text."""
    return _known_line(text) if len(text) <= _KEPT else _line(text)


def _line(text: str) -> Parts | None:
    duplicate = _duplicate(text) if "DUP" in text and len(text) <= _KEPT else None
    return duplicate or _parts(text)


def _parts(text: str) -> Parts | None:
    head = _HEAD(text)
    if head is None:
        return None
    nations = [] if head["joint"] is None else _nations(head["nations"])
    place = head.end() if not nations else head.start("nations") + nations[-1].end()
    code = _CODE(text, place)
    # The marking ends before the subject code.
    end = len(text if code is None else text[: code.start()].rstrip(BLANKS))
    banner = _banner(text[:end], place)
    if banner is None:
        return None
    controls, place = banner
    words = handling_run().match(text, place, end)
    assert words is not None
    if code is not None and words.end() < end:
        return None
    rest = ending_of(text, words.end() if code is None else code.end())
    if rest is None:
        return None
    return Parts(
        level_spelled(head["level"]),
        text[: words.end()],
        _owners(head) or tuple(nation[0].upper() for nation in nations),
        controls,
        (*handling_words(words), *rest.handling),
        None if code is None else code["code"].upper(),
        rest.section_numbers,
        rest.misspelt,
        *rest[2:],
    )


def _duplicate(text: str) -> Parts | None:
    """The parts of a line with the remark of a duplicate before its number."""
    found = _DUPLICATE(text)
    if found is None:
        return None
    before = _parts(text[: found.start()])
    if before and (before.post or before.tail) and "/" not in found[0]:
        return None  # after the number it is an ordinary remark
    parts = _parts(f"{text[: found.start()]} {text[found.end() :]}".rstrip(BLANKS))
    if parts is None:
        return None
    return parts._replace(tail=" ".join(filter(None, (found[1], parts.tail))))


#: Several passes ask about a line, and pages repeat it.
_known_line: Final = lru_cache(maxsize=64)(_line)
#: The longest line whose parts are cached.
_KEPT: Final = 120


def shows_more_than_level(text: str) -> bool:
    """Whether a text is a classification line that shows more than a level."""
    if text[:1] not in _FIRST_LETTERS or len(text) > _KEPT or LEVEL_ALONE(text):
        return False
    return read_line(text) is not None


def _owners(head: re.Match[str]) -> tuple[str, ...]:
    if head["nato"] is not None:
        return ("NATO",)
    if head["nation"] is not None:
        return (head["nation"].upper(),)
    return ()


def _nations(words: str) -> list[re.Match[str]]:
    """The nations that share a level: two or more, up to a known handling word."""
    found = list(re.finditer("[^ \t]+", words))
    handling = (n for n in range(2, len(found)) if is_handling(found[n][0]))
    return found[: next(handling, len(found))]


def _banner(text: str, begin: int) -> tuple[tuple[str, ...], int] | None:
    """The categories after a level, and where they end; `None` for other slashes.

    The last one ends at double slashes, at the end of the line, or before a reference
    number with a known post.
    """
    if not text[begin:].lstrip(BLANKS).startswith("/"):
        return (), begin
    start = text.index("/", begin)
    if text[start:].strip(BLANKS) in ("/", "//"):  # UNCLASSIFIED//
        return (), len(text)
    if not text.startswith("//", start):
        return None
    last = text.rfind("//")
    after = text[start + 2 :]
    if last == start and after[0] in BLANKS and number_alone(after.strip(BLANKS)):
        return (), start + 2  # UNCLASSIFIED// LIMA 1205
    if last > start and text[last + 2 : last + 3] in ("", " ", "\t"):
        inside, end = text[start + 2 : last], last + 2
    else:
        end = before_post(text, max(last, start) + 2)
        inside = text[start + 2 : end]
    categories = tuple(item.strip(BLANKS).upper() for item in inside.split("//"))
    return (categories, end) if all(map(_CATEGORY, categories)) else None
