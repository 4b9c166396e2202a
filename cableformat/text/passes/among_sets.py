"""Where the lines of a military message may be: see `placement`.

The dialect's table names these functions beside its lenses; they only ask how far the
blocks have come, and what the text shows as a whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.furniture import Pattern, repeats
from cableformat.text.lenses.lens import BEFORE_TEXT, Zone
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lenses.sets.grammar import (
    KNOWN,
    LINEAR,
    ends_text,
    fields_of,
    is_ended,
    without_mark,
)
from cableformat.text.lenses.sets.surroundings import SECTION_BREAK, MailSubject
from cableformat.text.lenses.sets.survey import survey

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Block
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.progress import Progress

_OPENING: Final = Zone.OPENING
_ADDRESSED: Final = frozenset({Kind.ORIGINATOR, Kind.ACTION_ADDRESSEE})
_ABOVE_OFFICES: Final = frozenset(
    {
        Kind.CAPTION,
        Kind.PASSING_INSTRUCTION,
        Kind.OFFICE_ORIGINATOR,
        Kind.OFFICE_ACTION,
    }
)
_SETS: Final = (Kind.SET, Kind.REFERENCE, Kind.PARAGRAPH)
#: Sets of several fields, and how many show one within a text: fewer are rare
#: (military.md 2), and prose has slashes too.
_SEVERAL: Final = frozenset({"MSGID", "REF", "POC"})
_ENOUGH: Final = 3
#: So many lines above show how wide a text is (law 9).
_NEAR: Final = 20
_LABELLED: Final = re.compile(r"CLASSIFICATION[ \t]*:", FLAGS).match
_SEAM: Final = re.compile(SECTION_BREAK, FLAGS).fullmatch


def no_set_yet(progress: Progress) -> bool:
    """No line of sets or text was there."""
    return not any(map(progress.has, _SETS)) and Kind.SUBJECT not in progress.seen


def no_subject_yet(progress: Progress) -> bool:
    """A label shows the subject where no set does, above the text."""
    return not (progress.has(Kind.SUBJECT) or progress.has(Kind.PARAGRAPH))


def above_text(progress: Progress) -> bool:
    """The text has not begun."""
    return not progress.has(Kind.PARAGRAPH)


def among_offices(progress: Progress) -> bool:
    """The second block of addresses is below a heading that has addresses."""
    if progress.zone is Zone.ADDRESS:
        # Where BT was lost, a second originator begins it.
        seen = _ADDRESSED - progress.seen
        whole = all(map(progress.has, seen))
        # Below a second preamble the addresses are those of its heading.
        return whole and not (progress.readdressing or progress.has_open(Kind.PREAMBLE))
    passed, block = progress.has(Kind.PASSING_INSTRUCTION), progress.block
    if progress.zone is not _OPENING or (progress.late_address and not passed):
        return False
    above = progress.last_content if block is None else block.lens.kinds[0]
    going_on = block is not None and block.lens.kinds[0].section == "heading"
    if going_on or _ADDRESSED.isdisjoint(progress.seen):
        return False
    if not no_set_yet(progress):
        return above in _ABOVE_OFFICES
    broken = Kind.BREAK in progress.seen
    return broken or passed or progress.has(Kind.OFFICE_ORIGINATOR)


def mail_subject(match: Any, progress: Progress) -> MailSubject:
    """The subject of a mail, compared with what the message shows below it."""
    return MailSubject(match, survey(progress.marks.text))


def has_subject_set(progress: Progress) -> bool:
    """A subject above the text repeats the one that a set has."""
    return not progress.has(Kind.PARAGRAPH) and survey(progress.marks.text).has_subject


def no_series_yet(progress: Progress) -> bool:
    """A series is above the sets, or between them; the first is the message's."""
    return not (progress.has(Kind.SERIES) or progress.has(Kind.PARAGRAPH))


