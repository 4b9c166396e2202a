"""From the captions to the references: what stands between classification and text.

Facts (content.md 1.3-1.8): the 1974 order is captions, E.O., TAGS, subject, references;
copies show every other order, labels in any case, and blocks twice.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings import DeclassificationDate, DeclassificationText
from cableformat.model import ClassificationAuthority, ExecutiveOrder, Reference
from cableformat.model._leaves import TAG
from cableformat.routing import resolve_year
from cableformat.text._captions import CAPTIONS
from cableformat.text._kinds import Kind
from cableformat.text._lens import (
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
    from cableformat.text._reader import Walk
    from cableformat.text._source import Line

_order = unchecked(ExecutiveOrder)
_on_date = unchecked(DeclassificationDate)
_as_printed = unchecked(DeclassificationText)
_reference = unchecked(Reference)
_authority = unchecked(ClassificationAuthority)

#: The longest line of captions: an ordinary line and a half.
_LONGEST_CAPTION: Final = 100

#: A fragment may begin with any line of the opening.
_ANYWHERE: Final = (State.PROCEDURE, State.ADDRESS, State.OPENING)


class CaptionLens(Lens):
    """Captions, by rule one a line, in practice several (content.md 1.3).

    The table knows captions that may stand anywhere in the opening; a line of capitals
    that it does not know is a caption where captions stand: behind the classification
    line, before E.O., TAGS and subject.
    """

    kinds = (Kind.CAPTION,)
    states = _ANYWHERE
    leads_to = State.OPENING
    _known = rf"(?:{'|'.join(CAPTIONS)})(?![^ \t,;/])"
    _line = re.compile(rf"{_known}(?:[ \t,;/]+{_known})*[ \t,;]*", FLAGS).fullmatch
    _each = re.compile(_known, FLAGS).finditer
    _unknown = re.compile(r"[A-Z][A-Z/'-]*(?:[ \t][A-Z][A-Z/'-]*){0,3}").fullmatch

    def opens(self, line: Line, walk: Walk) -> Any:
        if len(line.text) < _LONGEST_CAPTION and (match := self._line(line.text)):
            return match
        if walk.among_captions:
            return self._unknown(line.text)
        return None

    def read(self, block: Block, walk: Walk) -> list[Claim]:
        kind, line = Kind.CAPTION, block.lines[0]
        if self._line(line.text) is None:
            walk.unknown_caption(line.text, block.spans())
            return [Claim(kind, line.text, block.spans())]
        claims = []
        for match in self._each(line.text):
            spans = [line.span(*match.span())]
            words = walk.capitals(match[0], kind, spans)
            claims.append(Claim(kind, words, spans))
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class PassingLens(Lens):
    """Attention and passing lines, kept whole (content.md 1.3)."""

    kinds = (Kind.PASSING_INSTRUCTION,)
    states = _ANYWHERE
    leads_to = State.OPENING
    _office = r"[A-Z0-9][A-Z0-9/&.'-]*"
    _line = re.compile(
        rf"(?:{_office}{B}){{0,3}}(?:(?:PLEASE{B}|ALSO{B})*PASS{B}|FOR{B})[^:]+", FLAGS
    ).fullmatch

    def opens(self, line: Line, walk: Walk) -> Any:
        words = line.text.upper()
        if "FOR" not in words and "PASS" not in words:
            return None
        if walk.has(Kind.SUBJECT) or (walk.among_addressees and not line.gap):
            return None
        # Prose says `for`; a passing line says FOR.
        if words != line.text and not line.text.islower():
            return None
        return self._line(line.text)

    def read(self, block: Block, walk: Walk) -> list[Claim]:
        return [Claim(Kind.PASSING_INSTRUCTION, block.joined(), block.spans())]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class ExecutiveOrderLens(Lens):
    """The E.O. line: order and declassification (content.md 1.4)."""

    kinds = (Kind.EXECUTIVE_ORDER,)
    initials = "E"
    states = _ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        r"E\.?[ \t]?O\.?[ \t]*:?[ \t]*"
        r"(?:(?P<number>[0-9]{4,5})(?![0-9])[ \t]*[:;.]?[ \t]*(?P<rest>.*)"
        r"|(?<=[:][ \t])[ \t]*(?P<only>.+)|(?<=:)(?P<glued>[^ \t].*))",
        FLAGS | re.DOTALL,
    ).fullmatch
    _date = re.compile(
        r"DECL(?:AS(?:SIFY)?)?(?:[ \t]+ON)?[ \t]*[:;.]?[ \t]*"
        r"(?:(?P<m>[0-9]{1,2})[/.-](?P<d>[0-9]{1,2})[/.-](?P<y>[0-9]{4}|[0-9]{2})"
        r"|(?P<y2>[0-9]{4})[/.-](?P<m2>[0-9]{1,2})[/.-](?P<d2>[0-9]{1,2}))\.?",
        FLAGS,
    ).fullmatch

    def opens(self, line: Line, walk: Walk) -> Any:
        return self._line(line.text)

    def read(self, block: Block, walk: Walk) -> list[Claim]:
        kind, spans, match = Kind.EXECUTIVE_ORDER, block.spans(), block.match
        rest = match["rest"] or match["only"] or match["glued"] or ""
        instruction: Any = _as_printed(rest) if rest else None
        if rest and (date := self._date(rest)):
            day = self._day(date, walk)
            if day is None:
                walk.not_a_date(rest, spans)
            else:
                instruction = _on_date(day)
        if match["number"] is None and instruction is None:
            return []
        return [Claim(kind, _order(match["number"], instruction), spans)]

    @staticmethod
    def _day(match: re.Match[str], walk: Walk) -> str | None:
        year = match["y"] or match["y2"]
        full = walk.year_from(int(year)) if len(year) == 2 else int(year)
        month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        try:
            date = datetime.date(full, month, day).isoformat()
        except ValueError:
            return None
        return date if full >= 1000 else None

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        label = "E.O.:" if value.number is None else f"E.O. {value.number}:"
        instruction = value.declassification
        if instruction is None:
            return label
        if isinstance(instruction, DeclassificationDate):
            year, month, day = instruction.date.split("-")
            return f"{label} DECL: {month}/{day}/{year}"
        return f"{label} {instruction.text}"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


def _in_group(before: Kind | None) -> str:
    """E.O., TAGS and SUBJECT stand together, one a line (content.md 1.1)."""
    together = before in (Kind.EXECUTIVE_ORDER, Kind.TAG)
    return "\n" if together else "\n\n"


class TagsLens(Lens):
    """The TAGS line (content.md 1.5).

    What is no code and no name in brackets is kept as a stray of its own.
    """

    kinds = (Kind.TAG,)
    one_line = False
    initials = "T"
    states = _ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        r"TAGS?[ \t]*(?::|(?=[ \t]))[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    # A line of codes in capitals goes on where the TAGS line left off.
    _more = re.compile(
        r"(?:[A-Z0-9/-]{1,24}|\([^()]+\))(?:[ \t,]+(?:[A-Z0-9/-]{1,24}|\([^()]+\)))*,?"
    ).fullmatch
    _each = re.compile(r"\([^()]*\)|[^ \t,;()]+|[()]").finditer
    _tag = re.compile(TAG.pattern, re.ASCII).fullmatch

    def opens(self, line: Line, walk: Walk) -> Any:
        return self._line(line.text)

    def continues(self, line: Line, walk: Walk) -> bool:
        return not line.gap and self._more(line.text) is not None

    def read(self, block: Block, walk: Walk) -> list[Claim]:
        kind, first = Kind.TAG, block.lines[0]
        begin = block.match.start(1)
        claims = [Claim(kind, None, [first.span(0, begin)], label=True)]
        for line in block.lines:
            for match in self._each(line.text, begin if line is first else 0):
                claim = self._item(line, match, walk)
                if claim is not None:
                    claims.append(claim)
        return claims if any(claim.kind is kind for claim in claims[1:]) else []

    def _item(self, line: Line, match: re.Match[str], walk: Walk) -> Claim | None:
        spans = [line.span(*match.span())]
        if match[0].startswith("(") and self._tag(match[0]):
            return Claim(Kind.TAG, match[0], spans)
        # content.md 1.1: periods behind a code are a typing error of 1974.
        code = match[0].strip(".:'\"*-")
        if self._tag(code.upper()):
            return Claim(Kind.TAG, walk.capitals(code, Kind.TAG, spans), spans)
        return walk.stray(match[0], Kind.CONTENT_STRAY, spans) if code else None

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "TAGS: "

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return ", "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return _in_group(before)


class SubjectLens(Lens):
    """The subject: one line of value on as many as it takes (content.md 1.6)."""

    kinds = (Kind.SUBJECT,)
    one_line = False
    initials = "S"
    states = _ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(r"SUBJ(?:ECT)?[ \t]*:[ \t]*(.*)", FLAGS | re.DOTALL).fullmatch

    def opens(self, line: Line, walk: Walk) -> Any:
        return self._line(line.text)

    def continues(self, line: Line, walk: Walk) -> bool:
        return not line.gap

    def read(self, block: Block, walk: Walk) -> list[Claim]:
        begin = block.match.start(1)
        text = block.joined(begin)
        return labelled(block, Kind.SUBJECT, begin, text) if text else []

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(str(value), width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "SUBJECT: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return _in_group(before)


class ReferencesLens(Lens):
    """A REF block (content.md 1.7): items by letter, or one item for the block."""

    kinds = (Kind.REFERENCE,)
    one_line = False
    initials = "R"
    states = _ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        r"REF(?:TEL|ERENCE)?(?:S|\(S\))?[ \t]*:[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    _letter = re.compile(
        r"(?:(?<![^ \t;,]))(?:\(([A-Z])\)|\[([A-Z])\]|([A-Z])[.)])[ \t]+(?=[^ \t])",
        FLAGS,
    ).finditer

    def opens(self, line: Line, walk: Walk) -> Any:
        return self._line(line.text)

    def continues(self, line: Line, walk: Walk) -> bool:
        return not line.gap

    def read(self, block: Block, walk: Walk) -> list[Claim]:
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
            for letter, start, text in pieces:
                if letter is not None:
                    self._close(item, claims)
                    item = (letter, [], [])
                if text:
                    item[1].append(text)
                    # The span ends with the text: a separator belongs to the list.
                    end = line.text.index(text, start) + len(text)
                    self._extend(item[2], line, line.span(start, end))
        self._close(item, claims)
        return claims if len(claims) > 1 else []

    def _pieces(
        self, line: Line, begin: int, expected: str, *, block_begins: bool
    ) -> tuple[list[tuple[str | None, int, str]], str]:
        """The line cut before each letter that comes next in the alphabet."""
        text = line.text
        pieces: list[tuple[str | None, int, str]] = []
        letter: str | None = None
        start = content = begin
        for match in self._letter(text, begin):
            found = (match[1] or match[2] or match[3]).upper()
            # A block may begin anywhere in the alphabet: its first lines may be lost.
            # (An initial, `J. DOE LETTER`, is then taken for a letter; no source
            # helps.)
            if found != expected and not (block_begins and match.start() == begin):
                continue
            pieces.append((letter, start, text[content : match.start()].strip(" \t;,")))
            letter, start, content = found, match.start(), match.end()
            expected = chr(ord(found) + 1)
        pieces.append((letter, start, text[content:].strip(" \t")))
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
        if texts:
            value = _reference(letter, " ".join(texts))
            claims.append(Claim(Kind.REFERENCE, value, spans))

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
    states = _ANYWHERE
    leads_to = State.OPENING
    _line = re.compile(
        rf"CLASSIFIED{B}BY(?:[ \t]*:|(?=[ \t]))[ \t]*(.*)", FLAGS | re.DOTALL
    ).fullmatch
    _letter = r"(?:\([ \t]?[a-h][ \t]?\)|(?<![a-z])[a-h](?![a-z]))"
    _between = r"[ \t]*(?:,|/|&|a[ \t]?n[ \t]?d|o[ \t]?r)?[ \t]*"
    _reasons = re.compile(
        r"(?:[ \t]*[,.;:])*[ \t]*(?:f[ \t]?o[ \t]?r[ \t]+)?"
        r"(?<![a-z])r[ \t]?e[ \t]?a[ \t]?s[ \t]?o[ \t]?n"
        r"(?:[ \t]?s|[ \t]?\([ \t]?s[ \t]?\))?"
        r"[ \t]*:?[ \t]*"
        r"(?P<section>[0-9][ \t]?\.[ \t]?[0-9]{1,2})?"
        rf"(?P<letters>(?:{_between}{_letter}){{0,12}})[ \t]*\.?",
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

    def opens(self, line: Line, walk: Walk) -> Any:
        return self._line(line.text)

    def continues(self, line: Line, walk: Walk) -> bool:
        return not line.gap

    def read(self, block: Block, walk: Walk) -> list[Claim]:
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
        if re.search(r"(?:^|[^a-z])f[ \t]?o[ \t]?r$", kept, FLAGS):
            kept = re.sub(r"f[ \t]?o[ \t]?r$", "", kept, flags=FLAGS)
        return place - len(head) + len(kept.rstrip(" \t,.;:"))

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(value.text, width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "Classified By: "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


def year_from(two_digits: int, first: int | None) -> int:
    """The first year from `first` on that ends in two digits (content.md 1.4).

    A declassification lies behind the cable's own date; without one, the policy of
    `resolve_year` holds.
    """
    if first is None:
        return resolve_year(two_digits)
    return first + (two_digits - first) % 100
