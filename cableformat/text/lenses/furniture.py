"""Furniture: lines that belong to no element and match a named pattern.

Facts (content.md 2.1-2.2, wire.md 6): a page line repeats post and serial; the
classification is repeated at page breaks and under the text.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat import reference
from cableformat.routing import Precedence
from cableformat.routing.leaves import ROUTING_INDICATOR
from cableformat.text.lenses.level_line import DUPLICATE, LEVEL, read_line
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.reference_number import number_alone

if TYPE_CHECKING:
    from cableformat.model import ClassificationLine
    from cableformat.text.lenses.lens import Span


class Pattern(enum.Enum):
    """The name of a pattern of furniture."""

    #: ``ASTANA 00001774  002 OF 003`` (wire.md 6; content.md 8, V74)
    PAGE_LINE = "page line"
    #: ``PAGE 02        HARARE  03759  01 OF 03  111533Z`` (content.md 8, V75)
    OLD_PAGE_LINE = "old page line"
    #: ``PAGE 2 RBDTRQ 115B RESTRICTED`` (wire.md 6)
    STATION_PAGE_LINE = "page line of a station"
    #: ``NNNN`` of an earlier message, above the heading (wire.md 1.1)
    EARLIER_ENDING = "end of an earlier message"
    #: ``ROUTINE`` alone, above the format line 5 that says so (the corpus)
    PRECEDENCE = "precedence in words"
    #: ``RELEASED IN PART B1``, ``REVIEW AUTHORITY: ...``, a case's footer
    #: (content.md 2.4), a review's (content.md 2.2, Markings)
    RELEASE_STAMP = "stamp of a release"
    #: ``<< END OF DOCUMENT >>``, ``*** Current Classification ***`` (content.md 2.2)
    END_OF_DOCUMENT = "end of a document"
    #: ``TELEGRAM``, ``Department of State`` above the heading (the corpus)
    LETTERHEAD = "letterhead"
    #: ``SUBJ: CORK``, above the sets that have the subject (military.md 3)
    MAIL_SUBJECT = "subject of a mail"
    #: ``***THIS IS A 2 SECTION MESSAGE COLLATED BY DMDS***``, ``QQQQ``, ``ATTENTION
    #: INVITED TO`` (military.md 3)
    GATEWAY_NOTE = "note of a gateway"
    #: ``UNCLAS SECTION 2 OF 4`` within the text of a collated message (military.md 5)
    SECTION_BREAK = "break of a section"
    #: ``PAGE 01  BERGEN  00417  141105Z``, in one line or two (nara.md 3)
    CENTER_PAGE_LINE = "page line of the center"
    #: A line of nothing but ``¿``, where characters were lost (nara.md 6)
    REPLACEMENT = "lost characters"
    #: Page head and heading of a later section, which repeat the first (nara.md 9)
    SECTION_HEAD = "head of a later section"
    #: ``CONFIDENTIAL``, or the whole classification line, once more (content.md 1.10)
    CLASSIFICATION = "repeated classification line"
    #: ``SIPDIS``, or a label of the opening, once more at a page or a section, or below
    #: the signature
    OPENING = "repeated line of the opening"


PAGE: Final = re.compile(
    r"(?P<post>[^0-9\n]{1,40}?)[ \t]+(?P<serial>[0-9]{8})[ \t]+"
    r"(?P<page>[0-9]{3}(?:\.[0-9])?[ \t]+OF[ \t]+[0-9]{3})",
    FLAGS,
).fullmatch
OLD_PAGE: Final = re.compile(
    r"PAGE[ \t]+[0-9]{1,2}[ \t]+(?P<post>[A-Z][A-Z .]{1,14}?)[ \t]+"
    r"(?P<serial>[0-9]{4,6})(?:[ \t]+[0-9]{2}[ \t]+OF[ \t]+[0-9]{2})?"
    rf"(?:[ \t]+[0-9]{{6}}[ \t]?Z)?(?:[ \t]+{DUPLICATE})?",
    FLAGS,
).fullmatch
# wire.md 6: page, station, serial, classification, on a line of its own.
STATION_PAGE: Final = re.compile(
    rf"PAGE[ \t]+[0-9]{{1,2}}[ \t]+(?P<station>{ROUTING_INDICATOR.pattern})[ \t]?"
    r"(?P<number>[0-9]{1,6})[A-Z]?(?:[ \t]+(?P<marking>[A-Z][A-Z \t]*))?",
    FLAGS,
).fullmatch
#: content.md 2.4: stamps of releases under the act of 1966; OCR loses punctuation.
_RELEASE: Final = re.compile(
    r"(?:RELEASED?|DENIED)[ ]IN[ ](?:FULL|PART)(?:[ ,]+B[0-9].*)?"
    r"|REVIEW[ ]AUTHORITY:.*"
    rf"|(?:(?:{LEVEL})[ ]+)?U\.?S\.?[ ]+Department[ ]+of[ ]+State[ ]+Case[ ]+"
    r"No\.?[ ]+[A-Z]{0,2}-?[0-9]{4}-?[0-9]{5}[ ]+Doc[ ]+No\.?[ ]+[A-Z]?[0-9]{7,9}[ ]+"
    r"Date:?[ ]+[0-9/ ]{6,10}"
    r"|Declassified/Released[ ]+US[ ]+Department[ ]+of[ ]+State[ ]+EO[ ]+Systematic[ ]+"
    r"Review[ ]+[0-9]{1,2}[ ]+[A-Z]{3}[ ]+[0-9]{4}",
    FLAGS,
).fullmatch
_END_OF_DOCUMENT: Final = re.compile(
    r"(?:<<|&lt;&lt;)?[ ]*END[ ]OF[ ]DOCUMENT[ ]*(?:>>|&gt;&gt;)?"
    r"|\*{3}[ ]*Current[ ](?:Handling[ ]Restrictions|Classification)[ ]*\*{3}.*",
    FLAGS,
).fullmatch
_LETTERHEAD: Final = re.compile(
    r"(?:(?:Department[ ]of[ ]State|OUTGOING|INCOMING)[ ])?TELEGRAM(?:[ ][0-9]{1,6})?"
    r"|INCOMING|OUTGOING|Department[ ]of[ ]State"
    r"|Foreign[ ]Service[ ]of[ ]the[ ]United[ ]States[ ]of[ ]America",
    FLAGS,
).fullmatch
_OF_RECEIVER: Final = re.compile(r"Department[ ]of[ ]State[ ][0-9]+", FLAGS).fullmatch
#: The letters and signs with which these begin, and words of which they contain one.
STAMP_BEGINS: Final = frozenset("RDUCST*<&Erducste")
_STAMP_WORDS: Final = (
    "epartment of State",
    "DENIED IN",
    "REVIEW AUTHORITY",
    "END OF DOCUMENT",
    "*** Current",
)
#: RELEASED BY in a message is not a stamp.
_RELEASED: Final = re.compile(r"RELEASED?[ ]IN[ ]", FLAGS).search
_LONGEST_STAMP: Final = 160


def stamp(text: str) -> Pattern | None:
    """The pattern of an archive's stamp that a text follows, if any."""
    if len(text) > _LONGEST_STAMP:
        return None
    if text[0] in "*<&Ee":
        return Pattern.END_OF_DOCUMENT if _END_OF_DOCUMENT(text) else None
    return Pattern.RELEASE_STAMP if _RELEASE(text) else None


