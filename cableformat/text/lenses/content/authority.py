"""Who classified the cable, and for which reasons.

Facts (content.md 1.8): the line names a person with a title, a section of the order and
the letters of its reasons, in some dozen spellings; transcriptions wrap it in the
middle of words (``Re`` / ``asons 1.`` / ``4 (b) a`` / ``nd (d)``).  Representation: the
reasons are found on a copy without blanks, from the end of the line; the words before
them are the classifier, as printed.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference
from cableformat._record import unchecked
from cableformat.model import ClassificationAuthority
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import (
    Block,
    Claim,
    Lens,
    labelled,
    labelled_line,
    wrap,
)
from cableformat.text.lenses.patterns import COLON, FLAGS, B
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

_authority = unchecked(ClassificationAuthority)

#: content.md 1.1: `(U)` before the label; typists give the line the telegram's marking.
MARKING: Final = r"\([ ]?(?:TS|SBU|LOU|[SCU])(?:/{1,2}(?:NF|NOFORN))?[ ]?\)"
_UNCLASSIFIED: Final = re.compile(r"\([ ]?U[ ]?\)", FLAGS).fullmatch

_JOIN: Final = r"(?:[().,/&;\[\]-]|AND|OR|THROUGH|THRU|TO)"
_LETTER: Final = r"(?!E\.?O\.?:?[0-9]|EXEC)[A-H]"
_ORDER: Final = r"(?:E\.?O\.?|EXECUTIVEORDER):?[0-9]{5}"
_END: Final = rf"[).\];,]*+(?:(?:OF|IN|UNDER)?{_ORDER})?\.?"
_PART: Final = r"(?:PARA(?:GRAPH)?S?|SECTIONS?|SEC\.?)?"
#: The section may be repeated before each letter; the model holds only one section.
_LETTERS: Final = (
    rf"{_JOIN}*+(?P<letters>{_LETTER}"
    rf"(?:{_JOIN}++(?:{_PART}(?P=section){_JOIN}*+)?{_LETTER})*+)"
)
_ONLY: Final = rf"{_JOIN}*+(?P<only>{_LETTER}(?:{_JOIN}++{_LETTER})*+)"
#: The end of a line without blanks: the word for reasons, the section, the letters.
_REASONS: Final = re.compile(
    rf"(?P<word>REASON(?:S|\(S\))?:?)(?:{_ORDER},?)?{_PART}"
    rf"(?:(?P<section>[0-9]\.[0-9]{{1,2}})(?:{_LETTERS})?|{_ONLY}){_END}",
    FLAGS,
).fullmatch
#: Without the word, a section that lists reasons, and letters (content.md 5).
_SECTION: Final = re.compile(
    rf"{_PART}(?P<section>1\.[345]){_LETTERS}{_END}", FLAGS
).fullmatch
_STARTS: Final = re.compile(
    rf"REASON(?=(?P<sure>(?:S|\(S\))?:?(?:{_ORDER},?)?{_PART}1\.[345])?)"
    rf"|(?P<section>{_PART}1\.[345])",
    FLAGS,
).finditer
_TOKENS: Final = re.compile(
    r"AND|OR|PARA(?:GRAPH)?S?|SEC(?:TIONS?)?|(?P<to>THROUGH|THRU|TO|-)"
    r"|(?P<letter>[A-H])",
    FLAGS,
).finditer
_STARTS_ANYWHERE: Final = re.compile("REASON", FLAGS).search
#: Signs in a classifier that reasons were not read.
_UNREAD: Final = re.compile(
    r"(?<![A-Z])REASON(?:S|\(S\))?(?![A-Z])|(?<![0-9.])1\.[45](?![0-9])", FLAGS
).search
_LEADS: Final = "|".join(
    "[ \t]*+".join(word) for word in ("FOR", "PER", "UNDER", "PURSUANTTO")
)
_LEAD: Final = re.compile(rf"(?<![A-Z])(?:{_LEADS})\Z", FLAGS).search
_JUNIOR: Final = re.compile(r"[ \t](?:JR|SR)\.\Z", FLAGS).search
#: The reasons are within so many characters of the end of the line.
_REACH: Final = 200


class AuthorityLens(Lens):
    """The authority line (content.md 1.8).

    Some telegrams number the line as their first paragraph: a number and ``(U)`` before
    the label are part of it.
    """

    kinds = (Kind.CLASSIFICATION_AUTHORITY,)
    above = "\n\n"
    one_line = False
    initials = "C1(R"

    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        known = reference.variant_pattern(reference.VariantKind.AUTHORITY_LABEL)
        word = rf"(?:CLASSIFIED{B}BY|(?P<misspelt>(?:{known}){B}BY))"
        return re.compile(
            rf"(?:1\.[ \t]*)?(?:(?P<marking>{MARKING})[ \t]*)?{word}"
            rf"(?:{COLON}(?:[ \t]*:)?|[ \t]*[.-](?=[ \t])|(?=[ \t]))[ \t]*"
            rf"(?:CLASSIFIED{B}BY(?:[ \t]*:|(?=[ \t]))[ \t]*)?(?P<rest>.*)",
            FLAGS | re.DOTALL,
        ).fullmatch

    _reason = re.compile(r"REASON(?:S|\(S\))?[ \t]*:", FLAGS).match
    #: The reasons alone, without a classifier.
    _alone = re.compile(
        r"(?P<rest>REASON(?:S|\(S\))?[ \t]*+:?[ \t]*+1\.[345](?![0-9]).*)"
        r"(?P<marking>(?!))?(?P<misspelt>(?!))?",
        FLAGS | re.DOTALL,
    ).fullmatch

    def shape(self, text: str) -> Any:
        return self._alone(text) if text[0] in "Rr" else self._line(text)

    @staticmethod
    def is_alone(match: re.Match[str]) -> bool:
        """Whether a line shows reasons alone, without a classifier."""
        return not match.start("rest")

    def clean_forms(self) -> Iterable[CleanForm]:
        letters = r"\([a-h]\)(?:(?: and |, | or )\([a-h]\))*"
        pattern = (
            r"Classified By: ([A-Z][A-Za-z .'/-]*[A-Za-z.])"
            rf", Reasons? (1\.[45]) ({letters})"
        )
        yield CleanForm("C", pattern, self.kinds, _clean_authority)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds if block.match["rest"] or block.lines[1:] else ()

    def goes_on(self, block: Block, line: Line) -> bool:
        # content.md 2.3: SMART prints the reasons on a line of their own.
        return not line.gap or self._reason(line.text) is not None

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, begin = Kind.CLASSIFICATION_AUTHORITY, block.match.start("rest")
        text = block.joined(begin)
        value = _authority(*split(text))
        claims = labelled(block, kind, begin, value)
        first = block.lines[0]
        if printed := block.match["misspelt"]:
            spans = [first.span(*block.match.span("misspelt"))]
            block.note("content.misspelt-label", printed, kind, spans)
        printed = block.match["marking"]
        if printed and not _UNCLASSIFIED(printed):
            spans = [first.span(*block.match.span("marking"))]
            block.note("content.marked-authority", printed, kind, spans)
        if value.classifier is not None and (found := _UNREAD(value.classifier)):
            spans = _place_of(found[0], block, begin)
            block.note("content.unread-reasons", found[0], kind, spans)
        return claims[1:] if not begin else claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return wrap(value.text, width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "Classified By: "


_LETTER_ALONE: Final = re.compile(r"[a-h](?=\))").findall


def _clean_authority(
    line: Line, _: Facts, classifier: str, section: str, letters: str
) -> list[Claim] | None:
    if _STARTS_ANYWHERE(classifier):
        return None
    value = _authority(classifier, section, tuple(_LETTER_ALONE(letters)))
    return labelled_line(line, Kind.CLASSIFICATION_AUTHORITY, 14, 15, value)


def split(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Classifier, section of the order and reasons in the words after the label."""
    floor = max(len(text) - _REACH, 0)
    places = [n for n in range(floor, len(text)) if text[n] not in " \t"]
    squeezed = "".join(text[n] for n in places)
    word_only = False
    for start in _STARTS(squeezed):
        # TREASON is not REASON.
        place = places[start.start()]
        if place and text[place - 1].isalpha() and start[0][0].isalpha():
            continue
        if word_only and start["section"]:
            continue
        found = _REASONS(squeezed, start.start()) or _SECTION(squeezed, start.start())
        if found is not None:
            groups = found.groupdict()
            reasons = _letters(groups["letters"] or groups.get("only") or "")
            classifier = text[: _before(text, place)] or None
            return classifier, groups["section"], reasons
        if start["sure"]:  # the rest is more than can be read
            break
        word_only = word_only or start["section"] is not None
    return text, None, ()


