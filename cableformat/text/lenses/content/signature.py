"""The signature: a name under the text (content.md 1.10).

Facts: the last line is the surname of the drafting officer or the chief; re-sent
telegrams show the inner signer, UNQUOTE and the outer one, on one line or on three;
copies lose the blank line above it, or the line end.  Doubt: any last line in capitals
may be a name.  Without a blank line above it, a name therefore follows the end of a
sentence, and two names always do.  Representation: one line; a slash separates two
names, as in some prints, because a blank separates the words of one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat import reference
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.captions import CAPTIONS
from cableformat.text.lenses.content.downgrading import group_at_end
from cableformat.text.lenses.content.paragraph_headings import is_redacted
from cableformat.text.lenses.lens import Block, Claim, Lens

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts, Zone
    from cableformat.text.lines.line import Line

_WORD: Final = r"[^\W\d_]+(?:['.’-]+[^\W\d_]+)*\.?"
_SURNAME: Final = r"[A-Z][A-Z'-]{2,}"
_TWO_NAMES: Final = re.compile(rf"{_SURNAME} ?/ ?{_SURNAME}").fullmatch
_NAME: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}(?:##)?").fullmatch
#: A surname in capitals after the last sentence, on its line.
_AFTER_SENTENCE: Final = re.compile(
    r"(?:(?<=[A-Z]{3}[.!?])|(?<=GP-[1-4]\.))[\"')]*[ ]+"
    r"(?P<name>[A-Z][A-Z'-]{2,})(?:##)?\Z"
).search
#: Some copies put a period after a name; an abbreviation has its own: JR.
_PERIOD: Final = re.compile(r"(?<=[A-Z]{3})\.\Z")
_SENTENCE_ENDS: Final = tuple(".?!)\"'”’,")
_LONGEST: Final = 60
#: Words of a communications center, or of a copy's editor, below the signature.
_NOTE: Final = re.compile(
    r"NOTE(?:[ ]BY[ ][A-Z/]{2,12})?[ ]?:|\(?[*#]{1,3}\)?[ ]?[A-Z]|\(?AS[ ]RECEIVED",
    re.ASCII | re.IGNORECASE,
).match
#: The most lines below it.
_MOST_BELOW: Final = 5
#: Last words of a text that are not part of a name (content.md 1.4, 1.9, 1.10).
_NO_NAME: Final = frozenset(
    """END SUMMARY COMMENT TEXT QUOTE BEGIN NOTE NONE ACTION SECRET CONFIDENTIAL
    UNCLASSIFIED UNCLAS DECLASSIFIED CONSIDERED MINIMIZE DOCUMENT MESSAGE SECTION GDS
    XGDS EXEMPT ADS REGARDS SINCERELY THANKS ADVISE DISTRIBUTION
    DEPARTMENT""".split()
)
#: The schedule of an order, above the name (content.md 1.4).
_SCHEDULE: Final = re.compile(r"(?:X?GDS|ADS|EXEMPT)(?:[ -]?[1-4])?\.?").fullmatch


class SignatureLens(Lens):
    """The signature: a name alone on the last line of the text (content.md 1.10).

    Any last line might be a name, so the signature is not read as a line of its own:
    when the text closes, the lens looks for it in the last paragraph.
    """

    kinds = (Kind.SIGNATURE,)
    above = "\n\n"

    def signed(self, text: str) -> bool:
        """Whether a line can be a signature."""
        if len(text) > _LONGEST or is_redacted(text):
            return False
        if _NAME(text) is None and _TWO_NAMES(text) is None:
            return False
        words = text.upper().replace("/", " ").replace(".", "").split(" ")
        if words[-1] == "UNQUOTE" or any(map(_is_no_name, words)):
            return False
        return text == text.upper() or text.isalpha()

    def block_of(self, lines: list[Line], zone: Zone, words: str) -> Block:
        """The block of a signature, by its lines and its words."""
        first, *others = lines
        block = Block(self, _PERIOD.sub("", words), first, zone)
        for line in others:
            block.add(line)
        return block

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return [Claim(Kind.SIGNATURE, block.match, block.spans())]

    def taken_from(self, block: Block) -> Block | None:
        """The signature at the end of the last paragraph, taken out of its lines."""
        if (taken := self._on_lines(block)) is not None:
            return taken
        line, alone = block.lines[-1], len(block.lines) == 1
        if not self.signed(line.text) or (alone and block.match.end):
            return self._after_sentence(block)
        if not line.apart and (alone or not self._follows_sentence(block)):
            return None
        block.lines.pop()
        return self.block_of([line], block.zone, line.text)

    def _on_lines(self, block: Block) -> Block | None:
        """Two names on two lines, or on three with UNQUOTE between them."""
        for count in (3, 2):
            lines = block.lines[-count:]
            if len(block.lines) <= count or not lines[0].apart:
                continue
            texts = [line.text for line in lines]
            again = "UNQUOTE" in " ".join(texts).split(" ")
            text = (" " if again else "/").join(texts)
            names = again or (_TWO_NAMES(text) and _ends(block.lines[-count - 1]))
            if names and texts[0] != "UNQUOTE" and self.signed(text):
                del block.lines[-count:]
                return self.block_of(lines, block.zone, text)
        return None

    @staticmethod
    def is_below(text: str) -> bool:
        """Whether a line may be below a signature: a note, or a repeated caption."""
        return bool(_NOTE(text) or CAPTIONS.shape(text))

    def lines_below(self, block: Block) -> list[Line]:
        """Notes and repeated captions below the signature, taken out of its lines."""
        lines = block.lines
        below: list[Line] = []
        for place in range(len(lines) - 1, max(1, len(lines) - _MOST_BELOW), -1):
            above = lines[place - 1]
            if (
                self.is_below(lines[place].text)
                and above.apart
                and self.signed(above.text)
            ):
                below = lines[place:]
                del lines[place:]
                break
        return below

    @staticmethod
    def _follows_sentence(block: Block) -> bool:
        above, line = block.lines[-2:]
        return (
            _ends(above)
            and line.text.isupper()
            and line.text.count(" ") <= 1
            and len(line.text) > 2
        )

    def _after_sentence(self, block: Block) -> Block | None:
        line = block.lines[-1]
        begin = block.match.end if len(block.lines) == 1 else 0
        found = _AFTER_SENTENCE(line.text, begin)
        if found is None or found["name"] in _NO_NAME or not line.text.isupper():
            return None
        start = found.start("name")
        block.lines[-1] = line.piece(0, start)
        name = line.piece(start, len(line.text))
        return self.block_of([name], block.zone, name.text)


def _is_no_name(word: str) -> bool:
    return word in _NO_NAME or word in _captions()


@cache
def _captions() -> frozenset[str]:
    """The captions that may be repeated under the text (content.md 1.3)."""
    known = reference.captions(reference.CaptionPlace.LINE)
    return frozenset(each.name for each in known)


def _ends(line: Line) -> bool:
    """Whether a line ends a sentence, a quotation, or the text with its group."""
    text = line.text
    ended = text.endswith((*_SENTENCE_ENDS, "UNQUOTE")) or _SCHEDULE(text)
    return bool(ended) or group_at_end(text, 0) is not None