def holds_stamps(text: str) -> bool:
    """Whether a source may hold stamps of an archive; most hold none."""
    if any(map(text.__contains__, _STAMP_WORDS)):
        return True
    return "RELEASE" in text and _RELEASED(text) is not None


def letterhead(text: str) -> Pattern | None:
    """The pattern of a letterhead that a text follows, if any."""
    return Pattern.LETTERHEAD if _LETTERHEAD(text) else None


def of_receiver(text: str) -> bool:
    """Whether a text is the Department's letterhead with a telegram's running number.

    The letterhead names who received it, not whose number it is.
    """
    return _OF_RECEIVER(text) is not None


#: The characters with which a page line ends, and those with which others begin.
PAGE_LINE_ENDS: Final = frozenset("0123456789Zz")
PAGE_BEGINS: Final = frozenset({"PAGE ", "PAGE\t", "Page ", "page ", "page\t"})


#: The precedences that systems print in words above format line 5 (wire.md 1.6).
IN_WORDS: Final = {
    precedence.word: precedence
    for precedence in Precedence
    if precedence is not Precedence.NIACT_IMMEDIATE
}
# As in the lens of format line 5: blanks are lost, and some copies have the label DTG.
_PREAMBLE_BEGINS: Final = re.compile(
    "(?:DTG[ \t]*+:?+[ \t]*+)?([ZOPRYW])[ \t]*+(?:[ZOPRYW][ \t]*+)?[0-9]{6}"
).match
#: The letters with which such words begin.
WORD_LETTERS: Final = frozenset(word[0] for word in IN_WORDS)


