"""The walk over a reference, token by token, that finds what it names.

Facts (content.md 1.7): letters label the items; within an item, commas, AND and
brackets separate messages.  Representation: drafts, which the captions and dates after
them still change.  Law 9: every token is looked at once, and only the last few words
before a number are searched for a name.
"""

from __future__ import annotations

import re
from typing import Final

from cableformat.model._citation_draft import (
    Draft,
    full_year,
    holds_telegram,
    is_year_before,
    is_year_between,
    keyword,
    may_be_year,
)
from cableformat.model._citation_misprints import Misprint, legible
from cableformat.model._citation_words import REMARKS, TOKEN, is_caption
from cableformat.model._citations import CitationKind
from cableformat.model.citation_names import (
    WORDS,
    Token,
    known_name,
    leads_to_post,
    plain,
    trimmed,
    unknown_name,
)
from cableformat.reference import post as post_of
from cableformat.reference import series

__all__ = ["Scan"]

#: The label of a block, where the text still has it.
_PREFIX: Final = re.compile(
    r"[ \t]*+REF(?:TEL|ERENCE)?(?:S|\(S\))?[ \t]*+:", re.ASCII | re.IGNORECASE
)
_DIGIT: Final = re.compile("[0-9]", re.ASCII)
_YEAR_AT_END: Final = re.compile(r"([0-9]{4}|[0-9]{2})\Z", re.ASCII)
#: content.md 1.2: a running number has come to eight digits.
_DIGITS: Final = 8


