"""The TAGS line: the subjects, places, bodies and persons under which it is filed.

Facts (content.md 1.5): blanks, commas or both separate the codes; names are in
brackets; organizations' codes contain digits, slashes, hyphens, even blanks; real lines
have free words, codes joined by slashes or by nothing, names without brackets, periods.
Representation: every entry is one string, even an unknown one; only a name in brackets
may go over the end of a line.  Doubt: only the table distinguishes two codes from free
words, or from one code with a slash; it chooses between readings and refuses none.  The
words after a bracket that nothing closes are a stray.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cableformat import reference
from cableformat.model.leaves import TAG
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens, extend, stray
from cableformat.text.lenses.patterns import COLON, FLAGS, capitals
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

#: content.md 1.5: the codes that must carry a name.
_CARRY_NAMES: Final = frozenset("OCON OEXC OREP OTRA OVIP".split())
_JOINT: Final = re.compile("[./]").search
_JOINTS: Final = re.compile("[./]").split
#: Codes of these shapes are codes whatever a table says; others are looked up.
_PLAIN: Final = re.compile("[A-Z]{2}|[A-Z]{4}|[A-Z0-9]*[0-9][A-Z0-9]*").fullmatch
_SHORTEST_GLUED: Final = 6
#: The shortest free word, and the shortest word that is certainly not a code.
_SHORT: Final = 3
_LONG: Final = 5
#: Words between free words; two of them are also codes of countries.
_LINKS: Final = frozenset("AND FOR IN OF ON THE TO".split())
#: A code, or a name in brackets.
_ENTRY: Final = r"(?:[A-Z0-9/-]{1,24}|\([^()]+\))"
#: More of them, and the beginning of a name that continues on the next line.
_ENTRIES: Final = rf"(?:[ \t,]+{_ENTRY})*(?:[ \t,]+\([^():]+)?,?"
#: What a line may hold whose first word is a code.
_ENTRIES_OR_WORDS: Final = (Kind.TAG, Kind.CONTENT_STRAY)


class _Word(NamedTuple):
    text: str
    begin: int
    end: int


class _Joined:
    """The lines of a block as one text, with line ends between them."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self.text = "\n".join(line.text for line in lines)
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def spans(self, begin: int, end: int) -> list[Span]:
        """The source spans of a piece: one, unless furniture interrupts it."""
        if len(self._lines) == 1:
            return [self._lines[0].span(begin, end)]
        place = bisect_right(self._starts, begin) - 1
        last = bisect_right(self._starts, end - 1)
        spans: list[Span] = []
        for line, start in zip(
            self._lines[place:last], self._starts[place:last], strict=True
        ):
            piece = line.span(max(begin - start, 0), min(end - start, len(line.text)))
            extend(spans, line, piece)
        return spans


