"""Captions, attention and passing lines: who may see the telegram, and who shall.

Facts (content.md 1.3): by rule there is one caption per line, the most restrictive
first; real lines join them by commas or blanks, repeat them, and put attention lines
beside them.  Order and repetition are kept.  Doubt: a comma may also continue a list of
offices.  It therefore separates only before a known caption, or before an addressee
with FOR or PASS.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference
from cableformat.model.quotation import QUOTATION
from cableformat.reference import Near
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

#: The longest line of captions: an ordinary line and a half.
_LONGEST_CAPTION: Final = 100
_LONGEST_PASSING: Final = 160
_NAME: Final = r"[A-Z][A-Z0-9/&.'-]*"
_PASSES: Final = (
    rf"(?P<who>(?:{_NAME}{B}){{0,3}}?)"
    rf"(?:(?:(?:PLEASE|ALSO){B})*PASS|(?P<for>FOR))(?=[ \t]++[^ \t:])"
)
#: content.md 1.9: the beginning of a text, or a line between it and the subject.
TEXT_BEGINS: Final = re.compile(
    r"[0-9]{1,3}[ ]?[.:)]|\([A-Z]{1,3}[ )/-]|(?:BEGIN[ ]+)?SUMMARY|REF(?:TEL|S)?[: ]",
    FLAGS,
).match
#: The end of a sentence before another; a shorter word is an abbreviation: MRS. DOE.
_PROSE: Final = re.compile("[A-Z]{5}[.?!] ", FLAGS).search


@cache
def near_captions() -> Near:
    """The captions on lines of their own: an unknown word may be a slip from one."""
    known = reference.captions(reference.CaptionPlace.LINE)
    return Near(caption.name for caption in known)


def _is_named(who: str) -> bool:
    """Whether words are a post or an agency, which attention lines address."""
    words = who.upper().split()
    known = reference.longest_post(words)
    return known > 0 and {*words[: len(words) - known]} <= reference.POST_KINDS


def _hint(text: str) -> str | None:
    """The known caption that an unknown one, or one of its words, may be."""
    near = near_captions()
    hints = [near.hint(word) for word in dict.fromkeys((text, *text.split()))]
    return next(filter(None, hints), None)


_WORD: Final = re.compile("[A-Z]{4,}", re.ASCII).fullmatch


def _clean_caption(line: Line, _: Facts, word: str) -> list[Claim]:
    return [Claim(Kind.CAPTION, word, [line.whole])]


def _known() -> str:
    """The pattern of the captions in the table, on their own line."""
    pattern = reference.caption_pattern(reference.CaptionPlace.LINE)
    return rf"(?:{pattern})(?![^ \t,;/.]|\.[^ \t])"


class CaptionLens(Lens):
    """Captions, and attention and passing lines kept whole (content.md 1.3).

    Captions in the table may be anywhere in the opening.  An unknown line in capitals
    is a caption only in the place of captions: after the classification line, before
    E.O., TAGS and subject.
    """

    kinds = (Kind.CAPTION, Kind.PASSING_INSTRUCTION)
    above = "\n\n"
    one_line = False
    _passes = re.compile(_PASSES, FLAGS).match
    _plain = re.compile("(?:[^:]|:(?=[^ \t:]))*+:?", re.DOTALL).fullmatch
    _unknown = re.compile(
        r"(?!(?:FM|TO|INFO)[ \t])[A-Z][A-Z/'-]*(?:[ \t][A-Z][A-Z/'-]*){0,3}"
    ).fullmatch
    _pieces = re.compile("[^,;]+").finditer

    # The table is loaded on first use.
    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        known = _known()
        return re.compile(rf"{known}(?:[ \t,;/]+{known})*[ \t,;]*\.?", FLAGS).fullmatch

    @cached_property
    def _each(self) -> re.Pattern[str]:
        return re.compile(_known(), FLAGS)

    def clean_forms(self) -> Iterable[CleanForm]:
        known = reference.captions(reference.CaptionPlace.LINE)
        # FOUO and SBU are levels too (content.md 1.3).
        words = sorted(
            each.name
            for each in known
            if _WORD(each.name) and read_line(each.name) is None
        )
        letters = "".join(sorted({word[0] for word in words}))
        pattern = f"({'|'.join(words)})"
        yield CleanForm(letters, pattern, self.kinds[:1], _clean_caption)

    def shape(self, text: str) -> Any:
        if len(text) < _LONGEST_CAPTION and self._line(text):
            return [(Kind.CAPTION, *m.span()) for m in self._each.finditer(text)]
        return None

    def passing(self, text: str) -> Any:
        """The items of a line that passes the telegram on; `None` for other lines."""
        words = text.upper()
        # `for` is prose; FOR is a passing line.
        said = ("FOR" in words or "PASS" in words) and (words == text or text.islower())
        if not said or len(text) > _LONGEST_PASSING or not self._plain(text):
            return None
        items = self._items(text)
        passes = any(kind is Kind.PASSING_INSTRUCTION for kind, *_ in items)
        return items if passes and not _PROSE(text) else None

    def unknown(self, text: str) -> Any:
        """The item of a line that is a caption in the place of captions."""
        if not self._unknown(text) or QUOTATION.match(text):
            return None
        return [(None, 0, len(text))]

    def is_known(self, text: str) -> bool:
        """Whether a line begins with a caption that the table knows."""
        return self._each.match(text) is not None

    def speaks(self, text: str, *, begun: bool = True) -> bool:
        """Whether a line says PASS, or FOR to somebody who is known."""
        passes = self._passes(text)
        if passes is None or not passes["for"]:
            return passes is not None
        return begun if passes["who"] == "" else _is_named(passes["who"])

    @staticmethod
    def is_unknown(block: Block) -> bool:
        """Whether a block is a caption that no table knows: it may be a name."""
        return block.match[0][0] is None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return tuple(kind or Kind.CAPTION for kind, *_ in block.match)

    def goes_on(self, block: Block, line: Line) -> bool:
        """Whether a line goes on with the list of offices above it."""
        if line.gap or block.lines[-1].text[-1] not in ",;":
            return False
        passes = self._passes(line.text)
        return passes is None or not _is_named(passes["who"])

    def _items(self, text: str) -> list[tuple[Kind, int, int]]:
        """The captions, attention and passing lines on a line; empty if other words."""
        items: list[tuple[Kind, int, int]] = []
        for kind, begin, end in self._found(text):
            if kind is not None:
                items.append((kind, begin, end))
            elif items and items[-1][0] is Kind.PASSING_INSTRUCTION:
                items[-1] = items[-1][0], items[-1][1], end
            else:
                return []
        return items

    def _found(self, text: str) -> Iterator[tuple[Kind | None, int, int]]:
        """The parts between commas or semicolons; the kind `None` is more offices."""
        for match in self._pieces(text):
            begin, end = match.span()
            words = text[begin:end]
            begin += len(words) - len(words.lstrip(BLANKS))
            end = begin + len(words.strip(BLANKS))
            while begin < end and (known := self._each.match(text, begin, end)):
                yield Kind.CAPTION, begin, known.end()
                begin = known.end()
                begin += len(text[begin:end]) - len(text[begin:end].lstrip(" \t/"))
            if begin < end:
                passes = self._passes(text, begin, end)
                yield (Kind.PASSING_INSTRUCTION if passes else None), begin, end

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        first, items = block.lines[0], block.match
        if items[0][0] is None:
            kind = Kind.CAPTION
            hint = _hint(first.text)
            spans = block.spans()
            block.note("content.unknown-caption", first.text, kind, spans, hint=hint)
            return [Claim(kind, first.text, block.spans())]
        claims = []
        for kind, begin, end in items:
            spans, words = [first.span(begin, end)], first.text[begin:end]
            if (kind, begin, end) == items[-1] and len(block.lines) > 1:
                spans, words = block.spans(begin), block.joined(begin)
            elif kind is Kind.CAPTION:
                words = block.capitals(words, kind, spans)
            claims.append(Claim(kind, words, spans))
        return claims


#: Dialects and placement share it, so that its patterns are made only once.
CAPTIONS: Final = CaptionLens()