def _letters(printed: str) -> tuple[str, ...]:
    """The letters of the reasons; ``b-d`` and ``(b) through (d)`` are three."""
    letters: list[str] = []
    run = False
    for token in _TOKENS(printed.lower()):
        letter = token["letter"]
        if letter and run and letters:
            letters += map(chr, range(ord(letters[-1]) + 1, ord(letter)))
        letters += letter or ""
        run = token["to"] is not None or (run and letter is None)
    return tuple(letters)


def _place_of(printed: str, block: Block, begin: int) -> list[Span]:
    """The span of the words that were not read, or of all if a line end is in them."""
    for line in block.lines:
        place = line.text.find(printed, begin if line is block.lines[0] else 0)
        if place >= 0:
            return [line.span(place, place + len(printed))]
    return block.spans(begin)


def _before(text: str, place: int) -> int:
    """Where the words before the reasons begin that lead to them: `for`, a comma."""
    head = text[max(place - 40, 0) : place]
    kept = head.rstrip(BLANKS)
    if found := _LEAD(kept):
        kept = kept[: found.start()].rstrip(BLANKS)
    # Only one mark joins them: the period in `U.S., Reason` belongs to the classifier,
    # and so does that of `Jr.`.
    if kept[-1:] in (",", ".", ";", ":") and not _JUNIOR(kept):
        kept = kept[:-1].rstrip(BLANKS)
    return place - len(head) + len(kept)