class TagsLens(Lens):
    """The TAGS line (content.md 1.5).

    Anything that is neither a code nor a name in brackets is a stray of its own.
    """

    kinds = (Kind.TAG,)
    one_line = False
    filled = True
    initials = "TA"
    landmark_begins = ("TA", "Ta", "ta")
    landmark = rf"(?i:TAGS?){COLON}"

    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        known = reference.variant_pattern(reference.VariantKind.TAGS_LABEL)
        return re.compile(
            rf"(?:(?:TAGS?|(?P<misspelt>{known})){COLON}[ \t]*"
            rf"(?:TAGS?{COLON}[ \t]*)?|TAGS?\.?(?=[ \t])[ \t]*)(?P<rest>.*)",
            FLAGS | re.DOTALL,
        ).fullmatch

    # A line of codes in capitals continues the TAGS line, and so does one that closes
    # its open bracket.
    _more = re.compile(rf"{_ENTRY}{_ENTRIES}").fullmatch
    _closes = re.compile(rf"[^():]*\){_ENTRIES}").fullmatch
    _each = re.compile(
        r"\([^()\n]*(?:\n[^()\n]*)?\)|\([^()\n]*|[^ \t\n,;()]+|\)|[,;\n]"
    ).finditer
    _tag = re.compile(TAG.pattern, re.ASCII).fullmatch

    def clean_forms(self) -> Iterable[CleanForm]:
        # Words of two or four letters are codes even between blanks; other words need
        # commas.
        code = "[A-Z]{2}(?:[A-Z]{2})?"
        pattern = f"TAGS: ?({code}(?: {code})*|[A-Z]{{2,5}}(?:, [A-Z]{{2,5}})*)"
        yield CleanForm("T", pattern, self.kinds, _clean_tags)

    def goes_on(self, block: Block, line: Line) -> bool:
        above = block.lines[-1].text
        alone = len(block.lines) == 1 and not block.match["rest"]
        # Below a blank line, codes continue a label alone, or a comma.
        if line.gap and not (line.gap == 1 and (alone or above[-1] == ",")):
            return False
        if self._more(line.text):
            return True
        is_open = not line.gap and above.rfind("(") > above.rfind(")")
        return is_open and self._closes(line.text) is not None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        first = self._each(block.lines[0].text, block.match.start("rest"))
        word = next(first, None)
        if word is not None and self._tag(capitals(_stripped(word[0]))):
            return _ENTRIES_OR_WORDS
        return self._kinds_read(block)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, first = Kind.TAG, block.lines[0]
        begin = block.match.start("rest")
        label = first.span(0, len(first.text[:begin].rstrip(BLANKS)))
        claims = [Claim(kind, None, [label], label=True)]
        joined = _Joined(block.lines)
        for segment in self._segments(joined.text, begin):
            claims += self._read_segment(joined, segment, block)
        tags = [claim for claim in claims[1:] if claim.kind is kind]
        if tags and (misspelt := block.match["misspelt"]):
            spans = [first.span(0, len(misspelt))]
            at = tags[0].spans[0][0]
            block.note("content.misspelt-label", misspelt, kind, spans, at)
        return claims if tags else []

    def _segments(self, text: str, begin: int) -> list[list[_Word]]:
        """The words between commas or line ends; a name in brackets is one word.

        Free words may go over a line end, because lines have a limited length.
        """
        segments: list[list[_Word]] = [[]]
        above: _Word | None = None
        for match in self._each(text, begin):
            if match[0] == "\n":
                above = segments[-1][-1] if segments[-1] else None
                segments.append([])
            elif match[0] in ",;":
                segments.append([])
                above = None
            else:
                printed = match[0].rstrip(BLANKS)
                begin, end = match.start(), match.start() + len(printed)
                word = _Word(printed.replace("\n", " "), begin, end)
                if above is not None and _is_free(above) and _is_free(word):
                    segments.pop()
                above = None
                segments[-1].append(word)
        return [segment for segment in segments if segment]

    def _read_segment(
        self, joined: _Joined, words: list[_Word], block: Block
    ) -> list[Claim]:
        if len(words) == 1:
            return self._read_word(joined, words[0], block)
        claims: list[Claim] = []
        for phrase in self._phrases(words):
            if len(phrase) == 1:
                claims += self._read_word(joined, phrase[0], block)
                continue
            spans = joined.spans(phrase[0].begin, phrase[-1].end)
            printed = " ".join(_stripped(word.text) for word in phrase)
            named = bool(claims) and claims[-1].value in _CARRY_NAMES
            tag = capitals(printed)
            if not self._tag(f"({tag})" if named else tag):
                printed = " ".join(word.text for word in phrase)
                claims.append(stray(printed, Kind.CONTENT_STRAY, spans))
                continue
            block.capitals(printed, Kind.TAG, spans)
            if named:
                block.note("content.name-without-brackets", tag, Kind.TAG, spans)
                tag = f"({tag})"
            claims.append(Claim(Kind.TAG, tag, spans))
        return claims

    def _phrases(self, words: list[_Word]) -> list[list[_Word]]:
        """The words that belong together: a code with a blank, a name, free words."""
        carried = any(_code(word) in _CARRY_NAMES for word in words)
        if not carried and all(map(_is_plain, words)):
            return [[word] for word in words]
        if all(map(_is_words, words)) and not any(map(_is_known, words)):
            return [words]
        return _joined(words)

    def _read_word(self, joined: _Joined, word: _Word, block: Block) -> list[Claim]:
        spans = joined.spans(word.begin, word.end)
        if word.text.startswith("(") and self._tag(word.text):
            return [Claim(Kind.TAG, word.text, spans)]
        code = _stripped(word.text)
        printed = capitals(code)
        glued = _apart(printed)
        if not glued and not self._tag(printed):
            return [stray(word.text, Kind.CONTENT_STRAY, spans)] if code else []
        if not glued:
            return [Claim(Kind.TAG, block.capitals(code, Kind.TAG, spans), spans)]
        begin = word.begin + word.text.index(code)
        spans = joined.spans(begin, begin + len(code))
        block.note("content.glued-tags", code, Kind.TAG, spans)
        block.capitals(code, Kind.TAG, spans)
        claims = []
        end = 0
        for piece in glued:
            place = printed.index(piece, end)
            end = place + len(piece)
            claims.append(
                Claim(Kind.TAG, piece, joined.spans(begin + place, begin + end))
            )
        return claims

    def label(self, kind: Kind) -> str:
        return "TAGS: "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return ", "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n" if before is Kind.EXECUTIVE_ORDER else "\n\n"


