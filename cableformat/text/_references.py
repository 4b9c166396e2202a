"""What the cable refers to, and who classified it.

Facts (content.md 1.7-1.8): references are listed by letters in four styles, or not at
all; the authority line names a person, a section of the order and its reasons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cableformat._record import unchecked
from cableformat.model import ClassificationAuthority, Reference
from cableformat.text._kinds import Kind
from cableformat.text._lens import (
    ANYWHERE,
    FLAGS,
    B,
    Block,
    Claim,
    Lens,
    Span,
    State,
    labelled,
    wrap,
)

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

_reference = unchecked(Reference)
_authority = unchecked(ClassificationAuthority)


class ReferencesLens(Lens):
    """A REF block (content.md 1.7): items by letter, or one item for the block."""

    kinds = (Kind.REFERENCE,)
    one_line = False
    initials = "R"
    states = ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        r"REF(?:TEL|ERENCE)?(?:S|\(S\))?[ \t]*:[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    _letter = re.compile(
        r"(?:(?<![^ \t;,]))(?:\(([A-Z])\)|\[([A-Z])\]|([A-Z])[.)])[ \t]+(?=[^ \t])",
        FLAGS,
    ).finditer

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        kind, first = Kind.REFERENCE, block.lines[0]
        begin = block.match.start(1)
        claims = [Claim(kind, None, [first.span(0, begin)], label=True)]
        expected = "A"
        item: tuple[str | None, list[str], list[Span]] = (None, [], [])
        for line in block.lines:
            pieces, expected = self._pieces(
                line,
                begin if line is first else 0,
                expected,
                block_begins=line is first,
            )
            for letter, start, content, text in pieces:
                if letter is not None:
                    self._close(item, claims)
                    item = (letter, [], [])
                if text:
                    item[1].append(text)
                    # The span ends with the text: a separator belongs to the list.
                    end = line.text.index(text, content) + len(text)
                    self._extend(item[2], line, line.span(start, end))
        self._close(item, claims)
        return claims if len(claims) > 1 else []

    def _pieces(
        self, line: Line, begin: int, expected: str, *, block_begins: bool
    ) -> tuple[list[tuple[str | None, int, int, str]], str]:
        """The line cut before each letter that comes next in the alphabet."""
        text = line.text
        pieces: list[tuple[str | None, int, int, str]] = []
        letter: str | None = None
        start = content = begin
        for match in self._letter(text, begin):
            found = (match[1] or match[2] or match[3]).upper()
            # A block may begin anywhere in the alphabet: its first lines may be lost.
            # (An initial, `J. DOE LETTER`, is then taken for a letter; no source
            # helps.)
            if found != expected and not (block_begins and match.start() == begin):
                continue
            piece = text[content : match.start()].strip(" \t;,")
            pieces.append((letter, start, content, piece))
            letter, start, content = found, match.start(), match.end()
            expected = chr(ord(found) + 1)
        pieces.append((letter, start, content, text[content:].strip(" \t")))
        return pieces, expected

    @staticmethod
    def _extend(spans: list[Span], line: Line, span: Span) -> None:
        if spans and not line.cut:
            spans[-1] = spans[-1][0], span[1]
        else:
            spans.append(span)

    @staticmethod
    def _close(
        item: tuple[str | None, list[str], list[Span]], claims: list[Claim]
    ) -> None:
        letter, texts, spans = item
        # What separates two items is the list's, at the end of a line too.
        if text := " ".join(texts).rstrip(" \t;,"):
            claims.append(Claim(Kind.REFERENCE, _reference(letter, text), spans))

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "" if value.label is None else f"{value.label}. "
        return wrap(
            label + value.text, width, indent="     ", used=len(self.label(kind))
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

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class AuthorityLens(Lens):
    """The authority line: who classified, and for which reasons (content.md 1.8).

    Transcriptions wrap it in mid-word (``Re`` / ``asons 1.`` / ``4 (b) a`` / ``nd
    (d)``): the reasons are read with a blank allowed between any two of their letters.
    """

    kinds = (Kind.CLASSIFICATION_AUTHORITY,)
    one_line = False
    initials = "C"
    states = ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        rf"CLASSIFIED{B}BY(?:[ \t]*:|(?=[ \t]))[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    _letter = r"(?:\([ \t]?[a-h][ \t]?\)|(?<![a-z])[a-h](?![a-z]))"
    # Possessive: the runs of blanks must not be shared out in every way (law 9).
    _between = r"[ \t]*+(?:,|/|&|a[ \t]?n[ \t]?d|o[ \t]?r)?+[ \t]*+"
    _reasons = re.compile(
        r"(?:[ \t]*+[,.;:])*+[ \t]*+(?:f[ \t]?o[ \t]?r[ \t]++)?"
        r"(?<![a-z])r[ \t]?e[ \t]?a[ \t]?s[ \t]?o[ \t]?n"
        r"(?:[ \t]?s|[ \t]?\([ \t]?s[ \t]?\))?"
        r"[ \t]*+:?[ \t]*+"
        r"(?P<section>[0-9][ \t]?\.[ \t]?[0-9]{1,2})?"
        rf"(?P<letters>(?:{_between}{_letter}){{0,12}})[ \t]*+\.?",
        FLAGS,
    )
    _letters = re.compile(
        rf"{_between}(?:\([ \t]?([a-h])[ \t]?\)|(?<![a-z])([a-h])(?![a-z]))", FLAGS
    ).findall
    _start = re.compile(
        r"(?<![a-z])r[ \t]?e[ \t]?a[ \t]?s[ \t]?o[ \t]?n", FLAGS
    ).finditer
    #: The reasons are sought in the end of the line: no classifier needs more room.
    _reach = 200

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        begin = block.match.start(1)
        text = block.joined(begin)
        if not text:
            return []
        value = _authority(*self._split(text))
        return labelled(block, Kind.CLASSIFICATION_AUTHORITY, begin, value)

    def _split(self, text: str) -> tuple[str, str | None, tuple[str, ...]]:
        floor = max(len(text) - self._reach, 0)
        for word in self._start(text, floor):
            begin = self._before(text, word.start())
            match = self._reasons.fullmatch(text, begin)
            if match is None or begin == 0:
                continue
            section = match["section"]
            found = self._letters(match["letters"])
            letters = tuple((inside or bare).lower() for inside, bare in found)
            if section or letters:
                return (
                    text[:begin],
                    "".join(section.split()) if section else None,
                    letters,
                )
        return text, None, ()

    @staticmethod
    def _before(text: str, place: int) -> int:
        """Where the words that lead to the reasons begin: punctuation and `for`."""
        head = text[max(place - 40, 0) : place]
        kept = head.rstrip(" \t")
        if kept[-1:] in ("r", "R") and re.search(
            r"(?:^|[^a-z])f[ \t]?o[ \t]?r$", kept, FLAGS
        ):
            kept = re.sub(r"f[ \t]?o[ \t]?r$", "", kept, flags=FLAGS)
        kept = kept.rstrip(" \t")
        # One mark joins them: the period of `U.S., Reason` is the classifier's.
        if kept[-1:] in (",", ".", ";", ":"):
            kept = kept[:-1].rstrip(" \t")
        return place - len(head) + len(kept)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(value.text, width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "Classified By: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"