class Scan:
    """A walk over the references of one cable; a number alone inherits from before."""

    def __init__(self, post: str | None) -> None:
        self._heir_of: Draft | None = None
        if post is not None:
            known = post_of(post) is not None
            self._heir_of = Draft(CitationKind.TELEGRAM, 0, 0, post=post, known=known)
        self._text = ""
        self._found: list[Draft] = []
        self._piece: list[Token] = []
        self._misprints: tuple[Misprint, ...] = ()
        self._letter = "A"
        self._number = 1
        self._segment(None)

    def _segment(self, label: str | None) -> None:
        """Begin after a label or a semicolon; what was before it is complete."""
        self._label = label
        #: The message to which captions and dates that follow belong.
        self._last: Draft | None = None
        #: The document that continues after commas.
        self._open: Draft | None = None
        self._bracket = False
        #: Whether a number is alone between two commas.
        self._sole = False

    def read(self, text: str, label: str | None) -> list[Draft]:
        """What one reference names; never raises."""
        text, self._misprints = legible(text)
        self._text, self._found, self._piece = text, [], []
        self._letter = "A" if label is None else chr(ord(label[-1]) + 1)
        self._number = 1
        self._segment(label)
        prefix = _PREFIX.match(text)
        for token in TOKEN.finditer(text, prefix.end() if prefix else 0):
            self._token(token)
        self._flush()
        for draft in self._found if self._misprints else ():
            draft.misprints = tuple(
                each
                for each in self._misprints
                if draft.begin <= each.begin < draft.end
            )
        return self._found

    def _token(self, token: Token) -> None:
        match token.lastgroup:
            case "blank":
                pass
            case "join":
                self._flush()
                self._joined(token[0])
            case "label" | "letter" | "pilcrow" if self._is_label(token):
                self._flush()
                self._segment(self._label_of(token))
            case "number" if self._is_ordinal(token):
                self._flush()
                self._segment(token[0])
                self._number += 1
            case "other" if token[0] == ".":
                pass
            case _:
                self._piece.append(token)

    def _joined(self, sign: str) -> None:
        if sign == ";":
            self._segment(self._label)
        elif sign in ("(", "[", ")", "]"):
            self._bracket = sign in ("(", "[")

    # Labels

    def _is_label(self, token: Token) -> bool:
        mark = (token["label"] or token["letter"] or "").upper()
        if _DIGIT.match(mark):
            # (08) after a number is its year.
            return mark == str(self._number)
        # The first item may be A without a label.
        unsaid = (
            mark == "B" and self._letter == "A" and bool(self._piece or self._found)
        )
        return (
            token["pilcrow"] is not None
            or mark == self._letter
            or unsaid
            or (
                # (U) can be a portion marking.
                not (token["label"] and mark in "UCS")
                and leads_to_post(self._text, token.end())
            )
        )

    def _is_ordinal(self, token: Token) -> bool:
        """Whether a number in front of a reference is its label: ``1. STATE 12``."""
        if token[0] != str(self._number):
            return False
        after = self._text[token.end() : token.end() + 2]
        if after[:1] not in (".", ")") or after[1:] not in (" ", "\t", "\n"):
            return False
        # ``STATE 1. ROME 2``: after a word, the number belongs to it.
        return not self._piece or (
            self._piece[-1].lastgroup == "number"
            and leads_to_post(self._text, token.end() + 1)
        )

    def _label_of(self, token: Token) -> str:
        mark = (token["label"] or token["letter"] or token["pilcrow"][-1]).upper()
        if _DIGIT.match(mark):
            self._number = int(mark) + 1
        else:
            self._letter = chr(ord(mark) + 1)
        return str(mark)

    # Pieces: the tokens between commas, brackets and AND

    def _flush(self) -> None:
        tokens, self._piece = self._piece, []
        place = next((n for n, token in enumerate(tokens) if keyword(token)), None)
        if place is None:
            if tokens:
                self._messages(tokens)
        elif self._bracket and self._last is not None:
            self._remark(tokens)
        elif holds_telegram(tokens[:place]):
            self._messages(tokens[:place])
            self._remark(tokens[place:])
        else:
            kind = keyword(tokens[place])
            assert kind is not None
            self._document(kind, tokens)

    def _remark(self, tokens: list[Token]) -> None:
        """Words about the message before them: ``MOSCOW 123 - REPORT ON TALKS``."""
        for token in tokens:
            if token.lastgroup == "word":
                self._takes_caption(token)

    def _document(self, kind: CitationKind, tokens: list[Token]) -> None:
        begin, end = tokens[0].start(), tokens[-1].end()
        if self._open is None:
            self._open = Draft(kind, begin, end, self._label)
            self._found.append(self._open)
        elif self._open.kind is CitationKind.OTHER:
            self._open.kind = kind
        self._open.end = end
        self._last = None

    def _messages(self, tokens: list[Token]) -> None:
        """Messages by their numbers; words without one are a remark or a document."""
        words: list[Token] = []
        year: Token | None = None
        found = len(self._found)
        self._sole = len(tokens) == 1
        for place, token in enumerate(tokens):
            before = tokens[place - 1] if place else None
            if year is None and (
                is_year_between(tokens, place)
                if words
                else is_year_before(tokens, place)
            ):
                year = token
            elif self._takes(token, words, year, before):
                words, year = [], None
            elif token.lastgroup != "dash":
                words.append(token)
        if words and found == len(self._found) and not self._is_remark(words):
            self._document(CitationKind.OTHER, [year or words[0], *words])

    def _is_remark(self, words: list[Token]) -> bool:
        return self._last is not None and (self._bracket or plain(words[0]) in REMARKS)

    def _takes(
        self, token: Token, words: list[Token], year: Token | None, before: Token | None
    ) -> bool:
        """Take a token that completes something; a further word does not."""
        match token.lastgroup:
            case "number":
                dashed = before is not None and before.lastgroup == "dash"
                return self._takes_number(token, words, year, dashed=dashed)
            case "group":
                return self._takes_group(token, words)
            case "date":
                return self._takes_date(token, words)
            case "label":
                return self._takes_year(token["label"], token.end())
            case "word":
                return self._takes_caption(token)
        return False

    def _takes_number(
        self, token: Token, words: list[Token], year: Token | None, *, dashed: bool
    ) -> bool:
        digits = token[0]
        if "." in digits or len(digits) > _DIGITS:
            return False
        follows = self._bracket or (dashed and len(digits) == 2)
        if not words and follows and self._takes_year(digits, token.end()):
            return True
        draft = Draft(
            CitationKind.TELEGRAM,
            token.start(),
            token.end(),
            self._label,
            serial=digits,
        )
        if not self._named(draft, words):
            return False
        if year is not None:
            draft.year = full_year(year[0])
            draft.begin = min(draft.begin, year.start())
        self._add(draft)
        return True

    def _add(self, draft: Draft) -> None:
        self._found.append(draft)
        self._last, self._open = draft, None
        if draft.kind is CitationKind.TELEGRAM and draft.post is not None:
            # An heir of an heir inherits from the same draft.
            self._heir_of = draft.heir_of or draft

    # Names

    def _named(self, draft: Draft, words: list[Token]) -> bool:
        """Add what the words before a number say; false if they say nothing."""
        last = trimmed(self._by_air(draft, words))
        if not last:
            return self._alone(draft)
        names = [plain(word) for word in last]
        if series(names[-1]) is not None:
            draft.kind, draft.series = CitationKind.SERIES, names[-1]
            draft.begin = last[-1].start()
            return True
        name = known_name(names, glued=last[-1].end() == draft.begin)
        if name is None and self._may_be_unknown(draft, words, last):
            name = unknown_name(names)
        if name is not None:
            draft.post, draft.known = name.post, name.known
            draft.begin = last[-name.count].start()
            self._dates(draft, last[: -name.count])
        elif draft.kind is CitationKind.AIRGRAM:
            draft.begin = words[-1].start()
        return name is not None or draft.kind is CitationKind.AIRGRAM

    @staticmethod
    def _dates(draft: Draft, before: list[Token]) -> None:
        """A year between other words and the name: ``SEE 08 ASTANA 1700``."""
        if before and before[-1].lastgroup == "number" and may_be_year(before[-1][0]):
            draft.year, draft.begin = full_year(before[-1][0]), before[-1].start()

    def _may_be_unknown(
        self, draft: Draft, words: list[Token], last: list[Token]
    ) -> bool:
        """Only a whole piece outside a document; NO. 49 may number many things."""
        return (
            len(words) <= WORDS
            and len(draft.serial or "") >= 2
            and self._open is None
            and (len(last) == len(words) or plain(words[len(last)]) != "NO")
        )

    def _by_air(self, draft: Draft, words: list[Token]) -> list[Token]:
        """The words without those that mean an airgram: ``A-50``, ``AIRGRAM 50``."""
        last = words[-WORDS - 2 :]
        if last and plain(last[-1]) in ("A", "CA"):
            gap = self._text[last[-1].end() : draft.begin].strip(" ")
            if gap == "-" or last[-1].end() == draft.begin:
                draft.kind = CitationKind.AIRGRAM
                draft.begin = last.pop().start()
        if last and plain(last[-1]) == "AIRGRAM":
            draft.kind = CitationKind.AIRGRAM
            draft.begin = last.pop().start()
        return last

    def _alone(self, draft: Draft) -> bool:
        """A number without words belongs to the post before, if there is one."""
        if draft.kind is CitationKind.AIRGRAM:
            return True
        if self._open is not None:
            return False
        if len(draft.serial or "") < 2 and not self._goes_on():
            return False
        if self._heir_of is not None:
            draft.heir_of = self._heir_of
            draft.post, draft.known = self._heir_of.post, self._heir_of.known
        return True

    def _goes_on(self) -> bool:
        """Whether a number, however short, continues a list: ``USNATO 1, 2``."""
        return self._sole and self._last is not None and not self._bracket

    # What follows a number

    def _takes_group(self, token: Token, words: list[Token]) -> bool:
        last = trimmed(words)
        if not last and self._last is not None and self._last.group is None:
            self._last.end = token.end()
            draft = self._last
        else:
            draft = Draft(
                CitationKind.DATE_TIME_GROUP, token.start(), token.end(), self._label
            )
            names = [plain(word) for word in last]
            name = known_name(names, glued=False) if names else None
            name = name or unknown_name(names)
            if name is not None:
                draft.post, draft.known = name.post, name.known
                draft.begin = last[-name.count].start()
            self._add(draft)
        draft.group = token[0]
        self._set_year(draft, _YEAR_AT_END.search(token[0]))
        return True

    def _takes_date(self, token: Token, words: list[Token]) -> bool:
        if self._last is None or len(words) > WORDS:
            return False
        if any(plain(word) not in REMARKS for word in words):
            return False
        self._last.end = token.end()
        digits = token["last"] or token["first"] or token["year"]
        if digits is not None and self._last.year is None:
            self._last.year = full_year(digits)
        return True

    def _takes_year(self, digits: str, end: int) -> bool:
        """Take a year that follows its number: ``(08)``, ``-08``."""
        if self._last is None or self._last.year is not None:
            return False
        if not _DIGIT.match(digits) or not may_be_year(digits):
            return False
        self._last.year, self._last.end = full_year(digits), end
        return True

    def _takes_caption(self, token: Token) -> bool:
        if self._last is None or not is_caption(plain(token)):
            return False
        self._last.captions.append(plain(token))
        self._last.end = token.end()
        return True

    @staticmethod
    def _set_year(draft: Draft, digits: Token | None) -> None:
        if digits is not None and draft.year is None:
            draft.year = full_year(digits[0])
