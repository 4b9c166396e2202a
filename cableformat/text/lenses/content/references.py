"""The references of a cable.

Facts (content.md 1.7): references have letters in four styles, or none; the first may
lack its A, and one item may name several messages.  Representation: an item is its
text, as printed; `Reference.citations` reads the messages from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cableformat._record import unchecked
from cableformat.model import Reference
from cableformat.model.citation_names import leads_to_post
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm, CleanMore
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused
from cableformat.text.lenses.lens import (
    Block,
    Claim,
    Lens,
    Span,
    extend,
    labelled_line,
    wrap,
)
from cableformat.text.lenses.patterns import COLON, FLAGS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_reference = unchecked(Reference)


def _in_words(letter: str | None, text: str) -> Reference:
    made: Reference = _reference(letter, text, (), None, None)
    return made


#: An item while it is read: its letter, that letter as printed, its texts, their spans.
_Item = tuple[str | None, str, list[str], list[Span]]


class ReferencesLens(Lens):
    """A REF block (content.md 1.7): items by letter, or one item for the block."""

    kinds = (Kind.REFERENCE,)
    above = "\n\n"
    one_line = False
    initials = "R"
    landmark_begins = ("RE",)
    landmark = rf"REF(?:TEL|ERENCE)?S?{COLON}"
    # Without a colon only before a letter, or before a post and its number.
    _line = re.compile(
        r"(?:REF(?:TEL|ERENCE)?|RETEL)(?:S|\(S\))?"
        rf"(?:{COLON}[ \t]*|(?P<bare>\.?[ \t]++)(?=\(?[A-Z][.)]|"
        r"(?:[A-Z][A-Z./'-]*[ ]){1,4}[0-9]))(?P<rest>.*)",
        FLAGS | re.DOTALL,
    ).fullmatch
    _letter = re.compile(
        r"(?<![^ \t;,:])(?:(?:\([ ]?([A-Z])[ ]?\)|\[([A-Z])\])[ \t]*"
        r"|([A-Z])[.):][ \t]+)"
        r"(?=[^ \t])",
        FLAGS,
    ).finditer
    _alone = re.compile(r"\(([A-Z])\)|\[([A-Z])\]|([A-Z])[.)]", FLAGS).fullmatch
    _begins = re.compile(
        r"(?:\([ ]?([A-Z])[ ]?\)|\[([A-Z])\]|([A-Z])[.):])(?=[ \t(])", FLAGS
    ).match

    def shape(self, text: str) -> Any:
        match = self._line(text)
        if match is None or match["bare"] is None:
            return match
        return match if text.startswith("RE") and text.isupper() else None

    def clean_forms(self) -> Iterable[CleanForm]:
        number = "((?:[0-9]{2} )?[A-Z]+ [0-9]{1,6})"
        more = CleanMore(
            "BCDEFGHIJKLMNOPQRSTUVWXYZ",
            re.compile(rf"([B-Z])\. {number}", re.ASCII).fullmatch,
            _clean_item,
        )
        pattern = rf"REF: (?:(A)\. )?{number}"
        yield CleanForm("R", pattern, self.kinds, _clean_references, more=more)

    def goes_on(self, block: Block, line: Line) -> bool:
        if not line.gap:
            return True
        # Some copies have a blank line after every line: the next letter continues the
        # list; so does the name of a telegram, below a label alone or a comma.
        if found := self._begins(line.text):
            return self._next_letter(block) == _letter_of(found)
        above = block.lines[-1].text
        open_ = above[-1] in ",;" or (len(block.lines) == 1 and not block.match["rest"])
        return line.gap == 1 and open_ and _cites(line.text)

    def _next_letter(self, block: Block) -> str:
        """The letter after the last one that begins a line of a block."""
        for line in reversed(block.lines):
            begin = block.match.start("rest") if line is block.lines[0] else 0
            if found := self._begins(line.text[begin:]):
                return chr(ord(_letter_of(found)) + 1)
        # The first item may lack its letter.
        return "B" if block.match["rest"] or block.lines[1:] else "A"

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        if block.match["rest"][:1].isalnum():
            return self.kinds
        return self._kinds_read(block)[:1]

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, first = Kind.REFERENCE, block.lines[0]
        begin = block.match.start("rest")
        claims = [Claim(kind, None, [first.span(0, begin)], label=True)]
        expected = "A"
        item: _Item = (None, "", [], [])
        for line, below in zip(block.lines, [*block.lines[1:], None], strict=True):
            pieces, expected = self._pieces(
                line,
                begin if line is first else 0,
                expected,
                block_begins=line is first,
                below=below,
            )
            for letter, start, content, text in pieces:
                if letter is not None:
                    self._close(item, claims)
                    mark = line.text[start:content].rstrip(BLANKS)
                    item = (letter, mark, [], [])
                    if not text:
                        item[3].append(line.span(start, start + len(mark)))
                if text:
                    item[2].append(text)
                    # The span ends with the text: a separator belongs to the list.
                    end = line.text.index(text, content) + len(text)
                    extend(item[3], line, line.span(start, end))
        self._close(item, claims)
        return claims if len(claims) > 1 else []

    def _pieces(
        self,
        line: Line,
        begin: int,
        expected: str,
        *,
        block_begins: bool,
        below: Line | None,
    ) -> tuple[list[tuple[str | None, int, int, str]], str]:
        """The line, cut before each letter that is next in the alphabet."""
        text = line.text
        pieces: list[tuple[str | None, int, int, str]] = []
        letter: str | None = None
        start = content = begin
        matches = self._letter(text, begin)
        # A letter may have a line of its own, above its item.
        if below is not None and (alone := self._alone(text, begin)):
            matches = iter([alone])
        for match in matches:
            found = _letter_of(match)
            # A block may begin anywhere in the alphabet: its first lines may be lost.
            # (An initial, as in `J. DOE LETTER`, is then read as a letter.)
            if found != expected and not (
                (block_begins and match.start() == begin)
                or self._first_unsaid(expected, match)
            ):
                continue
            piece = text[content : match.start()].strip(" \t;,:")
            pieces.append((letter, start, content, piece))
            letter, start, content = found, match.start(), match.end()
            expected = chr(ord(found) + 1)
        pieces.append((letter, start, content, text[content:].strip(BLANKS)))
        return pieces, expected

    @staticmethod
    def _first_unsaid(expected: str, match: re.Match[str]) -> bool:
        """Whether the item before was A without its letter: ``LIMA 12: B. ROME 3``.

        `LETTER OF B. DOE` has an initial; a post follows a letter.
        """
        unsaid = expected == "A" and _letter_of(match) == "B"
        return unsaid and leads_to_post(match.string, match.end())

    @staticmethod
    def _close(item: _Item, claims: list[Claim]) -> None:
        letter, mark, texts, spans = item
        # Separators belong to the list, even at the end of a line.
        text = " ".join(texts).rstrip(" \t;,")
        if mark and not text:  # a letter alone
            letter, text = None, mark
        if text:
            claims.append(Claim(Kind.REFERENCE, _in_words(letter, text), spans))

    def holds_all(self, values: Sequence[Any]) -> bool:
        return all(value.text is not None for value in values)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "" if value.label is None else f"{value.label}. "
        return wrap(
            label + value.words, width, indent="     ", used=len(self.label(kind))
        )

    def label(self, kind: Kind) -> str:
        return "REF: "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        follows = (
            before.label is not None
            and item.label is not None
            and ord(item.label) == ord(before.label) + 1
        )
        return "\n     " if follows else "\nREF: "


def _cites(text: str) -> bool:
    """Whether a line names a telegram or another document."""
    return bool(_in_words(None, text).citations)


def _letter_of(match: re.Match[str]) -> str:
    return (match[1] or match[2] or match[3]).upper()


def _clean_references(
    line: Line, _: Facts, letter: str | None, text: str
) -> list[Claim]:
    return labelled_line(line, Kind.REFERENCE, 5, 5, _in_words(letter, text))


def _clean_item(line: Line, above: Claim, match: re.Match[str]) -> Claim | None:
    letter, text = match.groups()
    last = above.value.label
    if last is None or ord(letter) != ord(last) + 1 or may_be_fused(line.text):
        return None
    return Claim(Kind.REFERENCE, _in_words(letter, text), [line.whole])
