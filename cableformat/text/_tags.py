"""The TAGS line: by which subjects, places, bodies and persons a telegram is filed.

Facts (content.md 1.5): blanks, commas or both part the codes; names stand in brackets;
organizations' codes hold digits, slashes, hyphens, even blanks; real lines hold free
words, glued codes, names without brackets, periods.  Representation: every entry is one
string, unknown ones too.  Doubt: nothing but the table tells two codes from free words;
it chooses between readings and refuses none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cableformat import reference
from cableformat.model._leaves import TAG
from cableformat.text._kinds import Kind
from cableformat.text._lens import ANYWHERE, FLAGS, Block, Claim, Lens, State, capitals

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

#: Misspellings of the label in machine transfers of the 1970s and transmissions of
#: 2003-10 (content.md 1.5); frozen for format v1.
MISSPELT: Final = "TAGSC|TAGES|TABS|TAS|TGS|AGS"
#: content.md 1.5: the codes that must carry a name.
_CARRY_NAMES: Final = frozenset("OCON OEXC OREP OTRA OVIP".split())
#: Codes of these shapes are codes whatever a table says; others are looked up.
_PLAIN: Final = re.compile("[A-Z]{2}|[A-Z]{4}|[A-Z0-9]*[0-9][A-Z0-9]*").fullmatch
_SHORTEST_GLUED: Final = 6


class _Word(NamedTuple):
    text: str
    begin: int
    end: int


class TagsLens(Lens):
    """The TAGS line (content.md 1.5).

    What is no code and no name in brackets is kept as a stray of its own.
    """

    kinds = (Kind.TAG,)
    one_line = False
    initials = "TA"
    states = ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        rf"(?:(?:TAGS?|(?P<misspelt>{MISSPELT}))[ \t]*:[ \t]*"
        r"(?:TAGS?[ \t]*:[ \t]*)?|TAGS?(?=[ \t])[ \t]*)(?P<rest>.*)",
        FLAGS | re.DOTALL,
    ).fullmatch
    # A line of codes in capitals goes on where the TAGS line left off.
    _more = re.compile(
        r"(?:[A-Z0-9/-]{1,24}|\([^()]+\))(?:[ \t,]+(?:[A-Z0-9/-]{1,24}|\([^()]+\)))*,?"
    ).fullmatch
    _each = re.compile(r"\([^()]*\)|[^ \t,;()]+|[()]|[,;]").finditer
    _tag = re.compile(TAG.pattern, re.ASCII).fullmatch

    def continues(self, line: Line, walk: Reader) -> bool:
        return not line.gap and self._more(line.text) is not None

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, first = Kind.TAG, block.lines[0]
        begin = block.match.start("rest")
        label = first.span(0, len(first.text[:begin].rstrip(" \t")))
        claims = [Claim(kind, None, [label], label=True)]
        for line in block.lines:
            start = begin if line is first else 0
            for segment in self._segments(line.text, start):
                claims += self._read_segment(line, segment, walk)
        tags = [claim for claim in claims[1:] if claim.kind is kind]
        if tags and (misspelt := block.match["misspelt"]):
            spans = [first.span(0, len(misspelt))]
            at = tags[0].spans[0][0]
            walk.note("content.misspelt-label", misspelt, kind, spans, at)
        return claims if tags else []

    def _segments(self, text: str, begin: int) -> list[list[_Word]]:
        """The words between commas; a name in brackets is a word of its own."""
        segments: list[list[_Word]] = [[]]
        for match in self._each(text, begin):
            if match[0] in ",;":
                segments.append([])
            else:
                segments[-1].append(_Word(match[0], *match.span()))
        return [segment for segment in segments if segment]

    def _read_segment(
        self, line: Line, words: list[_Word], walk: Reader
    ) -> list[Claim]:
        if len(words) == 1:
            return self._read_word(line, words[0], walk)
        claims: list[Claim] = []
        for phrase in self._phrases(words):
            if len(phrase) == 1:
                claims += self._read_word(line, phrase[0], walk)
                continue
            begin, end = phrase[0].begin, phrase[-1].end
            spans = [line.span(begin, end)]
            text = " ".join(_stripped(word.text) for word in phrase)
            text = walk.capitals(text, Kind.TAG, spans)
            before = claims[-1].value if claims else None
            if before in _CARRY_NAMES:
                walk.note("content.name-without-brackets", text, Kind.TAG, spans)
                text = f"({text})"
            claims.append(Claim(Kind.TAG, text, spans))
        return claims

    def _phrases(self, words: list[_Word]) -> list[list[_Word]]:
        """The words that stand together: a code with a blank, a name, free words."""
        carried = any(_code(word) in _CARRY_NAMES for word in words)
        if not carried and all(map(_is_plain, words)):
            return [[word] for word in words]
        if all(map(_is_words, words)) and not any(map(_is_known, words)):
            return [words]
        return _joined(words)

    def _read_word(self, line: Line, word: _Word, walk: Reader) -> list[Claim]:
        spans = [line.span(word.begin, word.end)]
        if word.text.startswith("(") and self._tag(word.text):
            return [Claim(Kind.TAG, word.text, spans)]
        code = _stripped(word.text)
        if not self._tag(capitals(code)):
            return [walk.stray(word.text, Kind.CONTENT_STRAY, spans)] if code else []
        glued: tuple[str, ...] = ()
        if len(code) >= _SHORTEST_GLUED and code.isalpha():
            glued = reference.split_tags(capitals(code))
        if not glued:
            return [Claim(Kind.TAG, walk.capitals(code, Kind.TAG, spans), spans)]
        place = word.begin + word.text.index(code)
        spans = [line.span(place, place + len(code))]
        walk.note("content.glued-tags", code, Kind.TAG, spans)
        walk.capitals(code, Kind.TAG, spans)
        claims = []
        for piece in glued:
            claims.append(
                Claim(Kind.TAG, piece, [line.span(place, place + len(piece))])
            )
            place += len(piece)
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "TAGS: "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return ", "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n" if before is Kind.EXECUTIVE_ORDER else "\n\n"


def _stripped(printed: str) -> str:
    """A code without what the 1974 handbook forbids behind it (content.md 1.1)."""
    return printed.strip(".:'\"*-")


def _code(word: _Word) -> str:
    return capitals(_stripped(word.text))


def _is_words(word: _Word) -> bool:
    """Whether a word might be one of several that say something together."""
    return _stripped(word.text).isalpha()


def _is_plain(word: _Word) -> bool:
    """Whether a word is a code by its shape, or a name in brackets."""
    return word.text[0] in "()" or _PLAIN(_code(word)) is not None


def _is_known(word: _Word) -> bool:
    return reference.is_tag(_code(word))


def _joined(words: list[_Word]) -> list[list[_Word]]:
    """Codes one by one; joined, a code with a blank, and a name behind its code."""
    phrases: list[list[_Word]] = []
    place = 0
    while place < len(words):
        both = " ".join(_code(word) for word in words[place : place + 2])
        end = place + 1
        if end < len(words) and both in reference.multi_word_tags():
            end += 1
        elif place and _code(words[place - 1]) in _CARRY_NAMES:
            end = _behind_name(words, place)
        phrases.append(words[place:end])
        place = end
    return phrases


def _behind_name(words: list[_Word], place: int) -> int:
    """Where a name without brackets ends that begins here; one word is none."""
    end = place + 1
    while end < len(words) and _is_words(words[end]) and not _is_known(words[end]):
        end += 1
    # A surname may be an organization's code: DOE is the Department of Energy.
    named = not _is_known(words[place]) or not _is_plain(words[place])
    return end if named and _is_words(words[place]) else place + 1
