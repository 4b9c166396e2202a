"""Furniture: lines that belong to no element, known by a named pattern.

Facts (content.md 2.1-2.2, wire.md 6): a page line repeats post and serial; the
classification is repeated at page breaks and under the text.  Law 10: furniture that
repeats an element is rewritten or removed when the element changes.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.routing import Precedence
from cableformat.routing._leaves import ROUTING_INDICATOR
from cableformat.text.lenses.level_line import (
    LEVEL,
    banner_written,
    level_written,
    number_alone,
    read_line,
)
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from cableformat.markings import Level
    from cableformat.model import Cable, ClassificationLine, ReferenceNumber
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
    #: ``CONFIDENTIAL``, or the whole classification line, once more (content.md 1.10)
    CLASSIFICATION = "repeated classification line"


_LONGEST_POST: Final = 40
_PAGE: Final = re.compile(
    r"(?P<post>[^0-9\n]{1,40}?)[ \t]+(?P<serial>[0-9]{8})[ \t]+"
    r"(?P<page>[0-9]{3}(?:\.[0-9])?[ \t]+OF[ \t]+[0-9]{3})",
    FLAGS,
).fullmatch
_OLD_PAGE: Final = re.compile(
    r"PAGE[ \t]+[0-9]{1,2}[ \t]+(?P<post>[A-Z][A-Z .]{1,14}?)[ \t]+"
    r"(?P<serial>[0-9]{4,6})(?:[ \t]+[0-9]{2}[ \t]+OF[ \t]+[0-9]{2})?"
    r"(?:[ \t]+[0-9]{6}[ \t]?Z)?",
    FLAGS,
).fullmatch
# wire.md 6: page, station, serial, classification, on a line of its own.
_STATION_PAGE: Final = re.compile(
    rf"PAGE[ \t]+[0-9]{{1,2}}[ \t]+(?P<station>{ROUTING_INDICATOR.pattern})[ \t]?"
    r"(?P<number>[0-9]{1,6})[A-Z]?(?:[ \t]+(?P<marking>[A-Z][A-Z \t]*))?",
    FLAGS,
).fullmatch
#: content.md 2.4: stamps of releases under the act of 1966; punctuation is lost in OCR.
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
    r"(?:OUTGOING[ ]|INCOMING[ ])?TELEGRAM|INCOMING|OUTGOING|Department[ ]of[ ]State"
    r"|Foreign[ ]Service[ ]of[ ]the[ ]United[ ]States[ ]of[ ]America",
    FLAGS,
).fullmatch
_OF_RECEIVER: Final = re.compile(r"Department[ ]of[ ]State[ ][0-9]+", FLAGS).fullmatch
#: The letters and signs with which these begin, and words one of which they hold.
STAMP_BEGINS: Final = frozenset("RDUCST*<&Erducste")
_STAMP_WORDS: Final = (
    "epartment of State",
    "RELEASE",
    "DENIED IN",
    "REVIEW AUTHORITY",
    "END OF DOCUMENT",
    "*** Current",
)
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
    return any(word in text for word in _STAMP_WORDS)


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
_IN_WORDS: Final = {
    precedence.word: precedence
    for precedence in Precedence
    if precedence is not Precedence.NIACT_IMMEDIATE
}
_PREAMBLE_BEGINS: Final = re.compile(
    "([ZOPRYW])[ \t]+(?:[ZOPRYW][ \t]+)?[0-9]{6}"
).match
#: The letters with which such words begin.
WORD_LETTERS: Final = frozenset(word[0] for word in _IN_WORDS)


def precedence_line(text: str, following: str) -> Pattern | None:
    """The pattern of a precedence in words, above the line that has its prosign."""
    precedence = _IN_WORDS.get(text)
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
        if _OLD_PAGE(text):
            return Pattern.OLD_PAGE_LINE
        if _STATION_PAGE(text):
            return Pattern.STATION_PAGE_LINE
    # Most lines that end in a digit end in fewer than its three.
    return Pattern.PAGE_LINE if text[-3:].isdigit() and _PAGE(text) else None


def repeats(text: str, line: ClassificationLine) -> bool:
    """Whether a text repeats a classification line, in whole or only its level."""
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


_OF_ARCHIVES: Final = (
    Pattern.RELEASE_STAMP,
    Pattern.END_OF_DOCUMENT,
    Pattern.LETTERHEAD,
)


def rewritten(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """What stands for a line of furniture in an edited telegram.

    `None` where the line goes: nothing may show what was removed (law 10).
    """
    if piece.pattern in (Pattern.EARLIER_ENDING, Pattern.PRECEDENCE):
        return _above_heading(piece, old, new)
    if piece.pattern in _OF_ARCHIVES:
        return piece.text  # what an archive says of a document, no element repeats
    if new.content is None and old.content is not None:
        return None
    return _in_content(piece, old, new)


def _in_content(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """What stands for a line that repeats some of the classification line."""
    before = None if old.content is None else old.content.classification_line
    after = None if new.content is None else new.content.classification_line
    if piece.pattern is Pattern.STATION_PAGE_LINE:
        same = _station(old) == _station(new) and _level(before) is _level(after)
        return piece.text if same else None
    if before == after or before is None:
        return piece.text
    if piece.pattern is Pattern.CLASSIFICATION:
        return None if after is None else _level_again(piece.text, before, after)
    return _page_again(piece.text, before.reference_number, after)


def _above_heading(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """What stands for a line above the heading; an earlier ending stays."""
    if piece.pattern is Pattern.EARLIER_ENDING:
        # Whose number it repeats, nobody knows; it goes with the one that it shows.
        shown = piece.text.removeprefix("#")
        return None if shown in _serials(old) - _serials(new) else piece.text
    action = _action(new)
    return piece.text if action is _action(old) else action and action.word


def _serials(cable: Cable) -> set[str | None]:
    sent = cable.transmission
    if sent is None:
        return set()
    station, ending = sent.calling_station, sent.ending
    return {
        None if station is None else station.station_serial_number,
        None if ending is None else ending.validation_number,
    }


def _station(cable: Cable) -> tuple[Any, ...]:
    """Where the telegram came from, as a page line shows it."""
    station = None if cable.transmission is None else cable.transmission.calling_station
    if station is None:
        return ()
    return station.routing_indicator, station.station_serial_number


def _action(cable: Cable) -> Precedence | None:
    """The precedence for action, as format line 5 shows it."""
    preamble = None if cable.heading is None else cable.heading.preamble
    pair = None if preamble is None else preamble.precedence
    return None if pair is None else pair.action


def _level(line: ClassificationLine | None) -> Level | None:
    return None if line is None else line.level


def _page_again(
    text: str, old: ReferenceNumber | None, line: ClassificationLine | None
) -> str | None:
    """A page line with the new reference number; only State's own form can show it."""
    new = None if line is None else line.reference_number
    match = _PAGE(text) or _OLD_PAGE(text)
    assert match is not None
    if old in (None, new) or not _shows(match, old):
        return text
    if new is None or "page" not in match.groupdict() or len(new.post) > _LONGEST_POST:
        return None
    return f"{new.post} {new.serial:>08}  {match['page']}"


def post_shown(piece: Furniture) -> str | None:
    """The post or the station that a page line shows; `None` for other furniture."""
    match = _PAGE(piece.text) or _OLD_PAGE(piece.text)
    if match is not None:
        return match["post"]
    match = _STATION_PAGE(piece.text)
    return None if match is None else match["station"]


def _shows(match: re.Match[str], number: ReferenceNumber | None) -> bool:
    """Whether a page line shows anything of a reference number."""
    return number is not None and (
        int(match["serial"]) == int(number.serial)
        or number.post.upper().startswith(match["post"].upper())
    )


def _level_again(
    text: str, old: ClassificationLine, new: ClassificationLine
) -> str | None:
    parts = read_line(text)
    if parts is None or parts.post is not None:
        return None
    if parts.level is not old.level:
        return text
    if new.level is None:
        return None
    if (old.level, parts.controls and old.controls) == (
        new.level,
        parts.controls and new.controls,
    ):
        return text
    if parts.controls:
        return banner_written(new)
    spaced = len(text) > len(old.level.word)
    return level_written(new.level, spaced=spaced)