def parted(match: Any, progress: Progress) -> Any:
    """A set of fields is parted from free text by the mark of its end, or a blank line.

    The text above may lack that mark (military.md 1, T1).  Then the line shows the set:
    it begins where no wrapped text does, and has enough fields; where one is all that
    a set has, its own end mark.  Any other line is more of the text, which has slashes
    too (military.md 6).
    """
    line, block, name = progress.line, progress.block, match.identifier
    if progress.zone is not Zone.BODY or block is None or line.gap:
        return match
    above = block.lens.kinds[0] is Kind.PARAGRAPH and not is_ended(block.lines[-1].text)
    if not above or name not in LINEAR:
        return match
    text = without_mark(line.text)
    fields = fields_of(text[match.begin :])
    if name in _SEVERAL:
        shown = len(fields) >= _ENOUGH
    else:
        shown = bool(fields) and is_ended(line.text)
    return match if shown and _begins_apart(text, block) else None


def _begins_apart(text: str, block: Block) -> bool:
    """Whether a line begins where wrapped text does not break.

    Its first word has room on the line above; or it has no other word, as a set may.
    """
    first, blank, _ = text.partition(" ")
    if not blank:
        return True
    # A word alone may be over the width, and so may what follows an identifier.
    lines = block.lines[max(1, len(block.lines) - _NEAR) :]
    widths = [len(line.text) for line in lines if " " in line.text]
    return len(block.lines[-1].text) + 1 + len(first) <= max(len(text), *widths, 0)


def _ends(below: str) -> bool:
    """Whether no more of a text is below, but its end."""
    return not below or ends_text(below) is not None


def in_text(match: Any, progress: Progress) -> Any:
    """A set whose identifier is not known shows itself only among sets."""
    if match.identifier in KNOWN:
        return parted(match, progress)
    among = progress.zone is _OPENING and not no_set_yet(progress)
    return match if among else None


def opens_text(progress: Progress) -> bool:
    """A second BT is below the office codes: sets follow it."""
    text = progress.marks.text
    return progress.line.start < survey(text).first_set < len(text)


def first_remarks(match: Any, progress: Progress) -> Any:
    """Remarks begin the text; later ones begin a paragraph with a number only."""
    return match if match.number or not progress.has(Kind.PARAGRAPH) else None


# Furniture


def furniture(
    line: Line, progress: Progress, pattern: Pattern | None
) -> Pattern | None:
    """The pattern of a line within the text that is none of its words.

    `pattern` is what it is in any telegram.
    """
    text = line.text
    if progress.zone is not Zone.BODY:
        return pattern
    if text[0] in "UFSPuspf" and _SEAM(text):
        return Pattern.SECTION_BREAK
    if pattern is None and text[0] in "Cc" and _LABELLED(text):
        # Another level than the message's is no repetition.
        level, echo = text.partition(":")[2].strip(" \t/"), progress.echo
        same = not level or echo is None or repeats(level, echo)
        pattern = Pattern.CLASSIFICATION if same else None
    words = pattern is Pattern.CLASSIFICATION and not _at_break(line, progress)
    return None if words else pattern


def _at_break(line: Line, progress: Progress) -> bool:
    """Whether a level in the text is below its end, or between two sections.

    Prose names levels too, and a line may hold nothing else (military.md 5).
    """
    below, block = progress.following, progress.block
    if block is None or is_ended(block.lines[-1].text):
        return True
    if line.gap and _ends(below):
        return True
    sections = progress.at_break or _SEAM(below) is not None
    return sections or survey(progress.marks.text).collated


def repeated_level(match: Any, progress: Progress) -> Any:
    """A level alone repeats the line below, above the sets, that has the code too."""
    if progress.zone is Zone.CLOSED:
        return match if _LABELLED(progress.line.text) else None
    if not (match.level_alone and match.subject_code is None):
        return None
    echo = progress.echo
    if echo is not None and echo.level is match.level:
        return match
    below = survey(progress.marks.text).classified_below(progress.line.end)
    return match if below is match.level else None


def note(match: Any, progress: Progress) -> Any:
    """A precedence in words is above the heading."""
    routine = match.lastgroup == "routine"
    return None if routine and progress.zone not in BEFORE_TEXT else match