def precedence_line(text: str, following: str) -> Pattern | None:
    """The pattern of a precedence in words, above the line that has its prosign."""
    precedence = IN_WORDS.get(text)
    if precedence is None:
        return None
    preamble = _PREAMBLE_BEGINS(following)
    same = preamble is not None and preamble[1] == precedence.prosign
    return Pattern.PRECEDENCE if same else None


@attrs.frozen(slots=True)
class Furniture:
    """A line of furniture: its span and the name of its pattern."""

    span: Span
    pattern: Pattern
    text: str


def page_line(text: str) -> Pattern | None:
    """The pattern of page line that a text follows, if any."""
    if len(text) > 90:
        return None
    if text[:5] in PAGE_BEGINS:
        if OLD_PAGE(text):
            return Pattern.OLD_PAGE_LINE
        if STATION_PAGE(text):
            return Pattern.STATION_PAGE_LINE
    # Most lines that end in a digit end in fewer than three.
    digits = text[-3:].isdecimal()
    return Pattern.PAGE_LINE if digits and PAGE(text) else None


#: A page line within a line, because copies lose the line ends around it.  Prose may
#: contain PAGE 2 and a number; the section, the time or a known post shows a page line.
_OLD_PAGE_WITHIN: Final = re.compile(
    r"(?<![^ \t])PAGE[ \t]++[0-9]{1,2}[ \t]++(?P<post>[A-Z]++(?:[ .][A-Z]++){0,2})"
    r"[ \t]++[0-9]{4,6}(?P<sure>(?:[ \t]++[0-9]{2}[ \t]++OF[ \t]++[0-9]{2})?+"
    r"(?:[ \t]++[0-9]{6}[ \t]?Z)?+)(?![^ \t])",
    FLAGS,
).finditer
_PAGE_WITHIN: Final = re.compile(
    r"(?<=[ \t])[0-9]{8}[ \t]++[0-9]{3}[ \t]++OF[ \t]++[0-9]{3}(?![^ \t])", re.ASCII
).finditer
# Station and serial in one word, which prose does not have.
_STATION_WITHIN: Final = re.compile(
    r"(?<![^ \t])PAGE[ \t]++[0-9]{1,2}[ \t]++R[A-Z]{4,7}[0-9]{4,6}"
    rf"(?:[ \t]++(?:{LEVEL})(?![^ \t]))?+(?![^ \t])",
    FLAGS,
).finditer
_POST_BEFORE: Final = re.compile(r"[A-Z][A-Z.' \t-]{1,39}\Z", re.ASCII).search


def may_hold_page_lines(text: str) -> bool:
    """Whether a text contains a sign of a page line, as a line or within one."""
    return "PAGE " in text or " OF 0" in text or "page " in text


def page_lines_within(text: str) -> list[Span]:
    """The spans of page lines within a line; empty for a line that is one."""
    if page_line(text):
        return []
    found = []
    for match in _OLD_PAGE_WITHIN(text):
        words = match["post"].upper().split(" ")
        if match["sure"] or reference.longest_post(words) == len(words):
            found.append(match.span())
    found += [match.span() for match in _STATION_WITHIN(text)]
    for match in _PAGE_WITHIN(text):
        before = _POST_BEFORE(text[max(0, match.start() - 40) : match.start()])
        words = [] if before is None else before[0].split()
        begin = match.start()
        for word in reversed(words[-(reference.longest_post(words) or 1) :]):
            begin = text.rindex(word, 0, begin)
        if words:
            found.append((begin, match.end()))
    return sorted(found)


def repeats(text: str, line: ClassificationLine) -> bool:
    """Whether a text repeats a classification line, completely or only its level."""
    if len(text) > 120:
        return False
    number = line.reference_number
    if line.level is None:
        alone = number_alone(text)
        return (
            alone is not None
            and number is not None
            and (
                alone[2].upper(),
                int(alone[3]),
            )
            == (number.post.upper(), int(number.serial))
        )
    parts = read_line(text)
    if parts is None or parts.level is not line.level:
        return False
    if parts.post is None:
        return parts.level_alone and parts.controls in ((), line.controls)
    return number is not None and (parts.post, parts.serial) == (
        number.post,
        number.serial,
    )
