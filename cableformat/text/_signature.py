"""The signature: a name under the text (content.md 1.10).

Facts: the drafting officer's or the chief's surname alone on the last line; re-sent
telegrams show the inner signer, UNQUOTE and the outer; copies lose the blank line above
it, or the line end.  Doubt: any last line of capitals might be a name; so where it does
not stand apart it follows the end of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text._kinds import Kind
from cableformat.text._lens import Claim, Lens

if TYPE_CHECKING:
    from cableformat.text._lens import Block

_WORD: Final = r"[^\W\d_]+(?:['.’-]+[^\W\d_]+)*\.?"
_NAME: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}(?:##)?").fullmatch
#: A surname in capitals behind the last sentence, on its line.
_BEHIND: Final = re.compile(
    r"(?<=[A-Z]{3}[.!?])[\"')]*[ ]+(?P<name>[A-Z][A-Z'-]{2,})(?:##)?\Z"
).search
_SENTENCE_ENDS: Final = tuple(".?!)\"'”’,")
_LONGEST: Final = 60
#: Last words of a text that no name begins or ends with (content.md 1.4, 1.9, 1.10).
_NO_NAME: Final = frozenset(
    """END SUMMARY COMMENT TEXT QUOTE BEGIN NOTE NONE ACTION SECRET CONFIDENTIAL
    UNCLASSIFIED UNCLAS CONSIDERED MINIMIZE DOCUMENT SECTION GDS XGDS EXEMPT
    ADS""".split()
)


class SignatureLens(Lens):
    """The signature: a name alone on the last line of the text (content.md 1.10).

    It is no line of its own while the walk lasts, for any last line might be: when the
    text closes, the reader asks for it in the last paragraph.
    """

    kinds = (Kind.SIGNATURE,)

    def signed(self, text: str) -> bool:
        """Whether a line can be a signature."""
        if len(text) > _LONGEST or _NAME(text) is None:
            return False
        words = text.upper().split(" ")
        if words[0] in _NO_NAME or words[-1] in _NO_NAME or words[-1] == "UNQUOTE":
            return False
        return text == text.upper() or text.isalpha()

    def taken_from(self, block: Block) -> Claim | None:
        """The signature at the end of the last paragraph, taken out of its lines."""
        line, alone = block.lines[-1], len(block.lines) == 1
        if not self.signed(line.text) or (alone and block.match.end):
            return self._behind_sentence(block)
        if not line.apart and (alone or not self._follows_sentence(block)):
            return None
        block.lines.pop()
        return Claim(Kind.SIGNATURE, line.text, [line.whole])

    @staticmethod
    def _follows_sentence(block: Block) -> bool:
        above, line = block.lines[-2:]
        return (
            above.text.endswith(_SENTENCE_ENDS)
            and line.text.isupper()
            and line.text.count(" ") <= 1
            and len(line.text) > 2
        )

    @staticmethod
    def _behind_sentence(block: Block) -> Claim | None:
        line = block.lines[-1]
        begin = block.match.end if len(block.lines) == 1 else 0
        found = _BEHIND(line.text, begin)
        if found is None or found["name"] in _NO_NAME or not line.text.isupper():
            return None
        start = found.start("name")
        block.lines[-1] = line.piece(0, start)
        spans = [line.span(start, len(line.text))]
        return Claim(Kind.SIGNATURE, line.text[start:], spans)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"