def _clean_tags(line: Line, _: Facts, codes: str) -> list[Claim] | None:
    between = ", " if "," in codes else " "
    tags = codes.split(between)
    if between == " " and len(tags) > 1 and not _CARRY_NAMES.isdisjoint(tags):
        return None
    claims = [Claim(Kind.TAG, None, [line.span(0, 5)], label=True)]
    begin = len(line.text) - len(codes)
    for tag in tags:
        end = begin + len(tag)
        claims.append(Claim(Kind.TAG, tag, [line.span(begin, end)]))
        begin = end + len(between)
    return claims


def _stripped(printed: str) -> str:
    """A code without marks after it, which are forbidden (content.md 1.1)."""
    return printed.strip(".:'\"*[]-")


def _code(word: _Word) -> str:
    return capitals(_stripped(word.text))


def _apart(code: str) -> tuple[str, ...]:
    """The codes of which a word consists, if the table has them and not the word."""
    if _JOINT(code):  # UNGA/C-6 is one
        pieces = tuple(filter(None, _JOINTS(code)))
        known = all(map(reference.is_tag, pieces)) and not reference.is_tag(code)
        return pieces if known else ()
    if len(code) >= _SHORTEST_GLUED and code.isalpha():
        return reference.split_tags(code)
    return ()


def _is_words(word: _Word) -> bool:
    """Whether a word might be one of several that say something together."""
    return _stripped(word.text).isalpha()


def _is_plain(word: _Word) -> bool:
    """Whether a word is a code by its shape, or a name in brackets."""
    return word.text[0] in "()" or _PLAIN(_code(word)) is not None


def _is_known(word: _Word) -> bool:
    return reference.is_tag(_code(word))


def _joined(words: list[_Word]) -> list[list[_Word]]:
    """Codes one by one; joined, a code with a blank, a name after its code, words."""
    phrases: list[list[_Word]] = []
    place = 0
    while place < len(words):
        both = " ".join(_code(word) for word in words[place : place + 2])
        end = place + 1
        if end < len(words) and both in reference.multi_word_tags():
            end += 1
        elif place and _code(words[place - 1]) in _CARRY_NAMES:
            end = _name_end(words, place)
        if end == place + 1:
            end = _free_end(words, place)
            if not any(map(_says_words, words[place:end])):
                # They may be codes that are in no list.
                phrases += ([word] for word in words[place:end])
                place = end
                continue
        phrases.append(words[place:end])
        place = end
    return phrases


def _free_end(words: list[_Word], place: int) -> int:
    """The end of the free words that begin here, or of the one word."""
    end = place
    while end < len(words) and _is_free(words[end]):
        end += 1
        # ``TRADE AND TARIFFS``: a word between two may be the code of a country.
        if end + 1 < len(words) and _code(words[end]) in _LINKS:
            end += _is_free(words[end + 1])
    return max(end, place + 1)


def _says_words(word: _Word) -> bool:
    """Whether a free word shows that it and its neighbours are not codes."""
    code = _code(word)
    return len(code) >= _LONG or code in _LINKS


def _is_free(word: _Word) -> bool:
    code = _code(word)
    if not code.isalpha() or len(code) < _SHORT or reference.is_tag(code):
        return False
    if len(code) == _LONG and any(
        reference.is_tag(code[:n] + code[n + 1 :]) for n in range(_LONG)
    ):
        return False  # a code with a letter too many
    return not _apart(code)


def _name_end(words: list[_Word], place: int) -> int:
    """The end of a name without brackets that begins here; one word is not a name."""
    end = place + 1
    while end < len(words) and _is_words(words[end]) and not _is_known(words[end]):
        end += 1
    # A surname may be an organization's code: DOE is the Department of Energy.
    named = not _is_known(words[place]) or not _is_plain(words[place])
    return end if named and _is_words(words[place]) else place + 1
